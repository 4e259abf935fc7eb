"""Every example and counter of the base pack, each a test of its own rule."""

import pytest

from digestnlp.engine import engine_for
from digestnlp.errors import RuleError
from digestnlp.examples import check_examples, facts_at_mark, measured_in, promises, unit_entries, units_at_mark
from digestnlp.rules import load_rules
from digestnlp.rules.schema import CueEntry, MetricEntry

CASES = [
    pytest.param(table, entry, promise, slot, kind, text, id=f"{table}:{entry.id}:{kind}:{number}")
    for table, entry, promise, slot in promises(load_rules())
    for kind, texts in (("example", entry.examples), ("counter", entry.counters))
    for number, text in enumerate(texts, 1)
]
UNIT_CASES = [
    pytest.param(table, entry, kind, text, id=f"{table}:{entry.id}:{kind}:{number}")
    for table, entry in unit_entries(load_rules())
    for kind, texts in (("example", entry.examples), ("counter", entry.counters))
    for number, text in enumerate(texts, 1)
]


@pytest.fixture(scope="module")
def engine():
    return engine_for(load_rules(), None)


@pytest.mark.parametrize(("table", "entry", "promise", "slot", "kind", "text"), CASES)
def test_example(engine, table, entry, promise, slot, kind, text):
    found = [slot(fact) for fact in facts_at_mark(engine, text, entry.id)]
    assert (promise in found) == (kind == "example"), found


@pytest.mark.parametrize(("table", "entry", "kind", "text"), UNIT_CASES)
def test_unit_example(table, entry, kind, text):
    found = units_at_mark(load_rules(), text, entry.id, whole=kind == "example")
    assert measured_in(found, entry.id) == (kind == "example"), found


def test_units_have_examples():
    assert not [entry.id for _, entry in unit_entries(load_rules()) if not entry.examples]


def test_metric_and_modality_rules_have_examples():
    rules = load_rules()
    assert not [m.id for m in rules.of(MetricEntry) if len(m.examples) < 5 or len(m.counters) < 2]
    assert not [c.id for c in rules.of(CueEntry) if not c.examples]


def test_failures_say_what_was_promised(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[metric]]\nid = "own.tickets"\nkey = "tickets"\nlabel = "售票数"\ndimensions = ["count"]\nnouns = ["售票数"]\n'
        'examples = ["云岚剧院去年售票数为【12 万张】。", "云岚剧院有【12 万张】椅子。"]\n',
        encoding="utf-8",
    )
    failures = check_examples(load_rules(tmp_path))
    assert [(f.rule, f.kind, f.expected) for f in failures] == [
        ("own.tickets", "example", "tickets on the marked figure")
    ]


def test_a_unit_that_is_not_found_is_said(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[unit]]\nid = "槽"\ndimension = "count"\nexamples = ["每板有【96 槽】。", "每板有【96 个】槽。"]\n'
        'counters = ["每板有【96 槽】。"]\n',
        encoding="utf-8",
    )
    assert [(f.rule, f.kind, f.expected, f.found) for f in check_examples(load_rules(tmp_path))] == [
        ("槽", "example", "槽 on the mark", "个"),
        ("槽", "counter", "no 槽 on the mark", "槽"),
    ]


def test_an_example_needs_one_mark(engine):
    with pytest.raises(RuleError, match="has 0 marks; put 【】 around"):
        facts_at_mark(engine, "云岚科技营收 3 亿元。", "metric 'x'")
