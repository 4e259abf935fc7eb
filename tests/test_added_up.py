"""Times over which a move is added up date no quote beside; spans of years whose last is not over are dealt out."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

DAY = "2024-08-26"
Days = tuple[date | None, date | None]
NONE: Days = (None, None)
WEEK_BEFORE: Days = (date(2024, 8, 19), date(2024, 8, 25))
WEEK: Days = (date(2024, 8, 26), date(2024, 9, 1))


def days_of(text: str) -> list[tuple[str, Days]]:
    """Each figure, and the days that it is of."""
    return [(fact.text, (fact.period_start, fact.period_end)) for fact in extract(text, published=DAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "尾盘，美元指数跌 0.6% 报 102.4，周跌 0.7%。\n非美货币上涨，欧元兑美元涨 0.5% 报 1.10，周涨 1%；英镑兑美元涨 0.8% 报 1.29。",
            [
                ("0.6%", NONE), ("102.4", NONE), ("0.7%", WEEK_BEFORE), ("0.5%", NONE), ("1.10", NONE),
                ("1%", WEEK_BEFORE), ("0.8%", NONE), ("1.29", NONE),
            ],
        ),
        (
            "岚铜期货收涨 0.9% 报 2606 美元/吨，当周累计涨 3.2%，岚锌期货收涨 3.1% 报 31 美元/吨。",
            [("0.9%", NONE), ("2606 美元/吨", NONE), ("3.2%", WEEK), ("3.1%", NONE), ("31 美元/吨", NONE)],
        ),
        (
            "布伦特原油涨 2% 报 75 美元/桶，本月累计跌 4%；美油涨 1% 报 71 美元/桶。",
            [
                ("2%", NONE), ("75 美元/桶", NONE), ("4%", (date(2024, 8, 1), date(2024, 8, 31))), ("1%", NONE),
                ("71 美元/桶", NONE),
            ],
        ),
        (
            "恒岳指数收跌 0.1% 报 17612 点，周涨 1%。\n大市成交 787 亿港元。",
            [("0.1%", NONE), ("17612 点", NONE), ("1%", WEEK_BEFORE), ("787 亿港元", NONE)],
        ),
    ],
)  # fmt: skip
def test_what_is_added_up_over_a_time_dates_no_quote(text: str, expected: list[tuple[str, Days]]) -> None:
    assert days_of(text) == expected


def test_other_times_date_the_quotes_behind_them() -> None:
    week = "本周，岚铜期货上涨 3%，收报 2606 美元/吨。"
    assert {days for _, days in days_of(week)} == {WEEK}
    july = "7 月云岚汽车累计交付 3 万辆，营收 5 亿元。"
    assert {days for _, days in days_of(july)} == {(date(2024, 7, 1), date(2024, 7, 31))}


def year(number: int) -> Days:
    """All of a year."""
    return date(number, 1, 1), date(number, 12, 31)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("2022 年至 2024 年上半年", [year(2022), year(2023), (date(2024, 1, 1), date(2024, 6, 30))]),
        ("2022 年至今年上半年", [year(2022), year(2023), (date(2024, 1, 1), date(2024, 6, 30))]),
        ("2022 年到 2024 年 5 月", [year(2022), year(2023), (date(2024, 1, 1), date(2024, 5, 31))]),
        ("2021 年至 2023 年", [year(2021), year(2022), year(2023)]),
        ("2024 年 1 月至 6 月", [(date(2024, 1, 1), date(2024, 6, 30))] * 3),  # months, of which there are six
    ],
)
def test_spans_from_a_whole_year_on_are_dealt_out(span: str, expected: list[Days]) -> None:
    assert [days for _, days in days_of(f"云岚科技{span}营业收入分别为 20 亿元、47 亿元和 14 亿元。")] == expected
