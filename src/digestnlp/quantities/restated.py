"""Amounts that a bracket says once more in another currency or unit: 1000 万元（约合 140 万美元）."""

from __future__ import annotations

from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_REACH = 24


class Restatements:
    """Tells them by the words of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        self._words = compile_words(rules.words("conversion_words"))

    def flag(self, view: str, mentions: list[Mention]) -> None:
        """Flags those of the mentions that state an amount once more."""
        if not mentions or not ("（" in view or "(" in view) or not self._words.search(view):
            return
        for mention in mentions:
            reach = max(0, mention.start - _REACH)
            opened = max(view.rfind("（", reach, mention.start), view.rfind("(", reach, mention.start))
            closed = max(view.rfind("）", reach, mention.start), view.rfind(")", reach, mention.start))
            if opened > closed and self._words.search(view, opened, mention.start):
                mention.flags += ("conversion",)
