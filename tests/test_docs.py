"""What README and docs show is what the library does: every Python block runs, and prints what the block behind it says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```python\n(.*?)```(?:\s*prints\s*```\n(.*?)```)?", re.S)
BLOCKS = [
    pytest.param(code, printed, id=f"{path.name}:{number}")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for number, (code, printed) in enumerate(BLOCK.findall(path.read_text(encoding="utf-8")), 1)
]


def test_there_are_blocks():
    assert BLOCKS


@pytest.mark.parametrize(("code", "printed"), BLOCKS)
def test_block(code, printed):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs", "exec"), {"__name__": "docs"})
    assert out.getvalue().strip() == printed.strip()


def test_readme_has_the_two_commands():
    lines = [
        line
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("python3 -m venv")
    ]
    assert ["digestnlp run data/articles" in line for line in lines] == [True, False]
    assert ["pytest" in line for line in lines] == [False, True]
