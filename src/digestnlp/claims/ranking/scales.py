"""What the candidates for a figure weigh: the sum of their clues' weights, and what the network adds to it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from digestnlp.claims.draft import MetricChoice
from digestnlp.claims.ranking.weights import Ranked
from digestnlp.models import Quantity

if TYPE_CHECKING:
    from digestnlp.claims.ranking.clue_weights import ClueWeights, Held
    from digestnlp.claims.ranking.network import Ends, Network
    from digestnlp.tagger.spans import States


class Scales:
    """Weighs candidates.

    Args:
        of: what they are candidates for.
        weights: of clues that weigh alone, without a network.
        network: in their place, with the weights that were learnt together with it; by default that of the package.
    """

    def __init__(self, of: Ranked, weights: Mapping[str, float] | None = None, network: Network | None = None) -> None:
        self._of = of
        self._weights = weights
        self._network = network

    # numpy is only loaded where something is in doubt.

    @property
    def network(self) -> Network | None:
        """What adds to the sums; None where the weights of clues weigh alone."""
        if self._weights is not None or self._network is not None:
            return self._network
        from digestnlp.claims.ranking.network import learnt_network

        return learnt_network(self._of)

    @functools.cached_property
    def _clues(self) -> ClueWeights:
        from digestnlp.claims.ranking.clue_weights import ClueWeights, learnt_weights, network_weights

        if self._weights is not None:
            return ClueWeights.of(self._weights)
        return learnt_weights(self._of) if self._network is None else network_weights(self._network)

    def held(self, holders: Iterable[Iterable[str]]) -> list[Held]:
        """What the clues of each holder come to, each counted once."""
        return self._clues.held(holders)

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
        held = self.held(clues)
        network = self.network
        if network is None:
            return [one.weight for one in held]
        added = network.added(states, figure, network.made(states, places), [one.vector for one in held])
        return [one.weight + more for one, more in zip(held, added, strict=True)]


def heaviest(weights: Sequence[float], margin: float) -> int:
    """Which candidate weighs most, where it weighs more by the margin than the first, which the readers took; the first where none does."""
    best = max(range(len(weights)), key=weights.__getitem__)
    return best if weights[best] >= weights[0] + margin else 0


def ends_of_figure(quantity: Quantity, metric: MetricChoice) -> tuple[Ends, Ends]:
    """Where the figure and its measure's name stand; the figure again where that is not named here."""
    figure, (start, end) = (quantity.start, quantity.end - 1), (metric.start, metric.end)
    return figure, (start, end - 1) if start is not None and end is not None and start < end else figure
