"""Shares beside what they are of, figures that 均 deals out, ranks by degree, goods in a measure's name, goals that are changed."""

import pytest

from claimed import check, of
from digestnlp import extract

SUBJECTS = {
    # What something is a share of may be a measure itself.
    "住房贷款占总贷款的 22%，房产税占地方财政收入的 9%。": {"22%": "住房贷款", "9%": "房产税"},
    "今年，城市快递业务量占比下降 0.5 个百分点，农村快递业务量占比上升 0.7 个百分点。": {
        "0.5 个百分点": "城市快递",
        "0.7 个百分点": "农村快递",
    },
    "研发投入占云岚科技营收的 65%。": {"65%": "云岚科技"},
    # Goods that a measure's name begins with, where nobody is spoken of.
    "6 月汽车销量增长 9%。": {"9%": "汽车"},
    "6 月手机出货量增长 9%。": {"9%": "手机"},
    "据协会预测，6 月汽车出口增长 9%。": {"9%": "汽车"},
    "云岚汽车发布公告，6 月汽车销量增长 9%。": {"9%": "云岚汽车"},
    "6 月海外销量增长 9%。": {"9%": None},
    # Whom a sentence opens with, where nobody else is.
    "插混汽车出口大增，9 月出口 30 万辆。": {"30 万辆": "插混汽车"},
    "新能源汽车销量猛增，渗透率达 37%。": {"37%": "新能源汽车"},
    "手机市场回暖，出货量增长 8%。": {"8%": "手机市场"},
    "22-26 岁劳动力失业率为 5.9%。": {"5.9%": "22-26 岁劳动力"},
    "这家成立五年的公司累计融资 9 亿元。": {"9 亿元": None},
    "消息公布后，股价上涨 3%。": {"3%": None},
    "记者获悉，票价为 30 元。": {"30 元": None},
    # An index behind who publishes it.
    "据差估署公布最新私宅租金指数报 185.4 点。": {"185.4 点": "私宅租金指数"},
    "物流协会发布中国物流业景气指数为 51%。": {"51%": "中国物流业景气指数"},
}
EACH = {
    "茶饮业和烘焙业增速均超过 20%。": ["茶饮业", "烘焙业"],
    "煤炭和钢铁产量均下降 5%。": ["煤炭", "钢铁"],
    "国有企业和民营企业的利润均下降 3% 左右。": ["国有企业", "民营企业"],
    # 和 within a name, and several measures of one.
    "住宿和餐饮业增加值均增长 5%。": ["住宿和餐饮业"],
    "科学研究和技术服务业营收、利润均增长 5%。": ["科学研究和技术服务业", "科学研究和技术服务业"],
    "文化和旅游产业收入及利润均增长 8%。": ["文化和旅游产业", "文化和旅游产业"],
}
RANKS = {
    "江州是海国第六大省份，以人口计为第四大省。": ["第六", "第四"],
    "按面积计，江州是海国第二大岛。": ["第二"],
    "云岚手机成为去年全球手机市场占有率第二大的厂商。": ["第二"],
    "云岚科技市值突破 2 兆元，挤入全球前 20 大企业。": ["前 20 大"],
    "云岚汽车跻身全球前十大车企。": ["前十大"],
    "前三大股东持股 20%。": [],
    "公司前五大客户收入占比 40%。": [],
}
GOALS = {
    "云岚地产上调全年销售目标两成，由原定的 350 亿元提升至 420 亿元。": of(
        "modality", _350亿元="target", _420亿元="target"
    ),
    "云岚手机出货目标为 1.5 亿部，随后因缺货下调至 1.3 亿部。": of(
        "modality", **{"1.5 亿部": "target", "1.3 亿部": "target"}
    ),
    "云岚手机出货目标为 1.5 亿部，去年出货量为 1.3 亿部。": of(
        "modality", **{"1.5 亿部": "target", "1.3 亿部": "actual"}
    ),
    "云岚手机去年出货 1.5 亿部，今年降至 1.3 亿部，目标是 1.6 亿部。": of(
        "modality", **{"1.3 亿部": "actual", "1.6 亿部": "target"}
    ),
}
METRICS = {
    "该头显具备 3K 分辨率。": {"3K": "resolution"},
    "该屏支持 2.5K 分辨率、120Hz 刷新率。": {"2.5K": "resolution", "120Hz": "refresh_rate"},
    "云岚银行人均降薪 15%，海川银行员工加薪 8%。": {"15%": "salary", "8%": "salary"},
    "该楼降价 15%。": {"15%": "price"},
}


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS.items())
def test_whose_it_is(text, subjects):
    check(text, {figure: {"subject": subject} for figure, subject in subjects.items()})


@pytest.mark.parametrize(("text", "subjects"), EACH.items())
def test_of_each(text, subjects):
    assert [fact.subject for fact in extract(text, published="2025-03-05")] == subjects


@pytest.mark.parametrize(("text", "figures"), RANKS.items())
def test_ranks_by_degree(text, figures):
    facts = extract(text, published="2025-03-05")
    assert [fact.text for fact in facts if fact.metric == "rank"] == figures


@pytest.mark.parametrize(("text", "expected"), GOALS.items())
def test_goals_that_are_changed(text, expected):
    check(text.replace("350 亿元", "350亿元").replace("420 亿元", "420亿元"), expected)


@pytest.mark.parametrize(("text", "metrics"), METRICS.items())
def test_measures(text, metrics):
    check(text, {figure: {"metric": metric} for figure, metric in metrics.items()})


@pytest.mark.parametrize(
    ("text", "metrics"),
    {
        "云岚物流现有员工 800 人、仓库 36 个。": {"800 人": "headcount", "36 个": "count"},
        "云岚物流现有门店 200 家、仓库 12 座。": {"200 家": "stores", "12 座": "count"},
        "云岚地产有员工 800 名和门店 36 家。": {"800 名": "headcount", "36 家": "stores"},
        # Counters: people counted again, and one verb of both.
        "江州中学有教师 80 名、职工 30 人。": {"80 名": "headcount", "30 人": "headcount"},
        "云岚手机本月出货手机 3 万部、平板 2 万台。": {"3 万部": "shipments", "2 万台": "shipments"},
    }.items(),
)
def test_what_is_counted_next_is_another_thing(text, metrics):
    check(text, {figure: {"metric": metric} for figure, metric in metrics.items()})
