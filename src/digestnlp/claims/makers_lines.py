"""Lines of a maker's business whose accounts stand beside those of his product: iPhone 营收 3 亿元，服务营收 2 亿元."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.kinds import ACCOUNTS
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class MakersLines:
    """Tells them by the packs' words for such lines."""

    def __init__(self, rules: Rules) -> None:
        lines = pattern_of(rules.words("makers_lines"))
        self._line = deferred(rf" *[，,]? *[\u4e00-\u9fff]{{0,8}}(?:{lines})[\u4e00-\u9fff]{{0,5}} *")

    def maker(self, draft: Draft, subject: Subject | None) -> Subject | None:
        """The maker, where the subject is his product of a clause before and the figure's clause names a line; else the subject."""
        sentence = draft.sentence
        if subject is None or subject.type != "PRODUCT" or not subject.inherited:
            return subject
        clause, _ = sentence.clause(draft.quantity.start)
        if draft.metric.entry.key not in ACCOUNTS or not sentence.start <= subject.start < clause:
            return subject
        start = max([clause, *(t.end for t in sentence.times if t.end <= draft.anchor)])
        if self._line.fullmatch(sentence.view, start, draft.metric.end or draft.anchor) is None:
            return subject
        makers = [e for e in sentence.entities if e.label == "COMPANY" and e.end <= subject.start]
        return Subject.of(makers[-1])._replace(inherited=True) if makers else subject
