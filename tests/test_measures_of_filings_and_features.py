"""Measures of company filings and of features: deals, parts of sums, orders by power, rates of places, and what claims nothing."""

import pytest

from claimed import check, row
from digestnlp import extract

CASES = {
    "what is spent on a stake": (
        "云岚科技耗费 13 亿元取得海岳医疗 48% 股权。",
        {"13 亿元": {"metric": "acquisition_price"}},
    ),
    "what is put down for one": (
        "云岚科技斥 3 亿元拿下海岳医疗 48% 的股权。",
        {"3 亿元": {"metric": "acquisition_price"}},
    ),
    "what is spent on shares in the market": (
        "李明斥资 3000 万元买入云岚科技股份。",
        {"3000 万元": {"metric": "investment"}},
    ),
    "what is spent on one's own shares": (
        "云岚科技斥资 2 亿港元购买自家股份。",
        {"2 亿港元": {"metric": "investment"}},
    ),
    "what is spent on a plant": ("云岚科技斥资 5 亿元建设工厂。", {"5 亿元": {"metric": "investment"}}),
    "what is spent on research": ("云岚科技花费 5 亿元研发芯片。", {"5 亿元": {"metric": "expense"}}),
    "what is added for a plant": ("云岚科技追加 5 亿美元扩建工厂。", {"5 亿美元": {"metric": "investment"}}),
    "what is added in orders": ("云岚科技追加 3 亿元订单。", {"3 亿元": {"metric": "orders"}}),
    "a part of what is paid": ("云岚科技以新股支付收购对价的 35%。", {"35%": {"metric": "ratio"}}),
    "a part of a company": ("云岚科技持有公司的 50% 股份。", {"50%": {"metric": "stake"}}),
    "what shares bought are of the company": (
        "云岚科技购买海岳医疗 3000 万股股份，占比 51%。",
        {"51%": {"metric": "stake"}},
    ),
    "what a value is without a dividend": (
        "海岳医疗评估值为 11 亿元，扣除红利后为 10.7 亿元。",
        {"10.7 亿元": {"metric": "valuation"}},
    ),
    "what a profit is without bonuses": (
        "云岚科技净利润为 3 亿元，剔除奖金影响后为 3.2 亿元。",
        {"3.2 亿元": {"metric": "net_profit"}},
    ),
    "a profit named behind what is left out": (
        "云岚科技扣除费用后净利润 3 亿元。",
        {"3 亿元": {"metric": "net_profit"}},
    ),
    "receivables that raise nothing": ("云岚科技应收款项融资余额 2330 万元。", {"2330 万元": {"metric": "assets"}}),
    "what is raised": ("云岚科技融资 2330 万元。", {"2330 万元": {"metric": "funding"}}),
    "by how many shops there are fewer": (
        "云岚珠宝零售点减少 3 间至 27 间。",
        {"3 间": {"metric": "stores", "direction": "decrease"}, "27 间": {"metric": "stores", "direction": None}},
    ),
    "orders for power": ("远帆电气获得约 100 GW 的订单。", {"100 GW": {"metric": "orders"}}),
    "capacity beside orders": ("远帆电气订单饱满，产能达 100 GW。", {"100 GW": {"metric": "capacity"}}),
    "how often stocks are turned over": (
        "云岚科技 2024 年存货周转率为 2.1 次，上年同期为 2.5 次。",
        {"2.1 次": {"metric": "ratio"}, "2.5 次": {"metric": "ratio", "period": "2023-01-01..2023-12-31"}},
    ),
    "how often claims are": (
        "云岚科技应收账款周转率为 3.41，上年为 4.49。",
        {"3.41": {"metric": "ratio", "unit": None}},
    ),
    "a rate that another is as high as": (
        "云岚科技扣非净利润的增长率与营业收入基本相当，增幅约 31%。",
        {"31%": {"metric": "adjusted_net_profit", "direction": "increase"}},
    ),
    "batteries in the name of goods": (
        "云岚科技毛利率为 20%，同比提升 1 个百分点，其中新能源电池材料下降 1.8 个百分点。",
        {"1.8 个百分点": {"metric": "gross_margin", "direction": "decrease"}},
    ),
    "how a concentration has changed": (
        "江州市 PM2.5 浓度为 38 微克/立方米，同比下降 6.5%。",
        {"38 微克/立方米": {"metric": "other"}, "6.5%": {"metric": "other", "direction": "decrease", "basis": "yoy"}},
    ),
    "a concentration that is a share": ("消毒液酒精浓度为 75%。", {"75%": {"metric": "ratio"}}),
    "natural growth, a level": (
        "2024 年江州市人口自然增长率为-2.31‰，较 2023 年下降 0.4 个千分点。",
        {
            "-2.31‰": {"metric": "ratio", "direction": None},
            "0.4 个千分点": {"metric": "ratio", "unit": "pp", "direction": "decrease", "basis": "yoy"},
        },
    ),
    "growth that is a change": ("云岚科技营收增长率为-2%。", {"-2%": {"metric": "revenue", "direction": "decrease"}}),
    "births for a woman": (
        "江州市总和生育率为 1.1，老年抚养比为 22.5%。",
        {"1.1": {"metric": "ratio"}, "22.5%": {"metric": "ratio"}},
    ),
    "quarters told as years": (
        "一季度海岳国 GDP 环比折年率下降 0.9%。",
        {"0.9%": {"metric": "gdp", "direction": "decrease", "basis": "qoq"}},
    ),
    "the year's rate": ("4 月日本核心 CPI 年率上升 2%。", {"2%": {"metric": "price_index", "basis": "yoy"}}),
    "who rose most and least": (
        "2 月住房租金环比涨幅成都最高为 1.9%，昆明最低为 0.3%。",
        {
            "1.9%": {"metric": "price", "direction": "increase", "basis": "mom"},
            "0.3%": {"metric": "price", "direction": "increase"},
        },
    ),
    "a measure of its own behind a ranked change": (
        "云岚科技营收增幅最高为 8%，毛利率最高为 20%。",
        {"20%": {"metric": "gross_margin", "direction": None}},
    ),
    "a rise that is rather high": (
        "2 月北京房租涨幅相对较高为 6.2%。",
        {"6.2%": {"metric": "price", "direction": "increase"}},
    ),
    "what growth falls short of": (
        "一季度江州居民消费环比增长 1.2%，尽管低于上季度的 1.7%，仍好过去年。",
        {"1.7%": {"metric": "expense", "direction": "increase", "period": "2024-10-01..2024-12-31"}},
    ),
    "what growth is far above": (
        "云岚科技二季度资本支出环比增加 12%，远超分析师预估的 5%。",
        {"5%": {"metric": "capex", "direction": "increase", "modality": "forecast"}},
    ),
    "members that have risen, as is said behind them": (
        "2 月房租同比来看，包括合肥（2.1%）、南昌（1.4%）在内的 9 个城市呈上涨态势。",
        {"2.1%": {"metric": "price", "direction": "increase", "basis": "yoy"}, "1.4%": {"direction": "increase"}},
    ),
    "members of which something else is told with its figure": (
        "合肥（2.1%）、南昌（1.4%）等 9 个城市房租同比上涨 3%。",
        {"1.4%": {"metric": "ratio", "direction": None}},
    ),
    "members whose rates are told behind their rise": (
        "毛利率上升的有云岚科技（45%）、海岳医疗（33%）。",
        {"33%": {"metric": "gross_margin", "direction": None}},
    ),
    "the second of those that fell": (
        "股价下跌的有云岚科技（5%）、海岳医疗（3%）。",
        {"3%": {"metric": "share_price", "direction": "decrease"}},
    ),
    "a litre behind a rise": (
        "92 无铅汽油调涨 0.3 元，参考零售价为每公升 27.1 元。",
        {"0.3 元": {"direction": "increase"}, "27.1 元": {"metric": "price", "direction": None}},
    ),
    "an index that rises": ("恒指升 2%。", {"2%": {"metric": "index_level", "direction": "increase"}}),
    "growth by two digits": (
        "雲嵐電子今年拚兩位數營運成長。",
        {"兩位數": {"metric": "growth", "direction": "increase", "modality": "target"}},
    ),
    "flats sold": ("新盘海映售约 150 伙。", {"150 伙": {"metric": "sales_volume"}}),
    "deals recorded": ("二手屋苑周末录得 20 宗。", {"20 宗": {"metric": "sales_volume"}}),
    "crimes recorded": ("警方上月录得 20 宗。", {"20 宗": {"metric": "count"}}),
    "deals of investors": ("2024 年旅游业融资交易额为 32 亿元。", {"32 亿元": {"metric": "funding"}}),
    "what is to be bought": ("云岚超市同果农签下 6 亿元水果采购协议。", {"6 亿元": {"metric": "purchases"}}),
    "where something is bought": ("云岚咖啡建立全球 26 国采购网络。", {"26 国": {"metric": "countries"}}),
    "what a film takes in": ("2 月国产影片票房平均收入为 3000 万元。", {"3000 万元": {"metric": "box_office"}}),
    "what drivers earn": ("货车司机月均收入为 8100 元。", {"8100 元": {"metric": "salary"}}),
    "what a company takes in each month": ("云岚科技月均收入为 3000 万元。", {"3000 万元": {"metric": "revenue"}}),
    "a part of all who work": ("灵活就业人员占全国就业人口的 14.3%。", {"14.3%": {"metric": "ratio"}}),
    "a part of a market": ("云岚手机占全国市场的 14.3%。", {"14.3%": {"metric": "market_share"}}),
    "a part of cities": ("70 个城市中有 21 个城市下跌，占比达三成。", {"三成": {"metric": "ratio"}}),
    "who has booked a day for a report": (
        "预约下周披露半年报的公司有 14 家，其中 9 家预喜。",
        {"14 家": {"metric": "count"}, "9 家": {"metric": "count"}},
    ),
    "who has booked a visit": ("江州医院预约挂号 3 万人次。", {"3 万人次": {"metric": "visits"}}),
    "cars booked": ("星原 X9 首日预约超 2 万台。", {"2 万台": {"metric": "orders"}}),
    "what shares traded come to": (
        "海岳控股成交 300 万股，涉资 1.8 亿元。",
        {"1.8 亿元": {"metric": "trading_volume"}},
    ),
    "what shares bought back come to": ("海岳控股回购 300 万股，涉资 1.8 亿元。", {"1.8 亿元": {"metric": "amount"}}),
    "hours by which more is worked": (
        "1 月制造业加班工时平均 16.4 小时，年增 1 小时。",
        {"1 小时": {"metric": "duration", "direction": "increase", "basis": "yoy"}},
    ),
}

# Texts and figures of them that claim nothing.
NO_CLAIMS = [
    ("9 家银行不良贷款率表现为“5 降 3 升 1 持平”。", "3 升"),
    ("9 家银行“3升5降1平”。", "3升"),
    ("江州市主要能源品种“两升一降”。", "两升"),
    ("云岚科技四项费用率为 17%。", "四项"),
    ("云岚科技三项费用合计 2 亿元。", "三项"),
    ("业绩承诺期第一、二年，云岚科技净利润少于 3 亿元。", "二年"),
    ("云岚科技 2021 至 2023 年度 3 年累计分红 15 亿元。", "3 年"),
]


@pytest.mark.parametrize("case", CASES)
def test_measure(case):
    check(*CASES[case])


@pytest.mark.parametrize(("text", "figure"), NO_CLAIMS)
def test_claims_nothing(text, figure):
    assert figure not in [fact.text for fact in extract(text)]


def test_litres_and_streaks_are_claims_still():
    assert row("该车油箱容积减少 5 升，水箱为 3 升。", "3 升").unit == "L"
    assert row("云岚科技连续 3 年累计分红超 15 亿元。", "3 年").metric == "streak"
