"""Whether a number counts something: dates, ordinals, versions, list numbers and 一 as "a" do not."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.quantities.bare import BareNumbers, is_year
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.spans import PlacingSpans
from digestnlp.quantities.text import Text
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last, compile_words, pattern_of

HOURS = 24
_SPAN_REACH = 8
_PIECE = "块"
# 5 降 3 升 1 平, how many rose, fell and stayed: 升 is no litre there.
_LITRE = "升"
_COUNTED = r"[0-9一二两三四五六七八九十]{1,4} ?"
_TALLY_BEFORE = deferred(rf"{_COUNTED}[降跌减平] ?$")
_TALLY_BEHIND = deferred(rf" ?{_COUNTED}(?:[降跌减]|持?平)")
_TALLY_REACH = 8
_PARTS_REACH = 16
_CLAUSE_END = deferred(r" ?(?:[，。；！？,;\n]|$)")


class Counting:
    """Decides by the number, its unit, and the words around."""

    def __init__(self, rules: Rules, bare: BareNumbers, placing: PlacingSpans) -> None:
        self._bare, self._placing = bare, placing
        self._spans = compile_last(rules.words("time_span_words"))
        self._days_spent = compile_words(rules.words("days_spent"))
        self._parts = deferred(
            rf"(?:{pattern_of(rules.words('parts_counted_before'))})(?:[A-Z甲乙丙丁东西南北][、及和与]?)* *$"
        )
        self._only, self._alone = compile_last(rules.words("only_one_before")), frozenset(rules.words("only_one_of"))
        self._changes = compile_last((*rules.words("change_ends"), *rules.words("quote_ends")))

    def counts(self, text: Text, mention: Mention) -> bool:
        """Whether the mention is a quantity."""
        view = text.view
        numeral, unit = mention.numeral, mention.unit
        if numeral is None or mention.name == "%" or mention.dimension == "ratio":
            return True
        if unit is None:
            return self._bare.is_said(view, mention) or (text.alone and self._bare.stands_alone(view, mention))
        if self._placing.numbers(view, mention) or _is_of_tally(view, mention):
            return False
        if unit.names_years and is_year(numeral):
            return False
        if not numeral.arabic:
            one = view[numeral.start : numeral.end] == "一" and mention.value == 1
            if (unit.arabic and not self._counts_parts(view, mention)) or (one and self._means_a(view, mention)):
                return False
        if unit.dimension == "time" and self._placing.places(view, mention):
            return False
        if unit.calendar:
            before = max(0, numeral.start - _SPAN_REACH)
            if numeral.decimal and unit.name == "天" and self._days_spent.search(view, before, numeral.start):
                return True
            return self._spans.search(view, before, numeral.start) is not None
        if unit.dimension == "time":
            return unit.name != "年" or not (is_year(numeral) or numeral.spelled >= 2)
        if unit.name == "点" and not numeral.decimal and not numeral.grouped and numeral.value <= HOURS:
            return self._changes.search(view, max(0, mention.cue_start - 3), mention.cue_start) is not None
        return True

    def _counts_parts(self, view: str, mention: Mention) -> bool:
        """Whether so many are said to be the parts of something, which may be listed: 分为三区, 共有甲、乙两馆."""
        return self._parts.search(view, max(0, mention.start - _PARTS_REACH), mention.start) is not None

    def _means_a(self, view: str, mention: Mention) -> bool:
        """Whether 一 counts nothing: 一家公司, 一周; but 门店仅一家, 停水逾一周."""
        unit = mention.unit
        assert unit is not None  # noqa: S101 - the caller has looked
        if unit.classifier:
            alone = unit.name in self._alone and _CLAUSE_END.match(view, mention.end) is not None
            return not alone or self._only.search(view, max(0, mention.start - _SPAN_REACH), mention.start) is None
        if unit.dimension == "time":
            return not self._placing.lasts(view, mention, more=True)
        return _is_piece(view, mention)


def _is_piece(view: str, mention: Mention) -> bool:
    """Whether 块 is no money but the classifier of a noun behind it: 一块业界领先的直屏."""
    behind = view[mention.end : mention.end + 1]
    return view.endswith(_PIECE, mention.start, mention.end) and "\u4e00" <= behind <= "\u9fff" and behind != "多"


def _is_of_tally(view: str, mention: Mention) -> bool:
    """Whether 升 tells how many have risen, beside how many have fallen or stayed: 5 降 3 升 1 持平, 3 升 2 降."""
    if not view.endswith(_LITRE, mention.start, mention.end):
        return False
    before = view[max(0, mention.start - _TALLY_REACH) : mention.start]
    return _TALLY_BEFORE.search(before) is not None or _TALLY_BEHIND.match(view, mention.end) is not None
