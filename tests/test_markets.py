"""Figures of market news: instruments, breadth, indices, moves, currencies and flows, with counters."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract

UP, DOWN = {"direction": "increase"}, {"direction": "decrease"}


def of(subject, metric, **slots):
    return {"subject": subject, "metric": metric, **slots}


INSTRUMENTS = {
    "house behind": (
        "可转债ETF大成净流入 5.2 亿元、5 年国债ETF国泰净流入 3.7 亿元，沪深300ETF华泰柏瑞净流出 6 亿元。",
        {
            "5.2 亿元": of("可转债ETF大成", "net_inflow"),
            "3.7 亿元": of("5 年国债ETF国泰", "net_inflow"),
            "6 亿元": of("沪深300ETF华泰柏瑞", "net_inflow"),
        },
    ),
    "house before": (
        "嘉实上证科创板软件ETF最新规模达 17 亿元。广发医疗精选股票单日申购限额 5 万元。",
        {"17 亿元": of("嘉实上证科创板软件ETF", "assets"), "5 万元": of("广发医疗精选股票", "amount")},
    ),
    "the week of the most": (
        "上周，城投债ETF净申购最多，达 7 亿元，其规模扩大 4.3 亿元。",
        {"7 亿元": of("城投债ETF", "net_inflow", period="2025-02-24..2025-03-02")},
    ),
    "kinds beside a house in force": (
        "易方达基金旗下产品表现突出。城投债ETF净申购居首，为 7 亿元，其规模扩大 4.3 亿元。",
        {"7 亿元": of("城投债ETF", "net_inflow"), "4.3 亿元": of("城投债ETF", "amount", **UP)},
    ),
    "a bank's share is no fund": (
        "招商银行股票上涨 4%，华夏银行净利润 7 亿元。",
        {"4%": of("招商银行", "share_price"), "7 亿元": of("华夏银行", "net_profit")},
    ),
    "goods of an exchange": (
        "海岳贵金属交易所白银T+D 收盘上涨 1.4%报 3870 元/千克。",
        {"1.4%": of("海岳贵金属交易所白银T+D", "price"), "3870 元/千克": of("海岳贵金属交易所白银T+D", "price")},
    ),
    "interbank rates": (
        "上海银行间同业拆放利率隔夜上行 6 个基点，报 1.83%。7天Shibor下行 4 个基点。上海银行存款利率为 1.3%。",
        {
            "6 个基点": of("上海银行间同业拆放利率", "rate"),
            "1.83%": of("上海银行间同业拆放利率", "rate"),
            "4 个基点": of("7天Shibor", "rate", **DOWN),
            "1.3%": of("上海银行", "rate"),
        },
    ),
    "futures have a price": (
        "豆油主力合约收盘价 7640 元/吨，下跌 26 元/吨。玻璃主力合约收盘价 1280 元。",
        {
            "7640 元/吨": of("豆油主力合约", "price"),
            "26 元/吨": of("豆油主力合约", "price", **DOWN),
            "1280 元": of("玻璃主力合约", "price"),
        },
    ),
}
BREADTH = {
    "beside an index": (
        "两市冲高回落，沪指跌 1.7%，超 3850 股飘绿，只有 970 只个股翻红。",
        {"3850 股": of("两市", "count"), "970 只": of("个股", "count", direction=None)},
    ),
    "one after the other": (
        "到收盘时，沪指涨 0.7%。全市场 2600 只个股上涨、70 只涨停，2800 只下跌。",
        {
            "2600 只": of("全市场", "count", direction=None, period="2025-03-05..2025-03-05"),
            "70 只": of("全市场", "count", direction=None, period="2025-03-05..2025-03-05"),
            "2800 只": of("全市场", "count", direction=None),
        },
    ),
    "the shares themselves": ("深成指收报 9650 点。全天有近 130 只非ST股封板。", {"130 只": of("非ST股", "count")}),
    "in the measure's name": ("三大指数齐升 1%，上涨个股近 3600 只。", {"3600 只": of("个股", "count")}),
    "three exchanges": ("沪指跌 2%，沪深京三市近 4300 股走低。", {"4300 股": of("沪深京三市", "count")}),
    "an index is no market": ("A股上扬，创业板指升 3%，逾 4800 股上涨。", {"4800 股": of("A股", "count")}),
    "a group of shares": ("ST板块早盘回暖，近 30 股涨停。", {"30 股": of("ST板块", "count")}),
    "a group that has them": ("造纸股有 8 只个股涨停。", {"8 只": of("造纸股", "count")}),
    "nobody": ("3 月 4 日，沪指跌 1.4%。约 4200 股下跌。", {"4200 股": of(None, "count")}),
    "the first of a list": ("云岚科技等 20 余股涨停。", {"20 余股": of("云岚科技", "count")}),
}
INDICES = {
    "less known ones": (
        "深成指报 9650 点。中小板指报 6043.2 点，涨幅 0.9%。科创综指涨 1.3%。",
        {
            "6043.2 点": of("中小板指", "index_level"),
            "0.9%": of("中小板指", "index_level", **UP),
            "1.3%": of("科创综指", "index_level"),
        },
    ),
    "a date before the close": (
        "道琼指数 3 月 4 日终场走高 0.46%，云岚科技终场走高 3%。",
        {"0.46%": of("道琼指数", "index_level", **UP), "3%": of("云岚科技", "share_price")},
    ),
    "points in brackets": (
        "纳指跌去 0.9%(120 点)，标普500指数升 1.1%（47 点）。恒指报 2 万点（年内新高）。",
        {"120 点": of("纳指", "index_level", **DOWN), "47 点": of("标普500指数", "index_level", **UP)},
    ),
    "a place's market": (
        "台北股市昨天先升后跌，午后曾跌破 20500 点，成交量低于 2600 亿元。",
        {"20500 点": of("台北股市", "index_level"), "2600 亿元": of("台北股市", "trading_volume")},
    ),
    "sectors behind a volume": (
        "到收盘时，沪指涨 0.7%，两市成交 1.4 万亿元。家电涨 2.1%，水泥板块跌 0.6%。",
        {"2.1%": of("家电", "index_level", **UP), "0.6%": of("水泥板块", "index_level", **DOWN)},
    ),
    "a group of shares alone": (
        "水泥板块涨 2.7%。云岚科技营收 16 亿元，其中储能板块增长 24%。",
        {"2.7%": of("水泥板块", "index_level"), "24%": of("云岚科技", "revenue")},
    ),
    "members of a set": (
        "盘中沪指升逾 1%。一级行业中家电涨 2.1%、纺织涨 1.6%居前。",
        {
            "2.1%": of("家电", "index_level", period="2025-03-05..2025-03-05"),
            "1.6%": of("纺织", "index_level", period="2025-03-05..2025-03-05"),
        },
    ),
    "what is compared with": (
        "恒指夜期收报 21860 点，较周二恒指收盘低 364 点，跌幅 1.6%。",
        {"364 点": of("恒指夜期", "index_level", **DOWN), "1.6%": of("恒指夜期", "index_level", **DOWN)},
    ),
    "what is traded by an index": (
        "沪指成交 3900 亿元，深成指成交 5300 亿元。",
        {"3900 亿元": of("沪指", "trading_volume"), "5300 亿元": of("深成指", "trading_volume")},
    ),
}
MOVES = {
    "verbs of Taiwan and Hong Kong": (
        "联和家电美股盘前追低 0.4 美元或 2.6%至 15.1 美元，海岳电子收低 1.3%，北川银行弹 4%，云鹿网络泻 7%，远帆汽车飙 11%。",
        {
            "0.4 美元": of("联和家电", "share_price", **DOWN),
            "2.6%": of("联和家电", "share_price", **DOWN),
            "15.1 美元": of("联和家电", "share_price", direction=None),
            "1.3%": of("海岳电子", "share_price", **DOWN),
            "4%": of("北川银行", "share_price", **UP),
            "7%": of("云鹿网络", "share_price", **DOWN),
            "11%": of("远帆汽车", "share_price", **UP),
        },
    ),
    "no springs": ("该国试射导弹 3 枚，云岚保险新单保费飙 52%。", {"3 枚": {"direction": None}, "52%": UP}),
    "of nothing named": (
        "1 月以来，云岚科技累计跌幅近四成。近期，海岳银行接连下挫，跌幅分别是 2.6% 和 0.7%。",
        {"四成": of("云岚科技", "share_price"), "0.7%": of("海岳银行", "share_price", **DOWN)},
    ),
    "of goods": ("海岳啤酒宣布提价，涨幅 5%。", {"5%": {"metric": "growth"}}),
    "of what is named": (
        "云岚科技表示，本月客单大涨 20%。海岳食品称，产品涨价 15%。",
        {"20%": {"metric": "growth"}, "15%": of("海岳食品", "price")},
    ),
    "quotes of a day": (
        "海岳银行开盘报价 8.2 元，最高价 8.5 元，最低价 8.1 元，收盘于 8.4 元。",
        {
            "8.2 元": of("海岳银行", "share_price"),
            "8.5 元": of("海岳银行", "share_price"),
            "8.1 元": of("海岳银行", "share_price"),
            "8.4 元": of("海岳银行", "share_price"),
        },
    ),
    "what is sold": (
        "云岚手机最高价 6499 元，最低价 3999 元。",
        {"6499 元": {"metric": "price"}, "3999 元": {"metric": "price"}},
    ),
    "apposition": (
        "周一美股成交额冠军云鹿网络收涨 1.7%，成交 96 亿美元。美股成交额 2500 亿美元。",
        {
            "1.7%": of("云鹿网络", "share_price"),
            "96 亿美元": of("云鹿网络", "trading_volume"),
            "2500 亿美元": of("美股", "trading_volume"),
        },
    ),
    "book value": ("预计海岳银行 2026 年BVPS为 8.3 元/股。", {"8.3 元/股": of("海岳银行", "assets")}),
}
CURRENCIES = {
    "a currency alone": (
        "云岚科技表示，泰铢第 3 季升值 3.1%。人民币上周贬值 0.6%。",
        {"3.1%": of("泰铢", "exchange_rate", **UP), "0.6%": of("人民币", "exchange_rate", **DOWN)},
    ),
    "a unit is no currency": ("云岚科技获 12 港元报价后升值 20%。", {"20%": {"subject": "云岚科技"}}),
    "what is owned": ("他名下房产升值 20%。", {"20%": {"metric": "price"}}),
    "a pair in traditional script": (
        "紐元兌美元曾經低見 0.5871。",
        {"0.5871": of("纽元兑美元", "exchange_rate", unit=None)},
    ),
}
FLOWS = {
    "lots": (
        "外资卖超海岳电子 1,700 张，投信买超联和科技 600 张。云岚科技发行可转债 300 张。",
        {"1,700 张": of("外资", "net_inflow"), "600 张": of("投信", "net_inflow"), "300 张": of("云岚科技", "shares")},
    ),
    "sizes of orders": (
        "主力资金净流出 64 亿元，而小单资金净流入 37 亿元。",
        {"64 亿元": of("主力资金", "net_inflow"), "37 亿元": of("小单资金", "net_inflow")},
    ),
    "sizes of funds": (
        "债券型ETF净申购 47 亿元，整体规模扩大 52 亿元。",
        {"47 亿元": of("债券型ETF", "net_inflow"), "52 亿元": of("债券型ETF", "amount", **UP)},
    ),
}
ALL = INSTRUMENTS | BREADTH | INDICES | MOVES | CURRENCIES | FLOWS


@pytest.mark.parametrize("name", ALL)
def test_market_figures(name):
    check(*ALL[name])


def test_how_far_a_mark_is_claims_nothing():
    text = "加权指数最高升到 38975.4 点，距 3.9 万点约 25 点。距离目标仅差 3000 辆。"
    assert {"3.9 万点", "25 点"}.isdisjoint(fact.text for fact in extract(text))


@pytest.mark.parametrize("text", ["5 年国债ETF国泰净流入 3.7 亿元。", "30 年国债ETF成交 9 亿元。"])
def test_the_tenor_of_a_fund_is_part_of_its_name(text):
    assert [fact.unit for fact in extract(text)] == ["CNY"]
