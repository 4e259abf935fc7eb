"""Time expressions and the days they cover, against 2025-03-05 (a Wednesday)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp import find_times, load_rules
from digestnlp.rules.schema import TimeEntry

ANCHOR = date(2025, 3, 5)

FOUND = [
    ("12 月 30 日", "2024-12-30", "2024-12-30"),
    ("昨日", "2025-03-04", "2025-03-04"),
    ("上周三", "2025-02-26", "2025-02-26"),
    ("本周", "2025-03-03", "2025-03-09"),
    ("上月底", "2025-02-21", "2025-02-28"),
    ("今（5）日", "2025-03-05", "2025-03-05"),
    ("前两个月", "2025-01-01", "2025-02-28"),
    ("1—2 月", "2025-01-01", "2025-02-28"),
    ("去年前三季度", "2024-01-01", "2024-09-30"),
    ("2024Q4", "2024-10-01", "2024-12-31"),
    ("2025 上半年", "2025-01-01", "2025-06-30"),
    ("近三年", "2022-03-05", "2025-03-05"),
    ("未来五年", "2025-03-05", "2030-03-05"),
    ("“十四五”期间", "2021-01-01", "2025-12-31"),
    ("今年以来", "2025-01-01", "2025-03-05"),
    ("截至 2 月底", "2025-02-28", "2025-02-28"),
    ("截至2024年底", "2024-12-31", "2024-12-31"),
    ("自 4 月 3 日上市以来", "2024-04-03", "2025-03-05"),
    ("2022 年至 2024 年", "2022-01-01", "2024-12-31"),
    ("2025~2027 年", "2025-01-01", "2027-12-31"),
    ("第 8 周（2.17-2.23）", "2025-02-17", "2025-02-23"),
    ("春节假期", "2025-01-28", "2025-02-04"),
    ("民國 114 年", "2025-01-01", "2025-12-31"),
    ("2024-12-31", "2024-12-31", "2024-12-31"),
    ("前 11 个月", "2024-01-01", "2024-11-30"),
    ("三年后", "2028-01-01", "2028-12-31"),
    ("10月1日至7日", "2024-10-01", "2024-10-07"),
    ("二〇二四年三月", "2024-03-01", "2024-03-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), FOUND)
def test_period(text, start, end):
    (found,) = find_times(text, ANCHOR)
    assert (found.text, str(found.period_start), str(found.period_end)) == (text, start, end)


@pytest.mark.parametrize(
    "text", ["9 个月", "连续 36 周", "2025 辆", "日本", "年轻人", "618", "600519", "3:1", "第一代"]
)
def test_no_time(text):
    assert find_times(text, ANCHOR) == []


def test_bias():
    assert find_times("3月12日", ANCHOR)[0].period_start == date(2024, 3, 12)
    assert find_times("3月12日", ANCHOR, bias="future")[0].period_start == date(2025, 3, 12)


def test_without_an_anchor_relative_times_stay_open():
    last, fixed = find_times("去年和 2023 年")
    assert (last.period_start, last.period_end) == (None, None)
    assert fixed.period_start == date(2023, 1, 1)


def test_instants_and_bases_are_marked():
    (now,) = find_times("截至目前", ANCHOR)
    assert now.instant
    year, base = find_times("2024 年三季度增长，去年同期", ANCHOR)
    assert base.base
    assert (base.period_start, base.period_end) == (date(2023, 7, 1), date(2023, 9, 30))
    assert not year.base


def test_a_year_in_force_is_taken_up():
    _, quarter = find_times("2022 年增长较快，第四季度放缓", ANCHOR)
    assert (quarter.period_start, quarter.period_end) == (date(2022, 10, 1), date(2022, 12, 31))


MARKED = [
    pytest.param(entry.id, text, id=f"{entry.id}:{number}")
    for entry in load_rules().of(TimeEntry)
    for number, text in enumerate(entry.examples, 1)
    if " => " in text
]


@pytest.mark.parametrize(("entry", "example"), MARKED)
def test_example_of_the_pack(entry, example):
    marked, _, days = example.rpartition(" => ")
    text = marked.replace("【", "").replace("】", "")
    start = marked.index("【")
    span = marked[start + 1 : marked.index("】")]
    found = {(t.start, t.text): t for t in find_times(text, ANCHOR)}
    assert (start, span) in found
    time = found[start, span]
    assert f"{time.period_start or ''}..{time.period_end or ''}" == days


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_dates_are_read_back(day):
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year} 年 {day.month} 月 {day.day} 日",
    ):
        (found,) = find_times(f"公司于{written}公告", ANCHOR)
        assert (found.period_start, found.period_end) == (day, day)
