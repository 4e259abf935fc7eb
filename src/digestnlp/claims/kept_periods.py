"""Keeps the times that a sentence leaves in force: for its paragraph, its section, what lies ahead, and what is of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import HISTORY, NO_PERIOD, Draft, Period, period_of
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.period_in_force import is_to_come, rolls_up_to
from digestnlp.claims.scan import Sentence
from digestnlp.claims.state import State
from digestnlp.modality import Judge
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last


class KeptPeriods:
    """Notes what the packs' words and the periods of claims leave in force."""

    def __init__(self, rules: Rules, judge: Judge, changes: ChangeReader, left: PeriodsLeft) -> None:
        self._judge = judge
        self._changes = changes
        self._left = left
        self._undone = compile_last(rules.words("undone_moves"))

    def keep(self, sentence: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Puts the sentence's periods and day in force."""
        if not drafts:
            self._keep_told(sentence, state)
        timed = [d for d in drafts if not d.comparison_base and d.period.time is not None]
        own = [d for d in timed if d.period.time in sentence.times]
        for draft in (d for d in own if not d.ahead):
            # 用户 310 万，而去年三季度为 250 万: nothing behind it is of that quarter
            draft.comparison_base = self._left.shows_before(draft, drafts)
        settled = [d for d in own if not d.ahead and not d.comparison_base and not _is_streak_up_to_now(d)]
        leading = next((d for d in reversed(settled) if self._left.leads_on(d, drafts)), None)
        if leading is not None and not (self._left.is_one_of_parts(sentence) and state.period.source != "none"):
            state.period = leading.period
        for draft in [d for d in own if d.ahead][-1:]:
            state.ahead = draft.period
        self._keep_for_section(sentence, settled, drafts, state)
        state.day = self._day(sentence, state)

    def _keep_told(self, sentence: Sentence, state: State) -> None:
        """Keeps what a sentence without claims tells the next ones of: 前三季度业绩下滑。."""
        heads = self._left.heads(sentence)
        if heads and (topic := self._left.topic(sentence, sentence.times)).source != "none":
            state.topic_period, state.topic_is_told, state.headed = topic, False, sentence.block.kind == "item"
        elif state.topic_period.source == "none":
            # What a line that ends in ： expects or plans holds for the list that it opens.
            leads = sentence.text.rstrip().endswith(("：", ":"))
            dated = [time for time in sentence.times if leads or not self._judge.lies_ahead(sentence, time)]
            topic = self._left.topic(sentence, dated)
            passing = not leads and sentence.block.kind != "heading" and is_to_come(topic, state.anchor)
            state.topic_period = NO_PERIOD if passing or _is_history(topic, state.anchor) else topic
            state.topic_is_told = not leads and sentence.block.kind != "heading"
        if sentence.block.kind == "paragraph":
            opens = not sentence.view[sentence.block.start : sentence.start].strip()
            told = self._left.reported(sentence) or (self._left.opening(sentence) if opens else None)
            told = told or self._left.told_in_words(sentence) or self._left.turns_to(sentence)
            if told is not None and told.time is not None and self._judge.lies_ahead(sentence, told.time):
                told = None
            state.period = told or state.period

    def _keep_for_section(
        self, sentence: Sentence, settled: Sequence[Draft], drafts: Sequence[Draft], state: State
    ) -> None:
        """Keeps the section's period, of its first claim that is of a lasting time, and that of its first accounts."""
        lasting = [
            d.period
            for d in settled
            if not d.qualifies
            and self._left.leads_on(d, drafts)
            and (d.period.time is None or self._lasts(sentence, d.period.time))
            and not _is_history(d.period, state.anchor)
            and not rolls_up_to(d.period, state.anchor)
        ]
        if lasting and (state.topic_period.source == "none" or state.topic_is_told):
            # 月底, 上旬 are of their own paragraph; 公布 5 月数据。前 5 个月进口 3 亿元: the claim says of what the section is
            state.topic_period, state.topic_is_told = lasting[0], False
        accounts = [d.period for d in settled if d.quantity.dimension == "money" and not d.metric.entry.of_day]
        if state.accounts_period.source == "none" and accounts:
            state.accounts_period = accounts[0]

    def _lasts(self, sentence: Sentence, time: Time) -> bool:
        """Whether the time may be the section's: no 上旬, which is of its own paragraph, nor what the sentence looks back to."""
        return time.grain != "ten_days" and not self._left.looks_back(sentence.view, time)

    def _day(self, sentence: Sentence, state: State) -> Period:
        """The last day that the sentence names as one of what is told, else that in force."""
        for time in reversed(sentence.times):
            told = not time.base and not self._changes.is_comparison(sentence.view, time)
            told = told and not is_to_come(period_of(time), state.anchor)
            told = told and self._undone.search(sentence.view, max(sentence.start, time.start - 4), time.start) is None
            if time.grain == "day" and told and not self._judge.lies_ahead(sentence, time):
                return period_of(time)
        return state.day


def _is_streak_up_to_now(draft: Draft) -> bool:
    """Whether the day is only where a row of months ends: 目前已连续 3 个月破万."""
    time = draft.period.time
    return draft.metric.entry.key == "streak" and time is not None and time.instant


def _is_history(period: Period, anchor: date | None) -> bool:
    """Whether the period is so long ago that news only looks back to it: 50 年前，火箭把 3 人带上月球."""
    return period.end is not None and anchor is not None and anchor - period.end > HISTORY
