"""Learns the weights of clues together with the network that `digestnlp.claims.ranking.network` runs; numpy alone is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from clue_learner import (
    AVERAGED,
    CLUES_DROPPED,
    SEED,
    Arrays,
    ClueLearner,
    Flags,
    Floats,
    Held,
    Integers,
    Means,
    exported_clues,
    frequent,
    side_by_side,
)

from digestnlp.claims.ranking.network import Ends, stretch
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.tagger.spans import GRID

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

EPOCHS, BATCH = 4, 2
"""How often the digests are read, and how many of them between two steps."""
FEWEST = 10
"""A clue that fewer candidates have is not learnt."""
VECTOR, LAYER = 16, 64
APART = ("hidden", "hidden_bias", "out")
"""What each of several networks side by side has for itself alone."""


class Choice(NamedTuple):
    """The candidates for one figure: the clues of each, and which are right.

    Attributes:
        taken: whether what the readers took is right.
        places: where the first and last character of each candidate stand, and
        figure: those of the figure and of its measure.
    """

    digest: str
    clues: Sequence[Sequence[str]]
    right: Sequence[bool]
    taken: bool
    places: Sequence[Ends | None] = ()
    figure: tuple[Ends, Ends] = ((0, 0), (0, 0))


class Question(NamedTuple):
    """One figure and the candidates for it; places count from the digest's start.

    Attributes:
        figure: the ends of the figure and of its measure (4).
        ends: of each candidate (candidates, 2); 0 where it has none.
        told: whether it has any.
        between: half-open, what stands between each candidate and the figure (candidates, 2); empty where nothing does.
        clues: the numbers of the clues of each candidate.
        right: which candidates are.
    """

    figure: Integers
    ends: Integers
    told: Flags
    between: Integers
    clues: Held
    right: Floats


class Digest(NamedTuple):
    """The questions of one digest.

    Attributes:
        states: of the tagger, at each character of the digest.
    """

    states: States
    questions: list[Question]


class Places(NamedTuple):
    """Where the questions of several digests look, in these joined.

    Attributes:
        sizes: how many candidates each question has.
        figures: the ends of the figure and of its measure (questions, 4).
        ends: of each candidate (candidates, 2).
        between: half-open (candidates, 2).
    """

    sizes: Integers
    figures: Integers
    ends: Integers
    between: Integers

    @classmethod
    def of(cls, batch: Sequence[Digest]) -> Places:
        """Those of the digests' questions, one's behind the other's."""
        lengths = [len(digest.states) for digest in batch]
        firsts = np.cumsum(lengths) - lengths
        asked = [(one, first) for digest, first in zip(batch, firsts, strict=True) for one in digest.questions]
        return cls(
            np.array([len(one.right) for one, _ in asked]),
            np.stack([one.figure + first for one, first in asked]),
            np.concatenate([one.ends + first for one, first in asked]),
            np.concatenate([one.between + first for one, first in asked]),
        )


@dataclass
class Passed:
    """What a pass through the network leaves for the way back, by the names of the parameters that it went into."""

    places: Places
    candidates: Integers
    held: Held
    ends: Floats
    figures: Floats
    between: Floats
    without: Flags
    stateless: Flags
    candidate: Floats
    figure: Floats
    apart: Floats
    before: Floats
    inputs: Floats
    hidden_before: Floats
    hidden: Floats
    kept: dict[str, Floats]


class Learner(ClueLearner):
    """The parameters of the network; behind the vector of each clue stands its weight.

    Args:
        clues: their names.
        states: how many numbers the tagger's states at a character are.
        seed: of all that is random.
    """

    def __init__(self, clues: Sequence[str], states: int, seed: int = SEED) -> None:
        super().__init__(clues, VECTOR + 1, seed)
        self.of_clues[:, VECTOR] = 0.0
        self.of_clues[self.numbers[TAKEN], VECTOR] = 1.0
        parameters = {
            "candidate": self.begun(2 * states, LAYER),
            "candidate_bias": np.zeros(LAYER, np.float32),
            "figure": self.begun(4 * states, LAYER),
            "figure_bias": np.zeros(LAYER, np.float32),
            "between": self.begun(states, LAYER),
            "between_bias": np.zeros(LAYER, np.float32),
            "no_candidate": np.zeros(LAYER, np.float32),
            "no_figure": np.zeros(LAYER, np.float32),
            "no_between": np.zeros(LAYER, np.float32),
            "hidden": self.begun(5 * LAYER + VECTOR, LAYER),
            "hidden_bias": np.zeros(LAYER, np.float32),
            "out": self.begun(LAYER, 1)[:, 0],
        }
        self.begin(parameters)

    def scores(self, batch: Sequence[Digest], *, learning: bool = False) -> tuple[Floats, Passed]:
        """The score of each candidate of the digests' questions, one question's behind the other's."""
        kept: dict[str, Floats] | None = {} if learning else None
        asked = [one for digest in batch for one in digest.questions]
        places = Places.of(batch)
        candidates = np.repeat(np.arange(len(asked)), places.sizes)
        held = Held.joined([one.clues for one in asked], places.sizes.tolist())
        sums, held = self.summed(held, len(candidates), learning=learning)
        states = np.concatenate([digest.states for digest in batch]) * np.float32(1 / GRID)
        ends = self.dropped(states[places.ends].reshape(len(candidates), -1), "candidate", kept)
        figures = self.dropped(states[places.figures].reshape(len(asked), -1), "figure", kept)
        means = self.dropped(_means(states, places.between), "between", kept)
        stateless = self.stateless(len(asked), learning=learning)
        without = np.concatenate([~one.told for one in asked]) | stateless[candidates]
        of = self.parameters
        candidate = ends @ of["candidate"] + of["candidate_bias"]
        candidate[without] = of["no_candidate"]
        figure = figures @ of["figure"] + of["figure_bias"]
        figure[stateless] = of["no_figure"]
        figure = figure[candidates]
        apart = means @ of["between"] + of["between_bias"]
        apart[without] = of["no_between"]
        vectors = self.dropped(sums[:, :VECTOR], "vectors", kept)
        before = np.concatenate([candidate, figure, candidate * figure, apart, apart * figure, vectors], 1)
        inputs = np.maximum(before, 0)
        hidden_before = inputs @ of["hidden"] + of["hidden_bias"]
        hidden = self.dropped(np.maximum(hidden_before, 0), "hidden", kept)
        passed = Passed(
            places, candidates, held, ends, figures, means, without, stateless, candidate, figure, apart, before,
            inputs, hidden_before, hidden, kept or {},
        )  # fmt: skip
        return hidden @ of["out"] + sums[:, VECTOR], passed

    def learn(self, batch: Sequence[Digest], rate: float, decay: float) -> float:
        """One step towards what makes the right candidates of the questions likelier; gives how unlikely they were."""
        scores, passed = self.scores(batch, learning=True)
        right = np.concatenate([one.right for digest in batch for one in digest.questions])
        sizes = passed.places.sizes
        firsts = np.cumsum(sizes) - sizes
        shares = np.exp(scores - np.maximum.reduceat(scores, firsts)[passed.candidates])
        shares /= np.add.reduceat(shares, firsts)[passed.candidates]
        wanted = shares * right
        likely = np.add.reduceat(wanted, firsts) + np.float32(1e-12)
        slopes, of_holders = self._slopes((shares - wanted / likely[passed.candidates]) / len(sizes), firsts, passed)
        self.step(slopes, passed.held, of_holders, rate, decay)
        return float(-np.log(likely).mean())

    def _slopes(self, slope: Floats, firsts: Integers, passed: Passed) -> tuple[dict[str, Floats], Floats]:
        """How the loss changes with each parameter, and with the sum of each candidate's clues."""
        of, slopes = self.parameters, {"out": passed.hidden.T @ slope}
        hidden = np.outer(slope, of["out"]) * passed.kept["hidden"]
        hidden[passed.hidden_before <= 0] = 0
        slopes["hidden"], slopes["hidden_bias"] = passed.inputs.T @ hidden, hidden.sum(0)
        inputs = hidden @ of["hidden"].T
        inputs[passed.before <= 0] = 0
        by_candidate, by_figure, by_both, by_apart, by_both_apart, by_vectors = np.split(
            inputs, [LAYER, 2 * LAYER, 3 * LAYER, 4 * LAYER, 5 * LAYER], 1
        )
        candidate = by_candidate + by_both * passed.figure
        apart = by_apart + by_both_apart * passed.figure
        figure = np.add.reduceat(by_figure + by_both * passed.candidate + by_both_apart * passed.apart, firsts)
        for name, own, absent, seen in (
            ("candidate", candidate, passed.without, passed.ends),
            ("between", apart, passed.without, passed.between),
            ("figure", figure, passed.stateless, passed.figures),
        ):
            slopes[f"no_{name}"] = own[absent].sum(0)
            present = np.where(absent[:, None], np.float32(0), own)
            slopes[name], slopes[f"{name}_bias"] = seen.T @ present, present.sum(0)
        return slopes, np.concatenate([by_vectors * passed.kept["vectors"], slope[:, None]], 1)


def _means(states: Floats, stretches: Integers) -> Floats:
    """The means over each stretch, 0 over empty ones."""
    totals = np.concatenate([np.zeros((1, states.shape[1])), np.cumsum(states, 0, dtype=np.float64)])
    starts, ends = stretches.T
    means: Floats = ((totals[ends] - totals[starts]) / np.maximum(ends - starts, 1)[:, None]).astype(np.float32)
    return means


def digests(learner: Learner, choices: Sequence[Choice], states: Mapping[str, States]) -> list[Digest]:
    """The choices, as the network reads them, in their order.

    Args:
        learner: knows the clues.
        choices: as `train_rankers` notes them, those of a digest together.
        states: of the digests that they are from, by id.
    """
    found: dict[str, Digest] = {}
    for one in choices:
        digest = found.setdefault(one.digest, Digest(states[one.digest], []))
        stretches = [stretch(place, one.figure[0]) for place in one.places]
        digest.questions.append(
            Question(
                np.ravel(one.figure),
                np.array([place or (0, 0) for place in one.places], np.intp).reshape(-1, 2),
                np.array([place is not None for place in one.places], bool),
                np.array([(among.start, max(among.start, among.stop)) for among in stretches], np.intp).reshape(-1, 2),
                learner.known(one.clues),
                np.array(one.right, np.float32),
            )
        )
    return list(found.values())


def learnt(choices: Sequence[Choice], states: Mapping[str, States], decay: float, seed: int = SEED) -> Learner:
    """What makes the right candidates of the choices together likeliest.

    Args:
        choices: of subjects or periods.
        states: of the digests that they are from, by id.
        decay: how far large weights are held back.
        seed: of all that is random.
    """
    choices = [one for one in choices if any(one.right)]
    clues = frequent((held for one in choices for held in one.clues), FEWEST)
    learner = Learner(clues, next(iter(states.values())).shape[1], seed)
    read = digests(learner, choices, states)
    means = Means(learner)
    steps, step = EPOCHS * -(-len(read) // BATCH), 0
    for epoch in range(EPOCHS):
        order = learner.random.permutation(len(read))
        for first in range(0, len(order), BATCH):
            learner.learn([read[at] for at in order[first : first + BATCH]], 1 - step / steps, decay)
            step += 1
            if (epoch >= EPOCHS - AVERAGED and step % 20 == 0) or step == steps:
                means.add()
    means.put()
    return learner


def hundredths(learners: Sequence[Learner]) -> Integers:
    """The weight of each clue in hundredths, in the mean of those who have learnt from the same choices; the first of no clue."""
    mean = np.mean([learner.of_clues[:, VECTOR] for learner in learners], 0) * (1 - CLUES_DROPPED)
    return np.concatenate([[0], np.rint(mean * 100)]).astype(np.int16)


def exported(learners: Sequence[Learner]) -> Arrays:
    """The arrays of the network's file, in which theirs stand side by side."""
    states = len(learners[0].parameters["candidate"]) // 2
    arrays = side_by_side([learner.parameters for learner in learners], APART)
    arrays["candidate"] = arrays["candidate"].reshape(2, states, -1)
    arrays["figure"] = arrays["figure"].reshape(4, states, -1)
    vectors = np.concatenate([learner.of_clues[:, :VECTOR] for learner in learners], 1)
    return arrays | exported_clues(learners[0].clues, vectors) | {"weights": hundredths(learners)}
