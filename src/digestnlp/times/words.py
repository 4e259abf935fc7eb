"""The words of time of a rule pack, and one pattern that matches the longest of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry

SPACES = r"[ ]{0,6}"


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of the words at a place.

    Spaces may stand where characters of two scripts meet; figures and letters at a word's edge are no part of longer ones.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree, "")


def _branch(tree: dict[str, Any], before: str) -> str:
    ends = "" in tree
    arms = [_gap(before, c) + re.escape(c) + _branch(sub, c) for c, sub in tree.items() if c]
    if ends and before.isascii():
        arms.append(r"(?![0-9A-Za-z])")
        ends = False
    if not arms:
        return ""
    body = arms[0] if len(arms) == 1 and not ends else f"(?:{'|'.join(arms)})"
    return f"{body}?" if ends else body


def _gap(before: str, character: str) -> str:
    if not before:
        return r"(?<![0-9A-Za-z])" if character.isalnum() and character.isascii() else ""
    return SPACES if before.isascii() != character.isascii() else ""


@dataclass(frozen=True)
class Words:
    """Words of some kinds, ready to be matched.

    Attributes:
        pattern: matches the longest word at a place, or nothing.
        entries: the entry of each word, spelled without spaces.
    """

    pattern: re.Pattern[str]
    entries: dict[str, TimeEntry]

    @classmethod
    def of(cls, rules: Rules, *kinds: str) -> Words:
        """The words of the pack's entries of these kinds."""
        entries = {word: entry for entry in rules.of(TimeEntry) if entry.kind in kinds for word in entry.words}
        return cls(re.compile(any_of(entries) or "(?!)"), entries)

    def at(self, view: str, position: int, end: int) -> tuple[int, TimeEntry] | None:
        """The end and entry of the longest word at a place."""
        found = self.pattern.match(view, position, end)
        if found is None:
            return None
        return found.end(), self.entries[found.group().replace(" ", "")]
