"""Words for a part of a year: 上半年, 年底, 春节, 冬天, 全年, and the solar terms (小满)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar, solar
from digestnlp.times.beside import before, pauses
from digestnlp.times.calendar import Cycle, Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE
from digestnlp.times.part import Part
from digestnlp.times.words import Words, listed, pattern

# Days before a feast in which it means the coming one.
_FEAST_AHEAD = 45
# The entry of 全年, and the days after a year for which it still means that year.
_ALL_YEAR, _YEAR_SETTLES = "year.all", 90
_MIDDLE, _FIRST_HALF = "year_part.middle", "half.first"
# Before 年 of so many years.
_COUNTED = frozenset(f"{CHINESE}两几数多余每半")


class YearParts:
    """Reads the words of a rule pack for parts of a year.

    Attributes:
        words: those that may stand alone.
        short_firsts: what those begin with that stand right behind a year only.
    """

    def __init__(self, rules: Rules) -> None:
        feasts = Words.of(rules, "festival").entries
        feasts |= _in_quotes(feasts, rules.words("time_feasts_in_quotes"))
        self.words = Words.among({**Words.of(rules, "half", "year_part", "whole_year").entries, **feasts})
        self._short = Words.among({**Words.of(rules, "year_part").entries, **feasts}).without("年")
        other = listed(rules, "time_no_solar_term_behind")
        self._solar_term = pattern(rf"(?P<name>{'|'.join(solar.names())})(?P<named>节气|时节)?(?!{other})")
        self._common_words = frozenset(rules.words("time_common_solar_terms"))
        # 年中分红: of the half-year that is reported then
        self._interim = pattern(listed(rules, "time_interim_behind"))
        self._half = next(entry for entry in rules.of(TimeEntry) if entry.id == _FIRST_HALF)
        self._edge_words = rules.words("time_no_edges")
        self.short_firsts = self._short.firsts

    def word(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """上半年, 年底, 春节; not 年中 behind a number of years: 八年中."""
        word = self.words.at(view, at, end)
        if word is None or self._begins_a_word(view, word[0]):
            return None
        counted = view[at] == "年" and view[at - 1 : at] in _COUNTED
        return None if counted else self._part(view, *word)

    def short(self, view: str, at: int, end: int) -> Part | None:
        """初, 底, 末 right behind a year: 2024 年底."""
        word = self._short.at(view, at, end)
        if word is None or self._begins_a_word(view, word[0]) or (view[at] in "中" and not pauses(view, word[0], end)):
            return None
        return self._part(view, *word)

    def _part(self, view: str, end: int, entry: TimeEntry) -> Part:
        """What the word of an entry means, which ends at a place."""
        interim = entry.id == _MIDDLE and self._interim.match(view, end)
        return _part(end, self._half if interim else entry)

    def _begins_a_word(self, view: str, end: int) -> bool:
        """Whether the last character of what ends at the place begins a word: 2019 年的初创企业."""
        return view.startswith(self._edge_words, end - 1)

    def solar_term(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """大寒, 2024年小满; terms that are common words too count behind a year or before 节气."""
        found = self._solar_term.match(view, at, end)
        if found is None:
            return None
        name = found["name"]
        if name in self._common_words and not found["named"] and before(view, at, 0) not in ("年", "的"):
            return None
        return Part(found.end(), cycle=Cycle("year", lambda y: solar.day(y, name)))


def _part(end: int, entry: TimeEntry) -> Part:
    """What the word of an entry means, which ends at a place."""
    if entry.kind == "whole_year":
        return Part(end, cycle=Cycle("year", calendar.year, ahead=-_YEAR_SETTLES if entry.id == _ALL_YEAR else 0))
    if entry.dates:
        return Part(end, cycle=Cycle("year", lambda y: _dated(entry, y), ahead=_FEAST_AHEAD))
    bounds = (entry.start or "", entry.end or "")
    grain = {"half": "half", "year_part": "month"}.get(entry.kind, "span")
    if entry.start == entry.end:
        grain = "day"
    ahead = _FEAST_AHEAD if entry.kind == "festival" else 0
    return Part(end, cycle=Cycle("year", lambda y: calendar.day_of_months(y, bounds, grain), ahead=ahead))


def _dated(entry: TimeEntry, year: int) -> Period | None:
    """The days of a movable feast; outside of its table those of every year, where it has such."""
    days = entry.dates.get(str(year))
    if days is None:
        return calendar.day_of_months(year, (entry.start, entry.end), "span") if entry.start and entry.end else None
    return calendar.days(
        date.fromisoformat(days[0]), date.fromisoformat(days[1]), "day" if days[0] == days[1] else "span"
    )


def _in_quotes(words: dict[str, TimeEntry], feasts: Sequence[str]) -> dict[str, TimeEntry]:
    """The words with quotation marks around the feast that they name: “五一”假期, and 年“五一” of 今年“五一”."""
    return {
        word.replace(feast, f"{left}{feast}{right}", 1): entry
        for word, entry in words.items()
        for feast in feasts
        if word.removeprefix("年").startswith(feast)
        for left, right in ("“”", "「」")
    }
