"""Finds many words in a text at once (leftmost, longest), and judges them by their neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import compress, groupby, pairwise, repeat
from operator import itemgetter
from typing import Protocol

from digestnlp.deferred import deferred

# Alternatives that are tried one after the other, and ranges that more of them are parted into.
_FEW, _PARTS = 24, 5
# Characters between a mark and a clue behind it.
_CLUE_REACH = 100


class Bordered(Protocol):
    """An entry of a pack whose words count only between certain others."""

    @property
    def not_before(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def not_after(self) -> tuple[str, ...]: ...  # noqa: D102


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches the longest of the words at a place; it never matches where there are none."""
    return deferred(partial(pattern_of, tuple(words)))


def pattern_of(words: Iterable[str]) -> str:
    """The same as text, to be part of another pattern: compiling the part too would take as long again.

    A prefix tree keeps the cost per character almost independent of the number of words.
    """
    # Alternatives that all begin with a character of their own let `re` pass over every place where no word begins.
    options = _options(words)
    return f"(?:{'|'.join(options.values())})" if options else r"(?!)"


def compile_at(words: Iterable[str]) -> re.Pattern[str]:
    """What `compile_words` gives, to be asked of one place only (`match`), where it is faster and in a search slower."""
    return deferred(partial(pattern_at, tuple(words)))


def pattern_at(words: Iterable[str]) -> str:
    """The same as text, to stand in a pattern where something else stands before it, or is asked of one place."""
    options = _options(words)
    return f"(?:{_parted(list(options.items()))})" if options else r"(?!)"


def compile_last(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds one of the words right before the end of what is searched, spaces aside."""
    return deferred(rf"(?:{pattern_of(words)}) *$")


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first character, so that the beginning of a text is compared with few of hundreds."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[:1]].append(word)
    return {first: tuple(those) for first, those in found.items()}


class Opened:
    """A pattern that counts at the beginning of a text or behind one of some marks.

    `re` finds the marks at once; `(?:^|[…])` it tries at every place.

    Args:
        marks: the marks.
        pattern: what may begin behind them; no mark stands in what it takes.
        clue: what stands behind that, with no mark between, where it is rare: then only marks before a clue are looked at.
    """

    def __init__(self, marks: str, pattern: str, clue: str | None = None) -> None:
        self._marks = frozenset(marks)
        self._first = deferred(pattern)
        self._behind = deferred(f"[{re.escape(marks)}]{pattern}")
        self._clue = deferred(clue) if clue is not None else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, without overlaps."""
        if self._clue is not None:
            yield from filter(None, map(self._opening, dict.fromkeys(self._openings(text, self._clue)), repeat(text)))
            return
        first = self._first.match(text)
        if first is not None:
            yield first
        yield from self._behind.finditer(text, first.end() if first is not None else 0)

    def _opening(self, at: int, text: str) -> re.Match[str] | None:
        """The match that begins at the text's beginning or with the mark before the place."""
        return self._behind.match(text, at - 1) if at else self._first.match(text)

    def _openings(self, text: str, clue: re.Pattern[str]) -> Iterator[int]:
        """Behind the last mark before each clue, which is not far, or at the text's beginning."""
        for found in clue.finditer(text):
            at = found.start()
            floor = max(0, at - _CLUE_REACH)
            while at > floor and text[at - 1] not in self._marks:
                at -= 1
            if not at or text[at - 1] in self._marks:
                yield at


class WordSearch:
    """Finds a pattern that opens with one of hundreds of words.

    `re` tries one alternative after the other wherever any word may begin; here only where its first two characters may stand.
    """

    def __init__(self, words: Iterable[str], behind: str = "") -> None:
        words = tuple(words)
        short, firsts = (_characters(group) for group in ([w for w in words if len(w) == 1], [w[:1] for w in words]))
        seconds = _characters(word[1:2] for word in words)
        self._heads = deferred(f"{firsts}(?:(?={seconds})|(?<={short}))")
        self._pattern = deferred(pattern_at(words) + behind)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, without overlaps."""
        done = 0
        for head in self._heads.finditer(text):
            at = head.start()
            if at >= done and (found := self._pattern.match(text, at)) is not None:
                done = found.end()
                yield found

    def overlapping(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches between the two places, one wherever one begins."""
        for head in self._heads.finditer(text, start, end):
            found = self._pattern.match(text, head.start(), end)
            if found is not None:
                yield found


class WordLists:
    """Finds the words of several lists in one pass: of each list what its own `compile_words` pattern would find.

    Such a pattern tries one first character after the other wherever any word may begin. Here pairs of characters are looked
    up, which takes as long for thousands of words as for ten.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists: dict[str, list[str]] = {}
        for name, words in lists.items():
            for word in dict.fromkeys(words):
                self._lists.setdefault(word, []).append(name)
        self._single = compile_words(word for word in self._lists if len(word) == 1)
        self._pairs = {(word[0], word[1]) for word in self._lists if len(word) > 1}
        # By the first three characters, of longer words: two are those of many, and each length that is tried costs time.
        self._lengths: dict[str, tuple[int, ...]] = {}
        for word in sorted(self._lists, key=len):
            lengths = self._lengths.get(word[:3], (2, 1))
            if lengths[0] < len(word):
                self._lengths[word[:3]] = (len(word), *lengths)

    def find(self, text: str, start: int, end: int) -> dict[str, list[tuple[int, int, str]]]:
        """By list, its words between the two places with begin and end: the longest from left to right, without overlaps."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        lengths_of, lists_of = self._lengths.get, self._lists.get
        for at in self._places(text[start:end], start):
            for length in lengths_of(text[at : at + 3], (2, 1)):
                if at + length > end:
                    continue
                word = text[at : at + length]
                for name in lists_of(word, ()):
                    hits = found.setdefault(name, [])
                    if not hits or hits[-1][1] <= at:
                        hits.append((at, at + length, word))
        return found

    def _places(self, stretch: str, start: int) -> list[int]:
        """Where a word may begin in the stretch, counted from `start`."""
        known = map(self._pairs.__contains__, pairwise(stretch))
        heads = list(compress(range(start, start + len(stretch)), known))
        singles = [single.start() + start for single in self._single.finditer(stretch)]
        return sorted({*heads, *singles}) if singles else heads


_CURRENCY = deferred(r"(?:人民币|人币|美元|日[元圆]) ?[约近逾超]? ?\d")
"""A currency ahead of its figure, which begins like words that make others of those before them: 收入 + 人民币 3 亿元, 收入 + 人."""


def overruled(entry: Bordered, view: str, start: int, end: int, *, parted: bool = False) -> bool:
    """Whether the words around the place make the entry's word another one: 销量 before 冠军; spaces before it do not count.

    What stands behind a word that is `parted` from it makes it no other.
    """
    if not parted and view.startswith(entry.not_before, end) and not _CURRENCY.match(view, end):
        return True
    if not entry.not_after:
        return False
    while start > 0 and view[start - 1] == " ":
        start -= 1
    return view.endswith(entry.not_after, 0, start)


def _characters(characters: Iterable[str]) -> str:
    """A class of these characters."""
    members = "".join(sorted(set(map(re.escape, characters))))
    return f"[{members}]" if members else r"(?!)"


def _options(words: Iterable[str]) -> dict[str, str]:
    """By first character, in their order, what matches the words that begin with it."""
    inorder = sorted(set(filter(None, words)))
    return {first: _escaped(first) + _branch(list(alike), 1) for first, alike in groupby(inorder, itemgetter(0))}


def _parted(options: list[tuple[str, str]]) -> str:
    """The alternatives in ranges of first characters: `re` tries one alternative after the other, hundreds of units say."""
    if len(options) <= _FEW:
        return "|".join(option for _, option in options)
    size = -(-len(options) // _PARTS)
    parts = [options[at : at + size] for at in range(0, len(options), size)]
    return "|".join(f"(?=[{re.escape(p[0][0])}-{re.escape(p[-1][0])}])(?:{_parted(p)})" for p in parts)


def _branch(words: list[str], at: int) -> str:
    """What matches the rests of words that are in order and alike up to there.

    One that ends makes the others optional (greedy, hence the longest).
    """
    ends = len(words[0]) == at
    rest = words[1:] if ends else words
    if not rest:
        return ""
    if len(rest) == 1:
        body = _escaped(rest[0][at:])
        return f"(?:{body})?" if ends else body
    leaves: list[str] = []
    options: list[str] = []
    for first, group in groupby(rest, itemgetter(at)):
        alike = list(group)
        if len(alike) > 1:
            options.append(_escaped(first) + _branch(alike, at + 1))
        else:
            (leaves if len(alike[0]) == at + 1 else options).append(_escaped(alike[0][at:]))
    if leaves:
        options.append(f"[{''.join(leaves)}]" if len(leaves) > 1 else leaves[0])
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if ends else body


def _escaped(piece: str) -> str:
    """`re.escape`, which takes long beside a look whether there is anything to escape."""
    return piece if piece.isalnum() else re.escape(piece)
