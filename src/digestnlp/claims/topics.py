"""Whom a text is about: what its title, headings, paragraphs and sentences leave in force for figures that name nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from digestnlp.claims.announcement import opening_issuer
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.parallel import Frame
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.titles import LONGEST_HEAD
from digestnlp.claims.told import Told
from digestnlp.claims.unnamed_issuer import UnnamedIssuer
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE, is_han
from digestnlp.models import Article, Entity, Section
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

LONGEST_FACILITY = 4  # 二期工厂
_LISTED = 4  # Other places that it is of, too: 海岳国、东南亚航线.
_LONGEST_BUYING = 8
_LONGEST_REPORT = 24
_SPAN_OF_REPORT = "[0-9年度第前一二三四上下半全Q ]{0,12}"
LONGEST_TRADE = 12  # 旗下 + A 股上市公司
_QUOTES = " 《"
_OPENED = "「“"
_LINE = deferred("(?:[\u4e00-\u9fff]{1,8}线)?")  # 捷运蓝线 + 「青山站」
_MARKS = deferred(r"[，。；：、,;\n]")


@dataclass(slots=True)
class Topics:
    """The subjects in force: of the sentence, the block and the section.

    Attributes:
        issuer: the company whose announcement the article is.
        article: the company or product that the whole article is about.
        sole: the company that it is about, where it names no other.
        home: the place that the outlet is called after.
        heading: the subject that the section's heading names first.
        block: the subject of the block so far.
        named: the company that the block has named last.
        section: the last subject of the section.
        index: the index that was quoted last.
        holder: the holder of shares that was told of last.
        target: the company that was told of last as bought or to be bought.
        person: the one person whom the sentence before was about.
        two: the two companies or products that a sentence has named last, for 前者 and 后者.
        places: the places that were named, the last first, for 该省 and 全市.
        launched: the product that was introduced last.
        frame: what stood between the last name that opened a clause and its figure.
        told: what the sentences before have told of.
        head, head_end: the name that no list has and that the block opens with, and where what it tells begins: PicNote：….
    """

    issuer: Subject | None = None
    article: Subject | None = None
    sole: Subject | None = None
    home: Subject | None = None
    heading: Subject | None = None
    block: Subject | None = None
    named: Subject | None = None
    section: Subject | None = None
    index: Subject | None = None
    holder: Subject | None = None
    target: Subject | None = None
    person: Subject | None = None
    two: Sequence[Subject] = ()
    places: Sequence[Subject] = ()
    head: Subject | None = None
    head_end: int = 0
    launched: Subject | None = None
    frame: Frame | None = None
    told: Told = field(default_factory=Told)
    by_type: dict[str, Subject] = field(default_factory=dict)

    @property
    def in_force(self) -> Subject | None:
        """Who is spoken of: in the block, else under the heading, in the article, in the section before."""
        return self.block or self.heading or self.article or self.section or self.issuer

    def owns(self, subject: Subject | None) -> bool:
        """Whether it is one whose parts and places a figure may be of: a company, a product, or the head of an item."""
        if subject is None:
            return False
        return subject.type in ("COMPANY", "PRODUCT") or (self.head is not None and subject.name == self.head.name)

    @property
    def of_company(self) -> Subject | None:
        """The company spoken of last, where a person is spoken of now."""
        is_person = self.section is not None and self.section.type == "PERSON"
        return self.by_type.get("COMPANY") if is_person else None

    def note(self, subject: Subject | None) -> None:
        """Makes the subject the one in force."""
        if subject is not None and not subject.unknown:
            self.block = self.section = subject._replace(inherited=True)
            self.by_type[subject.type] = self.block


class TopicFinder:
    """Finds whom sentences and articles are about, by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._facilities = deferred(
            rf"(?:[、和与及][\u4e00-\u9fff]{{1,{LONGEST_FACILITY}}}?){{0,{_LISTED}}}"
            rf"[\u4e00-\u9fff0-9A-Za-z]{{0,{LONGEST_FACILITY}}}?(?:{pattern_of(rules.words('facilities'))})(?![商家])"
        )
        self._shares = deferred(rf" *的?(?:{pattern_of(rules.words('share_names'))})")
        self._owned = deferred(
            rf" *(?:{pattern_of(rules.words('kin'))})的?[^，。；：、,;\n]{{0,{LONGEST_TRADE}}}"
            rf"| *(?:{pattern_of(rules.words('newness'))}) *"  # 甲汽车全新 X1
        )
        # 甲公司推出的豪华车 X1, 甲公司与乙公司合作打造的品牌丙
        self._made = deferred(
            rf"[^，。；：,;\n]*?(?:{pattern_of(rules.words('making_verbs'))})的[^，。；：、“「《,;\n的]{{0,{LONGEST_TRADE}}}《?"
        )
        self._joins = deferred(rf"[ ，,]*(?:{pattern_of(rules.words('clause_openers'))})")
        # 烘焙品牌 + 云岚茶业: what it is, said right before its name
        firms = pattern_of((*rules.words("definite_firms"), *rules.words("firms_at_the_head")))
        self._apposed = deferred(rf"[\u4e00-\u9fff]{{0,10}}(?:{firms})")
        self._standing = frozenset(rules.words("standing_kinds"))
        self._parts = deferred(rf" *(?:{pattern_of(rules.words('part_openers'))})")
        self._exchange_endings = rules.words("exchange_endings")
        # 海岳商品交易所 + 5 月交货的 + 玉米期货主力合约
        self._contract = deferred(
            rf"(?:[^，。；的]{{0,{LONGEST_TRADE}}}的)?"
            rf"(?P<what>[\u4e00-\u9fffA-Za-z0-9]{{1,{LONGEST_TRADE}}}?(?:{pattern_of(rules.words('contracts'))})+)"
        )
        self._exchanges = deferred(rf" ?(?:{pattern_of(rules.words('exchange_markets'))})")
        self._buying = deferred(rf"(?:{pattern_of(rules.words('buying_verbs'))})了?$")
        self._own = deferred(pattern_of(rules.words("issuer_pronouns")))
        self._reasons = deferred(rf" *(?:{pattern_of(rules.words('cause_openers'))})")
        self._causes = deferred(rf" *(?:{pattern_of(rules.words('causatives'))}) *")
        self._results = deferred(rf"[^，。；：、\d]{{0,{LONGEST_TRADE}}}?(?:{pattern_of(rules.words('results'))})")
        self._opens_own = opening_issuer(rules)
        self._unnamed = UnnamedIssuer(rules)
        self._reviews = deferred(pattern_of(rules.words("reviews")))
        # 云岚科技公布 2022 年度未经审计的业绩, 云岚科技 2023 年年报
        told = ("account_tellings", "titled_accounts")
        verbs, reports = (pattern_of(rules.words(name)) for name in told)
        self._reports = deferred(
            rf"(?:[今昨]日|日前|近日)?(?:{verbs})[^，。；：！？\n]{{0,{_LONGEST_REPORT}}}(?:{reports})"
            rf"|[：: ]*{_SPAN_OF_REPORT}(?:{reports})"
        )
        self._offer_parts = rules.words("offer_parts")
        self._concessive = rules.words("concessive_openers")
        self._whole_places = frozenset(rules.words("whole_places"))

    def of_article(self, article: Article, text: str, names: Sequence[Entity]) -> Subject | None:
        """The company or product that the article's title names first and the article again; None where it is about nobody.

        Of an article of several sections it must be named more than all others together: else it is a digest. An article of one
        that names nobody else may call it 公司 throughout.

        Args:
            article: the article.
            text: the view of its text.
            names: the entities of the article.
        """
        title = article.title or ""
        start = article.text.find(title, 0, LONGEST_HEAD) if title else -1
        end = start + len(title)
        named = [e for e in names if e.label in ("COMPANY", "PRODUCT")]
        titled = [e for e in named if start <= e.start and e.end <= end]
        # 高盛料甲公司亏损扩大 is about the one of whom the house speaks.
        in_title = next((e for e in titled if not self._roles.trades.is_house(e)), titled[0] if titled else None)
        named = [e for e in named if not self._roles.trades.tells_of_others(e)]
        if in_title is None or in_title not in named:
            return None
        count = sum(e.name == in_title.name for e in named)
        if len(article.sections) > 1:
            is_about = count * 2 > len(named)
        elif STOCK_CODE.match(text, in_title.end):
            is_about = True  # 甲控股（0001.HK）：静候新游戏
        elif in_title.start == start and (
            self._reviews.search(text, in_title.end, end) or self._reports.match(text, in_title.end, end)
        ):
            is_about = True  # 甲股份中报点评, 甲股份公布三季度业绩
        else:
            body = max(end, article.sections[0].start if article.sections else 0)  # behind the front matter
            is_about = count > 1 or self._is_alone(text, body, named, in_title)
        return Subject.of(in_title, inherited=True) if is_about else None

    def _is_alone(self, text: str, body: int, named: Sequence[Entity], entity: Entity) -> bool:
        """Whether the text from `body` on says 公司 or the like, and names no other company that this could mean.

        Not so a company that is bought: 公司完成收购 + 江岚钛业.
        """
        others = any(
            e.label == "COMPANY"
            and e.start >= body
            and e.name != entity.name
            and not self._buying.search(text, max(0, e.start - _LONGEST_BUYING), e.start)
            for e in named
        )
        return not others and self._own.search(text, body) is not None

    def is_about(self, text: str, section: Section, topic: Subject | None, names: Sequence[Entity]) -> bool:
        """Whether one section of several still is about the company or product of the whole article: it names it, or says 公司."""
        if topic is None or any(e.name == topic.name for e in names):
            return topic is not None
        return self._own.search(text, section.start, section.end) is not None

    def sole(self, topic: Subject | None, names: Sequence[Entity]) -> Subject | None:
        """The article's company where no other is named but who tells of it: its lines of business are parts of it."""
        others = (e for e in names if e.label == "COMPANY" and not self._roles.trades.tells_of_others(e))
        if topic is None or topic.type != "COMPANY" or any(e.name != topic.name for e in others):
            return None
        return topic

    def of_sentence(self, sentence: Sentence, end: int, *, speakers: bool = True) -> Subject | None:
        """What the sentence is about, from its beginning to the given place: its first usable company or product.

        `speakers`: whether a company that only speaks will do, where there is no other.
        """
        named = [e for e in sentence.entities if e.end <= end]
        return (
            self._caused(sentence, named)
            or self._first(sentence, named, ("COMPANY", "PRODUCT"), lambda e: self._roles.usable(sentence, e))
            or (
                self._first(
                    sentence,
                    named,
                    ("COMPANY",),
                    lambda e: (
                        self._roles.speech.speaks(sentence, e)
                        and self._roles.own_words.may_speak_of_itself(sentence, e)
                    ),
                )
                if speakers
                else None
            )
            or self._first(
                sentence,
                named,
                ("ORG", "PLACE"),
                lambda e: (
                    self._opens_clause(sentence, e)
                    and self._roles.usable(sentence, e)
                    and not self._roles.speech.is_of_speaker(sentence, e)
                    and not self.is_facility(sentence, e, sentence.end)
                    and not sentence.view.startswith(self._offer_parts, e.end)
                ),
            )
        )

    def _caused(self, sentence: Sentence, named: Sequence[Entity]) -> Subject | None:
        """The company whose results come of all that the sentence tells before: 云岚地产下滑，使得江岚集团业绩下跌."""
        last = next((e for e in reversed(named) if e.label == "COMPANY"), None)
        if last is None:
            return None
        start, end = sentence.clause(last.start)
        if start == sentence.start or not self._causes.fullmatch(sentence.view, start, last.start):
            return None
        return Subject.of(last) if self._results.match(sentence.view, last.end, end) else None

    def issuer(self, sentence: Sentence, topics: Topics) -> Subject | None:
        """The company whose announcement the article is, where words of the sentence begin with 公司: 展望未来，公司将扩大产能.

        公司 itself, where the text has told of nobody before.
        """
        own = self._opens_own.search(sentence.view, sentence.start, sentence.end)
        if own is None or topics.issuer is not None:
            return topics.issuer if own is not None else None
        return self._unnamed.find(sentence, *own.span()) if topics.in_force is None else None

    def opens_no_topic(self, draft: Draft) -> bool:
        """Whether the figure is of a part of what is spoken of (其中高技术制造业增长 11%), an index, or a kind such as 南向资金.

        Nor does what a clause only gives as the reason for the next: 由于云岚科技亏损 3 亿元，公司计提减值.
        """
        start, _ = draft.sentence.clause(draft.quantity.start)
        subject, metric = draft.subject, draft.metric
        if draft.in_brackets or metric.entry.is_subject or not metric.entry.opens_topic:
            return True
        if subject is not None and subject.type == "OTHER":
            # 短期贷款减少 3 亿元: the sum's own name, of which the next sum is no part
            own = metric.entry.key == "amount" and subject.text.endswith(metric.text or subject.text)
            if own or subject.text in self._standing:
                return True
        view = draft.sentence.view
        return self._parts.match(view, start) is not None or self._reasons.match(view, start) is not None

    def last(self, sentence: Sentence, labels: Collection[str]) -> Iterator[Entity]:
        """The last entity of each of the labels that can have a figure, here or as one who speaks of itself."""
        for label in labels:
            of_label = (e for e in reversed(sentence.entities) if e.label == label and self.may_be_meant(sentence, e))
            yield from islice(of_label, 1)

    def may_be_meant(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the entity can have a figure of the sentence, here or as one who speaks of itself."""
        if self._roles.usable(sentence, entity):
            return True
        return self._roles.speech.speaks(sentence, entity) and self._roles.own_words.may_speak_of_itself(
            sentence, entity
        )

    def is_facility(self, sentence: Sentence, place: Entity, end: int) -> bool:
        """Whether the place's name begins that of a company's works: 江州二期工厂."""
        return self._facilities.match(sentence.view, place.end, end) is not None

    def opens(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a clause begins with the company, which does what it tells: 虽然乙汽车未实现增长."""
        start, _ = sentence.clause(entity.start)
        joined = self._joins.match(sentence.view, start, entity.start)
        at = joined.end() if joined is not None else start
        before = _unquoted(sentence.view, at, entity).strip(" ，,")
        return self._roles.usable(sentence, entity) and (not before or self._apposed.fullmatch(before) is not None)

    def _opens_clause(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether nothing but a time stands before the name in its clause, and it narrows the world: 东部地区, not 全国."""
        start, _ = sentence.clause(entity.start)
        start = max([start, *(t.end for t in sentence.times if t.end <= entity.start)])
        if entity.text in self._whole_places:
            return False
        before = sentence.view[start : entity.start].strip(" ，,、").rstrip(_OPENED)
        return _LINE.fullmatch(before) is not None or (
            before.endswith("的") and self._closes_concession(sentence, entity)
        )

    def _closes_concession(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether a clause ends with the name that only says of whom the next tells: 即便是前期领先的江州，."""
        start, end = sentence.clause(entity.start)
        return end - entity.end == 1 and sentence.view.startswith(self._concessive, start)

    def headed(self, sentence: Sentence, named: Sequence[Entity]) -> Entity:
        """The first of the names, or the one behind it that it only qualifies.

        甲公司的 X1 头显自上市以来销量不佳; 打入甲公司供应链的乙公司，拟投资 3 亿元; 甲公司旗下上市公司乙公司.
        """
        entity, *others = named
        for behind in others:
            between = sentence.view[entity.end : behind.start]
            labels = (entity.label, behind.label)
            if labels == ("PLACE", "PLACE") and not between:
                entity = behind  # 甲省乙市
                continue
            owned = labels[0] == "COMPANY" and labels[1] in ("COMPANY", "PRODUCT")
            owned = owned and self._owned.fullmatch(between) is not None
            if (
                self._made.fullmatch(between) is None
                and not owned
                and (not between.rstrip(_QUOTES).endswith("的") or _MARKS.search(between))
            ):
                continue
            made = labels == ("COMPANY", "PRODUCT") and (owned or between.strip(_QUOTES) == "的")
            made = made or (entity.label == "COMPANY" and self._made.fullmatch(between) is not None)
            same = labels == ("COMPANY", "COMPANY") and not self._shares.match(sentence.view, behind.end)
            same = same and not self._roles.objects.is_bought(sentence, behind)  # 甲拟收购张三持有的乙
            entity = behind if made or same else entity
        return entity

    def made(self, sentence: Sentence, maker: Entity, end: int) -> Entity:
        """The product before the place that the company's name only qualifies: 云岚互娱研发的手游《岚海》 + 流水; else the company.

        Also where what it has brings the company something: 云岚互娱的《岚海》带动公司营收增长 20%.
        """
        behind = [e for e in sentence.entities if maker.end <= e.start and e.end <= end]
        headed = self.headed(sentence, [maker, *behind])
        is_own = self._own.search(sentence.view, headed.end, end) is not None
        return headed if headed.label == "PRODUCT" and not is_own else maker

    def market_of(self, sentence: Sentence, place: Subject) -> Subject | None:
        """The market that the place's name opens that of (台北 + 股市), or what is traded at the exchange: 海岳商品交易所 + 玉米期货."""
        if place.type == "ORG" and place.text.endswith(self._exchange_endings):
            traded = self._contract.match(sentence.view, place.end, sentence.end)
            if traded is None:
                return None
            return Subject(*traded.span("what"), traded["what"], traded["what"], "OTHER", inherited=place.inherited)
        market = self._exchanges.match(sentence.view, place.end) if place.type == "PLACE" else None
        if market is None:
            return None
        text = sentence.view[place.start : market.end()]
        return Subject(place.start, market.end(), text, text, "OTHER", inherited=place.inherited)

    def _first(
        self,
        sentence: Sentence,
        named: Sequence[Entity],
        labels: Collection[str],
        fits: Callable[[Entity], bool],
    ) -> Subject | None:
        """The first that fits, or the one that its name only qualifies."""
        for number, entity in enumerate(named):
            if entity.label in labels and fits(entity):
                headed = Subject.of(self.headed(sentence, named[number:]))
                return self.market_of(sentence, headed) or headed
        return None


def _unquoted(view: str, start: int, entity: Entity) -> str:
    """What stands before the name, without the mark that opens what somebody says, or its own: “江州产量不多; but not “江州”牌."""
    before = view[start : entity.start]
    marked = view[entity.end : entity.end + 1] in ("”", "」") and is_han(view[entity.end + 1 : entity.end + 2])
    return before if marked else before.removeprefix("“").removeprefix("「")
