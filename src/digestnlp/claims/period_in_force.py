"""Which period in force a figure may take: no price of a day what was told of a quarter, nothing that is so what lies ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from digestnlp.claims.bare_changes import opens_sentence
from digestnlp.claims.draft import JUST_OVER, NO_PERIOD, ONE_OFF, Draft, MetricChoice, Period, Site
from digestnlp.claims.earlier import FLOWS
from digestnlp.claims.fit import MULTIPLE
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.period import STATES, STOCKS, is_compared_behind
from digestnlp.claims.running_totals import SUMMED_ACCOUNTS
from digestnlp.claims.state import State
from digestnlp.claims.undated import is_base_date
from digestnlp.deferred import deferred
from digestnlp.modality import Judge
from digestnlp.models import Quantity, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.times.numbers import CHINESE
from digestnlp.wordlist import compile_words, pattern_of

# What one has whatever quarter or year was told of.
_HOLDINGS = frozenset({"area", "cities", "dealers", "headcount", "shares", "stake", "stations", "stores"})
_TRADED = frozenset({"shares", "stake"})
# What is told of with the day of a balance sheet or another count, not what anything may be counted as.
_BALANCES = STOCKS - {"count", "shares", "users"} | {"debt", "stations"}
# What the books of a company say that is bought.
_BOOKED = frozenset({"assets", "liabilities", "premium"})
# For so long after it has ended a year is reported on.
_REPORTED = timedelta(150)
# The day on which something was said is no longer ago, where no year is said.
_SAID_OF_LATE = timedelta(90)
_SINCE = ("以来", "至今", "迄今")
# Things that are named one by one, or their kinds: 两块业务, 五种语言.
_KINDS = deferred(rf"[{CHINESE}两]{{1,2}}[^{CHINESE}\d]")
# What is told day by day beside quotes.
_DAILY = FLOWS | {"box_office", "gmv", "orders", "price", "sales_volume", "visits"}


class PeriodsInForce:
    """Chooses among the sentence's times and those of the sentences, paragraphs and headings before."""

    def __init__(self, rules: Rules, judge: Judge, left: PeriodsLeft) -> None:
        self._judge = judge
        self._left = left
        self._ratios_of_accounts = tuple(rules.words("ratios_of_accounts"))
        self._parts = deferred(rf"\s*(?:{pattern_of(rules.words('part_openers'))})")
        self._sessions = compile_words(rules.words("session_words"))

    def find(
        self, draft: Draft, chosen: MetricChoice, before: Sequence[Draft], state: State
    ) -> tuple[list[Time], Period]:
        """The times of its sentence that may date the claim, and the period in force that may.

        Args:
            draft: the claim; `ahead` and what it is of are known already.
            chosen: its measure before it was known whose it is.
            before: the drafts before it in the sentence.
            state: what is in force.
        """
        site, entry = draft.site, draft.metric.entry
        times = self._times(draft, state.anchor) if draft.ahead else self._told(site, before)
        said = state.ahead if draft.ahead and state.ahead.source != "none" else state.period
        last = state.drafts[0] if state.drafts and not before else None
        if last is not None and last.period.source != "none" and opens_sentence(draft):
            said = last.period  # 9 月 31 家房企销售额 3 亿元。环比增长 4%
        told = said.source != "none" and not _has_no_day(draft, said)
        in_force = said if told else self._topic_period(draft, chosen, state)
        if site.quantity.unit == MULTIPLE:
            in_force = self._left.opening(site.sentence) or in_force  # a multiple compares periods
        if in_force.source == "none" and _may_be_of(state.day, entry):
            # 昨日油价走高。截至收盘，原油期货价格上涨 0.7%: what a session is told of has the day, whatever is quoted
            sentence = site.sentence
            quoted = entry.of_day or (
                entry.key == "price" and self._sessions.search(sentence.view, sentence.start, site.quantity.start)
            )
            in_force = state.day if quoted else in_force
        undated = self.undated_from(draft)
        if undated is not None:
            return [time for time in times if time.start >= undated], NO_PERIOD
        if draft.ahead and (_is_over(in_force, state.anchor) or _was_counted(in_force)):
            in_force = NO_PERIOD  # 一季度营收 3 亿元。公司拟回购 1 亿元: what is to come is of no time that is over
        if not draft.ahead and is_to_come(in_force, state.anchor):
            in_force = NO_PERIOD  # 新厂最快 2027 年投产。公司市占率为 32%: what is so is of no time that is to come
        if _has_no_day(draft, in_force) and not times:  # 截至 2023 年末…。全年营收 3 亿元 is of the year that is over
            in_force = NO_PERIOD if _has_no_day(draft, state.heading_period) else state.heading_period
        if (
            is_base_date(draft, in_force.time)
            or _is_day_of_deal(draft, in_force, state)
            or self._is_since_another_began(draft, in_force, state)
        ):
            in_force = NO_PERIOD
        return times, in_force

    def _is_since_another_began(self, draft: Draft, period: Period, state: State) -> bool:
        """Whether the level is of another than the one which has been on sale since, and of no part of that.

        春岚苑自 3 月开售以来售出 900 套。秋岚苑售出 410 套; but of 今年以来 whatever is told is.
        """
        time, subject, sentence = period.time, draft.subject, draft.sentence
        if time is None or subject is None or draft.direction is not None:
            return False
        if not sentence.view.endswith(_SINCE, time.start, time.end) or self._parts.match(sentence.view, sentence.start):
            return False
        if period.start is None or period.end != state.anchor or (period.start.month, period.start.day) == (1, 1):
            return False
        told = [earlier for earlier in state.drafts if earlier.period.time is time]
        return all(earlier.subject is None or earlier.subject.name != subject.name for earlier in told)

    def undated_from(self, draft: Draft) -> int | None:
        """From where on in its sentence what lies ahead is of no time that is told of before: 投产后; None where nothing says so."""
        return self._judge.undated_from(draft.sentence, draft.quantity) if draft.ahead else None

    def _topic_period(self, draft: Draft, metric: MetricChoice, state: State) -> Period:
        """The section's period; sums and shares are of no single day where others were of a quarter or a year.

        业绩公布后股价今早涨 5%。公司上季营收 30 亿元。[a new paragraph] 毛利率 16%.
        """
        topic, accounts, entry, site = state.topic_period, state.accounts_period, metric.entry, draft.site
        if _is_of_now(topic, state.anchor):
            return NO_PERIOD
        of_accounts = (metric.text or "").endswith(self._ratios_of_accounts)
        if not (site.changes or of_accounts or is_compared_behind(site)) and _is_state(site.quantity, metric, topic):
            return NO_PERIOD
        told_for_all = topic in (state.heading_period, state.led_period) or draft.ahead or of_accounts
        if (
            not told_for_all
            and _is_of_there(topic, site.quantity, entry, state.anchor)
            and not is_compared_behind(site)
        ):
            return NO_PERIOD
        of_accounts = of_accounts or (not entry.of_day and site.quantity.dimension in ("money", "ratio"))
        if of_accounts and accounts.source != "none" and topic.start is not None and topic.start == topic.end:
            return accounts
        return topic if _may_be_of(topic, entry) else NO_PERIOD

    def _told(self, site: Site, before: Sequence[Draft]) -> list[Time]:
        """The times for what is so: none of an earlier clause that speaks of what lies ahead (计划 8 月底前上市，已募资 3 亿元)."""
        sentence = site.sentence
        own = sentence.clause(site.quantity.start)
        if not any(time.end <= own[0] and self._judge.lies_ahead(sentence, time) for time in sentence.times):
            return list(sentence.times)
        told = {sentence.clause(draft.quantity.start) for draft in before if not draft.ahead}
        return [
            time
            for time in sentence.times
            if time.end > own[0] or sentence.clause(time.start) in told or not self._judge.lies_ahead(sentence, time)
        ]

    @staticmethod
    def _times(draft: Draft, anchor: date | None) -> list[Time]:
        """The times for what lies ahead; a day in an earlier clause is still when something was said: 9 日公告，拟投资."""
        sentence = draft.sentence
        start, _ = sentence.clause(draft.quantity.start)
        accounts = draft.metric.entry.key in SUMMED_ACCOUNTS
        told = {time.start: time for time in sentence.times}
        times = []
        for future in sentence.future_times:
            past = told.get(future.start, future)  # 届时 is a time of what lies ahead alone
            said_then = past.grain == "day" and past.end <= start and not _comes_soon(past, future, anchor)
            is_past = said_then or _just_over(past, anchor)
            times.append(past if is_past or (accounts and _is_nearer(past, future, anchor)) else future)
        return times


def _is_state(quantity: Quantity, metric: MetricChoice, period: Period) -> bool:
    """Whether the level is none of the period, which another paragraph tells of.

    What is so at any time is of none (产能 3 万片); what one has, an act and a few kinds of things are of no whole quarter or year:
    2024 年营收 3 亿元。[a new paragraph] 公司以 2 亿元收购…; 拥有门店 300 家; 主营两块业务.
    """
    key = metric.entry.key
    if key in STATES or period.start is None or period.start == period.end:
        return key in STATES
    kinds = key == "count" and _KINDS.match(quantity.text) is not None
    had = key in _HOLDINGS and (metric.how != "verb_before" or key not in _TRADED)  # 减持 3 亿股 is of its quarter
    return kinds or had or key in ONE_OFF


def _is_day_of_deal(draft: Draft, period: Period, state: State) -> bool:
    """Whether only what was agreed upon is of the day, and the figure what stands in the books.

    5 月 8 日，甲公司以 3 亿元收购乙公司。乙公司总资产 13 亿元.
    """
    time = period.time
    if time is None or time.grain != "day" or time.instant or draft.metric.entry.key not in _BOOKED:
        return False
    told = [earlier.metric.entry.key for earlier in state.drafts if earlier.period.time is time]
    return bool(told) and all(key in ONE_OFF or key == "stake" for key in told)


def _has_no_day(draft: Draft, period: Period) -> bool:
    """Whether the figure came together over months, and the period is a day up to which others were counted.

    截至 3 月底，用户 1310 万户。营收增长 2.5%.
    """
    return _was_counted(period) and (draft.metric.entry.key in SUMMED_ACCOUNTS or draft.metric.entry.key == "arpu")


def _just_over(time: Time, anchor: date | None) -> bool:
    """Whether the month, quarter or feast has just ended, so that what is expected of it is not yet known: 机构预计 7 月 CPI."""
    end = time.period_end
    return time.grain != "day" and end is not None and anchor is not None and timedelta() < anchor - end <= JUST_OVER


def _comes_soon(past: Time, future: Time, anchor: date | None) -> bool:
    """Whether the day was long ago and comes again sooner, so that nobody said it then: on 20 May 预计到 5 月 28 日仍有空间，或降 2 元."""
    end, start = past.period_end, future.period_start
    if end is None or start is None or anchor is None:
        return False
    return anchor - end > _SAID_OF_LATE and start - anchor < anchor - end


def _is_nearer(past: Time, future: Time, anchor: date | None) -> bool:
    """Whether the part of a year has ended more lately than it begins again: on 26 August 预计上半年净利润下降 is of this year's."""
    if past.grain not in ("quarter", "half", "span") or anchor is None:
        return False
    end, start = past.period_end, future.period_start
    return end is not None and start is not None and timedelta() < anchor - end < start - anchor


def _is_over(period: Period, anchor: date | None) -> bool:
    """Whether the period has ended so long ago that nothing of it is still awaited."""
    return period.end is not None and anchor is not None and anchor - period.end > JUST_OVER


def _was_counted(period: Period) -> bool:
    """Whether it is a day up to which something was counted, which no plan is of: 截至 3 月 31 日持股 5%。公司拟回购…."""
    return period.time is not None and period.time.instant and period.start == period.end


def _is_of_now(period: Period, anchor: date | None) -> bool:
    """Whether the period is the day of the text or some time up to it, which another paragraph does not go on with: 目前, 近三年."""
    now = period.time is not None and period.time.instant and period.start == period.end == anchor
    return (now and anchor is not None) or rolls_up_to(period, anchor)


def rolls_up_to(period: Period, anchor: date | None) -> bool:
    """Whether the period is so many years or months up to the day of the text: 近三年."""
    time = period.time
    if time is None or period.end is None or period.end != anchor:
        return False
    return time.grain == "span" and time.period_from == "relative" and not time.text.endswith("以来")


def _may_be_of(period: Period, entry: MetricEntry) -> bool:
    """Whether the measure may be of the period of another paragraph: of the day of an act or session only what is told day by day.

    3 月 5 日，甲公司宣布收购乙公司。[a new paragraph] 公司有 3 万名员工: what there is was no more so then.
    """
    if period.time is None or period.time.grain != "day" or period.time.instant:
        return True  # 截至 3 月 5 日 goes on
    return (entry.of_day and entry.key != "stake") or entry.key in _DAILY


def _is_of_there(period: Period, quantity: Quantity, entry: MetricEntry, anchor: date | None) -> bool:
    """Whether only the paragraph that says the period is of it: a day up to which was counted, or a year that no report is on.

    截至 3 月 5 日持股 5%; 前年的市场…. [a new paragraph] 两家公司有 60 家门店. Balances, shops and accounts go on with it. A year that is
    not over has no share yet, but what is counted so far.
    """
    if period.time is None or period.end is None or anchor is None or entry.key in SUMMED_ACCOUNTS:
        return False
    if period.time.instant or (period.start == period.end and period.time.grain != "day"):
        return entry.key not in _BALANCES
    if period.time.grain != "year":
        return False
    return anchor - period.end > _REPORTED or (anchor <= period.end and quantity.dimension == "ratio")


def is_to_come(period: Period, anchor: date | None) -> bool:
    """Whether the period has not begun, so that nothing of it is known."""
    return period.start is not None and anchor is not None and period.start > anchor
