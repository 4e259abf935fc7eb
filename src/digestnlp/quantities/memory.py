"""Memory before storage, of which only the second has its unit: 6+64GB, 12+1TB."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.units import UnitTable

# As many gigabytes as devices have; an iPhone 17+256GB has none.
_SIZES = frozenset({1, 2, 3, 4, 6, 8, 10, 12, 16, 18, 20, 24, 32})
# 真我 12+ 5G is no such pair.
_STORAGE_BEHIND = deferred(r" ?\+ ?(?:(?:16|32|64|128|256|512|1024) ?GB?|[1-9] ?TB?)(?![A-Za-z])")


class MemoryBeforeStorage:
    """Gives the bare number of such a pair the unit that it is short for."""

    def __init__(self, units: UnitTable) -> None:
        self._unit = units.named("GB")

    def read(self, view: str, mention: Mention) -> Mention | None:
        """The memory, from its number; None where no storage follows."""
        if self._unit is None or mention.value not in _SIZES or _STORAGE_BEHIND.match(view, mention.end) is None:
            return None
        mention.take_unit(self._unit, mention.end)
        return mention
