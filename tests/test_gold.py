"""The gold files are what the annotations say, and the script that builds them notices mistakes."""

import importlib.util
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from digestnlp.reader import read

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
GOLD = sorted((DATA / "gold").glob("*.jsonl"))


@pytest.fixture(scope="module")
def build_gold():
    spec = importlib.util.spec_from_file_location("build_gold", ROOT / "scripts" / "build_gold.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(build_gold):
    return build_gold.build()


def rows(kind):
    for file in GOLD:
        if file.name.endswith(f".{kind}.jsonl"):
            yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def test_gold_is_up_to_date(build_gold, gold):
    assert [file.name for file in build_gold.outdated(gold)] == []


def test_every_article_has_both_files():
    stems = {file.stem for file in (DATA / "articles").iterdir() if file.suffix in (".md", ".txt")}
    for kind in ("facts", "entities"):
        assert {file.name.removesuffix(f".{kind}.jsonl") for file in GOLD if f".{kind}." in file.name} == stems


def test_gold_is_large_and_varied_enough():
    claims = [claim for claim in rows("facts") if not claim["optional"]]
    assert len(claims) >= 450
    assert len(list(rows("entities"))) >= 250
    modalities = Counter(claim["modality"][0] for claim in claims)
    assert all(modalities[m] >= 3 for m in ("actual", "target", "plan", "forecast", "estimate", "rumor", "denied")), (
        modalities
    )
    assert len({claim["metric"][0] for claim in claims}) >= 60


@pytest.mark.parametrize(("kind", "field"), [("facts", "quote"), ("entities", "text")])
def test_spans_are_the_text_as_the_reader_gives_it(kind, field):
    files = [file for file in (DATA / "articles").iterdir() if file.suffix in (".md", ".txt")]
    texts = {Path(article.id).stem: article.text for article in read(*files)}
    for row in rows(kind):
        assert texts[row["doc"]][row["start"] : row["end"]] == row[field]


def test_one_article_has_windows_newlines():
    assert b"\r\n" in (DATA / "articles" / "morning-2025-06-18.md").read_bytes()


def test_the_briefs_are_read():
    briefs = list(read(DATA / "articles" / "briefs.jsonl"))
    assert [brief.id for brief in briefs] == [f"brief-{n:03}" for n in range(1, 7)]
    assert all(brief.published for brief in briefs)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12-31", "2024-12-31", "2024-12-31"),
        ("2024-01..2024-11", "2024-01-01", "2024-11-30"),
        ("..2024-11-30", None, "2024-11-30"),
        ("2024-09..", "2024-09-01", None),
    ],
)
def test_periods(build_gold, text, start, end):
    assert build_gold.parse_period(text) == {"start": start, "end": end}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31.4万 辆", (Decimal(314000), None, "辆")),
        ("5亿..10亿 CNY", (Decimal(500000000), Decimal(1000000000), "CNY")),
        ("-2.6亿..-1.9亿 CNY", (Decimal(-260000000), Decimal(-190000000), "CNY")),
        ("1.2万亿 TWD", (Decimal(1200000000000), None, "TWD")),
        ("0.025 pp", (Decimal("0.025"), None, "pp")),
        ("3", (Decimal(3), None, None)),
        ("1/3", (Decimal("0.333333333333333333"), None, None)),
    ],
)
def test_values(build_gold, text, value):
    assert build_gold.parse_value(text) == value


def claims_of(build_gold, text, *claims):
    section = {"subject": "甲", "metric": "deliveries", "claims": list(claims)}
    return list(build_gold.ClaimReader("sample", text, {"甲": ["甲公司"]}).rows([section]))


def test_claims_stand_in_reading_order(build_gold):
    first, second = claims_of(
        build_gold,
        "甲交付 3 万辆，乙也交付 3 万辆。",
        {"at": "交付 «3 万辆»", "value": "3万 辆"},
        {"at": "交付 «3 万辆»", "value": "3万 辆", "subject": "乙"},
    )
    assert (first["start"], second["start"]) == (4, 14)
    assert first["subject"] == ["甲", "甲公司"]


def test_each_makes_a_claim_for_each_subject(build_gold):
    found = claims_of(build_gold, "甲和乙各售 5 台。", {"at": "«5 台»", "value": "5 台", "each": ["甲", ["乙", "丙"]]})
    assert [row["subject"] for row in found] == [["甲", "甲公司"], ["乙", "丙"]]
    assert len({row["start"] for row in found}) == 1


@pytest.mark.parametrize(
    ("claim", "complaint"),
    [
        ({"at": "«3 万辆»", "value": "3万 辆"}, "not found in the article"),
        ({"at": "5 万辆", "value": "5万 辆"}, "between « and »"),
        ({"at": "«5 万辆»", "value": "4万 辆"}, "value 40000 is not what «5 万辆» says"),
        ({"at": "«5 万辆»", "value": "5万 台"}, "unit '台' is neither"),
        ({"at": "«5 万辆»", "value": "five"}, "write digits"),
        ({"at": "«5 万辆»", "value": "6万..5万 辆"}, "LOW..HIGH"),
        (
            {"at": "«5 万辆»", "value": "5万 辆", "metric": "delivery"},
            "metric 'delivery' is not known; allowed: .*deliveries",
        ),
        ({"at": "«5 万辆»", "value": "5万 辆", "period": "2024年"}, "period '2024年'"),
        (
            {"at": "«5 万辆»", "value": "5万 辆", "change": "up"},
            "change 'up' is not known; allowed: decrease, increase",
        ),
        ({"at": "«5 万辆»", "value": "5万 辆", "modality": "maybe"}, "modality 'maybe'"),
        ({"at": "«5 万辆»", "value": "5万 辆", "speakers": "甲"}, "key 'speakers' is not known"),
    ],
)
def test_mistakes_are_named(build_gold, claim, complaint):
    with pytest.raises(build_gold.AnnotationError, match=complaint):
        claims_of(build_gold, "甲交付 5 万辆。", claim)


def test_names_are_marked_longest_first_and_whole(build_gold):
    names = [build_gold.Name("云岚", "COMPANY", optional=False), build_gold.Name("云岚 E5", "PRODUCT", optional=False)]
    text = "# 云岚\n云岚的云岚 E5 不是云岚 E52，去云岚山看看。"
    found = list(build_gold.mentions("sample", text, names, ["去«云岚»山"]))
    assert [(row["text"], row["label"], row["start"]) for row in found] == [
        ("云岚", "COMPANY", 5),
        ("云岚 E5", "PRODUCT", 8),
        ("云岚", "COMPANY", 16),
    ]


def test_the_review_shows_figures_without_a_claim(build_gold, gold):
    lines = list(build_gold.review(gold))
    assert any("«314,062 辆»" in line and "deliveries" in line for line in lines)
    assert any("no claim" in line for line in lines)
