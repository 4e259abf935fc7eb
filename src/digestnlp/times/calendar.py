"""Periods of the calendar and how one that is said without its year finds it.

A recurring expression (3 月, 第四季度, 30 日, 周三) is a `Cycle`: a unit that recurs, and a function from the number of
that unit to the period. Numbers are years, months since year 0, or weeks since 0001-01-01; the anchor has one too, and the
nearest period that is past or running, or not over, is looked for from there.
"""

from __future__ import annotations

import calendar
import functools
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from digestnlp.models import Grain

Recurrence = Literal["year", "month", "week"]
FIRST_YEAR, LAST_YEAR = 1, 9998
# A day of any year is one of this.
LEAP_YEAR = 2024
_SAMPLE: dict[Recurrence, int] = {"year": LEAP_YEAR, "month": LEAP_YEAR * 12, "week": 100_000}
# 2 月 29 日 may be eight years away (1896–1904).
_REACH = 9


class Period(NamedTuple):
    """First and last day, both inclusive; None is an open or unknown end."""

    start: date | None
    end: date | None
    grain: Grain

    def to(self, last: Period) -> Period:
        """From this period's first day to the last day of `last`."""
        return Period(self.start, last.end, self.grain if self.grain == last.grain else "span")


UNKNOWN = Period(None, None, "span")


def _part_of(
    build: Callable[[int], Period | None], part: Callable[[Period], Period | None]
) -> Callable[[int], Period | None]:
    def build_part(number: int) -> Period | None:
        whole = build(number)
        return part(whole) if whole else None

    return build_part


class Cycle(NamedTuple):
    """An expression that recurs.

    Attributes:
        unit: what the number that `build` takes counts.
        build: the period of that number, or None where it has none (2 月 30 日).
        cumulative: counts from the beginning of a year (前三季度, 1-5 月), so that it is said only once it is nearly over.
        ahead: for how many days before it begins it is spoken of already (a feast: 端午 in the week before).
        early: its period may begin before the unit whose number it has (week 1, in December; a fiscal quarter).
    """

    unit: Recurrence
    build: Callable[[int], Period | None]
    cumulative: bool = False
    ahead: int = 0
    early: bool = False

    def sample(self) -> Period | None:
        """One of its periods, to see how long they are."""
        return self.build(_SAMPLE[self.unit])

    def grain(self) -> Grain:
        """The grain of its periods."""
        sample = self.sample()
        return sample.grain if sample else "day"

    def of_each(self, part: Callable[[Period], Period | None]) -> Cycle:
        """The same part of each of its periods."""
        return self._replace(build=_part_of(self.build, part))

    def nearest(self, anchor: date, *, future: bool) -> Period | None:
        """The last period that has begun by the anchor, or the first that is not over then."""
        here = number_of(anchor, self.unit)
        step = 1 if future else -1
        # A cycle may end in the number behind its own (11 月至 2 月), or begin in the one before.
        first = here - step if future or self.early or self.ahead else here
        for number in range(first, here + step * _REACH, step):
            period = self.build(number)
            if period is None or period.start is None or period.end is None:
                continue
            if future and period.end >= anchor:
                return period
            if not future and self._begun(period) <= anchor:
                return period
        return None

    def _begun(self, period: Period) -> date:
        """The day from which on a past reading may mean `period`."""
        assert period.start is not None  # noqa: S101 - `nearest` has looked
        assert period.end is not None  # noqa: S101 - `nearest` has looked
        if self.cumulative:
            return period.end.replace(day=1)
        return period.start - timedelta(self.ahead) if self.ahead else period.start


def anchor_day(published: date | str | None) -> date | None:
    """The day that a caller means: a date, a datetime's own day, or 2025-01-02.

    Raises:
        ValueError: it is none of these.
    """
    if published is None or type(published) is date:
        return published
    given: object = published  # which need not be what the signature says
    if isinstance(published, date):
        return date(published.year, published.month, published.day)
    try:
        return date(*time.strptime(published, "%Y-%m-%d")[:3])
    except (TypeError, ValueError):
        raise ValueError(
            f"published: {given!r:.60} is no day; give a datetime.date, a datetime, a text like '2025-01-02', or None"
        ) from None


def number_of(day: date, unit: Recurrence) -> int:
    """The number of the year, month or week that holds `day`."""
    if unit == "year":
        return day.year
    return day.year * 12 + day.month - 1 if unit == "month" else (day.toordinal() - 1) // 7


@functools.lru_cache(maxsize=2048)
def day(year: int, month: int, day_of_month: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= day_of_month <= calendar.monthrange(year, month)[1]:
        return None
    it = date(year, month, day_of_month)
    return Period(it, it, "day")


def days(first: date, last: date, grain: Grain = "span") -> Period:
    """The days from `first` to `last`."""
    return Period(first, last, grain)


@functools.lru_cache(maxsize=2048)
def months(number: int, count: int = 1, grain: Grain = "month") -> Period | None:
    """`count` whole months from month `number` on."""
    first, last = divmod(number, 12), divmod(number + count - 1, 12)
    if not (first[0] >= FIRST_YEAR and last[0] <= LAST_YEAR):
        return None
    end = calendar.monthrange(last[0], last[1] + 1)[1]
    return Period(date(first[0], first[1] + 1, 1), date(last[0], last[1] + 1, end), grain)


def month(year: int, month_of_year: int) -> Period | None:
    """A whole month."""
    return months(year * 12 + month_of_year - 1)


def quarter(year: int, quarter_of_year: int) -> Period | None:
    """A quarter of the calendar year."""
    return months(year * 12 + quarter_of_year * 3 - 3, 3, "quarter")


def year(number: int) -> Period | None:
    """A whole calendar year."""
    return months(number * 12, 12, "year")


def week(number: int) -> Period:
    """Monday to Sunday of the week of that number."""
    monday = date.fromordinal(number * 7 + 1)
    return Period(monday, monday + timedelta(6), "week")


@functools.lru_cache(maxsize=2048)
def iso_week(year: int, week_of_year: int) -> Period | None:
    """The week of that number as ISO 8601 and the weekly figures of the trade count."""
    try:
        monday = date.fromisocalendar(year, week_of_year, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(6), "week")


@functools.lru_cache(maxsize=2048)
def week_of_month(number: int, week_of_month: int) -> Period | None:
    """The n-th week of a month: the first begins on the month's first Monday."""
    whole = months(number)
    if whole is None or whole.start is None or whole.end is None:
        return None
    monday = whole.start + timedelta(-whole.start.weekday() % 7 + 7 * (week_of_month - 1))
    return Period(monday, monday + timedelta(6), "week") if monday <= whole.end else None


def weekday_of_month(number: int, nth: int, weekday: int) -> Period | None:
    """The n-th Monday (0) to Sunday (6) of a month, or None where it has fewer."""
    whole = months(number)
    if whole is None or whole.start is None or whole.end is None:
        return None
    it = whole.start + timedelta((weekday - whole.start.weekday()) % 7 + 7 * (nth - 1))
    return Period(it, it, "day") if it <= whole.end else None


@functools.lru_cache(maxsize=2048)
def day_of_months(year_of: int, bounds: tuple[str, str], grain: Grain) -> Period | None:
    """The part of a year between two `month-day` bounds; a day behind the month's end is its last (02-31).

    A part whose last bound is the lower ends in the next year (winter).
    """
    edges = []
    for bound in bounds:
        month_of, day_of = (int(n) for n in bound.split("-"))
        whole = month(year_of + (bound < bounds[0]), month_of)
        if whole is None or whole.end is None:
            return None
        edges.append(whole.end.replace(day=min(day_of, whole.end.day)))
    return Period(edges[0], edges[1], grain)


@functools.lru_cache(maxsize=2048)
def part_of_month(number: int, bounds: tuple[str, str]) -> Period | None:
    """The days of a month between two day numbers; one behind the month's end is its last day."""
    whole = months(number)
    if whole is None or whole.end is None:
        return None
    first, last = (whole.end.replace(day=min(int(n), whole.end.day)) for n in bounds)
    return Period(first, last, "ten_days" if (last - first).days <= 11 else "span")


def end_of(whole: Period, unit: str, count: int, *, tail: bool) -> Period | None:
    """The first or last (`tail`) days, weeks of seven days or months of a period; None where it is not so long."""
    if whole.start is None or whole.end is None:
        return None
    following = shift(whole.end, "day", 1)
    border = following and shift(following, unit, -count) if tail else shift(whole.start, unit, count)
    if following is None or border is None or not whole.start <= border <= following or count < 1:
        return None
    return days(border, whole.end) if tail else days(whole.start, border - timedelta(1))


def shift(start: date, unit: str, count: int) -> date | None:
    """The day that is `count` days, weeks, months, quarters or years away; a day behind the month's end is its last."""
    if unit in ("day", "week"):
        try:
            return start + timedelta(count * (7 if unit == "week" else 1))
        except OverflowError:
            return None
    number = number_of(start, "month") + count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    whole = months(number)
    if whole is None or whole.end is None:
        return None
    return whole.end.replace(day=min(start.day, whole.end.day))


@functools.lru_cache(maxsize=2048)
def containing(it: date, unit: str) -> Period | None:
    """The whole unit that holds a day."""
    if unit == "day":
        return Period(it, it, "day")
    if unit == "week":
        return week(number_of(it, "week"))
    if unit == "quarter":
        return quarter(it.year, (it.month + 2) // 3)
    if unit == "half":
        return months(it.year * 12 + (0 if it.month <= 6 else 6), 6, "half")
    return month(it.year, it.month) if unit == "month" else year(it.year)


def years_away(period: Period, count: int) -> Period:
    """The same days of another year; 29 February gives the 28th, and a whole month stays whole."""
    start, end = (it and shift(it, "year", count) for it in (period.start, period.end))
    if (
        period.end is not None
        and end is not None
        and period.end.day == calendar.monthrange(*_year_month(period.end))[1]
    ):
        end = end.replace(day=calendar.monthrange(*_year_month(end))[1])
    return period._replace(start=start, end=end)


def _year_month(it: date) -> tuple[int, int]:
    return it.year, it.month
