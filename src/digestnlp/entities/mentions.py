"""What the finders of names hand to one another: mentions, and which of them stay where they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from digestnlp.deferred import deferred
from digestnlp.wordlist import pattern_of

Label = Literal["COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE"]
FoundBy = Literal["lexicon", "pattern", "tagger", "memory"]

SOURCES: tuple[FoundBy, ...] = ("lexicon", "pattern", "tagger", "memory")
"""What names can rest on, the best first."""
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
"""Chinese characters, for use inside a character class."""

STOCK_CODE = deferred(
    r"[（(] ?(?:(?:股票|证券|股份)?(?:代码|代号|简称)[:：]? ?)?"
    r"(?:(?:[A-Za-z]{2,6}|纳斯达克|纽交所|港交所|上交所|深交所|北交所)[:：.] ?(?:\d{4,6}|[A-Z]{1,5})(?:\.[A-Z]{1,2})?"
    r"|(?:SH|SZ|BJ|HK)\d{5,6}|\d{3,6}[.\-，,] ?[A-Z]{1,3}|[A-Z]{1,5}(?:\.(?:US|O|N|HK|L|T)|-US)"
    r"|(?!(?:19|20)\d\d ?[)）])\d{4}|\d{6}|0\d{4}) ?[)）]"
)
"""A stock's code in brackets, which only companies have behind their names."""

TOGETHER = deferred("共(?=持有|有|计|增持|减持|质押)")
"""What counts up, and is no part of the name before it: 王小明 + 共持有."""

_START = attrgetter("start")
_LETTER = deferred("[A-Za-z]")


class Mention(NamedTuple):
    """A name at a place: half-open offsets into the view, and whose name it is.

    Attributes:
        parent: id of the lexicon entity that it belongs to.
    """

    start: int
    end: int
    label: Label
    name: str
    id: str | None = None
    parent: str | None = None
    found_by: FoundBy = "pattern"


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one; false for the empty string beyond either end of a text."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or character == "〇"
    )


def is_latin(character: str) -> bool:
    """Whether a character is an ASCII letter or digit; false for the empty string."""
    return character.isascii() and character.isalnum()


def has_letters(text: str) -> bool:
    """Whether there is an ASCII letter in a text, without which most of what is looked for in Latin letters is not there."""
    return _LETTER.search(text) is not None


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longer ones first."""
    return pattern_of(words)


def without_overlaps(mentions: Iterable[Mention], length: int) -> list[Mention]:
    """The mentions that stay, in order: the longer wins, then the better source, then the one further left.

    Args:
        mentions: in any order.
        length: of the text they lie in.
    """
    ordered = sorted(mentions, key=_START)
    for before, after in pairwise(ordered):
        if before.end > after.start:
            break
    else:
        return ordered
    taken = bytearray(length)
    kept = []
    for mention in sorted(ordered, key=lambda m: (m.start - m.end, SOURCES.index(m.found_by))):
        if taken.find(1, mention.start, mention.end) < 0:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    kept.sort(key=_START)
    return kept


def beside(mentions: Iterable[Mention], taken: Iterable[Mention], length: int) -> list[Mention]:
    """Those of the mentions that overlap none that are taken already, nor one another, in order.

    Args:
        mentions: in any order.
        taken: what stays, whatever its length and source.
        length: of the text they lie in.
    """
    occupied = bytearray(length)
    for mention in taken:
        occupied[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return without_overlaps((m for m in mentions if occupied.find(1, m.start, m.end) < 0), length)


def whole_titles(view: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with one for the two parts of a title that a colon parts: 《云岚战记：远征》.

    Args:
        view: what they lie in.
        mentions: in order.
    """
    whole: list[Mention] = []
    for mention in mentions:
        last = whole[-1] if whole else None
        if (
            last is not None
            and last.label == mention.label == "PRODUCT"
            and view.startswith("《", last.start - 1)
            and view.startswith("》", mention.end)
            and view[last.end : mention.start].strip(" ") in ("：", ":")
        ):
            name = view[last.start : mention.end]
            whole[-1] = Mention(last.start, mention.end, "PRODUCT", name, None, last.parent, mention.found_by)
        else:
            whole.append(mention)
    return whole
