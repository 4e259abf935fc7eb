"""Whose a figure is in rankings and reports on a market: a season's, a title's, a part's, whoever is told of by its rank."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2025, 2, 14)
SEASONS = {
    "a season of films": (
        "据江州电影局统计，2025 年春节档总票房 95 亿元，观影人次 1.8 亿。春节档平均票价 50 元。",
        {"95 亿元": "春节档", "1.8 亿": "春节档", "50 元": "春节档"},
    ),
    "a summer": ("2 月 10 日消息，2024 年暑期檔總票房累計超 78 億。", {"78 億": "暑期档"}),
    "a film in a season": ("《云鹿》成为贺岁档冠军，票房达 3 亿元。", {"3 亿元": "云鹿"}),
    "a company in a season": ("云岚影业春节档票房收入 3 亿元。", {"3 亿元": "云岚影业"}),
    "money from abroad": ("3、北上资金昨日净流入 7.9 亿元。", {"7.9 亿元": "北上资金"}),
}
TITLES = {
    "a title with another in Latin letters": (
        "海岳工厂出品的《云鹿奇遇》（The Cloud Deer），以 640 万美元位列第二。这部动画片海外票房超过 3 亿美元。",
        {"640 万美元": "云鹿奇遇", "3 亿美元": "云鹿奇遇"},
    ),
    "a list of quoted titles": (
        "第三至第六名的电影依次是：「云鹿」(The Deer)，510 万美元；「江州来客」(Guests of River)，280 万美元；"
        "「远山雪夜」(Snow Night，暂译)210 万美元；「海岚2」(Lan 2)，60 万美元。",
        {"510 万美元": "云鹿", "280 万美元": "江州来客", "210 万美元": "远山雪夜", "60 万美元": "海岚2"},
    ),
    "a paper with another title": ("《云岚评论》（Yunlan Review）称，星帆软件亏损 3 亿元。", {"3 亿元": "星帆软件"}),
    "a company named in two scripts": (
        "雲岚集團（YunLan Group）第三季營收逾 12 億美元，以 2.6% 市占位居第六。",
        {"12 億美元": "云岚集团", "2.6%": "云岚集团"},
    ),
    "a company before its code": (
        "材料商云岚科技YLAN（2639.HK）今日首挂，股价最高见 48.2 元。",
        {"48.2 元": "云岚科技"},
    ),
}
RANKS = {
    "whose rank it is": ("第3名是王小明（Tom Wang）主演的「云鹿」(The Deer)，收入 800 万美元。", {"第3名": "云鹿"}),
    "the second": ("云岚科技居首，第二名则是江岚科技，市占率 9%。", {"第二名": "江岚科技", "9%": "江岚科技"}),
    "two of them": ("云岚科技居首，第二名是江岚科技和星帆软件。", {"居首": "云岚科技", "第二名": "星帆软件"}),
    "a market": ("海岳市场排名第 1，第 2 名是北辰市场，占 7%。", {"第 2": "北辰市场"}),
}
PARTS = {
    "cores that a name says the kind of": (
        "星原 X1 采用 N3 架构，Orva 核心数量为 5120 个，国内售价 2899 元。",
        {"5120 个": "星原 X1", "2899 元": "星原 X1"},
    ),
    "shops that are inspected": (
        "江州市烟草专卖局连夜检查，检查云岚科技店铺 6325 户，查处涉烟案件 306 宗。",
        {"306 宗": "江州市烟草专卖局"},
    ),
    "where something opens": ("云岚咖啡全球首店落地上海，面积 1500 平方米。", {"1500 平方米": "云岚咖啡全球首店"}),
    "people of an age": ("60岁以上人群月活用户增至 900 万。", {"900 万": "60岁以上人群"}),
}

GOES_ON = {
    "what a pronoun stands for": (
        "作为参考，星原 S7 售价 3999 元。\n该机屏幕为 6.4 英寸，最高支持 90Hz 刷新率，峰值亮度 1800 尼特；前置 4800 万像素镜头。",
        {"90Hz": "星原 S7", "1800 尼特": "星原 S7", "4800 万像素": "星原 S7"},
    ),
    "a part and its share": (
        "去年，江州客车产量 8 万辆，同比增长 21%。其中氢能客车产量 2 万辆，占客车产量 25%，同比增长 64%。",
        {"25%": "氢能客车", "64%": "氢能客车"},
    ),
    "whom a sentence opens with": (
        "江岚科技收入增长。云岚科技（YLKJ.US）是榜上唯一的音乐平台，会员收入为 14 亿元，排名第五。",
        {"14 亿元": "云岚科技", "第五": "云岚科技"},
    ),
    "whom a house counts": (
        "云岚咨询指，海岳市场放緩，预估全年销售年减 1%，市占率为 11%。",
        {"11%": "海岳"},
    ),
    "groups in a list that is dealt out": (
        "其中，云岚、江岚集团、星帆集团构成第一梯队，用户规模分别达到 12 亿、11 亿、9 亿。云岚科技、江岚科技、星帆软件均有应用。",
        {"9 亿": "星帆集团"},
    ),
    "what a sentence says that it has": (
        "星原 X1 基于自研架构，售价 3999 元。\n\n配备 24GB 显存，设计功耗为 450W。",
        {"24GB": "星原 X1", "450W": "星原 X1"},
    ),
    "what something is done to": (
        "云岚科技发布新算法。该公司通过低秩压缩，将KV缓存大小降低 93%。",
        {"93%": "云岚科技"},
    ),
    "a comparison of rates": (
        "快递行业收入增速为 26%，因单票收入下降 1%，略低于业务量增速 27.5%。",
        {"27.5%": "快递行业"},
    ),
    "a trade's other measure": (
        "江州邮政行业收入为 46 亿元，同比增长 8%；业务总量达到 91 亿元，同比增长 17%。",
        {"91 亿元": "江州邮政行业", "17%": "江州邮政行业"},
    ),
    "forms of a trade": ("江州社区零售业态的零售额增长 5.1%。", {"5.1%": "江州社区零售业态"}),
    "what something drives": ("低温天气助推电脑零售额同比增长 32.6%。", {"32.6%": "电脑"}),
    "the last of a list before its basis": (
        "空气炸锅、电饭煲、豆浆机同比分别减少 6%、4% 和 3%。",
        {"6%": "空气炸锅", "3%": "豆浆机"},
    ),
    "titles that rank": (
        "紧随其后的是：《星河经理》凭借着 6 万人排名第四，《云岚要塞2》凭借着 5 万人排名第五。",
        {"第四": "星河经理", "第五": "云岚要塞2"},
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"), [*SEASONS.values(), *TITLES.values(), *RANKS.values(), *PARTS.values(), *GOES_ON.values()]
)
def test_whose_figure_it_is(text, expected):
    found = {fact.text: fact.subject for fact in extract(text, published=PUBLISHED)}
    assert {figure: found.get(figure) for figure in expected} == expected
