"""Looks clues up by the hashes of their names: hundreds of thousands of strings in dictionaries would take fifty megabytes."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from digestnlp.claims.ranking.weights import Ranked, opened

Integers = npt.NDArray[np.int64]


class ClueTable:
    """Numbers clues.

    Hashes of strings have 64 bits and differ from process to process; that two of a million clues share one comes about once in ten
    million processes.

    Args:
        names: of the clues, each another.
    """

    def __init__(self, names: Iterable[str]) -> None:
        hashes = np.fromiter(map(hash, names), np.int64)
        self._order = np.argsort(hashes)
        self._sorted = hashes[self._order]

    def numbers(self, clues: Sequence[str]) -> Integers:
        """The number of each clue, from 1 on in the order of the names; 0 of one that is not in the table."""
        hashes = np.fromiter(map(hash, clues), np.int64, len(clues))
        places = np.searchsorted(self._sorted, hashes)
        places[places == len(self._sorted)] = 0
        numbers: Integers = np.where(self._sorted[places] == hashes, self._order[places] + 1, 0)
        return numbers


class LearntWeights:
    """The weights of the package.

    Args:
        of: what is weighed.
    """

    def __init__(self, of: Ranked) -> None:
        hundredths: list[int] = []

        def names() -> Iterable[str]:
            with io.TextIOWrapper(opened(f"{of}.tsv"), encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    clue, _, weight = line.rpartition("\t")
                    hundredths.append(round(float(weight) * 100))
                    yield clue

        self._table = ClueTable(names())
        # They are rounded to hundredths; sums of integers are the same in any order, on every machine.
        self._hundredths: Integers = np.array([0, *hundredths])

    def total(self, clues: Iterable[str]) -> float:
        """What the clues weigh together, each counted once."""
        return int(self._hundredths[self._table.numbers(list(dict.fromkeys(clues)))].sum()) / 100


@functools.cache
def learnt_weights(of: Ranked) -> LearntWeights:
    """Those of the package, loaded when they are first asked for."""
    return LearntWeights(of)
