"""Numbers with their units: span, exact value, canonical unit, relation, and what is no quantity."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestnlp import extract, find_quantities, read
from digestnlp.quantities import QuantityFinder
from digestnlp.quantities.plain import PlainQuantities
from digestnlp.rules import load_rules
from digestnlp.view import view

FOUND = [
    # text, span, value, unit, relation, approx
    ("售出12.6万台", "12.6万台", "126000", "台", "eq", False),
    ("售出 12.6 万 台", "12.6 万 台", "126000", "台", "eq", False),
    ("26万2745辆", "26万2745辆", "262745", "辆", "eq", False),
    ("5万60辆", "5万60辆", "50060", "辆", "eq", False),
    ("两万三千人", "两万三千人", "23000", "人", "eq", False),
    ("一亿零五十万元", "一亿零五十万元", "100500000", "CNY", "eq", False),
    ("1，100元", "1，100元", "1100", "CNY", "eq", False),
    ("一点五万美元", "一点五万美元", "15000", "USD", "eq", False),
    ("營收九八〇億元", "九八〇億元", "98000000000", "TWD", "eq", False),
    ("百分之廿五", "百分之廿五", "25", "%", "eq", False),
    ("十几万辆", "十几万辆", "100000", "辆", "eq", True),
    ("数十亿元", "数十亿元", "1000000000", "CNY", "eq", True),
    ("上百家门店", "上百家", "100", "家", "ge", True),
    ("一万多颗卫星", "一万多颗", "10000", "颗", "eq", True),
    ("20 余家", "20 余家", "20", "家", "eq", True),
    ("销量破万辆", "万辆", "10000", "辆", "gt", False),
    ("近三成用户", "三成", "30", "%", "eq", True),
    ("占三成一", "三成一", "31", "%", "eq", False),
    ("不到两成", "两成", "20", "%", "lt", False),
    ("24 万辆以上", "24 万辆以上", "240000", "辆", "gt", False),
    ("历时一年半", "一年半", "1.5", "年", "eq", False),
    ("用了三年半的时间", "三年半", "3.5", "年", "eq", False),
    ("历时一年零四个月", "一年零四个月", "16", "月", "eq", False),
    ("开放 7B 参数的模型", "7B", "7000000000", None, "eq", False),
    ("参数量达 1.8T", "1.8T", "1800000000000", None, "eq", False),
    ("能读 128K token 的文本", "128K token", "128000", "token", "eq", False),
    ("上下文窗口约 1M", "1M", "1000000", None, "eq", True),
    ("硬盘容量 2T", "2T", "2", "TB", "eq", False),
    ("项目有 10k star", "10k", "10000", None, "eq", False),
    ("工期 2 小时半。", "2 小时半", "2.5", "h", "eq", False),
    ("三年半价", "三年", "3", "年", "eq", False),
    ("299 元起", "299 元起", "299", "CNY", "ge", False),
    ("至多 5 折", "5 折", "5", "折", "le", False),
    ("双位数增长", "双位数", "10", "%", "ge", False),
    ("三分之二", "三分之二", "0.666666666666666667", None, "eq", False),
    ("一半的收入", "一半", "0.5", None, "eq", False),
    ("翻一番", "翻一番", "2", "倍", "eq", False),
    ("提高 0.3 个百分点", "0.3 个百分点", "0.3", "pp", "eq", False),
    ("下调 70 个基点", "70 个基点", "0.7", "pp", "eq", False),
    ("千分之三", "千分之三", "0.3", "%", "eq", False),
    ("¥199", "¥199", "199", "CNY", "eq", False),
    ("HK$3.5", "HK$3.5", "3.5", "HKD", "eq", False),
    ("港币 68 元", "68 元", "68", "HKD", "eq", False),
    ("派息 1美分", "1美分", "0.01", "USD", "eq", False),
    ("每月 49.9 元/月", "49.9 元/月", "49.9", "CNY/月", "eq", False),
    ("均价 1.2万元/平方米", "1.2万元/平方米", "12000", "CNY/m²", "eq", False),
    ("功耗 12.5kWh/100km", "12.5kWh/100km", "12.5", "kWh/100km", "eq", False),
    ("历时两个半小时", "两个半小时", "2.5", "h", "eq", False),
    ("增长**62**％", "62**％", "62", "%", "eq", False),
    ("得分为 88，", "88", "88", None, "eq", False),
    ("浏览量超过 260 万", "260 万", "2600000", None, "gt", False),
    ("100000万美元", "100000万美元", "1000000000", "USD", "eq", False),
    ("旗下共有 284 間分店的集團", "284 間", "284", "間", "eq", False),
    ("近百家门店", "百家", "100", "家", "eq", True),
    ("融资近亿元", "亿元", "100000000", "CNY", "eq", True),
    ("负债率为负 3.5%", "负 3.5%", "-3.5", "%", "eq", False),
    ("景气指数为-4.2。", "-4.2", "-4.2", None, "eq", False),
    ("信心指数初值-14.9，低于预期", "-14.9", "-14.9", None, "eq", False),
    ("零下 12 度", "零下 12 度", "-12", "°C", "eq", False),
    ("万分之八的佣金", "万分之八", "0.08", "%", "eq", False),
    ("百万分之九", "百万分之九", "0.0009", "%", "eq", False),
    ("百 分 之 2.4", "百 分 之 2.4", "2.4", "%", "eq", False),
    ("百分百", "百分百", "100", "%", "eq", False),
    ("一又四分之三", "一又四分之三", "1.75", None, "eq", False),
    ("超过 1/4 的门店", "1/4", "0.25", None, "gt", False),
    ("2 1/2 英寸", "2 1/2 英寸", "2.5", "in", "eq", False),
    ("三元五角二分", "三元五角二分", "3.52", "CNY", "eq", False),
    ("卖三块五。", "三块五", "3.5", "CNY", "eq", False),
    ("月薪 18k元", "18k元", "18000", "CNY", "eq", False),
    ("融资 $2.5bn", "$2.5bn", "2500000000", "USD", "eq", False),
    ("$12 million", "$12 million", "12000000", "USD", "eq", False),
    ("八五折", "八五折", "8.5", "折", "eq", False),
    ("85 折", "85 折", "8.5", "折", "eq", False),
    ("时速达到 120 公里", "120 公里", "120", "km/h", "eq", False),
    ("每小时 80 公里", "80 公里", "80", "km/h", "eq", False),
    ("每吨 3000 元", "3000 元", "3000", "CNY/t", "eq", False),
    ("3.5元/平方米/月", "3.5元/平方米/月", "3.5", "CNY/m²/月", "eq", False),
    ("飞行1小时20分钟", "1小时20分钟", "80", "min", "eq", False),
    ("用时 2 分 5 秒", "2 分 5 秒", "125", "s", "eq", False),
    ("转速达 11 万转", "11 万转", "110000", "rpm", "eq", False),
    ("是全球第二大市场", "第二", "2", None, "eq", False),
    ("海州重回我国第一大来源地", "第一", "1", None, "eq", False),
    ("暂居云国的第三大客源地", "第三", "3", None, "eq", False),
    ("首次成为第二大系统", "第二", "2", None, "eq", False),
    ("是云岚科技的第一大业务", "第一", "1", None, "eq", False),
    ("充电半小时", "半小时", "0.5", "h", "eq", False),
    ("耗时一个半小时", "一个半小时", "1.5", "h", "eq", False),
    ("只用十分钟", "十分钟", "10", "min", "eq", False),
    ("气压 990百帕", "990百帕", "990", "hPa", "eq", False),
    ("位列第二", "第二", "2", None, "eq", False),
    ("居前十", "前十", "10", None, "le", False),
    ("产能达1000+座", "1000+座", "1000", "座", "gt", False),
    ("门店300+ 家", "300+ 家", "300", "家", "gt", False),
    ("建设2×66万千瓦机组", "66万千瓦", "660000", "kW", "eq", False),
    ("数据总量32泽字节", "32泽字节", "32", "ZB", "eq", False),
]


@pytest.mark.parametrize(("text", "span", "value", "unit", "relation", "approx"), FOUND)
def test_quantity(text, span, value, unit, relation, approx):
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == found.text == span
    assert (found.value, found.unit, found.relation, found.approx) == (Decimal(value), unit, relation, approx)


RANGES = [
    ("20-30 万元", "200000", "300000", "CNY"),
    ("20 万至 30 万元", "200000", "300000", "CNY"),
    ("41%—46%", "41", "46", "%"),
    ("8～10 家", "8", "10", "家"),
    ("500~800 万元", "5000000", "8000000", "CNY"),
    ("9000 元-1.2 万元", "9000", "12000", "CNY"),
    ("-7亿元至-9亿元", "-900000000", "-700000000", "CNY"),
    ("-2.6亿元至-1.9亿元", "-260000000", "-190000000", "CNY"),
    ("-7亿元到9亿元", "-700000000", "900000000", "CNY"),
    ("-5%~3%", "-5", "3", "%"),
    ("2万元--7万元", "20000", "70000", "CNY"),
    ("3万（含）-8万元", "30000", "80000", "CNY"),
    ("两到三千台", "2000", "3000", "台"),
    ("一百三十到一百七十万元", "1300000", "1700000", "CNY"),
    ("五千到一万元", "5000", "10000", "CNY"),
    ("12~18k元", "12000", "18000", "CNY"),
    ("百分之三十到四十", "30", "40", "%"),
    ("1至4千兆瓦", "1000", "4000", "MW"),
    ("介于 1.2 亿元和 1.5 亿元之间", "120000000", "150000000", "CNY"),
    ("不低于 4000 万元且不超过 8000 万元", "40000000", "80000000", "CNY"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_range(text, low, high, unit):
    (found,) = find_quantities(text)
    assert (found.value, found.value_max, found.unit, found.relation) == (Decimal(low), Decimal(high), unit, "range")


def test_a_change_and_the_level_that_it_leads_to_are_no_range():
    assert [q.text for q in find_quantities("降价 2 万元至 18.98 万元")] == ["2 万元", "18.98 万元"]


@pytest.mark.parametrize("text", ["8000万级机场", "千万级粉丝", "亿级流量"])
def test_a_class_of_sizes_is_no_count(text):
    assert find_quantities(text) == []


def test_one_unit_for_a_chain():
    found = find_quantities("车身 5145×1998×1766mm")
    assert [(q.value, q.unit) for q in found] == [(Decimal(5145), "mm"), (Decimal(1998), "mm"), (Decimal(1766), "mm")]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("降价 2 万 / 3 万元", ["20000", "30000"], "CNY"),
        ("分别为 10 亿、20 亿和 30 亿元", ["1000000000", "2000000000", "3000000000"], "CNY"),
        ("11/13英寸平板", ["11", "13"], "in"),
        ("预测为 4.5/5.5/7亿元", ["450000000", "550000000", "700000000"], "CNY"),
    ],
)
def test_a_unit_that_is_said_once(text, values, unit):
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(Decimal(v), unit) for v in values]


ALONE = [("一千零七", "1007"), ("1001", "1001"), ("-0.5", "-0.5"), ("负三点一四", "-3.14"), ("３／５", "0.6"), ("幺幺零", "110"),
         ("| 商品 | 35 |", "35"), ("那是五。", "5"), ("壹佰贰拾", "120"), ("半百", "50"), ("2.5e-3", "0.0025")]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ALONE)
def test_numbers_that_stand_by_themselves(text, value):
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (Decimal(value), None)


@pytest.mark.parametrize(("text", "value"), ALONE)
def test_the_engine_makes_no_claim_of_numbers_that_stand_by_themselves(text, value):
    del value
    assert extract(text) == []


ONLY_THERE = [
    *(
        "1、营收",
        "一、概述",
        "在 2024 年会上",
        "手机 16 上市",
        "，2024，",
        "三比一",
        "四川，两会",
        "这是三星",
        "万",
        "百",
    ),
    *("9时30分", "上午 9 点 30 分 15 秒", "2025 款轿车", "第二大股东", "007 号"),
    *("向第一大客户供货", "成为云岚科技第二大股东", "发布第六大平台", "认为云岚科技的第二大业务会增长"),
    *("远航 02 组卫星", "05B 卫星", "07 年"),
]


@pytest.mark.parametrize("text", ONLY_THERE)
def test_numbers_that_only_stand_there(text):
    assert find_quantities(text) == []


FINDER = QuantityFinder(load_rules())


def sentences():
    """Figures and what may stand around them, put together at random."""
    pieces = ["12.8", "3", "02", "20", "2024", "1,200", "两", "三", "万", "亿", "多", "余", "元", "辆", "%", "个", "月", "年", "点",
              "款", "公里", "米", "GB", " ", "约", "超", "至", "-", "/", "$", "（", "，", "每", "小时", "起", "以上", "人民币", "成", "折",
              "第", "A", "负"]  # fmt: skip
    return st.lists(st.sampled_from(pieces), max_size=12).map("".join)


@pytest.fixture(scope="module")
def long_way():
    """Finds quantities without the short way for plain ones."""

    def find(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PlainQuantities, "read", lambda *_, **__: None)
            return FINDER.find(view(text), text)

    return find


@settings(max_examples=400)
@given(text=sentences())
def test_the_short_way_gives_what_the_long_way_gives(long_way, text):
    assert FINDER.find(view(text), text) == long_way(text)


@pytest.mark.parametrize("article", [*read("data/articles")], ids=lambda article: article.id)
def test_the_short_way_gives_what_the_long_way_gives_on_the_samples(long_way, article):
    found = FINDER.find(view(article.text), article.text)
    assert found == long_way(article.text)
    assert found or "元" not in article.text


def test_a_conversion_is_flagged():
    first, second = find_quantities("10.2 亿元（约合 1.4 亿美元）")
    assert first.flags == ()
    assert second.flags == ("conversion",)


def test_what_stands_behind_the_bracket_of_a_conversion_is_none():
    flags = [q.flags for q in find_quantities("售价 699 美元（约合 4980 元人民币）。以旧换新补贴 800 元，同比多 8%")]
    assert flags == [(), ("conversion",), (), ()]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "SU9 上市",
            "GPT-5o",
            "iOS 19.2",
            "5G 网络",
            "第一代",
            "第 12 届",
            "400-820-1234",
            "600519.SH",
            "2025 年",
            "第三方",
        ),
        *(
            "一带一路",
            "三星电子",
            "七匹狼",
            "百度",
            "万科",
            "千问",
            "双十一",
            "五粮液",
            "3:1 获胜",
            "一般来说",
            "千兆宽带",
        ),
        *("兆易创新", "±2%", "上下浮动 150 个基点", "四川", "两会", "一个问题", "v2.0.1", "20:30 开始", "12 月 31 日"),
        *("最后一公里", "", "。", "，，，"),
    ],
)
def test_no_quantity(text):
    assert find_quantities(text) == []


@given(st.integers(10_000, 10**12), st.sampled_from(["辆", "家", "元", "美元", "人"]))
def test_arabic_numbers_are_read_back(number, unit):
    for written in (str(number), f"{number:,}"):
        (found,) = find_quantities(f"共{written}{unit}。")
        assert found.value == number
