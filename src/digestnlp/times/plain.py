"""The short way for what most dates of news are: 2024 年, 2024 年 3 月, 3 月 5 日, 12 月份.

Figures, and nothing behind them that would be part of a longer expression. It gives what the long way gives, in a fraction
of the time; whatever may be longer is left to the long way.
"""

from __future__ import annotations

import functools

from digestnlp.times import calendar
from digestnlp.times.beside import after, over_link
from digestnlp.times.calendar import LEAP_YEAR, Cycle, Period
from digestnlp.times.grammar import Grammar
from digestnlp.times.part import Part
from digestnlp.times.words import DASH, DASH_STARTS, pattern

_DATE = pattern(r"(?:((?:19|20)\d\d) ?年)?(?: ?(\d{1,2}) ?月(?:份| ?(\d{1,2}) ?[日号])?)?(?<=[年月份日号])")

_DASH = pattern(DASH)


class PlainDates:
    """Reads plain dates; a grammar says what may stand behind a year and a month."""

    def __init__(self, grammar: Grammar) -> None:
        self._not_behind_year = grammar.starts_behind_year
        self._not_behind_month = grammar.starts_behind_month

    def read(self, view: str, at: int, end: int) -> Part | None:
        """The date whose figures begin at a place; None where it is not plain."""
        found = _DATE.match(view, at, end)
        if found is None:
            return None
        place = found.end()
        year, month, day = found.groups()
        if after(view, over_link(view, place, end), end) in (self._not_behind_month if month else self._not_behind_year):
            return None
        if after(view, place, end) in DASH_STARTS and _DASH.match(view, place, end):
            return None
        if not month:
            return Part(place, calendar.year(int(year)), year=int(year), origin="explicit")
        cycle = _cycle(int(month), None if day is None else int(day))
        if cycle is None or year is None:
            return cycle and Part(place, cycle=cycle, month=int(month))
        period = cycle.build(int(year))
        return period and Part(place, period, month=int(month), year=int(year), origin="explicit")


@functools.lru_cache(maxsize=512)
def _cycle(month: int, day: int | None) -> Cycle | None:
    """A month of each year, or a day of it; None where the calendar has no such one."""
    if day is None:
        return Cycle("year", lambda y: calendar.month(y, month)) if 1 <= month <= 12 else None
    return Cycle("year", lambda y: calendar.day(y, month, day)) if calendar.day(LEAP_YEAR, month, day) else None
