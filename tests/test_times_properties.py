"""What a generator writes out as a date, month, quarter, half, year, range or relative time is read back exactly."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestnlp import find_times, load_rules, read
from digestnlp.times import calendar
from digestnlp.times.finder import TimeFinder
from digestnlp.times.frame import Frame
from digestnlp.times.grammar import Grammar
from digestnlp.times.plain import PlainDates
from digestnlp.view import view

find_times("")  # The first call compiles the pack's patterns, which is not the time of any example.
ANCHOR = date(2025, 3, 5)
YEARS = st.integers(1950, 2049)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DIGITS = "〇一二三四五六七八九"
COUNTS = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


def chinese(number: int) -> str:
    """A number below a hundred, by place: 十, 廿 is left out, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones or not head else "")


class Style:
    """A way to write figures: the script of the numbers, and whether spaces stand around them."""

    def __init__(self, script: str, spaces: bool) -> None:
        self.script, self.spaces = script, spaces

    def number(self, number: int) -> str:
        if self.script == "chinese":
            return chinese(number)
        written = str(number)
        if self.script == "full":
            written = written.translate(FULL_WIDTH)
        return f" {written} " if self.spaces else written

    def year(self, year: int) -> str:
        if self.script == "chinese":
            return "".join(DIGITS[int(c)] for c in str(year))
        return self.number(year)

    def __repr__(self) -> str:
        return f"{self.script}{' with spaces' if self.spaces else ''}"


STYLES = st.builds(Style, st.sampled_from(["arabic", "full", "chinese"]), st.booleans())


def only(written: str, anchor: date | None = ANCHOR, **options: str) -> tuple[str, str]:
    """The days of the one time in a sentence with the words."""
    found = find_times(f"据公司称，{written}，产线停工。", anchor, **options)
    assert [time.text.strip() for time in found] == [written.strip()]
    return str(found[0].period_start), str(found[0].period_end)


def days(period: calendar.Period | None) -> tuple[str, str]:
    assert period is not None
    return str(period.start), str(period.end)


@given(DAYS, STYLES, st.sampled_from("日号"))
def test_days(day, style, unit):
    written = f"{style.year(day.year)}年{style.number(day.month)}月{style.number(day.day)}{unit}"
    assert only(written) == (str(day), str(day))


@given(DAYS, st.sampled_from(["-", "/", "."]), st.booleans())
def test_days_in_figures(day, separator, padded):
    month, of_month = (f"{n:02}" if padded else str(n) for n in (day.month, day.day))
    assert only(separator.join((str(day.year), month, of_month))) == (str(day), str(day))


@given(YEARS, st.integers(1, 12), STYLES, st.sampled_from(["月", "月份"]))
def test_months(year, month, style, unit):
    assert only(f"{style.year(year)}年{style.number(month)}{unit}") == days(calendar.month(year, month))


@given(YEARS, st.integers(1, 12), STYLES)
def test_parts_of_months(year, month, style):
    written = f"{style.year(year)}年{style.number(month)}月"
    last = days(calendar.month(year, month))[1]
    stem = f"{year:04}-{month:02}"
    assert only(f"{written}上旬") == only(f"{written}初") == (f"{stem}-01", f"{stem}-10")
    assert only(f"{written}中旬") == (f"{stem}-11", f"{stem}-20")
    assert only(f"{written}下旬") == only(f"{written}底") == (f"{stem}-21", last)


@given(YEARS, st.integers(1, 4), STYLES)
def test_quarters(year, number, style):
    expected = days(calendar.quarter(year, number))
    assert only(f"{style.year(year)}年第{style.number(number)}季度") == expected
    assert only(f"{style.year(year)}年{chinese(number)}季度") == expected
    assert only(f"{year}Q{number}") == expected


@given(YEARS, st.integers(1, 2), STYLES)
def test_halves(year, number, style):
    expected = days(calendar.months(year * 12 + number * 6 - 6, 6, "half"))
    assert only(f"{style.year(year)}年{'上下'[number - 1]}半年") == expected
    assert only(f"{year}H{number}") == expected


@given(YEARS, STYLES, st.sampled_from(["年", "年全年"]))
def test_years(year, style, unit):
    assert only(f"{style.year(year)}{unit}") == (f"{year}-01-01", f"{year}-12-31")


@given(YEARS, st.integers(2, 11), STYLES)
def test_first_months(year, count, style):
    expected = days(calendar.months(year * 12, count))
    assert only(f"{style.year(year)}年前{style.number(count)}个月") == expected
    assert only(f"{style.year(year)}年前{COUNTS[count]}个月") == expected
    assert only(f"{style.year(year)}年1-{count}月") == expected


@given(DAYS, st.integers(1, 900), STYLES, st.sampled_from(["至", "到", "-", "—", "~"]))
def test_ranges_of_days(first, length, style, dash):
    last = first + timedelta(length)
    ends = [f"{style.year(d.year)}年{style.number(d.month)}月{style.number(d.day)}日".strip() for d in (first, last)]
    assert only(dash.join(ends)) == (str(first), str(last))


@given(YEARS, st.integers(1, 9), STYLES, st.sampled_from(["至", "到", "-", "—", "~"]))
def test_ranges_of_years(year, length, style, dash):
    ends = [f"{style.year(y)}年".strip() for y in (year, year + length)]
    assert only(dash.join(ends)) == (f"{year}-01-01", f"{year + length}-12-31")


@given(YEARS, st.integers(1, 11), st.integers(1, 11), STYLES, st.sampled_from(["至", "到", "-"]))
def test_ranges_of_months(year, first, length, style, dash):
    last = min(12, first + length)
    written = f"{style.year(year)}年{style.number(first)}月{dash}{style.number(last)}月"
    assert only(written) == (days(calendar.month(year, first))[0], days(calendar.month(year, last))[1])


@given(st.integers(1, 60), st.sampled_from(["天", "周", "个月", "年"]), STYLES, st.booleans())
def test_counted_from_the_anchor(count, unit, style, past):
    names = {"天": "day", "周": "week", "个月": "month", "年": "year"}
    moved = calendar.shift(ANCHOR, names[unit], -count if past else count)
    assert moved is not None
    expected = days(calendar.containing(moved, names[unit]))
    assert only(f"{style.number(count)}{unit}{'前' if past else '后'}") == expected


@given(DAYS, st.sampled_from([("昨日", -1), ("前天", -2), ("今天", 0), ("明日", 1), ("后天", 2), ("大后天", 3)]))
def test_relative_days(anchor, said):
    word, distance = said
    expected = str(anchor + timedelta(distance))
    assert only(word, anchor) == (expected, expected)


@given(DAYS, st.sampled_from("一二三四五六日"), st.sampled_from([("上", -1), ("本", 0), ("这", 0), ("下", 1)]))
def test_weekdays(anchor, weekday, said):
    word, weeks = said
    expected = str(anchor + timedelta(weeks * 7 + "一二三四五六日".index(weekday) - anchor.weekday()))
    assert only(f"{word}周{weekday}", anchor) == (expected, expected)


@given(DAYS, st.integers(1, 12), st.integers(1, 28), STYLES)
def test_a_bare_day_is_the_nearest_past_or_the_nearest_that_is_not_over(anchor, month, day, style):
    written = f"{style.number(month)}月{style.number(day)}日"
    past, future = (date.fromisoformat(only(written, anchor, bias=bias)[0]) for bias in ("past", "future"))
    assert (past.month, past.day) == (future.month, future.day) == (month, day)
    assert past <= anchor <= future
    assert (anchor - past).days < 366
    assert (future - anchor).days < 366


SCRIPTS = [
    ("去年前三季度", "去年前三季度"),
    ("春节假期", "春節假期"),
    ("双十一期间", "雙十一期間"),
    ("“十四五”期间", "「十四五」期間"),
    ("近两个月来", "近兩個月來"),
    ("三个月后", "三個月後"),
    ("上周三", "上週三"),
    ("未来5年内", "未來５年內"),
    ("自2月以来", "自２月以來"),
    ("截至2月底", "截至 2 月底"),
    ("2024财年第二季度", "2024財年第二季度"),
    ("2024年国庆节假期", "2024 年國慶節假期"),
]


@pytest.mark.parametrize(("simplified", "traditional"), SCRIPTS)
def test_both_scripts_read_alike(simplified, traditional):
    assert only(simplified) == only(traditional)


@settings(max_examples=200)
@given(st.text(alphabet="0123456789一二三十年月日号周季度前后上下至、-/.（）第半个近春节Q今昨天 来 ", max_size=40))
def test_any_text_is_read_without_overlap(text):
    place = 0
    for time in find_times(text, ANCHOR):
        assert place <= time.start < time.end
        assert text[time.start : time.end] == time.text
        if time.period_start and time.period_end:
            assert time.period_start <= time.period_end
        place = time.end


FINDER = TimeFinder(load_rules())


def expressions():
    """Dates in figures and what may stand around them, put together at random."""
    pieces = ["2024年", "2023 年", "3月", "11 月", "5日", "30 日", "9号", "2月30日", "2024年3月5日", "月份", "第一季度", "3", "1998",
              "年", "月", "日", "度", "的", "底", "初", "前", "后", "内", "起", "开始", "至", "-", "、", "和", "，", "。", "（", " ",
              "\n", "截至", "自", "从", "于", "以来", "同期", "财年", "上半年", "上旬", "上午", "两天", "多", "连续", "农历", "“", "”",
              "今年", "去年", "上年", "前年", "止", "中", "将"]  # fmt: skip
    return st.lists(st.sampled_from(pieces), max_size=10).map("".join)


@settings(max_examples=400)
@given(expressions(), st.sampled_from([None, ANCHOR, date(2024, 12, 31)]), st.sampled_from(["past", "future"]))
def test_the_short_way_gives_what_the_long_way_gives(text, anchor, bias):
    found = FINDER.find(view(text), anchor, text, bias=bias)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainDates, "read", lambda *_: None)
        assert FINDER.find(view(text), anchor, text, bias=bias) == found


@pytest.mark.parametrize("article", [*read("data/articles")], ids=lambda article: article.id)
def test_the_short_way_gives_what_the_long_way_gives_on_the_samples(article):
    found = FINDER.find(view(article.text), article.published, article.text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainDates, "read", lambda *_: None)
        assert FINDER.find(view(article.text), article.published, article.text) == found


@pytest.mark.parametrize(
    "text", ["2024年", "2024 年 3 月", "3月5日", "11 月 30 日", "9月份", "第二季度", "2024年第四季度", "去年"]
)
def test_what_most_dates_are_goes_the_short_way(text):
    assert PlainDates(Grammar(load_rules())).read(f"{text}，停产", 0, len(text) + 3, Frame(ANCHOR)) is not None
