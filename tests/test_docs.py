"""What README and docs show is what the library does: their blocks are run, in order, and print what they say."""

import contextlib
import importlib.util
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from digestnlp.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"(?:<!-- not run: (?P<reason>[^\n]*?) -->\n)?```(?P<language>python|bash)\n(?P<code>.*?)```\n"
    r"(?:\s*prints\s*```\n(?P<printed>.*?)```)?",
    re.S,
)
# What the tests cannot run, as the pages say why.
NOT_RUN = {
    "README.md": [
        "they set up the environment; .ci/run runs them",
        "needs the environment of the first command",
        "there is no such archive here",
    ],
    "index.md": ["the tests have the package installed"],
    "accuracy.md": ["takes minutes, and its figures are the machine's", "it builds the package"],
    "recipes.md": [
        "needs a PostgreSQL server and the extra digestnlp[postgres]",
        "needs a PostgreSQL server and the extra digestnlp[postgres]",
        "needs Datasette, which the tests do not install",
        "needs PySpark, Java and the extra digestnlp[spark]",
        "needs zh_core_web_sm, which is not on the package index",
    ],
    "ranking.md": ["takes minutes", "takes minutes"],
    "tagger.md": ["needs torch and a data set; takes minutes"],
}


def blocks(page):
    return [match.groupdict() for match in BLOCK.finditer(page.read_text(encoding="utf-8"))]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder with the repository's data, where the installed commands are found."""
    (tmp_path / "data").symlink_to(ROOT / "data", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return tmp_path


def run_python(code, names):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs", "exec"), names)
    return out.getvalue()


def run_bash(code, _):
    done = subprocess.run(["bash", "-euc", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.name)
def test_blocks_print_what_the_page_says(page, folder):
    names = {"__name__": "docs"}
    for block in blocks(page):
        if block["reason"] is None:
            printed = {"python": run_python, "bash": run_bash}[block["language"]](block["code"], names)
            if block["printed"] is not None or block["language"] == "python":
                assert printed.strip() == (block["printed"] or "").strip(), block["code"]


def test_blocks_that_are_not_run_are_known():
    found = {page.name: [block["reason"] for block in blocks(page) if block["reason"]] for page in PAGES}
    assert {name: reasons for name, reasons in found.items() if reasons} == NOT_RUN


def test_every_fence_of_python_and_bash_is_a_block():
    for page in PAGES:
        fences = re.findall(r"^ *```(?:python|bash|pycon|sh|console)", page.read_text(encoding="utf-8"), re.M)
        assert len(fences) == len(blocks(page)), page.name


def test_readme_has_the_two_commands():
    lines = [
        line
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("python3 -m venv")
    ]
    assert ["digestnlp run data/articles" in line for line in lines] == [True, False]
    assert ["pytest" in line for line in lines] == [False, True]


@pytest.fixture(scope="module")
def builder():
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts/build_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date(builder):
    stale = [page.name for page, text in builder.pages().items() if page.read_text(encoding="utf-8") != text]
    assert stale == [], "run scripts/build_docs.py"


@pytest.mark.parametrize(
    ("docstring", "markdown"),
    [
        ("One line.", "One line."),
        (
            "What it does.\n\nArgs:\n    a: first\n        and more.\n    b, c: others.\n\nReturns:\n    A list:\n\n    - of this.",
            "What it does.\n\n**Arguments**\n\n- `a`: first and more.\n- `b, c`: others.\n\n**Returns**\n\nA list:\n\n- of this.",
        ),
    ],
)
def test_docstrings_become_markdown(builder, docstring, markdown):
    thing = type("Thing", (), {"__doc__": docstring})
    assert builder.docstring(thing) == markdown


def commands(group, path="digestnlp"):
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


@pytest.mark.parametrize(("name", "command"), [*commands(main)])
def test_every_command_and_option_is_explained(name, command):
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option)), name
    if not isinstance(command, click.Group):
        examples = command.epilog.splitlines()[2:]
        assert examples
        assert all(name in example for example in examples)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built strictly: links, anchors and the list of pages are right."""
    pytest.importorskip("material", reason="the documentation's tools are not installed: pip install -e '.[docs]'")
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_the_site_has_every_page(site):
    assert {page.stem for page in PAGES[1:]} <= {page.stem for page in site.glob("*.html")}


def test_the_site_loads_nothing_from_elsewhere(site):
    for page in site.glob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)=[\"']?([^\"' >]+)", page.read_text("utf-8")
        )
        assert [url for url in loaded if re.match(r"(?:https?:)?//", url)] == []
