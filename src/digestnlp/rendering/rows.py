"""Facts as rows of a page's table: what each cell shows, what it sorts by, and the same rows as CSV columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digestnlp.models import Fact
from digestnlp.rendering.labels import Labels
from digestnlp.rendering.wording import figure_of, period_of
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry

CSV_COLUMNS = tuple(
    name for name in Fact.model_fields if name not in ("id", "rules_version", "sentence_start", "sentence_end")
)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact as the table shows it.

    Attributes:
        number: its place on the page, from 0; `fact-{number}` is its anchor.
        metric: the measure's name in the page's language.
        change: what a change is reckoned on (同比), else empty.
    """

    number: int
    fact: Fact
    metric: str
    figure: str
    change: str
    period: str
    modality: str


class MetricNames:
    """The measures' names: the packs' labels on Chinese pages, the words of the keys on others."""

    def __init__(self, rules: Rules, language: str) -> None:
        self._labels: dict[str, str] = {}
        if language == "zh":
            for entry in rules.of(MetricEntry):
                self._labels.setdefault(entry.key, entry.label)

    def __call__(self, key: str) -> str:
        """The name of the measure; its key in words where the rules have none."""
        return self._labels.get(key, key.replace("_", " "))


def rows_of(facts: Iterable[Fact], labels: Labels, metric_name: Callable[[str], str]) -> list[FactRow]:
    """The facts as rows, in their order."""
    return [_row(number, fact, labels, metric_name(fact.metric)) for number, fact in enumerate(facts)]


def _row(number: int, fact: Fact, labels: Labels, metric: str) -> FactRow:
    return FactRow(
        number=number,
        fact=fact,
        metric=metric,
        figure=figure_of(fact),
        change=labels["basis"][fact.basis] if fact.basis else "",
        period=period_of(fact.period_start, fact.period_end, labels),
        modality=labels["modality"][fact.modality],
    )


def choices_of(rows: Sequence[FactRow], labels: Labels) -> Mapping[str, list[tuple[str, str, int]]]:
    """What the rows can be narrowed to: the subjects, metrics and modalities that they have, the most common first.

    Returns:
        For `subject`, `metric` and `modality` the key, its name and the number of its rows.
    """
    metrics = {row.fact.metric: row.metric for row in rows}
    subjects = Counter(row.fact.subject for row in rows if row.fact.subject)
    return {
        "subject": [(name, name, number) for name, number in subjects.most_common()],
        "metric": [(k, metrics[k], n) for k, n in Counter(row.fact.metric for row in rows).most_common()],
        "modality": [(k, labels["modality"][k], n) for k, n in Counter(r.fact.modality for r in rows).most_common()],
    }


def csv_of(rows: Sequence[FactRow]) -> dict[str, Any]:
    """The rows for copying: column names, and for each row its cells in JSON types; flags are joined by spaces."""
    records = [row.fact.row() for row in rows]
    cells = [[" ".join(r[name]) if name == "flags" else r[name] for name in CSV_COLUMNS] for r in records]
    return {"columns": CSV_COLUMNS, "rows": cells}
