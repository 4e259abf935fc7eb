"""Spans of time that only place an event (3 天后, 近五年, 7 天期): time expressions, not quantities."""

from __future__ import annotations

import re

from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_CALENDAR = frozenset({"年", "季度", "月", "周", "天"})
_REACH = 6


class PlacingSpans:
    """Tells them by the words around; a span that is itself the claim (续航 10 小时, 连续 9 个月) has others."""

    def __init__(self, rules: Rules) -> None:
        self._before = re.compile(rf"(?:{pattern_of(rules.words('span_placing_before'))}) *$")
        self._behind = compile_words(rules.words("span_placing_behind"))
        self._behind_any = compile_words(rules.words("span_placing_behind_any"))

    def places(self, view: str, mention: Mention) -> bool:
        """Whether the mention, of a unit of time, only says when something happens."""
        at = mention.end
        while view[at : at + 1] == " ":
            at += 1
        if self._behind_any.match(view, at):
            return True
        if mention.name not in _CALENDAR:
            return False
        return (
            self._behind.match(view, at) is not None
            or self._before.search(view, max(0, mention.start - _REACH), mention.start) is not None
        )
