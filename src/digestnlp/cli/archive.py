"""The command that reads an archive into an output."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from digestnlp.batch import run as run_batch
from digestnlp.cli.common import Unusable, examples_of, finish, rules_option, tagger_option
from digestnlp.models import Result
from digestnlp.reader import read_each
from digestnlp.rules import load_rules
from digestnlp.sinks import open_sink


@click.command(
    "run",
    epilog=examples_of(
        "digestnlp run articles/ -o facts.db", "digestnlp run news.jsonl more.md -o facts.jsonl --rules my_rules"
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
@rules_option
@tagger_option
@click.pass_context
def run_command(
    ctx: click.Context, inputs: tuple[str, ...], output: str, packs: tuple[Path, ...], tagger: str | None
) -> None:
    """Find the facts of files and folders, and write them to OUT.

    A database keeps the rows of other articles, and running twice changes nothing in it.
    """
    _refuse_output_among_inputs(output, inputs)
    began = time.perf_counter()
    # An input that is not there is said before the output is opened.
    read = read_each(*inputs, rules=load_rules(*packs))
    articles = facts = 0
    failed: list[str] = []
    with open_sink(output) as sink:
        for result in _shown(run_batch(read, packs=packs, tagger=tagger)):
            sink.write(result)
            articles += 1
            facts += len(result.facts)
            if result.error is not None:
                failed.append(result.error)
    seconds = time.perf_counter() - began
    click.echo(f"{output}: {articles} articles, {facts} facts, {len(failed)} failed, {seconds:.1f} s", err=True)
    finish(ctx, failed)


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
