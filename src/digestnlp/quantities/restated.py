"""Amounts that a bracket says once more in another currency or unit: 1000 万元（约合 140 万美元）."""

from __future__ import annotations

import re
from itertools import pairwise

from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_REACH = 24
_OPENED = re.compile(" ?[（(] ?(?:约|大约|约为|合|即|折)? ?(?:人民币|美元|港币|新台币)? ?")


class Restatements:
    """Tells them by the words of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        self._words = compile_words(rules.words("conversion_words"))

    def flag(self, view: str, mentions: list[Mention]) -> None:
        """Flags those of the mentions that state an amount once more."""
        self._flag_restated(view, mentions)
        if not ("（" in view or "(" in view):
            return
        for last, mention in pairwise(mentions):
            if self._goes_on(view, last, mention):
                mention.flags += ("conversion",)
        if not self._words.search(view):
            return
        for mention in mentions:
            reach = max(0, mention.start - _REACH)
            opened = max(view.rfind("（", reach, mention.start), view.rfind("(", reach, mention.start))
            closed = max(view.rfind("）", reach, mention.start), view.rfind(")", reach, mention.start))
            if opened > closed and self._words.search(view, opened, mention.start):
                mention.flags += ("conversion",)

    def _flag_restated(self, view: str, mentions: list[Mention]) -> None:
        """Flags a sum of money said once more behind a comma: 蒸发 330 亿美元，约合 2159 亿人民币."""
        for last, mention in pairwise(mentions):
            if not last.dimension == mention.dimension == "money" or last.name == mention.name:
                continue
            between = view[last.end : mention.start].strip()
            if between[:1] in "，," and self._words.fullmatch(between[1:].strip()):
                mention.flags += ("conversion",)

    @staticmethod
    def _goes_on(view: str, last: Mention, mention: Mention) -> bool:
        """Whether a bracket right behind a sum of money holds nothing but one of another currency: 42 亿美元（约 55 亿澳元）."""
        money = last.dimension == mention.dimension == "money" and last.name != mention.name
        return (
            money
            and _OPENED.fullmatch(view, last.end, mention.start) is not None
            and view.startswith(("）", ")"), mention.end)
        )
