"""Which measure a figure has in reports of companies, funds, bonds, trading and trades: families of wordings, with counters."""

import pytest

from claimed import check

# What each marked figure of the sentence is a measure of.
METRICS = {
    "profit told against a standard": [
        (
            "不按照公认会计准则，云岚科技净利润为 3.1 亿元，同比增长 9%。",
            {"3.1 亿元": "adjusted_net_profit", "9%": "adjusted_net_profit"},
        ),
        (
            "云岚科技按非国际财务报告准则计量的净利润为 2.4 亿元，而上年同期为 2.1 亿元。",
            {"2.4 亿元": "adjusted_net_profit", "2.1 亿元": "adjusted_net_profit"},
        ),
        ("云岚科技剔除一次性项目后的净利润为 3.1 亿元。", {"3.1 亿元": "adjusted_net_profit"}),
        ("海岳集團撇除股份酬金後溢利為 3.1 億元。", {"3.1 億元": "adjusted_net_profit"}),
        (
            "云岚科技按公认会计准则净利润为 2 亿元，按非公认会计准则为 3 亿元。",
            {"2 亿元": "net_profit", "3 亿元": "adjusted_net_profit"},
        ),
        (
            "云岚科技正常化净利润为 3.1 亿元，经常性溢利为 2 亿元。",
            {"3.1 亿元": "adjusted_net_profit", "2 亿元": "adjusted_net_profit"},
        ),
        ("云岚科技非公认会计准则净利润率为 11.2%。", {"11.2%": "net_margin"}),
    ],
    "profit told by a standard": [
        ("云岚科技按公认会计准则净利润为 2 亿元。", {"2 亿元": "net_profit"}),
        (
            "云岚科技非公认会计准则净利润为 3 亿元；净利润为 2 亿元，同比增长 8%。",
            {"2 亿元": "net_profit", "8%": "net_profit"},
        ),
        ("云岚科技剔除税项后净利润为 2 亿元。", {"2 亿元": "net_profit"}),
        ("按非公认会计准则，云岚科技营收 9 亿元。", {"9 亿元": "revenue"}),
    ],
    "part of one's own books": [
        ("云岚科技担保总额 3 亿元，占公司最近一期经审计净资产的 12.5%。", {"12.5%": "ratio"}),
        ("应收账款余额 2 亿元，占总资产的 9.1%。", {"9.1%": "ratio"}),
        ("云岚科技授予 800 万股，占本次授予总数的 90%。", {"90%": "ratio"}),
    ],
    "part of more than one's own": [
        ("云岚科技占国内市场的 31%。", {"31%": "market_share"}),
        ("云岚科技占公司总股本的 1%。", {"1%": "stake"}),
        ("云岚科技净利润占行业净利润的 31%。", {"31%": "market_share"}),
    ],
    "loss or gain of one thing": [
        ("海岳集團錄得投資物業公平值虧損港幣 2.2 億元。", {"2.2 億元": "amount"}),
        ("海岳集團錄得匯兌虧損港幣 1.3 億元。", {"1.3 億元": "amount"}),
        ("云岚科技出售子公司录得收益 2.1 亿元。", {"2.1 亿元": "amount"}),
        ("云岚科技股东权益账面价值 2 亿元，评估增值 1.5 亿元。", {"1.5 亿元": "amount"}),
        ("云岚科技为子公司提供 5000 万元固定资产贷款担保。", {"5000 万元": "amount"}),
    ],
    "loss or gain of the whole": [
        ("海岳集團股東應佔虧損 2.1 億港元。", {"2.1 億港元": "net_loss"}),
        ("海岳集團收益為人民幣 12 億元。", {"12 億元": "revenue"}),
        ("海岳集团持续经营业务之收益为 6 亿港元。", {"6 亿港元": "revenue"}),
        ("云岚科技固定资产为 5000 万元。", {"5000 万元": "assets"}),
    ],
    "ratio of the books": [
        ("云岚科技当前股价对应 2024 年估值为 18 倍。", {"18 倍": "ratio"}),
        ("给予云岚科技 2024 年 PE估值 20 倍。", {"20 倍": "ratio"}),
        ("云岚科技当前股息率为 5.1%。", {"5.1%": "ratio"}),
        (
            "云岚科技净利润 2 亿元及净利率 11%，分别增长 8% 及 0.7 个百分点。",
            {"8%": "net_profit", "0.7 个百分点": "net_margin"},
        ),
        ("贷存比上升至 71.2%，成本收入比降至 28.3%。", {"71.2%": "ratio", "28.3%": "ratio"}),
    ],
    "no ratio of the books": [
        ("完成融资后，云岚科技估值增长 3 倍。", {"3 倍": "valuation"}),
        ("海岳国 10 年期国债收益率为 4.1%。", {"4.1%": "bond_yield"}),
        ("云岚科技毛利率 31%，营收增长 8%，增速加快 0.7 个百分点。", {"0.7 个百分点": "revenue"}),
    ],
    "margin trading": [
        (
            "云岚科技融资偿还额为 812.3 万元，融资买入额为 960.5 万元。",
            {"812.3 万元": "amount", "960.5 万元": "amount"},
        ),
        ("当日云岚科技融券卖出 12.6 万股，融券偿还 9.1 万股。", {"12.6 万股": "shares", "9.1 万股": "shares"}),
        ("云岚科技融资买入额 655.2 万，融资余额 2.1 亿。", {"655.2 万": "amount", "2.1 亿": "amount"}),
        ("云岚科技获融资净买入 3200 万元。", {"3200 万元": "net_inflow"}),
        ("云岚科技完成 B 轮融资 3 亿元。", {"3 亿元": "funding"}),
    ],
    "bonds issued and owed": [
        (
            "海岳集团拟发行债券，本期债券发行金额 15 亿元，发行金额上限 20 亿元。",
            {"15 亿元": "funding", "20 亿元": "funding"},
        ),
        (
            "海岳地产待偿还债券余额 88 亿元，其中公司债 36 亿元，资产支持票据 12 亿元。",
            {"88 亿元": "debt", "36 亿元": "debt", "12 亿元": "debt"},
        ),
        ("海岳地产拟发行公司债 15 亿元。", {"15 亿元": "funding"}),
        ("截至 6 月末，江州银行客户贷款余额 3.4 万亿元。", {"3.4 万亿元": "amount"}),
        ("云岚科技贷款余额为 3 亿元。", {"3 亿元": "debt"}),
        ("年末云岚科技银行贷款余额为 3 亿元。", {"3 亿元": "debt"}),
        ("年末商业银行贷款余额为 6 万亿元。", {"6 万亿元": "amount"}),
    ],
    "funds": [
        ("海岳回报混合的认购金额达 8.4 亿元，份额为 8.2 亿份。", {"8.4 亿元": "funding", "8.2 亿份": "shares"}),
        ("海岳回报混合昨日单位净值为 1.3702 元。", {"1.3702 元": "share_price"}),
        ("该基金单位净值下跌 3.6%。", {"3.6%": "growth"}),
        ("海岳资本认购云岚科技定增，认购金额为 2 亿元。", {"2 亿元": "investment"}),
        ("上半年基金合计发行份额为 5261 亿份，同比减少 20%。", {"5261 亿份": "shares", "20%": "shares"}),
        ("涉案发票达 117 万份。", {"117 万份": "count"}),
    ],
    "shares that move": [
        ("昨日煤炭股、钢铁股跌逾 2%。", {"2%": "share_price"}),
        ("涨幅靠前的个股有云岚科技、海岳重机，分别上涨 6.2% 和 5.1%。", {"6.2%": "share_price", "5.1%": "share_price"}),
        ("金价走低，云岚黄金（600123）跌 3.2%。", {"3.2%": "share_price"}),
        ("云岚科技成交 3.2 亿元，跌 3.2%。", {"3.2 亿元": "trading_volume", "3.2%": "share_price"}),
        ("三只龙头股的市值损失合计超过 4000 亿美元。", {"4000 亿美元": "market_cap"}),
        ("該股市值為 120 億元。", {"120 億元": "market_cap"}),
        ("云岚科技市价为 62 亿美元。", {"62 亿美元": "market_cap"}),
        ("当天美股交投活跃，95 亿股股票易手。", {"95 亿股": "trading_volume"}),
        ("今日两市 19 股被主力资金净卖出。", {"19 股": "count"}),
    ],
    "what moves and is no share": [
        ("港股跌 2%。", {"2%": "index_level"}),
        ("煤炭产量跌逾 4%。", {"4%": "production"}),
        ("云岚科技、海岳重机客流分别上涨 6% 和 5%。", {"6%": "visits", "5%": "visits"}),
        ("云岚科技成交额 3.2 亿元，环比增长 3.2%。", {"3.2%": "trading_volume"}),
        ("云岚科技市价为 62.4 元。", {"62.4 元": "share_price"}),
        ("云岚科技减持 300 万股。", {"300 万股": "shares"}),
        ("云岚科技股票成交量上升 45%，股票换手率为 3%。", {"45%": "trading_volume", "3%": "ratio"}),
    ],
    "goods that are traded": [
        ("沪铜成交量 12 万吨。", {"12 万吨": "sales_volume"}),
        ("零售業總銷貨價值為 320 億元，按年跌 5%。", {"320 億元": "revenue", "5%": "revenue"}),
        ("江州进出口交易额 12 亿美元。", {"12 亿美元": "trade"}),
        ("云岚直播带货总额 3 亿元。", {"3 亿元": "gmv"}),
        ("云岚药业对外许可交易总额达 418 亿美元。", {"418 亿美元": "amount"}),
        ("云岚商城交易总额达 32 亿元。", {"32 亿元": "gmv"}),
    ],
    "cars registered": [
        ("8 月台灣新車掛牌 2 萬 9460 輛。", {"2 萬 9460 輛": "registrations"}),
        ("星原汽車 8 月登錄 2310 輛。", {"2310 輛": "registrations"}),
        ("江州 8 月私家车首次登记 4120 辆，按年升 6%。", {"4120 辆": "registrations", "6%": "registrations"}),
        ("云鹿网络登录用户达 200 万。", {"200 万": "users"}),
    ],
    "what a plant or port can do": [
        ("该站日加氢能力 1000 千克。", {"1000 千克": "capacity"}),
        ("该水厂日供水能力 20 万吨。", {"20 万吨": "capacity"}),
        ("该港年通过能力 300 万标箱。", {"300 万标箱": "capacity"}),
        ("星原重卡 3 分钟完成加注，5 分钟即可换电。", {"3 分钟": "charging_time", "5 分钟": "charging_time"}),
        ("该会议 3 分钟结束，耗时 5 分钟。", {"5 分钟": "duration"}),
    ],
    "shops that have come to be": [
        ("云岚超市过去一年新增 9 家门店。", {"9 家": "store_openings"}),
        ("云岚超市在江州有 9 家门店。", {"9 家": "stores"}),
        ("云岚超市新增 300 家企业客户。", {"300 家": "users"}),
    ],
    "what is left of a measure": [
        ("星原汽车 8 月出口量相当于去年同期的一半。", {"一半": "exports"}),
        ("星原汽车产量只有上月的三分之二。", {"三分之二": "production"}),
        ("海岳钢铁产量占全国的一半。", {"一半": "market_share"}),
    ],
    "paid and given": [
        ("云岚科技的现金赞助为 300 万元，现金分红 2 亿元。", {"300 万元": "amount", "2 亿元": "dividend"}),
        ("云岚药业将获得首付款 6 亿美元。", {"6 亿美元": "amount"}),
        ("政府撥補 3 億元。", {"3 億元": "subsidy"}),
        ("云岚资本以 3.2 亿元买入海岳公司。", {"3.2 亿元": "acquisition_price"}),
        ("云岚资本前十名股东持股合计占比 46%。", {"46%": "stake"}),
        ("星原汽车订金 5000 元。", {"5000 元": "deposit"}),
        ("公司每股美国存托股净收益 0.36 美元。", {"0.36 美元": "eps"}),
    ],
    "people and results": [
        ("该项目提供就业岗位 3000 个。", {"3000 个": "hires"}),
        ("云岚科技员工 3000 人。", {"3000 人": "headcount"}),
        ("海嶽電子交出年增 31% 的成績。", {"31%": "growth"}),
        ("王晓林的成绩为 132 分。", {"132 分": "score"}),
        ("云岚音乐订阅新户 120 万。", {"120 万": "subscribers"}),
        ("线下支付笔数增长 12%。", {"12%": "count"}),
    ],
}


@pytest.mark.parametrize(
    ("text", "metrics"),
    [pytest.param(*case, id=f"{name}: {case[0][:16]}") for name, cases in METRICS.items() for case in cases],
)
def test_the_measure_of_each_figure(text, metrics):
    check(text, {figure: {"metric": metric} for figure, metric in metrics.items()})


SUBJECTS = [
    ("截至周五，两市融资融券余额 1.87 万亿元，一周减少 12 亿元。", {"1.87 万亿元": "两市", "12 亿元": "两市"}),
    ("9 月末，M2 余额 310 万亿元，同比增长 7.4%。", {"310 万亿元": "M2", "7.4%": "M2"}),
    ("截至 11 月末，两融余额为 1.83 万亿元。", {"1.83 万亿元": "两融余额"}),
    ("云岚科技融资余额 2.1 亿元，占流通市值的 3%。", {"2.1 亿元": "云岚科技"}),
    ("贷存比上升至 71.2%。", {"71.2%": None}),
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_a_measure_is_nobody_s_name(text, subjects):
    check(text, {figure: {"subject": subject} for figure, subject in subjects.items()})


def test_words_that_say_that_value_is_lost():
    check("云岚科技一天市值损失 320 亿元。", {"320 亿元": {"metric": "market_cap", "direction": "decrease"}})
    check("云岚科技市值缩水至 120 亿元。", {"120 亿元": {"metric": "market_cap", "direction": None}})
    check(
        "恒指一度倒吐约 120 点或 2.1%。",
        {"120 点": {"direction": "decrease"}, "2.1%": {"metric": "index_level", "direction": "decrease"}},
    )


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("江州楼市共成交 1200 套。", {"1200 套": "sales_volume"}),
        ("两市共成交 1.2 万亿元。", {"1.2 万亿元": "trading_volume"}),
        ("云岚科技总成交量 3200 万股。", {"3200 万股": "trading_volume"}),
        ("云岚科技获主力资金净买入 3 亿元。", {"3 亿元": "net_inflow"}),
        ("云岚视频新增订阅用户 300 万。", {"300 万": "subscribers"}),
        ("该基金之收益率为 5%。", {"5%": "bond_yield"}),
    ],
)
def test_a_longer_word_takes_no_measure_away(text, metrics):
    check(text, {figure: {"metric": metric} for figure, metric in metrics.items()})
