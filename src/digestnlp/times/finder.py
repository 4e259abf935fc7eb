"""Finds time expressions in a text: one scan for places where one may begin, and a reading at each."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from digestnlp.models import Time
from digestnlp.rules.loader import Rules, load_rules
from digestnlp.rules.schema import ClassifierEntry, UnitEntry
from digestnlp.times import calendar
from digestnlp.times.beside import after, before
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.times.frame import Frame
from digestnlp.times.framing import Framing, ending
from digestnlp.times.grammar import Grammar
from digestnlp.times.holidays import Holidays
from digestnlp.times.numbers import FIGURES
from digestnlp.times.outlook import Outlooks
from digestnlp.times.part import Part
from digestnlp.times.plain import PlainDates
from digestnlp.times.short_years import STARTS_BEHIND, ShortYears
from digestnlp.times.spans import COUNTED_FIRSTS, ROLLING_FIRSTS, Found, Spans
from digestnlp.times.tied import note_quarter, tied_quarter
from digestnlp.times.triggers import Triggers
from digestnlp.times.words import DASH, DASH_STARTS, SPACES, Words, any_of, by_first, listed, pattern
from digestnlp.view import view

Bias = Literal["past", "future"]

_DASH = pattern(DASH)
_YEARS = pattern(
    rf"(?P<a>(?:19|20)\d\d){SPACES}(?:-|—{{1,2}}|~|至|到){SPACES}(?P<b>(?:19|20)\d\d|\d\d(?={SPACES}年))(?![\d.])(?:{SPACES}年)?(?!\d)"
)
# 2024/25 年, 2024/25/26 年: the years that an analyst's note tells of.
# Two alone are a fiscal year or a season more often, but where each has a figure.
_SLASHED_YEARS = pattern(
    rf"(?P<a>20\d\d)(?:/(?:20)?\d\d){{0,2}}/(?:20)?(?P<b>\d\d){SPACES}年(?!度)(?:(?<=/\d\d/\d\d年)|(?<=/\d{{4}}/\d{{4}}年)|(?=[^。\n]{{0,40}}(?:分别|\d[\d.]*[%亿万元倍]{{0,3}}/-?\d)))"
)
_MOST_YEARS = 5
_SEASON_STARTS = "20"
# What the years above begin with, and those that stand alone.
_CENTURIES = ("19", "20")
_ACCOUNTS = ("quarter", "half", "year")
_MONTHS_OF = {"quarter": 3, "half": 6, "year": 12}
_YEAR_ALONE = pattern(r"(?:19[89]|20[0-4])\d")
_MORE_YEARS = pattern(rf"{SPACES}(?:[、和及与]{SPACES}(?:19|20)\d\d)+")
_SENTENCE = pattern(r"[。！？!?】\n]")  # 【预计明年紧缺】三季度
# 与去年 7 月亏损 2 亿元相比
_WITH, _COMPARED_BEHIND = (
    frozenset("与和跟同"),
    pattern(r"[^，。；\n]{0,16}?(?:相比|相较|比较|对比|持平|相当|相同|一致|一样|相近|相仿)"),
)
_FROM_THE_YEARS_FIRST = ("年初至", "年初到")
_TO = ("至", "到")
_BRACKET_ENDS = pattern(rf"{SPACES}止?{SPACES}[)）]")
_FISCAL_YEAR = pattern(r"(?:财|财政|财务|会计)年度?$")
_NEIGHBOURS = ("week", "month", "quarter")
_RUNNING = ("month", "quarter", "half", "year", "span")
# 截至 8 月 18 日，某平台数据显示，今年
_OF_THE_SAME_CLAIM = pattern(r"[^\d。；：！？\n]{0,20}")
_IS = pattern(rf"{SPACES}(?:则?仅?[为是]|(?:该|这一|上述|同一)(?:指标|数字|数据|数值|比例|增速))")
_HAS_FIGURE = pattern(rf"{SPACES}(?:同期)?{SPACES}[：:为是]")
# 去年的 3 倍 is a comparison too.
_TIMES_OF = pattern(rf"{SPACES}的{SPACES}[\d.一二两三四五六七八九十数几]{{1,8}}{SPACES}倍")


class TimeFinder:
    """Finds the time expressions of a text with the words of a rule pack.

    Args:
        rules: its `time` entries give the words; its units and classifiers tell a count (2025 辆) from a year.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._goals = rules.words("time_goals_behind")  # 今年 + 目标 30 万辆 is of all the year
        self._unit_ahead = functools.cache(self._find_unit_ahead)
        self._grammar = Grammar(rules)
        self._plain = PlainDates(self._grammar)
        self._short_years = ShortYears(rules)
        self._trap = Words.of(rules, "not_time")
        self._trap_pairs = frozenset(_pairs(self._trap.entries))
        self._trap_reach = max(map(len, self._trap.entries), default=1) - 1
        self._outlooks = Outlooks(rules)
        self._framing = Framing(rules)
        self._triggers = Triggers(rules)
        self._today = pattern(rf"(?!{listed(rules, 'time_not_until_now')}){listed(rules, 'time_until_now')}")
        self._lunar = rules.words("time_lunar")
        self._compared = pattern(rf"{listed(rules, 'time_compared')}[ ]{{0,6}}$")
        # 自 2017 年三季度以来首次; 2024 年年报
        self._record = pattern(rf"[，]?[^，。；\d]{{0,6}}?{listed(rules, 'record_words')}")
        self._reports = pattern(rf"{SPACES}{listed(rules, 'yearly_reports')}")
        # 2023/24 年度: what is harvested from one year to the next, of which only the two years are sure
        self._season = pattern(
            rf"(?P<a>20\d\d){SPACES}/{SPACES}(?:20)?(?P<b>\d\d){SPACES}{listed(rules, 'time_seasons_of_crops')}(?!报)"
        )
        self._dated_names = pattern(rf"{SPACES}{listed(rules, 'dated_names')}")  # 2024 年度第一期票据。本期规模 3 亿元
        self._compared_ends = frozenset(word[-1] for word in rules.words("time_compared"))
        self._holidays = Holidays(rules)
        self._no_year_before = rules.words("time_no_year_before")
        self._no_year_behind = (*"）》", *rules.words("time_no_bare_year_behind"))
        spans = Spans(rules)
        self._readers = by_first(
            (
                (spans.rolling, ROLLING_FIRSTS),
                (spans.counted, COUNTED_FIRSTS),
                (spans.since_event, spans.event_firsts),
            )
        )

    def _find_unit_ahead(self) -> re.Pattern[str]:
        """What is counted, behind a number; made when the first bare year is met, since it takes long."""
        of_years = self._rules.words("time_classes_of_years")
        counted = [entry.id for entry in self._rules.of(ClassifierEntry) if entry.id not in of_years]
        counted += [w for entry in self._rules.of(UnitEntry) for w in (entry.id, *entry.spellings)]
        return pattern(rf"{SPACES}(?:[万亿千百余多%]|{any_of(counted) or '(?!)'})")

    def find(
        self,
        view: str,
        anchor: date | None,
        source: str | None = None,
        *,
        start: int = 0,
        end: int | None = None,
        bias: Bias = "past",
        reported: Time | None = None,
    ) -> list[Time]:
        """The time expressions between two places of a text, sorted, none overlapping another.

        Args:
            view: the text as `digestnlp.view.view` gives it.
            anchor: the day against which relative times resolve; without one their periods stay open.
            source: the text itself, which `Time.text` is taken from; the view where it is not given.
            start: where to begin to look, in characters of the view.
            end: where to stop.
            bias: which period a bare month, quarter, day or weekday means: the nearest past (or running), or the nearest
                that is not over. The spans that are found do not depend on it.
            reported: the period that the text is a report on, which 报告期 and 同期 mean where it says no other, and
                from whose year 本年 and 上年 are reckoned.
        """
        text = view if source is None else source
        stop = len(view) if end is None else end
        places = self._triggers.places(view, start, stop)
        if not places:
            return []
        frame = Frame(anchor, bias == "future", source or "", start)
        if reported is not None:
            frame.topic = frame.period = Period(reported.period_start, reported.period_end, reported.grain)
            frame.period_origin = reported.period_from
            if reported.grain in _ACCOUNTS and reported.period_end and anchor and reported.period_end < anchor:
                frame.accounts = frame.period
            if reported.grain == "year" and reported.period_end and anchor and reported.period_end < anchor:
                frame.reported = reported.period_end.year
        return [
            Time.trusted(
                {
                    "start": first,
                    "end": part.end,
                    "text": text[first : part.end],
                    "period_start": period.start,
                    "period_end": period.end,
                    "grain": period.grain,
                    "period_from": origin,
                    "instant": part.instant,
                    "base": part.base,
                }
            )
            for first, part, period, origin in self._up_to(
                view,
                self._holidays.with_days(view, _until_then(view, self._scan(view, places, start, stop, frame))),
                start,
                stop,
                frame,
            )
        ]

    def _scan(self, view: str, places: list[int], start: int, end: int, frame: Frame) -> Iterator[Found]:
        at = seen = start
        for place in places:
            if place < at:
                continue
            trap = self._trapped(view, at, place, end)
            if trap:
                at = trap
                continue
            self._pass_borders(view, seen, place, frame)
            seen = place
            found = self._read(view, place, end, start, frame)
            if found is None:
                continue
            yield found
            self._remember(view, found, frame)
            at = seen = found.part.end

    def _trapped(self, view: str, start: int, place: int, end: int) -> int:
        """The end of the word that only looks like a time (出现在) and holds a place, or 0."""
        if view[place : place + 2] not in self._trap_pairs and view[place - 1 : place + 1] not in self._trap_pairs:
            return 0  # what stands beside the place nearly always settles that it is in none
        firsts = self._trap.firsts
        for first in range(max(start, place - self._trap_reach), place + 1):
            trap = self._trap.at(view, first, end) if view[first] in firsts else None
            if trap and trap[0] > place:
                return trap[0]
        return 0

    def _up_to(self, view: str, times: Iterator[Found], start: int, end: int, frame: Frame) -> Iterator[Found]:
        """The times, one that runs on with the end of the day up to which is counted: 截至 5 月 12 日，今年以来新发 90 只."""
        until: Found | None = None
        whole: Period | None = None
        cut: Period | None = None
        for found in times:
            if (
                cut is not None
                and whole is not None
                and found.part.base
                and found.period == calendar.years_away(whole, -1)
            ):
                # 截至 8 月 20 日，今年发行 3 亿元，去年同期为 2 亿元
                found = found._replace(period=calendar.years_away(cut, -1))
            counted = until is not None and not frame.future and _counts_until(view, until, found, frame.anchor)
            if until is not None and counted:
                outlook = self._outlooks.around(view, found.start, found.part.end, start, end, over_comma=True)
                if outlook == "past" or (outlook != "future" and not view.startswith(self._goals, found.part.end)):
                    whole, cut = found.period, Period(found.period.start, until.period.end, "span")
                    found = found._replace(period=cut)
            until = found if found.part.instant and view[found.start] == "截" else None
            yield found

    @staticmethod
    def _pass_borders(view: str, start: int, end: int, frame: Frame) -> None:
        if frame.period is None and frame.year is None and frame.day is None and frame.said_year is None:
            return
        if view.find("\n", start, end) >= 0:
            frame.paragraph()
        elif _SENTENCE.search(view, start, end):
            frame.sentence()

    def _remember(self, view: str, found: Found, frame: Frame) -> None:
        """What the expression puts in force; bases of comparison put nothing."""
        part, period = found.part, found.period
        frame.said_year = part.year or frame.said_year
        note_quarter(view, found, frame)
        if period.start is None or period.end is None or self._is_aside(view, found, frame):
            return
        if self._holidays.names(view, found):
            frame.holiday = period
        if part.year is not None:
            frame.year, frame.year_origin = part.year, found.origin
        if period.grain == "day" and not part.instant:
            frame.day = frame.told_day = period.end
        if part.instant and part.month is not None and part.cycle is not None:
            frame.month = calendar.containing(period.end, "month")  # 截至 7 月底 3 亿元，单月增加 1 亿元
        frame.until = period.end if part.instant else frame.until
        if part.instant and part.year is None:
            return
        if period.grain == "week":
            frame.told_week = period if found.origin == "explicit" else frame.told_week
        if period.grain == "month":
            frame.month = period
        elif period.grain in _ACCOUNTS and frame.anchor is not None and period.end <= frame.anchor:
            frame.accounts = period
        if period.grain != "day" or frame.period is None or frame.period.grain == "day":
            frame.period, frame.period_origin = period, found.origin
            if frame.first is None and period.grain != "day":
                frame.first = period

    def _is_aside(self, view: str, found: Found, frame: Frame) -> bool:
        """Whether the expression says what something is compared with or of, and not what is spoken of: 八年来最低."""
        part = found.part
        if part.base or (after(view, part.end, len(view)) == "的" and _TIMES_OF.match(view, part.end)):
            return True
        if part.year is not None and self._dated_names.match(view, part.end):
            return True
        if view[part.end - 1] == "来" and (part.year is None or self._record.match(view, part.end)):
            return True
        if frame.future and part.year is not None and self._reports.match(view, part.end):
            return True  # in 2024 年年报 a plan of 全年 is of the next year
        return self._is_compared(view, found, frame)

    def _is_compared(self, view: str, found: Found, frame: Frame) -> bool:
        """Whether the expression only says what something is compared with."""
        if frame.period is not None and (_is_neighbour(view, found, frame.period) or _opens_bracket(view, found)):
            return True
        last = before(view, found.start, 0)
        if last in self._compared_ends and self._compared.search(view[max(0, found.start - 8) : found.start]):
            return True
        return last in _WITH and _COMPARED_BEHIND.match(view, found.part.end) is not None

    # -- one expression -------------------------------------------------------------------------------------------

    def _read(self, view: str, at: int, end: int, floor: int, frame: Frame) -> Found | None:
        part = self._plain.read(view, at, end, frame)
        if part is None:
            for reader in self._readers.get(view[at], ()):
                found = reader(view, at, end, frame)
                if found is not None:
                    return found
            part = self._range(view, at, end, frame)
        if part is None:
            return None
        if part.period is not None:
            period, origin = part.period, part.origin
            if _is_week_told_of(view, at, period, frame):
                # 第 4 周（1 月 22 日~28 日）成交 930 套；上周成交 1325 套: what the week told of is compared with
                part, period = part._replace(base=True), _week_before(period)
        elif part.cycle is not None:
            if part.month is not None and view[max(floor, at - 2) : at] in self._lunar:
                return Found(at - 2, part, UNKNOWN, "relative")
            has_month = part.cycle.unit == "year"
            tied = tied_quarter(view, at, part, frame)
            if tied is not None:
                return self._framing.read(view, Found(at, part, tied, "explicit"), end, floor, frame)
            period, origin = frame.place(
                part.cycle, lambda: self._outlooks.around(view, at, part.end, floor, end, over_comma=has_month)
            )
        else:
            return None
        return self._framing.read(view, Found(at, part, period, origin), end, floor, frame)

    def _range(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A point, or one and another behind a dash: 2022年至2024年, 8月1日至9月30日, 5日-7日."""
        if view[at + 2 : at + 3] in STARTS_BEHIND and view[at] in FIGURES:
            years = self._short_years.read(view, at, end, frame)
            if years is not None:
                return years
        season = self._season_of_crops(view, at, end)
        if season is not None:
            return season
        first = self._grammar.point(view, at, end, frame)
        if first is None:
            return self._years(view, at, end)
        if first.instant or first.base:
            return first
        dash = _DASH.match(view, first.end, end) if after(view, first.end, end) in DASH_STARTS else None
        if dash:
            place = dash.end()
            second = self._grammar.point(view, place, end, frame, last=True) or self._year(view, place, end)
            joined = self._joined(first, second, frame) if second and not second.instant else None
            if joined:
                return joined._replace(joined=True)
            if second and second.instant and view.startswith(_FROM_THE_YEARS_FIRST, at) and second.period:
                last = second.period.end  # 年初至报告期末
                period = calendar.days(last.replace(month=1, day=1), last) if last else UNKNOWN
                return second._replace(period=period, instant=False, joined=True)
            now = self._today.match(view, dash.end(), end)
            if now and frame.anchor and first.period and first.period.start:
                return first._replace(
                    end=now.end(), period=calendar.days(first.period.start, frame.anchor), joined=True
                )
        return first

    def _season_of_crops(self, view: str, at: int, end: int) -> Part | None:
        """The two years of a season: 2023/24 年度; but 2023/24 财年 is told of elsewhere, and 2023/12 年度报告 is of a month."""
        found = self._season.match(view, at, end) if view.startswith(_SEASON_STARTS, at) else None
        if found is None:
            return None
        first = int(found["a"])
        if int(found["b"]) != (first + 1) % 100:
            return None
        return Part(
            found.end(), calendar.months(first * 12, 24, "year"), year=first + 1, origin="explicit", joined=True
        )

    def _years(self, view: str, at: int, end: int) -> Part | None:
        """Years without 年, or with one for all: 2022-2024, 2025~2027年, the first of 2022、2023年, 2026 in a heading."""
        if not view.startswith(_CENTURIES, at):
            return None
        slashed = _SLASHED_YEARS.match(view, at, end)
        if slashed:
            first, last = int(slashed["a"]), int(slashed["a"]) // 100 * 100 + int(slashed["b"])
            if 0 < last - first < _MOST_YEARS:
                period = calendar.months(first * 12, (last - first + 1) * 12, "year")
                return Part(slashed.end(), period, year=last, origin="explicit", joined=True)
        found = _YEARS.match(view, at, end)
        if found:
            first, second = int(found["a"]), found["b"]
            last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
            if first < last:
                period = calendar.months(first * 12, (last - first + 1) * 12, "year")
                return Part(found.end(), period, year=last, origin="explicit", joined=True)
        return self._year(view, at, end) if self._year_may_follow(view, at) else None

    def _year(self, view: str, at: int, end: int) -> Part | None:
        found = _YEAR_ALONE.match(view, at, end)
        if found is None or not self._year_may_stand(view, found.end(), end):
            return None
        year = int(found.group())
        return Part(found.end(), calendar.year(year), year=year, origin="explicit")

    def _year_may_follow(self, view: str, at: int) -> bool:
        """Whether the words before let a bare year follow: neither a count nor a code."""
        last = view[max(0, at - 4) : at].rstrip(" ")[-1:]
        if last.isascii():
            return not last or last.isspace() or last == "("
        return last not in "（〔［￥" and last not in self._no_year_before

    def _year_may_stand(self, view: str, after: int, end: int) -> bool:
        """A bare year (2026 全球出货量): not a count, nor the name of a product."""
        if after >= end:
            return True
        if view[after].isascii() and view[after] not in " \n":
            return False
        if _MORE_YEARS.match(view, after, end):
            return True
        return not (self._unit_ahead().match(view, after, end) or view.startswith(self._no_year_behind, after))

    @staticmethod
    def _joined(first: Part, second: Part, frame: Frame) -> Part | None:
        """From the first day of one part to the last of the other; what the one says of the year holds for the other."""
        a, b = first, second
        if a.period is not None and b.period is not None:
            if not (a.period.start and b.period.end and a.period.start <= b.period.end):
                return None
            return b._replace(period=a.period.to(b.period), origin=a.origin)
        if a.period is not None and b.cycle is not None:
            return _continued(a, b)
        if a.cycle is not None and b.period is not None:
            if b.period.start is None:
                return b._replace(period=UNKNOWN)
            number = calendar.number_of(b.period.start, a.cycle.unit)
            for candidate in (number, number - 1):
                start = a.cycle.build(candidate)
                if start and start.start and b.period.end and start.start <= b.period.end:
                    return b._replace(period=start.to(b.period))
            return None
        if a.cycle is not None and b.cycle is not None:
            return _both_recur(a, b)
        return None


def _is_neighbour(view: str, found: Found, period: Period) -> bool:
    """Whether only the one before the period in force is told for comparison: 本季营收 3 亿元，上季为 2 亿元，去年同期为 1 亿元."""
    told = found.period
    if told.grain not in _NEIGHBOURS or told.grain != period.grain or told.end is None or period.start is None:
        return False
    return told.end + timedelta(1) == period.start and _IS.match(view, found.part.end) is not None


def _is_week_told_of(view: str, at: int, period: Period, frame: Frame) -> bool:
    """Whether 上周 behind a clause would be the very week that the text has said by its number or days: it is the one before."""
    told = period.grain == "week" and period == frame.told_week
    return told and view.startswith("上", at) and before(view, at, 0) in tuple("；，;,")


def _week_before(week: Period) -> Period:
    shifted = [day and day - timedelta(7) for day in (week.start, week.end)]
    return week._replace(start=shifted[0], end=shifted[1])


def _opens_bracket(view: str, found: Found) -> bool:
    """Whether the time opens a bracket, with a figure of its own: 营收 5 亿元（2022 年：4 亿元）."""
    return before(view, found.start, 0) in ("（", "(") and _HAS_FIGURE.match(view, found.part.end) is not None


def _pairs(words: Iterable[str]) -> Iterator[str]:
    """Two characters that stand side by side in one of the words, where spaces may part those of two scripts."""
    for word in words:
        for one, other in pairwise(word):
            yield one + other
            if one.isascii() != other.isascii():
                yield from (f"{one} ", f" {other}")


def _until_then(view: str, times: Iterator[Found]) -> Iterator[Found]:
    """The times, one that says since when with the one right behind it that says until when: 自 1 月 1 日起截至公告日."""
    last: Found | None = None
    for found in times:
        if last is not None and found.part.base and view[last.part.end : found.part.end].strip() == "同期":
            last = found._replace(start=last.start, period=last.period, origin=last.origin)  # 3 月同期, 上月同期
            continue
        if last is not None and (_opens_before(view, last, found) or _year_until(view, last, found)):
            period = Period(last.period.start, found.period.end, "span")
            stop = found.part.end + view.startswith("止", found.part.end)
            last = Found(last.start, found.part._replace(end=stop, instant=False), period, last.origin)
            continue
        if last is not None and (told := _ending_in_bracket(view, last, found)) is not None:
            last = told
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _counts_until(view: str, until: Found, found: Found, anchor: date | None) -> bool:
    """Whether the time is one that has not ended, told of up to the day before it."""
    first, last, day = found.period.start, found.period.end, until.period.end
    if first is None or last is None or day is None or anchor is None or found.part.instant or found.part.base:
        return False
    running = found.period.grain in _RUNNING and first < day < last and last >= anchor
    return running and _OF_THE_SAME_CLAIM.fullmatch(view, until.part.end, found.start) is not None


def _opens_before(view: str, since: Found, until: Found) -> bool:
    first, last = since.period, until.period
    between = view[since.part.end : until.start].strip()
    # 今年以来至 4 月底
    by_its_end = last.grain in ("ten_days", "month") and between in _TO and first.end is not None
    if first.start is None or last.end is None or first.start > last.end:
        return False
    if last.start != last.end and not by_its_end:
        return False
    if first.end is None:
        return between in ("", "至", "到")
    so_far = view.endswith("以来", 0, since.part.end)  # 今年以来至 3 月 1 日; 今年以来，截至 2 月底
    return so_far and (between in _TO or (until.part.instant and between in ("", "，")))


def _ending_in_bracket(view: str, whole: Found, until: Found) -> Found | None:
    """The period that a bracket behind it says the last day or the months of; None where none does.

    第四财季（截至 9 月 30 日）, 上周（2 月 15 日止）; 第一季度（4-6 月）, 2025 财年（2024 年 4 月至 2025 年 3 月）.
    """
    first, last = whole.period, until.period.end
    opened = view[whole.part.end : until.start].strip() in ("(", "（")
    closed = _BRACKET_ENDS.match(view, until.part.end)
    if opened and closed and _is_as_long(whole, until.period):
        return Found(
            whole.start, whole.part._replace(end=closed.end()), until.period._replace(grain=first.grain), "explicit"
        )
    said = (until.part.instant and view[until.start] == "截") or (closed is not None and "止" in closed.group())
    if not (opened and closed and said) or last is None or whole.part.instant or whole.part.base:
        return None
    ends = (
        first.grain in ("week", "quarter", "half")
        or _FISCAL_YEAR.search(view[whole.start : whole.part.end]) is not None
    )
    period = ending(last, first.grain, 1) if ends else None
    if period is None:
        if first.start is None or not first.start <= last:
            return None
        period = Period(first.start, last, "span")
    return Found(whole.start, until.part._replace(end=closed.end(), instant=False), period, whole.origin)


def _is_as_long(whole: Found, span: Period) -> bool:
    """Whether a span of whole months is as long as the quarter, half or year before it, which it says the months of."""
    size = _MONTHS_OF.get(whole.period.grain)
    if (
        size is None
        or whole.part.instant
        or whole.part.base
        or whole.part.joined
        or span.start is None
        or span.end is None
    ):
        return False
    months = calendar.months(calendar.number_of(span.start, "month"), size, "span")
    return months is not None and (months.start, months.end) == (span.start, span.end)


def _year_until(view: str, year: Found, until: Found) -> bool:
    """Whether the year is told of up to a day: 今年截至 8 月底."""
    last = until.period.end
    whole = year.period.grain == "year" and not year.part.instant and not year.part.base and not year.part.joined
    if not whole or not until.part.instant or year.period.end is None or last is None:
        return False
    return last.year == year.period.end.year and until.start == year.part.end and view[until.start] == "截"


def _continued(first: Part, second: Part) -> Part | None:
    """2024年3月至6月, 2024年11月至2月: the second part in the year of the first, or the next."""
    assert first.period is not None  # noqa: S101 - the caller has looked
    assert second.cycle is not None  # noqa: S101 - the caller has looked
    if first.period.start is None:
        return second._replace(period=UNKNOWN, cycle=None)
    unit = second.cycle.unit
    number = calendar.number_of(first.period.start, unit)
    for candidate in (number, number + 1):
        last = second.cycle.build(candidate)
        if last and last.end and last.end >= first.period.start:
            return second._replace(period=first.period.to(last), cycle=None, origin=first.origin, year=first.year)
    return None


def _both_recur(first: Part, second: Part) -> Part | None:
    a, b = first.cycle, second.cycle
    assert a is not None  # noqa: S101 - the caller has looked
    assert b is not None  # noqa: S101 - the caller has looked
    if a.unit == "year" and b.unit == "month" and first.month is None:
        return None
    unit = a.unit

    def build(number: int) -> Period | None:
        start = a.build(number)
        if start is None or start.start is None:
            return None
        there = calendar.number_of(start.start, b.unit)
        for candidate in (there, there + 1):
            last = b.build(candidate)
            if last and last.end and last.end >= start.start:
                return start.to(last)
        return None

    return second._replace(cycle=Cycle(unit, build, a.cumulative or False))


@functools.lru_cache(maxsize=8)
def _finder(rules: Rules | None) -> TimeFinder:
    return TimeFinder(rules) if rules is not None else _finder(load_rules())


def find_times(
    text: str, published: date | str | None = None, *, bias: Bias = "past", rules: Rules | None = None
) -> list[Time]:
    """The time expressions of a text, with the days that they cover.

    Args:
        text: any text; offsets count its code points.
        published: the day against which relative times resolve (去年, 3 月), a date or 2025-01-02; without one their periods
            stay open.
        bias: whether a bare month, quarter or day is the nearest past one, or the nearest that is not over.
        rules: the rule pack in force; the base pack where it is not given.

    Returns:
        Times in text order, none overlapping another; `text[time.start:time.end] == time.text`.

    Raises:
        ValueError: `published` is no day.
    """
    return _finder(rules).find(view(text), calendar.anchor_day(published), text, bias=bias)
