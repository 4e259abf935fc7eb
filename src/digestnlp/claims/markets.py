"""Places that say only where the figure of a company or product holds: 北美市场销量增长 8%, 位列全球第三."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.clause import ClauseSubjects
from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import is_first_of_places
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import is_han
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_TRADED = ("exports", "trade")
_GROWTH = "growth"  # Of whom nothing else is said: 北美增长 8%，欧洲下降 3%.


class MarketPlaces:
    """Tells them from places that have a figure, by the packs' words for markets and wholes."""

    def __init__(
        self, rules: Rules, roles: Roles, topics: TopicFinder, clauses: ClauseSubjects, starts: ClauseStarts
    ) -> None:
        self._roles = roles
        self._topics = topics
        self._clauses = clauses
        self._starts = starts
        self._whole_openings = rules.words("whole_places")
        self._whole_places = frozenset(self._whole_openings)
        self._markets = rules.words("place_markets")
        # 亚太西部（主要为海岳国）：收入下降 3%
        self._quarter = deferred(
            rf"(?:{pattern_of(rules.words('place_quarters'))})(?=(?:[（(][^（）()\n]{{1,20}}[)）])?[：:])"
        )
        self._market_measures = rules.words("market_measures")
        self._home = frozenset(rules.words("home_country"))

    def without_market(self, draft: Draft, named: Subject, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """Whoever is named, but a place that says only where is the claim's scope: 位列全球第三, 北美市场销量."""
        if named.text.startswith(self._whole_openings):
            named = self._of_world(draft, named, before, topics) or named
        place = self._market_place(draft, named)
        if place is None:
            return named
        only_where = _is_behind_pronoun(draft.sentence, place.start) or (
            self._only_where(draft, place) and self._owner_in_force(draft, place, before, topics)
        )
        if not only_where:
            return named
        draft.scope = named.text
        return None

    def opens(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether the place that the sentence opens with says only where, and then is the claim's scope."""
        if not self._is_market_of_owner(draft, place, before, topics):
            return False
        view = draft.sentence.view
        quarter = self._quarter.match(view, place.end)
        draft.scope = view[place.start : quarter.end()] if quarter is not None else place.text
        return True

    def _of_world(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """What opens the clause before the whole place, which only says where it is measured: 光纤激光器 + 国内市场规模."""
        at = draft.metric.start
        if place.type != "PLACE" or at is None or draft.metric.how != "cue_before" or place.start <= draft.site.left:
            return None
        of_market = place.text.endswith(self._markets) and (draft.metric.text or "").endswith(self._market_measures)
        if place.end < at or (not of_market and self._owner_in_force(draft, place, before, topics)):
            return None
        up_to_place = draft.measured(draft.metric._replace(start=place.start))
        found = self._clauses.find(up_to_place, draft.site.left, up_to_verb=True)
        if found is not None:
            draft.scope = place.text
        return found

    def _only_where(self, draft: Draft, place: Subject) -> bool:
        """Whether the figure is one that companies or products have first, the place is the whole world, or does not open its clause."""
        only_unit = draft.metric.how == "unit" and place.text in self._whole_places  # 将全球业务扩大至 5 亿平方米
        if is_first_of_places(draft) and not only_unit:
            return False  # 全球经济增速为 2.7%
        start, _ = draft.sentence.clause(place.start)
        opens = self._starts.opens(draft.sentence, place.start) and place.text not in self._whole_places
        if opens and place.text in self._home:
            return False  # 我国快递业务量突破千亿件, whatever company was spoken of
        if opens and draft.metric.entry.key in _TRADED and draft.quantity.dimension in ("money", "ratio"):
            return False  # 而海岳国出口下降 7%, whatever company was spoken of
        of_others = draft.metric.entry.subjects[:1] in (("COMPANY",), ("PRODUCT",)) or draft.metric.entry.key == _GROWTH
        return of_others or place.text in self._whole_places or draft.sentence.cost(start, place.start) > 0

    def _owner_in_force(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether a company or product is spoken of, so that a place says only where."""
        last = before[-1].subject if before else self._topics.of_sentence(draft.sentence, place.start, speakers=False)
        if last is not None and place.text in self._whole_places:
            return True
        spoken_of = [last, topics.block or topics.heading]
        behind_act = place.text in self._whole_places and not self._starts.opens(draft.sentence, place.start)
        if behind_act or (place.text.startswith(self._whole_openings) and place.text.endswith(self._markets)):
            spoken_of += [
                topics.article,
                topics.sole,
            ]  # 国内市场订单 7 亿元, 远销全球 60 个国家, in an article on a company
        return any(map(topics.owns, spoken_of))

    def _market_place(self, draft: Draft, named: Subject) -> Subject | None:
        """The place where a figure may only hold, with no kind of goods in its name: 北美, 北美市场; not 北美手机市场."""
        if named.type == "PLACE":
            return named
        place = next((e for e in draft.sentence.entities if e.start == named.start and e.label == "PLACE"), None)
        view = draft.sentence.view
        if place is not None and place.text in self._whole_places and view[place.end : named.end].isascii():
            counted = any(self._roles.trades.observes(e) for e in draft.sentence.entities)
            return None if counted else Subject.of(place)  # 全球 PC 出货量 of who sells them
        if place is None or view[place.end : named.end] not in self._markets:
            return None
        if view.startswith(self._market_measures, named.end):
            return None  # 北美市场规模
        return Subject.of(place)

    def _is_market_of_owner(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether the sentence opens with a market in which the company spoken of sells: 欧洲市场有所恢复，季度销量为 1.7 万辆."""
        view = draft.sentence.view
        if place.type != "PLACE" or not self._only_where(draft, place):
            return False
        if self._quarter.match(view, place.end) is not None:
            spoken_of = topics.in_force
            return spoken_of is not None and spoken_of.type == "COMPANY"
        is_market = view.startswith(self._markets, place.end) or view.endswith(self._markets, 0, place.end)
        return is_market and self._owner_in_force(draft, place, before, topics)


def _is_behind_pronoun(sentence: Sentence, at: int) -> bool:
    """Whether a word for a company ends at the place, and is no end of a name: 公司 + 全球手机出货量, not 某某燃料公司 + 江州工厂."""
    for cue in sentence.words.get("pronouns", ()):
        if cue.end == at:
            return len(cue.text) == 1 or not is_han(sentence.view[cue.start - 1 : cue.start])
    return False
