"""What the commands share: options, rows on stdout, and how a failure is said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from digestnlp.errors import Message, said
from digestnlp.models import Article, Record
from digestnlp.reader import UnreadArticle, parse_article
from digestnlp.reader.decoding import decode, without_unstorable
from digestnlp.sinks import json_line
from digestnlp.tagger import BUILTIN

CHECK_FAILED = 1
FINISHED_WITH_FAILURES = 3
INTERRUPTED = 130
STANDARD_INPUT = "-"

# The heads of tables on a terminal; JSON has them in English.
HEADS: dict[str, str] = {
    head: head
    for head in (
        Message("added"), Message("approx"), Message("by"), Message("changed"), Message("dimension"), Message("doc"),
        Message("end"), Message("expected"), Message("flags"), Message("found"), Message("found_by"), Message("gold"),
        Message("grain"), Message("id"), Message("kind"), Message("label"), Message("lost"), Message("name"),
        Message("period_end"), Message("period_from"), Message("period_start"), Message("precision"), Message("recall"),
        Message("relation"), Message("right"), Message("rule"), Message("scored"), Message("start"), Message("table"),
        Message("text"), Message("unit"), Message("value"), Message("value_max"),
    )
}  # fmt: skip

Row = dict[str, Any]


class Unusable(click.ClickException):
    """The command cannot do its work: one line on stderr, and the exit code of wrong usage."""

    exit_code = 2


def examples_of(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\n" + "\n".join(("Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)))


rules_option = click.option(
    "--rules",
    "packs",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder of rules to lay over the base pack; may be given several times.",
)
tagger_option = click.option(
    "--tagger",
    metavar="NAME",
    default=BUILTIN,
    show_default=True,
    callback=lambda _context, _option, name: None if name == "none" else name,
    help="What finds names by their surroundings: builtin, none, or an installed spaCy pipeline.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, also on a terminal.")
day = click.DateTime(["%Y-%m-%d"])


def given_or_input(ctx: click.Context, parameter: click.Parameter, text: str | None) -> str:  # noqa: ARG001 (click's protocol)
    """The argument, or - for standard input where it is left out."""
    if text is None and sys.stdin.isatty():
        raise click.UsageError(_("there is no text; give TEXT, or a file or pipe on standard input"), ctx)
    return STANDARD_INPUT if text is None else text


def _given_or_read(ctx: click.Context, parameter: click.Parameter, text: str | None) -> str:
    """The text of the argument, or of standard input where it is - or left out."""
    text = given_or_input(ctx, parameter, text)
    if text == STANDARD_INPUT:
        text = decode(sys.stdin.buffer.read(), _("standard input"))
    return without_unstorable(text)[0]


text_argument = click.argument("text", metavar="[TEXT]", required=False, callback=_given_or_read)


def dated(article: Article | UnreadArticle, published: date) -> Article | UnreadArticle:
    """The article with the day that the user gives, where it gives none itself; datelines are read anew."""
    if isinstance(article, UnreadArticle) or article.published is not None:
        return article
    dated = parse_article(article.text, id=article.id, title=article.title, published=published, source=article.source)
    return dated.model_copy(update={"id": article.id, "flags": article.flags})


def row_of(record: Record) -> Row:
    """A record as JSON says it."""
    return record.model_dump(mode="json")


def print_rows(rows: Iterable[Row], *, shown: Sequence[str] = (), as_json: bool = False) -> None:
    """A table on a terminal, of the columns `shown` where given; JSON lines elsewhere, and where asked for."""
    console = Console()
    if as_json or not console.is_terminal:
        sys.stdout.writelines(json_line(row) for row in rows)
        return
    table = Table(box=None, header_style="bold")
    for number, row in enumerate(rows):
        names = shown or tuple(row)
        if number == 0:
            for name in names:
                table.add_column(said(HEADS.get(name, name), _), overflow="fold")
        table.add_row(*(Text(_shown(row[name])) for name in names))
    if table.columns:
        console.print(table)


def _shown(cell: object) -> str:
    if isinstance(cell, str):
        return said(cell, _)
    return "" if cell in (None, []) else str(cell)


def finish(ctx: click.Context, failed: Sequence[str], *, more: int = 0) -> None:
    """Lists the errors of the articles that failed, counts what more there are, and says so in the exit code."""
    for error in failed:
        click.echo(Message("failed: {error}", error=error).said(_), err=True)
    if more:
        click.echo(_("failed: {more} more, which are not listed here").format(more=more), err=True)
    if failed:
        ctx.exit(FINISHED_WITH_FAILURES)
