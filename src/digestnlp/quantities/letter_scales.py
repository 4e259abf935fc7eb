"""Latin letters that multiply a number where the words around say what it counts: 7B 参数, 参数量 70B, 128K 上下文, 1.2k star."""

from __future__ import annotations

from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import Numeral
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_SCALES = {"K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
_LETTER = r" ?[KkMBT](?![A-Za-z0-9])"
_REACH = 16


class LetterScales:
    """Reads them with the words of a rule pack; beside other words the letters are units (2T 硬盘) or parts of names."""

    def __init__(self, rules: Rules) -> None:
        counted, counts = (pattern_of(rules.words(f"letter_scale_{side}")) for side in ("behind", "before"))
        listed = rf"[0-9.]+{_LETTER} ?[、/和与及到至~-] ?"
        self._letter = deferred(_LETTER)
        # 7B、13B 参数: the last of a list has the word.
        self._behind = deferred(rf"(?: ?[、/和与及到至~-] ?[0-9.]+{_LETTER})* ?(?:的|级|规模|规模的)? ?(?:{counted})")
        self._before = deferred(rf"(?:{counts})[^，。；：、0-9\n]{{0,6}}(?:{listed})*$")

    def read(self, view: str, numeral: Numeral) -> Mention | None:
        """The number with its letter multiplied out; None where the letter is no scale."""
        letter = self._letter.match(view, numeral.end)
        if letter is None or numeral.scaled or not numeral.arabic:
            return None
        before = self._before.search(view, max(0, numeral.start - _REACH), numeral.start)
        if before is None and self._behind.match(view, letter.end()) is None:
            return None
        mention = Mention(numeral.start, letter.end(), numeral.value)
        mention.scale(Decimal(_SCALES[letter.group().strip().upper()]))
        return mention
