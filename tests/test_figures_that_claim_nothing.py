"""Figures that only say once more, point at those who are named, bound a class or name a feast; changes beside their levels."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

# A sentence, and the figures that are claims.
CLAIMS = {
    "a mass in another unit": ("江州粮食总产量 12 万吨（2.4 亿斤），增加 1 万吨（2000 万斤）。", ["12 万吨", "1 万吨"]),
    "a rate in another unit": ("单产 5900 公斤/公顷（393 公斤/亩）。", ["5900 公斤/公顷"]),
    "a sum in another currency": (
        "云岚科技投资 2 亿美元（当前约 14.4 亿元人民币），新机售价 299 美元（注：现约 2100 元人民币）。",
        ["2 亿美元", "299 美元"],
    ),
    "a bracket of its own": ("云岚科技购置楼面 120 平方米（套内 90 平方米）。", ["120 平方米", "90 平方米"]),
    "the days of a feast": (
        "8 天国庆长假，江州接待游客 88 万人次；中秋 3 天假期接待 9 万人次。",
        ["88 万人次", "9 万人次"],
    ),
    "days that one has": ("云岚科技员工享有 10 天假期。", ["10 天"]),
    "a part with a slash": ("江州水泥产量占全省的 1/5。", ["1/5"]),
    "works named behind their count": ("两款手游《星海》和《山河》收入分别增长 18% 和 7%。", ["18%", "7%"]),
    "works named before their count": ("《星海》和《山河》两款手游收入分别增长 18% 和 7%。", ["18%", "7%"]),
    "works that come out": ("云岚科技推出两款手游《星海》和《山河》。", ["两款"]),
    "those told of before": ("两款手机的销量均超过 100 万部。", ["100 万部"]),
    "those who are only counted": ("两款手机的销量已超过 100 万部。", ["两款", "100 万部"]),
    "the first of a rank whom something is told of": ("在销量排名前五的车企中，云岚汽车同比增长 41%。", ["41%"]),
    "the first of a rank together": ("产能排名前 5 的企业合计产量占全国的 63%。", ["63%"]),
    "a rank that is claimed": ("云岚汽车销量排名前五，同比增长 41%。", ["前五", "41%"]),
    "how often": ("這是江州今年第二度超越海平。", []),
    "classes by money": ("10 万元以下车型销量占比达 27%。", ["27%"]),
    "classes by speed": ("1000Mbps 以上用户达 21 万户。", ["21 万户"]),
    "classes by power": ("6000 千瓦及以上电厂发电量 12 亿千瓦时。", ["12 亿千瓦时"]),
    "a price with a bound": ("新车售价 10 万元以下。", ["10 万元以下"]),
    "what those have who are meant": ("收入 2000 万元以上的企业利润增长 3%。", ["2000 万元以上", "3%"]),
    "even that of a month": ("連 4 月營收也轉弱，減少 5%。", ["5%"]),
    "months in a row": ("云岚科技营收连 3 月成长。", ["3 月"]),
    "two spans": ("失業率在該兩段期間維持 3%。", ["3%"]),
    "a group to which a name is joined": ("三家运营商及中国广电的用户达 6.9 亿户。", ["6.9 亿户"]),
    "a group that one has to do with": ("云岚科技与两家供应商及小米签约。", ["两家"]),
    "the three sectors": ("江州三次产业结构优化，全年新开门店 3 家。", ["3 家"]),
}
CHANGES = {
    "a change about so large, then the level": (
        "总就业人数减少约 2,300 人至 3,694,700 人，失业人数增加约 800 人至 103,400 人。",
        {
            "2,300 人": {"direction": "decrease", "approx": True},
            "3,694,700 人": {"direction": None},
            "800 人": {"direction": "increase"},
            "103,400 人": {"direction": None},
        },
    ),
    "a revision, then the level": (
        "云岚汽车销量预期下调了 50 万台至 1200 万台。",
        {"50 万台": {"direction": "decrease", "modality": "forecast"}, "1200 万台": {"direction": None}},
    ),
    "a change between two bounds": ("减少约 200 人至 300 人。", {"200 人至 300 人": {"direction": "decrease"}}),
    "the same change in two units": (
        "江州铁路国庆期间的旅客达 64 万人次，同比增加 5.2 万人次，增长 8.7%。",
        {"5.2 万人次": {"basis": "yoy"}, "8.7%": {"direction": "increase", "basis": "yoy"}},
    ),
    "the share before the sum": (
        "云岚科技营收 64 亿元，环比下降 8.7%，减少 5 亿元。",
        {"8.7%": {"basis": "mom"}, "5 亿元": {"direction": "decrease", "basis": "mom"}},
    ),
    "changes of two measures": (
        "云岚科技营收同比增加 5 亿元，门店增长 8%。",
        {"5 亿元": {"basis": "yoy"}, "8%": {"metric": "stores", "basis": None}},
    ),
    "growth below zero": (
        "云岚手机出货量负增长 5%，江州财政收入 37 亿元，负增长 1.2%。",
        {"5%": {"direction": "decrease"}, "1.2%": {"direction": "decrease"}},
    ),
    "growth that is below zero no more": ("云岚科技营收扭转了负增长，增长 3%。", {"3%": {"direction": "increase"}}),
    "a year long before": (
        "2023 年，江州新能源占比达到 29.5%，较 2012 年增长 9.5 个百分点。",
        {"9.5 个百分点": {"direction": "increase", "basis": "prior"}},
    ),
    "the year before": ("2023 年，云岚科技营收 3 亿元，较 2022 年增长 9%。", {"9%": {"basis": "yoy"}}),
    "tenths in digits": (
        "有5成8企业愿意加薪，另有3成4上班族跳槽，占5成8家公司。",
        {"5成8": {"value": "58"}, "3成4": {"value": "34"}, "8家": {"value": "8"}},
    ),
    "what two data have changed by": (
        "江州接待游客 61 万人次，门票收入 2300 万元，两项数据较去年分别增长 8.1% 和 9.6%。",
        {"8.1%": {"metric": "visits"}, "9.6%": {"metric": "revenue"}},
    ),
}


@pytest.mark.parametrize(("text", "claims"), CLAIMS.values(), ids=CLAIMS)
def test_what_is_a_claim(text, claims):
    assert [fact.text for fact in extract(text, published=PUBLISHED)] == claims


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(text, expected):
    check(text, expected)
