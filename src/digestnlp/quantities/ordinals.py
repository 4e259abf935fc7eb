"""What 第 N, 前 N and TOP N are: a claimed rank, a day of a streak (连续第 29 天), or a name that counts nothing."""

from __future__ import annotations

from collections.abc import Iterable

from digestnlp.deferred import deferred
from digestnlp.numerals import read_numeral, skip_numeral, skip_spaces
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.ranks import Ranks
from digestnlp.quantities.triggers import CHINESE
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_STREAK_REACH = 4
# Ordinals of one kind that share 第 and what they count off: 第一、二年; not 排名第一、两家公司.
_LISTED = deferred(
    rf"第 ?(?:[0-9]{{1,3}}(?: ?[、和及] ?[0-9]{{1,3}})+|[{CHINESE}]{{1,3}}(?: ?[、和及] ?[{CHINESE}]{{1,3}})+)"
    r" ?(?:年|批|期|轮|季|阶段|代|次)"
)


class Ordinals:
    """Reads ordinals with the units and ranks of the packs."""

    def __init__(self, rules: Rules, units: UnitTable, ranks: Ranks) -> None:
        self._units, self._ranks = units, ranks
        self._former = frozenset(rules.words("former_words"))
        self._names = deferred(rf"第 ?(?:[0-9]+|[{CHINESE}]+) ?(?:{pattern_of(rules.words('rank_no_behind'))})")

    def read(self, view: str, at: int) -> tuple[Iterable[Mention], int]:
        """What begins at the place with 第, 前 or TOP, and where to go on."""
        largest = self._ranks.largest(view, at) if view[at] == "第" else None
        if largest is not None:
            return [largest], largest.end
        name = self._names.match(view, at) or _LISTED.match(view, at)
        if name is not None and "连续" not in view[max(0, at - _STREAK_REACH) : at]:
            return [], name.end()
        is_top = view[at] in "Tt"
        number = skip_spaces(view, at + (3 if is_top else 1))
        numeral = read_numeral(view, number)
        end = numeral.end if numeral else skip_numeral(view, number)
        rank = self._ranks.ordinal(view, at, end) if view[at] == "第" else self._ranks.top(view, at, number)
        if rank is not None:
            return [rank], rank.end
        hit = self._units.match(view, skip_spaces(view, end), number)
        if (
            numeral
            and view[at] == "第"
            and hit
            and hit.unit.dimension == "time"
            and view[max(0, at - _STREAK_REACH) : at].rstrip().endswith("连续")
        ):
            mention = Mention.of(numeral)
            mention.start = at
            mention.take_unit(hit.unit, hit.end)
            return [mention], mention.end
        if view[at] == "前" and (view[at - 1 : at] == "提" or self._ends_in_former(view, at, hit)):
            return [], number
        return [], hit.end if hit else end

    def _ends_in_former(self, view: str, at: int, hit: UnitHit | None) -> bool:
        """Whether 前 ends a word and does not say "first": 目前三家, but not 此前三年."""
        return view[at - 1 : at + 1] in self._former and not (hit and hit.unit.dimension == "time")
