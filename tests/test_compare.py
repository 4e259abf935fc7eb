"""Two outputs of the same articles: rows added, lost and changed, by rule and slot; in whichever order they stand."""

import json
import random

import pytest
from click.testing import CliRunner

from digestnlp import Comparison, compare
from digestnlp.cli import main
from digestnlp.errors import EvaluationError
from records import fact


def row(article_id="a.md", start=8, **changes):
    return fact(article_id, start=start, end=start + 6, **changes).row()


def kinds(comparison):
    return [(d.kind, d.row["article_id"], d.row["start"], tuple(d.slots)) for d in comparison.differences]


def test_identical_outputs():
    found = compare([row(), row("b.md")], [row("b.md"), row()])
    assert found == Comparison(same=2)
    assert str(found) == "identical: 2 rows"
    assert str(compare([], [])) == "identical: 0 rows"


def test_added_lost_and_changed_in_the_order_of_articles_and_spans():
    old = [row("b.md", 20), row("a.md", 8), row("a.md", 30), row("c.md")]
    new = [row("a.md", 8, metric="orders", rule="auto.orders"), row("c.md"), row("b.md", 3), row("b.md", 20)]
    found = compare(old, new)
    assert kinds(found) == [
        ("changed", "a.md", 8, ("metric", "rule")),
        ("lost", "a.md", 30, ()),
        ("added", "b.md", 3, ()),
    ]
    assert found.differences[0].slots["metric"] == ("deliveries", "orders")
    assert found.same == 2
    assert str(found) == "1 added, 1 lost, 1 changed, 2 the same"
    assert found.by_rule == {"auto.deliveries": {"lost": 1, "added": 1}, "auto.orders": {"changed": 1}}
    assert found.by_slot == {"metric": {"changed": 1}, "rule": {"changed": 1}}


def test_id_and_rules_version_are_not_compared():
    assert compare([row()], [{**row(), "id": "x", "rules_version": "v2"}]).same == 1


def test_a_slot_that_an_output_does_not_have_is_empty():
    without = {key: value for key, value in row().items() if key != "scope"}
    assert compare([without], [row()]).same == 1
    assert kinds(compare([without], [row(scope="海外")])) == [("changed", "a.md", 8, ("scope",))]


def test_rows_of_one_span_are_paired_by_what_they_share():
    names = ("星原汽车", "远帆汽车", "云岚科技")
    old = [row(subject=name) for name in names]
    new = [
        row(subject="远帆汽车"),
        row(subject="云岚科技", metric="orders"),
        row(subject="星原汽车"),
        row(subject="甲"),
    ]
    found = compare(old, new)
    assert found.same == 2
    assert [(d.kind, d.row["subject"], tuple(d.slots)) for d in found.differences] == [
        ("changed", "云岚科技", ("metric",)),
        ("added", "甲", ()),
    ]


def test_the_order_of_the_rows_makes_no_difference():
    subjects = ("甲", "乙", "丙")
    old = [row(name, start, subject=s) for name in "ab" for start in (1, 9) for s in subjects]
    new = [row(name, start, subject=s, metric="orders") for name in "bc" for start in (1, 9) for s in subjects[:2]]
    found = compare(old, new)
    for seed in range(5):
        shuffle = random.Random(seed)
        assert compare(shuffle.sample(old, len(old)), shuffle.sample(new, len(new))) == found
    assert len(found.differences) == 4 + 6 + 2 + 4


def write(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


def test_files_and_folders_hold_the_same(tmp_path):
    file = write(tmp_path / "all.jsonl", row("a.md"), row("b.md"))
    write(tmp_path / "out" / "a.jsonl", row("a.md"))
    write(tmp_path / "out" / "deep" / "b.jsonl", row("b.md"))
    write(tmp_path / "out" / "a.entities.jsonl", {"label": "COMPANY"})
    assert compare(file, str(tmp_path / "out")) == Comparison(same=2)
    assert compare(file, [row("a.md")]).by_rule == {"auto.deliveries": {"lost": 1}}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "old.jsonl: line 1 is no JSON"),
        (b"\n[1]", "old.jsonl: line 2 is no JSON object; write one row a line"),
        (
            b'{"article_id": "a", "start": 1}',
            "line 1 has no 'end', 'rule'; a fact row has article_id, start, end, rule; take",
        ),
        (b"\xff\xfe", "old.jsonl: cannot be read as UTF-8"),
        (None, "old.jsonl: there is no such file or folder; check the path"),
    ],
)
def test_what_cannot_be_compared(tmp_path, content, said):
    old, new = tmp_path / "old.jsonl", write(tmp_path / "new.jsonl", row())
    if content is not None:
        old.write_bytes(content)
    with pytest.raises(EvaluationError) as caught:
        compare(old, new)
    assert said in str(caught.value)
    result = run(old, new)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("wrong", [{"start": "8"}, {"article_id": None}, {"end": 1.5}])
def test_a_row_whose_place_is_none(wrong):
    with pytest.raises(
        EvaluationError, match=r"a row has article_id .*; article_id is text, start and end are whole numbers"
    ):
        compare([row()], [{**row(), **wrong}])


def test_a_folder_without_facts(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(EvaluationError, match=r"out: no facts here; give a folder of \.jsonl files"):
        compare(tmp_path / "out", [])


def run(*arguments, **environment):
    return CliRunner().invoke(main, ["compare", *map(str, arguments)], env=environment)


@pytest.fixture
def outputs(tmp_path):
    old = write(tmp_path / "old.jsonl", row(), row("b.md"), row("c.md"))
    new = write(tmp_path / "new.jsonl", row(metric="orders"), row("c.md"), row("d.md", rule="auto.orders"))
    return old, new


def test_the_command_counts_by_rule_and_slot(outputs):
    result = run(*outputs)
    assert result.exit_code == 0
    assert result.stderr == "1 added, 1 lost, 1 changed, 1 the same\n"
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"by": "rule", "name": "auto.deliveries", "added": 0, "lost": 1, "changed": 1},
        {"by": "rule", "name": "auto.orders", "added": 1, "lost": 0, "changed": 0},
        {"by": "slot", "name": "metric", "added": 0, "lost": 0, "changed": 1},
    ]
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "120"}
    assert "{" not in run(*outputs, **terminal).stdout
    assert run(*outputs, "--json", **terminal).stdout == result.stdout


def test_the_command_lists_rows_on_request(outputs):
    result = run(*outputs, "--rows")
    assert result.stdout.splitlines() == [
        "changed  a.md 8:14  星河汽车 orders 12.8万辆  (auto.deliveries)  metric: 'deliveries' → 'orders'",
        "lost     b.md 8:14  星河汽车 deliveries 12.8万辆  (auto.deliveries)",
        "added    d.md 8:14  星河汽车 deliveries 12.8万辆  (auto.orders)",
    ]
    first, *_ = [json.loads(line) for line in run(*outputs, "--rows", "--json").stdout.splitlines()]
    assert (first["kind"], first["row"]["metric"]) == ("changed", "orders")
    assert first["slots"] == {"metric": {"old": "deliveries", "new": "orders"}}


def test_the_command_says_when_nothing_differs(outputs):
    result = run(outputs[0], outputs[0])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "identical: 3 rows\n")
