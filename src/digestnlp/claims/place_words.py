"""What place the words 该省, 全市 and 当地 mean: the last of that rank that was named; 我市 is the one named most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.wordlist import pattern_of

_LONGEST_COUNTRY = 8
_CONTINENT, _COUNTRY = "洲", "国"
_OURS = "我"
_SHORTEST = 2  # 江州 in 江州市统计局


class PlaceWords:
    """Resolves them by the packs' words and lexicon."""

    def __init__(self, rules: Rules) -> None:
        self._words = deferred(
            rf"(?:{pattern_of(rules.words('place_pronouns'))})(?!{pattern_of(rules.words('not_behind_place_pronouns'))})"
        )
        self._whole_places = frozenset(rules.words("whole_places"))
        self._ranks = frozenset(rules.words("place_ranks"))
        self._seat = deferred(rf"[\u4e00-\u9fff]{{{_SHORTEST},8}}?(?:{pattern_of(self._ranks)})(?=[\u4e00-\u9fff])")
        self._locatives = rules.words("locatives")
        self._known: dict[str, LexiconEntry] = {}
        self._of_known: dict[str, frozenset[str]] = {}
        places = {entry.id: entry for entry in rules.known("PLACE")}
        for entry in places.values():
            names = (entry.name, *entry.aliases)
            self._known.update(dict.fromkeys(names, entry))
            self._of_known[entry.id] = frozenset(name[-1] for name in names) & self._ranks
        self._places = places
        self._mainlands = frozenset(rules.words("mainlands"))
        self._nationwide = self._mainlands.union(rules.words("nationwide"))
        self._homes = {body.id: places[body.parent] for body in rules.known("ORG") if body.parent in places}

    def home_of(self, outlet: str | None) -> Subject | None:
        """The place that an outlet is called after, which is its own 我市: 江州 of 江州晚报."""
        entry = self._opening(outlet or "")
        return Subject(-1, -1, entry.name, entry.name, "PLACE", entry.id) if entry is not None else None

    def find(self, draft: Draft, floor: int, places: Sequence[Subject], home: Subject | None) -> Subject | None:
        """The place that such a word before the figure means; the word itself where no place was named; None without one.

        Args:
            draft: the claim.
            floor: where the word may begin at the earliest.
            places: those that were named, the last first.
            home: the outlet's.
        """
        sentence = draft.sentence
        said = self._words.search(sentence.view, floor, draft.quantity.start)
        if said is None or any(cue.start <= said.start() < cue.end for cue in sentence.metrics):
            return None  # 本地生产总值
        if sentence.cost(floor, said.start()):
            return None
        if sentence.view.endswith(self._locatives, floor, said.start()):
            return None  # 占全省的 62%
        rank = said[0][-1]
        meant = [
            place
            for place in places
            if place.start < said.start() and (rank not in self._ranks or rank in self._ranks_of(place))
        ]
        if said[0].startswith(_OURS) and home is not None and rank in self._ranks_of(home):
            return home._replace(start=said.start(), end=said.end(), text=said[0])
        if meant:
            often = Counter(place.name for place in meant)
            return max(meant, key=lambda place: often[place.name]) if said[0].startswith(_OURS) else meant[0]
        return Subject(said.start(), said.end(), said[0], said[0], "PLACE", unknown=True)

    def of_country(self, draft: Draft, place: Subject, in_force: Sequence[Subject | None]) -> Subject:
        """The place, or the other country that its word means: 日本全国, 法国大陆, 日本某协会公布的统计显示，全国销售额….

        Args:
            draft: the claim.
            place: who has it.
            in_force: whom the text is about, the nearest first.
        """
        if place.text not in self._nationwide:
            return place
        sentence = draft.sentence
        beside = [Subject.of(e) for e in sentence.entities if e.label == "PLACE" and e.end == place.start]
        tellers = (Subject.of(e) for e in sentence.entities if e.label == "ORG" and e.end <= place.start)
        told = [] if place.text in self._mainlands else [*filter(None, map(self.country_of, tellers)), *in_force]
        for other in (*beside, *told):
            country = self._country(other) if other is not None and other.type == "PLACE" else None
            if country is not None:
                return place._replace(name=country.name, id=country.id)
        return place

    def only_country(self, places: Sequence[Subject]) -> Subject | None:
        """The one country that all of the places are or lie in; None where there are several or none."""
        countries = {entry.id: (place, entry) for place in places if (entry := self._country(place)) is not None}
        if len(countries) != 1:
            return None
        place, entry = next(iter(countries.values()))
        return place._replace(name=entry.name, id=entry.id, inherited=True)

    def _country(self, place: Subject) -> LexiconEntry | None:
        """The country that the known place is or lies in."""
        entry = self._places.get(place.id or "")
        while entry is not None and entry.parent is not None:
            entry = self._places.get(entry.parent)
        return entry if entry is not None and not entry.name.endswith(_CONTINENT) else None

    def _ranks_of(self, place: Subject) -> frozenset[str]:
        """The ranks that the place's names end with; a country is one whatever it is called: 土耳其."""
        country = self._country(place)
        of_country = {_COUNTRY} if country is not None and country.id == place.id else set()
        return self._of_known.get(place.id or "", frozenset()) | self._ranks & ({place.text[-1]} | of_country)

    def named(self, sentence: Sentence) -> Iterator[Subject]:
        """The places that the sentence names, the last first; of a body its seat (江州市统计局) or country."""
        for entity in reversed(sentence.entities):
            if entity.label == "PLACE" and entity.text not in self._whole_places:
                yield Subject.of(entity, inherited=True)
            elif entity.label == "ORG" and (seat := self.seat_of(entity)) is not None:
                yield seat._replace(inherited=True)
            elif entity.label == "ORG" and (country := self._country_named(Subject.of(entity))) is not None:
                yield country._replace(inherited=True)

    def seat_of(self, body: Entity) -> Subject | None:
        """The province, city or county that the body's name opens with: 江州市 of 江州市统计局."""
        seat = self._seat.match(body.text)
        return self.known(seat[0], body.start, body.start + seat.end()) if seat is not None else None

    def country_of(self, body: Subject) -> Subject | None:
        """The place that the body is of: by the lexicon (国家统计局), or whose name its own begins with (美国劳工部, 香港统计处)."""
        home = self._homes.get(body.id or "")
        if home is not None:
            return body._replace(name=home.name, type="PLACE", id=home.id)
        return self._country_named(body)

    def _country_named(self, body: Subject) -> Subject | None:
        """The place whose name the body's begins with."""
        entry = self._opening(body.name)
        return body._replace(name=entry.name, type="PLACE", id=entry.id) if entry is not None else None

    def _opening(self, name: str) -> LexiconEntry | None:
        """The place whose name a longer one begins with."""
        openings = (name[:length] for length in range(min(len(name) - 1, _LONGEST_COUNTRY), 1, -1))
        return next(filter(None, map(self._known.get, openings)), None)

    def known(self, text: str, start: int, end: int) -> Subject:
        """The place of that name, as what stands between the two places names it."""
        entry = self._known.get(text)
        name, number = (entry.name, entry.id) if entry else (text, None)
        return Subject(start, end, text, name, "PLACE", number)
