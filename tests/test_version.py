"""The version stands in one place, and everything that names it asks there."""

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import digestnlp
from digestnlp._version import __version__

ROOT = Path(__file__).parents[1]


def test_all_say_the_same_version():
    assert digestnlp.__version__ == __version__ == importlib.metadata.version("digestnlp")
    done = subprocess.run([sys.executable, "-m", "digestnlp", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == __version__


def test_the_version_is_written_once():
    files = [ROOT / "pyproject.toml", ROOT / "mkdocs.yml", *(ROOT / "src").rglob("*.py"), *(ROOT / "docs").glob("*.md")]
    said = re.compile(rf"(?i)version.{{0,20}}\b{re.escape(__version__)}\b")
    assert [file.name for file in files if said.search(file.read_text(encoding="utf-8"))] == ["_version.py"]


def test_the_changelog_has_the_form_of_keep_a_changelog():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (.*)$", text, re.M)
    assert releases[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", release) for release in releases[1:])
    kinds = set(re.findall(r"^### (.*)$", text, re.M))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
