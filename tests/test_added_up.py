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
            "恒岳指数微跌 0.3%，收于 6850 点，周跌 2.1%。\n新西兰元兑日元升 1.4% 报 89.07，周升 5%；瑞典克朗兑日元升 0.2% 报 13.36。",
            [
                ("0.3%", NONE), ("6850 点", NONE), ("2.1%", WEEK_BEFORE), ("1.4%", NONE), ("89.07", NONE),
                ("5%", WEEK_BEFORE), ("0.2%", NONE), ("13.36", NONE),
            ],
        ),
        (
            "岚铜期货收涨 1.6% 报 9140 美元/吨，当周累计涨 4.5%，岚锌期货收跌 2.7% 报 2385 美元/吨。",
            [("1.6%", NONE), ("9140 美元/吨", NONE), ("4.5%", WEEK), ("2.7%", NONE), ("2385 美元/吨", NONE)],
        ),
        (
            "燃料油跌 1.9% 至 512 美元/吨，本月累计跌 6%；沥青涨 0.7% 至 3420 元/吨。",
            [
                ("1.9%", NONE), ("512 美元/吨", NONE), ("6%", (date(2024, 8, 1), date(2024, 8, 31))), ("0.7%", NONE),
                ("3420 元/吨", NONE),
            ],
        ),
        (
            "恒岳指数收高 1.2%，报 5230 点，周升 3%。\n全市场成交 460 亿元。",
            [("1.2%", NONE), ("5230 点", NONE), ("3%", WEEK_BEFORE), ("460 亿元", NONE)],
        ),
    ],
)  # fmt: skip
def test_what_is_added_up_over_a_time_dates_no_quote(text: str, expected: list[tuple[str, Days]]) -> None:
    assert days_of(text) == expected


def test_other_times_date_the_quotes_behind_them() -> None:
    week = "本周，岚铜期货上涨 3%，收报 9140 美元/吨。"
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
    assert [days for _, days in days_of(f"云岚科技{span}的研发投入分别为 3 亿元、5 亿元和 4 亿元。")] == expected
