"""The derived schema: every form of it says the same columns."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Literal

import pytest
from click.testing import CliRunner

from digestnlp.cli import main
from digestnlp.columns import ARTICLES, ENTITIES, FACTS, SCHEMA_VERSION, TABLES, Column, columns_of, fits
from digestnlp.models import Entity, Fact, Record
from digestnlp.sinks.frames import arrow_schema
from digestnlp.sinks.tables import Tables, sql_schema
from records import fact

# Where this fails, columns have changed: raise SCHEMA_VERSION, see to it that databases of before are migrated or refused
# (sinks/migration.py), and write the new pair here.
COLUMNS_OF_VERSION = (2, "7c0eed95")


def shown(*arguments):
    done = CliRunner().invoke(main, ["schema", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_change_of_columns_is_a_new_version():
    columns = [(table.name, c.name, c.kind, c.optional) for table in TABLES for c in table.columns]
    assert (SCHEMA_VERSION, hashlib.sha256(repr(columns).encode()).hexdigest()[:8]) == COLUMNS_OF_VERSION


def test_columns_are_the_fields():
    assert FACTS.names == tuple(Fact.model_fields)
    assert ENTITIES.names == ("article_id", *Entity.model_fields)
    assert {name for table in TABLES for name in (*table.key, *table.indexed)} <= {
        column.name for table in TABLES for column in table.columns
    }


def test_kinds_and_what_may_be_empty():
    class Odd(Record):
        figure: Decimal
        figure_max: Decimal | None = None
        flags: tuple[str, ...] = ()
        either: Literal["a", "b"] | None = None
        sure: bool = False

    assert columns_of(Odd) == (
        Column("figure", "decimal"),
        Column("figure_max", "decimal", optional=True),
        Column("flags", "words"),
        Column("either", "text", optional=True),
        Column("sure", "boolean"),
    )
    assert [column.name for column in columns_of(Odd, "sure", "figure")] == ["sure", "figure"]


@pytest.mark.parametrize(
    ("value", "fitting"),
    [
        ("0", True),
        ("0E-30", True),
        ("-99999999999999999999.999999999999999999", True),
        ("1.50000000000000000000", True),
        ("1E+19", True),
        ("1E-18", True),
        ("1E+20", False),
        ("1E-19", False),
        ("1.0000000000000000001", False),
    ],
)
def test_figures_that_fit(value, fitting):
    assert fits(Decimal(value)) is fitting


def test_every_column_says_what_it_means():
    assert [column.name for table in TABLES for column in table.columns if not column.meaning] == []


def test_json():
    schema = json.loads(shown("--format", "json"))
    assert schema == Fact.json_schema()
    assert list(schema["properties"]) == list(Fact.model_fields)
    assert schema["properties"]["value"] == {
        "type": "string", "title": "Value", "description": Fact.model_fields["value"].description
    }  # fmt: skip


@pytest.mark.parametrize("row", [fact(), fact(value_max=Decimal("0.1"), direction="increase", flags=())])
def test_rows_are_what_the_json_schema_says(row):
    validator = pytest.importorskip("jsonschema")
    validator.validate(row.row(), Fact.json_schema())


def test_arrow():
    pytest.importorskip("pyarrow")
    assert shown("--format", "arrow") == f"{arrow_schema()}\n"
    schema = arrow_schema()
    assert schema.names == list(FACTS.names)
    assert str(schema.field("value").type) == "decimal128(38, 18)"
    assert str(schema.field("period_end").type) == "date32[day]"
    assert str(schema.field("flags").type).startswith("list<")
    assert not schema.field("metric").nullable
    assert schema.field("subject").nullable
    assert str(arrow_schema(ARTICLES).field("done_at").type) == "timestamp[us, tz=UTC]"


@pytest.mark.parametrize(
    ("dialect", "figure", "flags"),
    [
        ("sqlite", "value TEXT NOT NULL", "flags TEXT NOT NULL"),
        ("postgresql", "value NUMERIC(38, 18) NOT NULL", "flags TEXT[] NOT NULL"),
        ("duckdb", "value NUMERIC(38, 18) NOT NULL", "flags TEXT[] NOT NULL"),
    ],
)
def test_sql(dialect, figure, flags):
    pytest.importorskip("duckdb_engine")
    script = shown("--format", "sql", "--dialect", dialect)
    assert script == sql_schema(dialect)
    assert figure in script
    assert flags in script
    assert ("value_number" in script) == (dialect == "sqlite")
    for view in ("latest_figures", "targets_and_actuals", "metric_series"):
        assert f"CREATE VIEW {view} AS" in script


def test_databases_that_index_no_long_text_get_keys_of_a_length():
    script = "".join(Tables("mysql").creation())
    assert "id VARCHAR(255) NOT NULL" in script
    assert "sentence TEXT NOT NULL" in script


def test_names_are_prefixed_and_quoted():
    script = sql_schema("postgresql", schema="News", prefix="dn_")
    for made in ('TABLE "News".dn_facts', 'VIEW "News".dn_latest_figures', 'INTO "News".dn_digestnlp_schema'):
        assert made in script


def test_names_that_are_chosen_are_printed():
    chosen = ("--schema", "news", "--table-prefix", "dn_")
    script = shown("--format", "sql", "--dialect", "postgresql", *chosen)
    assert script == sql_schema("postgresql", schema="news", prefix="dn_")


def test_markdown():
    lines = shown("--format", "md").splitlines()
    assert "| `value_max` | decimal | yes | The upper end of a range. |" in lines
    assert [line for line in lines if line.startswith("## ")] == ["## articles", "## facts", "## entities"]
    assert sum(line.startswith("| `") for line in lines) == sum(len(table.columns) for table in TABLES)
