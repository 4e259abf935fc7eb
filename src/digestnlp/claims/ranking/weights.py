"""What each clue weighs, as `scripts/train_subjects.py` has learnt it."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Mapping

_FILE = "subjects.tsv"


def _content() -> bytes:
    return (importlib.resources.files("digestnlp") / "data" / _FILE).read_bytes()


@functools.cache
def weights_version() -> str:
    """What tells these weights from others: a hash of their file."""
    return hashlib.sha256(_content()).hexdigest()[:16]


@functools.cache
def learnt_weights() -> Mapping[str, float]:
    """The weight of each clue."""
    lines = _content().decode().splitlines()
    return {clue: float(weight) for clue, _, weight in (line.rpartition("\t") for line in lines)}
