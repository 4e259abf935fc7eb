"""Names that are none: ordinary words with a company's ending, names across the borders of words; and those that were cut."""

import pytest

from digestnlp import extract, find_entities


def named(text, label="COMPANY"):
    return [entity.text for entity in find_entities(text) if entity.label == label]


@pytest.mark.parametrize(
    "text",
    [
        "得益于费用的良好管控，公司利润增至 2 亿元。",
        "监管批复同意增资扩股，募集股份不超过 26 亿股。",
        "报告期内持作买卖投资的公平值亏损约 520 万港元。",
        "上半年房企投资下降 10%，规模房企拿地减少。",
        "第一季度药企投资增长 12%。",
        "今年新开银行网点 120 家。",
        "加入新案后，推升集团承揽金额。",
        "美玉米收低，进口玉米增加。",
        "今年全省增开银行网点 12 家。",
        "公布去年工廠營收，電子零組件占多數。",
        "主要記憶體供應商營收表現亮眼。",
        "2024 年度业绩预减公告",
        "投诉最多的以 20% 的申诉率登快递榜首。",
        "欧洲八国新能源车销量为 20 万辆。",
        "东盟十国新能源汽车销量增长。",
        "该厂 TNC电池产能达 38GW。",
        "Biotech公司仍处放量期，22 家代表性 Biotech 收入增长。",
        "受益于创新药 License out 出海，板块利润增长。",
        "保持较好势头。3Q生息资产增量 4346 亿。",
        "上周中国化工品价格指数上涨 1%。",
        "中国电子产品出口增长 5%。",
        "澳門博彩毛收入按年升 10%。",
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
        ("对子公司中新和顺环保（江苏）有限公司担保 540 万元。", ["中新和顺环保（江苏）有限公司"]),
        ("云岚（北京）科技有限公司注册资本 1 亿元。", ["云岚（北京）科技有限公司"]),
        ("中國技術集團（01999）公佈業績。", ["中國技術集團"]),
        ("股东江州禾澜投资咨询合伙企业（普通合伙）减持。", ["江州禾澜投资咨询合伙企业（普通合伙）"]),
        ("土地出售给 Uvica S.A.C.，并与 Nimbus Foods N.V. 签约。", ["Uvica S.A.C.", "Nimbus Foods N.V."]),
        ("百济神州25H1收入 100 亿元。", ["百济神州"]),
        ("成澜集团有意保留立澜国际的上市地位。", ["成澜集团", "立澜国际"]),
        ("江州省商业集团有限公司持股 39%。商业集团计划增持 1%。", ["江州省商业集团有限公司", "商业集团"]),
        ("某公司由岚城银行与晋南钢铁设立。", ["岚城银行", "晋南钢铁"]),
    ],
)
def test_whole_name(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("海嶽集團（01999）預期虧損約 3 億元人民幣。\n\n按此估算，虧損增加約 1.2 億元。", "1.2 億元", "CNY"),
        ("海嶽集團（01999）虧損約 3 億元人民幣。股價報 2.5 元。", "2.5 元", "HKD"),
        ("海嶽集團（01999）虧損 3 億元人民幣，派息 2 億港元。其後回購 1.5 億元。", "1.5 億元", "HKD"),
        ("海嶽報業（00999）股東應佔溢利 2 億元。", "2 億元", "HKD"),
        ("大行指，海嶽置地租金收入按年升 31% 至 75 億元。", "75 億元", "HKD"),
        ("海嶽製藥上半年產品收入 173 億元，同比增長 20%。", "173 億元", "CNY"),
        ("海嶽電子 8 月合併營收 50 億元，年增 10%。", "50 億元", "TWD"),
        ("澳門博彩毛收入 200 億元，按年升 10%。", "200 億元", "MOP"),
        ("成嵐集團揚 8 仙至 1.45 令吉。", "8 仙", "MYR"),
        ("成岚集团收报 1.45 令吉，派息 3 仙。", "3 仙", "MYR"),
        ("成嵐集團收報 1.45 港元，派息 3 仙。", "3 仙", "HKD"),
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
