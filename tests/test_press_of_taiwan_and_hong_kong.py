"""Turns of the press of Taiwan and Hong Kong: investors' parts, goals of the year, ends of months, sums said twice, lines of business."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract

CASES = {
    "the part of a kind of investors": (
        "外资持股江州钢铁占比升至 33.6%。",
        {"33.6%": {"metric": "stake", "subject": "江州钢铁"}},
    ),
    "a share of sales": ("云岚科技海外营收占比达 21.3%。", {"21.3%": {"metric": "market_share"}}),
    "earnings per share before tax": (
        "云岚光电去年税前盈余 12 亿元，每股税前盈余 1.8 元。",
        {"12 亿元": {"metric": "pretax_profit"}, "1.8 元": {"metric": "eps"}},
    ),
    "what a home has gained": (
        "卖家持有物业 9 年赚 140 万元，单位升值 38%。",
        {"38%": {"metric": "price", "direction": "increase"}},
    ),
    "what a currency has gained": ("日元升值 2%，单位成本下降。", {"2%": {"metric": "exchange_rate"}}),
    "a goal of the year, in news of a month": (
        "江州钢铁 2 月转亏为盈，公司把降本的年度总目标上修到 12 亿元。",
        {"12 亿元": {"period": "2025-01-01..2025-12-31", "modality": "target"}},
    ),
    "what had come together by the end of a month": (
        "到 2 月底已经回收 6.2 亿元，3 月再回收 1 亿元。",
        {"6.2 亿元": {"period": "2025-02-28..2025-02-28"}, "1 亿元": {"period": "2025-03-01..2025-03-31"}},
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
        "云岚科技广告收入增长 6%，还推动《云鹿》日活跃用户增长 14%。海外电商业务收入增长 9%。",
        {"9%": {"subject": "云岚科技"}},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rows(name):
    check(*CASES[name])


def test_a_sum_said_once_more_behind_a_note_on_currency():
    text = "江岚钢铁税前盈余 80.8 亿元（台币，以下同，约 2.26 亿美元），创新高。"
    assert [(row.text, row.unit) for row in extract(text)] == [("80.8 亿元", "TWD")]


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("與港鐵（0066）、嘉里（0683）及遠洋合作發展的岚茵系列，累沽310伙。", {"310伙": "岚茵系列"}),
        ("與信置、嘉里合作發展的岚灣軒，累沽310伙。", {"310伙": "岚湾轩"}),
        (
            "由新地及恒地合作發展的「岚濱匯」錄得88宗；而由長實與港鐵合作發展的「映岚」則錄得61宗。",
            {"88宗": "岚滨汇", "61宗": "映岚"},
        ),
        ("萬科大埔「岚林」累沽640伙。", {"640伙": "岚林"}),
        ("恒地「映岸」自3月開售以來累售410伙。", {"410伙": "映岸"}),
        ("長實發展的項目累沽520伙。", {"520伙": "长实集团"}),
        ("新地旗下項目累售520伙。", {"520伙": "新鸿基地产"}),
        ("新地推出「岚峰」，公司派息5億元。", {"5億元": "新鸿基地产"}),
        ("鴻海與裕隆合資的鴻華先進，去年營收18億元。", {"18億元": "鸿华先进"}),
    ],
)
def test_flats_sold_are_those_of_the_project_and_not_of_who_develops_it(text, projects):
    check(text, {figure: {"subject": project} for figure, project in projects.items()})


def test_what_is_alike_stands_for_what_is_spoken_of():
    check(
        "荔枝三天前每斤30元。現在同等規格已降至90元一箱。同等規格荔枝價格為80元。",
        {"90元": {"subject": "荔枝"}, "80元": {"subject": "同等规格荔枝"}},
    )


def test_before_the_pandemic_is_no_rank():
    check("排名前九的機場恢復。", {"前九": {"metric": "rank"}})
    assert not [fact for fact in extract("過境客量排名回升至疫前九成。") if fact.metric == "rank"]
