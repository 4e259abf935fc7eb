"""Noun phrases that have a figure and are no listed entity: where they begin and end, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)


def rows(text):
    return [(f.text, f.subject) for f in extract(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("银行结汇 530 亿元，售汇 580 亿元，结售汇逆差 50 亿元。", "50 亿元", "银行"),
        ("杭州去年住户存款达 2 万亿元，人均存款位居第三。", "第三", "杭州"),
        ("云岚股份公告，面向合格投资者发行公司债券 8 亿元。", "8 亿元", "云岚股份"),
    ],
)
def test_words_of_a_measure_s_name_have_nothing(text, figure, subject):
    assert (figure, subject) in rows(text)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("这是快递行业历史上第三次月业务量超过百亿件。", "百亿件", "快递行业"),
        ("这归因于乳制品价格上涨 9%。", "9%", "乳制品"),
        ("江海班列历年累计发车达 1.7 万列。", "1.7 万列", "江海班列"),
        ("助推“十四五”期间我市纺织产品出口达 2600 亿元。", "2600 亿元", "我市纺织产品"),
        ("新兴行业中机器人产量增长 9%。", "9%", "机器人"),
        ("截至去年底，农民工人数达到 460 万人。", "460 万人", "农民工"),
        ("各区县来渝旅游者 130 万人次。", "130 万人次", "区县来渝旅游者"),
        ("家用电器超配幅度回落至 1.7%。", "1.7%", "家用电器"),
        ("8 家中国企业合计份额高达 47%。", "47%", "8 家中国企业"),
    ],
)
def test_where_a_noun_phrase_begins_and_ends(text, figure, subject):
    assert (figure, subject) in rows(text)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("机床、机器人产量达 2 万台，同比上升 7%。", "2 万台", "机床、机器人"),
        ("机床、机器人产量达 2 万台，同比上升 7%。", "7%", "机床、机器人"),
        ("上半年，煤炭、钢铁行业利润达 30 亿元。", "30 亿元", "煤炭、钢铁行业"),
        ("外贸企业和龙头企业的出口增速达 3.6%。", "3.6%", "外贸企业和龙头企业"),
        ("餐饮和住宿行业新增工作岗位 8600 个。", "8600 个", "餐饮和住宿行业"),
        ("改善民生、企业贷款增加 3 亿元。", "3 亿元", "企业贷款"),
        ("云岚银行、江岚银行和海岚银行等 8 家商业银行下调利率。", "8 家", "商业银行"),
        ("云岚银行、江岚银行等 30 余家上市公司利润均过 5 亿元。", "5 亿元", "30 余家上市公司"),
    ],
)
def test_what_is_joined_has_it_together(text, figure, subject):
    assert [found for found in rows(text) if found[0] == figure] == [(figure, subject)]


def test_each_of_several_has_a_rate_of_its_own():
    assert rows("煤炭、钢铁等行业利润下降 10%。") == [("10%", "煤炭"), ("10%", "钢铁")]
    assert rows("手机、电脑销量分别达 3 万台和 2 万台。") == [("3 万台", "手机"), ("2 万台", "电脑")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增速在 20% 以上的港口有 7 个，增速在 5% 以内的港口有 2 个。", [("7 个", "港口"), ("2 个", "港口")]),
        ("年货物吞吐量 500 万吨以上的港口有 12 个。", [("12 个", "港口")]),
        ("营收超过 10 亿元的企业有 25 家。", [("25 家", "企业")]),
        ("“新三样”出口增长 8%。", ["8%"]),
        ("用户跨过 2 亿这一分水岭。", ["2 亿"]),
        ("35 个样本城市中，有 12 个城市房租上升。", ["12 个"]),
        ("5 个项目建成后，可实现产值 60 亿元。", [("60 亿元", "5 个项目")]),
        ("云岚科技面向三类企业发放贷款 3 亿元。", [("3 亿元", "云岚科技")]),
        # Counters: what is itself counted.
        ("云岚科技营收超过 10 亿元。", [("10 亿元", "云岚科技")]),
        ("云岚科技有 5 个项目建成。", [("5 个", "云岚科技")]),
        ("云岚科技的店铺有三样商品。", ["三样"]),
    ],
)
def test_counts_that_only_bound_or_refer(text, expected):
    found = rows(text)
    assert [
        pair if isinstance(want, tuple) else pair[0] for pair, want in zip(found, expected, strict=True)
    ] == expected


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("三星电子营收增长 8%。而韩国出口下降 12%。", "12%", "韩国"),
        ("云岚电商营收增长 6%。全集团收入 70 亿元。", "70 亿元", "云岚电商"),
        ("云岚汽车销量 20 万辆，德国出口 1 万辆。", "1 万辆", "云岚汽车"),
        ("全市新房均价上涨 4%。其中：商品住宅成交 360 套，同比增长 11%。", "11%", "商品住宅"),
        (
            "远山科技公告，持有 150 万股（占总股本 6%）的股东青岚创业投资中心拟减持 12 万股。",
            "150 万股",
            "青岚创业投资中心",
        ),
        (
            "远山科技公告，持有 150 万股（占总股本 6%）的股东青岚创业投资中心拟减持 12 万股。",
            "6%",
            "青岚创业投资中心",
        ),
        ("远山科技公告，公司持有江岚软件 150 万股（占其股本 6%）。", "150 万股", "远山科技"),
    ],
)
def test_another_than_the_company_in_force(text, figure, subject):
    assert (figure, subject) in rows(text)


@pytest.mark.parametrize(
    ("text", "figure", "metric", "unit"),
    [
        ("云岚电商成交额破千万元；超 20 万养殖户增收。", "20 万", "count", None),
        ("云岚电商成交额破百亿元；260 个小微店主参与。", "260 个", "count", "个"),
        ("今年以来基金公司高管变动累计达 90 人次。", "90 人次", "count", "人次"),
        ("景区接待 90 人次。", "90 人次", "visits", "人次"),
        ("云岚电商营收 3 亿元，利润 2 亿。", "2 亿", "net_profit", "CNY"),
    ],
)
def test_what_a_count_is_of(text, figure, metric, unit):
    found = next(f for f in extract(text, published=PUBLISHED) if f.text == figure)
    assert (found.metric, found.unit) == (metric, unit)


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("云岚科技净利润 3 亿元。12 家软件类上市公司上半年一共亏掉 82 亿元。", "82 亿元", "12 家软件类上市公司"),
        ("云岚科技净利润 3 亿元。此外还有 45 家公司连续三年亏损。", "45 家", "公司"),
        ("云岚科技净利润 3 亿元。化工行业 28 家公司营收 660 亿元。", "28 家", "化工行业"),
        ("云岚科技净利润 3 亿元。化工行业 28 家公司营收 660 亿元。", "660 亿元", "化工行业 28 家公司"),
        ("云岚科技净利润 3 亿元。公司旗下 28 家门店营收 6 亿元。", "6 亿元", "云岚科技"),
        ("云岚空调销量增长 3%。中小品牌销量增长 12%。", "12%", "中小品牌"),
        ("云岚空调销量增长 3%。除此之外，各品牌销量下滑均不超过 2%。", "2%", "各品牌"),
        ("奥克斯销量增长 3%。旗下品牌销量增长 12%。", "12%", "奥克斯"),
        ("云岚快递营收 20 亿元。我国今年快递业务量突破 900 亿件。", "900 亿件", "中国"),
        ("江国百货店协会发布的数据显示，8 月江国各地药妆店的销售额达到 39 亿元。", "39 亿元", "江国各地药妆店"),
        ("北辰国经济好于海岳国，而海岳国出口持续低迷，上月下降 11%。", "11%", "海岳国"),
        ("北辰国百货店的海岳国游客人数减少，降幅约 30%。", "30%", "北辰国"),
        ("云岚快递营收 20 亿元。国内业务量突破 9 亿件。", "9 亿件", "云岚快递"),
        (
            "云岚制药营收 12 亿元。国家药监局披露，国内罕见病药对外转让（BD）总额达 82 亿美元。",
            "82 亿美元",
            "国内罕见病药",
        ),
        ("去年医药行业整体承压，收入微增 0.9%，净利润下滑 18%。", "18%", "医药行业"),
        ("云岚制药公布年报。医药行业整体承压，净利润下滑 18%。", "18%", "云岚制药"),
        ("奥克斯销量增长 3%。但是海尔凭借 3.2% 的市场份额位居第五。", "3.2%", "海尔"),
        ("江州站发送旅客 80 万人次。今年以来，全路观光列车运送乘客 14 万人次。", "14 万人次", "全路观光列车"),
        ("中国谷物种植面积 17.7 亿亩。其中，稻谷 4.3 亿亩。", "4.3 亿亩", "稻谷"),
        (
            "北线铁路开行 7000 列。其中客车 3620 列、39 万吨，分别上升 12%、21%；货车 3021 列、33 万吨。",
            "3021 列",
            "货车",
        ),
        ("小米 13 Ultra 售价 5999 元；而小米 14 自去年 9 月上市以来，销量保持每月 20% 的增长。", "20%", "小米 14"),
    ],
)
def test_what_opens_its_clause_and_is_not_the_company_s(text, figure, subject):
    assert (figure, subject) in rows(text)


@pytest.mark.parametrize(
    ("text", "figure", "subject", "scope"),
    [
        ("丰田汽车全球销量 120 万辆。北美市场销量为 30 万辆。", "30 万辆", "丰田汽车", "北美市场"),
        ("丰田汽车全球销量 120 万辆。欧洲市场有所恢复，季度销量为 17 万辆。", "17 万辆", "丰田汽车", "欧洲"),
        ("丰田汽车全球销量 120 万辆。北美手机市场出货量为 3000 万部。", "3000 万部", "北美手机市场", None),
        ("丰田汽车全球销量 120 万辆。北美市场规模达 300 亿美元。", "300 亿美元", "北美市场", None),
    ],
)
def test_a_market_where_the_company_sells_narrows_its_figure(text, figure, subject, scope):
    assert (figure, subject, scope) in [(f.text, f.subject, f.scope) for f in extract(text, published=PUBLISHED)]
