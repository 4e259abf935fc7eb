"""Whom a text goes on to tell of: anaphora, lists, holders, headings and reports, with counters."""

from __future__ import annotations

import pytest

from claimed import check, row
from digestnlp import extract

# A text, and of its figures who has each.
SUBJECTS = {
    "a company called by its home": (
        "三星第三季度营收增长。这家韩国巨头出货了近 6000 万部手机，占据了 21% 的市场份额。",
        {"6000 万部": "三星", "21%": "三星"},
    ),
    "a company called by its trade": (
        "云岚汽车销量增长。该车企 8 月交付 3 万辆。",
        {"3 万辆": "云岚汽车"},
    ),
    "behind reports of others": (
        "三星重返第一。根据江岚咨询和远山数据的报告，这家韩国手机厂商出货 5800 万部。",
        {"5800 万部": "三星"},
    ),
    "another beside the company so called": (
        "谷歌公布财报。这家公司的竞争对手小米出货了 4000 万部手机。",
        {"4000 万部": "小米"},
    ),
    "a thing behind its kind": (
        "开源数据库项目 Polaris 宣布完成 500 万美元融资。该项目已获得超过 120 万次拉取。",
        {"120 万次": "Polaris"},
    ),
    "a thing before its kind": (
        "云岚科技开发了一款名为 Vestra 的控制系统。该系统准确率达 96%。",
        {"96%": "Vestra"},
    ),
    "a work": (
        "《原神》上周发售。该作媒体评分为 87 分。",
        {"87 分": "原神"},
    ),
    "in a title": (
        "Redmi K50 Pro 在《原神》中可以实现 59 帧，机身最高温度 46℃。",
        {"46℃": "Redmi K50 Pro"},
    ),
    "of a title": (
        "《原神》首周售出 300 万份。",
        {"300 万份": "原神"},
    ),
    "a maker's new product": (
        "苹果全新 Mac mini 发布，售价 4999 元起。",
        {"4999 元起": "Mac mini"},
    ),
    "those who act in concert": (
        "江岚集团及其一致行动人云岚投资有限公司合计持股 2.8 亿股，相当于总股本的 57%。",
        {"2.8 亿股": "江岚集团", "57%": "江岚集团"},
    ),
    "those who act in concert, dealt out": (
        "云岚股份公告，控股股东李大海及其一致行动人之李小河、王明分别质押股份 90 万股、400 万股、1500 万股。",
        {"90 万股": "李大海", "400 万股": "李小河", "1500 万股": "王明"},
    ),
    "two who are no party": (
        "江岚集团和远山资本合计持有公司 12% 股份。",
        {"12%": "江岚集团和远山资本"},
    ),
    "a holder of whom the sentence goes on to tell": (
        "公告显示，江岚集团已质押 2600 万股。李大海名下有 1200 万股，累计质押 300 万股，占其持股的 25%。",
        {"300 万股": "李大海", "25%": "李大海"},
    ),
    "a company that goes on itself": (
        "云岚股份公告，公司累计减持江岚科技股份 100 万股。",
        {"100 万股": "云岚股份"},
    ),
    "the company that is bought": (
        "云岚股份拟收购江岚医疗。按资产基础法，标的公司的股东权益估值为 2.6 亿元，增值 7000 万元。",
        {"2.6 亿元": "江岚医疗", "7000 万元": "江岚医疗"},
    ),
    "the company that is valued": (
        "云岚股份拟购买远山资本持有的江岚智能股权。评估基准日，被评估单位净资产为 2 亿元。公司去年营收 30 亿元。",
        {"2 亿元": "江岚智能", "30 亿元": "云岚股份"},
    ),
    "indices in a row": (
        "恒生指数报 17890.2，周涨 2.1%，国企指数报 6120.5，周涨 1.7%，红筹指数报 3410.8，周跌 0.4%。",
        {
            "17890.2": "恒生指数",
            "2.1%": "恒生指数",
            "6120.5": "国企指数",
            "1.7%": "国企指数",
            "3410.8": "红筹指数",
            "0.4%": "红筹指数",
        },
    ),
    "indices in a row, moves first": (
        "创业板指一周下跌 1.3%，收于 1876.4，上证指数一周上涨 0.9%，收于 2968.5。",
        {"1.3%": "创业板指", "1876.4": "创业板指", "0.9%": "上证指数", "2968.5": "上证指数"},
    ),
    "an index of which more is told": (
        "美元指数向上，低见 101.53，收报 102.3。",
        {"101.53": "美元指数", "102.3": "美元指数"},
    ),
    "ordinals with one head": (
        "第一、二、三产业用电量分别增长 3.1%、5.2% 和 6.7%。",
        {"3.1%": "第一产业", "5.2%": "第二产业", "6.7%": "第三产业"},
    ),
    "each with its ordinal": (
        "第一、第二、第三产业增速分别为 3.1%、5.2% 和 6.7%。",
        {"3.1%": "第一产业", "5.2%": "第二产业", "6.7%": "第三产业"},
    ),
    "members of a set": (
        "规模以上工业中的采矿业、制造业产值分别增长 2.3%、10.1%。",
        {"2.3%": "采矿业", "10.1%": "制造业"},
    ),
    "whom another exceeds, in brackets": (
        "生物质发电装机达 326 万千瓦，已经高于核电（298 万千瓦），仍低于水电（475 万千瓦）。",
        {"326 万千瓦": "生物质发电", "298 万千瓦": "核电", "475 万千瓦": "水电"},
    ),
    "no one whom it exceeds": (
        "云岚科技毛利率为 30%，高于去年同期（25%），低于市场预期（32%）。",
        {"30%": "云岚科技", "25%": "云岚科技", "32%": "云岚科技"},
    ),
    "what a report tells of others": (
        "江岚科技报告：海岳国黑客约占盗号案件三成。",
        {"三成": "海岳国黑客"},
    ),
    "a company's own report": (
        "云岚科技财报：净利润增长 5%。",
        {"5%": "云岚科技"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_who_has_the_figure(text, expected):
    check(text, {figure: {"subject": subject} for figure, subject in expected.items()})


@pytest.mark.parametrize(
    ("text", "figure", "subjects"),
    [
        ("云岚科技和江岚科技相继宣布涨价 6%。", "6%", ["云岚科技", "江岚科技"]),
        ("云岚银行和江岚银行公布财报，净利润均增长 5%。", "5%", ["云岚银行", "江岚银行"]),
        ("云岚科技与江岚科技宣布合作，投资 3 亿元。", "3 亿元", ["云岚科技"]),
        ("云岚证券和江岚证券认为，远山科技营收将增长 6%。", "6%", ["远山科技"]),
    ],
)
def test_what_several_announce_is_of_each_where_it_can_be(text, figure, subjects):
    assert [fact.subject for fact in extract(text) if fact.text == figure] == subjects


def test_the_companies_of_a_place_are_not_the_one_told_of():
    assert row("云岚汽车宣布扩产。该国企业负债 3 万亿元。", "3 万亿元").subject != "云岚汽车"


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("以询价方式减持的，减持不超过总股本的 3%。", "3%", "plan"),
        ("李大海在任何三个月里减持股份总数不超过总股本的 1.5%。", "1.5%", "plan"),
        ("该股东每季度减持的股份不超过其持股的 2%。", "2%", "plan"),
        ("截至本公告披露日，股东江岚集团已减持公司股份 2%。", "2%", "actual"),
    ],
)
def test_an_upper_bound_of_what_holders_sell_is_planned(text, figure, modality):
    assert row(text, figure).modality == modality


def test_figures_are_dealt_out_over_the_periods_of_their_own_clause():
    september = {"period": "2024-09-01..2024-09-30"}
    check(
        "8、9 月份卡车产销转淡，9 月份当月产销分别为 31 万辆和 29 万辆。",
        {"31 万辆": {**september, "metric": "production"}, "29 万辆": {**september, "metric": "sales_volume"}},
    )
    check(
        "5 月、6 月汽车销量分别为 180 万辆和 190 万辆。",
        {"180 万辆": {"period": "2024-05-01..2024-05-31"}, "190 万辆": {"period": "2024-06-01..2024-06-30"}},
    )


BOLD = (
    "# 车展新车\n\n**云岚汽车全新逍客**\n\n**官方指导价：12 万元**\n\n新车轴距为 2620 毫米。\n\n"
    "**大众高尔夫 GTI**\n\n**官方指导价：22 万元**\n"
)


def test_a_bold_line_that_only_says_a_figure_is_of_the_heading_above():
    check(BOLD, {"12 万元": {"subject": "逍客"}, "22 万元": {"subject": "大众高尔夫 GTI"}})
    assert (
        row("**云岚科技**\n\n营收增长。\n\n**江岚科技：营收 3 亿元**\n\n净利润为 2 亿元。", "2 亿元").subject
        == "江岚科技"
    )
