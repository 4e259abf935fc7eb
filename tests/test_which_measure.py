"""Which measure a figure has, and which figures are no claim, where a nearer word than the measure's own misleads."""

import pytest

from claimed import check
from digestnlp import extract

CASES = {
    "a quote behind a name that ends as a paper's may": (
        "云岚科技报12元，海岳集团报8元。",
        {"12元": {"metric": "share_price"}, "8元": {"metric": "share_price"}},
    ),
    "a sum right behind the measure of the sum before": (
        "云岚科技以20亿美元估值完成3亿美元融资。",
        {"20亿美元": {"metric": "valuation"}, "3亿美元": {"metric": "funding"}},
    ),
    "what a listed company alone has reached": (
        "云岚科技突破300美元，海岳科技跌破80港元。",
        {"300美元": {"metric": "share_price"}, "80港元": {"metric": "share_price"}},
    ),
    "a sum that no currency is worth": (
        "新台币升值的冲击控制在0.64亿元。",
        {"0.64亿元": {"metric": "amount"}},
    ),
    "what else is closed than shops": (
        "云岚社区关闭160个账号，去年关闭32家门店。",
        {"160个": {"metric": "users"}, "32家": {"metric": "store_closures"}},
    ),
    "a share of what an economy makes, as a quotient": (
        "我国经常账户顺差与同期GDP之比为2.3%。",
        {"2.3%": {"metric": "ratio"}},
    ),
    "a measure's Latin name within a person's": (
        "白莉（MAUREEN BAI）等24人到场。",
        {"24人": {"metric": "count"}},
    ),
    "shares for money": (
        "云岚汽车董事长周砚上月减持了近1.2亿元的股票。",
        {"1.2亿元": {"metric": "amount"}},
    ),
    "what a trade comes to each year": ("机器人产业每年将达 6000 亿元。", {"6000 亿元": {"metric": "amount"}}),
    "how much more a thing even has": (
        "新模型参数量甚至多 40%，成本还高 30%。",
        {
            "40%": {"metric": "parameters", "direction": "increase", "relation": "eq"},
            "30%": {"metric": "cost", "direction": "increase"},
        },
    ),
    "a rate told of behind what has had its change": (
        "海岳茶饮销量 6 万杯，同比下降 9%，市场份额为 12%，比去年同期下降 3%。",
        {"9%": {"metric": "sales_volume"}, "3%": {"metric": "market_share", "direction": "decrease", "basis": "yoy"}},
    ),
    "a rate told of behind what has had none": (
        "云岚科技营收 3 亿元，占比 36%，同比增长 5%。",
        {"5%": {"metric": "revenue"}},
    ),
    "a share behind what has had its change": (
        "云岚科技营收 3 亿元，同比增长 2%，其中软件业务占比达 36%，同比增长 5%。",
        {"5%": {"metric": "revenue"}},
    ),
    "a share is of no price named before": (
        "云岚白酒批价 620 元以上，渠道利润维持在 12%。",
        {"12%": {"metric": "net_margin", "metric_text": "渠道利润"}},
    ),
    "a share of gross profit": ("该品牌售价 499 元，毛利约 30%。", {"30%": {"metric": "gross_margin"}}),
    "growth of gross profit": ("该公司毛利同比增长 30%。", {"30%": {"metric": "gross_profit"}}),
    "a share is of no sum in force": (
        "海岳资本目标价 18 元。对应 1.2 倍市净率。安全边际为 24%。",
        {"24%": {"metric": "ratio"}},
    ),
    "a change of price is one still": (
        "海岳白酒批价 620 元，环比上涨 3%。",
        {"3%": {"metric": "price", "direction": "increase"}},
    ),
    "a share of a price": (
        "补贴标准为产品销售价格的 15%，单件不超过 2000 元。",
        {"15%": {"metric": "subsidy"}},
    ),
    "what is paid for a share": (
        "云岚科技回购 120 万股，最高成交价为 18.2 元/股，最低成交价为 17.5 元/股，支付的总金额为 2100 万元。",
        {
            "18.2 元/股": {"metric": "share_price", "metric_text": "成交价"},
            "17.5 元/股": {"metric": "share_price"},
            "2100 万元": {"metric": "buyback"},
        },
    ),
    "what is paid for land": ("该地块最高成交价为 1.8 万元/平方米。", {"1.8 万元/平方米": {"metric": "price"}}),
    "no share costs ten millions": (
        "海嶽物業管理費跌 1.4% 至 90 億元。",
        {"90 億元": {"metric": "expense"}},
    ),
    "profit by the share": (
        "海嶽電子獲利從第一季的 0.4 元躍升至 0.84 元，全年可望賺 2 元。",
        {"0.4 元": {"metric": "eps"}, "0.84 元": {"metric": "eps"}, "2 元": {"metric": "eps"}},
    ),
    "profit of the whole": ("海嶽電子去年賺 3.2 億元。", {"3.2 億元": {"metric": "net_profit"}}),
    "profit by the piece": ("海嶽電子每台賺 120 元。", {"120 元": {"metric": "net_profit"}}),
    "an index at the close": (
        "截至收盘，恒生指数收盘涨 1.2%，云岚科技收盘跌 3%。",
        {
            "1.2%": {"metric": "index_level", "subject": "恒生指数"},
            "3%": {"metric": "share_price", "subject": "云岚科技"},
        },
    ),
    "a bracket behind the figure": (
        "云岚科技采购总额为 186 万元（不含运输费用）。",
        {"186 万元": {"metric": "purchases"}},
    ),
    "a bracket before the noun": (
        "云岚科技计入 2070 万美元（每股 16 美分）的重组支出。",
        {"2070 万美元": {"metric": "expense"}},
    ),
    "what something is done for": (
        "为节省租金支出，海岳电子拟以 5500 万元购置厂房。",
        {"5500 万元": {"metric": "amount"}},
    ),
    "the end of a word of growth": (
        "江州写字楼平均租金增长达 12%。",
        {"12%": {"metric": "price", "direction": "increase"}},
    ),
    "a long time": ("发布会长达 3 小时。", {"3 小时": {"metric": "duration"}}),
    "a rate that no pack knows": ("海岳银行呆账核销率为 9%。", {"9%": {"metric": "ratio"}}),
    "days in a row": (
        "云岚科技四连板，海岳电子三连跌。",
        {"四连板": {"metric": "streak"}, "三连跌": {"metric": "streak"}},
    ),
    "an increment": (
        "2024 年江州人口增量达 12.6 万。",
        {"12.6 万": {"metric": "count", "direction": "increase"}},
    ),
    "an increment that is a level": (
        "11 月社会融资规模增量为 1.9 万亿元。",
        {"1.9 万亿元": {"metric": "amount", "direction": None}},
    ),
}
NONE = {
    "among whom it ranks": ("云岚科技在 98 家参评企业中排名第 12 位。", "98 家"),
    "whose prices": ("40 个监测城市商品住宅价格环比下降。", "40 个"),
    "whose sales": ("30 个样本城市的成交面积同比下降 12%。", "30 个"),
    "a condition": ("个人持股期限超过 1 年的，免征所得税。", "1 年"),
    "a condition with its border": ("持股 1 个月以上至 1 年（含 1 年）的，税率为 10%。", "1 年"),
    "around the clock": ("园区实行 24 小时值班。", "24 小时"),
    "said again": ("上述 7 单票据均未违约，规模为 3 亿元。", "7 单"),
    "said again of names": ("江州、海安、岭东这三个城市房价都超过 2 万元。", "三个"),
    "the limit of a move": ("该股日涨跌幅限制为 5%，公告称。", None),
}
CLAIMS = {
    "cities that are counted": ("70 个大中城市中，有 17 个城市新房价格上涨。", "17 个"),
    "cities that something is in": ("云岚科技在 50 个城市中设有门店。", "50 个"),
    "a span that is claimed": ("这场比赛历时 24 小时。", "24 小时"),
    "firms of which some": ("在 12 家企业中，有 8 家盈利。", "12 家"),
}


@pytest.mark.parametrize("case", CASES)
def test_which_measure(case):
    text, expected = CASES[case]
    check(text, expected)


@pytest.mark.parametrize("case", NONE)
def test_no_claim(case):
    text, figure = NONE[case]
    facts = extract(text, published="2025-03-05")
    assert [f.text for f in facts if f.text == figure or (f.direction == "decrease" and figure is None)] == []


@pytest.mark.parametrize("case", CLAIMS)
def test_still_a_claim(case):
    text, figure = CLAIMS[case]
    assert figure in [f.text for f in extract(text, published="2025-03-05")]


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        # Where only a verb or a head speaks for a measure, the network may tell that it is none
        ("云岚家居一季度收入 30 亿元，其中门店零售增长 7%。", "7%", "revenue"),
        ("云岚科技与 10 家客户签约。", "10 家", "count"),
        # but not where its name stands beside the figure, nor where a rule of few words knows what is counted
        ("云岚家居一季度收入 30 亿元，其中门店零售量增长 7%。", "7%", "sales_volume"),
        ("云岚科技用户数增至 10 万。", "10 万", "users"),
        ("云岚班列上月共开行 62 列、6200 标箱。", "6200 标箱", "shipments"),
        ("该计划将创造 1200 个就业岗位。", "1200 个", "hires"),
    ],
)
def test_what_words_beside_a_figure_speak_for(text, figure, metric):
    check(text, {figure: {"metric": metric}})
