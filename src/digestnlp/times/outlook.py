"""Whether the words around an expression speak of what is to come: 将于3月20日, 4月有望, 5月合约."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digestnlp.deferred import deferred
from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times.beside import after
from digestnlp.times.frame import Outlook
from digestnlp.times.words import SPACES, any_of, listed, pattern

_REACH = 20
_CLAUSE_BORDER = pattern("[，。；：！？,;!?【】\\n]")  # 【预计明年紧缺】11 月 11 日
# Entries of such words that are not for anywhere in the clause: right before a time they say that it is to come, somewhere
# behind it (四季度发布, but not 发布四季度财报) or before it (宣布 3 月 13 日开业) they only let it be so.
_AT_A_COMING_TIME, _BEHIND, _BEFORE = "ahead.at", "ahead.behind", "ahead.before"
# What may stand between a word of what is to come and its time.
_LINKS = "自从到至在于"
# At a clause's end these say how something grows, and not when.
_SUPERLATIVE = deferred("最[快早迟晚]$")
_YEARS_ENDS = ("年底", "年末")
_BEFORE_STARTS = frozenset("之以前")


def before_it(rules: Rules) -> re.Pattern[str]:
    """Matches behind an expression: before it, which also sets a day by which something is to be done."""
    other = listed(rules, "time_no_before")
    return pattern(rf"{SPACES}(?:之前|以前|前(?!{other}|[一二三四五六七八九十两N\d]|[ ]{{1,6}}\d))")


class Outlooks:
    """Reads the clause around an expression, with the words of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        self._before_it = before_it(rules)
        ahead = [entry for entry in rules.of(TimeEntry) if entry.kind == "ahead"]
        places = {_AT_A_COMING_TIME, _BEHIND, _BEFORE}
        at_it = [entry for entry in ahead if entry.id == _AT_A_COMING_TIME]
        self._at_a_coming_time = pattern(rf"(?<!原)(?:{_words(at_it)}){SPACES}[{_LINKS}]?$")
        self._coming_ends = frozenset(_LINKS).union(word[-1] for entry in at_it for word in entry.words)
        before, behind = (
            _words(entry for entry in ahead if entry.id == place or entry.id not in places)
            for place in (_BEFORE, _BEHIND)
        )
        self._before = pattern(before)
        # 上市公司净利润: nothing is to be listed.
        self._behind = pattern(rf"(?:{behind})(?!{listed(rules, 'time_no_event_before')})")
        self._any = pattern(_words(ahead))
        # 预期反映在报价上，周二收报 93 点: what a market closed at is over.
        self._closed = pattern(rf"{SPACES}(?:{listed(rules, 'time_closed')})")

    def around(self, view: str, start: int, stop: int, floor: int, end: int, *, over_comma: bool) -> Outlook:
        """What the clause between `floor` and `end` says of the expression from `start` to `stop`.

        Args:
            view: the view.
            start: where the expression begins.
            stop: where it ends.
            floor: from where to look.
            end: up to where to look.
            over_comma: whether a time between commas belongs to the clauses on both sides (气象台预报，4 月 2 日，…将有雨);
                days without a month do not: they mostly say when something was said (5日，公司称将…).
        """
        if after(view, stop, end) in _BEFORE_STARTS and self._before_it.match(view, stop, end):
            return "future" if view[stop - 2 : stop] in _YEARS_ENDS else "nearer"  # by the end of the year: of this one
        first, last = max(floor, start - _REACH), min(end, stop + _REACH)
        if not self._any.search(view, first, last):
            return "past"
        if self._closed.match(view, stop, end):
            return "past"
        reach = 2 if over_comma else 1
        before = _CLAUSE_BORDER.split(view[first:start])[: -reach - 1 : -1]
        words = _clause(before).rstrip(" ")
        if not before[0].strip(" "):
            words = _SUPERLATIVE.sub("", words)  # 手机业务增长最快，前 11 月营收 3 亿元
        if words[-1:] in self._coming_ends and self._at_a_coming_time.search(words):
            return "future"
        if self._before.search(words) or self._behind.search(_clause(_CLAUSE_BORDER.split(view[stop:last])[:reach])):
            return "nearer"
        return "past"


def _words(entries: Iterable[TimeEntry]) -> str:
    """A pattern for the words of the entries."""
    return any_of(word for entry in entries for word in entry.words) or "(?!)"


def _clause(pieces: list[str]) -> str:
    """The first piece that says something."""
    return next((piece for piece in pieces if piece.strip(" ")), "")
