"""A calendar expression as it is read, before the frame decides which of its periods is meant."""

from __future__ import annotations

from typing import NamedTuple

from digestnlp.models import PeriodFrom
from digestnlp.times.calendar import Cycle, Period


class Part(NamedTuple):
    """A calendar expression as read.

    Attributes:
        end: where it ends.
        period: what it covers, where the year is known.
        cycle: how it recurs, where the year is not said.
        month: the month that it lies in, for a day behind it (12 月 5 日至 7 日): of the year, or with it.
        year: the year that it says.
        origin: whether the year is said or reckoned from the anchor.
        base: it names what something is compared with (去年同期).
        instant: it is a point of time, no span (目前).
        refers: it repeats the period in force, in the year before it (2023 年同期).
        joined: it is a range of two.
    """

    end: int
    period: Period | None = None
    cycle: Cycle | None = None
    month: int | None = None
    year: int | None = None
    origin: PeriodFrom = "relative"
    base: bool = False
    instant: bool = False
    refers: bool = False
    joined: bool = False
