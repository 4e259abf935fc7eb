"""Since when something that began then is counted, what a base had, and days that only tell: of a plan, of reports, of a reason."""

import pytest

from claimed import check

# Articles of 2025-03-05, a Wednesday.
NONE = ".."
FEBRUARY = "2025-02-01..2025-02-28"
FOURTH = "2024-10-01..2024-12-31"

CASES = {
    # Since something began
    "opened then": (
        "去年10月开业至今，云岚餐饮累计接待210万人次。",
        {"210万人次": {"period": "2024-10-01..2025-03-05"}},
    ),
    "on sale since then": ("云岚One今年1月开售至今累计售出3万辆。", {"3万辆": {"period": "2025-01-01..2025-03-05"}}),
    "up to now behind since": (
        "云岚乐园自2023年9月开幕以来至今售出610万张门票。",
        {"610万张": {"period": "2023-09-01..2025-03-05"}},
    ),
    "no event": ("云岚餐饮去年10月开业，当月营收3亿元。", {"3亿元": {"period": "2024-10-01..2024-10-31"}}),
    # From what a share has moved by points
    "the base of points": (
        "云岚电子去年第四季度毛利率10.4%，比第三季度10.1%增加0.3个百分点，比上年同期9.6%增加0.8个百分点。",
        {
            "10.4%": {"period": FOURTH},
            "10.1%": {"period": "2024-07-01..2024-09-30", "direction": None},
            "0.3个百分点": {"period": FOURTH, "direction": "increase"},
            "9.6%": {"period": "2023-10-01..2023-12-31", "direction": None},
            "0.8个百分点": {"period": FOURTH, "direction": "increase"},
        },
    ),
    "points down from it": (
        "云岚银行2月逾放比1.9%，较1月2.1%下降0.2个百分点。",
        {"2.1%": {"period": "2025-01-01..2025-01-31", "direction": None}, "0.2个百分点": {"direction": "decrease"}},
    ),
    "a change": ("云岚电子去年第四季度营收较第三季度增加10.1%。", {"10.1%": {"direction": "increase"}}),
    # The same part of the year before
    "a month of last year": (
        "云岚置业2月销售金额119亿元，较上年174亿元，下滑31%。",
        {"174亿元": {"period": "2024-02-01..2024-02-29"}, "31%": {"period": FEBRUARY}},
    ),
    "months of last year": (
        "1-2月，云岚置业销售额91亿元，较去年82亿元增长11%。",
        {"82亿元": {"period": "2024-01-01..2024-02-29"}},
    ),
    "a whole year": (
        "云岚置业2024年销售额91亿元，较上年82亿元增长11%。",
        {"82亿元": {"period": "2023-01-01..2023-12-31"}},
    ),
    "its base": (
        "云岚人寿2月保费同比上升35%，其去年同期的保费收入为64亿元。",
        {"64亿元": {"period": "2024-02-01..2024-02-29"}},
    ),
    # By now reports are out
    "reports that are out": (
        "目前已有25家船企的2月业绩出炉，营业收入共计157亿元，环比减少15%。",
        {"25家": {"period": "2025-03-05..2025-03-05"}, "157亿元": {"period": FEBRUARY}, "15%": {"period": FEBRUARY}},
    ),
    "who has reported": (
        "目前已有8家券商披露2月业绩，合计营收12亿元，环比增长3%。",
        {"12亿元": {"period": FEBRUARY}, "3%": {"period": FEBRUARY}},
    ),
    "up to now": ("截至目前，12家猪企2月销售简报披露完毕，共销售生猪980万头。", {"980万头": {"period": FEBRUARY}}),
    "users by now": ("目前云岚科技用户达312万户。", {"312万户": {"period": "2025-03-05..2025-03-05"}}),
    # The day on which a plan is told
    "a plan to build": ("3月3日晚间，云岚机械发布公告，公司拟投资25亿元建设生产基地。", {"25亿元": {"period": NONE}}),
    "a plan to buy back": ("3月3日，云岚机械公告，拟以2亿元至3亿元回购股份。", {"2亿元至3亿元": {"period": NONE}}),
    "what was told": (
        "3月3日，云岚机械公告，2月营收2亿元。",
        {"2亿元": {"period": FEBRUARY}},
    ),
    "the day of the plan itself": (
        "3月3日，云岚机械公告，拟于4月15日回购股份2亿元。",
        {"2亿元": {"period": "2025-04-15..2025-04-15"}},
    ),
    "days of next year": (
        "云岚机械计划于明年3月3日回购1亿元，4月15日回购2亿元。",
        {"2亿元": {"period": "2026-04-15..2026-04-15"}},
    ),
    "rooms booked": ("云岚饭店4月30日订房近95%。", {"95%": {"period": "2025-04-30..2025-04-30"}}),
    # Words that only look like a change or a basis
    "what takes off and lands": ("云岚机场2月起降架次5084架次。", {"5084架次": {"direction": None}}),
    "the same month": (
        "云岚航空2月载客91万人次，较2024年同月增加14%。",
        {"14%": {"direction": "increase", "basis": "yoy"}},
    ),
    "from month to month": ("云岚科技2月营收3亿元，月成长8%。", {"8%": {"direction": "increase", "basis": "mom"}}),
    "from quarter to quarter": (
        "云岚科技去年第四季营收3亿元，季成长8%。",
        {"8%": {"direction": "increase", "basis": "qoq"}},
    ),
    "a month's number": ("云岚科技9月成长2%。", {"2%": {"direction": "increase", "basis": None}}),
    # Days off as a reason
    "a festival has helped": (
        "云岚铁路2月营收48亿元。受惠春节连假，运量达710万人次。",
        {"710万人次": {"period": FEBRUARY}},
    ),
    "on the festival": ("春节期间，云岚铁路运量达710万人次。", {"710万人次": {"period": "2025-01-28..2025-02-04"}}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_slots(text, expected):
    check(text, expected)
