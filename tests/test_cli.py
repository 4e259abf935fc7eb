"""`digestnlp quantities` and `digestnlp times`: a table on a terminal, JSON lines elsewhere, text from stdin."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from digestnlp import find_quantities, find_times
from digestnlp.cli import main

TEXT = "约 3.5 公里，售价 20-30 万元"


def run(*arguments, text=None, **environment):
    return CliRunner().invoke(main, [*arguments], input=text, env=environment)


def rows(result):
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_quantities_are_json_lines():
    result = run("quantities", TEXT)
    first, second = rows(result)
    assert [first, second] == [q.model_dump(mode="json") for q in find_quantities(TEXT)]
    assert (first["value"], first["unit"], first["approx"]) == ("3.5", "km", True)
    assert (second["value"], second["value_max"], second["unit"]) == ("200000", "300000", "CNY")
    assert "公里" in result.stdout


def test_times_are_json_lines():
    (row,) = rows(run("times", "去年前三季度", "--published", "2025-01-02"))
    (found,) = find_times("去年前三季度", date(2025, 1, 2))
    assert row == found.model_dump(mode="json")
    assert (row["period_start"], row["period_end"]) == ("2024-01-01", "2024-09-30")


@pytest.mark.parametrize("arguments", [("quantities",), ("quantities", "-")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_from_standard_input(arguments, encoding):
    text = "云岚汽车去年交付12.8万辆。\n售价20万元。\n"
    assert [row["text"] for row in rows(run(*arguments, text=text.encode(encoding)))] == ["12.8万辆", "20万元"]


def test_times_from_standard_input():
    (row,) = rows(run("times", "--published", "2025-03-05", text="上月开业\n"))
    assert (row["text"], row["period_start"], row["period_end"]) == ("上月", "2025-02-01", "2025-02-28")


def test_nothing_found_is_no_error():
    for text in ("今天天气很好", ""):
        result = run("quantities", text)
        assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "shown", "left_out"),
    [
        (("quantities", TEXT), ("text", "3.5 公里", "200000", "300000", "CNY"), "cue_start"),
        (("times", "上月", "--published", "2025-03-05"), ("text", "上月", "2025-02-01", "2025-02-28"), "instant"),
    ],
)
def test_a_table_on_a_terminal(arguments, shown, left_out):
    result = run(*arguments, FORCE_COLOR="1", COLUMNS="200")
    assert result.exit_code == 0
    assert all(cell in result.stdout for cell in shown)
    assert "{" not in result.stdout
    assert left_out not in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
def test_a_real_terminal():
    """Standard output is a terminal: a table. Standard input is one, too, and TEXT is left out: an error, no waiting."""
    try:
        ours, theirs = os.openpty()
    except OSError as error:  # as in a container without /dev/pts
        pytest.skip(f"there are no pseudo terminals: {error}")
    command = [sys.executable, "-m", "digestnlp", "quantities"]
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    subprocess.run([*command, TEXT], stdout=theirs, check=True, env=environment)
    assert "dimension" in os.read(ours, 10_000).decode()
    refused = subprocess.run(command, stdin=theirs, capture_output=True, check=False, timeout=60, env=environment)
    os.close(theirs)
    os.close(ours)
    assert refused.returncode == 2
    assert "there is no text; give TEXT, or a file or pipe on standard input" in refused.stderr.decode()


def test_bytes_that_are_no_text():
    result = run("quantities", text="好的12万辆".encode() + b"\xff\xfe\xff")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: standard input: byte 14 (0xff) is not text in UTF-8")


def test_what_no_file_can_hold_is_replaced():
    (row,) = rows(run("quantities", text="\0 12 万辆".encode()))
    assert row["start"] == 2


@pytest.mark.parametrize("published", ["5.3.2025", "2025-02-30", "yesterday"])
def test_a_date_that_is_none(published):
    result = run("times", "去年", "--published", published)
    assert result.exit_code == 2
    assert published in result.stderr
    assert "%Y-%m-%d" in result.stderr


@pytest.mark.parametrize("command", ["quantities", "times"])
def test_help_has_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"digestnlp {command} 去年" in result.stdout
    assert "[TEXT]" in result.stdout
