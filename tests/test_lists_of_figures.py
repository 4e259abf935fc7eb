"""Lists of figures in brokers' notes, comparators that hold for all of a list, and measures that a figure's own words name."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract, find_quantities

YEARS = {"2025": "2025-01-01..2025-12-31", "2026": "2026-01-01..2026-12-31", "2027": "2027-01-01..2027-12-31"}


def expected_in(year, **slots):
    return {"period": YEARS[year], "modality": "forecast", "subject": "云岚科技", **slots}


CASES = {
    "sizes that are counted behind the last of them": (
        "海岳 W3 手表有41、45、49毫米三种表盘尺寸。",
        {"41": {"unit": "mm"}, "45": {"unit": "mm"}, "49毫米": {"unit": "mm"}},
    ),
    "parts of a whole with large denominators": (
        "其销量仅是云岚汽车和海岳汽车的1/64和1/120。",
        {"1/64": {"metric": "ratio"}, "1/120": {"metric": "ratio"}},
    ),
    "the measure behind the last of a list is of all": (
        "云岚科技与北辰科技分别取得 3.2 亿元和 1.7 亿元的营收。",
        {
            "3.2 亿元": {"subject": "云岚科技", "metric": "revenue"},
            "1.7 亿元": {"subject": "北辰科技", "metric": "revenue"},
        },
    ),
    "with a change of each in brackets": (
        "三大业务分别贡献了 7 亿元（+24%）、5 亿元（-3%）和 2 亿元（+11%）的收入。",
        {
            "7 亿元": {"metric": "revenue"},
            "+24%": {"metric": "revenue", "direction": "increase"},
            "5 亿元": {"metric": "revenue"},
            "-3%": {"metric": "revenue", "direction": "decrease"},
            "2 亿元": {"metric": "revenue"},
        },
    ),
    "right behind shares that are dealt out": (
        "云岚科技、北辰科技分别以 12%、8% 的市场份额位列第二、第三。",
        {"12%": {"metric": "market_share"}, "8%": {"subject": "北辰科技", "metric": "market_share"}},
    ),
    "no measure of the next clause": (
        "云岚科技分别投资 3 亿元和 2 亿元，收入增长 4%。",
        {"3 亿元": {"metric": "investment"}, "2 亿元": {"metric": "investment"}},
    ),
    "a word that names two measures, of what each is compared with": (
        "上半年，云岚汽车客车产销比上年同期分别增长 5% 和 3%，SUV 产销均下降 9%。",
        {
            "5%": {"metric": "production", "metric_text": "产销", "direction": "increase", "basis": "yoy"},
            "3%": {"metric": "sales_volume", "direction": "increase", "basis": "yoy"},
        },
    ),
    "the ratio of the two": ("云岚汽车产销比为 1.2。", {"1.2": {"metric": "ratio", "metric_text": "产销比"}}),
    "a list whose measure stands behind how many they are": (
        "翎川 E3 提供 480km 和 610km 两种续航里程，充电 8 分钟补能 240 公里。",
        {"480km": {"metric": "range"}, "610km": {"metric": "range"}, "240 公里": {"metric": "range"}},
    ),
    "a list that is summed up": (
        "2024 年前三季度，客车累计产销量分别为 4.1 万辆和 3.8 万辆。",
        {
            "4.1 万辆": {"metric": "production", "period": "2024-01-01..2024-09-30"},
            "3.8 万辆": {"metric": "sales_volume", "period": "2024-01-01..2024-09-30"},
        },
    ),
    "what is summed up behind a month's": (
        "2025 年 5 月云岚汽车销量 3 万辆、累计销量 9 万辆。",
        {"9 万辆": {"metric": "sales_volume", "period": "..2025-05-31"}},
    ),
    "figures of three years with those that they had before, the unit behind the bracket": (
        "云岚科技发布公告。预计公司 2025-2027 年实现归母净利润 4.3/7.5/9.9（前值 3.9/6.1/8.8）亿元，同比增长 16.9%/74.4%/32.1%。",
        {
            "4.3": expected_in("2025", metric="net_profit", value="430000000", unit="CNY"),
            "9.9": expected_in("2027", metric="net_profit", value="990000000"),
            "3.9": expected_in("2025", metric="net_profit", value="390000000"),
            "8.8": expected_in("2027", metric="net_profit", value="880000000"),
            "16.9%": expected_in("2025", metric="net_profit", direction="increase", basis="yoy"),
            "32.1%": expected_in("2027", metric="net_profit", direction="increase"),
        },
    ),
    "years that share their 年, and a multiple of two of them": (
        "云岚科技发布公告。预计公司 2025、2026 年的归母净利润为 4.3、7.5 亿元，当前股价（57.50 元）对应 PE 为 43、30 倍。",
        {
            "4.3": expected_in("2025", metric="net_profit"),
            "7.5 亿元": expected_in("2026", metric="net_profit"),
            "43": {"metric": "ratio", "unit": "倍", "period": YEARS["2025"]},
            "30 倍": {"metric": "ratio", "period": YEARS["2026"]},
        },
    ),
    "whole numbers that are dealt out": (
        "云岚科技发布公告。预计公司 2025-2027 年营收分别为 43、75 和 99 亿元。",
        {
            "43": expected_in("2025", metric="revenue", value="4300000000"),
            "75": expected_in("2026", metric="revenue", value="7500000000"),
            "99 亿元": expected_in("2027", metric="revenue"),
        },
    ),
    "one word for all of a list": (
        "卖方承诺江岚药业 2025、2026 和 2027 年度净利润将分别不低于 2,000 万元、2,600 万元、3,800 万元。",
        {
            "2,000 万元": {"relation": "ge", "modality": "target", "period": YEARS["2025"]},
            "2,600 万元": {"relation": "ge", "modality": "target", "period": YEARS["2026"]},
            "3,800 万元": {"relation": "ge", "modality": "target", "period": YEARS["2027"]},
        },
    ),
    "no word for the first figure alone": (
        "江岚药业两家工厂的产量约为 3 万吨、2 万吨。",
        {"3 万吨": {"approx": True}, "2 万吨": {"approx": False}},
    ),
    "what its own words count is of no measure before": (
        "云岚科技研发人员占比 16%，新增研发项目超 4000 个，同比增长 22%；新增代码超过 20 亿行，同比增长 67%。",
        {
            "4000 个": {"metric": "count"},
            "22%": {"metric": "count", "direction": "increase"},
            "20 亿行": {"metric": "count", "unit": "行", "direction": None},
            "67%": {"metric": "count"},
        },
    ),
    "a change of what others are paid goes on": (
        "云岚科技营收 12 亿元，同比增长 22%；门店 200 家，同比增长 6%。",
        {"22%": {"metric": "revenue"}, "6%": {"metric": "stores"}},
    ),
    "a part of those who work there": ("云岚科技研发人员占公司总人数的 68%。", {"68%": {"metric": "ratio"}}),
    "a part of a kind of people": (
        "00 后占比 46%，云岚科技占比 12%。",
        {"46%": {"metric": "ratio"}, "12%": {"metric": "market_share"}},
    ),
    "an estimate right before its figure": (
        "今年海岳航運 EPS 估 7 元，市占率估約 2 成。海岳航運的估值 40 億元。",
        {
            "7 元": {"metric": "eps", "modality": "forecast"},
            "2 成": {"modality": "forecast"},
            "40 億元": {"modality": "actual"},
        },
    ),
    "moves that only shares make": (
        "云岚科技公司近期接连遭受打击，3 日重挫 6.37%。",
        {"6.37%": {"metric": "share_price", "direction": "decrease"}},
    ),
    "but of a measure that is named": ("云岚科技上季营收 3 亿元，重挫 30%。", {"30%": {"metric": "revenue"}}),
    "what a government gives": (
        "政府向市民派发 6000 元。云岚科技派发 3 亿元股息。",
        {"6000 元": {"metric": "subsidy"}, "3 亿元": {"metric": "dividend"}},
    ),
    "the power of lines and of plants": (
        "云岚能源将建 10GW 太阳能电池项目，并获批抽水蓄能项目 150 万千瓦。",
        {"10GW": {"metric": "capacity"}, "150 万千瓦": {"metric": "installed_capacity"}},
    ),
    "how many times over": ("云岚网络首日招股，认购已破 25 倍。", {"25 倍": {"metric": "ratio", "relation": "gt"}}),
    "of a list, what all are reckoned for and in which money": (
        "市场动力煤交易价格分别为 596、508 元/吨。",
        {"596": {"metric": "price", "unit": "CNY/t"}, "508 元/吨": {"metric": "price", "unit": "CNY/t"}},
    ),
    "of two measures of a share": (
        "云岚科技在香港聯交所公布，每股收益及攤薄每股存託股收益分別為 1.84 及 14.75 元人民幣。",
        {"1.84": {"unit": "CNY"}, "14.75 元人民幣": {"unit": "CNY"}},
    ),
    "by so much": ("云岚科技毛利率为 32%，超出同行 7.1 个百分点。", {"7.1 个百分点": {"relation": "eq"}}),
    "how what is done came about": (
        "云岚医药恐将退出，到去年底已出脱近一半股票，从 15.15% 降到剩 7.62%。",
        {"15.15%": {"modality": "actual"}, "7.62%": {"modality": "actual"}},
    ),
    "what no one thinks possible": (
        "新药短期内不可能上市，云岚医药去年营收 3 亿元。",
        {"3 亿元": {"modality": "actual"}},
    ),
    "a level that is passed": ("恒生指数升穿 24000 点。", {"24000 点": {"direction": None, "relation": "gt"}}),
    "a span that ends": ("用户最快 48 小时内到账。", {"48 小时": {"metric": "duration", "relation": "lt"}}),
    "hours of a day are no interval": (
        "这些人平均每天睡 8.2 个小时，云岚咖啡平均每 3 天开一家店。",
        {"8.2 个小时": {"metric": "duration"}, "3 天": {"metric": "interval"}},
    ),
    "the last place of an exchange rate": (
        "人民币中间价报7.174兑1美元，较上日中间价下调8点子。联储局减息25点子。",
        {
            "7.174": {"metric": "exchange_rate"},
            "8点子": {"metric": "exchange_rate", "unit": "点子", "direction": "decrease"},
            "25点子": {"unit": "pp"},
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_claims(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上半年 EPS15～17 元", [("15～17 元", 15, 17, "CNY")]),
        ("目前 PE15-17倍", [("15-17倍", 15, 17, "倍")]),
        ("TYPE2 元件出货 3 万件", [("3 万件", 30000, None, "件")]),
        ("代码量达 300 万行", [("300 万行", 3_000_000, None, "行")]),
        ("净利润 4.3（前值 3.9）亿元", [("4.3", 430_000_000, None, "CNY"), ("3.9", 390_000_000, None, "CNY")]),
    ],
)
def test_quantities(text, found):
    assert [(q.text, q.value, q.value_max, q.unit) for q in find_quantities(text)] == found


def test_every_figure_of_a_bracketed_list_is_a_row():
    text = "预计云岚科技 2025-2027 年净利润 24.3/27.5/33.9（原预测 18.9/21.1/27.8）亿元。"
    assert [f.text for f in extract(text, published=PUBLISHED)] == ["24.3", "27.5", "33.9", "18.9", "21.1", "27.8"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("下调云岚科技 2025-2026 年预测 EPS 至 1.2、1.4 元（原为 1.3、1.5 元）。", [2025, 2026, 2025, 2026]),
        ("2023-2024 年，云岚科技营收为 1.2 亿元和 1.4 亿元。", [2023, 2024]),
        ("预计今明两年海外将占云岚科技销量的 12% 及 14%。", [2025, 2026]),
        # Two companies, and two measures, of both years.
        ("2023-2024 年，云岚科技、江岚科技营收为 1.2 亿元、1.4 亿元。", [None, None]),
        ("2023-2024 年，云岚科技营收 1.2 亿元，净利润 1.4 亿元。", [None, None]),
    ],
)
def test_two_figures_are_of_the_two_years_of_a_span(text, years):
    periods = [(fact.period_start, fact.period_end) for fact in extract(text, published=PUBLISHED)]
    assert [start.year if start.year == end.year else None for start, end in periods] == years
