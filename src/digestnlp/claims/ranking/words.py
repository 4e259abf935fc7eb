"""A sentence as names, figures, times, quoted words and words of the dictionary, and the noun phrases that these may form."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.segment import dictionary_words, part_of_speech

_LATIN = "\u2e80"  # Characters up to it are no Chinese ones.
# Kinds of units.
NAME, FIGURE, TIME, NOUN, MODIFIER, VERB, OF, JOIN, MARK, OTHER = "EQTNAVDCMO"
_PHRASE = frozenset((NAME, FIGURE, NOUN, MODIFIER, VERB, OF, JOIN))
LONGEST = 24
_MOST_UNITS = 9
_QUOTED = deferred(r"《[^《》\n]{1,30}》|“[^“”\n]{1,16}”|「[^「」\n]{1,16}」")
_HAN = deferred(r"[\u4e00-\u9fff]")
# The dictionary has no Latin words and cuts them into letters; one letter may be part of a word of its own (A股).
_LATIN_WORD = deferred(
    r"(?=[0-9]*[A-Za-z])[A-Za-z0-9]{2,}(?:[-+./&][A-Za-z0-9]+)*|(?P<number>(?<![\d.])\d{1,3} ?号(?=[\u4e00-\u9fff]))"
)
_MARK = deferred(r"[^\w“”「」《》·\-+&/.]")
_OF_WORDS = ("的", "之")
JOINS = ("和", "与", "及", "以及", "、")
# What ends a noun phrase behind a noun, though the dictionary has it as a classifier, an adverb or a verb: 充电 + 桩.
_ENDINGS = frozenset("厂园场类级型股桩箱段层款组队片点站者户口帐部处所线盘位批县车员险费舖")
# Parts of speech in the dictionary.
_NOUNS = ("n", "vn", "j", "l", "i", "eng", "x", "an", "s", "b", "g")
_MODIFIERS = frozenset(("a", "b", "m", "q", "f", "ag", "mq", "t", "k"))
_VERBS = frozenset(("v", "vi", "vg", "vd"))
_FUNCTIONS = "pcdrtzuy"


class Unit(NamedTuple):
    """A word or a find at its place.

    Attributes:
        kind: NAME, FIGURE, TIME, NOUN …; of function words the first letter of their part of speech, as a capital.
        entity: the name, where it is one.
    """

    start: int
    end: int
    kind: str
    text: str
    entity: Entity | None = None


class Phrase(NamedTuple):
    """A stretch of units that may be a noun phrase.

    Attributes:
        start, end: its place.
        run_start, run_end: that of the longest run of such units that holds it.
        first, behind: the numbers of its first unit and of the one behind it.
    """

    start: int
    end: int
    run_start: int
    run_end: int
    first: int
    behind: int


def units(sentence: Sentence) -> list[Unit]:
    """The sentence's units in their order."""
    if sentence.units is None:
        sentence.units = _units(sentence)
    return sentence.units


def _units(sentence: Sentence) -> list[Unit]:
    view = sentence.view
    held: list[tuple[int, int, str, Entity | None]] = [(e.start, e.end, NAME, e) for e in sentence.entities]
    held += [(q.start, q.end, FIGURE, None) for q in sentence.quantities]
    held += [(t.start, t.end, TIME, None) for t in sentence.times]
    for quote in _QUOTED.finditer(view, sentence.start, sentence.end):
        start, end = quote.span()
        if not any(a < end and start < b for a, b, kind, _ in held if kind != NAME):
            named = next(
                (e for e in sentence.entities if start <= e.start and e.end <= end <= e.end + 1 + e.start - start), None
            )
            held.append((start, end, NAME if named else NOUN, named))
    held.sort(key=lambda item: (item[0], -item[1]))
    found: list[Unit] = []
    at = sentence.start
    for start, end, kind, entity in held:
        if start >= at:
            found += _words(view, at, start)
            found.append(Unit(start, end, kind, view[start:end], entity))
            at = end
    found += _words(view, at, sentence.end)
    return found


def _words(view: str, start: int, end: int) -> Iterator[Unit]:
    for latin in _LATIN_WORD.finditer(view, start, end):
        yield from _dictionary_words(view, start, latin.start())
        start = latin.end()
        yield Unit(latin.start(), start, MODIFIER if latin["number"] else NOUN, latin[0])  # 1 号 + 风电场
    yield from _dictionary_words(view, start, end)


def _dictionary_words(view: str, start: int, end: int) -> Iterator[Unit]:
    for word in dictionary_words(view[start:end]) if start < end else ():
        yield Unit(start + word.start, start + word.end, _kind(word.text), word.text)


@functools.lru_cache(maxsize=20_000)
def _kind(text: str) -> str:
    """What a word of the dictionary may be in a noun phrase; what it does not know is a noun."""
    if text in _OF_WORDS:
        return OF
    if text in JOINS:
        return JOIN
    if _MARK.fullmatch(text):
        return MARK
    if text in _ENDINGS:
        return MODIFIER
    tag = part_of_speech(text)
    if tag is None:
        return NOUN if len(text) > 1 or _HAN.match(text) else OTHER
    if tag.startswith(_NOUNS):
        return NOUN
    if tag in _MODIFIERS:
        return MODIFIER
    if tag in _VERBS:
        return VERB
    return tag[0].upper() if tag[0] in _FUNCTIONS else OTHER


def phrases(of: Sequence[Unit], cuts: Sequence[int]) -> list[Phrase]:
    """Every stretch of the units that begins and ends as a noun phrase may.

    Args:
        of: the units of a sentence.
        cuts: places inside words where one may end too: where a measure's name begins.
    """
    found: dict[tuple[int, int], Phrase] = {}
    within = [[cut for cut in cuts if unit.start < cut < unit.end] for unit in of]
    for first, behind in _runs(of):
        run = of[first].start, of[behind - 1].end
        for begin in range(first, behind):
            opening = of[begin]
            if opening.kind in (OF, JOIN) or (opening.kind == VERB and begin > first):
                continue
            for last in range(begin, min(behind, begin + _MOST_UNITS)):
                unit = of[last]
                if (unit.kind == FIGURE and last > begin) or unit.start - opening.start >= LONGEST:
                    break
                for end in (*within[last], unit.end) if _ends_phrase(of, begin, last) else within[last]:
                    if 1 < end - opening.start <= LONGEST:
                        found.setdefault((opening.start, end), Phrase(opening.start, end, *run, begin, last + 1))
    return [found[place] for place in sorted(found)]


def _ends_phrase(of: Sequence[Unit], begin: int, last: int) -> bool:
    """Whether a noun phrase that begins with the one unit may end with the other."""
    unit = of[last]
    if unit.kind in (NOUN, NAME):
        return True
    return last > begin and (unit.text in _ENDINGS or (unit.kind == VERB and of[last - 1].kind == NOUN))


def _runs(of: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The longest runs of units that a noun phrase may hold: the number of the first, and of the one behind the last."""
    first = 0
    while first < len(of):
        unit = of[first]
        behind = first + 1
        opens = unit.kind in (NOUN, NAME, MODIFIER, FIGURE)
        if unit.kind == VERB and behind < len(of):
            opens = of[behind].kind in (NOUN, NAME) and of[behind].start == unit.end
        if opens:
            while behind < len(of) and of[behind].kind in _PHRASE and not _is_apart(of[behind - 1], of[behind]):
                behind += 1
            yield first, behind
        first = behind


def _is_apart(unit: Unit, following: Unit) -> bool:
    """Whether white space parts two Chinese words."""
    return unit.end != following.start and min(unit.text[-1], following.text[0]) > _LATIN
