"""Fiscal years: the calendar of the company that a text has named last, and the periods of its years."""

from __future__ import annotations

import bisect
import re
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar
from digestnlp.times.calendar import Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import small_number
from digestnlp.times.words import any_of, pattern


class FiscalCalendar(NamedTuple):
    """When a fiscal year ends, in whole months as the press counts them.

    Attributes:
        month: its last month.
        offset: the calendar year of its last day, less the year that it is named for.
    """

    month: int = 12
    offset: int = 0

    def year(self, number: int) -> Period | None:
        """The fiscal year of that number."""
        return calendar.months(self._last(number) - 11, 12, "year")

    def half(self, number: int, half: int) -> Period | None:
        """The first or second half of a fiscal year."""
        return calendar.months(self._last(number) - 11 + (half - 1) * 6, 6, "half")

    def quarter(self, number: int, quarter: int) -> Period | None:
        """A quarter of a fiscal year, 1 to 4."""
        return calendar.months(self._last(number) - 11 + (quarter - 1) * 3, 3, "quarter")

    def quarters(self, number: int, count: int) -> Period | None:
        """The first so many quarters of a fiscal year."""
        return calendar.months(self._last(number) - 11, count * 3, "span")

    def number(self, day: date) -> int:
        """The number of the fiscal year that holds a day."""
        return day.year + (1 if day.month > self.month else 0) - self.offset

    def _last(self, number: int) -> int:
        """The last month of a year, counted from year 0."""
        return (number + self.offset) * 12 + self.month - 1


CALENDAR_YEAR = FiscalCalendar()
# Up to so late in a month a quarter of whole weeks ends that has the three months before.
LAST_WEEK = 7
# 截至 6 月止首财季, 第二财季（截至今年 9 月底止）: what a company without a calendar in the packs says of its own.
_UP_TO = r"截[至止]?[^，。；\n]{0,8}?"
# 2023 财年第二季度，
_UP_TO_NAME = pattern(r"[^。！？；\n]{1,10}(?:财年|财季|季度|半年|全年)[，,]?")
_MONTH = r"(?:1[0-2]|[1-9])"
_DASH = r"[ ]?(?:[-–~～至到]|—{1,2})[ ]?"
_YEAR_OF = r"(?:(?P<{}>20\d\d)[ ]?[年./][ ]?)?"
_DAY = r"(?:[./]\d{1,2}|[ ]?月(?:[ ]?\d{1,2}[ ]?日)?)"
# 2023 财年第一季度（2022 年 4 月至 6 月）, 第一财季（4-6 月）
_SPAN = pattern(
    rf"(?:(?P<named>20\d\d)[ ]?财年)?(?:首|第(?P<number>[一二三四1-4]))个?(?:财季|财?季度)[（(]"
    rf"{_YEAR_OF.format('begun')}0?{_MONTH}{_DAY}?{_DASH}{_YEAR_OF.format('ended')}0?(?P<month>{_MONTH}){_DAY}"
)
_TOLD = pattern(
    rf"{_UP_TO}(?P<month>{_MONTH})[ ]?月[ ]?(?:底|末|(?P<day>\d{{1,2}})[ ]?[日号])?(?:为?止的?|的)[^，。；\n]{{0,10}}?"
    r"(?:首|第(?P<number>[一二三四1-4]))个?财?季"
    rf"|(?:首|第(?P<number2>[一二三四1-4]))个?财季[（(]{_UP_TO}(?P<month2>{_MONTH})[ ]?月"
)


class FiscalCalendars:
    """The fiscal calendars of a rule pack's companies."""

    def __init__(self, rules: Rules) -> None:
        entries = [entry for entry in rules.of(TimeEntry) if entry.kind == "fiscal_year" and entry.end]
        self._calendars = {
            name: FiscalCalendar(int((entry.end or "").split("-")[0]), entry.offset or 0)
            for entry in entries
            for name in entry.companies
        }
        self._name = pattern(any_of(self._calendars) or "(?!)")

    def before(self, view: str, at: int, end: int, frame: Frame) -> FiscalCalendar:
        """The calendar of the company that is named last before a place, or right behind where the sentence opens with the time.

        The calendar year where none is: 2024 财年，微软营收 3 亿元.
        """
        if frame.calendars is None:
            named = [(hit.start(), self._calendars[hit.group()]) for hit in self._name.finditer(view, frame.start, end)]
            told = [(hit.start(), _told(hit)) for hit in _TOLD.finditer(view, frame.start, end)]
            spans = [(hit.start(), _of_span(hit)) for hit in _SPAN.finditer(view, frame.start, end)]
            frame.calendars = sorted([*named, *told, *spans])
        place = bisect.bisect_right(frame.calendars, at, key=itemgetter(0))
        opens = not place or any(mark in view[frame.calendars[place - 1][0] : at] for mark in "。！？\n")
        if opens and place < len(frame.calendars):
            behind, fiscal = frame.calendars[place]
            if _UP_TO_NAME.fullmatch(view, at, behind):
                return fiscal
        return frame.calendars[place - 1][1] if place else CALENDAR_YEAR


def _told(quarter: re.Match[str]) -> FiscalCalendar:
    """The calendar of which the quarter ends in the month that is told; the year is named for its last day.

    A year of whole weeks ends some days later, or earlier: 截至 4 月 1 日的第二财季 is of the months up to March.
    """
    groups = quarter.groupdict()
    number = groups["number"] or groups["number2"]
    month = int(groups["month"] or groups["month2"]) - 3 * (small_number(number) if number else 1)
    month -= bool(groups["day"]) and int(groups["day"]) <= LAST_WEEK
    return FiscalCalendar((month - 1) % 12 + 1)


def _of_span(quarter: re.Match[str]) -> FiscalCalendar:
    """The calendar of which the quarter has the months that are told, and the year the number, if these are told with their year."""
    number = small_number(quarter["number"]) if quarter["number"] else 1
    month = int(quarter["month"])
    ahead = 3 * (4 - number)
    last = (month + ahead - 1) % 12 + 1
    year = quarter["ended"] or quarter["begun"]
    if year is None or quarter["named"] is None:
        return FiscalCalendar(last)
    return FiscalCalendar(last, int(year) + (month + ahead - 1) // 12 - int(quarter["named"]))
