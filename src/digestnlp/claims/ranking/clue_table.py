"""Looks clues up by the hashes of their names: hundreds of thousands of strings in dictionaries would take fifty megabytes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.integer[Any]]

_NONE = ""  # No clue is called so.


class Numbered(NamedTuple):
    """The numbers of the clues of several holders, in one array.

    Attributes:
        numbers: those of one holder behind those of the other, a 0 in front of each, so that none is empty.
        firsts: where each holder's begin.
    """

    numbers: Integers
    firsts: Integers

    def sums(self, rows: Integers) -> Integers:
        """What the rows of each holder's clues come to, as integers, whose order does not matter (holders, …).

        Args:
            rows: of each clue, the first of what is no clue.
        """
        sums: Integers = np.add.reduceat(rows[self.numbers], self.firsts, dtype=np.int32)
        return sums


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

    def __len__(self) -> int:
        """How many clues there are."""
        return len(self._order)

    def numbers(self, clues: Iterable[str]) -> Integers:
        """The number of each clue, from 1 on in the order of the names; 0 of one that is not in the table."""
        hashes = np.fromiter(map(hash, clues), np.int64)
        if not len(self):
            return np.zeros(len(hashes), np.int64)
        places = self._sorted.searchsorted(hashes)
        places[places == len(self)] = 0
        numbers: Integers = np.where(self._sorted[places] == hashes, self._order[places] + 1, 0)
        return numbers

    def numbered(self, holders: Iterable[Iterable[str]]) -> Numbered:
        """The numbers of the clues that each holds, each once."""
        each = [(_NONE, *dict.fromkeys(held)) for held in holders]
        sizes = np.fromiter(map(len, each), np.int64)
        # Holders have most clues in common, and looking one up in the table takes longer than all else.
        clues = dict.fromkeys(itertools.chain.from_iterable(each))
        number_of = dict(zip(clues, self.numbers(clues).tolist(), strict=True))
        numbers = np.fromiter(map(number_of.__getitem__, itertools.chain.from_iterable(each)), np.int64)
        return Numbered(numbers, sizes.cumsum() - sizes)
