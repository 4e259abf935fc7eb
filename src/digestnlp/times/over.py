"""Whether a span that may lie before or behind a day is over: 8 天内共流出, 一周内成交 40 套, but not 三年内要建."""

from __future__ import annotations

from digestnlp.rules.loader import Rules
from digestnlp.times.numbers import SMALL
from digestnlp.times.words import SPACES, listed, pattern

_CLAUSE_REACH = 14


class Over:
    """Reads the clauses on both sides of a span, with the words of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        # 五年内第三次, 三年内首次: what has happened before is counted.
        self._counted = pattern(rf"{SPACES}，?(?:{listed(rules, 'time_is_over')}|的?第{SPACES}{SMALL}{SPACES}[次度回])")
        not_yet, other = listed(rules, "time_not_yet"), listed(rules, "time_not_measured")
        self._measured = pattern(
            rf"{SPACES}，?(?:(?!{not_yet})[^，。；、！？\n]){{0,8}}?(?!{other})(?:{listed(rules, 'time_measured')}|完成(?=[0-9]))"
        )
        self._shortly = rules.words("time_shortly")
        self._to_come = pattern(rf"{listed(rules, 'time_to_come')}[^，。；！？\n]{{0,10}}$")

    def is_over(self, view: str, at: int, stop: int, end: int) -> bool:
        """Whether what is said of the span from `at` to `stop` has happened; `end` is up to where to look."""
        if self._counted.match(view, stop, end) or view.endswith(self._shortly, 0, at):
            return True
        measured = self._measured.match(view, stop, end)
        return measured is not None and not self._to_come.search(view[max(0, at - _CLAUSE_REACH) : at])
