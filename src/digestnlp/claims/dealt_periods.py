"""Deals the figures of a list out over periods: years, months and quarters that are named, or those of the list before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import dropwhile, pairwise

from digestnlp.claims.draft import Draft, Period, period_of
from digestnlp.claims.members import Members, run_before
from digestnlp.claims.scan import Sentence
from digestnlp.claims.undated import UndatedTimes
from digestnlp.deferred import deferred
from digestnlp.modality import AHEAD, Verdict, stronger
from digestnlp.models import Grain, Time
from digestnlp.times.calendar import shift

SHORTEST_YEAR = 363  # days between the first and the last of one
_SAME = "同期"
_REPORTED = ("报告期", "本报告期", "期内")
# Years that share their 年: 2024、2025 年, 24/25/26 年.
_YEARS = deferred(r"(?<![\d.])(20\d\d(?: ?[、，/和及与] ?(?:20)?\d\d)+|[1-4]\d(?:/[1-4]\d)+) ?年")
# Months and quarters that share their unit: 7、8、9 月, 一、二季度.
_PARTS: dict[str, Grain] = {"月": "month", "季": "quarter"}
_UNITS_OF_ACCOUNTS: tuple[Grain, ...] = ("month", "quarter", "half", "year")
# 2022 年至 + 今年上半年: from a whole year on
_FROM_A_YEAR = deferred(r"\d+ ?(?:年度?)? ?[至到—–~～-]")
_LISTED = deferred("[、/和及与]")
# 7 月至 9 月的单月跌幅依次为…: behind a span of months, that each has its own.
_OF_EACH = deferred("(?:单|各|每|逐|分|个)(?:个)?[月季]|月度")
# 四个季度营收分别为…: all quarters or halves of the year
_ALL_PARTS = deferred("[四4] ?个季度|各季度?(?!节)|(?:逐|分|单)季度?(?!节)|(?P<halves>上下半年|两个半年)")
# Between the figures of a list that no word deals out, and how many may also be one of two others.
MARKS, PAIR = frozenset("、/和及与"), 2


class DealtPeriods:
    """Pairs figures with as many periods.

    Args:
        members: reads what is coordinated.
        undated: tells which times date nothing.
        verdict: how real a figure is told to be.
    """

    def __init__(self, members: Members, undated: UndatedTimes, verdict: Callable[[Draft], Verdict]) -> None:
        self._undated = undated
        self._runs = members.runs
        self._verdict = verdict

    def of_times(self, group: list[Draft]) -> bool:
        """2022 年、2023 年收入分别为 1 亿元和 2 亿元; 2022 年至 2023 年 likewise."""
        sentence, size, start = group[0].sentence, len(group), group[0].quantity.start
        times = [t for t in sentence.times if t.end <= start and not self._undated.skips(group[0], t)]
        clause, _ = sentence.clause(start)
        # 5、6 月产销回落，6 月产销分别为…: the clause has a time of its own
        own = [t for t in times if clause <= t.start and _is_of_accounts(t)]
        times = own or times
        runs = self._runs(sentence.view, times)
        run = run_before(runs, size)
        periods = [period_of(time) for time in run] or _years_of(times, size) or _years_named(sentence, start, size)
        periods = periods or _parts_of(times, size, sentence.view[:start]) or _years_and_more(runs, size)
        periods = periods or _parts_of_year(group[0], size)
        for draft, period in zip(group, periods, strict=False):
            draft.period = period
        return bool(periods)

    def of_years(self, group: list[Draft], *, alone: bool = False) -> bool:
        """Years or parts that no word deals out, each with a figure: 2025、2026 年净利润为 2.75、3.85 亿元; 2025/26/27 年为 2/3/4 亿元.

        `alone`: whether nothing else could have as many, so that a pair is of a span of two years, too: 2025-26 年 EPS 为 2、3 元.
        """
        sentence, size, start = group[0].sentence, len(group), group[0].quantity.start
        if any(d.comparison_base or d.metric.entry.key != group[0].metric.entry.key for d in group):
            return False
        times = [t for t in sentence.times if t.end <= start]
        run = run_before(self._runs(sentence.view, times), size)
        whole = bool(run) and all(_is_of_accounts(t) and not t.instant and not t.base for t in run)
        listed = are_slashed(group) or ((alone or size > PAIR) and _marks(group) <= MARKS)
        spans = [t for t in times[-1:] if not t.instant and (listed or "/" in t.text)]
        periods = [period_of(time) for time in run] if whole else _years_of(spans, size)
        for draft, period in zip(group, periods, strict=False):
            draft.period = period
        return bool(periods)

    def of_last(self, group: list[Draft], told: Sequence[Draft]) -> bool:
        """The years of the last list, or any periods where 同期 says so; as expected as these.

        预计 2025-2027 年营收分别为 1 亿元、2 亿元、3 亿元。对应净利润分别为 2 亿元、3 亿元、4 亿元
        """
        sentence, size = group[0].sentence, len(group)
        clause, _ = sentence.clause(group[0].quantity.start)
        dated = [t for t in sentence.times if clause <= t.start and t.end <= group[0].quantity.start]
        if any(not t.text.startswith((*_REPORTED, _SAME)) for t in dated):
            return False
        same = any(t.text == _SAME for t in dated)
        for first in range(len(told) - size + 1):
            last = told[first : first + size]
            run = [draft.period for draft in reversed(last)]
            alike = (
                same and first == 0 and _are_told_apart(run) and len({d.metric.entry.key for d in [*last, *group]}) == 1
            )
            if not (alike or _are_years(run)):
                continue
            beside = [*told[max(0, first - 1) : first], *told[first + size : first + size + 1]]
            if any(_goes_on(told[first], d) for d in beside):
                return False  # a longer list
            for draft, level in zip(group, reversed(last), strict=True):
                draft.period = level.period._replace(source="inherited")
                if not same and (verdict := self._verdict(level)).modality in AHEAD:
                    draft.told = stronger(draft.told, verdict)
            return True
        return False

    @staticmethod
    def sum_up(group: list[Draft], drafts: Sequence[Draft]) -> None:
        """What sums up the years of a list is of all of them: 2025 年、2026 年分别为 2 亿元、3 亿元，合计 5 亿元."""
        first, last = group[0].period, group[-1].period
        if first.start is None or last.end is None or first.start == last.start:
            return
        for draft in following(group, drafts):
            if draft.metric.entry.key == group[0].metric.entry.key and draft.direction is None:
                sums = draft.sentence.says("totals", group[-1].quantity.end, draft.quantity.start)
                sums = sums or draft.sentence.view.find("累计", group[-1].quantity.end, draft.quantity.start) >= 0
                if sums and draft.period.source == "inherited":
                    draft.period = first._replace(end=last.end, source="inherited")
                return


def _is_of_accounts(time: Time) -> bool:
    """Whether accounts may be of the time: a year, a part of it, or its first months (2024 年前三季度); not 单月."""
    first_months = time.grain == "span" and time.period_start is not None and time.period_start.timetuple().tm_yday == 1
    return (time.grain in _UNITS_OF_ACCOUNTS or first_months) and not _OF_EACH.match(time.text)


def following(group: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts behind the last of the group."""
    behind = dropwhile(lambda draft: draft is not group[-1], drafts)
    next(behind, None)
    yield from behind


def _marks(group: Sequence[Draft]) -> set[str]:
    """What stands between the figures."""
    return {a.sentence.view[a.quantity.end : b.quantity.start].strip() for a, b in pairwise(group)}


def are_slashed(group: Sequence[Draft]) -> bool:
    """Whether nothing but slashes parts the figures: 12/10/9 倍."""
    return _marks(group) == {"/"}


def _goes_on(level: Draft, beside: Draft) -> bool:
    """Whether the figure beside that of a list is of the list, too."""
    if beside.sentence.start != level.sentence.start or beside.direction is not level.direction:
        return False
    return beside.metric.entry.key == level.metric.entry.key and beside.period.start is not None


def _are_told_apart(periods: Sequence[Period]) -> bool:
    """Whether each of the periods is another one."""
    return len({(p.start, p.end) for p in periods if p.start is not None}) == len(periods)


def _are_years(periods: Sequence[Period]) -> bool:
    """Whether the periods are years, one after the other."""
    starts = [p.start for p in periods if p.start and p.end and (p.end - p.start).days >= SHORTEST_YEAR]
    years = [start.year for start in starts]
    return len(years) == len(periods) and years == list(range(years[0], years[0] + len(periods)))


def deal_parts(group: list[Draft]) -> bool:
    """The months or quarters of a span that has as many where nothing else is dealt out: 1-2 月成交面积分别为 30 万和 20 万平方米."""
    time = group[0].period.time
    unit = _PARTS.get(time.text.rstrip("份度")[-1:]) if time is not None else None
    if time is None or unit is None or time.period_start is None or time.period_end is None:
        return False
    parts = _split(time.period_start, time.period_end, unit)
    if len(parts) != len(group) or any(draft.period.time is not time for draft in group):
        return False
    for draft, (first, last) in zip(group, parts, strict=True):
        draft.period = Period(first, last, time.text, time.period_from, time)
    return True


def _years_of(times: Sequence[Time], size: int) -> list[Period]:
    """The single years of the last span of just so many: 2022 年至 2024 年 is three, 2022 年至 2024 年上半年 likewise."""
    for time in reversed(times):
        start, end = time.period_start, time.period_end
        if start is None or end is None or (start.month, start.day) != (1, 1):
            continue
        if (end.month, end.day) != (12, 31) and _FROM_A_YEAR.match(time.text) is None:
            continue
        if end.year - start.year + 1 == size:
            ends = [*(date(y, 12, 31) for y in range(start.year, end.year)), end]
            return [Period(date(last.year, 1, 1), last, time.text, time.period_from, time) for last in ends]
    return []


def _parts_of(times: Sequence[Time], size: int, told: str) -> list[Period]:
    """The single months or quarters of the last time of just so many that deals them out: 7、8、9 月; 4 月至 6 月的单月.

    Args:
        times: the times before the list.
        size: how many figures the list has.
        told: the text up to it.
    """
    for time in reversed(times):
        unit = _PARTS.get(time.text.rstrip("份度")[-1:])
        if unit is None or time.period_start is None or time.period_end is None:
            continue
        if not (_LISTED.search(time.text) or _OF_EACH.search(told, time.end)):
            continue
        parts = _split(time.period_start, time.period_end, unit)
        if len(parts) == size:
            return [Period(first, last, time.text, time.period_from, time) for first, last in parts]
    return []


def _years_and_more(runs: Sequence[Sequence[Time]], size: int) -> list[Period]:
    """The single years of a span and what is named with it: 2021 年至 2023 年及 2024 年一季度."""
    for run in reversed(runs):
        periods: list[Period] = []
        for time in run:
            years = range(2, size + 1)
            periods += next((found for n in years if (found := _years_of([time], n))), [period_of(time)])
        if len(run) > 1 and len(periods) == size:
            return periods
    return []


def _parts_of_year(first: Draft, size: int) -> list[Period]:
    """The quarters or halves of the year in force where all of them are told of at once: 四个季度营收分别为…."""
    clause, figure = first.sentence.clause(first.quantity.start)[0], first.quantity.start
    told = _ALL_PARTS.search(first.sentence.view, clause, figure)
    year = first.period
    if told is not None and told["halves"] and year.end is not None:
        year = year._replace(start=date(year.end.year, 1, 1))
    if told is None or year.start is None or year.end is None or (year.end - year.start).days < SHORTEST_YEAR:
        return []
    parts = _split(year.start, year.end, "half" if told["halves"] else "quarter")
    return [year._replace(start=start, end=end) for start, end in parts] if len(parts) == size else []


def _split(start: date, end: date, unit: Grain) -> list[tuple[date, date]]:
    """The first and last days of the whole units that the days are made of; none where they are of no whole ones."""
    parts: list[tuple[date, date]] = []
    first: date | None = start
    while first is not None and first <= end:
        following = shift(first, unit, 1)
        if following is None:
            return []
        parts.append((first, following - timedelta(1)))
        first = following
    return parts if parts and parts[-1][1] == end and start.day == 1 else []


def _years_named(sentence: Sentence, start: int, size: int) -> list[Period]:
    """The single years that share their 年 before the place: 2024、2025 年; 24/25/26 年."""
    for run in reversed(list(_YEARS.finditer(sentence.view, sentence.start, start))):
        years = [int(digits) % 100 + 2000 for digits in re.findall(r"\d+", run[1])]
        if len(years) == size and years == sorted(years):
            return [Period(date(y, 1, 1), date(y, 12, 31), run[0], "explicit") for y in years]
    return []
