"""Finds who or what has the figure: named in the clause, the sentence's topic, the paragraph's, or the heading's."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.metric import GENERIC
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Cue, Sentence
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

# How many characters a less fitting type may stand nearer before it wins over a fitting one.
MISFIT_COST = 12
LONGEST_MODIFIER = 14
LONGEST_TRADE = 4  # 代工厂
LONGEST_FACILITY = 4  # 二期工厂
HAN = re.compile(r"[\u4e00-\u9fff]+")
MODIFIED_HEAD = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+\- ]*$")


@dataclass(slots=True)
class Topics:
    """The subjects in force: of the sentence, the block and the section.

    Attributes:
        issuer: the company whose announcement the article is.
        article: the company or product that the whole article is about.
        heading: the subject that the section's heading names first.
        block: the subject of the block so far.
        named: the company that the block has named last.
        section: the last subject of the section.
        two: the two companies or products that a sentence has named last, for 前者 and 后者.
    """

    issuer: Subject | None = None
    article: Subject | None = None
    heading: Subject | None = None
    block: Subject | None = None
    named: Subject | None = None
    section: Subject | None = None
    two: Sequence[Subject] = ()
    by_type: dict[str, Subject] = field(default_factory=dict)

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


class SubjectFinder:
    """Finds subjects by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._joined = re.compile(rf"(?:{pattern_of(rules.words('coordinators'))})$")
        self._function_words = compile_words(rules.words("function_words"))
        self._bare_pronouns = frozenset(rules.words("bare_pronouns"))
        first, second = rules.words("ordinal_pronouns")
        self._ordinals = {first: 0, second: 1}
        self._issuer_pronouns = rules.words("issuer_pronouns")
        self._other_words = compile_words(rules.words("not_behind_pronouns"))
        self._kin = re.compile(rf"的?(?:{pattern_of(rules.words('kin'))})")
        self._markets = frozenset(rules.words("markets"))
        self._market_measures = re.compile(
            rf"(?P<whose>市场|行业|产业)(?:{pattern_of(rules.words('market_measures'))})"
        )
        self._facilities = re.compile(
            rf"[\u4e00-\u9fff0-9A-Za-z]{{0,{LONGEST_FACILITY}}}?(?:{pattern_of(rules.words('facilities'))})(?![商家])"
        )
        self._leads_on = re.compile(rf"(?:{pattern_of(rules.words('clause_subordinators'))}) *[，,] *$")
        self._company_kinds = frozenset(rules.words("company_kinds"))
        self._kinds = frozenset(rules.words("generic_heads"))
        self._standing = frozenset(rules.words("standing_kinds"))
        self._objects = re.compile(rf"(?:{pattern_of(rules.words('object_openers'))}) *$")
        self._parts = re.compile(rf" *(?:{pattern_of(rules.words('part_openers'))})")
        self._platforms = frozenset(rules.words("platforms"))
        self._whole_places = frozenset(rules.words("whole_places"))
        self._head_extensions = rules.words("head_extensions")
        self._phrase_breaks = rules.words("phrase_breaks")
        self._leading_words = re.compile(rf"(?:{pattern_of(rules.words('leading_words'))})+")
        self._no_subjects = frozenset(rules.words("no_subjects"))
        self._pronouns = {
            label: frozenset(rules.words(f"{label.lower()}_pronouns")) for label in ("COMPANY", "PRODUCT", "PERSON")
        }

    def find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The subject of the draft, explicit or in force; None where the text names none."""
        found = self._find(draft, before, topics)
        if (
            _is_of_places(draft)
            and found is not None
            and found.type == "ORG"
            and self._only_speaks_of(draft.sentence, found)
        ):
            return None
        if found is not None and draft.metric.entry.key == "score" and found.text in self._platforms:
            return self._in_force(draft, topics)  # 豆瓣评分 8.3 is what is spoken of's
        return found

    def _only_speaks_of(self, sentence: Sentence, body: Subject) -> bool:
        """Whether the body's head speaks in the sentence, of a country rather than of it: 财政部副部长张三表示，赤字率…."""
        return any(e.start == body.start and self._roles.is_of_speaker(sentence, e) for e in sentence.entities)

    def _find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        sentence = draft.sentence
        clause_start, _ = sentence.clause(draft.quantity.start)
        named = (
            self._bracketed(draft)
            or self._measured(draft)
            or self.named(draft, max(draft.site.left, clause_start), draft.anchor)
        )
        if (
            named is not None
            and named.type == "PLACE"
            and self._only_where(draft, named)
            and self._owner_in_force(draft, named, before, topics)
        ):
            draft.scope, named = named.text, None  # 位列全球第三: where the company's figure holds
        if named is not None and named.type in ("ORG", "PLACE"):
            named = self._pronoun(draft, max(clause_start, named.end), topics) or named  # 总局已同意其发行 5 亿元
        return (
            named
            or (
                self.named(draft, clause_start, draft.anchor) if draft.site.left > clause_start and not before else None
            )
            or self._pronoun(draft, clause_start, topics)
            or self._of_kind(draft, max(draft.site.left, clause_start), before, topics)
            or self._in_sentence(draft, before, clause_start, topics)
            or self._of_main_clause(draft)
            or self._counted_market(draft, clause_start)
            or self._in_force(draft, topics)
            or self._speaker(draft)
            or self._index_itself(draft)
            or self._unknown(draft, max(draft.site.left, clause_start))
        )

    @staticmethod
    def _bracketed(draft: Draft) -> Subject | None:
        """The name that the figure stands behind in brackets, whatever part it plays: 把甲汽车（3.8 万辆）甩在身后."""
        view, start = draft.sentence.view, draft.quantity.cue_start
        for entity in draft.sentence.entities:
            if (
                entity.end < start
                and entity.label in ("COMPANY", "PRODUCT")
                and view[entity.end : start].strip() in ("（", "(")
            ):
                draft.in_brackets = True
                return Subject.of(entity)
        return None

    def _measured(self, draft: Draft) -> Subject | None:
        """Who the measure's own name names: 道指, 恒生指数; behind it a verb may have the figure: 恒生指数收于 1.9 万点."""
        metric, sentence = draft.metric, draft.sentence
        if metric.start is None or metric.end is None:
            return self._mentioned_measure(draft)
        start, end = metric.start, metric.end
        market = self._market_measures.match(metric.text or "")
        if market is not None and draft.site.left <= start < draft.quantity.start:
            whose = self._noun_phrase(sentence, draft.site.left, start, start + market.end("whose"))
            return whose if whose is not None and whose.text not in self._no_subjects else None
        if metric.entry.is_subject and metric.entry.subjects[1:2] == ("PLACE",):
            place = next((e for e in sentence.entities if e.label == "PLACE" and e.end == start), None)
            if place is not None:
                return Subject.of(place)  # 我国社会融资规模
        if not metric.entry.is_subject:
            start, end = self._named_measure(draft, metric.start)
            if start == end:
                return None
        return self._noun_phrase(sentence, min(draft.site.left, start), start, end)

    def _mentioned_measure(self, draft: Draft) -> Subject | None:
        """Who an earlier clause names whose measure the figure still is of: 沪铜主力合约跌势不减，当天又下跌 3%."""
        if not draft.metric.entry.is_subject or draft.metric.how != "in_force":
            return None
        for cue in reversed(draft.sentence.metrics):
            if cue.end <= draft.site.left and cue.text == draft.metric.text:
                start, _ = draft.sentence.clause(cue.start)
                return self._noun_phrase(draft.sentence, start, cue.start, cue.end)
        return None

    @staticmethod
    def _named_measure(draft: Draft, verb: int) -> tuple[int, int]:
        """The name in the stretch before the verb whose own measure the verb's is; an empty range where there is none."""
        key = draft.metric.entry.key
        for cue in reversed(draft.sentence.metrics):
            near = draft.site.left <= cue.start and cue.end <= verb
            if near and any(r.entry.is_subject and r.entry.key == key for r in cue.entry):
                return cue.start, cue.end
        return verb, verb

    def _only_where(self, draft: Draft, place: Subject) -> bool:
        """Whether the figure is one that companies or products have first, the place is the whole world, or does not open its clause."""
        if _is_of_places(draft):
            return False  # 全球经济增速为 2.7%
        start, _ = draft.sentence.clause(place.start)
        of_others = draft.metric.entry.subjects[:1] in (("COMPANY",), ("PRODUCT",))
        return of_others or place.text in self._whole_places or draft.sentence.cost(start, place.start) > 0

    def _owner_in_force(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether a company or product is spoken of, so that a place says only where."""
        last = before[-1].subject if before else self.topic(draft.sentence, place.start, speakers=False)
        if last is not None and place.text in self._whole_places:
            return True
        return any(s is not None and s.type in ("COMPANY", "PRODUCT") for s in (last, topics.block or topics.heading))

    def named(self, draft: Draft, start: int, end: int) -> Subject | None:
        """The nearest fitting entity between the two places that is neither speaker nor object."""
        sentence = draft.sentence
        preferred = draft.metric.entry.subjects
        best: tuple[int, Entity] | None = None
        for entity in sentence.entities:
            if entity.start < start or entity.end > end:
                continue
            if not self._roles.usable(sentence, entity) and not self._does(draft, entity):
                continue
            if entity.label == "PLACE" and any(
                e.start == entity.end and e.label == "COMPANY" for e in sentence.entities
            ):
                continue  # 海岳国云岚银行: it only says where the company is
            if entity.label == "PLACE" and self._facilities.match(sentence.view, entity.end, end):
                continue  # 江州二期工厂 is its company's
            if entity.label == "PERSON" and preferred and "PERSON" not in preferred:
                continue
            misfit = preferred.index(entity.label) if entity.label in preferred else len(preferred)
            if entity.label in ("PLACE", "ORG") and entity.label not in preferred:
                misfit += 2
            cost = (end - entity.end) + MISFIT_COST * misfit
            if best is None or cost <= best[0]:
                best = cost, entity
        if best is None:
            return None
        return self._kind_in_place(draft, best[1]) or Subject.of(best[1])

    def _kind_in_place(self, draft: Draft, place: Entity) -> Subject | None:
        """全球智能手机出货量: of a place and the kind of thing named right behind it, the thing has the figure."""
        if place.label != "PLACE":
            return None
        # 国内智能手机出货量: 手机 is of the measure as well. Who counts a market tells of it, whoever was spoken of before.
        counted = any(self._roles.observes(e) for e in draft.sentence.entities)
        heads = [
            h
            for h in draft.sentence.words.get("generic_heads", ())
            if place.end <= h.start
            and (
                h.end <= draft.anchor
                or (counted and h.start < draft.anchor and h.text[draft.anchor - h.start :] in self._kinds)
            )
            and not self._function_words.search(draft.sentence.view, place.end, h.start)
        ]
        if not heads or not MODIFIED_HEAD.fullmatch(draft.sentence.view, place.end, heads[-1].end):
            return None
        if any(place.end <= t.start < heads[-1].start for t in draft.sentence.times):
            return None  # 美国 7 月工业产出: the time parts the place from what is measured in it
        text = draft.sentence.view[place.start : heads[-1].end].strip()
        return Subject(place.start, heads[-1].end, text, text, "OTHER")

    def last(self, sentence: Sentence, labels: Collection[str]) -> Iterator[Entity]:
        """The last entity of each of the labels that can have a figure, here or as one who speaks of itself."""
        for label in labels:
            of_label = (e for e in reversed(sentence.entities) if e.label == label and self._may_be_meant(sentence, e))
            yield from islice(of_label, 1)

    def _may_be_meant(self, sentence: Sentence, entity: Entity) -> bool:
        if self._roles.usable(sentence, entity):
            return True
        return self._roles.speaks(sentence, entity) and self._roles.may_speak_of_itself(sentence, entity)

    def _does(self, draft: Draft, entity: Entity) -> bool:
        """Whether the verb of speech behind the name has the figure as its object: 江州市发布十条新政."""
        verb = draft.metric.start
        if verb is None or draft.metric.how != "verb_before" or verb < entity.end:
            return False
        if verb - entity.end > 1:
            return False
        return self._roles.invests(draft.sentence, entity) or self._roles.speech_at(draft.sentence, verb)

    def _opens_clause(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether nothing but a time stands before the name in its clause, and it narrows the world: 东部地区, not 全国."""
        start, _ = sentence.clause(entity.start)
        start = max([start, *(t.end for t in sentence.times if t.end <= entity.start)])
        return entity.text not in self._whole_places and not sentence.view[start : entity.start].strip(" ，,、")

    def _pronoun(self, draft: Draft, clause_start: int, topics: Topics) -> Subject | None:
        """公司 and the like: the sentence's own company or product, else the paragraph's, the heading's, the last one named."""
        for cue in draft.sentence.words.get("pronouns", ()):
            if not clause_start <= cue.start < draft.quantity.start:
                continue
            if any(m.start <= cue.start and cue.end < m.end for m in draft.sentence.metrics):
                continue  # 占公司总股本的 5%
            if self._only_owns(draft.sentence, cue.end):
                continue
            if cue.text in self._ordinals:
                return self._of_two(draft.sentence, cue, topics)
            if cue.text in self._bare_pronouns and not self._other_words.match(draft.sentence.view, cue.end):
                return self._spoken_of(draft, cue.start, topics)
            for label, pronouns in self._pronouns.items():
                subjects = draft.metric.entry.subjects
                fits = label != "PERSON" or (
                    "PERSON" in subjects and subjects[0] != "COMPANY"
                )  # 她定下的 GMV is none of hers
                if fits and cue.text in pronouns:
                    if topics.issuer is not None and cue.text in self._issuer_pronouns:
                        return topics.issuer
                    return self._of_type(draft.sentence, clause_start, label, topics)
        return None

    def _of_two(self, sentence: Sentence, cue: Cue[str], topics: Topics) -> Subject | None:
        """前者, 后者: the first or second of the two companies or products named last, here or in the sentence before."""
        named = [e for e in sentence.entities if e.end <= cue.start and e.label in ("COMPANY", "PRODUCT")]
        two = [self.as_inherited(e) for e in named[-2:]] if len(named) > 1 else topics.two
        return two[self._ordinals[cue.text]] if len(two) > 1 else None

    def _only_owns(self, sentence: Sentence, end: int) -> bool:
        """Whether the pronoun that ends at the place only says whose the one is who is named behind it: 公司全资子公司云岚科技."""
        kin = self._kin.match(sentence.view, end, sentence.end)
        return kin is not None and any(entity.start == kin.end() for entity in sentence.entities)

    def _spoken_of(self, draft: Draft, end: int, topics: Topics) -> Subject | None:
        """其: whoever is spoken of in the sentence, else in the paragraph, else in the heading: 监管部门已同意其发行 5 亿元债券."""
        sentence = draft.sentence
        first = next((e for e in sentence.entities if e.end <= end and self._roles.usable(sentence, e)), None)
        if first is not None and first.label == "PERSON" and "PERSON" in draft.metric.entry.subjects:
            return self.as_inherited(first)
        own = self.topic(sentence, end, speakers=False)
        if own is not None and own.type in ("COMPANY", "PRODUCT"):
            return own._replace(inherited=True)
        return next((s for s in (topics.block, topics.heading) if s and s.type in ("COMPANY", "PRODUCT")), None)

    def _of_type(self, sentence: Sentence, end: int, label: str, topics: Topics) -> Subject | None:
        for entity in sentence.entities:
            spoken_of = (
                entity.end <= end and entity.label == label and not self._roles.speaks_of_others(sentence, entity)
            )
            if spoken_of and label != "PRODUCT":
                return self.as_inherited(entity)
        in_force: tuple[Subject | None, ...] = (topics.heading, topics.block)
        if label == "COMPANY":
            in_force = (topics.block, topics.heading, topics.named, topics.article)
        for subject in in_force:
            if subject is not None and subject.type == label:
                return subject
        return topics.by_type.get(label)

    def _of_kind(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """A noun phrase that is no entity (中小制造企业), where no company or product is in force or it is never one's own (南向资金)."""
        sentence = draft.sentence
        heads = [
            h
            for h in sentence.words.get("generic_heads", ())
            if start <= h.start
            and (h.end <= draft.anchor or h.start == draft.anchor)  # 世界汽车销量: 汽车 is of both
            and not sentence.view.startswith(self._head_extensions, h.end)
        ]
        if heads and self._owned(sentence, start, before, topics):
            companies = self._company_kinds if draft.quantity.dimension in ("money", "ratio") else ()
            heads = [h for h in heads if h.text in self._standing or h.text in companies]
        if not heads:
            return None
        end = heads[0].end
        for head in heads[1:]:
            if self._function_words.search(sentence.view, end, head.start):
                break
            end = head.end  # 工业机器人市场, 私募证券投资基金 are one
        if any(e.label == "COMPANY" and self._says_what_it_is(sentence, end, e) for e in sentence.entities):
            return None
        phrase = self._noun_phrase(sentence, start, heads[0].start, end)
        if phrase is not None and (
            phrase.text in self._no_subjects
            or phrase.text.startswith(self._issuer_pronouns)
            or self._does_or_suffers(sentence, phrase)
        ):
            return None
        # 居民消费价格: of what stands in the measure's name alone there is none, but 沪深两市成交额.
        within = heads[0].start == draft.anchor and heads[0].text not in self._standing
        return None if phrase is not None and within and phrase.start == draft.anchor else phrase

    def _owned(self, sentence: Sentence, start: int, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether a company or product is spoken of that can have what is measured before the place."""
        last = before[-1].subject if before else None
        in_force = (last, topics.block, topics.heading, topics.issuer)
        if any(s is not None and s.type in ("COMPANY", "PRODUCT") for s in in_force):
            return True
        return any(e.end <= start and self._roles.discloses(sentence, e) for e in sentence.entities)

    def _says_what_it_is(self, sentence: Sentence, end: int, company: Entity) -> bool:
        """Whether the kind that ends at the place is of what the company is, which is named behind it: 晶圆代工厂云岚半导体."""
        between = sentence.view[end : company.start]
        return (
            0 <= company.start - end <= LONGEST_TRADE
            and not self._function_words.search(between)
            and (not between or HAN.fullmatch(between) is not None)
        )

    def _does_or_suffers(self, sentence: Sentence, phrase: Subject) -> bool:
        """Whether something is done to it (将客户保证金利率调整为 0.15%), or its words themselves say what is done (提高贷款额度)."""
        if any(phrase.start <= c.start and c.end <= phrase.end for c in sentence.changes):
            return True
        return self._objects.search(sentence.view, max(sentence.start, phrase.start - 4), phrase.start) is not None

    def _in_sentence(self, draft: Draft, before: Sequence[Draft], clause_start: int, topics: Topics) -> Subject | None:
        """The subject of the figure before, else the topic that an earlier clause names."""
        sentence = draft.sentence
        if draft.metric.entry.subjects[:1] == ("PRODUCT",):
            product = self.named(draft, sentence.start, draft.anchor)
            if product is not None and product.type == "PRODUCT":
                return product._replace(inherited=True)
        before = [d for d in before if not d.in_brackets]
        if before and before[-1].subject is not None and not draft.metric.entry.of_topic:
            return before[-1].subject._replace(inherited=True)
        if _is_of_places(draft):
            place = self.named(draft, sentence.start, clause_start)
            if place is not None and place.type == "PLACE":
                return place._replace(inherited=True)
        topic = self._opening_pronoun(sentence, topics) or self.topic(sentence, clause_start)
        return topic._replace(inherited=True) if topic else None

    def _opening_pronoun(self, sentence: Sentence, topics: Topics) -> Subject | None:
        """Whom the sentence's first word stands for: 公司已和甲公司签约，将以 1 亿元收购其业务."""
        first = next(iter(sentence.words.get("pronouns", ())), None)
        if first is None or self._only_owns(sentence, first.end) or sentence.view[sentence.start : first.start].strip():
            return None
        labels = (label for label in ("COMPANY", "PRODUCT") if first.text in self._pronouns[label])
        return next((self._of_type(sentence, first.start, label, topics) for label in labels), None)

    def _counted_market(self, draft: Draft, clause_start: int) -> Subject | None:
        """The market that an earlier clause is about, where a house tells that has counted it: 全球乙市场回暖，收入达 3 亿美元."""
        sentence = draft.sentence
        if not any(self._roles.observes(e) for e in sentence.entities):
            return None
        for head in sentence.words.get("generic_heads", ()):
            if head.text in self._markets and head.end <= clause_start:
                start, _ = sentence.clause(head.start)
                phrase = self._noun_phrase(sentence, start, head.start, head.end)
                return phrase._replace(inherited=True) if phrase and phrase.text not in self._no_subjects else None
        return None

    def _of_main_clause(self, draft: Draft) -> Subject | None:
        """Whom the clause behind names first, where the figure's own only leads to it: 以 3 亿元收购乙公司后，甲公司继续扩产."""
        sentence = draft.sentence
        _, end = sentence.clause(draft.quantity.start)
        if end >= sentence.end or not self._leads_on.search(sentence.view, draft.quantity.end, end):
            return None
        _, main_end = sentence.clause(end)
        first = next((e for e in sentence.entities if end <= e.start and e.end <= main_end), None)
        if first is None or sentence.view[end : first.start].strip() or not self._may_be_meant(sentence, first):
            return None
        return self.as_inherited(first) if first.label in ("COMPANY", "PRODUCT") else None

    def opens_no_topic(self, draft: Draft) -> bool:
        """Whether the figure is of a part of what is spoken of (其中高技术制造业增长 11%), an index, or a kind such as 南向资金."""
        start, _ = draft.sentence.clause(draft.quantity.start)
        subject, metric = draft.subject, draft.metric
        if metric.entry.is_subject or not metric.entry.opens_topic:
            return True
        if subject is not None and subject.type == "OTHER":
            # 短期贷款减少 3 亿元: the sum's own name, of which the next sum is no part
            own = metric.entry.key == "amount" and subject.text.endswith(metric.text or subject.text)
            if own or subject.text in self._standing:
                return True
        return self._parts.match(draft.sentence.view, start) is not None

    def topic(self, sentence: Sentence, end: int, *, speakers: bool = True) -> Subject | None:
        """What the sentence is about, from its beginning to the given place: its first usable company or product.

        `speakers`: whether a company that only speaks will do, where there is no other.
        """
        named = [e for e in sentence.entities if e.end <= end]
        return (
            self._first(sentence, named, ("COMPANY", "PRODUCT"), lambda e: self._roles.usable(sentence, e))
            or (
                self._first(
                    sentence,
                    named,
                    ("COMPANY",),
                    lambda e: self._roles.speaks(sentence, e) and self._roles.may_speak_of_itself(sentence, e),
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
                    and not self._facilities.match(sentence.view, e.end, sentence.end)  # 江州二期工厂 is its company's
                ),
            )
        )

    @staticmethod
    def _first(
        sentence: Sentence, named: Sequence[Entity], labels: Collection[str], fits: Callable[[Entity], bool]
    ) -> Subject | None:
        """The first that fits; the product that a company's name only qualifies, for it: 甲公司的 X1 头显自上市以来销量不佳."""
        for number, entity in enumerate(named):
            if entity.label in labels and fits(entity):
                behind = named[number + 1] if number + 1 < len(named) else None
                if behind is not None and (entity.label, behind.label) == ("COMPANY", "PRODUCT"):
                    entity = behind if sentence.view[entity.end : behind.start].strip() == "的" else entity
                return Subject.of(entity)
        return None

    @staticmethod
    def _in_force(draft: Draft, topics: Topics) -> Subject | None:
        """The paragraph's or heading's subject; for what only products have, the product spoken of last."""
        if draft.metric.entry.subjects[:1] == ("PRODUCT",) and "PRODUCT" in topics.by_type:
            is_product = topics.article is not None and topics.article.type == "PRODUCT"
            return topics.article if is_product and topics.block is None else topics.by_type["PRODUCT"]
        subject = topics.block or topics.heading or topics.article or topics.section or topics.issuer
        fitting = draft.metric.entry.subjects
        if subject is not None and subject.type == "PRODUCT" and fitting and "PRODUCT" not in fitting[:2]:
            return topics.by_type.get("COMPANY", subject)  # the margin is its maker's
        if subject is not None and subject.type == "PLACE" and fitting and "PLACE" not in fitting[:2]:
            return topics.article or subject  # 江州办公室里只剩 71 人: of whom the article is about
        if subject is not None and subject.type == "PERSON" and fitting[:1] in (("COMPANY",), ("PRODUCT",)):
            return topics.by_type.get("COMPANY") or topics.heading or topics.article or topics.issuer or subject
        if subject is not None and subject.type == "OTHER" and _is_of_places(draft):
            return topics.by_type.get("PLACE")  # of prices and trade no kind of thing that was spoken of before
        return subject

    @staticmethod
    def _index_itself(draft: Draft) -> Subject | None:
        """An index of prices, where nobody says of which country it is: CPI 同比上涨 0.7%."""
        if draft.metric.entry.key != "price_index" or not draft.metric.text:
            return None
        for cue in reversed(draft.sentence.metrics):
            if cue.end <= draft.quantity.start and cue.text == draft.metric.text:
                return Subject(cue.start, cue.end, cue.text, cue.text, "OTHER", unknown=True)
        return None

    def _unknown(self, draft: Draft, start: int) -> Subject | None:
        """The words before the measure, where nothing that is known has the figure."""
        metric, view = draft.metric, draft.sentence.view
        listed = (
            view[draft.site.left : draft.quantity.start].strip().endswith(("：", ":"))
            or draft.sentence.block.kind == "item"
            or view.startswith(("：", ":"), draft.quantity.end)
        )
        if not listed and (metric.how != "cue_before" or metric.entry.key in GENERIC):
            return None  # without a measure's name behind them, any words could stand there
        end = draft.anchor
        while end > start and draft.sentence.view[end - 1] in " 的：:":
            end -= 1
        if self._joined.search(view, start, end):
            return None  # 营收和净利润: what is joined to the measure is a measure too
        phrase = self._noun_phrase(draft.sentence, start, end, end) if end - start >= 2 else None
        if phrase is None or phrase.text in self._no_subjects:
            return None
        told = [*draft.sentence.changes, *draft.sentence.words.get("pronouns", ())]
        moves = any(phrase.start <= c.start and c.end <= phrase.end for c in told)
        return None if moves else phrase._replace(unknown=True)

    def _speaker(self, draft: Draft) -> Subject | None:
        """The one who speaks, where the sentence has no other: 甲公司宣布交付 3 万辆."""
        for labels in (("COMPANY", "PRODUCT"), ("ORG", "PERSON", "PLACE")):
            for entity in draft.sentence.entities:
                if (
                    entity.end <= draft.quantity.start
                    and entity.label in labels
                    and (entity.label != "PERSON" or "PERSON" in draft.metric.entry.subjects)
                    and (self._roles.speaks(draft.sentence, entity) or self._roles.usable(draft.sentence, entity))
                    and self._roles.may_speak_of_itself(draft.sentence, entity)
                ):
                    return Subject.of(entity)
        return None

    def _noun_phrase(self, sentence: Sentence, floor: int, head: int, end: int) -> Subject | None:
        """The words that end at `end`, back to a time, a mark or a function word; None where nothing is left.

        Args:
            sentence: the sentence.
            floor: where the words may begin at the earliest.
            head: where the noun begins that is sure to belong to them.
            end: where they end.
        """
        floor = max(
            [
                floor,
                *(min(t.end, head) for t in sentence.times if t.start < head),  # 10月销量: 月 is of both
                *(q.end for q in sentence.quantities if q.end <= head),
            ]
        )
        run = MODIFIED_HEAD.search(sentence.view, max(floor, head - LONGEST_MODIFIER - 1), head)
        begin = run.start() if run else head
        for word in self._phrase_breaks:
            at = sentence.view.rfind(word, begin, head)
            begin = at + len(word) if at >= 0 else begin
        if head - begin > LONGEST_MODIFIER:
            return None  # so many words are no noun's
        lead = self._leading_words.match(sentence.view[begin:head])
        begin += lead.end() if lead else 0
        text = sentence.view[begin:end].strip()
        begin += len(sentence.view[begin:end]) - len(sentence.view[begin:end].lstrip())
        return (
            Subject(begin, begin + len(text), text, text, "OTHER") if len(text) > 1 and not text.isdecimal() else None
        )

    def phrase(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The words between the two places as a subject that is no entity; None where they are more than one noun phrase."""
        text = sentence.view[start:end].strip()
        found = self._noun_phrase(sentence, start, end, end)
        if found is None or not text.endswith(found.text):
            return None
        before = text[: -len(found.text)]
        return found if not before or self._leading_words.fullmatch(before) else None

    @staticmethod
    def as_inherited(entity: Entity) -> Subject:
        """The entity as a subject that later sentences inherit."""
        return Subject.of(entity, inherited=True)


def _is_of_places(draft: Draft) -> bool:
    """Whether the measure is one that countries and the like have first: GDP, prices, trade."""
    return draft.metric.entry.subjects[:1] == ("PLACE",)
