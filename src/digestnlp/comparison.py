"""Compares two outputs over the same articles: which rows were added, lost or changed, and in which slots.

Rows are the same where article and span are; of several rows on one span, those that differ least belong together. `id` and
`rules_version` are not compared: they follow from the other slots and from the rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from digestnlp.errors import EvaluationError, Message
from digestnlp.evaluation import Row, read_rows

PLACE = ("article_id", "start", "end")
NEEDED = (*PLACE, "rule")
KINDS = {"added": Message("added"), "lost": Message("lost"), "changed": Message("changed")}
NOT_COMPARED = frozenset({*PLACE, "id", "rules_version"})


@dataclass(frozen=True)
class RowDifference:
    """A row that is not in both outputs as it is.

    Attributes:
        kind: `added`, `lost` or `changed`.
        row: the row; the new one, where both have it.
        slots: for each slot that changed what it was and what it is.
    """

    kind: str
    row: Row
    slots: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The difference in a line."""
        row = self.row
        said = " ".join(str(row[slot]) for slot in ("subject", "metric", "text") if row.get(slot) is not None)
        slots = "; ".join(f"{slot}: {old!r} → {new!r}" for slot, (old, new) in self.slots.items())
        return Message(
            "{kind:7}  {row}",
            kind=KINDS[self.kind],
            row=f"{row['article_id']} {row['start']}:{row['end']}  {said}  ({row['rule']})  {slots}".rstrip(),
        )

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Comparison:
    """What `compare` found.

    Attributes:
        same: how many rows both outputs have alike.
        differences: all others, in the order of articles and spans.
    """

    same: int
    differences: tuple[RowDifference, ...] = ()

    @property
    def by_rule(self) -> dict[str, dict[str, int]]:
        """How many rows of each rule were added, lost or changed; a changed one counts for its new rule."""
        return _counted((difference.row["rule"], difference.kind) for difference in self.differences)

    @property
    def by_slot(self) -> dict[str, dict[str, int]]:
        """In how many rows each slot changed."""
        return _counted((slot, difference.kind) for difference in self.differences for slot in difference.slots)

    @property
    def summary(self) -> Message:
        """How many rows are alike, and how many are not."""
        if not self.differences:
            return Message("identical: {same} rows", same=self.same)
        kinds = Counter(difference.kind for difference in self.differences)
        return Message(
            "{added} added, {lost} lost, {changed} changed, {same} the same",
            added=kinds["added"],
            lost=kinds["lost"],
            changed=kinds["changed"],
            same=self.same,
        )

    def __str__(self) -> str:
        return str(self.summary)


def compare(old: str | Path | Iterable[Row], new: str | Path | Iterable[Row]) -> Comparison:
    """Which rows of the new output differ from the old one's; the order of the rows makes no difference.

    Args:
        old: rows as `Fact.row()` gives them, a JSONL file of such, or a folder of such files.
        new: the same of the other output.

    Raises:
        EvaluationError: a path that is not there, or a row that is no fact's.
    """
    before, after = _by_place(_rows(old)), _by_place(_rows(new))
    same, differences = 0, []
    for place in sorted({*before, *after}):
        for difference in _differences(before.get(place, ()), after.get(place, ())):
            if difference is None:
                same += 1
            else:
                differences.append(difference)
    return Comparison(same, tuple(differences))


def _rows(source: str | Path | Iterable[Row]) -> Iterable[Row]:
    if not isinstance(source, (str, Path)):
        return source
    path = Path(source)
    if not path.is_dir():
        return read_rows(path, NEEDED)
    files = [file for file in sorted(path.rglob("*.jsonl")) if not file.name.endswith(".entities.jsonl")]
    if not files:
        raise EvaluationError(
            "{path}: no facts here; give a folder of .jsonl files that digestnlp wrote, or one such file", path=path
        )
    return [row for file in files for row in read_rows(file, NEEDED)]


def _by_place(rows: Iterable[Row]) -> dict[tuple[Any, ...], list[Row]]:
    places: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        place = tuple(row.get(key) for key in PLACE)
        if tuple(map(type, place)) != (str, int, int):
            raise EvaluationError(
                "a row has {place}; article_id is text, start and end are whole numbers; take rows that digestnlp wrote",
                place=", ".join(f"{key} {value!r}" for key, value in zip(PLACE, place, strict=True)),
            )
        places[place].append(row)
    return places


def _differences(old: Sequence[Row], new: Sequence[Row]) -> list[RowDifference | None]:
    """What became of the rows of one span, None for each that stayed; those that differ least are paired first."""
    old, new = _in_order(old), _in_order(new)
    changes = [(a, b, _changed(old[a], new[b])) for a, b in product(range(len(old)), range(len(new)))]
    changes.sort(key=lambda change: (len(change[2]), repr(change[2])))
    found: list[RowDifference | None] = []
    paired_old: set[int] = set()
    paired_new: set[int] = set()
    for a, b, slots in changes:
        if a not in paired_old and b not in paired_new:
            paired_old.add(a)
            paired_new.add(b)
            found.append(RowDifference("changed", new[b], slots) if slots else None)
    for kind, rows, paired in (("lost", old, paired_old), ("added", new, paired_new)):
        found += [RowDifference(kind, row) for number, row in enumerate(rows) if number not in paired]
    return found


def _in_order(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of one span in an order that is their own, and not that of the output."""
    return sorted(rows, key=lambda row: repr(sorted(row.items()))) if len(rows) > 1 else rows


def _changed(old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    """The slots in which the rows differ; one that an output does not have is empty."""
    slots = sorted({*old, *new} - NOT_COMPARED)
    return {slot: (old.get(slot), new.get(slot)) for slot in slots if old.get(slot) != new.get(slot)}


def _counted(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How often each kind comes with each name, the most frequent name first."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, kind in pairs:
        counts[name][kind] += 1
    return {name: dict(counts[name]) for name in sorted(counts, key=lambda name: (-sum(counts[name].values()), name))}
