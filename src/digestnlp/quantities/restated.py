"""Amounts that a bracket says once more in another currency or unit: 1000 万元（约合 140 万美元）."""

from __future__ import annotations

from itertools import pairwise

from digestnlp.deferred import deferred
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_REACH = 24
# 1 日元约合 0.05 元人民币 in a bracket: at which rate the sums beside it are reckoned.
_RATE_OF = deferred(
    r"[（(][^（）()，。；]{0,6}?(?:1|一|100) ?[\u4e00-\u9fff]{1,4}(?:兑换?|对|合|约合|折合|=|≈|约为|为)(?:约|为)? ?$"
)
# （含 6 亿元）: the bound that a figure says goes with it.
_BOUND = deferred(" ?[（(] ?不?(?:含|包含|包括)(?:本数)? ?")
# ，约 400 公里: the same length or mass in another unit.
_AGAIN = deferred(" ?[，,（(] ?(?:约|即|约为|即约|大约|约合|合|相当于) ?")
_MEASURED = frozenset({"length", "mass", "area", "speed", "volume", "temperature", "power"})
_OPENED = deferred(
    " ?[（(] ?(?:[^（）()，。]{0,6}[，,]? ?以?下同[，,] ?)?"
    "(?:[^（）()，。：]{0,8}注[：:] ?)?(?:当前|目前|现)?"
    "(?:约|大约|约为|合|即|折)? ?(?:人民币|美元|美金|港币|港元|新?台币|日元|日圆|欧元|英镑|韩元)? ?"
)
# 3.5 万美元（约台币 106 万元）起
_FROM = deferred("[）)] ?起(?=[，。；、！？,;）)\n]|$)")


class Restatements:
    """Tells them by the words of a rule pack."""

    def __init__(self, rules: Rules, cues: Cues) -> None:
        self._cues = cues
        self._words = compile_words(rules.words("conversion_words"))

    def flag(self, view: str, mentions: list[Mention]) -> None:
        """Flags those of the mentions that state an amount once more."""
        self._flag_restated(view, mentions)
        if not ("（" in view or "(" in view):
            return
        for last, mention in pairwise(mentions):
            if self._goes_on(view, last, mention) or self._is_bound(view, last, mention):
                mention.flags += ("conversion",)
        for mention in mentions:
            if mention.dimension == "money" and _RATE_OF.search(view, max(0, mention.start - _REACH), mention.start):
                mention.flags += ("conversion",)
        if self._words.search(view):
            self._flag_named(view, mentions)
        for last, mention in pairwise(mentions):
            if "conversion" in mention.flags and view.startswith(("）", ")"), mention.end):
                self._take_behind(view, last, mention.end)

    def _take_behind(self, view: str, last: Mention, at: int) -> None:
        """Gives the amount what stands behind the bracket: 1.6 欧元（约合 12.5 元人民币）左右."""
        behind = self._cues.behind(view, at + 1)
        if behind is not None and last.relation == "eq":
            last.approx = last.approx or behind.approx
            last.relation = behind.relation
        elif last.relation == "eq" and _FROM.match(view, at):
            last.relation = "ge"

    def _flag_named(self, view: str, mentions: list[Mention]) -> None:
        """Flags what stands in a bracket behind a word of conversion."""
        for mention in mentions:
            reach = max(0, mention.start - _REACH)
            opened = max(view.rfind("（", reach, mention.start), view.rfind("(", reach, mention.start))
            closed = max(view.rfind("）", reach, mention.start), view.rfind(")", reach, mention.start))
            if opened > closed and self._words.search(view, opened, mention.start):
                mention.flags += ("conversion",)

    def _flag_restated(self, view: str, mentions: list[Mention]) -> None:
        """Flags what is said once more behind a comma: 蒸发 90 亿美元，约合 640 亿人民币; 续航 250 英里，约 400 公里."""
        for last, mention in pairwise(mentions):
            if last.dimension != mention.dimension or last.name == mention.name:
                continue
            if mention.dimension in _MEASURED and _AGAIN.fullmatch(view, last.end, mention.start):
                mention.flags += ("conversion",)
                continue
            if mention.dimension != "money":
                continue
            between = view[last.end : mention.start].strip()
            if between[:1] in "，," and self._words.fullmatch(between[1:].strip()):
                mention.flags += ("conversion",)

    @staticmethod
    def _is_bound(view: str, last: Mention, mention: Mention) -> bool:
        """Whether a bracket only says that a bound is meant with the figure: 不超过 6 亿元（含 6 亿元）."""
        same = last.value == mention.value and last.name == mention.name
        return same and _BOUND.fullmatch(view, last.end, mention.start) is not None

    @staticmethod
    def _goes_on(view: str, last: Mention, mention: Mention) -> bool:
        """Whether a bracket right behind a figure holds nothing but one of another currency or unit.

        42 亿美元（约 55 亿澳元）, 812 万吨（162 亿斤）, 171 kW（232 hp）, 5900 公斤/公顷（393 公斤/亩）
        """
        rates = "/" in (last.name or "") and "/" in (mention.name or "")
        again = last.dimension == "money" or last.dimension in _MEASURED or rates
        return (
            again
            and last.dimension == mention.dimension
            and last.name != mention.name
            and _OPENED.fullmatch(view, last.end, mention.start) is not None
            and view.startswith(("）", ")"), mention.end)
        )
