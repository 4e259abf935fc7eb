"""Of what a figure is, and by how much it has changed: families of sentences of the press, with counters."""

from __future__ import annotations

from datetime import date

import pytest

from claimed import row
from digestnlp import extract, find_quantities

PUBLISHED = date(2024, 9, 13)
METRICS = {
    "a noun inside another": (
        "9 月，云岚航空的货运运力投入较去年同期增加 21%，环比增加 5%；旅客周转量较去年同期增加 32%，环比增加 11%。",
        {"21%": "capacity", "5%": "capacity", "32%": "other", "11%": "other"},
    ),
    "what is invested still is": (
        "云岚科技加大投入，研发投入同比上升 21%，共投入 3 亿元。",
        {"21%": "rd_expense", "3 亿元": "rd_expense"},
    ),
    "plants that start": (
        "行业预计新投产能 80 万吨，去年减产 20 万吨。",
        {"80 万吨": "capacity", "20 万吨": "production"},
    ),
    "how fast a balance grows": ("云岚银行扩表速度比上季度加快 0.4pct。", {"0.4pct": "growth"}),
    "seats taken": ("春节档上座率为 41.9%，同比提升 2.9pct。", {"41.9%": "ratio", "2.9pct": "ratio"}),
    "averages of shares": (
        "公司上半年营收 12 亿元，平均每股收益 0.15 元，平均净资产收益率 5.1%。",
        {"12 亿元": "revenue", "0.15 元": "eps", "5.1%": "ratio"},
    ),
    "what a fund collects first": ("云岚稳健混合首募规模超 6 亿元。", {"6 亿元": "funding"}),
    "taxes and fees cut": ("去年全省减税降费 2000 亿元。", {"2000 亿元": "subsidy"}),
    "balance of payments of banks": (
        "2 月，银行结售汇逆差 319 亿元，贸易逆差 20 亿元。",
        {"319 亿元": "amount", "20 亿元": "trade"},
    ),
    "what a bracket explains": (
        "云岚科技净亏损（未计其他支出与收益）约 1800 万元。票房（含服务费）达 3 亿元。",
        {"1800 万元": "net_loss", "3 亿元": "box_office"},
    ),
    "what a bracket opens with": (
        "云岚科技（净利润同比增长 8%）收入 3 亿元。",
        {"8%": "net_profit", "3 亿元": "revenue"},
    ),
    "cities and a part of them": (
        "与首轮相比，22 城平均溢价率为 4%，逾八成城市的溢价率下降。",
        {"22 城": "cities", "4%": "premium", "八成": "ratio"},
    ),
    "tenths of a measure": (
        "公司近三成毛利率高于同行，毛利率为两成。",
        {"三成": "gross_margin", "两成": "gross_margin"},
    ),
    "plots bought": ("三家开发商拍得该区近四成地块。", {"四成": "ratio"}),
    "shares of a whole": (
        "云岚科技已累计回购公司股份 180 万股，占公司总股本 12 亿股的比例为 0.15%。",
        {"180 万股": "buyback", "12 亿股": "shares", "0.15%": "stake"},
    ),
    "a part of shares held": (
        "云岚集团累计增持公司股份 320 万股，占比约 1.2%；完成后持有 1.2 亿股，占比 24%。",
        {"320 万股": "shares", "1.2%": "stake", "1.2 亿股": "shares", "24%": "stake"},
    ),
    "a part in a bracket": (
        "第一期：转让 1270 万股（占比 9.5%），价格 13 元/股。",
        {"9.5%": "stake", "13 元/股": "share_price"},
    ),
    "a part of what is granted": ("云岚科技首次授予 200 万股，占比 80%。", {"80%": "market_share"}),
    "a part of sales": ("云岚科技出货 320 万台，占比 12%。", {"12%": "market_share"}),
    "a level that a change leads to": (
        "云岚置地前三月签约销售额增 15% 至 2100 亿元，用户增长 8% 至 3 亿。",
        {"15%": "revenue", "2100 亿元": "revenue", "8%": "users", "3 亿": "users"},
    ),
    "a measure behind a semicolon": (
        "2016-2023 年，云岚家居收入稳步提升，复合增速为 21%；归母净利润逐年提升，复合增速为 24%。",
        {"21%": "revenue", "24%": "net_profit"},
    ),
    "a loss that shrinks": ("云岚科技归母净利润为 -2 亿元，同比减亏 60%。", {"60%": "net_loss"}),
    "levels of a share": (
        "云岚科技开盘失守 90 元关口，以 88 元开出，收复 92 元。",
        {"90 元": "share_price", "88 元": "share_price", "92 元": "share_price"},
    ),
    "a value that is lost": ("云岚科技市值跌破 300 亿元。", {"300 亿元": "market_cap"}),
    "tokens used": (
        "云鹿大模型日均 Token 突破 12 万亿，各家模型一周调用总量达 2 万亿 token。",
        {"12 万亿": "count", "2 万亿 token": "count"},
    ),
    "shops that opened, and that there are": (
        "云岚餐饮上半年关闭合共 27 间餐厅，开设新店超过 150 家，报告期末增至 835 家。",
        {"27 间": "store_closures", "150 家": "store_openings", "835 家": "stores"},
    ),
    "shops that go on opening": (
        "云岚餐饮 1 月开设新店 30 家，2 月开设 20 家。",
        {"30 家": "store_openings", "20 家": "store_openings"},
    ),
    "a line of business": (
        "云岚科技净利润 2 亿元。储能业务增长 8% 至 624 亿元。",
        {"2 亿元": "net_profit", "8%": "revenue", "624 亿元": "revenue"},
    ),
    "what was paid for shares": (
        "公司回购 260 万股，支付的金额合计 8000 万元。公司向江岚科技支付的金额为 20 万元。",
        {"8000 万元": "buyback", "20 万元": "expense"},
    ),
    "funds that rise": (
        "股票型基金规模达 3 亿元。偏股型、指数型基金平均上涨 5%、8%。基金规模达 4 亿元，上涨 3%。",
        {"3 亿元": "assets", "5%": "growth", "8%": "growth", "3%": "assets"},
    ),
    "where goods are sold": (
        "其产品销售到全球 90 个国家，去年销售 3 万台。",
        {"90 个": "countries", "3 万台": "sales_volume"},
    ),
    "plots that are held": (
        "云岚物流将持有的三处土地出售。云岚资本持有 300 万股。",
        {"三处": "count", "300 万股": "shares"},
    ),
    "what else is counted behind a score or users": (
        "云鹿大模型得分 71.4，默认调度 4 个程序。云岚应用用户超过 6000 万，收录了 147 万本电子书。",
        {"71.4": "score", "4 个": "count", "6000 万": "users", "147 万本": "count"},
    ),
    "classifiers in traditional script": (
        "雲嵐社群用戶資料外洩 3 億筆，用戶達 2 億人。",
        {"3 億筆": "count", "2 億人": "users"},
    ),
    "data of users": ("云岚社交用户资料外泄 5 次，用户达 3 亿。", {"5 次": "count", "3 亿": "users"}),
    "a sum that its noun follows": (
        "云岚科技种子轮就以 12 亿元投后估值融了 2 亿元。",
        {"12 亿元": "valuation", "2 亿元": "funding"},
    ),
    "cash for goods": ("公司合同负债 7 亿元；销售商品收现 19 亿元。", {"7 亿元": "debt", "19 亿元": "cash_flow"}),
    "computing power by its unit": ("超算云岚号以 2.1 EFLOPS 居首。", {"2.1 EFLOPS": "compute"}),
    "how something changes, and for how long": (
        "云岚科技订单持续增长 30%，利润有效提升 8%。该系统耗时缩短 20%，活动持续 3 天。",
        {"30%": "orders", "8%": "net_profit", "20%": "duration", "3 天": "duration"},
    ),
    "titles won in a row": ("云岚汽车实现六连冠，卖出 6 辆。", {"六连冠": "streak", "6 辆": "sales_volume"}),
    "a multiple of what was counted": (
        "维景屋苑昨天有 5 宗登记，比前天大增 4 倍。",
        {"5 宗": "count", "4 倍": "count"},
    ),
    "a year and 仅": ("江州上半年仅完成财政收入 20 亿元。", {"20 亿元": "revenue"}),
}
CHANGES = {
    "rates over years": (
        "江州产能由 2011 年的 26 万吨，增至 2021 年的 65 万吨，复合增速达 10%；"
        "产量由 2010 年的 15 万吨增至 2021 年的 62 万吨，复合增速达 14%。",
        {
            "10%": ("10", "increase", None, "2011-01-01..2021-12-31"),
            "14%": ("14", "increase", None, "2010-01-01..2021-12-31"),
            "65 万吨": ("650000", None, None, "2021-01-01..2021-12-31"),
        },
    ),
    "CAGR": ("2020-2023 年，公司营收 CAGR 为 21%。", {"21%": ("21", "increase", None, "2020-01-01..2023-12-31")}),
    "signs behind 变动": (
        "云岚银行贷款同比增长 10%，增速较上季末分别变动+0.5、-0.1pct。",
        {"+0.5": ("0.5", "increase", "qoq", ".."), "-0.1pct": ("0.1", "decrease", "qoq", "..")},
    ),
    "two bases": (
        "2024 年二季度，公司预收款同比/环比分别变动-8.5/+0.9 亿元至 7.4 亿元。",
        {
            "-8.5": ("850000000", "decrease", "yoy", "2024-04-01..2024-06-30"),
            "+0.9 亿元": ("90000000", "increase", "qoq", "2024-04-01..2024-06-30"),
            "7.4 亿元": ("740000000", None, None, "2024-04-01..2024-06-30"),
        },
    ),
    "the nearer of two bases": (
        "2021 年二季度收入 37 亿元，较 2020 年同期的 6 亿元增长 516%，较 2021 年一季度的 29 亿元增长 25%。",
        {
            "516%": ("516", "increase", "yoy", "2021-04-01..2021-06-30"),
            "25%": ("25", "increase", "qoq", "2021-04-01..2021-06-30"),
        },
    ),
    "a measure between a share and its growth": (
        "云岚汽车实现 40% 的年销量增长，30% 的销量来自海外。",
        {"40%": ("40", "increase", None, ".."), "30%": ("30", None, None, "..")},
    ),
    "two bases of two": (
        "营收和净利润同比分别提高 8% 和 3%。",
        {"8%": ("8", "increase", "yoy", ".."), "3%": ("3", "increase", "yoy", "..")},
    ),
    "points told once": (
        "新房和二手房价格涨幅较上月分别回落 1 个和 0.7 个百分点。",
        {"1 个": ("1", "decrease", "mom", ".."), "0.7 个百分点": ("0.7", "decrease", "mom", "..")},
    ),
    "a bare share behind 同比": (
        "公司收入 12 亿元，同比 33%；净利润 2 亿元，同比超 50%。",
        {"33%": ("33", "increase", "yoy", ".."), "50%": ("50", "increase", "yoy", "..")},
    ),
    "signed shares": (
        "材料精度+130%、失误样本-31%。美国毛利率-5%。",
        {
            "+130%": ("130", "increase", None, ".."),
            "-31%": ("31", "decrease", None, ".."),
            "-5%": ("-5", None, None, ".."),
        },
    ),
    "levels beside signed shares": (
        "毛利率/净利率各自同比变动+11.7/+5.8 个百分点至 36%/-2%。",
        {"+11.7": ("11.7", "increase", "yoy", ".."), "-2%": ("-2", None, None, "..")},
    ),
    "the deepest fall": (
        "该基金最大回撤约 4%，净值回撤 3%。",
        {"4%": ("4", None, None, ".."), "3%": ("3", "decrease", None, "..")},
    ),
    "more and at most": ("投资者一手最多赚 620 元，公司去年多赚 3 亿元。", {"620 元": ("620", None, None, "..")}),
    "what is bought on balance": ("自营商扩大卖超 30 亿元。", {"30 亿元": ("3000000000", None, None, "..")}),
}
QUANTITIES = {
    "预计对应 PE 分别为 59/47/37，维持评级。": ["59", "47", "37"],
    "对应市盈率分别为 36.4，24.9 和 18.3。": ["36.4", "24.9", "18.3"],
    "对应 PE 分别为 59/47/37 倍。": ["59", "47", "37 倍"],
    "EPS 分别为 0.86/1.17/1.46 元，": ["0.86", "1.17", "1.46 元"],
    "今年新成立公募 FOF92 只。": ["92 只"],
    "今年新成立公募FOF92只，深证50ETF上涨。": ["92只"],
    "26只中有12只为债券基金。": ["26只", "12只"],
    "沪市共有 14 单项目。": ["14 单"],
    "在该市十四届政协三次会议上发言。": [],
    "去年召开四次会议。": ["四次"],
    "云岚快递位列最后三位。": [],
    "获奖者有三位。": ["三位"],
    "新游戏上线仅 3 天，": [],
    "直播仅 3 天，": ["3 天"],
    "公司冲击 50 万年销。": ["50 万"],
    "游戏空降收入榜 TOP7。": ["TOP7"],
    "前八月对美出超 754 亿美元。": ["754 亿美元"],
}
RELATIONS = {
    "累计不低于公司总股本（5.2 亿股）的 1%且不超过总股本的 2%。": {"1%": ("ge", False), "2%": ("le", False)},
    "柴油 1.6 欧元/L（约合 12.4 元人民币/L）左右。": {"1.6 欧元/L": ("eq", True)},
    "手机售价 2 万卢比（约 210 美元）以下。": {"2 万卢比": ("lt", False)},
    "前八月对美出超 754 亿美元，净卖出超 4 亿元。": {"754 亿美元": ("eq", False), "4 亿元": ("gt", False)},
}


def _facts(text):
    return {fact.text: fact for fact in extract(text, published=PUBLISHED)}


@pytest.mark.parametrize(("text", "expected"), METRICS.values(), ids=METRICS)
def test_metric(text, expected):
    facts = _facts(text)
    assert {figure: facts[figure].metric for figure in expected} == expected


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_change(text, expected):
    facts = _facts(text)
    said = {
        figure: (
            str(facts[figure].value),
            facts[figure].direction,
            facts[figure].basis,
            f"{facts[figure].period_start or ''}..{facts[figure].period_end or ''}",
        )
        for figure in expected
    }
    assert said == expected


@pytest.mark.parametrize(("text", "expected"), QUANTITIES.items())
def test_quantities(text, expected):
    assert [quantity.text for quantity in find_quantities(text)] == expected


@pytest.mark.parametrize(("text", "expected"), RELATIONS.items())
def test_relation(text, expected):
    found = {q.text: (q.relation, q.approx) for q in find_quantities(text)}
    assert {figure: found[figure] for figure in expected} == expected


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        ("云岚矿业的管理费用比收入涨得更快，2024 年达 64 亿元。", "64 亿元", "expense"),
        ("云岚科技毛利率比净利率高 5 个百分点。", "5 个百分点", "gross_margin"),
        ("云岚科技研发费用相比营收增长更快，达到 9 亿元。", "9 亿元", "rd_expense"),
        ("云岚科技同比营收增长，达到 9 亿元。", "9 亿元", "revenue"),
    ],
)
def test_a_measure_that_another_is_compared_with_is_not_the_figures(text, figure, metric):
    assert row(text, figure).metric == metric
