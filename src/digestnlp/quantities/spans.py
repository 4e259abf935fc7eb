"""Spans that only place an event (3 天后, 近五年, 7 天期) and counts that only number one (十三届人大四次会议): no quantities."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last, compile_words, pattern_of

_CALENDAR = frozenset({"年", "季度", "月", "周", "天"})
_REACH = 6
_OF_SESSIONS = "次"
_OF_PLACES = frozenset("位名")
_OF_PHASES = "期"
_OF_LAWS = "条"
_LAW = deferred("(?:[^方办做]法|法典)》? ?$")
_NAME_OF_PHASE = deferred("[A-Z]")
# Before 3 天假期, where the days are only those of a feast; of 享有 10 天假期 it is said how many.
_FEASTS_BEFORE = deferred(r"(?:^|[，。；：、！？\n“（(]|[节秋五一旦明午庆诞]|为期|共|的)$")
# How a figure begins.
_FIGURE = "[0-9一二两三四五六七八九十百数几]"
# 十三届人大, 第十四届省政协
_TERM = deferred(r"[0-9一二三四五六七八九十]届[^，。；：、\n]*$")
_TERM_REACH = 24
_ENDS, _IN_TIME = "。！；\n", "时间"


class PlacingSpans:
    """Tells them by the words around; a span that is itself the claim (续航 10 小时, 连续 9 个月) has others."""

    def __init__(self, rules: Rules) -> None:
        self._before = compile_last(rules.words("span_placing_before"))
        self._behind = compile_words(rules.words("span_placing_behind"))
        self._sessions = compile_words(rules.words("numbered_sessions"))
        self._last = compile_last(rules.words("last_places"))
        self._measures = compile_words(rules.words("span_placing_measures"))
        self._streaks = compile_last(rules.words("span_streaks"))
        # 两年 + 增长五倍
        self._moves = deferred(
            rf"(?:{pattern_of(rules.words('span_moves'))})了? ?(?:约|近|超过?|逾|达|将?近)* ?{_FIGURE}"
        )
        halts = pattern_of(rules.words("halts"))
        self._halts, self._halts_more = (
            deferred(rf"(?:{halts})了?(?:{more}) *$")
            for more in ("约|近|将近|已?逾|已?超过?|已?长?达|已", "近|将近|已?逾|已?超过?|已?长达")
        )
        self._behind_any = compile_words(rules.words("span_placing_behind_any"))
        feasts = pattern_of(rules.words("time_feasts_in_quotes"))
        self._feast_behind = deferred(
            rf" ?的? ?\u201c?(?:(?:{feasts})\u201d?节?(?:[超小]?长?假期?|黄金周|连假)|[超小]?长假|黄金周|连假)"
        )
        self._days_off_behind = deferred(" ?的?假期")
        # 国庆节假期 + 三天, 春节 + 7 天, 小长假 + 三天; but not 婚假 + 7 天
        self._feast_before = deferred(
            rf"(?:(?:{feasts})\u201d?节?(?:[超小]?长?假期?)?|[超小]?长假|黄金周|连假)(?:期间)?的?$"
        )

    def places(self, view: str, mention: Mention) -> bool:
        """Whether the mention, of a unit of time, only says when something happens."""
        at = mention.end
        while view[at : at + 1] == " ":
            at += 1
        if self._behind_any.match(view, at):
            return True
        reach = max(0, mention.start - _REACH)
        if self.lasts(view, mention):
            return False
        measured = self._measures.match(view, at) is not None
        if mention.name not in _CALENDAR:
            return measured and self._streaks.search(view, reach, mention.start) is None
        if self._is_feast(view, at, reach, mention) or _is_all_of_clause(view, mention):
            return True
        if measured or self._moves.match(view, at) is not None:
            return self._streaks.search(view, reach, mention.start) is None
        return self._behind.match(view, at) is not None or self._before.search(view, reach, mention.start) is not None

    def lasts(self, view: str, mention: Mention, *, more: bool = False) -> bool:
        """Whether it is said how long something stood still (停电近两周), and, if asked, that it is about so long or more."""
        halts = self._halts_more if more else self._halts
        return halts.search(view, max(0, mention.start - _REACH), mention.start) is not None

    def _is_feast(self, view: str, at: int, reach: int, mention: Mention) -> bool:
        """Whether the days are only those of a feast: 8 天国庆长假, 中秋 3 天假期."""
        if mention.name != "天":
            return False
        if self._feast_behind.match(view, at) or self._feast_before.search(view[reach : mention.start].rstrip(" ")):
            return True
        return self._days_off_behind.match(view, at) is not None and (
            _FEASTS_BEFORE.search(view[reach : mention.start].rstrip(" ")) is not None
        )

    def numbers(self, view: str, mention: Mention) -> bool:
        """Whether the count is a session's number (十三届人大四次会议) or says which places (位列最后三位); not in 召开四次会议.

        So are a phase's before its name (日岚城6期LK6) and an article's of a law (刑法 255 条).
        """
        if mention.name == _OF_LAWS:
            return _LAW.search(view, max(0, mention.start - _REACH), mention.start) is not None
        if mention.name == _OF_PHASES:
            return _NAME_OF_PHASE.match(view, mention.end) is not None
        if mention.name in _OF_PLACES:
            return self._last.search(view, max(0, mention.start - _REACH), mention.start) is not None
        if mention.name != _OF_SESSIONS or not self._sessions.match(view, mention.end):
            return False
        return _TERM.search(view, max(0, mention.start - _TERM_REACH), mention.start) is not None


def _is_all_of_clause(view: str, mention: Mention) -> bool:
    """Whether a sentence only opens with the span, which says in what time the rest came about: 十年时间，成为行业龙头."""
    at = mention.start
    while view[at - 1 : at] == " ":
        at -= 1
    opens = at == 0 or view[at - 1] in _ENDS
    return opens and view.endswith(_IN_TIME, mention.start, mention.end) and view.startswith(("，", ","), mention.end)
