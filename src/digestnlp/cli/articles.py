"""The command that reads one file into fact rows."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TextIO

import click

from digestnlp.batch import run as run_batch
from digestnlp.cli.common import Unusable, dated, day, examples_of, finish, row_of, rules_option, tagger_option
from digestnlp.reader import read_each
from digestnlp.rules import load_rules
from digestnlp.sinks import json_line, staged


@click.command(
    epilog=examples_of(
        "digestnlp extract article.md", "cat article.md | digestnlp extract - -o facts.jsonl --entities names.jsonl"
    )
)
@click.argument("file")
@click.option("-o", "--output", metavar="FILE", help="Where the facts go, as JSON lines; stdout by default.")
@click.option(
    "--entities", "entities_output", metavar="FILE", help="Where the names go, as JSON lines; left out by default."
)
@click.option(
    "--published", metavar="DATE", type=day, help="The date (YYYY-MM-DD) of an article that does not give its own."
)
@rules_option
@tagger_option
@click.pass_context
def extract(
    ctx: click.Context,
    file: str,
    output: str | None,
    entities_output: str | None,
    published: datetime | None,
    packs: tuple[Path, ...],
    tagger: str | None,
) -> None:
    """Find the facts of FILE (Markdown, plain text or JSONL; - for stdin)."""
    outputs = [name for name in (output, entities_output) if name not in (None, "-")]
    _refuse_same_file([file, *outputs])
    with contextlib.ExitStack() as stack:
        facts, entities = _opened(output or "-", stack), None
        if entities_output:
            entities = _opened(entities_output, stack)
        articles = read_each(file, rules=load_rules(*packs))
        if published:
            articles = (dated(article, published.date()) for article in articles)
        failed = []
        for result in run_batch(articles, packs=packs, tagger=tagger):
            if result.error is not None:
                failed.append(result.error)
            facts.writelines(json_line(fact.row()) for fact in result.facts)
            if entities is not None:
                entities.writelines(json_line(row_of(entity)) for entity in result.entities)
    finish(ctx, failed)


def _opened(name: str, stack: contextlib.ExitStack) -> TextIO:
    return sys.stdout if name == "-" else stack.enter_context(staged(Path(name)))


def _refuse_same_file(names: Sequence[str]) -> None:
    paths = [Path(name).resolve() for name in names]
    for number, path in enumerate(paths):
        if path in paths[:number]:
            raise Unusable(
                _("{file}: this file is named twice; give the input and each output a name of its own").format(
                    file=names[number]
                )
            )
