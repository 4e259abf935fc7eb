"""What newspapers of the day after, lists of devices and tales of the market say in their own way, with counters."""

import pytest

from claimed import check
from digestnlp import find_quantities, find_times

# Articles of 2025-03-05, a Wednesday.
YESTERDAY = "2025-03-04..2025-03-04"
TODAY = "2025-03-05..2025-03-05"


def slots(slot, **values):
    """One slot by figure, whose keyword has `_` for what no name may have: _3万台 is 3万台."""
    return {figure.lstrip("_"): {slot: value} for figure, value in values.items()}


CASES = {
    # 昨 alone
    "the market of yesterday": ("恒指昨反弹320点，成交1800亿元。", slots("period", _320点=YESTERDAY, _1800亿元=YESTERDAY)),
    "its part of the day": ("云岚控股股价昨午后直线冲高，单日升7%。", {"7%": {"period": YESTERDAY}}),
    "it goes on": ("本港股市昨照常开市。云岚控股升8%，恒指全日升210点。", {"8%": {"period": YESTERDAY}, "210点": {"period": YESTERDAY}}),
    "a market of today": ("恒指今日反弹320点。", slots("period", _320点=TODAY)),
    # A rumour behind figures of its own
    "a rumour of the last clause": (
        "星原 M2 电池为4300mAh，售价699欧元，内地定价据传为3899元。",
        slots("modality", _4300mAh="actual", _699欧元="actual", _3899元="rumor"),
    ),
    "a rumour that closes": ("云岚科技正洽谈融资4亿美元，知情人士透露。", slots("modality", _4亿美元="rumor")),
    "who tells of one figure": (
        "云岚科技去年营收3亿元，知情人士称估值达20亿元。",
        slots("modality", _3亿元="actual", _20亿元="rumor"),
    ),
    "what was shown before": ("除了提前曝光的星原 S7，公司还带来了两款新车。", slots("modality", 两款="actual")),
    "what is shown": ("网上曝光的参数显示，星原 S7 续航达620公里。", slots("modality", _620公里="rumor")),
    # A change that follows its level
    "as real as its level": ("法人预估第四季接单187亿美元，季增逾两成。", slots("modality", _187亿美元="forecast", 两成="forecast")),
    "of the first of two levels": ("每股收益0.52美元，预期0.49美元，增长12%。", {"12%": {"modality": "actual"}}),
    # How Hong Kong says that something has moved
    "more than a year before": (
        "公司去年利息收入为328亿元，多6%。",
        {"6%": {"metric": "revenue", "direction": "increase"}},
    ),
    "less": ("公司去年营收42亿元，少8%。", {"8%": {"metric": "revenue", "direction": "decrease"}}),
    "a measure that is more": (
        "末期息多两成，净利少8%。",
        {"两成": {"metric": "dividend", "direction": "increase"}, "8%": {"direction": "decrease"}},
    ),
    "at most": ("持股占比最多25%。", {"25%": {"direction": None}}),
    "many, not more": ("去年营收52亿元，多家门店关闭，占总数的8%。", {"8%": {"direction": None}}),
    # Rates that are revised, or that others are compared with
    "a forecast that is revised": (
        "该机构将全年出口增长预测从1%上调到3%。",
        {"3%": {"metric": "exports", "direction": "increase", "modality": "forecast"}},
    ),
    "a rate that is lower": ("利率从3%下调至2%。", {"2%": {"metric": "rate", "direction": None}}),
    "slower than before": (
        "海岳市去年GDP增长4.2%，比上一年的5.1%有所放缓。",
        {"5.1%": {"metric": "gdp", "direction": "increase", "period": "2023-01-01..2023-12-31"}},
    ),
    "growth that slows": ("制造业增长放缓至0.9%。", {"0.9%": {"metric": "growth", "direction": "increase"}}),
    "sales that slow": ("销量放缓至3万辆。", {"3万辆": {"metric": "sales_volume", "direction": None}}),
    "a forecast that is revised by so much": (
        "该行下调对云岚控股今年及明年经调整净利润预测8%及5%。",
        {
            "8%": {"metric": "adjusted_net_profit", "direction": "decrease", "period": "2025-01-01..2025-12-31"},
            "5%": {"metric": "adjusted_net_profit", "direction": "decrease", "period": "2026-01-01..2026-12-31"},
        },
    ),
    # Years of two digits that others are compared with
    "than in a year": ("25年1月，车型占比为59%，较24年的66%下滑。", {"66%": {"period": "2024-01-01..2024-12-31"}}),
    "a look back": ("回顾24年的数据，云岚汽车销量为3万辆。", {"3万辆": {"period": "2024-01-01..2024-12-31"}}),
    "years that are counted": ("他从业24年，云岚汽车销量为3万辆。", {"24年": {"metric": "duration"}}),
    # Brackets, stores, and those who only tell
    "behind a bracket of parts": (
        "云岚汽车销量5万辆（其中江岚汽车2万辆，同比下降3%），同比增长6%。",
        {"3%": {"subject": "江岚汽车"}, "6%": {"subject": "云岚汽车"}},
    ),
    "what is earned in stores": (
        "云帆《星港物语》在全球App Store和Google Play吸金超过1亿美元，来自中国App Store的收入占60%。",
        {"1亿美元": {"subject": "星港物语", "metric": "revenue"}, "60%": {"subject": "星港物语"}},
    ),
    "what a store earns": ("App Store去年收入600亿美元。", {"600亿美元": {"subject": "App Store"}}),
    "level with another time": (
        "去年第三季，云岚电子营收16亿美元、持平前季，市占率为3%。",
        {"3%": {"period": "2024-07-01..2024-09-30"}},
    ),
    "so many times another, which has two names": (
        "云岚 M7 的载荷是“云雀四号”（Skylark IV）的两倍。",
        {"两倍": {"subject": "云岚 M7"}},
    ),
    "a class of cars": ("A00车型占比为30%，A0+A00车型占比为59%。", {"30%": {"subject": "A00车型"}}),
    "what an office reckons of its country": (
        "江州昨日出台新政。国家统计局公布，去年居民人均可支配收入2.8万元。",
        {"2.8万元": {"subject": "中国"}},
    ),
    "an office of a province": ("省统计局预计，澜江省今年GDP增长5%。", {"5%": {"subject": "澜江省"}}),
    "of the country whose office tells": (
        "中国大陆需求回温，为厂商带来支撑。\n\n美国商务部指出，1月出口额年增4%。",
        {"4%": {"subject": "美国"}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_press(name):
    text, expected = CASES[name]
    check(text, expected)


def test_a_house_is_covered_that_its_title_tells_of():
    text = "# 大行唱好 渣打再创新高\n\n渣打昨公布业绩，大行维持“买入”评级。\n\n集团去年利息收入为62亿美元，高盛上调渣打盈利预期3%。"
    check(text, {"62亿美元": {"subject": "渣打"}})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("昨收 42 元", ["昨"]),
        ("昨日收 42 元", ["昨日"]),
        ("今昨两日", []),
        ("如昨天一样", ["昨天"]),
        ("今是昨非", []),
    ],
)
def test_yesterday_in_one_character(text, said):
    assert [time.text for time in find_times(text) if "昨" in time.text] == said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("有6+64GB和8+128 GB两版", [("6", "GB"), ("64", "GB"), ("8", "GB"), ("128", "GB")]),
        ("12+1TB 版", [("12", "GB"), ("1", "TB")]),
        ("星原 12+ 5G 手机", []),
        ("售价 3699 / 4299 元", [("3699", "CNY"), ("4299", "CNY")]),
        ("长 2 1/2 英寸", [("2.5", "in")]),
    ],
)
def test_pairs_of_figures(text, values):
    found = [(str(q.value), q.unit) for q in find_quantities(text) if q.unit in ("GB", "TB", "CNY", "in")]
    assert found == values
