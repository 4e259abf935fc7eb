"""公司 of a text that names no company, as brokers' notes do: 点评：公司营收增长 8%."""

from __future__ import annotations

from digestnlp.claims.draft import Subject
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_OTHERS = ("COMPANY", "ORG")


class UnnamedIssuer:
    """Tells by the packs' words where 公司 stands for one, and is no part of another word or phrase."""

    def __init__(self, rules: Rules) -> None:
        leads = pattern_of((*rules.words("clause_openers"), *rules.words("issuer_leads")))
        # 投资建议：+ 预计 + 公司…
        self._before = deferred(rf"(?:[^，。；：]{{1,10}}[：:])?[ \d）)、]*(?:{leads})?[，, ]*")
        self._goes_on = compile_words(rules.words("not_behind_issuers"))

    def find(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The word between the two places as a company; None where another is named, somebody is quoted, or it says something else."""
        if any(e.label in _OTHERS for e in sentence.entities) or sentence.quotation(start) is not None:
            return None
        if self._goes_on.match(sentence.view, end):
            return None
        clause, _ = sentence.clause(start)
        before = sentence.view[clause:start]
        for time in reversed(sentence.times):
            if clause <= time.start and time.end <= start:
                before = before[: time.start - clause] + before[time.end - clause :]
        if self._before.fullmatch(before) is None:
            return None
        text = sentence.view[start:end]
        return Subject(start, end, text, text, "COMPANY")
