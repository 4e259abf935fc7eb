"""Tells whether a time is all that its clause says: 7 月，百城住宅均价为…; 而就在 6 月，…."""

from __future__ import annotations

import re

from digestnlp.claims.draft import Draft
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Time
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


def looked_at(rules: Rules) -> re.Pattern[str]:
    """What stands behind a time that is looked at, alone or with a measure of it: 从一季度数据来看, 从 5 月销量看."""
    measures = pattern_of(rules.words("accounts_measures"))
    looked = rf"(?:全年|全球|全国|国内)? *(?:{measures})(?:数据|情况|表现|方面)?(?:来看|看(?![到好中出齐作])|而言)"
    return deferred(rf" *的? *(?:{looked}|{pattern_of(rules.words('time_tails'))})")


class OpeningTimes:
    """Finds them by the pack's words that may stand before such a time."""

    def __init__(self, rules: Rules) -> None:
        # 而就在 6 月, 预计本月底, 踏入 1 月
        self._tails = looked_at(rules)
        self._leads = deferred(rf"^ *(?:(?:{pattern_of(rules.words('time_leads'))}) *)+")

    def bare(self, text: str) -> str:
        """What stands before a time, without the words that only lead to it."""
        return self._leads.sub("", text)

    def opens(self, draft: Draft, time: Time) -> bool:
        """Whether the time is all that the clause before the figure's says: 7 月，百城住宅均价为…; 从一季度数据来看，…."""
        sentence = draft.sentence
        start, end = sentence.clause(time.start)
        if end != sentence.clause(draft.quantity.start)[0]:
            return False
        tail = self._tails.match(sentence.view, time.end, end)
        before = self.bare(sentence.view[start : time.start])
        return not (before + sentence.view[tail.end() if tail else time.end : end]).strip(" ，,：:")

    def leads(self, sentence: Sentence, time: Time) -> bool:
        """Whether the sentence opens with the time: 进入三季度，…."""
        return not self.bare(sentence.view[sentence.start : time.start]).strip(" 　“”")
