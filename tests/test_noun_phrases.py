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
        ("北辰国银行业本币资产 860 亿美元，境外负债 540 亿美元，外汇净资产 70 亿美元。", "540 亿美元", "北辰国银行业"),
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
