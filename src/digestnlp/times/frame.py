"""What an expression is read against: the anchor, and the year and period that the text before has put in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from digestnlp.deferred import deferred
from digestnlp.models import PeriodFrom
from digestnlp.times import calendar
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.view import is_traditional

if TYPE_CHECKING:
    from digestnlp.times.fiscal import FiscalCalendar
    from digestnlp.times.spans import Found

# Of a recurring expression: the nearest past, the nearest that is not over, or the nearer of the two.
Outlook = Literal["past", "future", "nearer"]

# What was to come when a text was written may have passed when it is dated: a past that is so many times nearer.
_JUST_OVER = 4
# Behind words that tell of what is to come nothing is meant that has been over for so long, however far the next: 年底前 in spring.
_LONG_OVER = timedelta(45)
# So long after a year has ended nothing of it is expected any more.
_SETTLED = timedelta(60)
# Where the title of a text ends at the latest, front matter included.
_TITLE = 300
# The line that names the outlet (source: 江州日报) is not of the text.
_WEEKLY = deferred('(?m)^(?!(?!title)[a-z_]+:|[^\n]*来源)[^\n]*(?:双?周|旬|日)报(?:[：:\n"”（(]|$)')
# So long ago is what a report of the news calls by its bare day.
_LATELY = timedelta(7)
_LONGEST_YEAR = 371  # fifty-three weeks


@dataclass
class Frame:
    """Changes as a text is read from left to right.

    Attributes:
        anchor: the day against which relative times resolve, or None.
        future: whether a recurring expression is the nearest that is not over, instead of the nearest past.
        source: the text itself, whose script is looked at where it matters.
        start: where the text begins that may name a company with a fiscal year.
        year, year_origin: the year that the sentence has said.
        period, period_origin: the period that the paragraph has said last, base periods left out.
        topic: the period that the first paragraph has said, the first that is longer than a day.
        first: the first period longer than a day.
        accounts: the last quarter, half or year that was told of and is over.
        reported: the year that the text is a report on, where that is over.
        quarter: the quarter told of that the sentence has called 本季度.
        day: the last day that the sentence has named.
        until: the last day up to which the sentence has told something.
        told_day: the last day that the text has named.
        told_week: the last week that the text has said by its number or days.
        month: the last month that the paragraph has told of.
        said_year: the last year that the sentence has said, also of something that others are compared with.
        holiday: the last holiday of some days that the text has named.
        calendars: where companies with a fiscal year of their own are named or tell of it, once that has been looked for.
        three_months: the last three months up to a day that the sentence has told of.
        tied: by their numbers, the quarters that the text has tied to months of its own.
        fiscal_quarter: the quarter of a fiscal year that the paragraph has told of last, with its number.
        coming: the periods that were said to be to come.
        ahead: whether the sentence has said one of them.
    """

    anchor: date | None
    future: bool = False
    source: str = ""
    start: int = 0
    year: int | None = None
    year_origin: PeriodFrom = "explicit"
    period: Period | None = None
    period_origin: PeriodFrom = "relative"
    topic: Period | None = None
    first: Period | None = None
    accounts: Period | None = None
    reported: int | None = None
    quarter: Period | None = None
    day: date | None = None
    until: date | None = None
    told_day: date | None = None
    told_week: Period | None = None
    month: Period | None = None
    said_year: int | None = None
    holiday: Period | None = None
    calendars: list[tuple[int, FiscalCalendar]] | None = None
    three_months: Found | None = None
    tied: dict[int, Period] = field(default_factory=dict)
    fiscal_quarter: tuple[int, Period] | None = None
    coming: frozenset[Period] = frozenset()
    ahead: bool = False

    @property
    def traditional(self) -> bool:
        """Whether the text is in traditional script, where 114年 is a year of the Republic."""
        return is_traditional(self.source)

    @property
    def weekly(self) -> bool:
        """Whether the text is a report on days or weeks, whose 报告期 is no year that it tells of: 医药行业双周报."""
        return _WEEKLY.search(self.source, 0, _TITLE) is not None

    def reported_on(self) -> Period | None:
        """What 期内 means: the period in force, but the quarter told of where that is a month of another paragraph or not over.

        截至 6 月底止首季营收 3 亿元，全财年料赚 2 亿元。期内开店 5 家.
        """
        period, accounts = self.period, self.accounts
        if period is None or accounts is None or period.start is None or accounts.start is None:
            return period
        to_come = self.anchor is not None and period.end is not None and period.end > self.anchor
        if to_come:
            return accounts if accounts.start >= period.start else period
        return accounts if period is self.topic and period.grain in ("week", "month") else period

    def place(self, cycle: Cycle, outlook: Callable[[], Outlook]) -> tuple[Period, PeriodFrom]:
        """The period of a recurring expression that says no year; `outlook` is asked for where it may matter."""
        if self.period is None and self.year is None and self.day is None and self.topic is None:
            return self._nearest(cycle, outlook), "relative"
        year: int | None
        grain = cycle.grain()
        told = self._business_year() if grain == "year" and cycle.unit == "year" and not self.future else None
        if told is not None and outlook() == "past":
            return told, "relative"
        undated = self.year is None and self.day is None and self.topic is None
        if undated or (grain == "month" and self._turns_ahead(outlook)):
            return self._nearest(cycle, outlook), "relative"
        if grain == "day" and self.day is not None:
            year, origin = self.day.year, self.year_origin if self.year == self.day.year else "relative"
        else:
            year, origin = self.year, self.year_origin
        if year is not None:
            period = self._continued(cycle, year, grain)
            said_ahead = self.anchor is not None and year > self.anchor.year
            if said_ahead and period and self._long_after(period):
                period = cycle.build(year - 1)
            if grain == "day" and self.year is None:
                period = self._still_to_come(cycle, year) or period
            if period and (origin != "relative" or said_ahead or not self._too_late(period)):
                return period, origin
        if year is None and self.reported is not None and grain in ("quarter", "half") and not self.future:
            return cycle.build(self.reported) or UNKNOWN, "relative"  # a year's report tells of its quarters
        topic = self.topic
        if year is None and topic and topic.start and topic.grain == "year" and grain == "year":
            within = cycle.build(topic.start.year) if cycle.unit == "year" else None
            if within is not None:
                return within, "relative"
        return self._nearest(cycle, outlook), "relative"

    def _turns_ahead(self, outlook: Callable[[], Outlook]) -> bool:
        """Whether what is to come is told behind a whole year that is long over: 去年营收 212 亿元，8 月将再开店 6 家."""
        told = self.period
        if not self.future or self.anchor is None or told is None or told.end is None or told.grain != "year":
            return False
        return told.end.year == self.year and self.anchor - told.end > _SETTLED and outlook() != "past"

    def _business_year(self) -> Period | None:
        """The year in force where it is none of the calendar: 截至 3 月底止年度营收 3 亿元。年内…, 全年…."""
        for told in (self.period, self.topic):
            if told is not None and told.grain == "year" and told.start is not None and told.end is not None:
                whole = (told.start.month, told.end.month) != (1, 12) and (told.end - told.start).days < _LONGEST_YEAR
                return told if whole and (self.anchor is None or told.end <= self.anchor) else None
        return None

    def _nearest(self, cycle: Cycle, outlook: Callable[[], Outlook]) -> Period:
        """The nearest past period, or the nearest that is not over, as the caller or the words around it have it."""
        if self.anchor is None:
            return UNKNOWN
        past = cycle.nearest(self.anchor, future=self.future) or UNKNOWN
        if self.future or past.end is None or past.end >= self.anchor:
            return past
        said = outlook()
        if said == "past" and self.ahead:
            said = "nearer"
        if said == "past":
            return self._again(past) if self.coming else past
        coming = cycle.nearest(self.anchor, future=True)
        if coming is None or coming.start is None:
            return past
        since, until = self.anchor - past.end, coming.start - self.anchor
        lately = until > since * (1 if said == "nearer" else _JUST_OVER)
        if lately and (said == "nearer" or since <= _LONG_OVER):
            return past
        self.coming |= {coming}
        self.ahead = True
        return coming

    def _again(self, past: Period) -> Period:
        """The period a year later where it has been said to be to come."""
        again = calendar.years_away(past, 1)
        return again if again in self.coming else past

    def _continued(self, cycle: Cycle, year: int, grain: str) -> Period | None:
        """The period in the year in force; a month long before the last one said is the next year's."""
        if cycle.unit == "week":
            return None
        last = self.day if grain == "day" and self.day else self.period.start if self.period else None
        if cycle.unit == "month":
            if last is None or (
                self.day is None and self.period is not None and self.period.grain not in ("month", "day")
            ):
                return None
            period = cycle.build(last.year * 12 + last.month - 1)
            if period is not None and self._turns_to_now(cycle, period, last):
                return None
            return None if period is None or self._too_late(period) else period
        period = cycle.build(year)
        if period is None or period.start is None:
            return None
        # 年初 behind 截至 2024 年底 is that year's still, a month of one name is not.
        named = grain != "month" or period.end is None or period.end.month == period.start.month
        gone_on = last is not None and last.year == year + 1 and grain == "month" and named
        if gone_on or self._since(period.start):
            following = cycle.build(year + 1)
            return following if following and not self._too_late(following) else period
        fine = self.period is not None and self.period.grain in ("day", "month", "ten_days")
        told = self.period
        halves = told is not None and told.grain in ("half", "quarter") and grain == "month" and period.start.month <= 3
        if halves and last and last.year == year and last.month >= 7:
            fine = True  # 去年下半年回升，1 月营收 3 亿元
        if fine and named and last and last.year == year and last.month - period.start.month >= (4 if halves else 7):
            following = cycle.build(year + 1)
            if following and following.start and (self.future or self.anchor is None or following.start <= self.anchor):
                return following
        return period

    def _turns_to_now(self, cycle: Cycle, period: Period, last: date) -> bool:
        """Whether a bare day would be before the one last named, and is lately: 8 月 29 日见顶，21 日收于 6333 点 on 23 December.

        But not the day that another of a month long over is compared with: 8 月 29 日收于 10 元，较 27 日上涨.
        """
        if self.anchor is None or self.day is None or period.start is None or self.future or period.start >= last:
            return False
        lately = cycle.nearest(self.anchor, future=False)
        return (
            lately is not None and lately.end is not None and last < lately.end and self.anchor - lately.end <= _LATELY
        )

    def _since(self, start: date) -> bool:
        """Whether the text speaks of what has been since a later day of that year: 自去年 11 月以来累计 3 万，3 月 1 万."""
        span = self.period
        if span is None or span.grain != "span" or span.start is None or span.end != self.anchor:
            return False
        return start < span.start and start.year == span.start.year

    def _still_to_come(self, cycle: Cycle, year: int) -> Period | None:
        """The day this year where only what has been told to come puts those before it in the next: 3 月 3 日公告，拟于 4 月 15 日回购."""
        if not self.future or self.anchor is None or year <= self.anchor.year:
            return None
        period = cycle.build(self.anchor.year)
        return period if period is not None and period.start is not None and period.start >= self.anchor else None

    def _long_after(self, period: Period) -> bool:
        """12 月 after 明年 1 月 is the December before it."""
        last = self.day or (self.period.start if self.period else None)
        return period.start is not None and last is not None and (period.start - last).days > 9 * 30

    def _too_late(self, period: Period) -> bool:
        """A past reading does not lie behind the anchor."""
        return not self.future and self.anchor is not None and period.start is not None and period.start > self.anchor

    def here(self, unit: str) -> tuple[date | None, PeriodFrom]:
        """The day that 当月, 当日 and the like are reckoned from: in force, else the anchor."""
        if unit == "day" and (told := self.day or self.told_day) is not None:
            return told, self.period_origin
        if unit == "month" and self.month is not None and (self.period is None or self.period.grain != "month"):
            return self.month.end, self.period_origin  # 公布 7 月自结，受惠第三季旺季，单月净利…
        if unit == "week" and (self.period is None or self.period.grain not in ("day", "week", "ten_days")):
            return self.anchor, "relative"
        if unit != "day" and self.period is not None and self.period.end is not None and self.period.grain != "year":
            return self.period.end, self.period_origin
        return self.anchor, "relative"

    def sentence(self) -> None:
        """A sentence has ended: its year is no longer in force."""
        self.year = self.until = self.day = self.said_year = self.quarter = self.three_months = None
        self.ahead = False

    def paragraph(self) -> None:
        """A paragraph has ended: what the first one, mostly a heading, has said is in force again."""
        self.sentence()
        self.month = self.fiscal_quarter = None
        self.topic = self.topic or self.first or self.period
        self.period = self.topic
