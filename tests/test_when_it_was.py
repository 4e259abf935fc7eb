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
    # Which goods are called back
    "when what is called back was made": (
        "云岚汽车召回2023年3月至2024年5月期间生产的汽车，共计3200辆。",
        of(_3200辆=NONE),
    ),
    "when so many were made": ("云岚汽车2024年生产的汽车为3200辆。", of(_3200辆=YEAR)),
    # Issues and lots that are numbered within a year
    "the year of a lot": ("今年第三批土拍中，云岚置业以10亿元竞得一宗地块。", of(_10亿元=NONE)),
    "the year of a round": ("云岚科技2024年第三轮融资金额为3亿元。", of(_3亿元=YEAR)),
    # Years of two digits
    "the year before the one of two digits before it": (
        "云岚汽车24年销量为3万辆，23年为2万辆。",
        of(_3万辆=YEAR, _2万辆="2023-01-01..2023-12-31"),
    ),
    # Counted up to the day that opens the sentence
    "this year so far, up to a day": (
        "截至2月20日，今年以来新发了90只产品，规模2400亿元。",
        of(_90只="2025-01-01..2025-02-20", _2400亿元="2025-01-01..2025-02-20"),
    ),
    "this month so far": (
        "截至3月4日，某平台统计显示，3月以来共有24家公司抛出方案。",
        of(_24家="2025-03-01..2025-03-04"),
    ),
    "this year's new ones": ("截至2月底，今年新发行的债券数量640只。", of(_640只="2025-01-01..2025-02-28")),
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
        "从2020年开始，江州连续三年新增住宅都在6万套以上。",
        {"6万套以上": {"period": "2020-01-01..2022-12-31"}},
    ),
    "a row of months": ("从去年4月开始，江州出口已连续九个月下滑4%。", {"4%": {"period": "2024-04-01..2024-12-31"}}),
    "a row that goes on": ("从2022年起，云岚汽车销量连续5年增长9%。", {"9%": {"period": "2022-01-01.."}}),
    "from a day without its unit": ("自2月19开始的6个交易日，出现了4个涨停。", {"4个": {"period": "2025-02-19.."}}),
    "what takes off and lands": ("江州机场2024年10月起降2万架次。", of(_2万架次="2024-10-01..2024-10-31")),
    "prices that fall from then": ("自3月1日起降价5%。", {"5%": {"period": "2025-03-01..2025-03-01"}}),
    "at its founding": ("3月4日电 成立之初，合作社只有13户社员。", of(_13户=NONE)),
    "since the deliveries": (
        "今年前两个月营收3亿元。自交付以来，云岚S9已累计交付6万辆。",
        of(_6万辆="..2025-03-05"),
    ),
    # The base of a comparison
    "times the last year's": (
        "今年1-2月，云岚汽车已售出5万台，是去年同期的将近3倍。",
        of(_3倍="2025-01-01..2025-02-28"),
    ),
    "times a year's capacity": (
        "预计2025年云岚电池新增产能90GWh，为2019年产能的8倍。",
        of(_8倍="2025-01-01..2025-12-31"),
    ),
    "a share of the last year's is reached": (
        "今年前2个月云岚科技营收3亿元，已达去年全年营收之八成。",
        of(八成="2025-01-01..2025-02-28"),
    ),
    "a share of the year itself": ("境外收入占2024年营收的45%。", {"45%": {"period": YEAR}}),
    "from the month before": (
        "2月水果价格由上月上升1.6%转为下跌1.3%。",
        {"1.6%": {"period": "2025-01-01..2025-01-31"}, "1.3%": {"period": "2025-02-01..2025-02-28"}},
    ),
    "from the quarter before": (
        "江州第四季度的空置率由上季度的8.6%降到8.1%。",
        {"8.6%": {"period": "2024-07-01..2024-09-30"}, "8.1%": {"period": "2024-10-01..2024-12-31"}},
    ),
    "from the last month on": ("云岚汽车从上月起降价5%。", {"5%": {"period": "2025-02-01..2025-02-01"}}),
    "the last time": (
        "江州2月出口额为64亿元，上一次为去年7月的58亿元。日均出口额达2.3亿元。",
        {"58亿元": {"period": "2024-07-01..2024-07-31"}, "2.3亿元": {"period": "2025-02-01..2025-02-28"}},
    ),
    "a level that is come to": (
        "机构持股占比退回2016年水平，超配比例跌至2.7%。",
        {"2.7%": {"period": NONE}},
    ),
    "a peak that it has left": ("持股比例较2018年高峰的14%明显下滑。", {"14%": {"period": "2018-01-01..2018-12-31"}}),
    "what was expected then": (
        "预计2025年江国GDP增速为5.3%（1月预期为5.1%）。",
        {"5.1%": {"period": "2025-01-01..2025-12-31"}},
    ),
    "the cause lies in the last year": (
        "云岚科技去年上半年营收2亿元。净利润下滑15%，主要因去年同期企业列支费用2600万元。",
        {"2600万元": {"period": "2023-01-01..2023-06-30"}},
    ),
    "beyond that of a crisis": (
        "这一数字已高于1998年金融风暴时期的760亿美元。",
        of(_760亿美元="1998-01-01..1998-12-31"),
    ),
    "as in the month before": (
        "2月大米价格上升4%，升幅与上月相同。面粉价格上升7.2%。",
        {"7.2%": {"period": "2025-02-01..2025-02-28"}},
    ),
    "a base with its figure in a bracket": (
        "今年1月至2月的合计进口额为245亿元，与去年全年进口额（254亿元）只相差9亿元。",
        {"254亿元": {"period": YEAR}, "9亿元": {"period": "2025-01-01..2025-02-28"}},
    ),
    "a low that it has left": (
        "江岚股价较2024年1月的低点（63元）上涨9%。",
        {"63元": {"period": "2024-01-01..2024-01-31"}},
    ),
    "before the pandemic": ("去年全业营收6亿元，相比疫情前的2018年还缩水7%。", {"7%": {"period": YEAR}}),
    "from one year's to another's": (
        "2023至2028年全球仓储机器人规模将由90亿美元一路升到240亿美元，年复合增速21%。",
        {
            "90亿美元": {"period": "2023-01-01..2023-12-31"},
            "240亿美元": {"period": "2028-01-01..2028-12-31"},
            "21%": {"period": "2023-01-01..2028-12-31"},
        },
    ),
    "what another has begun": (
        "随着云岚的新线本月开始量产，江岚汽车的工厂投资16亿元。",
        of(_16亿元=NONE),
    ),
    "what lasts from its beginning": ("活动于3月5日开始报名，持续4周。", of(_4周="2025-03-05..")),
    "as much faster as the month before": (
        "2月出口增长9%，较1月的7%加快2个百分点。",
        {"7%": {"period": "2025-01-01..2025-01-31"}, "2个百分点": {"basis": "mom"}},
    ),
    # Told then, about another time
    "in an announcement of a month": (
        "云岚医药在2月份的公告里称，公司计划发行不超过5亿股股份。",
        of(_5亿股=NONE),
    ),
    "at a press conference": ("云岚汽车在2月的发布会上宣布，门店达到300家。", of(_300家=NONE)),
    "forecast on a day": ("评级机构3月3日预测江国经济将萎缩6%。", {"6%": {"period": NONE}}),
    "a report of a day": (
        "江州便利店协会周一发布报告显示，全国便利店热饮销售额减少13.5%。",
        {"13.5%": {"period": NONE}},
    ),
    "what is expected of a day": ("江州机场今日预计运送旅客4万人次。", of(_4万人次=TODAY)),
    "an agency's dateline": ("（某社江州4日电）江州独居人口达82万人。", of(_82万人=NONE)),
    "the day after the listing": (
        "江岚股份股价周四接着走高，在上市次日又猛涨16%。",
        {"16%": {"period": "2025-02-27..2025-02-27"}},
    ),
    # Inherited
    "parts of what was told last": (
        "1月份，江州规上工业增加值上升5.2%。去年，全州工业增加值上升4.6%。\n\n其中，纺织业增加值同比上升7.4%。",
        {"7.4%": {"period": YEAR}},
    ),
    "in recent years": ("一季度，江县营收3亿元。近年来，江县引进企业86家。", of(_86家=NONE)),
    "in recent years, in the sentence": ("去年，江县营收3亿元，近年来引进企业86家。", of(_86家=NONE)),
    "a year behind it": ("近年来，江县发展迅速，2021年引进企业86家。", of(_86家="2021-01-01..2021-12-31")),
    "what is to come": (
        "目前，云岚S9已卖出2万台，未来，公司还将发布S10，该款售价8.8万元。",
        {"2万台": {"period": TODAY}, "8.8万元": {"period": NONE}},
    ),
    "a session goes on": (
        "三大股指尾盘一齐走低，沪指跌1.7%。水泥板块涨2.64%。公司营收3亿元。",
        {"2.64%": {"period": TODAY}, "3亿元": {"period": NONE}},
    ),
    "yields beside the income": (
        "2024年云岚养老金投资收益共8亿元，投资收益率5.12%，已兑现收益率4.4%。",
        {"5.12%": {"period": YEAR}, "4.4%": {"period": YEAR}},
    ),
    "a price for each ton": ("去年实现营收3亿元，吨价2960元。", of(_2960元=YEAR)),
    "the headline's outlook": (
        "某社【云岚芯片四季度增收，预计明年产能紧缺】3月4日，云岚芯片公布四季度成绩，第四季度营收增长18%。",
        {"18%": {"period": "2024-10-01..2024-12-31"}},
    ),
    # Dealt out
    "each month of a span": (
        "去年4月至6月，江州出口的单月跌幅依次为2.8%、1.4%和3.6%。",
        {
            "2.8%": {"period": "2024-04-01..2024-04-30"},
            "1.4%": {"period": "2024-05-01..2024-05-31"},
            "3.6%": {"period": "2024-06-01..2024-06-30"},
        },
    ),
    "the periods of the last list": (
        "云岚电池2023年上半年、2023年全年、2024年上半年的市占率分别为16.4%、18.2%和19.5%。"
        "同期江岚电池的市占率分别为12.6%、11.3%、9.7%。",
        {
            "12.6%": {"period": "2023-01-01..2023-06-30"},
            "11.3%": {"period": "2023-01-01..2023-12-31"},
            "9.7%": {"period": "2024-01-01..2024-06-30"},
        },
    ),
    # Fiscal years
    "the year that was told of": (
        "2024财年，阿里总营收达6200亿元。本财年内，年度买家数达7亿。预计本财年营收为6800亿元。",
        of(_7亿="2023-04-01..2024-03-31", _6800亿元="2024-04-01..2025-03-31"),
    ),
    "this and the next": (
        "该行调低对阿里巴巴现财年与下财年营收的预测9%及6%。",
        {"9%": {"period": "2024-04-01..2025-03-31"}, "6%": {"period": "2025-04-01..2026-03-31"}},
    ),
    "interim accounts": (
        "江屋百货公布了2024年8月中期财报。销售额增加2.9%。",
        {"2.9%": {"period": "2024-03-01..2024-08-31"}},
    ),
    "after they joined": ("入社以后每年收入达9万元。", of(_9万元=NONE)),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_period(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("春节黄金周接待 5 万人次", "2012-01-31", "2012-01-22..2012-01-28"),
        ("春节假期接待 3 万人次", "2010-03-01", "2010-02-13..2010-02-19"),
        ("国庆黄金周接待 3 万人次", "2008-10-08", "2008-09-29..2008-10-05"),
        ("国庆长假接待 3 万人次", "2012-10-10", "2012-09-30..2012-10-07"),
        ("五一假期接待 3 万人次", "2013-05-05", "2013-04-29..2013-05-01"),
        ("预计在本财年（2020—2021）萎缩", "2020-10-14", "2020-04-01..2021-03-31"),
        ("在 2021—2022 财年增长", "2020-10-14", "2021-04-01..2022-03-31"),
        ("后年投产", "2025-03-05", "2027-01-01..2027-12-31"),
        ("自2月21起，", "2025-03-05", "2025-02-21.."),
    ],
)
def test_time(text, published, days):
    found = find_times(text, published)[0]
    assert f"{found.period_start or ''}..{found.period_end or ''}" == days
