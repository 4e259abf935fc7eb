"""Numbers without a unit: which of them are quantities (总数 500, 超过 260 万) and which only stand there (16, 2025)."""

from __future__ import annotations

import re

from digestnlp.deferred import deferred
from digestnlp.numerals import DIGITS, NUMERAL_CHARACTERS, SCALES, Numeral, skip_spaces
from digestnlp.quantities.lookalikes import counts_latin
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.wordlist import compile_last, pattern_of

_BRACKET = deferred(" *[（(]")
_LETTER = deferred(r"[A-Za-z_]")
_LINK_REACH = 10
FIRST_YEAR, LAST_YEAR = 1900, 2100
_RATE_TO, _RATE_REACH, _LEAST_LEVEL = deferred(r"[0-9] ?[%％] ?[至到] ?$"), 6, 100
# What may stand on both sides of a number that is all that is said there.
_EDGES = frozenset("，。；：、！？,;:!?…“”‘’\"'《》〈〉「」『』|=.·")
_ENDS = _EDGES | {"", "\n"}
_BEGINNINGS = _ENDS | {"-"}
_LIST_MARKS = frozenset("、.．)）]】")
_LONGEST_ALONE = 7  # digits; longer runs without separators are codes and dates, unless they are the whole text


def is_year(numeral: Numeral) -> bool:
    """Whether the number may be a year."""
    return not numeral.decimal and not numeral.grouped and FIRST_YEAR <= numeral.value <= LAST_YEAR


def end_behind(rules: Rules) -> re.Pattern[str]:
    """Matches what may stand behind a number that ends what is said of it: a mark, a link, or the end of the text."""
    return deferred(rf" *(?:[，。；、！？,;)）」』”\n]|\.(?! ?[0-9A-Za-z])|{pattern_of(rules.words('number_ends'))}|$)")


class BareNumbers:
    """Decides by the words around."""

    def __init__(self, rules: Rules) -> None:
        self._end = end_behind(rules)
        copulas = rules.words("number_copulas")
        self._is, self._has = compile_last(copulas), compile_last((*copulas, "有"))
        goes_on = pattern_of(rules.words("number_meant_behind"))
        self._behind_is = deferred(rf" *(?:[，。；、！？,;\n]|{goes_on}|$)")
        self._links = compile_last(rules.words("number_links"))
        changes = pattern_of(word for entry in rules.of(ChangeEntry) for word in entry.words)
        # 环比跌 0.31, 下滑至 52.7, 降到今年的 2.1; 从去年的 2.3 降到
        self._moved_by = deferred(rf"(?:{changes})(?:[至到][^，。；：、\d]{{0,4}}的|[了至到])? ?$")
        manner = f"(?:{pattern_of(rules.words('manners_of_moves'))})?"
        self._from, self._moves = (
            deferred(r"[从由自](?:[^，。；：、\n]{0,9}的)? ?$"),
            deferred(rf" ?{manner}(?:{changes})"),
        )
        # 从 7 月的 53 + 降至 50.9
        self._moves_to_decimal = deferred(rf" ?{manner}(?:{changes})[至到]? ?[0-9]+\.[0-9]")

    def is_said(self, view: str, mention: Mention) -> bool:
        """Whether its size (260 万) or the words around it say that the number counts something."""
        numeral = mention.numeral
        if numeral is None or (_LETTER.match(view, numeral.end) and not counts_latin(view, numeral)):
            return False
        if view.startswith("级", mention.end):
            return False  # 千万级, 8000 万级: a class, no count
        if not numeral.scaled and view[numeral.end : numeral.end + 1] in ("年", "月", "日", "号"):
            return False
        if mention.value_max is not None and numeral.arabic and mention.value > numeral.value:
            return True  # 1200~1300 万: the lower bound has the scale of the upper one
        if numeral.scaled and (numeral.value >= 10000 or numeral.arabic) and not numeral.spelled:
            return not numeral.bare or mention.cued
        if numeral.bare:
            return mention.cued
        if mention.relation in ("ge", "le") and mention.end > numeral.end and numeral.arabic:
            return True
        if not numeral.arabic or is_year(numeral):
            return False
        start = mention.start if mention.value < 0 else numeral.start  # 指数为 + -4.2
        decimal = numeral.decimal or self._moves_to_decimal.match(view, mention.end) is not None
        level = decimal or numeral.value >= _LEAST_LEVEL
        if level and self._moves_a_level(view, mention, decimal=decimal):
            return True
        if _BRACKET.match(view, mention.end):
            return mention.cued or self._is_linked(view, start)  # PMI 为 50.3（前值 50.1）
        if not self._end.match(view, mention.end):
            # In a headline a space parts clauses: PMI 终值为 54.4 略好于预期.
            return numeral.decimal and view.startswith(" ", mention.end) and self._is_linked(view, start)
        return mention.cued or numeral.grouped or self._is_linked(view, start)

    def _moves_a_level(self, view: str, mention: Mention, *, decimal: bool) -> bool:
        """Whether the number says by how much or where to something has moved (环比跌 0.31), or where from (从 2.3 下降到).

        Without decimals only behind a rate: 跌 1.2% 至 5778.
        """
        start, end = mention.start, mention.end
        if _RATE_TO.search(view, max(0, start - _RATE_REACH), start) and self._end.match(view, end):
            return True
        if not decimal:
            return False
        if self._moves.match(view, end):
            return self._from.search(view, max(0, start - _LINK_REACH - 2), start) is not None
        ends = self._end.match(view, end) or _BRACKET.match(view, end)
        return ends is not None and self._moved_by.search(view, max(0, start - _LINK_REACH), start) is not None

    def are_said(self, view: str, first: Mention, last: Mention) -> bool:
        """Whether the words around a list of numbers with decimals say that they count something: EPS 为 1.2、1.4、1.6."""
        if not all(m.numeral is not None and m.numeral.decimal for m in (first, last)):
            return False
        return self._end.match(view, last.end) is not None and self._is_linked(view, first.start)

    def stands_alone(self, view: str, mention: Mention) -> bool:
        """Whether the number is all that is said between two marks, or what something is said to be (那是五)."""
        numeral = mention.numeral
        if numeral is None or (numeral.bare and view[numeral.end - 1] in SCALES) or _LETTER.match(view, mention.end):
            return False
        before, behind = _beside(view, mention)
        if not before and not behind:
            return True
        size = len(view[numeral.start : numeral.end])
        if is_year(numeral) or (numeral.arabic and not numeral.grouped and size > _LONGEST_ALONE):
            return False
        said_digit = size == 1 and view[numeral.start] in DIGITS
        if said_digit:
            is_one = view[numeral.start] == "一"
            return not is_one and self._is_what_is_meant(view, mention)
        if before in ("", "\n") and behind in _LIST_MARKS:
            return False
        if behind not in _ENDS and not (view[mention.end] == " " and _is_numeral(behind)):
            return False
        spelled = not numeral.arabic
        return (
            before in _BEGINNINGS
            or (view[mention.start - 1] == " " and _is_numeral(before))
            or (
                spelled
                and (numeral.decimal or self._has.search(view, max(0, mention.start - 6), mention.start) is not None)
            )
            or (spelled and self._is_linked(view, numeral.start))
        )

    def _is_linked(self, view: str, start: int) -> bool:
        return self._links.search(view, max(0, start - _LINK_REACH), start) is not None

    def _is_what_is_meant(self, view: str, mention: Mention) -> bool:
        start = mention.start
        return bool(self._is.search(view, max(0, start - 6), start) and self._behind_is.match(view, mention.end))


def _beside(view: str, mention: Mention) -> tuple[str, str]:
    """The characters before and behind, spaces left out; empty at the edges of the text."""
    start, end = mention.start, skip_spaces(view, mention.end)
    while start and view[start - 1] == " ":
        start -= 1
    return view[start - 1 : start] if start else "", view[end : end + 1]


def _is_numeral(character: str) -> bool:
    return character.isdigit() or character in NUMERAL_CHARACTERS
