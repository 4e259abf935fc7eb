"""Measures that are told together or by words of a trade: lists in units of their own, fees, grants, outlooks; with counters."""

from __future__ import annotations

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

METRICS = {
    "figures in units of their own": (
        "云岚航空客运量和货运量分别为 31 万人次和 5 万吨，同比分别增长 20% 和 10%。",
        {"31 万人次": "visits", "5 万吨": "shipments", "20%": "visits", "10%": "shipments"},
    ),
    "a run of three": (
        "上半年，云岚机场完成旅客吞吐量、货邮吞吐量和起降架次 310 万人次、5 万吨和 2.1 万架次。",
        {"310 万人次": "visits", "5 万吨": "shipments", "2.1 万架次": "count"},
    ),
    "what was made and sold": (
        "云岚能源完成发电量、售热量和售煤量 31 亿千瓦时、5 万吉焦和 200 万吨。",
        {"31 亿千瓦时": "production", "5 万吉焦": "sales_volume", "200 万吨": "sales_volume"},
    ),
    "each figure with its own noun": (
        "云岚科技营收 3 亿元和 500 名员工。",
        {"3 亿元": "revenue", "500 名": "headcount"},
    ),
    "fees of parcels": ("云岚速递的派费从 1.1 元上调至 1.3 元。", {"1.1 元": "price", "1.3 元": "price"}),
    "what shareholders are paid": ("云岚速递每股派 1.3 元。", {"1.3 元": "dividend"}),
    "trades named by what they do": (
        "主要行业利润情况如下：电力生产业增长 51%，煤炭开采和洗选业下降 26%，纺织业下降 20%。",
        {"51%": "net_profit", "26%": "net_profit", "20%": "net_profit"},
    ),
    "pay by trade": (
        "江州经常性薪资年增 3%，批发及零售业年增 2.1%、金融业年增 3.3%。",
        {"2.1%": "salary", "3.3%": "salary"},
    ),
    "output itself": ("该矿煤炭开采 3 亿吨。", {"3 亿吨": "production"}),
    "hours of work": (
        "3 月制造业加班工时平均 16.4 小时，年增 1 小时。",
        {"16.4 小时": "duration", "1 小时": "duration"},
    ),
    "how often": ("该品牌平均 3 天开出一家新店。", {"3 天": "interval"}),
    "by user": ("云岚电信平均每用户月收入 510 元，年增 3%。", {"510 元": "arpu", "3%": "arpu"}),
    "shops to be opened": ("云鹿餐饮明年将新展 8 家门市。", {"8 家": "store_openings"}),
    "shops closed": ("云鹿餐饮去年熄灯 8 家门市。", {"8 家": "store_closures"}),
    "results by the month": ("券商 2 月业绩普遍下滑，其中东澜证券环比下跌 22.25%。", {"22.25%": "growth"}),
    "shares by the month": ("云岚汽车股价环比下跌 3%。", {"3%": "share_price"}),
    "budgets": (
        "江州政府岁入编列 3,120 亿元，岁出编列 2,920 亿元。",
        {"3,120 亿元": "revenue", "2,920 亿元": "expense"},
    ),
    "grants": ("云岚电工收到政府奖励资金 4000 万元。", {"4000 万元": "subsidy"}),
    "awards to staff": ("云岚电工向员工发放奖励 4000 万元。", {"4000 万元": "salary"}),
    "handouts": ("江州普发现金 5000 元。", {"5000 元": "subsidy"}),
    "parcels": ("云岚速递 2 月业务完成量 9.2 亿票，同比下降 6%。", {"9.2 亿票": "shipments", "6%": "shipments"}),
    "orders of goods": ("云岚机械一季度新增订货 28 亿元，同比增长 20%。", {"28 亿元": "orders", "20%": "orders"}),
    "kilometres that are paid for": ("云岚航空 2 月收入客公里数同比上升 12.4%。", {"12.4%": "other"}),
}

SLOTS = {
    "landings are no decline": ("云岚机场起降架次为 5084 架次。", {"5084 架次": {"direction": None}}),
    "flights that decline": ("云岚机场航班降 3%。", {"3%": {"direction": "decrease"}}),
    "by month and quarter": (
        "云岚科技 3 月营收月成长 8%、季成长 12%。",
        {"8%": {"basis": "mom", "direction": "increase"}, "12%": {"basis": "qoq", "direction": "increase"}},
    ),
}

MODALITIES = {
    "an outlook that is given": (
        "云岚半导体提出第 3 季财测，营收介于 580 亿至 600 亿元，季增 3%，毛利率落在 28% 至 30%。",
        {"580 亿至 600 亿元": "forecast", "3%": "forecast", "28% 至 30%": "forecast"},
    ),
    "the outlook of a quarter": (
        "云岚电子公布第二季展望，合并营收约 1,550 亿元，季增 4%。",
        {"1,550 亿元": "forecast", "4%": "forecast"},
    ),
    "an outlook that is reached": ("云岚电子达到第四季财测高标，营收 45 亿元。", {"45 亿元": "actual"}),
    "more than was expected at the start": (
        "上半年，建材行业运行超出年初预期，规模以上企业实现营业收入 2.1 万亿元，同比增长 9%。",
        {"2.1 万亿元": "actual", "9%": "actual"},
    ),
    "a comparison": ("若与去年同月相较，云岚科技员工增加 4.1 万人。", {"4.1 万人": "actual"}),
    "a condition": ("若油价跌至 60 美元，公司将减产。", {"60 美元": "forecast"}),
}

NONE = {
    "rates that all rise": "各公司毛利率、营益率、净利率三升。",
    "a record of so many years": "云岚客流创三年单月新高。",
}


@pytest.mark.parametrize(("text", "expected"), METRICS.values(), ids=METRICS)
def test_metrics(text, expected):
    check(text, {figure: {"metric": metric} for figure, metric in expected.items()})


@pytest.mark.parametrize(("text", "expected"), SLOTS.values(), ids=SLOTS)
def test_slots(text, expected):
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MODALITIES.values(), ids=MODALITIES)
def test_modalities(text, expected):
    check(text, {figure: {"modality": modality} for figure, modality in expected.items()})


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_claims(text):
    assert extract(text, published=PUBLISHED) == []
