"""What an evaluation counts: scores by level, metric, modality, rule and label, and what is not as gold has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digestnlp.errors import CLAUSES, Message, joined

LEVELS = {
    "quantity": ("value", "unit"),
    "core": ("value", "unit", "subject", "metric"),
    "full": ("value", "unit", "subject", "metric", "period", "modality", "comparator", "change"),
}
DIFFERENCES = {"wrong": Message("wrong"), "missed": Message("missed"), "spurious": Message("spurious")}


@dataclass(frozen=True)
class Score:
    """Counts of what was right, found and wanted; ratios are 0 where there is nothing to divide by."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True)
class Difference:
    """One claim or mention that is not as gold has it.

    Attributes:
        kind: `wrong` (paired, some slots differ), `missed` or `spurious`.
        stem: the article.
        text: the figure or name, with the words around it where gold gives them.
        slots: for each wrong slot what was found and what is acceptable.
    """

    kind: str
    stem: str
    text: str
    slots: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The difference in a line."""
        slots = [
            Message("{slot}: {found!r} not {gold!r}", slot=slot, found=found, gold=gold)
            for slot, (found, gold) in self.slots.items()
        ]
        return Message(
            "{kind:8} {stem} {text} {slots}" if slots else "{kind:8} {stem} {text}",
            kind=DIFFERENCES[self.kind],
            stem=self.stem,
            text=self.text,
            slots=joined(slots, CLAUSES),
        )

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Report:
    """What `evaluate` counted.

    Attributes:
        levels: `quantity`, `core` and `full`.
        paired: how many rows are paired with a claim that is not optional.
        agreed: for each slot how many of these agree in it; `speaker` and exact `span` count in no level.
        entities: scores by label.
        metrics, modalities: for each metric key and modality its levels. A row and a claim that agree in it count as the
            row has it; one that is missed or wrong counts as the claim's first answer says, and a wrong row as it says itself.
        rules: for each rule its levels, with nothing in `gold`: of what is missed, only the metric is known.
        differences: each miss, wrong slot and spurious row, in the order of the articles.
    """

    levels: Mapping[str, Score]
    paired: int
    agreed: Mapping[str, int]
    entities: Mapping[str, Score]
    metrics: Mapping[str, Mapping[str, Score]]
    modalities: Mapping[str, Mapping[str, Score]]
    rules: Mapping[str, Mapping[str, Score]]
    differences: tuple[Difference, ...] = ()

    @property
    def slots(self) -> Mapping[str, float]:
        """For each slot the share of paired rows that agree in it."""
        return {slot: agreed / max(self.paired, 1) for slot, agreed in self.agreed.items()}
