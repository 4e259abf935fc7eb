"""Reads one time expression at a place: 2024年三季度末, 去年9月, 12月5日至7日, 近三年, 2024财年第二财季.

An expression is a *head* that says the year (2024年, 去年, 民国114年), a *part* of the year (三季度, 9月30日, 年底), both,
or a word of its own (昨日, 上周三). A part without a head is a `Cycle`; the frame decides which of its periods is meant.
Each kind of head, part and word has a module; here they are joined.
"""

from __future__ import annotations

from digestnlp.rules.loader import Rules
from digestnlp.times import calendar, fiscal_years, solar
from digestnlp.times.beside import over_link
from digestnlp.times.calendar import UNKNOWN
from digestnlp.times.days import Days
from digestnlp.times.ends import ENDS_STARTS, Ends
from digestnlp.times.fiscal_years import FiscalYears
from digestnlp.times.frame import Frame
from digestnlp.times.months import Months
from digestnlp.times.moved import MovedUnits
from digestnlp.times.named import NamedTimes
from digestnlp.times.numbers import CHINESE, FIGURES
from digestnlp.times.numeric import NumericDates
from digestnlp.times.part import Part
from digestnlp.times.quarters import Quarters
from digestnlp.times.weeks import Weeks
from digestnlp.times.words import SPACES, Words, by_first, pattern
from digestnlp.times.year_parts import YearParts
from digestnlp.times.years import Years

_FIGURES_AND_UNIT = pattern(rf"\d{{1,4}}{SPACES}([年月日号天个])")


class Grammar:
    """Reads calendar expressions with the words of a rule pack.

    Attributes:
        years: reads the years.
        starts_behind_year, starts_behind_month, starts_behind_quarter: the characters that what belongs to a year in figures,
            to a month or a day of it in figures, or to a quarter may begin with, or the rest of another word that only begins like one.
    """

    def __init__(self, rules: Rules) -> None:
        self._same_period = Words.of(rules, "same_period")
        self._same_unit = Words.of(rules, "same_unit")  # 2019 年同日
        self.years = Years(rules, self._same_period)
        self._year_parts = YearParts(rules)
        self._days = Days(rules)
        self._ends = Ends(rules)
        weeks, quarters = Weeks(rules, self._days), Quarters(rules)
        self.months = months = Months(rules, self._days, weeks)
        self._moved = MovedUnits(rules, self._days, weeks, months, quarters)
        named = NamedTimes(rules)
        fiscal = FiscalYears(rules, self._year_parts.words, quarters)
        numbers = FIGURES + CHINESE
        self._part_readers = by_first(
            (
                (self._year_parts.word, self._year_parts.words.firsts),
                (self._year_parts.solar_term, {name[0] for name in solar.names()}),
                (self._ends.first_of_year, "前首头"),
                (quarters.half, "Hh12"),
                (quarters.quarter, "第首最Qq一二三四1234"),
                (months.of_year, numbers),
                (months.first, "元"),
                (weeks.of_year, "第"),
            )
        )
        part_firsts = frozenset(self._part_readers)
        self._head_suffixes = part_firsts.union(
            self._same_period.firsts, self._moved.firsts, self._year_parts.short_firsts, " "
        )
        self._readers = by_first(
            (
                (NumericDates(self._days).read, FIGURES),
                (fiscal.read, fiscal_years.FIRSTS),
                (self._with_head, self.years.firsts),
                (self._part, part_firsts),
                (self._days.alone, numbers),
                (months.part_alone, months.part_firsts),
                (weeks.weekday, "周星礼"),
                (self.years.decade, f"上本 {numbers}"),
                (self._moved.read, self._moved.firsts),
                (named.read, named.firsts),
            )
        )
        others = {word[0] for word in rules.words("time_no_year_behind")}
        self.starts_behind_year = self._head_suffixes.union(others, fiscal_years.STARTS_BEHIND, ENDS_STARTS)
        self.starts_behind_month = months.starts_behind.union(self._days.suffixes, ENDS_STARTS)
        self.starts_behind_quarter = quarters.starts_behind.union(ENDS_STARTS)
        # Figures before their unit, which most expressions begin with, are nothing else.
        self._figure_readers = {
            "年": (fiscal.read, self._with_head, self.years.decade),
            "月": (months.of_year,),
            "日": (self._days.alone,),
            "号": (self._days.alone,),
            "天": (),  # what is counted is no point of time
            "个": (),
        }

    def point(self, view: str, at: int, end: int, frame: Frame, *, last: bool = False) -> Part | None:
        """The expression that begins at a place, without range, prefix or suffix; `last`: behind a dash."""
        unit = _FIGURES_AND_UNIT.match(view, at, end)
        readers = self._figure_readers[unit[1]] if unit else self._readers.get(view[at : at + 1], ())
        for reader in readers:
            found = reader(view, at, end, frame)
            if found is not None:
                return self._ends.of(view, at, found, end)
        return self._days.behind_dash(view, at, end) if last else None

    def _with_head(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A year, and the part of it that follows."""
        head = self.years.head(view, at, end, frame)
        if head is None:
            return None
        part = self._part_behind(view, head, end, frame)
        if part is None:
            return head if head.period is not None else None
        if part.refers:
            return _same_period_of(head, part, frame)
        return _placed(part, head)

    def _part_behind(self, view: str, head: Part, end: int, frame: Frame) -> Part | None:
        """The part of the head's year that stands behind it."""
        place = over_link(view, head.end, end)
        if view[place : place + 1] not in self._head_suffixes:
            return None
        word = self._same_period.at(view, place, end) or self._same_unit.at(view, place, end)
        if word:
            return Part(word[0], refers=True, base=True)
        return (
            self._part(view, place, end, frame)
            or self._moved.month_of_year(view, head.end, end, frame)
            or self._year_parts.short(view, head.end, end)
            or self._year_parts.short(view, place, end)
        )

    def _part(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A half, quarter, month, day, week … of a year that is not said."""
        for reader in self._part_readers.get(view[at : at + 1], ()):
            part = reader(view, at, end, frame)
            if part:
                return part
        return None


def _placed(part: Part, head: Part) -> Part | None:
    """A part of the head's year."""
    if part.cycle is None:
        return None
    if head.year is None:
        return part._replace(period=UNKNOWN, cycle=None, origin=head.origin, base=head.base)
    period = part.cycle.build(head.year) if part.cycle.unit == "year" else None
    if period is None:
        return None
    return part._replace(period=period, cycle=None, year=head.year, origin=head.origin, base=head.base)


def _same_period_of(head: Part, part: Part, frame: Frame) -> Part:
    """2023 年同期: the period in force, in the year that is said."""
    if frame.period is None or frame.period.end is None or head.year is None:
        return part._replace(period=UNKNOWN, origin=head.origin)
    # By its last day: a New Year's holiday begins in the year before.
    period = calendar.years_away(frame.period, head.year - frame.period.end.year)
    return part._replace(period=period, origin=head.origin, refers=False)
