"""Of when the figures of reports are: as their titles and headings say, beside bases in brackets, on days of publication."""

from datetime import date

import pytest

from digestnlp import extract

Q3, Q3_BEFORE = "2024-07-01..2024-09-30", "2023-07-01..2023-09-30"
YEAR, YEAR_BEFORE = "2024-01-01..2024-12-31", "2023-01-01..2023-12-31"
H1, H1_BEFORE = "2024-01-01..2024-06-30", "2023-01-01..2023-06-30"
JANUARY, NONE = "2025-01-01..2025-01-31", ".."
YESTERDAY, TODAY = "2025-03-04..2025-03-04", "2025-03-05..2025-03-05"


def periods(text, title=None):
    """The period of each figure, the last where one is said twice."""
    head = f'---\ntitle: "{title}"\ndate: 2025-03-05\n---\n\n' if title else ""
    facts = extract(head + text, published=None if title else date(2025, 3, 5))
    return {f.text: f"{f.period_start or ''}..{f.period_end or ''}" for f in facts}


REPORT = "云岚科技公布2024年第三季度未经审计的业绩"

TITLED = {
    "the quarter of a report": (REPORT, "营收为5亿元，同比增长21%。毛利率为31%。", {"5亿元": Q3, "21%": Q3, "31%": Q3}),
    "a base in a bracket": (
        REPORT,
        "营收为5亿元，同比增长21%（2023年第三季度：4亿元）。\n毛利率为31%，上升2个百分点（2023年第三季度：29%）。",
        {"5亿元": Q3, "21%": Q3, "4亿元": Q3_BEFORE, "31%": Q3, "2个百分点": Q3, "29%": Q3_BEFORE},
    ),
    "a base in a clause of its own": (
        REPORT,
        "经营亏损为2100万元，而2023年第三季度的经营亏损为9000万元。研发费用为8800万元。",
        {"2100万元": Q3, "9000万元": Q3_BEFORE, "8800万元": Q3},
    ),
    "from a base to a level": (
        REPORT, "营收从2023年第三季度的2.5亿元增长了28%，至3.2亿元。", {"2.5亿元": Q3_BEFORE, "3.2亿元": Q3}
    ),
    "this quarter": (REPORT, "研发费用占本季度收入的17%。", {"17%": Q3}),
    "the whole year": ("星原汽车2024年财报解读", "星原汽车全年净亏损达24亿元，同比扩大8%。", {"24亿元": YEAR, "8%": YEAR}),
    "a plan for the year that runs": ("星原汽车动态", "星原汽车全年计划投资50亿元。", {"50亿元": "2025-01-01..2025-12-31"}),
    "the year before in a heading": (
        "云岚科技2024年年度业绩预增公告",
        "二、上年同期业绩情况\n\n净利润：2.3亿元。每股收益：0.41元。\n\n三、本期业绩情况\n\n净利润：3.3亿元。",
        {"2.3亿元": YEAR_BEFORE, "0.41元": YEAR_BEFORE, "3.3亿元": YEAR},
    ),
    "a year in the heading of an item": (
        "云岚科技2024年第三季度报告",
        "（一）2023年度主要财务数据\n\n营业收入3亿元。净利润1亿元。\n\n（二）经营情况\n\n营业收入4亿元。",
        {"3亿元": YEAR_BEFORE, "1亿元": YEAR_BEFORE, "4亿元": Q3},
    ),
    "what one has is of no quarter": (REPORT, "营收5亿元。公司拥有员工3000人。", {"5亿元": Q3, "3000人": NONE}),
    "a month of its own": (REPORT, "营收5亿元。今年1月营收1亿元。", {"5亿元": Q3, "1亿元": JANUARY}),
    "quarters of the year": (
        "云岚科技2024年年报",
        "四个季度营收分别为11亿元、12亿元、13亿元、15亿元。",
        {
            "11亿元": "2024-01-01..2024-03-31",
            "12亿元": "2024-04-01..2024-06-30",
            "13亿元": Q3,
            "15亿元": "2024-10-01..2024-12-31",
        },
    ),
    "quarters in a row are told of": (
        "云岚科技2024年年报",
        "净利润连续四个季度增长，增速分别为1%、2%、3%、4%。",
        {"1%": YEAR, "4%": YEAR},
    ),
    "news of their own in a digest": (
        "早报：云岚科技公布2024年业绩",
        "一、江河股份季报\n\n3月4日消息，江河股份净利润3亿元。\n\n二、星原汽车员工\n\n3月4日消息，星原汽车员工增加5%。",
        {"5%": NONE},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), TITLED.values(), ids=TITLED)
def test_titles(title, text, expected):
    assert expected.items() <= periods(text, title).items()


CASES = {
    "chapters behind the first lines": (
        "1月保险业数据公布。\n\n一、保费收入9120亿元，同比增长5%\n\n寿险公司保费收入3100亿元。\n\n二、总资产31万亿元",
        {"9120亿元": JANUARY, "5%": JANUARY, "3100亿元": JANUARY, "31万亿元": JANUARY},
    ),
    "a chapter with a time of its own": (
        "1月汽车业数据公布。\n\n一、生产情况\n\n产量为300万辆。\n\n二、2024年情况\n\n产量为2800万辆。\n\n三、出口情况\n\n出口30万辆。",
        {"300万辆": JANUARY, "2800万辆": YEAR, "30万辆": JANUARY},
    ),
    "chapters of a meeting": (
        "云岚科技2024年度股东大会决议。\n\n一、出席情况\n\n股东代表31人出席。", {"31人": NONE}
    ),
    "a bracketed year of half a year": (
        "截至2024年6月30日止六个月，云岚科技收益为人民币9亿元（2023年：人民币7亿元）。期内毛利为3亿元（2023年：2亿元）。",
        {"9亿元": H1, "7亿元": H1_BEFORE, "3亿元": H1, "2亿元": H1_BEFORE},
    ),
    "a bracketed year of a business year": (
        "截至2024年6月30日止年度，云岚科技收益为9亿元（2023年：7亿元）。", {"7亿元": "2022-07-01..2023-06-30"}
    ),
    "a bracketed year of a year": ("2024年全年云岚科技收益70亿元（2023年：60亿元）。", {"60亿元": YEAR_BEFORE}),
    "a bracketed year that is whole": (
        "云岚科技2024年上半年营收9亿元（2023年全年：20亿元）。", {"9亿元": H1, "20亿元": YEAR_BEFORE}
    ),
    "a day in a bracket": (
        "截至2024年6月30日，云岚科技现金9亿元（2023年12月31日：8亿元）。负债3亿元。",
        {"8亿元": "2023-12-31..2023-12-31", "3亿元": "2024-06-30..2024-06-30"},
    ),
    "a total in a bracket": (
        "云岚科技2月销量3万辆（1-2月：5万辆），同比增长5%。",
        {"5万辆": "2025-01-01..2025-02-28", "5%": "2025-02-01..2025-02-28"},
    ),
    "a base without a time before it": (
        "云岚科技用户数量为310万，而2023年第三季度为250万。营收为12亿元。", {"250万": Q3_BEFORE, "12亿元": NONE}
    ),
    "a quarter before that of the sentence": (
        "2024年第三季度，云岚科技营收为8亿元，2024年第一季度为7亿元。净利润为1亿元。", {"1亿元": Q3}
    ),
    "quarters in their order": (
        "云岚科技2024年第二季度营收2亿元，第三季度营收3亿元。净利润1亿元。", {"3亿元": Q3, "1亿元": Q3}
    ),
    "the quarter of the accounts told of": (
        "云岚科技公布截至2024年12月31日的第四季度业绩。本季度，公司毛利率为41%。", {"41%": "2024-10-01..2024-12-31"}
    ),
    "so far this year and then": (
        "截至2月20日，今年新基金发行总额510亿元，去年同期为640亿元。",
        {"510亿元": "2025-01-01..2025-02-20", "640亿元": "2024-01-01..2024-02-20"},
    ),
    "years and a part of the next": (
        "2021年至2023年及2024年上半年，云岚科技分别售出21万台、28万台、33万台、9万台。",
        {
            "21万台": "2021-01-01..2021-12-31",
            "28万台": "2022-01-01..2022-12-31",
            "33万台": YEAR_BEFORE,
            "9万台": H1,
        },
    ),
    "both halves": (
        "2024年，云岚科技上下半年营收分别为11亿元、12亿元。", {"11亿元": H1, "12亿元": "2024-07-01..2024-12-31"}
    ),
    "a month beside a base of long ago": (
        "星原汽车2月交付2100辆，超越2016年2月的1980辆，其中星原S5在2月交付910辆。",
        {"1980辆": "2016-02-01..2016-02-29", "910辆": "2025-02-01..2025-02-28"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_periods(text, expected):
    assert expected.items() <= periods(text).items()


DAYS = [
    ("昨日，云岚科技公布季度业绩，营收达到82亿元，同比增长9%。", {"82亿元": NONE, "9%": NONE}),
    ("云岚科技昨公布半年净利润跌22%，至3150万元，毛利率27%。", {"22%": NONE, "3150万元": NONE, "27%": NONE}),
    ("云岚科技昨日发布财报，营收151亿元，净利润10亿元。", {"151亿元": NONE, "10亿元": NONE}),
    ("海关昨日公布数据，1月出口3亿元。", {"3亿元": JANUARY}),
    ("星原汽车昨日公布新车售价为20万元。", {"20万元": YESTERDAY}),
    ("云岚科技昨日公布业绩后股价上涨5%。", {"5%": YESTERDAY}),
    ("云岚科技昨日完成回购3亿元。", {"3亿元": YESTERDAY}),
    ("江河股份昨日宣布投资50亿元。", {"50亿元": YESTERDAY}),
    ("昨日，江港集团2023年面向专业投资者公开发行公司债券（第一期）票面利率为2.9%。", {"2.9%": YESTERDAY}),
    ("江港集团2023年发行债券30亿元。", {"30亿元": YEAR_BEFORE}),
    ("江港交易所2025年1月交货的棉花期货价格上涨0.8美元，收于91美分。", {"91美分": TODAY}),
    ("江港市场一月期银上涨17美分。", {"17美分": NONE}),
    ("2025年1月交货的新车为3万辆。", {"3万辆": JANUARY}),
    ("从1月销量来看，星原汽车以18万辆居首；江河汽车销量为17万辆。", {"18万辆": JANUARY, "17万辆": JANUARY}),
    ("从2024年第三季度交付量看，星原汽车交付3万辆。", {"3万辆": Q3}),
    ("从2024年全年营收来看，云岚科技为3亿元。", {"3亿元": YEAR}),
    ("从上月的2万辆来看，星原汽车销量为3万辆。", {"3万辆": NONE}),
    ("由于春节假期，新发基金共有4只。", {"4只": NONE}),
    ("春节假期，新发基金共有4只。", {"4只": "2025-01-28..2025-02-04"}),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_and_what_is_no_time(text, expected):
    assert expected.items() <= periods(text).items()


COUNTED = [
    ("截至2024年三季度末，云岚科技门店达6630家；新增门店217家，关闭门店32家。",
     {"6630家": "2024-09-30..2024-09-30", "217家": Q3, "32家": Q3}),
    ("截至1月20日，云岚科技门店达6630家，新增门店217家。", {"217家": "2025-01-20..2025-01-20"}),
    ("截至2025年1月底，江国已累计召回电动自行车63万辆。", {"63万辆": "..2025-01-31"}),
    ("截至目前，云岚医药已累计收到里程碑付款3.2亿元。", {"3.2亿元": "..2025-03-05"}),
    ("截至1月底，云岚充电累计建成充电桩55万台。", {"55万台": "2025-01-31..2025-01-31"}),
    ("2月上旬，会员企业共生产粗钢2080万吨。本旬末钢材库存1560万吨。", {"1560万吨": "2025-02-10..2025-02-10"}),
    ("本旬，会员企业钢材产量205万吨。", {"205万吨": "2025-02-21..2025-02-28"}),
    ("24Q3末公司预收款30亿元。", {"30亿元": "2024-09-30..2024-09-30"}),
    ("云岚地产23年均价仅0.8万元/平米。", {"0.8万元/平米": YEAR_BEFORE}),
    ("云岚地产等待约为20年。", {"20年": NONE}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted_up_to_a_day(text, expected):
    assert expected.items() <= periods(text).items()
