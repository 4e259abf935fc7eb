"""Measures by the words that a trade has for them, and figures that claim nothing: families of wordings, with counters."""

import pytest

from digestnlp import extract

# What each marked figure of the sentence is a measure of; None where it is no claim.
METRICS = {
    "goods sold by volume": [
        ("江州藥房 3 月的總銷貨數量，按初步估計，比去年同期上升 6%。", {"6%": "sales_volume"}),
        ("江州書店的總銷貨價值下跌 2.7%，總銷貨數量卻增加 1.4%。", {"2.7%": "revenue", "1.4%": "sales_volume"}),
        ("云岚地产项目总销 12 亿元。", {"12 亿元": "amount"}),
    ],
    "batteries sold by their energy": [
        (
            "云岚电池 3 月动力与储能电池销量共 7 GWh，环比增长 15%；合计出口 2 GWh，环比增长 31%。",
            {"7 GWh": "sales_volume", "15%": "sales_volume", "2 GWh": "exports", "31%": "exports"},
        ),
        (
            "海岳电池累计产量 1120 GWh，累计销量达 1067 GWh。",
            {"1120 GWh": "production", "1067 GWh": "sales_volume"},
        ),
        ("星原 S7 销量居首，电池容量为 84 kWh。", {"84 kWh": "battery_capacity"}),
    ],
    "adjusted profits of owners": [
        (
            "正常化归母净利润为 6.5 亿美元，同比下降 12%。",
            {"6.5 亿美元": "adjusted_net_profit", "12%": "adjusted_net_profit"},
        ),
        ("归母净利润为 6.5 亿美元。", {"6.5 亿美元": "net_profit"}),
    ],
    "what a bank holds and has lent": [
        (
            "存款余额 902 亿元、较上年末增长 75 亿元，贷款余额 673 亿元、较上年末增长 41 亿元。",
            {"902 亿元": "amount", "75 亿元": "amount", "673 亿元": "amount", "41 亿元": "amount"},
        ),
        ("云岚科技现金余额 3 亿元，贷款余额 5 亿元。", {"3 亿元": "cash", "5 亿元": "debt"}),
    ],
    "what shops call their sales": [
        ("雲嵐百貨周年慶業績目標挑戰 41 億元、年增 5%。", {"41 億元": "revenue", "5%": "revenue"}),
        (
            "該行將云岚科技來自晶片的業績由 18 億美元上調至 40 億美元。",
            {"18 億美元": "revenue", "40 億美元": "revenue"},
        ),
        ("云岚科技业绩承诺为净利润 3 亿元。", {"3 亿元": "net_profit"}),
        ("云岚科技公布业绩，股价上涨 3%。", {"3%": "share_price"}),
    ],
    "fines of a court": [("法院判处张某有期徒刑一年，并处罚金 30 万元。", {"30 万元": "fine"})],
    "contracts won": [("云岚股份三年来中标总额超过 46 亿元。", {"46 亿元": "orders"})],
    "what goes into research": [
        ("云岚科技砸下 22 亿元搞研发。", {"22 亿元": "rd_expense"}),
        ("云岚科技砸下 22 亿元建工厂。", {"22 亿元": "investment"}),
    ],
    "a broadcast has no length where something grows": [
        ("直播带货带动云岚支付笔数增长 18%。", {"18%": "count"}),
        ("主播当天直播 12 小时。", {"12 小时": "duration"}),
    ],
    "the volume of services": [
        (
            "江州电信业务收入为 52 亿元，增长 3%。若以 2020 年价格计，电信业务总量增幅为 14%。",
            {"52 亿元": "revenue", "3%": "revenue", "14%": "other"},
        ),
    ],
    "parcels": [
        ("上半年快递行业件量增速达 27.5%。", {"27.5%": "shipments"}),
        ("云岚科技零部件量产，年产能 3 万件。", {"3 万件": "capacity"}),
    ],
    "goods by air": [("云溪机场迎送旅客 14 万人次、保障货运 940 吨。", {"14 万人次": "visits", "940 吨": "shipments"})],
    "shops opened net": [
        ("去年江州药店门店净增 320 家。", {"320 家": "store_openings"}),
        ("江州药店门店数量为 320 家。", {"320 家": "stores"}),
    ],
    "what planes can carry": [
        ("云翼航空货运运能较疫情前成长 24%，货运收入达 12 亿元。", {"24%": "capacity", "12 亿元": "revenue"}),
    ],
    "how often a table is taken": [
        ("云岚餐饮门店的翻座率，在江州是 5.2 次/日，在石桥 2.9 次/日。", {"5.2 次/日": "ratio", "2.9 次/日": "ratio"}),
    ],
    "staff that is left": [
        ("待裁员结束，云岚科技员工数会减至 1.8 万人。", {"1.8 万人": "headcount"}),
        ("待裁员结束云岚科技员工数会减至 1.8 万人。", {"1.8 万人": "headcount"}),
        ("云岚科技计划裁员 2000 人。", {"2000 人": "layoffs"}),
    ],
    "staff that is sought": [("云岚科技今年达成了 800 人的招募计划。", {"800 人": "hires"})],
    "what a film takes": [
        ("《远山》蝉联周末票房冠军，进帐 3600 万美元。", {"3600 万美元": "box_office"}),
        ("云岚科技首月进帐 3600 万美元。", {"3600 万美元": "revenue"}),
    ],
    "how many showings": [("春节档总票房 52 亿元，累计场次 285 万。", {"52 亿元": "box_office", "285 万": "count"})],
}


@pytest.mark.parametrize(("text", "metrics"), [case for cases in METRICS.values() for case in cases])
def test_the_measure_is_the_one_that_is_named(text, metrics):
    rows = {fact.text: fact.metric for fact in extract(text)}
    assert {figure: rows.get(figure) for figure in metrics} == metrics
