"""What a tagger is: a function from texts to the names that it finds in them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

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


Tagger = Callable[[Sequence[str]], list[list[TaggedSpan]]]
"""Takes the sections of an article at once, so that it may read them in batches, and gives the spans of each, in order."""
