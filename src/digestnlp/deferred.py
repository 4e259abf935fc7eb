"""Regular expressions that are compiled when they are first asked something.

The packs give more than a thousand of them, of which a short text asks a fifth; compiling all would take most of the first second.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import cast


class _Deferred:
    """Stands in for a compiled pattern; once one of its methods is asked for, all of them are those of the compiled one.

    The `re` of a match is the compiled one: compare their `pattern`.
    """

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source = source
        self._flags = flags

    @functools.cached_property
    def pattern(self) -> str:
        """What is compiled, as of `re.Pattern`."""
        return self._source if isinstance(self._source, str) else self._source()

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)  # of pickling and copying, which ask for what `re.Pattern` has not either
        compiled = re.compile(self.pattern, self._flags)
        # As attributes of the object they are found as fast as those of a pattern.
        for method in ("match", "fullmatch", "search", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        found: object = getattr(compiled, name)
        return found


def deferred(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, without compiling it yet; what is wrong with the source is only said by its first use.

    Args:
        source: of the pattern, or what makes it, where that takes long too.
        flags: as of `re.compile`.
    """
    return cast("re.Pattern[str]", _Deferred(source, flags))
