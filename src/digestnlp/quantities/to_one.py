"""How much of one currency another one is: 汇率跌至 15.7 比 1."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_TO_ONE = deferred(r" ?(?:比|[:：∶]) ?[1一](?![\d.％%一二三四五六七八九十百千万])")
_REACH = 30


class RatesToOne:
    """Reads them behind the packs' words for what currencies are worth; a result of 3 比 1 is none."""

    def __init__(self, rules: Rules, cues: Cues) -> None:
        self._cues = cues
        self._worth = compile_words(rules.words("exchange_rates"))

    def read(self, view: str, mention: Mention) -> Mention | None:
        """The rate whose first number the mention is; None where it is no rate."""
        found = _TO_ONE.match(view, mention.end)
        if found is None or mention.value_max is not None:
            return None
        if self._worth.search(view, max(0, mention.start - _REACH), mention.start) is None:
            return None
        rate = Mention(mention.start, found.end(), mention.value, numeral=mention.numeral)
        self._cues.take(view, rate)
        return rate
