"""Which measure a figure is of, and which change: families of sentences of the press, with counters."""

from __future__ import annotations

import pytest

from claimed import row

# A sentence, and for its figures the measure that they are of.
MEASURES = {
    "a kind of funds": ("今年跑赢基准的权益类基金只有 27%。", {"27%": "ratio"}),
    "a stake": ("云岚资本占该公司权益的 18%。", {"18%": "stake"}),
    "houses that sell": ("该基金在全部销售机构的单日申购上限为 20 万元。", {"20 万元": "amount"}),
    "a ratio that holds the name of a sum": (
        "海岳市房价收入比为 9.6，租售比为 1.8%。",
        {"9.6": "ratio", "1.8%": "ratio"},
    ),
    "rates of return on what is put in": (
        "公司投入资本回报率为 1.2%，平均资产利润率为 0.8%。",
        {"1.2%": "ratio", "0.8%": "ratio"},
    ),
    "a margin and a yield": ("公司利润率为 12%，债券收益率为 2.1%。", {"12%": "net_margin", "2.1%": "bond_yield"}),
    "what was taken at the box office": ("影片《远山》国庆档拿下 3.6 亿票房。", {"3.6 亿": "box_office"}),
    "what was taken in a deal": ("云岚地产以 3.6 亿元拿下江边地块。", {"3.6 亿元": "acquisition_price"}),
    "what is kept": (
        "公司累计未分配利润为 1.28 亿元，盈余公积 0.3 亿元，拟分配现金红利 0.2 亿元。",
        {"1.28 亿元": "other", "0.3 亿元": "other", "0.2 亿元": "dividend"},
    ),
    "what banks set aside": (
        "海岳各银行的贷款损失准备达 3.4 万亿元，贷款余额 61 万亿元。",
        {"3.4 万亿元": "other", "61 万亿元": "amount"},
    ),
    "gains": ("云岚科技其他收益有 6300 万元，收益 3 亿元。", {"6300 万元": "amount", "3 亿元": "revenue"}),
    "cash from operations": (
        "经营活动净现金有 1870 万美元，期末现金余额为 4 亿美元。",
        {"1870 万美元": "cash_flow", "4 亿美元": "cash"},
    ),
    "cash that is paid": (
        "云岚电气拟以 5600 万元现金购买江岚科技 100% 股权，并向项目投入 8000 万元现金。",
        {"5600 万元": "acquisition_price", "8000 万元": "investment"},
    ),
    "what parts of a company are sold for": (
        "江岚乳业拟以 1.2 亿美元向云岚食品出售南岛资产，公司总资产 30 亿美元。",
        {"1.2 亿美元": "acquisition_price", "30 亿美元": "assets"},
    ),
    "what homes are sold for": (
        "一户两房以 580 万元售出，另一户获买家以 600 万元承接；上月售出 320 套。",
        {"580 万元": "price", "600 万元": "price", "320 套": "sales_volume"},
    ),
    "machines and programs that are installed": (
        "云岚能源将安装 60 台风力发电机。云岚笔记已被安装 60 万次。",
        {"60 台": "count", "60 万次": "downloads"},
    ),
    "images that are pulled": ("该项目获得超过 200 万次 Docker 拉取。", {"200 万次": "downloads"}),
    "cases and staff": ("确诊病例中有 6 例均为餐厅员工，该餐厅有 60 名员工。", {"6 例": "count", "60 名": "headcount"}),
    "shares that are listed in a market": (
        "云岚科技推出新处理器。公司 A 股本周涨超 16%。港股上涨 2%。",
        {"16%": "share_price", "2%": "index_level"},
    ),
    "a level of another measure behind a move": (
        "云岚科技股价下跌 5%，市值跌至 900 亿美元以下。江岚科技股价下跌 5%，报 98 元。",
        {"900 亿美元以下": "market_cap", "98 元": "share_price"},
    ),
    "people who use": (
        "已有超过 2 亿人使用过该平台，每天约 1200 万人使用其翻译功能。4 家使用其原料的企业受影响。",
        {"2 亿人": "users", "1200 万人": "users", "4 家": "count"},
    ),
    "goods that may be sold": (
        "云岚地产可售货值约为 1.6 万亿元，货值 300 亿元的项目开盘。",
        {"1.6 万亿元": "inventory"},
    ),
    "how far prices are apart": ("国产和进口玉米差价达 1500 元/吨。", {"1500 元/吨": "price"}),
    "what a plant makes in a year": (
        "公司 3 万吨/年碳酸锂项目已建成投产。海岳市上月产量为 3 万吨。",
        {"3 万吨/年": "capacity", "3 万吨": "production"},
    ),
    "sums by the year": (
        "该市场将达到 500 亿美元/年，会员费为 500 元/年。",
        {"500 亿美元/年": "amount", "500 元/年": "price"},
    ),
    "dividends": (
        "公司打算每 10 股派现金红利人民币 1.8 元。每股基本盈利 0.46 港元，另派末期息每股 0.15 港元。",
        {"1.8 元": "dividend", "0.46 港元": "eps", "0.15 港元": "dividend"},
    ),
    "earnings of a share go on": (
        "每股盈利 0.52 港元，超过去年同期的每股 0.4 港元。",
        {"0.52 港元": "eps", "0.4 港元": "eps"},
    ),
    "parts of what is held": (
        "他已质押 0.8 亿股，占其持股总数的 71%，占总股本的 9.4%；占其所持股份的 6%。",
        {"71%": "ratio", "9.4%": "stake", "6%": "ratio"},
    ),
    "prices and stocks have indices": (
        "消费物价平均指数在 7 月按年升 1.6%，医疗的价格指数上升 2.8%。恒生指数升 2%。",
        {"1.6%": "price_index", "2.8%": "price_index", "2%": "index_level"},
    ),
    "roads and things have a length": (
        "环湖公路全长 56.2 公里，30 条道路（总长 86 公里）改造。该车全长 5.1 米。",
        {"56.2 公里": "distance", "86 公里": "distance", "5.1 米": "dimension"},
    ),
    "how long it takes to charge": ("这款手机 21 分钟就能完全充满，比赛用时 35 分钟。", {"21 分钟": "charging_time"}),
    "provinces are no cities": (
        "共有 12 个省份 GDP 增速超过 5%，业务进入 30 个城市。",
        {"12 个": "count", "30 个": "cities"},
    ),
    "verbs of making and selling": (
        "工厂每周制造 4000 辆电动车。云岚花园累售逾 900 伙，江岚苑累沽 650 伙。",
        {"4000 辆": "production", "900 伙": "sales_volume", "650 伙": "sales_volume"},
    ),
    "trades that end like verbs of making": ("海岳先进制造等 4 只基金上涨。", {"4 只": "count"}),
    "how far a charge takes": (
        "云岚 Model 5 单次充电能够行驶 410 公里以上，测试车队已行驶 30 万公里。",
        {"410 公里以上": "range", "30 万公里": "distance"},
    ),
    "what each investor of a round puts in": (
        "本轮融资由云岚（40 亿美元）、江岚资本（20 亿美元）和远山资本（10 亿美元）领投。",
        {"40 亿美元": "investment", "20 亿美元": "investment", "10 亿美元": "investment"},
    ),
    "a sum and the noun that words before it lead to": (
        "云岚网络拿到江岚资本和远山基金一同投资的 4500 万美元 C 轮融资，江岚资本投资 2 亿美元。",
        {"4500 万美元": "funding", "2 亿美元": "investment"},
    ),
    "scores": (
        "云岚模型拿到 76.4% 的得分，22 项公开测试中的 17 项居首，评分为 8.6 分。",
        {"76.4%": "score", "22 项": "count", "17 项": "count", "8.6 分": "score"},
    ),
    "users whose kind is told": ("云岚电信去年增加 4.4 万个按月付费的宽带用户。", {"4.4 万个": "users"}),
    "a stake in what has a product's name": ("云岚网络出资 6400 万美元，买入 Re4ly 42.5% 股权。", {"42.5%": "stake"}),
    "what funds gain": ("有 30 只产品净值涨幅超过 8%。仅有 5% 的产品亏损。", {"8%": "growth", "5%": "ratio"}),
}


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES)
def test_measures(text, expected):
    assert {figure: row(text, figure).metric for figure in expected} == expected


# A sentence, and for its figures the measure, direction and basis of the change.
CHANGES = {
    "a rate that falls to another": (
        "半导体营收增长率将从 28.6% 降至仅 9%。",
        {"28.6%": ("revenue", "increase", None), "9%": ("revenue", "increase", None)},
    ),
    "a share that rises to another": ("公司毛利率从 28.6% 升至 31%。", {"31%": ("gross_margin", None, None)}),
    "nouns of growth that shrink": (
        "今年汽车销量增长 16%，预计成长幅度将缩减至 11%。",
        {"11%": ("sales_volume", "increase", None)},
    ),
    "growth that is so much": (
        "云岚电子营收同比增长为 12%，年成长为 5.5%。所得税率下降为 5%。",
        {"12%": ("revenue", "increase", "yoy"), "5.5%": ("revenue", "increase", "yoy"), "5%": ("rate", None, None)},
    ),
    "a share before its measure and noun": (
        "云岚汽车有信心保持至少 40% 的交付量增长率，占有 12% 的市场份额。",
        {"40%": ("deliveries", "increase", None), "12%": ("market_share", None, None)},
    ),
    "real growth": (
        "服务出口按年有 8.6% 的实质升幅，比上季的 4.2% 升幅大。",
        {"8.6%": ("exports", "increase", "yoy"), "4.2%": ("exports", "increase", "qoq")},
    ),
    "real growth above another": (
        "服务出口按年有 7.3% 的实质升幅，高于上季的 5.1% 升幅。",
        {"7.3%": ("exports", "increase", "yoy"), "5.1%": ("exports", "increase", "yoy")},
    ),
    "what a rate is measured by": (
        "8 月平均时薪环比上升 0.2%，低于预估的 0.4%。海岳省经济增速为 5.2%，低于 2016 年 7.1% 的经济增速。",
        {"0.4%": ("salary", "increase", "mom"), "7.1%": ("gdp", "increase", None)},
    ),
    "a level that is measured by another": (
        "公司毛利率为 32%，高于同行的 28%。",
        {"28%": ("gross_margin", None, None)},
    ),
    "whose growth is greatest": (
        "9 月物价指数按年升 1.1%，升幅较明显的是交通和教育，分别是 9.1% 和 5.2%。",
        {"9.1%": ("price_index", "increase", "yoy"), "5.2%": ("price_index", "increase", "yoy")},
    ),
    "an average over years has no base": (
        "上半年海岳省 GDP 同比增长 7.4%，但两年平均增长只有 4.9%；投资同比增长 6%，其中工业投资增长 3%。",
        {
            "7.4%": ("gdp", "increase", "yoy"),
            "4.9%": ("gdp", "increase", None),
            "3%": ("investment", "increase", "yoy"),
        },
    ),
    "more and less than a year before": (
        "猪肉价格环比涨 2.1%，同比低 25.6%；蔬菜均价同比高 18.2%，占比高 3%。",
        {"25.6%": ("price", "decrease", "yoy"), "18.2%": ("price", "increase", "yoy")},
    ),
    "bases in a word": (
        "平均时薪月升 0.3%。屋苑录得 15 宗成交，按周急增 1.5 倍。9 月升 2%。新增就业平均每月增加 5.8 万人。",
        {"0.3%": ("salary", "increase", "mom"), "1.5 倍": ("sales_volume", "increase", "prior")},
    ),
    "two bases behind two shares": (
        "云岚科技实现了 110% 的同比增长和 28% 的环比增长。包装业产值环比增 6% 同比增 17%。",
        {
            "110%": ("growth", "increase", "yoy"),
            "28%": ("growth", "increase", "mom"),
            "6%": ("amount", "increase", "mom"),
            "17%": ("amount", "increase", "yoy"),
        },
    ),
    "increments": (
        "月活用户规模达 1.6 亿，同比增量达到 1800 万。项目带来增量资金 30 亿元。",
        {"1800 万": ("mau", "increase", "yoy"), "30 亿元": ("amount", None, None)},
    ),
    "sums of change with a sign": (
        "净利润较去年同期的变动值为-6400 万元至-3800 万元。",
        {"-6400 万元至-3800 万元": ("net_profit", "decrease", "yoy")},
    ),
    "a sum that is named by a change": ("公司公允价值变动额为-5200 万元。", {"-5200 万元": ("amount", None, None)}),
    "users that are gained": ("云岚电信净增用户数超过 80 万户。", {"80 万户": ("users", "increase", None)}),
    "numbers that are revised": (
        "7 月就业人数下修 4.2 万人，下修后的就业人数为 31 万人。",
        {"4.2 万人": ("headcount", "decrease", None), "31 万人": ("headcount", None, None)},
    ),
    "a quote that gives back": (
        "恒指高开 198 点，午后稍回 156 点，收报 18600 点。",
        {"156 点": ("index_level", "decrease", None), "18600 点": ("index_level", None, None)},
    ),
    "what a change leads to says of what it is": (
        "内地旅客按年减少 12.6%，至 48 万人次。外国旅客按年增加 2.4 倍至 57 万人次。",
        {"12.6%": ("visits", "decrease", "yoy"), "2.4 倍": ("visits", "increase", "yoy")},
    ),
    "a change behind a bracket": (
        "小麦进口 580 万吨（占去年进口总量的 48.5%），同比增长超 3 倍。",
        {"3 倍": ("trade", "increase", "yoy")},
    ),
    "by how much a rate of growth is higher": (
        "8 月零售两年平均增速达到 4.6%，比一季度加快 0.5 个百分点。",
        {"0.5 个百分点": ("growth", "increase", "prior")},
    ),
    "how many grow is a share": ("从增长面看，增长面达到八成以上。", {"八成以上": ("ratio", None, None)}),
    "net sales by fewer lots": ("自营商今天减码卖超 120 亿元。", {"120 亿元": ("net_inflow", None, None)}),
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(text, expected):
    found = {figure: row(text, figure) for figure in expected}
    assert {figure: (f.metric, f.direction, f.basis) for figure, f in found.items()} == expected


def test_each_change_has_its_own_basis():
    text = "云岚电视 2 月出货 310 万台，较上月减少 12 万台，较 2024 年同期下降 46 万台。"
    assert [row(text, figure).basis for figure in ("12 万台", "46 万台")] == ["mom", "yoy"]
