"""Of when the figures of statistics, budgets, sessions and fiscal years are, and what their changes are measured against."""

from datetime import date

import pytest

from digestnlp import extract

SEPTEMBER, SO_FAR = "2024-09-01..2024-09-30", "2024-01-01..2024-09-30"
OCTOBER, DAY, TODAY = "2024-10-01..2024-10-31", "2024-11-08..2024-11-08", "2024-11-12..2024-11-12"
NINE_MONTHS, NONE = "2024-04-01..2024-12-31", ".."


def periods(text, day=date(2024, 11, 12)):
    """The period of each figure, the last where one is said twice."""
    return {f.text: f"{f.period_start or ''}..{f.period_end or ''}" for f in extract(text, published=day)}


def bases(text):
    """The basis of each change."""
    return {f.text: f.basis for f in extract(text, published=date(2024, 11, 12)) if f.direction}


PERIODS = {
    "a budget of the year's first days": (
        "云溪县9月公共预算支出2.1亿元，完成年初预算数6.3亿元的33.3%，比上年增支900万元。",
        {"2.1亿元": SEPTEMBER, "33.3%": SEPTEMBER, "900万元": SEPTEMBER},
    ),
    "the year's first days": ("年初，海平市投入2亿元。", {"2亿元": "2024-01-01..2024-02-29"}),
    "from the first month on": ("元至9月，江口市财政收入66亿元，增长5.1%。", {"66亿元": SO_FAR, "5.1%": SO_FAR}),
    "from the first month on, with its 月": ("今年元月至9月，江口市财政收入66亿元。", {"66亿元": SO_FAR}),
    "the first month": ("元月，石桥县进出口0.3亿元。", {"0.3亿元": "2024-01-01..2024-01-31"}),
    "a sum, and no month": ("石桥县9月投入3亿元月均增加2%。", {"2%": SEPTEMBER}),
    "summed up to a month": ("累计至9月营收221亿元。", {"221亿元": SO_FAR}),
    "users up to a month": ("用户累计至9月底达320万户。", {"320万户": "2024-09-30..2024-09-30"}),
    "since the year began, up to a month": ("今年以来至9月底，出口总值148亿美元。", {"148亿美元": SO_FAR}),
    "counted at a month's end": ("到9月底，用户达到312万户。", {"312万户": "2024-09-30..2024-09-30"}),
    "within the month told of": ("江州10月物价升2.1%。月内食品价格升1.3%。", {"2.1%": OCTOBER, "1.3%": OCTOBER}),
    "within so many months": (
        "江州9月物价升2.1%。该股一个月内升5%。",
        {"2.1%": SEPTEMBER, "5%": "2024-11-12..2024-12-12"},
    ),
    "a bonus": ("发得出年终的公司占81%。", {"81%": NONE}),
    "guests of a day": ("去年访江州旅客3000万人次，55%属即日来回旅客。", {"55%": "2023-01-01..2023-12-31"}),
    "days off as the cause": ("10月因逢国庆长假，出货量减少一成。", {"一成": OCTOBER}),
    "compared with a day": (
        "今日，海平市场涨幅前两名与昨天对比的是大豆和花生，幅度分别为3.1%和2.6%。",
        {"3.1%": TODAY, "2.6%": TODAY},
    ),
    "compared with two years": (
        "海平古城11月8日的游客有9万人次，与上一年和2018年相比，涨幅分别为11%和22%。",
        {"9万人次": DAY, "11%": DAY, "22%": DAY},
    ),
    "years that are told of": (
        "2022年和2023年，云岚科技营收分别增长11%和22%。",
        {"11%": "2022-01-01..2022-12-31", "22%": "2023-01-01..2023-12-31"},
    ),
    "more than in a base": ("前九月获利比前八月的整体获利增加了12亿元。", {"12亿元": SO_FAR}),
    "the rate of a base": ("10月消费物价按年上升2.1%，较9月份相应升幅1.8%为高。", {"2.1%": OCTOBER, "1.8%": SEPTEMBER}),
    "an event's name": ("11月8日，石桥县举行2024年三季度项目集中开工仪式，开工项目9个。", {"9个": DAY}),
    "an event of the quarter": ("2024年三季度，石桥县举行开工仪式，开工项目9个。", {"9个": "2024-07-01..2024-09-30"}),
    "the week before one of its own": (
        "2024年第40周，海平新房成交310套；上周成交280套。",
        {"310套": "2024-09-30..2024-10-06", "280套": "2024-09-23..2024-09-29"},
    ),
    "the week before": ("10月海平新房成交310套；上周成交80套。", {"310套": OCTOBER, "80套": "2024-11-04..2024-11-10"}),
    "what a project brings": (
        "11月8日，海平市签约项目6个，投产后可实现年产值2亿元，新增300个岗位。",
        {"6个": DAY, "2亿元": NONE, "300个": NONE},
    ),
    "sold since then": ("2006年发售的云岚One累计销量为102万台。", {"102万台": NONE}),
    "sold of the year's": ("2023年上市的新车销量为3万辆。", {"3万辆": "2023-01-01..2023-12-31"}),
    "months of a fiscal year": ("任天堂2025财年前六个月的净利润下降了60%。", {"60%": "2024-04-01..2024-09-30"}),
    "quarters of a fiscal year": ("松下2025财年前三财季净利润2884亿日元。", {"2884亿日元": NINE_MONTHS}),
    "one quarter of a fiscal year": ("苹果第三财季营收900亿美元。", {"900亿美元": "2024-04-01..2024-06-30"}),
    "a fiscal year to come": ("任天堂预计2025财年净利润3000亿日元。", {"3000亿日元": "2025-04-01..2026-03-31"}),
    "a quote": ("蓝筹普遍上升，云岚股份升近2%，报26.1元。", {"2%": TODAY, "26.1元": TODAY}),
    "a quote of a half-year": ("云岚股份上半年股价升30%，报26元。", {"26元": "2024-01-01..2024-06-30"}),
    "a price that is aimed at": ("云岚股份升3%，目标价26元。", {"26元": NONE}),
    "a rank": (
        "云岚电视排名国内出货量第一，该品牌在三季度占据了28.1%的份额。",
        {"第一": "2024-07-01..2024-09-30", "28.1%": "2024-07-01..2024-09-30"},
    ),
    "a rank of once": ("云岚电视曾排名第一，该品牌三季度占据28.1%的份额。", {"第一": NONE}),
}


@pytest.mark.parametrize(("text", "found"), PERIODS.values(), ids=PERIODS)
def test_periods(text: str, found: dict[str, str]) -> None:
    told = periods(text)
    assert {figure: told.get(figure) for figure in found} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10月产量1万吨，同比减少800吨，下降2.4%。", {"800吨": "yoy", "2.4%": "yoy"}),
        ("10月客流同比增加3.3万人，增长5.2%。", {"5.2%": "yoy"}),
        ("10月产量1万吨，环比增加800吨，增长4.4%。", {"4.4%": "mom"}),
        ("10月产量1万吨，同比减少800吨，均价下降2.4%。", {"2.4%": None}),
        ("10月产量1万吨，同比减少800吨，环比下降2.4%。", {"2.4%": "mom"}),
        ("与先前三个月比较，三季度销售额上升2.2%。", {"2.2%": "prior"}),
        ("与二零二三年同期比较，今年前三季度销售额下跌1.3%。", {"1.3%": "yoy"}),
        ("2023年，海平市绿电占比升至31.5%，较2014年提高9.5个百分点。", {"9.5个百分点": "prior"}),
        (
            "11月8日游客9万人次，与前一年同期相比多三成，增长30%，与2019年同日相比则增长55%。",
            {"30%": "yoy", "55%": "prior"},
        ),
        ("10月消费物价按年上升2.1%，较9月份相应升幅1.8%为高。", {"1.8%": "yoy"}),
    ],
)
def test_bases(text: str, found: dict[str, str | None]) -> None:
    told = bases(text)
    assert {figure: told.get(figure, "no change") for figure in found} == found


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        # A heading's figure that is said again below it, and those that are not.
        ("## 江州投资增长5.9%\n\n上半年江州投资增长5.9%。\n", "5.9%", ["2024-01-01", "2024-01-01"]),
        ("## 江州投资增长5.9%\n\n上半年江州投资下降5.9%。\n", "5.9%", [None, "2024-01-01"]),
        ("## 江州投资增长5.9%\n\n## 海平投资\n\n上半年海平投资增长5.9%。\n", "5.9%", [None, "2024-01-01"]),
        # What grows fastest is no time by which something is to be.
        ("1至10月营收9亿元。手机业务增长最快，前10月营收3亿元。", "3亿元", ["2024-01-01"]),
        # As many months as end then.
        ("截至今年3月31日止12个月，云岚数科收入3亿元。", "3亿元", ["2023-04-01"]),
        ("截至今年3月31日，云岚数科有员工300人。", "300人", ["2024-03-31"]),
        # The next of those that the paragraph before has told of, and what is no such.
        ("前两月，六市住宅成交2万套。\n\n2月，江州市成交1547套。\n\n云溪市则为1875套。\n", "1875套", ["2024-02-01"]),
        ("1月，江州住宅成交2万套。\n\n云岚科技则有员工300人。\n", "300人", [None]),
    ],
)
def test_periods_of_other_blocks(text: str, figure: str, found: list[str | None]) -> None:
    head = '---\ntitle: "江州"\ndate: 2024-11-12\n---\n\n'
    starts = [f.period_start and f.period_start.isoformat() for f in extract(head + text) if f.text == figure]
    assert starts == found
