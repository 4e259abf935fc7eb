"""`explain` gives the rows of `extract`, says which rule took each figure or why none did, and which rules came near."""

import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from digestnlp import explain, extract, load_rules, read
from digestnlp.claims.draft import Aside
from digestnlp.claims.fit import Obstacle
from digestnlp.cli import main
from digestnlp.errors import RuleError, TaggerError
from digestnlp.explanation import ASIDES, EVIDENCE, NOT_NEAR, OBSTACLES

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
    assert set(OBSTACLES) | NOT_NEAR == set(get_args(Obstacle))
    assert set(ASIDES) == set(get_args(Aside))


def test_evidence_of_the_samples_is_said_in_words(samples):
    seen = {c.how for _, found in samples for a in found for c in [*([a.chosen] if a.chosen else []), *a.near]}
    assert seen - {None} == set(EVIDENCE)


@pytest.mark.parametrize(
    ("text", "figure", "rule", "how", "words"),
    [
        ("云岚科技 2024 年营业收入为 12 亿元。", "12 亿元", "finance.revenue", "cue_before", "营业收入"),
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
    chosen = attempt("云岚科技净营收 12 亿元，同比增长 8%。", "8%").chosen
    assert (chosen.rule, chosen.how, chosen.text, chosen.start) == ("finance.revenue", "in_force", "净营收", None)


def test_a_list_that_is_dealt_out_says_so():
    text = "云岚科技去年营收 50 亿元，净利润 4 亿元，分别同比增长 10% 和 20%。"
    first, second = attempt(text, "10%"), attempt(text, "20%")
    assert (first.chosen.rule, second.chosen.rule) == ("finance.revenue", "finance.net_profit")
    assert (first.chosen.how, first.chosen.weight) == ("list", None)
    assert "dealt out otherwise" in near(text, "10%")["finance.net_profit"]


def test_a_measure_that_is_likelier_than_the_rules_says_so():
    text = "海岳电器 9 月只卖 37 支。"
    chosen = attempt(text, "37 支").chosen
    assert (chosen.rule, chosen.how, chosen.weight) == ("auto.sales_volume", "weighed", None)
    assert "no word of a rule, but all clues together" in str(chosen)


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
    (tmp_path / "own.tsv").write_text("id\tlabel\tname\taliases\nown.a\tPRODUCT\t晒足三年\n", encoding="utf-8")
    text = "云岚科技的晒足三年卖了 3 万瓶。"
    assert attempt(text, "三年", rules=[tmp_path]).reason == "it stands in the name 晒足三年 at 5:9"
    assert attempt(text, "3 万瓶", rules=load_rules(tmp_path)).chosen.rule == "auto.sales_volume"


@pytest.mark.parametrize(
    ("text", "figure", "rule", "failed"),
    [
        ("星原汽车去年交付量 3 万辆，占比 12%。", "12%", "auto.deliveries", "does not take ratio"),
        ("星原汽车销量冠军占比 12%。", "12%", "auto.sales_volume", "not_before: 冠军 follows"),
        ("云岚科技公开设立 12 个项目。", "12 个", "general.store_openings", "not_after: 公 precedes"),
        ("物价跌 6%。", "6%", "market.share_move", "counts only where its COMPANY is named before it"),
        (
            "星原汽车在 46 个城市开出 180 家门店。",
            "46 个",
            "general.store_openings",
            "does not stand right beside the figure",
        ),
        ("充电联盟成员增至 18 家。", "18 家", "general.headcount", "classifier 家 not counted by this head"),
        ("港股走高，星原汽车涨 5%。", "5%", "market.index_region", "subject type: the name before the figure does not"),
        ("星原汽车大跌之后仍有三成用户愿意。", "三成", "market.share_move", "priority -4, and more than 2"),
        ("拓衡电池营收占比 2%。", "2%", "auto.battery_capacity", "stands inside a name"),
        ("云岚科技 2024 年营收 12 亿元，净利润 2 亿元。", "2 亿元", "finance.revenue", "outweighed: 67 by 100"),
    ],
)
def test_what_a_rule_that_came_near_failed_by(text, figure, rule, failed):
    assert near(text, figure)[rule].startswith(failed)


def test_the_dimension_alone_is_not_near_and_words_of_little_meaning_only_where_they_were_weighed(samples):
    assert "general.count" not in near("云岚科技的产品去年营收 3 亿元。", "3 亿元")
    assert not [c for _, found in samples for a in found for c in a.near if c.how == "fallback"]


def test_an_attempt_in_words():
    text = "星原汽车去年交付约 3.1 万辆，计划今年交付 5 万辆。"
    first, second = map(str, attempts(text))
    assert first.splitlines() == [
        "3.1 万辆 at 10:16",
        "  rule      auto.deliveries: 交付 at 6:8, verb before it, weighs 96",
        "  row       星原汽车 deliveries 31000 辆, 2024-01-01..2024-12-31, actual",
        "  subject   星原汽车 (COMPANY)",
        "  period    去年, relative",
    ]
    assert second.splitlines()[2:] == [
        "  row       星原汽车 deliveries 50000 辆, 2025-01-01..2025-12-31, plan",
        "  subject   星原汽车 (COMPANY), inherited",
        "  period    今年, relative",
        "  modality  plan by 计划",
        "  assumed   subject_inherited",
    ]


def test_records_are_json_and_back():
    (found,) = attempts("云岚科技营收 3 亿元。")
    assert json.loads(found.model_dump_json())["facts"][0]["value"] == "300000000"
    assert type(found).model_validate_json(found.model_dump_json()) == found


def test_nothing_to_explain():
    assert explain("今天天气很好。") == []
    assert explain("") == []


def test_what_cannot_be_used_is_the_error_of_extract(tmp_path):
    (tmp_path / "bad.toml").write_text("[[metric]]\n", encoding="utf-8")
    with pytest.raises(RuleError):
        explain("营收 3 亿元", rules=[tmp_path])
    with pytest.raises(TaggerError):
        explain("营收 3 亿元", tagger="no_such_pipeline")
    with pytest.raises(ValueError, match="published"):
        explain("营收 3 亿元", published="soon")


TEXT = "星原汽车去年交付 3.1 万辆，同比增长 35%。"


def run(*arguments, text=None):
    return CliRunner().invoke(main, ["explain", *arguments], input=text)


def test_the_command_prints_what_the_library_says():
    result = run(TEXT, "--published", PUBLISHED)
    assert result.exit_code == 0
    assert result.stdout == "\n\n".join(map(str, explain(TEXT, published=PUBLISHED))) + "\n"


def test_the_command_prints_json_on_request():
    result = run(TEXT, "--published", PUBLISHED, "--json", "--tagger", "none")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        a.model_dump(mode="json") for a in attempts(TEXT)
    ]


def test_files_and_standard_input_are_read_as_articles(tmp_path):
    (tmp_path / "a.md").write_text(f"---\ndate: {PUBLISHED}\n---\n{TEXT}", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        f'{{"id": "x", "text": "{TEXT}"}}\n{{"id": "y", "text": "{TEXT}", "date": "{PUBLISHED}"}}\n', encoding="utf-8"
    )
    result = run(str(tmp_path / "a.md"))
    assert result.stdout.startswith("a.md\n\n3.1 万辆 at ")
    assert "2024-01-01..2024-12-31" in result.stdout
    rows = [json.loads(line) for line in run(str(tmp_path / "b.jsonl"), "--json").stdout.splitlines()]
    assert [row["article_id"] for row in rows] == ["x", "x", "y", "y"]
    assert [row["facts"][0]["period_start"] for row in rows] == [None, None, "2024-01-01", "2024-01-01"]
    dated = run(str(tmp_path / "b.jsonl"), "--json", "--published", "2023-03-05").stdout.splitlines()
    assert [json.loads(line)["facts"][0]["period_start"][:4] for line in dated] == ["2022", "2022", "2024", "2024"]
    for arguments in ((), ("-",)):
        assert run(*arguments, text=TEXT).stdout.startswith("stdin\n\n3.1 万辆 at 9:15\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing.md",), 2, "missing.md: there is no such file or folder; check the path"),
        ((TEXT, "--rules", "missing"), 2, "missing"),
        ((TEXT, "--tagger", "no_such_pipeline"), 2, "no_such_pipeline"),
        ((TEXT, "--published", "soon"), 2, "soon"),
        (("-",), 3, "the article is empty; give it text, or take it out of the input"),
    ],
)
def test_input_that_cannot_be_used(arguments, code, said):
    result = run(*arguments, text="")
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""


def test_a_line_that_is_no_article_stops_no_other(tmp_path):
    (tmp_path / "b.jsonl").write_text(f'{{"id": "x"}}\n{{"id": "y", "text": "{TEXT}"}}\n', encoding="utf-8")
    result = run(str(tmp_path / "b.jsonl"))
    assert result.exit_code == 3
    assert result.stdout.startswith("y\n\n3.1 万辆")
    assert "line 1: fields 'title' and 'text' are missing" in result.stderr


@pytest.mark.parametrize("text", ["", "x" * 5000 + "营收 3 亿元", "营收\0 3 亿元"])
def test_a_text_that_is_no_path(text):
    result = run(text)
    assert result.exit_code == 0
    assert ("3 亿元" in result.stdout) == ("亿" in text)
