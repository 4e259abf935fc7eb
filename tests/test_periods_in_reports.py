"""Whose time goes on: in the items of a report, from a paragraph to others, over asides; halves that are nearer, vintages, totals."""

from datetime import date

import pytest

from claimed import days
from digestnlp import extract, find_times

FEBRUARY = "2025-02-01..2025-02-28"
FOURTH_QUARTER = "2024-10-01..2024-12-31"
NONE = ".."


def period(text, figure, published=date(2025, 3, 5)):
    fact = next(f for f in extract(text, published=published) if f.text == figure)
    return days(fact)


ITEMS = {
    "items behind a paragraph with figures": (
        "# 解读 2 月景气指数\n\n2 月，江州的制造业景气指数是 50.7%。\n\n"
        "（一）生产加快。调查的 18 个行业中，有 11 个行业指数上升。\n\n（二）价格走低。受油价影响，出厂价格指数为 47.3%。",
        "47.3%",
        FEBRUARY,
    ),
    "items of an article on one company": (
        "---\ntitle: 云岚半导体四季度的业绩令人失望\ndate: 2025-02-20\n---\n\n要点\n\n* 云岚半导体过去两年的营收年减 3.1%。\n"
        "* 2024 年四季度，云岚半导体营收 21 亿元，每股收益 0.7 元。\n* 云岚半导体的汽车业务营收 6.5 亿元，工业业务营收 2.9 亿元。",
        "2.9 亿元",
        FOURTH_QUARTER,
    ),
    "what is to come is no topic": (
        "云岚科技对下一季度的展望未达预期。\n\n2024 年四季度，云岚科技营收 21 亿元。\n\n云岚科技毛利率同比下降 2.4%。",
        "2.4%",
        FOURTH_QUARTER,
    ),
    "items of a digest": (
        "# 早报\n\n1、2 月云岚汽车销量 3 万辆。\n\n2、江河影业与多家银行合作，新增影院 70 座。",
        "70 座",
        NONE,
    ),
}


@pytest.mark.parametrize(("text", "figure", "expected"), ITEMS.values(), ids=ITEMS)
def test_items_go_on_with_the_report(text, figure, expected):
    assert period(text, figure) == expected


NEARER = [
    ("云岚科技预计其上半年净利同比减少 13%。", "13%", "2021-01-01..2021-06-30"),
    ("公司预计第二季度营收 17 亿元。", "17 亿元", "2021-04-01..2021-06-30"),
    ("公司预计上半年亏损 4 亿元至 5 亿元。", "4 亿元至 5 亿元", "2021-01-01..2021-06-30"),
    ("公司预计下半年营收 17 亿元。", "17 亿元", "2021-07-01..2021-12-31"),
    ("公司预计第一季度营收 17 亿元。", "17 亿元", "2022-01-01..2022-03-31"),
    ("公司预计明年上半年营收 17 亿元。", "17 亿元", "2022-01-01..2022-06-30"),
    ("公司预计上半年投产，产能 4 万吨。", "4 万吨", "2022-01-01..2022-06-30"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), NEARER)
def test_accounts_expected_are_of_the_nearer_half(text, figure, expected):
    assert period(text, figure, date(2021, 9, 6)) == expected


ASIDES = [
    ("本月需求在 1 月快速回升后走弱，新订单指数为 48.1%。", "48.1%", "2025-03-01..2025-03-31"),
    ("2 月生产继 1 月走强之后放缓，生产指数为 49.2%。", "49.2%", FEBRUARY),
    ("云岚汽车在 2 月降价后销量达 3 万辆。", "3 万辆", FEBRUARY),  # no other time
    ("1 月销量回落后，2 月云岚汽车销量 3 万辆。", "3 万辆", FEBRUARY),
]


@pytest.mark.parametrize(("text", "figure", "expected"), ASIDES)
def test_what_is_left_behind_dates_nothing(text, figure, expected):
    assert period(text, figure) == expected


ELSEWHERE = {
    "a count up to a day": (
        "截至 2024 年末，江州有影院 90 家。\n\n数据显示，还有 37 家公司未披露年报。",
        "37 家",
        NONE,
    ),
    "a holder": ("截至 2 月 7 日，影片票房 3 亿元。\n\n张宁是通过云岚影业投资的，他在该公司占股 80%。", "80%", NONE),
    "balances": (
        "截至 2024 年末，江州银行总资产 900 亿元。\n\n江州银行总负债 600 亿元。",
        "600 亿元",
        "2024-12-31..2024-12-31",
    ),
    "a running year": ("今年云岚科技加大投入，营收 3 亿元。\n\n光纤普及率已达 87%。", "87%", NONE),
    "a year long over": ("2019 年云岚科技营收 3 亿元。\n\n新药占比达 43%。", "43%", NONE),
    "a year that is reported on": (
        "2024 年云岚科技营收 3 亿元，同比多 4%。\n\n海外收入占比达 43%。",
        "43%",
        "2024-01-01..2024-12-31",
    ),
    "accounts of a year": (
        "2023 年云岚科技营收 3 亿元。\n\n云岚科技净利润 2 亿元。",
        "2 亿元",
        "2023-01-01..2023-12-31",
    ),
    "a list that is led": (
        "2025 年各家份额如下：\n云岚科技市场份额为 31%\n江河科技市场份额为 23%",
        "23%",
        "2025-01-01..2025-12-31",
    ),
}


@pytest.mark.parametrize(("text", "figure", "expected"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_only_its_own_paragraph_is_of(text, figure, expected):
    assert period(text, figure) == expected


BESIDE = [
    ("前三季度云岚汽车份额达 6%，单看 2 月，云岚汽车销量达 3 万辆。", "3 万辆", FEBRUARY),
    ("云岚饮料销量为 34 亿杯（2023 年）和 31 亿杯（2024 年）。", "31 亿杯", "2024-01-01..2024-12-31"),
    ("云岚饮料销量为 34 亿杯（2023 年）和 31 亿杯（2024 年）。", "34 亿杯", "2023-01-01..2023-12-31"),
    ("江河证券决定 2024 年年中分红，拿出红利 4 亿元。", "4 亿元", "2024-01-01..2024-06-30"),
    ("云岚创下自 2012 年开业以来的历史巅峰，份额为四分之一。", "四分之一", NONE),
    ("在这八年中，云岚科技开店 80 家。", "80 家", NONE),
    ("云岚汽车召回 2021 至 2022 年款轿车，共 7 万辆。", "7 万辆", NONE),
    ("云岚汽车召回 2022 年款项中的 7 亿元。", "7 亿元", "2022-01-01..2022-12-31"),
    (
        "今日，20 年和 21 年陈酿散瓶行情价均下跌 60 元/瓶，分别为 880 元/瓶和 840 元/瓶。",
        "840 元/瓶",
        "2025-03-05..2025-03-05",
    ),
    ("2024 年，云岚白酒均价为 60 元/瓶。", "60 元/瓶", "2024-01-01..2024-12-31"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), BESIDE)
def test_times_beside_the_figure(text, figure, expected):
    assert period(text, figure) == expected


COUNTED = [
    ("截至 2024 年 6 月末，9 家银行资产超 2 万亿元；4 家公司上半年净利润超 6 亿元。", "4 家", "2024-01-01..2024-06-30"),
    ("共有 4 家公司 2023 年营收超过 6 亿元。", "4 家", "2023-01-01..2023-12-31"),
    ("4 家公司发布上半年业绩，均有增长。", "4 家", NONE),
    ("今年以来，交易所加大处罚力度。两家交易所出具处分 17 次。", "17 次", "2025-01-01..2025-03-05"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), COUNTED)
def test_what_is_counted_with_a_time(text, figure, expected):
    assert period(text, figure) == expected


TOTALS = [
    ("云岚汽车 2 月交付 3 万辆，累计交付 50 万辆。", "50 万辆", "..2025-02-28"),
    ("云岚汽车 2 月交付 3 万辆。累计交付量超过 50 万辆。", "50 万辆", "..2025-02-28"),
    ("云岚汽车 2 月交付 3 万辆，1-2 月累计交付 7 万辆。", "7 万辆", "2025-01-01..2025-02-28"),
    ("2 月，云岚汽车累计交付 3 万辆，江河汽车交付 2 万辆。", "3 万辆", FEBRUARY),
    ("2 月 6 日，张宁质押 2 万股，累计质押 6 万股。", "6 万股", "2025-02-06..2025-02-06"),
    ("云岚科技 2 月营收 3 亿元，累计营收 7 亿元。", "7 亿元", "2025-01-01..2025-02-28"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), TOTALS)
def test_running_totals(text, figure, expected):
    assert period(text, figure) == expected


SPANS = [
    ("上周三大股指齐涨", "上周", "2025-02-24..2025-03-02"),
    ("本周五家公司上市", "本周", "2025-03-03..2025-03-09"),
    ("上周三大涨 2%", "上周三", "2025-02-26..2025-02-26"),
    ("短短两个月内，关店 30 家", "两个月内", "2025-01-05..2025-03-05"),
    ("三天内，公司已裁员 70 名", "三天内", "2025-03-03..2025-03-05"),
    ("将在三天内裁员 70 名", "三天内", "2025-03-05..2025-03-08"),
]


@pytest.mark.parametrize(("text", "said", "expected"), SPANS)
def test_spans_and_weeks(text, said, expected):
    time = next(t for t in find_times(text, date(2025, 3, 5)) if t.text == said)
    assert f"{time.period_start}..{time.period_end}" == expected


def test_today_of_an_item_of_another_day():
    assert period("【涨价】某社 3 月 3 日消息，今日，云岚白酒价格上涨 60 元。", "60 元") == "2025-03-03..2025-03-03"


def test_days_since_a_release_are_no_day():
    assert find_times("影片上映5日，累计票房 2 亿元", date(2025, 3, 5)) == []
