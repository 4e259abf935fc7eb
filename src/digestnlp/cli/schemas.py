"""The command that prints the schema of a fact row."""

from __future__ import annotations

import json

import click

from digestnlp.cli.common import examples_of
from digestnlp.models import Fact
from digestnlp.sinks import sql_schema


@click.command(epilog=examples_of("digestnlp schema --format sql | sqlite3 facts.db"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "sql"]),
    default="json",
    show_default=True,
    help="JSON Schema, or the statements that make the tables of a database.",
)
def schema(form: str) -> None:
    """Print the schema of a fact row."""
    if form == "sql":
        click.echo(sql_schema(), nl=False)
    else:
        click.echo(json.dumps(Fact.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
