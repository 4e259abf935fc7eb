"""Finds who or what has the figure: named in the clause, the sentence's topic, the paragraph's, or the heading's."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.attached import AttachedNames
from digestnlp.claims.bare_changes import goes_on_with, is_change_of
from digestnlp.claims.bracketed_members import BracketedMembers
from digestnlp.claims.breadth import MarketBreadth
from digestnlp.claims.budgets import Budgets
from digestnlp.claims.cause_clauses import CauseClauses
from digestnlp.claims.clause import ClauseSubjects
from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.clause_words import ClauseWords
from digestnlp.claims.counted_subjects import CountedSubjects, counts_alike
from digestnlp.claims.definite import DefiniteNouns
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import ENERGY_USED, is_first_of_places, is_of_places
from digestnlp.claims.fitting import FittingSubjects, fitting_topic
from digestnlp.claims.founded_firms import FoundedFirms
from digestnlp.claims.groups import CountedGroups
from digestnlp.claims.holders import HELD, HolderFinder
from digestnlp.claims.in_sentence import SubjectsInSentence
from digestnlp.claims.introduced import Introduced
from digestnlp.claims.kinds import HAN, KindFinder, is_counted, is_of_line
from digestnlp.claims.launched import LaunchedProducts
from digestnlp.claims.led_measures import LedMeasures
from digestnlp.claims.makers_lines import MakersLines
from digestnlp.claims.marked_topics import MarkedTopics
from digestnlp.claims.markets import MarketPlaces
from digestnlp.claims.measure_names import MeasureNames
from digestnlp.claims.moved_lists import MovedLists
from digestnlp.claims.name_borders import AND, with_plus
from digestnlp.claims.nearest import NearestNames
from digestnlp.claims.origins import Origins
from digestnlp.claims.other_clauses import OtherClauses
from digestnlp.claims.own_accounts import OwnAccounts
from digestnlp.claims.own_figures import OwnFigures
from digestnlp.claims.own_things import OwnThings
from digestnlp.claims.parallel import ParallelNames
from digestnlp.claims.particulars import Particulars
from digestnlp.claims.parts_of_kinds import PartsOfKinds
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.plans import PlanNames
from digestnlp.claims.pronouns import PronounReader
from digestnlp.claims.ranking.subjects.ranker import SubjectRanker
from digestnlp.claims.rated_stocks import RatedStocks
from digestnlp.claims.regions import Regions
from digestnlp.claims.relative_heads import RelativeHeads
from digestnlp.claims.roles import Roles
from digestnlp.claims.routes import Routes
from digestnlp.claims.scan import Sentence
from digestnlp.claims.singled_out import SingledOut
from digestnlp.claims.taken_by import TakenBy
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.unknown_words import UnknownWords
from digestnlp.claims.unlisted import UnlistedNames
from digestnlp.claims.whole_nouns import WholeNouns
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last

# Readers that nothing outweighs.
_SURE = (
    "budget",
    "founded_firm",
    "group_told",
    "introduced",
    "marked_topic",
    "moved_price",
    "origin",
    "own_account",
    "part_of_kind",
    "particulars",
    "relative_head",
    "road",
    "sentence_before",
    "told_apart",
)
_DAYS = ("日", "节")
_PROJECTS = ("项目", "工程")
# What is told of the shares of the company that a broker's note is on.
_OF_SHARES = frozenset(("eps", "share_price"))


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
        bracketed: BracketedMembers,
    ) -> None:
        self._roles = roles
        self._pronouns = PronounReader(rules, roles, topics)
        self._definite = DefiniteNouns(rules, roles, phrases)
        self._kinds = KindFinder(rules, roles, phrases)
        starts, words = ClauseStarts(rules), ClauseWords(rules)
        self._counted = CountedSubjects(rules, starts, words)
        self._clauses = ClauseSubjects(rules, roles, starts, words, self._counted)
        self.unlisted = UnlistedNames(rules, starts)
        self._routes = Routes(rules, starts)
        self._place_words = place_words
        self._attached = AttachedNames(rules, roles, phrases)
        self._taken_by = TakenBy(rules)
        self._nearest = NearestNames(rules, roles, topics, self._kinds, self._attached)
        self._markets = MarketPlaces(rules, roles, topics, self._clauses, starts)
        self._in_sentence = SubjectsInSentence(
            rules, topics, self._nearest, self._pronouns, self.unlisted, self._markets, self._kinds, self._counted
        )
        self._measure_names = MeasureNames(rules, phrases, place_words)
        self._fitting = FittingSubjects(rules, roles, self._counted, place_words, self._measure_names)
        self._moved_lists = MovedLists(rules, words, self._kinds)
        self._singled_out = SingledOut(rules, phrases)
        self._others = OtherClauses(rules, roles, topics, phrases, starts, self._kinds, self._singled_out, words)
        self._own = OwnFigures(rules, roles)
        self._own_accounts = OwnAccounts(rules, roles.trades)
        self._own_things = OwnThings(rules)
        self._makers_lines = MakersLines(rules)
        self._regions = Regions(rules)
        self._rated_stocks = RatedStocks(rules, roles.trades)
        self._causes = CauseClauses(rules)
        self._unknown = UnknownWords(rules, phrases)
        self._parallel = ParallelNames(rules, starts)
        self._groups = CountedGroups(rules)
        self._launched = launched
        self._bracketed = bracketed
        self._plans = PlanNames(rules)
        self._breadth = MarketBreadth(rules)
        self._budgets = Budgets(rules)
        self._holders = HolderFinder(rules, roles, self._clauses)
        self.ranker = SubjectRanker(rules, roles)
        self._whole_nouns = WholeNouns(rules)
        self._origins = Origins(rules)
        self._particulars = Particulars(rules)
        self._founded_firms = FoundedFirms(rules)
        self._introduced = Introduced(rules)
        self._parts_of_kinds = PartsOfKinds(rules)
        self._relative_heads = RelativeHeads(rules)
        self._marked_topics = MarkedTopics(rules, words)
        self._issuers = frozenset(rules.words("issuer_pronouns"))  # 公司 of a text that names none
        self._place_tails = frozenset(rules.words("place_tails"))
        self._words, self._firms = words, rules.words("firms")
        self._whole_places = frozenset(rules.words("whole_places"))
        self._facilities = rules.words("facilities")
        self._carrying = rules.words("carrying_verbs")
        self._lies_from = compile_last(rules.words("lying_apart"))

    def find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The subject of the draft, explicit or in force; None where the text names none."""
        if self._breadth.is_of_market(draft):
            found, by = self._breadth.find(draft, before), "breadth"
        elif (sure := self._sure(draft, before, topics)) is not None:
            found, by = sure
        else:
            named, by = self._find(draft, before, topics)
            named = self._definite.instead(draft, named, _behind_last(draft, before), topics)
            found = self._whole_nouns.with_noun_of_measure(draft, self._fitting.find(draft, named, topics, before))
            if (head := self._relative_heads.find(draft, found)) is not None:
                found, by = head, "relative_head"
            if (body := self._budgets.gone_on(draft, found, by)) is not None:
                found, by = body, "budget"
        if found is not None and topics.head is not None and topics.head.start <= found.start < topics.head_end:
            return topics.head  # 云岚宁波：收入减少 3 亿元 is the daughter's that the item is of
        clause, _ = draft.sentence.clause(draft.quantity.start)
        is_sure = (
            by in _SURE
            or (found is not None and found.type == "COMPANY" and found.name in self._issuers)
            or (by == "in_sentence" and is_change_of(draft, before))
            or self._own_things.is_of_part(draft, found)
            or self._means_issuer(draft, found, clause, topics)
            or self._is_told_alike(draft, found, clause, before, topics)
        )
        if LedMeasures.item(draft) is None and not is_sure:
            chosen = self.ranker.choose(draft, found, by, before, topics)
            keeps = self._says_only_where(draft, chosen, found) or self._cuts(chosen, found)
            keeps = keeps or self._definite.stands_for(chosen, found)  # 大桥 + 全长 4 公里
            found = found if keeps or _names_a_day(draft.sentence, chosen) else chosen
        found = self._regions.company(draft, found, before, topics)
        found = self._rated_stocks.stock(draft, found, before, topics)
        found = self._own_things.whole(draft, self._makers_lines.maker(draft, found))
        if self._is_yardstick(draft, found):
            found = self._nearest.between(draft, clause, found.start) if found is not None else None
            last = before[-1].subject if before else None
            found = found or (last._replace(inherited=True) if last is not None else None)
        if found is None:
            found = _place_that_opens(draft)
        found = _whole_of_parts(self._whole_nouns.of(draft, found, before), before)
        found = _person_in(draft.sentence, found)
        return with_plus(draft.sentence, found).without_marks() if found is not None else None

    def _sure(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> tuple[Subject, str] | None:
        """Who has the figure by how the sentence is built, whomever it names besides."""
        if (body := self._budgets.body(draft, before, topics)) is not None:
            return body, "budget"
        if (whole := self._origins.whole(draft, before)) is not None:
            return whole, "origin"
        if (firm := self._founded_firms.find(draft)) is not None:
            return firm, "founded_firm"
        if (name := self._introduced.find(draft)) is not None:
            return name, "introduced"
        if (firm := self._particulars.find(draft, topics)) is not None:
            return firm, "particulars"
        if (kind := self._parts_of_kinds.find(draft)) is not None:
            return kind, "part_of_kind"
        if (topic := self._marked_topics.find(draft, before)) is not None:
            return topic, "marked_topic"
        if (goods := self._measure_names.moved_price(draft)) is not None:
            return goods, "moved_price"
        if (group := self._counted.of_group_told(draft, before, topics)) is not None:
            return group, "group_told"
        if (group := self._counted.told_apart(draft)) is not None:
            return group, "told_apart"
        if not before and (same := goes_on_with(draft, topics)) is not None:
            return same, "sentence_before"
        road = self._routes.road(draft)
        return (road, "road") if road is not None else None

    def _is_yardstick(self, draft: Draft, found: Subject | None) -> bool:
        """Whether the points only say how far another lies from it: 江州增长 8%，超过全国增速 3 个百分点."""
        if found is None or found.inherited or draft.quantity.unit != "pp":
            return False
        clause, _ = draft.sentence.clause(draft.quantity.start)
        return clause <= found.start and self._lies_from.search(draft.sentence.view, clause, found.start) is not None

    def _means_issuer(self, draft: Draft, found: Subject | None, clause_start: int, topics: Topics) -> bool:
        """Whether the clause says 公司 of the one company that the text is from or on, or tells of its shares.

        Not so where the sentence names another before, nor of who holds how many of them.
        """
        key = draft.metric.entry.key
        if found is None or topics.issuer is None or found.name != topics.issuer.name or key in HELD:
            return False
        sentence = draft.sentence
        if any(e.label == "COMPANY" and e.end <= draft.anchor and e.name != found.name for e in sentence.entities):
            return False
        cues = sentence.words.get("pronouns", ())
        said = any(cue.text in self._issuers and clause_start <= cue.start < draft.anchor for cue in cues)
        return said or key in _OF_SHARES  # 当前股价（157 元）

    def _is_told_alike(
        self, draft: Draft, found: Subject | None, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> bool:
        """Whether the clause is built like that of another before it, where nobody else can be meant."""
        if found is None or found.inherited:
            return False
        return found == self._parallel_name(draft, clause_start, before, topics) or (
            found == self._parallel.kind(draft, clause_start, before)
        )

    def _says_only_where(self, draft: Draft, place: Subject | None, found: Subject | None) -> bool:
        """Whether a whole place only says where a company or product has the figure: 云岚汽车全国已有换电站 2000 座.

        What stands between the place and the measure is the place's: 云岚期货表示，国内甲醇库存增至 80 万吨.
        """
        if place is None or found is None or place.text not in self._whole_places:
            return False
        if not draft.sentence.start <= place.start < draft.quantity.start:
            return False  # 1.2 元发全国
        between = self._words.of(draft.sentence.view[place.end : max(place.end, draft.anchor)])
        if any(self._words.tag(between, at).startswith("n") for at in range(len(between))):
            return False
        return found.type in ("COMPANY", "PRODUCT") and not is_first_of_places(draft)

    def _cuts(self, firms: Subject | None, found: Subject | None) -> bool:
        """Whether the words only open what is found, the goods of a kind of firms: 寿险公司 + 分红险."""
        if firms is None or found is None or found.type != "OTHER" or found.inherited or firms.start != found.start:
            return False
        goods = found.text.removeprefix(firms.text)
        return 0 < len(goods) < len(found.text) and firms.text.endswith(self._firms) and self._words.is_noun(goods)

    def _find(self, draft: Draft, before: Sequence[Draft], topics: Topics) -> tuple[Subject | None, str]:
        """Whom the words name: beside the figure, in its clause, in another one, or before the sentence; and where that was."""
        clause_start, _ = draft.sentence.clause(draft.quantity.start)
        named = self._beside(draft, clause_start, before, topics)
        if named is not None:
            named = self._as_told(draft, named, clause_start, before, topics)
        if named is not None:
            return named, "beside"
        if (found := self._in_clause(draft, clause_start, before, topics)) is not None:
            return found, "in_clause"
        if (found := self._in_other_clause(draft, clause_start, before, topics)) is not None:
            return found, "in_other_clause"
        return self._in_force(draft, clause_start, before, topics)

    def _beside(self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """Who stands beside the figure, opens its clause or is named nearest in its own stretch."""
        return (
            self.unlisted.quoted(draft)
            or self._bracketed.member(draft)
            or LedMeasures.item(draft)
            or self.unlisted.issue(draft)
            or self._groups.find(draft)
            or self._breadth.trading(draft, before)
            or self._attached.find(draft, before)
            or self._taken_by.find(draft)
            or self._singled_out.in_clause(draft, clause_start)
            or self._singled_out.apposed(draft, clause_start)
            or self._causes.find(draft, clause_start)
            or self._holders.find(draft, before, topics)
            or self._attached.fined(draft)
            or self._routes.find(draft, clause_start)
            or self._clauses.of_whole_country(draft, clause_start)
            or self._moved_lists.find(draft, before, topics)
            or self._named_by_measure(draft, clause_start, before, topics)
            or self._counted.listed(draft)
            or self._counted.group(draft, clause_start)
            or self._counted.several(draft, clause_start)
            or self._pronouns.of_several(draft, clause_start)
            or self._pronouns.owned_firm(draft, clause_start)
            or self._pronouns.firm(draft, clause_start, topics)
            or self._unlisted_opening(draft, clause_start, before, topics)
            or self._nearest.between(draft, self._nearest.floor(draft, clause_start), draft.anchor)
            or self._counted.another(draft, before)
            or self._counted.bounded(draft, clause_start)
            or self._counted.actors(draft, clause_start)
        )

    def _named_by_measure(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom the measure's own name names; but of a company that is spoken of, a sum is its own: 云岚科技…，融资融券余额 3 亿元."""
        found, metric = self._measure_names.find(draft), draft.metric
        if found is None or metric.entry.key != "amount" or found.text != metric.text:
            return found
        return None if self._kinds.owned(draft.sentence, clause_start, before, topics) else found

    def _as_told(
        self, draft: Draft, named: Subject, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """The name, the phrase that it opens, or whom a pronoun behind it means; None for a place that says only where."""
        found = self._singled_out.of_place(draft, named) or self._markets.without_market(draft, named, before, topics)
        if (
            found is not None
            and found.type == "PLACE"
            and (not _measures_place(draft) or self._is_of_project(draft, found))
        ):
            opening = self._opening(draft, found.start, before, topics)
            rest = opening.text[found.end - opening.start :].strip() if opening is not None else ""
            if opening is not None and rest and rest not in self._place_tails:
                found = opening  # 江州海关查获案件 132 起
        if found is not None and found.type == "OTHER":
            return _with_whole(draft.sentence, found)
        if found is not None and found.type in ("ORG", "PLACE"):
            return self._pronouns.find(draft, max(clause_start, found.end), topics) or found  # 总局已同意其发行 5 亿元
        return found

    def _is_of_project(self, draft: Draft, place: Subject) -> bool:
        """Whether the place only opens the name of a project, whose measure is named right behind: 江州冷链中心项目总投资 3 亿元."""
        named = draft.sentence.view[place.end : draft.anchor].rstrip()
        return named.endswith(_PROJECTS) and HAN.fullmatch(named) is not None

    def _in_clause(self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """Whom the figure's clause names before its stretch, means by a word, counts or opens with."""
        left = self._roles.speech.behind_teller(draft.sentence, max(draft.site.left, clause_start), draft.anchor)
        only = draft.site.left > clause_start and not any(d.quantity.start >= clause_start for d in before)
        return (
            (self._nearest.between(draft, clause_start, draft.anchor) if only else None)
            or self._pronouns.find(draft, _behind_list(draft, before, clause_start), topics)
            or self._pronouns.of_part(draft, topics)
            or self._pronouns.first_person(draft)
            or self._definite.find(draft, _behind_last(draft, before), topics)
            or _counted_before(draft, before)
            or self._unknown.next_in_list(draft, before)
            or self._parallel_name(draft, clause_start, before, topics)
            or self._counted.with_count(
                draft,
                self._kinds.find(draft, left, before, topics) or self._opening(draft, left, before, topics),
            )
            or self._parallel.kind(draft, clause_start, before)
            or self._singled_out.find(draft, clause_start)
        )

    def _parallel_name(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom no list has, in a clause built like that of a name before it."""
        frame = next(filter(None, map(ParallelNames.frame, reversed(before))), topics.frame)
        return self._parallel.find(draft, clause_start, frame)

    def _in_other_clause(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom an earlier clause measures, makes, plans or brings out; but first who announces in the figure's own."""
        return (
            self._others.with_measure_before(draft, clause_start, before, topics)
            or self._others.with_measure(draft, clause_start, before)
            or self._measure_names.goods(draft, clause_start)
            or self._others.part(draft, clause_start, before, topics)
            or self._place_meant(draft, clause_start, before, topics)
            or self._own.of_announcer(draft, clause_start)
            or self._counted.completed(draft)
            or self._groups.numbered(draft, clause_start)
            or (None if before else self._others.made(draft, clause_start))
            or self._plans.find(draft, clause_start)
            or self._launched.find(draft, before, clause_start, topics)
        )

    def _in_force(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> tuple[Subject | None, str]:
        """Who is in force, in the sentence, the paragraph or the heading; else who speaks, and last unknown words."""
        own = self._own_accounts.find(draft)
        if (found := self._in_sentence.find(draft, before, clause_start, topics)) is not None:
            return found, "own_account" if own is not None and own.name == found.name else "in_sentence"
        if own is not None:
            return own, "own_account"
        found = (
            self._others.main(draft)
            or self._kinds.counted_market(draft, clause_start)
            or self._others.trade(draft, clause_start, before, topics)
            or self._measure_names.of_teller(draft)
            or self._of_topic(draft, topics)
            or self._groups.together(draft, clause_start, topics)
            or self._own.of_speaker(draft)
            or self._measure_names.nation(draft)
            or self._measure_names.index_itself(draft)
            or self._clauses.find(draft, max(draft.site.left, clause_start), deictic=True)
            or self._counted.things(draft)
            or self._unknown.before_measure(draft, max(draft.site.left, clause_start))
            or self._measure_names.goods_of(draft)
            or self._others.told_of_first(draft, clause_start)
        )
        return found, "in_force"

    def _of_topic(self, draft: Draft, topics: Topics) -> Subject | None:
        """Who is in force outside of the sentence; no body of an earlier paragraph where another body tells what it has done."""
        topic = self._goes_on_with_parts(draft, topics) or fitting_topic(draft, topics)
        if topic is None or topic.type != "ORG" or topics.block or topics.heading:
            return topic
        teller = self._own.of_speaker(draft)
        return teller if teller is not None and teller.type == "ORG" else topic

    def _goes_on_with_parts(self, draft: Draft, topics: Topics) -> Subject | None:
        """The product told of last, where a sentence opens with what it has, and names nobody: X1 售价 3 千元。搭载 6 英寸屏."""
        sentence, last = draft.sentence, topics.section
        if last is None or last.type != "PRODUCT" or not sentence.view.startswith(self._carrying, sentence.start):
            return None
        return last

    def _unlisted_opening(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """The name in Latin letters that opens the clause and that no list has; but DRAM 收入 is a part of who is spoken of."""
        found = self.unlisted.opening(draft, clause_start)
        if found is None or not self.unlisted.may_be_part(draft, found):
            return found
        return None if self._kinds.owned(draft.sentence, clause_start, before, topics) else found

    def _place_meant(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The place that 全市 or 该省 in the clause means, unless a company or product is spoken of whose figure it is."""
        if not is_first_of_places(draft) and self._kinds.owned(draft.sentence, start, before, topics):
            return None
        in_force = [place for place in (topics.block, topics.heading) if place is not None and place.type == "PLACE"]
        return self._place_words.find(
            draft, start, [*in_force, *self._place_words.named(draft.sentence), *topics.places], topics.home
        )

    def _opening(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The noun phrase that opens the figure's own stretch, where no company or product is spoken of that could have it."""
        of_places = is_of_places(draft.metric.entry) and is_first_of_places(draft)
        last = before[-1] if before else None
        level = _level_before(before)
        listed = level is not None and _lists_parts(level)
        last = level if listed else last
        of_kinds = last is not None and last.subject is not None and last.subject.type == "OTHER"
        owned = not listed and (self._kinds.owned(draft.sentence, start, before, topics) or is_of_line(draft, topics))
        if (of_places and not of_kinds and draft.metric.entry.key != ENERGY_USED) or (
            owned and not self._kinds.is_of_kinds(draft)
        ):
            return None
        counted = (
            last is not None
            and last.subject is not None
            and last.subject.start < draft.anchor  # “养羊 300 只，年收入 30 万元。”牧民王小明说
            and is_counted(last, last.subject.end)
        )
        found = self._clauses.find(draft, start, last.subject if last else None, counted=counted, listed=listed)
        if found is None or not owned or self._has_name(draft.sentence, found):
            return found
        return None if found.text.endswith(self._facilities) else found._replace(unknown=True)

    @staticmethod
    def _has_name(sentence: Sentence, phrase: Subject) -> bool:
        """Whether a name is part of the phrase, so that it is a thing of its own, and not what every company has: 屏东站商场."""
        return any(phrase.start <= e.start and e.end <= phrase.end for e in sentence.entities)


def _behind_list(draft: Draft, before: Sequence[Draft], clause_start: int) -> int:
    """Where a word for whoever is spoken of may stand; of a figure that goes on with a list not before the list's first."""
    goes_on = bool(before) and draft.metric.how == "list"
    return max(clause_start, before[-1].quantity.end) if goes_on else clause_start


def _names_a_day(sentence: Sentence, words: Subject | None) -> bool:
    """Whether the words in quotation marks only say what the day before them is called: 4 月 2 日“解放日”."""
    if words is None or not words.text.strip("“”「」").endswith(_DAYS):
        return False
    return any(time.end in (words.start, words.start - 1) for time in sentence.times)


def _whole_of_parts(found: Subject | None, before: Sequence[Draft]) -> Subject | None:
    """What has the parts that are only counted again: 商城共有甲、乙两馆，两馆总投资 8 亿元."""
    if found is None or found.type != "OTHER":
        return found
    counts = (
        d for d in before if d.quantity.dimension == "count" and d.subject is not None and d.subject.type != "PLACE"
    )
    return next((d.subject for d in counts if d.sentence.view[d.quantity.start : d.quantity.end] == found.text), found)


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
    if counts_alike(draft, last.quantity):
        return subject._replace(inherited=True)
    text = draft.sentence.view[last.quantity.start : subject.end]
    return subject._replace(start=last.quantity.start, text=text, name=text, unknown=False)


def _with_whole(sentence: Sentence, phrase: Subject) -> Subject:
    """The phrase with the place before it in which the place lies that it opens with: 江苏 + 苏州海关."""
    opens = any(e.start == phrase.start and e.label == "PLACE" for e in sentence.entities)
    whole = next((e for e in sentence.entities if e.end == phrase.start and e.label == "PLACE"), None)
    if not opens or whole is None:
        return phrase
    text = sentence.view[whole.start : phrase.end]
    return phrase._replace(start=whole.start, text=text, name=text)


def _measures_place(draft: Draft) -> bool:
    """Whether the measure is named, and of more than a thing: 江州互联网业务收入 is what 江州 has; but 江州二手房均价."""
    return draft.metric.how == "cue_before" and draft.metric.entry.subjects[:1] != ("PRODUCT",)


def _behind_last(draft: Draft, before: Sequence[Draft]) -> int:
    """Behind the last figure that has a subject, which goes on to the next."""
    return max((d.quantity.end for d in before if d.subject is not None), default=draft.sentence.start)


def _person_in(sentence: Sentence, found: Subject | None) -> Subject | None:
    """The person whose name ends the words that say what he is: 果农 + 周建华; whatever else was found as it is."""
    if found is None or found.type != "OTHER" or found.inherited:
        return found
    person = next(
        (e for e in sentence.entities if e.label == "PERSON" and e.end == found.end > e.start > found.start), None
    )
    return found if person is None else Subject.of(person)


def _place_that_opens(draft: Draft) -> Subject | None:
    """The place that the sentence begins with, set apart: 在河南，报名人数 136 万; None where it can have no such figure."""
    sentence = draft.sentence
    place = next((e for e in sentence.entities if e.label == "PLACE" and e.end <= draft.quantity.start), None)
    if place is None or "PLACE" not in draft.metric.entry.subjects:
        return None
    opens = sentence.view[sentence.start : place.start].strip() == "在" and sentence.view.startswith(
        ("，", ","), place.end
    )
    return Subject.of(place) if opens else None
