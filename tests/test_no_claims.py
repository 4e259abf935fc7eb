"""What is no claim and what is missed as one: families of sentences of the press, with counters, and the measures beside them."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
# A sentence, and for its figures what their rows say; None where there is none.
CLAIMS = {
    "what multiplies": ("江州推进“产业倍增计划”，已有 60 家倍增企业，带动需求倍增。", {"倍增": None}),
    "what something is reckoned for": (
        "稻谷最低收购价每 50 公斤 128 元，每 300 毫升售价 8.5 元，每 5 天开一家店。",
        {"50 公斤": None, "128 元": {"subject": "稻谷"}, "300 毫升": None, "8.5 元": {"direction": None}, "5 天": {}},
    ),
    "money by letters that a chip has too": (
        "5 月 M2 同比增长 7.9%，M1 同比增长 2.3%。",
        {"2.3%": {"subject": "M1", "metric": "amount"}},
    ),
    "what is carried": ("江州航空货邮运输量 7.2 万吨。", {"7.2 万吨": {"metric": "shipments"}}),
    "that doubles": ("云岚科技利润翻倍。", {"翻倍": {"value": "2"}}),
    "adverbs that count nothing": (
        "云岚科技的订单一点一点恢复，项目一步一步推进。",
        {"一点一点": None, "一步一步": None},
    ),
    "years behind a change": (
        "我们略调整 24-26 年 EPS 为 1.2、1.5、1.8 元，维持 24 年 37x。",
        {
            "24-26 年": None,
            "1.2": {"metric": "eps", "modality": "forecast"},
            "1.8 元": {"metric": "eps", "modality": "forecast"},
            "37x": {"metric": "ratio"},
        },
    ),
    "an adjusted measure": ("云岚科技调整后 EPS 为 0.6 美元。", {"0.6 美元": {"metric": "eps", "modality": "actual"}}),
    "a list of multiples": (
        "云岚科技三年 PE 分别为 39X、29X、23X，给予增持评级。",
        {"39X": {"value": "39"}, "29X": {"value": "29"}, "23X": {"value": "23"}},
    ),
    "bounds that are meant": (
        "云岚科技拟回购股份，回购金额不少于 2 亿元（含）且不多于 5 亿元（含）。",
        {"2 亿元（含）且不多于 5 亿元": {"relation": "range", "metric": "buyback", "modality": "plan"}},
    ),
    "scales alone": (
        "云岚汽车去年销量达百万辆，用户数达千万。",
        {"百万辆": {"value": "1000000"}, "千万": {"metric": "users"}},
    ),
    "no scale": ("旅客到达千岛湖。", {"千": None}),
    "places in an order": (
        "云岚科技排第三位，而在第四位的是江岚科技。",
        {"第三位": {"metric": "rank"}, "第四位": {"metric": "rank"}},
    ),
    "no place in an order": ("医生在第三位患者身上试验。", {"第三位": None}),
    "the next of a list of ranks": (
        "云岚面包稳居北方面包品类 TOP1、南方热卖榜 TOP3。",
        {"TOP1": {"relation": "eq"}, "TOP3": {"relation": "le"}},
    ),
    "those who hold shares": ("暴跌伤及 180 万股民。", {"180 万": {"metric": "count"}}),
}
MEASURES = {
    "what is traded in a deal": (
        "云岚科技以现金收购江岚医疗，交易金额约为 2.4 亿元。",
        {"2.4 亿元": "acquisition_price"},
    ),
    "what is traded in a market": ("该所去年交易金额达 2.4 万亿元。", {"2.4 万亿元": "trading_volume"}),
    "what is paid for own shares": ("云岚科技首次回购股份 20 万股，成交总金额为 180 万元。", {"180 万元": "buyback"}),
    "what shares are traded for": ("云岚科技全天成交金额 8 亿元。", {"8 亿元": "trading_volume"}),
    "operations in short": (
        "云岚电机上季营收比前一年减少 8% 至 310 亿日元、营益下滑 5% 至 38 亿日元。",
        {"8%": "revenue", "310 亿日元": "revenue", "5%": "operating_profit", "38 亿日元": "operating_profit"},
    ),
    "what a change led to": (
        "因订单流失，拖累云岚电机营收萎缩 8% 至 310 亿元。",
        {"8%": "revenue", "310 亿元": "revenue"},
    ),
    "an area that is made": (
        "云岚建材石膏板产能达 28 亿平方米，厂区面积 3 万平方米。",
        {"28 亿平方米": "capacity", "3 万平方米": "area"},
    ),
    "a part of companies": ("90 家药企报了喜忧，70 家报喜，占比近八成。", {"八成": "ratio"}),
    "a part of people": ("云岚科技员工中，女性占比 40%，研发人员占比 32%。", {"40%": "ratio", "32%": "ratio"}),
    "a part of a market": ("云岚汽车交付 3 万辆，占比 40%。", {"40%": "market_share"}),
    "a part of a fund": ("云岚科技认购新基金 12% 的份额。", {"12%": "stake"}),
    "a share of a market": (
        "云岚电池的市场份额为 21%，该产品份额为 8%。",
        {"21%": "market_share", "8%": "market_share"},
    ),
    "money of clients": ("江州期货公司客户权益规模同比增长 45%。", {"45%": "amount"}),
    "money by its short name": ("雲嵐汽車收入按年增兩倍至 283 億人幣。", {"283 億人幣": "revenue"}),
}
MODALITIES = {
    "goals that were reached": ("目前 170 家工厂实现了减排目标。", {"170 家": "actual"}),
    "goals": ("云岚汽车的目标是新增 180 家门店。", {"180 家": "target"}),
    "like what was expected": (
        "云岚科技收入 12 亿元，好过预期；净利润 2 亿元，升 70%，同胜预期。",
        {"2 亿元": "actual", "70%": "actual"},
    ),
    "what one vouches for": (
        "业绩承诺 2024 年至 2026 年净利润分别为 4 亿元、5 亿元、6 亿元。",
        {"4 亿元": "target", "6 亿元": "target"},
    ),
}


def _rows(text):
    return {fact.text: fact for fact in extract(text, published=PUBLISHED)}


@pytest.mark.parametrize(("text", "expected"), CLAIMS.values(), ids=CLAIMS)
def test_claims_and_what_is_none(text, expected):
    rows = _rows(text)
    for figure, slots in expected.items():
        assert (figure in rows) == (slots is not None), figure
        said = rows[figure].row() if slots else {}
        assert {key: said[key] for key in slots or ()} == (slots or {}), figure


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES)
def test_measures(text, expected):
    assert {figure: _rows(text)[figure].metric for figure in expected} == expected


@pytest.mark.parametrize(("text", "expected"), MODALITIES.values(), ids=MODALITIES)
def test_modalities(text, expected):
    assert {figure: _rows(text)[figure].modality for figure in expected} == expected


def test_money_by_its_short_name_is_of_the_mainland():
    assert _rows("雲嵐汽車收入按年增兩倍至 283 億人幣。")["283 億人幣"].unit == "CNY"
