"""Companies, organisations and places by the form of their names: endings, stock codes, and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from operator import itemgetter

from digestnlp.entities.entries import EntryLabels
from digestnlp.entities.estates import Estates
from digestnlp.entities.funding import Investors
from digestnlp.entities.latin import LatinCompanies
from digestnlp.entities.mentions import HAN, STOCK_CODE, Mention, is_han, is_latin, one_of
from digestnlp.entities.placed import PlaceNamed
from digestnlp.entities.places import ORIGINS, PlacePatterns, hard_border
from digestnlp.entities.shares import SHARES, Shares
from digestnlp.entities.ties import CompanyTies
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.rules.schema import LexiconEntry, MetricEntry
from digestnlp.segment import part_of_speech
from digestnlp.wordlist import Opened, WordSearch, compile_at, pattern_at

_SHORTEST_CORE, _CORE = 2, 4  # Characters of a short name before its ending: 壁仞科技, 芯原股份, 四个字科技.
_LEGAL = 36  # Characters of a full legal name or of an organisation's name before its ending.
_ANNOUNCER = 5  # Characters of an unknown name that opens a line, a place before it aside.
# 甲乙-KY: the mark of companies that are listed in Taiwan and at home elsewhere.
_LISTED_ABROAD = re.compile(rf"(?: ?- ?|(?<=[{HAN}]))KY(?![A-Za-z])")
# 京东方A, 万科B: the class of its shares, as part of the name in lists of shares.
_SHARE_CLASS = re.compile(r"[AB](?:(?=\d{1,2} ?月)|(?![A-Za-z0-9股轮]))")
# Behind 控股 that ends a name; in 甲控股股东 it says whose shares they are.
_NO_CONTROL = "(?:(?<!控股)|(?!股东|子公司|孙公司|权|比例))"
# 云岚集团 + 投资 3 亿元: behind another ending the verb, where it has an object.
_INVESTS = "投资(?= ?(?:[\\d约了逾超近达共建兴新设开扩于的一二三四五六七八九十百千不总数额]|上[百千]|入股|收购|项目|规模|计划))"
_ACRONYM = re.compile("(?<![A-Za-z0-9&.-])[A-Z]{2,4}$")  # before a thing it is a kind of them: ABC电池
_LONG_ACRONYM = 5
_LEGAL_NAME = 8  # Characters of 行股份有限公司, and one more.
_OF_BRANCH = 8  # Characters between a company's name and the word for its branch: 江州市 + 岚溪.
_GROUPS = ("集团", "股份", "控股", "公司")
_TRADES = "厂商"
_OPENING, _CLOSING = tuple("“「"), tuple("”」")
_SAYING = tuple("vd")  # Parts of speech of what is said of somebody: verbs, adverbs.
_JOINING = tuple("和与及")
_KIN = tuple("子孙母分总")  # Before 公司 they say what it is to another one: 四 + 子公司.
_NUMERALS = tuple("0123456789一二两三四五六七八九十百千万亿几数多各每这那该某半余")
_SHORTEST_BEHIND_TRADE = 4
_ORIGIN_NAMES = frozenset(("台湾", "香港"))
_PARTS = tuple("东西南北")  # of a country


class CompanyPatterns:
    """Finds companies, organisations and places that the lexicon does not know."""

    def __init__(self, rules: Rules, words: OrdinaryWords) -> None:
        self._words = words
        self._ties = CompanyTies(rules, words)
        self.latin = LatinCompanies(rules)
        self._investors = Investors(rules, words)
        self._shares = Shares(rules)
        self._entries = EntryLabels(rules)
        self._kinds_of_firms = rules.words("entities.kinds_of_firms")
        self._seat = re.compile(f"[（(](?:{one_of(rules.words('entities.seats'))})[）)]")
        self._branch_end = re.compile(rf"(\w{{2,{_OF_BRANCH}}}?)(?:{one_of(rules.words('entities.branches'))})")
        self._office_end = re.compile(rf"([{HAN}]{{2,{_OF_BRANCH}}}?)分公司")
        self._city_companies = frozenset(rules.words("entities.city_companies"))
        modifiers, industries = (
            one_of(rules.words(f"entities.national_{part}")) for part in ("modifiers", "industries")
        )
        self._national_company = re.compile(f"(?:{modifiers})?(?:{industries})公司")
        self._financial = rules.words("entities.financial_suffixes")
        self._financial_kinds = rules.words("entities.financial_kinds")
        self._many = frozenset(rules.words("entities.places_of_many"))
        self._units = tuple(rules.words("entities.unit_suffixes"))
        takes = one_of((*rules.words("entities.owned_kinds"), *rules.words("entities.share_verbs"), "旗下", "转让给"))
        self._kinds = ("公司", *rules.words("entities.generic_heads"))
        self._takes = re.compile(f"(?:{takes})的?$")
        self._owned = re.compile(f"(?:{one_of(rules.words('entities.owned_kinds'))}|旗下)的?")
        self._generic = frozenset(rules.words("entities.generic_cores"))
        suffixes = one_of(rules.words("entities.company_suffixes"))
        more = f"(?:(?<!公司)(?!{_INVESTS})(?:{suffixes}))*{_NO_CONTROL}"  # 甲公司 + 投资
        self._suffix = re.compile(f"(?:{suffixes}){more}")
        self._suffixes = WordSearch(rules.words("entities.company_suffixes"), more)
        groups = (suffix for suffix in rules.words("entities.company_suffixes") if len(suffix) == _SHORTEST_CORE)
        self._invests = re.compile(f"{one_of(groups)}{_INVESTS}")
        self._invests_in = re.compile(_INVESTS)
        self._legal = re.compile(one_of(rules.words("entities.legal_suffixes")))
        self._chiefs = rules.words("entities.chiefs")
        self._chief = re.compile(one_of(rules.words("entities.roles")))
        self._mines = frozenset(rules.words("entities.mines"))
        self._state_firm = re.compile(one_of((*rules.words("entities.state_firms"), *self._mines)))
        self._organisation = re.compile(f"(?:{one_of(rules.words('entities.org_suffixes'))})(?!性)")  # 省政府性基金
        self._home_bodies = frozenset(rules.words("entities.home_bodies"))
        self._not_organisations = self._generic | frozenset(rules.words("entities.not_organisations"))
        self._counters = frozenset(rules.words("entities.counter_stops"))
        self._word_ends = frozenset(rules.words("entities.word_ends"))
        stops = rules.words("entities.company_stops")
        self._stop = re.compile(one_of(stops))
        self._stops = WordSearch(stops)
        self._places = PlacePatterns(rules, words, self._behind_stops)
        self._home = self._places.home
        self._estates = Estates(rules, self._behind_stops)
        self._place_named = PlaceNamed(rules, words, self._home)
        self._legal_stop = re.compile(one_of(rules.words("entities.legal_stops")))
        self._acts = re.compile(f" ?(?:{pattern_at(rules.words('entities.company_acts'))})")
        before = one_of((*rules.words("entities.company_nouns"), *rules.words("entities.company_before")))
        self._before_name = re.compile(f"(?:{takes}|{before}|[与和及由对向获被为])的?$")
        self._things = tuple(rules.words("entities.thing_suffixes"))
        shown = ("company_acts", "company_after", "roles", "owner_links")
        # What shows that a name is over behind an ending that is a thing as well, and no common noun goes on.
        self._over = re.compile(
            f" ?(?:[^{HAN} ]|$|{pattern_at(word for name in shown for word in rules.words(f'entities.{name}'))})"
        )
        acting = ("company_acts", "roles", "owner_links", "person_verbs")
        self._over_daughter = re.compile(
            f" ?(?:[^{HAN} A-Za-z0-9]|$|[的则也将并已已与和及是]"
            f"|{pattern_at(word for name in acting for word in rules.words(f'entities.{name}'))}|主要股东)"
        )
        self._from_abroad = frozenset(
            entry.id
            for entry in rules.of(LexiconEntry)
            if entry.label == "COMPANY"
            and any(map(str.isascii, entry.aliases))
            and not (entry.ticker or "").endswith((".TW", ".TWO", ".HK"))
        )
        self._international = re.compile(f"国际(?:{one_of(rules.words('entities.international_things'))})")
        self._not_behind = re.compile(one_of(rules.words("entities.not_behind_suffix")))
        self._plain = re.compile(f"(?:{one_of(rules.words('entities.plain_suffixes'))})+")
        known = one_of((*rules.words("entities.known_suffixes"), *rules.words("entities.plain_suffixes")))
        self._known = re.compile(f" ?((?:{known})+{_NO_CONTROL})")
        self._full = re.compile(one_of(rules.words("entities.full_name_ends")))
        daughters, seats = (one_of(rules.words(f"entities.daughter_{part}")) for part in ("trades", "seats"))
        self._daughter = re.compile(rf"(?:{daughters})+(?:{seats})")
        # 江州 + 云岚 + 置业: what ends the name of a company's company in a town.
        tails = one_of(
            w for n in ("known_suffixes", "name_tails", "full_name_ends") for w in rules.words(f"entities.{n}")
        )
        self._local_tail = re.compile(f"(?:{tails})+(?:集团|股份|公司)?")
        self._short_names = frozenset(entry.id for entry in rules.of(LexiconEntry) if entry.traditional)
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
        self._trade = re.compile(rf"(?<=[{HAN}A-Za-z）)])(?:{one_of(trades)})([{HAN}]{{2,4}})$")  # 微型电池厂 + 甲能高
        self._measure = compile_at(noun for metric in rules.of(MetricEntry) for noun in metric.nouns)
        told = one_of(
            word
            for name in ("company_acts", "told_of_companies", "brand_plans")
            for word in rules.words(f"entities.{name}")
        )
        self._brand = re.compile(
            rf"(?:{one_of((*rules.words('entities.brand_kinds'), *trades))}) ?([{HAN}]{{2,4}}?)"
            rf"(?=[的在，。：、（(将已是今昨近于也及和与受 \n]| ?(?:[QH][1-4]|\d{{1,2}} ?[日月]|第[一二三四]季)"
            rf"|{told})"
        )
        funded = one_of(rules.words("entities.funding_verbs"))
        self._funded = re.compile(rf"[“「]([^“”「」，。\n]{{2,24}})[”」] ?(?:{funded})(?=[^，。；\n]{{0,20}}融资)")
        media = one_of(rules.words("entities.media_suffixes"))
        self._medium = re.compile(
            rf"《([{HAN}A-Za-z ]{{0,12}}(?:{media}|Times|Journal|Post|Week|News))》"
            rf"|据 ?([{HAN}]{{2,6}}(?:{media}))(?=报道|消息|讯|\d|等|记者|援引)"
        )

    def is_plain_words(self, name: str) -> bool:
        """Whether a name, its company's ending aside, is made of ordinary words alone: 感恩同行, 凤凰股份."""
        ending = self._suffix.search(name)
        core = name if ending is None or ending.end() < len(name) else name[: ending.start()]
        return not self._words.is_unknown(core)

    def has_ending(self, name: str) -> bool:
        """Whether a name ends as companies' names do."""
        return any(ending.end() == len(name) for ending in self._suffix.finditer(name))

    def is_thing(self, text: str, suffix: int, end: int) -> bool:
        """Whether a company's ending is rather a thing where it stands, since a common noun goes on behind it: 甲网络指标."""
        if self._international.match(text, end - 2):
            return True
        return text[suffix:end] in self._things and self._over.match(text, end) is None

    def is_thing_there(self, text: str, start: int, end: int) -> bool:
        """Whether a name that ends as companies' names do is a thing where it stands: 适应通用智能的终端.

        Its words are ordinary ones, and nothing before and behind it shows that it is somebody.
        """
        name = text[start:end]
        if self._international.match(text, end - 2):
            return True
        thing = next((thing for thing in self._things if name.endswith(thing)), None)
        if thing is None or not self.is_plain_words(name):
            return False
        opens = (
            not is_han(text[start - 1 : start]) or self._before_name.search(text, max(0, start - 6), start) is not None
        )
        return not (opens and self._over.match(text, end))

    def find(self, text: str, known: Iterable[Mention], doubted: Iterable[Mention] = ()) -> Iterator[Mention]:
        """Candidates, which may overlap one another and the known mentions.

        Args:
            text: a view.
            known: mentions from the lexicon; they end the search to the left, and an ending behind a company extends it.
            doubted: those of them that are common words too; a place among them may be what a company is called.
        """
        return (_without_trade(text, mention) for mention in self._candidates(text, known, doubted))

    def _candidates(self, text: str, known: Iterable[Mention], doubted: Iterable[Mention]) -> Iterator[Mention]:
        unsure = {mention.end for mention in doubted if mention.label == "PLACE"}
        ends = {mention.end: mention for mention in (*known, *doubted)}
        for mention in ends.values():
            if mention.label == "COMPANY":
                yield from self._extended(text, mention)
                yield from self._twice_named(text, mention, ends)
                yield from self._local(text, mention, ends)
                yield from self._branch(text, mention)
        yield from self._ties.find(text, ends)
        yield from self._investors.find(text, ends)
        yield from self._with_suffix(text, ends, unsure)
        yield from self._national_companies(text, ends.values())
        # A place that is a common word too begins no long name where something stands before it: 云岚 + 和顺 + 水务有限公司.
        sure = {end: mention for end, mention in ends.items() if end not in unsure} if unsure else ends
        yield from self._legal_names(text, sure)
        yield from self._organisations(text, ends)
        yield from self._places.find(text, ends)
        yield from self._place_named.find(text, ends)
        yield from self._estates.find(text, ends)
        yield from self._with_code(text, ends)
        yield from self._listed_abroad(text, ends)
        yield from self.latin.find(text, ends)
        yield from self._announcers(text, ends)
        yield from self._entries.find(text, ends)
        yield from self._brands(text, ends)
        yield from self._media(text)
        for match in self._funded.finditer(text) if "融资" in text else ():
            yield Mention(match.start(1), match.end(1), "COMPANY", match[1])

    def _extended(self, text: str, company: Mention) -> Iterator[Mention]:
        """A known company with an ending: 腾讯公司 is 腾讯 still, 甲汽车 is a company of its own."""
        if _SHARE_CLASS.match(text, company.end) and is_han(text[company.end - 1]):
            yield company._replace(end=company.end + 1, found_by="pattern")
        if (daughter := self._daughter.match(text, company.end)) and self._over_daughter.match(text, daughter.end()):
            yield Mention(
                company.start, daughter.end(), "COMPANY", text[company.start : daughter.end()], None, company.id
            )
        seat = self._seat.match(text, company.end) if company.id is not None else None
        if seat is not None:
            yield Mention(company.start, seat.end(), "COMPANY", text[company.start : seat.end()], None, company.id)
        match = self._known.match(text, company.end)
        if match is None and company.id in self._short_names:
            yield from self._in_full(text, company)
        if match is None:
            return
        whole = text.endswith("有限公司", company.end, match.end())  # over, whatever stands behind it: 持有, 转让
        if not whole and self._not_behind.match(text, match.end()):
            return
        if text[company.start : company.end] in self._generic:
            return  # 机器人 + 公司
        if self._international.match(text, match.end() - 2):
            return  # 甲公司 + 国际配售
        if match[1] in (SHARES, "控股") and self._shares.are_dealt(text, company.start):
            return  # 减持快狗打车 + 股份
        same = self._plain.fullmatch(match[1]) is not None
        if not same and match[0].startswith(" "):
            return
        if seat := self._seat.match(text, match.end()):
            yield Mention(company.start, seat.end(), "COMPANY", text[company.start : seat.end()], None, company.id)
        name = company.name if same else text[company.start : match.end()]
        yield Mention(company.start, match.end(), "COMPANY", name, company.id if same else None, company.id)

    def _in_full(self, text: str, company: Mention) -> Iterator[Mention]:
        """A company that is known by a short name, with the ending that its full name has: 声宝 + 电子."""
        full = self._full.match(text, company.end)
        if full is not None and self._over.match(text, full.end()):
            yield company._replace(end=full.end(), found_by="pattern")
        ending = self._suffix.match(text, company.end)
        if ending is None or self._not_behind.match(text, ending.end()):
            return
        if not self._words.goes_on(text, *ending.span()) and not self.is_thing(text, *ending.span()):
            yield company._replace(end=ending.end(), found_by="pattern")

    def _branch(self, text: str, company: Mention) -> Iterator[Mention]:
        """A bank's or company's branch: 甲银行 + 江州分行, where nothing between them but names tells of a place."""
        end = self._end_of_branch(text, company.end)
        if end > company.end:
            yield Mention(company.start, end, "COMPANY", text[company.start : end], None, company.id)

    def _end_of_branch(self, text: str, end: int) -> int:
        """Where the name of a branch ends whose bank's or company's ends here; here, where there is none."""
        of_bank = "行" in text[max(0, end - _LEGAL_NAME) : end]  # 海岳银行, 海岳银行股份有限公司
        pattern = self._branch_end if of_bank else self._office_end
        match = pattern.match(text, end)
        return match.end() if match is not None and self._behind_stops(text, end, match.end(1)) == end else end

    def _local(self, text: str, company: Mention, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A known company's company in a province or town, where it is said whose it is: 子公司 + 温州 + 甲.

        One from abroad has a daughter in Taiwan or Hong Kong that is called after it.
        """
        place = ends.get(company.start)
        common = text[company.start : company.end] in self._generic
        if common or place is None or place.label != "PLACE":
            return
        if text[place.start : place.end] in _ORIGIN_NAMES:
            shown = company.id in self._from_abroad and self._is_daughter(text, place.start, company.end)
        else:
            shown = (
                place.id in self._home and self._takes.search(text, max(0, place.start - 6), place.start) is not None
            )
        if shown:
            yield Mention(place.start, company.end, "COMPANY", text[place.start : company.end], None, company.id)
        tail = self._local_tail.match(text, company.end) if place.id in self._home else None
        if tail is not None and self._over_daughter.match(text, tail.end()):
            yield Mention(place.start, tail.end(), "COMPANY", text[place.start : tail.end()], None, company.id)

    def _is_daughter(self, text: str, start: int, end: int) -> bool:
        """Whether place and company name its daughter there (台湾 + 家乐福 + 强调), and not its goods (台湾 + 苹果 + 手机)."""
        opens = not is_han(text[start - 1 : start]) or self._takes.search(text, max(0, start - 6), start) is not None
        return opens and self._over_daughter.match(text, end) is not None

    def wider(self, text: str, remembered: Iterable[Mention], known: Iterable[Mention]) -> Iterator[Mention]:
        """The companies that the memory found in short, with 公司 behind them or the place at home before them.

        Args:
            text: a view.
            remembered: what the memory found.
            known: all that is known, in order.
        """
        ends = {mention.end: mention for mention in known}
        for mention in remembered:
            if mention.label != "COMPANY" or not is_han(text[mention.start]):
                continue
            match = self._known.match(text, mention.end)
            end = match.end() if match is not None and self._plain.fullmatch(match[1]) else mention.end
            end = self._shares.name_end(text, mention.start, end)
            ended = self._suffix.search(text, mention.start, mention.end)
            start = self._wider_start(mention.start, "", ends) if ended and mention.id is None else mention.start
            if (start, end) != (mention.start, mention.end):
                yield mention._replace(start=start, end=end)

    def _twice_named(self, text: str, company: Mention, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A company's Chinese and Latin name in a row."""
        gap = text[company.start - 1 : company.start] == " "
        before = ends.get(company.start - gap)
        if (
            before is not None
            and company.id is not None
            and before.id == company.id
            and is_han(text[before.end - 1]) != is_han(text[company.start])
        ):
            yield Mention(before.start, company.end, "COMPANY", company.name, company.id, company.parent, "lexicon")

    def _with_suffix(self, text: str, ends: dict[int, Mention], unsure: Container[int]) -> Iterator[Mention]:
        for match in self._suffixes.finditer(text):
            suffix, end = match.start(), match.end()
            before = text[suffix - 1 : suffix]
            if self._is_no_ending(text, suffix, end):
                continue
            if suffix in ends:
                start = self._place_start(text, match, ends)
                if suffix in unsure:
                    others = {at: ends[at] for at in ends if at != suffix}
                    start = self._core_start(text, suffix, end, others) if start is None else start
                    start = self._wider_start(start, "", others) if start is not None else None
            elif is_han(before):
                start = self._core_start(text, suffix, end, ends)
                known = ends.get(end)
                if start is not None and known is not None and start < known.start and not self._is_ending(text, known):
                    continue  # 暂停 + 甲药业: all but the name is no part of it
                if start is not None:
                    start = self._wider_start(start, match[0], ends)
            elif match[0] != "公司" and not is_latin(before):
                continue
            else:
                start = self.latin.start(text, suffix)
                if start is not None and match[0].endswith("公司"):
                    whole = match[0] == "公司" and not self.latin.is_whole(text[start:suffix])
                    end = (
                        end if whole else suffix - (before == " ")
                    )  # Nimbus Forge 软件公司: what it is, behind its name
            if start is None or self._words.goes_on(text, suffix, end) or self.is_thing(text, suffix, match.end()):
                continue
            seat = self._seat.match(text, end)  # 云岚控股（香港）
            end = self._shares.name_end(text, start, end)
            for border in {end, seat.end() if seat else end, self._end_of_branch(text, end)}:
                yield Mention(start, border, "COMPANY", text[start:border])

    def _is_no_ending(self, text: str, suffix: int, end: int) -> bool:
        """Whether the ending is something else where it stands: 子 + 公司, 甲汽车展, the verb of 甲科技 + 投资 3 亿元."""
        if text[suffix - 1 : suffix] in _KIN and text.startswith("公司", suffix):
            return True
        if is_latin(text[suffix - 1 : suffix]):
            if self._invests_in.match(text, suffix):
                return True  # 向 Nimbus + 投资 3 亿元
            if text[suffix:end] in self._things and _ACRONYM.search(text, max(0, suffix - _LONG_ACRONYM), suffix):
                return True
        group = suffix - _SHORTEST_CORE
        return self._not_behind.match(text, end) is not None or (
            group > 0 and self._invests.match(text, group) is not None
        )

    def _quoted_start(self, text: str, suffix: int, end: int) -> int | None:
        """Where a name begins that fills its quotation marks, whatever its first characters are: “比岚科技”."""
        if text[end : end + 1] not in _CLOSING:
            return None
        start = suffix
        while suffix - start <= _CORE and is_han(text[start - 1 : start]):
            start -= 1
        core = text[start:suffix]
        filled = text[start - 1 : start] in _OPENING and _SHORTEST_CORE <= len(core) <= _CORE
        return start if filled and not self._is_generic(core) and self._words.is_unknown(core) else None

    def _is_ending(self, text: str, known: Mention) -> bool:
        """Whether a known name is an ending of other names as well: 机器人, 精密."""
        return self._suffix.fullmatch(text, known.start, known.end) is not None

    def _place_start(self, text: str, match: re.Match[str], ends: dict[int, Mention]) -> int | None:
        """Where a name begins whose ending stands right behind a place.

        It is an airline, a town's bank, a branch (云岚启元温州公司), one with a chief (香港甲业行政总裁), or called after the place.
        """
        place = ends[match.start()]
        if place.label != "PLACE":
            return None
        if match[0] == "航空":
            return None if text[place.start : place.end] in self._many else place.start
        if match[0] in self._city_companies and place.id in self._home:
            return place.start
        if match[0] == "公司" and place.id in self._home and is_han(text[place.start - 1 : place.start]):
            return self._core_start(text, place.start, None, ends)
        if (
            place.id in ORIGINS
            and not is_han(text[place.start - 1 : place.start])
            and text.startswith(self._chiefs, match.end())
        ):
            return place.start
        return self._named_for_place(text, match, place, ends)

    def _named_for_place(
        self, text: str, ending: re.Match[str], place: Mention, ends: dict[int, Mention]
    ) -> int | None:
        """Where a name begins that has a place's short name before its ending, and acts as companies do: 岚溪制药宣布.

        Behind another place it is one whatever it does, if only companies have its ending: 江州 + 岚溪 + 集团.
        """
        if place.label != "PLACE" or place.id not in self._home or place.end - place.start != _SHORTEST_CORE:
            return None
        before = ends.get(place.start)
        if before is not None and before.label == "PLACE":
            return self._wider_start(place.start, "", ends) if ending[0].endswith(_GROUPS) else None
        alone = not is_han(text[place.start - 1 : place.start])
        return place.start if alone and self._acts.match(text, ending.end()) else None

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

    def _wider_start(self, start: int, ending: str, ends: dict[int, Mention]) -> int:
        """Where a short name begins with what belongs to it before its core: a place at home, or the maker of a studio."""
        before = ends.get(start)
        if before is None:
            return start
        if before.label == "COMPANY":
            return before.start if ending in self._units else start
        while before is not None and before.label == "PLACE" and before.id in self._home:
            start, before = before.start, ends.get(before.start)
        return start

    def _behind_stops(self, text: str, start: int, end: int) -> int:
        """Where the last word that ends the search for a name ends; the start of the range where there is none.

        What 能 is a part of ends with it: behind 能力 a name begins, not behind its 能.
        """
        # They may overlap: 车企 and 企业 in 汽车企业.
        stops = [stop.span() for stop in self._stops.overlapping(text, start, end)]
        behind = {start, *(stop_end for _, stop_end in stops)}
        for stop in sorted(stops, key=itemgetter(1), reverse=True):
            if not self._opens_name(text, stop, start, behind):
                return min(end, self._words.word_end(text, *stop))
        return start

    def _opens_name(self, text: str, stop: tuple[int, int], border: int, behind: Collection[int]) -> bool:
        """Whether a stop is rather one of the first characters of a name: 台 that counts nothing, 和 behind one character.

        Args:
            text: a view.
            stop: where the stop is.
            border: where the search for the name ends at the latest.
            behind: where names can begin: there and behind the stops.
        """
        at = stop[0]
        if text[at : stop[1]] in self._counters:
            return at in behind and text[at - 1 : at] not in _NUMERALS
        joins = text[at : stop[1]] in _JOINING and at == border + 1
        return joins and not is_han(text[border - 1 : border]) and at not in behind

    def _core_start(self, text: str, suffix: int, end: int | None, ends: dict[int, Mention]) -> int | None:
        """Where the distinctive part of a short company name begins, when there is one before the ending.

        Where words behind the ending say what only companies do, the part that stands between punctuation and the ending is a
        name even if it is an ordinary word.

        Args:
            text: a view.
            suffix: where the ending begins.
            end: where it ends.
            ends: known mentions by where they end.
        """
        if end is not None and (quoted := self._quoted_start(text, suffix, end)) is not None:
            return quoted
        limit = max(0, suffix - _CORE - 4)
        border = hard_border(text, suffix, limit, ends)
        if suffix - border < _SHORTEST_CORE:
            return None
        start = self._behind_stops(text, border, suffix)
        stands_alone = start == border
        if suffix - start > _CORE:
            start = suffix - len(self._words.unknown_end(text[start:suffix]))
            if end is not None and text[suffix:end] in self._things:
                return None  # 两种标准化换电 + 电池: what is more than a name before a thing is a description of it
        core = text[start:suffix]
        if not _SHORTEST_CORE <= len(core) <= _CORE or self._is_generic(core) or self._is_word_end(text, start):
            return None
        opens = self._wider_start(start, "", ends)
        stands_alone = stands_alone and not is_han(text[opens - 1 : opens])
        acts = stands_alone and end is not None and self._acts.match(text, end)
        if stands_alone and end is not None and text.startswith(self._financial, suffix):
            acts = acts or self._chief.match(text, end)
        if acts or self._words.is_unknown(core):
            return start
        named = opens < start and text.startswith(self._financial, suffix)
        if named and not any(kind in core for kind in self._financial_kinds):
            return start  # 江州 + 富民 + 银行
        if text.startswith(self._kinds, suffix):
            return None
        owned = any(owner.end() == start for owner in self._owned.finditer(text, max(0, start - 8), start))
        return start if owned and not self._words.is_word(text[start : suffix + 2]) else None

    def _is_word_end(self, text: str, at: int) -> bool:
        """Whether the character ends the word before it, which the dictionary may not know: 化 of 项目化."""
        return text[at] in self._word_ends and is_han(text[at - 1 : at])

    def _is_generic(self, core: str) -> bool:
        """Whether words before an ending make a common noun with it: 国有 + 银行, 六国 + 新能源."""
        if core[1:2] == "国" and core[0] in _NUMERALS:
            return True
        return core in self._generic or core[:2] in self._generic or core[-2:] in self._generic

    def _brands(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
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
                and not self._stop.search(match[1])
                and not self._measure.match(match[1])  # 供应商 + 毛利率
                and (part_of_speech(match[1][:_SHORTEST_CORE]) or "n")[0] not in _SAYING  # 原厂 + 掌握极强
            ):
                yield Mention(match.start(1), match.end(1), "COMPANY", match[1])

    def _announcers(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """An unknown name that opens a line or clause and does what companies do: 甲乙丙：拟募资, 甲乙丙公告."""
        for match in self._announcer.finditer(text):
            start, end = match.span(1)
            within = [ends[at] for at in range(start + 1, end + 1) if at in ends]
            place = within[0].end if within and within[0].label == "PLACE" and within[0].start == start else start
            ending = self._suffix.search(text, place, end)
            ended = ending is not None and ending.end() == end
            core = text[place : ending.start()] if ending is not None and ended else text[place:end]
            if within[place > start :] or end - place > _ANNOUNCER or self._stop.search(core) or self._is_generic(core):
                continue  # 据甲公告: the name behind 据 is known, or 据 is no part of one
            # A place before it makes a name of ordinary words with a company's ending.
            if (ended and place > start and len(core) > 1) or self._words.is_unknown(text[place:end]):
                yield Mention(start, end, "COMPANY", match[1])

    def _legal_names(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        for match in self._legal.finditer(text):
            known = ends.get(match.start())
            start = self._long_start(text, match.start(), ends)
            if start is None:
                continue
            if (
                known is not None
                and known.label == "COMPANY"
                and not self._suffix.fullmatch(text, known.start, known.end)
                and not self._opens_before(text, start, known.start)
            ):
                continue
            if match[0].endswith("合作社") and not self._words.is_unknown(text[start : match.start()]):
                continue  # 农民专业合作社
            for end in {match.end(), self._end_of_branch(text, match.end())}:
                yield Mention(start, end, "COMPANY", text[start:end])
        for match in self._state_firm.finditer(text):
            start = self._long_start(text, match.start(), ends)
            place = next((p for p in ends.values() if p.start == start and p.label == "PLACE"), None)
            if place is not None and (match[0] not in self._mines or self._is_own(text[place.end : match.start()])):
                yield Mention(place.start, match.end(), "COMPANY", text[place.start : match.end()])
        for known in ends.values():
            # A known company's legal name with the place that opens it: 杭州市 + 云岚启元科技有限公司.
            place = ends.get(known.start)
            if place is None or place.label != "PLACE" or known.label != "COMPANY":
                continue
            legal = self._legal.match(text, known.end)
            if legal is not None:
                yield Mention(place.start, legal.end(), "COMPANY", text[place.start : legal.end()], None, known.id)
            elif text.endswith("有限公司", 0, known.end):
                yield Mention(place.start, known.end, "COMPANY", known.name, known.id, known.parent)

    def _organisations(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        for match in self._organisation.finditer(text):
            start = self._long_start(text, match.start(), ends)
            core = text[start : match.start()] if start is not None else ""
            if (
                start is not None
                and self._is_longer(start, ends.get(match.end()))
                and core not in self._not_organisations
                and not any(map(str.isdigit, core))
                and not self._words.goes_on(text, *match.span())
            ):
                yield Mention(start, match.end(), "ORG", text[start : match.end()])
        for known in ends.values():
            # Another country's body by the short name of one at home: 北辰国 + 央行, 海岳国 + 财政部.
            place, name = ends.get(known.start), text[known.start : known.end]
            if known.label != "ORG" or (name == known.name and name not in self._home_bodies) or place is None:
                continue
            if place.label == "PLACE" and place.id != "place.china" and place.id not in self._home:
                yield Mention(place.start, known.end, "ORG", text[place.start : known.end])

    @staticmethod
    def _is_longer(start: int, known: Mention | None) -> bool:
        """Whether what begins at the place is more than the name that is known: 江州市统计局, of which 统计局 alone is another."""
        return known is None or (known.label == "ORG" and known.start > start)

    def _long_start(self, text: str, suffix: int, ends: dict[int, Mention]) -> int | None:
        """Where a long name begins: at the place that opens it, else behind the nearest word that is no part of a name."""
        border = suffix
        limit = max(0, suffix - _LEGAL)
        while border > limit and (
            is_han(text[border - 1]) or is_latin(text[border - 1]) or text[border - 1] in "（）()·&"
        ):
            border -= 1
        for stop in self._legal_stop.finditer(text, border, suffix):
            if (
                self._words.stands_alone(text, *stop.span())
                and not _is_in_company(stop.span(), ends)
                and not self._opens_core(text, stop, ends)
            ):
                border = stop.end()
        for at in range(border + 1, suffix - 1):
            place = ends.get(at)
            if (
                place is not None
                and place.label == "PLACE"
                and place.start >= border
                and text[place.start - 1 : place.start] not in ("（", "(")
            ):
                brand = ends.get(place.start)
                border = place.start if brand is None or brand.label != "COMPANY" else max(border, brand.start)
                legal = self._legal.match(text, suffix) is not None
                kinds = [kind for kind in self._kinds_of_firms if legal and text.startswith(kind, place.end)]
                border = place.end + max(map(len, kinds)) if kinds else border
                break
        border = _behind_brackets(text, border, suffix)
        name = text[border:suffix]
        return (
            border if len(name) >= 2 and (is_han(name[-1]) or name[-1] in "）)") and name not in self._generic else None
        )

    def _is_own(self, core: str) -> bool:
        """Whether what stands between a place and a mine is a name: 江州市 + 金岚 + 金矿, but not 江州 + 露天 + 煤矿."""
        return _SHORTEST_CORE <= len(core) <= _CORE and all(map(is_han, core)) and self._words.is_unknown(core)

    def _opens_before(self, text: str, start: int, known: int) -> bool:
        """Whether a name opens with what no dictionary has before one that is known: 云岚 + 路桥建设有限公司."""
        opens = not is_han(text[start - 1 : start])
        return opens and _SHORTEST_CORE <= known - start <= _CORE and self._words.is_unknown(text[start:known])

    def _opens_core(self, text: str, stop: re.Match[str], ends: Mapping[int, Mention]) -> bool:
        """Whether 和 behind a place at home opens a name, as no other place stands behind it: 四川 + 和岚投资集团有限公司."""
        place = ends.get(stop.start())
        if stop[0] not in _JOINING or place is None or place.label != "PLACE" or place.id not in self._home:
            return False
        joined = any(other.start == stop.end() for other in ends.values())
        return not joined and self._words.is_unknown(text[stop.start() : stop.end() + 1])

    def _with_code(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A name right before a stock code in brackets: 甲乙丙（300123.SZ）."""
        codes = list(STOCK_CODE.finditer(text))
        for match in codes:
            end = match.start() - (text[match.start() - 1 : match.start()] == " ")
            if end in ends and not self._is_ending(text, ends[end]):
                continue
            if is_latin(text[end - 1 : end]):
                start = self.latin.start(text, end)
            else:
                start = hard_border(text, end, max(0, end - 9), ends)
                if len(codes) > 1 and end - start == _SHORTEST_CORE and not is_han(text[start - 1 : start]):
                    yield Mention(start, end, "COMPANY", text[start:end])  # 、至远(1234): no room for anything else
                    continue
                if (whole := self._in_full_with_code(text, start, end, ends)) is not None:
                    yield whole
                    continue
                place = ends.get(start)
                if place is not None and place.label == "PLACE" and self._suffix.fullmatch(text, start, end):
                    yield Mention(place.start, end, "COMPANY", text[place.start : end])  # 河北 + 钢铁（000001）
                    continue
                endings = (ending for ending in self._suffix.finditer(text, start, end) if ending.end() == end)
                trade = self._trade.search(text, start, end)
                start = (
                    trade.start(1)
                    if trade
                    else self._behind_stops(text, start, next((ending.start() for ending in endings), end))
                )
            if start is not None and 2 <= end - start <= 8 and text[start:end] not in self._generic:
                yield Mention(start, end, "COMPANY", text[start:end])

    def _in_full_with_code(self, text: str, start: int, end: int, ends: dict[int, Mention]) -> Mention | None:
        """The name before a code that a known company's name opens: 云岚 + 精机 (1234-TW)."""
        short = ends.get(start)
        rest = end - start
        if short is None or short.label != "COMPANY" or not is_han(text[start - 1]) or rest > _CORE:
            return None
        if self._stop.search(text, start, end) is not None and not self._full.fullmatch(text, start, end):
            return None
        return Mention(short.start, end, "COMPANY", text[short.start : end], None, short.id)

    def _listed_abroad(self, text: str, ends: dict[int, Mention]) -> Iterator[Mention]:
        """A name with the mark of companies that are listed in Taiwan and at home elsewhere: 甲乙-KY."""
        for match in _LISTED_ABROAD.finditer(text):
            if match.end() in ends:
                continue
            known = ends.get(match.start())
            start = known.start if known is not None else None
            if known is None:
                border = hard_border(text, match.start(), max(0, match.start() - _CORE), ends)
                start = self._behind_stops(text, border, match.start())
            if start is not None and match.start() - start >= _SHORTEST_CORE:
                yield Mention(start, match.end(), "COMPANY", text[start : match.end()])

    def _media(self, text: str) -> Iterator[Mention]:
        for match in self._medium.finditer(text):
            group = match.lastindex or 0
            if len(match[group]) > 2:
                yield Mention(match.start(group), match.end(group), "COMPANY", match[group])


def _without_trade(text: str, mention: Mention) -> Mention:
    """The mention without the 厂 or 商 that ends what the company is: 面板检测设备厂 + 甲乙光电."""
    start, end = mention.start, mention.end
    trade = mention.id is None and text[start] in _TRADES and end - start > _SHORTEST_BEHIND_TRADE
    if not trade or mention.label != "COMPANY" or not is_han(text[start - 1 : start]):
        return mention
    return mention._replace(start=start + 1, name=text[start + 1 : end])


def _behind_brackets(text: str, start: int, end: int) -> int:
    """Where a name begins behind a bracket that opens it (（主承销商）云岚证券), or that opens or closes outside of it."""
    name = text[start:end]
    opened, closed = max(name.rfind("("), name.rfind("（")), max(name.rfind(")"), name.rfind("）"))
    if opened > closed:
        return start + opened + 1
    alone = name.count("（") + name.count("(") != name.count("）") + name.count(")")
    return start + closed + 1 if closed >= 0 and (alone or opened == 0) else start


def _is_in_company(span: tuple[int, int], ends: Mapping[int, Mention]) -> bool:
    """Whether a known company's name holds the span: 为 in 天有为."""
    near = (ends.get(end) for end in range(span[1], span[1] + _CORE))
    return any(known is not None and known.label == "COMPANY" and known.start <= span[0] for known in near)
