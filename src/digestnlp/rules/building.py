"""Builds what belongs to a set of rules without being interrupted by the garbage collector."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Puts the collector off until all is built.

    Hundreds of thousands of objects are made then that stay; the collector would look through them again and again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
