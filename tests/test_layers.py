"""Imports point one way, as the design says: a module knows the layers below it, and its own."""

from __future__ import annotations

import ast
import functools
import graphlib
from pathlib import Path

import pytest

import digestnlp

PACKAGE = Path(digestnlp.__file__).parent
LAYERS = [
    {
        "_version",
        "arrow",
        "building",
        "columns",
        "extras",
        "deferred",
        "dictionary",
        "errors",
        "models",
        "stretches",
        "threads",
        "translation",
        "view",
        "wordlist",
    },
    {"rules", "numerals", "press"},
    {"quantities", "times", "segment", "tagger"},
    {"entities"},
    {"claims", "modality", "verbs"},
    {"engine", "reader"},
    {"pipeline", "batch", "examples", "explanation"},
    {"spark", "sinks", "evaluation", "comparison", "rendering"},
    {"cli"},
    {"__main__"},
]
LEVEL = {module: level for level, layer in enumerate(LAYERS) for module in layer}

# The package's own file only hands on names, each when it is first used.
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def module_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@functools.cache
def imported(path, *, top_only=False):
    """The full names that a file imports; `top_only` leaves out what functions import when they run."""
    return tuple(read_imports(path, top_only=top_only))


def read_imports(path, *, top_only):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = set()
    if top_only:
        functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if id(node) in inside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name, not a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path):
    names = [name.split(".") for name in imported(path)]
    return {parts[1] for parts in names if parts[0] == "digestnlp"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_to_this_layer_or_below(path):
    module = module_of(path)
    assert module in LEVEL, f"{module} stands in no layer; say in LAYERS and in the design where it belongs"
    above = {name for name in own_imports(path) if LEVEL[name] > LEVEL[module]}
    assert not above, f"{module} imports from layers above it"


def test_modules_do_not_import_each_other_in_a_circle():
    graph = {}
    for path in FILES:
        graph.setdefault(module_of(path), set()).update(own_imports(path) - {module_of(path)})
    assert list(graphlib.TopologicalSorter(graph).static_order())


@pytest.mark.parametrize(
    ("library", "modules"),
    [
        ("jieba", {"segment"}),
        ("click", {"cli"}),
        ("rich", {"cli"}),
        ("sqlite3", {"sinks", "rendering"}),  # one writes a database, the other shows it
        ("jinja2", {"rendering"}),
        ("vl_convert", {"rendering"}),
        ("numpy", {"claims", "tagger"}),
        ("gettext", {"cli", "translation"}),
        ("sqlalchemy", {"sinks"}),
    ],
)
def test_a_library_is_known_to_few_modules(library, modules):
    assert {module_of(path) for path in FILES if library in {name.split(".")[0] for name in imported(path)}} == modules


def test_only_the_pipeline_imports_spacy_when_it_is_imported():
    users = {module_of(path) for path in FILES if "spacy" in {n.split(".")[0] for n in imported(path, top_only=True)}}
    assert users == {"pipeline"}


@pytest.mark.parametrize("name", ["datetime.now", "date.today", "time.time", "datetime.utcnow"])
def test_nothing_reads_the_clock(name):
    assert [path.name for path in FILES if f"{name}(" in path.read_text(encoding="utf-8")] == []
