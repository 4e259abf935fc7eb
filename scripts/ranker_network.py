"""Learns the weights of clues together with the network that `digestnlp.claims.ranking.subjects.network` runs; numpy alone is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from digestnlp.tagger.spans import GRID

SEED, EPOCHS, BATCH = 0, 4, 32
RATE, RATE_OF_CLUES = 0.001, 0.005
DECAY = 0.01
AVERAGED = 2
"""Over how many of the last epochs all that is learnt is averaged."""
FEWEST = 10
"""A clue that fewer candidates have is not learnt."""
LEAST = 0.05
"""A weight nearer to zero is left out."""
START = 0.05
"""How far from zero the vectors begin."""
VECTOR, LAYER = 16, 64
CLUES_DROPPED, NUMBERS_DROPPED, STATES_DROPPED = 0.3, 0.3, 0.2
"""Shares of what is left out while learning: of clues, of the numbers between layers, and of figures that go without states, as they
do where another tagger reads the names."""
STEEPEST = 5.0
"""Longer steps are shortened to it."""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Arrays = dict[str, npt.NDArray[Any]]


class Question(NamedTuple):
    """One figure and the candidates for it.

    Attributes:
        states: of the tagger, at each character of the digest.
        figure: the ends of the figure and of its measure (4).
        ends: of each candidate (candidates, 2); 0 where it has none.
        told: whether it has any.
        clues: the numbers of the clues of all candidates, one candidate's behind the other's, and
        sizes: how many each has.
        right: which candidates are.
    """

    states: npt.NDArray[np.int16]
    figure: Integers
    ends: Integers
    told: Flags
    clues: Integers
    sizes: Integers
    right: Floats


@dataclass
class Passed:
    """What a pass through the network leaves for the way back, by the names of the parameters that it went into."""

    candidates: Integers
    clues: Integers
    holders: Integers
    ends: Floats
    figures: Floats
    without: Flags
    stateless: Flags
    candidate: Floats
    figure: Floats
    before: Floats
    inputs: Floats
    hidden_before: Floats
    hidden: Floats
    kept: dict[str, Floats]


class Learner:
    """The parameters, and the moments of their slopes (Adam)."""

    def __init__(self, clues: Sequence[str], states: int, taken: str) -> None:
        self.random = np.random.default_rng(SEED)
        self.clues = list(clues)
        self.numbers = {clue: number for number, clue in enumerate(clues)}
        self.parameters: dict[str, Floats] = {
            "candidate": self._begun(2 * states, LAYER),
            "candidate_bias": np.zeros(LAYER, np.float32),
            "figure": self._begun(4 * states, LAYER),
            "figure_bias": np.zeros(LAYER, np.float32),
            "no_candidate": np.zeros(LAYER, np.float32),
            "no_figure": np.zeros(LAYER, np.float32),
            "hidden": self._begun(3 * LAYER + VECTOR, LAYER),
            "hidden_bias": np.zeros(LAYER, np.float32),
            "out": self._begun(LAYER, 1)[:, 0],
        }
        # The vector of each clue, and behind it its weight.
        self.of_clues = self.random.normal(0, START, (len(clues), VECTOR + 1)).astype(np.float32)
        self.of_clues[:, VECTOR] = 0.0
        self.of_clues[self.numbers[taken], VECTOR] = 1.0
        self._moments = {name: (np.zeros_like(of), np.zeros_like(of)) for name, of in self.parameters.items()}
        self._moments_of_clues = np.zeros_like(self.of_clues), np.zeros_like(self.of_clues)
        self._step = 0

    def _begun(self, *shape: int) -> Floats:
        return (self.random.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32)

    def scores(self, batch: Sequence[Question], *, learning: bool = False) -> tuple[Floats, Passed]:
        """The score of each candidate of the questions, one question's behind the other's."""
        sizes = [len(one.sizes) for one in batch]
        candidates = np.repeat(np.arange(len(batch)), sizes)
        clues = np.concatenate([one.clues for one in batch])
        holders = np.repeat(np.arange(len(candidates)), np.concatenate([one.sizes for one in batch]))
        if learning:
            kept_clues = self.random.random(len(clues)) >= CLUES_DROPPED
            clues, holders = clues[kept_clues], holders[kept_clues]
        sums = np.zeros((len(candidates), VECTOR + 1), np.float32)
        if len(clues):
            firsts = np.flatnonzero(np.diff(holders, prepend=-1))
            sums[holders[firsts]] = np.add.reduceat(self.of_clues[clues], firsts)
        if not learning:
            sums *= np.float32(1 - CLUES_DROPPED)
        kept: dict[str, Floats] = {}

        def dropped(numbers: Floats, name: str) -> Floats:
            if not learning:
                return numbers
            kept[name] = (self.random.random(numbers.shape, np.float32) >= NUMBERS_DROPPED) / np.float32(
                1 - NUMBERS_DROPPED
            )
            return numbers * kept[name]

        scale = np.float32(1 / GRID)
        ends = np.concatenate([one.states[one.ends].reshape(len(one.ends), -1) for one in batch]) * scale
        figures = np.stack([one.states[one.figure].ravel() for one in batch]) * scale
        ends, figures = dropped(ends, "ends"), dropped(figures, "figures")
        stateless = self.random.random(len(batch)) < (STATES_DROPPED if learning else 0)
        without = np.concatenate([~one.told for one in batch]) | stateless[candidates]
        of = self.parameters
        candidate = ends @ of["candidate"] + of["candidate_bias"]
        candidate[without] = of["no_candidate"]
        figure = figures @ of["figure"] + of["figure_bias"]
        figure[stateless] = of["no_figure"]
        figure = figure[candidates]
        before = np.concatenate([candidate, figure, candidate * figure, dropped(sums[:, :VECTOR], "vectors")], 1)
        inputs = np.maximum(before, 0)
        hidden_before = inputs @ of["hidden"] + of["hidden_bias"]
        hidden = dropped(np.maximum(hidden_before, 0), "hidden")
        passed = Passed(
            candidates, clues, holders, ends, figures, without, stateless, candidate, figure, before, inputs, hidden_before,
            hidden, kept,
        )  # fmt: skip
        return hidden @ of["out"] + sums[:, VECTOR], passed

    def learn(self, batch: Sequence[Question], rate: float, decay: float) -> float:
        """One step towards what makes the right candidates of the questions likelier; gives how unlikely they were."""
        scores, passed = self.scores(batch, learning=True)
        right = np.concatenate([one.right for one in batch])
        sizes = np.array([len(one.sizes) for one in batch])
        firsts = np.cumsum(sizes) - sizes
        shares = np.exp(scores - np.maximum.reduceat(scores, firsts)[passed.candidates])
        shares /= np.add.reduceat(shares, firsts)[passed.candidates]
        wanted = shares * right
        likely = np.add.reduceat(wanted, firsts) + np.float32(1e-12)
        slopes, numbers, of_clues = self._slopes(
            (shares - wanted / likely[passed.candidates]) / len(batch), firsts, passed
        )
        steepness = float(np.sqrt(sum((slope**2).sum() for slope in slopes.values()) + (of_clues**2).sum()))
        shortened = np.float32(min(1.0, STEEPEST / (steepness + 1e-12)))
        self._step += 1
        for name, slope in slopes.items():
            step = self._stepped(self._moments[name], slice(None), slope * shortened)
            self.parameters[name] -= np.float32(RATE * rate) * (step + np.float32(DECAY) * self.parameters[name])
        of_clues = of_clues * shortened
        of_clues[:, VECTOR] += np.float32(2 * decay) * self.of_clues[numbers, VECTOR]
        self.of_clues[numbers] -= np.float32(RATE_OF_CLUES * rate) * self._stepped(
            self._moments_of_clues, numbers, of_clues
        )
        return float(-np.log(likely).mean())

    def _stepped(self, moments: tuple[Floats, Floats], rows: Integers | slice, slope: Floats) -> Floats:
        """The step that the slope asks for at the rows, by Adam's rule."""
        mean, square = moments
        mean[rows] += np.float32(0.1) * (slope - mean[rows])
        square[rows] += np.float32(0.001) * (slope * slope - square[rows])
        steady = np.sqrt(square[rows] / np.float32(1 - 0.999**self._step)) + np.float32(1e-8)
        step: Floats = mean[rows] / np.float32(1 - 0.9**self._step) / steady
        return step

    def _slopes(self, slope: Floats, firsts: Integers, passed: Passed) -> tuple[dict[str, Floats], Integers, Floats]:
        """How the loss changes with each parameter, and the numbers of the clues with what it changes with theirs."""
        of, slopes = self.parameters, {"out": passed.hidden.T @ slope}
        hidden = np.outer(slope, of["out"]) * passed.kept["hidden"]
        hidden[passed.hidden_before <= 0] = 0
        slopes["hidden"], slopes["hidden_bias"] = passed.inputs.T @ hidden, hidden.sum(0)
        inputs = hidden @ of["hidden"].T
        inputs[passed.before <= 0] = 0
        by_candidate, by_figure, by_both, by_vectors = np.split(inputs, [LAYER, 2 * LAYER, 3 * LAYER], 1)
        candidate = by_candidate + by_both * passed.figure
        figure = np.add.reduceat(by_figure + by_both * passed.candidate, firsts)
        for name, own, absent, seen in (
            ("candidate", candidate, passed.without, passed.ends),
            ("figure", figure, passed.stateless, passed.figures),
        ):
            slopes[f"no_{name}"] = own[absent].sum(0)
            present = np.where(absent[:, None], np.float32(0), own)
            slopes[name], slopes[f"{name}_bias"] = seen.T @ present, present.sum(0)
        of_clues = np.concatenate([by_vectors * passed.kept["vectors"], slope[:, None]], 1)[passed.holders]
        order = np.argsort(passed.clues, kind="stable")
        clues = passed.clues[order]
        begins = np.flatnonzero(np.diff(clues, prepend=-1))
        return slopes, clues[begins], np.add.reduceat(of_clues[order], begins)


class Means:
    """The means of what is learnt over many steps."""

    def __init__(self, learner: Learner) -> None:
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


def questions(
    learner: Learner, choices: Sequence[Any], states: Mapping[str, npt.NDArray[np.int16]]
) -> Iterator[Question]:
    """The choices of `train_rankers`, as the network reads them.

    Args:
        learner: knows the clues.
        choices: with the ends of candidates and figure.
        states: of the digests that they are from, by id.
    """
    numbers = learner.numbers
    for one in choices:
        clues = [[numbers[clue] for clue in dict.fromkeys(held) if clue in numbers] for held in one.clues]
        yield Question(
            states[one.digest],
            np.array(one.figure),
            np.array([ends or (0, 0) for ends in one.ends]),
            np.array([ends is not None for ends in one.ends]),
            np.array([number for held in clues for number in held], np.intp),
            np.array([len(held) for held in clues], np.intp),
            np.array(one.right, np.float32),
        )


def learnt(choices: Sequence[Any], states: Mapping[str, npt.NDArray[np.int16]], taken: str, decay: float) -> Learner:
    """What makes the right candidates of the choices together likeliest.

    Args:
        choices: of subjects.
        states: of the digests that they are from, by id.
        taken: the clue of whom the readers took.
        decay: how far large weights are held back.
    """
    choices = [one for one in choices if any(one.right)]
    counts = Counter(clue for one in choices for held in one.clues for clue in set(held))
    clues = sorted(clue for clue, count in counts.items() if count >= FEWEST)
    learner = Learner(clues, next(iter(states.values())).shape[1], taken)
    asked = list(questions(learner, choices, states))
    means = Means(learner)
    steps, step = EPOCHS * -(-len(asked) // BATCH), 0
    for epoch in range(EPOCHS):
        order = learner.random.permutation(len(asked))
        for first in range(0, len(order), BATCH):
            learner.learn([asked[at] for at in order[first : first + BATCH]], 1 - step / steps, decay)
            step += 1
            if epoch >= EPOCHS - AVERAGED and step % 20 == 0:
                means.add()
    means.put()
    return learner


def weights(learner: Learner) -> dict[str, float]:
    """The weight of each clue."""
    column = learner.of_clues[:, VECTOR] * (1 - CLUES_DROPPED)
    return {clue: round(float(one), 2) for clue, one in zip(learner.clues, column, strict=True) if abs(one) >= LEAST}


def exported(learner: Learner) -> Arrays:
    """The arrays of the network's file."""
    vectors = learner.of_clues[:, :VECTOR] * np.float32(1 - CLUES_DROPPED)
    scale = np.abs(vectors).max(0) / 127 + 1e-12
    states = len(learner.parameters["candidate"]) // 2
    arrays: Arrays = {name: of.astype(np.float16) for name, of in learner.parameters.items()}
    arrays["candidate"] = arrays["candidate"].reshape(2, states, LAYER)
    arrays["figure"] = arrays["figure"].reshape(4, states, LAYER)
    arrays["clues"] = np.frombuffer("\n".join(learner.clues).encode(), np.uint8)
    arrays["vectors"] = np.rint(vectors / scale).astype(np.int8)
    arrays["vector_scale"] = scale.astype(np.float32)
    return arrays
