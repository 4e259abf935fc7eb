"""Times with a name of their own: 目前, 同期, 期内, 今明两年, “十四五”."""

from __future__ import annotations

from datetime import date

from digestnlp.deferred import deferred
from digestnlp.rules.loader import Rules
from digestnlp.rules.schema import TimeEntry
from digestnlp.times import calendar
from digestnlp.times.beside import before
from digestnlp.times.calendar import UNKNOWN, Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import SMALL
from digestnlp.times.part import Part
from digestnlp.times.words import SPACES, Words, listed, pattern

# The entry of 届时, which means what has been said to be to come.
_THEN = "in_force.then"
# The entry of 假期, which means the last holiday named, where words behind it say what of it.
_HOLIDAY = "in_force.holiday"
_OF_HOLIDAY = pattern(
    rf"{SPACES}(?:期间|里|内|当?中(?![国心秋部期])|的?{SPACES}(?:首[日天]|第{SPACES}{SMALL}{SPACES}[天日]|[前头]{SPACES}{SMALL}{SPACES}[天日]|最后))"
)
# 暑假期中: of another kind
_NO_HOLIDAY_BEFORE = frozenset("暑寒产休年婚病春")
_REPORTED = ("报告期", "本报告期")
# “十四五” + 末: the last day of the years that a plan is for.
_CLOSING = deferred("[”」]?(?:规划)?(?:期末|时期末|末期|末)(?!尾|端|段|[年月周])")


class NamedTimes:
    """Reads the words of a rule pack for instants, named spans, and the period in force.

    Attributes:
        firsts: the characters that they begin with.
    """

    def __init__(self, rules: Rules) -> None:
        self._words = Words.of(
            rules, "now", "same_period", "in_force", "end_in_force", "span", "years", "annual_report"
        )
        self._compared_before = rules.words("time_compared_before")
        self._in_force_before = rules.words("time_in_force_before")
        self._no_annual_report_before = frozenset(rules.words("time_no_annual_report_before"))
        self._report_days = pattern(listed(rules, "time_report_days"))
        self._no_same_period_before = rules.words("time_no_same_period_before")
        self.firsts = self._words.firsts

    def read(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """目前, 同期, “十四五”."""
        word = self._words.at(view, at, end)
        if word is None:
            return None
        place, entry = word
        if entry.id != _HOLIDAY:
            return self._meant(view, at, place, end, entry, frame)
        told = _OF_HOLIDAY.match(view, place, end) is not None and view[at - 1 : at] not in _NO_HOLIDAY_BEFORE
        return Part(place, frame.holiday) if told and frame.holiday is not None else None

    def _meant(self, view: str, at: int, place: int, end: int, entry: TimeEntry, frame: Frame) -> Part | None:
        """What the word of the entry that ends at the place means."""
        if entry.kind == "now":
            return Part(place, Period(frame.anchor, frame.anchor, "day"), instant=True)
        if entry.kind == "years":
            return Part(place, _years(entry, frame))
        if entry.kind == "annual_report":
            return self._annual_report(view, at, place, frame)
        if entry.kind == "span":
            return _span(view, place, end, entry)
        if entry.id == _THEN:
            ahead = frame.anchor and frame.period and frame.period.end and frame.period.end >= frame.anchor
            return Part(place, frame.period, origin=frame.period_origin) if ahead else None
        if entry.kind in ("in_force", "end_in_force"):
            if (
                view.startswith("期", at)
                and "\u4e00" <= view[at - 1 : at] <= "\u9fff"
                and view[at - 1] not in self._in_force_before
            ):
                return None  # 周期内, 保修期内
            period = frame.reported_on() or UNKNOWN
            if view.startswith(_REPORTED, at) and (period.grain == "day" or _rolls(period, frame)):
                told = next((p for p in (frame.accounts, frame.topic) if p is not None and not _rolls(p, frame)), None)
                # 行业最近一个月平均市盈率…。报告期内，…; 4 月 17 日，公司收到问询函。报告期内，…
                period = told or UNKNOWN
            weekly = frame.weekly and view.startswith(_REPORTED, at) and period.grain in ("year", "half", "quarter")
            if weekly or (period.grain == "day" and period.end == frame.anchor):
                period = UNKNOWN  # the day of the text is no period that is reported on
            if entry.kind == "end_in_force":
                return Part(place, Period(period.end, period.end, "day"), origin=frame.period_origin, instant=True)
            return Part(place, period, origin=frame.period_origin)
        if at and view[at - 1] in self._no_same_period_before:
            return None
        return self._same_period(view, at, place, entry, frame)

    def _annual_report(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """年报 without a year: of the one that the text is a report on or has told of, else of the last that is over.

        年报显示，营收 3 亿元; but 2023 年年报, 两份年报, 年报季. Where the sentence has said a year, 年报 may be of that one.
        """
        last = before(view, at, 0)
        if last in self._no_annual_report_before or last.isdigit() or self._report_days.match(view, end):
            return None
        if view.find("占", max(0, at - 3), at) >= 0:
            return None  # 占最新年报净利润的 20%
        if frame.anchor is None or frame.said_year is not None or frame.traditional:
            return None  # many years of Hong Kong's companies end in March
        told = frame.period
        if told is not None and told.grain == "year" and told.end is not None and told.end < frame.anchor:
            return Part(end, told, origin=frame.period_origin)
        return Part(end, calendar.year(frame.reported or frame.anchor.year - 1))

    def _same_period(self, view: str, at: int, end: int, entry: TimeEntry, frame: Frame) -> Part:
        """同期, 上年同期: the period in force, in another year where it says so or something is compared with it."""
        offset = entry.offset or 0
        if offset == 0 and at and before(view, at, 0) in self._compared_before:
            offset = -1
        told = frame.period
        if told is not None and told is frame.topic and frame.accounts is not None and _rolls(told, frame):
            told = frame.accounts  # 十年来份额首升（title）。四季度份额上升。[a new paragraph] 同期…
        period = calendar.years_away(told, offset) if told else UNKNOWN
        return Part(end, period, origin=frame.period_origin if frame.period else "relative", base=True)


def _rolls(period: Period, frame: Frame) -> bool:
    """Whether the period is a span up to the day of the text, which no report is on: 最近一个月, 上市以来."""
    return period.grain == "span" and period.end is not None and period.end == frame.anchor


def _span(view: str, at: int, end: int, entry: TimeEntry) -> Part:
    """The days that the entry names; with the word for their end behind it the last of them."""
    first, last = date.fromisoformat(entry.start or ""), date.fromisoformat(entry.end or "")
    closing = _CLOSING.match(view, at, end)
    if closing is not None:
        return Part(closing.end(), Period(last, last, "day"), origin="explicit")
    return Part(at, calendar.days(first, last), origin="explicit")


def _years(entry: TimeEntry, frame: Frame) -> Period | None:
    """The whole years from the entry's start to its end, counted from the anchor's."""
    if frame.anchor is None:
        return UNKNOWN
    first, last = int(entry.start or 0), int(entry.end or 0)
    return calendar.months((frame.anchor.year + first) * 12, (last - first + 1) * 12, "year")
