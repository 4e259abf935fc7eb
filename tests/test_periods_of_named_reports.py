"""Of when figures are that a report tells which says no year or stands in the title only, and of quarters tied to months."""

import pytest

from digestnlp import Engine, parse_article

YEAR, YEAR_BEFORE = "2023-01-01..2023-12-31", "2022-01-01..2022-12-31"
H1, Q1, NINE = "2024-01-01..2024-06-30", "2024-01-01..2024-03-31", "2024-01-01..2024-09-30"
NONE = ".."


@pytest.fixture(scope="module")
def nlp():
    return Engine()


def periods(nlp, day, title, body):
    """The period of each figure."""
    article = parse_article(f'---\ntitle: "{title}"\ndate: {day}\n---\n\n{body}\n', id="x")
    return {f.text: f"{f.period_start or ''}..{f.period_end or ''}" for f in nlp.process(article).facts}


REPORTS = {
    "a report without a year": (
        "2024-06-12", "快讯", "年报显示，云岚科技报告期实现营业收入12亿元，同比下降3%。", {"12亿元": YEAR, "3%": YEAR}
    ),
    "a report that is out": ("2024-04-28", "快讯", "云岚科技披露年报，实现营收21亿元。", {"21亿元": YEAR}),
    "a sentence of its own": ("2024-04-28", "快讯", "云岚科技披露年报。公司营收21亿元。", {"21亿元": YEAR}),
    "a letter of inquiry": (
        "2024-09-12",
        "快讯",
        "9月11日，云岚科技收到年报问询函。\n\n报告期内，公司毛利率为21%，上年同期为25%。",
        {"21%": YEAR, "25%": YEAR_BEFORE},
    ),
    "the report of the title": (
        "2024-06-12", "云岚科技回复年报问询函", "公司报告期内毛利率为21%，较2022年下降1.5个百分点。",
        {"21%": YEAR, "1.5个百分点": YEAR},
    ),
    "a year in the title": ("2024-11-04", "云岚科技2024年三季报点评", "公司营收21亿元。", {"21亿元": NINE}),
    "many reports": ("2024-11-04", "6家城商行三季报透视", "霁川银行营收210亿元。", {"210亿元": NINE}),
    "half a year": ("2024-08-28", "云岚科技半年报：净利增两成", "公司营收21亿元。", {"21亿元": H1}),
    "the first quarter": ("2024-04-28", "云岚科技一季报点评", "公司营收21亿元。", {"21亿元": Q1}),
    "the year": ("2024-04-20", "云岚科技年报点评", "公司营收21亿元。", {"21亿元": YEAR}),
    "accounts behind a day of counting": (
        "2024-04-20", "云岚科技2023年年报点评", "截至2023年末，公司用户1.2亿户。营收3亿元。",
        {"1.2亿户": "2023-12-31..2023-12-31", "3亿元": YEAR},
    ),
    "the year that the title says": (
        "2024-04-20", "云岚科技2022年年报问询", "年报显示，公司营收3亿元。", {"3亿元": YEAR_BEFORE}
    ),
    "the year that is said": ("2024-04-20", "快讯", "云岚科技2022年年报显示，公司营收3亿元。", {"3亿元": YEAR_BEFORE}),
    "days before a report": ("2024-04-20", "云岚科技年报披露前股价大涨", "公司营收3亿元。", {"3亿元": NONE}),
    "days behind a report": ("2024-11-20", "云岚科技三季报披露后股价大涨", "公司营收3亿元。", {"3亿元": NONE}),
    "the season of reports": ("2024-04-20", "快讯", "年报季来临，云岚科技营收3亿元。", {"3亿元": NONE}),
    "several reports": ("2024-04-20", "快讯", "两份年报中，云岚科技营收都是3亿元。", {"两份": NONE, "3亿元": NONE}),
    "what comes once the report is out": (
        "2024-04-20", "快讯", "公司将于4月28日披露年报。预计净利润3亿元。", {"3亿元": NONE}
    ),
}  # fmt: skip


@pytest.mark.parametrize(("day", "title", "body", "expected"), REPORTS.values(), ids=REPORTS)
def test_reports(nlp, day, title, body, expected):
    assert periods(nlp, day, title, body) == expected


QUARTERS = {
    "three months": (
        "在截至3月30日的三个月里，星原汽车第三季度营收113亿美元，下降9%。上年同期为124亿美元。",
        {"113亿美元": "2025-01-01..2025-03-30", "9%": "2025-01-01..2025-03-30", "124亿美元": "2024-01-01..2024-03-30"},
    ),
    "further down": (
        "截至三月底止第四季度同店销售升12%。\n\n第四季度海外市场同店销售升14%。",
        {"12%": "2025-01-01..2025-03-31", "14%": "2025-01-01..2025-03-31"},
    ),
    "the whole fiscal year": (
        "截至4月30日的第四财季，星原汽车营收113亿美元。全财年营收下降4%。",
        {"113亿美元": "2025-02-01..2025-04-30", "4%": "2024-05-01..2025-04-30"},
    ),
    "a quarter told of next": (
        "截至3月底的三个月营收1亿元，去年四季度营收2亿元。",
        {"1亿元": "2025-01-01..2025-03-31", "2亿元": "2024-10-01..2024-12-31"},
    ),
    "a year that is said": (
        "星原汽车截至4月30日止第四季度营收1亿元，2024年第四季度营收2亿元。",
        {"1亿元": "2025-02-01..2025-04-30", "2亿元": "2024-10-01..2024-12-31"},
    ),
    "no months of its own": ("星原汽车第三季度营收1亿元。", {"1亿元": "2024-07-01..2024-09-30"}),
}


@pytest.mark.parametrize(("body", "expected"), QUARTERS.values(), ids=QUARTERS)
def test_quarters_tied_to_months(nlp, body, expected):
    assert periods(nlp, "2025-05-20", "快讯", body) == expected
