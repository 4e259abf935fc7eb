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


def _json() -> str:
    return json.dumps(Fact.json_schema(), ensure_ascii=False, indent=2) + "\n"


def _sql(dialect: str, schema: str | None, prefix: str) -> str:
    from digestnlp.sinks.tables import sql_schema  # SQLAlchemy, which no other format needs

    return sql_schema(dialect, schema=schema, prefix=prefix)


def _arrow() -> str:
    return f"{arrow_schema()}\n"


FORMATS: dict[str, Callable[[], str]] = {"json": _json, "arrow": _arrow, "md": markdown}
SQL = "sql"


@click.command(
    epilog=examples_of("digestnlp schema --format sql | sqlite3 facts.db", "digestnlp schema --format md > schema.md")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", SQL, "arrow", "md"]),
    default="json",
    show_default=True,
    help="JSON Schema, the statements that make the tables of a database, Arrow's fields, or Markdown.",
)
@click.option("--dialect", type=click.Choice(DIALECTS), default=DIALECTS[0], show_default=True, help="Of --format sql.")
@click.option("--schema", "within", metavar="NAME", help="Of --format sql: the schema in which the tables shall lie.")
@click.option(
    "--table-prefix", "prefix", metavar="TEXT", default="", help="Of --format sql: what their names begin with."
)
def schema(form: str, dialect: str, within: str | None, prefix: str) -> None:
    """Print the schema of a fact row (json, arrow), or of all tables and views (sql, md)."""
    click.echo(_sql(dialect, within, prefix) if form == SQL else FORMATS[form](), nl=False)
