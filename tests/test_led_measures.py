"""Lists under a line that names their measure, in sentences of our own."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

JANUARY = "2025-01-01..2025-01-31"
CASES = {
    "items with a dash, as of a day": (
        "云岚游戏各作品销量（截至 2025 年 1 月 31 日）：\n\n1. 海岛争霸 - 382 万\n2. 竹林物语 - 193 万份\n",
        {
            "382 万": {
                "subject": "海岛争霸",
                "metric": "sales_volume",
                "unit": None,
                "period": "2025-01-31..2025-01-31",
            },
            "193 万份": {"subject": "竹林物语", "metric": "sales_volume", "unit": "份"},
        },
    ),
    "lines with a colon": (
        "1 月各品牌销量如下：\n云岚汽车：1.2 万\n江岚汽车：9300 辆",
        {
            "1.2 万": {"subject": "云岚汽车", "metric": "sales_volume", "period": JANUARY},
            "9300 辆": {"subject": "江岚汽车", "metric": "sales_volume", "period": JANUARY},
        },
    ),
    "an item that names its own measure": (
        "1 月各品牌销量如下：\n- 云岚汽车：1.2 万\n- 江岚汽车：订单 3.4 万",
        {"1.2 万": {"metric": "sales_volume"}, "3.4 万": {"metric": "orders"}},
    ),
    "no line behind the list": (
        "1 月各品牌销量如下：\n云岚汽车：1.2 万\n以上就是全部。\n江岚汽车：员工 3000 人",
        {"1.2 万": {"metric": "sales_volume"}, "3000 人": {"metric": "headcount"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_claims(text, expected):
    check(text, expected)


def test_a_number_under_no_measure_is_none():
    assert extract("各品牌如下：\n- 海岛争霸 - 382 万", published=PUBLISHED) == []
