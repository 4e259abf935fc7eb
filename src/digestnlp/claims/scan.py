"""Cuts a block into sentences and clauses and finds the cues in them, so that the later steps only look things up."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Generic, TypeVar

from digestnlp.models import Block, Entity, Quantity, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry, ChangeEntry, MetricEntry
from digestnlp.wordlist import compile_words, overruled

T = TypeVar("T")
S = TypeVar("S", Entity, Quantity, Time)

SENTENCE_END = re.compile(r"[。!?！？]+[”」』’\"）)]*|\n")
HEADING_END = re.compile(r"[。!?！？|丨｜]+[”」』’\"）)]*|\n")
CLAUSE_END = re.compile(r"[，；：;:]|,(?![0-9])")
# In a heading a space between two Chinese words does the work of a comma.
HEADING_CLAUSE_END = re.compile(r"[，；：;:]|,(?![0-9])|(?<=[\u4e00-\u9fff”」』]) +(?=[\u4e00-\u9fff“「『])")
# Longer sentences are cut at the ends of clauses; evidence is never longer.
LONGEST_SENTENCE = 1000
BRACKETED = re.compile(r"[（(][^（()）\n]{0,60}[)）]")


@dataclass(frozen=True, slots=True)
class Cue(Generic[T]):
    """A word of the packs at its place, with what the packs say of it."""

    start: int
    end: int
    text: str
    entry: T


@dataclass(frozen=True, slots=True)
class MetricCue:
    """One reading of a metric word: as a noun or verb that governs a figure, or as the head that a classifier counts."""

    role: str
    entry: MetricEntry


@dataclass(frozen=True)
class Finds:
    """What was found in a stretch of text, in its order; the two readings of the times have the same spans."""

    entities: Sequence[Entity]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    future_times: Sequence[Time]

    def within(self, start: int, end: int) -> Finds:
        """The finds that lie wholly between the two places."""
        return Finds(
            inside(self.entities, start, end),
            inside(self.quantities, start, end),
            inside(self.times, start, end),
            inside(self.future_times, start, end),
        )

    def spans(self) -> list[tuple[int, int]]:
        """The places of the entities, quantities and times."""
        return [(i.start, i.end) for group in (self.entities, self.quantities, self.times) for i in group]


@dataclass
class Sentence:
    """A sentence with everything that was found in it, in the order of the text. All offsets are the article's."""

    view: str
    start: int
    end: int
    block: Block
    clauses: list[tuple[int, int]]
    finds: Finds
    cut: bool = False
    metrics: list[Cue[list[MetricCue]]] = field(default_factory=list)
    changes: list[Cue[ChangeEntry]] = field(default_factory=list)
    bases: list[Cue[BasisEntry]] = field(default_factory=list)
    words: dict[str, list[Cue[str]]] = field(default_factory=dict)
    weight: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The sentence in the view."""
        return self.view[self.start : self.end]

    @property
    def entities(self) -> Sequence[Entity]:
        """The names in the sentence."""
        return self.finds.entities

    @property
    def quantities(self) -> Sequence[Quantity]:
        """The quantities in the sentence."""
        return self.finds.quantities

    @property
    def times(self) -> Sequence[Time]:
        """The times in the sentence, bare ones read as past."""
        return self.finds.times

    @property
    def future_times(self) -> Sequence[Time]:
        """The same times, bare ones read as ahead."""
        return self.finds.future_times

    def clause_index(self, at: int) -> int:
        """The number of the clause that holds the place."""
        return max(0, bisect.bisect_right(self.clauses, (at, len(self.view))) - 1)

    def clause(self, at: int) -> tuple[int, int]:
        """The borders of the clause that holds the place."""
        return self.clauses[self.clause_index(at)]

    def cost(self, start: int, end: int) -> int:
        """How many characters of substance lie between: links, times, names and brackets weigh nothing."""
        if end <= start:
            return 0
        return self.weight[end - self.start] - self.weight[start - self.start]


def inside(items: Sequence[S], start: int, end: int) -> list[S]:
    """The items that lie wholly between the two places."""
    first = bisect.bisect_left(items, start, key=lambda i: i.start)
    last = bisect.bisect_right(items, end, lo=first, key=lambda i: i.end)
    return list(items[first:last])


def split(
    text: str, start: int, end: int, ends: re.Pattern[str], spans: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Cuts a range behind each mark that does not stand inside one of the spans."""
    covered = [False] * (end - start + 1)
    for a, b in spans:
        for i in range(max(a, start), min(b, end)):
            covered[i - start] = True
    at = start
    for mark in ends.finditer(text, start, end):
        if covered[mark.start() - start]:
            continue
        if text[at : mark.end()].strip():
            yield at, mark.end()
        at = mark.end()
    if text[at:end].strip():
        yield at, end


def pieces(
    text: str, start: int, end: int, ends: re.Pattern[str], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The sentence, or a very long one cut at the ends of clauses: what a megabyte without a full stop says far apart is not related."""
    if end - start <= LONGEST_SENTENCE:
        yield start, end
        return
    at = start
    for clause_start, clause_end in split(text, start, end, ends, spans):
        if clause_end - at > LONGEST_SENTENCE and clause_start > at:
            yield at, clause_start
            at = clause_start
    yield at, end


class Scanner:
    """Finds the packs' cues in sentences; built once for a set of rules."""

    SMALL = ("pronouns", "respectively", "distributors", "totals", "generic_heads")

    def __init__(self, rules: Rules) -> None:
        self._metrics: dict[str, list[MetricCue]] = {}
        for entry in rules.of(MetricEntry):
            for role, words in (("noun", entry.nouns), ("verb", entry.verbs), ("head", entry.heads)):
                for word in words:
                    self._metrics.setdefault(word, []).append(MetricCue(role, entry))
        self._changes = {w: e for e in rules.of(ChangeEntry) for w in e.words}
        self._bases = {w: e for e in rules.of(BasisEntry) for w in e.words}
        self._metric_pattern = compile_words(self._metrics)
        self._change_pattern = compile_words(self._changes)
        self._basis_pattern = compile_words(self._bases)
        self._link_pattern = compile_words(rules.words("links"))
        self._small = {name: compile_words(rules.words(name)) for name in self.SMALL}

    def sentences(self, view: str, block: Block, finds: Finds) -> Iterator[Sentence]:
        """The block's sentences, each with the finds that lie in it and the cues of the packs."""
        heading = block.kind in ("heading", "title")
        finds = finds.within(block.start, block.end)
        spans = finds.spans()
        ends = HEADING_CLAUSE_END if heading else CLAUSE_END
        whole = split(view, block.start, block.end, HEADING_END if heading else SENTENCE_END, spans)
        for full in whole:
            yield from self._sentences(view, block, full, ends, finds)

    def stretch(
        self, view: str, block: Block, start: int, end: int, finds: Finds, clauses: Sequence[tuple[int, int]] = ()
    ) -> Sentence:
        """A part of the block as one sentence, whatever marks stand in it: a table's row with its cells as clauses."""
        sentence = Sentence(view, start, end, block, list(clauses) or [(start, end)], finds.within(start, end))
        self._scan(sentence)
        return sentence

    def _sentences(
        self, view: str, block: Block, full: tuple[int, int], ends: re.Pattern[str], finds: Finds
    ) -> Iterator[Sentence]:
        """The sentence, in pieces where it is very long."""
        for start, end in pieces(view, *full, ends, finds.within(*full).spans()):
            own = finds.within(start, end)
            clauses = list(split(view, start, end, ends, own.spans()))
            sentence = Sentence(view, start, end, block, clauses, own, cut=(start, end) != full)
            if own.quantities:
                self._scan(sentence)
            yield sentence

    def _scan(self, sentence: Sentence) -> None:
        sentence.metrics = list(self._metric_cues(sentence))
        sentence.changes = [
            Cue(m.start(), m.end(), m[0], self._changes[m[0]])
            for m in self._finditer(self._change_pattern, sentence)
            if not overruled(self._changes[m[0]], sentence.view, m.start(), m.end())
        ]
        sentence.bases = [
            Cue(m.start(), m.end(), m[0], self._bases[m[0]]) for m in self._finditer(self._basis_pattern, sentence)
        ]
        sentence.words = {
            name: [Cue(m.start(), m.end(), m[0], m[0]) for m in self._finditer(pattern, sentence)]
            for name, pattern in self._small.items()
        }
        sentence.weight = self._weigh(sentence)

    @staticmethod
    def _finditer(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[re.Match[str]]:
        return pattern.finditer(sentence.view, sentence.start, sentence.end)

    def _metric_cues(self, sentence: Sentence) -> Iterator[Cue[list[MetricCue]]]:
        names = [(e.start, e.end) for e in sentence.entities if e.label != "PLACE"]
        # Of a place's name only a part is no cue: 国 in 美国.
        names += [(e.start, e.end - 1) for e in sentence.entities if e.label == "PLACE"]
        names += [(e.start + 1, e.end) for e in sentence.entities if e.label == "PLACE"]
        for m in self._finditer(self._metric_pattern, sentence):
            if any(a <= m.start() and m.end() <= b for a, b in names):
                continue
            readings = [r for r in self._metrics[m[0]] if not overruled(r.entry, sentence.view, m.start(), m.end())]
            if readings:
                yield Cue(m.start(), m.end(), m[0], readings)

    def metric_words(self, sentence: Sentence) -> Iterator[Cue[list[MetricCue]]]:
        """The packs' metric words in the sentence, also those that a name holds or the words beside them overrule."""
        for m in self._finditer(self._metric_pattern, sentence):
            yield Cue(m.start(), m.end(), m[0], self._metrics[m[0]])

    def _weigh(self, sentence: Sentence) -> list[int]:
        """Running sum of the characters of substance, for `Sentence.cost`."""
        weights = [0 if c.isspace() or c in "，,、：:；;“”「」‘’\"'*" else 1 for c in sentence.text]
        light = [(e.start, e.end) for e in sentence.entities] + [(t.start, t.end) for t in sentence.times]
        light += [(c.start, c.end) for c in sentence.changes] + [(b.start, b.end) for b in sentence.bases]
        light += [m.span() for m in self._finditer(self._link_pattern, sentence)]
        light += [m.span() for m in self._finditer(BRACKETED, sentence)]
        for start, end in light:
            for i in range(start, end):
                weights[i - sentence.start] = 0
        return [0, *accumulate(weights)]
