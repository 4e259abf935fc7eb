"""Goals that are reached in part, years up to a day, what is summed up, weeklies and outlets, and figures without marks between."""

from datetime import date

import pytest

from claimed import check, days, marked_row
from digestnlp import extract

MODALITIES = [
    ("云岚船厂完成今年【20 亿元】接单目标的 71%。", "target"),
    ("云岚船厂完成今年 20 亿元接单目标的【71%】。", "actual"),
    ("上半年销量【12 万辆】，达到全年目标的 40%。", "actual"),
    ("上半年销量 12 万辆，达到全年目标的【40%】。", "actual"),
    ("江州各厂年度目标完成率平均达到【88%】。", "actual"),
    ("探测车驶向目标区域，距离还有【40 公里】。", "actual"),
    ("到 2027 年，销量目标为【60 万辆】。", "target"),
    ("## 基金薪酬大曝光\n\n人均年薪超【50 万元】。", "actual"),
]


@pytest.mark.parametrize(("marked", "modality"), MODALITIES)
def test_how_real_it_is(marked, modality):
    assert marked_row(marked).modality == modality


def period(text, figure, published=date(2016, 11, 16)):
    (fact,) = (f for f in extract(text, published=published) if f.text == figure)
    return days(fact)


PERIODS = [
    ("截至 10 月底，江州今年新开工厂房 37 座。", "37 座", "2016-01-01..2016-10-31"),
    ("截至 10 月底，公司门店 30 家，今年计划新开 50 家。", "50 家", "2016-01-01..2016-12-31"),
    ("截至 10 月底，今年目标 30 万辆已完成 80%。", "30 万辆", "2016-01-01..2016-12-31"),
    ("云岚科技年初制定的目标是卖出 640 万台。", "640 万台", ".."),
    ("云岚科技今年 7 月、8 月配发 0.30 元。", "0.30 元", "2016-07-01..2016-08-31"),
    ("江州菜价 5 月跌幅为 3%，6 月跌幅有所收窄，至 1.4%。", "1.4%", "2016-06-01..2016-06-30"),
    ("1—9 月，东线货运量累计完成 30 万吨；西线货运量累计完成 80 万吨。", "80 万吨", "2016-01-01..2016-09-30"),
    ("9 月东线交付 3 万台，累计交付 250 万台。", "250 万台", "..2016-09-30"),
    ("指数近一个月上涨 2%，年至今下跌 9%。", "9%", "2016-01-01..2016-11-16"),
    ("7 月份一线门店客流上涨 3%。", "3%", "2016-07-01..2016-07-31"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), PERIODS)
def test_when_it_was(text, figure, expected):
    assert period(text, figure) == expected


@pytest.mark.parametrize(
    ("source", "title", "expected"),
    [
        ("江州日报", "云岚科技净利大增", "2016-06-30..2016-06-30"),
        ("江州财经", "医药行业双周报", ".."),
    ],
)
def test_the_outlet_makes_no_weekly(source, title, expected):
    text = (
        f"---\ntitle: {title}\nsource: {source}\ndate: 2016-08-23\n---\n\n"
        "8月21日晚，云岚科技披露半年报，营收21亿元。报告期末，公司有员工5900人。\n"
    )
    assert period(text, "5900人", None) == expected


FIGURES = {
    "这把茶壶的价钱只有那把的三分一。": {"三分一": {"unit": None, "value": "0.333333333333333333"}},
    "球队得三分。": {"三分": {"unit": "分", "value": "3"}},
    "对应市盈率分别为31.2,24.6和18.3。": {
        "31.2": {"metric": "ratio"},
        "24.6": {"metric": "ratio"},
        "18.3": {"metric": "ratio"},
    },
    "云岚科技 2021-23 年分别录得净利润 16、19、24 亿元。": {
        "16": {"period": "2021-01-01..2021-12-31", "value": "1600000000"},
        "19": {"period": "2022-01-01..2022-12-31", "value": "1900000000"},
        "24 亿元": {"period": "2023-01-01..2023-12-31", "value": "2400000000"},
    },
    "江州车展已成功举办 12 届。": {"12 届": {"metric": "count", "unit": "届"}},
    "这种茶叶连续 8 年销往欧洲。": {"8 年": {"metric": "streak"}},
    "电站一年节约标准煤 5 万吨，减少碳排放 9 万吨。": {
        "5 万吨": {"metric": "other"},
        "9 万吨": {"metric": "other"},
    },
    "电站一年送出绿色电量 7 亿千瓦时。": {"7 亿千瓦时": {"metric": "production"}},
    "江州共有零售等网点 4200 个。": {"4200 个": {"metric": "count"}},
    "江州保障房的轮候时间缩短到 14 个月。": {"14 个月": {"metric": "duration"}},
}


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_figures_and_their_measures(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    "text", ["两款新品分别具备 3K 分辨率和 4K 分辨率。", "目标价 41.6 元（前值 45.9 元", "2024届的学生来了。"]
)
def test_odd_texts_give_no_error(text):
    assert all(fact.text in text for fact in extract(text, published="2025-03-05"))
