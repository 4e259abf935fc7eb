"""Finds the days that a figure is about: said beside it, earlier in the sentence, or in force from before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Draft, Period
from digestnlp.claims.scan import Sentence
from digestnlp.models import Time

DATELINE = re.compile(r" ?(?:下午|上午|晚间|晚|早间|讯|电|消息|报道|发布博文|获悉)")


def period_of(time: Time) -> Period:
    """The time as a period."""
    return Period(time.period_start, time.period_end, time.text, time.period_from, time)


class PeriodFinder:
    """Finds periods; the reader of changes says which times open a comparison."""

    def __init__(self, changes: ChangeReader) -> None:
        self._changes = changes

    def find(self, draft: Draft, before: Sequence[Draft], times: Sequence[Time], in_force: Period) -> Period:
        """The draft's period.

        Args:
            draft: the claim; `comparison_base` is set where its own time opens a comparison.
            before: the drafts before it in the sentence.
            times: the sentence's times, read with the bias that the claim's modality asks for.
            in_force: the period of the sentences before, or of the section's topic.
        """
        view, quantity = draft.sentence.view, draft.quantity
        own = [t for t in times if draft.site.left <= t.start and t.end <= quantity.start]
        for time in reversed(own):
            if quantity.unit == "倍" and view[time.end : quantity.start].strip() == "的":
                continue  # 2023 年的两倍: the year is what it is compared with
            if not self._changes.is_comparison(view, time):
                return period_of(time)
            if draft.direction is None and draft.sentence.cost(time.end, quantity.cue_start) <= 1:
                draft.comparison_base = not self._from_to(view, time)
                return period_of(time)
        behind = self._behind(draft, times)
        if behind is not None:
            return period_of(behind)
        for earlier in reversed(before):
            if not earlier.comparison_base and earlier.period.source != "none":
                return replace(earlier.period, source="inherited")
        for time in reversed([t for t in times if t.end <= quantity.start]):
            if not self._changes.is_comparison(view, time) and not self._dateline(view, time):
                return replace(period_of(time), source="inherited")
        if not draft.metric.entry.inherits:
            return Period()
        return replace(in_force, source="inherited") if in_force.source != "none" else in_force

    def topic(self, sentence: Sentence) -> Period:
        """What a heading or a sentence without figures sets as the period of what follows: 车企公布 8 月成绩单."""
        for time in sentence.times:
            coarse = time.grain != "day" or sentence.block.kind == "heading"
            if coarse and not time.instant and not self._changes.is_comparison(sentence.view, time):
                return period_of(time)
        return Period()

    @staticmethod
    def _from_to(view: str, time: Time) -> bool:
        """由 2015 年的 7 万套增长到…: the figure is a level of its own, not the base of a comparison."""
        return view[max(0, time.start - 2) : time.start].strip().endswith(("由", "从"))

    @staticmethod
    def _behind(draft: Draft, times: Sequence[Time]) -> Time | None:
        """A time in a bracket right behind the figure: 3 万辆（2024 年）."""
        view, quantity = draft.sentence.view, draft.quantity
        for time in times:
            if time.start >= quantity.end:
                return time if view[quantity.end : time.start].strip() in ("(", "（") else None
        return None

    @staticmethod
    def _dateline(view: str, time: Time) -> bool:
        """Whether the day only dates the news: 1 月 29 日消息."""
        return DATELINE.match(view, time.end) is not None
