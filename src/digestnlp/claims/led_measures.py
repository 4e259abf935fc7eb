"""Lists under a line that names the measure: 各车型销量如下：, then an item for each: 海岸 S - 3.2 万."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Site, Subject
from digestnlp.claims.evidence import IN_FORCE
from digestnlp.claims.fit import accepts, says_little
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry

# What may stand between the measure's name and the colon: 总销量排行（截至 6 月底）：
_TO_COLON = deferred(r"(?:[^，。；、：:（()）]|[（(][^（()）\n]{0,30}[)）])*[：:] *")
_LINE_END = deferred(r"[ 。；;*]*")
# 海岸 S - 3.2 万
_ITEM = deferred(r"(?P<name>[^，。；：:\n]{2,30}?) *(?: [-–—]|——?) *(?:[约超近] *)?")
_LONGEST_LINE = 40
# 销量排行榜: who is ranked has the measure that the ranks go by.
_RANKED = deferred(r"(?P<what>[\u4e00-\u9fff]{2,8}?)(?:排行榜?|排名|榜单?)")


class LedMeasures:
    """Finds the measure that a line leads a list with, and whose the items are."""

    def __init__(self, rules: Rules) -> None:
        entries = (entry for entry in rules.of(MetricEntry) if _stands_alone(entry))
        self._by_noun = {noun: entry for entry in entries for noun in entry.nouns}

    def led(self, sentence: Sentence) -> MetricChoice | None:
        """The measure that the sentence names last, where it opens a list of it."""
        return self._ranked(sentence) or self._named(sentence)

    def _ranked(self, sentence: Sentence) -> MetricChoice | None:
        """The measure that a list of ranks goes by: 7 月销量排行：."""
        for found in _RANKED.finditer(sentence.view, sentence.start, sentence.end):
            if _TO_COLON.fullmatch(sentence.view, found.end(), sentence.end):
                names = (found["what"][at:] for at in range(len(found["what"]) - 1))
                name = next((name for name in names if name in self._by_noun), None)
                return MetricChoice(self._by_noun[name], name, "in_force", score=IN_FORCE) if name is not None else None
        return None

    @staticmethod
    def _named(sentence: Sentence) -> MetricChoice | None:
        for cue in reversed(sentence.metrics):
            if not _TO_COLON.fullmatch(sentence.view, cue.end, sentence.end):
                return None
            for reading in cue.entry:
                if reading.role == "noun" and _stands_alone(reading.entry):
                    return MetricChoice(reading.entry, cue.text, "in_force", score=IN_FORCE)
        return None

    @staticmethod
    def goes_on(sentences: Sequence[Sentence]) -> bool:
        """Whether a line that is no item by its mark may be one of the list: it is short, and no full sentence."""
        if len(sentences) != 1 or sentences[0].end - sentences[0].start > _LONGEST_LINE:
            return False
        return not sentences[0].text.rstrip().endswith(("。", "！", "？"))

    @staticmethod
    def options(site: Site, led: MetricChoice | None) -> Iterator[MetricChoice]:
        """The measure of the list, for the figure that ends an item."""
        if led is not None and not site.changes and _ends_line(site.sentence, site.quantity.end):
            first = all(q.start >= site.quantity.start for q in site.sentence.quantities)
            if first and accepts(led.entry, site):
                yield led

    @staticmethod
    def item(draft: Draft) -> Subject | None:
        """Whatever an item names before the dash and its figure."""
        sentence, block = draft.sentence, draft.sentence.block
        if block.kind != "item" or not _ends_line(sentence, draft.quantity.end):
            return None
        found = _ITEM.fullmatch(sentence.view, block.start, draft.quantity.cue_start)
        if found is None:
            return None
        start, end = found.span("name")
        if any(c.start < end for c in sentence.metrics) or any(t.start < end for t in sentence.times):
            return None
        named = next((e for e in sentence.entities if (e.start, e.end) == (start, end)), None)
        return Subject.of(named) if named is not None else Subject(start, end, found["name"], found["name"], "OTHER")


def _ends_line(sentence: Sentence, at: int) -> bool:
    """Whether nothing of the block stands behind the place."""
    return _LINE_END.fullmatch(sentence.view, at, sentence.block.end) is not None


def _stands_alone(entry: MetricEntry) -> bool:
    """Whether its nouns say what is measured, and do so whatever else the sentence tells of."""
    return not says_little(entry) and not entry.about
