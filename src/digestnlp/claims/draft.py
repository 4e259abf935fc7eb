"""A claim while it is being put together: one quantity and what the steps have found for it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.modality import ACTUAL, Verdict
from digestnlp.models import Basis, Direction, Entity, PeriodFrom, Quantity, SubjectType, Time
from digestnlp.rules.schema import MetricEntry
from digestnlp.times import calendar

# Why a quantity makes no claim of its own: 10.2 亿元（约合 1.4 亿美元）; 三家合计; a table's row of 10-20 万元; 0% in its column 同比.
Aside = Literal["conversion", "reference", "label", "unchanged"]

# How long after its end figures of a period are still awaited.
JUST_OVER = timedelta(45)
# How long after its end a period is history, which is no time of what follows.
HISTORY = timedelta(3653)


# Keys of single acts, which the year or quarter of another paragraph does not date.
ONE_OFF = frozenset({"acquisition_price", "fine", "buyback", "funding", "investment", "stake"})

_QUOTED = deferred("“[^“”]{2,}”|「[^「」]{2,}」")


class Subject(NamedTuple):
    """Who or what has the figure: an entity, or a noun phrase that is none.

    Attributes:
        inherited: named in an earlier clause, sentence or heading.
        unknown: only the words before the measure, known by nothing else; never put in force.
        assumed: not said at all: the country whose statistics the measure's name is of.
        weighed: no rule has taken it, but it weighs more than whom the rules took.
    """

    start: int
    end: int
    text: str
    name: str
    type: SubjectType
    id: str | None = None
    inherited: bool = False
    unknown: bool = False
    assumed: bool = False
    weighed: bool = False

    @classmethod
    def of(cls, entity: Entity, *, inherited: bool = False) -> Subject:
        """The entity as subject."""
        return cls(entity.start, entity.end, entity.text, entity.name, entity.label, entity.id, inherited)

    def without_marks(self) -> Subject:
        """The subject without the quotation marks around all of it: “24 江岚债 01”."""
        if self.type != "OTHER" or self.name != self.text or not _QUOTED.fullmatch(self.text):
            return self
        name = self.text[1:-1]
        return self._replace(start=self.start + 1, end=self.end - 1, text=name, name=name)


class Period(NamedTuple):
    """The days that a figure is about, with the words that say so.

    Attributes:
        weighed: the rules have not taken it, but it weighs more than what they took.
    """

    start: date | None = None
    end: date | None = None
    text: str | None = None
    source: PeriodFrom = "none"
    time: Time | None = None
    weighed: bool = False


NO_PERIOD = Period()
# 2020 年末 is its last day; 从 2012 年末到 2020 年末 lasts.
_CLOSING = deferred(r"(?!.*(?:(?<!截)[到至]|[-~—])).*(?:[年月季]|[年季]度|期|财年|[Qq][1-4]|[Hh][12])末$")


def period_of(time: Time) -> Period:
    """The time as a period."""
    if time.period_end is not None and time.grain != "span" and _CLOSING.match(time.text):
        return Period(time.period_end, time.period_end, time.text, time.period_from, time)
    return Period(time.period_start, time.period_end, time.text, time.period_from, time)


def before_it(period: Period) -> Period:
    """The week, month, quarter or year before the period, as long as it: what 前值 is of."""
    if (
        period.time is None
        or period.start is None
        or period.time.grain not in ("week", "month", "quarter", "half", "year")
    ):
        return period
    start = calendar.shift(period.start, period.time.grain, -1)
    end = period.start - timedelta(1)
    return period._replace(start=start, end=end, source="inherited")


def years_away(period: Period, count: int) -> Period:
    """The same days of another year."""
    moved = calendar.years_away(calendar.Period(period.start, period.end, "span"), count)
    return period._replace(start=moved.start, end=moved.end)


class MetricChoice(NamedTuple):
    """The metric rule that took the quantity, and the words that made it.

    Attributes:
        start, end: where the words stand; both None where the metric is in force from before or a fallback.
        how: cue_before, verb_before, cue_behind, head, unit, list, table, in_force or fallback.
        weighed: it is not the strongest by its score, but weighs more by all clues.
    """

    entry: MetricEntry
    text: str | None
    how: str
    start: int | None = None
    end: int | None = None
    score: int = 0
    weighed: bool = False


class Site(NamedTuple):
    """A quantity in its sentence, with the stretch of the clause that is its own: from the figure before to the one behind.

    Attributes:
        named: the labels of the companies and products that are named before the quantity in the stretch.
        direction: what a word of change in the stretch says, once that is read.
        compared: whether it is a rate that the change before it only is measured by: 增长 3%，低于上年的 5%.
    """

    sentence: Sentence
    quantity: Quantity
    left: int
    right: int
    named: tuple[str, ...] = ()
    direction: Direction | None = None
    compared: bool = False

    @property
    def changes(self) -> bool:
        """Whether the figure is a change and no level."""
        return self.direction is not None


@dataclass(slots=True)
class Draft:
    """A quantity on its way to a fact.

    Attributes:
        ahead: whether the sentence tells the claim as one of what is to come.
        qualifies: whether the measure with its figure qualifies the name behind it: 股本 24 亿元的甲食品.
        in_brackets: whether the figure stands in brackets behind a name, or is compared, and the name has nothing else of the sentence.
        told: how real other words than its sentence's say that it is: those in the heads of its table.
        noun: where the noun stands that says what is counted, if no measure does.
        former: whether it only says what another was expected to be before: 27 亿元（前值 24 亿元）.
    """

    site: Site
    metric: MetricChoice
    direction: Direction | None = None
    basis: Basis | None = None
    comparison_base: bool = False
    subject: Subject | None = None
    scope: str | None = None
    period: Period = NO_PERIOD
    ahead: bool = False
    qualifies: bool = False
    in_brackets: bool = False
    flags: list[str] = field(default_factory=list)
    told: Verdict = ACTUAL
    noun: tuple[int, int] | None = None
    former: bool = False

    @property
    def sentence(self) -> Sentence:
        """The sentence that holds the quantity."""
        return self.site.sentence

    @property
    def quantity(self) -> Quantity:
        """The quantity."""
        return self.site.quantity

    @property
    def anchor(self) -> int:
        """Where to look leftwards for the subject: the metric's words where they stand before the figure, else the figure."""
        at = self.metric.start
        if at is None or not self.site.left <= at < self.quantity.start or self._goes_on_behind(at):
            return self.quantity.cue_start
        return at

    def _goes_on_behind(self, at: int) -> bool:
        """Whether the words count what the figure before has, and a list goes on behind them: 售出 21 宗物业、乙 19 宗."""
        view, left = self.sentence.view, self.site.left
        if self.quantity.dimension != "count" or view[left:at].strip() or not view[left - 1 : left].strip():
            return False
        return view.startswith("、", self.metric.end or at) and any(q.end == left for q in self.sentence.quantities)

    def twin(self, subject: Subject) -> Draft:
        """The same claim of another subject."""
        return replace(self, subject=subject, flags=list(self.flags))

    def go_on_with(self, level: Draft) -> None:
        """Takes whatever the level is of: its measure, subject, period and part."""
        self.metric, self.subject, self.period, self.scope = level.metric, level.subject, level.period, level.scope

    def measured(self, metric: MetricChoice) -> Draft:
        """The same claim of another measure."""
        return replace(self, metric=metric, flags=list(self.flags))


@dataclass(frozen=True, slots=True)
class Trial:
    """What the reader made of one quantity, and what else it weighed; `explain` says it in words.

    Attributes:
        aside: why the quantity makes no claim of its own, whatever its measure.
        site: the quantity in its stretch; None where it stands aside.
        options: every reading that was weighed.
        chosen: the one that weighed most; the draft may get another from a list.
        draft: the claim, or None where there is none.
    """

    quantity: Quantity
    aside: Aside | None = None
    site: Site | None = None
    options: Sequence[MetricChoice] = ()
    chosen: MetricChoice | None = None
    draft: Draft | None = None


def is_below_zero(quantity: Quantity) -> bool:
    """Whether all of the figure lies below zero: -4% and -4% 至 -1%, not -4% 至 1%."""
    return quantity.value < 0 and (quantity.value_max or 0) <= 0
