"""Whom a text means by 公司 where it names none, whole noun phrases, parts of a whole and of a kind; with counters."""

from __future__ import annotations

import pytest

from digestnlp import Engine, parse_article

NLP = Engine()


def read(text):
    return NLP.process(parse_article(f"---\ndate: 2025-05-08\n---\n\n{text}\n", id="x")).facts


CASES = {
    # 公司 in a text that names no company
    "the company of a note": (
        "点评：公司上季度订单饱满，毛利率提升至31%。公司计划扩建厂房4万平方米，目前市值较净资产折价18%。",
        {"31%": "公司", "4万平方米": "公司", "18%": "公司"},
    ),
    "told of without a figure": ("公司上半年业绩承压。预计2026年EPS为0.8元。", {"0.8元": "公司"}),
    "a company that is named": ("云岚科技发布年报，公司收入增长6%。", {"6%": "云岚科技"}),
    "an index of companies": ("公司治理指数升至80分。", {"80分": "公司治理指数"}),
    "companies of some kind": ("境内公司数量达3万家。", {"3万家": "境内公司"}),
    "a company of some kind": ("一家物流公司去年亏损2亿元。", {"2亿元": "物流公司"}),
    # Whole noun phrases
    "joined by 和": ("私营企业增长4.2%，个体及小微企业增长3.1%。", {"4.2%": "私营企业", "3.1%": "个体及小微企业"}),
    "joined with what is counted": ("学校里，教师和管理人员300名。", {"300名": "教师和管理人员"}),
    "joined within a whole": ("全市干部中，医生和护理人员1.3万名。", {"1.3万名": "医生和护理人员"}),
    "a total of what is joined": ("技工和学徒共900名。", {"900名": "技工和学徒"}),
    "kinds that leave out the noun": (
        "问卷显示，认为客流较旺的商户占31%，一般的占52%，不足的占17%。",
        {"31%": "商户", "52%": "商户", "17%": "商户"},
    ),
    "a share that is a noun": ("线上渠道的占比为31%。", {"31%": "线上渠道"}),
    "the whole of a place": ("全县茶园面积达6万亩。", {"6万亩": "茶园"}),
    "a measure that reaches another": ("混动车产量超过燃油车产量3万辆。", {"3万辆": "混动车"}),
    # A sum behind a list
    "a sum of a list": (
        "东港煤矿、南港煤矿和西港煤矿产量分别为4万吨、3万吨和2万吨，合计9万吨。",
        {"4万吨": "东港煤矿", "9万吨": "东港煤矿、南港煤矿和西港煤矿"},
    ),
    "a sum of a list of stores": (
        "城东库、城南库和城西库周转量分别为4万吨、3万吨和2万吨，合计9万吨。",
        {"4万吨": "城东库", "9万吨": "城东库、城南库和城西库"},
    ),
    "a sum of somebody else": (
        "城东库、城南库周转量分别为4万吨和3万吨，云岚物流合计运出9万吨。",
        {"3万吨": "城南库", "9万吨": "云岚物流"},
    ),
    # Parts of a whole and of kinds
    "where parts come from": (
        "江州游客44%来自省内，38%来自邻省，其余18%来自海外。",
        {"44%": "江州游客", "38%": "江州游客", "18%": "江州游客"},
    ),
    "whoever is named between": (
        "云岚科技收入60%来自江州；海岳科技收入增长，60%来自江州。",
        {"60%": "海岳科技"},
    ),
    "a part of people": ("近四成的人选择观望，两成的人打算租房。", {"四成": "人", "两成": "人"}),
    "a part of things": ("七成的水库恢复了供水，三成的灌渠仍在维修。", {"七成": "水库", "三成": "灌渠"}),
    # Who cannot have it
    "capital of a new firm": ("云岚科技在江州设立锂电公司，注册资本9000万元。", {"9000万元": "锂电公司"}),
    "capital of a new firm by name": (
        "云岚科技拟设立全资子公司江州云鹿电子有限公司，注册资本1亿元。",
        {"1亿元": "江州云鹿电子有限公司"},
    ),
    "capital of one that was founded": ("云岚集团成立于2001年，注册资本20亿元。", {"20亿元": "云岚集团"}),
    "capital of no person": (
        "云岚能源发生变更。张三卸任，由李四接任，注册资本由2亿元增至3亿元。",
        {"2亿元": "云岚能源", "3亿元": "云岚能源"},
    ),
    "another house that expects": (
        "高盛预计明年银价升至40美元，瑞银则预计为45美元。",
        {"40美元": "银价", "45美元": "银价"},
    ),
    "a name that opens what looks like an idiom": ("微软拼音用户达4亿。", {"4亿": "微软"}),
    "words of an idiom": ("减产基本板上钉钉，钉钉用户达3亿。", {"3亿": "钉钉"}),
    "our own city": (
        "苏州人爱网购，苏州快递业火热。从苏州到乌鲁木齐约4000公里。我市快递业务量达3万件。",
        {"3万件": "苏州"},
    ),
    "our own city, seldom named": (
        "江州人爱网购。从江州到鹤城市约300公里。我市快递业务量达3万件。",
        {"3万件": "江州"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_whose_figure(text, expected):
    found = {f.text: f.subject_text for f in read(text)}
    assert {figure: found.get(figure) for figure in expected} == expected


HEADINGS = {
    "whose it is": ("## 前五月利润2亿元\n\n云岚科技公告，前五月利润2亿元，同比增长7%。", "2亿元", "云岚科技", None),
    "a quote of a day": (
        "## 云岚保险融资净买入120万元\n\n2025年5月6日，云岚保险融资净买入120万元。",
        "120万元",
        "云岚保险",
        "2025-05-06",
    ),
    "a part of it": ("## 入学率升至30%\n\n江州公布数据。其中女生入学率升至30%。", "30%", None, None),
    "another figure": ("## 利润2亿元\n\n云岚科技公告，前五月利润3亿元。", "2亿元", None, None),
}


@pytest.mark.parametrize(("text", "figure", "subject", "day"), HEADINGS.values(), ids=HEADINGS)
def test_a_heading_takes_what_the_text_below_says_of_its_figure(text, figure, subject, day):
    heading = next(f for f in read(text) if f.text == figure)
    assert heading.subject == subject
    if day is not None:
        assert str(heading.period_end) == day


def test_quotes_of_a_digest_are_of_its_day_and_of_one_read_in_the_morning_of_the_day_before():
    body = "# 要闻\n\n## 甲\n\n江州发布新规，涉及3家企业。\n\n## 乙\n\n纳指收报11364点，升210点。\n"
    for title, day in (("晚间要闻", "2025-05-12"), ("财经早餐", "2025-05-09")):
        article = parse_article(f"---\ntitle: {title}\ndate: 2025-05-12\n---\n\n{body}", id="x")
        facts = NLP.process(article).facts
        assert {str(f.period_end) for f in facts if f.metric == "index_level"} == {day}


HEADS = {
    "a plant that somebody has built": (
        "这座由云岚集团投资20亿元的电厂，占地300亩，年发电量5亿千瓦时。",
        {"20亿元": "云岚集团", "300亩": "电厂", "5亿千瓦时": "电厂"},
    ),
    "whoever is named later": (
        "这款由云岚科技研发的芯片，功耗仅2瓦，云岚科技员工达300人。",
        {"2瓦": "芯片", "300人": "云岚科技"},
    ),
    "a firm that is told of by a word": (
        "这款由云岚科技研发的芯片，让公司利润增长30%。",
        {"30%": "云岚科技"},
    ),
    "a firm that was told of": (
        "云岚科技发布年报。这家成立于江州的企业，去年营收3亿元。",
        {"3亿元": "云岚科技"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS)
def test_a_noun_behind_the_clause_that_qualifies_it(text, expected):
    found = {f.text: f.subject for f in read(text)}
    assert {figure: found.get(figure) for figure in expected} == expected


def test_a_title_with_a_word_of_the_morning_is_none_of_a_digest():
    article = parse_article("---\ntitle: 早参馆股价大涨\ndate: 2025-05-12\n---\n\n云岚科技收报11元，升5%。", id="x")
    assert {str(f.period_end) for f in NLP.process(article).facts} == {"2025-05-12"}


@pytest.mark.parametrize(
    ("outlet", "place"),
    [
        ("绍兴晚报", "绍兴"),
        ("北京日报", "北京"),
        # What is called after no town leaves it to what the text names.
        ("科技时报", "昆明"),
        ("浙江日报", "昆明"),  # a province is no 我市
        ("", "昆明"),
    ],
)
def test_our_town_is_that_of_the_outlet(outlet, place):
    text = "从绍兴到昆明有 2100 公里，到昆明要五天。今年我市新增停车位 3 万个。"
    (fact,) = (f for f in NLP.process(parse_article(text, id="x", source=outlet or None)).facts if f.text == "3 万个")
    assert fact.subject == place
