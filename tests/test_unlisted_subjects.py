"""Subjects that no list has, and what is no subject though a list has it: names by where they stand, places, borders of noun phrases."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
CASES = {
    # Latin names that open a clause.
    "before 的 and a measure": (
        "供应链人士称，VTQ的交货周期延长至 24 周，RKS则为 9 周。",
        {"24 周": "VTQ", "9 周": "RKS"},
    ),
    "before a verb, beside a name in force": (
        "云岚科技的吞吐量为 4.5 token/秒，而ZUMA达到了 40 token/秒，即实现了 8.9 倍。",
        {"4.5 token/秒": "云岚科技", "40 token/秒": "ZUMA", "8.9 倍": "ZUMA"},
    ),
    "before a measure and before a time": (
        "随后半年，V7退货率从 3% 升至 12%。最终，V7在 2014 年的总销量是 25 万台。",
        {"3%": "V7", "12%": "V7", "25 万台": "V7"},
    ),
    "the one that is faster": ("在长文本下，YUKA比 GPT-4 快 2.5 倍。", {"2.5 倍": "YUKA"}),
    "in an earlier clause": ("Zumera上线两周，下载量就超过 80 万次。", {"80 万次": "Zumera"}),
    "what a company makes, in capitals": (
        "云岚科技公布财报，营收增长 8%。DRAM 收入增长 12%，VTQ 收入下降 3%。",
        {"8%": "云岚科技", "12%": "云岚科技", "3%": "云岚科技"},
    ),
    "measures, kinds and ranks are no names": (
        "云岚科技 ROE 为 12%。GMV达到 3 亿元，TOP10 客户贡献收入 2 亿元。Q2 收入 4 亿元。",
        {"12%": "云岚科技", "3 亿元": "云岚科技", "4 亿元": "云岚科技"},
    ),
    "kinds of cars and benchmarks": (
        "云岚汽车一季度交付 3 万辆。EREV 交付 2 万辆。\n\n云岚模型发布。MMLU 得分 85%。",
        {"3 万辆": "云岚汽车", "2 万辆": "云岚汽车"},
    ),
    # How many of a kind there are.
    "the number of firms": (
        "云岚科技公布财报。今年以来破产的企业数量达 2300 家，参展企业数量为 500 家。",
        {"2300 家": "企业", "500 家": "参展企业"},
    ),
    "the number of companies": ("递交招股书的公司数量已接近 300 家。", {"300 家": "公司"}),
    "the number of a company's": ("云岚科技公布财报。公司合作银行数量达 30 家。", {"30 家": "云岚科技"}),
    # Heads of items.
    "heads of items": (
        "下半年表现分化。\n- 云岚游戏：收入下降 3%。\n- FlowNote：Q2 收入环比增长 41%，排名上升 3 位至第 6，月活约 900 万。\n"
        "- 沧弈：6月上线首月海外收入近 800 万美元。\n- Quilby（安卓版）：月活 300 万。",
        {
            "3%": "云岚游戏",
            "41%": "FlowNote",
            "第 6": "FlowNote",
            "900 万": "FlowNote",
            "800 万美元": "沧弈",
            "300 万": "Quilby",
        },
    ),
    "a daughter called after its town": (
        "云岚科技上半年业绩。\n(1)云岚：减少 30 亿元。\n(2)云岚宁波：减少 20 亿元，其中销售减少 6 亿元。\n(3)海外：减少 5 亿元。",
        {"30 亿元": "云岚科技", "20 亿元": "云岚宁波", "6 亿元": "云岚宁波", "5 亿元": None},
    ),
    "labels": (
        "云岚手机 X1 上市。\n- 优点：续航 500 公里。\n- 价格：售价 3999 元。\n- 收评：两市成交 1 万亿元。",
        {"500 公里": None, "3999 元": None},
    ),
    # Goods one after the other, and their indices.
    "goods with signed shares": (
        "本周涨幅居前的品种：海岳国LPG，+12%；丁烷（华东），+8.5%；江岚化工，-3%；日本LNG现货，-9.6%。",
        {"+12%": "海岳国LPG", "+8.5%": "丁烷", "-3%": "江岚化工", "-9.6%": "日本LNG现货"},
    ),
    "measures with signed shares": (
        "云岚科技公布财报：毛利率，+3.2pct；净利率，-1%。",
        {"+3.2pct": "云岚科技", "-1%": "云岚科技"},
    ),
    "an index in Latin letters": (
        "中国橡胶价格指数（RCPI）：当周RCPI较上周下跌 1.2%，较上月同期下跌 0.6%。",
        {"1.2%": "RCPI", "0.6%": "RCPI"},
    ),
    "indices of goods": (
        "中国橡胶价格指数较上周下跌 1.2%。义乌小家电价格指数为 101 点，环比上涨 0.2%。",
        {"1.2%": "中国橡胶价格指数", "101 点": "义乌小家电价格指数", "0.2%": "义乌小家电价格指数"},
    ),
    "indices of countries": (
        "全国居民消费价格指数上涨 0.6%。美国进口价格指数下降 0.4%。美国CPI上涨 2.5%。",
        {"0.6%": "中国", "0.4%": "美国", "2.5%": "美国"},
    ),
    # Places.
    "goods in Latin letters of a place": (
        "2020 年四季度全球GPU出货量增长 12.4%。中国 SUV 销量达 300 万辆。美国 CPI 上涨 2.5%。",
        {"12.4%": "全球GPU", "300 万辆": "中国 SUV", "2.5%": "美国"},
    ),
    "where a company sells": (
        "云岚电子营收增长 8%。公司全球手机出货量增长 3%。其北美销量为 2 万台。全球PC出货量增长 1%。",
        {"8%": "云岚电子", "3%": "云岚电子", "2 万台": "云岚电子", "1%": "云岚电子"},
    ),
    "where it grows": (
        "云岚珠宝公布经营数据。分地区看，北美增长 8%，欧洲则下降 3%。",
        {"8%": "云岚珠宝", "3%": "云岚珠宝"},
    ),
    "what a place itself does": ("日本二季度增长 0.8%，韩国则增长 0.4%。", {"0.8%": "日本", "0.4%": "韩国"}),
    "cities that are counted": (
        "江州新增现房销售。研究院称，今年 30 个代表性城市的住宅成交量下跌 10%。",
        {"30 个": "代表性城市", "10%": "30 个代表性城市"},
    ),
    "a place only told of": ("随着江州土拍的结束，第二轮 22 城集中供地完结。", {"22 城": None}),
    "cities of a place": ("江州今年计划新增 12 座县城。", {"12 座": "江州"}),
    # Borders of noun phrases.
    "verbs behind": (
        "5G基站已覆盖人口 91%。石油加工业致营收减少 3 亿元。",
        {"91%": "5G基站", "3 亿元": "石油加工业"},
    ),
    "verbs before": (
        "带动建成创新机构达到 18 家。未来数年护眼灯具市场将达到 70 亿美元。逆势跑赢本地大盘（-6%）。",
        {"18 家": "创新机构", "70 亿美元": "护眼灯具市场", "-6%": "本地大盘"},
    ),
    "a title before": ("“夜经济”观察报告 银发用户规模达到 1.8 亿。", {"1.8 亿": "银发"}),
    "persons": ("我们选择电动货车是因为夜间电就 0.3 元/kWh 左右。", {"0.3 元/kWh 左右": None}),
    "a name in quotation marks before a kind": (
        "“灯火”项目贷款余额超过 4 万亿元。",
        {"4 万亿元": "“灯火”项目贷款"},
    ),
    "to whom something is given": (
        "江州推出新政，合计将为“登高行动”企业给予资助约 1.6 亿元。",
        {"1.6 亿元": "江州"},
    ),
    # Groups that are counted.
    "a group in a company's news": (
        "云岚证券净利润增长 8%。在交出成绩单的 18 只银行股中，没有一只亏损，有 7 家净利下降 20% 以上，另有 3 只持平。",
        {"8%": "云岚证券", "18 只": "银行股", "7 家": "银行股", "20% 以上": "银行股", "3 只": "银行股"},
    ),
    "banks and funds": (
        "云岚银行净利润增长 5%。在已披露年报的 42 家上市银行中，有 30 家增长。近一年成立的 21 只基金中，有 9 只规模低于 1 亿元。",
        {"42 家": "上市银行", "30 家": "上市银行", "21 只": "基金", "9 只": "基金", "1 亿元": "基金"},
    ),
    "a member that is named": ("在 42 家银行中，云岚银行净利润增长 5%。", {"5%": "云岚银行"}),
    "what a company owns": (
        "云岚科技营收 3 亿元。其 30 家门店中，有 8 家位于海外；旗下 12 家公司中，有 2 家亏损。",
        {"30 家": "云岚科技", "8 家": "云岚科技", "12 家": "云岚科技", "2 家": "云岚科技"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_subject(text, expected):
    facts = {fact.text: fact.subject for fact in extract(text, published=PUBLISHED)}
    assert {figure: facts.get(figure, "no row") for figure in expected} == expected


def test_a_name_is_not_put_together_across_a_time():
    facts = extract("华为本月售出 2 万辆。ALP 3 月 HA 本月售出 1 万辆。", published=PUBLISHED)
    assert {fact.text for fact in facts} == {"2 万辆", "1 万辆"}
    assert all(fact.subject != "ALPHA" for fact in facts)
