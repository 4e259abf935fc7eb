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
    """Spellings by their first characters. Where two entities share a spelling, the first one has it.

    Those that begin with a character are put in order when the character is first met, which a short text does of few.
    """

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self._unread: dict[str, list[tuple[str, Name]]] = {}
        for name in names:
            self._unread.setdefault(name[0][:1], []).append(name)
        self._names: dict[str, Name] = {}
        self._pairs: set[tuple[str, str]] = set()
        # By the first three characters: two are those of many words, and each length that is tried costs time.
        self._lengths: dict[str, tuple[int, ...]] = {}

    def _read(self, text: str) -> None:
        """Puts in order what begins with a character of the text."""
        for character in self._unread.keys() & text:
            for spelling, name in self._unread.pop(character):
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
        self._read(spelling[:1])
        return self._names.get(spelling)

    def find(self, folded: Folded, is_held: Callable[[str, int, int], bool] | None = None) -> Iterator[Hit]:
        """The longest spellings from left to right, without overlaps but for those with places of two characters.

        A spelling that needs context hides nothing that begins in it: 全国电 may be no name, where 全国 is one.

        Args:
            folded: a view.
            is_held: whether ordinary words hold what stands between two offsets of the view, which then is passed over.
        """
        text, offsets, name_of, lengths_of = folded.text, folded.offsets, self._names.get, self._lengths.get
        self._read(text)
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


def spellings(entries: Sequence[LexiconEntry]) -> Iterator[tuple[str, Name]]:
    """The folded spellings of lexicon entries. Those of one entry share their names, of which there are many."""
    rows: list[tuple[str, Name]] = []
    for entry in entries:
        of = (entry.label, entry.name, entry.id, entry.parent)
        plain = Name(*of, False, entry.traditional)  # noqa: FBT003 - by its name it takes twice as long
        doubtful = Name(*of, True, entry.traditional) if entry.context or entry.context_aliases else plain  # noqa: FBT003
        rows.append((entry.name, doubtful if entry.context else plain))
        if entry.aliases:
            rows += [(alias, plain) for alias in entry.aliases]
        if entry.context_aliases:
            rows += [(alias, doubtful) for alias in entry.context_aliases]
    views = [viewed.strip() for viewed in of_each(view, [spelling for spelling, _ in rows])]
    for (_, name), viewed, folded in zip(rows, views, of_each(folded_name, views), strict=True):
        if len(viewed) <= _SHORT_LATIN and viewed.isascii() and not _is_model(viewed):
            name = name._replace(exact=viewed)
        yield folded, name


def _is_model(viewed: str) -> bool:
    """Whether a short Latin name is no word in lower case, nor another name in capitals: su7."""
    return len(viewed) == _SHORT_LATIN and viewed[-1].isdigit()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit of a longer Latin word or number stands directly beside the name."""
    return not (
        (is_latin(text[start]) and is_latin(text[start - 1 : start]))
        or ((is_latin(text[end - 1]) or text[end - 1] == "+") and is_latin(text[end : end + 1]))
    )
