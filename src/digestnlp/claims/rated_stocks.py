"""Whose shares a target price is of, though the houses that set it are named beside it: 外資上調云岚目標價，甲證券的 300 元最高."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.topics import Topics
from digestnlp.claims.trades import Trades
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class RatedStocks:
    """Finds them by the packs' words for target prices and for those who rate."""

    def __init__(self, rules: Rules, trades: Trades) -> None:
        self._trades = trades
        self._target = deferred(rf"(?:{pattern_of(rules.words('target_prices'))})$")
        self._raters = rules.words("raters_in_general")

    def stock(self, draft: Draft, found: Subject | None, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The company whose target price it is, in place of a house or of one named before another's price; else the subject itself.

        A house is rated itself where no other company is told of (大摩给予高盛目标价 500 美元 has two, 高盛目标价 500 美元 one).
        """
        if found is None:
            return found
        if self._target.search(draft.metric.text or "") is None:
            last = before[-1] if before else None
            revised = (
                last is not None and draft.quantity.dimension == "ratio" and self._target.search(last.metric.text or "")
            )
            return last.subject if last is not None and revised and self._rates(found) else found  # 调幅 14%
        named = self._named_last(draft)
        if named is not None and found.inherited and STOCK_CODE.match(draft.sentence.view, named.end):
            return Subject.of(named, inherited=True)
        if not self._rates(found) or (named is not None and named.start == found.start):
            return found
        if named is not None:
            return Subject.of(named, inherited=True)
        spoken_of = (topics.block, topics.named, topics.heading, topics.article, *topics.by_type.values())
        others = (s for s in spoken_of if s is not None and s.type == "COMPANY" and not self._trades.is_house(s))
        return next((s._replace(inherited=True) for s in others), found)

    def _rates(self, found: Subject) -> bool:
        """Whether it is a house, or those who rate by no name."""
        return self._trades.is_house(found) or found.text.endswith(self._raters)

    def _named_last(self, draft: Draft) -> Entity | None:
        """The company that is no house and stands last before the figure; a house is one where its code stands behind it."""
        sentence, at = draft.sentence, draft.quantity.start
        named = [e for e in sentence.entities if e.end <= at and self._may_be_rated(sentence.view, e)]
        return named[-1] if named else None

    def _may_be_rated(self, view: str, entity: Entity) -> bool:
        """Whether the name is of a company with shares that others rate."""
        if STOCK_CODE.match(view, entity.end):
            return True
        return entity.label == "COMPANY" and not self._trades.tells_for_others(entity)
