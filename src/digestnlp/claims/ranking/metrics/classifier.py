"""Small networks that tell how probable each measure is for a figure, by all that is so of it and by what the tagger knows there.

The vectors of the clues are summed; the tagger's states at the ends of the figure and beside them are projected to as many numbers,
for which a learnt constant stands where there are none. Both go through one hidden layer to the measures, whose scores in several such
networks are averaged.
`scripts/train_rankers.py` learns it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from digestnlp.claims.ranking.network import ClueVectors, Ends, FigureStates, Floats
from digestnlp.claims.ranking.weights import CLASSIFIER, opened
from digestnlp.models import Quantity

if TYPE_CHECKING:
    from digestnlp.tagger.spans import States


class Classifier:
    """Tells of which measure a figure is.

    Args:
        arrays: the content of the model's file: those of `ClueVectors` and `FigureStates`; `measures`, their keys, one a line, and
            `rules`, the id of the first rule of each; `hidden` (m, n + d, h), `hidden_bias`, `out` (m, h, measures), `out_bias`. m
            networks stand side by side, as in `Network`.
    """

    rules: Mapping[str, str]
    """The keys of the measures that it knows, and the first rule of each."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self._clues = ClueVectors(arrays)
        self._figure = FigureStates(arrays)
        self._measures, rules = (bytes(arrays[name]).decode().split("\n") for name in ("measures", "rules"))
        self.rules = dict(zip(self._measures, rules, strict=True))
        hidden, self._hidden_bias, out = (arrays[name].astype(np.float64) for name in ("hidden", "hidden_bias", "out"))
        of_clues = len(self._clues.scale) // len(out)
        self._hidden_of_clues, self._hidden = hidden[:, :of_clues], hidden[:, of_clues:]
        self._unseen = self._side_by_side(self._figure.projected(None, ((0, 0), (0, 0)))) @ self._hidden
        self._out = out.reshape(-1, out.shape[-1]) / len(out)  # of all networks, one behind the other
        self._out_bias = arrays["out_bias"].astype(np.float64).mean(0)

    def likeliest(
        self, states: States | None, figure: Quantity, clues: Sequence[str], most: int
    ) -> list[tuple[str, float]]:
        """The likeliest measures, and how probable each is against the one before any other.

        Args:
            states: of the tagger, at each character of the article.
            figure: the figure.
            clues: what is so of it.
            most: how many.

        Returns:
            Keys with the exponentials of their scores, the likeliest first.
        """
        (vector,) = self._clues.summed([clues])
        given = self._side_by_side(vector * self._clues.scale) @ self._hidden_of_clues
        if states is None:
            given += self._unseen
        else:
            projected = self._figure.projected(states, ends_and_beside(figure, states))
            given += self._side_by_side(projected) @ self._hidden
        hidden = np.maximum(given[:, 0] + self._hidden_bias, 0)
        scores = hidden.reshape(-1) @ self._out + self._out_bias
        best = np.argsort(-scores, kind="stable")[:most]
        odds = np.exp(scores[best] - scores[best[0]])
        return [(self._measures[place], float(one)) for place, one in zip(best, odds, strict=True)]

    def _side_by_side(self, part: Floats) -> Floats:
        """What goes into each network of a part that is so many times as wide (m, 1, …)."""
        sides: Floats = np.maximum(part.reshape(len(self._hidden_bias), 1, -1), 0)
        return sides


def ends_and_beside(figure: Quantity, states: States | None) -> tuple[Ends, Ends]:
    """Where the first and last character of the figure stand, and those before and behind it."""
    last = figure.end if states is None else len(states) - 1
    return (figure.start, figure.end - 1), (max(0, figure.start - 1), min(figure.end, last))


@functools.cache
def learnt_classifier() -> Classifier:
    """The network of the package, loaded when it is first asked for."""
    with opened(CLASSIFIER) as stream, np.load(stream, allow_pickle=False) as arrays:
        return Classifier(dict(arrays))
