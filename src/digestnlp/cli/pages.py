"""The command that makes a page to look at."""

from __future__ import annotations

import sys
import webbrowser
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import get_args

import click

from digestnlp.cli.common import Unusable, dated, day, examples_of, rules_option, tagger_option
from digestnlp.errors import ReadError
from digestnlp.models import Article, Fact
from digestnlp.reader import UnreadArticle, read_each
from digestnlp.rendering import Language, render, render_overview
from digestnlp.rendering.database import SIGNATURE, Database
from digestnlp.rules import load_rules
from digestnlp.sinks import staged


@click.command(
    epilog=examples_of("digestnlp show article.md --open", "digestnlp show facts.db -o overview.html --language en")
)
@click.argument("file", metavar="FILE|DATABASE")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where the page goes; - for stdout. By default it lies here and has the input's name, with .html.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--article", "id", metavar="ID", help="The article to show, of a file or database that holds several.")
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default="zh",
    show_default=True,
    help="Of the page's own words.",
)
@click.option(
    "--published", metavar="DATE", type=day, help="The date (YYYY-MM-DD) of an article that does not give its own."
)
@rules_option
@tagger_option
def show(
    file: str,
    output: str | None,
    id: str | None,
    language: Language,
    published: datetime | None,
    packs: tuple[Path, ...],
    tagger: str | None,
    *,
    opens: bool,
) -> None:
    """Make one HTML file of an article, or of a database of facts, that opens anywhere and loads nothing.

    An article's page has its text with what was found in it, and its facts, each with its explanation. A database's page has
    counts, series over time, targets with what was reached, and the evidence.
    """
    if opens and output == "-":
        raise Unusable(_("--open needs a file: leave out -o -"))
    target = Path(output or f"{Path(file).stem if file != '-' else 'article'}.html")
    if Path(file).exists() and target.exists() and target.samefile(file):
        raise Unusable(_("{file}: this is the input; give the page a name of its own with -o").format(file=target))
    is_database = _is_database(file)
    if is_database and id is None:
        page = render_overview(file, language=language)
    else:
        facts: list[Fact] | None = None
        if is_database:
            with Database(Path(file)) as database:
                article, facts = database.article(str(id))
        else:
            article = _article(file, id, published, packs)
        page = render(article, facts, rules=load_rules(*packs), tagger=tagger, language=language)
    if output == "-":
        sys.stdout.write(page)
        return
    with staged(target) as stream:
        stream.write(page)
    click.echo(f"{target}: {len(page.encode()) // 1024:,} KB", err=True)
    if opens:
        webbrowser.open(target.resolve().as_uri())


def _is_database(name: str) -> bool:
    try:
        with Path(name).open("rb") as stream:
            return stream.read(len(SIGNATURE)) == SIGNATURE
    except OSError:  # standard input, or what the reader will say is not there
        return False


def _article(file: str, id: str | None, published: datetime | None, packs: tuple[Path, ...]) -> Article:
    """The file's one article, or that of the id."""
    articles = list(read_each(file, rules=load_rules(*packs)))
    fitting = [article for article in articles if id in (None, article.id)]
    if len(fitting) != 1:
        named = ", ".join(article.id for article in articles[:5]) + (", …" if len(articles) > 5 else "")
        what = _("{count} articles") if id is None else _("no one article with the id {id!r}")
        advice = _(
            "{file}: this holds {what}; choose one by --article ID (of {named}), or make a database of them and show that: "
            "digestnlp run {file} -o facts.db"
        )
        raise Unusable(advice.format(file=file, what=what.format(count=len(articles), id=id), named=named))
    article = dated(fitting[0], published.date()) if published else fitting[0]
    if isinstance(article, UnreadArticle):
        raise ReadError(article.error)
    return article
