"""What clues come to that hold together: the sum of their weights, and that of their vectors for the network."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from digestnlp.claims.ranking.clue_table import ClueTable, Integers
from digestnlp.claims.ranking.network import ClueVectors, Network, learnt_network
from digestnlp.claims.ranking.weights import Ranked


class Held(NamedTuple):
    """What the clues come to that a candidate holds.

    Attributes:
        weight: the sum of their weights.
        vector: the sum of their vectors, of no length where they have none.
    """

    weight: float
    vector: Integers


class ClueWeights:
    """The weights of clues, and their vectors, looked up together.

    Args:
        table: of the clues.
        hundredths: of the weight of each clue (1 + clues), the first of whatever is no clue. Sums of integers are the same in any order,
            on every machine.
        vectors: of the same clues; none by default.
    """

    def __init__(self, table: ClueTable, hundredths: Integers, vectors: ClueVectors | None = None) -> None:
        self._table = table
        self._hundredths = hundredths
        self._vectors = vectors

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> ClueWeights:
        """The weights of clues without vectors, to the hundredth; others weigh nothing."""
        return cls(ClueTable(weights), np.array([0, *(round(weight * 100) for weight in weights.values())], np.int16))

    def held(self, holders: Iterable[Iterable[str]]) -> list[Held]:
        """What the clues of each holder come to, each counted once."""
        numbered = self._table.numbered(holders)
        weights = (numbered.sums(self._hundredths) / 100).tolist()
        vectors = np.zeros((len(weights), 0), np.int32) if self._vectors is None else self._vectors.sums(numbered)
        return list(map(Held, weights, vectors))


def network_weights(network: Network) -> ClueWeights:
    """The weights and vectors that a network's file holds together."""
    return ClueWeights(network.clues.table, network.hundredths, network.clues)


@functools.cache
def learnt_weights(of: Ranked) -> ClueWeights:
    """Those of the package with the vectors of its network, loaded when they are first asked for."""
    return network_weights(learnt_network(of))
