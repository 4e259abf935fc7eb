"""Homes for sale in the press of Taiwan and Hong Kong: names in quotation marks, prices by sum and area, flats by number."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import extract, find_entities, find_quantities

SUBJECTS = {
    "a project behind its kind": (
        "住宅大楼案「云山汇」本月开卖，每坪最低 26.5 万元起。",
        {"26.5 万元起": {"subject": "云山汇", "metric": "price"}},
    ),
    "two projects before their kind": (
        "附近另有「云岚百汇」、「江州之星」等建商推案，总价 1800～2100 万元。",
        {"1800～2100 万元": {"metric": "price"}},
    ),
    "what is chosen, though its name is a word": (
        "首购族可选择「音乐厅」，每坪单价 31 万左右，2 房总价 980 万元。",
        {"31 万左右": {"subject": "音乐厅", "metric": "price"}, "980 万元": {"subject": "音乐厅", "metric": "price"}},
    ),
    "what is recommended behind its price": (
        "首购族想要三房，王小明推荐总价 900~980 万的「云端」。",
        {"900~980 万": {"subject": "云端", "metric": "price", "unit": "CNY"}},
    ),
    "a station": (
        "受新线带动，「青山站」周边房价一年涨了 4~5 万元，每坪房价来到 36~38 万元。",
        {"4~5 万元": {"subject": "青山站"}, "36~38 万元": {"subject": "青山站"}},
    ),
    "a station behind its line, in a sentence without figures": (
        "捷运蓝线「青山站」周边买盘回笼。目前房价为每坪 32 万元。",
        {"32 万元": {"subject": "青山站"}},
    ),
    "a kind with a particle behind it": (
        "江州的中古屋则约在每坪 27~29 万元，新屋每坪成交约 33~35 万元。",
        {"27~29 万元": {"metric": "price"}, "33~35 万元": {"metric": "price"}},
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


DEALS = {
    "the third of a ranking, by a phase": (
        "江岚屋苑交投畅旺。第三为江澳日岚城6 期LK6，暂录70 宗总值7.1 亿元。",
        {"70 宗": {"subject": "江澳日岚城6 期LK6"}, "7.1 亿元": {"subject": "江澳日岚城6 期LK6"}},
    ),
    "the best, in the clause before": (
        "云岚地产（00012）昨日沽出3伙。表现最佳新盘则为岚湾泓岚，周末两天售出15伙，套现约2.3亿元。",
        {"15伙": {"subject": "岚湾泓岚"}, "2.3亿元": {"subject": "岚湾泓岚"}},
    ),
    "a list behind 包括": (
        "本月登记较多的屋苑还包括云孚新邨暂录33 宗、云湖山庄暂录28 宗、江古城暂录25 宗。",
        {"33 宗": {"subject": "云孚新邨"}, "28 宗": {"subject": "云湖山庄"}, "25 宗": {"subject": "江古城"}},
    ),
    "a list behind what the first counts": (
        "江岚咖啡新增21家门店、云岚咖啡19家。",
        {"21家": {"subject": "江岚咖啡"}, "19家": {"subject": "云岚咖啡", "metric": "stores"}},
    ),
    "a noun phrase with a bracket behind 至于 and a time": (
        "至于2 月新盘买卖合约登记(不计车位)暂录512 宗，总值9.8 亿元。",
        {"512 宗": {"subject": "新盘买卖合约登记"}, "9.8 亿元": {"subject": "新盘买卖合约登记"}},
    ),
    "a level that is no thing counted": ("成交有望迫近9000 宗高水平。", {"9000 宗": {"subject": None}}),
    "who is named behind 新盘": (
        "新盘连日录得成交，江岚地产（00017）昨日售出首伙，实用面积880方呎，呎价19800元。",
        {"880方呎": {"subject": "江岚地产"}, "19800元": {"subject": "江岚地产"}},
    ),
    "an estate by its address": (
        "云岚地产发展的南区岚湾径8号，上月以3.2亿元售出分层单位，实用面积2980方呎。",
        {"3.2亿元": {"subject": "南区岚湾径8号"}, "2980方呎": {"subject": "南区岚湾径8号"}},
    ),
    "premises at an address": (
        "屋苑业主以800万元购入青山道18号地铺。",
        {"800万元": {"metric": "price"}},
    ),
}


@pytest.mark.parametrize("name", DEALS)
def test_deals_in_flats(name):
    check(*DEALS[name])


def test_premises_are_no_estate():
    assert labels("屋苑业主以800万元购入青山道18号地铺，面积900呎。") == []
