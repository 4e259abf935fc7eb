"""Reads a table's claims: each figure with what the heads of its column and row say, and what stands before the table.

A bare number is a figure where a head gives it a measure. Each slot of a claim is asked for from the nearest to the
farthest: the cell, the heads (of a change also those of what has changed), the line before the table, the heading.

Reading order for a newcomer: `grid` says where the cells stand, `heads` what a head says, `figures` what a cell holds, `outline`
which way the table is to be read, and `caption` what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digestnlp.claims.basis import neighbour
from digestnlp.claims.caption import Caption, CaptionReader
from digestnlp.claims.change import ChangeReader
from digestnlp.claims.draft import (
    JUST_OVER,
    NO_PERIOD,
    Draft,
    MetricChoice,
    Period,
    Site,
    Subject,
    Trial,
    period_of,
    years_away,
)
from digestnlp.claims.evidence import GENERIC_WEIGHT, HEAD_BEFORE, NOUN_BEFORE, VERB_BEFORE
from digestnlp.claims.figures import Figure, FigureReader, without_sign
from digestnlp.claims.fit import accepts, counts, says_little, tells_of
from digestnlp.claims.grid import Cell, Row, read_rows
from digestnlp.claims.heads import Label, LabelReader, Page, combined
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.metric import MetricChooser, strongest
from digestnlp.claims.outline import NO_MEASURES, Line, Outline, Outliner
from digestnlp.claims.scan import Cue, MetricCue, Scanner, Sentence, inside
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.modality import AHEAD, Judge, Verdict
from digestnlp.models import Direction, Quantity
from digestnlp.quantities import QuantityFinder
from digestnlp.rules import Rules

# What a head is worth: as much as the noun right before a figure of prose, and less by so much for each step away.
STEP = 5
OTHER_AXIS = 12
IN_WORDS = 10  # A head, for a figure whose cell has words of its own: 亏损 2 亿元 under 净利润.
OF_SHARE = 30  # A share is not what has grown by a percentage; its whole is.
CAPTION = 55  # A measure that only stands before the table.
WEIGHTS = {"noun": NOUN_BEFORE, "verb": VERB_BEFORE, "head": HEAD_BEFORE}


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with all that is known of where it stands.

    Attributes:
        named: the cell that names the row, if one does, and who that is.
        part: the part of it that the row's figures are of.
        when: what the row's column of times says.
        unit: what the row's column of units says.
    """

    page: Page
    outline: Outline
    caption: Caption
    row: Sentence
    column: Line
    line: Line
    cell: Cell
    named: Cell | None
    subject: Subject | None
    part: str | None
    when: Label | None
    unit: Label | None

    @property
    def lines(self) -> tuple[Line, Line]:
        """The column and the row, that of the measures first."""
        return (self.line, self.column) if self.outline.across else (self.column, self.line)

    @property
    def labels(self) -> list[Label]:
        """All heads of the cell, those of the measures first."""
        return [label for line in self.lines for label in line.labels]

    @property
    def change(self) -> Label | None:
        """The head that says that the figure is a change; a row's only where the rows are the measures."""
        lines = self.lines if self.outline.across else (self.column,)
        return next((line.label for line in lines if line.label.changes), None)

    def units(self) -> list[Quantity]:
        """One of each unit that the heads give, the nearest's first."""
        own = [self.column.label, *([self.line.label] if self.outline.across else [])]
        return [unit for label in (*own, *([self.unit] if self.unit else [])) for unit in label.units]


class TableReader:
    """Reads tables with the finders that read prose."""

    def __init__(
        self,
        rules: Rules,
        scanner: Scanner,
        metrics: MetricChooser,
        changes: ChangeReader,
        topics: TopicFinder,
        periods: PeriodsLeft,
        judge: Judge,
        quantities: QuantityFinder,
    ) -> None:
        self._scanner = scanner
        self._metrics = metrics
        self._changes = changes
        self._judge = judge
        self._labels = LabelReader(rules, scanner, changes, judge, quantities)
        self._figures = FigureReader(rules, quantities)
        self._outliner = Outliner(self._labels, self._figures)
        self._captions = CaptionReader(rules, scanner, self._labels, topics, periods)
        self._totals = frozenset((*rules.words("table_total_rows"), *rules.words("totals")))

    def read(self, page: Page, topics: Topics, in_force: Period) -> list[Trial]:
        """What was made of each figure of the table, in its order.

        Args:
            page: the table and what was found in its section.
            topics: the subjects in force.
            in_force: the period that the section is about.
        """
        rows = read_rows(page.view, page.source, page.block.start, page.block.end)
        if not rows:
            return []
        outline = self._outliner.outline(page, rows)
        caption = self._captions.read(page, topics, in_force)
        if outline.heads and outline.head is not None:
            caption.units = [*outline.columns[outline.head].label.units, *caption.units]  # in the corner
        trials = [trial for row in outline.heads for trial in _labels(page, row)]
        named: Cell | None = None
        for row, line in outline.rows:
            total = next((cell for cell in row.cells if self._is_total(page, cell)), None)
            if total is not None:
                named = total
            elif outline.head is not None and (cell := row.cell(outline.head)).start < cell.end:
                named = cell  # an empty one goes on with the name above it
            trials += self._read_row(page, outline, caption, row, line, named)
        return trials

    def _read_row(
        self, page: Page, outline: Outline, caption: Caption, row: Row, line: Line, named: Cell | None
    ) -> list[Trial]:
        clauses = [(cell.start, cell.end) for cell in row.cells if cell.start < cell.end]
        sentence = self._scanner.stretch(page.view, page.block, row.start, row.end, page.finds, clauses)
        subject = self._row_subject(page, outline, named) if named is not None else None
        when, unit, parts = (self._row_label(page, outline, row, role) for role in ("period", "unit", "part"))
        part = page.source[parts.start : parts.end] if parts is not None else None
        trials: list[Trial] = []
        for j, cell in enumerate(row.cells):
            column = outline.columns[j]
            spot = Spot(page, outline, caption, sentence, column, line, cell, named, subject, part, when, unit)
            if (column.label.role == "rank" or (outline.across and line.label.role == "rank")) and j != outline.head:
                trials += self._read_rank(spot)
            elif j == outline.head or column.label.role in NO_MEASURES:
                trials += _aside(page, cell)
            else:
                trials += self._read_cell(spot, [t.draft for t in reversed(trials) if t.draft is not None])
        sentence.quantities = [trial.quantity for trial in trials]
        return trials

    def _row_label(self, page: Page, outline: Outline, row: Row, role: str) -> Label | None:
        column = outline.of_role(role)
        if column is None:
            return None
        cell = row.cell(column)
        label = self._labels.read(page, [cell])
        if role == "unit":
            return replace(label, units=self._labels.units(page, cell.start, cell.end, whole=True))
        return None if self._figures.says_nothing(page, cell) else label

    # ---------------------------------------------------------------- one cell

    def _read_rank(self, spot: Spot) -> Iterator[Trial]:
        """A rank, of the measure that is called so."""
        quantity = self._figures.rank(spot.page, spot.cell)
        if quantity is None:
            return
        site = Site(spot.row, quantity, spot.cell.start, spot.cell.end)
        ranks = [option for option in self._options(spot, site) if "rank" in option.entry.dimensions]
        yield self._trial(spot, site, ranks or self._plain_options(spot, site))

    def _read_cell(self, spot: Spot, in_force: Sequence[Draft]) -> Iterator[Trial]:
        before: list[Draft] = []
        figures = self._figures.read(spot.page, spot.cell)
        for number, figure in enumerate(figures):
            left = figures[number - 1].quantity.end if number else spot.cell.start
            right = figures[number + 1].quantity.start if number + 1 < len(figures) else spot.cell.end
            if "conversion" in figure.quantity.flags:
                yield Trial(figure.quantity, "conversion")
                continue
            trial = self._read_figure(spot, figure, left, right, [before, in_force])
            if trial is None:
                continue
            if trial.draft is not None:
                before.append(trial.draft)
            yield trial

    def _read_figure(
        self, spot: Spot, figure: Figure, left: int, right: int, before: Sequence[Sequence[Draft]]
    ) -> Trial | None:
        """What was made of the figure; None for a bare number that no head makes one.

        Args:
            spot: the cell.
            figure: a figure in it.
            left: where its stretch of the cell begins.
            right: where it ends.
            before: the drafts before it in the cell, and those of the row before the cell, nearest first.
        """
        change = spot.change
        if change is not None and figure.quantity.value == 0 and not figure.quantity.value_max:
            return None if figure.bare else Trial(figure.quantity, "unchanged")
        for unit in self._units(spot, figure, change):
            site = self._site(spot, figure, figure.of(unit), left, right, change)
            options = self._options(spot, site, less=0 if figure.alone else IN_WORDS)
            if not figure.bare:
                options += self._plain_options(spot, site, *before)
            if options:
                return self._trial(spot, site, options)
        own = spot.units()
        if figure.bare and not own:
            return None
        site = self._site(spot, figure, figure.of(own[0] if own else None), left, right, change)
        return self._trial(spot, site, self._plain_options(spot, site, *before))

    @staticmethod
    def _units(spot: Spot, figure: Figure, change: Label | None) -> Sequence[Quantity | None]:
        """The units that a bare number may have, the likeliest first; a change has its own head's, or the table's shares."""
        if not figure.bare:
            return [None]
        shared = spot.caption.units
        if change is not None:
            return [
                *change.units,
                *(spot.unit.units if spot.unit else ()),
                *(u for u in shared if u.dimension == "ratio"),
            ]
        return [*spot.units(), *shared, None]

    def _site(
        self, spot: Spot, figure: Figure, quantity: Quantity, left: int, right: int, change: Label | None
    ) -> Site:
        site = Site(spot.row, quantity, left, right)
        said = self._changes.direction(site)
        direction = said
        if direction is None and change is not None and quantity.dimension not in ("rank", "time"):
            direction = _direction(figure, change)
        return site._replace(quantity=without_sign(quantity) if direction else quantity, direction=direction)

    def _options(self, spot: Spot, site: Site, less: int = 0) -> list[MetricChoice]:
        """The measures that the heads and the line before the table name; they weigh so much less."""
        options: list[MetricChoice] = []
        for axis, line in enumerate(spot.lines):
            for step, label in enumerate(line.labels):
                if label.role in ("", "rank"):
                    found = _choices(label.cues, site, less=less + OTHER_AXIS * axis + STEP * step)
                    options += [_not_of_share(option, site) if step else option for option in found]
        return [*options, *_choices(spot.caption.cues, site, most=CAPTION)]

    def _plain_options(
        self, spot: Spot, site: Site, before: Sequence[Draft] = (), in_force: Sequence[Draft] = ()
    ) -> list[MetricChoice]:
        """The measures that the cell itself speaks for, as a sentence of its own."""
        own = site._replace(sentence=self._labels.sentence(spot.page, spot.cell))
        return self._metrics.options(own, before, in_force)

    # ---------------------------------------------------------------- the claim

    def _trial(self, spot: Spot, site: Site, options: list[MetricChoice]) -> Trial:
        chosen = strongest(options)
        draft = self._draft(spot, site, chosen) if chosen is not None else None
        return Trial(site.quantity, None, site, options, chosen, draft)

    def _draft(self, spot: Spot, site: Site, metric: MetricChoice) -> Draft:
        draft = Draft(site, metric, site.direction or _of_verb(metric))
        if spot.change is not None and not any(c.isdigit() for c in site.quantity.text):
            draft.direction = None  # 翻番
        if draft.direction is not None:
            draft.basis = self._changes.basis(site) or next(
                (label.basis for label in spot.labels if label.basis is not None), None
            )
        draft.told = _told(spot)
        draft.period = self._period(spot, draft)
        if draft.basis == "mom" and draft.period.time is not None:
            draft.basis = neighbour(draft.period.time)
        draft.subject = self._subject(spot, draft)
        return draft

    def _period(self, spot: Spot, draft: Draft) -> Period:
        """The period that the heads name, the caption's else; notes where it is over, whatever the caption expects."""
        ahead = draft.told.modality in AHEAD or self._judge.lies_ahead(spot.row, draft.quantity)
        own = _own_period(spot, draft.site, ahead=ahead)
        if own is not None:
            return own
        shared = spot.caption.future if ahead else spot.caption.period
        labels = [*spot.labels, *([spot.when] if spot.when else [])]
        dated = [label for label in labels if label.own_period(ahead=ahead) is not None]
        if not dated:
            if any(label.running for label in spot.labels) or not draft.metric.entry.inherits:
                return NO_PERIOD
            return shared._replace(source="inherited") if shared.source != "none" else NO_PERIOD
        # What says no year itself is in the year that another head or the caption says.
        others = [label.own_period(ahead=ahead) for label in dated if label.year]
        period = NO_PERIOD
        first = dated[0]
        if first.year and _is_year(first, ahead=ahead):
            first = next((label for label in dated if not label.year), first)
        period = combined(first, next(iter(others), None) or shared, ahead=ahead) or period
        if first.base and not _is_year(first, ahead=ahead):
            period = (_year_before(spot) or period)._replace(text=period.text, source=period.source)
        told = {label.verdict.modality for label in spot.labels}
        anchor = spot.page.section.published
        over = anchor is not None and period.end is not None and anchor - period.end > JUST_OVER
        draft.comparison_base = any(label.base for label in dated) or (over and AHEAD.isdisjoint(told))
        return period

    def _subject(self, spot: Spot, draft: Draft) -> Subject | None:
        """Who the row or the column names, else who the table is about; a part of the latter is a scope."""
        at, named, label = draft.metric.start, spot.named, spot.line.label
        # Where the row's name gives the measure (广告收入), it is nobody's.
        measured = named is not None and at is not None and named.start <= at < named.end
        measured = measured and not draft.metric.entry.is_subject
        row = Subject.of(label.entity) if measured and label.entity is not None else None if measured else spot.subject
        if row is not None and row.type in ("COMPANY", "PRODUCT"):
            draft.scope = spot.part
            return row
        across = next((head.entity for head in spot.column.labels if head.entity is not None), None)
        if across is not None and (row is None or across.label in ("COMPANY", "PRODUCT")):
            draft.scope = row.text if row is not None else None
            return Subject.of(across)
        topic, head = spot.caption.subject, spot.outline.head
        if row is not None:
            owned = topic is not None and topic.type in ("COMPANY", "PRODUCT") and not spot.outline.named
            if topic is None or not owned or (head is not None and spot.outline.columns[head].label.role == "name"):
                return row
            draft.scope = row.text
        elif spot.outline.across and spot.column.label.text and spot.column.label.says_nothing:
            return _other(spot.page, spot.column.label)
        return topic._replace(inherited=True) if topic is not None else None

    def _row_subject(self, page: Page, outline: Outline, cell: Cell) -> Subject | None:
        """Who the row's name names, if anybody: no period, no total, no measure, and not only that there is nothing."""
        if self._figures.says_nothing(page, cell):
            return None
        label = self._labels.read(page, [cell])
        if label.entity is not None:
            return Subject.of(label.entity)
        if outline.across or label.period is not None or self._is_total(page, cell):
            return None
        return _other(page, cell)

    def _is_total(self, page: Page, cell: Cell) -> bool:
        return "".join(page.view[cell.start : cell.end].split()) in self._totals


def _not_of_share(option: MetricChoice, site: Site) -> MetricChoice:
    is_share = set(option.entry.dimensions) <= {"ratio", "rank"}
    return option._replace(score=option.score - OF_SHARE) if is_share and site.quantity.unit == "%" else option


def _choices(
    cues: Sequence[Cue[list[MetricCue]]], site: Site, *, less: int = 0, most: int = NOUN_BEFORE
) -> Iterator[MetricChoice]:
    """The measures that words of a head name, where they fit the figure; the last word weighs most."""
    for place, cue in enumerate(cues):
        for reading in cue.entry:
            entry, role = reading.entry, reading.role
            if role == "tail" or not accepts(entry, site) or (entry.named and role != "noun"):
                continue
            if entry.about and not tells_of(site.sentence, cue.start, entry.about):
                continue
            if role == "head" and (site.changes or (site.quantity.unit and not counts(entry, site.quantity))):
                continue
            weight = min(WEIGHTS[role], most)
            if says_little(entry):
                weight = min(GENERIC_WEIGHT, most - STEP)
            yield MetricChoice(entry, cue.text, "table", cue.start, cue.end, weight - less - STEP * min(place, STEP))


def _direction(figure: Figure, change: Label) -> Direction:
    """Up or down by the sign, and by the head's word where there is none: 降幅 12%."""
    if figure.direction == "decrease" or change.direction is None:
        return figure.direction or "increase"
    return change.direction


def _of_verb(metric: MetricChoice) -> Direction | None:
    """The direction that the measure's own verb says: 降价（元）."""
    return metric.entry.direction if metric.text in metric.entry.verbs and metric.how == "table" else None


def _told(spot: Spot) -> Verdict:
    """How real the heads say that the figure is; the line before the table, where no head of it says anything."""
    own = next((label.verdict for label in spot.labels if label.verdict.modality != "actual"), None)
    if own is not None:
        return own
    return Verdict() if spot.outline.judged else spot.caption.verdict


def _own_period(spot: Spot, site: Site, *, ahead: bool) -> Period | None:
    """The time in the figure's own stretch of the cell: 2024 年 12 万辆, 12 万辆（2024 年）."""
    times = spot.row.future_times if ahead else spot.row.times
    before = inside(times, site.left, site.quantity.start)
    behind = inside(times, site.quantity.end, site.right)
    said = [*reversed(before), *behind]
    return period_of(said[0]) if said else None


def _year_before(spot: Spot) -> Period | None:
    """What 去年同期 means in the table: a year before the latest period of its heads, or before the caption's."""
    latest = spot.outline.latest or spot.caption.period
    return years_away(latest, -1) if latest.end is not None else None


def _is_year(label: Label, *, ahead: bool) -> bool:
    period = label.own_period(ahead=ahead)
    return period is not None and period.time is not None and period.time.grain == "year"


def _other(page: Page, cell: Cell | Label) -> Subject:
    """The cell's words as a subject that is no entity."""
    text = page.view[cell.start : cell.end]
    return Subject(cell.start, cell.end, text, " ".join(text.split()), "OTHER")


def _labels(page: Page, row: Row) -> Iterator[Trial]:
    return (trial for cell in row.cells for trial in _aside(page, cell))


def _aside(page: Page, cell: Cell) -> Iterator[Trial]:
    """The figures of a cell that only names its row or column: 10-15 万元 as a class of prices."""
    return (Trial(quantity, "label") for quantity in inside(page.finds.quantities, cell.start, cell.end))
