"""Goals that are reached in part, years up to a day, what is summed up, weeklies and outlets, and figures without marks between."""

from datetime import date

import pytest

from claimed import check
from digestnlp import extract

MODALITIES = [
    ("完成全年【50 亿美元】订单目标的 44%。", "target"),
    ("完成全年 50 亿美元订单目标的【44%】。", "actual"),
    ("上半年销量【12 万辆】，达到全年目标的 40%。", "actual"),
    ("上半年销量 12 万辆，达到全年目标的【40%】。", "actual"),
    ("受监测房企的销售目标平均完成率为【60%】。", "actual"),
    ("火箭未能在目标地点降落，以每小时【200 公里】的速度坠入海中。", "actual"),
    ("到 2027 年，销量目标为【60 万辆】。", "target"),
    ("## 基金薪酬大曝光\n\n人均年薪超【50 万元】。", "actual"),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_how_real_it_is(text, modality):
    start, end = text.index("【"), text.index("】") - 1
    plain = text.replace("【", "").replace("】", "")
    (fact,) = (f for f in extract(plain, published="2025-03-05") if (f.start, f.end) == (start, end))
    assert fact.modality == modality


def period(text, figure, published=date(2016, 11, 16)):
    (fact,) = (f for f in extract(text, published=published) if f.text == figure)
    return f"{fact.period_start or ''}..{fact.period_end or ''}"


PERIODS = [
    ("截至 10 月底，今年全省法院共新收案件 26 万件。", "26 万件", "2016-01-01..2016-10-31"),
    ("截至 10 月底，公司门店 30 家，今年计划新开 50 家。", "50 家", "2016-01-01..2016-12-31"),
    ("截至 10 月底，今年目标 30 万辆已完成 80%。", "30 万辆", "2016-01-01..2016-12-31"),
    ("云岚科技年初的目标约为 1.7 亿部。", "1.7 亿部", ".."),
    ("云岚科技今年 7 月、8 月配发 0.30 元。", "0.30 元", "2016-07-01..2016-08-31"),
    ("江州房价 5 月同比涨幅突破 10%，6 月涨幅继续扩大，至 11.2%。", "11.2%", "2016-06-01..2016-06-30"),
    ("1—9 月，同城业务量累计完成 79 亿件；异地业务量累计完成 259 亿件。", "259 亿件", "2016-01-01..2016-09-30"),
    ("9 月同城业务量完成 79 亿件，累计完成 2590 亿件。", "2590 亿件", "..2016-09-30"),
    ("4 月份一线城市房价上涨 3%。", "3%", "2016-04-01..2016-04-30"),
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
        "8月22日，云岚科技发布半年报，实现营收15亿元。报告期末，公司总资产59亿元。\n"
    )
    assert period(text, "59亿元", None) == expected


FIGURES = {
    "智能叉车售价仅为外国同级产品的三分一。": {"三分一": {"unit": None, "value": "0.333333333333333333"}},
    "球队得三分。": {"三分": {"unit": "分", "value": "3"}},
    "对应PE分别为40.5,26.7和20.7。": {
        "40.5": {"metric": "ratio"},
        "26.7": {"metric": "ratio"},
        "20.7": {"metric": "ratio"},
    },
    "公司 2020-22 年分别实现归母净利 205、231、254 亿元。": {
        "205": {"period": "2020-01-01..2020-12-31", "value": "20500000000"},
        "231": {"period": "2021-01-01..2021-12-31", "value": "23100000000"},
        "254 亿元": {"period": "2022-01-01..2022-12-31", "value": "25400000000"},
    },
    "江州车展已成功举办 12 届。": {"12 届": {"metric": "count", "unit": "届"}},
    "荔枝已连续 22 年销往北美。": {"22 年": {"metric": "streak"}},
    "风电场每年可节约标煤 12 万吨，减少排放二氧化硫 3000 吨。": {
        "12 万吨": {"metric": "other"},
        "3000 吨": {"metric": "other"},
    },
    "项目每年可贡献可再生能源电量 7 亿千瓦时。": {"7 亿千瓦时": {"metric": "production"}},
    "项目涉及零售等商业网点 150 万个。": {"150 万个": {"metric": "count"}},
    "公租房轮候时间由 5 年降至 3 年。": {"3 年": {"metric": "duration", "subject": "公租房"}},
}


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_figures_and_their_measures(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    "text", ["两款新品分别具备 3K 分辨率和 4K 分辨率。", "目标价 41.6 元（前值 45.9 元", "2024届的学生来了。"]
)
def test_odd_texts_give_no_error(text):
    assert all(fact.text in text for fact in extract(text, published="2025-03-05"))
