"""Where the noun phrase that has a figure begins and ends, and whose part it is: families of the press, with counters."""

from __future__ import annotations

import pytest

from claimed import check

SUBJECTS = {
    # Adverbs behind it and small words before it are none of it.
    "adverbs behind the last of a list": (
        "童装和女装快速增长，各自收入分别为 83 亿元和 36 亿元。",
        {"83 亿元": "童装", "36 亿元": "女装"},
    ),
    "several adverbs": ("二是租赁业务平稳较快增长，带来收入 83 亿元。", {"83 亿元": "租赁业务"}),
    "even": ("就连县城房价也上涨了 5%。", {"5%": "县城"}),
    "even the": ("连债券型基金都有 3.6% 的涨幅。", {"3.6%": "债券型基金"}),
    "but chains": ("连锁店销售额增长 5%。", {"5%": "连锁店"}),
    "above all": ("尤其储能行业销售额增长 30%。", {"30%": "储能行业"}),
    "a span of days": ("国庆档前 3 天上座率达 34%。", {"34%": "国庆档"}),
    "core profit": ("云岚地产公告。去年核心净利增长 9%。", {"9%": "云岚地产"}),
    "prices of sale": (
        "县城新建公寓和二手公寓销售价格分别涨 3.2% 和 1.4%。",
        {"3.2%": "县城新建公寓", "1.4%": "二手公寓"},
    ),
    # Brackets.
    "kinds in a bracket": ("主要税种（契税、企业所得税等）较上年减少 4.5%。", {"4.5%": "主要税种"}),
    "a sample in a bracket": ("制药企业（样本企业由本刊选取）上半年营收增长 2%。", {"2%": "制药企业"}),
    "a comparison in a bracket": (
        "云岚科技市净率 4 倍（高于行业均值 3 倍），总市值 75 亿元。",
        {"3 倍": "行业", "75 亿元": "云岚科技"},
    ),
    # A noun phrase of its own.
    "counted funds": (
        "云岚基金旗下 3 只 ETF 已上市。8 月以来又有 7 只机器人主题基金上报。",
        {"3 只": "云岚基金", "7 只": "机器人主题基金"},
    ),
    "counted cities and what is measured in them": (
        "云岚集团公布数据。16 个三线城市新建公寓价格下跌 0.4%。",
        {"0.4%": "三线城市新建公寓"},
    ),
    "goods of a whole country": (
        "云岚汽车 8 月销量 3 万辆。5 月国内储能电池产量达 47 GWh，增长 12%。",
        {"47 GWh": "国内储能电池", "12%": "国内储能电池"},
    ),
    "goods of a whole country in the measure's name": (
        "云岚汽车 8 月销量 3 万辆。\n\n国内：2024 年 5 月国内储能电池装机量达 28 GWh。",
        {"28 GWh": "国内储能电池"},
    ),
    "but the company's own": (
        "云岚汽车 8 月销量 3 万辆。国内产量 2 万辆。公司国内电池产量 5 万组。",
        {"2 万辆": "云岚汽车", "5 万组": "云岚汽车"},
    ),
    "goods in the price's name": (
        "云岚矿业净利润 3 亿元。上半年铜价上涨 5%，铝价下跌 3%。",
        {"3 亿元": "云岚矿业", "5%": "铜价", "3%": "铝价"},
    ),
    "but a country's price": ("海岳国油价上涨 5%。", {"5%": "海岳国"}),
    "goods that are named as a measure": ("内存价格上涨 20%。", {"20%": "内存"}),
    "plural firms": (
        "云岚股份外，上市公司均有公告。这些公司上半年累计实现利润 2 万亿元。",
        {"2 万亿元": "这些公司"},
    ),
    "several banks": ("云岚银行公告下调利率。目前，多家银行存款利率降至 1.5%。", {"1.5%": "多家银行"}),
    "some funds": ("云岚基金公告分红。部分债券基金年内跌幅超过 5%。", {"5%": "部分债券基金"}),
    "but a company's several goods": ("云岚汽车公布数据。多款车型销量同比增长超过 30%。", {"30%": "云岚汽车"}),
    "a sum goes on": (
        "中石油、中石化两家天然气储量合计 52 万吨，比上年增长 7%。",
        {"52 万吨": "中石油、中石化", "7%": "中石油、中石化"},
    ),
    "the clause before tells of a line of business": (
        "一是信贷业务稳步增长，实现收入 46 亿元，增长 15%；二是理财业务企稳回升，实现收入 75 亿元。",
        {"46 亿元": "信贷业务", "15%": "信贷业务", "75 亿元": "理财业务"},
    ),
    "but a measure": ("云岚科技收入稳步增长，达到 30 亿元。", {"30 亿元": "云岚科技"}),
    "among what is sold": ("国内手机销量中折叠屏手机占比突破 5%。", {"5%": "折叠屏手机"}),
    "but a median": ("市场中位数为 30%。", {"30%": "市场中位数"}),
    "on the books": ("原业主持货多年，账面获利 1085 万元。", {"1085 万元": None}),
    # Kinds with one head.
    "kinds that a word deals out": (
        "1 月份，股票型、债券型和货币型基金分别上涨 6.1%、3.2% 和 1.3%。",
        {"6.1%": "股票型基金", "3.2%": "债券型基金", "1.3%": "货币型基金"},
    ),
    "kinds that no word deals out": (
        "1 月份，股票型、债券型和货币型基金平均上涨 6.1%、3.2% 和 1.3%。",
        {"6.1%": "股票型基金", "3.2%": "债券型基金", "1.3%": "货币型基金"},
    ),
    "tiers": (
        "一线、二线、三线港口仓库租金分别上涨 0.3%、1% 和 1.2%。",
        {"0.3%": "一线港口仓库", "1%": "二线港口仓库", "1.2%": "三线港口仓库"},
    ),
    # A word of expecting before it or within it says how real the figure is.
    "expected of goods": ("全年预期钢材的均价为 3900 元/吨。", {"3900 元/吨": "钢材"}),
    "by the market": ("市场预期钢材的均价为 3900 元/吨。", {"3900 元/吨": "钢材"}),
    "by houses of a trade": ("机构预期钢铁行业利润增长 6%。", {"6%": "钢铁行业"}),
    "by firms of themselves": ("工业企业预期销售额增长 6%。", {"6%": "工业企业"}),
    # What is counted, and what those have who are.
    "counted cities have it": (
        "有 14 个城市的居民存款超过 6000 亿元，5 个城市的居民存款超过 1 万亿元。",
        {"14 个": "城市", "6000 亿元": "14 个城市", "5 个": "城市", "1 万亿元": "5 个城市"},
    ),
    "cities of a company": (
        "有 14 个城市 GDP 超过万亿元，云岚科技在 6 个城市设有门店。",
        {"14 个": "城市", "6 个": "云岚科技"},
    ),
    "one count behind another": (
        "31 家银行申报，其中 4 家银行状态为“已受理”、7 家为“已问询”，20 家为“中止”。",
        {"4 家": "银行", "7 家": "银行", "20 家": "银行"},
    ),
    "some of a set": ("32 家上市公司中 18 家盈利。", {"18 家": "32 家上市公司"}),
    # Places.
    "a town with its province": ("云南昆明二手房均价为 1.1 万元/平方米。", {"1.1 万元/平方米": "云南昆明二手房"}),
    "a body of a part of a city": ("深圳罗湖海关查获走私手机 260 台。", {"260 台": "深圳罗湖海关"}),
    "a price at the pit": ("陕西榆林地区民营煤矿坑口价为 530 元/吨。", {"530 元/吨": "陕西榆林地区民营煤矿"}),
    "a body for consumers": ("江苏消协受理投诉 2600 件。", {"2600 件": "江苏消协"}),
    "a place that a quotation opens with": (
        "美国原油供应上升。\n\n“海州产油量不高，最高时达 30 万桶/日，”研究员王小明表示。",
        {"30 万桶/日": "海州"},
    ),
    "the town alone": ("云南昆明今年 GDP 增长 4%。", {"4%": "昆明"}),
    "a fund by the government's name": ("去年江苏全省政府性基金收入达 960 亿元。", {"960 亿元": "江苏"}),
    "but the government": ("江苏省政府投资 3 亿元。", {"3 亿元": "江苏省政府"}),
    "what lies in a province": ("去年江苏省内国有企业收入达 790 亿元。", {"790 亿元": "江苏"}),
    "where a company works": (
        "云岚地产 2023 年收入 3 亿元。公司今后聚焦海州且净利率可保持在约 12%。",
        {"12%": "云岚地产"},
    ),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_noun_phrases(name):
    text, expected = SUBJECTS[name]
    check(text, {figure: {"subject": subject} for figure, subject in expected.items()})


SCOPES = {
    "channels": (
        "云岚酒业 2024 年营收 58 亿元。批发/直营渠道分别贡献营收 31/27 亿元，分别增长 13%/8%。",
        {"31": "批发", "27 亿元": "直营渠道", "13%": "批发", "8%": "直营渠道"},
    ),
    "channels in a paragraph of their own": (
        "云岚酒业 2024 年营收 58 亿元。\n\n从渠道看，直营/加盟渠道分别实现收入 31/27 亿元。",
        {"31": "直营", "27 亿元": "加盟渠道"},
    ),
    "home and abroad": (
        "云岚酒业 2024 年营收 58 亿元，国内和国外分别实现营收 46 亿元和 12 亿元。",
        {"46 亿元": "国内", "12 亿元": "国外"},
    ),
}


@pytest.mark.parametrize("name", SCOPES)
def test_parts_of_the_company_spoken_of(name):
    text, expected = SCOPES[name]
    check(text, {figure: {"subject": "云岚酒业", "scope": scope} for figure, scope in expected.items()})


def test_channels_of_nobody_have_their_own_figures():
    check("线上、线下销售额分别增长 3% 和 4%。", {"3%": {"subject": "线上", "scope": None}, "4%": {"subject": "线下"}})


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        ("云岚通信预计净亏损（未包括投资收益及其他支出）约 2000 万元。", "2000 万元", "net_loss"),
        ("云岚影业票房（不含服务费）为 8 亿元。", "8 亿元", "box_office"),
        ("云岚科技门店（含加盟店）达 300 家。", "300 家", "stores"),
        ("云岚科技净利润（扣除股份支付费用）约 3 亿元。", "3 亿元", "adjusted_net_profit"),
        ("云岚科技营收 3 亿元（净利润 1 亿元）。", "1 亿元", "net_profit"),
        ("中国企业在 20 个国家建设了 77 个合作区。", "77 个", "count"),
        ("中国企业在 20 个国家建设了 77 个合作区。", "20 个", "countries"),
        ("云岚集团在 8 个城市举办活动，今年再进 6 个。", "6 个", "cities"),
    ],
)
def test_what_is_measured(text, figure, metric):
    check(text, {figure: {"metric": metric}})
