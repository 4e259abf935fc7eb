"""Small networks that add to the sum of the clues' weights what these mean together, and what the tagger knows of the words.

Each clue has a vector; those of a candidate are summed. What the tagger's states are at the ends of the candidate, between it and the
figure in the mean, and at the ends of the figure and its measure, is projected to as many numbers each, and all of this goes through one
hidden layer. Where there are no states (another tagger, or none; a candidate that does not stand in the text), learnt constants take the
place of the projections. Several such networks, learnt alike but from other random numbers, stand side by side, and add the mean of
what each would: what one takes amiss another does not.
`scripts/train_rankers.py` learns them together with the weights.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from digestnlp.claims.ranking.clue_table import ClueTable, Integers, Numbered
from digestnlp.claims.ranking.weights import Ranked, network_file, opened
from digestnlp.stretches import stretches
from digestnlp.tagger.spans import GRID

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States

Ends = tuple[int, int]
"""Where the first and the last character stand in the article."""
Floats = npt.NDArray[np.float64]

_LAYERS = (
    "candidate", "candidate_bias", "no_candidate", "between", "between_bias", "no_between", "hidden", "hidden_bias", "out"
)  # fmt: skip
FARTHEST = 48
"""How many characters between a candidate and a figure are looked at, from the one that stands first."""


class Made(NamedTuple):
    """What a network makes of a candidate, whatever the figure.

    Attributes:
        projected: what the tagger's states at its ends come to.
        place: where it stands, None where nowhere.
    """

    projected: Floats
    place: Ends | None


def between(states: States, places: Sequence[Ends | None], figure: Ends) -> npt.NDArray[np.float32]:
    """The means of the states between each of the places and a figure (places, states), up to `FARTHEST` characters; 0 where none are."""
    spans = [stretch(place, figure) for place in places]
    means = np.zeros((len(spans), states.shape[1]), np.float32)
    some = [number for number, span in enumerate(spans) if span]
    if some:
        # They overlap. As floats of 32 bits, which hold sums of so few states exactly, they are one matrix product.
        rows = np.unique(np.concatenate([spans[number] for number in some]))
        firsts, ends = np.array([(spans[number].start, spans[number].stop) for number in some]).T[:, :, None]
        within = ((firsts <= rows) & (rows < ends)).astype(np.float32)
        means[some] = within @ states[rows].astype(np.float32) / (within.sum(1, keepdims=True) * GRID)
    return means


def stretch(place: Ends | None, figure: Ends) -> range:
    """The characters between the two, whichever stands first, up to `FARTHEST`."""
    if place is None:
        return range(0)
    (_, last), (first, _) = sorted((place, figure))
    return range(last + 1, min(first, last + 1 + FARTHEST))


class ClueVectors:
    """The vectors of clues.

    Args:
        arrays: of the model's file: `clues`, their names, one a line; `vectors`, 8-bit integers (1 + clues, n), the first those of
            whatever clue has none, and `vector_scale` (n).
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        names = (stretch.decode().split("\n") for stretch in stretches(arrays["clues"].tobytes()))
        self.table = ClueTable(itertools.chain.from_iterable(names))
        self._vectors = arrays["vectors"]
        self.scale: Floats = arrays["vector_scale"].astype(np.float64)

    def sums(self, numbered: Numbered) -> Integers:
        """The sums of the vectors of each holder's clues (holders, n), as integers."""
        return numbered.sums(self._vectors)

    def summed(self, holders: Iterable[Sequence[str]]) -> Integers:
        """The same of the clues that each holds, each counted once."""
        return self.sums(self.table.numbered(holders))


class FigureStates:
    """What the tagger's states at the ends of a figure, and of what belongs to it, come to.

    Args:
        arrays: of the model's file: `figure` (4, states, d), with `figure_bias`, and `no_figure` in its place.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self._weights = arrays["figure"].astype(np.float64) / GRID
        self._bias: Floats = arrays["figure_bias"].astype(np.float64)
        self._none: Floats = arrays["no_figure"].astype(np.float64)

    def projected(self, states: States | None, figure: tuple[Ends, Ends]) -> Floats:
        """It as d numbers.

        Args:
            states: of the tagger, at each character of the article.
            figure: where the figure stands, and what belongs to it.
        """
        if states is None:
            return self._none
        (first, last), (other_first, other_last) = figure
        ends = states[[first, last, other_first, other_last]].astype(np.float64)
        summed: Floats = np.einsum("es,esd->d", ends, self._weights) + self._bias
        return summed


class Network:
    """Adds to the weights of candidates.

    Args:
        arrays: the content of the model's file: those of `ClueVectors` and `FigureStates`; `candidate` (2, states, md), a projection of
            the states, with `candidate_bias`, and `no_candidate` in its place; `between` (states, md) with `between_bias` and
            `no_between`, the same of what stands between; `hidden` (m, 5d + n, d), `hidden_bias` (m, d), `out` (m, d). m networks
            stand side by side; of what is so many times as wide each has its part. Beside them `weights`, what each clue weighs
            whatever the others are, in hundredths (1 + clues).

    Attributes:
        clues: the vectors of clues.
        hundredths: the weights.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self.clues = ClueVectors(arrays)
        self.hundredths: Integers = arrays["weights"]
        self._figure = FigureStates(arrays)
        floats = {name: arrays[name].astype(np.float64) for name in _LAYERS}
        self._candidate, self._candidate_bias = floats["candidate"] / GRID, floats["candidate_bias"]
        self._no_candidate = floats["no_candidate"]
        self._between, self._between_bias, self._no_between = (
            floats[name] for name in ("between", "between_bias", "no_between")
        )
        self._out = floats["out"] / len(floats["out"])
        of_states = 5 * self._out.shape[1]
        self._hidden, self._hidden_of_clues = floats["hidden"][:, :of_states], floats["hidden"][:, of_states:]
        self._hidden_bias = floats["hidden_bias"][:, None]
        nowhere = Made(self._no_candidate, None)
        self._unseen = self._of_states(None, ((0, 0), (0, 0)), [nowhere])

    def made(self, states: States | None, places: Sequence[Ends | None]) -> list[Made]:
        """What it makes of candidates, whatever the figure.

        Args:
            states: of the tagger, at each character of the article.
            places: of each candidate, None where it stands nowhere.
        """
        if states is None:
            return [Made(self._no_candidate, place) for place in places]
        return list(map(Made, self._projected(states, places), places))

    def added(
        self, states: States | None, figure: tuple[Ends, Ends], made: Sequence[Made], vectors: Sequence[Integers]
    ) -> list[float]:
        """What it adds to the weight of each candidate for a figure.

        Args:
            states: of the tagger, at each character of the article.
            figure: where the figure and its measure's name stand; the figure again where that is not named.
            made: what it makes of each candidate.
            vectors: the sums of those of each candidate's clues.
        """
        of_clues = self._side_by_side(np.stack(vectors) * self.clues.scale) @ self._hidden_of_clues
        of_states = self._unseen if states is None else self._of_states(states, figure, made)
        hidden = np.maximum(of_clues + of_states, 0)
        added: list[float] = np.einsum("mcd,md->c", hidden, self._out).tolist()
        return added

    def _of_states(self, states: States | None, figure: tuple[Ends, Ends], made: Sequence[Made]) -> Floats:
        """What goes into the hidden layers beside the clues (m, candidates, d): without states the same for all candidates and figures."""
        candidates = np.stack([of.projected for of in made])
        of_figure = self._figure.projected(states, figure)
        apart = self._apart(states, figure[0], [of.place for of in made])
        parts = (
            candidates,
            np.broadcast_to(of_figure, candidates.shape),
            candidates * of_figure,
            apart,
            apart * of_figure,
        )
        given: Floats = np.concatenate([self._side_by_side(part) for part in parts], 2) @ self._hidden
        return given + self._hidden_bias

    def _side_by_side(self, part: Floats) -> Floats:
        """What goes into each network of a part that is so many times as wide (m, candidates, …)."""
        sides: Floats = np.maximum(part.reshape(len(part), len(self._out), -1).swapaxes(0, 1), 0)
        return sides

    def _apart(self, states: States | None, figure: Ends, places: Sequence[Ends | None]) -> Floats:
        """What the states between each candidate and the figure come to."""
        apart: Floats = np.tile(self._no_between, (len(places), 1))
        known = [number for number, place in enumerate(places) if place is not None]
        if states is not None and known:
            means = between(states, [places[number] for number in known], figure).astype(np.float64)
            apart[known] = means @ self._between + self._between_bias
        return apart

    def _projected(self, states: States, places: Sequence[Ends | None]) -> Floats:
        """What the states at the ends of each candidate come to."""
        projected: Floats = np.tile(self._no_candidate, (len(places), 1))
        known = [(number, place) for number, place in enumerate(places) if place is not None]
        if not known:
            return projected
        firsts, lasts = (states[[place[end] for _, place in known]].astype(np.float64) for end in (0, 1))
        summed = firsts @ self._candidate[0] + lasts @ self._candidate[1] + self._candidate_bias
        projected[[number for number, _ in known]] = summed
        return projected


@functools.cache
def learnt_network(of: Ranked) -> Network:
    """The network of the package, loaded when it is first asked for."""
    with opened(network_file(of)) as stream, np.load(stream, allow_pickle=False) as arrays:
        return Network(dict(arrays))
