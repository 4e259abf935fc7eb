"""Who rates another, revises what it expects of him or only gives him money, and who is rated: 甲资本给予乙公司“买入”评级."""

from __future__ import annotations

from digestnlp.claims.name_borders import AND, behind_bracket, outermost
from digestnlp.claims.scan import Sentence
from digestnlp.claims.trades import Trades
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

_LONGEST_RATER = 14  # 该行首次给予了对


class Raters:
    """Tells them by the packs' verbs.

    Attributes:
        verbs: of rating and revising, with what stands around them.
    """

    def __init__(self, rules: Rules, trades: Trades) -> None:
        self._trades = trades
        adverbs = pattern_of(rules.words("rating_adverbs"))  # 小幅 + 下调
        self.verbs = deferred(rf" *(?:{adverbs})*(?:{pattern_of(rules.words('rating_verbs'))})了? *对? *")
        again = pattern_of(rules.words("tellers_again"))
        self._rater_again = deferred(rf"(?:{again}){self.verbs.pattern}$")
        self._next_revised = deferred(rf"[ ，,；;]*(?:{pattern_of(rules.words('further_acts'))})?{self.verbs.pattern}")
        self._forecasts = compile_words(rules.words("revised_forecasts"))
        self._ratings = compile_words(rules.words("ratings"))
        self._revised = compile_words(rules.words("revising_verbs"))
        self._investing = deferred(rf" *等?(?:{pattern_of(rules.words('investing_verbs'))})")

    def rates(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who rates another: 甲资本给予乙公司“买入”评级，目标价 52 元."""
        verb = self.verbs.match(sentence.view, behind_bracket(sentence, entity), sentence.end)
        if verb is None:
            return False
        _, end = sentence.clause(verb.end())
        if self._ratings.search(sentence.view, verb.end(), end) is not None:
            return True
        # 甲公司上调营收预测 tells of itself, a house or 世界银行 of others.
        of_others = entity.label == "ORG" or self._trades.is_house(entity) or self._trades.observes(entity)
        if of_others and self._forecasts.search(sentence.view, verb.end(), end) is not None:
            return True
        # 甲证券将乙公司每股盈利下调 3%, 甲证券下调乙公司每股盈利
        named = any(e.start == verb.end() and e.label == "COMPANY" for e in sentence.entities)
        return of_others and named and self._revised.search(sentence.view, verb.start(), end) is not None

    def is_rated(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who is rated, or of whom another revises what it expects."""
        start = outermost(sentence, entity)
        if self._rater_again.search(sentence.view, max(sentence.start, start - _LONGEST_RATER), start):
            return True
        if self._is_revised_next(sentence, entity):
            return True
        for other in sentence.entities:
            if other.end >= entity.start:
                return False
            if self.rates(sentence, other) and self.verbs.fullmatch(
                sentence.view, behind_bracket(sentence, other), outermost(sentence, entity)
            ):
                return True
        return False

    def _is_revised_next(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a house that an earlier clause names revises what it expects of the place too: ，同时把非洲地区增速下调至 3.7%."""
        if entity.label != "PLACE":
            return False
        start, end = sentence.clause(entity.start)
        return (
            self._next_revised.fullmatch(sentence.view, start, entity.start) is not None
            and self._forecasts.search(sentence.view, entity.end, end) is not None
            and any(e.end <= start and self._trades.tells_for_others(e) for e in sentence.entities)
        )

    def invests(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who only gives money in another's round: 乙资本领投, 丙基金及丁基金等跟投."""
        end = entity.end
        for other in sentence.entities:
            if other.start > end:
                if sentence.view[end : other.start].strip() not in AND:
                    break
                end = other.end
        return self._investing.match(sentence.view, end, sentence.end) is not None
