from __future__ import annotations

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from digestnlp.cli import main
from digestnlp.errors import EvaluationError
from digestnlp.evaluation import Score, evaluate, read_rows

TEXT = """---
title: 星河汽车去年交付12.8万辆
---
# 星河汽车去年交付12.8万辆

星河汽车去年交付12.8万辆，同比增长两成，每股派息三分之一元。
"""
LEVEL = TEXT.rindex("12.8万辆")
CHANGE = TEXT.index("两成")
YEAR = {"start": "2024-01-01", "end": "2024-12-31"}


def claim(quote="12.8万辆", start=LEVEL, **changes):
    return {
        "doc": "a",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "before": TEXT[start - 2 : start],
        "subject": ["星河汽车"],
        "metric": ["deliveries", "sales_volume"],
        "value": "128000",
        "value_max": None,
        "unit": ["辆"],
        "comparator": ["eq"],
        "change": [None],
        "period": [YEAR],
        "modality": ["actual"],
        "speaker": [None],
        "optional": False,
    } | changes


def row(text="12.8万辆", start=LEVEL, **changes):
    return {
        "start": start,
        "end": start + len(text),
        "text": text,
        "subject": "星河汽车",
        "subject_text": None,
        "metric": "deliveries",
        "value": "128000",
        "value_max": None,
        "unit": "辆",
        "relation": "eq",
        "approx": False,
        "direction": None,
        "basis": None,
        "period_start": "2024-01-01",
        "period_end": "2024-12-31",
        "modality": "actual",
        "speaker": None,
    } | changes


def mention(text, label, start=None, **changes):
    start = TEXT.rindex(text) if start is None else start
    return {"start": start, "end": start + len(text), "text": text, "label": label} | changes


@pytest.fixture
def score(tmp_path):
    """A function of gold claims, found rows, gold mentions and found mentions."""

    def run(claims, found, gold_mentions=None, mentions=None):
        (tmp_path / "a.md").write_bytes(TEXT.encode())
        (tmp_path / "a.facts.jsonl").write_text("".join(json.dumps(c) + "\n" for c in claims))
        (tmp_path / "a.entities.jsonl").write_text("".join(json.dumps(m) + "\n" for m in gold_mentions or ()))
        return evaluate(tmp_path, {"a": found}, None if mentions is None else {"a": mentions})

    return run


def levels(report):
    return [report.levels[level].right for level in ("quantity", "core", "full")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [1, 1, 1]),
        ({"value": "128000.0"}, [1, 1, 1]),
        ({"value": Decimal("1.28E5")}, [1, 1, 1]),
        ({"value": "135001"}, [0, 0, 0]),
        ({"value": "many"}, [0, 0, 0]),
        ({"value_max": "140000"}, [0, 0, 0]),
        ({"unit": "台"}, [0, 0, 0]),
        ({"unit": None}, [0, 0, 0]),
        ({"unit": "辆/天"}, [1, 1, 1]),
        ({"metric": "sales_volume"}, [1, 1, 1]),
        ({"metric": "count"}, [1, 0, 0]),
        ({"subject": " 星河 汽车"}, [1, 1, 1]),
        ({"subject": "它", "subject_text": "星河汽车"}, [1, 1, 1]),
        ({"subject": "别家"}, [1, 0, 0]),
        ({"subject": None}, [1, 0, 0]),
        ({"period_end": "2024-06-30"}, [1, 1, 0]),
        ({"period_start": None, "period_end": None}, [1, 1, 0]),
        ({"modality": "plan"}, [1, 1, 0]),
        ({"relation": "gt"}, [1, 1, 0]),
        ({"approx": True}, [1, 1, 0]),
        ({"direction": "increase"}, [1, 1, 0]),
        ({"speaker": "谁"}, [1, 1, 1]),
    ],
)
def test_each_level_asks_for_more(score, changes, expected):
    report = score([claim()], [row(**changes)])
    assert levels(report) == expected
    assert report.levels["full"].found == report.levels["full"].gold == 1
    assert [d.kind for d in report.differences] == ([] if expected[2] else ["wrong"])


@pytest.mark.parametrize(
    ("relation", "approx", "comparator", "agrees"),
    [
        ("eq", True, ["approx"], True),
        ("gt", True, ["approx"], True),
        ("gt", True, ["gt"], True),
        ("gt", False, ["approx"], False),
        ("eq", True, ["eq"], False),
        ("le", False, ["eq", "le"], True),
    ],
)
def test_comparator_agrees_by_relation_or_by_approx(score, relation, approx, comparator, agrees):
    report = score([claim(comparator=comparator)], [row(relation=relation, approx=approx)])
    assert report.slots["comparator"] == agrees


@pytest.mark.parametrize(
    ("change", "direction", "basis", "agrees"),
    [
        ({"direction": "increase", "basis": "yoy"}, "increase", "yoy", True),
        ({"direction": "increase", "basis": "yoy"}, "increase", None, False),
        ({"direction": "increase", "basis": None}, "increase", "yoy", True),
        ({"direction": "increase"}, "decrease", None, False),
        (None, "increase", None, False),
    ],
)
def test_a_gold_change_without_basis_accepts_any(score, change, direction, basis, agrees):
    found = row("两成", CHANGE, value="20", unit="%", direction=direction, basis=basis)
    report = score([claim("两成", CHANGE, value="20", unit=["%"], change=[change])], [found])
    assert report.slots["change"] == agrees


def test_units_count_alike_in_all_spellings(score):
    report = score([claim("两成", CHANGE, value="20", unit=["个百分比"])], [row("两成", CHANGE, value="20", unit="%")])
    assert report.levels["quantity"].right == 1


def test_fractions_need_not_have_all_decimals(score):
    start = TEXT.index("三分之一")
    gold = claim("三分之一", start, value="0.3333", unit=[None])
    assert (
        score([gold], [row("三分之一", start, value="0.333333333333333333", unit=None)]).levels["quantity"].right == 1
    )
    assert score([gold], [row("三分之一", start, value="0.34", unit=None)]).levels["quantity"].right == 0


@pytest.mark.parametrize(
    ("start", "end", "paired"), [(0, 0, True), (-1, 0, True), (3, 0, True), (4, 0, False), (0, 7, False), (7, 7, False)]
)
def test_spans_pair_that_overlap_by_half_of_the_longer(score, start, end, paired):
    a, z = LEVEL + start, LEVEL + 6 + end
    report = score([claim()], [row(TEXT[a:z], a)])
    assert levels(report) == [int(paired)] * 3
    assert report.levels["full"].found == 1
    assert [d.kind for d in report.differences] == ([] if paired else ["spurious", "missed"])


def test_the_best_assignment_is_taken_not_the_first(score):
    claims = [claim(subject=["星河汽车"]), claim(subject=["银河汽车"])]
    report = score(claims, [row(subject="银河汽车"), row(subject="星河汽车")])
    assert levels(report) == [2, 2, 2]


def test_many_rows_on_one_span_are_paired_in_reasonable_time(score):
    names = [f"公司{number}" for number in range(40)]
    report = score([claim(subject=[name]) for name in names], [row(subject=name) for name in reversed(names)])
    assert levels(report) == [40, 40, 40]


def test_a_claim_that_is_found_twice_is_right_once(score):
    report = score([claim()], [row(), row()])
    assert report.levels["full"] == Score(right=1, found=2, gold=1)


def test_optional_claims_are_neither_rewarded_nor_punished(score):
    assert score([claim(optional=True)], [row()]).levels["full"] == Score()
    assert score([claim(optional=True)], []).levels["full"] == Score()
    assert score([claim(optional=True)], [row(), row()]).levels["full"] == Score()


def test_front_matter_and_title_are_out_of_scope(score):
    in_matter, in_title = (TEXT.index("12.8万辆"), TEXT.index("12.8万辆", TEXT.index("# ")))
    assert score([claim()], [row(), row(start=in_matter), row(start=in_title)]).levels["full"].found == 1


def test_ratios():
    score = Score(right=1, found=2, gold=4)
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert score.f1 == pytest.approx(1 / 3)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)


def test_entities_count_by_exact_span_and_label(score):
    gold = [mention("星河汽车", "COMPANY"), mention("每股", "PRODUCT", optional=True)]
    found = [
        mention("星河汽车", "COMPANY"),
        mention("每股", "PERSON"),
        mention("同比", "PRODUCT"),
        mention("同比", "PLACE"),
    ]
    report = score([], [], gold, found)
    assert report.entities["COMPANY"] == Score(1, 1, 1)
    assert report.entities["PRODUCT"] == Score(0, 1, 0)
    assert report.entities["PERSON"] == Score()
    assert [d.text for d in report.differences] == [f"PRODUCT 同比 at {TEXT.index('同比')}"]


@pytest.mark.parametrize("one_in_gold", [True, False])
def test_brand_and_product_count_alike_as_one_span_or_two(score, one_in_gold):
    one = [mention("星河汽车", "PRODUCT")]
    two = [mention("星河", "COMPANY"), mention("汽车", "PRODUCT")]
    gold, found = (one, two) if one_in_gold else (two, one)
    report = score([], [], gold, found)
    total = sum(report.entities.values(), Score())
    assert total == Score(len(gold), len(gold), len(gold))


def test_entities_are_left_out_where_none_are_given(score):
    assert score([claim()], [row()], [mention("星河汽车", "COMPANY")]).entities == {}


def test_a_row_that_is_not_the_articles_text_is_an_error(score):
    with pytest.raises(EvaluationError, match=r"a: '12\.8万辆' is not the article's text at 5:11"):
        score([claim()], [row(start=5)])


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(EvaluationError, match=r"no gold here.*STEM\.facts\.jsonl"):
        evaluate(tmp_path, {})


def test_gold_without_its_article_is_an_error(tmp_path):
    (tmp_path / "a.facts.jsonl").write_text("")
    with pytest.raises(EvaluationError, match=r"no article a\.md or a\.txt"):
        evaluate(tmp_path, {})


@pytest.mark.parametrize(
    ("content", "message"), [(b"{}\n{", "line 2 is no JSON"), (b"[]", "no JSON object"), (b"\xff", "UTF-8")]
)
def test_broken_lines_are_named(tmp_path, content, message):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(content)
    with pytest.raises(EvaluationError, match=message):
        read_rows(path)


def test_rows_hold_exact_numbers_and_line_separators_in_text(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"value": 0.10, "text": "a\u2028b"}\n\n', encoding="utf-8")
    assert read_rows(path) == [{"value": Decimal("0.10"), "text": "a\u2028b"}]


def parts(scores, level="core"):
    return {name: (s[level].right, s[level].found, s[level].gold) for name, s in scores.items()}


def test_scores_by_metric_count_as_the_row_has_it_where_gold_accepts_it(score):
    report = score([claim()], [row(metric="sales_volume")])
    assert parts(report.metrics) == {"sales_volume": (1, 1, 1)}


def test_a_wrong_metric_is_found_under_its_own_name_and_missed_under_golds_first(score):
    report = score([claim()], [row(metric="count", rule="general.count")])
    assert parts(report.metrics) == {"count": (0, 1, 0), "deliveries": (0, 0, 1)}
    assert parts(report.metrics, "quantity") == parts(report.metrics)
    assert parts(report.rules, "quantity") == {"general.count": (1, 1, 0)}


def test_missed_and_spurious_rows_count_for_their_metric_and_rule(score):
    found = [row("两成", CHANGE, metric="growth", rule="general.growth")]
    report = score([claim(), claim(start=LEVEL, optional=True)], found)
    assert parts(report.metrics) == {"deliveries": (0, 0, 1), "growth": (0, 1, 0)}
    assert parts(report.rules) == {"general.growth": (0, 1, 0)}


@pytest.mark.parametrize(
    ("level", "changes", "right"),
    [
        ("core", {}, 1),
        ("core", {"period_start": None}, 1),
        ("full", {"period_start": None}, 0),
        ("core", {"subject": "别家"}, 0),
        ("quantity", {"subject": "别家"}, 1),
    ],
)
def test_parts_have_each_level(score, level, changes, right):
    report = score([claim()], [row(rule="auto.deliveries", **changes)])
    assert parts(report.metrics, level) == {"deliveries": (right, 1, 1)}
    assert parts(report.modalities, level) == {"actual": (right, 1, 1)}
    assert parts(report.rules, level) == {"auto.deliveries": (right, 1, 0)}


def test_a_wrong_modality_is_found_under_its_own_name(score):
    report = score([claim(modality=["plan", "target"])], [row()])
    assert parts(report.modalities) == {"actual": (0, 1, 0), "plan": (0, 0, 1)}


def test_parts_add_up_to_the_whole(score):
    claims = [claim(), claim("两成", CHANGE, metric=["growth"], value="20", unit=["%"], modality=["plan"])]
    found = [
        row(rule="a"),
        row("两成", CHANGE, value="20", unit="%", metric="count", rule="b"),
        row(start=LEVEL, rule="a"),
    ]
    report = score(claims, found)
    for scores in (report.metrics, report.modalities):
        assert sum(s["core"].found for s in scores.values()) == report.levels["core"].found == 3
        assert sum(s["core"].gold for s in scores.values()) == report.levels["core"].gold == 2
    assert sum(s["core"].right for s in report.metrics.values()) == report.levels["core"].right == 1
    assert sum(s["core"].found for s in report.rules.values()) == 3


def test_rows_without_a_rule_are_in_no_rule(score):
    assert score([claim()], [row()]).rules == {}


def test_slots_are_counted(score):
    report = score(
        [claim(), claim("两成", CHANGE, value="20", unit=["%"])], [row(), row("两成", CHANGE, value="30", unit="%")]
    )
    assert report.paired == 2
    assert (report.agreed["value"], report.agreed["unit"], report.slots["value"]) == (1, 2, 0.5)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.md").write_bytes(TEXT.encode())
    (tmp_path / "a.facts.jsonl").write_text(json.dumps(claim()) + "\n")
    (tmp_path / "found.jsonl").write_text(
        json.dumps(row(article_id="a.md", rule="auto.deliveries", period_end=None)) + "\n"
    )
    return tmp_path


def command(files, *arguments, **environment):
    return CliRunner().invoke(main, ["evaluate", str(files), str(files / "found.jsonl"), *arguments], env=environment)


def test_the_command_scores_parts_on_request(files):
    rows = [json.loads(line) for line in command(files).stdout.splitlines()]
    assert [(r["by"], r["scored"], r["f1"]) for r in rows] == [
        ("level", "quantity", "1.000"), ("level", "core", "1.000"), ("level", "full", "0.000"),
    ]  # fmt: skip
    result = command(files, "--by", "metric", "--by", "rule", "--by", "modality", "--by", "slot", "--level", "full")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()][3:]
    assert [(r["by"], r["scored"], r["right"], r["found"], r["gold"], r["recall"]) for r in rows[:4]] == [
        ("metric", "deliveries", 0, 1, 1, "0.000"),
        ("rule", "auto.deliveries", 0, 1, None, None),
        ("modality", "actual", 0, 1, 1, "0.000"),
        ("slot", "period", 0, 1, 1, "0.000"),
    ]
    assert len(rows) == 3 + 10


def test_the_command_prints_a_table_on_a_terminal_and_json_on_request(files):
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "120"}
    table = command(files, "--by", "rule", **terminal).stdout
    assert "auto.deliveries" in table
    assert "{" not in table
    assert command(files, "--by", "rule", "--json", **terminal).stdout == command(files, "--by", "rule").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '{"article_id": "a.md", "start": 1}\n',
            "line 1 has no 'end', 'text', 'metric', 'value', 'relation', 'modality'",
        ),
        ("{}\n", "line 1 has no 'article_id', 'start'"),
        ("no\n", "line 1 is no JSON"),
        ('{"article_id": "a.md", "start": 1, "end"', "write one row a line"),
    ],
)
def test_rows_that_cannot_be_scored_are_an_error_and_no_traceback(files, content, said):
    (files / "found.jsonl").write_text(content)
    result = command(files)
    assert result.exit_code == 2
    assert said in result.stderr


def test_rows_that_are_not_there_are_an_error(files):
    (files / "found.jsonl").unlink()
    assert "found.jsonl: there is no such file or folder; check the path" in command(files).stderr
