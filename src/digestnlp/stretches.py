"""Large texts of lines, some kilobytes at a time: taken apart all at once, they would need memory that is given for this alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRETCH = re.compile(rb"(.{1,100000}[^\n]*)\n?", re.DOTALL)


def stretches(data: bytes) -> Iterator[bytes]:
    """Whole lines, in order, without the end of the last of each stretch."""
    return (found[1] for found in _STRETCH.finditer(data))
