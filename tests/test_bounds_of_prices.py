"""Bounds of prices: 上方 and 下方 behind them, and what they are paid for between the word and the sum."""

from __future__ import annotations

import pytest

from digestnlp import find_quantities


@pytest.mark.parametrize(
    ("text", "figure", "relation", "approx", "unit"),
    [
        ("豆油回到每吨 7600 元上方。", "7600 元上方", "gt", False, "CNY/t"),
        ("恒岳指数滑落到 5200 点下方。", "5200 点下方", "lt", False, "点"),
        ("原油接近每桶 68 美元。", "68 美元", "eq", True, "USD/桶"),
        ("岚铜超过每吨 9000 美元。", "9000 美元", "gt", False, "USD/t"),
        ("岚锌不到每吨 2400 美元。", "2400 美元", "lt", False, "USD/t"),
        ("新房均价约每平方米 3 万元。", "3 万元", "eq", True, "CNY/m²"),
        ("补贴超过每人 300 元。", "300 元", "gt", False, "CNY/人"),
        ("原油为每桶 68 美元，上方有压力。", "68 美元", "eq", False, "USD/桶"),
        ("超过的部分每吨 80 元。", "80 元", "eq", False, "CNY/t"),
    ],
)
def test_bounds_of_prices(text: str, figure: str, relation: str, approx: bool, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (text[found.start : found.end], found.relation, found.approx, found.unit) == (figure, relation, approx, unit)
