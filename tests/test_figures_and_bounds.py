"""What is a figure, of which unit and how bounded, and how real it is: families of sentences of the press, with counters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from digestnlp import extract, find_quantities

PUBLISHED = date(2024, 9, 13)
# Text → the quantities of it: span, value and unit.
FIGURES = {
    # rates whose bounds both say what they are for; a change and its level are no range
    "每股收益0.1元/股至0.4元/股，煤价800元/吨—850元/吨。": [
        ("0.1元/股至0.4元/股", "0.1", "CNY/股"),
        ("800元/吨—850元/吨", "800", "CNY/t"),
    ],
    "预计每股盈利0.2元/股-0.35元/股。": [("0.2元/股-0.35元/股", "0.2", "CNY/股")],
    "每股收益-0.4元/股至-0.2元/股。": [("-0.4元/股至-0.2元/股", "-0.4", "CNY/股")],
    "票价上调0.5元/公里至3元/公里。": [("0.5元/公里", "0.5", "CNY/km"), ("3元/公里", "3", "CNY/km")],
    # a quote is no change, and its bounds are a range's; a cut of a price and the price that it leads to are none
    "紫铜现货报价5.1万元/吨至5.2万元/吨，锡报25万元/吨至26万元/吨。": [
        ("5.1万元/吨至5.2万元/吨", "51000", "CNY/t"),
        ("25万元/吨至26万元/吨", "250000", "CNY/t"),
    ],
    "星原X9售价10万元至25万元，降价2万元至18.98万元。": [
        ("10万元至25万元", "100000", "CNY"),
        ("2万元", "20000", "CNY"),
        ("18.98万元", "189800", "CNY"),
    ],
    # points in capitals, 上 of a verb, seats in rows, cases and prices from which on
    "毛利率提升3PCT至31%。": [("3PCT", "3", "pp"), ("31%", "31", "%")],
    "市占率站上百分之三十，股价站上百元，有上百家门店。": [
        ("百分之三十", "30", "%"),
        ("百元", "100", "CNY"),
        ("上百家", "100", "家"),
    ],
    "采用2+2+3座位布局，售价7.5万元。": [("7.5万元", "75000", "CNY")],
    "已披露金额融资事件41起，月租金3999起。": [("41起", "41", "起"), ("3999起", "3999", None)],
    # more than so much, and what is compared with
    "分红达到1500万元+，订单1.2万辆+。": [("1500万元+", "15000000", "CNY"), ("1.2万辆+", "12000", "辆")],
    "补贴3000元+500元。": [("3000元", "3000", "CNY"), ("+500元", "500", "CNY")],
    "销量比去年的46.9万辆多。": [("46.9万辆", "469000", "辆")],
    "销量比去年的46.9万多辆少。": [("46.9万多辆", "469000", "辆")],
    # spans that only say of which days a measure is, and streaks
    "海晶币24小时交易量达215亿美元，海晶币连涨9天。": [("215亿美元", "21500000000", "USD"), ("9天", "9", "天")],
    "股价创3个月高，铜价跌至五年的低位。": [],
    "星原X9上市两个月大定突破8万台。": [("8万台", "80000", "台")],
    "9个月交付量3万辆，连续9个月销量增长。": [("3万辆", "30000", "辆"), ("9个月", "9", "月")],
    "江州有3块宅地、5块矿区。": [("3块", "3", "块"), ("5块", "5", "块")],
    # decimals behind a dot
    "雲嵐港貨櫃量年增三‧六%，旅客四‧二萬人次。": [("三‧六%", "3.6", "%"), ("四‧二萬人次", "42000", "人次")],
    "占比四十二．八％，是去年的二・七倍。": [("四十二．八％", "42.8", "%"), ("二・七倍", "2.7", "倍")],
    "利率上调○·二五个百分点，税收三百零八·五亿元。": [
        ("○·二五个百分点", "0.25", "pp"),
        ("三百零八·五亿元", "30850000000", "CNY"),
    ],
    "约翰·三世参加三·一五晚会和五·一节。": [],
    "“五·一”客流回升，“7·12”事故调查结束，“3·18”案宣判。": [],
    "增幅“1.75”倍": [("1.75", "1.75", None)],
    "一．三家公司退市": [("三家", "3", "家")],
    # parts of a currency, and units that a noun follows
    "末期息每股六毫五。": [("六毫五", "0.65", "HKD/股")],
    "每股盈利为42美仙。": [("42美仙", "0.42", "USD")],
    "杆长三毫米，耗时五毫秒。": [("三毫米", "3", "mm"), ("五毫秒", "5", "ms")],
    "设立3000万美元基金，发行2亿美元债券。": [("3000万美元", "30000000", "USD"), ("2亿美元", "200000000", "USD")],
    "恢复900亿MLF操作。": [("900亿", "90000000000", None)],
    # sums that are a scale alone
    "云岚科技豪掷百亿建厂，去年大赚千万。": [("百亿", "10000000000", None), ("千万", "10000000", None)],
    "投资千万别跟风，百亿补贴开始，近日百家门店。": [],
    # what a spelling means beside some words
    "发动机最大功率96ps。": [("96ps", "96", "马力")],
    "脉冲宽度为96ps。": [("96ps", "96", "ps")],
    "显卡出货量达到3亿块，公司业务分为三块。": [("3亿块", "300000000", "块"), ("三块", "3", "块")],
    "显卡只卖300块，门票30块。": [("300块", "300", "CNY"), ("30块", "30", "CNY")],
    "输出速度达每秒800多个token，每秒可生成50个token。": [
        ("800多个token", "800", "token/s"),
        ("50个token", "50", "token/s"),
    ],
    "每次生成800个token，每天行驶80公里。": [("800个token", "800", "token"), ("80公里", "80", "km")],
    "游客平均停留2.3日，按年增加0.4日。": [("2.3日", "2.3", "天"), ("0.4日", "0.4", "天")],
    "产品于9.3日上线。": [],
    # numbers that share a unit
    "长宽高为4710*1850*1660（1675）毫米。": [(n, n, "mm") for n in ("4710", "1850", "1660", "1675")],
    # what counts nothing
    "推出“六位一体”方案，新车有6人座版本，系统是64位系统，一个四口之家。": [],
    "Windows 11（64位）占 45%。": [("45%", "45", "%")],
    "该屋苑3座高層C室售出，3座高楼落成。": [("3座", "3", "座")],
    "创下三十年历史最大亏损，三个月过去，一切如旧。": [],
    "公司拥有30年历史。": [("30年", "30", "年")],
}
# Text → the bounds of its figures: span, and relation with ≈ where it is approximate.
BOUNDS = {
    "平均下来大约只有3万人，差不多仅需2万元。": {"3万人": "≈eq", "2万元": "≈eq"},
    "只有3万人，仅需2万元。": {"3万人": "eq", "2万元": "eq"},
    "营收约季减2%，年增3%。": {"2%": "≈eq", "3%": "eq"},
    "成长率约会落在25%。": {"25%": "≈eq"},
    "锂盐产量将至少增加3万吨。": {"3万吨": "ge"},
    "签约增加3家，经过下降5%。": {"3家": "eq", "5%": "eq"},
    "销量几乎是去年同期的三倍。": {"三倍": "≈eq"},
    "销量超过去年同期的5%。": {"5%": "eq"},
    "云岚约占全国奶粉销售额一半。": {"一半": "≈eq"},
    "云岚占全国奶粉销售额一半。": {"一半": "eq"},
    "机身控制在240克内，预算3万元内。": {"240克": "lt", "3万元": "lt"},
    "面积30平方米内部空间，配7.9 英寸内屏。": {"30平方米": "eq", "7.9 英寸": "eq"},
    "认购比例不得低于公司总股本的5%。": {"5%": "ge"},
    "持股比例不得超过公司总股本的8%。": {"8%": "le"},
    "发行价不得低于公告日前30个交易日均价的75%。": {"75%": "ge"},
    "回购价不超过决议日前30个交易日均价的140%。": {"140%": "le"},
    "这笔收益超过了公司去年净利润的一半。": {"一半": "gt"},
    "销量超过去年的5%。": {"5%": "eq"},
    "产能利用率仍难突破七成，已突破六成。": {"七成": "le", "六成": "gt"},
    "销量排在前十之外。": {"前十之外": "gt"},
    "销量排在前十。": {"前十": "le"},
    "租金由四千二百美元(約台幣十三萬元)起。": {"四千二百美元": "ge", "十三萬元": "≈eq"},
    "制程覆盖90nm至28nm。": {"90nm至28nm": "range"},
    "制程由90nm至28nm。": {"90nm": "eq", "28nm": "eq"},
}
# Text → the figures that are facts.
FACTS = {
    "海岚省进入“7万亿元俱乐部”。": [],
    "在21个城市中，云岚市降幅最大，为4%。": ["4%"],
    "除以上四款新车外，云岚汽车月销5000辆。": ["5000辆"],
    "在这3%的用户中，有80%不会重试。": ["80%"],
    "云岚应用用户数距离8亿大关只差一点。": [],
    "云岚应用用户数突破8亿大关。": ["8亿"],
    "雲嵐手機售價八萬日圓(約台幣一萬七千元)。": ["八萬日圓"],
    "安兔兔显示，云岚手机跑分超104万。": ["104万"],
    "云岚酒店获评亚洲最佳酒店(Leading Hotels in Asia 2024)第四名。": ["第四名"],
}
# Text → modality of its figures.
MODALITIES = {
    "云岚科技营收达35亿元，远超分析师31亿元的预期。": {"35亿元": "actual", "31亿元": "forecast"},
    "订单12亿元，打破了此前9.5亿元的市场预期。": {"12亿元": "actual", "9.5亿元": "forecast"},
    "云岚汽车营收也上调至35亿元（原预测为29亿元）。": {"35亿元": "forecast", "29亿元": "forecast"},
    "云岚汽车营收为35亿元（去年为29亿元）。": {"35亿元": "actual", "29亿元": "actual"},
    "据规划，云岚汽车明年将推2款新车。": {"2款": "plan"},
    "云岚科技公布回购方案；回购总额不低于1.6亿元，且回购股份价格不超过27元/股。": {
        "1.6亿元": "plan",
        "27元/股": "plan",
    },
    "云岚科技回购资金总额为3亿元。": {"3亿元": "actual"},
    "云岚国上半年3%的增速与政府5%的目标相比有差距。": {"3%": "actual", "5%": "target"},
    "云岚科技营收10亿元、利润2亿元的目标不变。": {"10亿元": "target", "2亿元": "target"},
    "云岚咨询下调2025年手机出货量至2.4亿部。": {"2.4亿部": "forecast"},
    "云岚科技上月下调手机售价至2400元。": {"2400元": "actual"},
    "锂盐供应将至少增加3万吨。": {"3万吨": "forecast"},
    "据路透社9月8日报道，云岚科技考虑出售业务。报道称，其估值达3亿元。": {"3亿元": "actual"},
    "据报道，云岚科技考虑出售业务。报道称，其估值达3亿元。": {"3亿元": "rumor"},
    "路透社9月8日报道，云岚科技考虑出售业务。\n\n报道称，其估值达3亿元。": {"3亿元": "actual"},
    "云岚科技考虑出售业务。\n\n报道称，其估值达3亿元。": {"3亿元": "rumor"},
    "每股盈利为0.5美元，低于市场预计的0.55美元，股价下跌2%。": {
        "0.5美元": "actual",
        "0.55美元": "forecast",
        "2%": "actual",
    },
}


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_what_is_a_figure_and_of_which_unit(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(q.text, q.value, q.unit) for q in find_quantities(text)]
    assert found == [(span, Decimal(value), unit) for span, value, unit in expected]


@pytest.mark.parametrize(("text", "expected"), BOUNDS.items())
def test_how_a_figure_is_bounded(text: str, expected: dict[str, str]) -> None:
    found = {q.text: ("≈" if q.approx else "") + q.relation for q in find_quantities(text)}
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), FACTS.items())
def test_what_is_a_fact(text: str, expected: list[str]) -> None:
    assert [fact.text for fact in extract(text, published=PUBLISHED)] == expected


@pytest.mark.parametrize(("text", "expected"), MODALITIES.items())
def test_how_real_a_figure_is(text: str, expected: dict[str, str]) -> None:
    assert {fact.text: fact.modality for fact in extract(text, published=PUBLISHED)} == expected


def test_the_dollar_of_a_text_of_macau() -> None:
    macau = "澳門旅遊局公布，二月旅客消費二十億元。"
    hong_kong = "香港旅發局公布，二月旅客消費二十億元，較澳門多。香港零售業增長。"
    assert [q.unit for q in find_quantities(macau)] == ["MOP"]
    assert [q.unit for q in find_quantities(hong_kong)] == ["HKD"]


def test_a_change_from_below_zero_to_above_it() -> None:
    (fact,) = extract("云岚科技净利润同比变动幅度：-3.2%至0.8%。", published=PUBLISHED)
    assert (fact.value, fact.value_max, fact.direction, fact.basis) == (
        Decimal("-3.2"),
        Decimal("0.8"),
        "increase",
        "yoy",
    )


def test_a_span_with_decimals_that_changes() -> None:
    mean, more = extract("云岚市游客平均停留时长为2.3日，按年增加0.4日。", published=PUBLISHED)
    assert (mean.direction, more.direction, more.basis) == (None, "increase", "yoy")
    assert extract("云岚口岸增加24小时通关服务。", published=PUBLISHED)[0].direction is None


def test_who_has_published_what_a_body_s_figures_are_reckoned_from() -> None:
    text = "据国家能源局数据，江州装机 3 万千瓦。记者依据国家能源局所公布数据计算，江州发电 5 亿千瓦时。"
    assert [fact.speaker for fact in extract(text, published=PUBLISHED)] == ["国家能源局", "国家能源局"]
