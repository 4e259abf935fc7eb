"""Several numbers that share a unit: 5145×1998×1766mm, 18/20 寸, 6/7 亿元, 1.34、1.01 个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from digestnlp.numerals import read_numeral, skip_spaces
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.units import UnitTable

_STARTS = frozenset("×xX*✕/、 ")
_SIGN = re.compile(r" ?(?:[×xX*✕]|/(?![0-9]+/[0-9]+ ?[年月日])) ?(?=[0-9])")
# 1.34、1.01 个百分点: figures with decimals are no list of names, numbers or dates.
_LISTED = re.compile(r" ?、 ?(?=[0-9]+\.[0-9])")
_LONGEST = 8
# What is given as one number times another.
_MEASURED_ACROSS = frozenset({"length", "count"})


class Chains:
    """Reads chains with the units of the packs."""

    def __init__(self, units: UnitTable, cues: Cues) -> None:
        self._units, self._cues = units, cues

    def read(self, view: str, first: Mention, *, traditional: bool) -> tuple[Iterable[Mention], int] | None:
        """The mentions of a chain and its end, from its first number: one unit for all; of 6/7 亿元 one scale too."""
        if view[first.end : first.end + 1] not in _STARTS:
            return None
        chain = [first]
        listed = _LISTED.match(view, first.end) is not None
        if listed and not (first.numeral and first.numeral.decimal):
            return None
        joint = _LISTED if listed else _SIGN
        while (sign := joint.match(view, chain[-1].end)) and len(chain) < _LONGEST:
            numeral = read_numeral(view, sign.end(), trillion=traditional)
            if numeral is None:
                return None
            chain.append(Mention.of(numeral))
        last = chain[-1]
        if last is first:
            return None
        hit = self._units.match(view, skip_spaces(view, last.end), last.start)
        if listed and (hit is None or hit.unit.calendar):
            return None
        has_slash = listed or "/" in view[first.end : last.start]
        if not has_slash and hit is not None and hit.unit.dimension not in _MEASURED_ACROSS:
            return None  # 2×66 万千瓦: so many of the other
        if has_slash and (hit is None or hit.unit.calendar or hit.unit.dimension == "time"):
            return None
        if hit is None:
            return [], last.end
        shared = last.numeral.scale if last.numeral and has_slash else 1
        for mention in chain:
            if shared > 1 and mention.numeral and not mention.numeral.scaled:
                mention.scale(Decimal(shared))
            mention.take_unit(hit.unit, hit.end if mention is last else mention.end)
            mention.written = (hit.start, hit.end) if hit.unit.classifier else None
            self._cues.take(view, mention)
        return chain, last.end
