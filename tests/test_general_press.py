"""The general press, statistics and filings: subjects that nobody lists, places that are meant, and holders, in sentences of our own."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

SUBJECTS = {
    "before a verb": ("全国登记在册的个体工商户达 1.31 亿户。", {"1.31 亿户": {"subject": "个体工商户"}}),
    "before an adverb": ("“云眼”射电望远镜已发现脉冲星 412 颗。", {"412 颗": {"subject": "“云眼”射电望远镜"}}),
    "before the verb of an object": (
        "江州海关查获走私案件 48 起，案值 2.6 亿元。",
        {"48 起": {"subject": "江州海关"}, "2.6 亿元": {"subject": "江州海关"}},
    ),
    "an event": ("第三届江海博览展累计意向成交 62 亿元。", {"62 亿元": {"subject": "第三届江海博览展"}}),
    "a station": ("江州东站日均发送旅客 4.3 万人次。", {"4.3 万人次": {"subject": "江州东站", "metric": "visits"}}),
    "works": (
        "江海高速全长 142 公里，总投资 96 亿元。",
        {"142 公里": {"subject": "江海高速"}, "96 亿元": {"subject": "江海高速", "metric": "investment"}},
    ),
    "a harvest": (
        "今年夏粮收购累计超过 2100 万吨，其中油菜籽 130 万吨。",
        {"2100 万吨": {"subject": "夏粮"}, "130 万吨": {"subject": "油菜籽"}},
    ),
    "a list that leaves the verb out": (
        "其中铁路客运量 3200 万人次，公路 4.1 亿人次。",
        {"3200 万人次": {"subject": "铁路"}, "4.1 亿人次": {"subject": "公路"}},
    ),
    "parts of an index": (
        "2 月全国居民消费价格同比下降 0.8%。其中，食品价格下降 1.2%，鲜菜价格上涨 3.6%。",
        {
            "0.8%": {"subject": "中国", "metric": "price_index"},
            "1.2%": {"subject": "食品", "metric": "price_index", "period": "2025-02-01..2025-02-28"},
            "3.6%": {"subject": "鲜菜", "metric": "price_index", "period": "2025-02-01..2025-02-28"},
        },
    ),
    "what the country alone names so": (
        "3 月份，社会消费品零售总额 3.86 万亿元。",
        {"3.86 万亿元": {"subject": "中国", "metric": "revenue"}},
    ),
    "the country of the body that counts": (
        "国家能源局：1 月全社会用电量 7213 亿千瓦时，其中，第一产业用电量 96 亿千瓦时。",
        {
            "7213 亿千瓦时": {"subject": "中国", "metric": "energy_consumption", "period": "2025-01-01..2025-01-31"},
            "96 亿千瓦时": {"subject": "第一产业", "period": "2025-01-01..2025-01-31"},
        },
    ),
    "the country in the body's name": ("美国劳工部公布，2 月 CPI 同比上涨 2.9%。", {"2.9%": {"subject": "美国"}}),
    "a rate of a bank that decides it": ("欧洲央行将主要利率下调 25 个基点。", {"25 个基点": {"subject": "欧洲央行"}}),
    "guests whom a country takes in": (
        "今年前两个月海岳国累计接待中国游客超过 31 万人次。",
        {"31 万人次": {"metric": "visits"}},
    ),
    "a town's bank": ("湖州银行去年净利润 12.4 亿元。", {"12.4 亿元": {"subject": "湖州银行", "metric": "net_profit"}}),
    "no value that is told beside another": (
        "英国 1 月失业率为 4.4%，前值 4.3%。",
        {"4.4%": {"subject": "英国"}, "4.3%": {"subject": "英国"}},
    ),
    "what is counted, where nobody has it": ("新财年将发行 50 个项目。", {"50 个": {"subject": "项目"}}),
    "what is counted, up to its head": ("上半年有 99 家企业销售费用下降。", {"99 家": {"subject": "企业"}}),
    "things that are counted one after another": (
        "截至 2024 年底，湿地公园超过 900 个，湿地学校 281 家。",
        {"900 个": {"subject": "湿地公园"}, "281 家": {"subject": "湿地学校"}},
    ),
    "an industry's use of energy": (
        "江州市能源局数据显示，2 月采矿业电力消费 3.1 亿千瓦时，同比增长 4.2%。",
        {
            "3.1 亿千瓦时": {"subject": "采矿业", "metric": "energy_consumption"},
            "4.2%": {"metric": "energy_consumption"},
        },
    ),
    "a generation": ("00 后对二线城市的偏好比例提升 8 个百分点。", {"8 个百分点": {"metric": "ratio"}}),
    "nobody who only speaks of a market": (
        "机构预计 2026 年全球市场规模可到 60 亿美元。",
        {"60 亿美元": {"subject": "全球", "modality": "forecast"}},
    ),
    "no word for another market": ("云岚科技涨 2%，全市场成交额 1.2 万亿元。", {"2%": {"subject": "云岚科技"}}),
}

PLACES = {
    "of the rank that is named": (
        "浙江省统计局发布的数据显示，前两个月，全省进出口总值 8300 亿元。",
        {"8300 亿元": {"subject": "浙江", "speaker": "浙江省统计局"}},
    ),
    "the seat of a body": (
        "记者从江州市统计局获悉，1—2 月全市新增就业 1.4 万人，城镇调查失业率为 5.2%。",
        {"1.4 万人": {"subject": "江州市"}, "5.2%": {"subject": "江州市", "speaker": "江州市统计局"}},
    ),
    "none that was named": ("目前，该省共有国家级高新区 7 家。", {"7 家": {"subject": "该省"}}),
    "not what a share is of": ("东部地区增加值占全省的 62%。", {"62%": {"subject": "东部地区"}}),
    "the country that the body which tells is of": (
        "受挪威停电影响，铝价上涨。据土耳其统计局公布，该国 5 月失业率为 9.4%。",
        {"9.4%": {"subject": "土耳其"}},
    ),
    "a country whose name does not say that it is one": (
        "越南制造业回暖。该国一季度出口增长 5%。",
        {"5%": {"subject": "越南"}},
    ),
    "no country that is a province": (
        "越南制造业回暖，广东订单外流。该国一季度出口增长 5%。",
        {"5%": {"subject": "越南"}},
    ),
    "a company's part": ("云岚科技在浙江新开门店 20 家，全省门店达 90 家。", {"90 家": {"subject": "云岚科技"}}),
}

COUNTIES = {
    "by its full name": ("湖南江华瑶族自治县去年接待游客 210 万人次。", {"210 万人次": {"subject": "江华瑶族自治县"}}),
    "behind its city": ("成都武侯区新增企业 1.2 万户。", {"1.2 万户": {"subject": "武侯区", "subject_type": "PLACE"}}),
    "a prefecture": ("黔东南州去年茶叶产量 8.6 万吨。", {"8.6 万吨": {"subject_type": "PLACE", "subject": "黔东南"}}),
    "not a region": ("华东地区去年茶叶产量 18 万吨。", {"18 万吨": {"subject": "华东"}}),
    "none in a common word": ("高新区税收占全市的 40%。", {"40%": {"subject_type": "OTHER", "subject": "高新区"}}),
}

SALES = {
    "homes": (
        "上周新房成交 3120 套，成交额 152 亿元。",
        {"3120 套": {"metric": "sales_volume"}, "152 亿元": {"metric": "trading_volume"}},
    ),
    "shares": ("云岚科技全天成交量 3200 万股。", {"3200 万股": {"metric": "trading_volume"}}),
}

SINGLED_OUT = {
    "who has the most": (
        "本周卖得最快的楼盘是云岸，售出 73 套，销售额 4.6 亿元。",
        {"73 套": {"subject": "云岸"}, "4.6 亿元": {"subject": "云岸"}},
    ),
    "who is next": ("销量最高的车型是云鲸，其次是海鸥，为 2.8 万辆。", {"2.8 万辆": {"subject": "海鸥"}}),
    "a count of them": (
        "去年，六家券商营业收入达 741 亿元，同比增长 8.3%。",
        {"741 亿元": {"subject": "六家券商"}, "8.3%": {"subject": "六家券商"}},
    ),
    "the goods of a contract": (
        "螺纹钢期货走强，主力合约报每吨 3120 元，涨幅 1.3%。",
        {"3120 元": {"subject": "螺纹钢", "metric": "price"}, "1.3%": {"subject": "螺纹钢"}},
    ),
}

HOLDERS = {
    "of shares that are pledged": (
        "江北电气公告，控股股东江北控股将其持有的 3200 万股办理了质押，占其所持股份的 28.4%，占公司总股本的 5.6%。",
        {
            "3200 万股": {"subject": "江北控股", "metric": "shares"},
            "28.4%": {"subject": "江北控股", "metric": "ratio"},
            "5.6%": {"subject": "江北控股", "metric": "stake"},
        },
    ),
    "a person": (
        "江北电气公告，持股 5% 以上股东王岚清女士计划减持不超过 370 万股，占公司总股本的 1.4%。",
        {"370 万股": {"subject": "王岚清"}, "1.4%": {"subject": "王岚清"}},
    ),
    "who is fined": (
        "东岭药业公告，证监局对董事长赵海给予警告，并处以 60 万元罚款。",
        {"60 万元": {"subject": "赵海", "metric": "fine"}},
    ),
    "an unknown one who is fined": ("监管总局对某平台企业处以罚款 1.2 亿元。", {"1.2 亿元": {"subject": "某平台企业"}}),
}

FIGURES = {
    "one unit of a rate": ("日元跌至 1 美元兑 152 日元。", {"152 日元": {"metric": "exchange_rate"}}),
    "a share's move in money": (
        "台积电上涨 10 元，收 931 元。",
        {"10 元": {"metric": "share_price", "direction": "increase"}, "931 元": {"metric": "share_price"}},
    ),
    "a cash flow": ("云岚科技经营性现金流净流出 8.2 亿元。", {"8.2 亿元": {"metric": "cash_flow"}}),
    "what exceeds an income": ("海岳国旅游收入超 2.3 亿泰铢。", {"2.3 亿泰铢": {"metric": "revenue"}}),
    "a feast with gold in its name": (
        "全国零售企业销售额 6780 亿元，比去年春节黄金周增长 11%。",
        {"11%": {"subject": "全国零售企业", "metric": "revenue"}},
    ),
    "a sum behind one of a share": (
        "云岚银行每股盈余 0.78 元，放款余额 1.2 亿元。",
        {"0.78 元": {"metric": "eps"}, "1.2 亿元": {"metric": "amount"}},
    ),
    "a price before a weekday": (
        "国际金价周五收涨 1.3%，报每盎司 2348 美元。",
        {"1.3%": {"subject": "国际金价", "metric": "price"}, "2348 美元": {"subject": "国际金价", "metric": "price"}},
    ),
}

PERIODS = {
    "not when something was founded": (
        "江州大学创办于 1952 年，学校现有教职工 2100 人。",
        {"2100 人": {"period": ".."}},
    ),
    "not the year in a meeting's name": (
        "云岚科技 2024 年第一次临时股东大会通过回购方案，拟回购不低于 5000 万元股份。",
        {"5000 万元": {"period": ".."}},
    ),
    "a quarter that ends on a day": (
        "云岚集团公布截至 12 月止首财季业绩，收入 32 亿元。",
        {"32 亿元": {"period": "2024-10-01..2024-12-31"}},
    ),
    "a period of listed companies is not to come": (
        "去年下半年已过。上半年，42 家上市公司净利润 1.1 万亿元。",
        {"1.1 万亿元": {"modality": "actual"}},
    ),
    "the year whose end was told of": (
        "截至 2023 年末，云岚银行资产总额 865 亿元。全年实现营业收入 18.6 亿元。",
        {"18.6 亿元": {"period": "2023-01-01..2023-12-31"}},
    ),
}

BODIES = {
    "a train that carries containers": (
        "上月，江海通道联运班列运送集装箱货物 1.3 万标箱。",
        {"1.3 万标箱": {"subject": "江海通道联运班列", "metric": "shipments"}},
    ),
    "a body that looks after a kind of people": (
        "海岳国消费者厅收到 240 份投诉。",
        {"240 份": {"subject": "海岳国消费者厅"}},
    ),
    "one of a country that is known": (
        "英国消费者厅约谈了 35 家生产商。",
        {"35 家": {"subject": "英国消费者厅", "metric": "count"}},
    ),
}
RANKS = {
    "who has become another's": (
        "云岚科技已成为北辰股份的第二大客户，仅次于南山公司。",
        {"第二": {"subject": "云岚科技", "metric": "rank"}},
    ),
    "a part that is a company's": ("肿瘤药是云岚医药的第一大业务。", {"第一": {"subject": "肿瘤药", "metric": "rank"}}),
    "what nobody lists": ("水电成为江州第一大电源。", {"第一": {"subject": "水电", "metric": "rank"}}),
    "a place among another's": ("江州重回云国第一大贸易伙伴。", {"第一": {"subject": "江州", "metric": "rank"}}),
}

CASES = {**BODIES, **RANKS, **SUBJECTS, **PLACES, **COUNTIES, **SALES, **SINGLED_OUT, **HOLDERS, **FIGURES, **PERIODS}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_wording(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "figure"), [("公司建成 12 英寸晶圆产线，年产 3 万片。", "12 英寸"), ("1 美元兑 152 日元。", "1 美元")]
)
def test_what_only_names_something_is_no_fact(text, figure):
    assert figure not in [fact.text for fact in extract(text, published=PUBLISHED)]


def test_a_sentence_that_opens_a_paragraph_with_a_time_sets_it():
    text = "今年以来，茶价平稳。\n\n去年第四季度，各地茶园采摘结束。浙江茶叶产量 3.2 万吨。"
    (fact,) = extract(text, published=PUBLISHED)
    assert (str(fact.period_start), str(fact.period_end)) == ("2024-10-01", "2024-12-31")


def test_an_assumed_country_is_flagged():
    (fact,) = extract("3 月份，社会消费品零售总额 3.86 万亿元。", published=PUBLISHED)
    assert "subject_assumed" in fact.flags
    assert fact.subject_text == "社会消费品零售总额"


def test_a_body_in_traditional_script_is_not_the_mainlands():
    (taiwan,) = extract("央行公布，5月底外匯存底 5712 億美元。", published=PUBLISHED)
    (mainland,) = extract("央行公布，5月末外汇储备 5712 亿美元。", published=PUBLISHED)
    assert (taiwan.speaker, mainland.speaker) == ("央行", "中国人民银行")


def test_a_site_that_opens_with_a_day_is_the_outlet():
    text = "江湾网2月28日，云岚股份（002999）发布年报，公司实现营业收入 7.58 亿元。"
    (fact,) = extract(text, published=PUBLISHED)
    assert fact.subject == "云岚股份"


def test_a_company_that_is_listed_in_taiwan_from_elsewhere():
    (fact, *_) = extract("桓宇-KY公布7月營收12.6億元，月增8%。", published=PUBLISHED)
    assert fact.subject == "桓宇-KY"
