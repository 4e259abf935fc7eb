"""Noun phrases that a word inside cuts, lists whose items move each by themselves, standards of comparison, books of a state."""

from __future__ import annotations

import pytest

from digestnlp import Engine, parse_article

NLP = Engine()


def subjects(text):
    article = parse_article(f"---\ndate: 2025-05-08\n---\n\n{text}\n", id="x")
    return [f.subject_text for f in NLP.process(article).facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江州投资增速为12%，超过全国增速4个百分点。", ["江州", "江州"]),
        ("江州增速高于全国1.1个百分点。", ["江州"]),
        ("与上年同期相比，江州下降1.3个百分点。", ["江州"]),
        ("城镇居民收入增长4%，农村居民收入增长6%，高于城镇居民2个百分点。", ["城镇居民", "农村居民", "农村居民"]),
        ("江州GDP增长6.1%，快于全国平均水平1.1个百分点。", ["江州", "江州"]),
    ],
)
def test_what_others_lie_so_many_points_from_has_none_of_these(text, expected):
    assert subjects(text) == expected


def test_a_holder_whose_firm_is_bought_is_not_the_buyer():
    text = "海岳科技与云岚支付的唯一股东江州敏思技术有限公司签订协议，以现金7.1亿元收购云岚支付100%股权。"
    assert subjects(text)[0] == "海岳科技"
    assert "江州敏思技术有限公司" not in subjects(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("白鹭银行涨近5%，因中国人民银行下调存款准备金率0.25个百分点。", ["白鹭银行", "中国人民银行"]),
        ("白鹭银行涨近5%，因存款准备金率下调，成交额为3亿元。", ["白鹭银行", "白鹭银行"]),
    ],
)
def test_who_changes_what_in_a_clause_that_says_why(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网约车司机的平均年龄约41岁，月均收入为8100元，在五类职业中位居第二。", ["网约车司机"] * 3),
        ("铁路营业性货运量为1.1亿吨。", ["铁路"]),
        ("铁路经营性货运量增长3%。", ["铁路"]),
        ("枣子收成不好，像石榴、柿子分别上涨3%、5%。", ["石榴", "柿子"]),
        ("换算成季度环比，仅下降0.4%。", [None]),
        ("支撑服务器DRAM合约价上涨20%。", ["服务器DRAM"]),
        # Words that begin or end alike.
        ("155家公司预计中报净利润增长。", ["公司"]),
    ],
)
def test_where_a_noun_phrase_begins_and_ends(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "4月价格上涨包括：鸡蛋涨12.4%、旅馆住宿费涨7.1%、沙拉油及调理油涨5.1%。",
            ["鸡蛋", "旅馆住宿费", "沙拉油及调理油"],
        ),
        (
            "變動較大者包含：衣著類漲2.1%、居住類漲1.8%、醫療類漲1.2%，以及交通類跌0.7%。",
            ["衣著類", "居住類", "醫療類", "交通類"],
        ),
        ("芒果涨31.2%、鸡排涨12.4%。", ["芒果", "鸡排"]),
        ("涨幅最大依序为鸡蛋18.2%。", ["鸡蛋"]),
        # One that has several measures, or a change measured twice.
        ("云岚科技营收增长3%、净利润增长4%。", ["云岚科技"] * 2),
        ("云岚科技营收环比增长3%、同比增长4%。", ["云岚科技"] * 2),
        ("云岚科技股价升2%，成交8亿元。", ["云岚科技"] * 2),
    ],
)
def test_items_of_a_list_move_each_by_themselves(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毕业生月收入（5210元）高于农村居民月收入（1930元），增长了130元。", ["毕业生", "农村居民", "毕业生"]),
        ("云岚科技营收3亿元，低于江岚电子的5亿元，净利润增长4%。", ["云岚科技", "江岚电子", "云岚科技"]),
        ("云岚科技营收3亿元；江岚电子营收5亿元，净利润增长4%。", ["云岚科技", "江岚电子", "江岚电子"]),
    ],
)
def test_what_others_are_measured_by_is_told_of_in_passing(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政院通過總預算案，財產收入編列310億元，占1%。", ["行政院"] * 2),
        ("行政院通過總預算案，其次為國防支出5500億元；交通支出則為2100億元。", ["行政院"] * 2),
        ("國防部支出120億元。", ["國防部"]),
        ("行政院表示，居民收入增加3%。", ["居民"]),
    ],
)
def test_lines_of_a_states_books_are_its_bodys(text, expected):
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岚科技拟购买张三持有的远山置业全部股权，交易作价14亿元。", ["云岚科技"]),
        ("打入云岚科技供应链的远山电子，拟投资3亿元。", ["远山电子"]),
        (
            "12家上市乳企（剔除云岚乳业，下同）披露了一季报。一季度合计营收260亿元，环比下降4%。",
            ["上市乳企"] * 3,
        ),
        ("云岚证券（不含子公司）7月实现营业收入3亿元。", ["云岚证券"]),
        (
            "分别对云岚医疗有限公司（以下简称“云岚医疗”）、远山智能有限公司（以下简称“远山智能”）计提减值准备4亿元、0.3亿元。",
            ["云岚医疗有限公司", "远山智能有限公司"],
        ),
        ("中职生毕业半年后就业率为93.4%。", ["中职生"]),
        ("咖啡机上市三个月后销量达3万台。", ["咖啡机"]),
        ("快递服务公众满意度为82分，同比提升0.5分。", ["快递服务"] * 2),
        ("主計總處今公布，全年總薪資平均78萬元；實質總薪資年增2.0%。", ["主計總處"] * 2),
    ],
)
def test_who_is_bought_left_out_or_glossed(text, expected):
    assert subjects(text) == expected
