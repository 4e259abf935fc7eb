"""How figures, units and times are written in notes, flashes and filings: what each is read as, in sentences of our own."""

from datetime import date

import pytest

from claimed import PUBLISHED, check
from digestnlp import find_quantities, find_times

CASES = {
    "the change of the week beside that of the day": (
        "3 月 4 日，COMEX 白银期货涨 1.2% 报 32.5 美元/盎司，周涨 0.4%；道指涨 0.7%，周线累计下跌 2%，纳指涨 0.6%。",
        {
            "1.2%": {"period": "2025-03-04..2025-03-04"},
            "0.4%": {"period": "2025-03-03..2025-03-09", "direction": "increase"},
            "0.7%": {"period": "2025-03-04..2025-03-04"},
            "2%": {"period": "2025-03-03..2025-03-09", "direction": "decrease"},
            "0.6%": {"period": "2025-03-04..2025-03-04"},
        },
    ),
    "percentage points in letters": (
        "云岚科技毛利率 30.5%，较去年同期降低 0.90pct，环比+1.2ppt。",
        {
            "0.90pct": {"unit": "pp", "direction": "decrease", "basis": "yoy"},
            "+1.2ppt": {"unit": "pp", "direction": "increase"},
        },
    ),
    "a sign behind letters that say what is compared": (
        "云岚科技营收 69 亿元（yoy+5.7%），净利润 8 亿元，QoQ-2.8%，毛利率 30%。",
        {
            "+5.7%": {"metric": "revenue", "direction": "increase", "basis": "yoy"},
            "-2.8%": {"metric": "net_profit", "direction": "decrease", "basis": "qoq", "subject": "云岚科技"},
        },
    ),
    "signs in a list with slashes": (
        "云岚科技 2024-2026 年净利润为 8/10/12 亿元，同比+18%/-24%/+16.5%。",
        {
            "10": {"value": "1000000000", "period": "2025-01-01..2025-12-31"},
            "-24%": {
                "metric": "net_profit",
                "direction": "decrease",
                "basis": "yoy",
                "period": "2025-01-01..2025-12-31",
            },
            "+16.5%": {"metric": "net_profit", "direction": "increase", "period": "2026-01-01..2026-12-31"},
        },
    ),
    "signs before figures that share a unit": (
        "云岚科技 2024-2026 年净利润增速为+18.3/-24.1/16.5%。",
        {"+18.3": {"direction": "increase"}, "-24.1": {"direction": "decrease"}, "16.5%": {"direction": "increase"}},
    ),
    "a scale for all that has no unit": (
        "云岚科技 2024-2026 年净利润分别为 82/101/118 亿。",
        {"82": {"value": "8200000000", "metric": "net_profit"}, "118 亿": {"value": "11800000000"}},
    ),
    "multiples with a capital": (
        "云岚科技当前股价对应 PE 为 30X/20X。",
        {"30X": {"unit": "倍"}, "20X": {"unit": "倍"}},
    ),
    "a half that stands right behind a name": (
        "云岚科技24H1收入 20 亿元。",
        {"20 亿元": {"subject": "云岚科技", "period": "2024-01-01..2024-06-30"}},
    ),
    "a range of years of two digits": (
        "云岚科技预计 23-25 年归母净利润分别为 5.1/6.2/7.3 亿元。",
        {
            "5.1": {"metric": "net_profit", "period": "2023-01-01..2023-12-31"},
            "7.3 亿元": {"metric": "net_profit", "period": "2025-01-01..2025-12-31"},
        },
    ),
    "a list of years of two digits": (
        "云岚科技 24、25、26 年净利润为 8、9 和 12 亿元，22,23 年营收增长超过 15%。",
        {"15%": {"period": "2022-01-01..2023-12-31"}},
    ),
    "one year of two digits": (
        "云岚科技 22 年收入 30 亿元，给予 25 年 20 倍 PE。",
        {"30 亿元": {"period": "2022-01-01..2022-12-31"}, "20 倍": {"period": "2025-01-01..2025-12-31"}},
    ),
    "accounts summed up behind those of a month": (
        "云岚科技 2 月营收 3 亿元，年增 2%，累计营收 5 亿元，年增 4%；2 月交付 3 万辆，累计交付 50 万辆。",
        {
            "3 亿元": {"period": "2025-02-01..2025-02-28"},
            "5 亿元": {"period": "2025-01-01..2025-02-28"},
            "4%": {"period": "2025-01-01..2025-02-28"},
            "50 万辆": {"period": "..2025-02-28"},
        },
    ),
    "points up or down, and the level": (
        "恒指高开 45 点至 27081 点。",
        {"45 点": {"direction": "increase"}, "27081 点": {"direction": None}},
    ),
    "a price of land by 平": ("江州二手房挂牌价 2万/平。", {"2万/平": {"value": "20000", "unit": "CNY/m²"}}),
    "figures with decimals and without a unit": (
        "云岚科技 2024-2026 年 EPS 分别为 1.57、1.76、2.23.维持买入评级。",
        {
            "1.57": {"metric": "eps", "period": "2024-01-01..2024-12-31"},
            "2.23": {"metric": "eps", "period": "2026-01-01..2026-12-31"},
        },
    ),
    "the first half, before its accounts": (
        "云岚控股去年中期纯利 3 亿元。",
        {"3 亿元": {"metric": "net_profit", "period": "2024-01-01..2024-06-30"}},
    ),
    "the most that a share moves in a day": (
        "云岚科技 20% 涨停，海岳科技 10% 跌停。",
        {
            "20%": {"metric": "share_price", "direction": "increase"},
            "10%": {"metric": "share_price", "direction": "decrease"},
        },
    ),
    "days of trading in a row": ("云岚科技股价四连涨。", {"四连涨": {"metric": "streak"}}),
    "a price of land without 元": (
        "该地块楼面价 1.3 万/㎡。",
        {"1.3 万/㎡": {"value": "13000", "unit": "CNY/m²", "metric": "price"}},
    ),
    "a quote behind what a month closes with": (
        "截至 2 月底，江州银行存款 3 亿元。\n\n大盘全天走势分化。截至收盘，云岚科技跌 0.8%。",
        {"3 亿元": {"period": "2025-02-28..2025-02-28"}, "0.8%": {"period": "2025-03-05..2025-03-05"}},
    ),
    "the whole day before a name": ("全天A股市场成交额 4800 亿元。", {"4800 亿元": {"subject": "A股市场"}}),
    "a minus in a list without changes": (
        "云岚科技 2023 年度及 2024 年上半年净利润分别为-6.2 亿元和-0.7 亿元。",
        {"-0.7 亿元": {"value": "-70000000", "direction": None}},
    ),
    "a whole day is no day": (
        "3 月 3 日，大盘全天走势分化，云岚科技收跌 0.8%。",
        {"0.8%": {"period": "2025-03-03..2025-03-03"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_reading(text, expected):
    check(text, expected)


@pytest.mark.parametrize("text", ["红米10X手机", "B+3 模式", "mom-3 型", "荣耀 10X 发布", "AY-3%"])
def test_no_sign_or_unit(text):
    assert not [q.text for q in find_quantities(text) if q.text[0] in "+-" or q.unit == "倍"]


FIGURES = [
    ("售价 4、5万元", "4、5万元", "40000..50000"),
    ("增长七、八成", "七、八成", "70..80"),
    ("分别为 4、5万元", "4", "40000"),
    ("1、2万元起步", "2万元起步", "20000 ge"),
    ("下降千元左右", "千元左右", "1000"),
    ("从 40% 起跳", "40% 起跳", "40 ge"),
    ("收益率下破 2.2%", "2.2%", "2.2 lt"),
    ("超过了万亿大关", "万亿", "1000000000000 gt"),
    ("发现 4个亿吨级油田", "4个", "4"),
    ("花了 4个亿", "4个亿", "400000000"),
    ("尺寸为 4.5×3.2×1.1 英寸", "4.5", "4.5"),
    ("照度 300Lux", "300Lux", "300"),
    ("指数在 26800 点至 27000 点之间", "26800 点至 27000 点", "26800..27000"),
]


@pytest.mark.parametrize(("text", "figure", "value"), FIGURES)
def test_figure(text, figure, value):
    found = find_quantities(text)[0]
    last = "" if found.value_max is None else f"..{found.value_max}"
    relation = "" if found.relation in ("eq", "range") else f" {found.relation}"
    assert (found.text, f"{found.value}{last}{relation}") == (figure, value)


@pytest.mark.parametrize("text", ["182单面组件", "210双玻组件", "上午 8点至10点", "东四十条站", "千元机", "3、4月"])
def test_no_figure(text):
    assert find_quantities(text) == []


# Each text without a time, or with the one behind the arrow.
TIMES = [
    ("A股全天走势分化", ""),
    ("周涨停板有三个", ""),
    ("成立 23 年，公司", ""),
    ("寿命 20-24 年", ""),
    ("需要 22-24 年才成材", ""),
    ("25 年公司经验", ""),
    ("时隔 22 年销量回升", ""),
    ("从业 22 年收入不高", ""),
    ("22-24 年的威士忌", ""),
    ("近 24 年营收最高", "近 24 年 2001-03-05..2025-03-05"),
    ("23-25 年 CAGR 为两成", "23-25 年 2023-01-01..2025-12-31"),
    ("23 年至 25 年营收", "23 年至 25 年 2023-01-01..2025-12-31"),
    ("24/25/26 年净利", "24/25/26 年 2024-01-01..2026-12-31"),
    ("较 22 年增长", "22 年 2022-01-01..2022-12-31"),
    ("维持 24 年 30x", "24 年 2024-01-01..2024-12-31"),
    ("净利润为 8/10/12 亿元", ""),
    ("2 月初年度保费", "2 月 2025-02-01..2025-02-28"),
    ("2 月初收入", "2 月初 2025-02-01..2025-02-10"),
    ("自即日起至 3 月 31 日止", "自即日起至 3 月 31 日 2025-03-05..2025-03-31"),
    ("自即日起至10/31止推出優惠", "自即日起至10/31 2025-03-05..2025-10-31"),
    ("明、后年", "明、后年 2026-01-01..2027-12-31"),
    ("1―2月，销量", "1―2月 2025-01-01..2025-02-28"),
    ("一周跌 3%", ""),
    ("创最大周涨幅", ""),
    ("云岚科技 2024 第三财季收入", "2024 第三财季 2024-07-01..2024-09-30"),
    ("2024年第二财季营收", "2024年第二财季 2024-04-01..2024-06-30"),
    ("第二财季（7-9 月）收入", "第二财季（7-9 月） 2024-07-01..2024-09-30"),
    (
        "2025 财年第三季度（2024.10.01 - 2024.12.31）收入",
        "2025 财年第三季度（2024.10.01 - 2024.12.31） 2024-10-01..2024-12-31",
    ),
    (
        "2023 财年第三季度（2023 年 10 月至 12 月）收入",
        "2023 财年第三季度（2023 年 10 月至 12 月） 2023-10-01..2023-12-31",
    ),
    ("正月初六开工", ""),
    ("次月交房", "次月 2025-04-01..2025-04-30"),
    ("首次月面行走", ""),
    ("每周涨 3%", ""),
    ("收报 5 美元，周跌幅 2%", "周 2025-03-03..2025-03-09"),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_time(text, expected):
    found = [f"{t.text} {t.period_start or ''}..{t.period_end or ''}" for t in find_times(text, PUBLISHED)]
    assert "; ".join(found) == expected


def test_the_week_that_a_monday_paper_tells_of():
    (time,) = find_times("收报 5 美元，周跌 2%", date(2025, 3, 10))
    assert (str(time.period_start), str(time.period_end)) == ("2025-03-03", "2025-03-09")
