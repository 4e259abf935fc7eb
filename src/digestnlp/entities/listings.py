"""Which company a stock's code behind a name means: 云岚（1234） is not the 云岚 of the lexicon, whose shares are 600321.SH."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digestnlp.entities.lexicon import Hit
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry

_BRACKETS = ("（", "(", " （", " (")
_NUMBER = re.compile(r"\d+")
_TAIWAN, _MAINLAND = ("TW", "TWO"), ("SH", "SZ", "BJ")
# Second classes of shares of companies that the lexicon knows by the first.
_OTHER_CLASSES = ("200", "900")
_OF_MAINLAND = 6  # Digits of a code there.


class Listings:
    """Compares codes in brackets with those of the lexicon."""

    def __init__(self, rules: Rules) -> None:
        self._tickers = {entry.id: entry.ticker for entry in rules.of(LexiconEntry) if entry.ticker}

    def namesakes(self, text: str, hits: Iterable[Hit]) -> frozenset[str]:
        """The spellings that are another company's in the text than the lexicon's, by their code."""
        others = (
            text[hit.start : hit.end]
            for hit in hits
            if text.startswith(_BRACKETS, hit.end) and hit.name.label == "COMPANY" and self._differs(text, hit)
        )
        return frozenset(others)

    def _differs(self, text: str, hit: Hit) -> bool:
        """Whether the code behind the name cannot be that of the lexicon's company, which may be listed in several places."""
        ticker = self._tickers.get(hit.name.id or "")
        code = STOCK_CODE.match(text, hit.end + text.startswith(" ", hit.end)) if ticker else None
        number = _NUMBER.search(code[0]) if code is not None else None
        if ticker is None or code is None or number is None:
            return False
        known, _, market = ticker.partition(".")
        if not known.isdecimal():
            return False
        same = int(number[0]) == int(known)
        if "TW" in code[0].upper():
            return market not in _TAIWAN or not same
        if len(number[0]) == _OF_MAINLAND:
            return market in _MAINLAND and not same and not number[0].startswith(_OTHER_CLASSES)
        bare = not any(map(str.isalpha, code[0]))
        return bare and market not in _MAINLAND and not same
