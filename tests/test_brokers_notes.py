"""A broker's note is on one company, which it calls 公司 throughout, whoever has written it and whomever else it names."""

import pytest

from claimed import row

NOTES = [
    # Its code stands on a line of its own, and its brands have figures of theirs.
    (
        "云岚汽车(600123)\n\n公司发布 8 月产销快报：总销量 7.1 万辆。其中云帆品牌销量 4.2 万辆。\n\n"
        "投资建议：公司新品周期已至，2026 年弹性更大。预计 2026 年 EPS 为 0.73 元。",
        "0.73 元",
        "云岚汽车",
    ),
    # The house opens the page.
    (
        "东岭证券研究 2025 年 3 月 4 日\n\n公司发布年报，2024 年实现营收 60.69 亿元。维持“增持”评级。\n\n云岚家居线下收入同比增长 4%。",
        "60.69 亿元",
        "云岚家居",
    ),
    # The name comes late.
    (
        "事件：公司发布年报，2024 年归母净利润为 3.9 亿元。\n\n盈利预测：云岚家居渠道扩张顺利，云岚家居份额提升。给予“买入”评级。",
        "3.9 亿元",
        "云岚家居",
    ),
]


@pytest.mark.parametrize(("text", "figure", "company"), NOTES)
def test_the_note_is_on_the_company_it_covers(text, figure, company):
    assert row(text, figure).subject == company


@pytest.mark.parametrize(
    ("text", "figure", "company"),
    [
        # News of several companies: 公司 is the one spoken of.
        (
            "东岭证券维持云岚家居“买入”评级。\n\n海岳科技公布年报，公司 2024 年营收 60 亿元。星川股份股价下跌。",
            "60 亿元",
            "海岳科技",
        ),
        # Nothing is rated.
        ("云岚家居(600123)\n\n海岳科技发布年报。公司 2024 年营收 60 亿元。", "60 亿元", "海岳科技"),
        # The house's own accounts.
        ("东岭证券发布年报。公司 2024 年营收 60 亿元，股价有“买入”评级。", "60 亿元", "东岭证券"),
    ],
)
def test_other_news_is_on_whom_it_speaks_of(text, figure, company):
    assert row(text, figure).subject == company
