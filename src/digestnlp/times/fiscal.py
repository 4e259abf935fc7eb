"""Fiscal years: the calendar of the company that a text has named last, and the periods of its years."""

from __future__ import annotations

import bisect
from datetime import date
from typing import NamedTuple

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar
from digestnlp.times.calendar import Period
from digestnlp.times.frame import Frame
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

    def number(self, day: date) -> int:
        """The number of the fiscal year that holds a day."""
        return day.year + (1 if day.month > self.month else 0) - self.offset

    def _last(self, number: int) -> int:
        """The last month of a year, counted from year 0."""
        return (number + self.offset) * 12 + self.month - 1


CALENDAR_YEAR = FiscalCalendar()


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
        """The calendar of the company that is named last before a place; the calendar year where none is."""
        if frame.companies is None:
            frame.companies = [(hit.start(), hit.group()) for hit in self._name.finditer(view, frame.start, end)]
        place = bisect.bisect_left(frame.companies, (at, ""))
        return self._calendars[frame.companies[place - 1][1]] if place else CALENDAR_YEAR
