"""The command that reads an archive into an output."""

from __future__ import annotations

import contextlib
import glob
from collections.abc import Callable, Iterator, Sequence
from gettext import gettext as _
from pathlib import Path

import click

from digestnlp.batch import run as run_batch
from digestnlp.cli.common import INTERRUPTED, Unusable, examples_of, finish, rules_option, tagger_option
from digestnlp.cli.progress import Progress
from digestnlp.engine import rules_version
from digestnlp.models import Article
from digestnlp.reader import Inputs, articles_of
from digestnlp.rules import load_rules
from digestnlp.sinks import Sink, open_sink


@click.command(
    "run",
    epilog=examples_of(
        "digestnlp run articles/ -o facts.db",
        "digestnlp run news.jsonl.gz '20*/*.zip' more.md -o facts.parquet --rules my_rules --resume",
        "digestnlp run archive.jsonl -o postgresql://me@localhost/news --workers 8 --timeout 60",
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
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes read; one a core at most.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Seconds that an article may take; one that takes longer fails. No limit by default.",
)
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
    workers: int,
    timeout: float | None,
    schema: str | None,
    prefix: str,
    *,
    resume: bool,
) -> None:
    """Find the facts of articles, and write them to OUT.

    IN are .md, .markdown and .txt files, .jsonl and .jsonl.gz files of one article a line, .zip, .tar, .tar.gz and .tgz
    archives, folders and globs of all these, or - for stdin.

    A database keeps the rows of other articles, and running twice changes nothing in it. A file is replaced when all is done;
    until then the rows are in OUT.part, from which --resume goes on after a run that was stopped. An article that cannot be
    read, that takes too long or that ends its process is listed at the end, and all others are done.
    """
    _refuse_output_among_inputs(output, inputs)
    # An input that is not there is said before the output is opened.
    found, rules = Inputs(*inputs), load_rules(*packs)
    progress = Progress(found)
    sink = open_sink(output, resume=resume, schema=schema, prefix=prefix)
    try:
        with progress, sink:
            articles, skip = progress.watch(articles_of(found, rules)), None
            if resume:
                articles = sink.look_ahead(articles)
                skip = _held(sink, rules_version(rules, tagger), progress)
            results = run_batch(articles, packs=packs, tagger=tagger, workers=workers, timeout=timeout, skip=skip)
            with contextlib.closing(results):
                for result in results:
                    sink.write(result)
                    progress.count(result)
    except KeyboardInterrupt:
        stopped = _("{output}: interrupted after {done}; the same command with --resume goes on")
        click.echo(stopped.format(output=sink.shown, done=progress.done), err=True)
        ctx.exit(INTERRUPTED)
    click.echo(_("{output}: {summary}").format(output=sink.shown, summary=progress.summary), err=True)
    finish(ctx, progress.failed, more=progress.failures - len(progress.failed))


def _held(sink: Sink, version: str, progress: Progress) -> Callable[[Article], bool]:
    """Tells of an article whether the output has its rows, and counts those."""

    def skip(article: Article) -> bool:
        held = sink.holds(article.id, article.content_hash, version)
        if held:
            progress.skip()
        return held

    return skip


def _refuse_output_among_inputs(output: str, inputs: Sequence[str]) -> None:
    """A JSONL output in an input folder, or one that a pattern matches, would be read as articles by the next run."""
    target = Path(output).resolve()
    is_read = target.suffix.lower() == ".jsonl"
    for name in inputs:
        for source in map(Path.resolve, _matches(name)):
            if target == source or (is_read and source.is_dir() and target.is_relative_to(source)):
                raise Unusable(
                    _(
                        "{output}: this lies in the input {name}, whose files are read as articles; write elsewhere"
                    ).format(output=output, name=name)
                )


def _matches(name: str) -> Iterator[Path]:
    """The path of that name, or, where there is none, those that it matches as a pattern."""
    path = Path(name)
    if not glob.has_magic(name) or path.exists():
        yield path
    else:
        yield from map(Path, glob.iglob(name, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
