"""When a figure was: counted up to a day, since when, of the base or of now, told then and about another time."""

import pytest

from claimed import check
from digestnlp import find_times

# Articles of 2025-03-05, a Wednesday.
TODAY = "2025-03-05..2025-03-05"
NONE = ".."
YEAR = "2024-01-01..2024-12-31"


def of(**periods):
    """Slots by figure, whose keyword has `_` for what no name may have: _3万台 is 3万台."""
    return {figure.lstrip("_"): {"period": period} for figure, period in periods.items()}


CASES = {
    # Counted up to the day that opens the sentence
    "this year so far, up to a day": (
        "截至2月18日，今年以来共有120只基金成立，规模3000亿元。",
        of(_120只="2025-01-01..2025-02-18", _3000亿元="2025-01-01..2025-02-18"),
    ),
    "this month so far": (
        "截至3月4日，某平台数据显示，3月以来共有30家公司披露预案。",
        of(_30家="2025-03-01..2025-03-04"),
    ),
    "this year's new ones": ("截至2月底，今年新成立的基金数量1107只。", of(_1107只="2025-01-01..2025-02-28")),
    "an average up to a month": ("截至2月，今年云岚汽车月均销量3万辆。", of(_3万辆="2025-01-01..2025-02-28")),
    "a plan is of the whole year": ("截至2月底，云岚科技今年计划投资3亿元。", of(_3亿元="2025-01-01..2025-12-31")),
    "figures between": (
        "截至2月底，云岚科技总资产12亿元；今年营收3亿元。",
        {"12亿元": {"period": "2025-02-28..2025-02-28"}, "3亿元": {"period": "2025-01-01..2025-12-31"}},
    ),
    "a year that is over": ("截至2024年6月底，云岚科技2024年营收3亿元。", of(_3亿元=YEAR)),
    "up to its end": ("去年底为止，云岚电子的产能为每月10万片。", of(_10万片="2024-12-31..2024-12-31")),
    "up to a month's end": ("到2月底为止，云岚电子共有门店300家。", of(_300家="2025-02-28..2025-02-28")),
    # Since when
    "a row of years": (
        "从2020年开始，江州连续三年新增就业都在130万人以上。",
        {"130万人以上": {"period": "2020-01-01..2022-12-31"}},
    ),
    "a row of months": ("从去年4月开始，江州出口已连续九个月下降3%。", {"3%": {"period": "2024-04-01..2024-12-31"}}),
    "a row that goes on": ("从2022年起，云岚汽车销量连续5年增长10%。", {"10%": {"period": "2022-01-01.."}}),
    "from a day without its unit": ("自2月21开始的5个交易日，出现了3个涨停。", {"3个": {"period": "2025-02-21.."}}),
    "what takes off and lands": ("江州机场2024年11月起降4万架次。", of(_4万架次="2024-11-01..2024-11-30")),
    "prices that fall from then": ("自3月1日起降价5%。", {"5%": {"period": "2025-03-01..2025-03-01"}}),
    "at its founding": ("3月4日电 成立之初，合作社共20户农户。", of(_20户=NONE)),
    "since the deliveries": (
        "今年前两个月营收3亿元。自交付以来，云岚S9累计交付9万辆。",
        of(_9万辆="..2025-03-05"),
    ),
    # The base of a comparison
    "times the last year's": (
        "今年1-2月，云岚汽车已交付6万台，是去年同期的接近4倍。",
        of(_4倍="2025-01-01..2025-02-28"),
    ),
    "times a year's capacity": (
        "预计2025年云岚电池新增产能178GWh，为2020年产能的11倍。",
        of(_11倍="2025-01-01..2025-12-31"),
    ),
    "a share of the last year's is reached": (
        "今年前2个月云岚科技营收3亿元，并达2024年全年营收之九成。",
        of(九成="2025-01-01..2025-02-28"),
    ),
    "a share of the year itself": ("海外收入占2024年营收的60%。", {"60%": {"period": YEAR}}),
    "from the month before": (
        "2月食品价格由上月上涨2.2%转为下降2.0%。",
        {"2.2%": {"period": "2025-01-01..2025-01-31"}, "2.0%": {"period": "2025-02-01..2025-02-28"}},
    ),
    "from the quarter before": (
        "江州第四季度的失业率从上季度的10.2%降至9.9%。",
        {"10.2%": {"period": "2024-07-01..2024-09-30"}, "9.9%": {"period": "2024-10-01..2024-12-31"}},
    ),
    "from the last month on": ("云岚汽车从上月起降价5%。", {"5%": {"period": "2025-02-01..2025-02-01"}}),
    "the last time": (
        "江州2月出口额为503亿元，上一次为去年8月的403亿元。日均出口额为26亿元。",
        of(_403亿元="2024-08-01..2024-08-31", _26亿元="2025-02-01..2025-02-28"),
    ),
    "a level that is come to": (
        "基金持仓占比降至2017年水平，超配比例回落至3.2%。",
        {"3.2%": {"period": NONE}},
    ),
    "a peak that it has left": ("超配比例较2019年高峰的11%大幅回落。", {"11%": {"period": "2019-01-01..2019-12-31"}}),
    "what was expected then": (
        "预计2025年江国GDP增速为4.0%（1月预期为3.8%）。",
        {"3.8%": {"period": "2025-01-01..2025-12-31"}},
    ),
    "the cause lies in the last year": (
        "云岚科技去年上半年营收2亿元。净利润下降12%，主要系去年同期公司确认费用3490万元。",
        {"3490万元": {"period": "2023-01-01..2023-06-30"}},
    ),
    "beyond that of a crisis": (
        "该金额已超越2008年金融海啸时期的1110亿美元。",
        of(_1110亿美元="2008-01-01..2008-12-31"),
    ),
    "as in the month before": (
        "2月新房价格上涨3%，涨幅与上月相同。二手房价格上涨8.6%。",
        {"8.6%": {"period": "2025-02-01..2025-02-28"}},
    ),
    # Told then, about another time
    "in an announcement of a month": (
        "云岚医药在2月份的公告中表示，公司计划发行不超过8亿股股份。",
        of(_8亿股=NONE),
    ),
    "at a press conference": ("云岚汽车在2月的发布会上宣布，门店达到300家。", of(_300家=NONE)),
    "forecast on a day": ("评级机构3月3日预测江国经济将萎缩9%。", {"9%": {"period": NONE}}),
    "a report of a day": ("江州百货协会周二发表报告显示，全国百货店免税销售额下降17.1%。", {"17.1%": {"period": NONE}}),
    "what is expected of a day": ("江州铁路今日预计发送旅客13万人次。", of(_13万人次=TODAY)),
    "an agency's dateline": ("（某社江州4日电）江州单身人口达239万人。", of(_239万人=NONE)),
    "the day after the listing": (
        "江岚股份股价周四继续攀升，在上市次日再度大涨22%。",
        {"22%": {"period": "2025-02-27..2025-02-27"}},
    ),
    # Inherited
    "parts of what was told last": (
        "1月份，江州规模以上工业增加值增长6.3%。去年，全州工业增加值增长3.9%。\n\n其中，采矿业增加值同比增长8.5%。",
        {"8.5%": {"period": YEAR}},
    ),
    "in recent years": ("一季度，江县营收3亿元。近年来，江县签约企业125家。", of(_125家=NONE)),
    "in recent years, in the sentence": ("去年，江县营收3亿元，近年来签约企业125家。", of(_125家=NONE)),
    "a year behind it": ("近年来，江县发展迅速，2021年签约企业125家。", of(_125家="2021-01-01..2021-12-31")),
    "what is to come": (
        "目前，云岚S9已售出3万台，未来，公司还会推出S10，该款售价9.9万元。",
        {"3万台": {"period": TODAY}, "9.9万元": {"period": NONE}},
    ),
    "a session goes on": (
        "三大股指尾盘集体下挫，沪指跌1.2%。传媒板块涨1.79%。公司营收3亿元。",
        {"1.79%": {"period": TODAY}, "3亿元": {"period": NONE}},
    ),
    "yields beside the income": (
        "2024年江州社保基金投资收益额11亿元，投资收益率4.27%，已实现收益率3.1%。",
        {"4.27%": {"period": YEAR}, "3.1%": {"period": YEAR}},
    ),
    "a price for each ton": ("去年实现营收3亿元，吨价3712元。", of(_3712元=YEAR)),
    "the headline's outlook": (
        "某社【云岚芯片四季度增收，预计明年产能紧缺】3月4日，云岚芯片披露四季度业绩，第四季度营收增长20%。",
        {"20%": {"period": "2024-10-01..2024-12-31"}},
    ),
    # Dealt out
    "each month of a span": (
        "去年4月至6月，江州出口的单月降幅分别为2.5%、0.9%和3.1%。",
        {
            "2.5%": {"period": "2024-04-01..2024-04-30"},
            "0.9%": {"period": "2024-05-01..2024-05-31"},
            "3.1%": {"period": "2024-06-01..2024-06-30"},
        },
    ),
    "the periods of the last list": (
        "云岚电池2023年上半年、2023年全年、2024年上半年的市占率分别为29.9%、32.6%和34.8%。"
        "同期江岚电池的市占率分别为22.7%、20.3%、13.8%。",
        {
            "22.7%": {"period": "2023-01-01..2023-06-30"},
            "20.3%": {"period": "2023-01-01..2023-12-31"},
            "13.8%": {"period": "2024-01-01..2024-06-30"},
        },
    ),
    # Fiscal years
    "the year that was told of": (
        "2024财年，阿里总收入为8530亿元。本财年内，活跃消费者数达13亿。预计本财年收入为9000亿元。",
        of(_13亿="2023-04-01..2024-03-31", _9000亿元="2024-04-01..2025-03-31"),
    ),
    "interim accounts": (
        "江屋百货发布了2024年8月中期决算。销售额增加1.8%。",
        {"1.8%": {"period": "2024-03-01..2024-08-31"}},
    ),
    "after they joined": ("加入合作社后年收入达15万元。", of(_15万元=NONE)),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_period(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("春节黄金周接待 3 万人次", "2012-01-31", "2012-01-22..2012-01-28"),
        ("春节假期接待 3 万人次", "2010-03-01", "2010-02-13..2010-02-19"),
        ("国庆黄金周接待 3 万人次", "2008-10-08", "2008-09-29..2008-10-05"),
        ("国庆长假接待 3 万人次", "2012-10-10", "2012-09-30..2012-10-07"),
        ("五一假期接待 3 万人次", "2013-05-05", "2013-04-29..2013-05-01"),
        ("预计在本财年（2020—2021）萎缩", "2020-10-14", "2020-04-01..2021-03-31"),
        ("在 2021—2022 财年增长", "2020-10-14", "2021-04-01..2022-03-31"),
        ("后年投产", "2025-03-05", "2027-01-01..2027-12-31"),
        ("自 2 月 21 起，", "2025-03-05", "2025-02-21.."),
    ],
)
def test_time(text, published, days):
    found = find_times(text, published)[0]
    assert f"{found.period_start or ''}..{found.period_end or ''}" == days
