"""The script that draws mentions to judge: uniform, repeatable, and readable."""

import importlib.util
import json
import random
from collections import Counter
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "sample_mentions.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("sample_mentions", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def articles(tmp_path):
    digest = "---\nid: digest\ndate: 2025-03-05\n---\n甲厂售出约3万台，\n均价2-4万元。"
    (tmp_path / "digest.md").write_text(digest, "utf-8")
    rows = [{"id": f"row{n}", "date": "2025-03-05", "text": f"昨日有{n}家门店开业"} for n in range(1, 30)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return str(tmp_path)


def test_lines_show_context_value_and_place(script, articles):
    first, second = script.sampled([articles + "/digest.md"], "quantities", 400, 1, 6)
    assert first == "1 | ⏎甲厂售出约【3万台】，⏎均价2- | 30000 | 台 | eq approx | digest:41"
    assert second == "2 | 万台，⏎均价【2-4万元】。 | 20000..40000 | CNY | range | digest:48"


def test_times_show_interval_grain_and_article_date(script, articles):
    line = script.sampled([articles + "/rows.jsonl"], "times", 1, 1, 4)[0]
    assert "【昨日】" in line
    assert "2025-03-04..2025-03-04 | day relative | article of 2025-03-05" in line


def test_a_seed_draws_the_same_again_and_another_seed_others(script, articles):
    def draw(seed):
        return script.sampled([articles], "quantities", 10, seed, 10)

    assert draw(1) == draw(1) != draw(2)
    assert len(set(draw(1))) == 10


def test_a_reservoir_draws_each_item_equally_often(script):
    seen = Counter(item for seed in range(4000) for item in script.reservoir(range(20), 5, random.Random(seed)))
    assert len(seen) == 20
    assert all(850 < times < 1150 for times in seen.values()), seen


def test_a_reservoir_keeps_the_order_and_all_of_a_short_text(script):
    assert script.reservoir("甲乙丙", 5, random.Random(1)) == ["甲", "乙", "丙"]
    drawn = script.reservoir(range(1000), 50, random.Random(1))
    assert drawn == sorted(drawn)


@pytest.mark.parametrize(
    "wrong", [["--kind", "names"], ["--kind", "times", "--count", "0"], ["--kind", "times", "--seed", "x"]]
)
def test_wrong_options_are_explained(script, articles, wrong, capsys):
    with pytest.raises(SystemExit):
        script.main([articles, *wrong])
    assert "invalid" in capsys.readouterr().err


def test_main_prints_the_lines(script, articles, capsys):
    script.main([articles, "--kind", "quantities", "--count", "3"])
    assert [line.split(" | ")[0] for line in capsys.readouterr().out.splitlines()] == ["1", "2", "3"]
