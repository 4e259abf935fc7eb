"""Arrow tables of facts and entities have the columns of the models."""

from datetime import date
from decimal import Decimal

import pytest

from digestnlp.arrow import arrow_schema, to_table
from digestnlp.columns import ENTITIES
from digestnlp.models import Entity, Fact
from records import fact

pa = pytest.importorskip("pyarrow")


def test_columns_are_the_fields_of_the_models():
    assert arrow_schema().names == list(Fact.model_fields)
    assert arrow_schema(ENTITIES).names == ["article_id", *Entity.model_fields]


@pytest.mark.parametrize(
    ("name", "kind", "nullable"),
    [
        ("id", pa.string(), False),
        ("published", pa.date32(), True),
        ("value", pa.decimal128(38, 18), False),
        ("value_max", pa.decimal128(38, 18), True),
        ("approx", pa.bool_(), False),
        ("modality", pa.string(), False),
        ("basis", pa.string(), True),
        ("start", pa.int64(), False),
        ("flags", pa.list_(pa.string()), False),
    ],
)
def test_types(name, kind, nullable):
    field = arrow_schema().field(name)
    assert (field.type, field.nullable) == (kind, nullable)


def test_rows_come_back_as_they_were():
    one = fact(
        published=date(2025, 1, 2), value=Decimal("0.333333333333333333"), value_max=Decimal("12345678901234567890")
    )
    (row,) = to_table([one.__dict__], arrow_schema()).to_pylist()
    assert Fact(**row) == one


def test_no_rows_are_a_table_of_the_same_columns():
    assert to_table([], arrow_schema()).schema == arrow_schema()
