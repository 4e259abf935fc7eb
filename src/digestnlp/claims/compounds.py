"""Words that name two measures at once: 产销 is what is made and what is sold."""

from __future__ import annotations

from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry


class CompoundMeasures:
    """Knows them by the packs' list."""

    def __init__(self, rules: Rules) -> None:
        entries: dict[str, MetricEntry] = {}
        for entry in rules.of(MetricEntry):
            entries.setdefault(entry.key, entry)
        self._parts = {
            word: tuple(entries[key] for key in keys)
            for word, *keys in (line.split(" ") for line in rules.words("compound_measures"))
        }

    def parts(self, word: str | None) -> tuple[MetricEntry, ...]:
        """The measures that the word names, in its order; none where it is no such word."""
        return self._parts.get(word or "", ())
