"""Units so many away from the anchor or from what is in force: 本月, 上周三, 昨日, 当季, 今（5）日."""

from __future__ import annotations

from datetime import date

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar
from digestnlp.times.beside import before
from digestnlp.times.calendar import Period
from digestnlp.times.days import Days
from digestnlp.times.frame import Frame
from digestnlp.times.months import Months
from digestnlp.times.numbers import SMALL
from digestnlp.times.part import Part
from digestnlp.times.quarters import Quarters
from digestnlp.times.weeks import Weeks
from digestnlp.times.words import SPACES, Words, pattern

# 今（5）日: the day of the month only repeats what 今日 says.
_DAY_IN_BRACKETS = pattern(rf"(?P<word>[今昨明前后]){SPACES}[（(]{SPACES}{SMALL}{SPACES}日?{SPACES}[）)]{SPACES}[日天]")


_EVENT_REACH = 4


class MovedUnits:
    """Reads the words of a rule pack for quarters, months, weeks and days, with what lies in them behind.

    Attributes:
        firsts: the characters that they begin with.
    """

    def __init__(self, rules: Rules, days: Days, weeks: Weeks, months: Months, quarters: Quarters) -> None:
        self._days, self._weeks, self._months, self._quarters = days, weeks, months, quarters
        self._compared_before = rules.words("time_compared_before")
        units = ("quarter", "month", "week", "day")
        self._moved_from = frozenset(rules.words("time_moved_from_before"))
        self._events = tuple(Words.of(rules, "event").entries)
        self._words = Words.of(rules, *(f"{unit}{force}" for unit in units for force in ("", "_in_force")))
        self.firsts = self._words.firsts | set("今昨明前后")

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """本月, 上周三, 昨日, 今（5）日."""
        word = self._words.at(view, at, end)
        if word and word[1].kind == "day_in_force" and view.endswith(self._events, max(0, at - _EVENT_REACH), at):
            return None  # 上市次日
        if word:
            return self._moved(view, at, *word, end, frame)
        bracketed = _DAY_IN_BRACKETS.match(view, at, end)
        entry = self._words.entries.get(f"{bracketed['word']}日") if bracketed else None
        return self._moved(view, at, bracketed.end(), entry, end, frame) if bracketed and entry else None

    def month_of_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """本月 of another year: 去年本月六日."""
        word = self._words.at(view, at, end)
        if word is None or word[1].kind != "month" or frame.anchor is None:
            return None
        month = (frame.anchor.month - 1 + (word[1].offset or 0)) % 12 + 1
        return self._months.named(view, word[0], month, end)

    def _moved(self, view: str, start: int, at: int, entry: TimeEntry, end: int, frame: Frame) -> Part:
        """The word from `start` to `at`; 上月 that a month is compared with is the one before that month."""
        unit, in_force = entry.kind.removesuffix("_in_force"), entry.kind.endswith("_in_force")
        here, origin = frame.anchor, "relative"
        grain = frame.period.grain if frame.period else None
        compared = (entry.offset or 0) < 0 and (grain == unit or (unit == "month" and grain == "span"))
        if in_force or (compared and before(view, start, 0) in self._compared_before):
            here, origin = frame.here(unit)
        whole = _away(here, unit, entry.offset or 0)
        from_it = compared and whole == frame.period and before(view, start, 0) in self._moved_from
        if from_it:
            here, origin = frame.here(unit)  # 8 月由上月上涨 2% 转为下降 1%, told of in September
            whole = _away(here, unit, entry.offset or 0)
        part = Part(at, whole, origin=origin, base=from_it)  # type: ignore[arg-type]
        if unit == "month":
            return self._in_month(view, part, end)
        if unit == "week":
            return self._weeks.within(view, part, end)
        if unit == "day":
            return self._days.to_its_end(view, part, end)
        return self._quarters.within(view, part, end)

    def _in_month(self, view: str, part: Part, end: int) -> Part:
        start = part.period.start if part.period else None
        month = start.month if start else 1
        inner = self._months.named(view, part.end, month, end)
        if start is None or inner.cycle is None:
            return part._replace(end=inner.end)
        return part._replace(end=inner.end, period=inner.cycle.build(start.year), year=start.year, month=month)


def _away(here: date | None, unit: str, offset: int) -> Period:
    """The whole unit so many away from a day."""
    moved = calendar.shift(here, unit, offset) if here else None
    return (calendar.containing(moved, unit) if moved else None) or Period(None, None, unit)  # type: ignore[arg-type]
