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
        "政金债ETF海富通净流入 8.1 亿元、10 年国债ETF国泰净流入 2.5 亿元，沪深300ETF华泰柏瑞净流出 9 亿元。",
        {
            "8.1 亿元": of("政金债ETF海富通", "net_inflow"),
            "2.5 亿元": of("10 年国债ETF国泰", "net_inflow"),
            "9 亿元": of("沪深300ETF华泰柏瑞", "net_inflow"),
        },
    ),
    "house before": (
        "嘉实上证科创板芯片ETF最新规模达 30 亿元。广发医疗精选股票单日申购上限 10 万元。",
        {"30 亿元": of("嘉实上证科创板芯片ETF", "assets"), "10 万元": of("广发医疗精选股票", "amount")},
    ),
    "the week of the most": (
        "上周，城投债ETF净申购最多，为 12 亿元，其规模增加 5.6 亿元。",
        {"12 亿元": of("城投债ETF", "net_inflow", period="2025-02-24..2025-03-02")},
    ),
    "kinds beside a house in force": (
        "海富通基金旗下产品表现突出。城投债ETF净申购最多，为 12 亿元，其规模增加 5.6 亿元。",
        {"12 亿元": of("城投债ETF", "net_inflow"), "5.6 亿元": of("城投债ETF", "amount", **UP)},
    ),
    "a bank's share is no fund": (
        "招商银行股票上涨 3%，华夏银行净利润 6 亿元。",
        {"3%": of("招商银行", "share_price"), "6 亿元": of("华夏银行", "net_profit")},
    ),
    "goods of an exchange": (
        "上海黄金交易所白银T+D 收盘上涨 1.2%报 4210 元/千克。",
        {"1.2%": of("上海黄金交易所白银T+D", "price"), "4210 元/千克": of("上海黄金交易所白银T+D", "price")},
    ),
    "interbank rates": (
        "上海银行间同业拆放利率隔夜上行 2 个基点，报 1.46%。7天Shibor下行 3 个基点。上海银行存款利率为 1.1%。",
        {
            "2 个基点": of("上海银行间同业拆放利率", "rate"),
            "1.46%": of("上海银行间同业拆放利率", "rate"),
            "3 个基点": of("7天Shibor", "rate", **DOWN),
            "1.1%": of("上海银行", "rate"),
        },
    ),
    "futures have a price": (
        "豆粕主力合约收盘价 3120 元/吨，下跌 12 元/吨。螺纹钢主力合约收盘价 3310 元。",
        {
            "3120 元/吨": of("豆粕主力合约", "price"),
            "12 元/吨": of("豆粕主力合约", "price", **DOWN),
            "3310 元": of("螺纹钢主力合约", "price"),
        },
    ),
}
BREADTH = {
    "beside an index": (
        "两市震荡走弱，沪指跌 1.2%，超 4100 股飘绿，仅 820 只个股上涨。",
        {"4100 股": of("两市", "count"), "820 只": of("个股", "count", direction=None)},
    ),
    "one after the other": (
        "截至收盘，沪指涨 0.5%。全市场 2400 只个股上涨、60 只涨停，3000 只下跌。",
        {
            "2400 只": of("全市场", "count", direction=None, period="2025-03-05..2025-03-05"),
            "60 只": of("全市场", "count", direction=None, period="2025-03-05..2025-03-05"),
            "3000 只": of("全市场", "count", direction=None),
        },
    ),
    "the shares themselves": ("深成指收报 9800 点。全天有近 200 只非ST股涨停。", {"200 只": of("非ST股", "count")}),
    "in the measure's name": ("三大指数均涨逾 1%，上涨个股超 4000 只。", {"4000 只": of("个股", "count")}),
    "three exchanges": ("沪指跌 1%，沪深京三市超 4900 股飘绿。", {"4900 股": of("沪深京三市", "count")}),
    "an index is no market": ("A股走强，创业板指涨 4%，超 5000 股上涨。", {"5000 股": of("A股", "count")}),
    "a group of shares": ("ST板块午后走强，近 20 股涨停。", {"20 股": of("ST板块", "count")}),
    "a group that has them": ("航运股有 11 只个股涨停。", {"11 只": of("航运股", "count")}),
    "nobody": ("3 月 4 日，沪指跌 1.1%。近 4600 股下跌。", {"4600 股": of(None, "count")}),
    "the first of a list": ("云岚科技等 20 余股涨停。", {"20 余股": of("云岚科技", "count")}),
}
INDICES = {
    "less known ones": (
        "深成指报 9800 点。中小板指报 6210.5 点，涨幅 0.8%。科创综指涨 1.6%。",
        {
            "6210.5 点": of("中小板指", "index_level"),
            "0.8%": of("中小板指", "index_level", **UP),
            "1.6%": of("科创综指", "index_level"),
        },
    ),
    "a date before the close": (
        "道琼工业平均指数 3 月 4 日终场上涨 0.58%，云岚科技终场上涨 3%。",
        {"0.58%": of("道琼工业平均指数", "index_level", **UP), "3%": of("云岚科技", "share_price")},
    ),
    "points in brackets": (
        "那斯达克指数下跌 0.5%(88 点)，标普500指数上涨 1.2%（62 点）。恒指报 2 万点（年内新高）。",
        {"88 点": of("那斯达克指数", "index_level", **DOWN), "62 点": of("标普500指数", "index_level", **UP)},
    ),
    "a place's market": (
        "台北股市今天开高走低，盘中一度跌破 22000 点，成交量低于 3000 亿元。",
        {"22000 点": of("台北股市", "index_level"), "3000 亿元": of("台北股市", "trading_volume")},
    ),
    "sectors behind a volume": (
        "截至收盘，沪指涨 0.5%，两市成交 1.2 万亿元。传媒涨 1.8%，煤炭板块跌 0.9%。",
        {"1.8%": of("传媒", "index_level", **UP), "0.9%": of("煤炭板块", "index_level", **DOWN)},
    ),
    "a group of shares alone": (
        "煤炭板块涨 2.3%。云岚科技营收 30 亿元，其中新能源板块增长 31%。",
        {"2.3%": of("煤炭板块", "index_level"), "31%": of("云岚科技", "revenue")},
    ),
    "members of a set": (
        "盘中沪指涨超 1%。一级行业中传媒涨 1.8%、计算机涨 1.4%领涨。",
        {
            "1.8%": of("传媒", "index_level", period="2025-03-05..2025-03-05"),
            "1.4%": of("计算机", "index_level", period="2025-03-05..2025-03-05"),
        },
    ),
    "what is compared with": (
        "恒指夜期收报 22343 点，比周二恒指收市跌 507 点，跌幅 2.2%。",
        {"507 点": of("恒指夜期", "index_level", **DOWN), "2.2%": of("恒指夜期", "index_level", **DOWN)},
    ),
    "what is traded by an index": (
        "沪指成交 4500 亿元，深成指成交 6200 亿元。",
        {"4500 亿元": of("沪指", "trading_volume"), "6200 亿元": of("深成指", "trading_volume")},
    ),
}
MOVES = {
    "verbs of Taiwan and Hong Kong": (
        "联和汽车股价盘后追低 0.3 美元或 2.1%至 14.2 美元，海岳电子收低 1.1%，北川银行弹 3%，云鹿网络泻 8%，远帆汽车飙 12%。",
        {
            "0.3 美元": of("联和汽车", "share_price", **DOWN),
            "2.1%": of("联和汽车", "share_price", **DOWN),
            "14.2 美元": of("联和汽车", "share_price", direction=None),
            "1.1%": of("海岳电子", "share_price", **DOWN),
            "3%": of("北川银行", "share_price", **UP),
            "8%": of("云鹿网络", "share_price", **DOWN),
            "12%": of("远帆汽车", "share_price", **UP),
        },
    ),
    "no springs": ("该国试射导弹 3 枚，云岚保险新单保费飙 52%。", {"3 枚": {"direction": None}, "52%": UP}),
    "of nothing named": (
        "11 月以来，云岚科技累计跌幅超三成。近期，海岳银行连续下跌，跌幅分别为 2.1% 和 0.4%。",
        {"三成": of("云岚科技", "share_price"), "0.4%": of("海岳银行", "share_price", **DOWN)},
    ),
    "of goods": ("海岳啤酒宣布提价，涨幅 5%。", {"5%": {"metric": "growth"}}),
    "of what is named": (
        "云岚科技表示，本月客单大涨 20%。海岳食品称，产品涨价 15%。",
        {"20%": {"metric": "growth"}, "15%": of("海岳食品", "price")},
    ),
    "quotes of a day": (
        "海岳银行开盘报价 6.2 元，最高价 6.5 元，最低价 6.1 元，收盘于 6.4 元。",
        {
            "6.2 元": of("海岳银行", "share_price"),
            "6.5 元": of("海岳银行", "share_price"),
            "6.1 元": of("海岳银行", "share_price"),
            "6.4 元": of("海岳银行", "share_price"),
        },
    ),
    "what is sold": (
        "云岚手机最高价 6499 元，最低价 3999 元。",
        {"6499 元": {"metric": "price"}, "3999 元": {"metric": "price"}},
    ),
    "apposition": (
        "周二美股成交额冠军云鹿网络收涨 2.4%，成交 182 亿美元。美股成交额 3000 亿美元。",
        {
            "2.4%": of("云鹿网络", "share_price"),
            "182 亿美元": of("云鹿网络", "trading_volume"),
            "3000 亿美元": of("美股", "trading_volume"),
        },
    ),
    "book value": ("预计海岳银行 2025 年BVPS为 12.9 元/股。", {"12.9 元/股": of("海岳银行", "assets")}),
}
CURRENCIES = {
    "a currency alone": (
        "云岚科技表示，新台币第 1 季升值 2.4%。人民币上周贬值 0.4%。",
        {"2.4%": of("新台币", "exchange_rate", **UP), "0.4%": of("人民币", "exchange_rate", **DOWN)},
    ),
    "a unit is no currency": ("云岚科技获 12 港元报价后升值 20%。", {"20%": {"subject": "云岚科技"}}),
    "what is owned": ("他名下房产升值 20%。", {"20%": {"metric": "growth"}}),
    "a pair in traditional script": (
        "澳元兌美元一度低見 0.6123。",
        {"0.6123": of("澳元兑美元", "exchange_rate", unit=None)},
    ),
}
FLOWS = {
    "lots": (
        "外资卖超海岳电子 3,200 张，投信买超联和科技 800 张。云岚科技发行可转债 500 张。",
        {"3,200 张": of("外资", "net_inflow"), "800 张": of("投信", "net_inflow"), "500 张": of("云岚科技", "shares")},
    ),
    "sizes of orders": (
        "主力资金净流出 80 亿元；小单资金净流入 45 亿元。",
        {"80 亿元": of("主力资金", "net_inflow"), "45 亿元": of("小单资金", "net_inflow")},
    ),
    "sizes of funds": (
        "股票型ETF净申购 60 亿元，总体规模增加 79 亿元。",
        {"60 亿元": of("股票型ETF", "net_inflow"), "79 亿元": of("股票型ETF", "amount", **UP)},
    ),
}
ALL = INSTRUMENTS | BREADTH | INDICES | MOVES | CURRENCIES | FLOWS


@pytest.mark.parametrize("name", ALL)
def test_market_figures(name):
    check(*ALL[name])


def test_how_far_a_mark_is_claims_nothing():
    text = "加权指数最高冲上 49966.8 点，距 5 万点约 33 点。距离目标仅差 3000 辆。"
    assert {"5 万点", "33 点"}.isdisjoint(fact.text for fact in extract(text))


@pytest.mark.parametrize("text", ["10 年国债ETF国泰净流入 2.5 亿元。", "30 年国债ETF成交 12 亿元。"])
def test_the_tenor_of_a_fund_is_part_of_its_name(text):
    assert [fact.unit for fact in extract(text)] == ["CNY"]
