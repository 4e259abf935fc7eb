"""Tells whose figure is the base of a comparison, with the time that opens it: 上年同期盈利 2 亿元, 较去年亏损 3 元."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import Draft, Period, period_of
from digestnlp.claims.opening_times import OpeningTimes
from digestnlp.deferred import deferred
from digestnlp.modality import REVISIONS
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.times.calendar import Period as CalendarPeriod
from digestnlp.times.calendar import years_away
from digestnlp.wordlist import pattern_of

_OF_THEN = deferred("(?:同期|高峰期?|高点|低点|高位|低位|峰值)?的")
_BRACKETED_BEHIND = deferred(r"[^，。；、（(\d]{0,8}[（(] *")
# 较 3 月份相应升幅 3.7%
_RATE = deferred(r" *的?(?:相应|相关|同期|同比|按年|平均|修订)?的?(?:升幅|涨幅|跌幅|增幅|降幅|减幅|增速|增长率) *")
# 较 3 月份升幅 1.8% 为高
_DIFFERS = deferred(r" *[为更](?:高|低|大|小|多|少|快|慢)")
_ON_TOP = ("基础上", "的基础上")
_WITH, _SET_AGAINST = tuple("与同和跟"), deferred(" *(?:相比|比较|对比|相较|持平|基本持平|相当)")
_SHORT = 4  # characters of substance
_LONG = 14
_WORD = 2
_LAST_YEAR = ("上年", "去年", "上一年", "前一年")
_THAN = tuple("比较于过及越")  # the last characters of 比, 较, 高于, 超过, 不及
_OUTDOES = tuple("于过及越超如")  # of 高于, 超过, 不及, behind which no figure says by how much, unless in points
_BY_HOW_MUCH = ("比", "较")
_MORE = tuple("多少净")
_OF_THE_SAME_TIME = "同期"


def named_behind(draft: Draft, time: Time) -> bool:
    """Whether the figure's measure stands between the time and it, with hardly a word more."""
    start, end, figure = draft.metric.start, draft.metric.end, draft.quantity.cue_start
    if start is None or end is None or not time.end <= start <= end <= figure:
        return False
    return draft.sentence.cost(time.end, start) <= _SHORT and draft.sentence.cost(end, figure) <= 1


def leads_on(view: str, time: Time) -> bool:
    """Whether 比 or 较 stands before the time, so that a sum behind it is by how much there is more or less than then."""
    return view[: time.start].rstrip().endswith(_BY_HOW_MUCH)


class BaseTimes:
    """Finds them by the packs' words of results and of how a move goes on."""

    def __init__(self, rules: Rules, changes: ChangeReader, openings: OpeningTimes) -> None:
        self._changes = changes
        self._openings = openings
        self._base_results = deferred(rf" *(?:{pattern_of(rules.words('base_results'))})[为约]? *")
        self._causes = deferred(rf" *(?:{pattern_of(rules.words('causes'))})")
        self._moved_on = deferred(rf" *(?:{pattern_of(rules.words('moved_on'))})")

    def is_base(self, draft: Draft, time: Time) -> bool:
        """Whether the figure is what the time that opens a comparison had: 上年同期盈利 2.5 亿元, 去年同期为下降 3%."""
        sentence, metric, end = draft.sentence, draft.metric, draft.quantity.cue_start
        told = time.base and sentence.view.startswith(("为", "是"), time.end)
        if told or draft.site.compared or _BRACKETED_BEHIND.fullmatch(sentence.view, time.end, end):
            return True  # 与去年的出口额（3 亿元）仅相差
        if draft.direction is None and self._base_results.fullmatch(sentence.view, time.end, end):
            return True  # 较去年亏损 3.2 元
        leads = sentence.view[max(sentence.start, time.start - 2) : time.start].rstrip().endswith(REVISIONS)
        if leads and sentence.view.startswith("的", time.end) and sentence.cost(time.end, end) == 0:
            return True  # 增速由一季度的 39% 回落到 33%
        if draft.direction is None and sentence.clause(time.start) == sentence.clause(draft.quantity.start):
            if leads and sentence.cost(time.end, end) <= _SHORT and draft.basis is None:
                return True  # 从 2001 年占世界的 4.3% 到…
            opens = self._openings.bare(sentence.view[sentence.clause(time.start)[0] : time.start])
            if time.base and not opens.removeprefix("其").strip(" （("):
                return True  # 去年同期备货预估为 9000 万部; 主要系去年同期确认费用 9000 万元
            if sentence.view.startswith("的", time.end) and named_behind(draft, time):
                return True  # 已超越第一季度的全季获利 0.58 元
        if self._is_told_of_base(draft, time, leads=leads):
            return True
        if (
            draft.direction is not None
            and _OF_THEN.match(sentence.view, time.end)
            and sentence.cost(time.end, end) <= _SHORT
            and not (draft.quantity.dimension != "ratio" and leads_on(sentence.view, time))
        ):
            return True  # 逊于前季的季增 0.8%, but not 比前三月的获利增加了 3 亿元
        if draft.direction is not None:
            return False
        named = metric.start is not None and metric.end is not None and time.end <= metric.start and metric.end <= end
        if time.base and named and metric.start is not None and metric.end is not None:
            cost = sentence.cost(time.end, metric.start) + sentence.cost(metric.end, end)
            return cost <= 1 and not self._is_more(draft)
        return not named and sentence.cost(time.end, end) <= 1  # 较年初净流出 13 亿元 is no base

    @staticmethod
    def same_part(draft: Draft, time: Time, before: Sequence[Draft]) -> Period | None:
        """The part of the year before that a level of part of a year is compared with: 7 月销售额 3 亿元，较上年 2 亿元增长 5%."""
        last, view = before[-1] if before else None, draft.sentence.view
        if last is None or time.text not in _LAST_YEAR or not leads_on(view, time) or draft.direction is not None:
            return None
        if last.direction is not None or last.comparison_base or last.metric.entry.key != draft.metric.entry.key:
            return None
        start, end = last.period.start, last.period.end
        if (
            start is None
            or end is None
            or start.year != end.year
            or view[time.end : draft.quantity.cue_start].strip(" 的")
        ):
            return None
        then = years_away(CalendarPeriod(start, end, "span"), -1)
        return period_of(time)._replace(start=then.start, end=then.end)

    @staticmethod
    def _is_more(draft: Draft) -> bool:
        """Whether the measure's name only says what there is more of: 比上年多收入 3 亿元."""
        return draft.sentence.view.endswith(_MORE, 0, draft.metric.start)

    def told_of(self, draft: Draft, before: Sequence[Draft], times: Sequence[Time]) -> Period | None:
        """The time of last year's that opens a clause of its own, or of whose further figures this is one.

        上年末，公司总资产 3 亿元; 上年同期净利润 2 亿元，每股收益 0.1 元
        """
        sentence, figure = draft.sentence, draft.quantity.start
        told = [t for t in times if t.end <= figure]
        if draft.direction is not None or not told or not told[-1].base or told[-1].text == _OF_THE_SAME_TIME:
            return None
        base = told[-1]
        caused = self._causes.match(sentence.view, base.end) is not None  # 去年同期由于完成验收，确认收益 3 亿元
        start = sentence.clause(base.start)[0] if caused else sentence.start
        opens = max(start, sentence.view.rfind("；", sentence.start, base.start) + 1)
        lead = self._openings.bare(sentence.view[opens : base.start])
        if lead.strip(" ，") or sentence.view.find("；", base.end, figure) >= 0:
            return None
        first = next((d for d in before if d.quantity.start >= base.end), draft)
        named = first.metric.start is not None and first.metric.start >= base.end and first.direction is None
        opened = caused or self._openings.opens(draft, base)
        if not named or not (opened if first is draft else first.comparison_base):
            return None
        return period_of(base)._replace(source="inherited")

    @staticmethod
    def _is_moved_from(draft: Draft) -> bool:
        """Whether it is said behind the rate that another differs from it: 较 3 月份升幅 1.8% 为高, 较 3 月份升幅 3.7% 微升 0.1%."""
        sentence, end = draft.sentence, draft.quantity.end
        if _DIFFERS.match(sentence.view, end):
            return True
        return any(end <= c.start and not sentence.view[end : c.start].strip() for c in sentence.changes)

    def _is_told_of_base(self, draft: Draft, time: Time, *, leads: bool) -> bool:
        """Whether words between the time and the figure, or behind it, say that the figure is the base's own.

        高于 2 月向下修订的 11.7 万个; 由去年同期下降 5% 转为增长 21%; 较 4 月的跌幅 3% 有所收窄
        """
        sentence, end = draft.sentence, draft.quantity.cue_start
        if sentence.clause(time.start) != sentence.clause(draft.quantity.start):
            return False
        led = sentence.view[max(sentence.start, time.start - 2) : time.start].rstrip()
        if sentence.view.startswith(_ON_TOP, draft.quantity.end) and led.endswith("在"):
            return True  # 在 2025 年 40 万辆的基础上增长 20%
        if led.endswith("继") or self._changes.is_left_behind(sentence.view, time):
            return True  # 继 11 月流入 600 亿元后; 扭转去年四季度萎缩 0.5% 的走势
        set_against = led.endswith(_WITH) and _SET_AGAINST.match(sentence.view, draft.quantity.end) is not None
        compared = set_against or led.endswith(_THAN)
        rate = draft.quantity.dimension == "ratio" and _RATE.fullmatch(sentence.view, time.end, end) is not None
        cost = 0 if rate else sentence.cost(time.end, end)
        if compared and rate and self._is_moved_from(draft):
            return True
        if rate and led.endswith(_OUTDOES) and draft.quantity.unit != "pp":
            return True  # 同比增长 6.4%，低于 3 月份同比增幅 7.1%, but not 高于去年同期增速 0.7 个百分点
        if compared and cost == 0 and sentence.view.startswith("的", draft.quantity.end):
            return True  # 高于上一年 -2.5% 的增速
        if draft.direction is None:
            of_it = sentence.view[time.end : end].rstrip().endswith("的") and sentence.cost(time.end, end) <= _LONG
            # 较去年第三季资本支出 9 亿元增加 18%, but not 较年初净流出 13 亿元
            of_measure = draft.metric.how == "cue_before" and named_behind(draft, time) and not self._is_more(draft)
            return (compared and (of_it or of_measure)) or (set_against and cost <= 1)
        if cost > _WORD:
            return False
        return leads or (compared and self._moved_on.match(sentence.view, draft.quantity.end) is not None)
