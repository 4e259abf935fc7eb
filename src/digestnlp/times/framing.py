"""The words around an expression that say until, since, from, before or after it: 截至 2 月底, 自 4 月 3 日以来, 三季度期间."""

from __future__ import annotations

import re
from datetime import date, timedelta

from digestnlp.models import Grain
from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.beside import after, before
from digestnlp.times.calendar import Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import SMALL, small_number
from digestnlp.times.outlook import before_it
from digestnlp.times.spans import Found
from digestnlp.times.words import SPACES, Words, any_of, listed, pattern

_SINCE_SAID = pattern(r"[^，。；：、！？\n\d]{0,24}?(?:以来(?:至今)?|至今|迄今(?:为止)?)")
_CLOSING = frozenset("底末")
_WHOLE_FROM = 24  # The first day of a month on which a period of whole weeks may end that has this month, too.
_UNTIL_PREFIX = pattern(r"(?:截至|截止至?|截)(?:到|于)?[ ]{0,6}$")
_FROM_PREFIX = pattern(r"(?:自从?|从)[ ]{0,6}$")
_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "‘": "’"}
_NO_FURTHER = pattern(rf"{SPACES}为止")
# 2026 年 3 月期 as Japanese companies name their fiscal year, which ends then; not 3 月期货, nor 期铜
_TERM = pattern(r"期(?![货权间限内末初刊满指国债望待中前后铜铝锌铅镍锡金银油煤钢胶糖棉豆])")
# 8 月中期决算: of the half-year that ends then
_INTERIM = pattern(r"中期(?:合并|共同)?(?:决算|结算|财报|业绩)")
_PREFIX_LENGTH = 12
# The last characters of the prefixes, links aside, and the first of the suffixes: most expressions have neither.
_PREFIX_ENDS, _PREFIX_LINKS = frozenset("至止截自从"), frozenset("到于")
# 到 7 月底已节省 3 亿元: all that has come together by its last day.
_TO, _ENDS, _ALREADY = ("到", "至"), ("底", "末"), "已"
# 今年年初开盘迄今
_SESSIONS = ("开盘", "开市")
_ENDED_STARTS = frozenset("止为当")
_SUFFIX_STARTS = frozenset("以至迄来开起之前后大购活期间内左时")
# 9 月止六个月的中期业绩: not those of the calendar's half-year
_OF_HALF = rf"(?:{SPACES}的?中期(?=业绩|报告|财报|纯利|利润|净利|盈利|溢利|收[入益]|营收|亏损|股?息))?"
# 截至 2024 年 12 月 31 日止六个月, 截至 6 月 30 日当季: a period that ends on that day.
_ENDED = pattern(
    rf"{SPACES}(?:(?:(?:为)?止(?:的|之)?|的){SPACES}(?:(?P<half>中期)|(?P<n>{SMALL}|半){SPACES}个?(?P<unit>月|季度|年(?!度)|周|星期){_OF_HALF}|(?:首|第[一二三四1-4])?(?P<name>季度|财季|季(?!节)|年度|全年|财政年度|财年|半年度?))"
    rf"|{SPACES}(?P<length>{SMALL}){SPACES}个?(?P<length_unit>月|季度|周)(?:期间|期内|内)"
    r"|的?当(?P<running>周|月|季度?))"
)
_ENDED_UNITS: dict[str, Grain] = {
    "周": "week",
    "星期": "week",
    "月": "month",
    "季": "quarter",
    "季度": "quarter",
    "财季": "quarter",
    "年": "year",
}


def _may_be_prefixed(view: str, at: int, floor: int) -> bool:
    """Whether a word may end before a place that says until or from; 于 and 到 only link it (截至于)."""
    while at > floor and view[at - 1] == " ":
        at -= 1
    if at > floor and view[at - 1] in _PREFIX_LINKS:
        at -= 1
    return at > floor and view[at - 1] in _PREFIX_ENDS


# 11 月起降 4 万架次: what takes off and lands, not since when
_LANDINGS = r"降(?:架次|[^，。；]{0,12}架次)"
# 自云岚科技 2014 年推出以来: who has done it stands before the time.
_FROM_WHOM = pattern(r"(?:自从?|从)[^，。；：、！？\n\d]{1,14}$")
_FROM_WHOM_REACH, _SINCE_REACH = 16, 26
# 自 4 月 23 日起 12 个月内
_FOR_SO_LONG = pattern(rf"{SPACES}的?{SPACES}(?P<n>{SMALL}){SPACES}个?(?P<unit>年|月|周|天|日)(?:内|之内|以内|期间)")
# 从 2016 年开始，当地连续四年增长: what begins then has lasted so long.
_IN_A_ROW = pattern(rf"[^。；！？\n\d]{{0,16}}?连续{SPACES}(?P<n>{SMALL}){SPACES}个?(?P<unit>年|季度|月|周|天|日)")
_LENGTH_UNITS = {"年": "year", "季度": "quarter", "月": "month", "周": "week", "天": "day", "日": "day"}


class Framing:
    """Reads the words around an expression, with the words of a rule pack that only begin like them."""

    def __init__(self, rules: Rules) -> None:
        said, start, later, among, inside, during = (
            listed(rules, f"time_{name}")
            for name in ("since_behind", "no_start", "no_after", "no_between", "no_inside", "during")
        )
        # 3 月开售至今: what began then may be named between
        events = Words.of(rules, "event").entries
        begins = (*events, *_SESSIONS)
        began = rf"(?:(?:{any_of(begins)}){SPACES}(?=以来|至今|迄今))?"
        self._suffix_starts = _SUFFIX_STARTS.union(word[0] for word in begins)
        self._since = pattern(rf"{SPACES}{began}(?:以来(?:至今)?|至今|迄今(?:为止)?|来(?=[，、；。 \n]|$|{said}))")
        self._moved = pattern(
            rf"(?={SPACES}(?:已|累计|共|大幅|小幅)?{listed(rules, 'time_moves')}(?![^，。；\n]{{0,3}}[至到]))"
        )
        self._from_on = pattern(rf"{SPACES}(?:开始|起(?!{start}|{_LANDINGS}))(?:实施|执行|施行)?")
        self._before = before_it(rules)
        self._after = pattern(rf"{SPACES}(?:之后|以后|后(?!{later}|\d))")
        self._within = pattern(rf"{SPACES}(?:{during}|间(?!{among})|内(?!{inside}))")

    def read(self, view: str, found: Found, end: int, floor: int, frame: Frame) -> Found:
        """The expression with the words around it that say until, since, from, before or after it."""
        found = _quoted(view, found, floor, end)
        part, period = found.part, found.period
        origin = None
        if _may_be_prefixed(view, found.start, floor):
            prefix = view[max(floor, found.start - _PREFIX_LENGTH) : found.start]
            until = _UNTIL_PREFIX.search(prefix)
            if until:
                return _until(view, found, found.start - len(prefix) + until.start(), end, frame)
            origin = _FROM_PREFIX.search(prefix)
        behind = after(view, part.end, end)
        closed = _closed(view, found, behind, end, floor, frame) if origin is None else None
        if closed is not None:
            return closed
        start = found.start - len(origin.group()) if origin else found.start
        follows = behind in self._suffix_starts
        since = self._since.match(view, part.end, end) if follows else None
        if since is None and origin:
            since = _SINCE_SAID.match(view, part.end, end) or self._moved_since(view, found, end, frame)
        elif since is None and view.find("以来", part.end, part.end + _SINCE_REACH) >= 0:
            said = _SINCE_SAID.match(view, part.end, end)
            since = said if _FROM_WHOM.search(view[max(floor, start - _FROM_WHOM_REACH) : start]) else None
        if since:
            if part.cycle and frame.anchor and period.start and period.start > frame.anchor:
                period = calendar.years_away(period, -1)
            ahead = frame.anchor and period.start and period.start > frame.anchor
            span = Period(period.start, None if ahead else frame.anchor, "span")
            return Found(start, part._replace(end=since.end()), span, found.origin)
        if not follows:
            return Found(start, part, period, found.origin) if part.joined else found  # 自 2023 年 5 月至今
        from_on = self._from_on.match(view, part.end, end)
        if from_on:
            return _from_on(view, found._replace(start=start), from_on.end(), end, frame)
        return self._open(view, found, end)

    def _moved_since(self, view: str, found: Found, end: int, frame: Frame) -> re.Match[str] | None:
        """The place behind 自年初 of this year, where a move says that it has gone on until now: 自年初 + 下跌 8%."""
        anchor, start = frame.anchor, found.period.start
        began = anchor is not None and start is not None and start.year == anchor.year
        return (
            self._moved.match(view, found.part.end, end)
            if began and view.startswith("初", found.part.end - 1)
            else None
        )

    def _open(self, view: str, found: Found, end: int) -> Found:
        part, period = found.part, found.period
        within = self._within.match(view, part.end, end)
        if within:
            return found._replace(part=part._replace(end=within.end()))
        holiday = period.grain == "span" and not part.joined and period.start and period.end
        before = self._before.match(view, part.end, end)
        if before:
            first = period.start if part.joined else None
            last = period.start - timedelta(1) if holiday and period.start else period.end  # 春节长假前
            return found._replace(part=part._replace(end=before.end()), period=Period(first, last, "span"))
        after = self._after.match(view, part.end, end)
        if after:
            closes = view[part.end - 1] in _CLOSING
            first = period.end if closes and period.end else period.start  # 5 月底后
            first = period.end + timedelta(1) if holiday and period.end else first
            return found._replace(part=part._replace(end=after.end()), period=Period(first, None, "span"))
        return found


def _quoted(view: str, found: Found, floor: int, end: int) -> Found:
    """The expression with the quotation marks around it: “十四五”; or around its beginning: “十四五”末."""
    start, stop = found.start, found.part.end
    closing = _QUOTES.get(view[start - 1]) if floor < start else None
    if closing is not None and stop < end and view[stop] == closing:
        return found._replace(start=start - 1, part=found.part._replace(end=stop + 1))
    if closing is not None and closing in view[start:stop]:
        return found._replace(start=start - 1)
    return found


def _closed(view: str, found: Found, behind: str, end: int, floor: int, frame: Frame) -> Found | None:
    """What the words behind say the end of: 至 6 月 30 日止年度, 去年底为止, 8 月中期决算; None where none does."""
    part, period = found.part, found.period
    if (
        behind == "期"
        and period.grain == "month"
        and part.year is not None
        and period.end
        and _TERM.match(view, part.end)
    ):
        year = ending(period.end, "year", 1)
        return found._replace(part=part._replace(end=part.end + len("期")), period=year) if year else None
    if behind in _ENDED_STARTS:
        ended = _ENDED.match(view, part.end, end)
        to_it = before(view, found.start, floor) == "至"
        if ended and ("止" in ended.group() or (to_it and ended["running"])):
            return _until(view, found, view.rindex("至", floor, found.start) if to_it else found.start, end, frame)
    if behind == _ALREADY and part.end and view[part.end - 1] in _ENDS:
        link = before(view, found.start, floor)
        if link in _TO:
            return _until(view, found, view.rindex(link, floor, found.start), end, frame)
    no_further = _NO_FURTHER.match(view, part.end, end) if behind == "为" and period.grain != "year" else None
    if no_further:
        return _until(view, found._replace(part=part._replace(end=no_further.end())), found.start, end, frame)
    interim = _INTERIM.match(view, part.end, end) if behind == "中" and period.grain == "month" else None
    half = ending(period.end, "half", 1) if interim and period.end else None
    return found._replace(part=part._replace(end=part.end + len("中期")), period=half) if half else None


def _until(view: str, found: Found, start: int, end: int, frame: Frame) -> Found:
    """截至 D: that day; 截至 D 止六个月: the period that ends then."""
    part, last = found.part, found.period.end
    ended = _ENDED.match(view, part.end, end)
    if ended and last:
        said = ended["n"] or ended["length"]
        count = small_number(said) if said and said != "半" else 1
        unit = _ENDED_UNITS.get(ended["unit"] or ended["length_unit"] or ended["name"] or ended["running"], "year")
        if ended["half"] or (ended["name"] or "").startswith("半") or ended["n"] == "半":
            unit = "half"
        period = ending(last, unit, count)
        if period:
            return Found(start, part._replace(end=ended.end(), instant=False), period, found.origin)
    running = frame.anchor and found.period.start and last and found.period.start <= frame.anchor <= last
    if running and not frame.future and found.period.grain not in ("ten_days", "day"):
        last = frame.anchor
    return Found(start, part._replace(instant=True), Period(last, last, "day"), found.origin)


def _from_on(view: str, found: Found, at: int, end: int, frame: Frame) -> Found:
    """自 D 起: from that day on, and so long as the words from `at` on say: 自 4 月 23 日起 12 个月内."""
    part, period = found.part, found.period
    if period.grain == "day":
        frame.day = period.start
    length = _FOR_SO_LONG.match(view, at, end)
    if length and period.start and period.grain == "day":
        lasting = _lasting(period.start, length)
        if part.cycle and frame.future and frame.anchor:
            lasting = _running(lasting, length, frame.anchor) or lasting
        return found._replace(part=part._replace(end=length.end()), period=lasting)
    last = _end_of_row(view, at, end, period, frame)
    return found._replace(part=part._replace(end=at), period=Period(period.start, last, "span"))


def _lasting(first: date, length: re.Match[str]) -> Period:
    """So long from a day on: six months from 23 April."""
    after_it = calendar.shift(first, _LENGTH_UNITS[length["unit"]], small_number(length["n"]))
    return Period(first, after_it - timedelta(1) if after_it else None, "span")


def _running(coming: Period, length: re.Match[str], anchor: date) -> Period | None:
    """The same a year before, where that is not over and began nearer to the anchor: 拟自 8 月 6 日起 6 个月内 on 10 August."""
    first = calendar.shift(coming.start, "year", -1) if coming.start else None
    if first is None or coming.start is None or anchor - first > coming.start - anchor:
        return None
    running = _lasting(first, length)
    return running if running.end and running.end >= anchor else None


def _end_of_row(view: str, at: int, end: int, since: Period, frame: Frame) -> date | None:
    """The last day of what has lasted so long since then, where that is over: 从 2016 年开始，连续四年增长; None otherwise."""
    row = _IN_A_ROW.match(view, at, end)
    if row is None or since.start is None or frame.anchor is None:
        return None
    after_it = calendar.shift(since.start, _LENGTH_UNITS[row["unit"]], small_number(row["n"]))
    return after_it - timedelta(1) if after_it and after_it <= frame.anchor else None


def ending(last: date, unit: Grain, count: int) -> Period | None:
    """So many units up to a day: whole months and what is made of them, or weeks of seven days.

    What ends in the first days of a month is counted by weeks, and has the months before: 截至 10 月 2 日止三个月. What ends in the
    midst of one is counted from day to day: 截至 8 月 15 日的一年.
    """
    if unit == "week":
        first = calendar.shift(last, "day", 1 - 7 * count)
        return calendar.days(first, last, "week" if count == 1 else "span") if first else None
    size = count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    grain: Grain = "span" if unit == "month" else unit
    if last.day < _WHOLE_FROM and (closed := calendar.shift(last, "month", -size)):
        return calendar.days(closed + timedelta(1), last, grain)
    period = calendar.months(calendar.number_of(last, "month") - size + 1, size, grain)
    return period and period._replace(end=last)
