"""Finds who or what has the figure: named in the clause, the sentence's topic, the paragraph's, or the heading's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digestnlp.claims.attached import AttachedNames
from digestnlp.claims.breadth import MarketBreadth
from digestnlp.claims.clause import ClauseSubjects
from digestnlp.claims.definite import DefiniteNouns
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC, is_of_places
from digestnlp.claims.groups import CountedGroups
from digestnlp.claims.holders import HolderFinder
from digestnlp.claims.kinds import ACCOUNTS, KindFinder, is_counted
from digestnlp.claims.launched import LaunchedProducts
from digestnlp.claims.measure_names import MeasureNames
from digestnlp.claims.parallel import ParallelNames
from digestnlp.claims.phrases import PhraseFinder, on_to_measure, opens_with
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.plans import PlanNames
from digestnlp.claims.pronouns import PronounReader
from digestnlp.claims.roles import AND, Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.singled_out import SingledOut
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.unlisted import UnlistedNames
from digestnlp.entities.mentions import is_han
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.segment import part_of_speech
from digestnlp.wordlist import pattern_of

# How many characters a less fitting type may stand nearer before it wins over a fitting one.
MISFIT_COST = 12
_NO_PLACES = ("COMPANY", "PRODUCT", "PERSON")
_BRACKET = re.compile(r" ?[（(][^（）()\n]{1,12}[）)] ?")
_LISTED_NAME = re.compile(r" ?、 ?([\u4e00-\u9fffA-Za-z]{2,8}) ?")
_TRADED = ("exports", "trade")
_GROWTH = "growth"  # Of whom nothing else is said: 北美增长 8%，欧洲下降 3%.
_COUNTED_PLACES = "cities"  # Of a place only where its own clause names it.
_ON_PLATFORMS = frozenset({"users", "ratio", "comments", "rank", "downloads"})
_USED = "energy_consumption"  # What kinds of things have, too, though countries have it first.


class SubjectFinder:
    """Finds subjects by the packs' words."""

    def __init__(
        self,
        rules: Rules,
        roles: Roles,
        topics: TopicFinder,
        phrases: PhraseFinder,
        place_words: PlaceWords,
        launched: LaunchedProducts,
    ) -> None:
        self._roles = roles
        self._topics = topics
        self._phrases = phrases
        self._pronouns = PronounReader(rules, roles, topics)
        self._definite = DefiniteNouns(rules, roles, phrases)
        self._kinds = KindFinder(rules, roles, phrases)
        self._clauses = ClauseSubjects(rules, roles)
        self.unlisted = UnlistedNames(rules, self._clauses)
        self._place_words = place_words
        self._attached = AttachedNames(rules, roles, phrases)
        self._measure_names = MeasureNames(rules, phrases, place_words)
        self._singled_out = SingledOut(rules, phrases)
        self._parallel = ParallelNames(rules)
        self._groups = CountedGroups(rules)
        self._launched = launched
        self._plans = PlanNames(rules)
        self._joined = re.compile(rf"(?:{pattern_of(rules.words('coordinators'))})$")
        self._leads_on = re.compile(rf"(?:{pattern_of(rules.words('clause_subordinators'))}) *[，,] *$")
        self._attending = rules.words("attending_openers")
        self._breadth = MarketBreadth(rules)
        self._only_links = on_to_measure(rules)
        self._holders = HolderFinder(rules, roles, self._clauses)
        self._compared = rules.words("comparison_openers")
        self._platforms = frozenset(rules.words("platforms"))
        self._place_tails = frozenset(rules.words("place_tails"))
        self._whole_openings = rules.words("whole_places")
        self._whole_places = frozenset(self._whole_openings)
        self._markets = rules.words("place_markets")
        # 亚太西部（主要为海岳国）：收入下降 3%
        self._quarter = re.compile(
            rf"(?:{pattern_of(rules.words('place_quarters'))})(?=(?:[（(][^（）()\n]{{1,20}}[)）])?[：:])"
        )
        self._market_measures = rules.words("market_measures")
        self._home = frozenset(rules.words("home_country"))
        self._facilities = rules.words("facilities")
        self._determiners = (*rules.words("determiners"), *rules.words("no_subjects"))
        self._governing = rules.words("governing_endings")
        self._firms = (*rules.words("firms"), "业")
        self._personal = re.compile(
            rf" ?的?(?:{pattern_of(rules.words('personal_measures'))})"
        )  # 王小明身价跃升至第五位
        self._no_subjects = frozenset(rules.words("no_subjects"))

    def find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The subject of the draft, explicit or in force; None where the text names none."""
        found = self._fitting(draft, before, topics)
        if found is not None and topics.head is not None and topics.head.start <= found.start < topics.head_end:
            return topics.head  # 云岚宁波：收入减少 3 亿元 is the daughter's that the item is of
        return found.without_marks() if found is not None else None

    def _fitting(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """Whoever the words name for the figure, or another where the measure is none that it has."""
        if self._breadth.is_of_market(draft):
            return self._breadth.find(draft, before)
        found = self._find(draft, before, topics)
        if found is None and _is_only_of_places(draft):
            found = self._place_words.only_country(topics.places)
        if (
            draft.metric.entry.key == _COUNTED_PLACES
            and found is not None
            and found.inherited
            and found.type == "PLACE"
        ):
            found = self._clauses.counted_places(draft) or found  # 江州出台新政。30 个代表性城市成交下降: no part of it
        if found is not None and found.type == "PLACE":
            in_force = (topics.block, topics.heading, topics.by_type.get("PLACE"))
            found = self._place_words.of_country(draft, found, in_force)
        if found is not None and found.type == "ORG":
            acts = self._acts(draft.sentence, found)
            found = self._measure_names.nation(draft) or self._measure_names.counted_by(draft, found, acts=acts)
        if (
            _is_of_places(draft)
            and found is not None
            and found.type == "ORG"
            and self._only_speaks_of(draft.sentence, found)
        ):
            return None
        if found is not None and found.inherited and found.type in _NO_PLACES and _is_only_of_places(draft):
            found = topics.by_type.get("PLACE") or self._measure_names.nation(draft)
            return found or self._measure_names.index_itself(draft)
        if found is not None and found.inherited and draft.quantity.dimension == "index" and found.type in _NO_PLACES:
            return topics.index  # 甲公司涨 3%。大盘反弹，接近 18,000 点就是布局点: points are no company's
        if found is not None and found.inherited and topics.index is not None and found.text == topics.index.text:
            found = self._clauses.counted(draft) or found  # 上证指数涨 1%。今年成立了 30 只新基金: an index has none
        if found is not None and found.text in self._platforms:
            return self._on_platform(draft, found, topics)
        return found

    def _on_platform(self, draft: Draft, platform: Subject, topics: Topics) -> Subject | None:
        """Whose the score on a platform is, and how many a work has there: 豆瓣评分 8.3, Steam 同时在线人数 23 万."""
        spoken_of = (self._in_force(draft, topics), topics.in_force)
        subject = next((s for s in spoken_of if s is not None and s.text not in self._platforms), None)
        if draft.metric.entry.key == "score":
            return subject
        is_work = subject is not None and subject.type == "PRODUCT" and draft.metric.entry.key in _ON_PLATFORMS
        return subject if is_work else platform

    def _acts(self, sentence: Sentence, body: Subject) -> bool:
        """Whether the sentence tells what the body does, and does not only have its word: 财政部发行国债, but 财政部公布，…."""
        entity = next((e for e in sentence.entities if e.start == body.start), None)
        if entity is None or not self._roles.governs(entity):
            return not (body.inherited and body.text.endswith(self._governing))
        return self._roles.usable(sentence, entity) and not self._roles.is_of_speaker(sentence, entity)

    def _only_speaks_of(self, sentence: Sentence, body: Subject) -> bool:
        """Whether the body's head speaks in the sentence, of a country rather than of it: 财政部副部长张三表示，赤字率…."""
        return any(e.start == body.start and self._roles.is_of_speaker(sentence, e) for e in sentence.entities)

    def _find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        sentence = draft.sentence
        clause_start, _ = sentence.clause(draft.quantity.start)
        named = (
            self.unlisted.quoted(draft)
            or self._groups.find(draft)
            or self._attached.find(draft, before)
            or self._singled_out.in_clause(draft, clause_start)
            or self._holders.find(draft, before, topics)
            or self._attached.fined(draft)
            or self._clauses.of_whole_country(draft, clause_start)
            or self._measure_names.find(draft)
            or self._clauses.listed(draft)
            or self._clauses.group(draft, clause_start)
            or self._clauses.several(draft, clause_start)
            or self._pronouns.of_several(draft, clause_start)
            or self._pronouns.firm(draft, clause_start, topics)
            or self._unlisted_opening(draft, clause_start, before, topics)
            or self.named(draft, self._left(draft, clause_start), draft.anchor)
            or self._clauses.bounded(draft, clause_start)
            or self._clauses.actors(draft, clause_start)
        )
        if named is not None and named.text.startswith(self._whole_openings):
            named = self._of_world(draft, named, before, topics) or named
        place = self._market_place(draft, named) if named is not None else None
        if (
            named is not None
            and place is not None
            and (
                _is_behind_pronoun(sentence, place.start)
                or (self._only_where(draft, place) and self._owner_in_force(draft, place, before, topics))
            )
        ):
            draft.scope, named = named.text, None  # 位列全球第三, 北美市场销量: where the company's figure holds
        if named is not None and named.type == "PLACE" and not self._measured_in(draft):
            opening = self._opening(draft, named.start, before, topics)
            rest = opening.text[named.end - opening.start :].strip() if opening is not None else ""
            if opening is not None and rest and rest not in self._place_tails:
                named = opening  # 江州海关查获案件 132 起
        left = self._roles.behind_teller(sentence, max(draft.site.left, clause_start), draft.anchor)
        if named is not None and named.type in ("ORG", "PLACE"):
            named = self._pronouns.find(draft, max(clause_start, named.end), topics) or named  # 总局已同意其发行 5 亿元
        return (
            named
            or (
                self.named(draft, clause_start, draft.anchor)
                if draft.site.left > clause_start and not any(d.quantity.start >= clause_start for d in before)
                else None
            )
            or self._pronouns.find(draft, _behind_list(draft, before, clause_start), topics)
            or self._pronouns.of_part(draft, topics)
            or self._pronouns.first_person(draft)
            or self._definite.find(draft, self._behind_last(draft, before), topics)
            or _counted_before(draft, before)
            or self._next_in_list(draft, before)
            or self._parallel.find(
                draft, clause_start, next(filter(None, map(ParallelNames.frame, reversed(before))), topics.frame)
            )
            or self._clauses.with_count(
                draft,
                self._kinds.find(draft, left, before, topics) or self._opening(draft, left, before, topics),
            )
            or self._singled_out.find(draft, clause_start)
            or self._measured_before(draft, clause_start, before, topics)
            or self._with_measure(draft, clause_start, before)
            or self._measure_names.goods(draft, clause_start)
            or self._part_told_of(draft, clause_start, before, topics)
            or self._place_meant(draft, clause_start, before, topics)
            or self._announcer(draft, clause_start)
            or self._clauses.completed(draft)
            or self._groups.numbered(draft, clause_start)
            or (None if before else self._made(draft, clause_start))
            or self._plans.find(draft, clause_start)
            or self._launched.find(draft, before, clause_start, topics)
            or self._in_sentence(draft, before, clause_start, topics)
            or self._of_main_clause(draft)
            or self._kinds.counted_market(draft, clause_start)
            or self._kind_told_of(draft, clause_start, before, topics)
            or self._measure_names.of_teller(draft)
            or self._in_force(draft, topics)
            or self._speaker(draft)
            or self._measure_names.nation(draft)
            or self._measure_names.index_itself(draft)
            or self._clauses.find(draft, max(draft.site.left, clause_start), deictic=True)
            or self._clauses.counted(draft)
            or self._unknown(draft, max(draft.site.left, clause_start))
        )

    def _unlisted_opening(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """The name in Latin letters that opens the clause and that no list has; but DRAM 收入 is a part of who is spoken of."""
        found = self.unlisted.opening(draft, clause_start)
        if found is None or not self.unlisted.may_be_part(draft, found):
            return found
        return None if self._kinds.owned(draft.sentence, clause_start, before, topics) else found

    def _left(self, draft: Draft, clause_start: int) -> int:
        """Where the figure's stretch begins; a count of the names before it parts it from none of them: 甲、乙两家公司均超过 5%."""
        sentence, left = draft.sentence, draft.site.left
        counted = next((q for q in sentence.quantities if q.end == left and q.dimension == "count"), None)
        if counted is None or not sentence.says("distributors", left, draft.anchor):
            return max(left, clause_start)
        named = [e for e in sentence.entities if clause_start < e.end <= counted.start]
        if not named or sentence.view[named[-1].end : counted.start].strip(" 这等"):
            return max(left, clause_start)
        first = named[-1]
        for entity in reversed(named[:-1]):
            if sentence.view[entity.end : first.start].strip() not in AND:
                break
            first = entity
        # 对甲、乙这两只股票的持仓市值均达 7 亿元 is who holds them
        return clause_start if self._roles.usable(sentence, first) else max(left, clause_start)

    @staticmethod
    def _behind_last(draft: Draft, before: Sequence[Draft]) -> int:
        """Behind the last figure that has a subject, which goes on to the next."""
        return max((d.quantity.end for d in before if d.subject is not None), default=draft.sentence.start)

    def _next_in_list(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """Whom no list has, between two figures of one measure, the first of which stands right behind its own: 甲 7 元、乙 6 元."""
        last, view = before[-1] if before else None, draft.sentence.view
        if last is None or last.subject is None or last.subject.inherited or last.quantity.unit != draft.quantity.unit:
            return None
        if draft.metric.how not in ("list", "in_force") or draft.metric.entry.key != last.metric.entry.key:
            return None
        if _BRACKET.sub("", view[last.subject.end : last.quantity.cue_start]).strip(" 的"):
            return None
        name = _LISTED_NAME.fullmatch(view, last.quantity.end, draft.quantity.cue_start)
        if name is None or name[1] in self._no_subjects or not (part_of_speech(name[1]) or "n").startswith("n"):
            return None
        sentence = draft.sentence
        told = [
            (item.start, item.end) for group in (sentence.metrics, sentence.changes, sentence.times) for item in group
        ]
        if any(start < name.end(1) and name.start(1) < end for start, end in told):
            return None
        return Subject(*name.span(1), name[1], name[1], "OTHER", unknown=True)

    def _measured_before(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """The kind whose measure the clause right before names, whose figure opens the next: 云岚ETF净申购最多，达 7 亿元."""
        sentence = draft.sentence
        if draft.metric.how != "in_force" or clause_start <= sentence.start:
            return None
        if self._only_links.fullmatch(sentence.view, clause_start, draft.quantity.cue_start) is None:
            return None
        start, _ = sentence.clause(clause_start - 1)
        if any(start <= q.start < clause_start for q in sentence.quantities):
            return None
        for cue in reversed(sentence.metrics):
            if start <= cue.start and cue.end <= clause_start and cue.text == draft.metric.text:
                site = draft.site._replace(left=start)
                metric = draft.metric._replace(start=cue.start, end=cue.end, how="cue_before")
                found = self._kinds.find(replace(draft, site=site, metric=metric), start, before, topics)
                return None if found is None else found._replace(inherited=True)
        return None

    def _with_measure(self, draft: Draft, clause_start: int, before: Sequence[Draft]) -> Subject | None:
        """Whose measure an earlier clause names, of which this one says how it moved: 而海岳国出口低迷，上月下降 11%."""
        sentence = draft.sentence
        if before or draft.metric.how != "in_force":
            return None
        said = (c for c in reversed(sentence.metrics) if c.end <= clause_start and c.text == draft.metric.text)
        cue = next(said, None)
        entity = next((e for e in sentence.entities if cue is not None and e.end == cue.start), None)
        if entity is None or not self._roles.usable(sentence, entity):
            return None
        if entity.label == "PLACE" and not self._clauses.opens(sentence, entity.start):
            return None  # 百货店的海岳国游客人数
        return Subject.of(entity, inherited=True)

    def _made(self, draft: Draft, clause_start: int) -> Subject | None:
        """What no list has and the clause before tells by whom it was made: 云枕储物柜由江岚科技研发，已投放 1 万组."""
        sentence = draft.sentence
        if clause_start == sentence.start:
            return None
        start, end = sentence.clause(clause_start - 1)
        by = self._roles.done_to(sentence, start, end)
        if by is None or any(start <= e.start and e.end == by for e in sentence.entities):
            return None
        made = self._phrases.noun_phrase(sentence, start, by, by)
        if made is None or made.start > start or made.text.startswith(self._determiners):
            return None  # 本次发行由云岚证券承销
        return made._replace(inherited=True)

    def _part_told_of(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """What the clause before says that it tells of, where no company or product is spoken of whose part it is."""
        if self._kinds.owned(draft.sentence, start, before, topics):
            return None
        return self._singled_out.named_as_part(draft, start) or self._singled_out.moved(draft, start)

    def _announcer(self, draft: Draft, clause_start: int) -> Subject | None:
        """The company that tells in the figure's own clause what it does, whoever was told of before: 甲航空则宣布调涨运费 20%."""
        for entity in draft.sentence.entities:
            inside = clause_start <= entity.start and entity.end <= draft.anchor
            if inside and (
                ("COMPANY" in draft.metric.entry.subjects and self._roles.expects(draft.sentence, entity))
                or self._roles.announces(draft.sentence, entity)
                or self._roles.reports_figure(draft.sentence, entity, draft.quantity.cue_start)
            ):
                return Subject.of(entity)
        return None

    def _of_world(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """What opens the clause before the whole place, which only says where it is measured: 光纤激光器 + 国内市场规模."""
        at = draft.metric.start
        if place.type != "PLACE" or at is None or draft.metric.how != "cue_before" or place.start <= draft.site.left:
            return None
        of_market = place.text.endswith(self._markets) and (draft.metric.text or "").endswith(self._market_measures)
        if place.end < at or (not of_market and self._owner_in_force(draft, place, before, topics)):
            return None
        up_to_place = draft.measured(draft.metric._replace(start=place.start))
        found = self._clauses.find(up_to_place, draft.site.left, up_to_verb=True)
        if found is not None:
            draft.scope = place.text
        return found

    def _only_where(self, draft: Draft, place: Subject) -> bool:
        """Whether the figure is one that companies or products have first, the place is the whole world, or does not open its clause."""
        only_unit = draft.metric.how == "unit" and place.text in self._whole_places  # 将全球业务扩大至 5 亿平方米
        if _is_of_places(draft) and not only_unit:
            return False  # 全球经济增速为 2.7%
        start, _ = draft.sentence.clause(place.start)
        opens = self._clauses.opens(draft.sentence, place.start) and place.text not in self._whole_places
        if opens and place.text in self._home:
            return False  # 我国快递业务量突破千亿件, whatever company was spoken of
        if opens and draft.metric.entry.key in _TRADED and draft.quantity.dimension in ("money", "ratio"):
            return False  # 而海岳国出口下降 7%, whatever company was spoken of
        of_others = draft.metric.entry.subjects[:1] in (("COMPANY",), ("PRODUCT",)) or draft.metric.entry.key == _GROWTH
        return of_others or place.text in self._whole_places or draft.sentence.cost(start, place.start) > 0

    def _owner_in_force(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether a company or product is spoken of, so that a place says only where."""
        last = before[-1].subject if before else self._topics.of_sentence(draft.sentence, place.start, speakers=False)
        if last is not None and place.text in self._whole_places:
            return True
        return any(map(topics.owns, (last, topics.block or topics.heading)))

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
            if self._attached.is_multiple_of(draft, entity) or _stands_aside(sentence.view, entity, end):
                continue
            if entity.label == "PLACE" and self._says_only_where(sentence, entity, end):
                continue
            personal = entity.label == "PERSON" and self._personal.match(sentence.view, entity.end) is not None
            if (
                entity.label == "PERSON"
                and preferred
                and "PERSON" not in preferred
                and not personal
                and not self._roles.has_owner(sentence, entity)
            ):
                continue
            misfit = 0 if personal else preferred.index(entity.label) if entity.label in preferred else len(preferred)
            if entity.label in ("PLACE", "ORG") and entity.label not in preferred:
                misfit += 2
            cost = (end - entity.end) + MISFIT_COST * misfit
            if best is None or cost <= best[0]:
                best = cost, entity
        if best is None:
            return None
        if best[1].label == "COMPANY":
            best = best[0], self._topics.made(sentence, best[1], end)
        found = self._kinds.in_place(draft, best[1]) or Subject.of(best[1])
        return self._topics.market_of(sentence, found) or found if found.type == "ORG" else found

    def _says_only_where(self, sentence: Sentence, place: Entity, end: int) -> bool:
        """Whether the place's name only begins another's, or says where or whom: 海岳国云岚银行, 中国品牌的商用车, 江州二期工厂."""
        return (
            any(e.start == place.end and e.label == "COMPANY" for e in sentence.entities)
            or _begins_a_kind(sentence, place)
            or self._topics.is_facility(sentence, place, end)  # its company's
            # 海岳国接待邻国游客 8 万人次
            or (self._kinds.is_object(sentence, place.start) and not self._roles.is_rated(sentence, place))
        )

    def _only_attends(self, sentence: Sentence, at: int) -> bool:
        """Whether the place's clause only tells what the next came about with: 随着江州土拍的结束，."""
        return sentence.view.startswith(self._attending, sentence.clause(at)[0])

    def _does(self, draft: Draft, entity: Entity) -> bool:
        """Whether the verb of speech behind the name has the figure as its object: 江州市发布十条新政."""
        verb = draft.metric.start
        if verb is None or draft.metric.how != "verb_before" or verb < entity.end:
            return False
        if verb - entity.end > 1 or draft.sentence.view.startswith("的", draft.metric.end or verb):
            return False  # 甲资本领投的 1 亿元融资 is another's
        return self._roles.invests(draft.sentence, entity) or self._roles.speech_at(draft.sentence, verb)

    @staticmethod
    def _measured_in(draft: Draft) -> bool:
        """Whether the measure is named, and of more than a thing: 江州互联网业务收入 is what 江州 has; but 江州二手房均价."""
        return draft.metric.how == "cue_before" and draft.metric.entry.subjects[:1] != ("PRODUCT",)

    def _place_meant(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The place that 全市 or 该省 in the clause means, unless a company or product is spoken of whose figure it is."""
        if not _is_of_places(draft) and self._kinds.owned(draft.sentence, start, before, topics):
            return None
        in_force = [place for place in (topics.block, topics.heading) if place is not None and place.type == "PLACE"]
        return self._place_words.find(
            draft, start, [*in_force, *self._place_words.named(draft.sentence), *topics.places]
        )

    def _opening(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The noun phrase that opens the figure's own stretch, where no company or product is spoken of that could have it."""
        of_places = is_of_places(draft.metric.entry) and _is_of_places(draft)
        last = before[-1] if before else None
        level = _level_before(before)
        listed = level is not None and _lists_parts(level)
        last = level if listed else last
        of_kinds = last is not None and last.subject is not None and last.subject.type == "OTHER"
        owned = not listed and self._kinds.owned(draft.sentence, start, before, topics)
        if (of_places and not of_kinds and draft.metric.entry.key != _USED) or (
            owned and not self._kinds.is_of_kinds(draft)
        ):
            return None
        counted = last is not None and last.subject is not None and is_counted(last, last.subject.end)
        found = self._clauses.find(draft, start, last.subject if last else None, counted=counted, listed=listed)
        if found is None or not owned or self._has_name(draft.sentence, found):
            return found
        return None if found.text.endswith(self._facilities) else found._replace(unknown=True)

    @staticmethod
    def _has_name(sentence: Sentence, phrase: Subject) -> bool:
        """Whether a name is part of the phrase, so that it is a thing of its own, and not what every company has: 屏东站商场."""
        return any(phrase.start <= e.start and e.end <= phrase.end for e in sentence.entities)

    def _in_sentence(self, draft: Draft, before: Sequence[Draft], clause_start: int, topics: Topics) -> Subject | None:
        """The subject of the figure before, else the topic that an earlier clause names."""
        sentence = draft.sentence
        if draft.metric.entry.subjects[:1] == ("PRODUCT",):
            product = self.named(draft, sentence.start, draft.anchor)
            if product is not None and product.type == "PRODUCT":
                return product._replace(inherited=True)
        before = [d for d in before if not d.in_brackets and not _is_aside(d, draft)]
        if draft.metric.entry.key == "index_level":
            # 台股升 70 点，甲公司涨 2.7%，终场收 8,410 点: of the index, whatever shares were told of between
            before = [d for d in before if d.metric.entry.key == "index_level"] or before
        last = before[-1] if before else None
        target = topics.target.name if topics.target is not None else None  # who is bought is valued, too
        if (
            last is not None
            and last.subject is not None
            and (not draft.metric.entry.of_topic or last.subject.name == target)
        ):
            own = last.metric.entry.key == "price_index" and last.subject.text == last.metric.text
            goods = last.subject.type == "OTHER" and last.metric.entry.key not in ACCOUNTS
            spoken_of = (topics.block, topics.heading, topics.article)
            maker = next((s for s in spoken_of if s is not None and s.type == "COMPANY"), None)
            if goods and maker is not None and draft.metric.entry.key in ACCOUNTS:
                return maker  # 碳钢销量 93 万吨，单月营收 418 亿元: what a company makes has none of its accounts
            if own and draft.metric.text != last.metric.text:
                return None  # CPI 同比上涨 0.3%，PPI 下降 1.4%: an index that stands for itself has no other's figure
            return self._newer(draft, last, clause_start) or last.subject._replace(inherited=True)
        if _is_of_places(draft):
            place = self.named(draft, sentence.start, clause_start)
            if place is not None and place.type == "PLACE":
                return place._replace(inherited=True)
        topic = self._pronouns.opening(sentence, topics) or self._topics.of_sentence(sentence, clause_start)
        if topic is not None and self._is_market_of_owner(draft, topic, before, topics):
            quarter = self._quarter.match(sentence.view, topic.end)
            draft.scope = sentence.view[topic.start : quarter.end()] if quarter is not None else topic.text
            return None
        if topic is not None and topic.type == "PLACE":
            topic = self._kind_in(draft, topic) or topic
        return topic._replace(inherited=True) if topic else self.unlisted.told_of(sentence, clause_start)

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

    def _is_market_of_owner(self, draft: Draft, place: Subject, before: Sequence[Draft], topics: Topics) -> bool:
        """Whether the sentence opens with a market in which the company spoken of sells: 欧洲市场有所恢复，季度销量为 1.7 万辆."""
        view = draft.sentence.view
        if place.type != "PLACE" or not self._only_where(draft, place):
            return False
        if self._quarter.match(view, place.end) is not None:
            spoken_of = topics.in_force
            return spoken_of is not None and spoken_of.type == "COMPANY"
        is_market = view.startswith(self._markets, place.end) or view.endswith(self._markets, 0, place.end)
        return is_market and self._owner_in_force(draft, place, before, topics)

    def _market_place(self, draft: Draft, named: Subject) -> Subject | None:
        """The place where a figure may only hold, with no kind of goods in its name: 北美, 北美市场; not 北美手机市场."""
        if named.type == "PLACE":
            return named
        place = next((e for e in draft.sentence.entities if e.start == named.start and e.label == "PLACE"), None)
        view = draft.sentence.view
        if place is not None and place.text in self._whole_places and view[place.end : named.end].isascii():
            counted = any(self._roles.observes(e) for e in draft.sentence.entities)
            return None if counted else Subject.of(place)  # 全球 PC 出货量 of who sells them
        if place is None or view[place.end : named.end] not in self._markets:
            return None
        if view.startswith(self._market_measures, named.end):
            return None  # 北美市场规模
        return Subject.of(place)

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

    def _kind_told_of(self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The trade that the sentence opens with and tells of before the figure's clause: 医药行业整体承压，收入微增 0.8%."""
        sentence = draft.sentence
        accounts = draft.metric.how == "cue_before" and draft.metric.entry.subjects[:1] == ("COMPANY",)
        if not accounts or self._kinds.owned(sentence, clause_start, before, topics):
            return None
        found = self._kinds.told_of(sentence, clause_start)
        return found if found is not None and self._clauses.opens(sentence, found.start) else None

    def _of_main_clause(self, draft: Draft) -> Subject | None:
        """Whom the clause behind names first, where the figure's own only leads to it: 以 3 亿元收购乙公司后，甲公司继续扩产."""
        sentence = draft.sentence
        _, end = sentence.clause(draft.quantity.start)
        if end >= sentence.end or not self._leads_on.search(sentence.view, draft.quantity.end, end):
            return None
        _, main_end = sentence.clause(end)
        first = next((e for e in sentence.entities if end <= e.start and e.end <= main_end), None)
        if first is None or sentence.view[end : first.start].strip() or not self._topics.may_be_meant(sentence, first):
            return None
        return Subject.of(first, inherited=True) if first.label in ("COMPANY", "PRODUCT") else None

    @staticmethod
    def _in_force(draft: Draft, topics: Topics) -> Subject | None:
        """The paragraph's or heading's subject; for what only products have, the product spoken of last."""
        if draft.metric.entry.subjects[:1] == ("PRODUCT",) and "PRODUCT" in topics.by_type:
            is_product = topics.article is not None and topics.article.type == "PRODUCT"
            return topics.article if is_product and topics.block is None else topics.by_type["PRODUCT"]
        subject = topics.in_force
        fitting = draft.metric.entry.subjects
        if subject is not None and subject.type == "PRODUCT" and fitting and "PRODUCT" not in fitting[:2]:
            return topics.by_type.get("COMPANY", subject)  # the margin is its maker's
        if subject is not None and subject.type == "PLACE" and fitting and "PLACE" not in fitting[:2]:
            return topics.article or subject  # 江州办公室里只剩 71 人: of whom the article is about
        if subject is not None and subject.type == "PERSON" and fitting[:1] in (("COMPANY",), ("PRODUCT",)):
            return topics.by_type.get("COMPANY") or topics.heading or topics.article or topics.issuer or subject
        if subject is not None and subject.type == "OTHER" and _is_of_places(draft):
            # Of prices and trade no kind of thing that was spoken of before; but what 规模以上工业 uses goes on.
            return topics.by_type.get("PLACE") or (subject if draft.metric.entry.key == _USED else None)
        return subject

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
        phrase = self._phrases.noun_phrase(draft.sentence, start, end, end) if end - start >= 2 else None
        if phrase is None or phrase.text in self._no_subjects:
            return None
        if self._is_measure(draft.sentence, phrase) or opens_with(phrase.text, self._compared):
            return None
        told = [*draft.sentence.changes, *draft.sentence.words.get("pronouns", ())]
        moves = any(phrase.start <= c.start and c.end <= phrase.end for c in told)
        return None if moves else phrase._replace(unknown=True)

    @staticmethod
    def _is_measure(sentence: Sentence, phrase: Subject) -> bool:
        """Whether the words end with the name of a measure, which has no figure of another: 海外营业收入占比; but 内存价格."""
        ends = (
            reading.entry
            for cue in sentence.metrics
            if cue.end == phrase.end
            for reading in cue.entry
            if reading.role == "noun"
        )
        return any(not entry.is_subject and entry.dimensions[0] != "data" for entry in ends)

    def _speaker(self, draft: Draft) -> Subject | None:
        """The one who speaks, where the sentence has no other: 甲公司宣布交付 3 万辆."""
        for labels in (("COMPANY", "PRODUCT"), ("ORG", "PERSON", "PLACE")):
            for entity in draft.sentence.entities:
                if (
                    entity.end <= draft.quantity.start
                    and entity.label in labels
                    and (entity.label != "PERSON" or _is_of_persons(draft))
                    and not (entity.label == "PLACE" and self._only_attends(draft.sentence, entity.start))
                    and (self._roles.speaks(draft.sentence, entity) or self._roles.usable(draft.sentence, entity))
                    and self._roles.may_speak_of_itself(draft.sentence, entity)
                ):
                    return Subject.of(entity)
        of_firms = "COMPANY" in draft.metric.entry.subjects and draft.metric.entry.key not in GENERIC
        heard = (e for e in draft.sentence.entities if of_firms and self._roles.heard_of(draft.sentence, e))
        return next(map(Subject.of, heard), None)


def _is_behind_pronoun(sentence: Sentence, at: int) -> bool:
    """Whether a word for a company ends at the place, and is no end of a name: 公司 + 全球手机出货量, not 某某燃料公司 + 江州工厂."""
    for cue in sentence.words.get("pronouns", ()):
        if cue.end == at:
            return len(cue.text) == 1 or not is_han(sentence.view[cue.start - 1 : cue.start])
    return False


def _stands_aside(view: str, entity: Entity, end: int) -> bool:
    """Whether the name stands in a bracket that is closed before the place and says more than a name: 330 万份（星港 5 独占），评分.

    Another name of who stands before it is one for itself: 云岚科技（Yunlan）营收.
    """
    closed = min((at for mark in "）)" if (at := view.find(mark, entity.end, end)) >= 0), default=-1)
    if closed < 0 or any(mark in view[entity.end : closed] for mark in "（("):
        return False
    opened = max(view.rfind(mark, 0, entity.start) for mark in "（(")
    if opened < 0 or "简称" in view[opened:closed]:
        return False
    return view[opened - 1 : opened].isdigit() or view[opened + 1 : closed].strip() != entity.text


def _is_of_persons(draft: Draft) -> bool:
    """Whether the measure is one that persons have, and not only any: what a person who speaks counts is mostly another's."""
    return "PERSON" in draft.metric.entry.subjects and draft.metric.entry.key not in GENERIC


def _is_of_places(draft: Draft) -> bool:
    """Whether the measure is one that countries and the like have first: GDP, prices, trade; but not 食品价格, a part of them."""
    metric = draft.metric
    of_part = metric.how == "cue_before" and metric.text not in metric.entry.nouns
    return metric.entry.subjects[:1] == ("PLACE",) and not of_part


def _is_only_of_places(draft: Draft) -> bool:
    """Whether the measure is one that no company, product or person has: unemployment, prices, GDP; but they use electricity."""
    entry = draft.metric.entry
    return _is_of_places(draft) and entry.key != _USED and not any(label in _NO_PLACES for label in entry.subjects)


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


def _behind_list(draft: Draft, before: Sequence[Draft], clause_start: int) -> int:
    """Where a word for whoever is spoken of may stand; of a figure that goes on with a list not before the list's first."""
    goes_on = bool(before) and draft.metric.how == "list"
    return max(clause_start, before[-1].quantity.end) if goes_on else clause_start


def _level_before(before: Sequence[Draft]) -> Draft | None:
    """The last figure that is no change, or the first of those that 、 joins to it: 去程 3620 列、39.9 万标箱，分别增长 16%、29%."""
    levels = [d for d in before if d.direction is None]
    while (
        len(levels) > 1 and levels[-1].sentence.view[levels[-2].quantity.end : levels[-1].quantity.start].strip() in AND
    ):
        levels.pop()
    return levels[-1] if levels else None


def _lists_parts(draft: Draft) -> bool:
    """Whether the figure stands right behind the noun phrase that has it, as those of a list do: 国内贷款 2 万亿元；自筹资金 4 万亿元."""
    subject, view = draft.subject, draft.sentence.view
    if subject is None or subject.inherited or subject.type != "OTHER" or subject.end > draft.quantity.cue_start:
        return False
    return not view[subject.end : draft.quantity.cue_start].strip()


def _counted_before(draft: Draft, before: Sequence[Draft]) -> Subject | None:
    """What the figure before counts, where this one goes on with it: 19 家银行的占比下降 2 个百分点; 近九成受访者."""
    last = before[-1] if before else None
    subject = last.subject if last is not None else None
    if last is None or subject is None or subject.inherited or not draft.site.left <= subject.start < draft.anchor:
        return None
    if last.quantity.dimension != "count":
        return subject
    text = draft.sentence.view[last.quantity.start : subject.end]
    return subject._replace(start=last.quantity.start, text=text, name=text, unknown=False)


def _begins_a_kind(sentence: Sentence, place: Entity) -> bool:
    """Whether the place's name only begins that of a kind: 中国品牌."""
    return any(h.start == place.start and h.end > place.end for h in sentence.words.get("generic_heads", ()))
