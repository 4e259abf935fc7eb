"""digestnlp: Chinese business and tech news into typed fact rows.

The public names; each is imported when it is first used, so that `import digestnlp` stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from digestnlp.building import uncollected

if TYPE_CHECKING:
    from digestnlp._version import __version__
    from digestnlp.batch import run
    from digestnlp.comparison import Comparison, compare
    from digestnlp.engine import Engine, extract, tokenize
    from digestnlp.entities import find_entities
    from digestnlp.errors import DigestError, EvaluationError, ReadError, RuleError, SinkError, TaggerError, WorkerError
    from digestnlp.evaluation import evaluate
    from digestnlp.explanation import Attempt, explain
    from digestnlp.models import Article, Entity, Fact, Quantity, Result, Section, Time, Token
    from digestnlp.pipeline import load
    from digestnlp.quantities import convert, find_quantities
    from digestnlp.reader import parse_article, read
    from digestnlp.rendering import render, render_overview
    from digestnlp.rules import Rules, load_rules
    from digestnlp.sinks import open_sink, to_arrow, to_pandas, to_polars
    from digestnlp.times import find_times

__all__ = [
    "Article",
    "Attempt",
    "Comparison",
    "DigestError",
    "Engine",
    "Entity",
    "EvaluationError",
    "Fact",
    "Quantity",
    "ReadError",
    "Result",
    "RuleError",
    "Rules",
    "Section",
    "SinkError",
    "TaggerError",
    "Time",
    "Token",
    "WorkerError",
    "__version__",
    "compare",
    "convert",
    "evaluate",
    "explain",
    "extract",
    "find_entities",
    "find_quantities",
    "find_times",
    "load",
    "load_rules",
    "open_sink",
    "parse_article",
    "read",
    "render",
    "render_overview",
    "run",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "tokenize",
]

_MODULES = {
    "__version__": "_version",
    "run": "batch",
    **dict.fromkeys(("Comparison", "compare"), "comparison"),
    **dict.fromkeys(("Engine", "extract", "tokenize"), "engine"),
    "find_entities": "entities",
    **dict.fromkeys(
        ("DigestError", "EvaluationError", "ReadError", "RuleError", "SinkError", "TaggerError", "WorkerError"),
        "errors",
    ),
    "evaluate": "evaluation",
    **dict.fromkeys(("Attempt", "explain"), "explanation"),
    **dict.fromkeys(("Article", "Entity", "Fact", "Quantity", "Result", "Section", "Time", "Token"), "models"),
    "load": "pipeline",
    **dict.fromkeys(("convert", "find_quantities"), "quantities"),
    **dict.fromkeys(("parse_article", "read"), "reader"),
    **dict.fromkeys(("render", "render_overview"), "rendering"),
    **dict.fromkeys(("Rules", "load_rules"), "rules"),
    **dict.fromkeys(("open_sink", "to_arrow", "to_pandas", "to_polars"), "sinks"),
    "find_times": "times",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module calls by that name
    if name not in _MODULES:
        raise AttributeError(f"module 'digestnlp' has no attribute {name!r}")
    with uncollected():
        value = getattr(importlib.import_module(f"digestnlp.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
