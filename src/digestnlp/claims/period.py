"""Finds the days that a figure is about: said beside it, earlier in the sentence, or in force from before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from digestnlp.claims.added_up import OF_ITS_WEEK, is_added_up_over
from digestnlp.claims.base_times import BaseTimes
from digestnlp.claims.bracketed_times import of_bracket, period_in_bracket
from digestnlp.claims.change import ChangeReader
from digestnlp.claims.dateline import Datelines
from digestnlp.claims.draft import NO_PERIOD, ONE_OFF, Draft, Period, Site, before_it, period_of
from digestnlp.claims.earlier import STOCKS_OF_FLOWS
from digestnlp.claims.fit import MULTIPLE
from digestnlp.claims.moves import moves_on
from digestnlp.claims.opening_times import OpeningTimes
from digestnlp.claims.running_totals import SUMMED_ACCOUNTS, RunningTotals
from digestnlp.claims.undated import TO_COME, UndatedTimes, closed_bracket, is_base_date, is_left_behind, of_brackets
from digestnlp.deferred import deferred
from digestnlp.models import Grain, Time
from digestnlp.rules import Rules
from digestnlp.times import calendar
from digestnlp.times.numbers import CHINESE
from digestnlp.wordlist import compile_words, pattern_of

_SINCE_THEN = deferred(r"[^，。；]{0,10}?(?:以来|来最)")
_END_WORDS = ("年底", "月底", "岁末")
# What is counted on a day.
STOCKS = frozenset(
    {"assets", "cash", "cities", "count", "countries", "dealers", "deposit", "headcount", "liabilities", "shares",
     "stores", "subscribers", "users"}
)  # fmt: skip
# By what is sold in bulk, whose price is the market's: CNY/t.
_BULK = frozenset({"t", "kg", "g", "斤", "桶", "盎司", "磅", "L", "W", "kWh", "MWh", "m²", "m³"})
_A_WEEK = timedelta(6)
_A_YEAR = timedelta(366)
# 由亏损 2 亿元增至
_MOVED = deferred(r"(?:由(?!于)|从(?!而)|自)[^，。；]{0,24}?\d[^，。；]{0,12}?[至到为]")
# 3 月至 4 月, 今年以来
_SINCE = deferred("以[来來]|至今")
_COURSE = deferred(rf"{_SINCE.pattern}|[至到~～—-]")
# 由 30.1% + 升至, 从 410 万元 + 增长 15% 至
# 3 亿元 + ，而 + 2023 年 + 为 + 4 亿元
_OTHERWISE = deferred(r" ?[，,（(] ?(?:而|但|虽)?在? ?")
_WAS = deferred(r" ?(?:则|仅|只)?(?:为|是|有|净?盈利|净?亏损)?(?:净卖出|净买入|净流出|净流入)?约? ?")
_PRICE = "price"
_RESULTS = frozenset({"net_profit", "net_loss", "net_inflow"})
# How a time ends that says of what it is the end: 一季度末.
_CLOSED: tuple[tuple[tuple[str, ...], Grain], ...] = (
    (("季度末", "季末"), "quarter"), (("年底", "年末"), "year"), (("月底", "月末"), "month"),
)  # fmt: skip
_SUMMED = ("累计至", "累积至", "累计到")
_UNITS_OF_ACCOUNTS = frozenset({"month", "quarter", "half", "year", "span"})
# What is so at any time, which nothing dates that another paragraph says: 月产能 3 万片, 排名第二, 毛利率上限 30%, 合作 10 年.
STATES = frozenset(
    {"amount", "capacity", "cash", "countries", "dividend", "duration", "expense", "funding", "interval", "market_cap",
     "other", "rank", "rate", "ratio", "streak", "valuation"}
)  # fmt: skip
# Those that may be of one, which words say: 宣布召回 3 万辆.
_ACTS = ONE_OFF | {"count", "layoffs"}


def _is_series(draft: Draft, before: Sequence[Draft] = ()) -> bool:
    """Whether the figure is one of a series that is counted by the month or year, though its measure may be a property or quote.

    上半年钢材需求回升，现货价为 3500 元/吨; 上半年金币达到 146 吨; 7 月二手房成交 1 万套，成交额 300 亿元
    """
    entry = draft.metric.entry
    if entry.inherits:
        return True
    if draft.subject is not None and draft.subject.type == "PRODUCT":
        return False
    if draft.direction is None and not entry.of_day and is_compared_behind(draft.site):
        return True
    if entry.key == "price":
        return not entry.of_day and (draft.quantity.unit or "").partition("/")[2] in _BULK
    if entry.key == "weight":
        return draft.metric.how in ("unit", "fallback") and draft.quantity.unit == "t"
    if entry.key == "distance":
        if draft.metric.how not in ("unit", "fallback"):
            return False
        before = [
            d for d in before if d.metric.entry.key != "distance"
        ]  # 去年新建农田 3 万亩，配套道路 20 公里、渠道 30 公里
    elif entry.key != "trading_volume":
        return False
    elif draft.subject is not None and draft.subject.type == "PLACE" and draft.quantity.dimension != "money":
        return True  # 江州成交量上升 45%: of homes, not of shares
    if not before:
        return False
    last, time = before[-1], before[-1].period.time
    if not last.metric.entry.inherits or time is None or time not in draft.sentence.times:
        return False
    return time.grain not in ("day", "ten_days") and time.period_start is not None and time.period_start.day == 1


def is_compared_behind(site: Site) -> bool:
    """Whether it is said right behind the figure how it has moved since the period before: 均重 129 公斤，环比上升 1.7%."""
    bases, end = site.sentence.bases, site.quantity.end
    behind = next((basis for basis in bases if basis.start >= end), None)
    if behind is None or behind.entry.basis not in ("yoy", "mom", "qoq"):
        return False
    return not site.sentence.view[end : behind.start].strip(" ，,")


def has_come_from(draft: Draft) -> bool:
    """Whether the level is the one before, which has moved to the next: 上半年毛利率由 30.1% 升至 33.5%."""
    return draft.direction is None and not draft.ahead and moves_on(draft.sentence.view, draft.quantity)


def is_level_since(draft: Draft, period: Period) -> bool:
    """Whether the period is that over which another figure has moved, and this one is what is quoted: 今年以来上涨 11%，报 2915 美元."""
    quoted = draft.metric.entry.of_day or draft.metric.entry.key == _PRICE
    if not quoted or draft.direction is not None or period.time is None or period.source != "inherited":
        return False
    return _SINCE.search(period.time.text) is not None


def _is_as_it_was(draft: Draft, time: Time, last: Draft) -> bool:
    """Whether the figure only says what the one before was in an earlier year, quarter, month or day, with nothing but the time between."""
    of_last, now = last.period.start, last.period.time
    if of_last is None or time.period_end is None or time.period_end >= of_last or last.comparison_base:
        return False
    alike = (
        last.metric.entry.key == draft.metric.entry.key or {last.metric.entry.key, draft.metric.entry.key} <= _RESULTS
    )
    if not alike or draft.direction is not None or now is None or now.grain != time.grain:
        return False
    view = draft.sentence.view
    if _OTHERWISE.fullmatch(view, last.quantity.end, time.start) is None:
        return False
    return _WAS.fullmatch(view, time.end, draft.quantity.cue_start) is not None


def _goes_on_from(draft: Draft, period: Period, before: Sequence[Draft]) -> bool:
    """Whether other figures were told of the time before; not 2024 年，毛利率从 36.7% 增至 39.3%, which moved in its course.

    Behind another level that has moved it is of the same times as that, and a basis says of when it was: 环比增长 10%，从 2
    千家增至 2.2 千家.
    """
    time, sentence = period.time, draft.sentence
    if any(basis.end <= draft.quantity.start for basis in sentence.bases):
        return False
    if time is None or _MOVED.search(sentence.view, sentence.start, sentence.clause(draft.quantity.start)[0]):
        return False
    return time not in sentence.times or any(told.period.time is time for told in before)


def is_of_years(period: Period) -> bool:
    """Whether some years or months are told of, in whose course it has moved: 3 月至 4 月，估值从 16 亿元升至 60 亿元."""
    begun = period.start is not None and (period.start.month, period.start.day) == (1, 1)  # 1-7 月 is summed up
    if period.time is not None and (_SINCE if begun else _COURSE).search(period.time.text):
        return True
    return period.start is not None and period.end is not None and period.end - period.start > _A_YEAR


def _is_aside(earlier: Draft, before: Sequence[Draft], draft: Draft) -> bool:
    """Whether the earlier figure only shows what the same measure was before, in an item that is closed.

    二季度净利 3 亿元，去年四季度则为 2 亿元；研发费用为 1 亿元
    """
    view, start = earlier.sentence.view, earlier.period.start
    if start is None or earlier.direction is not None or earlier.period.time not in draft.sentence.times:
        return False
    if view.find("；", earlier.quantity.end, draft.quantity.start) < 0:
        return False
    return any(
        told.metric.entry.key == earlier.metric.entry.key
        and (told.subject and told.subject.name) == (earlier.subject and earlier.subject.name)
        and told.direction is None
        and told.period.start is not None
        and told.period.start > start
        and told.quantity.start < earlier.quantity.start
        and view.find("；", told.quantity.end, earlier.quantity.start) < 0
        for told in before
    )


def _is_in_bracket(earlier: Draft, draft: Draft) -> bool:
    """Whether the earlier figure stands with its time in a bracket that is closed before the figure: 营收 3 亿元（前年 2 亿元），净利…."""
    time, view = earlier.period.time, draft.sentence.view
    if time is None or time not in draft.sentence.times:
        return False
    bracket = closed_bracket(view, earlier.quantity.start, draft.sentence.start, draft.quantity.start)
    return bracket is not None and bracket[0] < time.start < bracket[1]


def _is_bracketed(view: str, time: Time) -> bool:
    """Whether the time is all that its bracket says, so that it is of the figure before: 3 万辆（前年）和 4 万辆（去年）."""
    left, right = view[max(0, time.start - 2) : time.start].rstrip(), view[time.end : time.end + 2].lstrip()
    return left.endswith(("（", "(")) and right.startswith(("）", ")"))


def _up_to_count(draft: Draft, period: Period, before: Sequence[Draft]) -> Period:
    """The quarter or year at whose end the stock before the figure was counted, where the figure came together in it.

    截至一季度末，门店达 6630 家；新增门店 217 家. Of a day that closes nothing it is not said since when.
    """
    stock, time = STOCKS_OF_FLOWS.get(draft.metric.entry.key), period.time
    if stock is None or time is None or not time.instant or period.end is None:
        return period
    unit = next((unit for words, unit in _CLOSED if time.text.endswith(words)), None)
    if unit is None or not any(told.metric.entry.key == stock and told.period.time is time for told in before):
        return period
    whole = calendar.containing(period.end, unit)
    return period if whole is None else period._replace(start=whole.start)


def _summed_up_to(draft: Draft, period: Period) -> Period:
    """The year so far where what comes together in it is summed up to a month: 累计至 4 月营收 6 亿元; but not how many users there are."""
    time = period.time
    months = time is not None and (
        time.grain == "month" or (time.grain == "ten_days" and time.text.endswith(_END_WORDS))
    )
    if time is None or not months or time.instant or period.start is None:
        return period
    if draft.metric.entry.key in STOCKS or not draft.sentence.view.endswith(_SUMMED, 0, time.start):
        return period
    return period._replace(start=period.start.replace(month=1, day=1))


def _told_with_measure(draft: Draft, time: Time) -> bool:
    """Whether the measure is named behind the time and its first figure is this one: 上周，云岚ETF净申购最多，达 7 亿元."""
    sentence, figure = draft.sentence, draft.quantity.start
    if draft.metric.how != "in_force" or any(time.end <= q.start < figure for q in sentence.quantities):
        return False
    named = [c for c in sentence.metrics if c.text == draft.metric.text and time.end <= c.start and c.end <= figure]
    return any(sentence.clause_index(c.start) - sentence.clause_index(time.start) <= 1 for c in named)


class PeriodFinder:
    """Finds periods; the reader of changes says which times open a comparison, that of datelines which only date the news."""

    def __init__(
        self, rules: Rules, changes: ChangeReader, datelines: Datelines, undated: UndatedTimes, openings: OpeningTimes
    ) -> None:
        self._lifetime = compile_words(rules.words("lifetime"))
        self._prior_values = compile_words(rules.words("prior_values"))
        self._revisions = compile_words(rules.words("revisions"))
        self._norms = compile_words(rules.words("norms"))
        self._cumulative = compile_words(rules.words("cumulative"))
        self._totals = RunningTotals(rules)
        self._ongoing = compile_words(rules.words("ongoing"))
        self._recurring = compile_words(rules.words("recurring"))
        self._yearly = deferred(
            rf"{pattern_of(rules.words('recurring_yearly'))}"
            rf"|(?<![\d{CHINESE}几数多半去今明前本当全同该某两])年(?:{pattern_of(rules.words('yearly_measures'))})"
        )
        self._whole_year = frozenset(rules.words("whole_year"))
        self._earlier_values = deferred(f" *(?:{pattern_of(rules.words('earlier_values'))})")
        self._changes = changes
        self._datelines = datelines
        self._undated = undated
        self._openings = openings
        self._bases = BaseTimes(rules, changes, openings)
        self._joins = deferred(" ?(?:及|和|与|以及|、) ?")
        self._decided = compile_words(rules.words("decided"))
        self._announced = compile_words(rules.words("announced"))
        self._no_single_time = deferred(
            rf"(?:^|[，；。：“]) *(?:而|但|其实|实际上)?(?:(?:{pattern_of(rules.words('no_single_time'))})(?![{CHINESE}两\d])"
            rf"|(?:在)?(?:{pattern_of(rules.words('passing'))}) ?[{CHINESE}两\d几数多]+ ?[余多]? ?(?:个)?(?:年|月|载))"
        )
        self._earlier_told = deferred(rf" *(?:{pattern_of(rules.words('earlier_told'))})")
        self._acts = deferred(
            rf"(?:{pattern_of(rules.words('acts_on_shares'))})(?:计划|股份|登记)?(?:实施|完成|结束|办理)?之?(?P<way>前|后)(?![期述一])"
        )
        self._tells = ("的", "来自", *rules.words("speech_verbs"))
        self._once = compile_words(rules.words("once_so"))
        self._built_in = compile_words(rules.words("built_in"))
        self._extremes = compile_words(rules.words("extreme_prices"))
        self._goal = deferred(r" ?的[^，。；、\d]{0,6}?(?:目标|指引|预期|计划)")
        self._lists = deferred(" ?(?:、|及|和|与|以及|，) ?")
        self._in_a_row = deferred(" ?(?:连续|三个交易日|两个交易日|三日|两日|两天|三天|均|都|各开展|各进行)")

    def find(self, draft: Draft, before: Sequence[Draft], times: Sequence[Time], in_force: Period) -> Period:
        """The draft's period.

        Args:
            draft: the claim; `comparison_base` is set where its own time opens a comparison.
            before: the drafts before it in the sentence.
            times: the sentence's times, read with the bias that the claim's modality asks for.
            in_force: the period of the sentences before, or of the section's topic.
        """
        view, quantity = draft.sentence.view, draft.quantity
        if view[draft.site.left : quantity.cue_start].rstrip().endswith(("(", "（")):
            for time in times:
                if of_brackets(view, time):
                    draft.comparison_base = True
                    return period_of(time)
        telling = [t for t in times if self._undated.only_tells(draft, t)]
        if telling:
            in_force = NO_PERIOD  # a new piece of news
        times = [t for t in times if t not in telling and not self._undated.skips(draft, t)]
        bracketed = of_bracket(draft, times)
        if bracketed is not None:
            draft.comparison_base = True
            return period_in_bracket(bracketed, before)
        own, behind = self._own(draft, times), self._behind(draft, times)
        said = behind if behind and own and _is_bracketed(view, own) and _is_bracketed(view, behind) else own or behind
        if said is not None:
            revised = any(earlier.metric.entry.key == draft.metric.entry.key for earlier in before)
            if revised and self._earlier_values.match(view, said.end):
                draft.comparison_base = True  # 7 月升 2.3%，6 月终值升 2.2%
            if before and _is_as_it_was(draft, said, before[-1]):
                draft.comparison_base = True  # 去年营收 3 亿元，而 2023 年为 4 亿元，毛利率下降
            if said.text == OF_ITS_WEEK or (draft.metric.entry.of_day and is_added_up_over(view, said)):
                draft.comparison_base = True  # 涨 1.3%，周涨 0.4%: what follows is of the day again
            if said.text.endswith("起") and draft.direction is not None and not draft.metric.entry.inherits:
                return self._of_day(said)
            if draft.comparison_base and (same_part := self._bases.same_part(draft, said, before)):
                return same_part
            period = self._totals.so_far(
                draft, self._at_its_end(draft, self._joined(draft, said, times)), before, in_force
            )
            return self._of_year_in_force(self._totals.until(draft, _summed_up_to(draft, period)), before, in_force)
        return self._in_words(draft, before, times) or self._told_before(draft, before, times, in_force)

    def _in_words(self, draft: Draft, before: Sequence[Draft], times: Sequence[Time]) -> Period | None:
        """The period that words say without a time: 前值, 历史累计."""
        view, quantity = draft.sentence.view, draft.quantity
        if self._prior_values.search(view, draft.site.left, quantity.start):
            draft.comparison_base = True
            return before_it(self._in_sentence(draft, before, times) or NO_PERIOD)
        if before and before[-1].comparison_base and self._revisions.search(view, draft.site.left, quantity.start):
            draft.comparison_base = True
            return before[-1].period  # 前值自升 3.5% 修正至升 3.9%
        if self._lifetime.search(view, draft.site.left, quantity.start):
            until = next((t.period_end for t in times if t.instant and t.end <= quantity.start), None)
            return Period(None, until, None, "inherited" if until else "none")
        return None

    def _told_before(self, draft: Draft, before: Sequence[Draft], times: Sequence[Time], in_force: Period) -> Period:
        """The period of a figure that has no time of its own beside it."""
        base = self._bases.told_of(draft, before, times)
        if base is not None:
            draft.comparison_base = True
            return base
        if draft.metric.entry.key in ("shares", "stake") and self._is_before_act(draft):
            return NO_PERIOD
        found = self._in_sentence(draft, before, times) or self._in_force(draft, in_force)
        if has_come_from(draft) and _goes_on_from(draft, found, before) and not is_of_years(found):
            draft.comparison_base = True
            return NO_PERIOD
        found = _summed_up_to(draft, _up_to_count(draft, found, before))
        # 到 9 月底，用户达 312 万户
        if found.time in draft.sentence.times and found.time is not None and found.time.grain in ("ten_days", "month"):
            found = self._at_its_end(draft, found)
        found = self._totals.of_all(draft, self._totals.of_year(draft, found), before)
        found = self._totals.until(draft, found)
        return NO_PERIOD if self._recurs(draft, found) else found

    def _recurs(self, draft: Draft, period: Period) -> bool:
        """Whether the figure comes again and again, so that a day or year told elsewhere is not its own: 每年减排 20 万吨."""
        if period.start is None or period.end is None or period.end - period.start > _A_YEAR:
            return False
        view, figure = draft.sentence.view, draft.quantity.start
        start = draft.sentence.clause(figure)[0]
        if self._yearly.search(view, start, figure):
            return True
        time = period.time
        if time is not None and time.instant and time in draft.sentence.times and view.find("；", time.end, figure) < 0:
            return False  # 截至年底，每月产 3 万片
        return period.start == period.end and self._recurring.search(view, start, figure) is not None

    def _joined(self, draft: Draft, said: Time, times: Sequence[Time]) -> Period:
        """The time with the one that it goes on from, where the figure is of both: 7 月及 8 月营收已达 3 亿元."""
        period, view = period_of(said), draft.sentence.view
        shared = draft.sentence.words.get("respectively") or draft.sentence.words.get("distributors")
        clause = draft.sentence.clause(draft.quantity.start)
        beside = [q for q in draft.sentence.quantities if clause[0] <= q.start < clause[1] and q.dimension != "time"]
        several = len(beside) > 1  # 2024 年度及 2025 年度两年合计 3 亿元 has one
        if said.period_start is None or said.instant:
            return period
        if self._is_in_a_row(view, said):
            return self._whole(draft, said, times)
        if shared or several:
            return period
        for time in times:
            if (
                time.grain == said.grain
                and time.period_end == said.period_start - timedelta(1)
                and not time.instant
                and self._joins.fullmatch(view, time.end, said.start)
            ):
                return period._replace(start=time.period_start, text=view[time.start : said.end])
        return period

    def _is_in_a_row(self, view: str, said: Time) -> bool:
        return said.grain == "day" and self._in_a_row.match(view, said.end) is not None

    def _whole(self, draft: Draft, said: Time, times: Sequence[Time]) -> Period:
        """The time; of days in a row from the first to the last: 1 月 8 日、9 日连续两日累计上涨 20%."""
        view, first = draft.sentence.view, said
        if not self._is_in_a_row(view, said):
            return period_of(said)
        for time in reversed(times):
            joined = time.end <= first.start and self._lists.fullmatch(view, time.end, first.start)
            if joined and time.grain == "day" and time.period_start is not None and not time.instant:
                first = time
        return period_of(said)._replace(start=first.period_start, text=view[first.start : said.end])

    @staticmethod
    def _of_day(said: Time) -> Period:
        """A price is changed on the day from which it holds: 自 2 月 25 日零时起每吨提高 300 元."""
        return period_of(said)._replace(end=said.period_start)

    @staticmethod
    def _at_its_end(draft: Draft, period: Period) -> Period:
        """What there is at 年底, 月底 or 今年截至 7 月 is counted on its last day: 2024 年底总股本 2 亿股."""
        at_end = period.time is not None and (period.time.text.endswith(_END_WORDS) or "截" in period.time.text[1:])
        if not at_end or draft.metric.entry.key not in STOCKS or draft.direction is not None or draft.ahead:
            return period
        return period._replace(start=period.end)

    def _of_year_in_force(self, period: Period, before: Sequence[Draft], in_force: Period) -> Period:
        """全年 behind what was told of the end of an earlier year is of that year: 截至 2023 年末…，全年营收 3 亿元."""
        if period.text not in self._whole_year or period.source != "relative" or period.start is None:
            return period
        for told in (*(draft.period for draft in reversed(before)), in_force):
            if told.end is not None and (told.end.month, told.end.day) == (12, 31) and told.end < period.start:
                return period._replace(start=told.end.replace(month=1, day=1), end=told.end, source="inherited")
        return period

    def _own(self, draft: Draft, times: Sequence[Time]) -> Time | None:
        """The time in the figure's own stretch; one that opens a comparison only where the figure is the base."""
        view, quantity = draft.sentence.view, draft.quantity
        for time in reversed([t for t in times if draft.site.left <= t.start and t.end <= quantity.start]):
            if self._datelines.follows_day(view, time.end) and not draft.metric.entry.of_day:
                continue  # （某社江州 4 日电）
            if draft.ahead and time.text.endswith("初") and self._goal.match(view, quantity.end):
                continue  # 超额完成年初 50 万辆的目标: when it was set
            if not self._changes.is_comparison(view, time):
                return time
            if self._bases.is_base(draft, time):
                draft.comparison_base = True
                return time
        return None

    def _in_sentence(self, draft: Draft, before: Sequence[Draft], times: Sequence[Time]) -> Period | None:
        """What earlier figures of the sentence are about, else an earlier time in it that dates more than the news.

        A quote or a property takes only what its own measure has, or a day.
        """
        entry, series = draft.metric.entry, _is_series(draft, before)
        opened = self._opens_without_time(draft)
        before = [d for d in before if d.quantity.start >= opened]
        times = [t for t in times if t.start >= opened]
        for earlier in reversed(before):
            quoted = entry.of_day and earlier.metric.entry.of_day and earlier.period.start == earlier.period.end
            if (
                (series or quoted or earlier.metric.entry.key == entry.key)
                and not earlier.comparison_base
                and earlier.period.source != "none"
                and (earlier.period.start is not None or earlier.metric.entry.key == entry.key)
                and not _is_aside(earlier, before, draft)
                and not _is_in_bracket(earlier, draft)
                and not self._undated.is_of_purchase(draft, earlier.period.time)
                and not self._undated.is_of_publishers(draft, earlier.period.time)
                and not is_left_behind(draft, earlier.period.time)
                and not is_base_date(draft, earlier.period.time)
            ):
                bases = [d.period.time for d in before if d.comparison_base]  # 1 月终值 50.3；服务业 54.1
                later = [t for t in times if earlier.quantity.end <= t.start and t not in bases]
                handed_on = earlier.period.time not in draft.sentence.times
                # 升 0.2 个百分点，为 5.1%
                level = earlier.direction is not None and earlier.metric.entry.key == entry.key
                state = self._is_norm(draft) or (not level and self._is_state(draft, earlier))
                if handed_on and draft.direction is None and state:
                    continue  # 上半年营收 3 亿元。[a new paragraph] 公司有 5 条生产线，月产能 3 万吨
                nearer = self._dating(draft, later, series=series)
                told = next((t for t in nearer if handed_on or self._goes_on(draft, t, earlier, before)), None)
                found = (
                    self._whole(draft, told, times) if told else earlier.period
                )  # 去年营收 3 亿元，而就在上月，公司融资 5 亿元
                return found._replace(source="inherited")
        told = next(self._dating(draft, times, series=series), None)
        return self._whole(draft, told, times)._replace(source="inherited") if told else None

    def _opens_without_time(self, draft: Draft) -> int:
        """Where what is told of no single time begins, the last before the figure: 近年来，引进 86 家; else the sentence's start."""
        start = draft.sentence.start
        said = list(self._no_single_time.finditer(draft.sentence.text, 0, draft.quantity.start - start))
        return start + said[-1].end() if said else start

    @staticmethod
    def _is_state(draft: Draft, earlier: Draft) -> bool:
        """Whether the figure is a state that another clause than the earlier figure's tells of."""
        clause = draft.sentence.clause
        return draft.metric.entry.key in STATES and clause(earlier.quantity.start) != clause(draft.quantity.start)

    def _is_norm(self, draft: Draft) -> bool:
        """Whether the figure is what is laid down: 占比上限分别为 40% 和 27.5%."""
        start = draft.sentence.clause(draft.quantity.start)[0]
        return not draft.ahead and self._norms.search(draft.sentence.view, start, draft.quantity.start) is not None

    def _goes_on_now(self, draft: Draft) -> bool:
        """Whether the sentence tells of what is under way: 另有 24 个项目正在研究，涉及资本开支 12 亿元."""
        start, end = draft.sentence.start, draft.sentence.clause(draft.quantity.start)[1]
        return draft.direction is None and self._ongoing.search(draft.sentence.view, start, end) is not None

    def _dating(self, draft: Draft, times: Sequence[Time], *, series: bool) -> Iterator[Time]:
        """The times before the figure that can say when it holds, the nearest first."""
        view, entry = draft.sentence.view, draft.metric.entry
        whole = series or entry.key == "stake" or (draft.direction is not None and not entry.of_day)
        if draft.direction is not None and not whole:  # 在刚过去的 1 月，大盘走强，指数累计上涨 9%
            whole = (
                self._cumulative.search(view, draft.sentence.clause(draft.quantity.start)[0], draft.quantity.start)
                is not None
            )
        if entry.key == "share_price" and not whole:  # 去年第四季度回购，最高成交价为 4 元
            whole = self._extremes.search(view, *self._to_figure(draft)) is not None
        for time in reversed([t for t in times if t.end <= draft.quantity.start]):
            near = time.grain == "day" or (entry.of_day and time.grain == "week" and not is_added_up_over(view, time))
            fits = whole or near or self._openings.opens(draft, time) or _told_with_measure(draft, time)
            fits = fits and not self._only_begins(draft, time)
            if fits and not self._changes.is_comparison(view, time) and not self._datelines.follows_day(view, time.end):
                yield time

    @staticmethod
    def _only_begins(draft: Draft, time: Time) -> bool:
        """Whether another clause tells of what has begun then: 随着新线本月开始量产，公司将投资 16 亿元."""
        end = draft.sentence.clause(time.start)[1]
        if time.period_end is not None or not time.text.endswith("开始") or end > draft.quantity.start:
            return False
        if draft.quantity.dimension == "time":
            return False  # 3 月 5 日开始报名，持续三周
        return draft.sentence.cost(time.end, end) > 0

    def _goes_on(self, draft: Draft, time: Time, earlier: Draft, before: Sequence[Draft]) -> bool:
        """Whether the sentence goes on with the time behind the earlier figure, and its own figure with that."""
        if self._openings.opens(draft, time):
            return True
        sentence = draft.sentence
        bases = [d.quantity.start for d in before if d.comparison_base]
        between = [q for q in sentence.quantities if time.end <= q.start and q.end <= draft.quantity.start]
        if any(q.start not in bases for q in between):
            return False
        same = earlier.period.time is not None and earlier.period.time.grain == time.grain
        same = same and _SINCE_THEN.match(sentence.view, time.end) is None  # 创 5 月 18 日大跌以来新低
        start = sentence.clause(time.start)[0]
        said = sentence.view[start : time.start].rpartition("—")[2]  # 甲乙领先——2023 年占比分别为…
        return same or not self._openings.bare(said).strip()

    def _in_force(self, draft: Draft, in_force: Period) -> Period:
        # A multiple compares periods, also of what else belongs to a product or a day.
        entry = draft.metric.entry
        days = in_force.end - in_force.start if in_force.start and in_force.end else None
        # 截至 8 月底存款 3 万亿元。沪指跌 0.8%: what a month closes with is no day of trading.
        closes = in_force.time is not None and in_force.time.instant and in_force.time.text.endswith(("底", "末"))
        of_day = (
            entry.of_day and not closes and days is not None and days <= (_A_WEEK if draft.direction else timedelta())
        )
        product = draft.subject is not None and draft.subject.type == "PRODUCT"
        changes = draft.direction is not None and not entry.of_day and not product
        if in_force.source == "none" or not (_is_series(draft) or of_day or changes or draft.quantity.unit == MULTIPLE):
            return NO_PERIOD
        if (
            entry.key == "count"
            and draft.direction is None
            and self._built_in.search(draft.sentence.view, *self._to_figure(draft))
        ):
            return NO_PERIOD  # 4 月发布新品。它内置 300 颗芯片
        if self._is_norm(draft) or self._goes_on_now(draft) or self._is_of_no_time_told(draft, in_force):
            return NO_PERIOD
        if not of_day and self._once.search(draft.sentence.view, *self._to_figure(draft)):
            return NO_PERIOD  # 甲公司曾一度占有 99% 的份额
        if in_force.start is None or in_force.end is None:
            return NO_PERIOD  # 自 3 月 1 日起实行新规。补贴为 700 元: since when and until when is told of its own sentence only
        return in_force._replace(source="inherited")

    def _is_of_no_time_told(self, draft: Draft, in_force: Period) -> bool:
        """Whether the sentence goes back before what was told of, or the figure is decided on and of no whole period."""
        view, start, figure = draft.sentence.view, draft.sentence.start, draft.quantity.start
        if self._earlier_told.match(view, start) or self._opens_without_time(draft) > start:
            return True
        key = draft.metric.entry.key
        if key not in _ACTS or draft.direction is not None or in_force.start == in_force.end:
            return False
        words = self._decided if key in ONE_OFF else self._announced
        return words.search(view, start, figure) is not None

    @staticmethod
    def _to_figure(draft: Draft) -> tuple[int, int]:
        """The figure's clause, up to the figure."""
        return draft.sentence.clause(draft.quantity.start)[0], draft.quantity.start

    def _is_before_act(self, draft: Draft) -> bool:
        """Whether the figure is of the shares before a change of them that is told of: 本次减持前，甲公司持股 5%."""
        acts = list(self._acts.finditer(draft.sentence.view, draft.sentence.start, draft.quantity.start))
        return bool(acts) and acts[-1]["way"] == "前"

    def _behind(self, draft: Draft, times: Sequence[Time]) -> Time | None:
        """A time behind the figure: in a bracket, 3 万辆（2024 年）, or of what it counts, 八成员工将于下月离职."""
        view, quantity = draft.sentence.view, draft.quantity
        for time in times:
            if time.start >= quantity.end:
                # 3 亿元（2023 年：2 亿元）: the bracket has its own figure
                bracketed = view[quantity.end : time.start].strip() in ("(", "（") and _is_bracketed(view, time)
                return time if bracketed or self._dates_counted(draft, time) else None
        return None

    def _dates_counted(self, draft: Draft, time: Time) -> bool:
        """Whether the figure with what it counts opens its clause, and the time stands before the verb.

        85% 的产品上半年盈利; 300 套将于 9 月推出; 4 家公司上半年净利润超 2 亿元; but 9 家公司发布半年报
        """
        sentence, quantity = draft.sentence, draft.quantity
        if draft.direction is not None or quantity.dimension not in ("count", "ratio") or time.instant:
            return False
        start, end = sentence.clause(quantity.start)
        if (
            not time.end < end
            or sentence.view.startswith("的", time.end)
            or sentence.cost(start, quantity.cue_start) > 1
        ):
            return False
        counted = sentence.view[quantity.end : time.start].strip()
        measured = time.grain in _UNITS_OF_ACCOUNTS and any(
            time.end <= cue.start < end and cue.entry[0].entry.key in SUMMED_ACCOUNTS for cue in sentence.metrics
        )
        if quantity.dimension == "count" and not measured and not counted.endswith(TO_COME):
            return False
        if not counted or counted.endswith(self._tells) or self._changes.is_comparison(sentence.view, time):
            return False  # 30% 的去年入学的学生
        return not any(quantity.end <= q.start < time.start for q in sentence.quantities)
