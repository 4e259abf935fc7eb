"""Whether one who speaks tells of himself or of others: 甲汽车公布，5 月销量为 3 万辆; 某协会数据显示; 甲证券指出."""

from __future__ import annotations

from digestnlp.claims.name_borders import behind_bracket
from digestnlp.claims.raters import Raters
from digestnlp.claims.scan import Sentence
from digestnlp.claims.speech import Speech
from digestnlp.claims.trades import Trades
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


class OwnWords:
    """Tells it by trades and the packs' verbs."""

    def __init__(self, rules: Rules, trades: Trades, raters: Raters, speech: Speech) -> None:
        self._trades = trades
        self._raters = raters
        self._speech = speech
        self._statistics = deferred(
            rf" *的?(?:最新|公布的|发布的)?(?:相关|有关|不完全)?(?:{pattern_of(rules.words('statistics'))})"
        )
        self._disclosing = frozenset(rules.words("disclosing_verbs"))
        self._expecting = frozenset(rules.words("expecting_verbs"))
        self._own_reports = rules.words("own_reports")

    def may_speak_of_itself(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether one who speaks may speak of himself: no outlet, no observer, none that has only counted (某协会数据显示)."""
        if self.speaks_of_others(sentence, entity):
            return False
        return self._statistics.match(sentence.view, behind_bracket(sentence, entity), sentence.end) is None

    def speaks_of_others(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is an outlet's, an observer's, an analyst's or a broker's, so that 公司 behind it is another."""
        return (
            self._speech.opens_item(sentence, entity)
            or self._speech.has_reporters(sentence, entity)
            or self._trades.tells_of_others(entity)
            or (
                entity.label == "COMPANY"
                and (self._speech.states(sentence, entity) or self._speech.comments(sentence, entity))
            )
            or self._speech.is_of_analyst(sentence, entity)
            or self._raters.rates(sentence, entity)
        ) and not self._speech.acts(sentence, entity)

    def discloses(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that makes its own figures known: 甲汽车公布，5 月新能源车销量为 3 万辆."""
        if entity.label != "COMPANY" or not self.may_speak_of_itself(sentence, entity):
            return False
        verb = self._speech.verb_behind(sentence, behind_bracket(sentence, entity))
        return verb is not None and verb[0] in self._disclosing

    def announces(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that tells what it does itself, whatever stands between: 甲航空则在今天宣布."""
        if entity.label != "COMPANY" or not self._speech.speaks(sentence, entity):
            return False
        end = behind_bracket(sentence, entity)
        verb = self._speech.verb.search(sentence.view, end, sentence.end)
        if verb is None or not self.may_speak_of_itself(sentence, entity):
            return False
        own = sentence.view[end : verb.start()].rstrip("数据").endswith(self._own_reports)
        return verb[0] in self._disclosing or own

    def expects(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of a company that says what it expects, of itself if of nobody else: 甲公司预计实现净利润 3 亿元.

        Houses expect things of those whom they cover.
        """
        if entity.label != "COMPANY" or self._trades.is_house(entity) or not self.may_speak_of_itself(sentence, entity):
            return False
        verb = self._speech.verb_behind(sentence, behind_bracket(sentence, entity))
        return verb is not None and verb[0] in self._expecting

    def reports_figure(self, sentence: Sentence, entity: Entity, figure: int) -> bool:
        """Whether the figure is what the company's verb of speech has as its object: 甲汽车报告了 20 亿元的损失."""
        if entity.label != "COMPANY" or not self.may_speak_of_itself(sentence, entity):
            return False
        verb = self._speech.verb.match(sentence.view, entity.end, figure)
        return verb is not None and sentence.view[verb.end() : figure].strip() in ("", "了")

    def heard_of(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the news is from the company, which then is told of if nobody else is: 记者从甲汽车获悉，2 月交付 2 万辆."""
        if entity.label != "COMPANY" or self._trades.tells_for_others(entity):
            return False
        heard = sentence.view.endswith(("从", "向"), sentence.start, entity.start)
        return heard and self._statistics.match(sentence.view, behind_bracket(sentence, entity)) is not None
