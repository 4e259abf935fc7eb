"""Whose a figure is where its clause names nobody or several: lists dealt out, several measures, singled-out names, topics in force."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
SUBJECTS = {
    "the members of the sentence's last list": (
        "国有大行、城商行、农商行净利润分别为 60 亿元、15 亿元和 14 亿元；不良率分别为 1.2%、1.8%、3.1%。",
        {"1.2%": "国有大行", "1.8%": "城商行", "3.1%": "农商行"},
    ),
    "a list of one company's measures takes no members": (
        "云岚汽车营收 12 亿元，海岳汽车营收 10 亿元，毛利率和净利率分别为 12% 和 2%。",
        {"12%": "海岳汽车", "2%": "海岳汽车"},
    ),
    "names are no modifiers of a measure": (
        "云岚汽车、海岳汽车销量分别为 3 万辆、2 万辆。大型银行、外资银行不良贷款率分别为 1.1%、0.9%。",
        {"3 万辆": "云岚汽车", "2 万辆": "海岳汽车", "1.1%": "大型银行", "0.9%": "外资银行"},
    ),
    "one head of single characters": (
        "上半年，东、中、西部投资分别增长 10%、12% 和 8%。男、女选手分别获得 3 枚、2 枚金牌。",
        {"10%": "东部", "12%": "中部", "8%": "西部", "3 枚": "男选手", "2 枚": "女选手"},
    ),
    "works named in a row": (
        "《云岚》《江岚》票房均破 3 亿元。《远山》、《近水》票房均破 2 亿元。",
        {"3 亿元": ["云岚", "江岚"], "2 亿元": ["远山", "近水"]},
    ),
    "quoted goods in a row": (
        "“云岚转债”“海岳转债”和“云枕转债”均上涨超过 15%。",
        {"15%": ["云岚转债", "海岳转债", "云枕转债"]},
    ),
    "indices in a row": ("创业板指、科创综指均一度涨逾 2%，尾盘下挫。", {"2%": ["创业板指", "科创综指"]}),
    "whom a clause singles out": (
        "板块中领涨的个股是云岚科技（涨幅 10.1%）、海岳股份（涨幅 9.4%），跌幅较大的个股是江州药业（跌幅 5.2%）。",
        {"10.1%": "云岚科技", "9.4%": "海岳股份", "5.2%": "江州药业"},
    ),
    "whom no list has is singled out": (
        "云岚证券公告，亏损公司家数最多的是化工（18 家）、机械设备（17 家）、电子（14 家）等行业。",
        {"18 家": "化工", "17 家": "机械设备", "14 家": "电子"},
    ),
    "the next by their ranks": (
        "从客源地看，第1位为韩国，第2位为泰国。第一名是云岚汽车，销量 3 万辆。",
        {"第1位": "韩国", "第2位": "泰国", "第一名": "云岚汽车", "3 万辆": "云岚汽车"},
    ),
    "a multiple of another's": (
        "云岚汽车的销量为 30 万辆，是海岳汽车的 3 倍。云岚汽车营收 4 亿元，仅为全球最大车企海岳汽车营收的一半。",
        {"3 倍": "云岚汽车", "一半": "云岚汽车"},
    ),
    "another's own figure, and no multiple": (
        "云岚汽车的市盈率为 30 倍，高于海岳汽车的 20 倍。云岚汽车占有 25% 的份额，领先于海岳汽车 13% 的份额。",
        {"30 倍": "云岚汽车", "20 倍": "海岳汽车", "25%": "云岚汽车", "13%": "海岳汽车"},
    ),
    "the country spoken of": (
        "日本百货店协会发布的数据显示，1 月全国百货店的免税销售额减少 7.7%。1 月，日本全国百货店的销售额减少 2.0%。",
        {"7.7%": "日本", "2.0%": "日本"},
    ),
    "another country's mainland": ("法国大陆的失业率低于去年第四季度的 10%。", {"10%": "法国"}),
    "this country, whoever else is named": (
        "受美国关税影响，全国出口下降 5%。国家统计局数据显示，全国社会消费品零售总额增长 6%。",
        {"5%": "中国", "6%": "中国"},
    ),
    "a clock's place": (
        "北京时间 9 月 12 日上午消息，手机市场经历了跌宕起伏的一年。第四季度出货达 8660 万部。",
        {"8660 万部": None},
    ),
    "a listed company whose name ends like a research house's": (
        "赛力斯公告，公司拟投资 8 亿元。\n\n海量数据披露年报，公司去年营收 5 亿元；每股收益 0.5 元。另外，公司拟每股派发股利 0.1 元。",
        {"8 亿元": "赛力斯", "5 亿元": "海量数据", "0.5 元": "海量数据", "0.1 元": "海量数据"},
    ),
    "who announces or expects is the paragraph's company": (
        "同花顺数据显示，两市共有 22 家公司发布预告。\n\n云岚科技预计增幅最高，公司在半年报中称，增长受益于转让海岳科技 34% 股权。"
        "公司预计前三季度净利润为 430 万元。",
        {"430 万元": "云岚科技"},
    ),
    "a holder is of his own paragraph": (
        "云岚科技公告，公司拟以 1 亿元受让王小明持有的安谱实验 45% 的股权。\n\n"
        "海岳股份公告，以每股 8.8 元的价格发行股份，购买其持有的江州久泰 30% 股权；定增募资不超 3 亿元。",
        {"30%": "海岳股份", "3 亿元": "海岳股份"},
    ),
    "a part of a product": (
        "云岚 X9 Pro 配备了 6.7 英寸屏，骁龙 8 Gen 3 处理器，还有 5000 万像素镜头，售价 3799 元起。",
        {"6.7 英寸": "云岚 X9 Pro", "5000 万像素": "云岚 X9 Pro", "3799 元起": "云岚 X9 Pro"},
    ),
    "a part that is itself spoken of": ("骁龙 8 Gen 3 处理器主频达 3.3GHz。", {"3.3GHz": "骁龙 8 Gen 3"}),
    "a person whose pay is told of": (
        "云岚科技上半年营收 3 亿元。联席 CEO 王小明的薪酬也大幅增长。去年，其年薪为 221 万元。",
        {"3 亿元": "云岚科技", "221 万元": "王小明"},
    ),
    "a person who has none of the company's figures": (
        "云岚科技董事长王小明出席活动。去年，其营收为 3 亿元。",
        {"3 亿元": "云岚科技"},
    ),
    "who is said to hold": ("云岚科技的股东中，海岳集团为控股股东，持股比例达 77%。", {"77%": "海岳集团"}),
    "whose shares are got": ("海岳集团投资了 2.5 亿美元，并获得了云岚科技 1.4% 的股权。", {"1.4%": "海岳集团"}),
    "a seat that buys on a day": (
        "云岚科技上半年涨幅较大。远山游资所在席位周四买入 603 万元。",
        {"603 万元": "远山游资所在席位"},
    ),
    "lines of business of the only company": (
        "# 周黑鸭(01458)：业绩恢复\n\n上半年实现收入 12 亿元。\n\n线上渠道收入 1.7 亿元，同比减少 4%。截至 6 月末门店总数 2864 家。",
        {"12 亿元": "周黑鸭", "1.7 亿元": "周黑鸭", "2864 家": "周黑鸭"},
    ),
}
METRICS = {
    "several measures with a word for each": (
        "云岚科技第三季度营收、净利润、扣非净利润均实现双位数增长。",
        {"双位数": {"revenue", "net_profit", "adjusted_net_profit"}},
    ),
    "several measures of one change": ("云岚科技营业收入与净利润同比增长超三成。", {"三成": {"revenue", "net_profit"}}),
    "levels of each": ("云岚汽车 8 月销量和交付量均超过 3 万辆。", {"3 万辆": {"sales_volume", "deliveries"}}),
    "one figure of all together": ("云岚科技营收和净利润合计 3 亿元。", {"3 亿元": {"net_profit"}}),
    "measures that are dealt out": (
        "云岚科技营收和净利润分别增长 5% 和 3%。",
        {"5%": {"revenue"}, "3%": {"net_profit"}},
    ),
    "a list of what is done": ("工会要求增加带薪假期、基本工资提高 5%。", {"5%": {"salary"}}),
    "two digits told exactly": (
        "云岚汽车、海岳汽车销量出现两位数下滑，分别为 15% 和 13.3%。",
        {"15%": {"sales_volume"}, "13.3%": {"sales_volume"}},
    ),
    "points that share a unit": (
        "云岚科技毛利率和净利率分别下降 1.9 和 1.5 个百分点。",
        {"1.9": {"gross_margin"}, "1.5 个百分点": {"net_margin"}},
    ),
}
DIRECTIONS = {
    "云岚科技毛利率和净利率分别下降 1.9 和 1.5 个百分点。": {"1.9": "decrease", "1.5 个百分点": "decrease"},
    "云岚汽车、海岳汽车销量出现两位数下滑，分别为 15% 和 13%。": {"15%": "decrease", "13%": "decrease"},
    "云岚汽车、海岳汽车两家公司增幅较大，分别达 24% 和 22%。": {"24%": "increase", "22%": "increase"},
    "云岚汽车净利润增长两位数，毛利率为 15%。": {"15%": None},
    "云岚汽车增幅为 5%，毛利率达 24%。": {"24%": None},
}


def _named(text: str, figure: str) -> list[str | None]:
    return [f.subject for f in extract(text, published=PUBLISHED) if f.text == figure]


@pytest.mark.parametrize("case", SUBJECTS)
def test_subjects(case: str) -> None:
    text, expected = SUBJECTS[case]
    for figure, subject in expected.items():
        assert _named(text, figure) == (subject if isinstance(subject, list) else [subject]), figure


@pytest.mark.parametrize("case", METRICS)
def test_metrics(case: str) -> None:
    text, expected = METRICS[case]
    facts = extract(text, published=PUBLISHED)
    for figure, metrics in expected.items():
        assert {f.metric for f in facts if f.text == figure} == metrics, figure


@pytest.mark.parametrize("text", DIRECTIONS)
def test_directions(text: str) -> None:
    facts = {f.text: f.direction for f in extract(text, published=PUBLISHED)}
    for figure, direction in DIRECTIONS[text].items():
        assert facts[figure] == direction, figure
