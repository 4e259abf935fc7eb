"""Units so many away from the anchor or from what is in force: 本月, 上周三, 昨日, 当季, 今（5）日."""

from __future__ import annotations

from datetime import date, timedelta

from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar
from digestnlp.times.beside import before
from digestnlp.times.calendar import Period
from digestnlp.times.days import Days
from digestnlp.times.frame import Frame
from digestnlp.times.months import Months
from digestnlp.times.numbers import SMALL
from digestnlp.times.outlook import Outlooks
from digestnlp.times.part import Part
from digestnlp.times.quarters import Quarters
from digestnlp.times.weeks import Weeks
from digestnlp.times.words import SPACES, Words, pattern

# 今（5）日: the day of the month only repeats what 今日 says.
_DAY_IN_BRACKETS = pattern(rf"(?P<word>[今昨明前后]){SPACES}[（(]{SPACES}{SMALL}{SPACES}日?{SPACES}[）)]{SPACES}[日天]")


# 某社 8 月 25 日消息，昨日…: reckoned from the day of the item, where that is not the text's.
_DATELINED = pattern(r"[日号](?:早间|晚间?|凌晨)?(?:消息|讯|电)[^。！？\n日号]*$")
_DATELINED_REACH, _OF_LATE = 36, timedelta(7)
_TWO_WEEKS = timedelta(13)
_EVENT_REACH = 4
_WITHIN = "月内"
_BEFORE, _AT_FIRST = "前", "以"
_IS = pattern(rf"{SPACES}则?仅?[为是]")
# 自上月 + 起
_SINCE = pattern(rf"{SPACES}(?:[初中底末]|[上中下]旬|\d{{1,2}}{SPACES}[日号])?(?:以来|开始|起)")
_WHOLE_MONTH = pattern(rf"{SPACES}的?[全整]个?月")
# How long after its end a quarter that was told of is 本季度 in a text on its accounts.
_STILL_TOLD = timedelta(75)
# The last quarter is reported on with its year, later than others.
_DECEMBER, _LAST_TOLD = 12, timedelta(100)
# The first, middle and last days of a month.
_THIRDS = (("01", "10"), ("11", "20"), ("21", "31"))
# And one that the text is about.
_ABOUT_IT = timedelta(270)


class MovedUnits:
    """Reads the words of a rule pack for quarters, months, weeks and days, with what lies in them behind.

    Attributes:
        firsts: the characters that they begin with.
    """

    def __init__(self, rules: Rules, days: Days, weeks: Weeks, months: Months, quarters: Quarters) -> None:
        self._days, self._weeks, self._months, self._quarters = days, weeks, months, quarters
        self._compared = rules.words("time_compared")
        self._outlooks = Outlooks(rules)
        self._compared_before = rules.words("time_compared_before")
        units = ("quarter", "month", "week", "day")
        self._moved_from = frozenset(rules.words("time_moved_from_before"))
        self._events = tuple(Words.of(rules, "event").entries)
        self._before_within = frozenset(rules.words("time_in_force_before"))
        self._words = Words.of(
            rules, "ten_days_in_force", *(f"{unit}{force}" for unit in units for force in ("", "_in_force"))
        )
        self.firsts = self._words.firsts | set("今昨明前后")

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """本月, 上周三, 昨日, 今（5）日."""
        bracketed = _DAY_IN_BRACKETS.match(view, at, end)
        word = self._words.at(view, at, end) if bracketed is None else None  # 昨（4）日, not 昨
        if word and word[1].kind == "day_in_force" and view.endswith(self._events, max(0, at - _EVENT_REACH), at):
            return None  # 上市次日
        if word and view[at : word[0]].startswith(_BEFORE) and view[at - 1 : at] == _AT_FIRST:
            return None  # 以前 + 一天只能加工 3 吨
        if word and view[at : word[0]] == _WITHIN and not self._may_stand(view, at):
            return None  # 三个月内
        if word:
            return self._moved(view, at, *word, end, frame)
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
        if unit == "ten_days":
            here, origin = frame.here(unit)
            return Part(at, _third(here, over=here == frame.anchor, last=view[at - 1] == "末"), origin=origin)
        here, origin = frame.anchor, "relative"
        grain = frame.period.grain if frame.period else None
        compared = (entry.offset or 0) < 0 and (grain == unit or (unit == "month" and grain == "span"))
        if unit == "day" and frame.day is not None and here is not None and timedelta() < here - frame.day <= _OF_LATE:
            here = frame.day if _DATELINED.search(view[max(0, start - _DATELINED_REACH) : start]) else here
        # 2024 年第 12 周成交 310 套；上周成交 280 套
        beside = unit == "week" and compared and _is_long_over(frame)
        if in_force or beside or (compared and self._is_compared(view, start)):
            here, origin = frame.here(unit)
        whole = _away(here, unit, entry.offset or 0)
        told_of = compared and whole == frame.period
        moved_from = before(view, start, 0) in self._moved_from and not _SINCE.match(view, at)
        from_it = told_of and (moved_from or _IS.match(view, at) is not None)
        if from_it:
            here, origin = frame.here(unit)  # 8 月由上月上涨 2% 转为下降 1%, 上月为上涨 2%, told of in September
            whole = _away(here, unit, entry.offset or 0)
        if unit == "quarter" and not in_force and (entry.offset or 0) <= 0:
            whole = self._told_quarter(view, start, at, entry, end, frame) or whole
        part = Part(at, whole, origin=origin, base=from_it)
        if unit == "month":
            return self._in_month(view, part, end)
        if unit == "week":
            return self._weeks.within(view, part, end)
        if unit == "day":
            return self._days.to_its_end(view, part, end)
        return self._quarters.within(view, part, end)

    def _may_stand(self, view: str, at: int) -> bool:
        """Whether no word before the place makes 月内 the end of another: 三个月内, 锁定月内."""
        last = view[at - 1 : at]
        return not last.isalnum() or last in self._before_within

    def _is_compared(self, view: str, start: int) -> bool:
        """Whether something is compared with what begins at the place: 较上月, 高于上月."""
        return before(view, start, 0) in self._compared_before or view.endswith(self._compared, 0, start)

    def _told_quarter(self, view: str, start: int, at: int, entry: TimeEntry, end: int, frame: Frame) -> Period | None:
        """What 本季度 means in a text on the accounts of one that has just ended, and 上一季度 beside it.

        三季度营收 3 亿元。本季度净利 1 亿元，上一季度为 2 亿元
        """
        told = frame.accounts
        if (entry.offset or 0) < 0:
            first_day = frame.quarter.start if frame.quarter else None
            return calendar.months(calendar.number_of(first_day, "month") - 3, 3, "quarter") if first_day else None
        if told is None or told.grain != "quarter" or told.end is None or frame.anchor is None or frame.future:
            return None
        reach = _ABOUT_IT if told == frame.topic else _LAST_TOLD if told.end.month == _DECEMBER else _STILL_TOLD
        if not told.end < frame.anchor <= told.end + reach:
            return None
        if self._outlooks.around(view, start, at, frame.start, end, over_comma=True) != "past":
            return None
        frame.quarter = told
        return told

    def _in_month(self, view: str, part: Part, end: int) -> Part:
        whole = _WHOLE_MONTH.match(view, part.end, end)
        if whole:
            return part._replace(end=whole.end())  # 上月全月
        start = part.period.start if part.period else None
        month = start.month if start else 1
        inner = self._months.named(view, part.end, month, end)
        if start is None or inner.cycle is None:
            return part._replace(end=inner.end)
        return part._replace(end=inner.end, period=inner.cycle.build(start.year), year=start.year, month=month)


def _is_long_over(frame: Frame) -> bool:
    """Whether the week told of in the sentence is neither the last nor the one that runs, so that 上周 is the one before it."""
    told = frame.period
    if told is None or told.grain != "week" or told.end is None or frame.anchor is None or frame.said_year is None:
        return False
    return frame.anchor - told.end > _TWO_WEEKS


def _third_of(day: date) -> int:
    """Which third of its month a day lies in, from 0."""
    return min((day.day - 1) // 10, 2)


def _third(here: date | None, *, over: bool, last: bool) -> Period:
    """The ten days of the month that hold the day, or those before them (`over`), as reports are on what is over; or their last day."""
    if here is None:
        return calendar.UNKNOWN
    if over:
        here -= timedelta(here.day - 10 * _third_of(here))
    whole = calendar.part_of_month(calendar.number_of(here, "month"), _THIRDS[_third_of(here)]) or calendar.UNKNOWN
    return calendar.days(whole.end, whole.end) if last and whole.end else whole


def _away(here: date | None, unit: str, offset: int) -> Period:
    """The whole unit so many away from a day."""
    moved = calendar.shift(here, unit, offset) if here else None
    return (calendar.containing(moved, unit) if moved else None) or Period(None, None, unit)  # type: ignore[arg-type]
