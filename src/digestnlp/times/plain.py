"""The short way for what most dates of news are: 2024 年, 2024 年 3 月, 3 月 5 日, 12 月份, 第二季度, 今年.

Nothing stands behind them that would be part of a longer expression. It gives what the long way gives, in a fraction of the
time; whatever may be longer is left to the long way.
"""

from __future__ import annotations

import functools

from digestnlp.times import calendar
from digestnlp.times.beside import after, over_link
from digestnlp.times.calendar import LEAP_YEAR, Cycle
from digestnlp.times.frame import Frame
from digestnlp.times.grammar import Grammar
from digestnlp.times.numbers import FIGURES
from digestnlp.times.part import Part
from digestnlp.times.words import DASH, DASH_STARTS, pattern

_DATE = pattern(
    r"(?:((?:19|20)\d\d) ?年)?(?: ?(\d{1,2}) ?月(?:份| ?(\d{1,2}) ?[日号])?|(?<!连续)第([一二三四])季度)?(?<=[年月份日号度])"
)
_FIRSTS = f"{FIGURES}第"
_DASH = pattern(DASH)


class PlainDates:
    """Reads plain dates; a grammar says what may stand behind a year and its parts."""

    def __init__(self, grammar: Grammar) -> None:
        self._years, self._months = grammar.years, grammar.months
        self._not_behind_year = grammar.starts_behind_year
        self._not_behind_part = grammar.starts_behind_month | grammar.starts_behind_quarter

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """The date that begins at a place; None where it is not plain."""
        if view[at] in _FIRSTS:
            return self._in_figures(view, at, end)
        if view[at + 1 : at + 2] != "年" or view[at] not in self._years.word_firsts:
            return None
        year = self._years.word(view, at, end, frame)
        return year if year and not _goes_on(view, year.end, end, self._not_behind_year) else None

    def _in_figures(self, view: str, at: int, end: int) -> Part | None:
        found = _DATE.match(view, at, end)
        if found is None:
            return None
        place = found.end()
        year, month, day, quarter = found.groups()
        if _goes_on(view, place, end, self._not_behind_part if month or quarter else self._not_behind_year):
            return None
        if not (month or quarter):
            return Part(place, calendar.year(int(year)), year=int(year), origin="explicit")
        if year is None and month and self._months.are_counted(view, at):
            return None
        number = int(month) if month else None
        cycle = _QUARTERS[quarter] if quarter else _cycle(int(month), None if day is None else int(day))
        if cycle is None or year is None:
            return cycle and Part(place, cycle=cycle, month=number)
        period = cycle.build(int(year))
        return period and Part(place, period, month=number, year=int(year), origin="explicit")


def _goes_on(view: str, place: int, end: int, starts: frozenset[str]) -> bool:
    """Whether something may stand behind the place, over 的, that begins with one of the characters, or a range."""
    behind = after(view, place, end)
    if behind == "的":
        return after(view, over_link(view, place, end), end) in starts
    return behind in starts or (behind in DASH_STARTS and _DASH.match(view, place, end) is not None)


def _quarter(number: int) -> Cycle:
    """A quarter of each year."""
    return Cycle("year", lambda y: calendar.quarter(y, number))


_QUARTERS = {name: _quarter(number) for number, name in enumerate("一二三四", 1)}


@functools.lru_cache(maxsize=512)
def _cycle(month: int, day: int | None) -> Cycle | None:
    """A month of each year, or a day of it; None where the calendar has no such one."""
    if day is None:
        return Cycle("year", lambda y: calendar.month(y, month)) if 1 <= month <= 12 else None
    return Cycle("year", lambda y: calendar.day(y, month, day)) if calendar.day(LEAP_YEAR, month, day) else None
