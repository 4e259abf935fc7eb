"""Puts the sources of names together: lexicon, patterns, tagger and document memory."""

from __future__ import annotations

import bisect
import functools
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from digestnlp.building import uncollected
from digestnlp.deferred import deferred
from digestnlp.entities.companies import CompanyPatterns
from digestnlp.entities.context import Context
from digestnlp.entities.glossed import GlossedProducts
from digestnlp.entities.lexicon import Folded, Hit, Lexicon, fold, folded_name
from digestnlp.entities.listings import Listings
from digestnlp.entities.memory import Memory
from digestnlp.entities.mentions import (
    HAN,
    SOURCES,
    STOCK_CODE,
    FoundBy,
    Mention,
    beside,
    is_han,
    is_latin,
    one_of,
    whole_titles,
    without_overlaps,
)
from digestnlp.entities.people import PeoplePatterns
from digestnlp.entities.products import ProductPatterns, spaced
from digestnlp.entities.repeated import Borders, RepeatedNames
from digestnlp.entities.tagged import TaggedNames
from digestnlp.entities.words import OrdinaryWords, WordBorders
from digestnlp.models import Entity
from digestnlp.press import Press
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import LexiconEntry, MetricEntry, UnitEntry
from digestnlp.segment import word_borders as jieba_borders
from digestnlp.tagger import BUILTIN, THRESHOLD, Label, Tagged, TaggedSpan, Tagger, load_tagger
from digestnlp.view import is_traditional, of_each, view
from digestnlp.wordlist import compile_at, compile_words

SURE = 3.0  # The margin by which a tagger must prefer a company whose name is made of ordinary words.
_STRICT = 2.0  # The margin for any company of a text whose words the tagger has not learnt from.
_ACRONYM = 4  # Letters of a name in capitals that may be any abbreviation.
_POWERS = tuple("十百千万亿")
_BEHIND_YEAR = deferred(r"(?<!\d)(?:19|20)\d\d$")
_OF_YEAR = deferred(r"(?<!\d)\d\d$")  # 20 + 云岚 + 01
_UNITS = tuple("台元家天分时周月年日")
# The number of a day or month that the name of a product may end with: 小米 15, 阿维塔 11; not M9.
_DAY_OR_MONTH = deferred(rf"(?:(?<=[{HAN}])|(?<=[{HAN}] ))(?:[1-9]|[12][0-9]|3[01])$")
_NUMBER_BEHIND = deferred(rf"[{HAN}] ?[0-9.]+$")
_OF_SUM = deferred(" ?(?:[余多百千]?[万亿]|[美港欧日韩]?元|%)")
_OF_DATE = deferred(" ?日(?![均销活常产租])|(?<=[^0-9][1-9]) ?月(?![活租])|(?<=[^0-9]1[0-2]) ?月(?![活租])")
_MANY = tuple("两三四五六七八九十百多数各几")
_GOODS = ("品", "产品")
# What makes a number of digits that else name a product: 4680 电池.
_COUNTING = tuple("元万亿人辆户家栋套件个名块吨米张只次点倍股宗伙")
_SHORT = 2  # Characters of a name that ordinary words can hold by chance.
_LOOKS_ALIKE = 6  # Characters of ordinary words that may look like a company's name.
_HELD = 4  # Characters of one that they hold where little of it is left over: 车和家 in 汽车和家电.

_AT_LEAST = tuple("超逾近约")  # 超 3800 + 只个股 is a number.
_COUNTED = tuple("天日月年个只")
# “江边 + 苹果”
_QUALIFIED, _CLOSING = deferred(r"[“「][\u4e00-\u9fff]{1,3}$"), ("”", "」")
_KIND_OF_BODY = "部门"
_BRACKETS = ("（", "(")
_NAMING = tuple("《“「『")  # Marks before the name of a product, whatever its words are.
_NOT_IN_NAMES = deferred(r"[\n，、。；：！？「」『』“”《》【】|/%％$￥]")
# Labels of names that are new words; a word of the dictionary is rather that word. Places and bodies stand in dictionaries.
_INVENTED = ("COMPANY", "PERSON", "PRODUCT")


class EntityFinder:
    """Finds the companies, people, products, organisations and places of an article.

    Each entity says in `found_by` what it rests on: the lexicon, a pattern, the tagger, or the article's own memory.
    """

    @uncollected()
    def __init__(
        self,
        rules: Rules,
        word_borders: WordBorders | None = None,
        tagger: Tagger | None = None,
        sources: Collection[FoundBy] = SOURCES,
    ) -> None:
        """Compiles the lexicon and the patterns of the rules.

        Args:
            rules: lexicon entries and the word lists `entities.*`.
            word_borders: the offsets of word borders in a short text, `segment.word_borders`; without it, names that
                ordinary words hold are not vetoed, and new names are judged by word lists alone.
            tagger: `tagger.load_tagger(…)`, or None.
            sources: those that are asked; all but in measurements of what each of them gives.
        """
        self._tagger = tagger if "tagger" in sources else None
        self._sources = frozenset(sources)
        self._words = OrdinaryWords(word_borders)
        self._lexicon = Lexicon(rules.of(LexiconEntry))
        self._context = Context(rules)
        self._listings = Listings(rules)
        self._companies = CompanyPatterns(rules, self._words)
        self._people = PeoplePatterns(rules, self._words)
        self._products = ProductPatterns(rules, self._words)
        self._glossed = GlossedProducts(rules, self._words)
        self._home_bodies = frozenset(rules.words("entities.home_bodies"))
        self._home_country = frozenset(rules.words("home_country"))
        self._home_names = self._home_bodies | self._home_country
        islands = rules.words("entities.island_press")
        self._island = next((entry for entry in rules.of(LexiconEntry) if entry.name in islands), None)
        self._island_bodies = dict(self._bodies_of_island(rules))
        # Short names of shares of Taiwan that are ordinary words: in simplified script they are those words.
        self._island_words = frozenset(
            entry.id
            for entry in rules.known("COMPANY")
            if entry.context and len(entry.name) <= _SHORT and (entry.ticker or "").endswith((".TW", ".TWO"))
        )
        self._press = Press(rules)
        self._tagged_names = TaggedNames(rules, self._words)
        self._memory = Memory(rules, self._words)
        self._repeated = RepeatedNames(rules, self._words)
        self._borders = Borders(rules, self._words)
        self._phrases = rules.words("entities.phrases_not_names")
        self._event = deferred(
            rf" (?:[A-Z][A-Za-z]* ){{0,2}}{one_of(rules.words('entities.latin_events'))}(?![A-Za-z])"
        )
        self._reports = compile_words(rules.words("entities.reports"))
        self._measures = frozenset(of_each(folded_name, [*_measures(rules)]))
        self._rank_words = rules.words("entities.rank_words")
        self._index = deferred(f"(?:{one_of(rules.words('entities.index_parts'))}| ?\\d+ ?)*指数")
        self._zone = compile_at(rules.words("entities.zone_suffixes"))
        self._tails = frozenset((*rules.words("entities.company_suffixes"), *rules.words("entities.name_tails")))
        self._kinds = frozenset(rules.words("entities.generic_cores"))
        self._landforms = rules.words("entities.landforms")
        self._exchange_markets = rules.words("exchange_markets")

    def tag(self, texts: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[Tagged]:
        """What the tagger says of several texts, for `find`: many short ones together take a fraction of the time.

        Args:
            texts: views, and the offsets of their sections; a view is one section where it has none.
        """
        if self._tagger is None:
            return [Tagged() for _ in texts]
        parts = [view[start:end] for view, sections in texts for start, end in sections or [(0, len(view))]]
        told = iter(self._tagger(parts))
        return [
            Tagged.joined(len(view), [(start, next(told)) for start, _ in sections or [(0, len(view))]])
            for view, sections in texts
        ]

    def find(
        self,
        view: str,
        source: str | None = None,
        *,
        sections: Sequence[tuple[int, int]] = (),
        tagged: Sequence[TaggedSpan] | None = None,
    ) -> list[Entity]:
        """The entities of an article, in order and without overlaps.

        Args:
            view: the view of the whole article, because a name that is said in full once is known everywhere in it.
            source: what `Entity.text` is cut from; the view itself where it is left out.
            sections: offsets of the parts that the tagger reads one by one; the whole text where there are none.
            tagged: what `tag` said of this text, where it was asked before.

        Returns:
            Entities with offsets into both; `name` is the lexicon's name, else the longest form in the article.
        """
        source = view if source is None else source
        folded = fold(view)
        issuers = self._listings.issuers(folded.view) if "pattern" in self._sources else []
        mentions = self._first_hand(folded, source, issuers)
        siblings = self._products.siblings(view, mentions) if "pattern" in self._sources else ()
        more = [*siblings, *self._remembered(folded, mentions)]
        kept = without_overlaps([*mentions, *more], len(view)) if more else mentions
        kept = self._with_longer(view, kept, ("memory",))
        if self._tagger is not None:
            spans = self.tag([(view, sections)])[0] if tagged is None else tagged
            if self._tagger is load_tagger(BUILTIN):
                kept = _without_unseen(view, kept, spans, sections)
            kept = self._with_tagged(
                folded, kept, spans, strict=bool(spans) and source != view and is_traditional(source)
            )
        if "pattern" in self._sources:
            kept = self._with_glosses(folded, kept)
            kept = self._borders.corrected(view, kept)
            kept = whole_titles(view, kept) if "《" in view else kept
            kept = self._listings.tied(view, kept, issuers, self._memory.introduced(view, kept))
        if source != view and any(view[m.start : m.end] in self._home_names for m in kept) and is_traditional(source):
            kept = [self._at_its_home(view, mention) for mention in kept]
        return [
            Entity.trusted(
                {
                    "start": m.start,
                    "end": m.end,
                    "text": source[m.start : m.end],
                    "label": m.label,
                    "name": m.name,
                    "id": m.id,
                    "found_by": m.found_by,
                }
            )
            for m in kept
        ]

    def _at_its_home(self, view: str, mention: Mention) -> Mention:
        """What a text in traditional script calls 央行 is not the mainland's; in Taiwan's press 我国 is Taiwan, and 财政部 its own."""
        name = view[mention.start : mention.end]
        if name in self._home_country and self._island is not None and self._press.place(view) == "taiwan":
            return mention._replace(name=self._island.name, id=self._island.id)
        if name not in self._home_bodies:
            return mention
        island = self._island_bodies.get(name) if self._press.place(view) == "taiwan" else None
        return mention._replace(name=name, id=island.id if island is not None else None)

    def _bodies_of_island(self, rules: Rules) -> Iterator[tuple[str, LexiconEntry]]:
        """The bodies of Taiwan by the short names that every place's have: 财政部 → 台湾财政部."""
        prefixes = (self._island.name, *self._island.aliases) if self._island is not None else ()
        for entry in rules.known("ORG"):
            if entry.name.startswith(prefixes):
                for prefix in prefixes:
                    if (short := entry.name.removeprefix(prefix)) in self._home_bodies:
                        yield short, entry

    def _first_hand(self, folded: Folded, source: str, issuers: Sequence[Mention]) -> list[Mention]:
        """The mentions that lexicon and patterns find, without overlaps; `issuers` are short names of filings."""
        text = folded.view
        certain, doubtful = self._known(folded, source)
        certain = without_overlaps([*certain, *issuers], len(text)) if issuers else certain
        if "pattern" not in self._sources:
            supported = [_mention(text, hit) for hit in self._context.supported(text, doubtful, certain)]
            return without_overlaps([*certain, *supported], len(text))
        doubted = [_mention(text, hit) for hit in doubtful]
        companies = list(self._companies.find(text, certain, doubted))
        supported = [_mention(text, hit) for hit in self._context.supported(text, doubtful, [*certain, *companies])]
        known = without_overlaps([*certain, *supported, *companies], len(text))
        if more := list(self._companies.latin.in_brackets(text, known)):
            known = without_overlaps([*more, *known], len(text))
        if more := list(self._repeated.find(text, known)):
            known = sorted([*known, *more], key=lambda mention: mention.start)
        products = [*self._products.find(text, known), *self._glossed.find(text)]
        starts = {mention.start for mention in known}
        ends = {mention.end for mention in known}
        # 甲乙翁凯明表示: a house whose name is a word as well, before the person who speaks for it.
        houses = {m.end: m for m in doubted if m.label == "COMPANY" and m.end not in ends and _opens(text, m.start)}
        people = list(self._people.find(text, starts, ends | houses.keys()))
        known = without_overlaps([*known, *(houses[p.start] for p in people if p.start in houses)], len(text))
        people += self._people.in_brackets(text, [*known, *people])
        listed = {(m.start, m.end) for m in known if m.label == "COMPANY" and m.found_by == "lexicon"}
        people = [p for p in people if not (is_latin(text[p.start]) and (p.start, p.end) in listed)]
        people += _named_again(text, known, people)
        spans = {(person.start, person.end) for person in people}
        known = [
            mention for mention in known if mention.label != "COMPANY" or (mention.start, mention.end) not in spans
        ]
        # What the patterns took for a company may be a person's short name: Sam 发布了… in an article on Sam Altman.
        parts = {part for person in (*people, *known) if person.label == "PERSON" for part in person.name.split(" ")}
        known = [mention for mention in known if mention.found_by == "lexicon" or mention.name not in parts]
        return without_overlaps([*known, *products, *people], len(text)) if products or people else known

    def _known(self, folded: Folded, source: str) -> tuple[list[Mention], list[Hit]]:
        """What the lexicon knows in the text: names beyond doubt, and spellings that are common words as well."""
        certain: list[Mention] = []
        doubtful: list[Hit] = []
        if "lexicon" not in self._sources:
            return certain, doubtful
        text = folded.view
        traditional: bool | None = None
        has_indices = "指数" in text
        certain, hits = self._listings.parted(text, self._lexicon.find(folded, self._is_held))
        for hit in hits:
            if self._is_part_of_other(text, hit, has_indices=has_indices):
                continue
            if text.startswith(self._phrases, hit.start) or self._opens_zone(text, hit):
                opening = self._lexicon.get(folded_name(text[hit.start : hit.start + _SHORT]))
                if opening is None or opening.label != "PLACE" or opening.context:
                    continue
                hit = Hit(hit.start, hit.start + _SHORT, opening)  # 中国 + 移动支付
            if hit.name.label == "PLACE" and text[max(0, hit.start - 5) : hit.start].rstrip("“「为是 ").endswith(
                "代号"
            ):
                continue  # 代号“Kansas”
            if hit.name.label == "PLACE" and text.startswith(self._rank_words, hit.end - 1):
                shorter = self._lexicon.get(folded_name(text[hit.start : hit.end - 1]))
                if shorter is None or shorter.label != "PLACE":
                    continue
                hit = Hit(hit.start, hit.end - 1, shorter)  # 上海 + 市场
            of_island = hit.name.id in self._island_words
            if (hit.name.traditional or of_island) and traditional is None:
                traditional = source is not text and is_traditional(source)
            at_home = hit.name.traditional and traditional and not self._words.cuts(text, hit.start, hit.end)
            if not hit.name.context or at_home:
                certain.append(_mention(text, hit))
            elif not of_island or traditional or STOCK_CODE.match(text, hit.end):
                doubtful.append(hit)  # but not 联合 + 出品
        return without_overlaps(certain, len(text)), doubtful

    def _is_part_of_other(self, text: str, hit: Hit, *, has_indices: bool) -> bool:
        """Whether the name is part of what is not spoken of as its bearer: an event, a stock's code, an index."""
        if text.startswith(" ", hit.end) and self._event.match(text, hit.end):
            return True  # Nimbus AI Day: an event, whose host is not spoken of
        if text.startswith(_BRACKETS, hit.start - 1) and STOCK_CODE.match(text, hit.start - 1):
            return True  # 云岚（NIMB.US）
        if hit.name.label == "COMPANY" and (_is_part_of_bond(text, hit) or _is_nickname(text, hit)):
            return True
        if self._companies.endings.is_industry(text, hit.end):
            return True  # 上海 + 银行业: the banks of the place
        if hit.name.label == "ORG" and text.startswith(_KIND_OF_BODY, hit.end - 1):
            return True  # 应急管理部 + 门
        of_index = has_indices and hit.name.label == "COMPANY" and self._index.match(text, hit.end)
        return bool(of_index)  # 恒生 + 中国企业指数

    def _opens_zone(self, text: str, hit: Hit) -> bool:
        """Whether a company's name of town and zone is only part of the zone's: 江州高新 + 区."""
        if hit.name.label != "COMPANY" or hit.end - hit.start != 2 * _SHORT or not is_han(text[hit.end : hit.end + 1]):
            return False
        zone = self._zone.match(text, hit.start + _SHORT)
        return zone is not None and zone.end() > hit.end

    def _is_held(self, text: str, start: int, end: int) -> bool:
        """Whether ordinary words, a number or a hill's name hold a short name: 京东 in 北京东部, 万科 in 3万科技人员."""
        if not is_han(text[start]):
            return text[start:end].isdigit() and text.startswith(_COUNTING, end)  # 新北 4680 栋
        if text.startswith(self._landforms, end) and end - start <= _SHORT:
            return True
        if text[start - 1 : start].isdigit() and (
            text[start] in _POWERS or (text[start] in _UNITS and self._words.is_word(text[end - 1 : end + 1]))
        ):
            return (
                _BEHIND_YEAR.search(text, max(0, start - 5), start) is None
            )  # 3万科技人员, 第400台达到; but 2024台北国际展
        if _OF_DATE.match(text, end) is not None and _DAY_OR_MONTH.search(text, start, end) is not None:
            return True  # 小米 + 15 日宣布
        if _OF_SUM.match(text, end) is not None and _NUMBER_BEHIND.search(text, start, end) is not None:
            return True  # 退还小米 + 17 万元
        if text[start] == "国" and text[start - 1 : start] in _MANY:
            return True  # 六国新能源
        if (
            text[start] == "中"
            and text[start - 1 : start] == "其"
            and (not text.startswith("国", start + 1) or self._opens_name(text, start + 1))
        ):
            return True  # 其中 + 岚溪, 其中 + 国药; but its market, 其 + 中国市场
        if text[start] == "国" and text[max(0, start - 2) : start] == "其中" and self._opens_name(text, start):
            return False  # though 中国 crosses it
        if self._words.is_in_idiom(text, start, end):
            return True
        if end - start <= _SHORT:
            # 香港 + 股市, though the dictionary has both as one word
            of_market = text.startswith(self._exchange_markets, end)
            return not of_market and (self._words.crosses(text, start, end) or self._words.opens_word(text, start, end))
        if text.startswith(_GOODS, end) and self._words.parts_word(text, start, end):
            return True  # 中国化工 + 品
        return end - start <= _HELD and self._words.lies_across(text, start, end)

    def _opens_name(self, text: str, at: int) -> bool:
        """Whether a company's known name of a few characters, which is no word as well, begins at the place."""
        known = (self._lexicon.get(folded_name(text[at : at + length])) for length in range(_SHORT, _HELD + 1))
        return any(name is not None and name.label == "COMPANY" and not name.context for name in known)

    def _remembered(self, folded: Folded, mentions: Sequence[Mention]) -> Iterable[Mention]:
        return self._memory.find(folded, mentions, self._lexicon) if "memory" in self._sources else ()

    def _with_longer(self, view: str, kept: list[Mention], sources: tuple[FoundBy, ...]) -> list[Mention]:
        """The mentions, longer where what the sources found goes on: GLM-Zero, where the GLM model was spoken of before."""
        found = [mention for mention in kept if mention.found_by in sources]
        if "pattern" not in self._sources or not found:
            return kept
        longer = [*self._products.lines(view, found), *self._companies.longer.wider(view, found, kept)]
        return without_overlaps([*kept, *longer], len(view)) if longer else kept

    def _with_glosses(self, folded: Folded, kept: list[Mention]) -> list[Mention]:
        """The mentions, with what products are called in brackets behind their names, there and again elsewhere."""
        glosses = list(self._glossed.glosses(folded.view, kept))
        if not glosses:
            return kept
        length = len(folded.view)
        kept = without_overlaps([*kept, *glosses], length)
        again = beside(self._remembered(folded, [m for m in glosses if m in kept]), kept, length)
        return sorted([*kept, *again], key=lambda mention: mention.start)

    def _with_tagged(
        self, folded: Folded, kept: list[Mention], spans: Sequence[TaggedSpan], *, strict: bool
    ) -> list[Mention]:
        """What was found, and what the tagger finds beside it, which the memory then finds again elsewhere.

        Args:
            folded: the article.
            kept: what was found.
            spans: what the tagger says.
            strict: whether it must be surer than usual of a company: it has learnt most from simplified script.
        """
        length = len(folded.view)
        view = folded.view
        spans = [self._tagged_names.corrected(view, span) for span in spans if span.margin >= THRESHOLD]
        said = [self._named(view, s.start, s.end, s.label) for s in spans if self._may_be_name(view, *s, strict=strict)]
        said = [mention for mention in said if not self._tagged_names.abbreviates(view, mention, (*kept, *said))]
        people = [mention for mention in (*kept, *said) if mention.label == "PERSON"]
        if "pattern" in self._sources and people:
            more = list(self._people.beside(view, people, {mention.start for mention in kept}))
            said = [m for m in said if not any(m.start < p.end and p.start < m.end for p in more)] + more
        said = _consistent(view, said, kept)
        kept = _widened(kept, said)
        kept, whole = _without_parts(view, kept, said, self._tails)
        tagged = beside(said, kept, length)
        if not tagged:
            return kept
        remembered = list(self._remembered(folded, tagged))
        if whole:
            kept, _ = _without_parts(view, kept, [m for m in remembered if m.name in whole], self._tails)
        again = beside(remembered, kept, length)
        kept = sorted([*kept, *without_overlaps([*tagged, *again], length)], key=lambda mention: mention.start)
        return self._with_longer(view, kept, ("memory", "tagger"))

    def _may_be_name(
        self, view: str, start: int, end: int, label: Label, margin: float, *, strict: bool = False
    ) -> bool:
        """Whether a tagged span is more than a character, a number, a measure, a word, or a part of words.

        The more ordinary its words are, the surer the tagger must be.
        """
        name, folded = view[start:end], folded_name(view[start:end])
        if (
            name != name.strip()
            or self._is_no_name(name)
            or (name[0] in _COUNTED and view[start - 1 : start].isdigit())
        ):
            return False  # 7 天Shibor
        if label == "COMPANY" and self._index.match(view, end):
            return False  # 道琼工业 + 平均指数
        if label in _INVENTED and name.isascii() and name.isupper() and name.isalpha() and len(name) <= _ACRONYM:
            return False  # OTA, HTML: the lexicon knows the short names in capitals that are companies
        known = self._lexicon.get(folded)
        if known is None and self._tagged_names.is_none(view, start, end, label):
            return False
        if known is None and label not in _INVENTED and self._tagged_names.is_kind(name):
            return False
        if known is not None and known.context and self._is_common_word(view, start, name, label, margin):
            return False
        if is_han(name[0]) and is_han(name[-1]):
            if label == "COMPANY" and self._companies.endings.is_thing_there(view, start, end):
                return False
            if label == "COMPANY" and strict and margin < _STRICT:
                return False
            sure = SURE * 2 if strict and not self._companies.endings.has_ending(name) else SURE
            called = label == "PRODUCT" and (view[start - 1 : start] in _NAMING or name.endswith("号"))
            doubted = label in ("COMPANY", "PRODUCT") and not called and len(name) > _SHORT and margin < sure
            if doubted and self._companies.endings.is_plain_words(name):
                return False
            common = label in _INVENTED and self._words.is_word(name) and self._lexicon.get(folded) is None
            return not common and not self._words.crosses(view, start, end)
        before, after = view[max(0, start - 1) : start], view[end : end + 1]
        return not (is_latin(before) and is_latin(name[0])) and not (is_latin(name[-1]) and is_latin(after))

    def _is_common_word(self, view: str, start: int, name: str, label: Label, margin: float) -> bool:
        """Whether a name that is a common word as well is that word here: 公司 + 顺利 + 完成."""
        if margin < SURE and self._tagged_names.is_said(name):
            return True
        if label != "COMPANY":
            return False
        if name in self._kinds:
            return True  # 太阳能, 机器人: the words beside them show where they are names
        # AI浪潮, 浪潮之下
        return is_han(name[0]) and (is_latin(view[start - 1 : start]) or view.startswith(self._phrases, start))

    def _is_no_name(self, text: str) -> bool:
        """Whether the text by itself is a character, a number, a measure or a report."""
        if len(text) < 2 or not any(map(str.isalpha, text)) or _NOT_IN_NAMES.search(text) or self._reports.search(text):
            return True
        return folded_name(text) in self._measures or (text[0] in _AT_LEAST and text[1:].isdigit())

    def _named(self, view: str, start: int, end: int, label: Label) -> Mention:
        """The mention of a tagged span; a name of the lexicon that needs context is that entity, where the labels agree."""
        name = view[start:end]
        known = self._lexicon.get(folded_name(name))
        if known is not None and known.label == label:
            return Mention(start, end, label, known.name, known.id, known.parent, "tagger")
        return Mention(start, end, label, spaced(name), found_by="tagger")


def find_entities(text: str, *, rules: Rules | None = None, tagger: str | None = "builtin") -> list[Entity]:
    """The companies, people, products, organisations and places that a text names.

    Args:
        text: any text, an article at best: names are remembered across it.
        rules: `load_rules(…)`; the base pack where it is left out.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.

    Returns:
        Entities in order and without overlaps; `text[entity.start:entity.end] == entity.text`.

    Raises:
        TaggerError: the tagger is not installed or sets no entities.
    """
    return _finder(load_rules() if rules is None else rules, tagger).find(view(text), text)


@functools.lru_cache(maxsize=4)
def _finder(rules: Rules, tagger: str | None) -> EntityFinder:
    return EntityFinder(rules, jieba_borders, load_tagger(tagger))


def _opens(text: str, at: int) -> bool:
    """Whether a line or clause begins here."""
    return not is_han(text[at - 1 : at]) and not is_latin(text[at - 1 : at])


def _is_nickname(text: str, hit: Hit) -> bool:
    """Whether something else is only called after the company: 钓鱼竿成了“江边苹果”."""
    return text.startswith(_CLOSING, hit.end) and _QUALIFIED.search(text, max(0, hit.start - 4), hit.start) is not None


def _is_part_of_bond(text: str, hit: Hit) -> bool:
    """Whether a company's name is part of a bond's, between the year and a number: 20 云岚 01."""
    digits = text[hit.start - 1 : hit.start].isdigit() and text[hit.end : hit.end + 1].isdigit()
    return digits and _OF_YEAR.search(text, max(0, hit.start - 3), hit.start) is not None


def _named_again(text: str, known: Iterable[Mention], people: Iterable[Mention]) -> list[Mention]:
    """The people behind a company's name where the article has it first for somebody: 富商雷斯勒（Tom Resler）…。雷斯勒说."""
    spans = {(person.start, person.end): person for person in people}
    first: dict[str, Mention | None] = {}
    again: list[Mention] = []
    for mention in sorted(known, key=lambda m: m.start) if spans else ():
        if mention.label != "COMPANY":
            continue
        name = text[mention.start : mention.end]
        person = first.setdefault(name, spans.get((mention.start, mention.end)))
        if person is not None and person.start != mention.start:
            again.append(person._replace(start=mention.start, end=mention.end))
    return again


def _without_unseen(
    view: str, kept: list[Mention], spans: Iterable[TaggedSpan], sections: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The mentions without words that only end as a company's short name does (集体 + 发力), none of which the tagger takes for a name.

    However unsure it is, the built-in tagger, which has learnt from texts of this kind, says so; others overlook too many names.
    """
    doubted = {
        mention.name
        for mention in kept
        if mention.found_by == "pattern"
        and mention.label == "COMPANY"
        and mention.end - mention.start <= _LOOKS_ALIKE
        and all(map(is_han, view[mention.start : mention.end]))
    }
    if not doubted:
        return kept
    named = bytearray(len(view)) if not sections else bytearray(b"\x01") * len(view)  # A title is not read.
    for start, end in sections:
        named[start:end] = bytes(end - start)
    for span in spans:
        named[span.start : span.end] = b"\x01" * (span.end - span.start)
    doubted -= {mention.name for mention in kept if any(named[mention.start : mention.end])}
    return [mention for mention in kept if mention.name not in doubted or mention.found_by == "lexicon"]


def _widened(kept: Sequence[Mention], tagged: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the brand before a model where the tagger alone knows that it is one: K2, which it calls 砚石 K2."""
    products = {mention.end: mention for mention in tagged if mention.label == "PRODUCT"}
    widened: list[Mention] = []
    for mention in kept:
        wider = products.get(mention.end)
        if (
            wider is not None
            and mention.label == "PRODUCT"
            and mention.found_by != "lexicon"
            and (widened[-1].end if widened else 0) <= wider.start < mention.start
        ):
            mention = wider
        widened.append(mention)
    return widened


def _without_parts(
    view: str, kept: Sequence[Mention], longer: Iterable[Mention], tails: Container[str]
) -> tuple[list[Mention], set[str]]:
    """The mentions without what the memory took for a company's short name and is only how another one's begins: 云岚 + 信息.

    Args:
        view: of the article.
        kept: what was found.
        longer: what may be those other companies.
        tails: what the name of another one goes on with.

    Returns:
        Also the names of the others.
    """
    starts = [mention.start for mention in kept]
    whole = {
        mention.start: mention
        for mention in longer
        if mention.label == "COMPANY"
        and bisect.bisect_left(starts, mention.end) - bisect.bisect_left(starts, mention.start) == 1
    }
    parts = [
        mention
        for mention in kept
        if mention.found_by == "memory"
        and mention.label == "COMPANY"
        and mention.start in whole
        and view[mention.end : whole[mention.start].end] in tails
    ]
    if not parts:
        return list(kept), set()
    rest = set(parts)
    return [mention for mention in kept if mention not in rest], {whole[mention.start].name for mention in parts}


def _consistent(view: str, tagged: Sequence[Mention], kept: Sequence[Mention]) -> list[Mention]:
    """The tagged mentions but for companies whose words are mostly no name: of what is tagged once in five times, none.

    Models are left out of account: X6 is often named once with its brand, and then alone.
    """
    taken = bytearray(len(view))
    for mention in (*kept, *tagged):
        taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    named = Counter(view[mention.start : mention.end] for mention in tagged)
    plain = {name: sum(not taken[at] for at in _places(view, name)) for name in named}
    return [m for m in tagged if m.label != "COMPANY" or plain[view[m.start : m.end]] <= named[view[m.start : m.end]]]


def _places(view: str, name: str) -> Iterator[int]:
    at = view.find(name)
    while at >= 0:
        yield at
        at = view.find(name, at + len(name))


def _measures(rules: Rules) -> Iterator[str]:
    """Words for what is measured and in what: EBITDA and Gbps look like names to a tagger."""
    for metric in rules.of(MetricEntry):
        yield from metric.nouns
    for unit in rules.of(UnitEntry):
        yield from (unit.id, *unit.spellings, *unit.fractions)


def _mention(text: str, hit: Hit) -> Mention:
    """The mention of a known spelling; the marks of a title, which tell 《财富》 from wealth, are no part of the name."""
    marked = text[hit.start] == "《" and text[hit.end - 1] == "》"
    return Mention(hit.start + marked, hit.end - marked, *hit.name[:4], "lexicon")
