"""Reads one time expression at a place: 2024年三季度末, 去年9月, 12月5日至7日, 近三年, 2024财年第二财季.

An expression is a *head* that says the year (2024年, 去年, 民国114年), a *part* of the year (三季度, 9月30日, 年底), both,
or a word of its own (昨日, 上周三). A part without a head is a `Cycle`; the frame decides which of its periods is meant.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from digestnlp.models import PeriodFrom
from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar, solar
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.times.fiscal import CALENDAR_YEAR, FiscalCalendar, FiscalCalendars
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE, DIGITS, SMALL, approximate, small_number, year_number
from digestnlp.times.words import SPACES, Words, after, before, by_first, pattern

WEEKDAYS = "一二三四五六日天"
DASH = rf"{SPACES}(?:-{{1,2}}|—{{1,2}}|~|至|到|起至|开始至){SPACES}"
_LIST = rf"{SPACES}(?:-{{1,2}}|—{{1,2}}|~|至|到|、|和|及|/){SPACES}"
# A number, and one before it that shares its unit: 1-2 月, 5 至 7 日, 三、四季度.
_PAIR = rf"(?:(?P<low>{SMALL})(?:{DASH}|{SPACES}(?P<listed>[、和及/]){SPACES}))?(?P<high>{SMALL})"
_CHINESE_DIGIT = "[〇零○一二三四五六七八九]"

_YEAR = pattern(
    rf"(?:(?P<four>[12]\d{{3}}|{_CHINESE_DIGIT}{{4}}|[一二两]千(?:[零〇]?[一二三四五六七八九]|[零〇]?[一二]?十[一二三四五六七八九]?)?)"
    rf"|(?P<three>\d{{3}})|'?(?P<two>\d\d|{_CHINESE_DIGIT}{{2}})){SPACES}(?P<unit>年度|年)(?!代|龄|轻|糕|货)"
)
# 2024 上半年, 24Q3
_BARE_YEAR = pattern(r"(?P<year>(?:19|20)\d\d(?!\d|\.\d)|\d\d(?=[QqHh][1-4]))")
# Windows 11 24H2
_VERSION_BEFORE = pattern("[A-Za-z0-9][ ]?(?:[0-9]{2}H[0-9][ ]?[、和及与至到/]?[ ]?)*$")
_VERSION_REACH = 14
_ERA_YEAR = pattern(rf"{SPACES}(?P<n>元|{SMALL}){SPACES}年")
# A day of any year is one of this.
_LEAP_YEAR = 2024
_FIGURES = "0123456789"
_FIGURES_AND_UNIT = pattern(rf"\d{{1,4}}{SPACES}([年月日号])")
# What every date in figures begins with: 2024-, 3/7, 20240307.
_NUMERIC = pattern(r"\d{1,4}[-./ ]\d|\d{8}")
_ISO = pattern(
    r"(?P<y>(?:1\d|20)\d\d)(?:(?P<sep>[-./])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})|[.-](?P<m3>\d\d)[.-](?P<d3>\d\d)"
    r"| (?P<m4>\d\d) (?P<d4>\d\d)|(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01]))(?![\dA-SU-Za-z]|T(?!\d)|[./]\d|-\d{1,2}(?!\d|[-./]))"
)
_ISO_MONTH = pattern(
    r"(?P<y>(?:19|20)\d\d)(?:/(?P<m>0[1-9]|1[0-2])(?!\d|[-./]\d)|[.](?P<m2>0[1-9]|1[0-2])(?=-(?:19|20)\d\d))"
)
_ISO_MONTH_LAST = pattern(r"(?P<y>(?:19|20)\d\d)[./](?P<m>0[1-9]|1[0-2])(?!\d|[-./%]\d)")
_DAY_FIRST = pattern(r"(?P<d>\d{1,2})(?P<sep>[-./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\dA-Za-z]|[./]\d)")
# 05/05/89, 3-7-07; the year first in 12-11-10, as Chinese has it.
_SHORT_DATE = pattern(r"(?P<a>\d{1,2})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<b>\d\d)(?![\dA-Za-z%]|[-./]\d)")
_MONTH_SLASH_DAY = pattern(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\dA-Za-z%./])")
_MONTH = pattern(rf"{_PAIR}{SPACES}月(?:份)?(?![球饼亮薪嫂氏刊饷])")
_DAY = pattern(rf"(?:(?P<low>{SMALL}){DASH})?(?P<high>{SMALL}){SPACES}[日号]")
# 1 月 3 and no unit: only before a pause or another date.
_BARE_DAY = pattern(rf"(?P<high>\d{{1,2}}|初?[{CHINESE}]{{1,3}})(?=$|[，。、；）)\n]|{DASH}\d)")
# 2号、3号和7号机组: behind the first of a list of things, up to what they are.
_NUMBERED_THINGS = pattern(
    rf"(?:{SPACES}[、和及与]{SPACES}{SMALL}号)+[线楼院机厂炉井门店仓矿桥船舰卫火箭站车库馆厅反种泊码高发电公床舱栋座洞路台选]"
)
# 近 7 日年化, 6 日斩获 3 板: a count of days.
_NO_DAY_BEHIND = (
    "连", "斩获", "录得", "收获", "年化", "以上", "达", "均", "线", "移动", "内", "游", "间", "里", "以内", "之内", "本", "元", "交易", "时"
)  # fmt: skip
_QUARTER = pattern(
    rf"(?:(?:第{SPACES})?(?:(?P<low>[一二三四1-4])(?:{_LIST}(?:第{SPACES})?)?)?(?P<high>[一二三四1-4]){SPACES}季度|第{SPACES}(?P<nth>[一二三四1-4])个季度"
    rf"|第{SPACES}(?P<name>[一二三四1-4]){SPACES}季(?!节|赛)|(?P<report>[一三])季报|(?P<short>[一二三四1-4])季(?=末|底|初)"
    rf"|[Qq](?P<q>[1-4])(?:-Q?(?P<q2>[1-4]))?(?:{SPACES}季度)?(?![A-Za-z0-9])|(?P<turned>[1-4])[Qq](?:'?(?P<year>(?:20)?\d\d))?(?![A-Za-z0-9])"
    rf"|首{SPACES}季度?(?!节|赛)|(?P<final>最后一个?季度?))"
)
_FIRST = pattern(
    rf"(?:前|首|头){SPACES}(?P<n>{SMALL})(?:{SPACES}(?P<pair>-|至){SPACES}{SMALL})?{SPACES}(?:(?:个)?(?P<unit>季度|月|季)(?:份)?)(?!后|前|赛|{SPACES}\d{{1,2}}{SPACES}日)"
)
# 11 月前两周, 一季度后两个月; a single 前一周 is the week before.
_ENDS_OF = pattern(
    rf"{SPACES}(?:的)?(?P<which>前|首|头|后|最后){SPACES}(?P<n>{SMALL}){SPACES}(?P<unit>天|日|个?(?:周|星期)|个月)"
    r"(?![以之前后内多余半])"
)
# What may be counted off each whole.
_COUNTED_OFF: dict[str, tuple[str, ...]] = {
    "week": ("day",),
    "month": ("day", "week"),
    "quarter": ("day", "week", "month"),
    "half": ("day", "week", "month"),
    "year": ("day", "week", "month"),
}
_HOLIDAYS = ("假期", "长假", "黄金周")
_WEEK = pattern(rf"(?:的)?第{SPACES}(?P<n>{SMALL}){SPACES}(?:个)?(?:周|星期|礼拜)(?!期|年|岁)")
_DATES_IN_BRACKETS = pattern(
    r"[ ]{0,2}[(（][ ]?(?P<m1>\d{1,2})[./月](?P<d1>\d{1,2})日?[ ]?(?:-|—|~|至)[ ]?(?:(?P<m2>\d{1,2})[./月])?(?P<d2>\d{1,2})日?[ ]?[)）]"
)
# 十月第一个星期一
_WEEKDAY_BEHIND = pattern(rf"[{WEEKDAYS}](?![月年季个周星礼{CHINESE}])")
_WEEKDAY = pattern(rf"(?:周|星期|礼拜)(?P<n>[{WEEKDAYS}])")
_SOLAR_TERM = pattern(rf"(?P<name>{'|'.join(solar.names())})(?P<named>节气|时节)?(?![潮节])")
_COMMON_WORDS = frozenset(("雨水", "清明", "小满", "谷雨", "白露", "霜降", "小雪", "大雪"))
_FRIDAY = 5
# Behind these stands what something is compared with.
_COMPARED_ENDS = ("较", "比", "与")
# Days before a feast in which it means the coming one.
_FEAST_AHEAD = 45
# The entry of 全年, and the days after a year for which it still means that year.
_ALL_YEAR, _YEAR_SETTLES = "year.all", 90
# 第二周 alone: the weeks so near a beginning are counted from what has begun, mostly not the year.
_FIRST_WEEKS = 5
# 三周一次, 每周三: no day of the week.
_NO_WEEKDAY_BEHIND = frozenset("一两二三四五六七八九十0123456789每单多首数几半逢")
# 每周二和周四
_EVERY_WEEK = pattern(rf"每(?:周|星期)[{WEEKDAYS}][、和及与至到]$")
_IN_WEEK = pattern(rf"(?:周|星期|礼拜)?(?P<n>[{WEEKDAYS}])(?![月年季个])")
_END_OF_WEEK = pattern("周?末")
_WEEKEND = pattern(r"(?:周|星期)末")
# 今（5）日: the day of the month only repeats what 今日 says.
_DAY_IN_BRACKETS = pattern(rf"(?P<word>[今昨明前后]){SPACES}[（(]{SPACES}{SMALL}{SPACES}日?{SPACES}[）)]{SPACES}[日天]")
_HALF = pattern(r"(?:[Hh](?P<n>[12])|(?P<turned>[12])[Hh](?:'?(?P<year>(?:20)?\d\d))?)(?![A-Za-z0-9])")
_DECADE = pattern(
    rf"(?:(?P<full>(?:1\d|20)\d0){SPACES}年代|(?:(?P<c>{SMALL}){SPACES}世纪|(?P<w>上|本)世纪)?{SPACES}(?P<d>\d0|[一二三四五六七八九]十){SPACES}年代)(?:初|末)?"
)
_CLOCK = (
    rf"(?:T?\d{{1,2}}:\d\d(?::\d\d)?|(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){SPACES}(?:时|点钟?)(?![的])"
    rf"(?:{SPACES}(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){SPACES}分|半|整|许)?)"
)
_DAY_NAME = pattern(rf"{SPACES}[（(]?(?:周|星期|礼拜)[{WEEKDAYS}][）)]?")
# What every fiscal expression has before long; looked for first, as few numbers are one.
_FISCAL = pattern(r"FY|[\d第Q一二三四上本下去今明个年度/ -]{1,24}[财会]")
_FISCAL_YEAR = pattern(
    rf"(?:FY{SPACES})?(?P<y>(?:20)?\d\d)(?:{SPACES}[/-]{SPACES}(?P<y2>(?:20)?\d\d))?{SPACES}(?:年度?)?{SPACES}(?:财政年度|财务年度|会计年度|财年)"
    rf"|FY{SPACES}'?(?P<fy>(?:20)?\d\d)(?!\d)"
)
_FISCAL_WORD = pattern(r"(?P<w>上|本|下|去|今|明)(?:一|个)?财年")
_FISCAL_QUARTER = pattern(rf"(?:第?(?P<n>[一二三四1-4])|Q(?P<q>[1-4])){SPACES}(?:财季|财政季度|财务季度|会计季度)")


class Part(NamedTuple):
    """A calendar expression as read.

    Attributes:
        end: where it ends.
        period: what it covers, where the year is known.
        cycle: how it recurs, where the year is not said.
        month: the month that it lies in, for a day behind it (12 月 5 日至 7 日): of the year, or with it.
        year: the year that it says.
        origin: whether the year is said or reckoned from the anchor.
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


def full_year(text: str, near: int | None) -> int:
    """The year of two digits, or of four: the one that ends so nearest to `near`, at most 10 years ahead, else of 1941–2040."""
    number = year_number(text)
    if len(text) > 2:
        return number
    pivot = near if near is not None else 2030
    return number + (pivot + 10 - number) // 100 * 100


class Grammar:
    """Reads calendar expressions with the words of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        self._head_words = Words.of(rules, "year", "year_in_force")
        self._eras = Words.of(rules, "era")
        self._year_parts = Words.of(rules, "half", "year_part", "whole_year", "festival")
        self._short_year_parts = self._shortened(Words.of(rules, "year_part", "festival"), "年")
        self._whole_month_parts = Words.of(rules, "month_part")
        self._month_parts = self._with_short(self._whole_month_parts, "月")
        self._quarter_parts = Words.of(rules, "quarter_part")
        self._units = Words.of(
            rules, *(f"{unit}{force}" for unit in ("quarter", "month", "week", "day") for force in ("", "_in_force"))
        )
        self._named = Words.of(rules, "now", "same_period", "in_force", "span", "years")
        self._same_period = Words.of(rules, "same_period")
        self._events = tuple(Words.of(rules, "event").entries)
        daytimes = Words.of(rules, "daytime")
        self._daytime = pattern(
            rf"(?:{SPACES}(?:{daytimes.pattern.pattern})(?![餐宴会期年于高报饭些教盘已就茶])(?:{SPACES}{_CLOCK})?|{SPACES}{_CLOCK})"
        )
        self._day_suffixes = daytimes.firsts | set(f"（(周星礼T{_FIGURES}{CHINESE}")
        self._fiscal = FiscalCalendars(rules)
        numbers = _FIGURES + CHINESE
        self._head_readers = by_first(
            (
                (self._head_word, self._head_words.firsts),
                (self._era_year, self._eras.firsts),
                (self._numbered_head, f"'{numbers}"),
            )
        )
        parts = (
            (self._part_word, self._year_parts.firsts),
            (self._solar_term, {name[0] for name in solar.names()}),
            (self._first, "前首头"),
            (self._half, "Hh12"),
            (self._quarter, "第首最Qq一二三四1234"),
            (self._month_of_year, numbers),
            (self._week_of_year, "第"),
        )
        self._part_readers = by_first(parts)
        part_firsts = frozenset(self._part_readers)
        self._head_suffixes = part_firsts.union(
            self._same_period.firsts, self._units.firsts, self._short_year_parts.firsts, " "
        )
        self._point_readers = by_first(
            (
                (self._numeric_date, _FIGURES),
                (self._fiscal_expression, "FQ第一二三四上本下去今明" + _FIGURES),
                (self._with_head, self._head_readers),
                (self._part, part_firsts),
                (self._day_alone, numbers),
                (self._month_part_alone, self._whole_month_parts.firsts),
                (self._weekday_alone, "周星礼"),
                (self._decade, f"上本 {numbers}"),
                (self._word, self._units.firsts | self._named.firsts | set("今昨明前后")),
            )
        )

        # Figures before their unit, which most expressions begin with, are nothing else.
        years = (self._fiscal_expression, self._with_head, self._decade)
        self._figure_readers = {
            "年": years,
            "月": (self._month_of_year,),
            "日": (self._day_alone,),
            "号": (self._day_alone,),
        }

    @staticmethod
    def _shortened(words: Words, prefix: str) -> Words:
        entries = {w.removeprefix(prefix): e for w, e in words.entries.items() if w.startswith(prefix)}
        return Words.among(entries)

    @classmethod
    def _with_short(cls, words: Words, prefix: str) -> Words:
        short = cls._shortened(words, prefix)
        entries = words.entries | short.entries
        return Words.among(entries)

    # -- points ---------------------------------------------------------------------------------------------------

    def point(self, view: str, at: int, end: int, frame: Frame, *, last: bool = False) -> Part | None:
        """The expression that begins at a place, without range, prefix or suffix; `last`: behind a dash."""
        unit = _FIGURES_AND_UNIT.match(view, at, end)
        readers = self._figure_readers[unit[1]] if unit else self._point_readers.get(view[at : at + 1], ())
        for reader in readers:
            found = reader(view, at, end, frame)
            if found is not None:
                return self._ends_of(view, at, found, end)
        return self._last_day(view, at, end) if last else None

    @staticmethod
    def _ends_of(view: str, at: int, whole: Part, end: int) -> Part:
        """The first or last days, weeks or months of a period that stands before them: 今年前三周, 春节假期前两天."""
        found = _ENDS_OF.match(view, whole.end, end)
        if found is None or whole.base:
            return whole
        sample = whole.period or (whole.cycle.sample() if whole.cycle else None)
        if sample is None:
            return whole
        unit = "week" if found["unit"][-1] in "周期" else "month" if found["unit"] == "个月" else "day"
        count, which = small_number(found["n"]), found["which"]
        of_holiday = unit == "day" and which != "后" and view[at : whole.end].endswith(_HOLIDAYS)
        if not (unit in _COUNTED_OFF.get(sample.grain, ()) or of_holiday) or (count < 2 and which in "前后"):
            return whole

        def part(period: Period) -> Period | None:
            return calendar.end_of(period, unit, count, tail=which.endswith("后"))

        if sample.start and part(sample) is None:
            return whole
        period = whole.period and (part(whole.period) or UNKNOWN)
        return whole._replace(end=found.end(), period=period, cycle=whole.cycle and whole.cycle.of_each(part))

    def _last_day(self, view: str, at: int, end: int) -> Part | None:
        """A day whose month stands before the dash: 12 月九号到十五号, 1月3至10."""
        found = _DAY.match(view, at, end) or _BARE_DAY.match(view, at, end)
        day = self._days(view, found, end) if found else None
        if day is None:
            return None
        first, stop, place = day
        return Part(place, cycle=Cycle("month", lambda m: _day_range(m, first, stop)))

    def _numeric_date(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        if not _NUMERIC.match(view, at, end):
            return None
        found = _ISO.match(view, at, end)
        if found:
            year, month, day = (
                int(found["y"]),
                int(found["m"] or found["m2"] or found["m3"] or found["m4"]),
                int(found["d"] or found["d2"] or found["d3"] or found["d4"]),
            )
            period = calendar.day(year, month, day)
            if period:
                return self._day_end(view, Part(found.end(), period, month=month, year=year, origin="explicit"), end)
        found = _DAY_FIRST.match(view, at, end)
        if found:
            year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
            period = calendar.day(year, month, day) or calendar.day(year, day, month)
            if period:
                return Part(found.end(), period, year=year, origin="explicit")
        return self._numeric_month(view, at, end, frame) or self._short_date(view, at, end, frame)

    @staticmethod
    def _numeric_month(view: str, at: int, end: int, frame: Frame) -> Part | None:
        """2024/08; 1999.08-2002.02."""
        found = _ISO_MONTH.match(view, at, end)
        if found is None and view[at - 1 : at] == "-":
            found = _ISO_MONTH_LAST.match(view, at, end)
        if found is None:
            return None
        year, month = int(found["y"]), int(found["m"] or found["m2"])
        return Part(found.end(), calendar.month(year, month), month=month, year=year, origin="explicit")

    def _short_date(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """05/05/89; 8/12 in brackets, on its own, or in traditional text."""
        found = _SHORT_DATE.match(view, at, end)
        if found:
            first, last, month = found["a"], found["b"], int(found["m"])
            year_first = len(first) == 2 and int(last) <= 31 and not last.startswith("0")
            near = frame.anchor.year if frame.anchor else None
            year, day = full_year(first if year_first else last, near), int(last if year_first else first)
            period = calendar.day(year, month, day)
            return Part(found.end(), period, year=year, origin="explicit") if period else None
        found = _MONTH_SLASH_DAY.match(view, at, end)
        if found is None:
            return None
        before, after = view[at - 1 : at] if at else "", view[found.end() : found.end() + 1]
        alone = (before in "(（" and after in ")）") or (before in ("", "\n") and after in ("", "\n"))
        month, day = int(found["m"]), int(found["d"])
        if not (alone or frame.traditional) or not calendar.day(_LEAP_YEAR, month, day):
            return None
        return Part(found.end(), cycle=Cycle("year", lambda y: calendar.day(y, month, day)), month=month)

    def _with_head(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A year, and the part of it that follows."""
        head = self._head(view, at, end, frame)
        if head is None:
            return None
        place = self._over_link(view, head.end, end)
        if view[place : place + 1] not in self._head_suffixes:
            return head if head.period is not None else None
        part = self._part(view, place, end, frame, headed=True)
        if part is None:
            part = self._month_word(view, head.end, end, frame)
        if part is None:
            part = self._short_part(view, head.end, end) or self._short_part(view, place, end)
        if part is None:
            return head if head.period is not None else None
        if part.refers:
            return self._same_period_of(head, part, frame)
        return self._placed(part, head)

    def _over_link(self, view: str, at: int, end: int) -> int:
        place = at
        while place < end and place - at < 6 and view[place] == " ":
            place += 1
        return place + 1 if view.startswith("的", place) else place

    def _placed(self, part: Part, head: Part) -> Part | None:
        """A part of the head's year."""
        if part.cycle is None:
            return None
        if head.year is None:
            return part._replace(period=UNKNOWN, cycle=None, origin=head.origin, base=head.base)
        period = part.cycle.build(head.year) if part.cycle.unit == "year" else None
        if period is None:
            return None
        return part._replace(period=period, cycle=None, year=head.year, origin=head.origin, base=head.base)

    def _head(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        for reader in self._head_readers.get(view[at : at + 1], ()):
            head = reader(view, at, end, frame)
            if head is not None:
                return head
        return None

    def _head_word(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """去年, 当年; not the beginning of 去年同期."""
        word = self._head_words.at(view, at, end)
        if word is None or self._same_period.at(view, at, end):
            return None
        place, entry = word
        origin: PeriodFrom = "relative"
        base_year = frame.anchor.year if frame.anchor else None
        if entry.kind == "year_in_force" and frame.year is not None:
            base_year, origin = frame.year, frame.year_origin
        elif entry.kind == "year_in_force" and (entry.offset or 0) > 0:
            base_year = frame.period.start.year if frame.period and frame.period.start else None
        year = None if base_year is None else base_year + (entry.offset or 0)
        period = calendar.year(year) if year else Period(None, None, "year")
        return Part(place, period, year=year, origin=origin, base=entry.base)

    def _era_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        era = self._eras.at(view, at, end)
        found = _ERA_YEAR.match(view, era[0], end) if era else None
        if era is None or found is None:
            return None
        year = (1 if found["n"] == "元" else small_number(found["n"])) + (era[1].offset or 0)
        return Part(found.end(), calendar.year(year), year=year, origin="explicit")

    def _numbered_head(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = _YEAR.match(view, at, end)
        if found:
            if found["three"]:
                if not frame.traditional:
                    return None
                year = int(found["three"]) + 1911
            elif found["two"]:
                return self._two_digit_head(view, found, end, frame)
            else:
                year = year_number(found["four"])
            if not 1000 <= year <= 2200:
                return None
            return Part(found.end(), calendar.year(year), year=year, origin="explicit")
        found = _BARE_YEAR.match(view, at, end)
        if found and not _VERSION_BEFORE.search(view, max(0, at - _VERSION_REACH), at):
            year = full_year(found["year"], frame.anchor.year if frame.anchor else None)
            return Part(found.end(), None, year=year, origin="explicit")
        return None

    def _two_digit_head(self, view: str, found: re.Match[str], end: int, frame: Frame) -> Part | None:
        """24 年 is a year before a part of one (24 年一季度), with a zero in front (08 年) or spelled (九八年); else a span."""
        text = found["two"]
        near = frame.anchor.year if frame.anchor else None
        year = full_year(text, near)
        named = text[0] in "0零〇" or found["unit"] == "年度" or _spelled_year(text)
        whole = calendar.year(year) if named else None
        return Part(found.end(), whole, year=year, origin="explicit")

    # -- parts of a year ------------------------------------------------------------------------------------------

    def _part(self, view: str, at: int, end: int, frame: Frame, *, headed: bool = False) -> Part | None:
        """A half, quarter, month, day, week … of a year that is not said."""
        if headed:
            word = self._same_period.at(view, at, end)
            if word:
                return Part(word[0], refers=True, base=True)
        for reader in self._part_readers.get(view[at : at + 1], ()):
            part = reader(view, at, end, frame)
            if part:
                return part
        return None

    def _part_word(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        word = self._year_parts.at(view, at, end)
        return self._word_part(view, *word, end) if word else None

    @staticmethod
    def _solar_term(view: str, at: int, end: int, frame: Frame) -> Part | None:
        """大寒, 2024年小满; terms that are common words too count behind a year or before 节气."""
        found = _SOLAR_TERM.match(view, at, end)
        if found is None:
            return None
        name = found["name"]
        if name in _COMMON_WORDS and not found["named"] and before(view, at, 0) not in ("年", "的"):
            return None
        return Part(found.end(), cycle=Cycle("year", lambda y: solar.day(y, name)))

    def _month_word(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """本月 of another year: 去年本月六日."""
        word = self._units.at(view, at, end)
        if word is None or word[1].kind != "month" or frame.anchor is None:
            return None
        month = (frame.anchor.month - 1 + (word[1].offset or 0)) % 12 + 1
        return self._in_month(
            view, Part(word[0], cycle=Cycle("year", lambda y: calendar.month(y, month)), month=month), end
        )

    def _short_part(self, view: str, at: int, end: int) -> Part | None:
        """初, 底, 末 right behind a year: 2024 年底."""
        word = self._short_year_parts.at(view, at, end)
        if word is None or (view[at] in "中" and not self._stands_alone(view, word[0], end)):
            return None
        return self._word_part(view, *word, end)

    @staticmethod
    def _stands_alone(view: str, at: int, end: int) -> bool:
        """中 ends 年中 and 月中 only before a pause; else it begins 中国, 中期, 中标."""
        return at >= end or view[at] in "，。、；：,)） \n前后起至到"

    @staticmethod
    def _word_part(view: str, at: int, entry: TimeEntry, end: int) -> Part | None:
        if entry.kind == "whole_year":
            return Part(at, cycle=Cycle("year", calendar.year, ahead=-_YEAR_SETTLES if entry.id == _ALL_YEAR else 0))
        if entry.dates:
            return Part(at, cycle=Cycle("year", lambda y: _dated(entry, y), ahead=_FEAST_AHEAD))
        bounds = (entry.start or "", entry.end or "")
        grain = {"half": "half", "year_part": "month"}.get(entry.kind, "span")
        if entry.start == entry.end:
            grain = "day"
        ahead = _FEAST_AHEAD if entry.kind == "festival" else 0
        return Part(at, cycle=Cycle("year", lambda y: calendar.day_of_months(y, bounds, grain), ahead=ahead))

    def _first(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        if view.startswith("首月", at):
            if view[max(0, at - 12) : at].rstrip(" 的后").endswith(self._events):
                return Part(at + 2, UNKNOWN)  # 上市首月: of the event, whose day is not said
            return Part(at + 2, cycle=Cycle("year", lambda y: calendar.month(y, 1)), month=1)
        found = _FIRST.match(view, at, end)
        if found is None:
            return None
        count = small_number(found["n"])
        quarters = found["unit"] != "月"
        if not 1 <= count <= (4 if quarters else 12):
            return None
        size = count * 3 if quarters else count
        return Part(found.end(), cycle=Cycle("year", lambda y: calendar.months(y * 12, size, "span"), cumulative=True))

    @staticmethod
    def _half(view: str, at: int, end: int, frame: Frame) -> Part | None:
        """H1, 1H24; the words (上半年) are the pack's."""
        found = _HALF.match(view, at, end)
        if found is None:
            return None
        first = 0 if (found["n"] or found["turned"]) == "1" else 6
        cycle = Cycle("year", lambda y: calendar.months(y * 12 + first, 6, "half"))
        if found["year"]:
            year = full_year(found["year"], frame.anchor.year if frame.anchor else None)
            return Part(found.end(), cycle.build(year), year=year, origin="explicit")
        return Part(found.end(), cycle=cycle)

    def _quarter(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = _QUARTER.match(view, at, end)
        if found is None or view[at - 2 : at] == "连续" or (found["name"] and view[at - 1 : at] == "》"):
            return None  # 连续第二个季度 counts, 《…》第二季 is a season of a series
        if found["report"] == "三":
            return Part(found.end(), cycle=Cycle("year", lambda y: calendar.months(y * 12, 9, "span"), cumulative=True))
        name = (
            "4"
            if found["final"]
            else (
                found["high"]
                or found["nth"]
                or found["name"]
                or found["report"]
                or found["short"]
                or found["q"]
                or found["turned"]
                or "1"
            )
        )
        last = small_number(found["q2"] or name)
        first = small_number(found["low"] or found["q"] or name)
        if first > last:
            return None
        place, bounds = found.end(), (first * 3 - 3, (last - first + 1) * 3)
        word = self._quarter_parts.at(view, place, end)
        if word and first == last:
            place, month = word[0], first * 3 - 3 + int(word[1].start or 1)
            return Part(place, cycle=Cycle("year", lambda y: calendar.month(y, month)))
        cycle = Cycle(
            "year", lambda y: calendar.months(y * 12 + bounds[0], bounds[1], "quarter" if first == last else "span")
        )
        if found["year"]:
            year = full_year(found["year"], frame.anchor.year if frame.anchor else None)
            return Part(place, cycle.build(year), year=year, origin="explicit")
        return Part(place, cycle=cycle)

    def _month_of_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = _MONTH.match(view, at, end)
        if found is None:
            return None
        last = small_number(found["high"])
        first = small_number(found["low"]) if found["low"] else approximate(found["high"]) or last
        if found["listed"] and last != first + 1:
            return None  # 3、8月以来: the number of an item, or two months of which the first has none
        if not (1 <= first <= 12 and 1 <= last <= 12):
            return None
        if first != last:
            count = (last - first) % 12 + 1
            cumulative = first == 1
            return Part(
                found.end(),
                cycle=Cycle("year", lambda y: calendar.months(y * 12 + first - 1, count, "span"), cumulative),
            )
        part = Part(found.end(), cycle=Cycle("year", lambda y: calendar.month(y, last)), month=last)
        return self._in_month(view, part, end)

    def _in_month(self, view: str, part: Part, end: int) -> Part:
        """The days of the month that stand behind it: 30 日, 中旬, 底, 第二周."""
        assert part.month is not None  # noqa: S101 - callers give a month
        month = part.month
        place = self._over_link(view, part.end, end)
        inner = view[place : place + 1]
        week = _WEEK.match(view, place, end) if inner == "第" else None
        if week:
            number, weekday = small_number(week["n"]), _WEEKDAY_BEHIND.match(view, week.end(), end)
            if weekday:
                nth = min(WEEKDAYS.index(weekday.group()), 6)
                cycle = Cycle("year", lambda y: calendar.weekday_of_month(y * 12 + month - 1, number, nth))
                return part._replace(end=weekday.end(), cycle=cycle)
            cycle = Cycle("year", lambda y: calendar.week_of_month(y * 12 + month - 1, number))
            return part._replace(end=week.end(), cycle=cycle)
        found = _DAY.match(view, place, end) or (_BARE_DAY.match(view, part.end, end))
        if found:
            day = self._days(view, found, end)
            if day:
                first, last, place = day
                if calendar.day(_LEAP_YEAR, month, last):
                    lunar = found["high"].startswith("初")  # 三月初三: a day of the lunar calendar
                    built = Cycle("year", lambda y: None if lunar else _day_range(y * 12 + month - 1, first, last))
                    return self._day_end(view, part._replace(end=place, cycle=built), end)
            return part
        word = self._month_parts.at(view, part.end, end) or self._month_parts.at(view, place, end)
        if word and not (view[word[0] - 1] == "中" and not self._stands_alone(view, word[0], end)):
            bounds = (word[1].start or "", word[1].end or "")
            return part._replace(
                end=word[0], cycle=Cycle("year", lambda y: calendar.part_of_month(y * 12 + month - 1, bounds))
            )
        return part

    @staticmethod
    def _days(view: str, found: re.Match[str], end: int) -> tuple[int, int, int] | None:
        last = small_number(found["high"].removeprefix("初"))
        first = small_number(found["low"]) if found.re is _DAY and found["low"] else last
        return (first, last, found.end()) if 1 <= first <= last <= 31 else None

    def _day_end(self, view: str, part: Part, end: int) -> Part:
        """The part with the weekday and time of day that stand behind its day."""
        place = part.end
        if after(view, place, end) not in self._day_suffixes:
            return part
        for suffix in (_DAY_NAME, self._daytime):
            found = suffix.match(view, place, end)
            if found and not (found.group()[-1] in "）)" and "（" not in found.group() and "(" not in found.group()):
                place = found.end()
        return part._replace(end=place)

    def _week_of_year(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = _WEEK.match(view, at, end)
        if found is None:
            return None
        n = small_number(found["n"])
        if not 1 <= n <= 53:
            return None
        dates = _DATES_IN_BRACKETS.match(view, found.end(), end)
        if dates:
            first = int(dates["m1"]), int(dates["d1"])
            last = int(dates["m2"] or dates["m1"]), int(dates["d2"])
            return Part(dates.end(), cycle=Cycle("year", lambda y: _week_between(y, n, first, last), early=True))
        if n <= _FIRST_WEEKS and not found["n"].isascii() and before(view, at, 0) not in ("年", "的"):
            return Part(found.end(), UNKNOWN)
        return Part(found.end(), cycle=Cycle("year", lambda y: calendar.iso_week(y, n), early=True))

    # -- without a head -------------------------------------------------------------------------------------------

    def _day_alone(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = _DAY.match(view, at, end)
        day = self._days(view, found, end) if found and self._day_may_stand(view, found, at, end) else None
        if day is None:
            return None
        first, last, place = day
        return self._day_end(view, Part(place, cycle=Cycle("month", lambda m: _day_range(m, first, last))), end)

    def _month_part_alone(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        word = self._whole_month_parts.at(view, at, end)
        if word is None or (view[word[0] - 1] == "中" and not self._stands_alone(view, word[0], end)):
            return None
        bounds = (word[1].start or "", word[1].end or "")
        return Part(word[0], cycle=Cycle("month", lambda m: calendar.part_of_month(m, bounds)))

    def _weekday_alone(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        last = view[at - 1 : at]
        found = _WEEKDAY.match(view, at, end)
        if (
            found
            and found["n"] != "天"
            and last not in _NO_WEEKDAY_BEHIND
            and not _EVERY_WEEK.search(view[max(0, at - 8) : at])
        ):
            number = WEEKDAYS.index(found["n"])
            return self._day_end(view, Part(found.end(), cycle=Cycle("week", lambda w: _weekday(w, number))), end)
        found = _WEEKEND.match(view, at, end)
        if found and frame.day is not None and frame.day.isoweekday() > _FRIDAY:
            return Part(found.end(), _weekend(calendar.number_of(frame.day, "week")), origin=frame.period_origin)
        return Part(found.end(), cycle=Cycle("week", _weekend)) if found and last not in tuple("每双逢") else None

    @staticmethod
    def _day_may_stand(view: str, found: re.Match[str], at: int, end: int) -> bool:
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

    @staticmethod
    def _decade(view: str, at: int, end: int, frame: Frame) -> Part | None:
        found = _DECADE.match(view, at, end)
        if found is None:
            return None
        if found["full"]:
            return Part(found.end(), calendar.months(int(found["full"]) * 12, 120, "span"), origin="explicit")
        decade = small_number(found["d"])
        century = (
            20 if found["w"] == "上" else 21 if found["w"] == "本" else small_number(found["c"]) if found["c"] else None
        )
        if century is None:
            century = 20 if decade >= 30 else 21
        start = (century - 1) * 100 + decade
        period = calendar.months(start * 12, 120, "span")
        return Part(found.end(), period, year=None, origin="explicit")

    def _word(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """本月, 上周三, 昨日, 目前, 同期, “十四五”."""
        word = self._units.at(view, at, end)
        if word:
            return self._unit_word(view, at, *word, end, frame)
        bracketed = _DAY_IN_BRACKETS.match(view, at, end)
        if bracketed and f"{bracketed['word']}日" in self._units.entries:
            return self._unit_word(view, at, bracketed.end(), self._units.entries[f"{bracketed['word']}日"], end, frame)
        word = self._named.at(view, at, end)
        if word is None:
            return None
        place, entry = word
        if entry.kind == "now":
            period = Period(frame.anchor, frame.anchor, "day") if frame.anchor else Period(None, None, "day")
            return Part(place, period, instant=True)
        if entry.kind == "years":
            here = frame.anchor.year if frame.anchor else None
            first, last = int(entry.start or 0), int(entry.end or 0)
            years = UNKNOWN if here is None else calendar.months((here + first) * 12, (last - first + 1) * 12, "year")
            return Part(place, years)
        if entry.kind == "span":
            return Part(
                place,
                calendar.days(date.fromisoformat(entry.start or ""), date.fromisoformat(entry.end or "")),
                origin="explicit",
            )
        if entry.kind == "in_force":
            if (
                view.startswith("期", at)
                and "\u4e00" <= view[at - 1 : at] <= "\u9fff"
                and view[at - 1] not in "在于而且但"
            ):
                return None  # 周期内, 保修期内
            return Part(place, frame.period or UNKNOWN, origin=frame.period_origin)
        if at and view[at - 1] in "历往":
            return None
        offset = entry.offset or 0
        if offset == 0 and at and before(view, at, 0) in _COMPARED_ENDS:
            offset = -1
        period = calendar.years_away(frame.period, offset) if frame.period else UNKNOWN
        return Part(place, period, origin=frame.period_origin if frame.period else "relative", base=True)

    @staticmethod
    def _same_period_of(head: Part, part: Part, frame: Frame) -> Part:
        """2023 年同期: the period in force, in the year that is said."""
        if frame.period is None or frame.period.start is None or head.year is None:
            return part._replace(period=UNKNOWN, origin=head.origin)
        period = calendar.years_away(frame.period, head.year - frame.period.start.year)
        return part._replace(period=period, origin=head.origin, refers=False)

    def _unit_word(self, view: str, start: int, at: int, entry: TimeEntry, end: int, frame: Frame) -> Part | None:
        """The word from `start` to `at`; 上月 that a month is compared with is the one before that month."""
        unit, in_force = entry.kind.removesuffix("_in_force"), entry.kind.endswith("_in_force")
        here, origin = frame.anchor, "relative"
        grain = frame.period.grain if frame.period else None
        compared = (entry.offset or 0) < 0 and (grain == unit or (unit == "month" and grain == "span"))
        if in_force or (compared and before(view, start, 0) in _COMPARED_ENDS):
            here, origin = frame.here(unit)
        moved = calendar.shift(here, unit, entry.offset or 0) if here else None
        whole = calendar.containing(moved, unit) if moved else Period(None, None, unit)  # type: ignore[arg-type]
        part = Part(at, whole, origin=origin)  # type: ignore[arg-type]
        if unit == "month":
            return self._in_relative_month(view, part, end)
        if unit == "week":
            return self._in_relative_week(view, part, end)
        if unit == "day":
            return self._day_end(view, part, end)
        word = self._quarter_parts.at(view, at, end)
        if word and whole is not None and whole.start:
            number = calendar.number_of(whole.start, "month") + int(word[1].start or 1) - 1
            return part._replace(end=word[0], period=calendar.months(number))
        return part._replace(end=word[0]) if word else part

    def _in_relative_month(self, view: str, part: Part, end: int) -> Part | None:
        start = part.period.start if part.period else None
        month = start.month if start else 1
        inner = self._in_month(
            view, Part(part.end, cycle=Cycle("year", lambda y: calendar.month(y, month)), month=month), end
        )
        if start is None or inner.cycle is None:
            return part._replace(end=inner.end)
        return part._replace(end=inner.end, period=inner.cycle.build(start.year), year=start.year, month=month)

    def _in_relative_week(self, view: str, part: Part, end: int) -> Part:
        start = part.period.start if part.period else None
        found = _IN_WEEK.match(view, part.end, end)
        if found:
            n = WEEKDAYS.index(found["n"])
            period = _weekday(calendar.number_of(start, "week"), n) if start else Period(None, None, "day")
            return self._day_end(view, part._replace(end=found.end(), period=period), end)
        found = _END_OF_WEEK.match(view, part.end, end)
        if found:
            weekend = _weekend(calendar.number_of(start, "week")) if start else part.period
            return part._replace(end=found.end(), period=weekend)
        return part

    # -- fiscal years ---------------------------------------------------------------------------------------------

    def _fiscal_expression(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """2024 财年, 2023/24 财年第二季度, 第二财季."""
        if not _FISCAL.match(view, at, end):
            return None
        found = _FISCAL_YEAR.match(view, at, end)
        word = None if found else _FISCAL_WORD.match(view, at, end)
        if not (found or word):
            found = _FISCAL_QUARTER.match(view, at, end)
            if found is None:
                return None
            quarter, fiscal = small_number(found["n"] or found["q"]), self._fiscal.before(view, at, end, frame)
            return Part(found.end(), cycle=Cycle("year", lambda y: fiscal.quarter(y, quarter), early=True))
        fiscal = self._fiscal.before(view, at, end, frame)
        origin: PeriodFrom = "explicit"
        if found:
            near = frame.anchor.year if frame.anchor else None
            year: int | None = full_year(found["y"] or found["fy"], near)
            if found["y2"] and year is not None:
                year += 0 if fiscal.offset else 1
                fiscal = FiscalCalendar(3) if fiscal == CALENDAR_YEAR else fiscal
        else:
            origin = "relative"
            current = fiscal.number(frame.anchor) if frame.anchor else None
            year = None if current is None else current + {"上": -1, "去": -1, "下": 1, "明": 1}.get(word["w"], 0)  # type: ignore[index]
        place, part = self._in_fiscal_year(view, (found or word).end(), end)  # type: ignore[union-attr]
        if year is None:
            return Part(place, UNKNOWN, origin=origin)
        period = part(fiscal, year)
        if fiscal.offset and period and period.grain == "quarter" and self._just_ahead(period, frame):
            period = part(fiscal._replace(offset=0), year)  # named for the year that it ends in, as others do
        return Part(place, period, origin=origin)

    @staticmethod
    def _just_ahead(period: Period, frame: Frame) -> bool:
        """Whether a period begins after the anchor, within a year."""
        if frame.anchor is None or frame.future or period.start is None:
            return False
        return 0 < (period.start - frame.anchor).days < 366

    def _in_fiscal_year(
        self, view: str, at: int, end: int
    ) -> tuple[int, Callable[[FiscalCalendar, int], Period | None]]:
        """Where the part of a fiscal year behind it ends, and how it is found; the whole year where none is said."""
        over = self._over_link(view, at, end)
        inner = _FISCAL_QUARTER.match(view, over, end) or _QUARTER.match(view, over, end)
        groups = inner.groupdict() if inner else {}
        digit = groups.get("n") or groups.get("q") or groups.get("high") or groups.get("name")
        if inner and digit:
            quarter = small_number(digit)
            return inner.end(), lambda fiscal, year: fiscal.quarter(year, quarter)
        word = self._year_parts.at(view, over, end)
        if word and word[1].kind == "half":
            half = 1 if word[1].start == "01-01" else 2
            return word[0], lambda fiscal, year: fiscal.half(year, half)
        return at, FiscalCalendar.year


def _spelled_year(text: str) -> bool:
    """Whether two digits side by side are a year's (三三年, 九八年); 三四, 三五 and 一两 are counts, about so many."""
    if text.isascii():
        return False
    tens, ones = DIGITS[text[0]], DIGITS[text[1]]
    return not (ones == tens + 1 or (tens, ones) == (3, 5) or "两" in text)


def _dated(entry: TimeEntry, year: int) -> Period | None:
    """The days of a movable feast; outside of its table those of every year, where it has such."""
    days = entry.dates.get(str(year))
    if days is None:
        return calendar.day_of_months(year, (entry.start, entry.end), "span") if entry.start and entry.end else None
    return calendar.days(
        date.fromisoformat(days[0]), date.fromisoformat(days[1]), "day" if days[0] == days[1] else "span"
    )


@functools.lru_cache(maxsize=2048)
def _day_range(month: int, first: int, last: int) -> Period | None:
    year, month_of = divmod(month, 12)
    start, stop = calendar.day(year, month_of + 1, first), calendar.day(year, month_of + 1, last)
    return start.to(stop) if start and stop else None


def _week_between(year: int, week: int, first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    """The days in brackets behind a numbered week; the first may lie in the year before, the last in the year after."""
    start, stop = calendar.day(year, *first), calendar.day(year, *last)
    if first[0] == 12 and week == 1:
        start = calendar.day(year - 1, *first)
    if last[0] == 1 and first[0] == 12 and week > 1:
        stop = calendar.day(year + 1, *last)
    return start.to(stop)._replace(grain="week") if start and stop else None


def _weekday(week: int, number: int) -> Period:
    it = date.fromordinal(week * 7 + 1 + min(number, 6))
    return Period(it, it, "day")


def _weekend(week: int) -> Period:
    saturday = date.fromordinal(week * 7 + 6)
    return Period(saturday, saturday + timedelta(1), "span")
