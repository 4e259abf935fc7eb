"""Which currency 元 and $ are: the one a text declares (人民币，下同), else the one of its script and place."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.press import Place, Press
from digestnlp.quantities.units import Unit, UnitTable
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_SAID_BELOW = "下同"
_DECLARED = deferred(rf"[（(]([^（）()\n]{{0,16}}){_SAID_BELOW}[^（）()\n]{{0,16}}[)）]")
# The amount right before the bracket: 210 亿元（人民币，下同）.
_AMOUNT = deferred(r"[0-9.,万亿兆千百元 ]+$")
_LONGEST_AMOUNT = 24
# 14 亿元人民币: what stands beside it in its sentence is in the same currency.
_RENMINBI = deferred(r"元人民币|人民币 ?[0-9.,万亿兆千百]+ ?元")
_OTHER = deferred("港元|港币|美元|台币|澳门元|HK\\$|US\\$")
_SENTENCE_ENDS = deferred(r"[。！？\n]")
_LONGEST_BESIDE = 80
_LONGEST_CARRIED = 160  # Characters of the sentences before, whose renminbi hold for a sum in millions as well.
_LARGE = deferred(r"[0-9.,零一二三四五六七八九十百千几数余多 至到~\-—–]*[万亿]")
_CURRENCIES: dict[Place, str] = {"taiwan": "TWD", "hong_kong": "HKD", "macau": "MOP", "mainland": "CNY"}


class Assumed(NamedTuple):
    """A currency, and whether it was assumed and not said."""

    unit: Unit
    assumed: bool


def is_plain(view: str, *, traditional: bool) -> bool:
    """Whether 元 means what it says everywhere in the text: nothing is declared, and the script is simplified."""
    return not traditional and _SAID_BELOW not in view


class Currencies:
    """Reads what a text says of its currency."""

    def __init__(self, rules: Rules, units: UnitTable) -> None:
        self._press = Press(rules)
        self._units = units
        self._mainland = compile_words(rules.words("renminbi_topics"))
        self._trading = compile_words(rules.words("trading_words"))
        self._declarations = functools.lru_cache(maxsize=2)(self._find_declarations)

    def of(self, view: str, position: int, unit: Unit, *, sign: str, traditional: bool) -> Assumed:
        """The currency that `unit`, written `sign`, means at `position`."""
        if sign == "$":
            if traditional and self._press.place(view) == "hong_kong":
                return Assumed(self._named("HKD"), assumed=True)
            return Assumed(unit, assumed=False)
        places, units = self._declarations(view)
        if place := bisect_right(places, position):
            return Assumed(units[place - 1], assumed=False)
        if not traditional:
            return Assumed(unit, assumed=False)
        beside = _SENTENCE_ENDS.split(view[max(0, position - _LONGEST_BESIDE) : position])[-1]
        if _RENMINBI.search(beside) or self._is_of_mainland(beside) or self._is_carried(view, position, beside):
            return Assumed(unit, assumed=True)
        return Assumed(self._named(_CURRENCIES[self._press.place(view)]), assumed=True)

    def _is_of_mainland(self, beside: str) -> bool:
        """Whether the mainland's exchanges or its bank are told of, and not Hong Kong's behind them: A股成交 1.2 万亿元."""
        told = list(self._mainland.finditer(beside))
        return bool(told) and "港" not in beside[told[-1].end() :]

    def _is_carried(self, view: str, position: int, beside: str) -> bool:
        """Whether a sum is in the renminbi of a sentence before it: 亏损 5 亿元人民币。即多亏 2 亿元.

        A price is not, nor what is told of trading, which are in the currency of the exchange.
        """
        before = view[max(0, position - _LONGEST_CARRIED) : position]
        if "人民币" not in before or not _LARGE.match(view, position) or self._trading.search(beside):
            return False
        said = list(_RENMINBI.finditer(before))
        return bool(said) and _OTHER.search(before, said[-1].end()) is None

    def _named(self, name: str) -> Unit:
        unit = self._units.named(name)
        if unit is None:
            raise KeyError(name)
        return unit

    def _find_declarations(self, view: str) -> tuple[list[int], list[Unit]]:
        places: list[int] = []
        units: list[Unit] = []
        if _SAID_BELOW not in view:
            return places, units
        for found in _DECLARED.finditer(view):
            for word in re.split(r"[，,、：: ]", found.group(1)):
                unit = self._units.named(word.removeprefix("单位").removeprefix("均为"))
                if unit and unit.dimension == "money":
                    # The amount right before the bracket is the first it holds for.
                    amount = _AMOUNT.search(view, max(0, found.start() - _LONGEST_AMOUNT), found.start())
                    places.append(amount.start() if amount else found.start())
                    units.append(unit)
                    break
        return places, units
