"""Whether a clause behind what is planned, expected or rumoured turns to what is so already."""

from __future__ import annotations

from digestnlp.deferred import deferred
from digestnlp.modality.cues import Cue
from digestnlp.modality.stretch import Span, Stretch
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

# What opens the value that something has come from, and a clause that tells from where to where something was revised.
REVISIONS = ("由", "从", "自")
# What may stand behind a time that ends a clause.
_OPENING_ENDS = " ，,：:末底前"


class SoNow:
    """Tells it by the packs' words of what is done, and by times that are over."""

    def __init__(self, rules: Rules) -> None:
        self._done_already = compile_words(rules.words("done_already"))
        openers = rf"{pattern_of(rules.words('done_openers'))}|前 ?[0-9一二两三四五六七八九十]"  # 前 11 个月 is over
        # 称公司现有员工 300 人
        self._done_openers = deferred(rf"[ ，,；;]*(?:而|但)?(?:并?称|表示)?(?:该?公司|集团|后者)?(?:{openers})")
        self._bases = deferred(rf"(?:{pattern_of(rules.words('comparison_openers'))}|[与同]) *$")

        # 会员 + 数 + 达 + 380 万, 员工 + 约 + 1.2 万人
        self._states = deferred(
            rf"[ ，,；;]*(?:目前|现|全球|公司)?(?P<noun>{pattern_of(rules.words('state_nouns'))})(?:总?[数量]|人数|规模)?"
            r"(?:已|共|现|约|达(?!到)|为|有|近|超过?|逾|接近|突破|总计| )*(?=\d)"
        )

    def tells_of(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether the figure's clause, behind the cue's, is of what is so: 计划改造 2 万个，1 至 4 月已改造 5000 个."""
        return (
            self._is_done(sentence, clause, quantity, cue)
            or self._is_state(sentence, clause, cue)
            or (
                not announces(sentence, cue)
                and (self._went_on(sentence, quantity, cue) or self._is_of_time_over(sentence, quantity, cue))
            )
        )

    def _is_state(self, sentence: Stretch, clause: tuple[int, int], cue: Cue) -> bool:
        """Whether the clause only says how many there are of those whom the cue's does not tell of: 将新增 30 家门店，会员达 380 万."""
        state = self._states.match(sentence.view, *clause)
        told = any(cue.end <= q.start and q.end <= clause[0] for q in sentence.quantities)
        return state is not None and told and state["noun"] not in sentence.view[cue.start : clause[0]]

    def is_background(self, sentence: Stretch, clause: tuple[int, int], cue: Cue) -> bool:
        """Whether a clause behind what is rumoured says what is so: 消息指甲公司集资 5 亿美元，去年收入 12 亿美元."""
        told = any(cue.end <= q.start and q.end <= clause[0] for q in sentence.quantities)
        return told and self._done_openers.match(sentence.view, clause[0]) is not None

    def _is_done(self, sentence: Stretch, clause: tuple[int, int], quantity: Span, cue: Cue) -> bool:
        """Whether the figure's clause, behind the cue's, says that it is so already, or how what is done came about."""
        view = sentence.view
        if self._done_already.search(view, clause[0], quantity.start) or view.startswith("已", quantity.end):
            return True
        part = view.rfind("；", cue.end, quantity.start) + 1  # 预计销量翻倍；去年销量 3 万辆，增长 5%
        if any(self._done_openers.match(view, at, quantity.start) for at in {part or clause[0], clause[0]}):
            return True
        if not view.startswith(REVISIONS, clause[0]):
            return False
        # 恐已卖出近半，从 15% 降到 7%
        before = sentence.clause(max(sentence.start, clause[0] - 1))
        return before[0] > cue.start and self._done_already.search(view, *before) is not None

    def _is_of_time_over(self, sentence: Stretch, quantity: Span, cue: Cue) -> bool:
        """Whether a clause between the cue's and the figure turns to what is so now, or to a part of the year that is over.

        将推更多方案，目前有 45 个分区；用户达 8 亿. 预计全年营收 9 亿元，上半年为 4 亿元. But of 拟收购 51%，目前持股 49%，作价 3 亿元
        it is the deal that goes on.
        """
        start, end = sentence.clause(cue.start)
        dated = [time for time in sentence.times if start <= time.start < quantity.start]
        if not dated or dated[-1].start < end or self._is_base(sentence, dated[-1]):
            return False
        time, planned = dated[-1], any(cue.end <= q.start < dated[-1].start for q in sentence.quantities)
        if time.instant:
            own = sentence.clause(time.start) == sentence.clause(quantity.start)
            goes_on = planned and not own and "；" not in sentence.view[time.end : quantity.start]
            return not goes_on and (
                _is_bare(sentence, time) or self._done_openers.match(sentence.view, time.start) is not None
            )
        return _is_bare(sentence, time) and (planned or any(_is_later(other, time) for other in dated[:-1]))

    def _went_on(self, sentence: Stretch, quantity: Span, cue: Cue) -> bool:
        """Whether the cue's clause has no figure, and the first one behind it is of what is done.

        计划改造管网，已改造 30 公里，覆盖 2 万户
        """
        _, end = sentence.clause(cue.start)
        first = next((q for q in sentence.quantities if cue.end <= q.start), None)
        if first is None or not end <= first.start < sentence.clause(quantity.start)[0]:
            return False
        return self._is_done(sentence, sentence.clause(first.start), first, cue)

    def _is_base(self, sentence: Stretch, time: Time) -> bool:
        """Whether a figure is compared with the one of the time: 较上半年增长 5%."""
        return self._bases.search(sentence.view, sentence.start, time.start) is not None


def _is_bare(sentence: Stretch, time: Time) -> bool:
    """Whether the time says no year and is over: 上半年 in an autumn, which may as well be the next."""
    ahead = next((other for other in sentence.future_times if other.start == time.start), time)
    return time.period_end is not None and ahead.period_start is not None and time.period_end < ahead.period_start


def _is_later(other: Time, time: Time) -> bool:
    """Whether the other time is of days behind the time, or of a year or more that it is a part of."""
    starts, ends = other.period_start, other.period_end
    if starts is None or ends is None or time.period_start is None or time.period_end is None:
        return False
    holds = starts <= time.period_start and time.period_end <= ends
    return time.period_end < starts or (holds and time.period_end - time.period_start < ends - starts)


def announces(sentence: Stretch, cue: Span) -> bool:
    """Whether the cue's clause says nothing but that something is to come: 公司预计，截至年底，门店达 1000 家."""
    _, end = sentence.clause(cue.start)
    return not sentence.view[cue.end : end].strip(_OPENING_ENDS) or opens(sentence, cue)


def opens(sentence: Stretch, cue: Span) -> bool:
    """Whether the cue's clause only announces what follows: 力争到 2026 年，产量达 7 亿吨; 业绩指引：营收 5 亿元."""
    start, end = sentence.clause(cue.start)
    if sentence.view[cue.end : end].strip(" 为是") in ("：", ":"):
        return True  # 业绩指引：营收 5 亿元; 规划目标为：营收 5 亿元，销量 3 万吨
    if sentence.view.startswith(REVISIONS, end) and not any(start <= q.start < end for q in sentence.quantities):
        return True  # 上调全年指引，由 4 亿元上调至 5 亿元
    day = next((time for time in reversed(sentence.times) if cue.end <= time.start and time.end <= end), None)
    return day is not None and not sentence.view[day.end : end].strip(_OPENING_ENDS)
