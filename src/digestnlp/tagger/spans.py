"""What a tagger is: a function from texts to the names that it finds in them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    States = npt.NDArray[np.int16]

THRESHOLD = 1.0
"""The margin from which on a tagger's span counts as a name; the words of any span may be one. Chosen on the names of real articles."""

GRID = 256
"""Of how many parts of one states are multiples."""

STATED = 50_000
"""Characters of a text beyond which a tagger's states are not kept: they take a thousand bytes each."""

Label = Literal["COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE"]


class TaggedSpan(NamedTuple):
    """A name that a tagger found: half-open offsets into the text that it was given, and what it is.

    Attributes:
        margin: how much better than the next best reading the tagger finds it; endless where it does not say.
    """

    start: int
    end: int
    label: Label
    margin: float = math.inf


class Tagged(list[TaggedSpan]):
    """The spans of a text.

    Attributes:
        states: what the tagger knows at each character, (characters, size), in `GRID`ths; None where it does not say.
    """

    states: States | None

    def __init__(self, spans: Iterable[TaggedSpan] = (), states: States | None = None) -> None:
        super().__init__(spans)
        self.states = states

    @classmethod
    def joined(cls, length: int, parts: Sequence[tuple[int, list[TaggedSpan]]]) -> Tagged:
        """What a tagger says of a text of so many characters, by what it says of parts of it and where each begins."""
        spans = [
            span._replace(start=start + span.start, end=start + span.end) for start, part in parts for span in part
        ]
        known = [(start, part.states) for start, part in parts if isinstance(part, cls) and part.states is not None]
        if not known or length > STATED:
            return cls(spans)
        import numpy as np  # whoever has states has numpy

        states = np.zeros((length, known[0][1].shape[1]), np.int16)
        for start, of_part in known:
            states[start : start + len(of_part)] = of_part
        return cls(spans, states)


Tagger = Callable[[Sequence[str]], Sequence[list[TaggedSpan]]]
"""Takes the sections of an article at once, so that it may read them in batches, and gives the spans of each, in order; `Tagged`
where it also says what it knows at each character."""
