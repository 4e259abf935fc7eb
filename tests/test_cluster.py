"""Spark and Ray give the rows of a local run, by the recipes that docs/cluster.md shows."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from digestnlp.batch import run
from digestnlp.errors import ReadError
from digestnlp.models import Fact

ROOT = Path(__file__).parents[1]
BRIEFS = ROOT / "data" / "articles" / "briefs.jsonl"
SPARK, RAY = re.findall(r"```py\n(.*?)```", (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8"), re.S)


@pytest.fixture(scope="session")
def session():
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: pip install 'digestnlp[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local[2]")
        .appName("digestnlp tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", os.devnull)
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "in").mkdir()
    lines = [*BRIEFS.read_text(encoding="utf-8").splitlines(), '{"id": "broken", "date": "昨天", "text": "甲"}']
    (tmp_path / "in" / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def expected(archive):
    return list(run([archive], tagger=None))


def facts_in(rows):
    return sorted((Fact(**row) for row in rows), key=lambda fact: fact.id)


def same_facts(rows, results):
    return facts_in(rows) == sorted((fact for result in results for fact in result.facts), key=lambda fact: fact.id)


def test_the_recipe_for_spark(session, archive, tmp_path, expected):
    exec(compile(SPARK, "docs/cluster.md", "exec"), {"session": session, "archive": archive, "out": tmp_path})
    rows = session.read.parquet(str(tmp_path / "facts")).collect()
    assert same_facts((row.asDict() for row in rows), expected)
    (failed,) = session.read.json(str(tmp_path / "failed")).collect()
    assert failed["article_id"] == "broken"
    assert "'昨天' is no date" in failed["error"]


def test_the_schema_in_spark(session, archive, expected):
    from digestnlp import spark

    articles = session.read.json(str(archive)).withColumnRenamed("date", "published").repartition(3)
    facts = spark.extract(articles, tagger=None)
    kinds = dict(facts.dtypes)
    assert list(kinds) == list(Fact.model_fields)
    assert (kinds["value"], kinds["published"], kinds["flags"]) == ("decimal(38,18)", "date", "array<string>")
    assert (kinds["start"], kinds["approx"]) == ("bigint", "boolean")
    assert same_facts((row.asDict() for row in facts.collect()), expected)


def test_days_and_ids_of_other_types(session):
    from digestnlp import spark

    articles = session.sql(
        "SELECT 7 AS id, '云岚去年交付 12.8 万辆。' AS text, DATE'2025-01-02' AS published, 1 AS other"
    )
    (fact,) = spark.extract(articles, tagger=None).collect()
    assert (fact["article_id"], fact["period_start"].isoformat()) == ("7", "2024-01-01")


def test_a_column_that_is_missing(session):
    from digestnlp import spark

    with pytest.raises(ReadError, match="no column 'text'"):
        spark.extract(session.sql("SELECT 'a' AS id"))


@pytest.mark.filterwarnings("ignore")  # Ray warns of itself while it starts
def test_the_recipe_for_ray(archive, tmp_path, expected, monkeypatch):
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("HOME", str(tmp_path))  # where it leaves things
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    ray.init(num_cpus=1, include_dashboard=False)
    try:
        exec(compile(RAY, "docs/cluster.md", "exec"), {"archive": archive, "out": tmp_path})
    finally:
        ray.shutdown()
    assert same_facts(pq.read_table(tmp_path / "facts-of-ray").to_pylist(), expected)
