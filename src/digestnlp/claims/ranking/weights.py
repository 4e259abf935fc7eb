"""What each clue weighs, as `scripts/train_rankers.py` has learnt it."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import zipfile
from typing import IO, Literal

Ranked = Literal["subjects", "periods"]
RANKED: tuple[Ranked, ...] = ("subjects", "periods")
"""In the order in which they are asked, each of which sees what those before it took."""


TAKEN = "taken"
"""The clue of what the readers took."""


CLASSIFIER = "metrics.npz"
"""The file of the network that tells measures."""


def network_file(of: Ranked) -> str:
    """The file of the weights and of the network that adds to their sums."""
    return f"{of}.npz"


def opened(file: str) -> IO[bytes]:
    """A file of the package's data, to be read piece by piece: they are large."""
    return (importlib.resources.files("digestnlp") / "data" / file).open("rb")


@functools.cache
def weights_version() -> str:
    """What tells these weights from others: a hash of the checksums that their files hold, however these are packed."""
    found = hashlib.sha256()
    for file in (CLASSIFIER, *map(network_file, RANKED)):
        with opened(file) as stream, zipfile.ZipFile(stream) as arrays:
            for array in arrays.infolist():
                found.update(f"{file} {array.filename} {array.file_size} {array.CRC}\n".encode())
    return found.hexdigest()[:16]
