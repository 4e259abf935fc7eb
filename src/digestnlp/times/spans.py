"""Spans that are counted from or to a day: 近三年, 未来 5 年, 三年后, 两个多月来, 上市以来."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from digestnlp.models import PeriodFrom
from digestnlp.rules.loader import Rules
from digestnlp.times import calendar
from digestnlp.times.calendar import UNKNOWN, Period
from digestnlp.times.frame import Frame
from digestnlp.times.numbers import CHINESE, FIGURES, SMALL, approximate, small_number
from digestnlp.times.over import Over
from digestnlp.times.part import Part
from digestnlp.times.words import DASH, SPACES, Words, listed, pattern

_UNITS = {
    "年": "year", "季度": "quarter", "季": "quarter", "月": "month", "周": "week", "星期": "week", "礼拜": "week",
    "天": "day", "日": "day",
}  # fmt: skip
_COUNT = (
    rf"(?P<n>{SMALL}|半)(?:{SPACES}(?:-|~|至|到){SPACES}(?P<n2>{SMALL}))?{SPACES}(?P<more>多|余)?{SPACES}"
    rf"(?:个(?P<of_more>多)?)?(?P<half>半)?"
)
# 一年零三个月, 1 年 5 个月
_YEARS_AND = rf"(?:(?P<years>{SMALL}){SPACES}年{SPACES}[零又]?{SPACES}(?={SMALL}{SPACES}个月))?"
_COUNT_UNIT = r"(?P<unit>年(?!代)|季度|月|周|星期|礼拜|天|日)(?P<and_half>半)?"
# Counts that are not said: from the first number to the last.
_VAGUE = {
    "几": (2, 10), "数": (2, 10), "十几": (11, 19), "几十": (20, 100), "数十": (20, 100), "几百": (200, 1000),
    "数百": (200, 1000),
}  # fmt: skip
_VAGUE_FIRSTS = frozenset(words[0] for words in _VAGUE)
# A year before one of these is the same one of that year.
_SHORTER_THAN_A_YEAR = frozenset({"month", "quarter", "half"})
_PUBLISHED_REACH = 40
_RECENT = 9  # For how many years back two digits are the year rather than how many have passed.
# 近三个月下跌 12%，年至今下跌 20%
_YEAR_TO_DATE = pattern("[，,、；：（( ]年至今")
_YEARS_SAID = pattern(rf"\d{{4}}{SPACES}年?{SPACES}{DASH}{SPACES}\d{{4}}{SPACES}年(?:的|这|共)?{SPACES}$")
_YEARS_REACH = 16
_SINCE_EVENT = pattern(rf"{SPACES}(?:至今|以来|迄今|(?P<then>之初|伊始|初期(?!投|费)))")
_SINCE_WORDS = ("自从", "自", "从")
_UNTIL_NOW = pattern(r"(?:至今(?![年天日晚早晨])|迄今)(?:为止)?")
# 自公告之日起 12 个月内, 15 个交易日后的 6 个月内: from a day that is not said
_FROM_A_DAY = ("日起", "之后", "交易日后", "日后")
# The characters that spans begin with.
ROLLING_FIRSTS = "近最过未今接随后下上前"
_ALL_DAYS = pattern(
    rf"(?P<n>{SMALL}){SPACES}[天日]{SPACES}(?:之?[内间]|里|中(?![国心秋部期])|(?=累计|共|总共|合计|总计|日均))"
)
COUNTED_FIRSTS = f"{FIGURES}半几数{CHINESE}"


class Found(NamedTuple):
    """A time expression where it was found, with its period."""

    start: int
    part: Part
    period: Period
    origin: PeriodFrom


def _all_days(view: str, at: int, end: int, holiday: Period) -> Found | None:
    """As many days as the holiday named before has: 端午假期结束。三天里，江州接待游客 2 万人次."""
    said = _ALL_DAYS.match(view, at, end)
    if said is None or holiday.start is None or holiday.end is None:
        return None
    if (holiday.end - holiday.start).days + 1 != small_number(said["n"]):
        return None
    return Found(at, Part(said.end()), holiday, "relative")


class Spans:
    """Reads spans, with the events of a rule pack."""

    def __init__(self, rules: Rules) -> None:
        events = Words.of(rules, "event")
        self._event_words = tuple(events.entries)
        self._event = events.pattern
        self._longest_event = max(map(len, self._event_words), default=0)
        self.event_firsts = events.firsts | {"至", "迄"}
        # 近三年, 过去的 9 个月, 未来 5 年
        self._rolling = pattern(
            rf"(?P<way>近|最近|过去|未来|今后|接下来|随后|后|下|上|前)(?:的|这)?{SPACES}{_YEARS_AND}{_COUNT}{_COUNT_UNIT}"
            rf"(?!{listed(rules, 'time_no_span_behind')})(?:{SPACES}(?:以来|来|以内|之内|内|间|里))?"
        )
        ago, within, since = (listed(rules, f"time_no_{way}") for way in ("ago", "within", "since"))
        way = (
            rf"(?:时间|左右)?{SPACES}(?P<way>之后|以后|后|之前|以前|前(?!{ago}|[一二三四五六七八九十两\d])|以内|之内|内(?!{within})"
            rf"|以来|来(?!{since}))"
        )
        # 三年后, 20 天前, 5 年内, 两年来, 3 年多以来
        self._counted = pattern(rf"{_YEARS_AND}{_COUNT}{_COUNT_UNIT}(?P<unit_more>多|余)?{way}")
        # 几十年后, 数月前
        vague = "|".join(sorted(_VAGUE, key=len, reverse=True))
        self._vaguely = pattern(rf"(?P<n>{vague})(?:个)?{_COUNT_UNIT}{way}")
        self._over = Over(rules)
        self._tenures = rules.words("time_tenures")
        self._nearly = rules.words("time_nearly")
        self._length_behind = pattern(rf"{SPACES}(?:的)?{listed(rules, 'time_length_behind')}")
        self._before_rolling = (*"，。、；：（( \n“", *rules.words("time_rolling_before"))
        self._not_from_anchor = (*self._event_words, *rules.words("time_repeated_before"))
        self._before_after = ("", *"，。：；、！？（(“\n", *rules.words("time_after_before"))

    def rolling(self, view: str, at: int, end: int, frame: Frame) -> Found | None:
        """近三年, 过去 9 个月, 未来 5 年: day by day to or from the anchor."""
        found = self._rolling.match(view, at, end)
        if found is None or found["n"][0] in "0零〇":
            return None
        way, unit = found["way"], _UNITS[found["unit"]]
        if (
            (way in "上下" and found["n"] in "一1半")
            or (way == "前" and found["n"] == "一" and unit in ("day", "week"))
            or (way == "前" and unit in ("month", "quarter"))
        ):
            return None
        if (
            unit == "month"
            and "个" not in found[0]
            and (view.startswith("份", found.end()) or view.endswith("刚", 0, at))
        ):
            return None  # 刚刚过去的 7 月份: a month
        if way in "前上后下" and at and view[at - 1] not in self._before_rolling:
            return None
        if way == "近" and not (self._near_may_stand(view, at, found, end) and self._no_event(view, at)):
            return None
        if frame.anchor is None:
            return Found(at, Part(found.end()), UNKNOWN, "relative")
        steps, anchor = _steps(found), _published_then(view, at, way, frame) or frame.anchor
        if way in ("近", "最近", "过去") and [of for of, _ in steps] == ["quarter"]:
            return Found(at, Part(found.end()), _quarters_over(anchor, steps[0][1]), "relative")
        ahead = way in ("未来", "今后", "接下来", "随后", "后", "下")
        if way in ("后", "下"):
            return Found(
                at, Part(found.end()), _rolled(frame.anchor, steps, ahead=True, counts_today=False), "relative"
            )
        return Found(
            at,
            Part(found.end()),
            _rolled(anchor, steps, ahead=ahead, counts_today=way in ("近", "最近") or (ahead and unit != "day")),
            "relative",
        )

    def counted(self, view: str, at: int, end: int, frame: Frame) -> Found | None:
        """三年后, 一两年前, 几十年后, 两个多月来: from the anchor, or from an event whose day is not said."""
        if view[at : at + 4].isdecimal():
            return None  # a year
        if frame.holiday is not None and (all_of_it := _all_days(view, at, end, frame.holiday)) is not None:
            return all_of_it
        found = self._counted.match(view, at, end)
        if found is None:
            return self._vaguely_counted(view, at, end, frame)
        if found["n"][0] in "0零〇" or _is_month(found) or _YEARS_SAID.search(view, max(0, at - _YEARS_REACH), at):
            return None  # 2026~2028 年 + 三年内: how long that is
        if frame.anchor is None or not self._from_anchor(view, at, found["way"]):
            return Found(at, Part(found.end()), UNKNOWN, "relative")
        steps, way = _steps(found), found["way"]
        if (since := _since_year(view, at, found, frame.anchor)) is not None:
            return Found(at, Part(found.end()), calendar.days(since, frame.anchor), "explicit")
        said = frame.period
        if way.endswith("前") and steps == [("year", 1)] and said is not None and said.grain in _SHORTER_THAN_A_YEAR:
            # 二季度毛利率 11%，一年前为 8%: the same quarter of the year before
            return Found(at, Part(found.end(), base=True), calendar.years_away(said, -1), "relative")
        if way.endswith("来"):
            period = _rolled(frame.anchor, steps, ahead=False, counts_today=True)
            if period.start and (found["more"] or found["of_more"] or found["unit_more"]):
                whole = calendar.containing(period.start, steps[0][0])
                period = calendar.days(whole.start, frame.anchor) if whole and whole.start else period
        elif way.endswith("内"):
            over = self._over.is_over(view, at, found.end(), end)
            period = _rolled(frame.anchor, steps, ahead=not over, counts_today=True)
        else:
            sign = -1 if way.endswith("前") else 1
            period = _away(frame.anchor, steps, sign)
            nearer = _fewest(found)
            if nearer:
                period = _between(_away(frame.anchor, [(steps[0][0], nearer)], sign), period)
        return Found(at, Part(found.end()), period, "relative")

    def _vaguely_counted(self, view: str, at: int, end: int, frame: Frame) -> Found | None:
        found = self._vaguely.match(view, at, end) if view[at] in _VAGUE_FIRSTS else None
        if found is None or not found["way"].endswith(("前", "后")):
            return None
        period = UNKNOWN
        if frame.anchor and self._from_anchor(view, at, found["way"]):
            sign, unit = -1 if found["way"].endswith("前") else 1, _UNITS[found["unit"]]
            nearer, farther = (_away(frame.anchor, [(unit, count)], sign) for count in _VAGUE[found["n"]])
            period = _between(nearer, farther)
        return Found(at, Part(found.end()), period, "relative")

    def _near_may_stand(self, view: str, at: int, found: re.Match[str], end: int) -> bool:
        """近 says "the last" (近三年), not "nearly" (成立近三年, 近 9 个月的时间)."""
        before = view[max(0, at - 3) : at].rstrip(" ")
        if before.endswith(self._nearly) and not found.group().startswith("最近"):
            return False
        return not (view.startswith("后", found.end()) or self._length_behind.match(view, found.end(), end))

    def _no_event(self, view: str, at: int) -> bool:
        """No event in the clause, which 近 18 年 would say the length of (加入乙公司近 18 年)."""
        before = view[max(0, at - 8) : at]
        return at == 0 or before[-1] in "，。：；、的在\n " or not any(event in before for event in self._tenures)

    def _from_anchor(self, view: str, at: int, way: str) -> bool:
        """No event (上市 9 个月后, 停牌三年后) and no repetition (每两年后) stands before."""
        words = view[max(0, at - self._longest_event - 2) : at].rstrip(" 的了")
        if words.endswith(self._not_from_anchor) or (words.endswith(_FROM_A_DAY) and not words.endswith("即日起")):
            return False
        return not way.endswith("后") or words[-1:] in self._before_after

    def since_event(self, view: str, at: int, end: int, frame: Frame) -> Found | None:
        """上市以来, 至今: from a day that is not said until the anchor; 成立之初: a time that is not said."""
        event = self._event.match(view, at, end)
        found = _SINCE_EVENT.match(view, event.end(), end) if event else _UNTIL_NOW.match(view, at, end)
        if event and found and found["then"]:
            return Found(at, Part(found.end()), UNKNOWN, "relative")
        if found is None:
            return None
        if frame.anchor is not None and _YEAR_TO_DATE.match(view, at - 2, end):
            return Found(
                at - 1,
                Part(found.end()),
                Period(frame.anchor.replace(month=1, day=1), frame.anchor, "span"),
                "relative",
            )
        start = next((at - len(word) for word in _SINCE_WORDS if view.endswith(word, 0, at)), at)
        return Found(start, Part(found.end()), Period(None, frame.anchor, "span"), "relative")


def _steps(found: re.Match[str]) -> list[tuple[str, int]]:
    """The units and how many of each: 一年半 is a year and six months."""
    unit = _UNITS[found["unit"]]
    smaller = {
        "year": ("month", 6),
        "month": ("day", 15),
        "quarter": ("day", 45),
        "week": ("day", 3),
        "day": ("day", 0),
    }[unit]
    if found["n"] == "半":
        return [smaller]
    steps = [("year", small_number(found["years"]))] if found["years"] else []
    steps.append((unit, small_number(found["n2"] or found["n"])))
    return [*steps, smaller] if found["half"] or found["and_half"] else steps


def _is_month(found: re.Match[str]) -> bool:
    """6月内, 一季度前: a month or quarter of the year, as those that are counted have 个."""
    said = found.group()
    counted = "个" in said or found["more"] or found["half"] or found["n"] == "半"
    return found["unit"] in ("月", "季度") and not counted


def _since_year(view: str, at: int, found: re.Match[str], anchor: date) -> date | None:
    """The first day of a year of two digits (18 年以来), where these are of the years just past and no round number."""
    if found["unit"] != "年" or not found["way"].endswith("以来") or not found["n"].isdecimal() or len(found["n"]) != 2:
        return None
    plain = found.group().replace(" ", "") == f"{found['n']}年以来" and view[at - 1 : at] not in (
        "近",
        "去",
        "这",
        "的",
    )
    year = anchor.year - anchor.year % 100 + int(found["n"])
    recent = anchor.year - _RECENT <= year <= anchor.year
    return date(year, 1, 1) if plain and recent and year % 5 else None


def _fewest(found: re.Match[str]) -> int | None:
    """The lower number of 3-5 年 and 一两年; None where there is one number."""
    return small_number(found["n"]) if found["n2"] else approximate(found["n"])


def _away(anchor: date, steps: list[tuple[str, int]], sign: int) -> Period:
    """The whole unit that holds the day so far before or after the anchor."""
    point = anchor
    for unit, count in steps:
        moved = calendar.shift(point, unit, sign * count)
        if moved is None:
            return UNKNOWN
        point = moved
    return calendar.containing(point, steps[-1][0]) or UNKNOWN


def _between(one: Period, other: Period) -> Period:
    """From the first of the two to the last."""
    if one.start is None or other.start is None:
        return UNKNOWN
    return Period(min(one, other).start, max(one, other).end, "span")


def _published_then(view: str, at: int, way: str, frame: Frame) -> date | None:
    """The day of the sentence on which a figure of the last months was published: 12 月 31 日发布的行业最近一个月市盈率."""
    day = frame.day or frame.until
    if way != "最近" or day is None:
        return None
    return day if view.find("发布的", max(frame.start, at - _PUBLISHED_REACH), at) >= 0 else None


def _quarters_over(anchor: date, count: int) -> Period:
    """The last whole quarters that are over at the anchor's end: firms report by quarters, 最近一个季度 is the last of them."""
    quarter_after = calendar.number_of(anchor + timedelta(1), "month") // 3
    return calendar.months((quarter_after - count) * 3, 3 * count, "quarter" if count == 1 else "span") or UNKNOWN


def _rolled(anchor: date, steps: list[tuple[str, int]], *, ahead: bool, counts_today: bool) -> Period:
    """Day by day from or to the anchor; whole months where the anchor ends one (nine months to 31 December)."""
    point: date | None = anchor
    for unit, count in steps:
        if point is not None:
            point = calendar.shift(point, unit, count if ahead else -count)
    if point is None:
        return UNKNOWN
    in_days = steps[-1][0] == "day"
    one = timedelta(1)
    if ahead:
        return calendar.days(anchor if counts_today or point == anchor else anchor + one, point)
    month_end = (anchor + one).day == 1 and steps[-1][0] in ("month", "quarter", "year")
    if in_days and counts_today:
        return calendar.days(min(point + one, anchor), anchor)
    if month_end:
        following = calendar.containing(point, "month")
        if following and following.end:
            return calendar.days(following.end + one, anchor)
    return calendar.days(point, anchor)
