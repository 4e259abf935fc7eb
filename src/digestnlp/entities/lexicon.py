"""Names that are known, found in linear time: an index by first two characters, from which the longest name wins.

One more name costs a dictionary entry and no time: 50,000 names are looked for as fast as 5,000.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, Label, is_han, is_latin
from digestnlp.rules.schema import LexiconEntry
from digestnlp.view import of_each, view

# Middle dots of foreign names, as fonts and input methods have them.
DOTS = "·•・‧∙⋅"
_DOT = deferred(f"[{DOTS[1:]}]")
# A space between two Chinese characters parts words; any other space inside a name is a matter of taste (小米 SU7, 小米SU7).
_IDLE_SPACE = deferred(f" (?:(?<![{HAN} ] ) *| *(?![{HAN} ]))")
# Latin names this short are words in lower case (arm, meet), or other names in capitals: they count only as they are written.
_SHORT_LATIN = 3
_PLACE = 2  # Characters of a place's short form.
# So many pieces are found sooner one by one than by looking at every place of the text.
_FEW = 32


class Name(NamedTuple):
    """One spelling of an entity.

    Attributes:
        name, id, parent: of the entity.
        context: the spelling is a common word as well.
        traditional: it is none in texts in traditional script.
        exact: the spelling that the text must have letter by letter; None where case does not matter.
    """

    label: Label
    name: str
    id: str | None = None
    parent: str | None = None
    context: bool = False
    traditional: bool = False
    exact: str | None = None


_Written = tuple[str, LexiconEntry, bool]
"""A spelling as a lexicon has it, whose it is, and whether it is a common word as well."""


class Hit(NamedTuple):
    """A known spelling at a place; half-open offsets into the view."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True)
class Folded:
    """A view without differences of case and of spaces inside names, and where each of its characters came from."""

    view: str
    text: str
    offsets: Sequence[int]


def fold(viewed: str) -> Folded:
    """Folds a view for look-up."""
    lowered = _lowered(viewed)
    if " " not in lowered:
        return Folded(viewed, lowered, range(len(viewed)))
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for space in _IDLE_SPACE.finditer(lowered):
        pieces.append(lowered[at : space.start()])
        offsets.extend(range(at, space.start()))
        at = space.end()
    pieces.append(lowered[at:])
    offsets.extend(range(at, len(lowered)))
    return Folded(viewed, "".join(pieces), offsets)


def folded_name(viewed: str) -> str:
    """The view of a name, folded for look-up."""
    lowered = _lowered(viewed)
    return _IDLE_SPACE.sub("", lowered) if " " in lowered else lowered


def _lowered(viewed: str) -> str:
    lowered = viewed.lower()
    if len(lowered) != len(viewed):  # İ is the one letter that lower() makes two of.
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in viewed)
    return _DOT.sub("·", lowered)


class NameIndex:
    """Spellings by their first characters. Where two entities share a spelling, the first one has it."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self._names: dict[str, Name] = {}
        self._pairs: set[tuple[str, str]] = set()
        # By the first three characters: two are those of many words, and each length that is tried costs time.
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._add(names)

    def _add(self, names: Iterable[tuple[str, Name]]) -> None:
        for spelling, name in names:
            if len(spelling) < 2:
                continue  # A single character is never a name beyond doubt.
            known = self._names.get(spelling)
            if known is None or (known.context and not name.context):
                self._names[spelling] = name
                self._pairs.add((spelling[0], spelling[1]))
            lengths = self._lengths.get(spelling[:3], (2,))
            if len(spelling) not in lengths:
                self._lengths[spelling[:3]] = tuple(sorted((len(spelling), *lengths), reverse=True))

    def get(self, spelling: str) -> Name | None:
        """The name with this folded spelling."""
        return self._names.get(spelling)

    def find(self, folded: Folded, is_held: Callable[[str, int, int], bool] | None = None) -> Iterator[Hit]:
        """The longest spellings from left to right, without overlaps but for those with places of two characters.

        A spelling that needs context hides nothing that begins in it: 全国电 may be no name, where 全国 is one.

        Args:
            folded: a view.
            is_held: whether ordinary words hold what stands between two offsets of the view, which then is passed over.
        """
        text, offsets, name_of, lengths_of = folded.text, folded.offsets, self._names.get, self._lengths.get
        done = 0
        place = -1  # Where a place of two characters ends: 长丰 of 会长丰田. A name that reaches into it is longer.
        for at in self._heads(text):
            if at < done:
                continue
            for length in lengths_of(text[at : at + 3], (2,)):
                name = name_of(text[at : at + length])
                if name is None or at + length > len(text) or (at == place - 1 and length <= _PLACE):
                    continue  # A slice that the text's end cuts short may be a shorter name.
                start, end = offsets[at], offsets[at + length - 1] + 1
                if not _stands_alone(folded.view, start, end) or name.exact not in (None, folded.view[start:end]):
                    continue
                if is_held is not None and is_held(folded.view, start, end):
                    if not is_han(folded.view[start - 1 : start]):
                        done = at + length  # No word before it holds it: 东京 is no name in 京东京造 either.
                    continue
                yield Hit(start, end, name)
                if name.context:
                    continue
                short_place = length == _PLACE and name.label == "PLACE"
                done, place = (at + 1, at + length) if short_place else (at + length, -1)
                break

    def _heads(self, text: str) -> Iterable[int]:
        """Where the first two characters of a spelling stand."""
        if len(self._pairs) <= _FEW:
            return sorted(at for pair in self._pairs for at in places(text, "".join(pair)))
        known = map(self._pairs.__contains__, pairwise(text))
        return compress(range(len(text)), known)


def places(text: str, piece: str) -> Iterator[int]:
    """Where the piece stands in the text."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


class Lexicon(NameIndex):
    """Names that are known. Those that begin with a character are read when it is first met, which a short text does of few.

    Args:
        entries: of a lexicon.
    """

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        super().__init__(())
        written: list[_Written] = []
        for entry in entries:
            written.append((entry.name, entry, entry.context))
            if entry.aliases:
                written += [(alias, entry, False) for alias in entry.aliases]
            if entry.context_aliases:
                written += [(alias, entry, True) for alias in entry.context_aliases]
        heads = [_head(spelling) for spelling, _, _ in written]
        first_of = {head: folded[:1] for head, (_, folded) in _folded(heads).items()}
        self._unread: dict[str, list[_Written]] = {}
        for head, one in zip(heads, written, strict=True):
            self._unread.setdefault(first_of[head], []).append(one)

    def get(self, spelling: str) -> Name | None:
        """The name with this folded spelling."""
        self._read(spelling[:1])
        return super().get(spelling)

    def find(self, folded: Folded, is_held: Callable[[str, int, int], bool] | None = None) -> Iterator[Hit]:
        """As that of any index."""
        self._read(folded.text)
        return super().find(folded, is_held)

    def _read(self, text: str) -> None:
        for character in self._unread.keys() & text:
            # Another thread may read it at the same time, and must not take it for read before it is.
            self._add(_names_of(self._unread.get(character, ())))
            self._unread.pop(character, None)


def _head(spelling: str) -> str:
    """What tells the first character of a spelling's folded form: that of a letter is the same whatever is behind it."""
    return spelling[:1] if spelling[:1].isalnum() else spelling


def _names_of(written: Sequence[_Written]) -> Iterator[tuple[str, Name]]:
    """The names of spellings, by their folded forms."""
    forms = _folded(spelling for spelling, _, _ in written)
    for spelling, entry, context in written:
        viewed, folded = forms[spelling]
        exact = viewed if len(viewed) <= _SHORT_LATIN and viewed.isascii() and not _is_model(viewed) else None
        yield folded, Name(entry.label, entry.name, entry.id, entry.parent, context, entry.traditional, exact)


def _folded(spellings: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The view of each spelling, and that folded."""
    each = list(dict.fromkeys(spellings))
    views = [viewed.strip() for viewed in of_each(view, each)]
    return dict(zip(each, zip(views, of_each(folded_name, views), strict=True), strict=True))


def _is_model(viewed: str) -> bool:
    """Whether a short Latin name is no word in lower case, nor another name in capitals: su7."""
    return len(viewed) == _SHORT_LATIN and viewed[-1].isdigit()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit of a longer Latin word or number stands directly beside the name."""
    return not (
        (is_latin(text[start]) and is_latin(text[start - 1 : start]))
        or ((is_latin(text[end - 1]) or text[end - 1] == "+") and is_latin(text[end : end + 1]))
    )
