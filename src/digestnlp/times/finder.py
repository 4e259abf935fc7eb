"""Finds time expressions in a text: one scan for places where one may begin, and a reading at each."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from typing import Literal

from digestnlp.models import Grain, Time
from digestnlp.rules.loader import Rules, load_rules
from digestnlp.rules.schema import ClassifierEntry, UnitEntry
from digestnlp.times import calendar
from digestnlp.times.beside import after, before
from digestnlp.times.calendar import UNKNOWN, Cycle, Period
from digestnlp.times.frame import Frame
from digestnlp.times.grammar import Grammar
from digestnlp.times.numbers import SMALL, small_number
from digestnlp.times.outlook import Outlooks
from digestnlp.times.part import Part
from digestnlp.times.spans import COUNTED_FIRSTS, ROLLING_FIRSTS, Found, Spans
from digestnlp.times.triggers import Triggers
from digestnlp.times.words import DASH, SPACES, Words, any_of, by_first, pattern
from digestnlp.view import view

Bias = Literal["past", "future"]

_SINCE = pattern(rf"{SPACES}(?:以来|至今|迄今(?:为止)?|来(?=[，、；。 \n]|$|的?(?:最|首次|新[低高])|已|累计))")
_SINCE_SAID = pattern(r"[^，。；：、！？\n\d]{0,14}?(?:以来|至今|迄今(?:为止)?)")
_FROM_ON = pattern(rf"{SPACES}(?:开始|起(?![诉步来伏点草亚重飞源码初动售价义到]))(?:实施|执行|施行)?")
_AFTER = pattern(rf"{SPACES}(?:之后|以后|后(?![续市台者备期援勤盘来卫半\d]))")
_WITHIN = pattern(
    rf"{SPACES}(?:(?:大促|购物节|活动)?期间|时期|之间|间(?![接歇隔谍距])|以内|之内|内(?![容地部需存外在幕涵马蒙资卷置测饰饮购销衣生核网])|前后|左右)"
)
_UNTIL_PREFIX = pattern(r"(?:截至|截止至?|截)(?:到|于)?[ ]{0,6}$")
_FROM_PREFIX = pattern(r"(?:自从?|从)[ ]{0,6}$")
_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "‘": "’"}
_PREFIX_LENGTH = 12
# The last characters of the prefixes, and the first of the suffixes: most expressions have neither.
_PREFIX_ENDS = frozenset("至止截到于自从")
_SUFFIX_STARTS = frozenset("以至迄来开起之前后大购活期间内左时")
# 截至 2024 年 12 月 31 日止六个月, 截至 6 月 30 日当季: a period that ends on that day.
_ENDED = pattern(
    rf"{SPACES}(?:(?:(?:为)?止(?:的|之)?|的){SPACES}(?:(?P<half>中期)|(?P<n>{SMALL}|半){SPACES}个?(?P<unit>月|季度|年(?!度)|周|星期)|(?P<name>季度|财季|年度|财政年度|财年|半年度?))"
    r"|的?当(?P<running>周|月|季度?))"
)
_ENDED_STARTS = frozenset("止为当")
_ENDED_UNITS: dict[str, Grain] = {
    "周": "week",
    "星期": "week",
    "月": "month",
    "季": "quarter",
    "季度": "quarter",
    "财季": "quarter",
    "年": "year",
}
_DASH = pattern(DASH)
_DASH_STARTS = frozenset("-—~至到起开")
_TODAY = pattern("今(?!年|天|日|晚|后)|现在|目前|如今|当前|此刻")
_YEARS = pattern(
    rf"(?P<a>(?:19|20)\d\d){SPACES}(?:-|—{{1,2}}|~|至|到){SPACES}(?P<b>(?:19|20)\d\d|\d\d(?={SPACES}年))(?![\d.])(?:{SPACES}年)?(?!\d)"
)
_YEAR_ALONE = pattern(r"(?:19[89]|20[0-4])\d")
_MORE_YEARS = pattern(rf"{SPACES}(?:[、和及与]{SPACES}(?:19|20)\d\d)+")
# The month of another calendar, whose days are not reckoned here.
_LUNAR = ("农历", "阴历", "旧历")
_SENTENCE = pattern(r"[。！？!?\n]")
# 去年的 3 倍 is a comparison too.
_TIMES_OF = pattern(rf"{SPACES}的{SPACES}[\d.一二两三四五六七八九十数几]{{1,8}}{SPACES}倍")
_COMPARED_ENDS = frozenset("较比于")
_COMPARED = pattern(r"(?:较|比|相比|对比|高于|低于|多于|少于)[ ]{0,6}$")


class TimeFinder:
    """Finds the time expressions of a text with the words of a rule pack.

    Args:
        rules: its `time` entries give the words; its units and classifiers tell a count (2025 辆) from a year.
    """

    def __init__(self, rules: Rules) -> None:
        self._grammar = Grammar(rules)
        self._trap = Words.of(rules, "not_time")
        self._trap_characters = frozenset("".join(self._trap.entries))
        self._trap_reach = max(map(len, self._trap.entries), default=1) - 1
        counted = [w for entry in rules.of(ClassifierEntry) for w in (entry.id,)]
        counted += [w for entry in rules.of(UnitEntry) for w in (entry.id, *entry.spellings)]
        self._unit_ahead = pattern(rf"{SPACES}(?:[万亿千百余多%]|{any_of(counted) or '(?!)'})")
        self._outlooks = Outlooks(rules)
        self._triggers = Triggers(rules)
        spans = Spans(rules)
        self._readers = by_first(
            (
                (spans.rolling, ROLLING_FIRSTS),
                (spans.counted, COUNTED_FIRSTS),
                (spans.since_event, spans.event_firsts),
            )
        )

    def find(
        self,
        view: str,
        anchor: date | None,
        source: str | None = None,
        *,
        start: int = 0,
        end: int | None = None,
        bias: Bias = "past",
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
        """
        text = view if source is None else source
        stop = len(view) if end is None else end
        places = self._triggers.places(view, start, stop)
        if not places:
            return []
        frame = Frame(anchor, bias == "future", source or "", start)
        return [
            Time(
                start=first,
                end=part.end,
                text=text[first : part.end],
                period_start=period.start,
                period_end=period.end,
                grain=period.grain,
                period_from=origin,
                instant=part.instant,
                base=part.base,
            )
            for first, part, period, origin in self._scan(view, places, start, stop, frame)
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
        if view[place] not in self._trap_characters:
            return 0
        firsts = self._trap.firsts
        for first in range(max(start, place - self._trap_reach), place + 1):
            trap = self._trap.at(view, first, end) if view[first] in firsts else None
            if trap and trap[0] > place:
                return trap[0]
        return 0

    @staticmethod
    def _pass_borders(view: str, start: int, end: int, frame: Frame) -> None:
        if frame.period is None and frame.year is None and frame.day is None:
            return
        if view.find("\n", start, end) >= 0:
            frame.paragraph()
        elif _SENTENCE.search(view, start, end):
            frame.sentence()

    def _remember(self, view: str, found: Found, frame: Frame) -> None:
        """What the expression puts in force; bases of comparison put nothing."""
        part, period = found.part, found.period
        if part.base or period.start is None or period.end is None:
            return
        if _TIMES_OF.match(view, part.end) or (part.year is None and view[part.end - 1] == "来"):
            return  # 八年来最低: what is compared with, not what is spoken of
        if before(view, found.start, 0) in _COMPARED_ENDS and _COMPARED.search(
            view[max(0, found.start - 8) : found.start]
        ):
            return
        if part.year is not None:
            frame.year, frame.year_origin = part.year, found.origin
        if period.grain == "day" and not part.instant:
            frame.day = period.end
        if part.instant and part.year is None:
            return
        if period.grain != "day" or frame.period is None or frame.period.grain == "day":
            frame.period, frame.period_origin = period, found.origin

    # -- one expression -------------------------------------------------------------------------------------------

    def _read(self, view: str, at: int, end: int, floor: int, frame: Frame) -> Found | None:
        for reader in self._readers.get(view[at], ()):
            found = reader(view, at, end, frame)
            if found is not None:
                return found
        part = self._range(view, at, end, frame)
        if part is None:
            return None
        if part.period is not None:
            period, origin = part.period, part.origin
        elif part.cycle is not None:
            if part.month is not None and view[max(floor, at - 2) : at] in _LUNAR:
                return Found(at - 2, part, UNKNOWN, "relative")
            has_month = part.cycle.unit == "year"
            period, origin = frame.place(
                part.cycle, lambda: self._outlooks.around(view, at, part.end, floor, end, over_comma=has_month)
            )
        else:
            return None
        return self._framed(view, Found(at, part, period, origin), end, floor, frame)

    def _range(self, view: str, at: int, end: int, frame: Frame) -> Part | None:
        """A point, or one and another behind a dash: 2022年至2024年, 8月1日至9月30日, 5日-7日."""
        first = self._grammar.point(view, at, end, frame)
        if first is None:
            return self._years(view, at, end)
        if first.instant or first.base:
            return first
        dash = _DASH.match(view, first.end, end) if after(view, first.end, end) in _DASH_STARTS else None
        if dash:
            place = dash.end()
            second = self._grammar.point(view, place, end, frame, last=True) or self._year(view, place, end)
            joined = self._joined(first, second, frame) if second and not second.instant else None
            if joined:
                return joined._replace(joined=True)
            now = _TODAY.match(view, dash.end(), end)
            if now and frame.anchor and first.period and first.period.start:
                return first._replace(
                    end=now.end(), period=calendar.days(first.period.start, frame.anchor), joined=True
                )
        return first

    def _years(self, view: str, at: int, end: int) -> Part | None:
        """Years without 年, or with one for all: 2022-2024, 2025~2027年, the first of 2022、2023年, 2026 in a heading."""
        found = _YEARS.match(view, at, end)
        if found:
            first, second = int(found["a"]), found["b"]
            last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
            if first < last:
                period = calendar.months(first * 12, (last - first + 1) * 12, "year")
                return Part(found.end(), period, year=last, origin="explicit", joined=True)
        return self._year(view, at, end) if _year_may_follow(view, at) else None

    def _year(self, view: str, at: int, end: int) -> Part | None:
        found = _YEAR_ALONE.match(view, at, end)
        if found is None or not self._year_may_stand(view, found.end(), end):
            return None
        year = int(found.group())
        return Part(found.end(), calendar.year(year), year=year, origin="explicit")

    def _year_may_stand(self, view: str, after: int, end: int) -> bool:
        """A bare year (2026 全球出货量): not a count, nor the name of a product."""
        if after >= end:
            return True
        if view[after].isascii() and view[after] not in " \n":
            return False
        if _MORE_YEARS.match(view, after, end):
            return True
        return not (self._unit_ahead.match(view, after, end) or view[after] in "）款版式型》")

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

    def _framed(self, view: str, found: Found, end: int, floor: int, frame: Frame) -> Found:
        """The expression with the words around it that say until, since, from, before or after it."""
        found = self._quoted(view, found, floor, end)
        part, period = found.part, found.period
        origin = None
        if before(view, found.start, floor) in _PREFIX_ENDS:
            prefix = view[max(floor, found.start - _PREFIX_LENGTH) : found.start]
            until = _UNTIL_PREFIX.search(prefix)
            if until:
                return self._until(view, found, found.start - len(prefix) + until.start(), end, frame)
            origin = _FROM_PREFIX.search(prefix)
        if after(view, part.end, end) in _ENDED_STARTS:
            ended = _ENDED.match(view, part.end, end)
            to_it = before(view, found.start, floor) == "至"
            if ended and ("止" in ended.group() or (to_it and ended["running"])):
                start = view.rindex("至", floor, found.start) if to_it else found.start
                return self._until(view, found, start, end, frame)
        start = found.start - len(origin.group()) if origin else found.start
        follows = after(view, part.end, end) in _SUFFIX_STARTS
        since = _SINCE.match(view, part.end, end) if follows else None
        if since is None and origin:
            since = _SINCE_SAID.match(view, part.end, end)
        if since:
            if part.cycle and frame.anchor and period.start and period.start > frame.anchor:
                period = calendar.years_away(period, -1)
            ahead = frame.anchor and period.start and period.start > frame.anchor
            span = Period(period.start, None if ahead else frame.anchor, "span")
            return Found(start, part._replace(end=since.end()), span, found.origin)
        if not follows:
            return found
        from_on = _FROM_ON.match(view, part.end, end)
        if from_on:
            if period.grain == "day":
                frame.day = period.start
            return Found(start, part._replace(end=from_on.end()), Period(period.start, None, "span"), found.origin)
        return self._open(view, found, end)

    @staticmethod
    def _quoted(view: str, found: Found, floor: int, end: int) -> Found:
        """The expression with the quotation marks around it: “十四五”."""
        start, stop = found.start, found.part.end
        if floor < start and stop < end and view[stop] == _QUOTES.get(view[start - 1]):
            return found._replace(start=start - 1, part=found.part._replace(end=stop + 1))
        return found

    def _open(self, view: str, found: Found, end: int) -> Found:
        part, period = found.part, found.period
        within = _WITHIN.match(view, part.end, end)
        if within:
            return found._replace(part=part._replace(end=within.end()))
        before = self._outlooks.before_it.match(view, part.end, end)
        if before:
            start = period.start if part.joined else None
            return found._replace(part=part._replace(end=before.end()), period=Period(start, period.end, "span"))
        after = _AFTER.match(view, part.end, end)
        if after:
            return found._replace(part=part._replace(end=after.end()), period=Period(period.start, None, "span"))
        return found

    @staticmethod
    def _until(view: str, found: Found, start: int, end: int, frame: Frame) -> Found:
        """截至 D: that day; 截至 D 止六个月: the period that ends then."""
        part, last = found.part, found.period.end
        ended = _ENDED.match(view, part.end, end)
        if ended and last:
            count = small_number(ended["n"]) if ended["n"] and ended["n"] != "半" else 1
            unit = _ENDED_UNITS.get(ended["unit"] or ended["name"] or ended["running"], "year")
            if ended["half"] or (ended["name"] or "").startswith("半") or ended["n"] == "半":
                unit = "half"
            period = _ending(last, unit, count)
            if period:
                return Found(start, part._replace(end=ended.end(), instant=False), period, found.origin)
        running = frame.anchor and found.period.start and last and found.period.start <= frame.anchor <= last
        if running and not frame.future and found.period.grain not in ("ten_days", "day"):
            last = frame.anchor
        return Found(start, part._replace(instant=True), Period(last, last, "day"), found.origin)


def _ending(last: date, unit: Grain, count: int) -> Period | None:
    """So many units up to a day: whole months and what is made of them, or weeks of seven days."""
    if unit == "week":
        first = calendar.shift(last, "day", 1 - 7 * count)
        return calendar.days(first, last, "week" if count == 1 else "span") if first else None
    size = count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    grain: Grain = "span" if unit == "month" else unit
    period = calendar.months(calendar.number_of(last, "month") - size + 1, size, grain)
    return period and period._replace(end=last)


def _year_may_follow(view: str, at: int) -> bool:
    """Whether the words before let a bare year follow: neither a count nor a code."""
    last = view[max(0, at - 4) : at].rstrip(" ")[-1:]
    if last.isascii():
        return not last or last.isspace() or last == "("
    return last not in "为达约超近至共有计报收点逾破于第过（〔［￥款号版码型"


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
def _finder(rules: Rules) -> TimeFinder:
    return TimeFinder(rules)


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
    return _finder(rules or load_rules()).find(view(text), calendar.anchor_day(published), text, bias=bias)
