"""Prices of goods that are listed or that somebody moves, contracts by their month, levels with a mark behind, seasons of crops."""

import pytest

from claimed import check, days, row
from digestnlp import extract

LISTED_BEFORE = {
    "上周，江州市黄瓜、菠菜和土豆3种蔬菜价格上涨，环比分别上涨 8.1%、5.2% 和 3.3%。": {
        "5.2%": "菠菜",
        "3.3%": "土豆",
    },
    "从江州市的情况看，黄瓜、菠菜、带鱼、豆油和鲜牛奶5种食品价格有不同程度上涨，比前一周分别上涨8.1%、5.2%、3.3%、2%和0.1%。": {
        "8.1%": "黄瓜",
        "5.2%": "菠菜",
        "2%": "豆油",
        "0.1%": "鲜牛奶",
    },
    "黄瓜、菠菜和土豆三类蔬菜批发价走低，较上月分别下降 8%、5% 和 3%。": {"8%": "黄瓜", "3%": "土豆"},
    "与前一周相比，上涨的有青椒、茄子和冬瓜，涨幅分别为 9%、6% 和 2%。": {"9%": "青椒", "2%": "冬瓜"},
    "云岚科技的营收和净利润 2 项指标均有所增长，同比分别增长 8% 和 5%。": {"8%": "云岚科技", "5%": "云岚科技"},
}
ACTED_ON = {
    "江州市发改委宣布，将汽、柴油价格每吨分别提高 200 元和 190 元。": {"200 元": "汽油", "190 元": "柴油"},
    "国家发改委决定将 92 号汽油、0 号柴油价格每升分别上调 0.2 元和 0.21 元。": {
        "0.2 元": "92 号汽油",
        "0.21 元": "0 号柴油",
    },
    "云岚科技将电视、冰箱价格分别上调 8% 和 5%。": {"8%": "电视", "5%": "冰箱"},
    "云岚公司把螺纹钢和盘螺出厂价分别下调 30 元/吨和 20 元/吨。": {"30 元/吨": "螺纹钢", "20 元/吨": "盘螺"},
    "92 号汽油和 0 号柴油（全省平均）每升分别上涨 0.2 元和 0.21 元。": {
        "0.2 元": "92 号汽油",
        "0.21 元": "0 号柴油",
    },
    "折合 92 号汽油和 0 号柴油每升价格分别上涨 0.2 元和 0.21 元。": {"0.2 元": "92 号汽油", "0.21 元": "0 号柴油"},
    "云岚科技和海川股份将分别增持 3% 和 2%。": {"3%": "云岚科技", "2%": "海川股份"},
    "云岚科技将 2025 年营收和净利润目标分别提高 8% 和 5%。": {"8%": "云岚科技", "5%": "云岚科技"},
}
CONTRACTS = {
    "3月合约近期支撑为 82.4 美分。": {"82.4 美分": "3月合约"},
    "与高点相比，5 月合约累计下跌 300 元。": {"300 元": "5 月合约"},
    "主力合约收于 2300 元/吨。": {"2300 元/吨": "主力合约"},
    "海川地产 9 月合约销售额 30 亿元。": {"30 亿元": "海川地产"},
    "海川地产前 9 月合约销售额 30 亿元。": {"30 亿元": "海川地产"},
}
SEASONS = {
    "2011/12年度江州小麦产量 740 万吨。": "2011-01-01..2012-12-31",
    "2012/13 年度，江州小麦产量 740 万吨。": "2012-01-01..2013-12-31",
    "2023/2024 榨季江州食糖产量 740 万吨。": "2023-01-01..2024-12-31",
    "2023/24 财年，江州小麦产量 740 万吨。": "2023-04-01..2024-03-31",
    "2023/06 年度报告显示，江州小麦产量 740 万吨。": "2023-06-01..2023-06-30",
}
MARKS = [
    ("在岸人民币兑美元汇率跌破7.25关口，创一年新低。", "7.25"),
    ("美元指数失守98关口。", "98"),
    ("离岸人民币兑美元汇率升破7.1整数关口。", "7.1"),
    ("日元兑美元汇率一度跌破155大关。", "155"),
]


@pytest.mark.parametrize("table", [LISTED_BEFORE, ACTED_ON, CONTRACTS])
def test_whose_price_it_is(table):
    for text, subjects in table.items():
        check(text, {figure: {"subject": subject} for figure, subject in subjects.items()})


@pytest.mark.parametrize(("text", "period"), SEASONS.items())
def test_season_is_of_both_years(text, period):
    assert days(row(text, "740 万吨")) == period


@pytest.mark.parametrize(("text", "figure"), MARKS)
def test_level_with_a_mark_behind_is_said(text, figure):
    assert row(text, figure).metric in ("exchange_rate", "index_level")


@pytest.mark.parametrize("text", ["海川港3号关口昨日开放。", "云岚大桥的7关卡昨日撤除。"])
def test_number_of_a_gate_is_no_level(text):
    assert not [f for f in extract(text) if f.text in ("3", "7")]


def test_homes_applied_for_are_ordered():
    """认购 of shares and funds stays an investment."""
    assert row("江州“国庆”假期一手住宅认购套数 3200 套。", "3200 套").metric == "orders"
    assert row("江州国庆假期新房认购量同比增长 12%。", "12%").metric == "orders"
    assert row("云岚科技将认购 3 亿元。", "3 亿元").metric == "investment"
