"""Whom the sentence told of before the figure's clause: who has the figure before, whom a newer clause opens with, its topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digestnlp.claims.counted_subjects import CountedSubjects
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import is_first_of_places
from digestnlp.claims.kinds import ACCOUNTS, KindFinder
from digestnlp.claims.markets import MarketPlaces
from digestnlp.claims.nearest import NearestNames
from digestnlp.claims.objects import is_object_of_act
from digestnlp.claims.pronouns import PronounReader
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.unlisted import UnlistedNames
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

_AND_OTHERS = "等"
_LEAST_OF_A_CONTRAST = 2


class SubjectsInSentence:
    """Finds them among the figures and names before."""

    def __init__(
        self,
        rules: Rules,
        topics: TopicFinder,
        nearest: NearestNames,
        pronouns: PronounReader,
        unlisted: UnlistedNames,
        markets: MarketPlaces,
        kinds: KindFinder,
        counted: CountedSubjects,
    ) -> None:
        self._topics = topics
        self._nearest = nearest
        self._pronouns = pronouns
        self._unlisted = unlisted
        self._markets = markets
        self._kinds = kinds
        self._counted = counted
        self._conceding = deferred(rf" *(?:{pattern_of(rules.words('conceding'))}) *")
        self._standards = (*rules.words("exceeding"), *rules.words("rate_comparisons"))
        self._facilities = rules.words("place_facilities")
        self._firms = (*rules.words("firms"), "业")

    def find(self, draft: Draft, before: Sequence[Draft], clause_start: int, topics: Topics) -> Subject | None:
        """The subject of the figure before, else the topic that an earlier clause names."""
        sentence = draft.sentence
        if draft.metric.entry.subjects[:1] == ("PRODUCT",):
            product = self._nearest.between(draft, sentence.start, draft.anchor)
            if product is not None and product.type == "PRODUCT" and not _is_left_behind(product, before):
                return product._replace(inherited=True)
        before = [d for d in before if not d.in_brackets and not _is_aside(d, draft)]
        if draft.metric.entry.key == "index_level":
            # 台股升 70 点，甲公司涨 2.7%，终场收 8,410 点: of the index, whatever shares were told of between
            before = [d for d in before if d.metric.entry.key == "index_level"] or before
        before = [d for d in before if not self._is_standard(d)] or before
        before = [d for d in before if not _is_of_object(d, clause_start)] or before
        last = before[-1] if before else None
        target = topics.target.name if topics.target is not None else None  # who is bought is valued, too
        if (
            last is not None
            and last.subject is not None
            and (not draft.metric.entry.of_topic or last.subject.name == target)
        ):
            return self._of_last(draft, last, last.subject, clause_start, topics)
        if is_first_of_places(draft):
            place = self._nearest.between(draft, sentence.start, clause_start)
            if place is not None and place.type == "PLACE":
                return place._replace(inherited=True)
        topic = self._pronouns.opening(sentence, topics) or self._conceded(draft, clause_start)
        topic = topic or self._topics.of_sentence(sentence, clause_start)
        if topic is not None and self._markets.opens(draft, topic, before, topics):
            return None
        if topic is not None and topic.type == "PLACE":
            topic = self._kind_in(draft, topic) or topic
        return topic._replace(inherited=True) if topic else self._unlisted.told_of(sentence, clause_start)

    def _is_standard(self, last: Draft) -> bool:
        """Whether the figure is only what another's is measured by: 毕业生月薪 6 千元，高于 + 农民工月薪 5 千元，增长 3%."""
        subject, sentence = last.subject, last.sentence
        if subject is None or subject.inherited or not sentence.start < subject.start < last.quantity.start:
            return False
        return sentence.view.endswith(self._standards, sentence.start, subject.start)

    def _of_last(
        self, draft: Draft, last: Draft, subject: Subject, clause_start: int, topics: Topics
    ) -> Subject | None:
        """The subject of the figure before, unless a newer clause opens with another or it has no such figure."""
        own = last.metric.entry.key == "price_index" and subject.text == last.metric.text
        # 江州站商场投入 3 亿元，营业额 4 亿元: a place where things are sold has accounts.
        thing = subject.type == "OTHER" and not subject.text.endswith(self._facilities)
        goods = thing and last.metric.entry.key not in ACCOUNTS
        spoken_of = (topics.block, topics.heading, topics.article)
        maker = next((s for s in spoken_of if s is not None and s.type == "COMPANY"), None)
        if goods and maker is not None and draft.metric.entry.key in ACCOUNTS:
            return maker  # 碳钢销量 93 万吨，单月营收 418 亿元: what a company makes has none of its accounts
        if own and draft.metric.text != last.metric.text:
            return None  # CPI 同比上涨 0.3%，PPI 下降 1.4%: an index that stands for itself has no other's figure
        subject = self._group(last, subject) or subject
        return self._newer(draft, last, clause_start) or subject._replace(inherited=True)

    def _group(self, last: Draft, subject: Subject) -> Subject | None:
        """Those who are counted behind the names of some, of all of whom it goes on to tell: 甲、乙等 6 家券商 + 派发 8 亿元."""
        if last.quantity.dimension != "count" or not last.sentence.view.startswith(_AND_OTHERS, subject.end):
            return None
        between = last.sentence.view[subject.end : last.quantity.cue_start].strip(" 共")
        return self._counted.things(last) if between == _AND_OTHERS else None

    def _conceded(self, draft: Draft, clause_start: int) -> Subject | None:
        """Of whom a clause concedes something that the figure goes on with: 甲、乙均增长，虽然丙未能增长，但降幅不大，为 2.3%."""
        sentence = draft.sentence
        names = [e for e in sentence.entities if e.label == "COMPANY" and e.end <= clause_start]
        if len(names) < _LEAST_OF_A_CONTRAST:
            return None
        clause, _ = sentence.clause(names[-1].start)
        text = draft.metric.text
        if text is None or text not in sentence.view[names[-1].end : clause_start]:
            return None  # 甲营收增长，虽然乙拖累业绩，但净利润增长 3%
        opened = self._conceding.fullmatch(sentence.view, clause, names[-1].start)
        return Subject.of(names[-1], inherited=True) if opened is not None else None

    def _newer(self, draft: Draft, last: Draft, clause_start: int) -> Subject | None:
        """Whom a clause opens with behind the last figure: 甲销量增长 3%，虽然乙未实现增长，但跌幅仅为 0.8%."""
        sentence = draft.sentence
        if last.in_brackets or last.subject is None or last.subject.start > last.quantity.start:
            return None
        if draft.metric.entry.key == "index_level":
            return None  # 台股升 70 点，甲公司涨 2.7%，终场收 8,410 点
        listed = clause_start
        for entity in reversed(sentence.entities):
            if (
                last.quantity.end <= entity.start
                and entity.end <= clause_start
                and (entity.label == "COMPANY" or (entity.label == "PRODUCT" and last.subject.type == "PRODUCT"))
            ):
                if self._topics.opens(sentence, entity):
                    return Subject.of(entity, inherited=True)
                if listed < clause_start and sentence.view[entity.end : listed].strip() != "、":
                    return None
                listed = entity.start  # 甲汽车、乙汽车等也不逊色，涨幅超过 4%
        return None

    def _kind_in(self, draft: Draft, place: Subject) -> Subject | None:
        """The kind of things in the place whose measure an earlier clause names: 我国 + 保险机构资产增长较快，同比增长 9%."""
        sentence = draft.sentence
        entity = next((e for e in sentence.entities if e.start == place.start), None)
        _, end = sentence.clause(place.start)
        cue = next((c for c in sentence.metrics if place.end <= c.start < end and c.text == draft.metric.text), None)
        if entity is None or cue is None or draft.metric.how != "in_force":
            return None
        site = draft.site._replace(left=place.start)
        metric = draft.metric._replace(start=cue.start, end=cue.end, how="cue_before")
        found = self._kinds.in_place(replace(draft, site=site, metric=metric), entity)
        return found if found is not None and found.text.endswith(self._firms) else None


def _is_of_object(last: Draft, clause_start: int) -> bool:
    """Whether an earlier clause gives the figure to what it is the object of: 将建设 1.2 万平方米的厂房，建成 5 条产线."""
    subject = last.subject
    if (
        subject is None
        or subject.inherited
        or subject.type != "OTHER"
        or not last.quantity.end <= subject.start < clause_start
    ):
        return False
    return is_object_of_act(last.sentence, subject.start)


def _is_left_behind(product: Subject, before: Sequence[Draft]) -> bool:
    """Whether a thing that is no name is told of behind the product: 云枕 X1 售价 3 元，现货白银收盘于 4 元，成交 5 公斤."""
    last = before[-1].subject if before else None
    return last is not None and last.type == "OTHER" and last.start > product.start


def _is_aside(last: Draft, draft: Draft) -> bool:
    """Whether a bracket between holds an earlier figure with a subject of its own: 市盈率 41 倍（低于行业均值 58 倍），市值 70 亿元.

    So it does those that go on with such a one: 营收 12 亿元（其中乙酒 9 亿元，同比增长 5%），净利润 3 亿元.
    """
    subject, view = last.subject, last.sentence.view
    if subject is None or last.sentence is not draft.sentence:
        return False
    opened = max(view.rfind(mark, last.sentence.start, last.quantity.start) for mark in "（(")
    if opened < 0 or subject.start < opened or any(mark in view[opened : last.quantity.start] for mark in "）)"):
        return False
    return any(mark in view[last.quantity.end : draft.quantity.start] for mark in "）)")
