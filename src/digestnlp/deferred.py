"""Regular expressions that are compiled when they are first asked something.

The packs give more than a thousand of them, of which a short text asks a fifth; compiling all would take most of the first second.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, cast


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

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern calls by that name
        if name.startswith("_"):
            raise AttributeError(name)  # of pickling and copying, which ask for what `re.Pattern` has not either
        compiled = re.compile(self.pattern, self._flags)
        # As attributes of the object they are found as fast as those of a pattern.
        for method in ("match", "fullmatch", "search", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _Heralded(_Deferred):
    """One that is not compiled either while it is only searched for in texts without its clue."""

    def __init__(self, source: str | Callable[[], str], flags: int, clue: str) -> None:
        super().__init__(source, flags)
        self._clue = _Deferred(clue, 0)

    # Once it is compiled, the object's own methods are found before these.

    def search(self, text: str, *places: int) -> object:
        return self.__getattr__("search")(text, *places) if self._clue.search(text, *places) else None

    def finditer(self, text: str, *places: int) -> object:
        return self.__getattr__("finditer")(text, *places) if self._clue.search(text, *places) else iter(())


def deferred(source: str | Callable[[], str], flags: int = 0, *, clue: str | None = None) -> re.Pattern[str]:
    """What `re.compile` gives, without compiling it yet; what is wrong with the source is only said by its first use.

    Args:
        source: of the pattern, or what makes it, where that takes long too.
        flags: as of `re.compile`.
        clue: a short pattern of what stands in all that it matches, and in few texts.
    """
    return cast("re.Pattern[str]", _Deferred(source, flags) if clue is None else _Heralded(source, flags, clue))
