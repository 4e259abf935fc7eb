"""Places by the form of their names: what no list has of counties, towns, zones and foreign provinces."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.mentions import Mention, is_han, one_of
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.segment import part_of_speech

# What the dictionary takes a place's name for: a place, or a person.
_TAGS = ("ns", "nr", "nz")
_FOREIGN_TAGS = (*_TAGS, "nrt", "nrfg")
_SHORTEST, _LONGEST = 3, 10  # Characters of the full name of a county or town that the dictionary knows.
_CORE = 4  # Characters of a name before its rank.
_SHORT_CORE = 2
_FOREIGN_CORE = 7
_LONE_FOREIGN = 3  # Characters of a foreign name that stands for itself, without its country.
# Characters of a zone's own name between the town and the word for what it is: 合肥 + 新站 + 高新区.
_OF_ZONE = 6
# Their own name may be ordinary words: what is made there.
_PARKS = ("产业园", "科技园", "工业园", "物流园", "产业园区", "科技园区", "工业园区", "物流园区")
ORIGINS = ("place.hong_kong", "place.macau", "place.taiwan")
"""Before a company's name these more often say where it comes from."""
_GREATER = deferred("(?:地区|都会区|都市区|都市圈|生活圈)")
_SURROUNDINGS = deferred("及其?周边(?:地区|区域|省份|省市|城市|县市|国家)")


class PlacePatterns:
    """Finds places that the lexicon does not know.

    Attributes:
        home: ids of provinces and what lies in them: there a place before a company's name is most often part of it.
    """

    def __init__(self, rules: Rules, words: OrdinaryWords, behind_stops: Callable[[str, int, int], int]) -> None:
        """Compiles the word lists.

        Args:
            rules: lexicon entries and the word lists `entities.*`.
            words: what is known of ordinary words.
            behind_stops: where the last word ends that is no part of a name, between two offsets.
        """
        self._words = words
        self._behind_stops = behind_stops
        entries = rules.known("PLACE")
        self.home = frozenset(_home_places(entries))
        self._countries = frozenset(entry.id for entry in entries if entry.parent is None and entry.id != "place.china")
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._no_names = frozenset(
            (
                *rules.words("entities.not_places"),
                *rules.words("entities.no_counties"),
                *rules.words("entities.common_villages"),
            )
        )
        self._regions = rules.words("entities.regions")
        self._rank_words = rules.words("entities.rank_words")
        not_behind = one_of(rules.words("entities.not_behind_places"))
        self._ranked = deferred(f"(?:{one_of(rules.words('entities.place_suffixes'))})(?!{not_behind})")
        county = one_of(rules.words("entities.county_suffixes"))
        self._county = deferred(f"(?:{county})(?!{not_behind})")
        ranks = one_of(rules.words("entities.town_suffixes"))
        # A letter of any script: a class of all Chinese ones takes long to compile.
        self._inner = deferred(rf"(\w{{2,{_CORE}}}?)({ranks})")
        self._town = deferred(ranks)
        self._lone_town = deferred(one_of(rules.words("entities.lone_towns")))
        self._over_towns = tuple(rules.words("entities.over_towns"))
        self._before_town = rules.words("entities.place_before")
        common = rules.words("entities.common_places")
        self._not_own = tuple(word for word in common if len(word) > 1)
        self._function = frozenset(word for word in common if len(word) == 1)
        self._zone = deferred(rf"(\w{{0,{_OF_ZONE}}}?)(?:{one_of(rules.words('entities.zone_suffixes'))})")
        self._province = deferred(one_of(rules.words("entities.foreign_provinces")))
        sounds = (*rules.words("entities.foreign_characters"), *rules.words("entities.sounds_of_places"))
        self._foreign = frozenset("".join(sounds))

    def find(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            ends: known mentions by where they end.
        """
        starts = {mention.start: mention.end for mention in ends.values()}
        ranked = [*self._with_rank(text, ends), *self._in_dictionary(text, ends)]
        yield from ranked
        yield from self._provinces_abroad(text, ends)
        yield from self._zones(text, ends, starts)
        yield from self._towns(text, {place.end: place for place in ranked} | ends, starts)
        yield from _with_surroundings(text, ends)
        yield from self._greater(text, ends)

    def _greater(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """A known town with what has grown around it: 大江州地区; but 扩大江州地区的投资."""
        for match in _GREATER.finditer(text):
            place = ends.get(match.start())
            if place is None or place.label != "PLACE" or not text.endswith("大", 0, place.start):
                continue
            start = place.start - 1
            if not is_han(text[start - 1 : start]) or self._words.stands_alone(text, start, start + 1):
                yield Mention(start, match.end(), "PLACE", text[start : match.end()])

    def _with_rank(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A province, city or county whose name is no word: 岚州市."""
        for match in self._ranked.finditer(text):
            limit = max(0, match.start() - _CORE)
            border = hard_border(text, match.start(), limit, ends)
            if match.start() - border < _SHORT_CORE:
                continue
            start = self._behind_stops(text, border, match.start())
            name = text[start : match.end()]
            if (
                _SHORT_CORE <= match.start() - start <= _SHORT_CORE + 1
                and self._may_be_name(name, match.start() - start)
                and self._words.is_unknown(text[start : match.start()])
            ):
                yield Mention(start, match.end(), "PLACE", name)

    def _in_dictionary(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A county, district or town by its full name in the dictionary: 沱江镇."""
        for match in self._county.finditer(text):
            end = match.end()
            if end in ends or text.startswith(self._rank_words, end - 1):
                continue
            for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
                name = text[start:end]
                named = part_of_speech(name) in _TAGS and name not in self._no_names
                if named and not name.endswith(self._regions) and not self._words.crosses(text, start, end):
                    yield Mention(start, end, "PLACE", name)
                    break

    def _towns(self, text: str, ends: dict[int, Mention], starts: Mapping[int, int]) -> Iterator[Mention]:
        """A town or village behind what it lies in (江州县 + 岚溪镇 + 砚桥村), or where a place is told of (位于岚溪镇)."""
        if self._town.search(text) is None:
            return
        over = {
            end: place
            for end, place in ends.items()
            if place.label == "PLACE" and (place.id in self.home or place.found_by == "pattern")
        }
        begins = {place.start for place in ends.values() if place.label == "PLACE"}
        pending = sorted(over)
        while pending:
            border = pending.pop(0)
            if text.startswith("街道", border):  # 中关村 + 街道
                yield over[border]._replace(end=border + 2, name=text[over[border].start : border + 2], id=None)
            inner = self._inner_end(text, border) if self._is_short(text, border, starts) else None
            if inner is None or inner - 1 in begins:  # 州 + 镇远县
                continue
            name = text[border:inner]
            if inner not in over:
                over[inner] = Mention(border, inner, "PLACE", name, None, over[border].id or over[border].parent)
                yield over[inner]
                pending.insert(0, inner)
        for match in self._lone_town.finditer(text):
            if match.end() in ends or match.end() in over or text.startswith(self._rank_words, match.end() - 1):
                continue
            for length in (2, 3):
                start = match.start() - length
                if start < 0 or not all(map(is_han, text[start : match.start()])):
                    break
                opens = text.endswith(self._before_town, 0, start)
                name = text[start : match.end()]
                if (
                    opens
                    and self._may_be_name(name, length)
                    and not self._is_common(name[:length])
                    and self._words.is_unknown(name[:length])
                ):
                    yield Mention(start, match.end(), "PLACE", name)
                    break

    def _is_short(self, text: str, start: int, known: Mapping[int, int]) -> bool:
        """Whether a place that is known to begin there is without its rank, so that another one may follow: 水城 + 村."""
        end = known.get(start)
        return end is None or (not self._ranked.match(text, end - 1) and self._town.match(text, end) is not None)

    def _inner_end(self, text: str, border: int) -> int | None:
        """Where the name of a town or village ends that begins at the end of the place it lies in."""
        match = self._inner.match(text, border)
        if match is None or not all(map(is_han, match[1])) or text.startswith(self._rank_words, match.end() - 1):
            return None
        core, name = match[1], match[0]
        if not self._may_be_name(name, len(core)) or self._is_common(core):
            return None
        # Behind a county a town's name may be words; behind a province it is told from 特色小镇 by being none.
        ranked = text.endswith(self._over_towns, 0, border) and len(core) <= _SHORT_CORE + 1
        named = part_of_speech(name) in _TAGS or part_of_speech(core) in _TAGS
        if not (ranked or named or self._words.is_unknown(core)):
            return None
        whole = part_of_speech(core) is not None or self._behind_stops(text, border, match.end(1)) == border
        return match.end() if whole else None

    def _zones(self, text: str, ends: dict[int, Mention], starts: Container[int]) -> Iterator[Mention]:
        """A zone with the town that it is of: 江州高新区, 江州岚湖经济技术开发区."""
        for place in tuple(ends.values()):
            if place.label != "PLACE" or place.id not in self.home or place.end in starts:
                continue
            match = self._zone.match(text, place.end)
            if match is None or not all(map(is_han, match[1])) or text.startswith(self._rank_words, match.end() - 1):
                continue
            core = match[1]
            park = match[0].endswith(_PARKS) and self._words.is_phrase(core)  # 江州 + 氢能科技 + 产业园
            if not core or (
                not self._is_common(core)
                and len(core) > 1
                and (park or self._words.is_unknown(core) or part_of_speech(core) in _TAGS)
                and self._behind_stops(text, place.end, match.end(1)) == place.end
            ):
                yield Mention(place.start, match.end(), "PLACE", text[place.start : match.end()], None, place.id)

    def _provinces_abroad(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A province or state abroad, behind its country or by itself: 德国 + 巴登州, 在巴登符腾堡州."""
        for match in self._province.finditer(text):
            start = match.start()
            while start > 0 and match.start() - start < _FOREIGN_CORE and text[start - 1] in self._foreign:
                if start in ends:
                    break
                start -= 1
            if match.end() in ends or text.startswith(self._rank_words, match.end() - 1):
                continue
            country = self._country_before(text, match.start(), ends)
            opens = not is_han(text[start - 1 : start]) or text.endswith(self._before_town, 0, start)
            if country is not None:
                start = country.end
            elif not opens or match.start() - start < _LONE_FOREIGN or match[0] != "州":
                continue
            name, core = text[start : match.end()], text[start : match.start()]
            by_sound = len(core) >= _LONE_FOREIGN and self._foreign.issuperset(core)
            known = by_sound or self._words.is_unknown(core) or part_of_speech(core) in _FOREIGN_TAGS
            whole = core[-1] != match[0] and self._behind_stops(text, start, match.start()) == start
            if known and whole and self._may_be_name(name, len(core)) and not self._is_common(core):
                yield Mention(start, match.end(), "PLACE", name, None, country.id if country is not None else None)

    def _country_before(self, text: str, end: int, ends: dict[int, Mention]) -> Mention | None:
        """The country whose name ends where the province's begins, two to some characters before its rank."""
        for start in range(end - _SHORT_CORE, end - _FOREIGN_CORE - 1, -1):
            if start < 0 or not is_han(text[start : start + 1]):
                return None
            country = ends.get(start)
            if country is not None:
                return country if country.id in self._countries else None
        return None

    def _is_common(self, core: str) -> bool:
        """Whether the words before a rank say what kind of place it is: 特色 in 特色小镇, 各 in 各县; but 和平 in 和平镇."""
        if any(word in core for word in self._not_own):
            return True
        return not self._function.isdisjoint(core) and part_of_speech(core) is None

    def _may_be_name(self, name: str, core: int) -> bool:
        return (
            name[-2:] not in self._no_names
            and name not in self._no_names
            and name[:core] not in self._generic
            and name[:_SHORT_CORE] not in self._generic
            and name[core - _SHORT_CORE : core] not in self._generic
        )


def _home_places(places: Iterable[LexiconEntry]) -> Iterator[str]:
    inside = {"place.china"}
    for place in places:  # A place stands behind the one that it lies in.
        if place.parent in inside and place.id not in ORIGINS:
            inside.add(place.id)
            yield place.id


def _with_surroundings(text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
    """A known place with what lies around it, as one place: 江州及周边地区; but 江州及周边游."""
    for match in _SURROUNDINGS.finditer(text):
        place = ends.get(match.start())
        if place is not None and place.label == "PLACE":
            yield Mention(place.start, match.end(), "PLACE", text[place.start : match.end()])


def hard_border(text: str, end: int, limit: int, ends: Iterable[int]) -> int:
    """The leftmost offset from which Chinese characters run to `end` without another name's end between."""
    start = end
    while start > limit and is_han(text[start - 1]):
        start -= 1
        if start in ends:
            break
    return start
