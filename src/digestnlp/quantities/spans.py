"""Spans that only place an event (3 天后, 近五年, 7 天期) and counts that only number one (十三届人大四次会议): no quantities."""

from __future__ import annotations

import re

from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last, compile_words

_CALENDAR = frozenset({"年", "季度", "月", "周", "天"})
_REACH = 6
_OF_SESSIONS = "次"
_OF_PLACES = frozenset("位名")
_OF_PHASES = "期"
_NAME_OF_PHASE = re.compile("[A-Z]")
# 十三届人大, 第十四届省政协
_TERM = re.compile(r"[0-9一二三四五六七八九十]届[^，。；：、\n]*$")
_TERM_REACH = 24


class PlacingSpans:
    """Tells them by the words around; a span that is itself the claim (续航 10 小时, 连续 9 个月) has others."""

    def __init__(self, rules: Rules) -> None:
        self._before = compile_last(rules.words("span_placing_before"))
        self._behind = compile_words(rules.words("span_placing_behind"))
        self._sessions = compile_words(rules.words("numbered_sessions"))
        self._last = compile_last(rules.words("last_places"))
        self._measures = compile_words(rules.words("span_placing_measures"))
        self._streaks = compile_last(rules.words("span_streaks"))
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
        reach = max(0, mention.start - _REACH)
        if self._measures.match(view, at) is not None:
            return self._streaks.search(view, reach, mention.start) is None
        return self._behind.match(view, at) is not None or self._before.search(view, reach, mention.start) is not None

    def numbers(self, view: str, mention: Mention) -> bool:
        """Whether the count is a session's number (十三届人大四次会议) or says which places (位列最后三位); not in 召开四次会议.

        So is a phase's before its name: 日岚城6期LK6.
        """
        if mention.name == _OF_PHASES:
            return _NAME_OF_PHASE.match(view, mention.end) is not None
        if mention.name in _OF_PLACES:
            return self._last.search(view, max(0, mention.start - _REACH), mention.start) is not None
        if mention.name != _OF_SESSIONS or not self._sessions.match(view, mention.end):
            return False
        return _TERM.search(view, max(0, mention.start - _TERM_REACH), mention.start) is not None
