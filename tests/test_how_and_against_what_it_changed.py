"""Which way a figure has changed and against what, where words stand between the change and its size; with counters."""

import pytest

from claimed import check

# The measure, the way and the basis of each figure of the sentence.
CHANGES = {
    "a change that is as small as it says": [
        ("云岚游戏净收入 836 亿元，同比增长仅为 2.4%。", {"2.4%": ("revenue", "increase", "yoy")}),
        ("云岚科技毛利率上升为 30%。", {"30%": ("gross_margin", None, None)}),
    ],
    "what the clause before says that several do, each by so much": [
        (
            "云岚科技出货量和收入同比均有所增长，分别为12.4%和8.1%。",
            {"12.4%": ("shipments", "increase", "yoy"), "8.1%": ("revenue", "increase", "yoy")},
        ),
        (
            "云岚超市客流和销售额双双下滑，分别为3.5%和6.2%。",
            {"3.5%": ("visits", "decrease", None), "6.2%": ("revenue", "decrease", None)},
        ),
        (
            "云岚科技毛利率和净利率均上升，分别为30%和12%。",
            {"30%": ("gross_margin", None, None), "12%": ("net_margin", None, None)},
        ),
        (
            "云岚科技营收和净利润均有所增长，分别为30亿元和12亿元。",
            {"30亿元": ("revenue", None, None), "12亿元": ("net_profit", None, None)},
        ),
    ],
    "the next, of whom no verb is said again": [
        (
            "云岚科技下跌12%，海岳科技超9%，江岚科技跌幅近7%。",
            {
                "12%": ("share_price", "decrease", None),
                "9%": ("share_price", "decrease", None),
                "7%": ("share_price", "decrease", None),
            },
        ),
        (
            "云岚科技营收增长12%，海岳科技毛利率为9%。",
            {"12%": ("revenue", "increase", None), "9%": ("gross_margin", None, None)},
        ),
    ],
    "a share that is attained, and what grows at the clause's end": [
        ("云岚科技在海外市场实现超过40%的品牌声量同比增长，表现亮眼。", {"40%": ("growth", "increase", "yoy")}),
        ("云岚科技实现30%的产品线上销售。", {"30%": ("ratio", None, None)}),
        ("云岚科技市场份额提升5%，海岳科技30%。", {"30%": ("market_share", None, None)}),
    ],
    "by the quarter, the month and the year": [
        (
            "云岚电子第三季营收 59 亿元，季微增 0.6%、年大减 2.2%。",
            {"0.6%": ("revenue", "increase", "qoq"), "2.2%": ("revenue", "decrease", "yoy")},
        ),
        ("云岚科技营收 2024 年微增 2%。", {"2%": ("revenue", "increase", None)}),
        (
            "云岚科技营收实现了 23% 的同比增长和 5% 的季度增长。",
            {"23%": ("revenue", "increase", "yoy"), "5%": ("revenue", "increase", "qoq")},
        ),
    ],
    "against the year before": [
        ("7 月，云岚地产销售金额 119 亿元，较上年 174 亿元，下滑 31%。", {"31%": ("revenue", "decrease", "yoy")}),
        ("云岚资本的租金收入，和上一个年度相比，增幅大致为 14%。", {"14%": ("revenue", "increase", "yoy")}),
        ("云岚科技的门店较去年年末减少 10 家。", {"10 家": ("stores", "decrease", "prior")}),
        ("云岚科技的门店较去年减少 10 家。", {"10 家": ("stores", "decrease", "yoy")}),
    ],
    "spans that have changed": [
        (
            "江州风电平均利用小时为 2150 小时，减少 86 小时；核电平均利用小时达到 7320 小时，增加 41 小时。",
            {"86 小时": ("duration", "decrease", None), "41 小时": ("duration", "increase", None)},
        ),
        ("风电平均利用小时减少至 2150 小时。", {"2150 小时": ("duration", None, None)}),
    ],
    "a rate that another is measured by": [
        (
            "云岚珠宝零售值增长 8.5%，远低过前一季度的 31%。",
            {"8.5%": ("revenue", "increase", None), "31%": ("revenue", "increase", None)},
        ),
        (
            "云岚家居 4.2% 的营收增幅不及灯具业务的 7.8%。",
            {"4.2%": ("revenue", "increase", None), "7.8%": ("revenue", "increase", None)},
        ),
        ("云岚科技毛利率为 32%，低过同行的 38%。", {"38%": ("gross_margin", None, None)}),
    ],
    "growth behind its size": [
        ("云岚科技全年出货量将达到低双位数（low teens）增长。", {"双位数": ("shipments", "increase", None)}),
        ("云岚科技营收保持两位数百分比的增长。", {"两位数": ("revenue", "increase", None)}),
        ("云岚科技营收要保证 50% 的年化增长。", {"50%": ("revenue", "increase", None)}),
    ],
    "take-off and landing": [
        (
            "8 月实现起降 4228 架次，同比增长 3%。",
            {"4228 架次": ("count", None, None), "3%": ("count", "increase", "yoy")},
        ),
    ],
}


@pytest.mark.parametrize(("text", "said"), [case for cases in CHANGES.values() for case in cases])
def test_changes(text, said):
    check(
        text,
        {figure: dict(zip(("metric", "direction", "basis"), slots, strict=True)) for figure, slots in said.items()},
    )


# What each marked figure of the sentence is a measure of.
METRICS = [
    ("云岚市政府岁入编列 2.8 亿元、岁出编列 3 亿元。", {"2.8 亿元": "revenue", "3 亿元": "expense"}),
    ("今年出口确定破 6000 亿美元、出超有机会破 1500 亿美元。", {"6000 亿美元": "exports", "1500 亿美元": "trade"}),
    ("30% 的研发、销售人员在海外。", {"30%": "ratio"}),
    ("超万亿的成交量显示市场活跃。", {"万亿": "trading_volume"}),
    (
        "云岚半导体毛利率因汇率升值与生产成本上升，季减 1.2 个百分点至 26.8%。",
        {"1.2 个百分点": "gross_margin", "26.8%": "gross_margin"},
    ),
    ("云岚科技毛利率受原料成本上升影响，减少 3 个百分点。", {"3 个百分点": "gross_margin"}),
    ("由于生产成本上升 5%，云岚科技毛利率降至 26%。", {"5%": "cost", "26%": "gross_margin"}),
    ("江州和石桥的人均可支配收入分别提高 4% 和 6%。", {"4%": "other", "6%": "other"}),
    ("云岚电池实现 11 GWh 的动力电池装车。", {"11 GWh": "installed_capacity"}),
    ("新股占已扩大发行股本的 1.8%。", {"1.8%": "stake"}),
    ("云岚航空签订首批 60 架飞机订购协议。", {"60 架": "orders"}),
    ("全市二手房成交量达 3 万套。", {"3 万套": "sales_volume"}),
]


@pytest.mark.parametrize(("text", "metrics"), METRICS)
def test_what_a_mark_parts_is_of_the_next(text, metrics):
    check(text, {figure: {"metric": metric} for figure, metric in metrics.items()})
