"""Companies called after a town, markets of two exchanges named with a mark between them, and reporters, who have no figure."""

from __future__ import annotations

import pytest

from claimed import check, row
from digestnlp import extract, find_entities


@pytest.mark.parametrize(
    ("text", "figure", "company"),
    [
        ("上半年，常熟股份实现营收 12 亿元。", "12 亿元", "常熟股份"),
        ("昆山生物净利润 2 亿元。", "2 亿元", "昆山生物"),
        ("海门新材归母净利润 2 亿元。", "2 亿元", "海门新材"),
        ("澄江置业 1 月合约销售额 12 亿元。", "12 亿元", "澄江置业"),
        ("慈溪控股去年营收 3 亿元，同比增长 7%。", "7%", "慈溪控股"),
    ],
)
def test_a_company_called_after_a_town_has_what_only_companies_have(text, figure, company):
    assert row(text, figure).subject == company


@pytest.mark.parametrize(
    "text",
    [
        "昆山生物产业产值 12 亿元。",
        "常熟股份制企业营收 12 亿元。",
        "昆山电子行业实现营收 12 亿元。",
        "义乌集团客户 20 家。",
        "昆山汽车出口 3 亿元。",
    ],
)
def test_a_trade_of_a_town_is_no_company(text):
    assert (
        row(text, "20 家" if "20 家" in text else "3 亿元" if "3 亿元" in text else "12 亿元").subject_type != "COMPANY"
    )


CASES = {
    "two exchanges with a mark between": (
        "上个月，沪、深两市每天的股票成交量平均为 9088 亿元，环比增加 11%。",
        {
            "9088 亿元": {"metric": "trading_volume", "subject": "沪、深两市"},
            "11%": {"metric": "trading_volume", "subject": "沪、深两市"},
        },
    ),
    "the whole name of the measure": ("沪、深两市成交额为 4000 亿元。", {"4000 亿元": {"subject": "沪、深两市"}}),
    "three exchanges": ("沪、深、京三市成交额 9000 亿元。", {"9000 亿元": {"subject": "沪、深、京三市"}}),
    "what is lent on them": ("沪、深两市两融余额 9000 亿元。", {"9000 亿元": {"subject": "沪、深两市"}}),
    "each of them": (
        "沪、深两市成交额分别为 4000 亿元、5000 亿元。",
        {"4000 亿元": {"subject": "沪市"}, "5000 亿元": {"subject": "深市"}},
    ),
    "a house's own trades": ("东澜证券 2 月股基成交额 9000 亿元。", {"9000 亿元": {"subject": "东澜证券"}}),
    "a kind of vehicle, and none of motors": (
        "电动机车 2 月销量 3980 辆，年减 22%。",
        {"3980 辆": {"subject": "电动机车"}},
    ),
    "motors": ("电动机 2 月销量 3980 台。", {"3980 台": {"subject": "电动机"}}),
    "what a parcel costs to bring": (
        "云岚快递的派费从 1.1 元上调至 1.3 元。",
        {"1.1 元": {"metric": "price", "subject": "云岚快递"}, "1.3 元": {"metric": "price"}},
    ),
    "what holders get": ("云岚快递派息每股 0.3 元。", {"0.3 元": {"metric": "dividend"}}),
    "a reporter": ("〔记者王小明／台北报导〕财政部今公布去年证交税收 8.2 亿元。", {"8.2 亿元": {"subject": "财政部"}}),
    "a reporter without brackets": (
        "记者王小明/江州报道 云岚科技去年营收 3 亿元。",
        {"3 亿元": {"subject": "云岚科技"}},
    ),
    "one who is no reporter": ("〔记者李大华／台中报导〕王大明持股 3%。", {"3%": {"subject": "王大明"}}),
}


@pytest.mark.parametrize("name", CASES)
def test_rows(name):
    check(*CASES[name])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("京沪日均客流 100 万人次。", 1),
        ("沪深两市日均成交额 9000 亿元。", 1),
        ("京沪两地客流均为 100 万人次。", 2),
        ("云岚科技和江岚集团去年均亏损 3 亿元。", 2),
        ("云岚科技和江岚集团 2 月均亏损 3 亿元。", 2),
    ],
)
def test_a_daily_mean_is_no_word_for_each(text, count):
    assert len(extract(text)) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("苏州源澜净资产账面价值为 4 亿元。", ["苏州源澜"]),
        ("苏州源澜实现净利润 4 亿元。", ["苏州源澜"]),
        ("苏州房企净利润 4 亿元。", []),
        ("苏州规上企业净利润 4 亿元。", []),
        ("广东今年净利 4 亿元。", []),
        ("苏州源澜路公寓均价 4 万元。", []),
    ],
)
def test_a_place_and_what_is_no_word_are_a_company_where_accounts_are_told(text, names):
    assert [entity.text for entity in find_entities(text) if entity.label == "COMPANY"] == names


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("京津冀及周边地区平均优良天数比例为 62.9%。", "62.9%", "京津冀及周边地区"),
        ("日本及其周边国家出口 3 万吨。", "3 万吨", "日本及其周边国家"),
        ("北京及周边游客 3 万人次。", "3 万人次", "北京"),
    ],
)
def test_a_place_and_what_lies_around_it_are_one(text, figure, subject):
    assert row(text, figure).subject == subject
