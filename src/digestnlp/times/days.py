"""Days of a month (30 日, 5 日至 7 日, 十五号), and the weekday and time of day that stand behind a day."""

from __future__ import annotations

import functools
import re

from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.beside import after
from digestnlp.times.calendar import Cycle, Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE, FIGURES, SMALL, WEEKDAYS, small_number
from digestnlp.times.part import Part
from digestnlp.times.words import DASH, SPACES, Words, listed, pattern

DAY = pattern(rf"(?:(?P<low>{SMALL}){DASH})?(?P<high>{SMALL}){SPACES}[日号]")
# 1 月 3 and no unit: only before a pause or another date, or where it says since when.
BARE_DAY = pattern(
    rf"(?P<high>\d{{1,2}}|初?[{CHINESE}]{{1,3}})(?=$|[，。、；）)\n]|{DASH}\d|{SPACES}(?:开始|起(?:至|，)|以来))"
)
_CLOCK = (
    rf"(?:T?\d{{1,2}}:\d\d(?::\d\d)?|(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){SPACES}(?:时|点钟?)(?![的])"
    rf"(?:{SPACES}(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){SPACES}分|半|整|许)?)"
)
_FROM_A_DAY = ("T-", "T+", "T－", "T＋", "N+")  # T-3 日
_LISTED = ("、", "和", "及", "与")
_DAY_NAME = pattern(rf"{SPACES}[（(]?(?:周|星期|礼拜)[{WEEKDAYS}][）)]?")


class Days:
    """Reads days, with the parts of a day of a rule pack.

    Attributes:
        suffixes: the characters that what belongs to a day may begin with.
    """

    def __init__(self, rules: Rules) -> None:
        daytimes = Words.of(rules, "daytime")
        other = listed(rules, "time_no_daytime_behind")
        self._daytime = pattern(
            rf"(?:{SPACES}(?:{daytimes.pattern.pattern})(?!{other})(?:{SPACES}{_CLOCK})?|{SPACES}{_CLOCK})"
        )
        self.suffixes = daytimes.firsts | set(f"（(周星礼T{FIGURES}{CHINESE}")
        # 2号、3号和7号机组: behind the first of a list of things, up to what they are.
        things = listed(rules, "time_numbered_things")
        self._numbered_things = pattern(rf"(?:{SPACES}[、和及与]{SPACES}{SMALL}号)+{things}")
        self._not_before, self._not_behind = rules.words("time_no_day_before"), rules.words("time_no_day_behind")
        self._name_ends = rules.words("time_name_ends")
        self._told_behind = pattern(rf"{SPACES}{listed(rules, 'time_day_told_behind')}")
        self._before = ("", *"，。、；：（(", *rules.words("time_day_before"))
        self._behind = (*"，。、；：）)-—~ \n", *rules.words("time_day_behind"))

    def alone(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A day whose month is not said."""
        found = DAY.match(view, at, end)
        days = numbered(found) if found and self._may_stand(view, found, at, end) else None
        if found is None or days is None:
            return None
        first, last = days
        return self.to_its_end(view, Part(found.end(), cycle=Cycle("month", lambda m: day_range(m, first, last))), end)

    @staticmethod
    def behind_dash(view: str, at: int, end: int) -> Part | None:
        """A day whose month stands before the dash: 12 月九号到十五号, 1月3至10."""
        found = DAY.match(view, at, end) or BARE_DAY.match(view, at, end)
        days = numbered(found) if found else None
        if found is None or days is None:
            return None
        first, last = days
        return Part(found.end(), cycle=Cycle("month", lambda m: day_range(m, first, last)))

    def to_its_end(self, view: str, part: Part, end: int) -> Part:
        """The part with the weekday and time of day that stand behind its day."""
        place = part.end
        if after(view, place, end) not in self.suffixes:
            return part
        for suffix in (_DAY_NAME, self._daytime):
            found = suffix.match(view, place, end)
            if found and not (found.group()[-1] in "）)" and "（" not in found.group() and "(" not in found.group()):
                place = found.end()
        return part._replace(end=place)

    def _may_stand(self, view: str, found: re.Match[str], at: int, end: int) -> bool:
        """A day without its month: 30 日; not a count of days (近 5 日, 7 日年化) nor a number of things (1 号线)."""
        words = view[max(0, at - 3) : at].rstrip()
        if words[-2:-1] == "连" or words.endswith(_FROM_A_DAY):
            return False
        if words.endswith(self._not_before):
            return words.endswith(self._name_ends) and self._told_behind.match(view, found.end()) is not None
        if found.group().endswith("号") or not found["high"].isascii():
            if self._numbered_things.match(view, found.end(), end):
                return False
            clear = words[-1:] in self._before
            return clear and (found.end() == len(view) or view.startswith(self._behind, found.end()))
        # 14 日、15 日连续两个交易日; 17 日和 18 日均: another day stands before it.
        listed = words.endswith(_LISTED) and (words[-2:-1] == "日" or view.startswith("连续", found.end()))
        return listed or not view.startswith(self._not_behind, found.end())


def numbered(found: re.Match[str]) -> tuple[int, int] | None:
    """The first and last day that a match of `DAY` or `BARE_DAY` says, where a month may have them."""
    last = small_number(found["high"].removeprefix("初"))
    first = small_number(found["low"]) if found.re.pattern == DAY.pattern and found["low"] else last
    return (first, last) if 1 <= first <= last <= 31 else None


@functools.lru_cache(maxsize=2048)
def day_range(month: int, first: int, last: int) -> Period | None:
    """The days from first to last of a month, which is counted from year 0; None where it has no such days."""
    year, month_of = divmod(month, 12)
    start, stop = calendar.day(year, month_of + 1, first), calendar.day(year, month_of + 1, last)
    return start.to(stop) if start and stop else None
