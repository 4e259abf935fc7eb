"""The command line: a thin face of the library, with facts on stdout and messages on stderr.

Exit codes: 0 all went well, 1 a check failed, 2 the command or its input cannot be used, 3 done, but some articles failed.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from digestnlp._version import __version__
from digestnlp.batch import run as run_batch
from digestnlp.comparison import RowDifference
from digestnlp.comparison import compare as compare_rows
from digestnlp.entities import find_entities
from digestnlp.errors import DigestError, RuleError
from digestnlp.evaluation import LEVELS, Report, Score, read_found
from digestnlp.evaluation import evaluate as evaluate_rows
from digestnlp.examples import check_examples
from digestnlp.explanation import explain as explain_article
from digestnlp.models import Article, Fact, Record, Result
from digestnlp.quantities import find_quantities
from digestnlp.reader import SUFFIXES, UnreadArticle, parse_article, read_each
from digestnlp.reader.decoding import decode, without_unstorable
from digestnlp.rules import load_rules
from digestnlp.sinks import json_line, open_sink, sql_schema, staged
from digestnlp.tagger import BUILTIN
from digestnlp.times import find_times

CHECK_FAILED = 1
FINISHED_WITH_FAILURES = 3
STANDARD_INPUT = "-"
# What a terminal shows; JSON has every field.
QUANTITY_COLUMNS = ("text", "value", "value_max", "unit", "dimension", "relation", "approx", "flags", "start", "end")
TIME_COLUMNS = ("text", "period_start", "period_end", "grain", "period_from", "start", "end")

Row = dict[str, Any]


class _Unusable(click.ClickException):
    """The command cannot do its work: one line on stderr, and the exit code of wrong usage."""

    exit_code = 2


class _Commands(click.Group):
    """Commands whose expected errors are messages, not tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's protocol)
        try:
            return super().invoke(ctx)
        except DigestError as error:
            raise _Unusable(str(error)) from error


def _examples(*lines: str) -> str:
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


def _given_or_input(ctx: click.Context, _: click.Parameter, text: str | None) -> str:
    """The argument, or - for standard input where it is left out."""
    if text is None and sys.stdin.isatty():
        raise click.UsageError("there is no text; give TEXT, or a file or pipe on standard input", ctx)
    return STANDARD_INPUT if text is None else text


def _given_or_read(ctx: click.Context, parameter: click.Parameter, text: str | None) -> str:
    """The text of the argument, or of standard input where it is - or left out."""
    text = _given_or_input(ctx, parameter, text)
    if text == STANDARD_INPUT:
        text = decode(sys.stdin.buffer.read(), "standard input")
    return without_unstorable(text)[0]


text_argument = click.argument("text", metavar="[TEXT]", required=False, callback=_given_or_read)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="digestnlp")
def main() -> None:
    """Chinese business and tech news into fact rows: who, what, how much, when, how real, and where it says so."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Rows are UTF-8 whatever the locale says.
        sys.stdout.reconfigure(encoding="utf-8")


@main.command(
    epilog=_examples(
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
            articles = (_dated(article, published.date()) for article in articles)
        failed = []
        for result in run_batch(articles, packs=packs, tagger=tagger):
            if result.error is not None:
                failed.append(result.error)
            facts.writelines(json_line(fact.row()) for fact in result.facts)
            if entities is not None:
                entities.writelines(json_line(_row(entity)) for entity in result.entities)
    _finish(ctx, failed)


@main.command(
    "run",
    epilog=_examples(
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
    _finish(ctx, failed)


@main.command(
    epilog=_examples(
        "digestnlp quantities 去年交付超过12.8万辆", "digestnlp quantities < article.txt > quantities.jsonl"
    )
)
@text_argument
def quantities(text: str) -> None:
    """Find the numbers with units in TEXT (stdin where it is - or left out).

    A table on a terminal; elsewhere one JSON object a line, with decimals as strings and offsets in code points.
    """
    _print_rows((_row(found) for found in find_quantities(text)), shown=QUANTITY_COLUMNS)


@main.command(
    epilog=_examples(
        "digestnlp times 去年前三季度 --published 2025-01-02", "digestnlp times --published 2025-01-02 < article.txt"
    )
)
@text_argument
@click.option(
    "--published", metavar="DATE", type=day, help="The date (YYYY-MM-DD) that 去年, 上月 and the like count from."
)
def times(text: str, published: datetime | None) -> None:
    """Find the time expressions in TEXT (stdin where it is - or left out) and the days that they cover.

    A table on a terminal; elsewhere one JSON object a line, with days as YYYY-MM-DD and offsets in code points.
    """
    found = find_times(text, published.date() if published else None)
    _print_rows((_row(time_found) for time_found in found), shown=TIME_COLUMNS)


@main.command(epilog=_examples("digestnlp entities 小米汽车由雷军创办"))
@click.argument("text")
@rules_option
@tagger_option
def entities(text: str, packs: tuple[Path, ...], tagger: str | None) -> None:
    """Find the companies, persons, products and places in TEXT."""
    _print_rows(_row(found) for found in find_entities(text, rules=load_rules(*packs), tagger=tagger))


@main.command(
    epilog=_examples(
        "digestnlp explain 星原汽车去年交付12.8万辆 --published 2025-01-03",
        "digestnlp explain article.md --json > attempts.jsonl",
    )
)
@click.argument("source", metavar="[TEXT|FILE]", required=False, callback=_given_or_input)
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
        articles = (_dated(article, published.date()) for article in articles)
    failed = []
    for article in articles:
        if isinstance(article, UnreadArticle):
            failed.append(article.error)
            continue
        attempts = explain_article(article, rules=loaded, tagger=tagger)
        if as_json:
            sys.stdout.writelines(json_line(_row(attempt)) for attempt in attempts)
        else:
            heading = [article.id] if is_file else []
            click.echo("\n\n".join([*heading, *map(str, attempts)]))
    _finish(ctx, failed)


@main.group()
def rules() -> None:
    """Look at rule packs and check them."""


@rules.command("list", epilog=_examples("digestnlp rules list", "digestnlp rules list my_rules --table metric"))
@click.argument("packs", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--table", help="Only the entries of this table, such as metric or unit.")
def list_rules(packs: tuple[Path, ...], table: str | None) -> None:
    """List the entries in force: the base pack, with the packs DIR laid over it."""
    tables = load_rules(*packs).tables
    if table is not None and table not in tables:
        raise _Unusable(f"there is no table {table!r}; allowed: {', '.join(tables)}")
    _print_rows(
        {"table": name, "id": entry.id, "doc": entry.doc}
        for name, entries in tables.items()
        if table in (None, name)
        for entry in entries.values()
    )


@rules.command("check", epilog=_examples("digestnlp rules check my_rules"))
@click.argument("packs", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def check_rules(ctx: click.Context, packs: tuple[Path, ...]) -> None:
    """Load the packs DIR over the base pack and run the examples and counters of all entries."""
    try:
        loaded = load_rules(*packs)
        failures = check_examples(loaded)
    except RuleError as error:
        click.echo(f"Error: {error}", err=True)
        ctx.exit(CHECK_FAILED)
    _print_rows(_row(failure) for failure in failures)
    entries = [entry for table in loaded.tables.values() for entry in table.values()]
    examples = sum(len(entry.examples) + len(entry.counters) for entry in entries)
    click.echo(f"{len(entries)} entries, {examples} examples and counters, {len(failures)} failures", err=True)
    if failures:
        ctx.exit(CHECK_FAILED)


@main.command(
    epilog=_examples(
        "digestnlp evaluate data/gold facts.jsonl --articles data/articles --errors",
        "digestnlp evaluate data/gold facts.jsonl --articles data/articles --by metric --by rule --level full",
    )
)
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.argument("predicted", metavar="PRED", type=click.Path(path_type=Path))
@click.option(
    "--articles",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the articles; GOLD_DIR by default.",
)
@click.option(
    "--by",
    "parts",
    type=click.Choice(["metric", "rule", "modality", "slot"]),
    multiple=True,
    help="Also score each of these, the worst first; may be given several times. Gold knows no rules: they have no recall.",
)
@click.option(
    "--level", type=click.Choice(list(LEVELS)), default="core", show_default=True, help="What --by asks of a right row."
)
@click.option("--errors", is_flag=True, help="Also list each miss, wrong slot and spurious row, on stderr.")
@json_option
def evaluate(
    gold: Path,
    predicted: Path,
    articles: Path | None,
    parts: tuple[str, ...],
    level: str,
    *,
    errors: bool,
    as_json: bool,
) -> None:
    """Compare PRED with gold.

    PRED is a folder of STEM.jsonl (and STEM.entities.jsonl), or one JSONL file of `digestnlp run` over the gold articles.
    Scores are a table on a terminal; elsewhere, and with --json, one JSON object a line.
    """
    facts, names = read_found(predicted, gold, articles=articles)
    report = evaluate_rows(gold, facts, names, articles=articles)
    if errors:
        for difference in report.differences:
            click.echo(str(difference), err=True)
    rows = [_scored("level", name, score) for name, score in report.levels.items()]
    rows += [_scored("label", name, score) for name, score in report.entities.items()]
    for part in dict.fromkeys(parts):
        rows += _scored_by(part, report, level)
    _print_rows(rows, as_json=as_json)
    if "slot" not in parts:
        shares = "  ".join(f"{slot} {share:.3f}" for slot, share in report.slots.items())
        click.echo(f"slots of paired rows: {shares}", err=True)


@main.command(
    epilog=_examples(
        "digestnlp compare before.jsonl after.jsonl",
        "digestnlp compare before/ after/ --rows --json > differences.jsonl",
    )
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--rows", "list_rows", is_flag=True, help="List each row that was added, lost or changed, instead of the counts."
)
@json_option
def compare(old: Path, new: Path, *, list_rows: bool, as_json: bool) -> None:
    """Count which rows of NEW were added to, lost from or changed against OLD: by rule, and by slot that changed.

    Both are JSONL files of facts, or folders of such, of the same articles. A row is the same where article and span are;
    `id` and `rules_version` are not compared.
    """
    found = compare_rows(old, new)
    if list_rows:
        for difference in found.differences:
            click.echo(json_line(_difference(difference)).rstrip() if as_json else str(difference))
    else:
        _print_rows(
            [
                {"by": by, "name": name, "added": 0, "lost": 0, "changed": 0, **counts}
                for by, names in (("rule", found.by_rule), ("slot", found.by_slot))
                for name, counts in names.items()
            ],
            as_json=as_json,
        )
    click.echo(str(found), err=True)


@main.command(epilog=_examples("digestnlp schema --format sql | sqlite3 facts.db"))
@click.option("--format", "form", type=click.Choice(["json", "sql"]), default="json", show_default=True)
def schema(form: str) -> None:
    """Print the schema of a fact row."""
    if form == "sql":
        click.echo(sql_schema(), nl=False)
    else:
        click.echo(json.dumps(Fact.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))


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


def _dated(article: Article | UnreadArticle, published: date) -> Article | UnreadArticle:
    """The article with the day that the user gives, where it gives none itself; datelines are read anew."""
    if isinstance(article, UnreadArticle) or article.published is not None:
        return article
    dated = parse_article(article.text, id=article.id, title=article.title, published=published, source=article.source)
    return dated.model_copy(update={"id": article.id, "flags": article.flags})


def _row(record: Record) -> Row:
    return record.model_dump(mode="json")


def _scored(kind: str, name: str, score: Score) -> Row:
    return {
        "by": kind,
        "scored": name,
        "precision": f"{score.precision:.3f}",
        "recall": f"{score.recall:.3f}",
        "f1": f"{score.f1:.3f}",
        "right": score.right,
        "found": score.found,
        "gold": score.gold,
    }


def _scored_by(part: str, report: Report, level: str) -> list[Row]:
    """A line of scores for each metric, rule, modality or slot, that with the most mistakes first."""
    if part == "slot":
        scores = {slot: Score(agreed, report.paired, report.paired) for slot, agreed in report.agreed.items()}
    else:
        groups = {"metric": report.metrics, "rule": report.rules, "modality": report.modalities}[part]
        scores = {name: levels[level] for name, levels in groups.items()}
    worst = sorted(scores.items(), key=lambda item: 2 * item[1].right - item[1].found - item[1].gold)
    rows = [_scored(part, name, score) for name, score in worst]
    return [{**row, "recall": None, "f1": None, "gold": None} for row in rows] if part == "rule" else rows


def _difference(difference: RowDifference) -> Row:
    slots = {slot: {"old": old, "new": new} for slot, (old, new) in difference.slots.items()}
    return {"kind": difference.kind, "row": difference.row, "slots": slots}


def _print_rows(rows: Iterable[Row], *, shown: Sequence[str] = (), as_json: bool = False) -> None:
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
                table.add_column(name, overflow="fold")
        table.add_row(*(Text("" if row[name] in (None, []) else str(row[name])) for name in names))
    if table.columns:
        console.print(table)


def _opened(name: str, stack: contextlib.ExitStack) -> TextIO:
    return sys.stdout if name == "-" else stack.enter_context(staged(Path(name)))


def _shown(results: Iterable[Result]) -> Iterator[Result]:
    """The results, counted on stderr while they come, where stderr is a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield from progress.track(results, total=None)


def _finish(ctx: click.Context, failed: Sequence[str]) -> None:
    """Lists the errors of the articles that failed and says so in the exit code."""
    for error in failed:
        click.echo(f"failed: {error}", err=True)
    if failed:
        ctx.exit(FINISHED_WITH_FAILURES)


def _refuse_same_file(names: Sequence[str]) -> None:
    paths = [Path(name).resolve() for name in names]
    for number, path in enumerate(paths):
        if path in paths[:number]:
            raise _Unusable(
                f"{names[number]}: this file is named twice; give the input and each output a name of its own"
            )


def _refuse_output_among_inputs(output: str, inputs: Sequence[str]) -> None:
    """A JSONL output in an input folder would be read as articles by the next run."""
    target = Path(output).resolve()
    for name in inputs:
        source = Path(name).resolve()
        if target == source or (target.suffix == ".jsonl" and source.is_dir() and target.is_relative_to(source)):
            raise _Unusable(
                f"{output}: this lies in the input {name}, whose files are read as articles; write elsewhere"
            )
