"""Words of a text, by jieba: tokens whose borders respect the spans that were found, and word borders for the veto.

The only module that knows jieba. It uses a tokenizer of its own and never jieba's global one, so words that other code adds
to jieba change nothing here, and nothing here changes what other code sees. The dictionary is built in memory when the
first word is asked for: jieba's own loader would read and write a cache file in the folder of temporary files, which other
users can write too.
"""

from __future__ import annotations

import functools
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from digestnlp.models import Token

if TYPE_CHECKING:
    import jieba

# Runs of these jieba looks up in its dictionary and does nothing else with.
_CHINESE = re.compile("[\u4e00-\u9fd5]+")
_NOT_SPACE = re.compile(r"\S+")


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

    Characters that the dictionary makes no word of stand alone: what jieba's model would guess to be a word is no reason
    against a name.
    """
    if _CHINESE.fullmatch(text):
        return _borders(text)
    words = _words(text, 0, len(text), guess=False)
    return frozenset(offset for word in words for offset in word) | {0, len(text)}


def _borders(text: str) -> frozenset[int]:
    """The borders of the likeliest words: what jieba's `cut` finds, which would take many times as long for a few characters."""
    tokenizer = _tokenizer()
    frequency, total = tokenizer.FREQ.get, math.log(tokenizer.total)
    length = len(text)
    ends = list(
        range(1, length + 1)
    )  # of the likeliest word that begins at a place, and how likely it is with what follows
    scores = [0.0] * (length + 1)
    for start in reversed(range(length)):
        best = None
        for end in range(start + 1, length + 1):
            times = frequency(text[start:end])
            if times is None:
                break  # the dictionary holds the beginnings of its words too, with a frequency of 0
            if times:
                score = math.log(times) - total + scores[end]
                if best is None or score >= best:
                    best, ends[start] = score, end
        scores[start] = scores[start + 1] - total if best is None else best
    borders, at = {0}, 0
    while at < length:
        at = ends[at]
        borders.add(at)
    return frozenset(borders)


def _tokens(text: str, words: Iterable[tuple[int, int]]) -> Iterator[Token]:
    for start, end in words:
        if start < end:
            # Offsets and text are right by construction: validating them again would take longer than cutting the text.
            yield Token.model_construct(start=start, end=end, text=text[start:end])


def _words(text: str, start: int, end: int, *, guess: bool = True) -> Iterator[tuple[int, int]]:
    """The words between two offsets; white space ends a word and is part of none."""
    cut = _tokenizer().cut
    for run in _NOT_SPACE.finditer(text, start, end):
        at = run.start()
        for word in cut(run.group(), HMM=guess):
            yield at, at + len(word)
            at += len(word)


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
def _tokenizer() -> jieba.Tokenizer:
    """Our own tokenizer, its dictionary built in memory (about a second, once a process)."""
    with warnings.catch_warnings():
        # jieba 0.42.1 has invalid escapes in its source and imports pkg_resources; both warn, and neither concerns users.
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
