"""The new firm whose capital is told: 海岳科技在江州设立钠电公司，注册资本 8000 万元."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_CAPITAL = "general.capital"
_LONGEST = 24


class FoundedFirms:
    """Finds them by the packs' verbs of founding."""

    def __init__(self, rules: Rules) -> None:
        verbs = pattern_of(rules.words("firm_founding_verbs"))
        kinds = pattern_of(rules.words("founded_kinds"))
        forms = pattern_of(rules.words("entities.plain_suffixes"))  # 云岚科技是发起设立的 + 股份有限公司
        self._founded = deferred(
            rf"(?:{verbs})了?(?:(?:一|两|多)?家)?(?:{kinds})?(?:的(?!{forms}))?(?P<firm>(?!的)[^，。；：、\d]{{2,{_LONGEST}}}?(?:公司|企业))(?=[（(，,]|$)"
        )

    def find(self, draft: Draft) -> Subject | None:
        """The firm that the sentence says was founded before the figure, by name or kind; None where the figure is no capital."""
        sentence = draft.sentence
        if draft.metric.entry.id != _CAPITAL:
            return None
        told = list(self._founded.finditer(sentence.view, sentence.start, draft.quantity.start))
        if not told:
            return None
        start, end = told[-1].span("firm")
        if any(e.start < start < e.end for e in sentence.entities):
            return None
        if any(end <= e.start < draft.anchor and e.label == "COMPANY" for e in sentence.entities):
            return None
        named = next((e for e in sentence.entities if start <= e.start and e.end == end), None)
        if named is not None:
            return Subject.of(named, inherited=True)
        return Subject(start, end, told[-1]["firm"], told[-1]["firm"], "OTHER", inherited=True, unknown=True)
