"""Dates in figures and marks: 2024-12-31, 20241231, 31/12/2024, 05/05/89, 2024/08, (8/12)."""

from __future__ import annotations

from digestnlp.times import calendar
from digestnlp.times.calendar import LEAP_YEAR, Cycle
from digestnlp.times.days import Days
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import full_year
from digestnlp.times.part import Part
from digestnlp.times.words import pattern

# What every date in figures begins with: 2024-, 3/7, 20240307.
_NUMERIC = pattern(r"\d{1,4}[-./ ]\d|\d{8}")
_ISO = pattern(
    r"(?P<y>(?:1\d|20)\d\d)(?:(?P<sep>[-./])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})|[.-](?P<m3>\d\d)[.-](?P<d3>\d\d)"
    r"| (?P<m4>\d\d) (?P<d4>\d\d)|(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01]))(?![\dA-SU-Za-z]|T(?!\d)|[./]\d|-\d{1,2}(?!\d|[-./]))"
)
_ISO_MONTH = pattern(
    r"(?P<y>(?:19|20)\d\d)(?:/(?P<m>0[1-9]|1[0-2])(?!\d|[-./]\d)|[.](?P<m2>0[1-9]|1[0-2])(?=-(?:19|20)\d\d))"
)
_ISO_MONTH_LAST = pattern(r"(?P<y>(?:19|20)\d\d)[./](?P<m>0[1-9]|1[0-2])(?!\d|[-./%]\d)")
_DAY_FIRST = pattern(r"(?P<d>\d{1,2})(?P<sep>[-./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\dA-Za-z]|[./]\d)")
# 05/05/89, 3-7-07; the year first in 12-11-10, as Chinese has it.
_SHORT_DATE = pattern(
    r"(?P<a>\d{1,2})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<b>\d\d)(?![\dA-Za-z%]| ?[万亿元倍]|[-./]\d)"
)
_MONTH_SLASH_DAY = pattern(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\dA-Za-z%./])")


class NumericDates:
    """Reads dates in figures."""

    def __init__(self, days: Days) -> None:
        self._days = days

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """2024-12-31, 31/12/2024, 2024/08, 05/05/89."""
        if not _NUMERIC.match(view, at, end):
            return None
        found = _ISO.match(view, at, end)
        if found:
            year, month, day = (
                int(found["y"]),
                int(found["m"] or found["m2"] or found["m3"] or found["m4"]),
                int(found["d"] or found["d2"] or found["d3"] or found["d4"]),
            )
            period = calendar.day(year, month, day)
            if period:
                part = Part(found.end(), period, month=month, year=year, origin="explicit")
                return self._days.to_its_end(view, part, end)
        found = _DAY_FIRST.match(view, at, end)
        if found:
            year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
            period = calendar.day(year, month, day) or calendar.day(year, day, month)
            if period:
                return Part(found.end(), period, year=year, origin="explicit")
        return _month(view, at, end) or _short_date(view, at, end, frame) or _day_of_month(view, at, end, frame)


def _month(view: str, at: int, end: int) -> Part | None:
    """2024/08; 1999.08-2002.02."""
    found = _ISO_MONTH.match(view, at, end)
    if found is None and view[at - 1 : at] == "-":
        found = _ISO_MONTH_LAST.match(view, at, end)
    if found is None:
        return None
    year, month = int(found["y"]), int(found["m"] or found["m2"])
    return Part(found.end(), calendar.month(year, month), month=month, year=year, origin="explicit")


def _short_date(view: str, at: int, end: int, frame: Frame) -> Part | None:
    """05/05/89."""
    found = _SHORT_DATE.match(view, at, end)
    if found is None:
        return None
    first, last, month = found["a"], found["b"], int(found["m"])
    year_first = len(first) == 2 and int(last) <= 31 and not last.startswith("0")
    near = frame.anchor.year if frame.anchor else None
    year, day = full_year(first if year_first else last, near), int(last if year_first else first)
    period = calendar.day(year, month, day)
    return Part(found.end(), period, year=year, origin="explicit") if period else None


def _day_of_month(view: str, at: int, end: int, frame: Frame) -> Part | None:
    """8/12 in brackets, on its own, or in traditional text."""
    found = _MONTH_SLASH_DAY.match(view, at, end)
    if found is None:
        return None
    before, after = view[at - 1 : at] if at else "", view[found.end() : found.end() + 1]
    alone = (before in "(（" and after in ")）") or (before in ("", "\n") and after in ("", "\n"))
    month, day = int(found["m"]), int(found["d"])
    if not (alone or frame.traditional) or not calendar.day(LEAP_YEAR, month, day):
        return None
    return Part(found.end(), cycle=Cycle("year", lambda y: calendar.day(y, month, day)), month=month)
