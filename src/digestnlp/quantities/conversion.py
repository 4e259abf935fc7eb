"""Converts quantities between units of one physical dimension, exactly."""

from __future__ import annotations

from decimal import Decimal

from digestnlp.errors import DigestError
from digestnlp.models import Quantity
from digestnlp.numerals import EXACT, at_most_18_decimals
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import UnitEntry


def convert(quantity: Quantity, unit: str, *, rules: Rules | None = None) -> Quantity:
    """The quantity in another unit of its dimension: 5 km in m is 5000 m.

    Args:
        quantity: a quantity of a physical dimension.
        unit: the id of a unit of the same dimension.
        rules: the packs in force; the base pack where None.

    Returns:
        The same mention with value, value_max and unit converted; at most 18 decimals.

    Raises:
        DigestError: the two units are not of one dimension, or are money: rates change, and the text does not give them.
    """
    units = {entry.id: entry for entry in (rules if rules is not None else load_rules()).of(UnitEntry)}
    old, new = units.get(quantity.unit or ""), units.get(unit)
    if old is None or new is None or old.dimension != new.dimension or old.to_base is None or new.to_base is None:
        same = sorted(
            u.id for u in units.values() if old is not None and u.dimension == old.dimension and u.to_base is not None
        )
        raise DigestError(
            f"{quantity.text!r} in {quantity.unit!r} cannot be converted to {unit!r}; "
            + (
                f"allowed: {', '.join(same)}"
                if same
                else "only units of a physical dimension can be converted, never money or counts"
            )
        )
    factor = EXACT.divide(exact(old.to_base), exact(new.to_base))

    def scaled(value: Decimal | None) -> Decimal | None:
        return None if value is None else at_most_18_decimals(EXACT.multiply(value, factor))

    update = {"value": scaled(quantity.value), "value_max": scaled(quantity.value_max), "unit": unit}
    return quantity.model_copy(update=update)


def exact(number: str) -> Decimal:
    """A decimal or a fraction (5/18) as a Decimal of many digits."""
    above, _, below = number.partition("/")
    return EXACT.divide(Decimal(above), Decimal(below)) if below else Decimal(above)
