"""Items of a balance sheet, ways and methods have no figure: the company has whose report it is."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import Engine, parse_article

NLP = Engine()


def of_report(title, text):
    article = parse_article(f'---\ntitle: "{title}"\ndate: 2024-03-28\n---\n\n{text}\n', id="x")
    return [(f.text, f.subject, f.metric, f.direction) for f in NLP.process(article).facts]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "期末在建工程余额2亿元，同比增长47%。",
            [("2亿元", "assets", None), ("47%", "assets", "increase")],
        ),
        (
            "期末合同资产余额2亿元。预付账款1亿元。使用权资产3亿元。递延所得税资产4亿元。",
            [(f"{n}亿元", "assets", None) for n in (2, 1, 3, 4)],
        ),
        (
            "应收款项融资1亿元，长期待摊费用0.2亿元，库存股3亿元，少数股东权益5亿元。",
            [(f"{n}亿元", "assets", None) for n in ("1", "0.2", "3", "5")],
        ),
        (
            "租赁负债2亿元；预计负债1亿元；递延收益0.3亿元；应付职工薪酬4亿元；一年内到期的非流动负债5亿元。",
            [(f"{n}亿元", "debt", None) for n in ("2", "1", "0.3", "4", "5")],
        ),
    ],
)
@pytest.mark.parametrize("title", ["云岚科技2023年年报", "云岚科技：2023年年度报告摘要", "云岚科技年报点评"])
def test_items_of_the_balance_sheet_are_the_companys(title, text, rows):
    assert of_report(title, text) == [(figure, "云岚科技", metric, move) for figure, metric, move in rows]


@pytest.mark.parametrize("title", ["云岚科技2023年年报", "云岚科技发布2023年年报"])
def test_lines_of_business_in_a_report_are_parts_of_its_company(title):
    rows = of_report(title, "2023年CDMO业务收入2.9亿元，同比减少48%。ODM业务收入2亿元。")
    assert [row[1] for row in rows] == ["云岚科技"] * 3


def test_each_line_of_business_in_a_list_is_a_part():
    rows = of_report("云岚科技2023年年报", "射频产品实现营业收入14亿元；结构件产品实现营业收入7亿元。")
    assert [row[1] for row in rows] == ["云岚科技"] * 2
    assert of_report("产业观察", "结构件产品实现营业收入7亿元。")[0][1] == "结构件产品"


def test_what_is_no_report_of_its_own_is_about_nobody():
    assert of_report("云岚科技供应商探访", "车间余额2亿元。")[0][1] != "云岚科技"


def test_what_is_expected_to_be_owed_is_owed():
    check(
        "云岚科技预计负债1亿元，递延收益0.3亿元。", {"1亿元": {"modality": "actual"}, "0.3亿元": {"modality": "actual"}}
    )
    check("云岚科技预计负债率为40%。", {"40%": {"metric": "ratio"}})


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("扣除分红后估值为10亿元。", "10亿元", None),
        ("剔除汇率影响后净利润为3亿元。", "3亿元", None),
        ("云岚科技公告，扣除分红后，估值为10亿元。", "10亿元", "云岚科技"),
        ("以资产基础法对备考口径下100%股权估值。", "100%", None),
        ("拟以非公开发行的方式收购100%股权。", "100%", None),
        # What ends alike and is somebody.
        ("00后用户达3000万人。", "3000万人", "00后用户"),
        ("扣除机构投资者后的散户持股占12%。", "12%", "散户"),
    ],
)
def test_ways_methods_and_what_is_left_out_have_nothing(text, figure, subject):
    check(text, {figure: {"subject": subject}})


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("云岚科技营收5亿元（同比增长68%），净利润1亿元（同比增长23%）。", ["云岚科技"] * 4),
        ("电煤销量3亿吨，同比增长4%。", ["电煤"] * 2),
        ("电煤销量3亿吨，焦煤增长4%。", ["电煤", "焦煤"]),
    ],
)
def test_a_change_behind_its_level_is_of_the_same(text, subjects):
    article = parse_article(text, id="x")
    assert [f.subject for f in NLP.process(article).facts] == subjects
