"""Members of a list with their figures in brackets, and prices of a list that share what they are for."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

CASES = {
    "how each has changed": (
        "3 月，电器的销售额上升 8%。其次为家具（上升 5%）；眼镜（上升 3%）；食品、饮品及烟草（上升 2%）；以及书报（下跌 1%）。",
        {
            "5%": {"subject": "家具", "metric": "revenue", "direction": "increase"},
            "3%": {"subject": "眼镜", "metric": "revenue"},
            "2%": {"subject": "食品、饮品及烟草", "metric": "revenue"},
            "1%": {"subject": "书报", "direction": "decrease"},
        },
    ),
    "measures of one company": (
        "云岚科技毛利率（上升 3%）、净利率（上升 2%）均改善。",
        {
            "3%": {"subject": "云岚科技", "metric": "gross_margin"},
            "2%": {"subject": "云岚科技", "metric": "net_margin"},
        },
    ),
    "levels and their changes": (
        "云岚科技营收 3 亿元（增长 3%），净利润 1 亿元（增长 5%）。",
        {"3%": {"subject": "云岚科技", "metric": "revenue"}, "5%": {"subject": "云岚科技", "metric": "net_profit"}},
    ),
    "quarters": (
        "云岚科技一季度（增长 3%）、二季度（增长 5%）业绩向好。",
        {"3%": {"subject": "云岚科技"}, "5%": {"subject": "云岚科技"}},
    ),
    "the change before a list of names": (
        "重庆前三季度工业用电量同比增长 5%。增速超过 10% 的区县有：江苏（16%）、浙江（12%）。",
        {
            "16%": {"subject": "江苏", "metric": "energy_consumption", "direction": "increase", "basis": "yoy"},
            "12%": {"subject": "浙江", "metric": "energy_consumption", "direction": "increase", "basis": "yoy"},
        },
    ),
    "the first by growth": (
        "销量增速前三为小米（23%）、华为（12%）。",
        {
            "23%": {"subject": "小米", "metric": "sales_volume", "direction": "increase"},
            "12%": {"subject": "华为", "metric": "sales_volume", "direction": "increase"},
        },
    ),
    "the first by what is counted": (
        "三季度耳机出货量前三位分别为小米（23%）、华为（12%）。",
        {"23%": {"metric": "market_share", "direction": None}, "12%": {"subject": "华为", "metric": "market_share"}},
    ),
    "two prices by weight": (
        "猪肉和牛肉价格为每公斤 23.10 元和 66.40 元。",
        {
            "23.10 元": {"subject": "猪肉", "unit": "CNY/kg"},
            "66.40 元": {"subject": "牛肉", "unit": "CNY/kg", "metric": "price"},
        },
    ),
    "two prices dealt out": (
        "茄子、辣椒价格分别为每斤 2.1 元、3.4 元。",
        {"2.1 元": {"subject": "茄子"}, "3.4 元": {"subject": "辣椒", "unit": "CNY/斤"}},
    ),
    "a link behind what it is for": ("江州大豆每吨约 3100 元。", {"3100 元": {"unit": "CNY/t", "approx": True}}),
    "what a share earns": ("云岚科技每股盈利为 2 元。", {"2 元": {"unit": "CNY", "metric": "eps"}}),
    "two things of which one is by weight": (
        "云岚农业的成本每吨 3000 元，另有运费 500 元。",
        {"3000 元": {"unit": "CNY/t"}, "500 元": {"unit": "CNY"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lists(text, expected):
    check(text, expected)


def test_a_bound_of_those_who_are_named_is_no_claim():
    text = "增速超过 10% 的省有：江苏（16%）、浙江（12%）。"
    assert [fact.text for fact in extract(text, published=PUBLISHED)] == ["16%", "12%"]
