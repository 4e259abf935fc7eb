"""Runs the examples and counters that stand beside the rules: they are the rules' tests.

In an example 【】 marks the figure that the sentence is about. An example of a metric rule must give a row on that figure
with the rule's key, one of a modality cue a row with its modality, one of a change or a basis a row with its direction or
basis; one of a unit or a classifier a quantity of it. A counter must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from digestnlp.deferred import deferred
from digestnlp.engine import Engine
from digestnlp.errors import Message, RuleError
from digestnlp.models import Fact, Record, Said
from digestnlp.quantities import find_quantities
from digestnlp.reader import parse_article
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry, ChangeEntry, ClassifierEntry, CueEntry, Entry, MetricEntry, UnitEntry

# The day that all examples are read on: a Wednesday.
PUBLISHED = date(2025, 3, 5)
MARK = deferred(r"【(.*?)】")


class Failure(Record):
    """An example that did not give what its rule promises, or a counter that did."""

    table: str
    rule: str
    kind: str
    text: str
    expected: Said
    found: Said


def check_examples(rules: Rules) -> list[Failure]:
    """The examples and counters that fail, in the order of the packs.

    Raises:
        RuleError: an example without exactly one 【】.
    """
    engine = Engine(rules, tagger=None)  # The rules are checked, not what else finds names.
    return [
        failure
        for table, entry, promise, slot in promises(rules)
        for failure in _check(engine, table, entry, promise, slot)
    ] + [failure for table, entry in unit_entries(rules) for failure in _check_unit(rules, table, entry)]


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
    def look(marked: str, _: bool) -> tuple[bool, list[str]]:  # noqa: FBT001 - see `_failures`
        found = [slot(fact) for fact in facts_at_mark(engine, marked, f"{table} {entry.id!r}")]
        return promise in found, list(map(str, found))

    expected = Message("{slot} on the marked figure", slot=promise)
    return _failures(table, entry, expected, look, nothing=Message("no row"))


def unit_entries(rules: Rules) -> Iterator[tuple[str, UnitEntry | ClassifierEntry]]:
    """Each unit and classifier."""
    yield from (("unit", entry) for entry in rules.of(UnitEntry))
    yield from (("classifier", entry) for entry in rules.of(ClassifierEntry))


def _check_unit(rules: Rules, table: str, entry: UnitEntry | ClassifierEntry) -> Iterator[Failure]:
    def look(marked: str, is_example: bool) -> tuple[bool, list[str]]:  # noqa: FBT001 - see `_failures`
        found = units_at_mark(rules, marked, f"{table} {entry.id!r}", whole=is_example)
        return measured_in(found, entry.id), found

    return _failures(table, entry, Message("{unit} on the mark", unit=entry.id), look, nothing=Message("no quantity"))


def _failures(
    table: str,
    entry: Entry,
    promise: Message,
    look: Callable[[str, bool], tuple[bool, list[str]]],
    *,
    nothing: Message,
) -> Iterator[Failure]:
    """The texts of a rule that go wrong; `look` says of a text, and whether it is an example, if the promise is kept."""
    for kind, texts in (("example", entry.examples), ("counter", entry.counters)):
        is_example = kind == "example"
        for marked in texts:
            kept, found = look(marked, is_example)
            if kept != is_example:
                yield Failure(
                    table=table,
                    rule=entry.id,
                    kind=kind,
                    text=marked,
                    expected=promise if is_example else Message("no {expected}", expected=promise),
                    found=", ".join(found) or nothing,
                )


def measured_in(units: Iterable[str], name: str) -> bool:
    """Whether one of the units is the named one, alone or on a side of a slash."""
    return any(name == unit or unit.startswith(f"{name}/") or unit.endswith(f"/{name}") for unit in units)


def units_at_mark(rules: Rules, marked: str, where: str, *, whole: bool) -> list[str]:
    """The units of the quantities that fill the mark, or that touch it where not `whole`.

    Raises:
        RuleError: there is not exactly one mark.
    """
    text, start, end = _unmarked(marked, where)
    return [
        str(quantity.unit)
        for quantity in find_quantities(text, rules=rules)
        if ((quantity.start, quantity.end) == (start, end) if whole else quantity.start < end and start < quantity.end)
    ]


def facts_at_mark(engine: Engine, marked: str, where: str) -> list[Fact]:
    """The facts whose figure is the marked one.

    Raises:
        RuleError: there is not exactly one mark.
    """
    text, start, end = _unmarked(marked, where)
    article = parse_article(text, id="example", published=PUBLISHED)
    return [fact for fact in engine.analyze(article).facts if (fact.start, fact.end) == (start, end)]


def _unmarked(marked: str, where: str) -> tuple[str, int, int]:
    """The text without its mark, and where the mark began and ended."""
    marks = list(MARK.finditer(marked))
    if len(marks) != 1:
        raise RuleError(
            "{where}: example {marked!r} has {marks} marks; put 【】 around the one figure that it is about",
            where=where,
            marked=marked,
            marks=len(marks),
        )
    start = marks[0].start()
    return MARK.sub(r"\1", marked), start, start + len(marks[0][1])
