"""Words of a text: tokens whose borders respect the spans that were found, and word borders for the veto.

The words are those of jieba, made of its dictionary and, where it makes none, of its model. jieba's tokenizers are not used:
they take long to begin, and words that other code adds to jieba change nothing here.
"""

from __future__ import annotations

import functools
import math
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.dictionary import BITS, dictionary
from digestnlp.models import Token

# Runs that are looked up in the dictionary; any other character is a word by itself.
_PIECE = deferred(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+|\S")
_CHINESE = deferred(r"[\u4e00-\u9fd5]+")
_BEFORE_LETTERS = deferred(r"(?=[a-zA-Z0-9]{2})")
# Nouns that the dictionary takes for numerals or verbs, and verbs that it takes for names.
_CORRECTED = {
    **dict.fromkeys(("大米", "八角", "三七", "千张", "零部件", "快递", "外卖", "展会", "包裹", "理财"), "n"),
    "容纳": "v",
}
# What is less likely than any word, and what no word goes on with.
_NEVER, _NO_CHARACTER = -math.inf, -1


def tokenize(text: str, spans: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Cuts a text into words; every given span is exactly one token.

    Args:
        text: any text; the tokens together hold all of its characters that are not white space, in order.
        spans: half-open offsets of what must stay whole (numbers, times, names), in any order. Spans that overlap become
            one token together, so that no border lies inside any of them.

    Returns:
        Tokens in the order of the text, without overlaps; `text[token.start:token.end] == token.text`.

    Raises:
        ValueError: a span that does not lie in the text.
    """
    tokens: list[Token] = []
    at = 0
    for start, end in _united(text, spans):
        tokens.extend(_tokens(text, _words(text, at, start)))
        tokens.extend(_tokens(text, [_stripped(text, start, end)]))
        at = end
    tokens.extend(_tokens(text, _words(text, at, len(text))))
    return tokens


def word_borders(text: str) -> frozenset[int]:
    """The offsets at which a word of the dictionary begins or ends, the text's own two ends among them.

    Characters that the dictionary makes no word of stand alone, but for letters and digits: what jieba's model would guess
    to be a word is no reason against a name.
    """
    if _CHINESE.fullmatch(text):
        return frozenset(_borders(text, 0))
    borders = {0, len(text)}
    for piece in _PIECE.finditer(text):
        borders.update(_borders(piece[0], piece.start()))
    inner = {pair.start() + 1 for pair in _BEFORE_LETTERS.finditer(text)}
    return frozenset(at for at in borders if at not in inner or not {at - 1, at + 1} <= borders)


class Word(NamedTuple):
    """A word at its place in a text; most texts that are asked for their words have a dozen characters, and records would take long."""

    start: int
    end: int
    text: str


def dictionary_words(text: str) -> list[Word]:
    """The likeliest words of the dictionary; a character that it makes no word of stands alone. White space is part of none."""
    return [
        Word(start, end, text[start:end])
        for piece in _PIECE.finditer(text)
        for start, end in pairwise(_borders(piece[0], piece.start()))
    ]


@functools.lru_cache(maxsize=20_000)
def part_of_speech(word: str) -> str | None:
    """The part of speech that jieba's dictionary gives the word (n, v, d, p …); None for what is no word of it."""
    return _CORRECTED.get(word) or dictionary().tag(word)


def _borders(piece: str, start: int) -> list[int]:
    """The borders of the likeliest words of the dictionary, for a piece that stands at the offset."""
    words = dictionary()
    length = len(piece)
    # Of the likeliest word that begins at a place: its end, and how likely it is with what follows.
    ends = list(range(1, length + 1))
    scores = [0.0] * (length + 1)
    codes = [*map(ord, piece), _NO_CHARACTER]
    behind = 0.0
    for at in range(length - 1, -1, -1):
        share = words[piece[at]].get
        alone = share(0)
        best = alone + behind if alone else _NEVER
        number, end = codes[at + 1], at + 2
        while (likely := share(number)) is not None:
            if likely and (score := likely + scores[end]) >= best:
                best, ends[at] = score, end
            number = number << BITS | codes[end]
            end += 1
        scores[at] = behind = behind + words.unknown if best == _NEVER else best
    borders, at = [start], 0
    while at < length:
        at = ends[at]
        borders.append(start + at)
    return borders


def _tokens(text: str, words: Iterable[tuple[int, int]]) -> Iterator[Token]:
    for start, end in words:
        if start < end:
            yield Token.trusted({"start": start, "end": end, "text": text[start:end]})


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words between two offsets; white space ends a word and is part of none."""
    for piece in _PIECE.finditer(text, start, end):
        words = pairwise(_borders(piece[0], piece.start()))
        for single, run in groupby(words, lambda word: word[1] - word[0] == 1):
            found = list(run)
            yield from _guessed(text, found) if single else found


def _guessed(text: str, characters: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words that jieba's model makes of characters; none of those that are less likely in the dictionary than apart."""
    start, end = characters[0][0], characters[-1][1]
    if len(characters) == 1 or dictionary().find(text[start:end]):
        yield from characters
        return
    for word in _model()(text[start:end]):
        yield start, start + len(word)
        start += len(word)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _united(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not 0 <= start <= end <= len(text):
            raise ValueError(
                f"span ({start}, {end}) does not lie in the text; allowed: 0 <= start <= end <= {len(text)}"
            )
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        elif start < end:
            united.append((start, end))
    return united


@functools.cache
def _model() -> Callable[[str], Iterable[str]]:
    """The model of jieba, imported when it is first asked for."""
    with warnings.catch_warnings():
        # jieba 0.42.1 has invalid escapes in its source and imports pkg_resources; both warn, and neither concerns users.
        warnings.simplefilter("ignore")
        from jieba.finalseg import cut
    return cut  # type: ignore[no-any-return]
