"""Which currency 元 and $ are: the one a text declares (人民币，下同), else the one of its script and place."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from decimal import Decimal
from typing import NamedTuple

from digestnlp.numerals import DIGITS, EXACT, read_numeral, skip_spaces
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.units import Unit, UnitTable
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_DECLARED = re.compile(r"[（(]([^（）()\n]{0,16})下同 ?[)）]")
_NUMERAL_STARTS = frozenset(DIGITS) | frozenset("0123456789十拾")
_PARTS_BELOW = Decimal(100)
_TEN = Decimal(10)
# Of 三块六 and 两毛六 the last digit counts the next place.
_NEXT_PLACE = {"块": Decimal("0.1"), "毛": Decimal("0.01")}
_END = re.compile(r" *(?:[，。；、！？,;)）」』”\n]|$)")


class Assumed(NamedTuple):
    """A currency, and whether it was assumed and not said."""

    unit: Unit
    assumed: bool


class Currencies:
    """Reads what a text says of its currency."""

    def __init__(self, rules: Rules, units: UnitTable) -> None:
        self._hong_kong = compile_words(rules.words("hong_kong_signs"))
        self._units = units
        self._declarations = functools.lru_cache(maxsize=2)(self._find_declarations)
        self._signs = functools.lru_cache(maxsize=2)(self._has_signs)

    def take_parts(self, view: str, mention: Mention) -> None:
        """Adds what is said behind an amount in parts of its currency: 3 元 5 角 2 分, 九块四毛, 三块六."""
        parts = self._units.parts(mention.name or "")
        while parts:
            at = skip_spaces(view, mention.end)
            numeral = read_numeral(view, at) if view[at : at + 1] in _NUMERAL_STARTS else None
            if numeral is None or numeral.value >= _PARTS_BELOW or numeral.value_max is not None or numeral.decimal:
                return
            end = skip_spaces(view, numeral.end)
            word = next((view[end : end + n] for n in (2, 1) if view[end : end + n] in parts), "")
            longest = self._units.pattern.match(view, end)
            if longest and longest.end() > end + len(word):
                return  # 8 块 5 分钟
            factor = parts.get(word) or _NEXT_PLACE.get(view[mention.end - 1])
            if factor is None or (not word and (numeral.value >= _TEN or not _END.match(view, end))):
                return
            mention.value = EXACT.add(mention.value, EXACT.multiply(numeral.value, factor))
            mention.end = end + len(word)

    def is_plain(self, view: str, *, traditional: bool) -> bool:
        """Whether 元 means what it says everywhere in the text: nothing is declared, and the script is simplified."""
        return not traditional and "下同" not in view

    def of(self, view: str, position: int, unit: Unit, *, sign: str, traditional: bool) -> Assumed:
        """The currency that `unit`, written `sign`, means at `position`."""
        if sign == "$":
            if traditional and self._signs(view):
                return Assumed(self._named("HKD"), assumed=True)
            return Assumed(unit, assumed=False)
        places, units = self._declarations(view)
        if place := bisect_right(places, position):
            return Assumed(units[place - 1], assumed=False)
        if not traditional:
            return Assumed(unit, assumed=False)
        return Assumed(self._named("HKD" if self._signs(view) else "TWD"), assumed=True)

    def _named(self, name: str) -> Unit:
        unit = self._units.named(name)
        if unit is None:
            raise KeyError(name)
        return unit

    def _has_signs(self, view: str) -> bool:
        return self._hong_kong.search(view) is not None

    def _find_declarations(self, view: str) -> tuple[list[int], list[Unit]]:
        places: list[int] = []
        units: list[Unit] = []
        if "下同" not in view:
            return places, units
        for found in _DECLARED.finditer(view):
            for word in re.split(r"[，,、：: ]", found.group(1)):
                unit = self._units.named(word.removeprefix("单位").removeprefix("均为"))
                if unit and unit.dimension == "money":
                    # The amount right before the bracket is the first it holds for.
                    places.append(found.start())
                    units.append(unit)
                    break
        return places, units
