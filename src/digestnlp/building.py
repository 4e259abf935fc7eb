"""Builds what stays, such as the modules or an engine, without being interrupted by the garbage collector."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

_OWN = 2000
"""Python 3.12 keeps what never goes away among the frozen, some hundreds of objects; who freezes anything freezes thousands."""


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Puts the collector off until all is built, and then has it take that for old.

    Hundreds of thousands of objects are made then that stay; the collector would look through them again and again, also
    afterwards: twice for being young.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() < _OWN:  # What somebody else has frozen stays so.
            gc.freeze()
            gc.unfreeze()  # Puts it all among the old.
        gc.enable()
