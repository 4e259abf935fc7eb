"""The command that prints the schema of what is written."""

from __future__ import annotations

import json
from collections.abc import Callable

import click

from digestnlp.arrow import arrow_schema
from digestnlp.cli.common import examples_of
from digestnlp.columns import markdown
from digestnlp.models import Fact

DIALECTS = ("sqlite", "postgresql", "duckdb")


def _json(_: str) -> str:
    return json.dumps(Fact.json_schema(), ensure_ascii=False, indent=2) + "\n"


def _sql(dialect: str) -> str:
    from digestnlp.sinks.tables import sql_schema  # SQLAlchemy, which no other format needs

    return sql_schema(dialect)


def _arrow(_: str) -> str:
    return f"{arrow_schema()}\n"


def _markdown(_: str) -> str:
    return markdown()


FORMATS: dict[str, Callable[[str], str]] = {"json": _json, "sql": _sql, "arrow": _arrow, "md": _markdown}


@click.command(
    epilog=examples_of("digestnlp schema --format sql | sqlite3 facts.db", "digestnlp schema --format md > schema.md")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="json",
    show_default=True,
    help="JSON Schema, the statements that make the tables of a database, Arrow's fields, or Markdown.",
)
@click.option("--dialect", type=click.Choice(DIALECTS), default=DIALECTS[0], show_default=True, help="Of --format sql.")
def schema(form: str, dialect: str) -> None:
    """Print the schema of a fact row (json, arrow), or of all tables and views (sql, md)."""
    click.echo(FORMATS[form](dialect), nl=False)
