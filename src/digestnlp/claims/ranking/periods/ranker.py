"""Takes another period where one weighs clearly more than what the readers of periods took, and this is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from digestnlp.claims.added_up import is_added_up_over
from digestnlp.claims.bracketed_times import is_of_other_figure
from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Draft, Period
from digestnlp.claims.ranking.periods.candidates import Candidate, candidates
from digestnlp.claims.ranking.periods.clues import joined, kind_of, of_candidate, of_figure
from digestnlp.claims.ranking.scales import Scales, ends_of_figure, heaviest
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.claims.state import State
from digestnlp.claims.undated import UndatedTimes
from digestnlp.deferred import deferred
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

if TYPE_CHECKING:
    from digestnlp.claims.ranking.network import Network

_A_YEAR = timedelta(366)
MARGIN = 1.0
"""How much more another must weigh. Chosen on articles that the weights were not learnt from."""
# 上半年 + 资料显示，
_DATA_SHOW = deferred("的?(?:相关|有关|统计)?(?:数据|资料|统计|财报|年报|报告)(?:显示|表明)[，,] ?")


class PeriodRanker:
    """Weighs the times that a figure may be of by what was learnt from marked digests.

    Args:
        rules: the packs in force.
        undated: tells which times date nothing.
        changes: tells which open a comparison.
        weights, network: as of `Scales`.
    """

    def __init__(
        self,
        rules: Rules,
        undated: UndatedTimes,
        changes: ChangeReader,
        weights: Mapping[str, float] | None = None,
        network: Network | None = None,
    ) -> None:
        self._undated = undated
        self._changes = changes
        # What is laid down, and totals since there has been something, are of no time, or of all.
        self._timeless = compile_words((*rules.words("norms"), *rules.words("lifetime")))
        self._scales = Scales("periods", weights, network)

    def choose(self, draft: Draft, found: Period, before: Sequence[Draft], state: State) -> Period:
        """What the readers took, or another that weighs more by the margin.

        Args:
            draft: the figure's claim.
            found: the period that the readers took.
            before: the claims before it in the sentence.
            state: what is in force.
        """
        weighed = self.weighed(draft, found, before, state)
        if not weighed:
            return found
        weights = self._scales.weigh(
            draft.sentence.states,
            ends_of_figure(draft.quantity, draft.metric),
            [candidate.place for candidate, _ in weighed],
            [clues for _, clues in weighed],
        )
        best = heaviest(weights, MARGIN)
        return weighed[best][0].period._replace(weighed=True) if best else found

    def weighed(
        self, draft: Draft, found: Period, before: Sequence[Draft], state: State
    ) -> list[tuple[Candidate, list[str]]]:
        """The times that the figure may be of with what speaks for and against each; first what the readers took.

        None where there is no doubt: a time beside the figure is nearly always right, and so is what no word alone says, as the readers
        have put it together (a total so far, several days in a row). What is laid down is of no time.
        """
        if not self._may_be_wrong(draft, found):
            return []
        among = candidates(draft, found, before, state, self._may_date)
        if among[0].marks == [TAKEN]:
            return []
        figure = of_figure(draft, found, before, state)
        return [
            (
                candidate,
                [
                    *of_candidate(draft, candidate, state),
                    *joined(figure, candidate, kind_of(candidate.period, state.anchor)),
                ],
            )
            for candidate in among
        ]

    def _may_date(self, draft: Draft, time: Time) -> bool:
        """Whether the time may date the figure: it opens no comparison, names or measures nothing, and is no other figure's bracket's."""
        if self._changes.is_comparison(draft.sentence.view, time) or is_of_other_figure(draft, time):
            return False
        if draft.metric.entry.of_day and is_added_up_over(draft.sentence.view, time):
            return False
        return not self._undated.skips(draft, time)

    def _may_be_wrong(self, draft: Draft, found: Period) -> bool:
        if found.source not in ("inherited", "none") or draft.comparison_base:
            return False
        if found.end is not None and (found.start is None or found.end - found.start > _A_YEAR):
            return False  # 累计交付; 由 2 亿元增至 3 亿元 in some years
        if _is_put_together(found) or _is_of_source(draft, found):
            return False
        start, figure = draft.sentence.clause(draft.quantity.start)[0], draft.quantity.start
        return draft.ahead or self._timeless.search(draft.sentence.view, start, figure) is None


def _is_of_source(draft: Draft, found: Period) -> bool:
    """Whether the clause before only says of when the data are that tell the figure: 前三季度未公布，但上半年资料显示，占比为 41%."""
    start, _ = draft.sentence.clause(draft.quantity.start)
    time = found.time
    return (
        time is not None and time.end < start and _DATA_SHOW.fullmatch(draft.sentence.view, time.end, start) is not None
    )


def _is_put_together(found: Period) -> bool:
    """Whether the readers have made other days of a time by the words around it: 4 月，支出累计 2 亿元 is of the months up to April.

    One of several years, dealt out to a figure before, says little of the next.
    """
    time = found.time
    if time is None or (found.start, found.end) == (time.period_start, time.period_end):
        return False
    start, end, first, last = found.start, found.end, time.period_start, time.period_end
    if start is None or end is None or first is None or last is None or start == end:
        return True
    return not first <= start <= end <= last
