"""Measures, changes, bounds and bases in families of sentences of the press, with counters that must stay as they are."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)


def rows(text):
    return {f.text: f for f in extract(text, published=PUBLISHED)}


CHANGES = [
    # the nouns of a change, also behind a level link
    ("海岳电子预计上半年净利润 6000 万元，增长幅度为 62.5%。", "62.5%", "net_profit", "increase", None),
    ("海岳电子预计上半年净利润变动幅度为 5% 至 20%。", "5% 至 20%", "net_profit", "increase", None),
    ("海岳电子营收下降幅度达 5%。", "5%", "revenue", "decrease", None),
    ("海岳电子销量同比减少幅度约 8%。", "8%", "sales_volume", "decrease", "yoy"),
    ("海岳电子一季度营收 8 亿元，同比实现 3.2% 微增。", "3.2%", "revenue", "increase", "yoy"),
    ("房价环比微涨，最高涨幅为 0.6%。", "0.6%", "price", "increase", "mom"),
    ("甲债指数出现 1.2% 的回调。", "1.2%", "index_level", "decrease", None),
    # what the clause before names, good for each of the figures
    ("海岳银行和云岚银行的净利润同比增速较快，分别为 11% 和 10%。", "10%", "net_profit", "increase", "yoy"),
    ("远帆汽车和星原汽车销量出现两位数下滑，分别为 16% 和 12%。", "16%", "sales_volume", "decrease", None),
    # at which speed
    ("远帆汽车销量以每年 8% 的速度增长。", "8%", "sales_volume", "increase", None),
    ("远帆汽车销量以 8% 的幅度下降。", "8%", "sales_volume", "decrease", None),
    ("江州港前 8 月吞吐量均有上升，分别实现 5% 和 1.8% 的增长。", "5%", "shipments", "increase", None),
    ("海岳电子和云岚科技的份额分别为 20% 和 15%，增长 2 个百分点。", "20%", "market_share", None, None),
    # signed sums behind a basis
    ("海岳电子上半年净利润 3.2 亿元，同比+1.4 亿元。", "+1.4 亿元", "net_profit", "increase", "yoy"),
    ("海岳电子上半年净利润 3.2 亿元，同比-2.3 亿元。", "-2.3 亿元", "net_profit", "decrease", "yoy"),
    # sums before their measure and its change
    ("新政为海岳电子带来了 5 亿元的利润增长。", "5 亿元", "net_profit", "increase", None),
    ("海岳电子合计节约成本 3 亿元。", "3 亿元", "cost", "decrease", None),
    ("海岳电子明年起减产 15%。", "15%", "production", "decrease", None),
    ("海岳电子计划实现 8 亿元的成本节约。", "8 亿元", "cost", "decrease", None),
    # what is shortened, pressed down or saved
    ("进口货物的通关时长压缩 70%。", "70%", "duration", "decrease", None),
    ("新工厂的工期缩短 20 天。", "20 天", "duration", "decrease", None),
    ("海岳电子每年节省采购成本 2 亿元。", "2 亿元", "cost", "decrease", None),
    ("海岳电子 7 月开工 18 天，较去年多 1.5 天。", "1.5 天", "duration", "increase", "yoy"),
    # levels
    ("经济衰退的可能性由 30% 上升至 55%。", "30%", "ratio", None, None),
    ("上涨的概率为 70%。", "70%", "ratio", None, None),
    ("价格下降的城市有 32 个。", "32 个", "cities", None, None),
    ("海岳电子市占率较 2020 年高峰的 35% 大幅回落。", "35%", "market_share", None, None),
    ("订单处理时间缩短至 3 小时。", "3 小时", "duration", None, None),
    ("基金募集 1 亿元，比去年 2 亿元的规模减少 5000 万元。", "2 亿元", None, None, None),
    # bases
    ("海岳电子销售额较上一年同期增加 2.6%。", "2.6%", "revenue", "increase", "yoy"),
    ("和前月相比，8 月海岳电子营收提升 2.3%。", "2.3%", "revenue", "increase", "mom"),
    ("远帆汽车 9 月交付 6200 辆，同比去年 9 月增长 82%。", "82%", "deliveries", "increase", "yoy"),
    ("深圳 7 月成交套数环比增长 9.6%。", "9.6%", "sales_volume", "increase", "mom"),
    ("从同比看，8 月猪肉价格下降 12%，降幅比上月扩大 3 个百分点；鸡肉价格下降 9%。", "9%", "price", "decrease", "yoy"),
    ("远帆汽车 11 月出货 7.8 万辆，同比下降 4.3%，但较10月增长 15.5%。", "15.5%", "shipments", "increase", "mom"),
    ("终止审核的企业已超过去年全年的 39 家，增长 54%。", "54%", None, "increase", "prior"),
    ("海岳电子 8 月增长 12%。", "12%", "growth", "increase", None),
    ("海岳电子营收月增 12%。", "12%", "revenue", "increase", "mom"),
]


@pytest.mark.parametrize(("text", "figure", "metric", "direction", "basis"), CHANGES)
def test_changes(text, figure, metric, direction, basis):
    fact = rows(text)[figure]
    assert (fact.direction, fact.basis) == (direction, basis)
    assert metric in (None, fact.metric)
    assert fact.value > 0


MEASURES = [
    ("云鹿商城月度活跃消费者达 8600 万。", "8600 万", "mau"),
    ("云鹿商城年度活跃消费者达 3 亿。", "3 亿", "users"),
    ("云鹿视频每名付费会员平均月收入为 12.6 元。", "12.6 元", "arpu"),
    ("当地居民平均月收入为 3200 元。", "3200 元", "salary"),
    ("全行业高管变更累计达 290 人次。", "290 人次", "count"),
    ("景区接待游客 290 人次。", "290 人次", "visits"),
    ("江州市工业增加值同比增长 7.5%，比上半年加快 0.4 个百分点。", "0.4 个百分点", "other"),
    ("云鹿网络 EBITA 利润为 6 亿元，EBITA 利润率为 8%。", "6 亿元", "ebitda"),
    ("云鹿网络 EBITA 利润为 6 亿元，EBITA 利润率为 8%。", "8%", "ratio"),
    ("海岳电子营收预测为 9 亿元，归母净利预测为 2.1 亿元。", "2.1 亿元", "net_profit"),
    ("海岳电子经营活动现金净流 8.6 亿元。", "8.6 亿元", "cash_flow"),
    ("新模型吞吐量达每秒 5000 token。", "5000 token", "speed"),
    ("江州港吞吐量达 3200 万吨。", "3200 万吨", "shipments"),
    ("新模型的推理比上代快 3 倍。", "3 倍", "speed"),
    ("新机触控采样率达 480Hz，刷新率为 120Hz。", "480Hz", "frequency"),
    ("新机触控采样率达 480Hz，刷新率为 120Hz。", "120Hz", "refresh_rate"),
    ("江州机场累计起降 6.3 万架次。", "6.3 万架次", "count"),
    ("江州站发送旅客 30 万人次，发送货物 52 万标箱。", "52 万标箱", "shipments"),
    ("江州站发送旅客 30 万人次，发送货物 52 万标箱。", "30 万人次", "visits"),
    ("项目可实现销售收入 30 亿元，利税 3.2 亿元。", "3.2 亿元", "other"),
    ("公司卖出 3 万辆电动车，减碳 16 万吨。", "16 万吨", "other"),
    ("续航方面，新车共有两个版本，分别是 430km 和 510km。", "510km", "range"),
    ("首批下线的远帆皮卡最高可输出 900 马力。", "900 马力", "power"),
    ("创新药对外授权交易总额突破 900 亿美元。", "900 亿美元", "amount"),
    ("云鹿商城交易总额突破 900 亿元。", "900 亿元", "gmv"),
    ("今年江州 300 家店铺的品牌成交额突破 1 亿元。", "1 亿元", "gmv"),
    ("食品价格下降 2%，影响CPI下降 0.2 个百分点；鲜菜价格上涨 6%。", "6%", "price"),
    ("CPI同比上涨 0.3%，其中食品价格下降 1.4%。", "1.4%", "price_index"),
    ("本季营收 10 万亿日元（1日元兑0.047元人民币），去年同期为 9 万亿日元。", "9 万亿日元", "revenue"),
]


@pytest.mark.parametrize(("text", "figure", "metric"), MEASURES)
def test_measures(text, figure, metric):
    assert rows(text)[figure].metric == metric


BOUNDS = [
    ("海岳电子第三季度营收最高仅为 200 万美元。", "200 万美元", "le", False),
    ("这款皮卡最高可输出 900 马力。", "900 马力", "le", False),
    ("行业估值最低为 12.3 倍。", "12.3 倍", "eq", False),
    ("新机售价不低于 3000 元。", "3000 元", "ge", False),
    ("该工艺大概是 12 到 14nm。", "12 到 14nm", "range", True),
]


@pytest.mark.parametrize(("text", "figure", "relation", "approx"), BOUNDS)
def test_bounds(text, figure, relation, approx):
    fact = rows(text)[figure]
    assert (fact.relation, fact.approx) == (relation, approx)


NO_CLAIMS = [
    ("银行结汇 6500 亿元人民币（等值 920 亿美元）。", "920 亿美元"),
    ("新车续航里程为 280 英里，约 450 公里。", "450 公里"),
    ("本季营收 10 万亿日元（1日元兑0.047元人民币）。", "0.047元人民币"),
    ("海岳电子亏掉了 8 年净利润 3 亿元。", "8 年"),
    ("股指单日跌幅 3%，创 2 个月最大。", "2 个月"),
    ("30 年国债ETF净流入 3 亿元。", "30 年"),
    ("第二季度 14nm 制程占总收入 16.2%。", "14nm"),
    ("海岳半导体交付 180 万片 8 寸等值晶圆。", "8 寸"),
    ("新机搭载一块业界领先的直屏。", "一块"),
    ("海岳电子营收 3 亿元，主要有三个原因。", "三个"),
]


@pytest.mark.parametrize(("text", "figure"), NO_CLAIMS)
def test_no_claims(text, figure):
    assert figure not in rows(text)


CLAIMS = [
    ("海岳半导体的新芯片采用 4nm 制程。", "4nm"),
    ("新车续航里程 280 公里，约 45 万元。", "45 万元"),
    ("矿泉水卖一块钱。", "一块钱"),
    ("债券发行规模不超过 20 亿元（含 20 亿元）。", "20 亿元"),
]


@pytest.mark.parametrize(("text", "figure"), CLAIMS)
def test_claims(text, figure):
    assert sum(f.text == figure for f in extract(text, published=PUBLISHED)) == 1


CURRENCIES = [
    ("海嶽控股（0123.HK）去年虧損 25 億元人民幣，多於前年的 7.9 億元。", "7.9 億元", "CNY"),
    ("海嶽控股（0123.HK）去年收益 25 億元人民幣。港股成交額 1200 億元。", "1200 億元", "HKD"),
    ("海嶽控股（0123.HK）去年收益 25 億元，純利 3 億元。", "3 億元", "HKD"),
]


@pytest.mark.parametrize(("text", "figure", "unit"), CURRENCIES)
def test_currencies(text, figure, unit):
    assert rows(text)[figure].unit == unit
