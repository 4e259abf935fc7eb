"""Companies, organisations and places that no list has: those with an ending (云岚科技) here, and all other forms together."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.branches import Branches
from digestnlp.entities.coded_names import CodedNames
from digestnlp.entities.company_endings import CONTROL, CORE, CompanyEndings, controls
from digestnlp.entities.entries import EntryLabels
from digestnlp.entities.estates import Estates
from digestnlp.entities.funding import Investors
from digestnlp.entities.latin import LatinCompanies
from digestnlp.entities.long_names import LongNames
from digestnlp.entities.longer_companies import LongerCompanies
from digestnlp.entities.mentions import HAN, Mention, is_han, is_latin, one_of
from digestnlp.entities.name_starts import NameStarts
from digestnlp.entities.name_stops import NameStops
from digestnlp.entities.placed import PlaceNamed
from digestnlp.entities.places import PlacePatterns, hard_border
from digestnlp.entities.quoted_homes import QuotedHomes
from digestnlp.entities.shares import Shares
from digestnlp.entities.sold_homes import SoldHomes
from digestnlp.entities.ties import CompanyTies
from digestnlp.entities.titled import TitledCompanies
from digestnlp.entities.told_names import ToldNames
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules

_LIMITED = "有限公司"
_TRADES = "厂商"
_SHORTEST_BEHIND_TRADE = 4
_PARTS = tuple("东西南北")  # of a country
_OPENING = ("（", "(")
_BEHIND_PLACE = deferred(rf"[）)](?:(?!的)[{HAN}]){{2,8}}?(?:公司|集团|研究院|合伙企业)")


class CompanyPatterns:
    """Finds companies, organisations and places that the lexicon does not know."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        self._ties = CompanyTies(rules, words)
        self.latin = LatinCompanies(rules)
        self._investors = Investors(rules, words)
        self._shares = Shares(rules)
        self._entries = EntryLabels(rules)
        stops = NameStops(rules, words)
        self._places = PlacePatterns(rules, words, stops.behind)
        self._place_named = PlaceNamed(rules, words, self._places.home)
        self._estates = Estates(rules, stops.behind)
        self._quoted_homes = QuotedHomes(rules)
        self._sold_homes = SoldHomes(rules)
        home = self._places.home
        self.endings = CompanyEndings(rules, words)
        self._stops = stops
        self._starts = NameStarts(rules, words, self.endings, stops, home)
        self._branches = Branches(rules, stops)
        self.longer = LongerCompanies(rules, words, self.endings, self._starts, self._branches, self._shares, home)
        self._long_names = LongNames(rules, words, self.endings, self._branches, home)
        self._coded = CodedNames(rules, self.endings, stops, self.latin, home)
        self._told = ToldNames(rules, words, self.endings, stops, self._starts)
        self._titled = TitledCompanies(rules, words, self.endings, stops)
        self._seat = deferred(f"[（(](?:{one_of(rules.words('entities.seats'))})[）)]")
        modifiers, industries = (
            one_of(rules.words(f"entities.national_{part}")) for part in ("modifiers", "industries")
        )
        self._national_company = deferred(f"(?:{modifiers})?(?:{industries})公司")
        self._many = frozenset(rules.words("entities.places_of_many"))

    def find(self, text: str, known: Iterable[Mention], doubted: Iterable[Mention] = ()) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            known: mentions from the lexicon; they end the search to the left, and an ending behind a company extends it.
            doubted: those of them that are common words too; a place among them may be what a company is called.
        """
        return (_without_trade(text, mention) for mention in self._candidates(text, known, doubted))

    def _candidates(self, text: str, known: Iterable[Mention], doubted: Iterable[Mention]) -> Iterator[Mention]:
        doubted = tuple(doubted)
        unsure = {mention.end for mention in doubted if mention.label == "PLACE"}
        ends = {mention.end: mention for mention in (*known, *doubted)}
        for mention in ends.values():
            if mention.label == "COMPANY" and not (mention in doubted and self._ends_another(text, mention, ends)):
                yield from self.longer.find(text, mention, ends)
        yield from self._ties.find(text, ends)
        yield from self._investors.find(text, ends)
        yield from self._with_ending(text, ends, unsure)
        yield from self._national_companies(text, ends.values())
        yield from self._with_place_within(text, ends)
        # A place that is a common word too begins no long name where something stands before it: 云岚 + 和顺 + 水务有限公司.
        sure = {end: mention for end, mention in ends.items() if end not in unsure} if unsure else ends
        yield from self._long_names.companies(text, sure)
        yield from self._long_names.organisations(text, ends)
        yield from self._places.find(text, ends)
        yield from self._place_named.find(text, ends)
        yield from self._estates.find(text, ends)
        yield from self._quoted_homes.find(text)
        yield from self._sold_homes.find(text)
        yield from self._coded.find(text, ends)
        yield from self._coded.marked(text, ends)
        yield from self.latin.find(text, ends)
        yield from self._entries.find(text, ends)
        yield from self._told.find(text, ends)
        yield from self._titled.find(text, ends)

    def _ends_another(self, text: str, short: Mention, ends: Mapping[int, Mention]) -> bool:
        """Whether the common word that is a company's short name ends the name of another: 大岭兴业公司, but 收购兴业公司."""
        at = short.start
        border = hard_border(text, at, max(0, at - CORE), ends)
        return border < at and self._stops.behind(text, border, at) < at

    def _with_ending(self, text: str, ends: Mapping[int, Mention], unsure: Container[int]) -> Iterator[Mention]:
        """Short names with an ending: 云岚科技; with a seat (云岚控股（香港）) or branch also without it."""
        for match in self.endings.endings.finditer(text):
            suffix, end = match.start(), _ending_end(text, match, ends)
            before = text[suffix - 1 : suffix]
            if end == suffix or self.endings.is_none(text, suffix, match.end()):
                continue
            if suffix in ends:
                start = self._start_behind_known(text, match, ends, unsure)
            elif is_han(before):
                start = self._start_in_chinese(text, match, ends)
            elif match[0] == "公司" or is_latin(before):
                start = self.latin.start(text, suffix)
                if start is not None and match[0].endswith("公司"):
                    whole = match[0] == "公司" and not self.latin.is_whole(text[start:suffix])
                    # Nimbus Forge 软件公司: what it is, behind its name
                    end = end if whole else suffix - (before == " ")
            else:
                continue
            if start is None or self._words.goes_on(text, suffix, end):
                continue
            if self.endings.is_thing(text, suffix, match.end()):
                continue
            seat = self._seat.match(text, end)
            end = self._shares.name_end(text, start, end)
            for border in {end, seat.end() if seat else end, self._branches.end(text, end)}:
                yield Mention(start, border, "COMPANY", text[start:border])

    def _start_behind_known(
        self, text: str, ending: re.Match[str], ends: Mapping[int, Mention], unsure: Container[int]
    ) -> int | None:
        """Where a name begins whose ending stands right behind a known one; that may be a common word, and no place."""
        start, suffix = self._starts.of_place(text, ending, ends), ending.start()
        if suffix not in unsure:
            return start
        others = {at: ends[at] for at in ends if at != suffix}
        start = self._starts.of_core(text, suffix, ending.end(), others) if start is None else start
        return self._starts.wider(start, "", others) if start is not None else None

    def _start_in_chinese(self, text: str, ending: re.Match[str], ends: Mapping[int, Mention]) -> int | None:
        """Where a name in characters begins; what only stands before a known name is none: 暂停 + 甲药业; but 岚溪 + 铁路局."""
        start, known = self._starts.of_core(text, *ending.span(), ends), ends.get(ending.end())
        if start is None:
            return None
        is_body = known is not None and known.label == "ORG" and known.start == ending.start()
        if known is not None and start < known.start and not is_body and not self.endings.is_ending(text, known):
            return None
        return self._starts.wider(start, ending[0], ends)

    def _with_place_within(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Companies that have their place in brackets within their name: 乾岚（江州）食品公司."""
        for place in ends.values():
            if place.label != "PLACE" or text[place.start - 1 : place.start] not in _OPENING or not place.start:
                continue
            rest = _BEHIND_PLACE.match(text, place.end)
            start = self._starts.of_core(text, place.start - 1, None, ends) if rest is not None else None
            if rest is not None and start is not None:
                yield Mention(start, rest.end(), "COMPANY", text[start : rest.end()])

    def _national_companies(self, text: str, known: Iterable[Mention]) -> Iterator[Mention]:
        """A country's railway, post or oil company by its full name, with the part of the country: 东 + 甲国 + 旅客铁路公司."""
        for place in known:
            if place.label != "PLACE" or text[place.start : place.end] in self._many:
                continue
            match = self._national_company.match(text, place.end)
            if match is None:
                continue
            part = text[place.start - 1 : place.start] in _PARTS and self._words.stands_alone(
                text, place.start - 1, place.start
            )
            start = place.start - part
            yield Mention(start, match.end(), "COMPANY", text[start : match.end()])


def _ending_end(text: str, ending: re.Match[str], ends: Mapping[int, Mention]) -> int:
    """Where an ending ends with its legal form behind Latin letters (Nimbus控股 + 有限公司), and without 控股 that is a verb."""
    end = ending.end()
    if text.startswith(_LIMITED, end) and is_latin(text[ending.start() - 1 : ending.start()]):
        return end + len(_LIMITED)
    return end - len(CONTROL) if controls(text, end, ends) else end


def _without_trade(text: str, mention: Mention) -> Mention:
    """The mention without the 厂 or 商 that ends what the company is: 面板检测设备厂 + 甲乙光电."""
    start, end = mention.start, mention.end
    trade = mention.id is None and text[start] in _TRADES and end - start > _SHORTEST_BEHIND_TRADE
    if not trade or mention.label != "COMPANY" or not is_han(text[start - 1 : start]):
        return mention
    return mention._replace(start=start + 1, name=text[start + 1 : end])
