"""The page of a database: how much it holds, what can be compared over time, what became of targets, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from digestnlp.models import Fact
from digestnlp.rendering.charts import has_library, library, series_spec, targets_spec
from digestnlp.rendering.database import Database, SeriesKey
from digestnlp.rendering.labels import Labels, Language, labels_in
from digestnlp.rendering.marks import readable
from digestnlp.rendering.page import page_of
from digestnlp.rendering.rows import FactRow, MetricNames, choices_of, csv_of, rows_of
from digestnlp.rules import load_rules

# What the page holds at most, so that it opens as fast for a large database; it says how much there is.
VALUES_COUNTED = 12
SERIES = 20
SUBJECTS_IN_A_SERIES = 8
POINTS_OF_A_SUBJECT = 36
ROWS_OF_SERIES = 400
TARGETS = 40
EVIDENCE = 800
CHARACTERS_AROUND = 120

COUNTED = ("metric", "subject", "modality")


@dataclass(frozen=True, slots=True)
class Count:
    """A value with the number of its rows; `share` is that number as a share of the largest, in percent."""

    key: str
    name: str
    number: int
    share: float


@dataclass(frozen=True, slots=True)
class Series:
    """Rows that can stand on one axis, a list for each subject."""

    key: SeriesKey
    number: int
    subjects: dict[str, list[Fact]]
    subjects_in_all: int


@dataclass(frozen=True, slots=True)
class Target:
    """A target with what was reached; `reached` is the actual as a share of it, where there is one."""

    target: FactRow
    actual: FactRow | None

    @property
    def reached(self) -> float | None:
        """The actual as a share of the target; None where either is missing or zero."""
        if self.actual is None or not self.target.fact.value:
            return None
        return float(self.actual.fact.value / self.target.fact.value)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A fact's sentence as it reads, with its figure apart, and what stands around it on its lines."""

    before: str
    sentence: tuple[str, str, str]
    behind: str

    @classmethod
    def of(cls, fact: Fact, around: tuple[str, str]) -> Excerpt:
        """The excerpt of a fact, from the sources of what stands around its sentence."""
        start, end = fact.start - fact.sentence_start, fact.end - fact.sentence_start
        parts = fact.sentence[:start], fact.sentence[start:end], fact.sentence[end:]
        before, behind = map(readable, around)
        return cls(before, (readable(parts[0]), readable(parts[1]), readable(parts[2])), behind)


def render_overview(database: str | Path, *, language: Language = "zh") -> str:
    """One self-contained HTML page of a SQLite database that `digestnlp run` wrote.

    The page shows the largest groups and the newest rows only, and says of how many. Charts need the extra
    `digestnlp[charts]`; without it the page has their tables.

    Args:
        database: the file, which is only read.
        language: of the page's own words: `zh` or `en`.

    Raises:
        ReadError: it is no database of facts.
        ValueError: `language` is not known.
    """
    labels = labels_in(language)
    metric_name = MetricNames(load_rules(), language)
    path = Path(database)
    with Database(path) as base:
        totals = base.totals()
        counts = {column: _counts(base, column, labels, metric_name) for column in COUNTED}
        series, series_in_all = _series(base)
        pairs, targets_in_all = base.targets(TARGETS)
        rows = rows_of(_cited_first(series, pairs, base.newest(EVIDENCE)), labels, metric_name)
        excerpts = {row.number: Excerpt.of(row.fact, base.around(row.fact, CHARACTERS_AROUND)) for row in rows}
        titles = {id: base.title(id) for id in {row.fact.article_id for row in rows}}
    row_of = {row.fact.id: row for row in rows}
    targets = [Target(row_of[target.id], row_of[actual.id] if actual else None) for target, actual in pairs]
    reached = [_target_data(one) for one in targets if one.reached is not None]
    drawn = has_library()
    return page_of(
        "overview.html",
        language=language,
        data={
            "csv": csv_of(rows),
            "series": [_series_data(one, row_of) for one in series],
            "targets": reached,
            "specs": {"series": series_spec(labels), "targets": targets_spec(labels)} if drawn else None,
        },
        libraries=[library()] if drawn and (series or reached) else [],
        scripts=["overview.js"],
        name=path.name,
        totals=totals,
        counts=counts,
        series=[(_series_name(one, labels, metric_name), one) for one in series],
        series_in_all=series_in_all,
        targets=targets,
        targets_in_all=targets_in_all,
        drawn=drawn,
        rows=rows,
        choices=choices_of(rows, labels),
        excerpts=excerpts,
        is_over=is_over,
        titles=titles,
    )


def _counts(base: Database, column: str, labels: Labels, metric_name: MetricNames) -> tuple[list[Count], int]:
    found, in_all = base.counts(column, VALUES_COUNTED)
    names = {"metric": metric_name, "modality": labels["modality"].get, "subject": str}[column]
    largest = max((number for _, number in found), default=1)
    return [Count(key, names(key), number, round(100 * number / largest, 1)) for key, number in found], in_all


def _series(base: Database) -> tuple[list[Series], int]:
    found, in_all = base.series(SERIES)
    series: list[Series] = []
    rows = 0
    for key, number in found:
        if rows >= ROWS_OF_SERIES:
            break
        subjects, subjects_in_all = base.subjects_of(key, SUBJECTS_IN_A_SERIES)
        points = {subject: base.points(key, subject, POINTS_OF_A_SUBJECT) for subject in subjects}
        series.append(Series(key, number, points, subjects_in_all))
        rows += sum(map(len, points.values()))
    return series, in_all


def _series_name(series: Series, labels: Labels, metric_name: MetricNames) -> str:
    metric, unit, grain = series.key
    return " · ".join(part for part in (metric_name(metric), unit, labels["grain"][grain]) if part)


def _cited_first(
    series: Sequence[Series], pairs: Iterable[tuple[Fact, Fact | None]], newest: Sequence[Fact]
) -> list[Fact]:
    """The rows that the page points to, all of them, and then the newest up to the limit; each once."""
    cited = [fact for one in series for facts in one.subjects.values() for fact in facts]
    cited += [fact for pair in pairs for fact in pair if fact]
    rows = {fact.id: fact for fact in cited}
    for fact in newest[: max(0, EVIDENCE - len(rows))]:
        rows.setdefault(fact.id, fact)
    return list(rows.values())


def _series_data(series: Series, row_of: dict[str, FactRow]) -> dict[str, Any]:
    rows = [row_of[fact.id] for facts in series.subjects.values() for fact in facts]
    in_line = {id for facts in series.subjects.values() for id in _in_line(facts)}
    return {
        "grain": series.key.grain,
        "points": [
            {
                "row": row.number,
                "subject": row.fact.subject,
                "start": str(row.fact.period_start),
                "period": row.period,
                "value": float(row.fact.value),
                "figure": row.figure,
                "modality": row.modality,
                "in_line": row.fact.id in in_line,
            }
            for row in rows
        ],
    }


def _in_line(facts: Sequence[Fact]) -> list[str]:
    """The ids of the rows that a line joins: of each period that is over, one actual.

    An exact figure goes before a bound, then the one published last, then the one told first.
    """
    best: dict[date | None, Fact] = {}
    for fact in facts:
        if fact.modality == "actual" and is_over(fact):
            best[fact.period_start] = max(fact, best.get(fact.period_start, fact), key=_standing)
    return [fact.id for fact in best.values()]


def is_over(fact: Fact) -> bool:
    """Whether the fact was published when its period was over; True where the days are not known."""
    return not (fact.published and fact.period_end and fact.published <= fact.period_end)


def _standing(fact: Fact) -> tuple[bool, bool, date, int]:
    # What is told first is the whole more often than a part of it.
    return fact.relation == "eq", not fact.approx, fact.published or date.min, -fact.start


def _target_data(target: Target) -> dict[str, Any]:
    row = target.target
    return {
        "name": f"{row.fact.subject} · {row.metric} · {row.period}",
        "reached": target.reached,
        "target": row.figure,
        "actual": target.actual and target.actual.figure,
    }
