"""Reads a section's claims: walks its blocks, sentences and quantities in order and keeps what is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from digestnlp.claims.announcement import Announcement, Announcements
from digestnlp.claims.breadth import counts_shares
from digestnlp.claims.change import ChangeReader, calendar_basis, told_basis
from digestnlp.claims.dateline import Datelines
from digestnlp.claims.draft import (
    HISTORY,
    JUST_OVER,
    NO_PERIOD,
    Aside,
    Draft,
    MetricChoice,
    Period,
    Site,
    Subject,
    Trial,
    is_below_zero,
    period_of,
)
from digestnlp.claims.earlier import FLOWS
from digestnlp.claims.figures import without_sign
from digestnlp.claims.fit import MULTIPLE, NO_GOODS
from digestnlp.claims.heads import Page
from digestnlp.claims.holders import HELD
from digestnlp.claims.launched import LaunchedProducts
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.lists import ListReader
from digestnlp.claims.members import Members
from digestnlp.claims.metric import MetricChooser, strongest
from digestnlp.claims.moves import Moves
from digestnlp.claims.news_day import NewsDays
from digestnlp.claims.opening_times import OpeningTimes
from digestnlp.claims.parallel import ParallelNames
from digestnlp.claims.period import PeriodFinder, is_compared_behind, is_state
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.place_words import PlaceWords
from digestnlp.claims.reference import References
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import ENTRY, Finds, Scanner, Sentence, inside
from digestnlp.claims.scope import ScopeFinder
from digestnlp.claims.speakers import SpeakerFinder
from digestnlp.claims.subject import SubjectFinder
from digestnlp.claims.table import TableReader
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.claims.undated import UndatedTimes
from digestnlp.modality import AHEAD, REVISIONS, Judge, stronger
from digestnlp.models import Article, Block, Entity, Quantity, Section, Time
from digestnlp.quantities import QuantityFinder
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import compile_last, pattern_of

# 二季度末: what 环比 compares with is the end of the quarter before.
_QUARTER_END = re.compile(r"季度?[末底]$")
_RECENT = timedelta(7)
# What is told day by day beside quotes.
_DAILY = FLOWS | {"box_office", "gmv", "orders", "price", "sales_volume", "visits"}
PLACES_KEPT = 12  # How many places that were named last are looked through for the one that 全市 means.
# 甲公司（600001.SH）3 月 4 日晚间公告，
_ANNOUNCES = re.compile(
    r" *(?:[（(][^（()）\n]{1,14}[)）])? *(?:\d{1,2} *月 *\d{1,2} *日)?(?:早间|晚间?)?(?:发布)?公告[，,称]"
)
_LIST_MARKS = ("、", "/")
_BRACKETS = (("（", "("), ("）", ")"))
_ASIDE = re.compile(r" *[（(][^（()）\n]{1,40}[)）] *的")


class Above(NamedTuple):
    """What an item of a list leaves in force for those that stand indented under it: 5、江州出台 26 条新政 /   - 其中，….

    Attributes:
        subject: whom it is about.
        period: of its last figures.
    """

    subject: Subject | None
    period: Period


@dataclass(slots=True)
class State:
    """What is in force while a section is read.

    Attributes:
        anchor: the section's day.
        drafts: the block's drafts so far, nearest first.
        period: of the last figures in the block that are so already.
        ahead: of the last that are not; only others that are not take it.
        topic_period: of the section's first claim or heading.
        accounts_period: of the section's first sum of money that is no quote.
        heading_period: of its heading.
        opens_list: whether the line before the items of a list opens it.
        above: what the item leaves in force that the block may stand under.
        is_entry: whether the block is an item of its own, whose first name it is about.
        day: the last day that was named, for what is quoted of a day.
        teller: who has told something last.
        section, times: the section, where it is the only one, and the times of all: its quotes without a day are of the news's.
        trades: whether the paragraph tells of a session of that day.
        trials: gets what was weighed for each quantity, where somebody asks.
    """

    anchor: date | None = None
    topics: Topics = field(default_factory=Topics)
    drafts: list[Draft] = field(default_factory=list)
    period: Period = NO_PERIOD
    ahead: Period = NO_PERIOD
    topic_period: Period = NO_PERIOD
    accounts_period: Period = NO_PERIOD
    heading_period: Period = NO_PERIOD
    opens_list: bool = False
    above: Above | None = None
    is_entry: bool = False
    day: Period = NO_PERIOD
    teller: Entity | None = None
    section: Section | None = None
    times: Sequence[Time] = ()
    trades: bool = False
    trials: list[Trial] | None = None


def _opens_with_company(view: str, block: Block, names: Sequence[Entity]) -> Entity | None:
    """The company whose name the paragraph begins with."""
    first = next(iter(inside(names, block.start, block.end)), None)
    if first is None or first.label != "COMPANY" or view[block.start : first.start].strip():
        return None
    return first


def _is_nested(source: str, block: Block) -> bool:
    """Whether the item stands indented, as those under another do."""
    line = source.rfind("\n", 0, block.start) + 1
    return block.kind == "item" and source.startswith(("  ", "\t"), line)


def just_over(time: Time, anchor: date | None) -> bool:
    """Whether the month, quarter or feast has just ended, so that what is expected of it is not yet known: 机构预计 7 月 CPI."""
    end = time.period_end
    return time.grain != "day" and end is not None and anchor is not None and timedelta() < anchor - end <= JUST_OVER


def _is_over(period: Period, anchor: date | None) -> bool:
    """Whether the period has ended so long ago that nothing of it is still awaited."""
    return period.end is not None and anchor is not None and anchor - period.end > JUST_OVER


def _was_counted(period: Period) -> bool:
    """Whether it is a day up to which something was counted, which no plan is of: 截至 3 月 31 日持股 5%。公司拟回购…."""
    return period.time is not None and period.time.instant and period.start == period.end


def _is_history(period: Period, anchor: date | None) -> bool:
    """Whether the period is so long ago that news only looks back to it: 50 年前，火箭把 3 人带上月球."""
    return period.end is not None and anchor is not None and anchor - period.end > HISTORY


def _is_of_now(period: Period, anchor: date | None) -> bool:
    """Whether the period is the day of the text or some time up to it, which another paragraph does not go on with: 目前, 近三年."""
    time = period.time
    if time is None or period.end is None or period.end != anchor:
        return False
    rolls = time.grain == "span" and time.period_from == "relative" and not time.text.endswith("以来")
    return (time.instant and period.start == anchor) or rolls


def _may_be_of(period: Period, entry: MetricEntry) -> bool:
    """Whether the measure may be of the period of another paragraph: of the day of an act or session only what is told day by day.

    3 月 5 日，甲公司宣布收购乙公司。[a new paragraph] 公司有 3 万名员工: what there is was no more so then.
    """
    if period.time is None or period.time.grain != "day" or period.time.instant:
        return True  # 截至 3 月 5 日 goes on
    return (entry.of_day and entry.key != "stake") or entry.key in _DAILY


def _is_to_come(period: Period, anchor: date | None) -> bool:
    """Whether the period has not begun, so that nothing of it is known."""
    return period.start is not None and anchor is not None and period.start > anchor


def _is_spent(sentence: Sentence, time: Time) -> bool:
    """Whether a rate alone is what its own clause compares: 降幅比上月扩大 2 个百分点；甲下降 9%."""
    _, end = sentence.clause(time.start)
    return any(time.end <= q.start < end and q.unit == "pp" for q in sentence.quantities)


def _is_quarterly(time: Time) -> bool:
    """Whether the time is a quarter or its end, so that 环比 is from one quarter to the next."""
    return time.grain == "quarter" or _QUARTER_END.search(time.text) is not None


def _moves_its_level(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether the change right behind a level is of it, so that it is as real: 预估接单 80 亿美元，季增逾两成.

    But of 每股收益 0.52 美元，预期 0.49 美元，增长 12% it is the first that has grown.
    """
    last, key = before[-1], draft.metric.entry.key
    if draft.direction is None or draft.metric.how != "in_force" or last.direction is not None:
        return False
    alike = [d for d in before if d.metric.entry.key == key]
    between = draft.sentence.view[last.quantity.end : draft.quantity.cue_start]
    return alike == [last] and between.lstrip()[:1] in ("，", ",", "（", "(") and "，" not in between.lstrip()[1:]


def _is_of_goods(before: Sequence[Draft]) -> bool:
    """Whether the share is of goods counted or measured right before it: 三元电池装车量 9.2GWh，占总装车量 38%."""
    counted = before[-1].quantity if before else None
    return counted is not None and counted.dimension not in ("ratio", "money") and counted.unit not in NO_GOODS


class ClaimReader:
    """Relates quantities with metric, subject, period and change, for one set of rules."""

    def __init__(self, rules: Rules, judge: Judge, quantities: QuantityFinder) -> None:
        self._scanner = Scanner(rules)
        self._metrics = MetricChooser(rules)
        self._changes = ChangeReader(rules)
        datelines = Datelines(rules)
        self.roles = Roles(rules, datelines)
        self.speakers = SpeakerFinder(rules, self.roles)
        phrases = PhraseFinder(rules)
        self.topics = TopicFinder(rules, self.roles)
        self._place_words = PlaceWords(rules)
        self._launched = LaunchedProducts(rules)
        self._subjects = SubjectFinder(rules, self.roles, self.topics, phrases, self._place_words, self._launched)
        undated, openings = UndatedTimes(rules), OpeningTimes(rules)
        self._periods = PeriodFinder(rules, self._changes, datelines, undated, openings)
        self._left = PeriodsLeft(rules, self._changes, undated, openings)
        self._news_days = NewsDays(rules, self._changes)
        self._moves = Moves(rules)
        self._of_its_parts = re.compile(rf"(?:{pattern_of(rules.words('part_openers'))})[，,：:]")
        self._undone = compile_last(rules.words("undone_moves"))
        self._members = Members(rules, phrases, self.roles)
        self._lists = ListReader(rules, phrases, self.roles, self._members, judge.verdict_at)
        self._ratios_of_accounts = tuple(rules.words("ratios_of_accounts"))
        self._part_label = re.compile(rf"{ENTRY}(?:{pattern_of(rules.words('section_labels'))})】")
        self._as_shares = frozenset(rules.words("as_shares"))
        self._or_words = frozenset(rules.words("or_words"))
        # 上调至 430 亿元，此前为 410 亿元: what was expected before is expected, too.
        self._former = re.compile(rf"[，,（(；;\s]*(?:{pattern_of(rules.words('former_values'))})\s*")
        self._references = References(rules)
        self._scopes = ScopeFinder(rules)
        self._announcements = Announcements(rules, self.roles)
        self._judge = judge
        self._tables = TableReader(
            rules, self._scanner, self._metrics, self._changes, self.topics, self._left, judge, quantities
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
        alone: bool = True,
        trials: list[Trial] | None = None,
    ) -> Iterator[Draft]:
        """The section's claims in the order of the text.

        Args:
            view: the view of the article.
            source: the article's text.
            section: what is read.
            finds: what was found in the section.
            issuer: the company whose announcement the article is.
            topic: whom the whole article is about, for a section without a heading.
            alone: whether it is the only section: a digest tells in the morning of the day before.
            trials: gets what was weighed for each of the section's quantities.
        """
        sole = self.topics.sole(topic, finds.entities) if alone else None
        topics = Topics(issuer=issuer, article=topic, sole=sole)
        state = State(section.published, topics, section=section if alone else None, times=finds.times, trials=trials)
        last = max(
            finds.quantities[-1].start if finds.quantities else -1,
            *(block.start for block in section.blocks if block.kind == "table"),
            -1,
        )
        for block in section.blocks:
            if block.start > last:
                return  # what stands behind the last figure and table concerns none
            if block.kind == "title":
                continue
            if block.kind == "table":
                yield from self._read_table(Page(view, source, section, block, finds), state)
                continue
            nested = state.above is not None and _is_nested(source, block)
            if state.above is not None and nested:
                state.drafts, state.period, state.topics.block = [], state.above.period, state.above.subject
            else:
                self._open_block(state, view, block, finds.entities)
            sentences = list(self._scanner.sentences(view, block, finds))
            self.speakers.mark_quotations(sentences)
            if issuer is not None:
                self.roles.mark_houses(sentences, issuer)
            if block.kind == "heading" and state.topics.heading is None:
                self._note_heading(state, sentences)
            for sentence in sentences:
                yield from self._read_sentence(sentence, state)
            if not nested:
                state.above = Above(state.topics.block, state.period) if block.kind == "item" else None
            if block.kind == "heading":
                state.heading_period = state.topic_period
            if block.kind != "item":
                self._lead(state, sentences)

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

    def _is_entry(self, view: str, block: Block, names: Sequence[Entity]) -> bool:
        """Whether the paragraph is an item of its own: 【甲公司：上半年净利润 3 亿元】…, 甲公司：拟回购 1 亿元; not 【事件】…."""
        if view.startswith(ENTRY, block.start):
            return self._part_label.match(view, block.start) is None
        first = _opens_with_company(view, block, names)
        return first is not None and view.startswith(("：", ":"), first.end)

    def _lead(self, state: State, sentences: Sequence[Sentence]) -> None:
        """Notes whether a line opens a list, whose items are of the time that it says: 二季度排名前列的分别是：, 其他车企表现如何？."""
        state.opens_list = bool(sentences) and sentences[-1].text.rstrip().endswith(("：", ":", "？", "?"))
        if state.opens_list:
            said = self._left.topic(sentences[-1], sentences[-1].times)
            state.topic_period = said if said.source != "none" else state.topic_period

    def _open_block(self, state: State, view: str, block: Block, names: Sequence[Entity]) -> None:
        """A new paragraph starts from the heading's subject; an item of a list is a topic of its own.

        One that goes on with parts of what the last has told of is of its time: 其中，采矿业增长 8%. An announcement is of
        no other paragraph's: 甲公司公告，拟回购 1 亿元.
        """
        head, head_end = self._subjects.unlisted.head(view, block, names) or (None, 0)
        own = head is not None or self._is_entry(view, block, names)
        state.topics.block = state.topics.named = state.topics.person = None
        company = _opens_with_company(view, block, names)
        if company is not None:
            state.topics.holder = None  # 甲公司公告，购买其持有的 30% 股权: no holder of the paragraph before
        if company is not None and block.kind == "paragraph" and _ANNOUNCES.match(view, company.end, block.end):
            state.topic_period = state.heading_period
        state.is_entry = own
        if block.kind != "item" or state.topics.heading is None:
            state.drafts = []  # the items of a list under one heading go on with its measures
        goes_on = block.kind == "paragraph" and self._of_its_parts.match(view, block.start) is not None
        state.period = state.period if goes_on else NO_PERIOD
        state.ahead = NO_PERIOD
        state.trades = False
        day = state.day
        if day.time is not None and day.time.instant and day.end and state.anchor and state.anchor - day.end > _RECENT:
            state.day = NO_PERIOD  # 截至 8 月底 is no day of trading
        if (block.kind == "item" and state.topics.heading is None) or own:
            state.topics = Topics(
                issuer=state.topics.issuer,
                article=None if own else state.topics.article,
                sole=None if own else state.topics.sole,
                places=() if own else state.topics.places,
                head=head,
                head_end=head_end,
            )
            state.topics.note(head)
            if block.kind != "item" or not state.opens_list:
                state.topic_period = state.heading_period

    def _note_heading(self, state: State, sentences: Sequence[Sentence]) -> None:
        """What the whole heading is about holds for its first words too: 明年将投 9 亿美元？云岚科技回应."""
        for sentence in sentences:
            topic = self.topics.of_sentence(sentence, sentence.end)
            if topic is not None:
                state.topics.heading = topic._replace(inherited=True)
                state.topics.by_type.setdefault(topic.type, state.topics.heading)
                return

    def _read_sentence(self, sentence: Sentence, state: State) -> list[Draft]:
        drafts: list[Draft] = []
        if not (sentence.quantities or sentence.entities or sentence.times):
            return drafts  # it says nothing that could be in force behind it
        sentence.teller = state.teller
        for number, quantity in enumerate(sentence.quantities):
            aside = self._aside(sentence, quantity)
            trial = Trial(quantity, aside) if aside else self._try(self._site(sentence, number, drafts), drafts, state)
            if trial.draft is not None:
                drafts.append(trial.draft)
            if state.trials is not None:
                state.trials.append(trial)
        dealt = self._lists.deal(drafts, state.drafts)
        self._scopes.assign(dealt)
        for number, draft in enumerate(dealt):
            based = draft.site.compared or self._changes.is_over_years(draft.site)
            if draft.direction is not None and draft.basis is None and not based:
                compared = self._compared_with(draft, dealt[:number])
                draft.basis = calendar_basis(draft, compared)
                if draft.basis is None and not compared and self._changes.compares_nothing(draft.site):
                    draft.basis = told_basis(draft, [*reversed(dealt[:number]), *state.drafts])
                draft.basis = draft.basis or self._changes.value_basis(draft, dealt[:number])
        self._note(sentence, dealt, state)
        state.teller = self.speakers.last(sentence) or state.teller
        self._moves.assign(dealt)
        if state.section is not None:
            state.trades = self._news_days.assign(dealt, state.section, state.times, goes_on=state.trades)
        return dealt

    def _compared_with(self, draft: Draft, before: Sequence[Draft]) -> list[Time]:
        """The times that the change is measured against; none that a rate only moves from (由上月的增长 2% 升至 5%)."""
        sentence, figure = draft.sentence, draft.quantity.start
        start = sentence.clause(figure)[0]
        dated = draft.period.time is not None and draft.period.time.start >= start
        rates = [d.period.time for d in before if d.direction is not None]
        compared = [
            time
            for time in sentence.times
            if (time.start >= start or not (dated or _is_spent(sentence, time)))  # 一季度优于去年四季度，全年增长 20%
            and time.end <= figure
            and self._changes.is_comparison(sentence.view, time)
            and not self._changes.is_left_behind(sentence.view, time)
            and not (time in rates and sentence.view.endswith(REVISIONS, 0, time.start))
        ]
        # 较 2020 年二季度增长 8%，较 2021 年一季度增长 2%
        return [time for time in compared if time.start >= start] or compared

    def _site(self, sentence: Sentence, number: int, before: Sequence[Draft]) -> Site:
        """The quantity with the stretch of its clause, and the direction that it has itself or shares in a list."""
        quantity = sentence.quantities[number]
        left, right = sentence.clause(quantity.start)
        if number:
            left = max(left, sentence.quantities[number - 1].end)
        # 2000 万美元（每股 16 美分）的重组支出: the figure's noun stands behind the bracket.
        aside = _ASIDE.match(sentence.view, quantity.end, right)
        past = aside.end() if aside else quantity.end
        behind = (q.start for q in sentence.quantities[number + 1 :] if "conversion" not in q.flags and q.start >= past)
        right = min(right, next(behind, right))
        before_it = [e.label for e in sentence.entities if left <= e.start and e.end <= quantity.start]
        named = tuple(label for label in before_it if label in ("COMPANY", "PRODUCT"))
        site = Site(sentence, quantity, left, right, named)
        direction = self._changes.direction(site)
        if direction is None and before and self._shares_direction(sentence, before[-1].quantity, quantity):
            direction = before[-1].direction
            if direction is not None and before[-1].quantity.text[0] in "-−":
                direction = "increase"  # 同比增长 -3.2%/15.4%: a minus is its own figure's only
        compared = bool(before) and self._changes.measured_by(sentence, before[-1], quantity)
        if direction is None and (compared or (before and self._changes.moves_on(sentence, before[-1], quantity))):
            direction = before[-1].direction
        if direction is None:
            return site
        if is_below_zero(quantity):
            direction = "decrease"  # 同比 -9.3%, 增长 -2%, but not -4% 至 1%
        return site._replace(direction=direction, compared=compared, quantity=without_sign(quantity))

    def _shares_direction(self, sentence: Sentence, last: Quantity, quantity: Quantity) -> bool:
        """Whether the figure goes on with the change of the one before: 分别增长 8% 和 6%, 升 364 点或 1.74%, 涨 1%（47 点）."""
        if last.dimension == quantity.dimension:
            return self._lists.coordinated(sentence.view, last.end, quantity.start)
        between = sentence.view[last.end : quantity.start].strip()
        if last.dimension == "ratio" and between in self._or_words:
            return True  # 涨 0.5% 或 162 点
        if last.dimension == "ratio" and quantity.dimension == "index":
            return between in _BRACKETS[0] and sentence.view.startswith(_BRACKETS[1], quantity.end)
        return quantity.dimension == "ratio" and between in self._as_shares

    def _aside(self, sentence: Sentence, quantity: Quantity) -> Aside | None:
        """Why the quantity makes no claim of its own; None where it may."""
        if "conversion" in quantity.flags:
            return "conversion"
        return "reference" if self._references.refers(sentence, quantity) else None

    def _try(self, site: Site, before: list[Draft], state: State) -> Trial:
        options = self._metrics.options(site, before, state.drafts)
        chosen = strongest(options)
        draft = self._draft(site, chosen, before, state) if chosen is not None else None
        return Trial(site.quantity, None, site, options, chosen, draft)

    def _draft(self, site: Site, metric: MetricChoice, before: list[Draft], state: State) -> Draft:
        direction = site.direction or self._changes.of_verb(site, metric)
        # 2600 只上涨、70 只涨停: what those that are counted do.
        draft = Draft(site, metric, None if counts_shares(metric.entry) else direction)
        if draft.direction is not None:
            draft.basis = before[-1].basis if site.compared else self._changes.basis(site)
        draft.subject = self._subjects.find(draft, before, state.topics)
        draft.subject = self._members.joined(draft)
        if draft.subject is not None and draft.subject.type == "PRODUCT":
            draft.metric = self._metrics.of_product(metric, site.quantity)
        elif (draft.subject is None or draft.subject.type == "OTHER") and not _is_of_goods(before):
            draft.metric = self._metrics.of_kind(metric)
        else:
            draft.metric = self._metrics.of_people(metric, site)
        draft.metric = self._metrics.of_traded(draft.metric, site, draft.subject)
        self._name(draft)
        if before and (self._is_as_real(site, before[-1]) or _moves_its_level(draft, before)):
            draft.told = stronger(before[-1].told, self._judge.verdict_at(site.sentence, before[-1].quantity))
        draft.ahead = self._lies_ahead(site.sentence, site.quantity)
        times = self._times(site, state.anchor) if draft.ahead else self._told(site, before)
        said = state.ahead if draft.ahead and state.ahead.source != "none" else state.period
        in_force = said if said.source != "none" else self._topic_period(site, metric, state)
        if site.quantity.unit == MULTIPLE:
            in_force = self._left.opening(site.sentence) or in_force  # a multiple compares periods
        if in_force.source == "none" and draft.metric.entry.of_day and _may_be_of(state.day, draft.metric.entry):
            in_force = state.day
        undated = self._judge.undated_from(site.sentence, site.quantity) if draft.ahead else None
        if undated is not None:
            times, in_force = [time for time in times if time.start >= undated], NO_PERIOD
        if draft.ahead and (_is_over(in_force, state.anchor) or _was_counted(in_force)):
            in_force = NO_PERIOD  # 一季度营收 3 亿元。公司拟回购 1 亿元: what is to come is of no time that is over
        if not draft.ahead and _is_to_come(in_force, state.anchor):
            in_force = NO_PERIOD  # 新厂最快 2027 年投产。公司市占率为 32%: what is so is of no time that is to come
        if self._is_of_base(draft, before):
            draft.comparison_base, draft.period = True, before[-1].period
        else:
            draft.period = self._periods.find(draft, before, times, in_force)
        if draft.basis == "mom" and draft.period.time is not None and _is_quarterly(draft.period.time):
            draft.basis = "qoq"
        return draft

    def _is_as_real(self, site: Site, last: Draft) -> bool:
        """Whether what says how real the figure before is holds for this one: EPS 上调至 1.2、1.5 元; 430 亿元，此前为 410 亿元."""
        between = (last.quantity.end, site.quantity.cue_start)
        view = site.sentence.view
        return view[slice(*between)].strip() in _LIST_MARKS or self._former.fullmatch(view, *between) is not None

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
        return self._lists.coordinated(draft.sentence.view, before[-1].quantity.end, draft.quantity.cue_start)

    def _topic_period(self, site: Site, metric: MetricChoice, state: State) -> Period:
        """The section's period; sums and shares are of no single day where others were of a quarter or a year.

        业绩公布后股价今早涨 5%。公司上季营收 30 亿元。[a new paragraph] 毛利率 16%.
        """
        topic, accounts, entry = state.topic_period, state.accounts_period, metric.entry
        if _is_of_now(topic, state.anchor):
            return NO_PERIOD
        of_accounts = (metric.text or "").endswith(self._ratios_of_accounts)
        if not (site.changes or of_accounts or is_compared_behind(site)) and is_state(site.quantity, metric, topic):
            return NO_PERIOD
        of_accounts = of_accounts or (not entry.of_day and site.quantity.dimension in ("money", "ratio"))
        if of_accounts and accounts.source != "none" and topic.start is not None and topic.start == topic.end:
            return accounts
        return topic if _may_be_of(topic, entry) else NO_PERIOD

    def _told(self, site: Site, before: Sequence[Draft]) -> list[Time]:
        """The times for what is so: none of an earlier clause that speaks of what lies ahead (计划 8 月底前上市，已募资 3 亿元)."""
        sentence = site.sentence
        own = sentence.clause(site.quantity.start)
        if not any(time.end <= own[0] and self._lies_ahead(sentence, time) for time in sentence.times):
            return list(sentence.times)
        told = {sentence.clause(draft.quantity.start) for draft in before if not draft.ahead}
        return [
            time
            for time in sentence.times
            if time.end > own[0] or sentence.clause(time.start) in told or not self._lies_ahead(sentence, time)
        ]

    def _lies_ahead(self, sentence: Sentence, span: Quantity | Time) -> bool:
        return self._judge.modality_at(sentence, span) in AHEAD

    @staticmethod
    def _times(site: Site, anchor: date | None) -> list[Time]:
        """The times for what lies ahead; a day in an earlier clause is still when something was said: 9 日公告，拟投资."""
        start, _ = site.sentence.clause(site.quantity.start)
        pairs = zip(site.sentence.times, site.sentence.future_times, strict=True)
        said = [past if past.grain == "day" and past.end <= start else future for past, future in pairs]
        return [
            past if just_over(past, anchor) else chosen for past, chosen in zip(site.sentence.times, said, strict=True)
        ]

    def _day(self, sentence: Sentence, state: State) -> Period:
        """The last day that the sentence names as one of what is told, else that in force."""
        for time in reversed(sentence.times):
            told = not time.base and not self._changes.is_comparison(sentence.view, time)
            told = told and not _is_to_come(period_of(time), state.anchor)
            told = told and self._undone.search(sentence.view, max(sentence.start, time.start - 4), time.start) is None
            if time.grain == "day" and told and not self._lies_ahead(sentence, time):
                return period_of(time)
        return state.day

    def _note(self, sentence: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Keeps what the sentence leaves in force."""
        topics = state.topics
        aside: list[Draft] = []
        told: list[Draft] = []
        for draft in drafts:
            (aside if self.topics.opens_no_topic(draft) else told).append(draft)
        others = [draft.subject for draft in aside]
        whole = [draft for draft in told if draft.subject not in others] if others else told
        if whole:
            subject = whole[-1].subject
        elif told or (any(not d.metric.entry.opens_topic for d in aside) and not state.is_entry):
            subject = None  # an index goes on, or who holds shares is told of in passing
        else:
            subject = self.topics.of_sentence(sentence, sentence.end) or self.topics.issuer(sentence, topics)
        if sentence.block.kind == "heading" and topics.heading is None and subject is not None and not subject.unknown:
            topics.heading = subject._replace(inherited=True)
        topics.note(subject)
        topics.frame = next(filter(None, map(ParallelNames.frame, drafts)), topics.frame)
        quoted = [d.subject for d in drafts if d.quantity.dimension == "index" and d.subject is not None]
        if quoted and quoted[-1].type == "OTHER":
            topics.index = quoted[-1]._replace(inherited=True)
        self._note_parties(sentence, drafts, topics)
        self._launched.note(sentence, topics)
        if places := list(self._place_words.named(sentence)):
            topics.places = [*places, *topics.places][:PLACES_KEPT]
        persons = [e for e in sentence.entities if e.label == "PERSON" and self.roles.usable(sentence, e)]
        if persons or topics.person is None or any(e.label != "PLACE" for e in sentence.entities):
            topics.person = Subject.of(persons[0], inherited=True) if len({e.name for e in persons}) == 1 else None
        named = [
            e for e in sentence.entities if e.label in ("COMPANY", "PRODUCT") and not self.roles.tells_of_others(e)
        ]
        if len(named) > 1:
            topics.two = [Subject.of(entity, inherited=True) for entity in named[-2:]]
        own = (self.roles.announces, self.roles.expects)
        teller = next((e for e in sentence.entities if any(tells(sentence, e) for tells in own)), None)
        topics.named = Subject.of(teller, inherited=True) if teller is not None else topics.named
        if all(d.metric.entry.opens_topic for d in drafts):
            for entity in self.topics.last(sentence, ("COMPANY", "PRODUCT")):
                topics.by_type[entity.label] = Subject.of(entity, inherited=True)
                topics.named = topics.by_type.get("COMPANY")
        self._note_periods(sentence, drafts, state)
        state.day = self._day(sentence, state)
        state.drafts = [*reversed(drafts), *state.drafts][:8]

    def _note_parties(self, sentence: Sentence, drafts: Sequence[Draft], topics: Topics) -> None:
        """Keeps who holds shares and who is bought."""
        if holders := [d.subject for d in drafts if d.metric.entry.key in HELD and d.subject is not None]:
            topics.holder = holders[-1]._replace(inherited=True)
        if bought := [e for e in sentence.entities if self.roles.is_bought(sentence, e)]:
            topics.target = Subject.of(bought[-1], inherited=True)

    def _lasts(self, sentence: Sentence, time: Time) -> bool:
        """Whether the time may be the section's: no 上旬, which is of its own paragraph, nor what the sentence looks back to."""
        return time.grain != "ten_days" and not self._left.looks_back(sentence.view, time)

    def _note_periods(self, sentence: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Keeps the times that the sentence leaves in force."""
        if state.topic_period.source == "none" and not drafts:
            # What a line that ends in ： expects or plans holds for the list that it opens.
            leads = sentence.text.rstrip().endswith(("：", ":"))
            dated = [time for time in sentence.times if leads or not self._lies_ahead(sentence, time)]
            topic = self._left.topic(sentence, dated)
            state.topic_period = NO_PERIOD if _is_history(topic, state.anchor) else topic
        if not drafts and sentence.block.kind == "paragraph":
            opens = (
                state.topic_period.source != "none" and not sentence.view[sentence.block.start : sentence.start].strip()
            )
            told = self._left.reported(sentence) or (self._left.opening(sentence) if opens else None)
            told = told or self._left.told_in_words(sentence) or self._left.turns_to(sentence)
            if told is not None and told.time is not None and self._lies_ahead(sentence, told.time):
                told = None
            state.period = told or state.period
        timed = [d for d in drafts if not d.comparison_base and d.period.time is not None]
        own = [d for d in timed if d.period.time in sentence.times]
        settled = [d for d in own if not d.ahead]
        leading = next((d for d in reversed(settled) if self._left.leads_on(d, drafts)), None)
        if self._left.is_one_of_parts(sentence) and state.period.source != "none":
            leading = None
        state.period = leading.period if leading else state.period
        for draft in [d for d in own if d.ahead][-1:]:
            state.ahead = draft.period
        lasting = [
            d.period
            for d in settled
            if not d.qualifies
            and (d.period.time is None or self._lasts(sentence, d.period.time))
            and not _is_history(d.period, state.anchor)
        ]
        if state.topic_period.source == "none" and lasting:
            state.topic_period = lasting[0]  # 月底, 上旬 are of their own paragraph
        accounts = [d.period for d in settled if d.quantity.dimension == "money" and not d.metric.entry.of_day]
        if state.accounts_period.source == "none" and accounts:
            state.accounts_period = accounts[0]
