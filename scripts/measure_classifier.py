"""Learns the network that `digestnlp.claims.ranking.metrics.classifier` runs; numpy alone is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from clue_learner import (
    AVERAGED,
    SEED,
    Arrays,
    ClueLearner,
    Flags,
    Floats,
    Held,
    Means,
    exported_clues,
    frequent,
    side_by_side,
)

from digestnlp.tagger.spans import GRID

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

EPOCHS, BATCH = 3, 64
FEWEST = 5
"""A clue that fewer figures have is not learnt."""
VECTOR, LAYER, HIDDEN = 64, 64, 128
APART = ("hidden", "hidden_bias", "out", "out_bias")
"""What each of several networks side by side has for itself alone."""


class Example(NamedTuple):
    """A figure.

    Attributes:
        clues: what is so of it.
        states: of the tagger, at the four places that the classifier looks at.
        possible: the measures that it may be of.
        right: those that it is of.
        taken: what the readers took, and
        in_doubt: whether that may be wrong.
    """

    digest: str
    clues: Sequence[str]
    states: States
    possible: Sequence[str]
    right: frozenset[str]
    taken: str
    in_doubt: bool


class Figure(NamedTuple):
    """An example as the network reads it.

    Attributes:
        clues: their numbers.
        states: as they are in the example, one behind the other.
        possible, right: flags of each measure.
    """

    clues: Held
    states: States
    possible: Flags
    right: Flags


class Passed(NamedTuple):
    """What a pass through the network leaves for the way back."""

    held: Held
    states: Floats
    stateless: Flags
    before: Floats
    inputs: Floats
    hidden_before: Floats
    hidden: Floats
    kept: dict[str, Floats]


class Learner(ClueLearner):
    """The parameters of the network.

    Args:
        clues: their names.
        measures: their keys.
        states: how many numbers the tagger's states at the four places are.
        seed: of all that is random.
    """

    def __init__(self, clues: Sequence[str], measures: Sequence[str], states: int, seed: int = SEED) -> None:
        super().__init__(clues, VECTOR, seed)
        self.measures = list(measures)
        self.begin(
            {
                "figure": self.begun(states, LAYER),
                "figure_bias": np.zeros(LAYER, np.float32),
                "no_figure": np.zeros(LAYER, np.float32),
                "hidden": self.begun(VECTOR + LAYER, HIDDEN),
                "hidden_bias": np.zeros(HIDDEN, np.float32),
                "out": self.begun(HIDDEN, len(measures)),
                "out_bias": np.zeros(len(measures), np.float32),
            }
        )

    def figures(self, examples: Sequence[Example]) -> Iterator[Figure]:
        """The examples as the network reads them."""
        places = {measure: place for place, measure in enumerate(self.measures)}
        for one in examples:
            possible, right = np.zeros((2, len(places)), bool)
            possible[[places[key] for key in one.possible if key in places]] = True
            right[[places[key] for key in one.right if key in places]] = True
            yield Figure(self.known([one.clues]), one.states.ravel(), possible, right)

    def scores(self, batch: Sequence[Figure], *, learning: bool = False) -> tuple[Floats, Passed]:
        """What each measure scores for each of the figures, (figures, measures)."""
        kept: dict[str, Floats] | None = {} if learning else None
        sums, held = self.summed(
            Held.joined([one.clues for one in batch], [1] * len(batch)), len(batch), learning=learning
        )
        states = np.stack([one.states for one in batch]) * np.float32(1 / GRID)
        states = self.dropped(states, "states", kept)
        stateless = self.stateless(len(batch), learning=learning)
        of = self.parameters
        figure = states @ of["figure"] + of["figure_bias"]
        figure[stateless] = of["no_figure"]
        before = np.concatenate([self.dropped(sums, "sums", kept), figure], 1)
        inputs = np.maximum(before, 0)
        hidden_before = inputs @ of["hidden"] + of["hidden_bias"]
        hidden = self.dropped(np.maximum(hidden_before, 0), "hidden", kept)
        scores = hidden @ of["out"] + of["out_bias"]
        scores[~np.stack([one.possible for one in batch])] = -np.inf
        return scores, Passed(held, states, stateless, before, inputs, hidden_before, hidden, kept or {})

    def learn(self, batch: Sequence[Figure], rate: float) -> None:
        """One step towards what makes the right measures of the figures likelier."""
        scores, passed = self.scores(batch, learning=True)
        shares = probabilities(scores)
        wanted = shares * np.stack([one.right for one in batch])
        wanted /= wanted.sum(1, keepdims=True) + np.float32(1e-12)
        slope = (shares - wanted) / np.float32(len(batch))
        of = self.parameters
        hidden = (slope @ of["out"].T) * passed.kept["hidden"]
        hidden[passed.hidden_before <= 0] = 0
        inputs = hidden @ of["hidden"].T
        inputs[passed.before <= 0] = 0
        sums, figure = inputs[:, :VECTOR] * passed.kept["sums"], inputs[:, VECTOR:]
        present = np.where(passed.stateless[:, None], np.float32(0), figure)
        slopes = {
            "out": passed.hidden.T @ slope,
            "out_bias": slope.sum(0),
            "hidden": passed.inputs.T @ hidden,
            "hidden_bias": hidden.sum(0),
            "figure": passed.states.T @ present,
            "figure_bias": present.sum(0),
            "no_figure": figure[passed.stateless].sum(0),
        }
        self.step(slopes, passed.held, sums, rate, 0.0)


def probabilities(scores: Floats) -> Floats:
    """How probable each measure is by what it scores (…, measures)."""
    shares: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)


def learnt(examples: Sequence[Example], seed: int = SEED) -> Learner:
    """What makes the right measures of the examples together likeliest; `seed` is that of all that is random."""
    clues = frequent((one.clues for one in examples), FEWEST)
    measures = sorted({key for one in examples for key in one.right & set(one.possible)})
    learner = Learner(clues, measures, examples[0].states.size, seed)
    figures = [one for one in learner.figures(examples) if (one.right & one.possible).any()]
    means = Means(learner)
    steps, step = EPOCHS * -(-len(figures) // BATCH), 0
    for epoch in range(EPOCHS):
        order = learner.random.permutation(len(figures))
        for first in range(0, len(order), BATCH):
            learner.learn([figures[at] for at in order[first : first + BATCH]], 1 - step / steps)
            step += 1
            if epoch >= EPOCHS - AVERAGED and step % 20 == 0:
                means.add()
    means.put()
    return learner


def measured(learners: Sequence[Learner], examples: Sequence[Example], least: float) -> str:
    """How often the readers are right of those examples that are in doubt, and how often with the classifier.

    Args:
        learners: the networks.
        examples: not learnt from.
        least: how probable another measure must be.
    """
    asked = [one for one in examples if one.in_doubt]
    taken = ranked = changed = 0
    for one, figure in zip(asked, learners[0].figures(asked), strict=True):
        (shares,) = probabilities(np.mean([learner.scores([figure])[0] for learner in learners], 0))
        best = learners[0].measures[int(shares.argmax())]
        changes = best != one.taken and shares.max() >= least
        taken += one.taken in one.right
        ranked += (best if changes else one.taken) in one.right
        changed += changes
    count = len(asked)
    return f"{count} figures: readers {taken / count:.3f}, ranked {ranked / count:.3f}, changed {changed}"


def exported(learners: Sequence[Learner], rules: Mapping[str, str]) -> Arrays:
    """The arrays of the file in which the networks stand side by side; `rules` are the first rule of each measure."""
    first = learners[0]
    arrays = side_by_side([learner.parameters for learner in learners], APART)
    arrays["figure"] = arrays["figure"].reshape(4, -1, LAYER * len(learners))
    for name, lines in (("measures", first.measures), ("rules", [rules[key] for key in first.measures])):
        arrays[name] = np.frombuffer("\n".join(lines).encode(), np.uint8)
    return arrays | exported_clues(first.clues, np.concatenate([learner.of_clues for learner in learners], 1))
