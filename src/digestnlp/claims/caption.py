"""What stands before a table and holds for it: the line above it, that above a line of units, and the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digestnlp.claims.draft import NO_PERIOD, Period, Subject, period_of
from digestnlp.claims.heads import LabelReader, Page
from digestnlp.claims.left_in_force import PeriodsLeft
from digestnlp.claims.scan import CIRCLED_END, Cue, MetricCue, Scanner, Sentence, Splitter
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.modality import AHEAD, Verdict, stronger
from digestnlp.models import Block, Quantity, Time
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words

_ENDS = ("。", "！", "？", "；", "!", "?", ";")


@dataclass(slots=True)
class Caption:
    """What stands before the table and holds for it.

    Attributes:
        units: one of each unit that is said to be the table's.
        cues: words of measures, the last of the nearest line first.
        period, future: the period, bare times read as past and as ahead.
        verdict: whether the whole table is expected, planned or estimated.
        subject: who the table is about.
    """

    units: list[Quantity] = field(default_factory=list)
    cues: list[Cue[list[MetricCue]]] = field(default_factory=list)
    period: Period = field(default_factory=Period)
    future: Period = field(default_factory=Period)
    verdict: Verdict = field(default_factory=Verdict)
    subject: Subject | None = None


class CaptionReader:
    """Reads what stands before tables."""

    def __init__(
        self, rules: Rules, scanner: Scanner, labels: LabelReader, topics: TopicFinder, periods: PeriodsLeft
    ) -> None:
        self._scanner = scanner
        self._labels = labels
        self._topics = topics
        self._periods = periods
        self._pointers = compile_words(rules.words("table_pointers"))

    def read(self, page: Page, topics: Topics, in_force: Period) -> Caption:
        """The caption of the page's table; what it leaves open is as in the section."""
        caption = Caption()
        for sentence in self._lines(page, caption):
            caption.cues += reversed(sentence.metrics)
            caption.verdict = stronger(caption.verdict, self._labels.verdict(sentence))
            caption.subject = caption.subject or self._topics.of_sentence(sentence, sentence.end)
            if caption.period.source == "none":
                caption.period = self._period(sentence, sentence.times)
                caption.future = self._period(sentence, sentence.future_times)
        if caption.verdict.modality not in AHEAD and caption.verdict.modality != "estimate":
            caption.verdict = Verdict()  # a rumour and a denial are judged with the section
        if caption.period.source == "none":
            caption.period = caption.future = in_force
        caption.subject = (
            caption.subject or topics.heading or topics.article or topics.of_company or topics.section or topics.issuer
        )
        return caption

    def _lines(self, page: Page, caption: Caption) -> list[Sentence]:
        """The line before the table, that before a line of units, and the heading; notes their units."""
        blocks = page.section.blocks
        number = blocks.index(page.block)
        lines: list[Sentence] = []
        for block in reversed(blocks[max(0, number - 2) : number]):
            sentence = self._last_sentence(page, block)
            if sentence is None:
                break
            units = self._labels.said_units(page, sentence.start, sentence.end)
            caption.units += units
            lines.append(sentence)
            if not units or sentence.metrics or sentence.times:
                break
        heading = blocks[0]
        if heading.kind == "heading" and all(line.block is not heading for line in lines):
            lines.append(self._scanner.stretch(page.view, heading, heading.start, heading.end, page.finds))
        return lines

    def _last_sentence(self, page: Page, block: Block) -> Sentence | None:
        """The block's last sentence where it speaks of what follows: it is no full sentence, or says so (如下)."""
        if block.kind in ("table", "title"):
            return None
        splitter = Splitter(page.view, block, page.finds.within(block.start, block.end))
        *_, (start, end) = splitter.split(block.start, block.end, CIRCLED_END)
        leads = block.kind == "heading" or not page.view[start:end].rstrip().endswith(_ENDS)
        if not leads and not self._pointers.search(page.view, start, end):
            return None
        return self._scanner.stretch(page.view, block, start, end, page.finds)

    def _period(self, sentence: Sentence, times: Sequence[Time]) -> Period:
        topic = self._periods.topic(sentence, times)
        if topic.source != "none":
            return topic
        return next((period_of(time) for time in times if time.instant and time.period_end is not None), NO_PERIOD)
