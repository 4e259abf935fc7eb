"""Names that are none: ordinary words with a company's ending, names across the borders of words; and those that were cut."""

import pytest

from digestnlp import extract, find_entities, load_rules
from digestnlp.entities.finder import EntityFinder
from digestnlp.segment import word_borders


def named(text, label="COMPANY", tagger="builtin"):
    return [entity.text for entity in find_entities(text, tagger=tagger) if entity.label == label]


@pytest.mark.parametrize(
    "text",
    [
        "靠着成本的良好管控，公司利润增至 3 亿元。",
        "监管机构核准，募集股份上限为 8 亿股。",
        "期内持作买卖投资亏损 310 万港元。",
        "上半年房企投资下降 10%，规模房企拿地减少。",
        "第一季度药企投资增长 12%。",
        "今年新开银行网点 120 家。",
        "新案入账后，推升集团承揽金额。",
        "美大豆走低，美玉米到港量增加。",
        "今年全省增开银行网点 12 家。",
        "公布去年工廠營收，電子零組件占多數。",
        "主要記憶體供應商營收表現亮眼。",
        "2022 年度业绩预亏公告",
        "该公司以三成的差评率登快递榜首。",
        "中东六国新能源车增长 20%。",
        "东盟十国新能源汽车销量增长。",
        "该厂 TNC电池产能达 38GW。",
        "多数 Biotech公司亏损，头部 Biotech 收入增长。",
        "今年药企 License out 金额增长。",
        "息差企稳。3Q生息资产增加 2100 亿。",
        "上周中国化工品价格指数上涨 1%。",
        "中国电子产品出口增长 5%。",
        "公司有望顺利完成目标，公司顺利实现任务。",
        "与多方资本签署协议。",
        "新增光伏装机增长，户用光伏占比 30%。",
        "广告业务约占集团收入 9%。",
        "新款 QD-MiniLED电视售价下降。",
        "澳門博彩毛收入按年升 10%。",
        "公司开展铁海联运业务，收入增长 10%。",
        "新车成为拉动汽车出口的核心动力。",
        "由于尚未证实此事，公司没有回应。",
        "■中秋·交通",
    ],
)
def test_no_company(text):
    assert named(text) == []
    assert named(text, "PERSON") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中国化工宣布投资 20 亿元。", ["中国化工"]),
        ("海岚股份（000123.SZ）、鸿澜兴业（002999.SZ）涨停。", ["海岚股份", "鸿澜兴业"]),
        ("为子公司岚新和顺水务（四川）有限公司担保 310 万元。", ["岚新和顺水务（四川）有限公司"]),
        ("云岚（北京）科技有限公司注册资本 1 亿元。", ["云岚（北京）科技有限公司"]),
        ("中國設備集團（01999）公佈業績。", ["中國設備集團"]),
        ("股东江州澜启企业管理合伙企业（普通合伙）减持。", ["江州澜启企业管理合伙企业（普通合伙）"]),
        ("矿山卖给 Orvanta S.A.C.，并与 Nimbus Foods N.V. 签约。", ["Orvanta S.A.C.", "Nimbus Foods N.V."]),
        ("Nimbus Technology (Shanghai) Co., Ltd. 出资 2 亿元。", ["Nimbus Technology (Shanghai) Co., Ltd."]),
        ("百济神州24H2收入 100 亿元。", ["百济神州"]),
        ("海澜集团打算保留岚岳国际。", ["海澜集团", "岚岳国际"]),
        ("江州省物资集团有限公司持股 22%。物资集团打算增持。", ["江州省物资集团有限公司", "物资集团"]),
        ("天澜证券股份有限公司持有岚港期货 38% 股权。", ["天澜证券股份有限公司", "岚港期货"]),
        ("大股东方新澜控股持股 20%。", ["新澜控股"]),
        ("中信证券股份有限公司持有 3% 股份。", ["中信证券股份有限公司"]),
        ("海岚纸业股份有限公司（下称海岚股份或公司）股东减持。", ["海岚纸业股份有限公司", "海岚股份"]),
        ("某公司由岚城银行与晋南钢铁设立。", ["岚城银行", "晋南钢铁"]),
    ],
)
def test_whole_name(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("據海山指，沙田第二城6座高層C室以386萬元易手。", ["沙田第二城"]),
        ("屋苑方面，嵐海花園月內錄5宗成交。", ["嵐海花園"]),
        ("樓價方面，當中嵐逸華庭交投量增至9宗。", ["嵐逸華庭"]),
        ("嵐湖居3座中層B室，呎價8,120元。", ["嵐湖居"]),
        ("嵐港城及嵐福新邨上周分別錄得7宗及2宗交投。", ["嵐港城", "嵐福新邨"]),
        ("呎價最貴為北角嵐福園C座，達兩萬元。", ["北角嵐福園"]),
        ("全區12個大型屋苑本周錄31宗交投，指標屋苑呎價上升。", []),
        ("全城呎價上升2%，私人大廈單位易手。", []),
        ("这座商业中心成交 14 宗。", []),
    ],
)
def test_estate(text, names):
    assert named(text, "PRODUCT") == names


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("海嶽集團（01999）預期虧損約 3 億元人民幣。\n\n按此估算，虧損增加約 1.2 億元。", "1.2 億元", "CNY"),
        ("海嶽集團（01999）虧損約 3 億元人民幣。股價報 2.5 元。", "2.5 元", "HKD"),
        ("海嶽集團（01999）虧損 3 億元人民幣，派息 2 億港元。其後回購 1.5 億元。", "1.5 億元", "HKD"),
        ("海嶽報業（00999）股東應佔溢利 2 億元。", "2 億元", "HKD"),
        ("大行指，海嶽置地銷售額按年跌 4% 至 62 億元。", "62 億元", "HKD"),
        ("海嶽製藥上半年產品收入 146 億元，同比增長 20%。", "146 億元", "CNY"),
        ("海嶽證券表示，A股成交額 1.2 萬億元，港股成交 1200 億元。", "1.2 萬億元", "CNY"),
        ("海嶽證券表示，A股成交額 1.2 萬億元，港股成交 1200 億元。", "1200 億元", "HKD"),
        ("中國央行今日投放 1000 億元。", "1000 億元", "CNY"),
        ("海嶽電子 8 月合併營收 50 億元，年增 10%。", "50 億元", "TWD"),
        ("澳門博彩毛收入 200 億元，按年升 10%。", "200 億元", "MOP"),
        ("海嶽實業跌 6 仙至 2.31 令吉。", "6 仙", "MYR"),
        ("海岳实业报 2.31 令吉，派息 4 仙。", "4 仙", "MYR"),
        ("海嶽實業報 2.31 港元，派息 4 仙。", "4 仙", "HKD"),
    ],
)
def test_currency(text, figure, unit):
    found = {fact.text: fact.unit for fact in extract(text, published="2024-09-13")}
    assert found[figure] == unit


@pytest.mark.parametrize(
    ("text", "subject"),
    [("上周 CCPI 上涨 1.5%。", "CCPI"), ("8 月 CPI 同比上涨 1.5%。", "CPI")],
)
def test_index_by_its_whole_name(text, subject):
    assert [fact.subject for fact in extract(text, published="2024-09-13")] == [subject]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("虽然云岚科技净利润下滑 3%", "云岚科技"),
        ("尽管云岚科技净利润下滑 3%", "云岚科技"),
        ("既然云岚科技提价", "云岚科技"),
    ],
)
def test_what_joins_clauses_opens_no_name(text, name):
    assert named(text) == [name]


@pytest.mark.parametrize("name", ["北京消协", "上海消保委", "四川省消委会", "江州市消协"])
def test_bodies_that_look_after_consumers(name):
    assert named(f"{name}通报了 12 款电水壶。", "ORG") == [name]


@pytest.mark.parametrize(
    ("text", "looks_alike"),
    [
        ("几家老厂转做船舶，今年利润翻倍。", "老厂转做船舶"),
    ],
)
def test_words_that_the_tagger_takes_for_no_name_are_no_company(text, looks_alike):
    assert named(text, tagger=None) == [looks_alike]
    assert named(text) == []


def test_another_tagger_may_overlook_companies():
    text = "几家老厂转做船舶，今年利润翻倍。"
    finder = EntityFinder(load_rules(), word_borders, lambda texts: [[] for _ in texts])
    assert [entity.text for entity in finder.find(text)] == ["老厂转做船舶"]


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("目前，该省共有国家级高新区 7 家。", "PLACE", []),
        ("江州市的国家级高新区有 7 家。", "PLACE", ["江州市"]),
        ("7 月海岳国公布数据。中国原油产量增长 3%。", "PLACE", ["海岳国", "中国"]),
        ("7 月海岳国公布数据。中国原油产量增长 3%。", "COMPANY", []),
        ("公司推出名为“Pro 计划”的订阅，每月 99 元。", "PRODUCT", []),
        ("公司推出云岚 S3 Pro，售价 3999 元。", "PRODUCT", ["云岚 S3 Pro"]),
    ],
)
def test_kinds_of_zones_countries_and_words_of_models(text, label, names):
    assert named(text, label) == names
