"""`digestnlp run` with its outputs: each gets the same facts, and resuming skips what is there."""

from __future__ import annotations

from random import Random

import pytest
from click.testing import CliRunner

from digestnlp.cli import main
from stored import contents, names, query

TEXT = "2024年星原汽车交付12.8万辆，2025年目标为24万辆。"


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(TEXT, encoding="utf-8")
    return folder


def run(*arguments, code=0):
    done = CliRunner().invoke(main, ["run", "--tagger", "none", *map(str, arguments)])
    assert done.exit_code == code, done.output
    return done.stderr


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.csv", "facts.parquet", "facts.db", "facts.duckdb"])
def test_each_output_gets_the_same_facts(archive, tmp_path, name):
    out = tmp_path / name
    assert "2 articles, 4 facts, 0 failed" in run(archive, "-o", out)
    stored = contents(out)
    rows = stored["facts"] if isinstance(stored, dict) else [tuple(row.values()) for row in stored]
    assert sorted(row[1] for row in rows) == ["a.md", "a.md", "b.md", "b.md"]
    assert names(tmp_path) == ["articles", name]


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.parquet", "facts.db", "facts.duckdb", "postgresql"])
def test_what_an_article_says_stops_no_run(archive, tmp_path, name, request):
    """Figures of more decimals than columns have, and what is no name by its length, which servers do not look up."""
    out = request.getfixturevalue("postgres_url") if name == "postgresql" else tmp_path / name
    random = Random(1)
    long = "".join(chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(1500))
    (archive / "c.md").write_text(
        f"精度达到 1e-20 米。\n\n| 公司 | 营收（亿元） |\n|---|---|\n| {long} | 3 |", encoding="utf-8"
    )
    (archive / "d.md").write_text(
        f"{long}控股集团有限公司去年营收 3 亿元。\n\n《{long}》售出 2 万册。", encoding="utf-8"
    )
    (archive / f"{'e' * 240}").mkdir()
    (archive / f"{'e' * 240}" / f"{'e' * 240}").mkdir()
    (archive / f"{'e' * 240}" / f"{'e' * 240}" / f"{'e' * 240}.md").write_text(TEXT, encoding="utf-8")
    assert "5 articles" in run(archive, "-o", out, code=3)
    assert "1 failed" in run(archive, "-o", out, code=3)
    stored = contents(out)
    if isinstance(stored, dict):
        assert [row[0] for row in stored["articles"] if row[8] is None] == ["a.md", "b.md", "c.md", "d.md"]
        assert {row[7] > 0 for row in stored["articles"] if row[8] is None} == {True}


def test_resume_skips_what_is_there_and_reads_what_changed(archive, tmp_path):
    out = tmp_path / "facts.db"
    run(archive, "-o", out)
    assert "0 articles, 0 facts, 0 failed, 2 already there" in run(archive, "-o", out, "--resume")
    (archive / "b.md").write_text("没有数字的一句话。", encoding="utf-8")
    (archive / "c.md").write_bytes(b"\xff\xfe\xff")
    assert "2 articles, 0 facts, 1 failed, 1 already there" in run(archive, "-o", out, "--resume", code=3)
    assert query(out, "SELECT id, facts, error IS NULL FROM articles ORDER BY id") == [
        ("a.md", 2, 1),
        ("b.md", 0, 1),
        ("c.md", 0, 0),
    ]
    assert query(out, "SELECT DISTINCT article_id FROM facts") == [("a.md",)]


def test_other_rules_are_no_reason_to_skip(archive, tmp_path):
    out, pack = tmp_path / "facts.db", tmp_path / "pack"
    pack.mkdir()
    (pack / "mine.toml").write_text('disable = ["auto.deliveries"]\n', encoding="utf-8")
    run(archive, "-o", out)
    assert "2 articles" in run(archive, "-o", out, "--resume", "--rules", pack)
    assert query(out, "SELECT count(*) FROM facts WHERE rule = 'auto.deliveries'") == [(0,)]


def test_tables_by_other_names(archive, tmp_path):
    out = tmp_path / "facts.db"
    run(archive, "-o", out, "--table-prefix", "dn_")
    assert query(out, "SELECT count(*) FROM dn_facts") == [(4,)]
    assert "has no schemas" in run(archive, "-o", out, "--schema", "news", code=2)


@pytest.mark.parametrize(
    ("given", "output"),
    [
        ("{0}", "{0}/out.jsonl"),
        ("{0}", "{0}/deep/OUT.JSONL"),
        ("{0}/*.jsonl", "{0}/out.jsonl"),
        ("{0}/../**/*.jsonl", "{0}/out.jsonl"),
        ("{0}/../art*", "{0}/new.jsonl"),
    ],
)
def test_an_output_that_would_be_read_as_articles_is_refused(archive, given, output):
    (archive / "deep").mkdir()
    (archive / "out.jsonl").write_text("{}\n", encoding="utf-8")
    said = run(given.format(archive), "-o", output.format(archive), code=2)
    assert "whose files are read as articles; write elsewhere" in said
    assert (archive / "out.jsonl").read_text(encoding="utf-8") == "{}\n"


def test_an_output_beside_what_a_pattern_matches_is_written(archive):
    run(archive / "*.md", "-o", archive / "out.jsonl")
    assert names(archive) == ["a.md", "b.md", "out.jsonl"]


def test_into_a_server(archive, postgres_url):
    said = run(archive, "-o", postgres_url)
    assert said.startswith(f"{postgres_url}: 2 articles, 4 facts")
    assert query(postgres_url, "SELECT count(*) FROM targets_and_actuals") == [(1,)]  # both articles say the same
    assert "2 already there" in run(archive, "-o", postgres_url, "--resume")
