"""A quantity while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from digestnlp.models import Quantity, Relation, plain
from digestnlp.numerals import EXACT, Numeral, at_most_18_decimals
from digestnlp.quantities.units import Unit


@dataclass(slots=True)
class Mention:
    """A number with what is known of its unit.

    Attributes:
        numeral: the number as read; None for words such as 一半, and where nothing more is to be asked of it.
        value, value_max: multiplied out; the value is the lower number.
        unit: None where none is said.
        name: the unit's name as facts carry it (`CNY/股`).
        dated: the number belongs to a date, an ordinal or a name: it counts nothing.
        written: where a classifier stands; facts carry it as the text writes it.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    numeral: Numeral | None = None
    unit: Unit | None = None
    name: str | None = None
    dimension: str = "count"
    relation: Relation = "eq"
    approx: bool = False
    cue_start: int = -1
    cued: bool = False
    dated: bool = False
    written: tuple[int, int] | None = None
    flags: tuple[str, ...] = ()

    @classmethod
    def of(cls, numeral: Numeral) -> Mention:
        """The number alone."""
        relation: Relation = "ge" if numeral.least else "eq"
        return cls(
            numeral.start,
            numeral.end,
            numeral.value,
            numeral.value_max,
            numeral,
            relation=relation,
            approx=numeral.approx,
        )

    def take_unit(self, unit: Unit, end: int) -> None:
        """Gives the number its unit; a fraction of a unit (美分) scales it."""
        self.unit, self.name, self.dimension = unit, unit.name, unit.dimension
        self.approx = self.approx or unit.approx
        if unit.classifier:
            self.written = (end - len(unit.name), end)
        self.end = end
        if unit.factor is not None:
            self.scale(unit.factor)

    def scale(self, factor: Decimal) -> None:
        """Multiplies the value."""
        self.value = at_most_18_decimals(EXACT.multiply(self.value, factor))
        if self.value_max is not None:
            self.value_max = at_most_18_decimals(EXACT.multiply(self.value_max, factor))

    def negate(self, start: int) -> None:
        """Takes a minus that begins at `start`."""
        self.start = start
        self.value = -self.value

    def _as_written(self, source: str) -> str:
        """間 in a traditional text, with what stands behind a slash."""
        assert self.written is not None  # noqa: S101 - the caller has looked
        assert self.name is not None  # noqa: S101
        per = self.name.partition("/")
        return source[slice(*self.written)] + "".join(per[1:])

    def quantity(self, source: str) -> Quantity:
        """The finished record."""
        return Quantity.trusted(
            {
                "start": self.start,
                "end": self.end,
                "text": source[self.start : self.end],
                "value": bare(self.value),
                "value_max": None if self.value_max is None else bare(self.value_max),
                "unit": self.name if self.written is None else self._as_written(source),
                "dimension": self.dimension,
                "relation": "range" if self.value_max is not None else self.relation,
                "approx": self.approx,
                "cue_start": self.start if self.cue_start < 0 else self.cue_start,
                "flags": self.flags,
            }
        )


def bare(value: Decimal) -> Decimal:
    """The value without trailing zeros and exponent: 128000, not 128000.0 or 1.35E+5."""
    text = str(value)
    if "E" not in text and ("." not in text or text[-1] not in "0."):
        return value
    return Decimal(plain(value))
