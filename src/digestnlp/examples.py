"""Runs the examples and counters that stand beside the rules: they are the rules' tests.

In an example 【】 marks the figure that the sentence is about. An example of a metric rule must give a row on that figure
with the rule's key, one of a modality cue a row with its modality, one of a change or a basis a row with its direction or
basis. A counter must not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from digestnlp.engine import Engine
from digestnlp.errors import RuleError
from digestnlp.models import Fact, Record
from digestnlp.reader import parse_article
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry, ChangeEntry, CueEntry, Entry, MetricEntry

# The day that all examples are read on: a Wednesday.
PUBLISHED = date(2025, 3, 5)
MARK = re.compile(r"【(.*?)】")


class Failure(Record):
    """An example that did not give what its rule promises, or a counter that did."""

    table: str
    rule: str
    kind: str
    text: str
    expected: str
    found: str


def check_examples(rules: Rules) -> list[Failure]:
    """The examples and counters that fail, in the order of the packs.

    Raises:
        RuleError: an example without exactly one 【】.
    """
    engine = Engine(rules)
    return [
        failure
        for table, entry, promise, slot in promises(rules)
        for failure in _check(engine, table, entry, promise, slot)
    ]


def promises(rules: Rules) -> Iterator[tuple[str, Entry, str, Callable[[Fact], str | None]]]:
    """Each rule that can have examples, with what it promises and the slot of the row that must hold it."""
    for metric in rules.of(MetricEntry):
        yield "metric", metric, metric.key, lambda fact: fact.metric
    for cue in rules.of(CueEntry):
        yield "cue", cue, cue.modality, lambda fact: fact.modality
    for change in rules.of(ChangeEntry):
        yield "change", change, change.direction, lambda fact: fact.direction
    for basis in rules.of(BasisEntry):
        yield "basis", basis, basis.basis, lambda fact: fact.basis


def _check(
    engine: Engine, table: str, entry: Entry, promise: str, slot: Callable[[Fact], str | None]
) -> Iterator[Failure]:
    for kind, texts in (("example", entry.examples), ("counter", entry.counters)):
        for marked in texts:
            found = [slot(fact) for fact in facts_at_mark(engine, marked, f"{table} {entry.id!r}")]
            if (promise in found) != (kind == "example"):
                said = f"{promise} on the marked figure" if kind == "example" else f"no {promise} on the marked figure"
                yield Failure(
                    table=table,
                    rule=entry.id,
                    kind=kind,
                    text=marked,
                    expected=said,
                    found=", ".join(map(str, found)) or "no row",
                )


def facts_at_mark(engine: Engine, marked: str, where: str) -> list[Fact]:
    """The facts whose figure is the marked one.

    Raises:
        RuleError: there is not exactly one mark.
    """
    marks = list(MARK.finditer(marked))
    if len(marks) != 1:
        raise RuleError(
            f"{where}: example {marked!r} has {len(marks)} marks; put 【】 around the one figure that it is about"
        )
    start = marks[0].start()
    end = start + len(marks[0][1])
    article = parse_article(MARK.sub(r"\1", marked), id="example", published=PUBLISHED)
    return [fact for fact in engine.analyze(article).facts if (fact.start, fact.end) == (start, end)]
