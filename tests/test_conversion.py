"""Conversion between units of one physical dimension: exact, and never between currencies."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp import DigestError, convert, find_quantities
from digestnlp.errors import RuleError
from digestnlp.models import Quantity
from digestnlp.rules import load_rules
from digestnlp.rules.schema import UnitEntry


def quantity(value, unit, value_max=None):
    return Quantity(start=0, end=1, text="x", value=value, value_max=value_max, unit=unit)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("续航 902.5 公里", "m", "902500"),
        ("三亩", "m²", "2000"),
        ("体温 36.6 ℃", "°F", "97.88"),
        ("华氏 14 度", "°C", "-10"),
        ("-40 ℃", "°F", "-40"),
        ("20 ℃", "开尔文", "293.15"),
        ("72 km/h", "m/s", "20"),
        ("时速 90 公里", "m/s", "25"),
        ("百公里电耗 15 度", "Wh/km", "150"),
        ("14 kWh/100km", "kWh/km", "0.14"),
        ("6 元/斤", "CNY/kg", "12"),
        ("6 元/斤", "CNY/t", "12000"),
        ("3 元/千瓦时", "CNY/MWh", "3000"),
        ("400 Mbps", "MB/s", "50"),
        ("2 GB", "Gb", "16"),
        ("1 GiB", "MiB", "1024"),
        ("3000 rpm", "Hz", "50"),
        ("100 马力", "kW", "73.549875"),
        ("5 盎司", "g", "141.747615625"),
        ("90°", "′", "5400"),
        ("250 mg/dL", "g/L", "2.5"),
        ("5 辆/天", "辆/周", "35"),
    ],
)
def test_converted(text, unit, value):
    (found,) = find_quantities(text)
    there = convert(found, unit)
    assert (there.value, there.unit) == (Decimal(value), unit)
    assert (there.start, there.end, there.text) == (found.start, found.end, found.text)


def test_both_ends_of_a_range():
    (found,) = find_quantities("气温 10~25 ℃")
    there = convert(found, "°F")
    assert (there.value, there.value_max, there.relation) == (Decimal(50), Decimal(77), "range")


def test_the_same_unit_is_no_conversion():
    (found,) = find_quantities("5 美元")
    assert convert(found, "USD") is found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 美元", "CNY"),
        ("5 美元/桶", "CNY/桶"),
        ("5 元/股", "USD/股"),
        ("5 公里", "kg"),
        ("5 公里", "英里程"),
        ("5 公里", "km/没有"),
        ("5 辆", "台"),
        ("60 牛米", "J"),
        ("90°", "%"),
        ("60 Hz", "bit/s"),
        ("3 折", "%"),
        ("得分为 88", "分"),
    ],
)
def test_no_conversion(text, unit):
    (found,) = find_quantities(text)
    with pytest.raises(DigestError, match="cannot be converted"):
        convert(found, unit)


def test_a_refusal_lists_what_is_allowed():
    with pytest.raises(DigestError, match=r"'x' in '°C' cannot be converted to 'km'; allowed: °F, 开尔文$"):
        convert(quantity("5", "°C"), "km")
    with pytest.raises(DigestError, match=r"allowed: CNY/.*CNY/kg.*CNY/t"):
        convert(quantity("5", "CNY/斤"), "USD/kg")
    with pytest.raises(DigestError, match="money and counts are never converted"):
        convert(quantity("5", "CNY"), "USD")


def test_a_definition_that_pint_does_not_know(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[unit]]\nid = "槽"\ndimension = "volume"\npint = "3 bathtub"\n', encoding="utf-8"
    )
    with pytest.raises(RuleError, match="unit '槽': field 'pint': '3 bathtub' is no definition"):
        convert(quantity("5", "槽"), "L", rules=load_rules(tmp_path))


def test_a_unit_of_a_pack(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[unit]]\nid = "槽"\ndimension = "volume"\npint = "250 liter"\n', encoding="utf-8"
    )
    assert convert(quantity("5", "槽"), "m³", rules=load_rules(tmp_path)).value == Decimal("1.25")


PHYSICAL = [entry for entry in load_rules().of(UnitEntry) if entry.pint]
FAMILIES = [
    names
    for dimension in sorted({entry.dimension for entry in PHYSICAL})
    if len(names := [entry.id for entry in PHYSICAL if entry.dimension == dimension]) > 1
]


@given(st.decimals(0, 10**19, allow_nan=False, places=18), st.sampled_from(FAMILIES), st.data())
def test_there_and_back_is_exact(value, names, data):
    old, new = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    try:
        there = convert(quantity(value, old), new)
    except DigestError:  # such as lm and nit, which the table files under one dimension
        return
    back = convert(there, old).value
    assert round(Fraction(back) * 10**18) == Fraction(value) * 10**18


def test_every_definition_is_understood():
    for entry in PHYSICAL:
        other = next((e.id for e in PHYSICAL if e.dimension == entry.dimension and e.id != entry.id), entry.id)
        try:
            convert(quantity("1", entry.id), other)
        except RuleError as error:
            pytest.fail(str(error))
        except DigestError:
            continue


def test_only_conversion_imports_pint():
    code = (
        "import sys; from digestnlp import find_quantities; find_quantities('5 公里'); sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
