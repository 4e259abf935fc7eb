"""Moves, quotes, sums and figures that only reckon: which measure, change and modality they have, in sentences of our own."""

import pytest

from claimed import check
from digestnlp import extract

CASES = {
    "moves of prices are of no span": (
        "短短一个多月的时间里，前三名的涨幅均超过 20%。",
        {"20%": {"metric": "growth", "direction": "increase"}},
    ),
    "unsigned change": (
        "云岚精工上半年营业收入约 43.9 亿元，同比变动幅度约为 93.8%；净利润 1.8 亿元，同比变动 -11.8%。",
        {
            "93.8%": {"metric": "revenue", "direction": "increase", "basis": "yoy"},
            "-11.8%": {"metric": "net_profit", "direction": "decrease", "basis": "yoy"},
        },
    ),
    "a share and the points of the same move": (
        "恒生指数涨 0.5% 或 162 点。",
        {"0.5%": {"direction": "increase"}, "162 点": {"direction": "increase", "metric": "index_level"}},
    ),
    "more or less than a figure": (
        "星原汽车 3 月售出 982 辆，较上月的 1062 辆少约 7.5%。",
        {"7.5%": {"metric": "sales_volume", "direction": "decrease"}},
    ),
    "no comparison in the word for a share": (
        "江岚精机首季亚洲市场约占营收比重 61%。",
        {"61%": {"direction": None}},
    ),
    "the size of the change that the clause before tells": (
        "江岚航空宣布调涨北美航线运价，幅度约 20%。",
        {"20%": {"metric": "price", "direction": "increase"}},
    ),
    "what a market's worth loses": (
        "云岚科技市值蒸发 110 亿港元。",
        {"110 亿港元": {"metric": "market_cap", "direction": "decrease"}},
    ),
    "a level behind 以": ("指数收盘小跌以 10888.27 点作收。", {"10888.27 点": {"direction": None}}),
    "base points": (
        "债券殖利率急拉至 4.93%，跳升 15 个基本点。",
        {"15 个基本点": {"metric": "bond_yield", "direction": "increase", "unit": "pp"}},
    ),
    "a bare quote of an index": ("美元指数反复向上，一度低见 101.53。", {"101.53": {"metric": "index_level"}}),
    "a large number before a word for a sum": ("云岚集团引入 40 亿资金。", {"40 亿": {"metric": "amount"}}),
    "dead and hurt": ("车祸已致 32 死 67 伤。", {"32 死": {"metric": "casualties"}, "67 伤": {"metric": "casualties"}}),
    "rooms are no shops": (
        "江岚酒店经营 49 间据点、7378 间房间。",
        {"49 间": {"metric": "stores"}, "7378 间": {"metric": "count"}},
    ),
    "votes": ("议会以 69 票赞成通过预算。", {"69 票": {"metric": "count"}}),
    "foreign exchange that banks sell": (
        "银行结汇 14840 亿元，售汇 13732 亿元。",
        {"14840 亿元": {"metric": "amount"}, "13732 亿元": {"metric": "amount"}},
    ),
    "trade behind its cause": (
        "关税或致全球商品贸易量今年萎缩 1%。",
        {"1%": {"metric": "trade", "direction": "decrease", "modality": "forecast"}},
    ),
    "a condition that only reckons": (
        "若将 18 个国家加总，星原汽车的占比达 22%。",
        {"22%": {"modality": "actual"}},
    ),
    "相若 is no condition": ("条件与上次大致相若，包括须付 800 万元。", {"800 万元": {"modality": "actual"}}),
    "what one wills for a year to come": (
        "云岚科技明年斥资至少 5 亿元，在江州扩建工厂。",
        {"5 亿元": {"modality": "plan"}},
    ),
    "a goal in brackets": (
        "星原汽车全年销量 7.6 万辆（未达到 8 万辆的目标）。",
        {"7.6 万辆": {"modality": "actual"}, "8 万辆": {"modality": "target"}},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_moves(case):
    text, expected = CASES[case]
    check(text, expected)


@pytest.mark.parametrize(
    "text", ["这一成本约为 9000 万元。", "江州 10 年债殖利率升到 1.35%。", "他九死一生，赚了 3 亿元。"]
)
def test_words_that_count_nothing(text):
    assert len(extract(text)) == 1
