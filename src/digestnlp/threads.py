"""One thread for linear algebra: the tagger's matrices are so small that threads wait for each other longer than they multiply."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

# What numpy's libraries read once, when they are loaded.
_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@contextlib.contextmanager
def one_thread_each() -> Iterator[None]:
    """Has libraries that are loaded, and processes that are started, in the block take one thread, unless the user has said how many."""
    if any(name in os.environ for name in _VARIABLES):
        yield
        return
    os.environ.update(dict.fromkeys(_VARIABLES, "1"))
    try:
        yield
    finally:
        for name in _VARIABLES:
            os.environ.pop(name, None)
