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
import zlib
from collections import Counter, defaultdict
from pathlib import Path

from digestnlp.stretches import stretches

# Lines that begin with the same character. The file is sorted but for a few words, so that most characters have one block.
_BLOCK = re.compile(rb"^([^\x80-\xff\n]|[\xc0-\xff][\x80-\xbf]+).*(?:\n\1.*)*", re.MULTILINE)
TOTALS = {328468845: 60_101_967}
"""What `total` gives for the dictionary of jieba 0.42.1, by its checksum: adding up takes as long as all else."""
BITS = 21
"""Of each character, as many as Unicode has."""


class Dictionary(dict[str, dict[int, float]]):
    """By first character, the words with the logarithm of their share of all; what only begins words is there with 0.

    A word is there by the number that what follows its first character makes (`BITS` of each): numbers take less than half of the memory
    of strings, and half a million of them stand here in the end.

    Args:
        data: lines of word, count and part of speech with a space between them, in UTF-8.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        known = TOTALS.get(zlib.crc32(data))
        self._data = data = b"\n" + data  # So that every line, the first too, stands behind the end of another.
        self._blocks: defaultdict[bytes, list[tuple[int, int]]] = defaultdict(list)
        for block in _BLOCK.finditer(data):
            self._blocks[block[1]].append(block.span())
        # Many words are as likely as others: each number is kept once.
        self._logs = functools.cache(lambda count: math.log(int(count)) + self.unknown)
        self.unknown = -math.log(known or total(data))
        """What a character counts that the dictionary makes no word of, as if it had been met once."""

    def __missing__(self, character: str) -> dict[int, float]:
        words = self[character] = {}
        for start, end in self._blocks.get(character.encode(errors="surrogatepass"), ()):
            for line in self._data[start:end].decode().split("\n"):
                word, count, _ = line.split(" ")
                number = 0
                for code in map(ord, word[1:]):
                    words.setdefault(number, 0.0)
                    number = number << BITS | code
                words[number] = self._logs(count)
        return words

    def find(self, word: str) -> float | None:
        """The logarithm of the word's share of all, 0 where it only begins words, None where it does not even that."""
        number = 0
        for code in map(ord, word[1:]):
            number = number << BITS | code
        return self[word[0]].get(number)

    def tag(self, word: str) -> str | None:
        """The word's part of speech in the tags of ICTCLAS; None for what is no word of the dictionary."""
        if word[:1] in self and not self.find(word):
            return None  # as is known of a character that was met
        line = f"\n{word} ".encode(errors="surrogatepass")
        for start, end in self._blocks.get(word[:1].encode(errors="surrogatepass"), ()):
            found = self._data.find(line, start - 1, end)
            if found >= 0:
                count_and_tag = self._data[found + len(line) : self._data.index(b"\n", found + len(line))]
                return count_and_tag.split()[-1].decode()
        return None


def total(data: bytes) -> int:
    """The sum of the counts of all words."""
    counts: Counter[bytes] = Counter()  # Few are different, and of those alone numbers are made.
    for stretch in stretches(data):
        counts.update(stretch.split(b" ")[1::2])
    return sum(int(count) * times for count, times in counts.items())


@functools.cache
def dictionary() -> Dictionary:
    """The dictionary that comes with jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ImportError("jieba is not installed, whose dictionary digestnlp reads; pip install jieba")
    return Dictionary(Path(spec.origin).with_name("dict.txt").read_bytes())
