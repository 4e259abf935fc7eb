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
    ("海岳电子预计二季度净利润 8200 万元，增长的幅度是 47.5%。", "47.5%", "net_profit", "increase", None),
    ("海岳电子预计今年净利润变动幅度为 5% 至 20%。", "5% 至 20%", "net_profit", "increase", None),
    ("海岳电子营收下降幅度达 5%。", "5%", "revenue", "decrease", None),
    ("海岳电子销量同比减少幅度约 8%。", "8%", "sales_volume", "decrease", "yoy"),
    ("海岳电子一季度营收 8 亿元，同比实现 3.2% 微增。", "3.2%", "revenue", "increase", "yoy"),
    ("房价环比略升，最高涨幅为 0.8%。", "0.8%", "price", "increase", "mom"),
    ("甲债指数出现 1.7% 的回调。", "1.7%", "index_level", "decrease", None),
    # what the clause before names, good for each of the figures
    ("海岳银行和云岚银行的净利润同比增速居前，分别为 14% 和 12%。", "12%", "net_profit", "increase", "yoy"),
    ("远帆汽车和星原汽车销量都有两位数跌幅，分别为 18% 和 14%。", "18%", "sales_volume", "decrease", None),
    # at which speed
    ("远帆汽车销量以每年 8% 的速度增长。", "8%", "sales_volume", "increase", None),
    ("远帆汽车销量以 8% 的幅度下降。", "8%", "sales_volume", "decrease", None),
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
    ("海岳电子 6 月开工 16 天，较去年多 2.5 天。", "2.5 天", "duration", "increase", "yoy"),
    # levels
    ("经济衰退的可能性由 20% 提高到 35%。", "20%", "ratio", None, None),
    ("上涨的概率为 70%。", "70%", "ratio", None, None),
    ("租金下降的城市有 14 个。", "14 个", "cities", None, None),
    ("海岳电子市占率较 2018 年高峰的 27% 明显回落。", "27%", "market_share", None, None),
    ("订单处理时间缩短至 5 小时。", "5 小时", "duration", None, None),
    ("基金募集 1 亿元，比去年 2 亿元的规模减少 5000 万元。", "2 亿元", None, None, None),
    # bases
    ("海岳电子销售额比上一年同期多出 4.8%。", "4.8%", "revenue", "increase", "yoy"),
    ("和前月相比，8 月海岳电子营收提升 3.7%。", "3.7%", "revenue", "increase", "mom"),
    ("远帆汽车 8 月交付 5300 辆，同比去年 8 月增长 64%。", "64%", "deliveries", "increase", "yoy"),
    ("江州 8 月成交套数环比上升 5.2%。", "5.2%", "sales_volume", "increase", "mom"),
    ("从同比看，8 月茶叶价格下跌 14%，降幅比前月扩大 2 个百分点；咖啡价格下跌 7%。", "7%", "price", "decrease", "yoy"),
    ("远帆汽车 8 月出货 2.6 万辆，同比减少 7.1%，但较7月上升 11.2%。", "11.2%", "shipments", "increase", "mom"),
    ("中止上市的企业已多于去年全年的 16 家，增长 31%。", "31%", None, "increase", "prior"),
    ("海岳电子 8 月增长 12%。", "12%", "growth", "increase", None),
    ("海岳电子营收月增 12%。", "12%", "revenue", "increase", "mom"),
    # a number's own name, whatever was measured before
    ("云岚影业营收增长 8%，观影人数较去年上升 14%。", "14%", "count", "increase", "yoy"),
    ("海岳电子毛利率为 30%，参展商数量较去年增长 12%。", "12%", "count", "increase", "yoy"),
    ("云岚商城成交额 30 亿元，新入驻的商家数量同比增长 5%。", "5%", "count", "increase", "yoy"),
    ("云岚药业销售额增长 8%，门店数量增长 12%。", "12%", "stores", "increase", None),
    ("云岚药业销售额增长 8%，用户数量增长 12%。", "12%", "users", "increase", None),
    # shops that there were before
    ("海岳百货 8 月销售额 400 亿日元。现有店铺同比增长 3.2%。", "3.2%", "revenue", "increase", "yoy"),
    ("云岚超市现有门店数量增长 5%。", "5%", "stores", "increase", None),
    # no 涨 is of how many there are
    ("8 月房价下降的城市有 32 个，跌幅均未超过 3.2%。", "3.2%", "price", "decrease", None),
]


@pytest.mark.parametrize(("text", "figure", "metric", "direction", "basis"), CHANGES)
def test_changes(text, figure, metric, direction, basis):
    fact = rows(text)[figure]
    assert (fact.direction, fact.basis) == (direction, basis)
    assert metric in (None, fact.metric)
    assert fact.value > 0


MEASURES = [
    ("云鹿商城月度活跃消费者达 2700 万。", "2700 万", "mau"),
    ("云鹿商城年度活跃消费者共 7000 万。", "7000 万", "users"),
    ("云鹿视频每名付费会员平均月收入为 12.6 元。", "12.6 元", "arpu"),
    ("当地居民平均月收入为 3200 元。", "3200 元", "salary"),
    ("全行业高管变动累计达 140 人次。", "140 人次", "count"),
    ("景区接待游客 140 人次。", "140 人次", "visits"),
    ("江州市工业增加值同比上升 8.2%，比一季度加快 0.6 个百分点。", "0.6 个百分点", "other"),
    ("云鹿网络 EBITA 利润为 6 亿元，EBITA 利润率为 8%。", "6 亿元", "ebitda"),
    ("云鹿网络 EBITA 利润为 6 亿元，EBITA 利润率为 8%。", "8%", "ratio"),
    ("海岳电子营收预测为 12 亿元，归母净利预测是 1.6 亿元。", "1.6 亿元", "net_profit"),
    ("海岳电子经营活动净现金流 3.6 亿元。", "3.6 亿元", "cash_flow"),
    ("新模型吞吐量达每秒 5000 token。", "5000 token", "speed"),
    ("江州港吞吐量达 3200 万吨。", "3200 万吨", "shipments"),
    ("新模型的推理比上代快 3 倍。", "3 倍", "speed"),
    ("新机触控采样率达 360Hz，刷新率为 90Hz。", "360Hz", "frequency"),
    ("新机触控采样率达 360Hz，刷新率为 90Hz。", "90Hz", "refresh_rate"),
    ("江州机场累计起降 2.9 万架次。", "2.9 万架次", "count"),
    ("江州站发送旅客 18 万人次，发送货物 7 万标箱。", "7 万标箱", "shipments"),
    ("江州站发送旅客 18 万人次，发送货物 7 万标箱。", "18 万人次", "visits"),
    ("项目可创造产值 24 亿元，利税 1.9 亿元。", "1.9 亿元", "other"),
    ("公司卖出 2 万辆电动车，减碳 5 万吨。", "5 万吨", "other"),
    ("续航方面，车型设有两种配置，分别是 360km 和 570km。", "570km", "range"),
    ("首批下线的远帆皮卡最高可输出 640 马力。", "640 马力", "power"),
    ("国产药对外授权交易总额突破 60 亿美元。", "60 亿美元", "amount"),
    ("云鹿商城交易总额突破 60 亿元。", "60 亿元", "gmv"),
    ("今年江州 260 家店铺的品牌成交额突破 2 亿元。", "2 亿元", "gmv"),
    ("服装价格下跌 3%，影响CPI下跌 0.1 个百分点；茶叶价格上涨 8%。", "8%", "price"),
    ("CPI同比上涨 0.6%，其中衣着价格下跌 1.9%。", "1.9%", "price_index"),
    ("本季营收 6 千亿日元（1日元约合0.05元人民币），去年同期为 5 千亿日元。", "5 千亿日元", "revenue"),
    ("今年高管变更共 180 人次，单月最多在 5 月（26 人次）。", "26 人次", "count"),
    ("海岳人寿董事变更人数达到 22 人次。", "22 人次", "count"),
    ("景区接待游客 180 人次，单月最多 26 人次。", "26 人次", "visits"),
    ("海岳国风电、光伏发电量达 6200 亿千瓦时，同比增长 13%。", "6200 亿千瓦时", "production"),
    ("海岳国风电、光伏发电量达 6200 亿千瓦时，同比增长 13%。", "13%", "production"),
    ("公司获批光伏发电 30 万千瓦。", "30 万千瓦", "installed_capacity"),
    ("云岚超市现有门店 320 家。", "320 家", "stores"),
]


@pytest.mark.parametrize(("text", "figure", "metric"), MEASURES)
def test_measures(text, figure, metric):
    assert rows(text)[figure].metric == metric


BOUNDS = [
    ("海岳电子上季营收最高只有 350 万美元。", "350 万美元", "le", False),
    ("这款皮卡最高可输出 640 马力。", "640 马力", "le", False),
    ("行业估值最低为 9.6 倍。", "9.6 倍", "eq", False),
    ("新机售价不低于 3000 元。", "3000 元", "ge", False),
    ("该工艺大概是 12 到 14nm。", "12 到 14nm", "range", True),
]


@pytest.mark.parametrize(("text", "figure", "relation", "approx"), BOUNDS)
def test_bounds(text, figure, relation, approx):
    fact = rows(text)[figure]
    assert (fact.relation, fact.approx) == (relation, approx)


NO_CLAIMS = [
    ("银行结汇 4300 亿元人民币（等值 600 亿美元）。", "600 亿美元"),
    ("新车续航里程为 250 英里，约 400 公里。", "400 公里"),
    ("本季营收 6 千亿日元（1日元约合0.05元人民币）。", "0.05元人民币"),
    ("海岳电子亏掉了 8 年净利润 3 亿元。", "8 年"),
    ("股指单日跌幅 3%，创 2 个月最大。", "2 个月"),
    ("30 年国债ETF净流入 3 亿元。", "30 年"),
    ("第二季度 22nm 制程占收入的 11.4%。", "22nm"),
    ("海岳半导体交付 60 万片 8 寸等值晶圆。", "8 寸"),
    ("新机搭载一块业界领先的直屏。", "一块"),
    ("海岳电子营收 3 亿元，背后有四个原因。", "四个"),
    ("云岚科技进入民营企业 TOP100 榜单，排名第 12 位。", "TOP100"),
    ("云岚科技入选行业前 50 强榜单。", "前 50 强"),
]


@pytest.mark.parametrize(("text", "figure"), NO_CLAIMS)
def test_no_claims(text, figure):
    assert figure not in rows(text)


CLAIMS = [
    ("海岳半导体的新芯片采用 4nm 制程。", "4nm"),
    ("新车续航里程 280 公里，约 45 万元。", "45 万元"),
    ("矿泉水卖一块钱。", "一块钱"),
    ("债券发行总额不超过 6 亿元（含 6 亿元）。", "6 亿元"),
    ("云岚科技跻身全球 TOP100。", "TOP100"),
]


@pytest.mark.parametrize(("text", "figure"), CLAIMS)
def test_claims(text, figure):
    assert sum(f.text == figure for f in extract(text, published=PUBLISHED)) == 1


CURRENCIES = [
    ("海嶽控股（0123.HK）去年虧損 14 億元人民幣，多於前年的 6.3 億元。", "6.3 億元", "CNY"),
    ("海嶽控股（0123.HK）去年收益 14 億元人民幣。港股成交額 1200 億元。", "1200 億元", "HKD"),
    ("海嶽控股（0123.HK）去年收益 14 億元，純利 3 億元。", "3 億元", "HKD"),
    # Money of which nobody says so: what no things are as many as, what shares are bought for, what a list shares.
    ("去年新基金合计逾 2.6 万亿。", "2.6 万亿", "CNY"),
    ("某知名席位周四买入 620 万。", "620 万", "CNY"),
    ("王晓林上周买入云岚科技 3000 股。", "3000 股", "股"),
    ("住户存款超过了 4000 亿，9 家银行的存款超过 1 万亿。", "4000 亿", "CNY"),
    ("云岚手机开售 20 秒销售额破 2 亿、8 分钟破 6 亿。", "2 亿", "CNY"),
    ("云岚服饰 1 分钟销售额破千万，10 分钟破亿。", "千万", "CNY"),
    ("云岚手机三年销售额分别为 2 亿、3 亿和 5 亿元。", "2 亿", "CNY"),
    ("训练 token 总数达 10 万亿。", "10 万亿", None),
]


@pytest.mark.parametrize(("text", "figure", "unit"), CURRENCIES)
def test_currencies(text, figure, unit):
    assert rows(text)[figure].unit == unit
