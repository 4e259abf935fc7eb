"""Arrow tables of articles give the rows of a run: the function that Spark's and Ray's workers call."""

import datetime
import json
from pathlib import Path

import pytest

from digestnlp.batch import process, run, tables
from digestnlp.batch.tables import facts_of, results_of
from digestnlp.errors import ReadError
from digestnlp.models import Entity, Fact

pa = pytest.importorskip("pyarrow")

BRIEFS = Path(__file__).parents[1] / "data" / "articles" / "briefs.jsonl"
ROWS = [json.loads(line) for line in BRIEFS.read_text(encoding="utf-8").splitlines()]


def table(rows):
    return pa.Table.from_pylist([{**row, "published": row.get("date")} for row in rows])


def test_results_are_those_of_a_run():
    expected = list(run([BRIEFS], tagger=None))
    assert sum(len(result.facts) for result in expected) > 10
    rows = results_of(table(ROWS), tagger=None).to_pylist()
    assert [row["article_id"] for row in rows] == [result.article.id for result in expected]
    assert [[Fact(**fact) for fact in row["facts"]] for row in rows] == [list(result.facts) for result in expected]
    assert [[Entity(**e) for e in row["entities"]] for row in rows] == [list(result.entities) for result in expected]
    assert {(row["error"], row["rules_version"]) for row in rows} == {(None, expected[0].rules_version)}
    facts = facts_of(table(ROWS).to_batches()[0], tagger=None).to_pylist()
    assert [Fact(**fact) for fact in facts] == [fact for result in expected for fact in result.facts]


def test_few_results_at_a_time_are_pythons(monkeypatch):
    expected = results_of(table(ROWS), tagger=None), facts_of(table(ROWS), tagger=None)
    monkeypatch.setattr(tables, "ROWS", 2)
    asked = []
    monkeypatch.setattr(tables, "process", lambda engine, some: asked.append(len(some)) or process(engine, some))
    assert (results_of(table(ROWS), tagger=None), facts_of(table(ROWS), tagger=None)) == expected
    assert max(asked) == 2
    assert sum(asked) == 2 * len(ROWS)


@pytest.mark.parametrize(
    "published", ["2025-01-02", datetime.date(2025, 1, 2), datetime.datetime(2025, 1, 2, 8, 30)], ids=str
)
def test_days_are_dates_times_or_text(published):
    articles = pa.table({"id": [7], "text": ["云岚去年交付 12.8 万辆。"], "published": [published]})
    (fact,) = facts_of(articles, tagger=None).to_pylist()
    assert (fact["article_id"], fact["period_start"]) == ("7", datetime.date(2024, 1, 1))


def test_rows_that_are_no_articles_stop_nothing():
    articles = pa.table(
        {
            "id": ["a", None, "c", "d"],
            "text": ["去年交付 12.8 万辆。", "乙", None, "丁"],
            "published": [None, None, None, "昨天"],
        }
    )
    rows = results_of(articles, tagger=None).to_pylist()
    assert [row["article_id"] for row in rows] == ["a", "", "c", "d"]
    assert rows[0]["error"] is None
    for row, message in zip(rows[1:], ["a row has no id", "'text' are missing", "'昨天' is no date"], strict=True):
        assert message in row["error"]
        assert row["facts"] == []


def test_no_articles():
    assert results_of(table(ROWS).slice(0, 0), tagger=None).num_rows == 0


def test_a_column_that_is_missing():
    with pytest.raises(
        ReadError, match="no column 'text'; needed: id, text; read where present: title, published, source"
    ):
        facts_of(pa.table({"id": ["a"]}))
