"""The command that reads an archive into an output."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

import click

from digestnlp.batch import run as run_batch
from digestnlp.cli.common import INTERRUPTED, Unusable, examples_of, finish, rules_option, tagger_option
from digestnlp.cli.progress import Progress
from digestnlp.reader import Inputs, articles_of
from digestnlp.rules import load_rules
from digestnlp.sinks import open_sink


@click.command(
    "run",
    epilog=examples_of(
        "digestnlp run articles/ -o facts.db",
        "digestnlp run news.jsonl.gz '20*/*.zip' more.md -o facts.jsonl --rules my_rules",
        "digestnlp run archive.jsonl -o facts.db --workers 8 --timeout 60",
    ),
)
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    required=True,
    help="A .jsonl file, a SQLite file (.db, .sqlite) or sqlite:///PATH.",
)
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
) -> None:
    """Find the facts of articles, and write them to OUT.

    IN are .md, .markdown and .txt files, .jsonl and .jsonl.gz files of one article a line, .zip, .tar, .tar.gz and .tgz
    archives, folders and globs of all these, or - for stdin.

    A database keeps the rows of other articles, and running twice changes nothing in it. An article that cannot be read, that
    takes too long or that ends its process is listed at the end, and all others are done.
    """
    _refuse_output_among_inputs(output, inputs)
    # An input that is not there is said before the output is opened.
    found, rules = Inputs(*inputs), load_rules(*packs)
    progress = Progress(found)
    articles = progress.watch(articles_of(found, rules))
    results = run_batch(articles, packs=packs, tagger=tagger, workers=workers, timeout=timeout)
    try:
        with progress, open_sink(output) as sink, contextlib.closing(results):
            for result in results:
                sink.write(result)
                progress.count(result)
    except KeyboardInterrupt:
        click.echo(f"{output}: interrupted after {progress.done}; the same command with --resume goes on", err=True)
        ctx.exit(INTERRUPTED)
    click.echo(f"{output}: {progress.summary}", err=True)
    finish(ctx, progress.failed, more=progress.failures - len(progress.failed))


def _refuse_output_among_inputs(output: str, inputs: Sequence[str]) -> None:
    """A JSONL output in an input folder would be read as articles by the next run."""
    target = Path(output).resolve()
    for name in inputs:
        source = Path(name).resolve()
        if target == source or (target.suffix == ".jsonl" and source.is_dir() and target.is_relative_to(source)):
            raise Unusable(
                f"{output}: this lies in the input {name}, whose files are read as articles; write elsewhere"
            )
