"""What the whole text says at each of its characters, for the networks: the tagger reads no further than a sentence.

Over the tagger's states run layers of sums, forward and backward. At each character a gate says how much of its sum a layer keeps and
how much of what is new it takes, and another how much of it is shown; all gates depend on what goes into the layer, none on the sums, so
that all but the adding up is done for all characters at once. `scripts/train_rankers.py` learns it together with the networks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from digestnlp.tagger.spans import GRID

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

Floats = npt.NDArray[np.float64]
Places = slice | Sequence[int] | npt.NDArray[np.intp]
Number = TypeVar("Number", npt.NDArray[np.float32], npt.NDArray[np.float64])

DEPTH = 2
"""Layers, one over the other."""
LONGEST = 1500
"""Characters that are read together; longer texts are cut between lines."""


class SideBySide:
    """States of several kinds at the same characters, asked for as if they were one array.

    Args:
        parts: each (characters, size).
    """

    def __init__(self, *parts: States) -> None:
        self._parts = parts
        self.shape = len(parts[0]), sum(part.shape[1] for part in parts)

    def __getitem__(self, places: Places) -> States:
        return np.concatenate([part[places] for part in self._parts], -1)


class Context:
    """The layers of several networks side by side.

    Args:
        arrays: of the model's file, for m networks: `context_in` (m, states, n), a projection of the states, with `context_in_bias`
            (m, n); for each layer, of both directions, `context0` … (m, 2, n or 2h, 3h), which makes its gates of what goes in (how much
            is taken, what is new, how much is shown), with `context0_bias` … (m, 2, 1, 3h).
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self._in: Floats = arrays["context_in"].astype(np.float64) / GRID
        self._in_bias: Floats = arrays["context_in_bias"].astype(np.float64)[:, None]
        self._layers: list[tuple[Floats, Floats]] = [
            (arrays[f"context{number}"].astype(np.float64), arrays[f"context{number}_bias"].astype(np.float64))
            for number in range(DEPTH)
        ]

    def read(self, states: States, text: str) -> States:
        """What is said at each character of a text (characters, m * 2h), in `GRID`ths.

        Args:
            states: of the tagger, at each character.
            text: where they are from.
        """
        said = np.zeros((len(states), self._layers[-1][0].shape[-1] // 3 * 2 * len(self._in)), np.int16)
        for start, end in pieces(text):
            piece = states[start:end]
            if piece.any():
                said[start:end] = self._read(piece)
        return said

    def _read(self, states: States) -> Floats:
        inputs = (np.matmul(states.astype(np.float64), self._in) + self._in_bias)[:, None]
        for weights, bias in self._layers:
            gates = squashed(np.matmul(inputs, weights) + bias)
            gates[:, 1] = gates[:, 1, ::-1]  # the last character first
            taken, new, shown = np.split(gates, 3, -1)
            taken = (1 + taken) / 2
            sums = _summed(1 - taken, taken * new)
            said = sums * (1 + shown) / 2
            inputs = np.concatenate([said[:, 0], said[:, 1, ::-1]], -1)[:, None]
        said_to_each: Floats = np.concatenate(list(inputs[:, 0]), -1)
        return np.rint(said_to_each * GRID)


def _summed(kept: Floats, added: Floats) -> Floats:
    """The sums at each character: what is kept of the one before, and what is added (networks, 2, characters, h)."""
    kept, sums = (np.ascontiguousarray(np.moveaxis(of, 2, 0)) for of in (kept, added))
    for at in range(1, len(sums)):
        sums[at] += kept[at] * sums[at - 1]
    return np.moveaxis(sums, 0, 2)


def squashed(x: Number) -> Number:
    """To between -1 and 1, with nothing but what IEEE 754 defines to the bit."""
    between: Number = x / np.sqrt(1 + x * x)
    return between


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of what is read together: whole lines, as many as fit into `LONGEST` characters; a longer line is cut."""
    start = 0
    while len(text) - start > LONGEST:
        line = text.rfind("\n", start, start + LONGEST)
        end = line + 1 if line > start else start + LONGEST
        yield start, end
        start = end
    yield start, len(text)
