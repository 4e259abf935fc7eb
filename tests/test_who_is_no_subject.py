"""Words and names that only say why, by whom, from where or by which standard, and have no figure themselves."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import Engine, find_entities, parse_article


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("反观云栖智能，交付量为9.2万辆。", "9.2万辆", "云栖智能"),
        ("再看云栖智能，交付量为9.2万辆。", "9.2万辆", "云栖智能"),
        ("纵观云栖智能，交付量为9.2万辆。", "9.2万辆", "云栖智能"),
        ("当前股价对应云栖智能2025年市盈率为18倍。", "18倍", "云栖智能"),
        ("股东远山能源持有股份1200万股。计划通过集中竞价方式减持不超过200万股。", "200万股", "远山能源"),
        ("2024年，受监管部门约谈影响下架商品420件。", "420件", None),
        ("受江州市市场监督管理局调查影响召回27次，涉及车辆3万辆。", "27次", None),
        ("受云岚科技降价影响，远山能源销量下降12%。", "12%", "远山能源"),
        ("云岚医药收到由远山制药支付的8000万美元首付款。", "8000万美元", "云岚医药"),
        ("云岚医药于1月10日收到了远山制药支付的1000万美元款项。", "1000万美元", "云岚医药"),
        ("远山科技支付的1000万美元已到账。", "1000万美元", "远山科技"),
        ("续费率为82%，远高于行业60%的平均水平。", "82%", None),
        ("再保险公司总资产达210亿元。", "210亿元", "再保险公司"),
        ("再担保机构贷款余额210亿元。", "210亿元", "再担保机构"),
        ("企（事）业单位存款增加3000亿元。", "3000亿元", "企（事）业单位存款"),
    ],
)
def test_who_has_a_figure_behind_words_that_frame_it(text, figure, subject):
    check(text, {figure: {"subject": subject}})


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("上海到北京运价为每箱3120美元，较上周涨210美元。", "3120美元", "上海到北京"),
        ("北京至上海航线票价上涨12%。", "12%", "北京至上海航线"),
        ("北京—上海高铁客流达到30万人次。", "30万人次", "北京—上海高铁"),
        # No route: two ends of a way, of time or of a list.
        ("从北京到上海的1318公里建成高铁。", "1318公里", None),
        ("北京和上海的票价分别上涨3%和2%。", "3%", "北京"),
        ("5月至6月票价上涨3%。", "3%", None),
    ],
)
def test_routes_have_what_is_paid_on_them(text, figure, subject):
    check(text, {figure: {"subject": subject}})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("博时基金海岳科创园REIT认购天数为3天。", ["博时基金海岳科创园REIT"]),
        ("工银瑞信稀有资源主题ETF募集18亿元。", ["工银瑞信稀有资源主题ETF"]),
        ("博时基金管理规模8000亿元。", []),
        ("博时基金旗下ETF规模8000亿元。", []),
        ("博时基金推出两只科创园REIT。", []),
    ],
)
def test_funds_behind_their_house(text, names):
    assert [e.text for e in find_entities(text) if e.label == "PRODUCT"] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("其一致行动人江州禾岚投资咨询合伙企业持有股份880万股。", "江州禾岚投资咨询合伙企业"),
        ("股东中国岚能持有公司股份1200万股。", "中国岚能"),
        ("全国快递业揽收快递包裹4.1亿件。", None),
        ("股东中国公民持有股份3万股。", None),
    ],
)
def test_names_of_holders_and_none(text, name):
    assert [e.text for e in find_entities(text) if e.label == "COMPANY"] == ([name] if name else [])


def test_years_behind_latin_names():
    year = "2024-01-01..2024-12-31"
    check("云岚MEGA2024年交付1.1万辆。", {"1.1万辆": {"subject": "云岚MEGA", "period": year}})
    check("云岚X2024的销量为3万辆。", {"3万辆": {"period": ".."}})


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("云栖智能公布2024年三季度未经审计业绩", "云栖智能"),
        ("云栖智能披露2024年年报", "云栖智能"),
        ("云栖智能发布行业报告", None),
    ],
)
def test_whose_accounts_the_title_tells_of(title, subject):
    text = f'---\ntitle: "{title}"\ndate: 2025-03-05\n---\n\n总收入为5.2亿元。营业利润率为12%。\n'
    facts = Engine().process(parse_article(text, id="x")).facts
    assert [fact.subject for fact in facts] == [subject, subject]


def test_currencies_have_no_figures():
    text = "纯利达到人民币106百万元，纯利率则为16%，按年分别增长15%及3.9个百分点。"
    facts = Engine().process(parse_article(text, id="x")).facts
    assert "人民币" not in [fact.subject for fact in facts]
