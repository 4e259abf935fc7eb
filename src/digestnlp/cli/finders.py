"""The commands that show what one finder finds in a text."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from digestnlp.cli.common import day, examples_of, print_rows, row_of, rules_option, tagger_option, text_argument
from digestnlp.entities import find_entities
from digestnlp.quantities import find_quantities
from digestnlp.rules import load_rules
from digestnlp.times import find_times

# What a terminal shows; JSON has every field.
QUANTITY_COLUMNS = ("text", "value", "value_max", "unit", "dimension", "relation", "approx", "flags", "start", "end")
TIME_COLUMNS = ("text", "period_start", "period_end", "grain", "period_from", "start", "end")


@click.command(
    epilog=examples_of(
        "digestnlp quantities 去年交付超过12.8万辆", "digestnlp quantities < article.txt > quantities.jsonl"
    )
)
@text_argument
def quantities(text: str) -> None:
    """Find the numbers with units in TEXT (stdin where it is - or left out).

    A table on a terminal; elsewhere one JSON object a line, with decimals as strings and offsets in code points.
    """
    print_rows((row_of(found) for found in find_quantities(text)), shown=QUANTITY_COLUMNS)


@click.command(
    epilog=examples_of(
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
    print_rows((row_of(time_found) for time_found in found), shown=TIME_COLUMNS)


@click.command(epilog=examples_of("digestnlp entities 小米汽车由雷军创办"))
@click.argument("text")
@rules_option
@tagger_option
def entities(text: str, packs: tuple[Path, ...], tagger: str | None) -> None:
    """Find the companies, persons, products and places in TEXT."""
    print_rows(row_of(found) for found in find_entities(text, rules=load_rules(*packs), tagger=tagger))
