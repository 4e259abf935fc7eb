"""The command that reads an archive into an output."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from digestnlp.batch import run as run_batch
from digestnlp.cli.common import Unusable, examples_of, finish, rules_option, tagger_option
from digestnlp.engine import rules_version
from digestnlp.models import Article, Result
from digestnlp.reader import UnreadArticle, read_each
from digestnlp.rules import load_rules
from digestnlp.sinks import Sink, open_sink


@click.command(
    "run",
    epilog=examples_of(
        "digestnlp run articles/ -o facts.db",
        "digestnlp run news.jsonl more.md -o facts.parquet --rules my_rules --resume",
        "digestnlp run news.jsonl -o postgresql://me@localhost/news --table-prefix digest_",
    ),
)
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    required=True,
    help="A .jsonl, .csv or .parquet file, a SQLite (.db, .sqlite) or DuckDB (.duckdb) file, sqlite:///PATH, "
    "duckdb:///PATH, postgresql://USER@HOST/DATABASE, or another URL of SQLAlchemy.",
)
@click.option("--resume", is_flag=True, help="Skip the articles whose rows, by the same rules, OUT has already.")
@click.option("--schema", metavar="NAME", help="The schema of the database in which the tables lie.")
@click.option("--table-prefix", "prefix", metavar="TEXT", default="", help="What the names of the tables begin with.")
@rules_option
@tagger_option
@click.pass_context
def run_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: str,
    packs: tuple[Path, ...],
    tagger: str | None,
    schema: str | None,
    prefix: str,
    *,
    resume: bool,
) -> None:
    """Find the facts of files and folders, and write them to OUT.

    A database keeps the rows of other articles, and running twice changes nothing in it. A file is replaced when all is done;
    until then the rows are in OUT.part, from which --resume goes on after a run that was stopped.
    """
    _refuse_output_among_inputs(output, inputs)
    began = time.perf_counter()
    # An input that is not there is said before the output is opened.
    rules = load_rules(*packs)
    read = read_each(*inputs, rules=rules)
    counted: Counter[str] = Counter()
    failed: list[str] = []
    with open_sink(output, resume=resume, schema=schema, prefix=prefix) as sink:
        if resume:
            read = _without_held(read, sink, rules_version(rules, tagger), counted)
        for result in _shown(run_batch(read, packs=packs, tagger=tagger)):
            sink.write(result)
            counted["articles"] += 1
            counted["facts"] += len(result.facts)
            if result.error is not None:
                failed.append(result.error)
    seconds = time.perf_counter() - began
    kept = f"{counted['already there']} already there, " if resume else ""
    done = f"{counted['articles']} articles, {counted['facts']} facts"
    click.echo(f"{sink.shown}: {done}, {kept}{len(failed)} failed, {seconds:.1f} s", err=True)
    finish(ctx, failed)


def _without_held(
    articles: Iterable[Article | UnreadArticle], sink: Sink, version: str, counted: Counter[str]
) -> Iterator[Article | UnreadArticle]:
    """The articles whose rows the output does not have."""
    for article in sink.look_ahead(articles):
        if isinstance(article, Article) and sink.holds(article.id, article.content_hash, version):
            counted["already there"] += 1
        else:
            yield article


def _shown(results: Iterable[Result]) -> Iterator[Result]:
    """The results, counted on stderr while they come, where stderr is a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(results, total=None)


def _refuse_output_among_inputs(output: str, inputs: Sequence[str]) -> None:
    """A JSONL output in an input folder would be read as articles by the next run."""
    target = Path(output).resolve()
    for name in inputs:
        source = Path(name).resolve()
        if target == source or (target.suffix == ".jsonl" and source.is_dir() and target.is_relative_to(source)):
            raise Unusable(
                f"{output}: this lies in the input {name}, whose files are read as articles; write elsewhere"
            )
