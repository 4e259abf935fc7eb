"""Facts as tables of Arrow, pandas and Polars."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest

import digestnlp
from digestnlp.errors import SinkError
from digestnlp.models import Fact
from digestnlp.sinks import frames
from records import fact, result

pytest.importorskip("pyarrow")

FACTS = [
    fact(period_start=date(2024, 1, 1), value_max=Decimal("0.000000000000000001")),
    fact(metric="price", value=Decimal("99999999999999999999.5"), flags=()),
    fact("b.md"),
]
RESULTS = [result("a.md", *FACTS[:2]), result("none.md"), result("b.md", FACTS[2]), result("c.md", error="broken")]


@pytest.mark.parametrize("found", [FACTS, RESULTS, [RESULTS[0], FACTS[2]], iter(RESULTS)])
def test_arrow_has_a_row_for_each_fact(found):
    table = digestnlp.to_arrow(found)
    assert [Fact.model_validate(row) for row in table.to_pylist()] == FACTS
    assert table.schema.equals(frames.arrow_schema())


def test_rows_come_in_bounded_batches(monkeypatch):
    monkeypatch.setattr(frames, "ROWS_A_BATCH", 2)
    table = digestnlp.to_arrow(RESULTS)
    assert [batch.num_rows for batch in table.to_batches()] == [2, 1]


def test_nothing_found_is_a_table_without_rows():
    assert digestnlp.to_arrow([]).num_rows == 0
    assert digestnlp.to_arrow([]).schema.names == list(Fact.model_fields)


def test_pandas():
    pandas = pytest.importorskip("pandas")
    frame = digestnlp.to_pandas(RESULTS)
    assert list(frame.columns) == list(Fact.model_fields)
    assert frame["value"].tolist() == [f.value for f in FACTS]
    assert frame["period_start"].dt.year.tolist()[0] == 2024
    assert pandas.isna(frame["period_start"][1])


def test_polars():
    polars = pytest.importorskip("polars")
    frame = digestnlp.to_polars(RESULTS)
    assert frame.columns == list(Fact.model_fields)
    assert frame["value"].to_list() == [f.value for f in FACTS]
    assert frame.schema["value"] == polars.Decimal(38, 18)
    assert frame["period_start"][0] == date(2024, 1, 1)
    assert frame["flags"].to_list() == [list(f.flags) for f in FACTS]


@pytest.mark.parametrize(
    ("convert", "module", "extra"),
    [
        (digestnlp.to_arrow, "pyarrow", "parquet"),
        (digestnlp.to_pandas, "pandas", "pandas"),
        (digestnlp.to_polars, "polars", "polars"),
        (digestnlp.to_polars, "pyarrow", "parquet"),
    ],
)
def test_a_missing_library_says_what_to_install(monkeypatch, convert, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SinkError, match=rf"{module} is not installed; pip install 'digestnlp\[{extra}\]'"):
        convert(RESULTS)


@pytest.mark.parametrize("value", ["1E+20", "1E-19"])
def test_a_figure_that_does_not_fit_is_said(value):
    with pytest.raises(SinkError, match=r"a figure cannot be kept as decimal128\(38, 18\)"):
        digestnlp.to_arrow([fact(value=Decimal(value))])
