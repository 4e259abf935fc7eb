"""The words of time of a rule pack, and one pattern that matches the longest of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from digestnlp.deferred import deferred
from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.wordlist import pattern_of

Reader = TypeVar("Reader")
# In a pattern: the spaces that may stand between two words, and what leads from one time to another.
SPACES = r"[ ]{0,6}"
DASH = rf"{SPACES}(?:-{{1,2}}|—{{1,2}}|~|至|到|起至|起到|开始至|开始到){SPACES}"
DASH_STARTS = frozenset("-—~至到起开")


def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern, whose digits are the ten ASCII figures only."""
    return deferred(source, re.ASCII)


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of the words at a place.

    Spaces may stand where characters of two scripts meet; figures and letters at a word's edge are no part of longer ones.
    """
    return _branch(_tree(words), "")


def listed(rules: Rules, name: str) -> str:
    """A pattern for the words of a list of the pack."""
    return pattern_of(rules.words(name))


def tails(words: Iterable[str]) -> dict[str, str]:
    """By the first character of the words, a pattern for what may follow it."""
    return {first: _branch(rest, first) for first, rest in _tree(words).items()}


def _tree(words: Iterable[str]) -> dict[str, Any]:
    """The words by their characters, one level for each; an empty one says that a word ends."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return tree


def _branch(tree: dict[str, Any], before: str) -> str:
    ends = "" in tree
    arms = [_step(before, c) + _branch(sub, c) for c, sub in tree.items() if c]
    if ends and before.isascii():
        arms.append(r"(?![0-9A-Za-z])")
        ends = False
    if not arms:
        return ""
    body = arms[0] if len(arms) == 1 and not ends else f"(?:{'|'.join(arms)})"
    return f"{body}?" if ends else body


def _step(before: str, character: str) -> str:
    """The character, with what may stand between it and the one before, or may not stand before the word's first."""
    if not before:  # The character comes first, so that `re` passes over every place where no word begins.
        return re.escape(character) + (r"(?<![0-9A-Za-z].)" if character.isalnum() and character.isascii() else "")
    return (SPACES if before.isascii() != character.isascii() else "") + re.escape(character)


def by_first(readers: Iterable[tuple[Reader, Iterable[str]]]) -> dict[str, tuple[Reader, ...]]:
    """By a first character, the readers that may begin with it, in their order."""
    table: dict[str, list[Reader]] = {}
    for reader, firsts in readers:
        for first in dict.fromkeys(firsts):
            table.setdefault(first, []).append(reader)
    return {first: tuple(found) for first, found in table.items()}


@dataclass(frozen=True)
class Words:
    """Words of some kinds, ready to be matched.

    Attributes:
        pattern: matches the longest word at a place, or nothing.
        entries: the entry of each word, spelled without spaces.
        firsts: the characters that the words begin with.
    """

    pattern: re.Pattern[str]
    entries: dict[str, TimeEntry]
    firsts: frozenset[str]

    @classmethod
    def of(cls, rules: Rules, *kinds: str) -> Words:
        """The words of the pack's entries of these kinds."""
        entries = {word: entry for entry in rules.of(TimeEntry) if entry.kind in kinds for word in entry.words}
        return cls.among(entries)

    @classmethod
    def among(cls, entries: dict[str, TimeEntry]) -> Words:
        """These words."""
        return cls(pattern(any_of(entries) or "(?!)"), entries, frozenset(word[0] for word in entries))

    def without(self, prefix: str) -> Words:
        """Those of the words that begin with the prefix, without it: 底 of 年底."""
        return self.among({w.removeprefix(prefix): e for w, e in self.entries.items() if w.startswith(prefix)})

    def at(self, view: str, position: int, end: int) -> tuple[int, TimeEntry] | None:
        """The end and entry of the longest word at a place."""
        if position >= end or view[position] not in self.firsts:
            return None
        found = self.pattern.match(view, position, end)
        if found is None:
            return None
        return found.end(), self.entries[found.group().replace(" ", "")]
