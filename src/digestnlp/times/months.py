"""Months of a year, and the days, weeks and parts of a month that stand behind it: 1—2 月, 9 月 30 日, 12 月中旬."""

from __future__ import annotations

from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.beside import before, over_link, pauses
from digestnlp.times.calendar import LEAP_YEAR, Cycle
from digestnlp.times.days import BARE_DAY, DAY, Days, day_range, numbered
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE, FIGURES, SMALL, WEEKDAYS, approximate, small_number
from digestnlp.times.part import Part
from digestnlp.times.weeks import WEEKDAY_BEHIND, Weeks
from digestnlp.times.words import DASH, SPACES, Words, listed, pattern

# A number, and those before it that share its unit: 1-2 月, 5 至 7 日, 三、四季度, 7、8、9 月.
# How far back a word stands that says that months are counted.
_COUNTING_REACH = 5
_MONTHS = 12
_NUMBERS = (
    rf"(?:(?P<low>{SMALL})(?P<between>(?:{SPACES}[、/]{SPACES}{SMALL}){{0,10}}?)"
    rf"(?:{DASH}|{SPACES}(?P<listed>[、和及/]){SPACES}))?(?P<high>{SMALL})"
)
_NUMBER = pattern(SMALL)
# 7、8 两月, 1、2 月: how many there are may stand behind those that are listed.
_SO_MANY = r"(?<=[、和及至到~-][\d一二三四五六七八九十])[两三四五六]|(?<=[、和及至到~-]1[012])[两三四五六]"


# 元月, 元至 9 月: the year's first month, where it is no sum of money (3 亿元月供)
_FIRST_MONTH = pattern(rf"元(?:月(?:份)?|{DASH}(?P<last>{SMALL}){SPACES}月(?:份)?)")
_BEFORE_FIRST_MONTH = frozenset("年的在于从自至到今及和与")


class Months:
    """Reads months and what lies in them, with the parts of a month of a rule pack.

    Attributes:
        part_firsts: the characters that a part of a month that is not said may begin with.
        starts_behind: those that what belongs to a month, or another word that begins with 月, may go on with.
    """

    def __init__(self, rules: Rules, days: Days, weeks: Weeks) -> None:
        self._days, self._weeks = days, weeks
        self._month = pattern(
            rf"{_NUMBERS}{SPACES}(?:(?:{_SO_MANY})个?)?月(?:份)?(?!{listed(rules, 'time_no_month_behind')})"
        )
        self._whole_parts = Words.of(rules, "month_part")
        self._parts = Words.among(self._whole_parts.entries | self._whole_parts.without("月").entries)
        self.part_firsts = self._whole_parts.firsts
        self._edge_words = rules.words("time_no_edges")
        self._counting = rules.words("time_no_month_before")
        self._counting_ends = frozenset(word[-1] for word in self._counting)
        others = {word[0] for word in rules.words("time_no_month_behind")}
        self.starts_behind = self._parts.firsts.union(others, f"第初{FIGURES}{CHINESE}")

    def are_counted(self, view: str, at: int) -> bool:
        """Whether the number at the place counts months, without 个 too: 连续 5 月盈利, 历时三月."""
        if before(view, at, 0) not in self._counting_ends:
            return False
        return view[max(0, at - _COUNTING_REACH) : at].rstrip(" ").endswith(self._counting)

    def of_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """9 月, 1-2 月, 六七月, with what stands behind a single one."""
        found = self._month.match(view, at, end)
        if found is None or found["high"] == "两" or self.are_counted(view, at):
            return None
        last = small_number(found["high"])
        first = small_number(found["low"]) if found["low"] else approximate(found["high"]) or last
        listed = [small_number(number) for number in _NUMBER.findall(found["between"] or "")]
        if (found["listed"] or listed) and [first, *listed, last] != list(range(first, last + 1)):
            return None  # 3、8月以来: the number of an item, or two months of which the first has none
        if found["listed"] and DAY.match(view, over_link(view, found.end(), end), end):
            return None  # 2、3 月 1 日: the number of an item
        if not (1 <= first <= 12 and 1 <= last <= 12):
            return None
        if first != last:
            count = (last - first) % 12 + 1
            cumulative = first == 1
            return Part(
                found.end(),
                cycle=Cycle("year", lambda y: calendar.months(y * 12 + first - 1, count, "span"), cumulative),
            )
        return self.named(view, found.end(), last, end)

    def first(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """元月 and what of it stands behind, 元至 9 月."""
        found = _FIRST_MONTH.match(view, at, end)
        last = view[at - 1 : at]
        if found is None or (last.isalnum() and last not in _BEFORE_FIRST_MONTH):
            return None
        if found["last"] is None:
            return self.named(view, found.end(), 1, end)
        count = small_number(found["last"])
        if not 1 < count <= _MONTHS:
            return None
        return Part(found.end(), cycle=Cycle("year", lambda y: calendar.months(y * 12, count, "span"), cumulative=True))

    def named(self, view: str, at: int, month: int, end: int) -> Part:
        """The month of that number whose name ends at a place, or what of it is said there: 30 日, 中旬, 底, 第二周."""
        part = Part(at, cycle=Cycle("year", lambda y: calendar.month(y, month)), month=month)
        place = over_link(view, at, end)
        if view[place : place + 1] == "第":
            week = self._week(view, place, part, month, end)
            if week:
                return week
        found = DAY.match(view, place, end)
        if found is None and view[at - 1] != "份":  # 4 月份一、二线城市
            found = BARE_DAY.match(view, at, end)
        if found:
            days = numbered(found)
            if days and calendar.day(LEAP_YEAR, month, days[1]):
                first, last = days
                lunar = found["high"].startswith("初")  # 三月初三: a day of the lunar calendar
                built = Cycle("year", lambda y: None if lunar else day_range(y * 12 + month - 1, first, last))
                return self._days.to_its_end(view, part._replace(end=found.end(), cycle=built), end)
            return part
        word = self._parts.at(view, at, end) or self._parts.at(view, place, end)
        other = word is not None and view.startswith(self._edge_words, place)  # 8 月初年度保费
        if word and not other and not (view[word[0] - 1] == "中" and not pauses(view, word[0], end)):
            bounds = (word[1].start or "", word[1].end or "")
            return part._replace(
                end=word[0], cycle=Cycle("year", lambda y: calendar.part_of_month(y * 12 + month - 1, bounds))
            )
        return part

    def _week(self, view: str, at: int, part: Part, month: int, end: int) -> Part | None:
        """A week of the month, or a day of it: 第二周, 第一个星期一."""
        week = self._weeks.numbered.match(view, at, end)
        if week is None:
            return None
        number, weekday = small_number(week["n"]), WEEKDAY_BEHIND.match(view, week.end(), end)
        if weekday:
            nth = min(WEEKDAYS.index(weekday.group()), 6)
            cycle = Cycle("year", lambda y: calendar.weekday_of_month(y * 12 + month - 1, number, nth))
            return part._replace(end=weekday.end(), cycle=cycle)
        cycle = Cycle("year", lambda y: calendar.week_of_month(y * 12 + month - 1, number))
        return part._replace(end=week.end(), cycle=cycle)

    def part_alone(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """月底, 月初 of a month that is not said."""
        word = self._whole_parts.at(view, at, end)
        if word is None or (view[word[0] - 1] == "中" and not pauses(view, word[0], end)):
            return None
        bounds = (word[1].start or "", word[1].end or "")
        return Part(word[0], cycle=Cycle("month", lambda m: calendar.part_of_month(m, bounds)))
