"""What each clue weighs, as `scripts/train_rankers.py` has learnt it."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import io
import sys
from collections.abc import Iterable, Mapping
from typing import Literal

Ranked = Literal["subjects", "periods"]
RANKED: tuple[Ranked, ...] = ("subjects", "periods")
"""In the order in which they are asked, each of which sees what those before it took."""


TAKEN = "taken"
"""The clue of what the readers took."""


CLASSIFIER = "metrics.npz"
"""The file of the network that tells measures."""


def network_file(of: Ranked) -> str:
    """The file of what is added to the sums of the weights."""
    return f"{of}.npz"


def content(file: str) -> bytes:
    """A file of the package's data."""
    return (importlib.resources.files("digestnlp") / "data" / file).read_bytes()


@functools.cache
def weights_version() -> str:
    """What tells these weights from others: a hash of their files."""
    files = [CLASSIFIER, *(file for of in RANKED for file in (f"{of}.tsv", network_file(of)))]
    return hashlib.sha256(b"".join(map(content, files))).hexdigest()[:16]


@functools.cache
def learnt_weights(of: Ranked) -> Mapping[str, float]:
    """The weight of each clue."""
    lines = io.TextIOWrapper(io.BytesIO(content(f"{of}.tsv")), encoding="utf-8", newline="\n")
    # The network's table has the same clues, and weights are rounded: each is kept once.
    number = functools.cache(float)
    return {sys.intern(clue): number(weight) for clue, _, weight in (line.rpartition("\t") for line in lines)}


def total(weights: Mapping[str, float], clues: Iterable[str]) -> float:
    """What the clues weigh together, each counted once."""
    return sum(filter(None, map(weights.get, dict.fromkeys(clues))))
