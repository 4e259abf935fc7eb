"""Quarters and halves in figures: 三季度, 1-2 季度, Q3, 1Q24, 三季报, H1; the words for halves (上半年) are the pack's."""

from __future__ import annotations

import re

from digestnlp.models import Grain
from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.calendar import Cycle
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import full_year, small_number
from digestnlp.times.part import Part
from digestnlp.times.words import SPACES, Words, listed, pattern

_LIST = rf"{SPACES}(?:-{{1,2}}|—{{1,2}}|~|至|到|、|和|及|/){SPACES}"
# Of the groups of the pattern, those that may hold a single quarter.
_SINGLE = ("high", "nth", "name", "report", "short", "q", "turned")
_HALF = pattern(r"(?:[Hh](?P<n>[12])|(?P<turned>[12])[Hh](?:'?(?P<year>(?:20)?\d\d))?)(?![A-Za-z0-9])")


class Quarters:
    """Reads quarters, with the parts of a quarter of a rule pack.

    Attributes:
        pattern: matches a quarter.
        starts_behind: the characters that a part of a quarter may begin with.
    """

    def __init__(self, rules: Rules) -> None:
        self.pattern = _pattern(listed(rules, "time_no_quarter_behind"))
        self._parts = Words.of(rules, "quarter_part")
        self.starts_behind = self._parts.firsts

    def quarter(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """三季度, 二三季度, Q3, 三季度末."""
        found = self.pattern.match(view, at, end)
        if found is None or view[at - 2 : at] == "连续" or (found["name"] and view[at - 1 : at] == "》"):
            return None  # 连续第二个季度 counts, 《…》第二季 is a season of a series
        if found["report"] == "三":
            return Part(found.end(), cycle=Cycle("year", lambda y: calendar.months(y * 12, 9, "span"), cumulative=True))
        name = "4" if found["final"] else next((found[group] for group in _SINGLE if found[group]), "1")
        last = small_number(found["q2"] or name)
        first = small_number(found["low"] or found["q"] or name)
        middle = small_number(found["middle"]) if found["middle"] else None
        if first > last or (middle is not None and [first, middle, last] != list(range(first, last + 1))):
            return None
        place, bounds = found.end(), (first * 3 - 3, (last - first + 1) * 3)
        word = self._parts.at(view, place, end)
        if word and first == last:
            place, month = word[0], first * 3 - 3 + int(word[1].start or 1)
            return Part(place, cycle=Cycle("year", lambda y: calendar.month(y, month)))
        grain: Grain = "quarter" if first == last else "span"
        cumulative = first == 1 < last
        cycle = Cycle("year", lambda y: calendar.months(y * 12 + bounds[0], bounds[1], grain), cumulative)
        return _of_year(place, cycle, found["year"], frame)

    @staticmethod
    def half(view: str, at: int, end: int, frame: Frame) -> Part | None:
        """H1, 1H24."""
        found = _HALF.match(view, at, end)
        if found is None:
            return None
        first = 0 if (found["n"] or found["turned"]) == "1" else 6
        cycle = Cycle("year", lambda y: calendar.months(y * 12 + first, 6, "half"))
        return _of_year(found.end(), cycle, found["year"], frame)

    def within(self, view: str, quarter: Part, end: int) -> Part:
        """The part that stands behind a quarter: 上季度末."""
        word = self._parts.at(view, quarter.end, end)
        if word is None:
            return quarter
        part = quarter._replace(end=word[0])
        start = quarter.period.start if quarter.period else None
        if start is None:
            return part
        number = calendar.number_of(start, "month") + int(word[1].start or 1) - 1
        return part._replace(period=calendar.months(number))


def _pattern(other: str) -> re.Pattern[str]:
    """A quarter; `other` is what makes 季 behind it another word."""
    return pattern(
        rf"(?:(?:第{SPACES})?(?:(?P<low>[一二三四1-4])(?:{_LIST}(?:第{SPACES})?)?(?:(?P<middle>[二三23]){_LIST}(?:第{SPACES})?)?)?(?P<high>[一二三四1-4]){SPACES}季度|第{SPACES}(?P<nth>[一二三四1-4])个季度"
        rf"|第{SPACES}(?P<name>[一二三四1-4]){SPACES}季(?!{other})|(?P<report>[一二三四])季报|(?P<short>[一二三四1-4])季(?=末|底|初)"
        rf"|[Qq](?P<q>[1-4])(?:-Q?(?P<q2>[1-4]))?(?:{SPACES}季度)?(?![A-Za-z0-9])|(?P<turned>[1-4])[Qq](?:'?(?P<year>(?:20)?\d\d))?(?![A-Za-z0-9])"
        rf"|首{SPACES}季度?(?!{other})|(?P<final>最后一个?季度?))"
    )


def _of_year(end: int, cycle: Cycle, said: str | None, frame: Frame) -> Part:
    """The quarter or half of the year that is said with it (1Q24), else of each."""
    if said is None:
        return Part(end, cycle=cycle)
    year = full_year(said, frame.anchor.year if frame.anchor else None)
    return Part(end, cycle.build(year), year=year, origin="explicit")
