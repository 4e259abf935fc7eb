"""Where the cells of a Markdown table stand: its rows without the one that only aligns, its cells without the white space."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_ALIGNMENT = frozenset("|:- ")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place in the article; an empty one has no width."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column; an empty one behind the end of a short row."""
        return self.cells[column] if column < len(self.cells) else Cell(self.end, self.end)


def read_rows(view: str, source: str, start: int, end: int) -> list[Row]:
    """The rows of the table between the two places, in order.

    Args:
        view: the view of the article, in which markup is blank.
        source: the article's text, which still says which bars are escaped.
        start: where the table's block begins.
        end: where it ends.
    """
    rows, at = [], start
    for line in view[start:end].split("\n"):
        stop = at + len(line)
        if line.strip() and not _ALIGNMENT.issuperset(line):
            begin, last = _trimmed(view, at, stop)
            cells = tuple(Cell(*_trimmed(view, a, b)) for a, b in _between_bars(view, source, begin, last))
            rows.append(Row(begin, last, cells))
        at = stop + 1
    return rows


def _between_bars(view: str, source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between the row's bars; what stands before the first and behind the last is a cell if it is not blank."""
    bars = [i for i in range(start, end) if view[i] == source[i] == "|" and source[i - 1 : i] != "\\"]
    at = start
    for bar in bars:
        if bar > start:
            yield at, bar
        at = bar + 1
    if at < end:
        yield at, end


def _trimmed(view: str, start: int, end: int) -> tuple[int, int]:
    body = view[start:end]
    begin = start + len(body) - len(body.lstrip())
    return begin, max(begin, end - len(body) + len(body.rstrip()))
