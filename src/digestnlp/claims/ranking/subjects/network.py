"""A small network that adds to the sum of the clues' weights what these mean together, and what the tagger knows of the words.

Each clue has a vector; those of a candidate are summed. What the tagger's states are at the ends of the candidate, and of the figure
and its measure, is projected to as many numbers each, and all of this goes through one hidden layer. Where there are no states
(another tagger, or none; a subject that does not stand in the text), learnt constants take the place of the projections.
`scripts/train_rankers.py` learns it together with the weights.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from digestnlp.claims.draft import Draft
from digestnlp.claims.ranking.subjects.candidates import Candidate, Made
from digestnlp.claims.ranking.weights import NETWORK, content
from digestnlp.tagger.spans import GRID

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def ends_of(candidate: Candidate) -> tuple[int, int] | None:
    """Where the candidate's first and last character stand in the article; None where that is not known."""
    place = candidate.phrase if candidate.phrase is not None else candidate.subject
    return (place.start, place.end - 1) if 0 <= place.start < place.end else None


def ends_of_figure(draft: Draft) -> tuple[int, int, int, int]:
    """Where the first and last character of the figure and of its measure's name stand; the figure's again where that is not named."""
    figure = draft.quantity.start, draft.quantity.end - 1
    start, end = draft.metric.start, draft.metric.end
    return (*figure, start, end - 1) if start is not None and end is not None and start < end else (*figure, *figure)


class Network:
    """Adds to the weights of candidates.

    Args:
        arrays: the content of the model's file: `clues`, their names, one a line; `vectors`, 8-bit integers (clues, n), and
            `vector_scale` (n); `candidate` (2, states, d) and `figure` (4, states, d), projections of the states, with
            `candidate_bias`, `figure_bias`, and `no_candidate`, `no_figure` in their place; `hidden` (3d + n, d), `hidden_bias`, `out` (d).
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        names = bytes(arrays["clues"]).decode().split("\n")
        self._numbers = {name: number for number, name in enumerate(names, start=1)}
        vectors = arrays["vectors"]
        # The first is of whatever clue has none.
        self._vectors = np.concatenate([np.zeros((1, vectors.shape[1]), vectors.dtype), vectors])
        floats = {name: array.astype(np.float64) for name, array in arrays.items() if name not in ("clues", "vectors")}
        self._scale = floats["vector_scale"]
        self._candidate, self._candidate_bias = floats["candidate"] / GRID, floats["candidate_bias"]
        self._figure, self._figure_bias = floats["figure"] / GRID, floats["figure_bias"]
        self._no_candidate, self._no_figure = floats["no_candidate"], floats["no_figure"]
        self._hidden, self._hidden_bias, self._out = floats["hidden"], floats["hidden_bias"], floats["out"]

    def added(self, draft: Draft, weighed: Sequence[tuple[Candidate, Sequence[str]]]) -> list[float]:
        """What it adds to the weight of each candidate for the figure.

        Args:
            draft: the figure's claim.
            weighed: the candidates, each with the clues that hold for this figure alone.
        """
        made = self._made_of(draft, [candidate for candidate, _ in weighed])
        sums = np.stack([of.vector for of in made]) + self._summed(clues for _, clues in weighed)
        candidates = np.stack([of.projected for of in made])
        figure = np.broadcast_to(self._of_figure(draft), candidates.shape)
        inputs = np.concatenate([candidates, figure, candidates * figure, sums * self._scale], 1)
        hidden = np.maximum(np.maximum(inputs, 0) @ self._hidden + self._hidden_bias, 0)
        added: list[float] = (hidden @ self._out).tolist()
        return added

    def _made_of(self, draft: Draft, candidates: Sequence[Candidate]) -> list[Made]:
        """What the network makes of each candidate, whatever the figure."""
        fresh = [candidate for candidate in candidates if candidate.made is None]
        vectors = self._summed(candidate.clues for candidate in fresh)
        for candidate, vector, projected in zip(fresh, vectors, self._projected(draft, fresh), strict=True):
            candidate.made = Made(vector, projected)
        return [candidate.made for candidate in candidates if candidate.made is not None]

    def _summed(self, clues: Iterable[Sequence[str]]) -> Integers:
        """The sums of the vectors of each list of clues, as integers, whose order does not matter."""
        number = self._numbers.get
        numbers = [[0, *(number(clue, 0) for clue in dict.fromkeys(held))] for held in clues]
        if not numbers:
            return np.zeros((0, self._vectors.shape[1]), np.int64)
        sizes = np.array([len(held) for held in numbers])
        joined = self._vectors[[at for held in numbers for at in held]].astype(np.int64)
        sums: Integers = np.add.reduceat(joined, np.cumsum(sizes) - sizes)
        return sums

    def _projected(self, draft: Draft, candidates: Sequence[Candidate]) -> Floats:
        """What the states at the ends of each candidate come to."""
        states = draft.sentence.states
        projected: Floats = np.tile(self._no_candidate, (len(candidates), 1))
        ends = [(number, ends_of(candidate)) for number, candidate in enumerate(candidates)]
        known = [(number, place) for number, place in ends if place is not None]
        if states is None or not known:
            return projected
        firsts, lasts = (states[[place[end] for _, place in known]].astype(np.float64) for end in (0, 1))
        summed = firsts @ self._candidate[0] + lasts @ self._candidate[1] + self._candidate_bias
        projected[[number for number, _ in known]] = summed
        return projected

    def _of_figure(self, draft: Draft) -> Floats:
        """What the states at the ends of the figure and its measure come to."""
        states = draft.sentence.states
        if states is None:
            return self._no_figure
        ends = states[list(ends_of_figure(draft))].astype(np.float64)
        summed: Floats = np.einsum("es,esd->d", ends, self._figure) + self._figure_bias
        return summed


@functools.cache
def learnt_network() -> Network:
    """The network of the package, loaded when it is first asked for."""
    with np.load(io.BytesIO(content(NETWORK)), allow_pickle=False) as arrays:
        return Network(dict(arrays))
