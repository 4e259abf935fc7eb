"""Learns the weights of clues together with the network that `digestnlp.claims.ranking.network` runs; numpy alone is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
)

from digestnlp.claims.ranking.network import Ends, between
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.tagger.spans import GRID

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

EPOCHS, BATCH = 4, 32
FEWEST = 10
"""A clue that fewer candidates have is not learnt."""
LEAST = 0.05
"""A weight nearer to zero is left out."""
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
    """One figure and the candidates for it.

    Attributes:
        states: of the tagger, at each character of the digest.
        figure: the ends of the figure and of its measure (4).
        ends: of each candidate (candidates, 2); 0 where it has none.
        told: whether it has any.
        clues: the numbers of the clues of each candidate.
        right: which candidates are.
        places: where each candidate stands, None where nowhere.
    """

    states: States
    figure: Integers
    ends: Integers
    told: Flags
    clues: Held
    right: Floats
    places: Sequence[Ends | None]

    def between(self) -> Floats:
        """The means of the states between each candidate and the figure (candidates, states)."""
        return between(self.states, self.places, (int(self.figure[0]), int(self.figure[1])))


@dataclass
class Passed:
    """What a pass through the network leaves for the way back, by the names of the parameters that it went into."""

    candidates: Integers
    held: Held
    ends: Floats
    figures: Floats
    without: Flags
    stateless: Flags
    between: Floats
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
        self.begin(
            {
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
        )

    def scores(self, batch: Sequence[Question], *, learning: bool = False) -> tuple[Floats, Passed]:
        """The score of each candidate of the questions, one question's behind the other's."""
        kept: dict[str, Floats] | None = {} if learning else None
        sizes = [len(one.right) for one in batch]
        candidates = np.repeat(np.arange(len(batch)), sizes)
        held = Held.joined([one.clues for one in batch], sizes)
        sums, held = self.summed(held, len(candidates), learning=learning)
        scale = np.float32(1 / GRID)
        ends = np.concatenate([one.states[one.ends].reshape(len(one.ends), -1) for one in batch]) * scale
        figures = np.stack([one.states[one.figure].ravel() for one in batch]) * scale
        ends, figures = self.dropped(ends, "ends", kept), self.dropped(figures, "figures", kept)
        means = self.dropped(np.concatenate([one.between() for one in batch]), "between", kept)
        stateless = self.stateless(len(batch), learning=learning)
        without = np.concatenate([~one.told for one in batch]) | stateless[candidates]
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
            candidates, held, ends, figures, without, stateless, means, candidate, figure, apart, before, inputs,
            hidden_before, hidden, kept or {},
        )  # fmt: skip
        return hidden @ of["out"] + sums[:, VECTOR], passed

    def learn(self, batch: Sequence[Question], rate: float, decay: float) -> float:
        """One step towards what makes the right candidates of the questions likelier; gives how unlikely they were."""
        scores, passed = self.scores(batch, learning=True)
        right = np.concatenate([one.right for one in batch])
        sizes = np.array([len(one.right) for one in batch])
        firsts = np.cumsum(sizes) - sizes
        shares = np.exp(scores - np.maximum.reduceat(scores, firsts)[passed.candidates])
        shares /= np.add.reduceat(shares, firsts)[passed.candidates]
        wanted = shares * right
        likely = np.add.reduceat(wanted, firsts) + np.float32(1e-12)
        slopes, of_holders = self._slopes((shares - wanted / likely[passed.candidates]) / len(batch), firsts, passed)
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


def questions(learner: Learner, choices: Sequence[Choice], states: Mapping[str, States]) -> Iterator[Question]:
    """The choices, as the network reads them.

    Args:
        learner: knows the clues.
        choices: as `train_rankers` notes them.
        states: of the digests that they are from, by id.
    """
    for one in choices:
        yield Question(
            states[one.digest],
            np.ravel(one.figure),
            np.array([place or (0, 0) for place in one.places]),
            np.array([place is not None for place in one.places]),
            learner.known(one.clues),
            np.array(one.right, np.float32),
            one.places,
        )


def learnt(choices: Sequence[Choice], states: Mapping[str, States], decay: float, seed: int = SEED) -> Learner:
    """What makes the right candidates of the choices together likeliest.

    Args:
        choices: of measures, subjects or periods.
        states: of the digests that they are from, by id.
        decay: how far large weights are held back.
        seed: of all that is random.
    """
    choices = [one for one in choices if any(one.right)]
    clues = frequent((held for one in choices for held in one.clues), FEWEST)
    learner = Learner(clues, next(iter(states.values())).shape[1], seed)
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


def weights(learners: Sequence[Learner]) -> dict[str, float]:
    """The weight of each clue, in the mean of those who have learnt from the same choices."""
    columns = [_weights(learner) for learner in learners]
    means = {clue: round(sum(one.get(clue, 0.0) for one in columns) / len(columns), 2) for clue in learners[0].clues}
    return {clue: mean for clue, mean in means.items() if abs(mean) >= LEAST}


def _weights(learner: Learner) -> dict[str, float]:
    column = learner.of_clues[:, VECTOR] * (1 - CLUES_DROPPED)
    return {clue: round(float(one), 2) for clue, one in zip(learner.clues, column, strict=True) if abs(one) >= LEAST}


def exported(learners: Sequence[Learner]) -> Arrays:
    """The arrays of the network's file, in which theirs stand side by side."""
    states = len(learners[0].parameters["candidate"]) // 2
    parameters = {name: [learner.parameters[name] for learner in learners] for name in learners[0].parameters}
    arrays: Arrays = {
        name: (np.stack(of) if name in APART else np.concatenate(of, -1)).astype(np.float16)
        for name, of in parameters.items()
    }
    arrays["candidate"] = arrays["candidate"].reshape(2, states, -1)
    arrays["figure"] = arrays["figure"].reshape(4, states, -1)
    vectors = np.concatenate([learner.of_clues[:, :VECTOR] for learner in learners], 1)
    return arrays | exported_clues(learners[0].clues, vectors)
