"""Figures of markets and of statistics: bare moves of indices, bonds by their number, pairs of currencies, shared units."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract, find_quantities, find_times

ROWS = {
    "a bare move of an index": (
        "海岳货币篮子指数报 97.26，环比跌 0.31。江州货币篮子指数报 105.8，环比涨0.42，创三年新高。",
        {
            "0.31": {"subject": "海岳货币篮子指数", "metric": "index_level", "direction": "decrease", "basis": "mom"},
            "0.42": {"subject": "江州货币篮子指数", "metric": "index_level", "direction": "increase", "basis": "mom"},
        },
    ),
    "a bare level that something moves to": (
        "江州服务业 PMI 小幅下滑至 52.7，消费者信心指数从 71.4 回落至 68.9。",
        {
            "52.7": {"metric": "price_index", "direction": None},
            "71.4": {"subject": "消费者信心指数", "direction": None},
            "68.9": {"subject": "消费者信心指数", "direction": None},
        },
    ),
    "survey indices in per cent": (
        "7 月，新订单指数和采购量指数分别为 48.1% 和 50.7%。业务活动预期指数为 56.2%，比上月上升 0.9 个百分点。",
        {
            "48.1%": {"subject": "新订单指数", "metric": "price_index", "modality": "actual"},
            "50.7%": {"subject": "采购量指数", "metric": "price_index"},
            "56.2%": {"subject": "业务活动预期指数", "modality": "actual"},
            "0.9 个百分点": {"subject": "业务活动预期指数", "direction": "increase"},
        },
    ),
    "the place whose index a time parts from its name": (
        "日本 8 月消费者信心指数为 35.2，前值 34.8。",
        {"35.2": {"subject": "日本"}, "34.8": {"subject": "日本"}},
    ),
    "a rise and the level": (
        "上周库存增加 31 万吨至 427 万吨。",
        {"31 万吨": {"direction": "increase"}, "427 万吨": {"direction": None}},
    ),
    "a range of what is added": (
        "明年将增加 31 万吨至 40 万吨产能。",
        {"31 万吨至 40 万吨": {"direction": "increase"}},
    ),
    "bonds by their number": (
        "7 年期“24江海债13”收益率报 2.04%，10 年期“24江海债11”的收益率下行 1.5BP，“23江海券02”成交超 60 笔，“22云岚01”跌 4%。",
        {
            "2.04%": {"subject": "24江海债13", "metric": "bond_yield"},
            "1.5BP": {"subject": "24江海债11", "metric": "bond_yield", "direction": "decrease"},
            "60 笔": {"subject": "23江海券02", "metric": "trading_volume"},
            "4%": {"subject": "22云岚01", "direction": "decrease"},
        },
    ),
    "a pair of currencies beside a bank": (
        "央行宣布加息，当天比索对美元汇率下跌 12%，雷亚尔兑欧元上涨 0.7%。",
        {
            "12%": {"subject": "比索对美元", "metric": "exchange_rate"},
            "0.7%": {"subject": "雷亚尔兑欧元", "metric": "exchange_rate"},
        },
    ),
    "no bond, though quoted with a number": (
        "云岚科技“双11”销售额达 4 亿元。",
        {"4 亿元": {"subject": "云岚科技"}},
    ),
    "contracts of options and futures held open": (
        "全市场成交 18.2 万张。看涨期权总持仓 24.6 万张，持仓量较上日增加 1.3 万张。看跌期权持仓 9.8 万张。铁矿石期货总持仓 41 万手。",
        {
            "18.2 万张": {"subject": "全市场", "metric": "trading_volume"},
            "24.6 万张": {"subject": "看涨期权", "metric": "count", "direction": None},
            "1.3 万张": {"subject": "看涨期权", "metric": "count", "direction": "increase", "basis": "prior"},
            "9.8 万张": {"subject": "看跌期权", "metric": "count"},
            "41 万手": {"subject": "铁矿石期货", "metric": "count"},
        },
    ),
    "shares that a fund holds, and what it paid": (
        "云岚基金持有认购的股份 800 万股，持仓市值 2.6 亿元。",
        {"800 万股": {"metric": "shares"}, "2.6 亿元": {"subject": "云岚基金", "metric": "market_cap"}},
    ),
    "what an option is on has a move, no assets": (
        "标的资产沪深 300ETF 上涨 1.6%。云岚科技总资产增长 4%。",
        {
            "1.6%": {"subject": "标的资产沪深 300ETF", "metric": "growth"},
            "4%": {"subject": "云岚科技", "metric": "assets"},
        },
    ),
    "a convertible bond at the close": (
        "可转债市场火爆，云岚转债收盘大涨 18%。云岚股份收盘大涨 6%。",
        {"18%": {"subject": "云岚转债", "metric": "price"}, "6%": {"subject": "云岚股份", "metric": "share_price"}},
    ),
    "what a country lifts": (
        "海岳国产油量最高时达 60 万桶/日，产糖量为 300 万吨。",
        {"60 万桶/日": {"metric": "production"}, "300 万吨": {"metric": "production"}},
    ),
    "a bound that is taken, and a level that something moves about": (
        "伦铜价格午后攻破 9800 美元/吨，昨日还在 9600 美元/吨上下波动。",
        {"9800 美元/吨": {"relation": "gt"}, "9600 美元/吨上下": {"approx": True}},
    ),
    "a trade that makes something grows": (
        "电子元件制造产业增长 11.4%。",
        {"11.4%": {"subject": "电子元件制造产业", "metric": "growth"}},
    ),
    "listings are no place": (
        "今年已有 9 家公司实现上市，上市数量位居第三。",
        {"第三": {"subject": "公司"}},
    ),
    "takings of a film are no revenue": (
        "影片《江海》累计票房收入约为 4.6 亿元。",
        {"4.6 亿元": {"metric": "box_office"}},
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows(name):
    check(*ROWS[name])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("指数比上月下降 0.7 和 1.3 个百分点。", ["0.7", "1.3 个百分点"]),
        ("价格从 16.2降到 3.5，比上周跌0.4。", ["16.2", "3.5", "0.4"]),
        ("比值从去年的16.2下降到今年的3.5，变化不大。", ["16.2", "3.5"]),
        ("系统升级到 17.2，新版 17.4 上线。", []),
        ("云岚投建三元前驱体和三元正极材料工厂。", []),
    ],
)
def test_bare_numbers_and_shared_units(text, figures):
    assert [q.text for q in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-2022 财年，收入合计 3 亿元。", "2020-01-01", "2022-12-31"),
        ("2021/22 财年，收入合计 3 亿元。", "2021-04-01", "2022-03-31"),
    ],
)
def test_spans_of_fiscal_years(text, first, last):
    time = find_times(text, "2023-03-05")[0]
    assert (str(time.period_start), str(time.period_end)) == (first, last)


def test_fiscal_years_are_dealt_out():
    rows = extract("2020-2022 财年，云岚集团收入分别为 1.2 亿港元、1.4 亿港元和 1.7 亿港元。", published="2023-03-05")
    assert [(f.text, str(f.period_start)[:4]) for f in rows] == [
        ("1.2 亿港元", "2020"),
        ("1.4 亿港元", "2021"),
        ("1.7 亿港元", "2022"),
    ]
