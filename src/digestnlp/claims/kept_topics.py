"""Keeps whom a sentence leaves in force: who the next is about, and whom 公司, 他, 两家, 全市 or 该产品 in it mean."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.holders import HELD
from digestnlp.claims.launched import LaunchedProducts
from digestnlp.claims.parallel import ParallelNames
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_HEAD = 2  # Characters of the noun that parts share with their whole.
_PLACES_KEPT = 12  # How many places that were named last are looked through for the one that 全市 means.


class KeptTopics:
    """Notes the topic, the names and the parts that they play."""

    def __init__(
        self, rules: Rules, roles: Roles, topics: TopicFinder, launched: LaunchedProducts, place_words: PlaceWords
    ) -> None:
        self._parts = compile_words(rules.words("part_openers"))
        self._roles = roles
        self._topics = topics
        self._launched = launched
        self._place_words = place_words

    def keep(self, sentence: Sentence, drafts: Sequence[Draft], topics: Topics, *, of_item: bool) -> None:
        """Puts in force whom the sentence is about.

        Args:
            sentence: the sentence.
            drafts: its claims.
            topics: whom the text is about so far.
            of_item: whether its block is an item of its own.
        """
        subject = self._subject(sentence, drafts, topics, of_item=of_item)
        if sentence.block.kind == "heading" and topics.heading is None and subject is not None and not subject.unknown:
            topics.heading = subject._replace(inherited=True)
        whole = topics.block
        topics.note(subject)
        if whole is not None and self._lists_parts(sentence, drafts, whole):
            topics.block = whole  # what is told next in the paragraph is of the whole again
        topics.frame = next(filter(None, map(ParallelNames.frame, drafts)), topics.frame)
        quoted = [d.subject for d in drafts if d.quantity.dimension == "index" and d.subject is not None]
        if quoted and quoted[-1].type == "OTHER":
            topics.index = quoted[-1]._replace(inherited=True)
        self._keep_parties(sentence, drafts, topics)
        self._launched.note(sentence, topics)
        if places := list(self._place_words.named(sentence)):
            topics.places = [*places, *topics.places][:_PLACES_KEPT]
        self._keep_named(sentence, topics)
        topics.told.add(sentence, drafts)
        if all(d.metric.entry.opens_topic for d in drafts):
            for entity in self._topics.last(sentence, ("COMPANY", "PRODUCT")):
                topics.by_type[entity.label] = Subject.of(entity, inherited=True)
                if not self._roles.objects.is_bought(sentence, entity):
                    topics.named = topics.by_type.get("COMPANY")

    def _subject(self, sentence: Sentence, drafts: Sequence[Draft], topics: Topics, *, of_item: bool) -> Subject | None:
        """Whom the sentence is about: who has its last figure, but none who has it only in passing."""
        aside: list[Draft] = []
        told: list[Draft] = []
        for draft in drafts:
            (aside if self._topics.opens_no_topic(draft) else told).append(draft)
        others = [draft.subject for draft in aside]
        whole = [draft for draft in told if draft.subject not in others] if others else told
        if whole:
            last = whole[-1].subject
            # A thing that no rule has taken is only one figure's: the text goes on about whom it was about.
            passing = last is not None and last.weighed and last.type == "OTHER"
            return topics.in_force or last if passing else last
        if told or (any(not d.metric.entry.opens_topic for d in aside) and not of_item):
            return None  # an index goes on, or who holds shares is told of in passing
        return self._topics.of_sentence(sentence, sentence.end) or self._topics.issuer(sentence, topics)

    def _lists_parts(self, sentence: Sentence, drafts: Sequence[Draft], whole: Subject) -> bool:
        """Whether the sentence only says of which parts the whole is that ends alike: 其中，沿海港口完成 7 亿吨，内河港口完成 4 亿吨."""
        parts = {d.subject.text for d in drafts if d.subject is not None}
        alike = all(part.endswith(whole.text[-_HEAD:]) for part in parts)
        opened = self._parts.match(sentence.view, sentence.start) is not None
        return whole.type == "OTHER" and opened and alike and len(parts) > 1

    def _keep_named(self, sentence: Sentence, topics: Topics) -> None:
        """Keeps the one person, the two companies or products, and the company that tells, as the sentence names them."""
        persons = [e for e in sentence.entities if e.label == "PERSON" and self._roles.usable(sentence, e)]
        if persons or topics.person is None or any(e.label != "PLACE" for e in sentence.entities):
            topics.person = Subject.of(persons[0], inherited=True) if len({e.name for e in persons}) == 1 else None
        named = [
            e
            for e in sentence.entities
            if e.label in ("COMPANY", "PRODUCT") and not self._roles.trades.tells_of_others(e)
        ]
        if len(named) > 1:
            topics.two = [Subject.of(entity, inherited=True) for entity in named[-2:]]
        own = (self._roles.own_words.announces, self._roles.own_words.expects)
        teller = next((e for e in sentence.entities if any(tells(sentence, e) for tells in own)), None)
        topics.named = Subject.of(teller, inherited=True) if teller is not None else topics.named

    def _keep_parties(self, sentence: Sentence, drafts: Sequence[Draft], topics: Topics) -> None:
        """Keeps who holds shares and who is bought."""
        if holders := [d.subject for d in drafts if d.metric.entry.key in HELD and d.subject is not None]:
            topics.holder = holders[-1]._replace(inherited=True)
        if bought := [e for e in sentence.entities if self._roles.objects.is_bought(sentence, e)]:
            topics.target = Subject.of(bought[-1], inherited=True)
