"""Says since when what is summed up goes: 今年累计 up to the end of the month that is told of, 累计交付 of all until then."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import NO_PERIOD, Draft, Period
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

# What is summed up over a year's months.
SUMMED_ACCOUNTS = frozenset(
    {"adjusted_net_profit", "gross_profit", "net_loss", "net_profit", "operating_profit", "pretax_profit", "revenue"}
)
_ALL_TOLD = "累计"
# Of these what is summed up has been done one by one; what is counted is so only where a verb says it.
_SUMMED_FLOWS = frozenset({"amount", "count", "deliveries", "orders", "sales_volume", "shipments"})
_IS_DONE = deferred(
    "累计(?:共)?(?:召回|收到|销售|实施|完成|办理|发放|处理|处置|受理|推动|接待|签发|发送|运送|出口|交付|查处|培训)"
)
# 4 月，石桥县财政支出累计为 6 亿元
_BUDGET = deferred("(?:预算|财政)[^，。；]{0,8}支出[^，。；]{0,4}(?:累计|合计)")
_SHORT_GRAINS = frozenset({"week", "ten_days", "month", "quarter"})


class RunningTotals:
    """Reads the packs' words of sums."""

    def __init__(self, rules: Rules) -> None:
        self._cumulative = compile_words(rules.words("cumulative"))

    def so_far(self, draft: Draft, period: Period, before: Sequence[Draft], in_force: Period) -> Period:
        """今年累计 behind what was told of a month goes up to its end: 5 月销量 3 万辆，今年累计销量 12 万辆."""
        time, start = period.time, period.start
        running = time is not None and start is not None and time.grain in ("year", "span") and time.instant is False
        if time is None or start is None or not running or (start.month, start.day) != (1, 1):
            return period
        if not self._cumulative.search(draft.sentence.view, time.start, draft.quantity.start):
            return period
        if period.source != "relative":
            return period
        for told in (*(draft.period for draft in reversed(before)), in_force):
            month = told.time is not None and told.time.grain == "month"
            if month and told.end is not None and told.end.year == start.year and (period.end or told.end) >= told.end:
                return period._replace(end=told.end)
        return period

    def of_year(self, draft: Draft, period: Period) -> Period:
        """累计 of accounts behind those of a month goes from the year's first day: 8 月营收 3 亿元，累计营收 20 亿元."""
        time, start = period.time, period.start
        if time is None or start is None or time.grain != "month" or draft.ahead or draft.direction is not None:
            return period
        figure = draft.quantity.start
        clause = draft.sentence.clause(figure)[0]
        spent = draft.metric.entry.key == "expense" and _BUDGET.search(draft.sentence.view, clause, figure)
        if not (spent or draft.metric.entry.key in SUMMED_ACCOUNTS) or draft.quantity.dimension == "ratio":
            return period
        summed = self._cumulative.search(draft.sentence.view, clause, figure)
        if summed is None or summed[0] == "合计":
            return period  # 8 月三家公司合计营收 3 亿元
        if draft.subject is not None and draft.subject.type == "PRODUCT":
            return NO_PERIOD  # 8 月，《云岚战记》累计营收 3 亿元: since it has been sold
        return period._replace(start=start.replace(month=1, day=1))

    @staticmethod
    def until(draft: Draft, period: Period) -> Period:
        """累计 behind a day up to which was counted is of all until then: 截至 5 月底，已累计召回 3 万辆.

        What there is on a day (累计建成充电桩 3 万台, 累计用户) is of that day.
        """
        time, figure = period.time, draft.quantity.start
        if time is None or not time.instant or period.start is None or draft.ahead or draft.direction is not None:
            return period
        if draft.metric.entry.key not in _SUMMED_FLOWS or not time.text.startswith("截"):
            return period
        summed = draft.sentence.view.rfind(_ALL_TOLD, max(time.end, draft.sentence.clause(figure)[0]), figure)
        counted = draft.metric.entry.key == "count"
        if summed < 0 or (counted and not _IS_DONE.match(draft.sentence.view, summed, figure)):
            return period
        return period._replace(start=None)

    @staticmethod
    def of_all(draft: Draft, period: Period, before: Sequence[Draft]) -> Period:
        """累计 behind a smaller figure of the same measure is of all until then: 9 月交付 3 万辆，累计交付 50 万辆."""
        figure, key = draft.quantity, draft.metric.entry.key
        if (
            period.start is None
            or period.source != "inherited"
            or key in SUMMED_ACCOUNTS
            or draft.direction is not None
        ):
            return period
        if period.start == period.end:
            return period  # 3 月 5 日质押 2 万股，累计质押 6 万股: as on that day
        summed = draft.sentence.view.rfind(_ALL_TOLD, draft.sentence.clause(figure.start)[0], figure.start)
        if summed < 0:
            return period
        # 累计产销分别为 3 万辆和 4 万辆: the first is summed up, too
        smaller = any(
            told.metric.entry.key == key
            and not (told.sentence is draft.sentence and told.quantity.start > summed)
            and told.direction is None
            and told.quantity.unit == figure.unit
            and told.quantity.value < figure.value
            and not _is_summed(told)  # 同城累计完成 3 万件；异地累计完成 9 万件
            and (told.period.start, told.period.end) == (period.start, period.end)
            for told in before
        )
        # 9 月营收 3 亿元。累计交付 50 万辆
        elsewhere = figure.dimension == "count" and period.time is not None and period.time.grain in _SHORT_GRAINS
        elsewhere = elsewhere and period.time not in draft.sentence.times
        return period._replace(start=None) if smaller or elsewhere else period


def _is_summed(draft: Draft) -> bool:
    """Whether the figure is summed up itself."""
    view, figure = draft.sentence.view, draft.quantity.start
    return view.rfind(_ALL_TOLD, draft.sentence.clause(figure)[0], figure) >= 0
