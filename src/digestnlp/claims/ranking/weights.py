"""What each clue weighs, as `scripts/train_rankers.py` has learnt it."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Iterable, Mapping
from typing import Literal

Ranked = Literal["metrics", "subjects", "periods"]
RANKED: tuple[Ranked, ...] = ("metrics", "subjects", "periods")
"""In the order in which they are asked, each of which sees what those before it took."""


def _content(of: Ranked) -> bytes:
    return (importlib.resources.files("digestnlp") / "data" / f"{of}.tsv").read_bytes()


@functools.cache
def weights_version() -> str:
    """What tells these weights from others: a hash of their files."""
    return hashlib.sha256(b"".join(map(_content, RANKED))).hexdigest()[:16]


@functools.cache
def learnt_weights(of: Ranked) -> Mapping[str, float]:
    """The weight of each clue."""
    lines = _content(of).decode().splitlines()
    return {clue: float(weight) for clue, _, weight in (line.rpartition("\t") for line in lines)}


def total(weights: Mapping[str, float], clues: Iterable[str]) -> float:
    """What the clues weigh together, each counted once."""
    return sum(filter(None, map(weights.get, dict.fromkeys(clues))))
