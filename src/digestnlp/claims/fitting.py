"""Who has a figure where the one that the words name has none such: of 失业率 a country, of 豆瓣评分 the film, of points an index."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.counted_subjects import CountedSubjects
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import ENERGY_USED, NO_PLACES, is_first_of_places, is_of_words, is_only_of_places
from digestnlp.claims.kinds import ACCOUNTS
from digestnlp.claims.measure_names import MeasureNames
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_COUNTED_PLACES = "cities"  # Of a place only where its own clause names it.
_BUSINESS = ("业务", "事业部", "事业群", "分部")
_SHORTEST_LINE = 2
# Keys of what is sold or followed at somebody else's.
_AT_STORES = frozenset({"price", "sales_volume", "orders", "gmv", "followers", "score", "ratio", "views", "likes"})
_HAVE_GOODS = ("PRODUCT", "COMPANY", "PERSON")
_ON_PLATFORMS = frozenset({"users", "ratio", "comments", "rank", "downloads"})


class FittingSubjects:
    """Finds them by what the measure is of, and by who is in force."""

    def __init__(
        self,
        rules: Rules,
        roles: Roles,
        counted: CountedSubjects,
        place_words: PlaceWords,
        measure_names: MeasureNames,
    ) -> None:
        self._roles = roles
        self._counted = counted
        self._place_words = place_words
        self._measure_names = measure_names
        self._platforms = frozenset(rules.words("platforms"))
        self._stores = frozenset(rules.words("stores"))
        self._of_staff = compile_words(rules.words("staff_of_firms"))
        self._governing = rules.words("governing_endings")

    def find(self, draft: Draft, found: Subject | None, topics: Topics, before: Sequence[Draft]) -> Subject | None:
        """Whoever the words name for the figure, or another where the measure is none that such have."""
        if found is not None and found.text in self._stores and draft.metric.entry.key in _AT_STORES:
            found = _in_store(draft, found, before) or found
        if found is None and is_only_of_places(draft):
            found = self._place_words.only_country(topics.places)
        if draft.metric.entry.key == _COUNTED_PLACES and found is not None and self._has_no_places(draft, found):
            found = self._counted.places(draft) or found
        if found is not None and found.type == "PLACE":
            in_force = (topics.block, topics.heading, topics.by_type.get("PLACE"))
            found = self._place_words.of_country(draft, found, in_force)
        if found is not None and found.type == "ORG":
            acts = self._acts(draft.sentence, found)
            found = self._measure_names.nation(draft) or self._measure_names.counted_by(draft, found, acts=acts)
        if (
            is_first_of_places(draft)
            and found is not None
            and found.type == "ORG"
            and self._only_speaks_of(draft.sentence, found)
        ):
            return None
        if found is not None and found.inherited and found.type in NO_PLACES and is_only_of_places(draft):
            found = topics.by_type.get("PLACE") or self._measure_names.nation(draft)
            return found or self._measure_names.index_itself(draft)
        if found is not None and found.inherited and draft.quantity.dimension == "index" and found.type in NO_PLACES:
            return topics.index  # 甲公司涨 3%。大盘反弹，接近 18,000 点就是布局点: points are no company's
        if found is not None and found.inherited and topics.index is not None and found.text == topics.index.text:
            found = self._counted.things(draft) or found  # 上证指数涨 1%。今年成立了 30 只新基金: an index has none
        if found is not None and found.type == "PERSON" and found.inherited and is_of_words(draft, self._of_staff):
            # 行长王小明年薪 2 百万元，人均薪酬 3 万元
            firm = next((e for e in reversed(draft.sentence.entities) if _is_firm_before(draft, e)), None)
            return topics.by_type.get("COMPANY", found) if firm is None else Subject.of(firm, inherited=True)
        if found is not None and found.text in self._platforms:
            return self._on_platform(draft, found, topics)
        return found

    def _has_no_places(self, draft: Draft, found: Subject) -> bool:
        """Whether the places that are counted are no part of what was spoken of before.

        江州出台新政。30 个代表性城市成交下降; 房价趋稳。共有 40 个城市放宽限购.
        """
        if not found.inherited:
            return False
        return found.type == "PLACE" or (found.type == "OTHER" and self._counted.there_are(draft))

    def _on_platform(self, draft: Draft, platform: Subject, topics: Topics) -> Subject | None:
        """Whose the score on a platform is, and how many a work has there: 豆瓣评分 8.3, Steam 同时在线人数 23 万."""
        spoken_of = (fitting_topic(draft, topics), topics.in_force)
        subject = next((s for s in spoken_of if s is not None and s.text not in self._platforms), None)
        if draft.metric.entry.key == "score" or platform.inherited:
            return subject
        is_work = subject is not None and subject.type == "PRODUCT" and draft.metric.entry.key in _ON_PLATFORMS
        return subject if is_work else platform

    def _acts(self, sentence: Sentence, body: Subject) -> bool:
        """Whether the sentence tells what the body does, and does not only have its word: 财政部发行国债, but 财政部公布，…."""
        entity = next((e for e in sentence.entities if e.start == body.start), None)
        if entity is None or not self._roles.trades.governs(entity):
            return not (body.inherited and body.text.endswith(self._governing))
        return self._roles.usable(sentence, entity) and not self._roles.speech.is_of_speaker(sentence, entity)

    def _only_speaks_of(self, sentence: Sentence, body: Subject) -> bool:
        """Whether the body's head speaks in the sentence, of a country rather than of it: 财政部副部长张三表示，赤字率…."""
        return any(e.start == body.start and self._roles.speech.is_of_speaker(sentence, e) for e in sentence.entities)


def _is_firm_before(draft: Draft, entity: Entity) -> bool:
    return entity.label == "COMPANY" and entity.end <= draft.quantity.start


def _in_store(draft: Draft, store: Subject, before: Sequence[Draft]) -> Subject | None:
    """Who is named right before the store, or had the figure before: 星原 S7 京东销量 3 万台，天猫售价 4499 元; None where nobody is."""
    if store.inherited:
        return None
    beside = next(
        (e for e in draft.sentence.entities if 0 <= store.start - e.end <= 1 and e.label in _HAVE_GOODS), None
    )
    if beside is not None and draft.sentence.view[beside.end : store.start].strip("》”」 ") == "":
        return Subject.of(beside)
    last = before[-1].subject if before else None
    return last._replace(inherited=True) if last is not None and last.type in ("PRODUCT", "PERSON") else None


def fitting_topic(draft: Draft, topics: Topics) -> Subject | None:
    """The paragraph's or heading's subject; for what only products have, the product spoken of last."""
    if draft.metric.entry.subjects[:1] == ("PRODUCT",) and "PRODUCT" in topics.by_type:
        is_product = topics.article is not None and topics.article.type == "PRODUCT"
        return topics.article if is_product and topics.block is None else topics.by_type["PRODUCT"]
    subject = topics.in_force
    fitting = draft.metric.entry.subjects
    if subject is not None and subject.type == "PRODUCT" and fitting and "PRODUCT" not in fitting[:2]:
        return topics.by_type.get("COMPANY", subject)  # the margin is its maker's
    if subject is not None and subject.type == "PRODUCT" and _is_of_business(draft):
        return topics.by_type.get("COMPANY", subject)
    if subject is not None and subject.type == "PLACE" and fitting and "PLACE" not in fitting[:2]:
        return topics.article or subject  # 江州办公室里只剩 71 人: of whom the article is about
    if subject is not None and subject.type == "PERSON" and fitting[:1] in (("COMPANY",), ("PRODUCT",)):
        return topics.by_type.get("COMPANY") or topics.heading or topics.article or topics.issuer or subject
    if subject is not None and subject.type == "OTHER" and is_first_of_places(draft):
        # Of prices and trade no kind of thing that was spoken of before; but what 规模以上工业 uses goes on.
        return topics.by_type.get("PLACE") or (subject if draft.metric.entry.key == ENERGY_USED else None)
    return subject


def _is_of_business(draft: Draft) -> bool:
    """Whether the accounts are those of a line of business, which a company has and no product: 国际零售业务收入."""
    if draft.metric.entry.key not in ACCOUNTS:
        return False
    before = draft.sentence.view[draft.site.left : draft.quantity.start].lstrip(" ，,、")
    return any(before.find(word) >= _SHORTEST_LINE for word in _BUSINESS)  # its name stands before: 电商 + 业务收入
