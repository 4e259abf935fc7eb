"""What README and docs show is what the library does: Python blocks and commands print what the block behind them says."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from digestnlp.cli import main

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```python\n(.*?)```(?:\s*prints\s*```\n(.*?)```)?", re.S)
COMMAND = re.compile(r"```bash\ndigestnlp (.*?)\n```\s*prints\s*```\n(.*?)```", re.S)
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


def test_commands_of_the_readme():
    commands = COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands
    for command, printed in commands:
        result = CliRunner().invoke(main, shlex.split(command))
        assert (result.exit_code, result.stdout.strip()) == (0, printed.strip())


def test_readme_has_the_two_commands():
    lines = [
        line
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("python3 -m venv")
    ]
    assert ["digestnlp run data/articles" in line for line in lines] == [True, False]
    assert ["pytest" in line for line in lines] == [False, True]
