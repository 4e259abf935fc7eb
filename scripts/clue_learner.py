"""What networks over clues have in common while they are learnt: vectors of clues, what is left out at random, and Adam's steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

SEED = 0
AVERAGED = 2
"""Over how many of the last epochs all that is learnt is averaged."""
RATE, RATE_OF_CLUES = 0.001, 0.005
DECAY = 0.01
START = 0.05
"""How far from zero the vectors begin."""
CLUES_DROPPED, NUMBERS_DROPPED, STATES_DROPPED = 0.3, 0.3, 0.2
"""Shares of what is left out while learning: of clues, of the numbers between layers, and of figures that go without states, as they
do where another tagger reads the names."""
STEEPEST = 5.0
"""Longer steps are shortened to it."""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Arrays = dict[str, npt.NDArray[Any]]


class Held(NamedTuple):
    """Clues of several holders, one's behind the other's, and the number of the holder of each."""

    clues: Integers
    holders: Integers

    @classmethod
    def joined(cls, parts: Sequence[Held], holders: Sequence[int]) -> Held:
        """Those of all the parts; each has so many holders."""
        firsts = np.cumsum(holders) - holders
        return cls(
            np.concatenate([part.clues for part in parts]),
            np.concatenate([part.holders + first for part, first in zip(parts, firsts, strict=True)]),
        )


class ClueLearner:
    """The parameters, and the moments of their slopes.

    Args:
        clues: their names.
        width: numbers of each.
        seed: of all that is random.
    """

    def __init__(self, clues: Sequence[str], width: int, seed: int = SEED) -> None:
        self.random = np.random.default_rng(seed)
        self.clues = list(clues)
        self.numbers = {clue: number for number, clue in enumerate(clues)}
        self.of_clues: Floats = self.random.normal(0, START, (len(clues), width)).astype(np.float32)
        self.parameters: dict[str, Floats] = {}
        self._moments: dict[str, tuple[Floats, Floats]] = {}
        self._moments_of_clues = np.zeros_like(self.of_clues), np.zeros_like(self.of_clues)
        self._step = 0

    def begin(self, parameters: Mapping[str, Floats]) -> None:
        """Starts with the parameters beside those of the clues."""
        self.parameters = dict(parameters)
        self._moments = {name: (np.zeros_like(of), np.zeros_like(of)) for name, of in parameters.items()}

    def begun(self, *shape: int) -> Floats:
        """Random numbers, the smaller the more of them are summed."""
        return (self.random.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32)

    def known(self, lists: Sequence[Sequence[str]]) -> Held:
        """Those clues of each list that are learnt, each once."""
        known = [[self.numbers[clue] for clue in dict.fromkeys(held) if clue in self.numbers] for held in lists]
        return Held(
            np.array([number for held in known for number in held], np.intp),
            np.repeat(np.arange(len(known)), [len(held) for held in known]),
        )

    def summed(self, held: Held, holders: int, *, learning: bool) -> tuple[Floats, Held]:
        """The sums of the clues of each holder, and those clues that were not left out."""
        if learning:
            kept = self.random.random(len(held.clues)) >= CLUES_DROPPED
            held = Held(held.clues[kept], held.holders[kept])
        sums = np.zeros((holders, self.of_clues.shape[1]), np.float32)
        if len(held.clues):
            firsts = np.flatnonzero(np.diff(held.holders, prepend=-1))
            sums[held.holders[firsts]] = np.add.reduceat(self.of_clues[held.clues], firsts)
        if not learning:
            sums *= np.float32(1 - CLUES_DROPPED)
        return sums, held

    def dropped(self, numbers: Floats, name: str, kept: dict[str, Floats] | None) -> Floats:
        """The numbers without those that are left out; what they were multiplied with is kept, where something is learnt."""
        if kept is None:
            return numbers
        left = self.random.random(numbers.shape, np.float32) >= NUMBERS_DROPPED
        kept[name] = left / np.float32(1 - NUMBERS_DROPPED)
        return numbers * kept[name]

    def stateless(self, figures: int, *, learning: bool) -> Flags:
        """Which figures go without states."""
        return self.random.random(figures) < (STATES_DROPPED if learning else 0)

    def step(self, slopes: Mapping[str, Floats], held: Held, of_holders: Floats, rate: float, decay: float) -> None:
        """One step of Adam's, shortened where it is too long.

        Args:
            slopes: how the loss changes with each parameter.
            held: the clues that were summed.
            of_holders: how the loss changes with each holder's sum.
            rate: by how much the steps are to be shorter than at first.
            decay: how far the last column of the clues is held back.
        """
        order = np.argsort(held.clues, kind="stable")
        clues = held.clues[order]
        begins = np.flatnonzero(np.diff(clues, prepend=-1))
        rows = clues[begins]
        of_clues = of_holders[held.holders[order]]
        of_clues = np.add.reduceat(of_clues, begins) if len(begins) else of_clues
        steepness = float(np.sqrt(sum((slope**2).sum() for slope in slopes.values()) + (of_clues**2).sum()))
        shortened = np.float32(min(1.0, STEEPEST / (steepness + 1e-12)))
        self._step += 1
        for name, slope in slopes.items():
            step = self._stepped(self._moments[name], slice(None), slope * shortened)
            self.parameters[name] -= np.float32(RATE * rate) * (step + np.float32(DECAY) * self.parameters[name])
        of_clues *= shortened
        of_clues[:, -1] += np.float32(2 * decay) * self.of_clues[rows, -1]
        self.of_clues[rows] -= np.float32(RATE_OF_CLUES * rate) * self._stepped(self._moments_of_clues, rows, of_clues)

    def _stepped(self, moments: tuple[Floats, Floats], rows: Integers | slice, slope: Floats) -> Floats:
        """The step that the slope asks for at the rows."""
        mean, square = moments
        mean[rows] += np.float32(0.1) * (slope - mean[rows])
        square[rows] += np.float32(0.001) * (slope * slope - square[rows])
        steady = np.sqrt(square[rows] / np.float32(1 - 0.999**self._step)) + np.float32(1e-8)
        step: Floats = mean[rows] / np.float32(1 - 0.9**self._step) / steady
        return step


class Means:
    """The means of what is learnt over many steps."""

    def __init__(self, learner: ClueLearner) -> None:
        self._learner = learner
        self._parameters = {name: np.zeros_like(of, np.float64) for name, of in learner.parameters.items()}
        self._of_clues = np.zeros_like(learner.of_clues, np.float64)
        self._count = 0

    def add(self) -> None:
        """Adds what is learnt so far."""
        self._count += 1
        for name, of in self._learner.parameters.items():
            self._parameters[name] += of
        self._of_clues += self._learner.of_clues

    def put(self) -> None:
        """Puts the means in the place of what was learnt last."""
        learner = self._learner
        for name, total in self._parameters.items():
            learner.parameters[name] = (total / self._count).astype(np.float32)
        learner.of_clues = (self._of_clues / self._count).astype(np.float32)


def frequent(lists: Iterable[Iterable[str]], fewest: int) -> list[str]:
    """The clues that so many of the lists have, in order."""
    counts = Counter(clue for clues in lists for clue in set(clues))
    return sorted(clue for clue, count in counts.items() if count >= fewest)


def side_by_side(networks: Sequence[Mapping[str, Floats]], apart: Container[str]) -> Arrays:
    """The parameters of several networks as one file holds them: those named, which each has for itself, stacked; the others joined."""
    return {
        name: (np.stack if name in apart else partial(np.concatenate, axis=-1))([of[name] for of in networks]).astype(
            np.float16
        )
        for name in networks[0]
    }


def exported_clues(clues: Sequence[str], of_clues: Floats) -> Arrays:
    """The names and vectors of clues as a model's file holds them: 8-bit integers, and what to multiply each column with."""
    of_none = np.zeros((1, of_clues.shape[1]), np.float32)
    vectors = np.concatenate([of_none, of_clues]) * np.float32(1 - CLUES_DROPPED)
    scale = np.abs(vectors).max(0) / 127 + 1e-12
    return {
        "clues": np.frombuffer("\n".join(clues).encode(), np.uint8),
        "vectors": np.rint(vectors / scale).astype(np.int8),
        "vector_scale": scale.astype(np.float32),
    }
