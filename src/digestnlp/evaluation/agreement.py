"""In which slots a found row agrees with a gold claim, each slot of which lists every acceptable answer."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from digestnlp.evaluation.files import Row
from digestnlp.rules import Rules
from digestnlp.rules.schema import UnitEntry

SLOTS = ("value", "unit", "subject", "metric", "period", "modality", "comparator", "change", "speaker", "span")


def agreement(row: Row, claim: Row, units: Mapping[str, str]) -> frozenset[str]:
    """The slots in which a row agrees with a gold claim."""
    said = said_by(row)
    accepted_units = {_unit(unit, units) for unit in claim["unit"]}
    unit = _unit(row.get("unit"), units)
    names = {_name(row.get("subject")), _name(row.get("subject_text"))} - {None} or {None}
    change = said["change"]
    # A gold change without a basis accepts any basis.
    open_changes = {accepted["direction"] for accepted in claim["change"] if accepted and not accepted.get("basis")}
    # Thirds and sevenths have no last decimal.
    exact = "分之" not in claim["quote"]
    same = {
        "value": all(_same_number(row.get(key), claim[key], exact=exact) for key in ("value", "value_max")),
        "unit": unit in accepted_units or (unit is not None and "/" in unit and unit.split("/")[0] in accepted_units),
        "subject": bool(names & {_name(name) for name in claim["subject"]}),
        "metric": row["metric"] in claim["metric"],
        "period": said["period"] in claim["period"],
        "modality": row["modality"] in claim["modality"],
        "comparator": bool(set(said["comparator"]) & set(claim["comparator"])),
        "change": change in claim["change"] or (change is not None and change["direction"] in open_changes),
        "speaker": _name(row.get("speaker")) in {_name(name) for name in claim["speaker"]},
        "span": (row["start"], row["end"]) == (claim["start"], claim["end"]),
    }
    return frozenset(slot for slot, agrees in same.items() if agrees)


def said_by(row: Row) -> dict[str, Any]:
    """The slots of a found row in gold's shape."""
    start, end, direction = row.get("period_start"), row.get("period_end"), row.get("direction")
    comparator = ["approx"] if row.get("approx") else []
    if row["relation"] != "eq" or not comparator:
        comparator.append(row["relation"])
    return {
        "value": figures(row),
        "unit": row.get("unit"),
        "subject": row.get("subject"),
        "metric": row["metric"],
        "period": {"start": start, "end": end} if start or end else None,
        "modality": row["modality"],
        "comparator": comparator,
        "change": {"direction": direction, "basis": row.get("basis")} if direction else None,
    }


def figures(row: Row) -> str:
    """The value of a row or claim as it is shown, with the upper one of a range."""
    return str(row["value"]) if row.get("value_max") is None else f"{row['value']} to {row['value_max']}"


def _same_number(a: object, b: object, *, exact: bool) -> bool:
    if a is None or b is None:
        return a is b
    try:
        left, right = Decimal(str(a)), Decimal(str(b))
    except InvalidOperation:
        return False
    return left == right if exact else abs(left - right) <= max(abs(left), abs(right)) * Decimal("0.002")


def _name(name: str | None) -> str | None:
    return None if name is None else "".join(unicodedata.normalize("NFKC", name).casefold().split())


@functools.lru_cache(maxsize=4)
def unit_spellings(rules: Rules) -> dict[str, str]:
    """For each spelling of a unit in the rules the unit; those of gold and of rows count alike."""
    spellings: dict[str, str] = {}
    for entry in rules.of(UnitEntry):
        for spelling in (entry.id, *entry.spellings, *entry.prefixes):
            spellings.setdefault(spelling, entry.id)
    return spellings


def _unit(unit: str | None, spellings: Mapping[str, str]) -> str | None:
    return "/".join(spellings.get(part.strip(), part.strip()) for part in unit.split("/")) if unit else None
