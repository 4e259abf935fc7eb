"""Fiscal years and their quarters and halves as they are written: 2024 财年, 2023/24 财年第二季度, 第二财季."""

from __future__ import annotations

import re
from collections.abc import Callable

from digestnlp.models import PeriodFrom
from digestnlp.rules.loader import Rules
from digestnlp.times.beside import over_link
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.times.fiscal import CALENDAR_YEAR, FiscalCalendar, FiscalCalendars
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import FIGURES, full_year, small_number
from digestnlp.times.outlook import Outlooks
from digestnlp.times.part import Part
from digestnlp.times.quarters import Quarters
from digestnlp.times.words import SPACES, Words, pattern

# What every fiscal expression has before long; looked for first, as few numbers are one.
_FISCAL = pattern(r"FY|[\d第首前头Q一二两三四上本现当前这下去今明全个年度半/ —–-]{1,24}[财会]")
_YEAR = pattern(
    rf"(?:FY{SPACES})?(?P<y>(?:20)?\d\d)(?:{SPACES}(?:[/–-]|—{{1,2}}){SPACES}(?P<y2>(?:20)?\d\d))?{SPACES}(?:年度?)?{SPACES}(?:财政年度|财务年度|会计年度|财年)"
    rf"|FY{SPACES}'?(?P<fy>(?:20)?\d\d)(?!\d)"
    rf"|(?P<of_quarter>20\d\d){SPACES}年?(?={SPACES}(?:第[一二三四1-4]|[前首头][二两三23]个?){SPACES}财季)"
)
_WORD = pattern(r"(?P<w>上|本|现|下|去|今|明|全)(?:一|个)?财年")
# 本财年（2020—2021）
_WHICH = pattern(r"[（(](?P<y>20\d\d)[ ]?(?:[/–-]|—{1,2})[ ]?(?P<y2>(?:20)?\d\d)(?:年度?|财年)?[）)]")
_QUARTER = pattern(
    rf"(?:第?(?P<n>[一二三四1-4])|(?P<first>首)个?|Q(?P<q>[1-4])){SPACES}(?:财季|财政季度|财务季度|会计季度)"
)
# 前三财季
_QUARTERS_SO_FAR = pattern(rf"[前首头]{SPACES}(?P<n>[一二两三2-3])个?{SPACES}(?:财季|财政季度|财务季度|会计季度)")
_QUARTER_WORD = pattern(r"(?P<w>上|本|现|当前|这|下)一?个?财季")
# 2025 财年前六个月: what of the year is told of stands behind it
_COUNTED_OFF = pattern(rf"{SPACES}的?{SPACES}[前首头]{SPACES}[\d一二两三四五六七八九十]{{1,2}}{SPACES}个月")
FIRSTS = f"现当这FQ第首前头一二三四上本下去今明全{FIGURES}"
# What makes a fiscal year of 2024 年 begins with one of these.
STARTS_BEHIND = "度财会"


class FiscalYears:
    """Reads fiscal years by the calendars of a rule pack's companies, with its words for parts of a year."""

    def __init__(self, rules: Rules, year_parts: Words, quarters: Quarters) -> None:
        self._calendars = FiscalCalendars(rules)
        self._year_parts, self._quarters = year_parts, quarters
        self._outlooks = Outlooks(rules)

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """2024 财年, 2023/24 财年第二季度, 第二财季."""
        if not _FISCAL.match(view, at, end):
            return None
        by_word = _QUARTER_WORD.match(view, at, end)
        if by_word:
            return self._quarter_of_now(view, at, end, by_word, frame)
        found = _YEAR.match(view, at, end)
        if found and _spans_years(found):
            return None  # 2018-2020 财年: from one to another
        word = None if found else _WORD.match(view, at, end)
        if not (found or word):
            found = _QUARTERS_SO_FAR.match(view, at, end)
            if found is not None:
                so_far, fiscal = small_number(found["n"]), self._calendars.before(view, at, end, frame)
                return Part(
                    found.end(), cycle=Cycle("year", lambda y: fiscal.quarters(y, so_far), cumulative=True, early=True)
                )
            found = _QUARTER.match(view, at, end)
            if found is None:
                return None
            quarter, fiscal = _number(found), self._calendars.before(view, at, end, frame)
            told = None if frame.future else _told_of(quarter, fiscal, frame)
            if told is not None:
                return Part(found.end(), told)
            return Part(found.end(), cycle=Cycle("year", lambda y: fiscal.quarter(y, quarter), early=True))
        fiscal = self._calendars.before(view, at, end, frame)
        origin: PeriodFrom = "explicit"
        which = found or _WHICH.match(view, word.end(), end)  # type: ignore[union-attr]
        if which:
            year, fiscal = _named(which, fiscal, frame)
        else:
            origin = "relative"
            told = frame.period if word and word["w"] == "本" else None
            if told is not None and self._is_told_of(view, at, word.end(), end, told, fiscal, frame):  # type: ignore[union-attr]
                return Part(word.end(), told, origin=origin)  # type: ignore[union-attr]
            year = _number_by_word(word["w"], fiscal, frame)  # type: ignore[index]
        place, part = self._within(view, (which or word).end(), end)  # type: ignore[union-attr]
        if year is None:
            return Part(place, UNKNOWN, origin=origin)
        period = part(fiscal, year)
        of_part = period and (period.grain != "year" or _COUNTED_OFF.match(view, place, end) is not None)
        if fiscal.offset and period and of_part and _just_ahead(period, frame):
            period = part(fiscal._replace(offset=0), year)  # named for the year that it ends in, as others do
        return Part(place, period, origin=origin)

    def _quarter_of_now(self, view: str, at: int, end: int, word: re.Match[str], frame: Frame) -> Part | None:
        """上一财季 of a company with a year of its own; None where it has none, so that the quarter is the calendar's."""
        fiscal = self._calendars.before(view, at, end, frame)
        if fiscal == CALENDAR_YEAR or frame.anchor is None:
            return None
        told = frame.period if word["w"] == "本" else None
        if told is not None and self._is_told_of(view, at, word.end(), end, told, fiscal, frame):
            return Part(word.end(), told, origin="relative")
        number = fiscal.number(frame.anchor)
        quarters = [
            q for year in (number - 1, number, number + 1) for n in (1, 2, 3, 4) if (q := fiscal.quarter(year, n))
        ]
        running = next(i for i, q in enumerate(quarters) if q.start and q.end and q.start <= frame.anchor <= q.end)
        offset = {"上": -1, "下": 1}.get(word["w"], 0)
        return Part(word.end(), quarters[running + offset], origin="relative")

    def _is_told_of(
        self, view: str, at: int, stop: int, end: int, told: Period, fiscal: FiscalCalendar, frame: Frame
    ) -> bool:
        """Whether 本财年 or 本财季 is the one in force, which is over: 2024 财年营收 3 亿元。本财年内，…."""
        if frame.anchor is None or frame.future or told.start is None or told.end is None or told.end >= frame.anchor:
            return False
        number = fiscal.number(told.start)
        quarter = view.startswith("季", stop - 1)
        wholes = [fiscal.quarter(number, n) for n in (1, 2, 3, 4)] if quarter else [fiscal.year(number)]
        return told in wholes and self._outlooks.around(view, at, stop, frame.start, end, over_comma=True) == "past"

    def _within(self, view: str, at: int, end: int) -> tuple[int, Callable[[FiscalCalendar, int], Period | None]]:
        """Where the part of a fiscal year behind it ends, and how it is found; the whole year where none is said."""
        over = over_link(view, at, end)
        so_far = _QUARTERS_SO_FAR.match(view, over, end)
        if so_far:
            count = small_number(so_far["n"])
            return so_far.end(), lambda fiscal, year: fiscal.quarters(year, count)
        inner = _QUARTER.match(view, over, end) or self._quarters.pattern.match(view, over, end)
        quarter = _number(inner) if inner else 0
        if inner and quarter:
            return inner.end(), lambda fiscal, year: fiscal.quarter(year, quarter)
        word = self._year_parts.at(view, over, end)
        if word and word[1].kind == "half":
            half = 1 if word[1].start == "01-01" else 2
            return word[0], lambda fiscal, year: fiscal.half(year, half)
        if word and word[1].kind == "whole_year":
            return word[0], FiscalCalendar.year  # 2024 财年全年
        return at, FiscalCalendar.year


def _named(written: re.Match[str], fiscal: FiscalCalendar, frame: Frame) -> tuple[int | None, FiscalCalendar]:
    """The number of the year that is written out, with its calendar: 2023/24 ends in March where nothing else is known."""
    groups = written.groupdict()
    year = full_year(groups["y"] or groups["fy"] or groups["of_quarter"], frame.anchor.year if frame.anchor else None)
    if groups["y2"] and year is not None:
        year += 0 if fiscal.offset else 1
        fiscal = FiscalCalendar(3) if fiscal == CALENDAR_YEAR else fiscal
    return year, fiscal


def _number_by_word(which: str, fiscal: FiscalCalendar, frame: Frame) -> int | None:
    """The number of the year that a word says from the anchor's; 全财年 is that of the accounts told of: 第四财季…，全财年…."""
    if which == "全" and not frame.future and frame.accounts is not None and frame.accounts.start is not None:
        return fiscal.number(frame.accounts.start)
    offset = {"上": -1, "去": -1, "下": 1, "明": 1}.get(which, 0)
    return None if frame.anchor is None else fiscal.number(frame.anchor) + offset


def _spans_years(written: re.Match[str]) -> bool:
    """Whether the two numbers are of years that lie apart, and not of one that ends in the next: 2018-2020 财年; but 2023/24."""
    first, last = written["y"], written["y2"]
    return bool(first and last) and (int(last[-2:]) - int(first[-2:])) % 100 > 1


def _told_of(quarter: int, fiscal: FiscalCalendar, frame: Frame) -> Period | None:
    """The quarter of that number that the text has told of with its year: 2025 财年第三财季…。第三财季收入 3 亿元."""
    for told in (frame.period, frame.accounts, frame.topic):
        if told is not None and told.grain == "quarter" and told.start is not None:
            return told if fiscal.quarter(fiscal.number(told.start), quarter) == told else None
    return None


def _number(quarter: re.Match[str]) -> int:
    """The number of the quarter that was matched, 1 to 4; 0 where it has none."""
    groups = quarter.groupdict()
    digit = groups.get("n") or groups.get("q") or groups.get("high") or groups.get("name")
    return 1 if groups.get("first") else small_number(digit) if digit else 0


def _just_ahead(period: Period, frame: Frame) -> bool:
    """Whether a period begins after the anchor, within a year."""
    if frame.anchor is None or frame.future or period.start is None:
        return False
    return 0 < (period.start - frame.anchor).days < 366
