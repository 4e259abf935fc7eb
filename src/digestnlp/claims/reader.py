"""Reads a section's claims: walks its blocks, sentences and quantities in order and keeps what is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from digestnlp.claims.announcement import Announcement, Announcements
from digestnlp.claims.basis import BasisFinder, neighbour
from digestnlp.claims.blocks import Blocks
from digestnlp.claims.bracketed_members import BracketedMembers
from digestnlp.claims.breadth import counts_shares
from digestnlp.claims.change import ChangeReader
from digestnlp.claims.dated_changes import date_changes
from digestnlp.claims.dated_ranks import date_ranks
from digestnlp.claims.dateline import Datelines
from digestnlp.claims.disclaimers import Disclaimers
from digestnlp.claims.draft import NO_PERIOD, Aside, Draft, MetricChoice, Period, Site, Subject, Trial
from digestnlp.claims.fit import NO_GOODS
from digestnlp.claims.headings_below import complete_headings
from digestnlp.claims.heads import Page
from digestnlp.claims.kept_periods import KeptPeriods
from digestnlp.claims.kept_topics import KeptTopics
from digestnlp.claims.launched import LaunchedProducts
from digestnlp.claims.led_measures import LedMeasures
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.lists import ListReader
from digestnlp.claims.members import Members
from digestnlp.claims.metric import PLACES_REACHED, MetricChooser, strongest
from digestnlp.claims.moves import Moves
from digestnlp.claims.news_day import NewsDays, trading_day_before
from digestnlp.claims.opening_times import OpeningTimes
from digestnlp.claims.period import PeriodFinder, has_come_from, is_level_since, is_of_years
from digestnlp.claims.period_in_force import PeriodsInForce
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.ranking.metrics.ranker import MetricRanker
from digestnlp.claims.ranking.periods.ranker import PeriodRanker
from digestnlp.claims.reference import References
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Finds, Scanner, Sentence
from digestnlp.claims.scope import ScopeFinder
from digestnlp.claims.shared_modality import SharedModality
from digestnlp.claims.sites import Sites
from digestnlp.claims.speakers import SpeakerFinder
from digestnlp.claims.state import State
from digestnlp.claims.subject import SubjectFinder
from digestnlp.claims.table import TableReader
from digestnlp.claims.told import Text, Told
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.undated import UndatedTimes
from digestnlp.modality import Judge
from digestnlp.models import Article, Block, Entity, Quantity, Section, Time
from digestnlp.quantities import QuantityFinder
from digestnlp.rules import Rules


def _is_of_goods(before: Sequence[Draft]) -> bool:
    """Whether the share is of goods counted or measured right before it: 三元电池装车量 9.2GWh，占总装车量 38%; 21 个城市 are none."""
    counted = before[-1].quantity if before and before[-1].metric.entry.key not in PLACES_REACHED else None
    return counted is not None and counted.dimension not in ("ratio", "money") and counted.unit not in NO_GOODS


class ClaimReader:
    """Relates quantities with metric, subject, period and change, for one set of rules."""

    def __init__(self, rules: Rules, judge: Judge, quantities: QuantityFinder) -> None:
        self.disclaimers = Disclaimers(rules)
        self._scanner = Scanner(rules)
        self._metrics = MetricChooser(rules)
        self.metric_ranker = MetricRanker(rules)
        self.changes = ChangeReader(rules)
        datelines = Datelines(rules)
        self.roles = Roles(rules, datelines)
        self.speakers = SpeakerFinder(rules, self.roles)
        phrases = PhraseFinder(rules)
        self.topics = TopicFinder(rules, self.roles)
        self._place_words = place_words = PlaceWords(rules)
        launched = LaunchedProducts(rules)
        self._bracketed = bracketed = BracketedMembers(rules)
        self.subjects = SubjectFinder(rules, self.roles, self.topics, phrases, place_words, launched, bracketed)
        self.undated = undated = UndatedTimes(rules)
        openings = OpeningTimes(rules)
        self._periods = PeriodFinder(rules, self.changes, datelines, undated, openings)
        self.period_ranker = PeriodRanker(rules, undated, self.changes)
        self._left = left = PeriodsLeft(rules, self.changes, undated, openings)
        self._in_force = PeriodsInForce(rules, judge, left)
        self._kept_periods = KeptPeriods(rules, judge, self.changes, left)
        self._kept_topics = KeptTopics(rules, self.roles, self.topics, launched, place_words)
        self._blocks = Blocks(rules, self.subjects.unlisted, self.topics, left)
        self._news_days = NewsDays(rules, self.changes)
        self._moves = Moves(rules)
        self._members = Members(rules, phrases, self.roles)
        self._sites = Sites(rules, self.changes, self._members)
        self._basis = BasisFinder(rules, self.changes)
        self._shared_modality = SharedModality(rules, judge)
        self._lists = ListReader(rules, phrases, self.roles, self._members, undated, judge.verdict_at)
        self._led_measures = LedMeasures(rules)
        self._references = References(rules)
        self._scopes = ScopeFinder(rules)
        self._announcements = Announcements(rules, self.roles)
        self._judge = judge
        self._tables = TableReader(
            rules, self._scanner, self._metrics, self.changes, self.topics, left, judge, quantities
        )

    def announcement(self, article: Article, view: str, names: Sequence[Entity]) -> Announcement | None:
        """Whose announcement the article is; None where it is news about others."""
        return self._announcements.find(article, view, names)

    def read(
        self,
        view: str,
        source: str,
        section: Section,
        finds: Finds,
        *,
        issuer: Subject | None = None,
        topic: Subject | None = None,
        told: Period = NO_PERIOD,
        titles: Sequence[tuple[int, int]] = (),
        alone: bool = True,
        morning: bool = False,
        trials: list[Trial] | None = None,
    ) -> list[Draft]:
        """The section's claims in the order of the text.

        Args:
            view: the view of the article.
            source: the article's text.
            section: what is read.
            finds: what was found in the section.
            issuer: the company whose announcement the article is.
            topic: whom the whole article is about, for a section without a heading.
            told: of when the whole article is, as its title or first lines say.
            titles: where the article's stand.
            alone: whether it is the only section.
            morning: whether the article tells in the morning what was traded on the day before.
            trials: gets what was weighed for each of the section's quantities.
        """
        sole = self.topics.sole(topic, finds.entities) if alone else None
        headed = [(b.start, b.end) for b in section.blocks[:1] if b.kind == "heading"]
        over = [view[start:end] for start, end in (*headed, *(titles if alone else ()))]
        told_of = Told(text=Text(view, section.start, section.end, over))
        home = self._place_words.home_of(section.source)
        topics = Topics(issuer=issuer, article=topic, sole=sole, home=home, told=told_of)
        quoted = trading_day_before(section.published) if morning else section.published
        state = State(section.published, topics, section=section, quoted=quoted, times=finds.times, trials=trials)
        state.topic_period = state.heading_period = state.list_period = told
        state.topic_is_told = told.source != "none"
        drafts = list(self._drafts(view, source, section, finds, state))
        complete_headings(drafts)
        return drafts

    def _drafts(self, view: str, source: str, section: Section, finds: Finds, state: State) -> Iterator[Draft]:
        """The claims of the section's blocks."""
        last = max(
            finds.quantities[-1].start if finds.quantities else -1,
            *(block.start for block in section.blocks if block.kind == "table"),
            -1,
        )
        for block in section.blocks:
            if block.start > last:
                return  # what stands behind the last figure and table concerns none
            if block.kind == "table":
                yield from self._read_table(Page(view, source, section, block, finds), state)
            elif block.kind != "title":
                yield from self._read_block(view, source, block, finds, state)

    def told_in_title(self, view: str, end: int, times: Sequence[Time], anchor: date | None) -> Period:
        """The period on which an article reports by its title, which ends there: 甲公司公布第三季度业绩."""
        return self._left.titled(view, end, times, anchor)

    def told_at_first(self, view: str, section: Section, finds: Finds) -> Period:
        """The period of which the lines before an article's first chapter tell: 1-5 月行业数据公布。 [一、收入…]."""
        sentences = (s for block in section.blocks for s in self._scanner.sentences(view, block, finds))
        told = (self._left.topic(s, s.times) for s in sentences if s.quantities or self._left.reports(s))
        return next((period for period in told if period.source != "none"), NO_PERIOD)

    @property
    def scanner(self) -> Scanner:
        """The finder of cues."""
        return self._scanner

    @property
    def metrics(self) -> MetricChooser:
        """The chooser of metrics, which also knows what a metric's cue fails by."""
        return self._metrics

    def _read_table(self, page: Page, state: State) -> Iterator[Draft]:
        """A table's claims; it leaves nothing in force, so that the text around it reads on as if it were not there."""
        for trial in self._tables.read(page, state.topics, state.topic_period):
            if trial.draft is not None:
                yield trial.draft
            if state.trials is not None:
                state.trials.append(trial)

    def _read_block(self, view: str, source: str, block: Block, finds: Finds, state: State) -> Iterator[Draft]:
        """The claims of a heading, paragraph or item."""
        self._blocks.open(state, view, source, block, finds.entities)
        sentences = list(self._scanner.sentences(view, block, finds))
        self.speakers.mark_quotations(sentences)
        if state.topics.issuer is not None:
            self.roles.mark_houses(sentences, state.topics.issuer)
        if block.kind == "heading" and state.topics.heading is None:
            self._blocks.note_heading(state, sentences)
        for sentence in sentences:
            yield from self._read_sentence(sentence, state)
        self._blocks.close(state, source, block, sentences)
        if block.kind != "item":
            state.led = self._led(view, block, finds, sentences, state)

    def _led(
        self, view: str, block: Block, finds: Finds, sentences: Sequence[Sentence], state: State
    ) -> MetricChoice | None:
        """The measure that the block leaves to the lines behind it."""
        if state.opens_list:
            return self._led_measures.led(
                self._scanner.stretch(view, block, sentences[-1].start, sentences[-1].end, finds)
            )
        return state.led if LedMeasures.goes_on(sentences) else None

    def _read_sentence(self, sentence: Sentence, state: State) -> list[Draft]:
        drafts: list[Draft] = []
        if not (sentence.quantities or sentence.entities or sentence.times):
            return drafts  # it says nothing that could be in force behind it
        sentence.teller = state.teller
        for number, quantity in enumerate(sentence.quantities):
            aside = self._aside(sentence, quantity)
            trial = (
                Trial(quantity, aside) if aside else self._try(self._sites.of(sentence, number, drafts), drafts, state)
            )
            if trial.draft is not None:
                drafts.append(trial.draft)
            if state.trials is not None:
                state.trials.append(trial)
        self._bracketed.assign(drafts, state.drafts)
        dealt = self._lists.deal(drafts, state.drafts)
        self._scopes.assign(dealt)
        date_ranks(dealt)
        date_changes(dealt)
        self._basis.assign(dealt, state.drafts)
        self._kept_topics.keep(sentence, dealt, state.topics, of_item=state.is_entry)
        self._kept_periods.keep(sentence, dealt, state)
        state.drafts = [*reversed(dealt), *state.drafts][:8]
        state.teller = self.speakers.last(sentence) or state.teller
        self._moves.assign(dealt)
        if state.section is not None and state.quoted is not None:
            state.trades = self._news_days.assign(dealt, state.section, state.times, state.quoted, goes_on=state.trades)
        return dealt

    def _aside(self, sentence: Sentence, quantity: Quantity) -> Aside | None:
        """Why the quantity makes no claim of its own; None where it may."""
        if "conversion" in quantity.flags:
            return "conversion"
        return "reference" if self._references.refers(sentence, quantity) else None

    def _try(self, site: Site, before: list[Draft], state: State) -> Trial:
        options = [*self._metrics.options(site, before, state.drafts), *LedMeasures.options(site, state.led)]
        chosen = strongest(options)
        if chosen is not None:
            chosen = self.metric_ranker.choose(site, options, chosen, before, state.drafts)
        draft = self._draft(site, chosen, before, state) if chosen is not None else None
        return Trial(site.quantity, None, site, options, chosen, draft)

    def _draft(self, site: Site, metric: MetricChoice, before: list[Draft], state: State) -> Draft:
        direction = site.direction or self.changes.of_verb(site, metric)
        # 2600 只上涨、70 只涨停: what those that are counted do.
        draft = Draft(site, metric, None if counts_shares(metric.entry) else direction)
        if draft.direction is not None:
            draft.basis = before[-1].basis if site.compared else self.changes.basis(site)
        self._give_subject(draft, before, state)
        self.changes.take_up(draft, before)
        self._name(draft)
        self._shared_modality.share(draft, before, state.drafts)
        draft.ahead = self._judge.lies_ahead(site.sentence, site.quantity) or draft.told.modality == "forecast"
        self._date(draft, metric, before, state)
        return draft

    def _give_subject(self, draft: Draft, before: Sequence[Draft], state: State) -> None:
        """Says who has the figure, and makes the measure what such have: a sum that nothing names is a product's price."""
        draft.subject = self.subjects.find(draft, before, state.topics)
        draft.subject = self._members.joined(draft)
        if draft.subject is not None and draft.subject.type == "PRODUCT":
            draft.metric = self._metrics.of_product(draft.metric, draft.quantity)
        elif (draft.subject is None or draft.subject.type == "OTHER") and not _is_of_goods(before):
            draft.metric = self._metrics.of_kind(draft.metric)
        else:
            draft.metric = self._metrics.of_people(draft.metric, draft.site)
        draft.metric = self._metrics.of_traded(draft.metric, draft.site, draft.subject)

    def _date(self, draft: Draft, chosen: MetricChoice, before: Sequence[Draft], state: State) -> None:
        """Says of which days the figure is; a change from one quarter to the next is no monthly one."""
        if self._is_of_base(draft, before):
            draft.comparison_base, draft.period = True, before[-1].period
        else:
            times, in_force = self._in_force.find(draft, chosen, before, state)
            undated = self._in_force.undated_from(draft)  # 签约 6 个项目，投产后年产值 2 亿元，新增岗位 300 个
            told = before if undated is None else [d for d in before if d.quantity.start >= undated]
            found = self._periods.find(draft, told, times, in_force)
            if has_come_from(draft) and not is_of_years(found) and self._goes_on_ahead(draft):
                draft.comparison_base, found = True, NO_PERIOD  # 计划 2026 年将门店从 2 万家增至 4 万家
            draft.period = self.period_ranker.choose(draft, found, before, state)
            if is_level_since(draft, draft.period):
                draft.period = NO_PERIOD
        if draft.basis == "yoy" and draft.metric.entry.of_day and self.changes.is_of_year_alone(draft.site):
            draft.basis = None  # 今年 + 涨 35%
        if draft.basis == "mom" and draft.period.time is not None:
            draft.basis = neighbour(draft.period.time)

    def _goes_on_ahead(self, draft: Draft) -> bool:
        """Whether the next figure of the sentence is of what is still to come, and this one is not."""
        sentence, end = draft.sentence, draft.quantity.end
        following = next((quantity for quantity in sentence.quantities if quantity.start >= end), None)
        return following is not None and not draft.ahead and self._judge.lies_ahead(sentence, following)

    def _name(self, draft: Draft) -> None:
        """Says of what the figure is where no measure does."""
        noun = self._metrics.noun(draft)
        if noun is None:
            return
        draft.noun = (noun.start, noun.end)
        if draft.metric.how == "fallback":
            draft.metric = draft.metric._replace(text=noun.text)

    def _is_of_base(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Whether the figure goes on with the one that others are compared with: 较 7 月的 1400 宗及 150 亿元上升."""
        if not before or not before[-1].comparison_base or draft.direction is not None:
            return False
        return self._members.coordinated(draft.sentence.view, before[-1].quantity.end, draft.quantity.cue_start)
