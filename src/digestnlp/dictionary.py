"""The words of jieba's dictionary and how likely each is, read from its file without importing jieba.

jieba's own loader writes down half a million entries before the first word can be looked up. Here the words that begin with
a character are read when the character is first met, which a short text does of few. Nothing is cached on disk: jieba's
loader reads and writes a file in the folder of temporary files, which other users can write too.
"""

from __future__ import annotations

import functools
import importlib.util
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

# Lines that begin with the same character. The file is sorted but for a few words, so that most characters have one block.
_BLOCK = re.compile(r"^(.).*(?:\n\1.*)*", re.MULTILINE)


class Dictionary(dict[str, dict[str, float]]):
    """By first character, the words with the logarithm of their share of all; what only begins words is there with 0.

    Args:
        text: lines of word, count and part of speech with a space between them.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._blocks: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for block in _BLOCK.finditer(text):
            self._blocks[block[1]].append(block.span())
        counts = Counter(text.split(" ")[1::2])  # Few are different, and of those alone numbers are made.
        self.unknown = -math.log(sum(int(count) * times for count, times in counts.items()))
        """What a character counts that the dictionary makes no word of, as if it had been met once."""

    def __missing__(self, character: str) -> dict[str, float]:
        words = self[character] = {}
        for start, end in self._blocks.get(character, ()):
            for line in self._text[start:end].split("\n"):
                word, count, _ = line.split(" ")
                for length in range(1, len(word)):
                    words.setdefault(word[:length], 0.0)
                words[word] = math.log(int(count)) + self.unknown
        return words


@functools.cache
def dictionary() -> Dictionary:
    """The dictionary that comes with jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ImportError("jieba is not installed, whose dictionary digestnlp reads; pip install jieba")
    return Dictionary(Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8"))
