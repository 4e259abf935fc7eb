"""The sign before a number: -5%, +3%, 负 5%, 零下 5 度."""

from __future__ import annotations

from digestnlp.numerals import NUMERAL_CHARACTERS
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last

MINUS_ENDS = frozenset("负下")  # 负, 零下
SIGNS = MINUS_ENDS | frozenset("+-−")
MINUS_REACH = 4
_MEASURE_REACH = 5
_SIGNED = frozenset({"money", "ratio"})  # What may be below nothing; 江州- 520 公里 is a way.


class Signs:
    """Reads signs, with the words of a rule pack that only end like one."""

    def __init__(self, rules: Rules) -> None:
        self._no_minus = compile_last(rules.words("quantity_no_minus"))
        self._changes = compile_last(rules.words("changes_in_letters"))

    def take(self, view: str, mention: Mention) -> None:
        """Gives the mention the sign that stands before it."""
        start = mention.start
        sign = view[start - 1] if start else ""
        if sign == " ":
            start = len(view[max(0, start - MINUS_REACH) : start].rstrip(" ")) + max(0, start - MINUS_REACH)
            sign = (
                view[start - 1]
                if start and (view[start - 1] in MINUS_ENDS or _is_set_apart(view, mention, start))
                else ""
            )
        if sign not in SIGNS:
            return
        before = view[start - 2] if start > 1 else ""
        if sign in MINUS_ENDS:
            self._take_minus_word(view, mention, start)
        elif before in NUMERAL_CHARACTERS or self._joins(view, start, before):
            return
        elif sign == "+":
            mention.start -= 1
        elif mention.numeral is not None and mention.numeral.arabic:
            mention.negate(start - 1)

    def _joins(self, view: str, end: int, before: str) -> bool:
        """Whether the mark joins what stands on both sides: B+3, 5%-8%; not in YoY+21%, +18%/+24%."""
        if before == "/":
            return not view[end - 3 : end - 2].isdigit() and view[end - 3 : end - 2] != "%"
        if before.isalpha() and before.isascii():
            return self._changes.search(view, max(0, end - 4), end - 1) is None
        return before.isdigit() or (before != "" and before in "%+-")

    def _take_minus_word(self, view: str, mention: Mention, end: int) -> None:
        """负 5%, 零下 5 度; 胜负 and 担负 are no sign, nor is 负 in 3 胜 2 负."""
        before = view[end - 2] if end > 1 else ""
        if view[end - 1] == "下":
            if before == "零":
                mention.negate(end - 2)
        elif not before.isdigit() and not self._no_minus.search(view, max(0, end - 3), end):
            mention.negate(end - 1)


def _is_set_apart(view: str, mention: Mention, end: int) -> bool:
    """Whether a minus behind a measure's name has a space behind it, as texts that set figures apart have it: 净利润- 812 万元."""
    before = view[max(0, end - _MEASURE_REACH) : end - 1]
    named = "\u4e00" <= before[-1:] <= "\u9fff" and not any(map(str.isdigit, before))  # 3 亿元- 5 亿元 is a range
    return named and view[end - 1] in "-−" and mention.dimension in _SIGNED
