"""The currency of an amount: the one before it (US$5, $5M, 人民币 3 亿元), or the one that its 元 means."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.quantities.currency import Currencies
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.text import Text
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

# Behind a currency sign: $5M, US$1.5bn, $2 billion.
ENGLISH_SCALE = deferred(
    r" ?(?:(thousand|[kK])|(million|mln|mn|[mM])|(billion|bln|bn|[bB])|(trillion|tn|[tT]))(?![A-Za-z])"
)
_ENGLISH_SCALES = (10**3, 10**6, 10**9, 10**12)

# What says in the words of an amount that its 元 are China's.
_OWN_SIGNS = ("人民币", "人币", "RMB")


class Money:
    """Gives amounts their currency."""

    def __init__(self, rules: Rules, units: UnitTable) -> None:
        self._ringgit = compile_words(rules.words("ringgit_signs"))
        self._units, self._currencies = units, Currencies(rules, units)

    def take(self, text: Text, mention: Mention, number: int) -> None:
        """Gives the mention, whose number begins at `number`, the currency that stands before it or that its 元 means."""
        view, traditional = text.view, text.traditional
        if mention.unit is not None and mention.unit.factor is not None and mention.unit.name == "HKD":
            self._take_sen(view, mention)
        if mention.dimension not in ("count", "money"):
            return
        prefix = self._units.prefix(view, number)
        if prefix is not None and prefix.unit.dimension == "money":
            self._take_prefix(view, mention, prefix, traditional=traditional)
        elif mention.dimension == "money" and not text.plain_currency:
            self._take_meant(view, number, mention, view[mention.start : mention.end], traditional=traditional)

    def take_meant(self, text: Text, mention: Mention, said: str = "") -> None:
        """Gives the mention the currency that its 元 means: 4.22、3.18 元; `said` is the whole list: 1.84 及 14.75 元人民币."""
        if mention.dimension == "money" and not text.plain_currency:
            self._take_meant(text.view, mention.start, mention, said, traditional=text.traditional)

    def take_of_place(self, view: str, start: int, mention: Mention, *, traditional: bool) -> None:
        """Gives the mention, which stands at `start` in the text, the currency that its 元 means there."""
        self._take_meant(view, start, mention, view[start : start + mention.end], traditional=traditional)

    def of_bare(self, view: str, at: int, *, traditional: bool) -> str:
        """The currency of a sum at the place that names none: 營收破百億."""
        unit = self._units.named("CNY")
        return (
            "CNY" if unit is None else self._currencies.of(view, at, unit, sign="元", traditional=traditional).unit.name
        )

    def _take_meant(self, view: str, at: int, mention: Mention, said: str, *, traditional: bool) -> None:
        """What 元 means at the place, where the words of the amount do not say it."""
        if mention.unit is None or mention.unit.name != "CNY" or any(sign in said for sign in _OWN_SIGNS):
            return
        assumed = self._currencies.of(view, at, mention.unit, sign="元", traditional=traditional)
        per = (mention.name or "").partition("/")
        mention.unit, mention.name = assumed.unit, assumed.unit.name + "".join(per[1:])
        if assumed.assumed:
            mention.flags += ("currency_assumed",)

    def _take_sen(self, view: str, mention: Mention) -> None:
        """Makes the 仙 of a text on Malaysia parts of the ringgit: 跌 6 仙至 2.31 令吉."""
        if mention.unit is None or not view.endswith("仙", 0, mention.end) or "港" in view[mention.start : mention.end]:
            return
        if self._ringgit.search(view):
            per = (mention.name or "").partition("/")
            mention.unit = replace(mention.unit, name="MYR")
            mention.name = "MYR" + "".join(per[1:])

    def _take_prefix(self, view: str, mention: Mention, prefix: UnitHit, *, traditional: bool) -> None:
        sign = view[prefix.start : prefix.end]
        assumed, chosen = False, prefix.unit
        if sign == "$":
            chosen, assumed = self._currencies.of(view, prefix.end, prefix.unit, sign=sign, traditional=traditional)
        fresh = mention.unit is None
        if not fresh and (mention.dimension != "money" or mention.name not in ("CNY", chosen.name)):
            return
        if fresh or _is_whole_currency(mention):
            mention.unit, mention.name, mention.dimension = chosen, chosen.name, "money"
        if fresh and mention.value_max is None:
            scale = ENGLISH_SCALE.match(view, mention.end)
            if scale:
                mention.scale(Decimal(_ENGLISH_SCALES[(scale.lastindex or 1) - 1]))
                mention.end = scale.end()
        is_symbol = not "\u4e00" <= sign[-1] <= "\u9fff"
        if is_symbol or fresh:
            mention.start = prefix.start
        if assumed:
            mention.flags += ("currency_assumed",)


def _is_whole_currency(mention: Mention) -> bool:
    """Whether the unit is no part of a currency (美分), so that another currency may take its place."""
    return mention.unit is not None and mention.unit.factor is None
