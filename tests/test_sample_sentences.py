"""The script that draws sentences to judge: repeatable, with the rows or names that were found in each."""

import importlib
import json
import sys
from pathlib import Path

import pytest

from digestnlp import load_rules
from digestnlp.engine import engine_for
from digestnlp.reader import read

SCRIPTS = Path(__file__).parent.parent / "scripts"
DIGEST = """---
id: digest
date: 2025-03-05
---
## 星原汽车公布销量

星原汽车 2 月交付 3.1 万辆。新车将于秋天在上海亮相，具体日期还没有公布。

- 云岚科技在杭州设立研究中心，由李四负责筹建工作。
"""


@pytest.fixture(scope="module")
def script():
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module("sample_sentences")
    finally:
        sys.path.remove(str(SCRIPTS))


@pytest.fixture
def digest(tmp_path):
    path = tmp_path / "digest.md"
    path.write_text(DIGEST, "utf-8")
    return str(path)


def test_facts_draws_sentences_with_quantities_and_shows_their_rows(script, digest):
    (drawn,) = script.draw(read(digest), "facts", 10, seed=1)
    assert drawn.text == "星原汽车 2 月交付 3.1 万辆。"
    (row,) = script.found(drawn, "facts", engine_for(load_rules(), None))
    assert (row["text"], row["subject"], row["metric"], row["value"]) == ("3.1 万辆", "星原汽车", "deliveries", "31000")
    assert "relation" not in row  # what is as usual is left out
    shown = script.shown(1, drawn, [row])
    assert "星原汽车公布销量" in shown
    assert "【3.1 万辆】 subject=星原汽车" in shown


def test_plain_draws_what_entities_draws_and_shows_no_names(script, digest):
    drawn = script.draw(read(digest), "entities", 10, seed=1)
    assert [d.text.strip() for d in drawn] == [d.text.strip() for d in script.draw(read(digest), "plain", 10, seed=1)]
    engine = engine_for(load_rules(), None)
    names = [row["text"] for d in drawn for row in script.found(d, "entities", engine)]
    assert {"云岚科技", "李四"} <= set(names)
    assert [script.found(d, "plain", engine) for d in drawn] == [[]] * len(drawn)


def test_a_quantity_without_a_row_is_shown_without_slots(script, tmp_path):
    path = tmp_path / "text.md"
    path.write_text("王五今年 36 岁。", "utf-8")
    (drawn,) = script.draw(read(str(path)), "facts", 10, seed=1)
    rows = script.found(drawn, "facts", engine_for(load_rules(), None))
    assert [row["text"] for row in rows] == ["36 岁"]
    assert script.shown(1, drawn, [{"text": "36 岁", "start": 4}]).endswith("【36 岁】 -")


def test_json_lines_hold_the_place_of_each_sentence(script, digest, capsys):
    script.main([digest, "--kind", "facts", "--json", "--tagger", "none"])
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert DIGEST[row["start"] : row["end"]] == row["text"]
    assert row["rows"][0]["metric"] == "deliveries"
