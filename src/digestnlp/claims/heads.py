"""What the head of a table's column or row says of its figures: measure, unit, period, change, whose they are, how real."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Period, period_of, years_away
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.grid import Cell
from digestnlp.claims.scan import Cue, Finds, MetricCue, Scanner, Sentence
from digestnlp.deferred import deferred
from digestnlp.modality import Judge, Verdict
from digestnlp.models import Basis, Block, Direction, Entity, Quantity, Section, Time
from digestnlp.quantities import QuantityFinder
from digestnlp.rules import Rules
from digestnlp.times import calendar
from digestnlp.wordlist import compile_words, pattern_of

_BRACKETED = deferred(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_IN_BRACKETS = deferred(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_BEHIND_SLASH = deferred(r"/ *([^/|]+)$")
_UNIT_MARKS = deferred(r"[^，,、;；]+")
_LONGEST_UNIT = 12
_BARE_YEAR = deferred(r"(?P<year>(?:19|20)\d\d)(?:[-/.](?P<month>\d{1,2}))?(?P<letter>[A-Za-z]?)(?![0-9A-Za-z.,%])")
_NO_TEXT = deferred(r"[\W_]+")
# How much of the head's words a name must be to be all that they say: 甲汽车集团, but not 甲 X5.
_WHOLE = 0.65
# How many characters may follow a word of change that ends a head: 同比增长率, 增幅情况.
_CHANGE_TAIL = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A table with the text that it stands in.

    Attributes:
        finds: what was found in its section.
    """

    view: str
    source: str
    section: Section
    block: Block
    finds: Finds


class Place(NamedTuple):
    """A place in the text that holds nothing: where the figures of a head would stand."""

    start: int
    end: int


@dataclass(slots=True)
class Label:
    """What a head says.

    Attributes:
        start, end: where it stands; the lowest cell of several.
        text: its words without brackets and spaces.
        role: what its column holds, if no figures of measures: rank, number, code, name, part, period, unit; plain where it
            says nothing.
        cues: words of measures, the last first, for that is the head noun.
        units: one of each unit that it gives.
        period, future: its time, bare ones read as past and as ahead.
        year: whether the time says its own year.
        base: whether the time is that of a comparison's base: 上年同期.
        running: whether it is of more than the caption's period: 累计.
        changes: whether its figures are changes.
        entity: the name that is all that it says, or that stands in it beside a measure.
    """

    start: int
    end: int
    text: str = ""
    role: str = ""
    cues: list[Cue[list[MetricCue]]] = field(default_factory=list)
    units: list[Quantity] = field(default_factory=list)
    period: Period | None = None
    future: Period | None = None
    year: bool = False
    base: bool = False
    running: bool = False
    changes: bool = False
    direction: Direction | None = None
    basis: Basis | None = None
    entity: Entity | None = None
    verdict: Verdict = field(default_factory=Verdict)

    @property
    def measures(self) -> bool:
        """Whether it says what is measured, or that something has changed."""
        return not self.role and (self.changes or any(says_much(cue) for cue in self.cues))

    @property
    def says_nothing(self) -> bool:
        """Whether it says nothing of the figures, so that it can be the name of somebody."""
        named = any(says_much(cue) or cue.text == self.text for cue in self.cues)
        return not (self.role or named or self.period or self.units or self.changes)

    def own_period(self, *, ahead: bool) -> Period | None:
        """The period that it names."""
        return self.future if ahead else self.period


def says_much(cue: Cue[list[MetricCue]]) -> bool:
    """Whether the word names a measure of its own."""
    return any(reading.entry.key not in GENERIC for reading in cue.entry)


class LabelReader:
    """Reads heads by the packs' words."""

    ROLES = ("rank", "number", "code", "name", "part", "period", "unit", "plain")
    # Heads of these must be just the word.
    WHOLE = frozenset({"number", "unit", "plain"})

    def __init__(
        self, rules: Rules, scanner: Scanner, changes: ChangeReader, judge: Judge, quantities: QuantityFinder
    ) -> None:
        self._scanner = scanner
        self._changes = changes
        self._judge = judge
        self._quantities = quantities
        self._roles = {role: rules.words(f"table_{role}_heads") for role in self.ROLES}
        self._unit_openers = pattern_of(rules.words("table_unit_heads"))
        self._unit = deferred(rf" *(?:(?:{self._unit_openers}) *[:：]? *)?")
        self._unit_said = deferred(rf"(?:{self._unit_openers}) *[:：]? *([^。;；()（）|\n]+)")
        self._change_words = compile_words(rules.words("table_change_heads"))
        self._running = compile_words(rules.words("table_running_heads"))
        self._forecast_letters = frozenset(rules.words("table_forecast_years"))
        self._reported_letters = frozenset(rules.words("table_reported_years"))

    def read(self, page: Page, cells: Sequence[Cell]) -> Label:
        """What the cells of a head say together, the lowest last."""
        cells = [cell for cell in cells if cell.start < cell.end]
        if not cells:
            return Label(page.block.end, page.block.end)
        label = Label(cells[-1].start, cells[-1].end)
        for cell in reversed(cells):
            self._add(label, page, self.sentence(page, cell))
        label.role = self._role(label)
        return label

    def sentence(self, page: Page, cell: Cell) -> Sentence:
        """The cell as a sentence."""
        return self._scanner.stretch(page.view, page.block, cell.start, cell.end, page.finds)

    def units(self, page: Page, start: int, end: int, *, whole: bool = False) -> list[Quantity]:
        """One of each unit that stands in brackets or behind a slash there, or is all that stands there.

        A head that is only a classifier (城市) names what its column holds, but for `whole`: it is sure to be a unit.
        """
        found: list[Quantity] = []
        stretches = [m.span(1) for m in _IN_BRACKETS.finditer(page.view, start, end)]
        stretches += [m.span(1) for m in _BEHIND_SLASH.finditer(page.view, start, end)]
        stretches += [m.span(1) for m in self._unit_said.finditer(page.view, start, end)]
        for begin, stop in [*stretches, (start, end)]:
            opener = self._unit.match(page.view, begin, stop)
            for mark in _UNIT_MARKS.finditer(page.view, opener.end() if opener else begin, stop):
                one = self._one(page, *mark.span())
                if one is not None and not whole and (begin, stop) == (start, end) and _counts(one):
                    continue
                if one is not None and all((one.unit, one.value) != (other.unit, other.value) for other in found):
                    found.append(one)
        return found

    def said_units(self, page: Page, start: int, end: int) -> list[Quantity]:
        """The units that a line of text says to be the table's: 单位：万元."""
        return [
            unit
            for said in [
                *self._unit_said.finditer(page.view, start, end),
                *_IN_BRACKETS.finditer(page.view, start, end),
            ]
            for unit in self.units(page, *said.span(1), whole=True)
        ]

    def verdict(self, sentence: Sentence) -> Verdict:
        """How real the words say that what stands behind or under them is."""
        return self._judge.verdict_at(sentence, Place(sentence.end, sentence.end))

    def _one(self, page: Page, start: int, end: int) -> Quantity | None:
        while start < end and page.view[start] == " ":
            start += 1
        while start < end and page.view[end - 1] == " ":
            end -= 1
        if not 0 < end - start <= _LONGEST_UNIT or page.view[start].isdigit():
            return None
        return self._quantities.one(page.view, page.source, start, end)

    def _add(self, label: Label, page: Page, sentence: Sentence) -> None:
        """Adds what one of the cells says; what a lower one has said stands."""
        view, start, end = page.view, sentence.start, sentence.end
        brackets = [m.span() for m in _BRACKETED.finditer(view, start, end)]
        words = _words(view, start, end, brackets)
        label.text += words
        cues = [c for c in sentence.metrics if not _inside(c, brackets)] or sentence.metrics
        label.cues += reversed(cues)
        label.units += self.units(page, start, end)
        if label.entity is None:
            label.entity = self._name(sentence, words)
        if label.period is None:
            self._add_time(label, sentence)
        label.running = label.running or (label.period is None and self._running.search(view, start, end) is not None)
        self._add_change(label, sentence, brackets)
        if label.verdict.modality == "actual":
            label.verdict = self.verdict(sentence)

    def _add_time(self, label: Label, sentence: Sentence) -> None:
        for past, future in zip(sentence.times, sentence.future_times, strict=True):
            if any(
                b.start <= past.start and past.end <= b.end and len(b.text) > len(past.text) for b in sentence.bases
            ):
                continue  # 较上年
            if past.base or not self._changes.is_comparison(sentence.view, past):
                label.period, label.future = period_of(past), period_of(future)
                label.base = past.base
                label.year = past.period_from == "explicit" and re.search(r"\d{2}", past.text) is not None
                if past.period_from == "relative" and past.grain == "year":
                    label.year = True
                return
        year = _BARE_YEAR.match(sentence.view, sentence.start, sentence.end)
        letter = year["letter"] if year else ""
        known = not letter or letter in self._forecast_letters or letter in self._reported_letters
        if year is None or not known or not (year.end() == sentence.end or sentence.metrics):
            return
        period = _year(year)
        if period is not None:
            label.period = label.future = period
            label.year = True
            if letter in self._forecast_letters:
                label.verdict = Verdict("forecast", year[0])

    def _add_change(self, label: Label, sentence: Sentence, brackets: Sequence[tuple[int, int]]) -> None:
        times = [(t.start, t.end) for t in sentence.times if t.base]
        bases = [b for b in sentence.bases if not _inside(b, times)]
        if bases and all(_inside(b, brackets) for b in bases) and any(says_much(c) for c in label.cues):
            label.basis, bases = bases[-1].entry.basis, []  # 交付量（同比）: of what stands in brackets in its cells
        specific = [(c.start, c.end) for c in sentence.metrics if says_much(c)]
        changes = [c for c in sentence.changes if not _inside(c, specific, strictly=True)]
        ending = [
            c for c in changes if bases or len(_words(sentence.view, c.end, sentence.end, brackets)) <= _CHANGE_TAIL
        ]
        vague = self._change_words.search(sentence.view, sentence.start, sentence.end) is not None
        if not (bases or ending or vague):
            return
        label.changes = True
        label.basis = label.basis or (bases[-1].entry.basis if bases else None)
        if ending and not vague and all(c.entry.direction == "decrease" for c in ending):
            label.direction = "decrease"

    @staticmethod
    def _name(sentence: Sentence, words: str) -> Entity | None:
        names = [e for e in sentence.entities if e.label != "PERSON" or len(e.text) >= _WHOLE * len(words)]
        if not names:
            return None
        longest = max(names, key=lambda e: e.end - e.start)
        if len(_NO_TEXT.sub("", longest.text)) >= _WHOLE * len(words):
            return longest
        if sentence.metrics or sentence.bases or sentence.times:
            return next((e for e in names if e.label in ("COMPANY", "PRODUCT")), None)
        return None

    def _role(self, label: Label) -> str:
        text = label.text
        for role in self.ROLES:
            if role == "period" and (label.period is not None or label.changes):
                continue
            words = self._roles[role]
            if text in words or (text.endswith(words) and role not in self.WHOLE):
                return role
        return ""

    def place_of_name(self, label: Label) -> int:
        """How early the pack names the head among those of names."""
        words = self._roles["name"]
        longest = max((w for w in words if label.text.endswith(w)), key=len, default="")
        return words.index(longest) if longest else len(words)


def combined(inner: Label, outer: Period | None, *, ahead: bool) -> Period | None:
    """The label's period in the year that the other one is of, where it says none itself: Q1 in the row of 2023."""
    period = inner.own_period(ahead=ahead)
    if period is None or outer is None or inner.year or outer.start is None or outer.end is None:
        return period
    if outer.time is not None and outer.time.grain == "day":
        return period
    if period.start is None or period.end is None or outer.start.year != outer.end.year:
        return period
    shift = outer.start.year - period.end.year
    if not shift or period.time is None or period.time.grain == "year" or inner.base:
        return period
    return years_away(period, shift)


def _year(found: re.Match[str]) -> Period | None:
    """2024, 2024-03, 2025E as the time that a head means by it."""
    year = int(found["year"])
    meant = calendar.month(year, int(found["month"])) if found["month"] else calendar.year(year)
    if meant is None:
        return None
    start, end, grain = meant
    return period_of(
        Time(start=found.start(), end=found.end(), text=found[0], period_start=start, period_end=end, grain=grain)
    )


def _words(view: str, start: int, end: int, brackets: Sequence[tuple[int, int]]) -> str:
    """The characters there that are no spaces and stand in no bracket."""
    return "".join(
        view[i] for i in range(start, end) if not view[i].isspace() and not any(a <= i < b for a, b in brackets)
    )


def _counts(one: Quantity) -> bool:
    return one.dimension == "count" and one.value == 1


def _inside(cue: Cue[Any], spans: Sequence[tuple[int, int]], *, strictly: bool = False) -> bool:
    return any(a <= cue.start and cue.end <= b and not (strictly and (a, b) == (cue.start, cue.end)) for a, b in spans)
