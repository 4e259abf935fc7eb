"""Who has the figure: families of sentences of the press, with counters."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract

PUBLISHED = date(2021, 9, 10)
CASES = {
    "counted actors": (
        "云岚银行超标 4 个百分点。数据显示，目前仍有 10 家银行的占比超标，另外 19 家银行的占比下降 2 个百分点。",
        {"10 家": "银行", "19 家": "银行", "2 个百分点": "19 家银行"},
    ),
    "counted listed companies": (
        "截至 3 月末，A 股共有 1830 家上市公司获得补贴。其中有 12 家企业超过 1 亿元。",
        {"1830 家": "上市公司", "12 家": "企业"},
    ),
    "what a company has counted": (
        "云岚科技去年营收 3 亿元。目前有 30 家门店，200 名员工，300 家客户。",
        {"30 家": "云岚科技", "200 名": "云岚科技", "300 家": "云岚科技"},
    ),
    "shares of those asked": (
        "报告显示，超五成快递员月收入不超过 5000 元。近九成受访者表示有信心。51% 的网点表示满意。",
        {"五成": "快递员", "5000 元": "快递员", "九成": "受访者", "51%": "网点"},
    ),
    "a share that lies somewhere": (
        "云岚咖啡今年开店 900 家，其中三分之一位于一线城市。",
        {"900 家": "云岚咖啡", "三分之一": "云岚咖啡"},
    ),
    "sums with their nouns": (
        "其中，国内贷款 2 万亿元，增长 20%；外部融资 4 万亿元，增长 1%。",
        {"2 万亿元": "国内贷款", "20%": "国内贷款", "4 万亿元": "外部融资", "1%": "外部融资"},
    ),
    "a name that the figure qualifies": (
        "食品股中，注册资本 24 亿元的云岚食品、49 亿元的江岚食品受惠最大。",
        {"24 亿元": "云岚食品", "49 亿元": "江岚食品"},
    ),
    "a holder that his stake qualifies": (
        "云岚科技公告称，持股 5% 以上的股东江岚资本拟减持公司股份不超总股本的 1%。",
        {"5% 以上": "江岚资本", "1%": "江岚资本"},
    ),
    "a name that another only qualifies": (
        "甫躋身台積電供應鏈的雲嵐科技，因應訂單湧入，規劃斥資超過 10 億元擴產。",
        {"10 億元": "云岚科技"},
    ),
    "a company that the figure and its trade qualify": (
        "某社 9 月 9 日讯（编辑 王小舒）总市值近 200 亿元的焦煤龙头云岚股份公告，获省国资委同意建设风电项目 30 万千瓦。",
        {"200 亿元": "云岚股份", "30 万千瓦": "云岚股份"},
    ),
    "a holder without 的": (
        "云岚黄金公告，持股 5% 以上股东江岚南方计划在披露日起三个月内，减持公司股份不超过 840 万股，占总股本的 2%。",
        {"5% 以上": "江岚南方", "840 万股": "江岚南方", "2%": "江岚南方"},
    ),
    "what a definite noun stands for": (
        "江岚集团旗下的云州国际机场二期工程动工。该机场去年旅客吞吐量达 3000 万人次。",
        {"3000 万人次": "云州国际机场"},
    ),
    "a definite noun that opens the sentence": (
        "江岚科技在港岛出售了一个物业发展项目，该项目由云岚建设承建，楼面面积只有约 1.5 万平方米。",
        {"1.5 万平方米": "物业发展项目"},
    ),
    "a definite noun of measures and of products": (
        "云岚科技发布新一代 X5 芯片。该芯片集成 300 亿个晶体管。该指标同比增长 3%。",
        {"300 亿个": "X5"},
    ),
    "the market of a place": (
        "台北股市今天下跌 57.15 点，收在 16801.62 点。",
        {"57.15 点": "台北股市", "16801.62 点": "台北股市"},
    ),
    "the papers that a reporter is of": (
        "云州周报记者梳理发现，四个一线城市的占比均超过 40%。其中广州为 45.5%，杭州为 47.9%。",
        {"45.5%": "广州", "47.9%": "杭州"},
    ),
    "an example": (
        "云岚银行市值约 1.8 万亿元，不过还可以看互联网公司，比如江岚互娱，目前市值大约为 1.1 万亿港元。",
        {"1.8 万亿元": "云岚银行", "1.1 万亿港元": "江岚互娱"},
    ),
    "others that do well too": (
        "星原科技上涨超过 15%，云岚半导体、江岚股份等也表现出色，涨幅超过 5%。",
        {"15%": "星原科技", "5%": "云岚半导体"},
    ),
    "who only invests in a round": (
        "云岚医药近日完成 A 轮融资，获得江岚基金领投，海岳天使基金及星原基金跟投的 3000 万元资金支持。",
        {"3000 万元": "云岚医药"},
    ),
    "places behind one word": (
        "云岚股份公告，公司已在安顺市关岭县、普定县、西秀区获得规模项目 21 个。",
        {"21 个": "云岚股份"},
    ),
    "whose company it is": (
        "云岚汽车旗下 A 股上市公司江岚汽车日前发布的 2015 年报显示，公司利润总额 4.3 亿元。",
        {"4.3 亿元": "江岚汽车"},
    ),
    "its largest holder": (
        "隔天雲嵐電信最大股東江嵐集團就宣布，將投資新台幣 100 億元。",
        {"100 億元": "江岚集团"},
    ),
    "who announces in the clause": (
        "云岚航空已通知客户运价上涨 20%，江岚航空则在今天宣布调涨运费 30%。",
        {"20%": "云岚航空", "30%": "江岚航空"},
    ),
    "who reports of himself": (
        "云岚证券净利润 12 亿元。较早披露的江岚证券年报显示，其在去年实现净利润 83 亿元；实现营业收入 240 亿元。",
        {"12 亿元": "云岚证券", "83 亿元": "江岚证券", "240 亿元": "江岚证券"},
    ),
    "persons in a row": (
        "云岚科技公告，王小华持股比例从 6.4% 降为 3.2%，李大明从 2.7% 升为 5.9%。",
        {"3.2%": "王小华", "2.7%": "李大明", "5.9%": "李大明"},
    ),
    "each of those named for example": (
        "云岚股份、江岚股份、山岚股份等个股涨幅均超过 3%。",
        {"3%": {"云岚股份", "江岚股份", "山岚股份"}},
    ),
    "each of two that are counted": (
        "云岚股份、江岚股份两家公司涨幅均超过 5%。",
        {"5%": {"云岚股份", "江岚股份"}},
    ),
    "the next and the most": (
        "前七月来岛旅客 540 万人次，其中又以背包客达 173 万人次最多，其次为泰国 84 万人次；第三是澳洲 61 万人次。",
        {"173 万人次": "背包客", "84 万人次": "泰国", "61 万人次": "澳大利亚"},
    ),
    "how it was done": (
        "云岚科技以集中竞价方式回购 300 万股，最高成交价 6.5 元。",
        {"300 万股": "云岚科技"},
    ),
    "what is told of": (
        "据观光局公布的旅客统计，背包客部分，7 月达 27 万人次，同比增长 38%。",
        {"27 万人次": "背包客", "38%": "背包客"},
    ),
    "a company's part": (
        "云岚科技上半年营收 3 亿元。汽车业务方面，收入 1 亿元。",
        {"1 亿元": "云岚科技"},
    ),
    "whose the compared figure is": (
        "云岚外卖高峰日订单量达 0.7 亿单，相比美团的 0.9 亿单仍有差距。",
        {"0.9 亿单": "美团"},
    ),
    "the market of a kind of goods": (
        "云岚科技 CEO 李大明表示，2022 年折叠手机市场将增长 10 倍。",
        {"10 倍": "折叠手机市场"},
    ),
    "the whole trade": (
        "云岚证券营收 5 亿元。证券业协会数据显示，全行业利息收入合计 820 亿元。",
        {"5 亿元": "云岚证券", "820 亿元": "全行业"},
    ),
    "of cars a kind by its letters": (
        "轿车细分市场的产销同比分别下降 6.2% 和 5.8%；SUV 产销同比分别下降 9.4% 和 8.6%。",
        {"6.2%": "轿车细分市场", "9.4%": "SUV", "8.6%": "SUV"},
    ),
    "members of a list with quotation marks": (
        "来自东盟、欧盟、“丝路”沿线国家和香港、澳门地区投资分别增长 10%、13%、14%、12% 和 68%。",
        {"10%": "东盟", "14%": "“丝路”沿线国家", "68%": "澳门地区"},
    ),
    "的 within a word": ("波罗的海综合指数跌破 4000 点。", {"4000 点": "波罗的海综合指数"}),
    "words that name nobody": (
        "若以 27 日股价 43.1 元计算，云岚科技每股配发 1.95 元现金股利。",
        {"43.1 元": None, "1.95 元": "云岚科技"},
    ),
    "a count of shares that parts nothing": (
        "云岚证券拟每 10 股派发 0.5 元，共派发 2.4 亿元；江岚证券拟每 10 股派发 0.3 元，实际分配利润为 0.9 亿元。",
        {"0.5 元": "云岚证券", "0.3 元": "江岚证券", "0.9 亿元": "江岚证券"},
    ),
    "the former and the latter of indices": (
        "道指和标普 500 指数同步创下历史新高，前者涨 0.5%，后者涨 0.1%。",
        {"0.5%": "道指", "0.1%": "标普 500 指数"},
    ),
    "whose value is exceeded": (
        "云岚汽车总市值达到 340 亿美元，高于通用汽车 312 亿美元。",
        {"340 亿美元": "云岚汽车", "312 亿美元": "通用汽车"},
    ),
    "brands of a country": ("云岚汽车销量 3 万辆。中国品牌的商用车产销超过 85 万辆。", {"85 万辆": "中国品牌"}),
    "what its own is": (
        "美国汽车市场规模全球最大，其汽车保有量近 2.8 亿辆。",
        {"2.8 亿辆": "美国"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_subject(case):
    text, wanted = CASES[case]
    found: dict[str, set[str | None]] = {}
    for fact in extract(text, published=PUBLISHED):
        found.setdefault(fact.text, set()).add(fact.subject)
    assert {figure: found.get(figure) for figure in wanted} == {
        figure: names if isinstance(names, set) else {names} for figure, names in wanted.items()
    }


def test_a_speaker_keeps_the_script_of_the_text():
    """A speaker has no words of the text beside its name, as a subject has."""
    (fact,) = extract("雲嵐科技董事長劉大偉表示，今年營收將達 20 億元。", published=PUBLISHED)
    assert (fact.subject, fact.subject_text, fact.speaker) == ("云岚科技", "雲嵐科技", "劉大偉")


NOTE = "---\ntitle: 云岚科技中报点评：费用增加\ndate: 2021-08-15\nsource: 江岚证券研究\n---\n\n"


def test_a_title_alone_says_whose_公司_the_text_means():
    facts = extract(f"{NOTE}费用影响利润。上半年公司实现营业收入 32 亿元。\n\n电商业务开始发力，公司该业务收入 11 亿元。")
    assert [fact.subject for fact in facts] == ["云岚科技", "云岚科技"]


def test_公司_is_not_that_of_the_title_where_the_text_names_others():
    facts = extract(f"{NOTE}江岚汽车上半年销量下滑。公司实现营业收入 32 亿元。")
    assert [fact.subject for fact in facts] == ["江岚汽车"]
