"""Years that head an expression, and decades: 2024 年, 24 年, 去年, 民国 114 年, 1990 年代."""

from __future__ import annotations

import re

from digestnlp.models import PeriodFrom
from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.calendar import Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE, FIGURES, SMALL, full_year, small_number, spelled_year, year_number
from digestnlp.times.part import Part
from digestnlp.times.words import SPACES, Words, by_first, listed, pattern

_CHINESE_DIGIT = "[〇零○一二三四五六七八九]"
_NUMBERED_YEAR = (
    rf"(?:(?P<four>[12]\d{{3}}|{_CHINESE_DIGIT}{{4}}|[一二两]千(?:[零〇]?[一二三四五六七八九]|[零〇]?[一二]?十[一二三四五六七八九]?)?)"
    rf"|(?P<three>\d{{3}}|一[〇零○一]{_CHINESE_DIGIT})|'?(?P<two>\d\d|{_CHINESE_DIGIT}{{2}})){SPACES}(?P<unit>年度|年)"
)
# 2024 上半年, 24Q3
_BARE_YEAR = pattern(r"(?P<year>(?:19|20)\d\d(?!\d|\.\d)|\d\d(?=[QqHh][1-4]))")
# Windows 11 24H2
_VERSION_BEFORE = pattern("[A-Za-z0-9][ ]?(?:[0-9]{2}H[0-9][ ]?[、和及与至到/]?[ ]?)*$")
_VERSION_REACH = 14
# 去（2015）年, 今（110）年: the figures only repeat what the word says.
_YEAR_IN_BRACKETS = pattern(rf"(?P<word>[今去明前]){SPACES}[（(]{SPACES}\d{{2,4}}{SPACES}年?{SPACES}[）)]{SPACES}年度?")
_ERA_YEAR = pattern(rf"{SPACES}(?P<n>元|{SMALL}){SPACES}年")
_DECADE = pattern(
    rf"(?:(?P<full>(?:1\d|20)\d0){SPACES}年代|(?:(?P<c>{SMALL}){SPACES}世纪|(?P<w>上|本)世纪)?{SPACES}(?P<d>\d0|[一二三四五六七八九]十){SPACES}年代)(?:初|末)?"
)


class Years:
    """Reads years, with the words of a rule pack.

    Attributes:
        firsts: the characters that a year may begin with.
        word_firsts: those that a year in one word does (去年).
    """

    def __init__(self, rules: Rules, same_period: Words) -> None:
        self._words = Words.of(rules, "year", "year_in_force", "year_of_report")
        self._eras = Words.of(rules, "era")
        self._same_period = same_period
        self._year = pattern(rf"{_NUMBERED_YEAR}(?!{listed(rules, 'time_no_year_behind')})")
        self._readers = by_first(
            (
                (self.word, self._words.firsts),
                (self._era_year, self._eras.firsts),
                (self._numbered, f"'{FIGURES}{CHINESE}"),
            )
        )
        self.firsts, self.word_firsts = frozenset(self._readers), self._words.firsts

    def head(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A year; without a period where it counts only with a part of it behind (24 年, 2024 上半年)."""
        for reader in self._readers.get(view[at : at + 1], ()):
            head = reader(view, at, end, frame)
            if head is not None:
                return head
        return None

    def word(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """去年, 当年; not the beginning of 去年同期."""
        word = self._words.at(view, at, end)
        if word is None and (bracketed := _YEAR_IN_BRACKETS.match(view, at, end)):
            entry = self._words.entries.get(f"{bracketed['word']}年")
            word = (bracketed.end(), entry) if entry else None
        if word is None or self._same_period.at(view, at, end):
            return None
        place, entry = word
        origin: PeriodFrom = "relative"
        base_year = frame.anchor.year if frame.anchor else None
        if entry.kind != "year" and frame.reported is not None:
            base_year = frame.reported
        if entry.kind == "year_in_force" and frame.year is not None:
            base_year, origin = frame.year, frame.year_origin
        elif entry.kind == "year_in_force" and not entry.base and frame.said_year is not None:
            base_year = frame.said_year  # 不如 2014 年改组后，当年 11 月…
        elif entry.kind == "year_in_force" and (entry.offset or 0) > 0:
            base_year = frame.period.start.year if frame.period and frame.period.start else None
        elif entry.kind == "year_in_force" and not entry.base and frame.period and frame.period.start:
            base_year = frame.period.start.year  # 2015 年 2 月建厂。同年 7 月投产
        year = None if base_year is None else base_year + (entry.offset or 0)
        period = calendar.year(year) if year else Period(None, None, "year")
        return Part(place, period, year=year, origin=origin, base=entry.base)

    def _era_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        era = self._eras.at(view, at, end)
        found = _ERA_YEAR.match(view, era[0], end) if era else None
        if era is None or found is None:
            return None
        year = (1 if found["n"] == "元" else year_number(found["n"])) + (era[1].offset or 0)
        return Part(found.end(), calendar.year(year), year=year, origin="explicit")

    def _numbered(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = self._year.match(view, at, end)
        if found:
            if found["three"]:
                if not frame.traditional:
                    return None
                year = int("".join(str(small_number(digit)) for digit in found["three"])) + 1911
            elif found["two"]:
                return self._of_two_digits(found, frame)
            else:
                year = year_number(found["four"])
            if not 1000 <= year <= 2200:
                return None
            return Part(found.end(), calendar.year(year), year=year, origin="explicit")
        found = _BARE_YEAR.match(view, at, end)
        if found and not _VERSION_BEFORE.search(view, max(0, at - _VERSION_REACH), at):
            year = full_year(found["year"], frame.anchor.year if frame.anchor else None)
            return Part(found.end(), None, year=year, origin="explicit")
        return None

    @staticmethod
    def _of_two_digits(found: re.Match[str], frame: Frame) -> Part:
        """24 年 is a year before a part of one (24 年一季度), with a zero in front (08 年) or spelled (九八年); else a span."""
        text = found["two"]
        near = frame.anchor.year if frame.anchor else None
        year = full_year(text, near)
        named = text[0] in "0零〇" or found["unit"] == "年度" or spelled_year(text)
        whole = calendar.year(year) if named else None
        return Part(found.end(), whole, year=year, origin="explicit")

    @staticmethod
    def decade(view: str, at: int, end: int, frame: Frame) -> Part | None:
        """1990 年代, 上世纪 80 年代, 九十年代末."""
        found = _DECADE.match(view, at, end)
        if found is None:
            return None
        if found["full"]:
            return Part(found.end(), calendar.months(int(found["full"]) * 12, 120, "span"), origin="explicit")
        decade = small_number(found["d"])
        century = (
            20 if found["w"] == "上" else 21 if found["w"] == "本" else small_number(found["c"]) if found["c"] else None
        )
        if century is None:
            century = 20 if decade >= 30 else 21
        start = (century - 1) * 100 + decade
        period = calendar.months(start * 12, 120, "span")
        return Part(found.end(), period, year=None, origin="explicit")
