"""What a time had with which something is compared, and the measure named between the time and its figure."""

from __future__ import annotations

import pytest

from digestnlp import extract


@pytest.mark.parametrize(
    ("text", "figure", "start"),
    [
        (
            "云岚电子去年第四季资本支出 115 亿美元，较去年第三季资本支出 97 亿美元增加 18.6%。",
            "97 亿美元",
            "2025-07-01",
        ),
        (
            "云岚电子去年第四季资本支出 115 亿美元，较去年第三季资本支出 97 亿美元增加 18.6%。",
            "115 亿美元",
            "2025-10-01",
        ),
        ("今年资本支出约 520 亿美元，相较于 2024 年实际资本支出 409 亿美元，成长 27%。", "409 亿美元", "2024-01-01"),
        ("海岳汽车今年交付 3 万辆，高于 2023 年销量 2 万辆。", "2 万辆", "2023-01-01"),
        ("云岚科技一年内到期的非流动负债较上年末减少 7.3%。", "7.3%", None),
    ],
)
def test_of_when_a_base_and_what_is_compared_with_it_are(text: str, figure: str, start: str | None) -> None:
    (fact,) = (fact for fact in extract(text, published="2026-01-30") if fact.text == figure)
    assert (None if fact.period_start is None else fact.period_start.isoformat()) == start


def test_what_there_is_more_of_than_a_year_before_is_no_base() -> None:
    (fact,) = extract("云岚科技今年 1 月比上年多收入 3 亿元。", published="2026-01-30")
    assert fact.period_start is not None
    assert fact.period_start.year == 2026
