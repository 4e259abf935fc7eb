"""Homes for sale in the press of Taiwan and Hong Kong: names in quotation marks, prices by sum and area, flats by number."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract, find_entities, find_quantities

SUBJECTS = {
    "a project behind its kind": (
        "超高层大楼案「云山汇」，近期推出每坪最低 18.8 万元起的促销。",
        {"18.8 万元起": {"subject": "云山汇", "metric": "price"}},
    ),
    "two projects before their kind": (
        "预算较足的民众，则有「云岚百汇」、「江州之星」等建商推案可选择，总价 1400～1600 万元。",
        {"1400～1600 万元": {"subject": "江州之星", "metric": "price"}},
    ),
    "what is chosen, though its name is a word": (
        "想找低总价房屋的民众可选择「音乐厅」，每坪单价 23 万左右，2 房总价只要 650 万元。",
        {"23 万左右": {"subject": "音乐厅", "metric": "price"}, "650 万元": {"subject": "音乐厅", "metric": "price"}},
    ),
    "what is recommended behind its price": (
        "换屋族想买四房，王小明推荐总价 1200~1300 万的「云端」。",
        {"1200~1300 万": {"subject": "云端", "metric": "price", "unit": "CNY"}},
    ),
    "a station": (
        "江州房市回温，「青山站」周边房价一口气涨了 2~3 万元，每坪房价来到 21~25 万元。",
        {"2~3 万元": {"subject": "青山站"}, "21~25 万元": {"subject": "青山站"}},
    ),
    "a station behind its line, in a sentence without figures": (
        "捷运蓝线「青山站」周边房市同样热络！目前房价站上每坪 32 万元。",
        {"32 万元": {"subject": "青山站"}},
    ),
    "a kind with a particle behind it": (
        "江州的中古屋则多在每坪 15~17 万元，新屋每坪成交介于 20~23 万元。",
        {"15~17 万元": {"metric": "price"}, "20~23 万元": {"metric": "price"}},
    ),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_homes(name):
    check(*SUBJECTS[name])


def labels(text):
    return [(e.text, e.label) for e in find_entities(text) if e.label in ("PRODUCT", "COMPANY")]


@pytest.mark.parametrize(
    "text",
    [
        "江州房市出现「1字头」新案，「智慧社区」受青睐，每坪 20 万元。",
        "业者推出「首购优惠方案」，每坪 20 万元。",
        "部分低密楼盘入市，市场把它们称为“云中宅地”，房价上涨。",
        "民众可选择「音乐厅」听演出，门票 300 元。",
    ],
)
def test_what_is_no_project(text):
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总价 800~1000 万3 房，", [("800~1000 万", "8000000", "10000000")]),
        ("总价为800~1000万3房车、600万2房车", [("800~1000万", "8000000", "10000000"), ("600万", "6000000", None)]),
        ("主力总价1200~1300万的四房", [("1200~1300万", "12000000", "13000000")]),
        ("销量3万5辆", [("3万5辆", "35000", None)]),
    ],
)
def test_sums_before_rooms(text, expected):
    found = [(q.text, str(q.value), str(q.value_max) if q.value_max else None) for q in find_quantities(text)]
    assert [item for item in found if "房" not in item[0]][: len(expected)] == expected


def test_which_flat_is_no_count():
    text = "该屋苑以 1507 万元售出3座22楼D室，另建成3座110千伏变电站。"
    assert [q.text for q in find_quantities(text) if "座" in q.text] == ["3座"]


def test_days_that_only_say_when_flats_were_sold():
    rows = {row.text: row.metric for row in extract("云岚府周末两天售出12伙，随后两天共沽8伙。")}
    assert rows == {"12伙": "sales_volume", "8伙": "sales_volume"}
