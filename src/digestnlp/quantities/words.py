"""Figures that are said in one word: 一半, 翻番, 双位数."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.rules.schema import NumberWordEntry
from digestnlp.wordlist import compile_words


class NumberWords:
    """Reads the number words of the packs."""

    def __init__(self, rules: Rules) -> None:
        self._entries = {entry.id: entry for entry in rules.of(NumberWordEntry)}
        self._pattern = compile_words(self._entries)
        self._not_before = {word: compile_words(entry.not_before) for word, entry in self._entries.items()}

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def read(self, view: str, start: int) -> Mention | None:
        """The figure of the word at `start`."""
        found = self._pattern.match(view, start)
        if found is None or self._not_before[found.group()].match(view, found.end()):
            return None
        entry = self._entries[found.group()]
        if view.endswith(entry.not_after, 0, start):
            return None
        return Mention(
            start,
            found.end(),
            Decimal(entry.value),
            name=entry.unit,
            dimension=entry.dimension,
            relation=entry.relation,
            approx=entry.approx,
        )
