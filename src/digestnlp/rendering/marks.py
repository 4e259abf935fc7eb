"""Cuts an article's text into pieces, so that whatever a fact points to is a run of whole pieces.

Every character that readers should see is in one piece, in the order of the text. What the view takes for markup is left
out where it only says how words look (`**`, link targets), and shown as it is written where it could be content (tags, URLs).
"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digestnlp.claims.grid import read_rows
from digestnlp.deferred import deferred
from digestnlp.models import Article, Block, BlockKind
from digestnlp.view import view as view_of

# Markup that is shown as written: comments, tags, character references that are no space, and addresses.
_SHOWN_MARKUP = deferred(r"<!--[\s\S]*?-->|<[^<>]*>|<\S*|&[^;\s]*;?|(?:[A-Za-z]+://|www\.)\S*")
_EMPHASIS = frozenset("*_~`#>\\")

Span = tuple[int, int]


class Mark(NamedTuple):
    """What was found at a place of the text: its kind is a label of `Entity`, `QUANTITY` or `TIME`."""

    start: int
    end: int
    kind: str
    name: str


class Piece(NamedTuple):
    """A run of text that is lit as a whole.

    Attributes:
        markup: whether the article's author wrote it as markup, not as words.
    """

    start: int
    text: str
    markup: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces under one mark, or under none."""

    pieces: tuple[Piece, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block with what stands around it on its lines; in a table, `rows` stand in the place of `runs`.

    Attributes:
        kind: that of the block; `unread` where no block holds the lines.
        before, after: what the reader left out on the block's own lines: an item's number, an outlet in brackets.
    """

    kind: BlockKind | str
    start: int
    end: int
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not (self.runs or self.rows or self.before or self.after)

    def in_order(self) -> Iterator[Run]:
        """All that is seen, as the page has it."""
        yield from (*self.before, *self.runs)
        yield from (run for row in self.rows for cell in row for run in cell)
        yield from self.after


class ShownText:
    """An article's blocks, in pieces that are counted in the order of the page.

    Args:
        article: the article.
        view: the engine's view of its text.
        marks: what was found; where two overlap, the earlier in the sequence is shown.
        places: the ranges that are to be lit, and so lie between borders of pieces.
    """

    def __init__(self, article: Article, view: str, marks: Iterable[Mark], places: Iterable[Span]) -> None:
        self._text, self._view = article.text, view
        self._marks = _without_overlaps(marks, len(view))
        self._borders = sorted({at for span in [*places, *(mark[:2] for mark in self._marks)] for at in span})
        self._mark_starts = [mark.start for mark in self._marks]
        self._piece_starts: list[int] = []
        blocks = [block for section in article.sections for block in section.blocks]
        at = view.rfind("\n", 0, blocks[0].start) + 1 if blocks else len(view)
        self.opening = self._unread(0, at)
        self.blocks: list[ShownBlock] = []
        for block, following in zip(blocks, [*blocks[1:], None]):  # noqa: B905 (of one length)
            own_end, next_line = self._ends(block, following)
            self.blocks.append(self._block(block, at, own_end))
            between = self._unread(own_end, next_line)
            if not between.is_empty:
                self.blocks.append(between)
            at = next_line

    def kinds(self) -> Counter[str]:
        """How many marks of each kind are shown."""
        return Counter(run.mark.kind for block in (self.opening, *self.blocks) for run in block.in_order() if run.mark)

    def pieces_of(self, span: Span) -> Span | None:
        """The half-open range of the numbers of the pieces in the span; None where nothing of it is shown."""
        start, end = (bisect.bisect_left(self._piece_starts, at) for at in span)
        return (start, end) if start < end else None

    def _ends(self, block: Block, following: Block | None) -> Span:
        """Where the block's last line ends, and where the line of the block behind it begins; both may be on one line."""
        if following is None:
            line_end = self._view.find("\n", block.end)
            return (line_end if line_end >= 0 else len(self._view)), len(self._view)
        line_end = self._view.find("\n", block.end, following.start)
        if line_end < 0:
            return block.end, block.end
        return line_end, self._view.rfind("\n", line_end, following.start) + 1

    def _block(self, block: Block, start: int, end: int) -> ShownBlock:
        """The block with its lines, which reach from `start` to `end`; pieces are made in the order of the text."""
        before = self._runs(start, block.start)
        is_table = block.kind == "table"
        rows = self._rows(block.start, block.end) if is_table else ()
        runs = () if is_table else self._runs(block.start, block.end)
        after = self._runs(block.end, end)
        return ShownBlock(block.kind, block.start, block.end, runs, rows, before, after)

    def _unread(self, start: int, end: int) -> ShownBlock:
        return ShownBlock("unread", start, end, self._runs(start, end))

    def _rows(self, start: int, end: int) -> tuple[tuple[tuple[Run, ...], ...], ...]:
        rows = read_rows(self._view, self._text, start, end)
        return tuple(tuple(self._runs(cell.start, cell.end) for cell in row.cells) for row in rows)

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        """What is shown of the range, mark by mark; a mark that goes beyond it is none here."""
        runs: list[Run] = []
        at = start
        for index in range(bisect.bisect_left(self._mark_starts, start), len(self._marks)):
            mark = self._marks[index]
            if mark.end > end:
                break
            runs += [Run(self._pieces(at, mark.start)), Run(self._pieces(mark.start, mark.end), mark)]
            at = mark.end
        runs.append(Run(self._pieces(at, end)))
        shown = tuple(run for run in runs if run.pieces)
        if all(not piece.text.strip() for run in shown for piece in run.pieces):
            del self._piece_starts[len(self._piece_starts) - sum(len(run.pieces) for run in shown) :]
            return ()
        return shown

    def _pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        inner = self._borders[bisect.bisect_right(self._borders, start) : bisect.bisect_left(self._borders, end)]
        pieces = [piece for a, b in _steps(start, inner, end) for piece in _shown(self._text, self._view, a, b)]
        self._piece_starts += [piece.start for piece in pieces]
        return tuple(pieces)


def readable(text: str) -> str:
    """A text as it is shown: without the markup that only says how words look."""
    return "".join(piece.text for piece in _shown(text, view_of(text), 0, len(text)))


def _steps(start: int, inner: Sequence[int], end: int) -> Iterator[Span]:
    yield from itertools.pairwise([start, *inner, end])


def _shown(text: str, view: str, start: int, end: int) -> Iterator[Piece]:
    """The words of the range, and the markup that is shown; each stretch of either is a piece."""
    words: list[str] = []
    begin = at = start
    while at < end:
        if not view[at].isspace() or text[at].isspace():
            words.append(_character(text, view, at))
            at += 1
            continue
        markup = _shown_markup(text, view, at, end)
        if markup:
            if words:
                yield Piece(begin, "".join(words), markup=False)
            yield Piece(at, _visible(markup), markup=True)
            words, begin = [], at + len(markup)
        at += len(markup) or _length_of_hidden(text, view, at, end)
    if words:
        yield Piece(begin, "".join(words), markup=False)


def _shown_markup(text: str, view: str, at: int, end: int) -> str:
    """The markup at the place that is shown as it is written; empty where what stands there only says how words look."""
    found = _SHOWN_MARKUP.match(text, at, end)
    if found is None:
        return ""
    # What the view reads as words ends it.
    return next((found[0][:n] for n, seen in enumerate(view[at : found.end()]) if not seen.isspace()), found[0])


def _length_of_hidden(text: str, view: str, at: int, end: int) -> int:
    """How much is left out at the place: one mark of emphasis, else all up to a space or a word, such as the target of a link."""
    if text[at] in _EMPHASIS:
        return 1
    return next((n for n in range(1, end - at) if not view[at + n].isspace() or text[at + n].isspace()), end - at)


def _character(text: str, view: str, at: int) -> str:
    """The character as the source has it; the first of a character reference as what it stands for."""
    return view[at] if text[at] == "&" else text[at]


def _visible(markup: str) -> str:
    """Markup without the characters that show nothing, among them those that turn the direction of what follows."""
    return "".join(character for character in markup if character.isprintable() or character.isspace())


def _without_overlaps(marks: Iterable[Mark], length: int) -> list[Mark]:
    taken = bytearray(length)
    kept = []
    for mark in marks:
        if mark.start < mark.end and not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            kept.append(mark)
    return sorted(kept)
