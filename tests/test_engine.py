"""The engine as a whole: invariants of every row, determinism, long sentences, hostile texts, the public tokenizer."""

import json
import pkgutil
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import digestnlp
from digestnlp import Engine, Fact, extract, load_rules, parse_article, read, tokenize
from digestnlp.engine import engine_for
from digestnlp.view import view

ARTICLES = Path(__file__).parents[1] / "data/articles"
PIECES = [
    *(
        "星原汽车",
        "云岚科技",
        "交付",
        "营收",
        "12.8 万辆",
        "两万三千",
        "-7亿元至-9亿元",
        "35%",
        "分别为",
        "和",
        "同比增长",
    ),
    *("2024 年", "去年", "（约合 1 亿美元）", "**", "## ", "- ", "１２", "億元", "预计", "不实", "各约"),
    *(" ", "，", "。", "；", "：", "\n", "\u200b", "\x00", "😀"),
]


@pytest.fixture(scope="module")
def engine():
    return engine_for(load_rules(), "builtin")


def check(article, analysis):
    text = article.text
    for found in (*analysis.facts, *analysis.quantities, *analysis.times, *analysis.entities):
        assert text[found.start : found.end] == found.text
    for fact in analysis.facts:
        assert text[fact.sentence_start : fact.sentence_end] == fact.sentence
        assert len(fact.sentence) <= 1000
        assert fact.sentence_start <= fact.start < fact.end <= fact.sentence_end
        assert fact.subject_text is None or fact.subject_text in text
        assert fact.value_max is None or (fact.relation == "range" and fact.value <= fact.value_max)
        assert (fact.period_start is None or fact.period_end is None) or fact.period_start <= fact.period_end
        assert Fact.model_validate(fact.row()) == fact
    assert len({f.id for f in analysis.facts}) == len(analysis.facts)


@pytest.mark.parametrize("path", sorted(p for p in ARTICLES.iterdir()), ids=lambda p: p.name)
def test_rows_of_the_sample_articles_hold_together(engine, path):
    for article in read(path):
        analysis = engine.analyze(article)
        check(article, analysis)
        assert analysis.facts


def test_two_engines_give_the_same_rows(engine):
    article = next(iter(read(ARTICLES / "morning-2025-01-03.md")))
    another = Engine()
    assert another is not engine
    assert another.process(article).facts == engine.process(article).facts


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_news_like_text_is_read(text):
    article = parse_article(text, id="x", published=date(2025, 3, 5))
    check(article, engine_for(load_rules(), None).analyze(article))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text):
    article = parse_article(text, id="x", published=date(2025, 3, 5))
    check(article, engine_for(load_rules(), None).analyze(article))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,，万亿千百十一二三两点%辆元-至 ", max_size=24))
def test_no_quantity_is_the_tail_of_a_numeral(text):
    for quantity in digestnlp.find_quantities(text):
        before = view(text)[: quantity.start]
        assert not re.search(r"[0-9一二三两万亿千百十]$", before) or (
            before[-1:] in "万亿" and not quantity.text[0].isdigit()
        )


def test_a_long_sentence_is_cut_at_clauses_and_flagged():
    clause = "云岚科技继续推进各项业务的发展工作，"
    text = clause * 80 + "2024 年营收 3 亿元，" + clause * 80
    (fact,) = [f for f in extract(text, published=date(2025, 3, 5)) if f.metric == "revenue"]
    assert "sentence_cut" in fact.flags
    assert 3 < len(fact.sentence) <= 1000
    assert "3 亿元" in fact.sentence


def test_a_failure_becomes_the_results_error(engine, monkeypatch):
    monkeypatch.setattr(engine, "analyze", lambda article, tagged: 1 / 0)
    result = engine.process(parse_article("云岚科技营收 3 亿元。", id="bad"))
    assert result.facts == ()
    assert result.error == "bad: ZeroDivisionError: division by zero"


def test_rows_are_json():
    (fact,) = extract("云岚科技 2024 年营收 3.50 亿元。", published=date(2025, 3, 5))
    row = json.loads(json.dumps(fact.row(), ensure_ascii=False))
    assert (row["value"], row["period_start"], row["period_end"]) == ("350000000", "2024-01-01", "2024-12-31")


def test_a_conversion_is_no_fact_of_its_own():
    facts = extract("云岚科技 2024 年营收 10.2 亿元（约合 1.4 亿美元）。", published=date(2025, 3, 5))
    assert [f.text for f in facts] == ["10.2 亿元"]


def test_public_tokens_keep_numbers_and_names_whole():
    tokens = [t.text for t in tokenize("小米汽车交付12.8万辆，同比增长1,234.5%。")]
    assert "小米汽车" in tokens
    assert "12.8万辆" in tokens
    assert "1,234.5%" in tokens
    assert "".join(tokens) == "小米汽车交付12.8万辆，同比增长1,234.5%。"


def test_public_names_resolve():
    for name in digestnlp.__all__:
        assert getattr(digestnlp, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'extrct'"):
        digestnlp.extrct  # noqa: B018


def test_no_module_takes_the_place_of_a_public_name():
    """Whoever imports a module of the package makes it an attribute of the package, whatever stood there before."""
    modules = {module.name for module in pkgutil.iter_modules(digestnlp.__path__)}
    assert not modules & set(digestnlp.__all__)


def test_an_article_without_a_date_takes_the_callers_and_one_with_a_date_keeps_its_own():
    text = "云岚科技去年营收 3.5 亿元。"
    undated, dated = parse_article(text, id="x"), parse_article(text, id="x", published=date(2023, 3, 5))
    (asked,) = extract(undated, published="2025-03-05")
    (kept,) = extract(dated, published="2025-03-05")
    assert (asked.period_start, kept.period_start) == (date(2024, 1, 1), date(2022, 1, 1))
    with pytest.raises(ValueError, match="published"):
        extract(undated, published="soon")


def test_rows_made_without_validation_are_what_validation_would_make():
    for fact in extract(
        "云岚科技 2024 年营收 3 亿元，同比增长 12%，预计明年达到 5 亿至 6 亿元。", published=date(2025, 3, 5)
    ):
        assert Fact.model_validate(dict(fact), strict=True) == fact
        assert fact.model_fields_set == set(Fact.model_fields)
