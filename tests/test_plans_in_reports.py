"""Times that are not the figure's own: of a report that tells a plan, of a record, of where a move comes from; who a colon names."""

from __future__ import annotations

import pytest

from digestnlp import extract

PUBLISHED = "2025-08-28"
PERIODS = {
    "a plan told in a yearly report": (
        "云岚电器 2024 年年度报告披露，公司力争全年营收达到 310 亿元，净利润 7 亿元。",
        {"310 亿元": ("2025-01-01", "2025-12-31"), "7 亿元": ("2025-01-01", "2025-12-31")},
    ),
    "a plan of no year told in a yearly report": (
        "云岚电器 2024 年年度报告披露，公司力争营收达到 310 亿元。",
        {"310 亿元": ("None", "None")},
    ),
    "what a yearly report says of its own year": (
        "云岚电器 2024 年年报显示，去年卖出 290 亿元的货，全年营收 290.5 亿元。",
        {"290.5 亿元": ("2024-01-01", "2024-12-31")},
    ),
    "a forecast of the report itself": (
        "云岚电器预计 2024 年年度报告净利润为 7 亿元。",
        {"7 亿元": ("2024-01-01", "2024-12-31")},
    ),
    "since when something is the first": (
        "2025 年第 1 季江州房价指数下滑 0.7%，为自 2018 年第 3 季以来首次下滑。同期江州建物买卖登记量仅 5 万户。",
        {"5 万户": ("2025-01-01", "2025-03-31")},
    ),
    "the quarter that a text is about": (
        "江州公布 2025 年第 1 季房价指数为 118 点。\n\n本季各区普跌，海岳区房价跌 2.4%。",
        {"2.4%": ("2025-01-01", "2025-03-31")},
    ),
    "where a move comes from, with a change behind": (
        "云岚茶业上半年营收由 26 亿元降至 22 亿元，同比下滑 15%，净亏损从 5 亿元收窄至 2 亿元。",
        {
            "26 亿元": ("2024-01-01", "2024-06-30"),
            "22 亿元": ("2025-01-01", "2025-06-30"),
            "5 亿元": ("2024-01-01", "2024-06-30"),
            "2 亿元": ("2025-01-01", "2025-06-30"),
        },
    ),
    "where a move comes from, with a change before": (
        "二季度，云岚茶业门店环比增长 10%，从 2000 家增至 2200 家。",
        {"2000 家": ("2025-01-01", "2025-03-31"), "2200 家": ("2025-04-01", "2025-06-30")},
    ),
    "a move with its change between": (
        "云岚茶业上半年净亏损从 5 亿元同比收窄 64% 至 2 亿元。",
        {"5 亿元": ("2024-01-01", "2024-06-30"), "2 亿元": ("2025-01-01", "2025-06-30")},
    ),
    "a move that no change compares": (
        "云岚茶业上半年把价格从 26 元降至 22 元。",
        {"26 元": ("2025-01-01", "2025-06-30"), "22 元": ("2025-01-01", "2025-06-30")},
    ),
}
SUBJECTS = {
    "who stands before a colon": (
        "几家同行里只有一家不赚钱，就是云岚茶业：其上半年营收下滑 15%，净亏损 2 亿元。",
        {"15%": "云岚茶业", "2 亿元": "云岚茶业"},
    ),
    "a firm behind what it is": (
        "海岳茶业营收 31 亿元；与此同时，烘焙品牌云岚茶业没有止亏，上半年关店百余家。",
        {"31 亿元": "海岳茶业", "百余家": "云岚茶业"},
    ),
    "a leader of the trade": (
        "海岳茶业营收 31 亿元；行业龙头云岚茶业没有止亏，上半年关店 40 家。",
        {"40 家": "云岚茶业"},
    ),
    "a daughter in a list": (
        "云岚人寿、江岚人寿、海岳集团旗下的海岳人寿 5 月保费同比分别增长 16%、14% 和 9%。",
        {"16%": "云岚人寿", "14%": "江岚人寿", "9%": "海岳人寿"},
    ),
    "one who is only dealt with": (
        "海岳茶业营收 31 亿元，向云岚茶业供货，上半年关店 40 家。",
        {"40 家": "海岳茶业"},
    ),
}


@pytest.mark.parametrize("name", PERIODS)
def test_periods(name):
    text, expected = PERIODS[name]
    rows = {f.text: (str(f.period_start), str(f.period_end)) for f in extract(text, published=PUBLISHED)}
    assert {figure: rows.get(figure) for figure in expected} == expected


@pytest.mark.parametrize("name", SUBJECTS)
def test_subjects(name):
    text, expected = SUBJECTS[name]
    rows = {f.text: f.subject for f in extract(text, published=PUBLISHED)}
    assert {figure: rows.get(figure) for figure in expected} == expected


def test_what_is_compared_with_a_plan_is_so():
    rows = extract("与公司年初的计划相比，云岚电器营收完成率为 91%。", published=PUBLISHED)
    assert [(f.text, f.modality) for f in rows] == [("91%", "actual")]
    rows = extract("云岚电器 2024 年定增融资 8 亿元。", published=PUBLISHED)
    assert [(f.text, f.direction) for f in rows] == [("8 亿元", None)]
