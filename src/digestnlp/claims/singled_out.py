"""Finds whom the clause before a figure singles out: 卖得最快的楼盘是云岸，售出 73 套; 其次是江湾，售出 58 套."""

from __future__ import annotations

import re

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

LONGEST_NAME = 16


class SingledOut:
    """Finds them by the packs' words."""

    def __init__(self, rules: Rules, phrases: PhraseFinder) -> None:
        self._phrases = phrases
        ranks = pattern_of(rules.words("singling_words"))
        self._names = re.compile(
            rf"(?:{ranks}|第[一二三四五六七八九十\d]+)[^，。；：]{{0,16}}?(?:暂)?(?:为|是|属于)"
            rf"(?P<whom>[^，。；：]{{2,{LONGEST_NAME}}})[，,] *$"
        )

    def find(self, draft: Draft, clause_start: int) -> Subject | None:
        """Whom the clause right before the figure's names last as the most, the first or the next."""
        sentence = draft.sentence
        if clause_start <= sentence.start:
            return None
        before, _ = sentence.clause(clause_start - 1)
        named = self._names.search(sentence.view, before, clause_start)
        if named is None:
            return None
        start, end = named.span("whom")
        entities = [e for e in sentence.entities if start <= e.start and e.end <= end and e.label != "PLACE"]
        return Subject.of(entities[-1]) if entities else self._phrases.phrase(sentence, start, end)
