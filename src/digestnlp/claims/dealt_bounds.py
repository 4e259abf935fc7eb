"""Figures that are dealt out behind the bound that all of them keep: 同比增长均超过 30%，分别为 36.5%、34.9%."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft
from digestnlp.claims.fit import GENERIC
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class DealtBounds:
    """Finds the bound by what may stand between it and the first figure."""

    def __init__(self, rules: Rules) -> None:
        said, links = (pattern_of(rules.words(name)) for name in ("respectively", "level_links"))
        self._between = deferred(rf" ?[，,（(] ?(?:{said})(?:{links})? ?")

    def give(self, group: Sequence[Draft], drafts: Sequence[Draft]) -> None:
        """Gives the figures of a list, where nothing says of what they are, the measure and the move of the bound before them.

        Args:
            group: the list.
            drafts: all of the sentence.
        """
        first = next(number for number, draft in enumerate(drafts) if draft is group[0])
        bound = drafts[first - 1] if first else None
        if bound is None or bound.quantity.relation == "eq" or bound.quantity.unit != group[0].quantity.unit:
            return
        if any(draft.metric.entry.key not in GENERIC or draft.direction is not None for draft in group):
            return
        if not self._between.fullmatch(bound.sentence.view, bound.quantity.end, group[0].quantity.cue_start):
            return
        for draft in group:
            draft.metric, draft.direction, draft.basis = bound.metric, bound.direction, bound.basis
