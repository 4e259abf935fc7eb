"""Whose particulars a filing lists: 业主为甲有限公司，住所：…；法定代表人：王小明；注册资金：500 万元."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_CAPITAL = "general.capital"
_REACH = 200
_LABELLED = deferred(r"[：:] ?(?:人民币)?约? ?$")
_LABEL_REACH = 8


class Particulars:
    """Finds the company by the labels of the packs that stand before that of its capital."""

    def __init__(self, rules: Rules) -> None:
        self._labels = deferred(rf"(?:{pattern_of(rules.words('company_particulars'))}) ?[：:]")

    def find(self, draft: Draft, topics: Topics) -> Subject | None:
        """The company named last before the first label, here or in the lines before; None where the figure is no such capital."""
        sentence, figure = draft.sentence, draft.quantity.start
        if draft.metric.entry.id != _CAPITAL:
            return None
        if not _LABELLED.search(sentence.view, max(0, figure - _LABEL_REACH), figure):
            return None
        firms = [e for e in sentence.entities if e.label == "COMPANY" and e.end <= draft.anchor]
        if firms:
            listed = self._labels.search(sentence.view, firms[0].end, draft.anchor)
            named = [e for e in firms if listed is not None and e.end <= listed.start()]
            return Subject.of(named[-1], inherited=True) if named else None
        last = topics.by_type.get("COMPANY")
        if last is None or not 0 <= sentence.start - last.end <= _REACH:
            return None
        listed = self._labels.search(sentence.view, last.end, draft.anchor)
        return last._replace(inherited=True) if listed is not None else None
