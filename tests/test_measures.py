"""Measures, units, changes and how real a figure is, in sentences of our own, also as Taiwan and Hong Kong write them."""

from datetime import date

import pytest

from claimed import check
from digestnlp import extract, find_quantities

CASES = {
    "a sum before a verb that counts": (
        "北角星原府以 1600 万元售出 3 座 22 楼单位，呎价 2.9 万元。",
        {"1600 万元": {"metric": "price"}},
    ),
    "homes are no shares": ("江岚地产上周招标发售 16 伙，两天共沽 8 伙。", {"16 伙": {"metric": "count"}}),
    "a rate in 厘": ("云岚银行的实际按息为 2.375 厘。", {"2.375 厘": {"metric": "rate", "unit": "%"}}),
    "new cars that are registered": (
        "星原汽车 2 月新车登记数字回升至 1,400 辆。",
        {"1,400 辆": {"metric": "registrations"}},
    ),
    "an index at a round level": ("沪指盘中失守 3600 点整数关口。", {"3600 点": {"metric": "index_level"}}),
    "what subscribers ask for": (
        "云岚转债的有效申购倍数高达 1400 倍。",
        {"1400 倍": {"metric": "ratio"}},
    ),
    "the age of cars": ("全国汽车平均车龄超过 10 年。", {"10 年": {"metric": "duration"}}),
    "stock on hand": ("环江十大港口合计存煤 2301 万吨。", {"2301 万吨": {"metric": "inventory"}}),
    "profit of a share": (
        "联和半导体首季每股获利 0.61 元，已超越去年同季的获利 0.58 元。",
        {"0.58 元": {"metric": "eps"}},
    ),
    "a measure right before its figure": (
        "海岳精密去年營收成長，EPS2.35元。",
        {"2.35元": {"metric": "eps"}},
    ),
    "a measure right behind its figure": (
        "云岚财经积累约1000万DAU和移动端约4000万MAU流量。",
        {"1000万": {"metric": "dau"}, "4000万": {"metric": "mau"}},
    ),
    "a sum is no price": (
        "江岚以平均价格每股 25.63 港元买入 210 万股，总金额约 5382.8 万港元。",
        {"5382.8 万港元": {"metric": "amount"}},
    ),
    "the same measures a year before": (
        "云岚科技净利润为 3250 万美元，每股收益为 0.17 美元；去年同期分别为 2410 万美元和 0.12 美元。",
        {"2410 万美元": {"metric": "net_profit"}, "0.12 美元": {"metric": "eps"}},
    ),
    "shares of those who are asked": (
        "云岚快递的华东占比为 38%。近九成快递员对网点满意。",
        {"九成": {"metric": "ratio"}},
    ),
    "what is counted behind its classifier": (
        "7 月，消费者对 42 家快递企业提出申诉。",
        {"42 家": {"metric": "count"}},
    ),
    "points of several in one unit": (
        "云岚银行、江岚银行的贷款占比分别较年初下降了 5.22、2.38 个百分点。",
        {
            "5.22": {"subject": "云岚银行", "unit": "pp", "direction": "decrease", "basis": "prior"},
            "2.38 个百分点": {"subject": "江岚银行", "unit": "pp", "direction": "decrease"},
        },
    ),
    "a growth of three figures": (
        "云岚科技的云收入连续八季实现三位数按年升幅。",
        {"三位数": {"relation": "ge", "direction": "increase", "basis": "yoy"}},
    ),
    "a basis between the share and its noun": (
        "只有江岚汽车实现了 11.46% 的同比增长。",
        {"11.46%": {"direction": "increase", "basis": "yoy"}},
    ),
    "a noun of change in the clause before": (
        "星原汽车跌幅较低，仅为 0.84%。",
        {"0.84%": {"direction": "decrease"}},
    ),
    "how many fewer": ("云岚银行的分行五年来减少达 63 家。", {"63 家": {"direction": "decrease"}}),
    "the basis of the whole": (
        "1—7 月份，全国房地产开发投资 6 万亿元，同比下降 8.5%；其中，住宅投资 5 万亿元，下降 7.6%。",
        {"7.6%": {"direction": "decrease", "basis": "yoy"}},
    ),
    "no basis where another is meant": (
        "云岚科技二季度收入同比增长 30%，但比市场预期低 5%。",
        {"5%": {"direction": "decrease", "basis": None}},
    ),
    "January against the December right before it": (
        "今年 1 月江岚汽车登记 2530 辆，较去年 12 月大跌 28.5%。",
        {"28.5%": {"direction": "decrease", "basis": "mom"}},
    ),
    "the sum of what is bought is no change": (
        "云岚集团拟增持子公司股份，增持金额不少于 2600 万元。",
        {"2600 万元": {"direction": None, "modality": "plan"}},
    ),
    "what is striven for follows": (
        "联和半导体上半年每股赚 7.8 元，带动明年出货拚倍增。",
        {"7.8 元": {"modality": "actual"}},
    ),
    "a fund is no plan": (
        "云岚资产管理计划合计持有公司 3985 万股。",
        {"3985 万股": {"modality": "actual"}},
    ),
    "a bare month is no forecast": (
        "云岚酒店转型后，当年 11 月股价来到 65.5 元。",
        {"65.5 元": {"modality": "actual"}},
    ),
    "what is added to": (
        "若加上合营公司的用户，云岚视频的订阅人数为 1.79 亿。",
        {"1.79 亿": {"modality": "actual"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_wording(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "figure", "relation", "approx"),
    [
        ("最高可享 1000 元折扣", "1000 元", "le", False),
        ("最多能借九成半", "九成半", "le", False),
        ("最少增设 4 间", "4 间", "ge", False),
        ("大约持续 4 个小时", "4 个小时", "eq", True),
        ("每公斤超過新台幣300元", "300元", "gt", False),
        ("總投資額約新台幣 5 億元", "5 億元", "eq", True),
        ("成交已直逼 1000 宗", "1000 宗", "eq", True),
        ("减持不超过公司股份总数 2%", "2%", "le", False),
        ("约占营收 12%", "12%", "eq", True),
    ],
)
def test_bounds_before_verbs_currencies_and_wholes(text, figure, relation, approx):
    found = {q.text: q for q in find_quantities(text)}
    assert (found[figure].relation, found[figure].approx) == (relation, approx)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("洛山飯店在台北有 18 個據點，香港旅客約佔兩成。去年每股稅後盈餘為 0.59 元。", "TWD"),
        ("江岚樂器去年營收破百億，創台灣同業新高。", "TWD"),
        ("業主以樓價 650 萬元買入單位，其後向香港的銀行轉按。", "HKD"),
        ("江岚乐器去年营收破百亿。", "CNY"),
        ("江嵐網路第三季撮合借款 210 億元（人民幣，下同），營收 12 億元，公司在香港上市。", "CNY"),
    ],
)
def test_the_currency_of_the_place(text, unit):
    assert {fact.unit for fact in extract(text, published=date(2025, 3, 5)) if fact.dimension == "money"} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "云岚科技、江岚科技和星原科技三家公司合作。",
        "央行 7 天逆回购操作如期进行。",
        "维持买入评级，6 个月目标价未变。",
        "随后的 2 个交易日，云岚科技停牌。",
        "云岚科技增长平稳，两年平均增长略低。",
    ],
)
def test_what_is_no_claim(text):
    assert extract(text, published=date(2025, 3, 5)) == []


def test_of_names_that_are_counted_the_figure_is_of_all():
    rows = extract("云岚科技、江岚科技和星原科技三家公司的市值合计 1.2 万亿元。", published=date(2025, 3, 5))
    assert [fact.text for fact in rows] == ["1.2 万亿元"]


def test_a_sum_that_is_said_once_more_behind_a_comma_is_no_row():
    rows = extract("云岚科技市值蒸发 330 亿美元，约合 2159 亿人民币。", published=date(2025, 3, 5))
    assert [fact.text for fact in rows] == ["330 亿美元"]
