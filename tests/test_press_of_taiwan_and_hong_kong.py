"""Turns of the press of Taiwan and Hong Kong: investors' parts, goals of the year, ends of months, sums said twice, lines of business."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract

CASES = {
    "the part of a kind of investors": (
        "外资持股江州钢铁占比达 21.3%，为半年来高点。",
        {"21.3%": {"metric": "stake", "subject": "江州钢铁"}},
    ),
    "a share of sales": ("云岚科技海外营收占比达 21.3%。", {"21.3%": {"metric": "market_share"}}),
    "earnings per share before tax": (
        "江州钢铁前 2 月税前盈余 30 亿元，每股税前盈余为 0.31 元。",
        {"30 亿元": {"metric": "pretax_profit"}, "0.31 元": {"metric": "eps"}},
    ),
    "what a home has gained": (
        "原业主持货 5 年获利 217 万元，单位升值约 61.5%。",
        {"217 万元": {"metric": "net_profit"}, "61.5%": {"metric": "price", "direction": "increase"}},
    ),
    "what a currency has gained": ("日元升值 2%，单位成本下降。", {"2%": {"metric": "exchange_rate"}}),
    "a goal of the year, in news of a month": (
        "江州钢铁 2 月获利佳，近期将节省成本的年度总目标调高到 35 亿元。",
        {"35 亿元": {"period": "2025-01-01..2025-12-31", "modality": "target"}},
    ),
    "what had come together by the end of a month": (
        "到 2 月底已经省下 20.34 亿元，3 月再省 2 亿元。",
        {"20.34 亿元": {"period": "2025-02-28..2025-02-28"}, "2 亿元": {"period": "2025-03-01..2025-03-31"}},
    ),
    "what will be so by the end of a year": (
        "到 2026 年底，产能将达到 30 万吨。",
        {"30 万吨": {"period": "2026-12-01..2026-12-31"}},
    ),
    "a price from which it starts, of no period": (
        "今年前 2 月移转栋数成长 17%。云岚地产推出新款卡，39.8 万元起。",
        {"39.8 万元起": {"metric": "price", "period": ".."}},
    ),
    "a line of business behind a product": (
        "云岚科技客户管理收入增长 10%，并成功带动《云鹿》月度活跃用户增长 25%。国际电商业务收入增长 19%。",
        {"19%": {"subject": "云岚科技"}},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rows(name):
    check(*CASES[name])


def test_a_sum_said_once_more_behind_a_note_on_currency():
    text = "江岚钢铁税前盈余 80.8 亿元（台币，以下同，约 2.26 亿美元），创新高。"
    assert [(row.text, row.unit) for row in extract(text)] == [("80.8 亿元", "TWD")]
