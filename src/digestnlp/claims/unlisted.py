"""Names that no list has, told by where they stand: LUMA达到了 43 token/秒, PicNote：收入增长 12%, 乙烷（MB），+14%."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence, inside
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import HAN, has_letters, is_latin
from digestnlp.models import Block, Entity
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import compile_at, pattern_of

_LATIN = r"[A-Za-z][A-Za-z0-9+'\-]*(?: [A-Z][A-Za-z0-9+'\-]*){0,3}(?![A-Za-z0-9])"
_NAME = deferred(_LATIN)
# - PicNote（安卓版）：, (2)云岚宁波：
_HEAD = deferred(
    rf"[ *#>\-•·]*(?:[(（]?\d{{1,2}}[)）、.．]|[①-⑳])?[ *]*(?P<name>{_LATIN}|[{HAN}]{{2,8}})"
    r" ?(?:[（(][^（()）\n]{1,20}[)）])?[ *]*[：:]"
)
# ；乙烷（华东），+14%
_QUOTED = deferred(
    r"(?:^|[；;：:。\n]) *(?P<name>[^，,。；;：:（）()、\n]{2,24}?) ?(?:[（(][^（）()\n]{1,20}[)）])? ?[，,] ?$"
)
# “24 江海债 13”收益率, “22 云岚 01”跌 3%: an issue of bonds, with its number
_ISSUE = deferred(
    rf"[“「](?P<name>(?=[^”」]*\d)[^”」，。；\n]*[债券][^”」，。；\n]*|\d\d[{HAN}A-Z]{{2,8}}\d\d)[”」] ?的?$"
)
_ISSUE_REACH = 22
_CLOSED = ("”", "」", "”的", "」的")
_SIGNS = "+-－＋−"
_PROPER = ("nr", "nrt", "nz", "nt")  # Parts of speech in the dictionary.
_PREDICATES = ("v", "vd", "vi", "d", "ad", "zg", "p")
_DIALOGUE = deferred("[你您我咱？?]")  # 王小明：我们卖了 3 万台, which is what he says.
_NEAR = 60  # Characters behind the head of an item within which its first figure stands.


class Spanned(Protocol):
    """What stands between two places."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class UnlistedNames:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, starts: ClauseStarts) -> None:
        self._starts = starts
        measures = (word for entry in rules.of(MetricEntry) for word in (*entry.nouns, *entry.verbs, *entry.heads))
        none = (*rules.words("entities.not_models"), *rules.words("no_latin_names"))
        self._none = frozenset(word.casefold() for word in none)
        labels = (
            rules.words(name)
            for name in ("section_labels", "item_labels", "no_subjects", "measure_prefixes", "part_openers")
        )
        self._labels = frozenset((*measures, *(word for words in labels for word in words)))
        self._surnames = tuple(set(rules.words("entities.surnames")) - set(rules.words("entities.doubtful_surnames")))
        self._speech = compile_at(rules.words("speech_verbs"))
        self._links = compile_at(rules.words("links"))
        self._told = deferred(rf"(?:{pattern_of(rules.words('entities.entry_nobodies'))})$")

    def is_name(self, text: str) -> bool:
        """Whether the Latin letters may be a name: LUMA, T1; but not SUV, TOP10, Q2."""
        if len(text) < 2 or text == text.lower():
            return False
        words = text.casefold().split(" ")
        return not any(word in self._none or word.rstrip("0123456789") in self._none for word in words)

    def opening(self, draft: Draft, clause_start: int) -> Subject | None:
        """The Latin name that opens the figure's clause and does or has what is told there: LUMA达到了…, GTR的交付周期…."""
        own = draft.site.left <= clause_start
        return self._at(draft.sentence, clause_start, draft.anchor) if own else None

    @staticmethod
    def may_be_part(draft: Draft, name: Subject) -> bool:
        """Whether it is in capitals and stands right before the measure, as what a company makes does: DRAM 收入."""
        at = name.end + draft.sentence.view.startswith(" ", name.end)
        return at == draft.metric.start and name.text.isupper() and name.text.isalpha()

    def told_of(self, sentence: Sentence, end: int) -> Subject | None:
        """The Latin name that an earlier clause opens with: LUMA发布一周，下载量超过 100 万次."""
        for start, stop in reversed(sentence.clauses):
            if stop <= end and (found := self._at(sentence, start, stop)) is not None:
                return found._replace(inherited=True)
        return None

    def quoted(self, draft: Draft) -> Subject | None:
        """What alone stands before a signed share in a list of such: 美国乙烷，+16%；丙烷（华东），-4%."""
        sentence, quantity = draft.sentence, draft.quantity
        if quantity.text[0] not in _SIGNS or quantity.dimension != "ratio":
            return None
        found = _QUOTED.search(sentence.view[sentence.start : quantity.start])
        if found is None:
            return None
        start, end = (sentence.start + at for at in found.span("name"))
        groups: tuple[Sequence[Spanned], ...] = (sentence.changes, sentence.bases, sentence.times, sentence.quantities)
        if _overlaps(groups, start, end):
            return None
        cues = (cue for cue in sentence.metrics if start <= cue.start and cue.end == end)
        if any(not reading.entry.is_subject for cue in cues for reading in cue.entry):
            return None  # 毛利率，+3%
        words = dictionary_words(found["name"])
        if found["name"] in self._labels or any(part_of_speech(word.text) in ("d", "p", "c") for word in words):
            return None
        named = next((e for e in sentence.entities if (e.start, e.end) == (start, end)), None)
        return Subject.of(named) if named is not None else Subject(start, end, found["name"], found["name"], "OTHER")

    @staticmethod
    def issue(draft: Draft) -> Subject | None:
        """The numbered name in quotation marks right before the measure: 7 年期“24 江海债 13”收益率报 2.1%."""
        at, view = draft.metric.start, draft.sentence.view
        if at is None or draft.metric.how not in ("cue_before", "verb_before") or not view.endswith(_CLOSED, 0, at):
            return None
        found = _ISSUE.search(view, max(draft.sentence.start, at - _ISSUE_REACH), at)
        return Subject(*found.span("name"), found["name"], found["name"], "OTHER") if found is not None else None

    def _at(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The name at the beginning of the clause, before what is told of it."""
        view = sentence.view
        if not has_letters(view[start:end]):
            return None
        start = self._starts.start(sentence, start)
        if start >= end or not is_latin(view[start]) or is_latin(view[start - 1 : start]):
            return None
        name = _NAME.match(view, start, end)
        if name is None or not self.is_name(name[0]):
            return None
        groups: tuple[Sequence[Spanned], ...] = (
            sentence.entities,
            sentence.times,
            sentence.metrics,
            sentence.quantities,
        )
        if _overlaps(groups, start, name.end()):
            return None
        if not self._is_told_of(sentence, name.end()):
            return None
        return Subject(start, name.end(), name[0], name[0], "OTHER", unknown=True)

    def _is_told_of(self, sentence: Sentence, at: int) -> bool:
        """Whether 的, a measure, a time, a change or a verb goes on at the place, and no noun: LUMA + 芯片."""
        view = sentence.view
        at += view.startswith(" ", at)
        if view.startswith("的", at):
            return True
        if self._speech.match(view, at):
            return False  # TechRank预计出货量为 3 亿台
        groups = (sentence.metrics, sentence.changes, sentence.bases, sentence.times)
        if any(item.start == at for group in groups for item in group) or self._links.match(view, at):
            return True
        word = next(iter(dictionary_words(view[at : at + 6])), None)
        return word is not None and word.start == 0 and part_of_speech(word.text) in _PREDICATES

    def head(self, view: str, block: Block, names: Sequence[Entity]) -> tuple[Subject, int] | None:
        """The name before the colon that the block opens with, and the colon's end: PicNote：二季度收入增长 12% is all of it."""
        found = _HEAD.match(view, block.start, block.end)
        if found is None or _DIALOGUE.search(view, found.end(), min(block.end, found.end() + _NEAR)):
            return None
        start, end = found.span("name")
        held = inside(names, start, end)
        if held and held[0].label == "PRODUCT" and (held[0].start, held[0].end) == (start, end):
            return Subject.of(held[0]), found.end()
        if held and not (held[0].start == start and held[0].label == "COMPANY" and _is_daughter(held, end)):
            return None
        name = found["name"]
        if name in self._labels or self._told.search(name):
            return None
        if not held and not (self.is_name(name) if name.isascii() else self._is_proper(name)):
            return None
        return Subject(start, end, name, name, "COMPANY" if held else "OTHER"), found.end()

    def _is_proper(self, name: str) -> bool:
        """Whether the dictionary knows the word as a name, or nothing of it but its characters; but no person's."""
        return is_proper(name) and not (len(name) < 4 and name.startswith(self._surnames))


def _overlaps(groups: Sequence[Sequence[Spanned]], start: int, end: int) -> bool:
    """Whether anything that was found reaches into the stretch."""
    return any(item.start < end and start < item.end for group in groups for item in group)


def _is_daughter(held: Sequence[Entity], end: int) -> bool:
    """Whether a company's name goes on with a place's up to the end: 云岚 + 宁波."""
    return len(held) == 2 and held[0].end == held[1].start and held[1].label == "PLACE" and held[1].end == end


def is_proper(name: str) -> bool:
    """Whether the dictionary knows the word as a name, or knows nothing of it but its characters."""
    if name.isascii():
        return True
    kind = part_of_speech(name)
    return kind in _PROPER or (kind is None and all(len(word.text) == 1 for word in dictionary_words(name)))
