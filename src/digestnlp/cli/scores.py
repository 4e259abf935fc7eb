"""The commands that score rows against gold and compare two outputs."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from digestnlp.cli.common import Row, examples_of, json_option, print_rows
from digestnlp.comparison import RowDifference
from digestnlp.comparison import compare as compare_rows
from digestnlp.evaluation import LEVELS, Report, Score, read_found
from digestnlp.evaluation import evaluate as evaluate_rows
from digestnlp.sinks import json_line


@click.command(
    epilog=examples_of(
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
            click.echo(difference.message.said(_), err=True)
    rows = [_scored("level", name, score) for name, score in report.levels.items()]
    rows += [_scored("label", name, score) for name, score in report.entities.items()]
    for part in dict.fromkeys(parts):
        rows += _scored_by(part, report, level)
    print_rows(rows, as_json=as_json)
    if "slot" not in parts:
        shares = "  ".join(f"{slot} {share:.3f}" for slot, share in report.slots.items())
        click.echo(_("slots of paired rows: {shares}").format(shares=shares), err=True)


@click.command(
    epilog=examples_of(
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
            click.echo(json_line(_difference(difference)).rstrip() if as_json else difference.message.said(_))
    else:
        print_rows(
            [
                {"by": by, "name": name, "added": 0, "lost": 0, "changed": 0, **counts}
                for by, names in (("rule", found.by_rule), ("slot", found.by_slot))
                for name, counts in names.items()
            ],
            as_json=as_json,
        )
    click.echo(found.summary.said(_), err=True)


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
