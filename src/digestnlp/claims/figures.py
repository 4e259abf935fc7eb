"""The numbers in a table's cells: what they are without the unit that a head gives them, and with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from digestnlp.claims.draft import is_below_zero
from digestnlp.claims.grid import Cell
from digestnlp.claims.heads import Page
from digestnlp.claims.scan import inside
from digestnlp.deferred import deferred
from digestnlp.models import Direction, Quantity
from digestnlp.numerals import EXACT, at_most_18_decimals, read_numeral
from digestnlp.quantities import QuantityFinder
from digestnlp.quantities.mention import bare as plain_value
from digestnlp.rules import Rules

# Makes of any number a count, so that it is read as one.
_CLASSIFIER = "个"
_LETTER = deferred(r"[^\W_]")
_ACCOUNTED = deferred(r"[(（] *(?P<number>[0-9][0-9.,]*)(?: *%)? *[)）]")
_BRACKET = deferred(r" *[(（]")
_RANK = deferred(r"(?:第|No\.?|NO\.?|TOP|Top)? *(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3}) *名?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell.

    Attributes:
        alone: whether the cell says nothing else.
        bare: whether its unit, if it has one, stands in a head.
        direction: what a sign or a mark beside it says.
    """

    quantity: Quantity
    alone: bool
    bare: bool
    direction: Direction | None = None

    def of(self, unit: Quantity | None) -> Quantity:
        """The figure in the unit of which one is given; as it stands where it has its own, or none."""
        if unit is None or not self.bare:
            return self.quantity
        found = self.quantity
        return found.model_copy(
            update={
                "value": _times(found.value, unit.value),
                "value_max": None if found.value_max is None else _times(found.value_max, unit.value),
                "unit": unit.unit,
                "dimension": unit.dimension,
                "flags": unit.flags,
            }
        )


class FigureReader:
    """Reads cells by the finder of quantities."""

    def __init__(self, rules: Rules, quantities: QuantityFinder) -> None:
        self._quantities = quantities
        self._no_values = frozenset(rules.words("table_no_values"))
        self._up, self._down = frozenset(rules.words("table_up_marks")), frozenset(rules.words("table_down_marks"))
        self._marks = "".join(self._up | self._down) + " "

    def says_nothing(self, page: Page, cell: Cell) -> bool:
        """Whether the cell is empty, or only says that there is nothing to say."""
        said = page.view[cell.start : cell.end]
        return said in self._no_values or not _LETTER.search(said)

    def read(self, page: Page, cell: Cell) -> list[Figure]:
        """The cell's figures in order."""
        if self.says_nothing(page, cell):
            return []
        found = inside(page.finds.quantities, cell.start, cell.end)
        if any(q.unit is not None or q.dimension != "count" for q in found):
            figures = [
                Figure(q, self._is_all(page, cell, q), bare=False, direction=self._sign(page, cell, q)) for q in found
            ]
            # 33,120（+41%）: the number before the bracket has its unit in the head.
            bracket = _BRACKET.search(page.view, cell.start, found[0].start)
            before = Cell(cell.start, bracket.start()) if bracket else None
            number = self._number(page, before) if before is not None and before.start < before.end else None
            return [*([Figure(number, alone=True, bare=True)] if number is not None else []), *figures]
        number = self._number(page, cell)
        if number is None:
            return []
        return [Figure(number, alone=True, bare=True, direction=self._sign(page, cell, number))]

    def rank(self, page: Page, cell: Cell) -> Quantity | None:
        """The rank that the cell is; its span is all of it."""
        found = _RANK.fullmatch(page.view, cell.start, cell.end)
        numeral = read_numeral(page.view, found.start("number")) if found else None
        if numeral is None:
            ranks = [q for q in inside(page.finds.quantities, cell.start, cell.end) if q.dimension == "rank"]
            return ranks[0] if ranks else None
        return Quantity(
            start=cell.start,
            end=cell.end,
            text=page.source[cell.start : cell.end],
            value=plain_value(numeral.value),
            dimension="rank",
            cue_start=cell.start,
        )

    def _number(self, page: Page, cell: Cell) -> Quantity | None:
        """The number that is all that the cell says."""
        start, end = cell.start, cell.end
        accounted = _ACCOUNTED.fullmatch(page.view, start, end)
        if accounted:
            start, end = accounted.span("number")  # (3.2): a loss, as accountants write it
        while start < end and page.view[start] in self._marks and not _signs(page.view[start:end]):
            start += 1
        while start < end and page.view[end - 1] in self._marks:
            end -= 1
        said = page.view[start:end]
        for text, reach in ((said + _CLASSIFIER, 1), (said, 0)):
            for quantity in self._quantities.find(text, alone=True):
                if quantity.end == len(text) and not _LETTER.search(text[: quantity.cue_start]):
                    return _placed(quantity, page, start, len(text) - reach, negative=accounted is not None)
        return None

    def _is_all(self, page: Page, cell: Cell, quantity: Quantity) -> bool:
        before, behind = page.view[cell.start : quantity.cue_start], page.view[quantity.end : cell.end]
        return not _LETTER.search(before) and not _LETTER.search(behind)

    def _sign(self, page: Page, cell: Cell, quantity: Quantity) -> Direction | None:
        """Up or down by the sign of the number or the mark beside it."""
        if quantity.value < 0:
            return "decrease"
        beside = page.view[cell.start : quantity.start] + quantity.text[:1] + page.view[quantity.end : cell.end]
        if not self._down.isdisjoint(beside):
            return "decrease"
        return "increase" if not self._up.isdisjoint(beside) else None


def without_sign(quantity: Quantity) -> Quantity:
    """The size of a change, whose direction is told apart; a range from below zero to above it has none."""
    if not is_below_zero(quantity):
        return quantity
    ends = sorted((abs(quantity.value), abs(quantity.value if quantity.value_max is None else quantity.value_max)))
    return quantity.model_copy(update={"value": ends[0], "value_max": None if quantity.value_max is None else ends[1]})


def _signs(said: str) -> bool:
    """Whether the mark right before the number is a sign that the finder of quantities reads."""
    return said[0] in "+-−＋" and said[1:2].isdigit()


def _placed(quantity: Quantity, page: Page, start: int, length: int, *, negative: bool) -> Quantity:
    """A bare number of the cell at its place in the article."""
    begin, end = start + quantity.start, start + min(quantity.end, length)
    value = -quantity.value if negative else quantity.value
    return quantity.model_copy(
        update={
            "start": begin,
            "end": end,
            "text": page.source[begin:end],
            "cue_start": start + quantity.cue_start,
            "value": value,
            "unit": None,
            "dimension": "count",
        }
    )


def _times(value: Decimal, one: Decimal) -> Decimal:
    return plain_value(at_most_18_decimals(EXACT.multiply(value, one)))
