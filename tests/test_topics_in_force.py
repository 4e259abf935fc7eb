"""Whose a figure is where its clause names nobody or several: lists dealt out, several measures, singled-out names, topics in force."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2024, 9, 13)
SUBJECTS = {
    "the members of the sentence's last list": (
        "国有大行、城商行、农商行净利润分别为 45 亿元、21 亿元和 9 亿元；不良率分别为 1.3%、1.7%、2.6%。",
        {"1.3%": "国有大行", "1.7%": "城商行", "2.6%": "农商行"},
    ),
    "a list of one company's measures takes no members": (
        "云岚汽车营收 18 亿元，海岳汽车营收 16 亿元，毛利率与净利率各为 14% 和 3%。",
        {"14%": "海岳汽车", "3%": "海岳汽车"},
    ),
    "names are no modifiers of a measure": (
        "云岚汽车、海岳汽车销量分别为 3 万辆、2 万辆。民营银行、村镇银行不良率分别为 1.6%、2.4%。",
        {"3 万辆": "云岚汽车", "2 万辆": "海岳汽车", "1.6%": "民营银行", "2.4%": "村镇银行"},
    ),
    "one head of single characters": (
        "上半年，南、中、北部用电分别增长 7%、9% 和 4%。男、女选手分别获得 5 枚、6 枚金牌。",
        {"7%": "南部", "9%": "中部", "4%": "北部", "5 枚": "男选手", "6 枚": "女选手"},
    ),
    "works named in a row": (
        "《云岚》《江岚》票房均破 3 亿元。《远山》、《近水》票房均破 2 亿元。",
        {"3 亿元": ["云岚", "江岚"], "2 亿元": ["远山", "近水"]},
    ),
    "quoted goods in a row": (
        "“云岚转债”“海岳转债”和“云枕转债”均上涨超过 15%。",
        {"15%": ["云岚转债", "海岳转债", "云枕转债"]},
    ),
    "indices in a row": ("创业板指、科创综指盘中都涨超 3%，随后走低。", {"3%": ["创业板指", "科创综指"]}),
    "whom a clause singles out": (
        "行业里领涨的股票是云岚科技（涨幅 8.3%）、海岳股份（涨幅 7.6%），跌幅最大的股票是江州药业（跌幅 4.5%）。",
        {"8.3%": "云岚科技", "7.6%": "海岳股份", "4.5%": "江州药业"},
    ),
    "whom no list has is singled out": (
        "云岚证券公告，增资企业数量最多的是纺织（27 家）、环保设备（22 家）、食品（19 家）等行业。",
        {"27 家": "纺织", "22 家": "环保设备", "19 家": "食品"},
    ),
    "the next by their ranks": (
        "从出口地看，第1位为德国，第2位为巴西。第一名是云岚汽车，销量 3 万辆。",
        {"第1位": "德国", "第2位": "巴西", "第一名": "云岚汽车", "3 万辆": "云岚汽车"},
    ),
    "a multiple of another's": (
        "云岚汽车的销量为 30 万辆，是海岳汽车的 3 倍。云岚汽车营收 4 亿元，仅为全球最大车企海岳汽车营收的一半。",
        {"3 倍": "云岚汽车"},
    ),
    "another's own figure, and no multiple": (
        "云岚汽车的市盈率为 26 倍，高于海岳汽车的 18 倍。云岚汽车拥有 31% 的份额，领先于海岳汽车 17% 的份额。",
        {"26 倍": "云岚汽车", "18 倍": "海岳汽车", "31%": "云岚汽车", "17%": "海岳汽车"},
    ),
    "the country spoken of": (
        "日本便利店协会公布的统计显示，2 月全国便利店的早餐销售额减少 3.4%。2 月，日本全国超市的销售额减少 1.5%。",
        {"3.4%": "日本", "1.5%": "日本"},
    ),
    "another country's mainland": ("法国大陆的空置率低于去年第二季度的 7%。", {"7%": "法国"}),
    "this country, whoever else is named": (
        "受美国加税拖累，全国出口下降 4%。国家统计局数据表明，全国网上零售额增长 9%。",
        {"4%": "中国", "9%": "中国"},
    ),
    "a clock's place": (
        "北京时间 9 月 10 日下午消息，平板市场这一年起起落落。第三季度出货达 1470 万部。",
        {"1470 万部": None},
    ),
    "a listed company whose name ends like a research house's": (
        "赛力斯公告，公司拟投资 8 亿元。\n\n零点有数发布年报，公司去年营收 4 亿元；每股收益 0.6 元。同时，公司拟每股派发股利 0.2 元。",
        {"8 亿元": "赛力斯", "4 亿元": "零点有数", "0.6 元": "零点有数", "0.2 元": "零点有数"},
    ),
    "who announces or expects is the paragraph's company": (
        "同花顺数据显示，沪市有 37 家公司发布预告。\n\n云岚科技预计增幅领先，公司在中报里表示，增长受益于出售海岳科技 21% 股权。"
        "公司预计前三季净利润为 860 万元。",
        {"860 万元": "云岚科技"},
    ),
    "a holder is of his own paragraph": (
        "云岚科技公告，公司拟以 1 亿元受让王小明名下的远山软件 38% 的股权。\n\n"
        "海岳股份公告，以每股 6.6 元的价格增发股份，收购其持有的江州云泰 22% 股权；定增募资不超 5 亿元。",
        {"22%": "海岳股份", "5 亿元": "海岳股份"},
    ),
    "a part of a product": (
        "云岚 X9 Pro 配备了 6.4 英寸屏，骁龙 8 Gen 3 处理器，以及 4800 万像素镜头，售价 2899 元起。",
        {"6.4 英寸": "云岚 X9 Pro", "4800 万像素": "云岚 X9 Pro", "2899 元起": "云岚 X9 Pro"},
    ),
    "a part that is itself spoken of": ("骁龙 8 Gen 3 处理器主频达 2.7GHz。", {"2.7GHz": "骁龙 8 Gen 3"}),
    "a person whose pay is told of": (
        "云岚科技上半年营收 3 亿元。联席 CEO 王小明的薪酬随之提高。去年，其年薪为 150 万元。",
        {"3 亿元": "云岚科技", "150 万元": "王小明"},
    ),
    "a person who has none of the company's figures": (
        "云岚科技董事长王小明出席活动。去年，其营收为 3 亿元。",
        {"3 亿元": "云岚科技"},
    ),
    "who is said to hold": ("云岚科技的股东中，海岳集团为第一大股东，持股比例为 52%。", {"52%": "海岳集团"}),
    "whose shares are got": ("海岳集团投入了 9000 万美元，从而获得云岚科技 3.2% 的股权。", {"3.2%": "海岳集团"}),
    "a seat that buys on a day": (
        "云岚科技上半年涨幅较大。远山游资所在席位周二买入 280 万元。",
        {"280 万元": "远山游资所在席位"},
    ),
    "lines of business of the only company": (
        "# 周黑鸭(01458)：盈利改善\n\n上半年取得收入 15 亿元。\n\n直播渠道收入 2.3 亿元，同比下跌 9%。截至 6 月末共有门店 3150 家。",
        {"15 亿元": "周黑鸭", "2.3 亿元": "周黑鸭", "3150 家": "周黑鸭"},
    ),
}
METRICS = {
    "several measures with a word for each": (
        "云岚科技第二季度净利润、营收及扣非净利润都录得双位数增长。",
        {"双位数": {"revenue", "net_profit", "adjusted_net_profit"}},
    ),
    "several measures of one change": ("云岚科技营业收入与净利润同比提升逾四成。", {"四成": {"revenue", "net_profit"}}),
    "levels of each": ("云岚汽车 8 月销量和交付量均超过 3 万辆。", {"3 万辆": {"sales_volume", "deliveries"}}),
    "one figure of all together": ("云岚科技营收和净利润合计 3 亿元。", {"3 亿元": {"net_profit"}}),
    "measures that are dealt out": (
        "云岚科技营收和净利润分别增长 5% 和 3%。",
        {"5%": {"revenue"}, "3%": {"net_profit"}},
    ),
    "a list of what is done": ("工会要求增加调休天数、底薪提高 6%。", {"6%": {"salary"}}),
    "two digits told exactly": (
        "云岚汽车、海岳汽车销量都是两位数下跌，分别为 18% 和 14.2%。",
        {"18%": {"sales_volume"}, "14.2%": {"sales_volume"}},
    ),
    "points that share a unit": (
        "云岚科技毛利率与净利率分别下跌 2.4 和 1.2 个百分点。",
        {"2.4": {"gross_margin"}, "1.2 个百分点": {"net_margin"}},
    ),
}
DIRECTIONS = {
    "云岚科技毛利率与净利率分别下跌 2.4 和 1.2 个百分点。": {"2.4": "decrease", "1.2 个百分点": "decrease"},
    "云岚汽车、海岳汽车销量都是两位数下跌，分别为 18% 和 14%。": {"18%": "decrease", "14%": "decrease"},
    "云岚汽车、海岳汽车两家企业增幅靠前，分别达 31% 和 27%。": {"31%": "increase", "27%": "increase"},
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
