"""Weeks of a year and days of a week: 第 8 周（2.17-2.23）, 周三, 周末, and 三 of 上周三."""

from __future__ import annotations

from datetime import date, timedelta

from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.beside import before
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.times.days import Days
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE, FIGURES, SMALL, WEEKDAYS, small_number
from digestnlp.times.part import Part
from digestnlp.times.words import SPACES, listed, pattern

# 十月第一个星期一
WEEKDAY_BEHIND = pattern(rf"[{WEEKDAYS}](?![月年季个周星礼{CHINESE}])")
_DATES_IN_BRACKETS = pattern(
    r"[ ]{0,2}[(（][ ]?(?P<m1>\d{1,2})[./月](?P<d1>\d{1,2})日?[ ]?(?:-|—|~|至)[ ]?(?:(?P<m2>\d{1,2})[./月])?(?P<d2>\d{1,2})日?[ ]?[)）]"
)
_WEEKDAY = pattern(rf"(?:周|星期|礼拜)(?P<n>[{WEEKDAYS}])")
_FRIDAY = 5
# 第二周 alone: the weeks so near a beginning are counted from what has begun, mostly not the year.
_FIRST_WEEKS = 5
_COUNTS = f"一两二三四五六七八九十{FIGURES}"
# 每周二和周四
_EVERY_WEEK = pattern(rf"每(?:周|星期)[{WEEKDAYS}][、和及与至到]$")
_IN_WEEK = pattern(rf"(?:周|星期|礼拜)?(?P<n>[{WEEKDAYS}])(?![月年季个])")
# 周六、日, 上周六日; not 周六、日均
_BOTH_DAYS = r"六[、及和]?[日天](?![\d均本元产线活常程])"
_END_OF_WEEK = pattern(rf"周?末|(?:周|星期|礼拜)?{_BOTH_DAYS}")
_WEEKEND = pattern(rf"(?:周|星期)末|(?:周|星期|礼拜){_BOTH_DAYS}")
# 创三年来最大周涨幅: one of many weeks.
_RANKED = frozenset("大小高低佳差好")
# 按周升 12%: from week to week, as 按月 and 按年.
_BY = frozenset("按")
# 收报 2548 美元，周涨 0.4%; 周线累计下跌 2%, 周跌幅: beside the day's change, that of its week.
WEEK_OF_CHANGE = pattern(r"周(?=线?(?:累计|合计|共|累)?[微大小暴重收上下续]?[涨跌升](?!停|价))")


class Weeks:
    """Reads weeks and their days.

    Attributes:
        numbered: matches a week that is counted: 第 8 周.
    """

    def __init__(self, rules: Rules, days: Days) -> None:
        self._days = days
        other = listed(rules, "time_no_week_behind")
        self.numbered = pattern(rf"(?:的)?第{SPACES}(?P<n>{SMALL}){SPACES}(?:个)?(?:周|星期|礼拜)(?!{other})")
        # 三周一次, 每周三: no day of the week.
        self._not_before_weekday = frozenset((*_COUNTS, *rules.words("time_no_weekday_before")))
        # 上周三大股指齐涨: three of them, in last week
        self._counted_behind = pattern(
            rf"{SPACES}[{_COUNTS}]{SPACES}(?:{listed(rules, 'time_counted_behind_week')}|大(?!{listed(rules, 'time_big')}))"
        )
        self._not_before_change = self._not_before_weekday | _RANKED | _BY
        self._not_before_weekend = rules.words("time_no_weekend_before")

    def of_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """第 8 周, with its days where brackets give them."""
        found = self.numbered.match(view, at, end)
        if found is None:
            return None
        n = small_number(found["n"])
        if not 1 <= n <= 53:
            return None
        dates = _DATES_IN_BRACKETS.match(view, found.end(), end)
        if dates:
            first = int(dates["m1"]), int(dates["d1"])
            last = int(dates["m2"] or dates["m1"]), int(dates["d2"])
            return Part(dates.end(), cycle=Cycle("year", lambda y: _week_between(y, n, first, last), early=True))
        if n <= _FIRST_WEEKS and not found["n"].isascii() and before(view, at, 0) not in ("年", "的"):
            return Part(found.end(), UNKNOWN)
        return Part(found.end(), cycle=Cycle("year", lambda y: calendar.iso_week(y, n), early=True))

    def weekday(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """周三, 周末 of a week that is not said; 周 of 周涨 0.4%."""
        last = view[at - 1 : at]
        found = _WEEKDAY.match(view, at, end)
        if (
            found
            and found["n"] != "天"
            and not _WEEKEND.match(view, at, end)
            and (last not in self._not_before_weekday or view.startswith("指数", at - 2))
            and not _EVERY_WEEK.search(view[max(0, at - 8) : at])
        ):
            number = WEEKDAYS.index(found["n"])
            part = Part(found.end(), cycle=Cycle("week", lambda w: _weekday(w, number)))
            return self._days.to_its_end(view, part, end)
        if WEEK_OF_CHANGE.match(view, at, end) and last not in self._not_before_change:
            last_traded = frame.day or (frame.anchor and frame.anchor - timedelta(1))
            return Part(at + 1, calendar.containing(last_traded, "week") if last_traded else UNKNOWN)
        found = _WEEKEND.match(view, at, end)
        if found and frame.day is not None and frame.day.isoweekday() > _FRIDAY:
            return Part(found.end(), _weekend(calendar.number_of(frame.day, "week")), origin=frame.period_origin)
        return (
            Part(found.end(), cycle=Cycle("week", _weekend)) if found and last not in self._not_before_weekend else None
        )

    def within(self, view: str, week: Part, end: int) -> Part:
        """The day or weekend that stands behind a week: 上周三, 本周末; not what is counted there: 上周三大股指."""
        if self._counted_behind.match(view, week.end, end):
            return week
        start = week.period.start if week.period else None
        found = None if _END_OF_WEEK.match(view, week.end, end) else _IN_WEEK.match(view, week.end, end)
        if found:
            n = WEEKDAYS.index(found["n"])
            period = _weekday(calendar.number_of(start, "week"), n) if start else Period(None, None, "day")
            return self._days.to_its_end(view, week._replace(end=found.end(), period=period), end)
        found = _END_OF_WEEK.match(view, week.end, end)
        if found:
            weekend = _weekend(calendar.number_of(start, "week")) if start else week.period
            return week._replace(end=found.end(), period=weekend)
        return week


def _week_between(year: int, week: int, first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    """The days in brackets behind a numbered week; the first may lie in the year before, the last in the year after."""
    start, stop = calendar.day(year, *first), calendar.day(year, *last)
    if first[0] == 12 and week == 1:
        start = calendar.day(year - 1, *first)
    if last[0] == 1 and first[0] == 12 and week > 1:
        stop = calendar.day(year + 1, *last)
    return start.to(stop)._replace(grain="week") if start and stop else None


def _weekday(week: int, number: int) -> Period:
    it = date.fromordinal(week * 7 + 1 + min(number, 6))
    return Period(it, it, "day")


def _weekend(week: int) -> Period:
    saturday = date.fromordinal(week * 7 + 6)
    return Period(saturday, saturday + timedelta(1), "span")
