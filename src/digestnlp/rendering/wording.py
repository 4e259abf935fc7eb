"""How the slots of a row read on a page: figures with their separators, periods by their names."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from digestnlp.models import Fact, plain
from digestnlp.rendering.labels import Labels

_SIGNS = {"eq": "", "gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ ", "range": ""}
_ARROWS = {"increase": "↑ ", "decrease": "↓ "}
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def figure_of(fact: Fact) -> str:
    """The value with its unit: `≥ 128,000 辆`, `↑ 35 %`, `≈ 320–335 CNY`."""
    value = grouped(fact.value)
    if fact.value_max is not None:
        value += f"–{grouped(fact.value_max)}"
    sign = "≈ " if fact.approx and fact.relation in ("eq", "range") else _SIGNS[fact.relation]
    arrow = _ARROWS[fact.direction] if fact.direction else ""
    return f"{arrow}{sign}{value}" + (f" {fact.unit}" if fact.unit else "")


def grouped(value: Decimal) -> str:
    """The value in plain notation, its thousands set apart: `1,234.5`."""
    whole, point, rest = plain(value).partition(".")
    return f"{int(whole):,}{point}{rest}" if int(whole) else plain(value)


def period_of(start: date | None, end: date | None, labels: Labels) -> str:
    """The period by its name where it has one: `2024`, `2024 Q3`, `2024-09`, `2024-09-01 – 2024-09-15`."""
    if start is None and end is None:
        return ""
    grain = grain_of(start, end)
    if start is None or end is None or grain is None:
        return f"{start or labels['open_end']} – {end or labels['open_end']}"
    if grain == "day":
        return start.isoformat()
    if grain == "month":
        return f"{start:%Y-%m}"
    if grain == "year" and start.month == 1:
        return f"{start:%Y}"
    if grain == "quarter" and start.month % 3 == 1:
        return f"{start:%Y} Q{start.month // 3 + 1}"
    if grain == "half" and start.month % 6 == 1:
        return f"{start:%Y} H{start.month // 6 + 1}"
    return f"{start:%Y-%m} – {end:%Y-%m}"


def grain_of(start: date | None, end: date | None) -> str | None:
    """`day`, or of whole calendar months `month`, `quarter`, `half` or `year`; None for any other period."""
    if start is None or end is None:
        return None
    if start == end:
        return "day"
    if start.day != 1 or (end + timedelta(1)).day != 1:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return next((grain for grain, number in _MONTHS_OF.items() if number == months), None)
