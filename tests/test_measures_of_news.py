"""Measures, changes, modalities and references as news puts them: families of sentences, with counters."""

from __future__ import annotations

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

METRICS = {
    "a level names its own measure": (
        "云岚地产前两月销售额 310 亿元，下降 12%；到位资金 214 亿元，下降 9.3%，降幅收窄 0.6 个百分点。",
        {"310 亿元": "revenue", "214 亿元": "amount", "9.3%": "amount", "0.6 个百分点": "amount"},
    ),
    "lots that are held, beside those that are traded": (
        "2 月全球期权成交量为 8.6 亿手，同比增长 21%；持仓总量为 5.8 亿手，同比增长 6.4%。",
        {"8.6 亿手": "trading_volume", "21%": "trading_volume", "5.8 亿手": "count", "6.4%": "count"},
    ),
    "a total goes on with the measure before it": (
        "云岚银行 2 月发行 3 期债券融资，总金额达 42 亿元。江州成交 3 宗地块，成交金额合计 12 亿元。",
        {"42 亿元": "funding", "12 亿元": "trading_volume"},
    ),
    "what was spoken of before": (
        "云岚订阅用户增加 220 万，如今订阅总数已有 1.4 亿。",
        {"220 万": "subscribers", "1.4 亿": "subscribers"},
    ),
    "what a stake is sold for": (
        "云岚锂业拟 4 亿元转让江岚钾肥 12% 股权。云岚港务拟将码头 40% 股权转让，转让金额为 6.3 亿元。",
        {"4 亿元": "acquisition_price", "12%": "stake", "6.3 亿元": "acquisition_price"},
    ),
    "what is planned to be spent": ("云岚资本拟 3 亿元建设新厂。", {"3 亿元": "amount"}),
    "an adverb before a word for a sum names none": (
        "云岚科技净利润增长，目前规模为 12 亿元。",
        {"12 亿元": "net_profit"},
    ),
    "what houses of funds hold": (
        "截至 2 月末，9 家理财公司规模超过 1.3 万亿元，其中 6 家净利润超 8 亿元。",
        {"1.3 万亿元": "assets", "8 亿元": "net_profit"},
    ),
    "fines that are counted": (
        "监管部门出具罚单 32 张，罚单数量较去年同期增长 2.4 倍，罚款金额达 7300 万元。",
        {"32 张": "count", "2.4 倍": "count", "7300 万元": "fine"},
    ),
    "places for students are no pay": (
        "江州将奖学金名额由 3 万增加到 5 万，奖学金为 8000 元。",
        {"3 万": "count", "5 万": "count", "8000 元": "salary"},
    ),
    "the sum of a case": ("警方破获一起假酒案，涉案金额达 460 万元。", {"460 万元": "amount"}),
    "where an auction starts": ("该地块起始价为 18.4 亿元。", {"18.4 亿元": "price"}),
    "the size of a contract": ("云岚重工签订合同，交易金额为 7300 万美元。", {"7300 万美元": "amount"}),
    "the size of a market": ("两市交易金额为 1.3 万亿元。", {"1.3 万亿元": "trading_volume"}),
    "what a company is bid for": (
        "海岳石油向江岚化学提出收购要约，含债务在内的报价达 62 亿欧元。",
        {"62 亿欧元": "acquisition_price"},
    ),
    "what goods are quoted at": ("江州镍板报价为 12.6 万元。", {"12.6 万元": "price"}),
    "what another price is compared with": (
        "云岚生物将收购江岚医疗，收购价格比江岚医疗周一的收盘价高出 43%。",
        {"43%": "acquisition_price"},
    ),
    "a price that is compared with nothing": ("江岚医疗收盘价上涨 4.3%。", {"4.3%": "share_price"}),
    "what users are given": ("云鹿外卖新用户注册送 17 元。", {"17 元": "subsidy"}),
    "shares of a group": ("六大航空公司股票集体下跌 3.2%。", {"3.2%": "share_price"}),
    "what networks carry": (
        "前两月全国移动互联网流量达到 420 亿 GB，同比增长 9%。新机有 512 GB 存储。",
        {"420 亿 GB": "count", "9%": "count", "512 GB": "storage"},
    ),
    "what is used up": ("云岚茶饮去年消耗柠檬 3.2 万吨。", {"3.2 万吨": "other"}),
    "what a plant makes": (
        "云岚石墨投建 4 万吨负极材料工厂，江岚铜业新建 30 万 t/a 装置，工厂去年售出铜材 6 万吨。",
        {"4 万吨": "capacity", "30 万 t": "capacity", "6 万吨": "sales_volume"},
    ),
    "a company's worth in the market": (
        "云岚奶茶登陆港交所，开盘身价破 300 亿港元。创始人身价达 210 亿港元。",
        {"300 亿港元": "market_cap", "210 亿港元": "assets"},
    ),
    "shares without their classifier": ("云岚股份所持 2600 万股权被冻结。", {"2600 万": "shares"}),
    "a cost that is pressed": ("自建工厂后，原材料成本压低 17%。", {"17%": "cost"}),
    "parts of a whole, behind a sentence of returns": (
        "云岚基金去年收益率为 13.4%。其中，71% 的钱在股市，27% 在债市。",
        {"13.4%": "bond_yield", "71%": "ratio", "27%": "ratio"},
    ),
    "a measure of the sentence before goes on": (
        "云岚基金前年收益率为 13.4%。去年为 11.2%。",
        {"13.4%": "bond_yield", "11.2%": "bond_yield"},
    ),
    "what is traded in two measures": (
        "全国期货市场 2 月成交量和成交额分别下降 24.1% 和 3.2%。",
        {"24.1%": "trading_volume", "3.2%": "trading_volume"},
    ),
}
SLOTS = {
    "more is done than was planned": (
        "1 至 2 月，云岚煤业产量为 230 万吨，超额完成 4%。江岚铜业产量 12 万吨，超计划 6%。",
        {
            "4%": {"metric": "production", "direction": "increase", "basis": "target", "modality": "actual"},
            "6%": {"metric": "production", "direction": "increase", "basis": "target", "modality": "actual"},
        },
    ),
    "a part of a goal is no change": (
        "云岚煤业完成全年计划的 64%。",
        {"64%": {"direction": None}},
    ),
    "costs and flats that shrink": (
        "平均面积由 980 平方呎縮細 40% 至 590 平方呎。",
        {"40%": {"metric": "area", "direction": "decrease"}, "590 平方呎": {"direction": None}},
    ),
    "a share in brackets says a multiple exactly": (
        "2 月江州摩托车注册量同比增加近一倍（96%），创新高。",
        {"96%": {"metric": "registrations", "direction": "increase", "basis": "yoy"}},
    ),
    "compound growth": (
        "云岚科技营收在五年里复合增长达 23.4%，净利润按年增长 14%。",
        {
            "23.4%": {"metric": "revenue", "direction": "increase", "basis": None},
            "14%": {"metric": "net_profit", "direction": "increase", "basis": "yoy"},
        },
    ),
    "the same growth in other years": (
        "江国 2023 年生产总值上升 3.4%，2024 年为 2.1%。江州经济增速为 6.2%，比上一年的 5.9% 要高。",
        {
            "2.1%": {"metric": "gdp", "direction": "increase"},
            "5.9%": {"metric": "gdp", "direction": "increase"},
        },
    ),
    "what was expected of a change, and what it was": (
        "江国 1 月 PPI 同比上涨 1.8%，预期 1.9%，前值从 2.3% 下修至 2.2%；毛利率上升 2.4%，预期 43%。",
        {
            "1.9%": {"direction": "increase", "basis": "yoy", "modality": "forecast"},
            "2.3%": {"metric": "price_index", "direction": "increase", "basis": "yoy"},
            "2.2%": {"metric": "price_index", "direction": "increase", "basis": "yoy"},
            "43%": {"metric": "gross_margin", "direction": None},
        },
    ),
    "a share before its measure and its change": (
        "云岚电商去年实现 34% 的订单量同比增长。",
        {"34%": {"metric": "orders", "direction": "increase", "basis": "yoy"}},
    ),
    "changes of what has no shares": (
        "江州摩托产销量下降分别为 22.3% 和 18.2%，毛利率下降为 14%。",
        {
            "22.3%": {"metric": "production", "direction": "decrease"},
            "18.2%": {"metric": "sales_volume", "direction": "decrease"},
            "14%": {"metric": "gross_margin", "direction": None},
        },
    ),
    "a new share that moves": (
        "新股云岚科技今日高开，现涨超 45%。",
        {"45%": {"metric": "share_price", "direction": "increase"}},
    ),
    "what was expected of a move": (
        "江国 1 月失业人数增加 1600 人，超过预期的 1300 人。",
        {"1300 人": {"direction": "increase", "modality": "forecast"}},
    ),
    "what was forecast before": (
        "该行将铜价预测下调至每吨 8500 美元（此前为每吨 9200 美元）。云岚将售价下调至 850 元（此前为 920 元）。",
        {"9200 美元": {"metric": "price", "modality": "forecast"}, "920 元": {"modality": "actual"}},
    ),
    "a feast is no span": (
        "春节假期，全国揽收包裹 12.07 亿件，较去年春节假期日均增加 31.4%。",
        {"31.4%": {"metric": "count", "direction": "increase", "basis": "yoy"}},
    ),
    "a rate of two moves to a level": (
        "江州房价收入比从 2019 年的 15.2 下降到今年的 11.3。",
        {"15.2": {"metric": "ratio"}, "11.3": {"metric": "ratio", "modality": "actual", "direction": None}},
    ),
    "levels of shares in other years": (
        "云岚科技 2023 年毛利率上升 3.4%，2024 年为 42%。",
        {"3.4%": {"direction": "increase"}, "42%": {"metric": "gross_margin", "direction": None}},
    ),
    "letters beside figures": (
        "云岚汽车获 4 亿A+轮融资，海岳邮政收购Ronda Express60%的股份。",
        {"4 亿": {"metric": "funding"}, "60%": {"metric": "stake"}},
    ),
    "a topic and the measure of the level": (
        "利润方面，江岚能源去年毛利为 8.4 亿美元（约合 55 亿元），同比提高 11.3%。",
        {"11.3%": {"metric": "gross_profit"}},
    ),
    "what a price paid for shares is": (
        "增持金额合计约 2630 万元，增持平均价格为 5.36 元/股。",
        {"2630 万元": {"metric": "investment"}, "5.36 元/股": {"metric": "share_price", "direction": None}},
    ),
    "what has moved, before what is next": (
        "云岚机械大涨 18% 市值破 300 亿元。",
        {"18%": {"metric": "share_price"}, "300 亿元": {"metric": "market_cap"}},
    ),
    "indices that come to a level": (
        "美国服务业 PMI 下滑至 56.1，前值 56.9。江元汇率指数报 98.2，环比跌 0.15。",
        {
            "56.1": {"metric": "price_index", "direction": None},
            "98.2": {"metric": "index_level", "direction": None},
            "0.15": {"metric": "index_level", "direction": "decrease", "basis": "mom"},
        },
    ),
}
MODALITIES = {
    "what a product is built like": (
        "云岚科技将于明日发布新机，屏幕为 6.4 英寸。公司计划推出 6 款新机。",
        {"6.4 英寸": "actual", "6 款": "plan"},
    ),
    "what a plan changes": (
        "江国计划将缴费率由 9.5% 上调至 12%，替代率由 42% 升至 45%。",
        {"9.5%": "actual", "12%": "plan", "42%": "actual", "45%": "plan"},
    ),
    "the whole of which a part is planned": (
        "公司拟授予股票 320 万股，占股本总额 21,300 万股的 1.5%；拟以总股本 21,300 万股为基数分红。",
        {"320 万股": "plan", "21,300 万股": "actual", "1.5%": "plan"},
    ),
    "rumours of the web end with their sentence": (
        "据网上传，李大海自掏 3100 万元。该片去年票房 2.3 亿元。",
        {"3100 万元": "rumor", "2.3 亿元": "actual"},
    ),
    "what something will do": ("加征关税将使该国物价上涨约 3%。", {"3%": "forecast"}),
    "what it may do": ("停工恐令今年产量减少 4 万吨。", {"4 万吨": "forecast"}),
    "what is given away": ("云岚科技将让利 3 亿元。", {"3 亿元": "plan"}),
    "what it has done": ("降价已使销量增长 3%。", {"3%": "actual"}),
    "what nobody decides": ("失业率将在明年年底反弹至 5%。", {"5%": "forecast"}),
    "what a bank decides": ("央行将在周四将利率下调至 3%。", {"3%": "plan"}),
    "what was expected is a base": (
        "该国明年债务将达 830 万亿韩元，较今年预期值（760 万亿韩元）增加 9%。",
        {"760 万亿韩元": "forecast"},
    ),
    "a base that is so": ("该国明年债务将达 830 万亿韩元，较今年（760 万亿韩元）增加 9%。", {"760 万亿韩元": "actual"}),
    "an index of expectations": (
        "市场预期受到冲击，企业活动预期指数为 53.4%。",
        {"53.4%": "actual"},
    ),
    "what is expected of prices is a measure": (
        "江国 1 年期通胀预期为 2.9%，市场预期为 3.1%。",
        {"2.9%": "actual", "3.1%": "forecast"},
    ),
    "what a body reveals": (
        "市监局曝光 6 起假货案件。云岚安全团队曝光 4 个漏洞。",
        {"6 起": "actual", "4 个": "actual"},
    ),
    "what leaks": ("星原 S7 配置曝光，电池为 5100 mAh。", {"5100 mAh": "rumor"}),
    "what the web tells": ("据网上传，李大海自掏 3100 万元参与了该片。", {"3100 万元": "rumor"}),
}
# Figures that are rows, and figures that are none.
REFERENCES = {
    "those whom the text knows": ("江州换岗，两人的分管业务互换。", (), ("两人",)),
    "exchanges that are known": ("数据显示，两家交易所共出具监管措施 43 次。", ("43 次",), ("两家",)),
    "people who are named behind": (
        "云岚科技对江岚科技及两位创始人王小明、李大海提起诉讼。",
        (),
        ("两位",),
    ),
    "people who are not": ("云岚科技任命了两位副总裁，涨薪 5%。", ("两位", "5%"), ()),
    "places of a statistic": ("70 城房价数据出炉，江州环比下跌 0.4%。", ("0.4%",), ("70 城",)),
    "places where a company is": ("云岚快递已进入 70 城，门店 900 家。", ("70 城", "900 家"), ()),
    "counts in titles": ("江州出台《支持青年创业的九条措施》，投入 3 亿元。", ("3 亿元",), ("九条",)),
    "counts of a paper": ("江州出台支持青年创业的九条措施。", ("九条",), ()),
    "sports": ("江州队夺得男子 4×200 米自由泳接力金牌，成绩为 430 秒。", (), ("4", "200 米")),
    "lengths": ("云岚大桥长 200 米。", ("200 米",), ()),
    "spans that place an event": ("点火后约 6 秒，火箭爆炸。", (), ("6 秒",)),
    "spans ahead": ("未来 12 至 36 小时内，台风将登陆。", (), ("12 至 36 小时",)),
    "spans of advice": ("机场建议旅客提前四小时抵达。", (), ("四小时",)),
    "spans that are claimed": ("新机续航 12 小时，充电需 36 分钟。", ("12 小时", "36 分钟"), ()),
}


@pytest.mark.parametrize(("text", "expected"), METRICS.values(), ids=METRICS)
def test_metrics(text, expected):
    check(text, {figure: {"metric": metric} for figure, metric in expected.items()})


@pytest.mark.parametrize(("text", "expected"), SLOTS.values(), ids=SLOTS)
def test_slots(text, expected):
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MODALITIES.values(), ids=MODALITIES)
def test_modalities(text, expected):
    check(text, {figure: {"modality": modality} for figure, modality in expected.items()})


@pytest.mark.parametrize(("text", "rows", "none"), REFERENCES.values(), ids=REFERENCES)
def test_references(text, rows, none):
    found = [f.text for f in extract(text, published=PUBLISHED)]
    assert all(figure in found for figure in rows), found
    assert not any(figure in found for figure in none), found
