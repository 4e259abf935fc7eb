"""What clues come to that hold together: the sum of their weights, and that of their vectors for the network."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from digestnlp.claims.ranking.clue_table import ClueTable, Integers
from digestnlp.claims.ranking.network import ClueVectors, learnt_network
from digestnlp.claims.ranking.weights import Ranked, opened


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
        weights: of clues; others weigh nothing.
        vectors: of the same clues and others; none by default, which is for trials only.
    """

    def __init__(self, weights: Iterable[tuple[str, float]], vectors: ClueVectors | None = None) -> None:
        if vectors is None:
            weights = list(weights)
        self._vectors = vectors
        self._table = ClueTable(clue for clue, _ in weights) if vectors is None else vectors.table
        hundredths: list[int] = []

        def names() -> Iterator[str]:
            for clue, weight in weights:
                hundredths.append(round(weight * 100))
                yield clue

        numbers = self._table.numbers(names())
        # They are rounded to hundredths; sums of integers are the same in any order, on every machine.
        self._hundredths: Integers = np.zeros(len(self._table) + 1, np.int16)
        self._hundredths[numbers] = hundredths

    def held(self, holders: Iterable[Iterable[str]]) -> list[Held]:
        """What the clues of each holder come to, each counted once."""
        numbered = self._table.numbered(holders)
        weights = (numbered.sums(self._hundredths) / 100).tolist()
        vectors = np.zeros((len(weights), 0), np.int32) if self._vectors is None else self._vectors.sums(numbered)
        return list(map(Held, weights, vectors))


@functools.cache
def learnt_weights(of: Ranked) -> ClueWeights:
    """Those of the package with the vectors of its network, loaded when they are first asked for."""
    with io.TextIOWrapper(opened(f"{of}.tsv"), encoding="utf-8", newline="\n") as lines:
        pairs = (line.rpartition("\t") for line in lines)
        return ClueWeights(((clue, float(weight)) for clue, _, weight in pairs), learnt_network(of).clues)
