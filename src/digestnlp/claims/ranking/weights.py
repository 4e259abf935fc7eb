"""What each clue weighs, as `scripts/train_rankers.py` has learnt it."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

Ranked = Literal["metrics", "subjects", "periods"]
RANKED: tuple[Ranked, ...] = ("metrics", "subjects", "periods")
"""In the order in which they are asked, each of which sees what those before it took."""


TAKEN = "taken"
"""The clue of what the readers took."""

T = TypeVar("T")


NETWORK = "subjects.npz"
"""The file of what is added to the weights of subjects."""


def content(file: str) -> bytes:
    """A file of the package's data."""
    return (importlib.resources.files("digestnlp") / "data" / file).read_bytes()


@functools.cache
def weights_version() -> str:
    """What tells these weights from others: a hash of their files."""
    files = [*(f"{of}.tsv" for of in RANKED), NETWORK]
    return hashlib.sha256(b"".join(map(content, files))).hexdigest()[:16]


@functools.cache
def learnt_weights(of: Ranked) -> Mapping[str, float]:
    """The weight of each clue."""
    lines = content(f"{of}.tsv").decode().splitlines()
    return {clue: float(weight) for clue, _, weight in (line.rpartition("\t") for line in lines)}


def total(weights: Mapping[str, float], clues: Iterable[str]) -> float:
    """What the clues weigh together, each counted once."""
    return sum(filter(None, map(weights.get, dict.fromkeys(clues))))


def heaviest(weights: Mapping[str, float], weighed: Sequence[tuple[T, Sequence[str]]], margin: float) -> T | None:
    """The candidate that weighs most, where it weighs more by the margin than the first, which the readers took.

    Args:
        weights: of the clues.
        weighed: the candidates with their clues.
        margin: how much more it must weigh.
    """
    sums = [total(weights, clues) for _, clues in weighed]
    best = max(range(len(sums)), key=sums.__getitem__)
    return weighed[best][0] if sums[best] >= sums[0] + margin else None
