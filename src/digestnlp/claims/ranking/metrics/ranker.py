"""Takes another measure where one weighs clearly more than what the readers took, and this is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.evidence import LIST
from digestnlp.claims.ranking.metrics.candidates import Candidate, candidates
from digestnlp.claims.ranking.metrics.clues import joined, of_candidate, of_figure
from digestnlp.claims.ranking.weights import heaviest, learnt_weights

MARGIN = 1.0
"""How much more another must weigh. Chosen on articles that the weights were not learnt from."""
# How the readers found it; words before the figure that name it or take it as their object are left alone.
_IN_DOUBT = frozenset(("in_force", "fallback", "list"))
# What may stand between figures that are dealt out.
_COORDINATORS = frozenset({"、", "和", "与", "及", "以及"})


class MetricRanker:
    """Weighs the measures that a figure may be of by what was learnt from marked digests."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self._weights = learnt_weights("metrics") if weights is None else weights

    def choose(
        self,
        site: Site,
        options: Sequence[MetricChoice],
        chosen: MetricChoice,
        before: Sequence[Draft],
        drafts: Sequence[Draft],
    ) -> MetricChoice:
        """What the readers took, or another that weighs more by the margin.

        Args:
            site: the figure in its stretch.
            options: every reading that some evidence speaks for.
            chosen: the one that the readers took.
            before: the claims before it in the sentence.
            drafts: those of the sentences before it in the block, nearest first.
        """
        if not in_doubt(chosen) or _is_dealt_out(site, chosen, before):
            return chosen
        best = heaviest(self._weights, self.weighed(site, options, chosen, before, drafts), MARGIN)
        return chosen if best is None else best.choice._replace(weighed=True)

    @staticmethod
    def weighed(
        site: Site,
        options: Sequence[MetricChoice],
        chosen: MetricChoice,
        before: Sequence[Draft],
        drafts: Sequence[Draft],
    ) -> list[tuple[Candidate, list[str]]]:
        """The measures that the figure may be of with what speaks for and against each; first what the readers took."""
        figure = of_figure(site, chosen, before, drafts)
        return [
            (candidate, [*of_candidate(site, candidate, chosen), *joined(figure, candidate)])
            for candidate in candidates(site, options, chosen, before, drafts)
        ]


def in_doubt(chosen: MetricChoice) -> bool:
    """Whether the readers may be wrong: a measure's own name beside the figure is nearly always right, and so is what it has led to."""
    return chosen.how in _IN_DOUBT and chosen.score <= LIST


def _is_dealt_out(site: Site, chosen: MetricChoice, before: Sequence[Draft]) -> bool:
    """Whether the figure goes on with those that 分别 deals out, so that it is of what they are of: 分别占全市的 57% 和 70%."""
    if chosen.how != "list" or not before or before[-1].quantity.unit != site.quantity.unit:
        return False
    sentence, last = site.sentence, before[-1].quantity
    start, _ = sentence.clause(site.quantity.start)
    dealt = any(start <= cue.start and cue.end <= last.start for cue in sentence.words.get("respectively", ()))
    return dealt and sentence.view[last.end : site.quantity.cue_start].strip() in _COORDINATORS
