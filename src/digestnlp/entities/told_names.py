"""Unknown names of companies by the words around them: 甲乙丙公告, 猫粮品牌甲乙丙, 据甲乙时报报道, 茶饮大厂“甲乙丙”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.company_endings import SHORTEST_CORE, CompanyEndings
from digestnlp.entities.mentions import HAN, Mention, is_han, is_latin, one_of
from digestnlp.entities.name_starts import NameStarts
from digestnlp.entities.name_stops import NameStops
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import part_of_speech
from digestnlp.wordlist import Opened, compile_at

_ANNOUNCER = 5  # Characters of an unknown name that opens a line, a place before it aside.
_SAYING = tuple("vd")  # Parts of speech of what is said of somebody: verbs, adverbs.


class ToldNames:
    """Finds them by the packs' words for acts, kinds, rounds and outlets."""

    def __init__(
        self, rules: Rules, words: OrdinaryWords, endings: CompanyEndings, stops: NameStops, starts: NameStarts
    ) -> None:
        self._words = words
        self._endings = endings
        self._stops = stops
        self._starts = starts
        days = one_of(rules.words("entities.days_of_news"))
        code = r"[（(]\d{4,6}|：(?:拟|预计|\d{4} ?年|上半年|[一二三四]季度|第[一二三四]季度|前[一二三]|全年)"
        act = r"公告|发布公告|宣布|官宣|(?:完成|再?获得?)(?=[^，。\n]{0,18}(?:融资|投资|领投))"
        self._announcer = Opened(
            "\n，。；：！？",
            rf" {{0,3}}(?:\d{{1,2}}[、.] {{0,3}}|\d{{4}} ?年(?:[初底末中度]|\d{{1,2}} ?月)?)?([{HAN}]{{2,8}}?)"
            rf"(?= ?(?:{code}|(?:{days}|\d{{1,2}} ?日晚?)? ?(?:{act})))",
            f"{code}|{act}",
        )
        trades = rules.words("entities.trade_ends")
        self._not_works = frozenset("".join(rules.words("entities.behind_works")))
        self._measure = compile_at(noun for metric in rules.of(MetricEntry) for noun in metric.nouns)
        told = one_of(
            word
            for name in ("company_acts", "told_of_companies", "brand_plans")
            for word in rules.words(f"entities.{name}")
        )
        kinds = one_of((*rules.words("entities.brand_kinds"), *trades))
        self._brand = deferred(
            rf"(?:{kinds}) ?([{HAN}]{{2,4}}?)"
            rf"(?=[的在，。：、（(将已是今昨近于也及和与受 \n]| ?(?:[QH][1-4]|\d{{1,2}} ?[日月]|第[一二三四]季)"
            rf"|{told})",
            clue=kinds,
        )
        funded = one_of(rules.words("entities.funding_verbs"))
        self._funded = deferred(rf"[“「]([^“”「」，。\n]{{2,24}})[”」] ?(?:{funded})(?=[^，。；\n]{{0,20}}融资)")
        houses = one_of((*rules.words("entities.quoted_houses"), *trades))
        # 茶饮大厂“云小山”, with the kind of company before it
        self._quoted_house = deferred(
            rf"(?<=[{HAN}])(?:{houses}) ?[“「]([{HAN}A-Za-z0-9]{{2,8}})[”」](?! ?(?:[\"'”」\n]|$|等|之称|称号|为题|的?(?:形象|目标|理念)))",
            clue="[“「]",
        )
        self._not_name = deferred(one_of(rules.words("entities.not_called")))
        media = one_of(rules.words("entities.media_suffixes"))
        self._medium = deferred(
            rf"《([{HAN}A-Za-z ]{{0,12}}(?:{media}|Times|Journal|Post|Week|News))》"
            rf"|据 ?([{HAN}]{{2,6}}(?:{media}))(?=报道|消息|讯|\d|等|记者|援引)",
            clue="[《据]",
        )

    def find(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """The names, by where known ones end."""
        yield from self._announcers(text, ends)
        yield from self._brands(text, ends)
        yield from self._media(text)
        yield from self._quoted(text)
        for match in self._funded.finditer(text) if "融资" in text else ():
            yield Mention(match.start(1), match.end(1), "COMPANY", match[1])

    def _announcers(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """An unknown name that opens a line or clause and does what companies do: 甲乙丙：拟募资, 甲乙丙公告."""
        for match in self._announcer.finditer(text):
            start, end = match.span(1)
            within = [ends[at] for at in range(start + 1, end + 1) if at in ends]
            place = within[0].end if within and within[0].label == "PLACE" and within[0].start == start else start
            ending = self._endings.ending.search(text, place, end)
            ended = ending is not None and ending.end() == end
            core = text[place : ending.start()] if ending is not None and ended else text[place:end]
            if (
                within[place > start :]
                or end - place > _ANNOUNCER
                or self._stops.stop.search(core)
                or self._starts.is_generic(core)
            ):
                continue  # 据甲公告: the name behind 据 is known, or 据 is no part of one
            # A place before it makes a name of ordinary words with a company's ending.
            if (ended and place > start and len(core) > 1) or self._words.is_unknown(text[place:end]):
                yield Mention(start, end, "COMPANY", match[1])

    def _brands(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """An unknown name right behind the word for what it is: 猫粮品牌甲乙丙的."""
        for match in self._brand.finditer(text):
            works = match[0].startswith("厂")
            before = text[match.start() - 1 : match.start()]
            if works and (
                not (is_han(before) or is_latin(before) or before in tuple("）)")) or match[1][0] in self._not_works
            ):
                continue  # 网通厂 + 甲乙, but 厂商, 厂房
            known = any(mention.start == match.start(1) for mention in ends.values())
            if (
                match.end(1) not in ends
                and not known
                and self._words.is_unknown(match[1])
                and not self._stops.stop.search(match[1])
                and not self._measure.match(match[1])  # 供应商 + 毛利率
                and (part_of_speech(match[1][:SHORTEST_CORE]) or "n")[0] not in _SAYING  # 原厂 + 掌握极强
            ):
                yield Mention(match.start(1), match.end(1), "COMPANY", match[1])

    def _quoted(self, text: str) -> Iterator[Mention]:
        """What stands in quotation marks right behind the kind of company that it is, and is no word: 茶饮大厂“云小山”."""
        for match in self._quoted_house.finditer(text):
            if not self._words.is_word(match[1]) and not self._not_name.search(match[1]):
                yield Mention(match.start(1), match.end(1), "COMPANY", match[1])

    def _media(self, text: str) -> Iterator[Mention]:
        for match in self._medium.finditer(text):
            group = match.lastindex or 0
            if len(match[group]) > 2:
                yield Mention(match.start(group), match.end(group), "COMPANY", match[group])
