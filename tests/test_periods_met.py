"""Periods as the press leaves them to be understood: handed on, of a base, of a report, of the quarter told of; with counters."""

from datetime import date

import pytest

from digestnlp import extract, find_times

NONE = ".."
YEAR = "2024-01-01..2024-12-31"
Q3, NINE, HALF = "2025-07-01..2025-09-30", "2025-01-01..2025-09-30", "2025-01-01..2025-06-30"
NOW = "2025-11-05..2025-11-05"
WEEK = "2025-11-03..2025-11-09"
# Articles of 2025-11-05, a Wednesday.
PUBLISHED = date(2025, 11, 5)
CASES = {
    # What a sentence without figures leaves in force
    "nine months open a text": (
        "前三季度，各省成绩单陆续出炉。\n数据显示，江州省GDP超过2万亿元，云海省GDP为1.5万亿元。",
        {"2万亿元": NINE, "1.5万亿元": NINE},
    ),
    "nine months in figures": ("各省1-9月成绩单陆续出炉。\n江州省GDP超过2万亿元。", {"2万亿元": NINE}),
    "nine months up to today are no topic": ("近九个月，江岚公司很忙。\n江岚公司营收2亿元。", {"2亿元": NONE}),
    "a turn to another quarter": (
        "去年江岚公司营收50亿元。进入2025年三季度，业绩承压。公司实现营收13亿元，同比下降10%。",
        {"50亿元": YEAR, "13亿元": Q3, "10%": Q3},
    ),
    "a turn without a lead": ("去年江岚公司营收50亿元。三季度，公司调整了业务。营收13亿元。", {"13亿元": Q3}),
    "a month may be of one act": ("去年江岚公司营收50亿元。2015年8月，公司完成股改。净利润3亿元。", {"3亿元": YEAR}),
    "a turn that is compared": ("三季度江岚公司营收5亿元。与上半年相比，业绩向好。净利润3亿元。", {"3亿元": Q3}),
    "a measure behind other words": (
        "二季度需求一般。上半年线下渠道保费收入占比提升。甲保险新单保费下降12%。",
        {"12%": HALF},
    ),
    "what it looks at": (
        "2月江岚出口3亿元。从三季度数据来看，对东盟进出口5亿元，同比增长8%。",
        {"5亿元": Q3, "8%": Q3},
    ),
    "what the situation is looked at": ("从上半年的情况来看，江州进出口5亿元。", {"5亿元": HALF}),
    "what it moved from": ("江岚公司营收从三季度的3亿元降至2亿元。", {"3亿元": Q3}),
    "a span of a rank": ("江岚集团位列过去26年来第18位。公司营收3亿元。", {"3亿元": NONE}),
    # Of a week and its days
    "all the week": ("全周北向资金净流入322亿元，其中沪股通净流入153亿元。", {"322亿元": WEEK, "153亿元": WEEK}),
    "the week of an earlier clause": ("本周A股整体上涨，上证指数涨1.7%，深证成指涨2%。", {"1.7%": WEEK, "2%": WEEK}),
    "both days of a weekend": ("江岚花园过去周六、日录得8宗成交。", {"8宗": "2025-11-01..2025-11-02"}),
    "average of Saturday": ("上周六、日均成交8宗。", {"8宗": "2025-11-01..2025-11-01"}),
    "days in a list": ("央行10月17日和18日均开展了100亿元逆回购操作。", {"100亿元": "2025-10-17..2025-10-18"}),
    # What is of a place or of accounts
    "homes of a town": (
        "8月，云海市商品房成交面积同比下降12%。其中，江州成交量上升45%。",
        {"45%": "2025-08-01..2025-08-31"},
    ),
    "shares of a company": ("8月，江岚科技营收3亿元。公司股票成交量上升45%。", {"45%": NONE}),
    "ratios of accounts": (
        "截至9月末，江岚银行总资产3万亿元。\n核心一级资本充足率为10.47%，不良率为1.1%。",
        {"10.47%": "2025-09-30..2025-09-30", "1.1%": "2025-09-30..2025-09-30"},
    ),
    "ratios of no accounts": ("三季度江岚科技营收3亿元。\n芯片良率为95%。", {"95%": NONE}),
    # Of a report, and of the saying
    "an outlet without a name": (
        "10月31日晚间，外媒报道，江岚科技完成新一轮融资，金额逾10亿美元。",
        {"10亿美元": NONE},
    ),
    "an outlet of a name": ("10月31日，据云海日报消息称，江岚科技融资10亿美元。", {"10亿美元": NONE}),
    "an outlet that quotes": ("云海早报周四援引消息人士称，江岚科技估值440亿美元。", {"440亿美元": NONE}),
    "what an outlet has learnt": ("10月31日，云海网了解到，江岚科技获得3亿元融资。", {"3亿元": NONE}),
    "what one says of what is to come": ("江岚通信今天表示，将裁员3000人。", {"3000人": NONE}),
    "the quarter is no time of a new plan": (
        "三季度江岚科技营收3亿元。公司10月31日公告，拟回购2亿元股份。",
        {"2亿元": NONE},
    ),
    "what is expected of a day": ("江州机场今日预计运送旅客4万人次。", {"4万人次": NOW}),
    "who has counted": ("10月31日，据云海市统计局数据，全市游客3万人次。", {"3万人次": "2025-10-31..2025-10-31"}),
    "a quote": ("10月31日，据外媒报道，江岚科技股价下跌5%。", {"5%": "2025-10-31..2025-10-31"}),
    "what was announced": ("江岚汽车10月31日宣布，完成2亿元融资。", {"2亿元": "2025-10-31..2025-10-31"}),
    "the day of an item": ("江岚游戏谈新作（2025-11-01）— 江岚游戏以5000万美元收购江海科技。", {"5000万美元": NONE}),
    "a quoted outlet dates nothing": ("《云海日报》1日报道称，目前江岚公司有40家门店。", {"40家": NOW}),
    "an earlier forecast": ("公司将全年增幅从上次七月预测的接近30%上调为35%。", {"35%": "2025-01-01..2025-12-31"}),
    "a year in a title": (
        "10月26日，江州电网发布《江州电网2024年第八批采购公示》，公司中标金额约1237万元。",
        {"1237万元": "2025-10-26..2025-10-26"},
    ),
    "a report on a year": ("10月26日，江州协会发布《2024年游戏产业报告》，市场收入3000亿元。", {"3000亿元": YEAR}),
    # The quarter told of
    "this quarter in a report": (
        "江岚汽车第三季度营收30亿元。公司本季度净利2亿元，上一季度为1亿元，去年同期为0.5亿元。",
        {"2亿元": Q3, "1亿元": "2025-04-01..2025-06-30", "0.5亿元": "2024-07-01..2024-09-30"},
    ),
    "this quarter is to come": (
        "江岚汽车第三季度营收30亿元。公司预计本季度净利2亿元。",
        {"2亿元": "2025-10-01..2025-12-31"},
    ),
    "this quarter without another": ("江岚汽车本季度净利2亿元。", {"2亿元": "2025-10-01..2025-12-31"}),
    "a quarter of a fiscal year": (
        "江岚芯片公布2024财年第四财季财报。第四财季营收39亿美元。",
        {"39亿美元": "2024-10-01..2024-12-31"},
    ),
    "what was so once": ("三季度云海芯片份额下降。江岚公司曾一度占有99%的份额。", {"99%": NONE}),
    # The day of a quote beside a longer time
    "a move beside a year": (
        "江岚电器受惠成本下降，去年多赚一倍，股价弹升4%，收报15.5元，升0.6元。",
        {"一倍": YEAR, "4%": NOW, "15.5元": NOW, "0.6元": NOW},
    ),
    "a move since a month": ("自10月以来江岚股价升30%，收报5元。", {"30%": "2025-10-01..2025-11-05"}),
    # Bases
    "the month before that is told": (
        "10月CPI环比上涨0.5%，上月是下降0.2%，同比上涨1%。",
        {"0.5%": "2025-10-01..2025-10-31", "0.2%": "2025-09-01..2025-09-30", "1%": "2025-10-01..2025-10-31"},
    ),
    "the month before, whole": (
        "10月江岚发行量为9000亿元，高于上月全月的5135亿元。",
        {"9000亿元": "2025-10-01..2025-10-31", "5135亿元": "2025-09-01..2025-09-30"},
    ),
    "the year before": (
        "去年，江州经济增速为4.2%，大幅高于上一年-2.5%的增速。",
        {"4.2%": YEAR, "-2.5%": "2023-01-01..2023-12-31"},
    ),
    "a part of another year's whole": (
        "一季度，玉米进口600万吨（占2024年进口总量的59%），价格涨幅达5%。",
        {"59%": "2025-01-01..2025-03-31", "5%": "2025-01-01..2025-03-31"},
    ),
    "a part of the same year's whole": ("云服务收入占2024年营收的59%。", {"59%": YEAR}),
    "why it was so a year before": (
        "上半年其他收益2000万元，主要系去年同期由于项目验收，确认其他收益约8000万元。",
        {"2000万元": HALF, "8000万元": "2024-01-01..2024-06-30"},
    ),
    # Behind what is counted
    "staff who will leave": (
        "预计今年第4季将计提16亿美元费用，超过8成受影响员工将于下月离职。",
        {"16亿美元": "2025-10-01..2025-12-31", "8成": "2025-12-01..2025-12-31"},
    ),
    "products that gained": ("今年成立的基金中，逾85%的产品上半年获得正收益。", {"85%": HALF}),
    "what only describes them": ("30%的去年入学的学生毕业。", {"30%": NONE}),
    "shares at the end of a year": ("公司拟以2024年度末总股本1.1亿股为基数。", {"1.1亿股": "2024-12-31..2024-12-31"}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_period(text: str, expected: dict[str, str]) -> None:
    told = {f.text: f"{f.period_start or ''}..{f.period_end or ''}" for f in extract(text, published=PUBLISHED)}
    assert {figure: told.get(figure) for figure in expected} == expected


@pytest.mark.parametrize(
    ("text", "said", "days"),
    [
        ("7、8两月共开店30家", "7、8两月", "2025-07-01..2025-08-31"),
        ("1、2两个月合计增长3%", "1、2两个月", "2025-01-01..2025-02-28"),
        ("工期增加两月", None, None),
        ("4月首周成交3亿元", "4月首周", "2025-04-01..2025-04-07"),
        ("上映首周票房3亿元", None, None),
        ("上周（10月25日止）申领人数3万人", "上周（10月25日止）", "2025-10-19..2025-10-25"),
        ("上周六日售出3伙", "上周六日", "2025-11-01..2025-11-02"),
        ("自江岚科技2014年推出音箱以来售出3万台", "2014年推出音箱以来", "2014-01-01..2025-11-05"),
        ("来自江岚的2014年数据", "2014年", "2014-01-01..2014-12-31"),
        ("2026年3月期营收3亿日元", "2026年3月期", "2025-04-01..2026-03-31"),
        ("2026年3月期货涨3%", "2026年3月", "2026-03-01..2026-03-31"),
        ("2026年3月期铜涨3%", "2026年3月", "2026-03-01..2026-03-31"),
        ("此前6月份上涨2.5%", "6月份", "2025-06-01..2025-06-30"),
        ("前6月上涨2.5%", "前6月", "2025-01-01..2025-06-30"),
        ("25年公司成本为12元/公斤", "25年", "2025-01-01..2025-12-31"),
        ("深耕25年公司规模达3亿元", None, None),
        ("全周期成本3亿元", None, None),
        ("10月17日和20日分别成交", "20日", "2025-10-20..2025-10-20"),
    ],
)
def test_time(text: str, said: str | None, days: str | None) -> None:
    found = [(t.text, f"{t.period_start}..{t.period_end}") for t in find_times(text, PUBLISHED)]
    assert (found[-1] if found else (None, None)) == (said, days)
