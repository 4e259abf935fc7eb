"""Of when a figure may be: the times of its sentence, those told of before, and no time at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from digestnlp.claims.added_up import is_added_up_over
from digestnlp.claims.draft import NO_PERIOD, Draft, Period, period_of
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.claims.state import State
from digestnlp.models import Time

if TYPE_CHECKING:
    from digestnlp.claims.ranking.network import Ends

# The periods in force that are weighed, as `State` calls them.
IN_FORCE = ("period", "ahead", "topic_period", "accounts_period", "heading_period", "led_period", "list_period", "day")
NOTHING = "nothing"  # The mark of no time at all.
_TOLD_IN = 3  # Sentences before whose times are weighed.
_FIGURES = 4  # Figures before whose periods are weighed.


@dataclass(slots=True)
class Candidate:
    """A time that a figure may be of.

    Attributes:
        period: as the claim would get it.
        marks: where it was found; part of its clues.
        time: the time in the sentence that says it, where one does.
    """

    period: Period
    marks: list[str] = field(default_factory=list)
    time: Time | None = None

    @property
    def place(self) -> Ends | None:
        """Where the words that say it stand; None where none do."""
        time = self.time or self.period.time
        return None if time is None else (time.start, time.end - 1)


def candidates(
    draft: Draft, found: Period, before: Sequence[Draft], state: State, may_date: Callable[[Draft, Time], bool]
) -> list[Candidate]:
    """All of them, each once, with where it was found; first what the readers took.

    Args:
        draft: the figure's claim.
        found: the period that the readers took.
        before: the claims before it in the sentence.
        state: what is in force.
        may_date: whether a time of its sentence may date the figure.
    """
    weighed: dict[tuple[date | None, date | None], Candidate] = {}
    for period, mark in (
        (found, TAKEN),
        (NO_PERIOD, NOTHING),
        *_here(draft, may_date),
        *_before(draft, before, state),
        *_in_force(state),
    ):
        days = period.start, period.end
        if mark not in (TAKEN, NOTHING) and (days == (None, None) or _closes(draft, period)):
            continue
        candidate = weighed.get(days)
        if candidate is None:
            source = period if mark in (TAKEN, NOTHING) else period._replace(source="inherited")
            candidate = weighed[days] = Candidate(source)
        candidate.marks.append(mark)
        if mark in ("here", "behind"):
            candidate.time = period.time
    return list(weighed.values())


def _closes(draft: Draft, period: Period) -> bool:
    """Whether the figure is a quote, and the day one up to which something was counted: 截至 2 月底存款 3 亿元。沪指跌 0.8%."""
    return draft.metric.entry.of_day and period.time is not None and period.time.instant


def _here(draft: Draft, may_date: Callable[[Draft, Time], bool]) -> Iterator[tuple[Period, str]]:
    """The times of the sentence; the nearest before the figure last, so that it is the one that is looked at."""
    sentence, figure = draft.sentence, draft.quantity.start
    times = sentence.future_times if draft.ahead else sentence.times
    for time in times:
        if may_date(draft, time):
            yield period_of(time), "here" if time.end <= figure else "behind"


def _before(draft: Draft, before: Sequence[Draft], state: State) -> Iterator[tuple[Period, str]]:
    """The periods of the figures before, and the times of the sentences before; none that only a base of comparison is of.

    A quote is of none over which something is added up.
    """
    bases = {id(other.period.time) for other in (*before, *state.drafts) if other.comparison_base}
    for away, other in enumerate(reversed(before[-_FIGURES:])):
        if not other.comparison_base:
            yield other.period, f"of_figure:{away}"
    for away, other in enumerate(state.drafts[:_FIGURES]):
        if not other.comparison_base:
            yield other.period, f"of_figure_before:{away}"
    for away, told in enumerate(reversed(list(state.topics.told.sentences)[-_TOLD_IN:])):
        for number, time in enumerate(told.sentence.times):
            if id(time) in bases or (draft.metric.entry.of_day and is_added_up_over(told.sentence.view, time)):
                continue
            yield period_of(time), f"told:{away}"
            if number == 0:
                yield period_of(time), f"told_first:{away}"


def _in_force(state: State) -> Iterator[tuple[Period, str]]:
    """What is in force."""
    for name in IN_FORCE:
        period = getattr(state, name)
        if period.source != "none":
            yield period, f"in_force:{name}"
