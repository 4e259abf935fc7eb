"""How a table is to be read: which rows are heads, what each column holds, and which way the measures stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digestnlp.claims.draft import Period
from digestnlp.claims.figures import FigureReader
from digestnlp.claims.grid import Cell, Row
from digestnlp.claims.heads import Label, LabelReader, Page, says_much

# What columns hold that are no figures of measures.
NO_MEASURES = frozenset({"rank", "number", "code", "name", "part", "period", "unit"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column with its head, and for a change with the heads of what may have changed, the likeliest first."""

    label: Label
    sources: tuple[Label, ...] = ()

    @property
    def labels(self) -> tuple[Label, ...]:
        """The heads, the nearest first."""
        return (self.label, *self.sources)


@dataclass(frozen=True, slots=True)
class Outline:
    """How a table is to be read.

    Attributes:
        heads: the rows that are heads of columns.
        head: the column whose cells are the heads of the rows; None where there is none.
        across: whether the rows are the measures.
        named: whether companies or products head its rows or columns, so that it is about several.
        judged: whether a head says how real its figures are, so that the line before the table does not hold for all.
        latest: the latest period that a head names, but for bases of comparison.
    """

    columns: list[Line]
    rows: list[tuple[Row, Line]]
    heads: list[Row]
    head: int | None
    across: bool
    named: bool
    judged: bool
    latest: Period | None

    def of_role(self, role: str) -> int | None:
        """The first column of the role that is not the rows' head."""
        return next((j for j, c in enumerate(self.columns) if c.label.role == role and j != self.head), None)


class Outliner:
    """Makes outlines by what the heads say."""

    def __init__(self, labels: LabelReader, figures: FigureReader) -> None:
        self._labels = labels
        self._figures = figures

    def outline(self, page: Page, rows: Sequence[Row]) -> Outline:
        """The outline of a table of at least one row."""
        heads, columns = self._columns(page, rows)
        body = rows[heads:]
        columns = [
            label if self._holds_what_it_says(page, body, j, label.role) else replace(label, role="")
            for j, label in enumerate(columns)
        ]
        head = self._head(columns, [self._holds_figures(page, body, j) for j in range(len(columns))])
        labels = [self._row_head(page, row, head) for row in body]
        measured = [label for j, label in enumerate(columns) if j != head and label.role not in NO_MEASURES]
        down, across = sum(_names_measure(label) for label in measured), sum(label.measures for label in labels)
        across = across > down and (2 * across >= len(labels) or all(label.says_nothing for label in measured))
        names = measured if across else [*labels, *measured]
        return Outline(
            _lines(columns, skip=head),
            list(zip(body, _lines(labels) if across else [Line(label) for label in labels], strict=True)),
            list(rows[:heads]),
            head,
            across,
            any(name.entity is not None and name.entity.label in ("COMPANY", "PRODUCT") for name in names),
            any(label.verdict.modality != "actual" for label in (*columns, *labels)),
            _latest([*columns, *labels]),
        )

    def _columns(self, page: Page, rows: Sequence[Row]) -> tuple[int, list[Label]]:
        """How many rows are heads, and what they say of each column."""
        width = max(len(row.cells) for row in rows)
        first = [self._labels.read(page, [rows[0].cell(j)]) for j in range(width)]
        if self._is_of_figures(page, rows[0], first):
            return 0, [self._labels.read(page, [])] * width
        if len(rows) > 2 and self._heads_too(page, rows[1]):
            above = _filled(rows[0], width)
            return 2, [self._labels.read(page, [above[j], rows[1].cell(j)]) for j in range(width)]
        return 1, first

    def _is_of_figures(self, page: Page, row: Row, labels: Sequence[Label]) -> bool:
        """Whether the first row is no head: a figure with its unit is all that one of its cells says."""
        return any(
            figure.alone and not figure.bare and labels[j].period is None
            for j, cell in enumerate(row.cells)
            if j
            for figure in self._figures.read(page, cell)
        )

    def _heads_too(self, page: Page, row: Row) -> bool:
        """Whether the second row is one of heads as well: it names measures, times or units and has no figure."""
        labels = [self._labels.read(page, [cell]) for cell in row.cells[1:]]
        said = [label for label in labels if label.text]
        if not said or not all(label.measures or label.cues or label.period or label.units for label in said):
            return False
        return not any(
            label.period is None and self._figures.read(page, cell)
            for cell, label in zip(row.cells[1:], labels, strict=True)
        )

    def _holds_what_it_says(self, page: Page, rows: Sequence[Row], column: int, role: str) -> bool:
        """Whether the column can be of its head's role: no name, part or unit is a bare number, and times are times."""
        if role == "period":
            cells = [cell for row in rows if (cell := row.cell(column)).start < cell.end]
            return 2 * sum(self._labels.read(page, [cell]).period is not None for cell in cells) >= len(cells)
        return role not in ("name", "part", "unit") or not self._holds_figures(page, rows, column, bare=True)

    def _row_head(self, page: Page, row: Row, head: int | None) -> Label:
        label = self._labels.read(page, [] if head is None else [row.cell(head)])
        return label if label.role in ("", "rank") else replace(label, role="")

    def _holds_figures(self, page: Page, rows: Sequence[Row], column: int, *, bare: bool = False) -> bool:
        """Whether most of the column's cells are figures; `bare`: such as only a head can give a unit."""
        cells = [cell for row in rows if (cell := row.cell(column)).start < cell.end]
        found = [self._figures.read(page, cell) for cell in cells]
        return 2 * sum(any(f.alone and (f.bare or not bare) for f in figures) for figures in found) > len(cells)

    def _head(self, columns: Sequence[Label], of_figures: Sequence[bool]) -> int | None:
        """The column that heads the rows: one whose own head says that it names somebody, else the first that can."""
        for role in ("name", "part"):
            named = [j for j, label in enumerate(columns) if label.role == role]
            if named:
                return min(named, key=lambda j: (self._labels.place_of_name(columns[j]), j))
        first = next((j for j, label in enumerate(columns) if label.role not in NO_MEASURES), None)
        return None if first is None or of_figures[first] or columns[first].measures else first


def _filled(row: Row, width: int) -> list[Cell]:
    """The row's cells, an empty one as the one before it: a head over several columns."""
    cells: list[Cell] = []
    for j in range(width):
        cell = row.cell(j)
        cells.append(cells[-1] if j > 1 and cell.start == cell.end else cell)
    return cells


def _latest(labels: Sequence[Label]) -> Period | None:
    said = [label.period for label in labels if label.period is not None and not label.base]
    return max((p for p in said if p.end is not None), key=lambda p: str(p.end), default=None)


def _names_measure(label: Label) -> bool:
    return not label.role and any(map(says_much, label.cues))


def _lines(labels: Sequence[Label], skip: int | None = None) -> list[Line]:
    """The heads in order, those of changes with what they are changes of."""
    return [Line(label, _changed(labels, j, skip) if label.changes else ()) for j, label in enumerate(labels)]


def _changed(labels: Sequence[Label], at: int, skip: int | None) -> tuple[Label, ...]:
    """What may have changed: the nearest head before that is no change, then the one before it of another measure.

    Of the same measure in several periods it is that of the latest: 2024 年, 2023 年, 同比.
    """
    own = _measure(labels[at])
    before = [j for j in reversed(range(at)) if j != skip and not labels[j].changes and labels[j].text]
    before = [j for j in before if labels[j].role not in NO_MEASURES]
    if own:
        before = [j for j in before if set(own) & set(_measure(labels[j]))]
    found: list[int] = []
    for j in before:
        if not found or _measure(labels[j]) != _measure(labels[found[-1]]):
            found.append(j)
        elif j == found[-1] - 1 and _later(labels[j], labels[found[-1]]):
            found[-1] = j
    return tuple(labels[j] for j in found[:2])


def _measure(label: Label) -> list[str]:
    """The keys of the measures that it names."""
    return [reading.entry.key for cue in label.cues if says_much(cue) for reading in cue.entry]


def _later(one: Label, other: Label) -> bool:
    """Whether the first is of the same as the other, in a later period."""
    ends = [label.period.end if label.period is not None else None for label in (one, other)]
    return one.entity == other.entity and ends[0] is not None and ends[1] is not None and ends[0] > ends[1]
