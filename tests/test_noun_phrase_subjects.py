"""Subjects that are noun phrases: where they begin and end, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
CASES = {
    "an index with its other name in brackets": (
        "8 月，海岳国公布数据。中国消费者物价指数（CPI）较去年涨 0.6%，较前月快 0.1 个百分点。",
        {"0.6%": "中国", "0.1 个百分点": "中国"},
    ),
    "an index of a place with its other name in brackets": (
        "8 月美国生产者物价指数（PPI）环比上涨 0.2%。江州市地区生产总值（GDP）为 310 亿元。",
        {"0.2%": "美国", "310 亿元": "江州"},
    ),
    "a measure of a company with its short form": ("云岚科技毛利率（GM）为 35%。", {"35%": "云岚科技"}),
    "banks before what they lend": (
        "年末商业银行贷款余额为 6 万亿元，较年初增加 300 亿元；不良贷款率为 1.2%。",
        {"6 万亿元": "商业银行", "300 亿元": "商业银行", "1.2%": "商业银行"},
    ),
    "banks of a place before what they lend": ("江州股份制银行贷款增长 8%。", {"8%": "江州股份制银行"}),
    "what a company owes to banks": ("云岚科技年末银行贷款为 3 亿元。", {"3 亿元": "云岚科技"}),
    "goods up to the measure's name": ("上季全球半导体材料销售额增长 7%。", {"7%": "全球半导体材料"}),
    "machines up to the measure's name": ("今年全球工业机器人销售额料增 6%。", {"6%": "全球工业机器人"}),
    "a market and its own parts": ("我国游戏市场海外收入 40 亿元。", {"40 亿元": "我国游戏市场"}),
    "goods that the measure's name opens with": (
        "云岚科技上半年营收 3 亿元。\n\n2023 年全球翻盖手机出货量 900 万支，年增 12%。",
        {"900 万支": "全球翻盖手机", "12%": "全球翻盖手机"},
    ),
    "an industry of the world": ("咨询机构估计，全球海缆产业产值可达 90 亿美元。", {"90 亿美元": "全球海缆产业"}),
    "what a company sells in the world": (
        "云岚科技 2023 年全球手机出货量为 3000 万台。",
        {"3000 万台": "云岚科技"},
    ),
    "a thing before the market that it is sold in": (
        "云岚能源净利增长 3%。光纤激光器国内市场规模为 80 亿元。",
        {"3%": "云岚能源", "80 亿元": "光纤激光器"},
    ),
    "a market alone": ("目前国内市场规模已达 80 亿元。", {"80 亿元": "中国"}),
    "a house tells of others than the company": (
        "云岚科技上半年营收 3 亿元。TrendForce 预估，电容供应商出货总量达 1.2 万亿颗，环比少 6%。",
        {"3 亿元": "云岚科技", "1.2 万亿颗": "电容供应商", "6%": "电容供应商"},
    ),
    "a house tells of the company": (
        "IDC 报告显示，云岚科技手机出货量为 500 万台，海外出货量为 200 万台。",
        {"500 万台": "云岚科技", "200 万台": "云岚科技"},
    ),
    "what is told of without": (
        "除汽油以外的燃料价格上涨 2%。除了云岚科技以外，江岚电子营收增长 5%。",
        {"2%": "燃料", "5%": "江岚电子"},
    ),
    "nothing of what is told of without goes on": (
        "8 月，我国社会消费品零售总额 3.9 万亿元。其中，除家电以外的消费品零售额 3.4 万亿元，增长 5%。",
        {"3.9 万亿元": "中国", "3.4 万亿元": "中国", "5%": "中国"},
    ),
    "what a figure came about under": (
        "关税冲击下，海岳国出口下降 3%。成本压力下，餐饮企业利润下降 8%。",
        {"8%": "餐饮企业"},
    ),
    "how something is done": (
        "云岚药业招股，获券商借出 34 亿元孖展，供散户认购的部分超购 300 倍。",
        {"34 亿元": "云岚药业", "300 倍": "云岚药业"},
    ),
    "what begins like a preposition": ("以旧换新销售额达 3 亿元。供应商货款为 2 亿元。", {"3 亿元": "以旧换新"}),
    "flows of a week": ("全周北向资金净流入 32 亿元。", {"32 亿元": "北向资金"}),
    "a rate of the year": ("云岚证券一季度净利润 4 亿元，年化 ROE 为 7.4%。", {"7.4%": "云岚证券"}),
    "those who do not stay": (
        "过夜旅客 31 万人次，不过夜旅客 27 万人次。不过，新能源车销量增长 3%。",
        {"31 万人次": "过夜旅客", "27 万人次": "不过夜旅客", "3%": "新能源车"},
    ),
    "parts": ("今年访港旅客增加。当中内地旅客占 78%。", {"78%": "内地旅客"}),
    "revenue of casinos": (
        "二月博彩毛收入 190 亿元，日均 6.8 亿元。",
        {"190 亿元": "中国澳门", "6.8 亿元": "中国澳门"},
    ),
    "spending of private persons": (
        "香港第三季经济扩张。私人消费开支上升 2%，政府消费开支上升 1.3%。",
        {"2%": "中国香港", "1.3%": "中国香港"},
    ),
    "what only countries have": (
        "美国公布就业报告，非农就业增加 3 万人。\n\n失业率为 4.4%，劳动参与率为 62.1%。",
        {"4.4%": "美国", "62.1%": "美国"},
    ),
    "prices by weight": (
        "水萝卜 3.5 元/斤，油麦菜 4 元/公斤，豆角 6 元/捆。",
        {"3.5 元/斤": "水萝卜", "4 元/公斤": "油麦菜", "6 元/捆": "豆角"},
    ),
    "prices by weight of a shop": ("云岚超市今日特价。土豆 2.5 元/斤。", {"2.5 元/斤": "云岚超市"}),
    "goods that a body only counts": (
        "江州统计局重点监测的 12 种水果周均价为 5.2 元/公斤，环比涨 2%。",
        {"5.2 元/公斤": "12 种水果", "2%": "12 种水果"},
    ),
    "an industry with its code": (
        "云岚技术发行市盈率低于行业。仪器仪表制造业（代码 C40）的市盈率为 27 倍。",
        {"27 倍": "仪器仪表制造业"},
    ),
    "firms of a nation whose measure an earlier clause names": (
        "截至年末，我国保险业机构总资产增长较快，同比增长 12% 至 30 万亿元。",
        {"12%": "我国保险业机构", "30 万亿元": "我国保险业机构"},
    ),
    "a nation whose measure an earlier clause names": ("我国经济总量持续扩大，同比增长 5%。", {"5%": "中国"}),
    "routes of a company": (
        "云岚航空表示，加拿大、东南亚航线整体载客率达 88%。",
        {"88%": "云岚航空"},
    ),
    "our country in Taiwan": (
        "雲嵐新聞台北報導，我國商港進出港旅客計 12 萬人次。",
        {"12 萬人次": "中国台湾"},
    ),
    "our country in Hong Kong": ("港股收市。香港報章指我國商港進出港旅客計 12 萬人次。", {"12 萬人次": "中国"}),
    "our country on the mainland": ("我国商港进出港旅客计 12 万人次。", {"12 万人次": "中国"}),
    "those that lead": (
        "石英领跌，周跌幅达 5.2%；锂矿领涨，涨幅为 5%。云岚科技领涨，涨幅达 6%。",
        {"5.2%": "石英", "5%": "锂矿", "6%": "云岚科技"},
    ),
    "what is bought": (
        "云岚股份回购股份 30 万股；增持股份的平均成交价是 19.8 元/股。",
        {"19.8 元/股": "云岚股份"},
    ),
    "cash of what a company does": (
        "云岚智能第三季度营收 5 亿元。\n\n营运活动产生的净现金达 1200 万元。",
        {"1200 万元": "云岚智能"},
    ),
    "regions in labels": (
        "海岳啤酒公布业绩，三季度收入 3 亿元。\n\n亚太西部（主要为邻国）：收入下降 12%，利润下降 5%。",
        {"12%": "海岳啤酒", "5%": "海岳啤酒"},
    ),
    "an index whose run is told": ("我国工业生产者出厂价格指数（PPI）已经连续 3 个月回落。", {"3 个月": "中国"}),
    "adverbs behind a noun": ("石英和锂矿也位列跌幅前三，分别下跌 6% 和 5.8%。", {"6%": "石英", "5.8%": "锂矿"}),
    "the market of a nation": ("明年中国巡检机器人市场产量将增长 30%。", {"30%": "中国巡检机器人市场"}),
    "what a nation makes": ("7 月海岳国公布数据。中国原油产量增长 3%。", {"3%": "中国"}),
    "rich people": ("云岚科技市值上升 3%。今年入围企业家总财富 18 万亿元。", {"18 万亿元": "入围企业家"}),
    "a house tells in one clause": (
        "云岚电子营收 3 亿元。\n\nTrendForce 预估今年第一季电容供应商出货总量达 1.1 万亿颗。",
        {"1.1 万亿颗": "电容供应商"},
    ),
    "a session of the market": ("恒生指数高开 120 点，尾市倒跌 230 点。", {"230 点": "恒生指数"}),
}


@pytest.mark.parametrize("case", CASES)
def test_subject(case):
    text, wanted = CASES[case]
    found: dict[str, set[str | None]] = {}
    for fact in extract(text, published=PUBLISHED):
        found.setdefault(fact.text, set()).add(fact.subject)
    assert {figure: found.get(figure) for figure in wanted} == {figure: {name} for figure, name in wanted.items()}
