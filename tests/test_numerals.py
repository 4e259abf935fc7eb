"""Numerals are read whole and exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp import find_quantities
from digestnlp.numerals import read_numeral
from spoken import spoken


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.8万", "128000"), ("6万8000", "68000"), ("3千零40", "3040"), ("一万六千亿", "1600000000000"), ("88亿5000万", "8850000000"),
     ("三万五", "35000"), ("卅", "30"), ("壹佰贰拾叁", "123"), ("三十万亿", "30000000000000"), ("0.07", "0.07"), ("1,234.5", "1234.5"),
     ("21 万 4000", "214000"), ("3亿2,500万", "325000000"), ("5,309 亿 8,000 万", "530980000000"),
     ("2亿3456.7万", "234567000"), ("3万7,318.5", "37318.5"), ("1500逾", "1500")],
)  # fmt: skip
def test_value(text, value):
    found = read_numeral(text, 0)
    assert found is not None
    assert (found.value, found.end) == (Decimal(value), len(text))


@pytest.mark.parametrize("text", ["1.2.3", "1,2345", "9" * 70, "辆", ""])
def test_what_cannot_be_read_whole_is_not_read(text):
    assert read_numeral(text, 0) is None


@pytest.mark.parametrize("text", ["一二三千辆", "9" * 70 + "辆", "1.2.3 万辆"])
def test_no_tail_is_left_over(text):
    assert find_quantities(text) == []


@given(st.integers(0, 10**11))
def test_chinese_numbers_are_read_back(number):
    text = spoken(number)
    found = read_numeral(text, 0)
    assert found is not None
    assert (found.value, found.end) == (number, len(text))


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_mixed_numbers_are_read_back(number, scale):
    found = read_numeral(f"{number}{scale[0]}辆", 0)
    assert found is not None
    assert found.value == number * scale[1]
