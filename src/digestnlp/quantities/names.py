"""Words and names with a numeral in them that counts nothing: 一般, 百度, 唯一, 三只松鼠."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digestnlp.numerals import read_numeral
from digestnlp.quantities.fractions import fraction
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.triggers import CHINESE
from digestnlp.quantities.units import UnitTable
from digestnlp.quantities.words import NumberWords
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.view import of_each
from digestnlp.view import view as view_of
from digestnlp.wordlist import compile_at

_SHORTEST_NAME = 3


class NumeralNames:
    """Finds the words and names of the packs, of two characters or more.

    Attributes:
        pairs: of the characters that stand beside one another in them.
    """

    def __init__(self, rules: Rules, units: UnitTable, number_words: NumberWords) -> None:
        self._units, self._number_words = units, number_words
        names = (*rules.words("numeral_words"), *of_each(view_of, [*_of_lexicon(rules)]))
        self._pattern = compile_at(names)
        self._offsets = _offsets(names)
        self.pairs = frozenset(name[i - 1 : i + 1] for name in names for i in range(1, len(name)))

    def end(self, view: str, at: int) -> int:
        """The end of the word that has the character at `at` in it; 0 where there is none."""
        for offset, heads in self._offsets.get(view[at], ()):
            start = at - offset
            if start >= 0 and view[start : start + 2] in heads:
                name = self._pattern.match(view, start)
                if name is not None and name.end() > at and self._is_name(view, at, name):
                    return name.end()
        return 0

    def _is_name(self, view: str, at: int, name: re.Match[str]) -> bool:
        """Whether the numeral is part of the word; 一点 is one, but not in 一点五万, nor 十分 in 十分钟."""
        if view[at] in "第前" or self._number_words.read(view, at):
            return False
        numeral = read_numeral(view, at) if at == name.start() else None
        if numeral is None:
            return True
        if numeral.end > name.end() or fraction(view, Mention.of(numeral), trillion=False) is not None:
            return False
        hit = None if numeral.bare else self._units.match(view, numeral.end, at)
        return hit is None or hit.end <= name.end()


def _of_lexicon(rules: Rules) -> Iterator[str]:
    """The names of the lexicon that begin like a quantity (三只松鼠, 六个核桃)."""
    for entry in rules.of(LexiconEntry):
        if not entry.context:
            for name in (entry.name, *entry.aliases):
                if len(name) >= _SHORTEST_NAME and name[0] in CHINESE:
                    yield name


def _offsets(words: Iterable[str]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """For each character that may begin a quantity, how far into words it stands, the farthest first, and how those begin."""
    heads: dict[str, dict[int, set[str]]] = {}
    for word in words:
        for offset, character in enumerate(word):
            if character in CHINESE or character.isdigit():
                heads.setdefault(character, {}).setdefault(offset, set()).add(word[:2])
    return {
        character: [(offset, frozenset(found[offset])) for offset in sorted(found, reverse=True)]
        for character, found in heads.items()
    }
