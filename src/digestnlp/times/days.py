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
from digestnlp.times.words import DASH, SPACES, Words, pattern

DAY = pattern(rf"(?:(?P<low>{SMALL}){DASH})?(?P<high>{SMALL}){SPACES}[日号]")
# 1 月 3 and no unit: only before a pause or another date.
BARE_DAY = pattern(rf"(?P<high>\d{{1,2}}|初?[{CHINESE}]{{1,3}})(?=$|[，。、；）)\n]|{DASH}\d)")
# 2号、3号和7号机组: behind the first of a list of things, up to what they are.
_NUMBERED_THINGS = pattern(
    rf"(?:{SPACES}[、和及与]{SPACES}{SMALL}号)+[线楼院机厂炉井门店仓矿桥船舰卫火箭站车库馆厅反种泊码高发电公床舱栋座洞路台选]"
)
# 近 7 日年化, 6 日斩获 3 板: a count of days.
_NO_DAY_BEHIND = (
    "连", "斩获", "录得", "收获", "年化", "以上", "达", "均", "线", "移动", "内", "游", "间", "里", "以内", "之内", "本", "元", "交易", "时"
)  # fmt: skip
_CLOCK = (
    rf"(?:T?\d{{1,2}}:\d\d(?::\d\d)?|(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){SPACES}(?:时|点钟?)(?![的])"
    rf"(?:{SPACES}(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){SPACES}分|半|整|许)?)"
)
_DAY_NAME = pattern(rf"{SPACES}[（(]?(?:周|星期|礼拜)[{WEEKDAYS}][）)]?")


class Days:
    """Reads days, with the parts of a day of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        daytimes = Words.of(rules, "daytime")
        self._daytime = pattern(
            rf"(?:{SPACES}(?:{daytimes.pattern.pattern})(?![餐宴会期年于高报饭些教盘已就茶])(?:{SPACES}{_CLOCK})?|{SPACES}{_CLOCK})"
        )
        self._suffixes = daytimes.firsts | set(f"（(周星礼T{FIGURES}{CHINESE}")

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
        if after(view, place, end) not in self._suffixes:
            return part
        for suffix in (_DAY_NAME, self._daytime):
            found = suffix.match(view, place, end)
            if found and not (found.group()[-1] in "）)" and "（" not in found.group() and "(" not in found.group()):
                place = found.end()
        return part._replace(end=place)

    @staticmethod
    def _may_stand(view: str, found: re.Match[str], at: int, end: int) -> bool:
        """A day without its month: 30 日; not a count of days (近 5 日, 7 日年化) nor a number of things (1 号线)."""
        words = view[max(0, at - 3) : at].rstrip()
        last = words[-1:]
        if (last and last in "近前第共达超每逾连续期过计约长首后时隔或") or words[-2:-1] == "连":
            return False
        after = view[found.end() : found.end() + 2]
        if found.group().endswith("号") or not found["high"].isascii():
            clear = not last or last in "，。、；：（(在于从自至到月\n" or at == 0
            if _NUMBERED_THINGS.match(view, found.end(), end):
                return False
            return clear and (not after or after[0] in "，。、；：）)上下晚凌早起前后至到-—~你我他 \n")
        return not after.startswith(_NO_DAY_BEHIND)


def numbered(found: re.Match[str]) -> tuple[int, int] | None:
    """The first and last day that a match of `DAY` or `BARE_DAY` says, where a month may have them."""
    last = small_number(found["high"].removeprefix("初"))
    first = small_number(found["low"]) if found.re is DAY and found["low"] else last
    return (first, last) if 1 <= first <= last <= 31 else None


@functools.lru_cache(maxsize=2048)
def day_range(month: int, first: int, last: int) -> Period | None:
    """The days from first to last of a month, which is counted from year 0; None where it has no such days."""
    year, month_of = divmod(month, 12)
    start, stop = calendar.day(year, month_of + 1, first), calendar.day(year, month_of + 1, last)
    return start.to(stop) if start and stop else None
