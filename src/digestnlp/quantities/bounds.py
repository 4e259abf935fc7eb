"""Ranges: 20-30 万元, 两到三千, 介于 1.2 亿元和 1.5 亿元之间, 不低于 4000 万元且不超过 8000 万元."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import DIGITS, EXACT, SCALES, Numeral, read_numeral, skip_spaces
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.rules import Rules
from digestnlp.times.numbers import CHINESE
from digestnlp.wordlist import compile_last, pattern_of

_SEPARATOR = deferred(r" *(?:[（(]不?含[)）])? *(?P<sign>-{1,2}|~|—{1,2}|–|至|到|─{1,2}) *|(?P<or>、)")
_SEPARATOR_FIRST = frozenset(" （(-~—–至到─、")
_SECOND_PREFIX = deferred(r"百分之|(?:US|HK|NT)?[$¥€£]")
_LOSS_REACH = 8
_CHANGE_REACH = 6  # 减少了将近
_LONGEST_ADJUSTED, _ADJUSTED_REACH = 8, 20  # 上调甲公司 + 目标价
_DEALT_REACH = 8
# 升 300 点至 27081 点: no range of an index is so wide.
_LEVEL_OF_INDEX = 8
# In 厘, which only rates are told in, a step and the level behind it lie as far apart.
_RATE, _LEVEL_OF_RATE = "厘", 4
# What may stand between a word of change and its figure: 减少约 2300 人至 369 万人.
_HEDGES = "将?近|约|逾|超过?"
# Dimensions of what a level may follow a change of: 增加 30 万吨至 420 万吨.
_LEVELS = frozenset({"money", "count", "mass", "volume", "energy", "power", "area"})
_WORD_LETTER = deferred(r"[A-Za-z_]")
_AND = deferred(r"(?:[ ,，、]|[（(]不?含(?:本数)?[)）])*(?:且|并|但|而)?[ ]*")
_BETWEEN = deferred(r"介于[约 ]*$")
_LISTED = deferred(r" ?[/、和与及] ?")
_OF_POINTS = "个"
# 4、5 万元, 七、八成: one or the other of two neighbours.
_NEIGHBOURS = deferred(
    r"(?<![0-9.,，、第])([1-8二三四五六七八])、([2-9三四五六七八九])(?=[十百千万亿]|成(?![立为功员本交]))"
)
_RANGES = ("不等", "之间", "区间")
_FROM, _YEARS_REACH = ("从", "由"), 60
_OVER_YEARS = deferred(
    rf"(?:\d{{4}} ?年? ?[至到\-~—–] ?\d{{4}} ?年|[\d{CHINESE}几]+[多余]?年(?=[间来里]|时间|之间|期间))[^。；\n]*[从由]约?$"
)
_SHARED = deferred(r" ?(?:和|与|及|至|到) ?")
# What the lower bound may share of the scale of the upper one: all of it (两到三百万), or its 万 or 亿 (一百二十到一百五十万).
_LARGE = (10**12, 10**8, 10**4)


class Bounds:
    """Reads the second bound of a range behind the first."""

    def __init__(self, rules: Rules, units: UnitTable) -> None:
        self._units = units
        self._changes, self._count_changes = (
            deferred(rf"(?:{pattern_of(rules.words(name))})了?(?:{_HEDGES})? *$")
            for name in ("change_ends", "count_change_ends")
        )
        verbs, nouns = pattern_of(rules.words("adjusting_verbs")), pattern_of(rules.words("adjusted_nouns"))
        self._adjusted = deferred(
            rf"(?:{verbs})了?[\u4e00-\u9fffA-Za-z]{{0,{_LONGEST_ADJUSTED}}}?(?:{nouns})(?:{_HEDGES})? *$"
        )
        self._dealt_out = compile_last(rules.words("dealt_out_before"))
        self._losses = deferred(rf"(?:{pattern_of(rules.words('loss_words'))})[约为 ]*$")
        self._spread = compile_last(rules.words("spread_words"))

    def take_upper(self, view: str, mention: Mention, *, traditional: bool) -> None:
        """Gives the mention its second bound, where a dash or 至 leads to one; unit and scale may stand on the last only."""
        if view[mention.end : mention.end + 1] not in _SEPARATOR_FIRST or mention.numeral is None:
            return
        separator = _SEPARATOR.match(view, mention.end)
        if separator is None or mention.value_max is not None:
            return
        if separator["or"]:
            if not self._are_neighbours(view, mention.start):
                return
            mention.approx = True
        sign, at = _sign(view, mention, separator)
        second = self._second(view, mention, at, traditional=traditional)
        if second is None:
            return
        other, hit = second
        low, high = mention.value, EXACT.multiply(other.value, sign)
        if hit is not None and hit.unit.factor is not None and mention.unit == hit.unit:
            high = EXACT.multiply(high, hit.unit.factor)
        if mention.unit is None and other.scale > 1 and not (mention.numeral.scaled and mention.numeral.arabic):
            low = _sharing_scale(low, other, high)
        if low >= 0 and low >= high and not (low > high and self._falls(view, mention)):
            return
        if separator["sign"] in ("至", "到") and (
            self._is_change_and_level(view, mention, low, high)
            or _moves_over_years(view, mention.start, hit.end if hit is not None else other.end)
        ):
            return
        mention.value, mention.value_max = sorted((low, high))
        mention.end = other.end
        if hit is not None:
            if mention.unit is None and mention.name is None:
                mention.take_unit(hit.unit, hit.end)
            mention.end = hit.end
        mention.approx = mention.approx or other.approx

    def take_upper_rate(self, view: str, mention: Mention) -> None:
        """Gives a rate its second bound, where both say what they are reckoned for: 0.1 元/股至 0.3 元/股."""
        if view[mention.end : mention.end + 1] not in _SEPARATOR_FIRST or mention.value_max is not None:
            return
        separator = _SEPARATOR.match(view, mention.end)
        if separator is None or separator["or"]:
            return
        sign, at = _sign(view, mention, separator)
        other = read_numeral(view, at) if view[at : at + 1].isdigit() else None
        hit = self._units.match(view, skip_spaces(view, other.end), at) if other is not None else None
        per = self._units.per(view, hit.end) if hit is not None else None
        if other is None or hit is None or per is None or mention.name != f"{hit.unit.name}/{per.unit.name}":
            return
        if separator["sign"] in ("至", "到") and self._changes.search(view, max(0, mention.start - 3), mention.start):
            return  # 上调 0.5 元/斤至 3 元/斤: a change and the level that it leads to
        mention.value, mention.value_max = sorted((mention.value, EXACT.multiply(other.value, sign)))
        mention.end = per.end

    def _falls(self, view: str, mention: Mention) -> bool:
        """Whether the higher bound may be said first: of a loss the worse (预计亏损 6 亿元至 3 亿元), or behind 覆盖 (65nm 至 22nm)."""
        reach = max(0, mention.start - _LOSS_REACH)
        return any(words.search(view, reach, mention.start) for words in (self._losses, self._spread))

    def _are_neighbours(self, view: str, at: int) -> bool:
        """4、5 万元: about so much; not 分别为 4、5 万元."""
        found = _NEIGHBOURS.match(view, at)
        if found is None or self._dealt_out.search(view, max(0, at - _DEALT_REACH), at) is not None:
            return False
        first, second = (DIGITS.get(digit) or int(digit) for digit in found.groups())
        return second == first + 1 and view[at - 1 : at] not in ("", "\n")

    def _is_change_and_level(self, view: str, mention: Mention, low: Decimal, high: Decimal) -> bool:
        """降价 2 万元至 18.98 万元, 净增约 30 家至 310 家; a range of changes (降价 1 万元至 1.5 万元) has its bounds near each other."""
        if mention.dimension == "index" and high >= _LEVEL_OF_INDEX * low:
            return True
        if view.startswith(_RATE, mention.end - 1) and high >= _LEVEL_OF_RATE * low:
            return True  # 下调利率 0.125 厘至 5.5 厘
        if mention.dimension not in _LEVELS or high < 2 * low:
            return False
        changes = self._count_changes if mention.dimension == "count" else self._changes
        if changes.search(view, max(0, mention.start - _CHANGE_REACH), mention.start):
            return True
        return self._adjusted.search(view, max(0, mention.start - _ADJUSTED_REACH), mention.start) is not None

    def _second(
        self, view: str, mention: Mention, at: int, *, traditional: bool
    ) -> tuple[Numeral, UnitHit | None] | None:
        """The numeral at `at` with its unit, where it can be the upper bound of the mention."""
        prefix = _SECOND_PREFIX.match(view, at)
        at = prefix.end() if prefix else at
        if not view[at : at + 1] or not (view[at].isdigit() or view[at] in SCALES or read_numeral(view, at)):
            return None
        other = read_numeral(view, at, trillion=traditional)
        if other is None or (_WORD_LETTER.match(view, other.end) and self._units.match(view, other.end, at) is None):
            return None
        hit = self._units.match(view, skip_spaces(view, other.end), at)
        if prefix and prefix.group() == "百分之":
            return (other, None) if mention.name == "%" else None
        if hit is None:
            spoken_percent = mention.name == "%" and mention.unit is None
            return (other, None) if (mention.unit is None and other.scaled) or prefix or spoken_percent else None
        same = mention.unit is None or mention.unit.name == hit.unit.name
        return (other, hit) if same and mention.name in (None, hit.unit.name) else None

    @staticmethod
    def join(view: str, mentions: Iterable[Mention]) -> list[Mention]:
        """Makes one mention of two that are the bounds of one range."""
        joined: list[Mention] = []
        for mention in mentions:
            last = joined[-1] if joined else None
            if last is not None and last.name == mention.name and _are_bounds(view, last, mention):
                last.value_max, last.end = mention.value, mention.end
            else:
                joined.append(mention)
        for at in range(len(joined) - 2, -1, -1):
            if joined[at].name is None:
                _share_unit(view, joined[at], joined[at + 1])
            elif joined[at].name == _OF_POINTS and joined[at + 1].name == "pp":
                _share_points(view, joined[at], joined[at + 1])
        return joined


def _moves_over_years(view: str, at: int, end: int) -> bool:
    """Whether 从 before the place opens a move in the course of years that are told: 2007 至 2017 年间，收入从 2 亿元 + 到 160 亿元.

    Not so what ranges all the while: 从 80 元到 900 元不等.
    """
    return not view.startswith(_RANGES, end) and (
        view[max(0, at - 2) : at].strip("约 ").endswith(_FROM)
        and _OVER_YEARS.search(view, max(0, at - _YEARS_REACH), at) is not None
    )


def _sign(view: str, mention: Mention, separator: re.Match[str]) -> tuple[int, int]:
    """The sign of the second bound and where its number begins; of -5%--3% the second dash is a minus, 0~+20% has a plus."""
    at = separator.end()
    if view[at : at + 1] == "+" and separator["or"] is None:
        return 1, at + 1
    if view[at : at + 1] == "-" and "-" not in separator["sign"]:
        return -1, at + 1
    return (-1 if separator["sign"] == "--" and mention.value < 0 else 1), at


def _share_unit(view: str, first: Mention, second: Mention) -> None:
    """2 万 / 3 万元, 10 亿、20 亿和 30 亿元: the first, which has no unit, takes what is said once, behind the last.

    What time something takes is none that sums share: 20 秒破 2 亿、8 分钟破 6 亿.
    """
    is_short = first.numeral is not None and first.numeral.scaled and first.dimension == "count"
    if (
        is_short
        and second.name is not None
        and second.dimension != "time"
        and _LISTED.fullmatch(view, first.end, second.start)
    ):
        first.unit, first.name, first.dimension, first.written = (
            second.unit,
            second.name,
            second.dimension,
            second.written,
        )


def _share_points(view: str, first: Mention, second: Mention) -> None:
    """回落 2 个和 0.7 个百分点: what the first has so many of is said behind the last."""
    if second.unit is not None and _LISTED.fullmatch(view, first.end, second.start):
        first.written = None
        first.take_unit(second.unit, first.end)


def _sharing_scale(low: Decimal, other: Numeral, high: Decimal) -> Decimal:
    """The lower bound with what it shares of the upper one's scale; as it is where it would be the higher."""
    for factor in (other.scale, *(large for large in _LARGE if other.scale > large and other.scale % large == 0)):
        scaled = EXACT.multiply(low, factor)
        if scaled <= abs(high):
            return scaled
    return low


def _are_bounds(view: str, first: Mention, second: Mention) -> bool:
    """不低于 4000 万元且不超过 8000 万元; 介于 1.2 亿元和 1.5 亿元之间; both are of one unit."""
    if first.value_max is not None or second.value_max is not None:
        return False
    if first.value >= second.value:
        return False
    if first.relation == "ge" and second.relation == "le":
        return _AND.fullmatch(view, first.end, second.cue_start) is not None
    if not _SHARED.fullmatch(view, first.end, second.start):
        return False
    return (
        view.startswith("之间", skip_spaces(view, second.end))
        or _BETWEEN.search(view, max(0, first.start - 4), first.start) is not None
    )
