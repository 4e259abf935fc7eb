"""The command that says why a figure gave its row, or none."""

from __future__ import annotations

import sys
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

import click

from digestnlp.cli.common import (
    STANDARD_INPUT,
    dated,
    day,
    examples_of,
    finish,
    given_or_input,
    json_option,
    row_of,
    rules_option,
    tagger_option,
)
from digestnlp.explanation import explain as explain_article
from digestnlp.models import Article
from digestnlp.reader import SUFFIXES, UnreadArticle, parse_article, read_each
from digestnlp.reader.decoding import without_unstorable
from digestnlp.rules import load_rules
from digestnlp.sinks import json_line


@click.command(
    epilog=examples_of(
        "digestnlp explain 星原汽车去年交付12.8万辆 --published 2025-01-03",
        "digestnlp explain article.md --json > attempts.jsonl",
    )
)
@click.argument("source", metavar="[TEXT|FILE]", required=False, callback=given_or_input)
@json_option
@click.option(
    "--published", metavar="DATE", type=day, help="The date (YYYY-MM-DD) of an article that does not give its own."
)
@rules_option
@tagger_option
@click.pass_context
def explain(
    ctx: click.Context,
    source: str,
    published: datetime | None,
    packs: tuple[Path, ...],
    tagger: str | None,
    *,
    as_json: bool,
) -> None:
    """Say of each quantity in TEXT or FILE (- or nothing for stdin) which rule took it and why, or why none did.

    And which other rules came near, with what each of them failed by.
    """
    loaded, is_file = load_rules(*packs), _names_file(source)
    articles = read_each(source, rules=loaded) if is_file else iter([_text(source)])
    if published:
        articles = (dated(article, published.date()) for article in articles)
    failed = []
    for article in articles:
        if isinstance(article, UnreadArticle):
            failed.append(article.error)
            continue
        attempts = explain_article(article, rules=loaded, tagger=tagger)
        if as_json:
            sys.stdout.writelines(json_line(row_of(attempt)) for attempt in attempts)
        else:
            heading = [article.id] if is_file else []
            told = ("\n".join(line.said(_) for line in attempt.messages) for attempt in attempts)
            click.echo("\n\n".join([*heading, *told]))
    finish(ctx, failed)


def _names_file(source: str) -> bool:
    """Whether the argument is standard input or a path, there or not; else it is the text itself."""
    if source == STANDARD_INPUT or (source.endswith(SUFFIXES) and not any(map(str.isspace, source))):
        return True
    try:
        return bool(source) and Path(source).exists()
    except (OSError, ValueError):  # too long for a path, or no characters of one
        return False


def _text(text: str) -> Article:
    """The text of an argument as an article."""
    return parse_article(without_unstorable(text)[0], id="text")
