"""`explain` gives the rows of `extract`, says which rule took each figure or why none did, and which rules came near."""

import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from digestnlp import explain, extract, load_rules, read
from digestnlp.claims.draft import Aside
from digestnlp.claims.metric import Obstacle
from digestnlp.cli import main
from digestnlp.errors import RuleError, TaggerError
from digestnlp.explain import ASIDES, EVIDENCE, OBSTACLES

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
PUBLISHED = "2025-03-05"


def attempts(text, **options):
    return explain(text, published=PUBLISHED, tagger=None, **options)


def attempt(text, figure, **options):
    (found,) = [a for a in attempts(text, **options) if a.quantity.text == figure]
    return found


def near(text, figure):
    return {candidate.rule: candidate.failed for candidate in attempt(text, figure).near}


@pytest.fixture(scope="module")
def samples():
    return [(article, explain(article)) for article in read(ARTICLES)]


def test_the_rows_are_those_of_extract_in_their_order(samples):
    assert len(samples) > 10
    for article, found in samples:
        assert [fact for a in found for fact in a.facts] == extract(article), article.id


def test_a_quantity_has_rows_and_a_rule_or_a_reason(samples):
    for article, found in samples:
        for a in found:
            assert a.article_id == article.id
            assert article.text[a.quantity.start : a.quantity.end] == a.quantity.text
            assert bool(a.facts) == (a.chosen is not None) == (a.reason is None), a
            assert all(fact.rule == a.chosen.rule and fact.metric == a.chosen.metric for fact in a.facts)


def test_words_stand_where_they_are_said_to(samples):
    for article, found in samples:
        for a in found:
            for c in [*([a.chosen] if a.chosen else []), *a.near]:
                assert (c.start is None) == (c.end is None)
                assert c.start is None or 0 < c.end - c.start == len(c.text)
                assert article.text[c.start : c.end].strip() or c.start is None


def test_rules_that_came_near_are_others_each_once_with_what_failed(samples):
    for _, found in samples:
        for a in found:
            rules = [c.rule for c in a.near] + ([a.chosen.rule] if a.chosen else [])
            assert len(rules) == len(set(rules)), a
            assert all(c.failed for c in a.near)
            weights = [c.weight for c in a.near if c.weight is not None]
            assert weights == sorted(weights, reverse=True)


def test_everything_that_can_fail_is_said_in_words():
    assert set(OBSTACLES) == set(get_args(Obstacle))
    assert set(ASIDES) == set(get_args(Aside))


def test_evidence_of_the_samples_is_said_in_words(samples):
    seen = {c.how for _, found in samples for a in found for c in [*([a.chosen] if a.chosen else []), *a.near]}
    assert seen - {None} == set(EVIDENCE)


@pytest.mark.parametrize(
    ("text", "figure", "rule", "how", "words"),
    [
        ("云岚科技 2024 年营收为 12 亿元。", "12 亿元", "finance.revenue", "cue_before", "营收"),
        ("云岚科技在全国有 180 家门店。", "180 家", "general.stores", "head", "门店"),
        ("星原汽车卖了 96 台。", "96 台", "auto.sales_volume", "verb_before", "卖了"),
        ("云岚科技以 599 美元的售价推出新机。", "599 美元", "general.price", "cue_behind", "售价"),
    ],
)
def test_the_rule_that_took_the_figure_and_its_words(text, figure, rule, how, words):
    chosen = attempt(text, figure).chosen
    assert (chosen.rule, chosen.how, chosen.text, chosen.failed) == (rule, how, words, None)
    assert text[chosen.start : chosen.end] == words
    assert chosen.weight > 50


def test_a_measure_in_force_has_words_but_no_place():
    chosen = attempt("云岚科技去年营收 12 亿元，同比增长 8%。", "8%").chosen
    assert (chosen.rule, chosen.how, chosen.text, chosen.start) == ("finance.revenue", "in_force", "营收", None)


def test_a_list_that_is_dealt_out_says_so():
    text = "云岚科技去年营收 50 亿元，净利润 4 亿元，分别同比增长 10% 和 20%。"
    first, second = attempt(text, "10%"), attempt(text, "20%")
    assert (first.chosen.rule, second.chosen.rule) == ("finance.revenue", "finance.net_profit")
    assert (first.chosen.how, first.chosen.weight) == ("list", None)
    assert "dealt out otherwise" in near(text, "10%")["finance.net_profit"]


def test_a_figure_of_several_subjects_is_one_attempt_with_several_rows():
    found = attempt("星原汽车和远帆汽车 2024 年销量均为 3 万辆。", "3 万辆")
    assert [fact.subject for fact in found.facts] == ["星原汽车", "远帆汽车"]
    assert str(found).count("  row  ") == 2
    assert str(found).count("  rule  ") == 1


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("云岚科技营收 10.2 亿元（约合 1.4 亿美元）。", "1.4 亿美元", "it converts the figure before it"),
        ("星原汽车、远帆汽车交付向好，两家合计交付 7 万辆。", "两家", "it refers to what was named before"),
        ("据了解，他今年 42 岁。", "42 岁", "no metric applies: a figure of time is a claim only where"),
        (
            "---\ntitle: 云岚科技营收 3 亿元\n---\n云岚科技营收 3.1 亿元。",
            "3 亿元",
            "it stands in the title or the front",
        ),
        ("# 云岚科技营收 3 亿元\n\n云岚科技营收 3.1 亿元。", "3 亿元", "it stands in the title or the front"),
        ("民國113年，云岚科技營收 3 億元。", "113年", "it stands in the time 民國113年 at 0:6"),
        ("据了解，这个数字是 260 万。", "260 万", "no metric applies: a bare count is a claim only where"),
    ],
)
def test_why_there_is_no_row(text, figure, reason):
    found = attempt(text, figure)
    assert found.reason.startswith(reason)
    assert (found.facts, found.chosen) == ((), None)


def test_a_figure_in_a_name(tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "pack.toml").write_text('name = "own"\n', encoding="utf-8") if False else None
    text = "晒足三年上市，云岚科技营收 3 亿元。"
    names = [a for a in explain(text, tagger=None) if a.quantity.text == "三年"]
    assert all(a.reason for a in names)


@pytest.mark.parametrize(
    ("text", "figure", "rule", "failed"),
    [
        ("星原汽车的销量占比达 12%。", "12%", "auto.sales_volume", "does not take ratio"),
        ("星原汽车是销量冠军，占比 12%，门店 30 家。", "12%", "auto.sales_volume", None),
        ("云岚科技 2024 年营收 12 亿元、净利润 2 亿元。", "2 亿元", "finance.revenue", "outweighed: 62 by 100"),
    ],
)
def test_what_a_rule_that_came_near_failed_by(text, figure, rule, failed):
    assert near(text, figure).get(rule) == failed
