"""What the candidates for a figure weigh: the sum of their clues' weights, and what the network adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from digestnlp.claims.draft import MetricChoice
from digestnlp.claims.ranking.weights import Ranked, total
from digestnlp.models import Quantity

if TYPE_CHECKING:
    from digestnlp.claims.ranking.network import Ends, Network
    from digestnlp.tagger.spans import States


class Scales:
    """Weighs candidates.

    Args:
        of: what they are candidates for.
        weights: of the clues; by default what the package has learnt, with its network.
        network: what adds to the sums of the weights given; by default nothing does.
    """

    def __init__(self, of: Ranked, weights: Mapping[str, float] | None = None, network: Network | None = None) -> None:
        self._of = of
        self._weights = weights
        self._network = network

    @property
    def network(self) -> Network | None:
        """What adds to the sums; None where the weights of clues weigh alone."""
        if self._weights is not None:
            return self._network
        # numpy is only loaded where something is in doubt.
        from digestnlp.claims.ranking.network import learnt_network

        return learnt_network(self._of)

    def total(self, clues: Iterable[str]) -> float:
        """The sum of the clues' weights, each counted once."""
        if self._weights is not None:
            return total(self._weights, clues)
        from digestnlp.claims.ranking.clue_table import learnt_weights

        return learnt_weights(self._of).total(clues)

    def weigh(
        self,
        states: States | None,
        figure: tuple[Ends, Ends],
        places: Sequence[Ends | None],
        clues: Sequence[Sequence[str]],
    ) -> list[float]:
        """What each candidate weighs.

        Args:
            states: of the tagger, at each character of the article.
            figure: where the figure and its measure stand.
            places: where each candidate stands, None where nowhere.
            clues: of each.
        """
        sums = [self.total(held) for held in clues]
        network = self.network
        if network is None:
            return sums
        made = network.made(states, places, [()] * len(places))
        added = network.added(states, figure, made, clues)
        return [weight + more for weight, more in zip(sums, added, strict=True)]


def heaviest(weights: Sequence[float], margin: float) -> int:
    """Which candidate weighs most, where it weighs more by the margin than the first, which the readers took; the first where none does."""
    best = max(range(len(weights)), key=weights.__getitem__)
    return best if weights[best] >= weights[0] + margin else 0


def ends_of_figure(quantity: Quantity, metric: MetricChoice) -> tuple[Ends, Ends]:
    """Where the figure and its measure's name stand; the figure again where that is not named here."""
    figure, (start, end) = (quantity.start, quantity.end - 1), (metric.start, metric.end)
    return figure, (start, end - 1) if start is not None and end is not None and start < end else figure
