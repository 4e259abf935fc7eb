"""Years of two digits as notes on accounts write them: 23-25 年, 24/25/26 年, 24、25 年, and 24 年 before what it has."""

from __future__ import annotations

import re
from itertools import pairwise

from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import full_year
from digestnlp.times.part import Part
from digestnlp.times.words import SPACES, listed, pattern
from digestnlp.wordlist import compile_last

# What may stand behind the two digits of the first.
STARTS_BEHIND = frozenset("-—–~至到/、,，和及与 年")
_JOINED = rf"{SPACES}年?{SPACES}(?:-|[—–]{{1,2}}|~|至|到){SPACES}"
_LISTED = rf"(?:{SPACES}年?{SPACES}[/、,，和及与]{SPACES}\d\d)+"
_YEARS = pattern(
    rf"(?P<a>[0-4]\d)(?:(?:{_JOINED}(?P<b>\d\d))|(?P<more>{_LISTED}))?{SPACES}年(?!{SPACES}\d{{1,2}}{SPACES}月)"
)
_NUMBERS = pattern(r"\d\d")
# What goes on as a part of the year, which is read with it: 17 年底, 17 年 1-7 月.
_PART_BEHIND = pattern(
    rf"{SPACES}(?:\d{{1,2}}(?:{SPACES}[-—–~至到/]{SPACES}\d{{1,2}})?{SPACES}月|[一二三四五六七八九十前]{{1,3}}[季月]|[上下]半年|[末底初中]|[QqHh][1-4]|全年)"
)
_MOST_YEARS = 5
# How far the years may lie from the day of the text: more is as good as always a count (二十年来).
_NEAR, _FAR = 3, 6
_REACH = 4
# 24 年营收 3 亿元，23 年 + 为 2 亿元: one year beside another.
_BESIDE = pattern(rf"{SPACES}(?:为|则为|仅为|仅|只有|约|约为|是|同期){SPACES}[\d+-]")
_TOLD_TWICE = 40
_OPENINGS = ("", *"。；：！？\n")


class ShortYears:
    """Tells years of two digits from counts of years by the words around, with those of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        self._counted_before = compile_last(rules.words("time_years_counted_before"))
        self._counted_behind = pattern(rf"{SPACES}{listed(rules, 'time_years_counted_behind')}")
        self._told_before = compile_last(rules.words("time_year_told_before"))
        # 给予 24 年 20 倍 PE
        told = listed(rules, "time_year_told_behind")
        # 25 年公司完全成本为…, at the beginning of a sentence
        self._told_after_opening = pattern(rf"{SPACES}{listed(rules, 'time_year_told_after_opening')}")
        self._told_behind = pattern(rf"{SPACES}的?{SPACES}(?:{told}|\d+(?:\.\d+)?{SPACES}[倍xX])")

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """The years that begin at a place; None where they are counted."""
        found = _YEARS.match(view, at, end) if frame.anchor else None
        if found is None or frame.anchor is None:
            return None
        near = frame.anchor.year
        years = [full_year(digits, near) for digits in _NUMBERS.findall(found.group())]
        alone, told = len(years) == 1, self._is_told(view, at, found.end(), end)
        if any(abs(year - near) > (_NEAR if alone else _FAR) for year in years):
            return None
        steps = {later - earlier for earlier, later in pairwise(years)}
        if found["b"] and not 0 < years[1] - years[0] < _MOST_YEARS:
            return None
        if found["more"] and steps != {1}:
            return None
        told = told or (alone and _is_beside_another(view, at, found, end))
        if not told and (alone or self._counted_behind.match(view, found.end(), end)):
            return None
        if (alone or not told) and self._counted_before.search(view, max(0, at - _REACH), at):
            return None  # 长达 22 年净利; but 目标为 24、25 年营收
        first, last = years[0], years[-1]
        period = calendar.months(first * 12, (last - first + 1) * 12, "year")
        return Part(found.end(), period, year=last, origin="explicit", joined=not alone)

    def _is_told(self, view: str, at: int, stop: int, end: int) -> bool:
        """Whether what stands behind the year is told of a year, or before it (较 17 年), or it opens a sentence on a company or trade."""
        if _PART_BEHIND.match(view, stop, end):
            return False
        if self._told_behind.match(view, stop, end):
            return True
        if self._told_before.search(view, max(0, at - _REACH), at):
            return True
        if view[at - 1 : at] not in _OPENINGS:
            return False
        told = self._told_after_opening.match(view, stop, end)
        return told is not None and not self._counted_behind.match(view, told.end(), end)  # 25 年公司 + 经验


def _is_beside_another(view: str, at: int, found: re.Match[str], end: int) -> bool:
    """Whether the year's level stands right behind it, and the year before or after it is named shortly before: 24 年销量…，23 年为…."""
    if not _BESIDE.match(view, found.end(), end):
        return False
    told = view[max(0, at - _TOLD_TWICE) : at]
    return any(f"{int(found['a']) + step:02d}{space}年" in told for step in (-1, 1) for space in ("", " "))
