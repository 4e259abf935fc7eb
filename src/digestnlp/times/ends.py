"""What is counted off at the beginning or end of a year or another period: 前三季度, 首月, 今年前三周, 春节假期前两天."""

from __future__ import annotations

import re

from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.beside import before
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import SMALL, small_number
from digestnlp.times.part import Part
from digestnlp.times.words import SPACES, Words, pattern

# 前一季 and 前一个月 are the ones before.
_FIRST = pattern(
    rf"(?!前一个?[季月])(?:前|首|头){SPACES}(?P<n>{SMALL})(?:{SPACES}(?P<pair>-|至){SPACES}{SMALL})?{SPACES}(?:(?:个)?(?P<unit>季度|月|季)(?:份)?)(?!后|前|赛|{SPACES}\d{{1,2}}{SPACES}日)"
)
# 11 月前两周, 一季度后两个月; a single 前一周 is the week before.
_ENDS_OF = pattern(
    rf"{SPACES}(?:的)?(?P<which>前|首|头|后|最后){SPACES}(?P<n>{SMALL}){SPACES}(?P<unit>天|日|个?(?:周|星期)|个月)"
    r"(?![以之前后内多余半])"
    rf"|{SPACES}(?:的)?(?P<first>首个?(?:周|星期)(?![末期天年]))"
)
# 上市前三周, 开售前十分钟: of what has begun.
_SINCE = pattern(
    rf"(?:前|首|头){SPACES}{SMALL}{SPACES}(?:天|日|个?(?:周|星期|小时)|个月|分钟|小时)(?![以之前后内多余半])"
)
# 国庆假期首日, 长假的第三天
_DAY_OF = pattern(
    rf"{SPACES}(?:的)?(?:(?P<first>首[日天])|第{SPACES}(?P<n>{SMALL}){SPACES}[天日]|(?P<last>最后一[天日]))"
)
# Up to which month of the year 首月 alone may be its January.
_FIRST_MONTH_TOLD = 3
# What that begins with, behind 的 or without it.
ENDS_STARTS = "前首头后最"
# What may be counted off each whole.
_COUNTED_OFF: dict[str, tuple[str, ...]] = {
    "week": ("day",),
    "month": ("day", "week"),
    "quarter": ("day", "week", "month"),
    "half": ("day", "week", "month"),
    "year": ("day", "week", "month"),
}


# The end of a title or of a name in letters and digits, and no year: 2025 首月; or what is meant by 该剧, 这款产品.
_NAMED = pattern(
    r"(?:[》”」](?:[\u4e00-\u9fff]{2})?|[A-Za-z]|(?:^|[^0-9])[0-9]{1,3}|[A-Za-z][0-9]{1,4}"
    r"|(?:该|[这此][款部])[\u4e00-\u9fff]{1,3}) ?$"
)


class Ends:
    """Reads beginnings and ends, with the events of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        self._events = tuple(Words.of(rules, "event").entries)
        self._holidays = rules.words("time_holiday_ends")

    def first_of_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """前三季度, 前两个月, 首月."""
        since = _SINCE.match(view, at, end)
        of_event = view[max(0, at - 12) : at].rstrip(" 的后").endswith(self._events)
        if since is not None and of_event:
            return Part(since.end(), UNKNOWN)
        if view.startswith("首月", at):
            if of_event:
                return Part(at + 2, UNKNOWN)  # 上市首月: of the event, whose day is not said
            if _NAMED.search(view, max(0, at - 5), at):
                return Part(at + 2, UNKNOWN)  # 《云岚》首月, 云岚 S7 首月: of what is named
            late = frame.anchor is not None and frame.anchor.month > _FIRST_MONTH_TOLD
            if late and before(view, at, 0) not in ("年", "的"):
                return Part(at + 2, UNKNOWN)  # in August no January: of something that has begun, as 首周
            return Part(at + 2, cycle=Cycle("year", lambda y: calendar.month(y, 1)), month=1)
        found = _FIRST.match(view, at, end)
        if found is None or (view.startswith("此", at - 1) and found.group().endswith("份")):
            return None  # 此前 6 月份: June
        count = small_number(found["n"])
        quarters = found["unit"] != "月"
        if not 1 <= count <= (4 if quarters else 12):
            return None
        size = count * 3 if quarters else count
        return Part(found.end(), cycle=Cycle("year", lambda y: calendar.months(y * 12, size, "span"), cumulative=True))

    def of(self, view: str, at: int, whole: Part, end: int) -> Part:
        """The first or last days, weeks or months of the period that is said from `at` on; the whole where none are said."""
        if view[at : whole.end].endswith(self._holidays) and (day := _DAY_OF.match(view, whole.end, end)) is not None:
            return _on_day(whole, day)
        found = _ENDS_OF.match(view, whole.end, end)
        if found is None or whole.base:
            return whole
        sample = whole.period or (whole.cycle.sample() if whole.cycle else None)
        if sample is None:
            return whole
        which = found["which"] or "首"
        count, counted = (1, "周") if found["first"] else (small_number(found["n"]), found["unit"])
        unit = "week" if counted[-1] in "周期" else "month" if counted == "个月" else "day"
        of_holiday = unit == "day" and which != "后" and view[at : whole.end].endswith(self._holidays)
        if not (unit in _COUNTED_OFF.get(sample.grain, ()) or of_holiday) or (count < 2 and which in "前后"):
            return whole

        def part(period: Period) -> Period | None:
            return calendar.end_of(period, unit, count, tail=which.endswith("后"))

        if sample.start and part(sample) is None:
            return whole
        period = whole.period and (part(whole.period) or UNKNOWN)
        return whole._replace(end=found.end(), period=period, cycle=whole.cycle and whole.cycle.of_each(part))


def _on_day(whole: Part, said: re.Match[str]) -> Part:
    """The day of the holiday that the words behind it say."""
    number = 1 if said["first"] else small_number(said["n"]) if said["n"] else None

    def day(period: Period) -> Period | None:
        so_far = calendar.end_of(period, "day", number or 1, tail=number is None)
        only = so_far and so_far.end
        return Period(only, only, "day") if only else None

    period = whole.period and (day(whole.period) or UNKNOWN)
    return whole._replace(end=said.end(), period=period, cycle=whole.cycle and whole.cycle.of_each(day))
