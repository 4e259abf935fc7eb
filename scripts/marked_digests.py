"""Digests in which marks behind the figures say whose, of what and of when each is (docs/ranking.md)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_gold import parse_period

from digestnlp.claims.draft import Period, Subject
from digestnlp.view import view

DATA = Path(__file__).resolve().parent.parent / "data" / "marked"
MARK = re.compile("⟦([^⟦⟧]*)⟧")
BETWEEN = "\n=====\n"
SAME = "="
OR = "|"
NO_TIME = "~"

Days = tuple[date | None, date | None]


class Answer(NamedTuple):
    """What is right for a figure; None where its digest does not say."""

    subjects: frozenset[str]
    metrics: frozenset[str] | None = None
    periods: frozenset[Days] | None = None

    def names(self, subject: Subject | None) -> bool:
        """Whether the subject is called by one of the names."""
        return subject is not None and (same(subject.name) in self.subjects or same(subject.text) in self.subjects)

    def dates(self, period: Period) -> bool:
        """Whether the period is one of those."""
        return self.periods is not None and (period.start, period.end) in self.periods


class Marked(NamedTuple):
    """A digest without its marks, and where each marked figure ends with what is right for it."""

    id: str
    text: str
    answers: dict[int, Answer]


def same(name: str) -> str:
    """What names that count as the same have in common: script, width, case, spaces and quotation marks do not part them."""
    return "".join(view(unicodedata.normalize("NFKC", name)).casefold().split()).strip('“”《》「」"')


def days(period: str) -> Days:
    """The first and last day of a period as it is written in marks and in annotations: 2025-H1."""
    if period == NO_TIME:
        return None, None
    said = parse_period(period)
    first, last = (date.fromisoformat(said[name]) if said[name] else None for name in ("start", "end"))
    return first, last


def slots_of(mark: str, before: list[list[str]]) -> list[list[str]]:
    """The answers in each slot of a mark; of an = those in the mark before."""
    said = [slot if slot == SAME else slot.split(OR) for slot in mark.split(";")]
    if len(said) == 1 and said[0] == SAME:
        return before
    return [before[number] if slot == SAME else list(slot) for number, slot in enumerate(said)]


def read_digests(file: Path, nobody: frozenset[str]) -> Iterator[Marked]:
    """The digests of a file; `nobody` are words that stand for another and are no answer."""
    for number, marked in enumerate(file.read_text(encoding="utf-8").split(BETWEEN)):
        text, answers, at = "", {}, 0
        slots: list[list[str]] = []
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            at = mark.end()
            slots = slots_of(mark[1], slots)
            names, *more = slots
            metrics, periods = more or (None, None)
            answers[len(text)] = Answer(
                frozenset(same(name) for name in names if name not in nobody),
                None if metrics is None else frozenset(metrics),
                None if periods is None else frozenset(map(days, periods)),
            )
        yield Marked(f"{file.stem}-{number}", text + marked[at:], answers)
