"""The 24 solar terms (立春, 大寒): the days on which they fall, by the table `solar_terms.tsv`."""

from __future__ import annotations

import functools
import importlib.resources

from digestnlp.times import calendar
from digestnlp.times.calendar import Period


@functools.cache
def _table() -> tuple[tuple[str, ...], dict[int, tuple[int, ...]]]:
    """The names, and by year the days of the month."""
    file = importlib.resources.files("digestnlp.times") / "solar_terms.tsv"
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(lines[0][1:]), {int(year): tuple(map(int, days)) for year, *days in lines[1:]}


def names() -> tuple[str, ...]:
    """The terms from 小寒 (early January) to 冬至 (late December)."""
    return _table()[0]


def day(year: int, name: str) -> Period | None:
    """The day of a term in a calendar year, or None outside of the table's years."""
    terms, days = _table()
    number = terms.index(name)
    return calendar.day(year, number // 2 + 1, days[year][number]) if year in days else None
