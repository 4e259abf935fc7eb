"""Every way in with every way out: the same articles give the same rows, in the same order."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from types import SimpleNamespace

import pytest

from digestnlp.batch import run
from digestnlp.engine import extract
from digestnlp.models import Fact
from digestnlp.reader import parse_article
from digestnlp.sinks import open_sink

ARTICLES = {
    "a": "---\nid: a\ntitle: 早报\ndate: 2025-01-02\nsource: 晨报\n---\n# 早报\n\n## 星原汽车交付量公布\n\n"
    "1 月 1 日消息，李晨称，2024 年星原汽车交付 12.8 万辆，计划 2025 年交付 24 万辆。（来源：快讯）\n\n"
    "- 目前星原汽车在全国 46 个城市设立了 180 家门店。\n",
    "b": "---\nid: b\ndate: 2025-01-02\n---\n华为去年营收同比增长超过20%，至8600亿元左右。\r\n",
    "c": "---\nid: c\n---\n没有数字的一句话。\n",
}


def as_files(folder, _):
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_bytes(text.encode())
    return [folder]


def as_single_files(folder, _):
    as_files(folder, _)
    return [folder / "a.md", str(folder / "b.md"), folder / "c.md"]


def as_text_files(folder, _):
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    return [folder]


def as_articles(*_):
    return (parse_article(text, id=name) for name, text in ARTICLES.items())


def as_files_and_stdin(folder, monkeypatch):
    as_files(folder, monkeypatch)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ARTICLES["c"].encode())))
    return [folder / "a.md", folder / "b.md", "-"]


def rows_of_jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows_of_sqlite(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM facts ORDER BY rowid")]
    connection.close()
    for row in rows:
        del row["value_number"], row["value_max_number"]
        row["flags"] = json.loads(row["flags"])
        row["approx"] = bool(row["approx"])
    return rows


READERS = [as_files, as_single_files, as_text_files, as_articles, as_files_and_stdin]
SINKS = {"facts.jsonl": rows_of_jsonl, "facts.db": rows_of_sqlite}


@pytest.fixture(scope="module")
def expected():
    return [fact.row() for name, text in ARTICLES.items() for fact in extract(parse_article(text, id=name))]


@pytest.mark.parametrize("sink", SINKS)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_the_same_articles_give_the_same_rows(reader, sink, expected, tmp_path, monkeypatch):
    folder, out = tmp_path / "in", tmp_path / sink
    folder.mkdir()
    with open_sink(out) as opened:
        for result in run(reader(folder, monkeypatch)):
            assert result.error is None
            opened.write(result)
    assert SINKS[sink](out) == expected


def test_the_rows_are_exact_about_their_place(expected):
    assert len(expected) >= 6
    assert {row["article_id"] for row in expected} == {"a", "b"}
    for row in expected:
        fact, text = Fact.model_validate(row), ARTICLES[row["article_id"]]
        assert text[fact.start : fact.end] == fact.text
        assert text[fact.sentence_start : fact.sentence_end] == fact.sentence
        assert fact.sentence_start <= fact.start < fact.end <= fact.sentence_end


def test_jsonl_articles_give_the_same_claims_as_files(tmp_path):
    """A JSONL article's text has no front matter, so its offsets differ; all else is the same."""
    title, text = "星原汽车交付量公布", "2024 年星原汽车交付 12.8 万辆。"
    row = {"id": "a", "title": title, "date": "2025-01-02", "source": "晨报", "text": text}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "a.md").write_text(
        f"---\nid: a\ntitle: {title}\ndate: 2025-01-02\nsource: 晨报\n---\n{text}\n", encoding="utf-8"
    )

    def claims(path):
        places = {"id", "start", "end", "sentence_start", "sentence_end", "section"}
        return [fact.model_dump(exclude=places) for result in run([path]) for fact in result.facts]

    assert claims(tmp_path / "a.jsonl") == claims(tmp_path / "a.md") != []
