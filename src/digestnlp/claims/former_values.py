"""What figures were expected to be before, in the bracket behind them: 24.3/27.5（前值 18.9/21.1）亿元."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from digestnlp.claims.dealt_periods import SHORTEST_YEAR
from digestnlp.claims.draft import Draft
from digestnlp.deferred import deferred
from digestnlp.modality import AHEAD, Verdict
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class FormerValues:
    """Finds them by the packs' words.

    Args:
        rules: has the words.
        verdict: how real a figure is told to be.
    """

    def __init__(self, rules: Rules, verdict: Callable[[Draft], Verdict]) -> None:
        self._verdict = verdict
        self._former = deferred(rf" ?[（(](?:{pattern_of(rules.words('former_in_brackets'))})[：: ]*")

    def find(self, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
        """Figures with those that they had before: 24.3/27.5（前值 18.9/21.1）亿元; 预计 2025 年营收 24.3 亿元（前值 18.9 亿元）.

        Without a unit behind the bracket only those expected, of no month: of a month's 前值 is the month before.
        """
        for first in range(1, len(drafts)):
            last, quantity = drafts[first - 1].quantity, drafts[first].quantity
            view = drafts[first].sentence.view
            if not self._former.fullmatch(view, last.end, quantity.start):
                continue
            has_unit_behind = last.unit is not None and last.text[-1:].isdigit()
            if not has_unit_behind and not self._is_outlook(drafts[first - 1]):
                continue
            ends = (end for mark in "）)" if (end := view.find(mark, quantity.end)) >= 0)
            closed = min(ends, default=drafts[first].sentence.end)
            told = [draft for draft in drafts[first:] if draft.quantity.start < closed]
            yield from zip(drafts[max(0, first - len(told)) : first], told, strict=False)

    def _is_outlook(self, draft: Draft) -> bool:
        """Whether it is a forecast of a whole year or more, or of no time: 目标价 27 元."""
        start, end = draft.period.start, draft.period.end
        dated = start is not None or end is not None
        if dated and (start is None or end is None or (end - start).days < SHORTEST_YEAR):
            return False
        return self._verdict(draft).modality in AHEAD
