"""What a tagger is: a function from texts to the names that it finds in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

Label = Literal["COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE"]


class TaggedSpan(NamedTuple):
    """A name that a tagger found: half-open offsets into the text that it was given, and what it is."""

    start: int
    end: int
    label: Label


Tagger = Callable[[Sequence[str]], list[list[TaggedSpan]]]
"""Takes the sections of an article at once, so that it may read them in batches, and gives the spans of each, in order."""
