"""Converts quantities between units of one physical dimension, exactly: Pint knows the units, fractions do the sums."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from digestnlp.errors import DigestError, Message, RuleError
from digestnlp.models import Quantity
from digestnlp.numerals import EXACT
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import ClassifierEntry, UnitEntry

# Pint takes data and angles for bare numbers; here a bit is no percentage, and 90° are no multiple.
_OWN_DIMENSIONS = ("bit = [information]", "radian = [angle] = rad")
_DECIMALS = 18
# So many that a figure of 20 digits and 18 decimals comes back from any unit as it was.
_ENDLESS = Context(prec=40)
_SAME = Fraction(1, 10**39)


def convert(quantity: Quantity, unit: str, *, rules: Rules | None = None) -> Quantity:
    """The quantity in another unit of its dimension: 5 km in m is 5000 m, 36.6 °C in °F is 97.88 °F.

    Args:
        quantity: a quantity of a physical unit, or of one per another (km/h, CNY/kg).
        unit: the id of a unit of the same dimension, or two joined by a slash (m/s, CNY/t).
        rules: the packs in force; the base pack where None.

    Returns:
        The same mention with value, value_max and unit converted: exact where at most 18 decimals say it, else rounded to 40
        significant digits, so that converting back gives the same to 18 decimals.

    Raises:
        DigestError: the two units are not of one physical dimension. Currencies are never converted into each other: rates
            change, and the text does not give them.
        RuleError: a pack defines a unit in a way that Pint does not understand.
    """
    if unit == quantity.unit:
        return quantity
    return _converter(rules if rules is not None else load_rules()).convert(quantity, unit)


class _Converter:
    """The units of a set of rules, defined in a registry of Pint."""

    def __init__(self, rules: Rules) -> None:
        # Pint takes a third of a second to import and set up, and only who converts needs it.
        import pint

        self._pint = pint
        self._registry: pint.UnitRegistry[Any] = pint.UnitRegistry(non_int_type=Fraction, on_redefinition="ignore")
        for line in _OWN_DIMENSIONS:
            self._registry.define(line)
        self._entries: dict[str, UnitEntry | ClassifierEntry] = {}
        for unit in rules.of(UnitEntry):
            self._entries[unit.id] = unit
        for classifier in rules.of(ClassifierEntry):
            self._entries.setdefault(classifier.id, classifier)
        self._names: dict[str, str] = {}

    def _name(self, unit: str) -> str:
        """What Pint calls the unit, which is defined when it is first asked for."""
        if unit not in self._names:
            self._names[unit] = f"digest_{len(self._names)}"
            self._define(self._names[unit], self._entries[unit])
        return self._names[unit]

    def _define(self, name: str, entry: UnitEntry | ClassifierEntry) -> None:
        """Gives Pint the unit; what is not physical is a dimension of its own."""
        meaning = _meaning(entry)
        try:
            self._registry.define(f"{name} = {meaning or f'[{name}]'}")
            self._registry.get_dimensionality(name)
        except (self._pint.PintError, ArithmeticError, ValueError) as error:
            raise RuleError(
                "unit {id!r}: field 'pint': {meaning!r} is no definition that Pint understands ({error}); write one "
                "such as 'kilometer', '500 meter' or 'kelvin; offset: 273.15'",
                id=entry.id,
                meaning=meaning,
                error=error,
            ) from error

    def convert(self, quantity: Quantity, unit: str) -> Quantity:
        """The quantity in the unit; see the module's `convert`."""
        old, new = self._expression(quantity.unit or ""), self._expression(unit)
        if old is None or new is None or not self._alike(quantity.unit or "", unit):
            raise DigestError(self._refusal(quantity, unit))

        def converted(value: Decimal | None) -> Decimal | None:
            return None if value is None else _decimal(self._registry.Quantity(Fraction(value), old).to(new).magnitude)

        update = {"value": converted(quantity.value), "value_max": converted(quantity.value_max), "unit": unit}
        return quantity.model_copy(update=update)

    def _expression(self, unit: str) -> str | None:
        """The unit as Pint reads it: an id, or an id per another."""
        if unit in self._entries:
            return self._name(unit)
        above, _, below = unit.rpartition("/")
        numerator = self._expression(above) if above else None
        return f"{numerator}/{self._name(below)}" if numerator and below in self._entries else None

    def _alike(self, old: str, new: str) -> bool:
        """Whether both measure the same: torque is no energy, though both are newton times metre."""
        a, b = self._entries.get(old), self._entries.get(new)
        if a is not None and b is not None and a.dimension != b.dimension:
            return False
        return self._dimensionality(old) == self._dimensionality(new)

    def _dimensionality(self, unit: str) -> object:
        return self._registry.get_dimensionality(self._expression(unit) or "")

    def _refusal(self, quantity: Quantity, unit: str) -> Message:
        allowed = sorted(self._allowed(quantity.unit or ""))
        advice = (
            Message("allowed: {units}", units=", ".join(allowed))
            if allowed
            else Message(
                "there is no other unit of its dimension, and money and counts are never converted into each other"
            )
        )
        return Message(
            "{text!r} in {old!r} cannot be converted to {new!r}; {advice}",
            text=quantity.text,
            old=quantity.unit,
            new=unit,
            advice=advice,
        )

    def _allowed(self, unit: str) -> Iterator[str]:
        """What the unit can be converted to; of one per another, the other may change."""
        if self._expression(unit) is None:
            return
        fixed, slash, _ = ("", "", "") if unit in self._entries else unit.rpartition("/")
        for name, entry in self._entries.items():
            other = f"{fixed}{slash}{name}"
            if _meaning(entry) and other != unit and self._alike(unit, other):
                yield other


def _meaning(entry: UnitEntry | ClassifierEntry) -> str | None:
    return entry.pint if isinstance(entry, UnitEntry) else None


def _decimal(value: Fraction) -> Decimal:
    """The fraction as a Decimal; a rounding error of the way there is taken out on the way back."""
    near = Fraction(round(value * 10**_DECIMALS), 10**_DECIMALS)
    if abs(near - value) <= abs(value) * _SAME:
        return EXACT.divide(Decimal(near.numerator), Decimal(near.denominator))
    return _ENDLESS.divide(Decimal(value.numerator), Decimal(value.denominator))


@functools.lru_cache(maxsize=4)
def _converter(rules: Rules) -> _Converter:
    return _Converter(rules)
