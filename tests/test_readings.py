"""How figures, units and times are written in notes, flashes and filings: what each is read as, in sentences of our own."""

from datetime import date

import pytest

from claimed import PUBLISHED, check
from digestnlp import find_times

CASES = {
    "the change of the week beside that of the day": (
        "3 月 4 日，COMEX 白银期货涨 1.2% 报 32.5 美元/盎司，周涨 0.4%；道指涨 0.7%，周线累计下跌 2%，纳指涨 0.6%。",
        {
            "1.2%": {"period": "2025-03-04..2025-03-04"},
            "0.4%": {"period": "2025-03-03..2025-03-09", "direction": "increase"},
            "0.7%": {"period": "2025-03-04..2025-03-04"},
            "2%": {"period": "2025-03-03..2025-03-09", "direction": "decrease"},
            "0.6%": {"period": "2025-03-04..2025-03-04"},
        },
    ),
    "a whole day is no day": (
        "3 月 3 日，大盘全天走势分化，云岚科技收跌 0.8%。",
        {"0.8%": {"period": "2025-03-03..2025-03-03"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_reading(text, expected):
    check(text, expected)


# Each text without a time, or with the one behind the arrow.
TIMES = [
    ("A股全天走势分化", ""),
    ("周涨停板有三个", ""),
    ("一周跌 3%", ""),
    ("每周涨 3%", ""),
    ("收报 5 美元，周跌幅 2%", "周 2025-03-03..2025-03-09"),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_time(text, expected):
    found = [f"{t.text} {t.period_start or ''}..{t.period_end or ''}" for t in find_times(text, PUBLISHED)]
    assert "; ".join(found) == expected


def test_the_week_that_a_monday_paper_tells_of():
    (time,) = find_times("收报 5 美元，周跌 2%", date(2025, 3, 10))
    assert (str(time.period_start), str(time.period_end)) == ("2025-03-03", "2025-03-09")
