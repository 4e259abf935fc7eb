"""Whether the words around an expression speak of what is to come: 将于3月20日, 4月有望, 5月合约."""

from __future__ import annotations

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times.frame import Outlook
from digestnlp.times.words import SPACES, any_of, pattern

_REACH = 20
_CLAUSE_BORDER = pattern("[，。；：！？,;!?\\n]")
# Behind an expression: before it, which also sets a day by which something is to be done.
BEFORE_IT = pattern(
    rf"{SPACES}(?:之前|以前|前(?![景沿台端往去来列提置夕任后期海一二三四五六七八九十两几N\d]|[ ]{{1,6}}\d))"
)
# The entry whose words, right before a time, say that it is to come; those of the others only let it be so.
_AT_A_COMING_TIME = "ahead.at"


class Outlooks:
    """Reads the clause around an expression, with the words of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        ahead = [entry for entry in rules.of(TimeEntry) if entry.kind == "ahead"]
        at_it = any_of(word for entry in ahead if entry.id == _AT_A_COMING_TIME for word in entry.words)
        self._at_a_coming_time = pattern(rf"(?<!原)(?:{at_it or '(?!)'}){SPACES}(?:自|从|到|至|在|于)?$")
        self._near = pattern(any_of(word for e in ahead if e.id != _AT_A_COMING_TIME for word in e.words) or "(?!)")
        self._any = pattern(any_of(word for entry in ahead for word in entry.words) or "(?!)")

    def around(self, view: str, start: int, stop: int, floor: int, end: int) -> Outlook:
        """What the clause between `floor` and `end` says of the expression from `start` to `stop`."""
        if BEFORE_IT.match(view, stop, end):
            return "nearer"
        first, last = max(floor, start - _REACH), min(end, stop + _REACH)
        if not self._any.search(view, first, last):
            return "past"
        words = _clause(_CLAUSE_BORDER.split(view[first:start])[::-1]).rstrip(" ")
        if self._at_a_coming_time.search(words):
            return "future"
        if self._near.search(words) or self._near.search(_clause(_CLAUSE_BORDER.split(view[stop:last]))):
            return "nearer"
        return "past"


def _clause(pieces: list[str]) -> str:
    """The nearest piece that says something: a time between commas (气象台预报，1 月 31 日，…将有雪) belongs to both sides."""
    return next((piece for piece in pieces[:2] if piece.strip(" ")), "")
