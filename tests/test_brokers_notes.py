"""A broker's note is on one company, which it calls 公司 throughout, whoever has written it and whomever else it names."""

import pytest

from claimed import row

NOTES = [
    # Its code stands on a line of its own, and its brands have figures of theirs.
    (
        "云岚汽车(600123)\n\n公司发布 8 月产销快报：总销量 6.3 万辆。其中云帆品牌销量 2.9 万辆。\n\n"
        "投资建议：公司新品周期已至，2026 年弹性更大。预计 2026 年 EPS 为 0.58 元。",
        "0.58 元",
        "云岚汽车",
    ),
    # The house opens the page.
    (
        "东岭证券研究 2025 年 3 月 4 日\n\n公司发布年报，2024 年实现营收 58.4 亿元。维持“增持”评级。\n\n云岚家居线下收入同比增长 4%。",
        "58.4 亿元",
        "云岚家居",
    ),
    # The name comes late.
    (
        "事件：公司发布年报，2024 年归母净利润为 2.7 亿元。\n\n盈利预测：云岚家居渠道扩张顺利，云岚家居份额提升。给予“买入”评级。",
        "2.7 亿元",
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


def test_lists_go_on_with_the_years_of_the_last_and_not_with_what_it_was_before():
    text = (
        "云岚科技发布年报。我们预计公司 2025-2027 年归母净利润分别为 4.1/5.7/6.9 亿元（前值 4.6/6.2/8.7 亿元）。"
        "对应 EPS 分别为 0.82/1.14/1.38 元。对应 PE 为 12/10/9 倍。"
    )
    for number, figures in enumerate([("4.1", "4.6", "0.82", "12"), ("5.7", "6.2", "1.14", "10")]):
        for figure in figures:
            fact = row(text, figure)
            assert (fact.period_start.year, fact.modality, fact.subject) == (2025 + number, "forecast", "云岚科技"), (
                figure
            )


def test_a_target_price_before_is_one_too():
    text = "给予云岚科技 18 倍 PE，目标价 41.6 元（前值 45.9 元）。"
    assert {row(text, figure).modality for figure in ("41.6 元", "45.9 元")} == {"forecast"}


def test_a_year_of_two_digits_before_what_all_expect_is_no_span():
    text = "云岚科技发布年报。参考同业 24 年 Wind 一致预期 PE 17 倍。公司成立 24 年。"
    assert row(text, "17 倍").period_end.year == 2024
    assert row(text, "24 年").metric == "duration"


@pytest.mark.parametrize(
    ("text", "subject", "speaker"),
    [
        ("东岭证券下调云岚科技 2025 年预测 EPS 至 1.2 元。", "云岚科技", "东岭证券"),
        ("东岭证券小幅下调云岚科技 2025 年 EPS 至 1.2 元。", "云岚科技", "东岭证券"),
        ("东岭证券上调云岚科技盈利预测，预计 2025 年 EPS 为 1.2 元。", "云岚科技", "东岭证券"),
        ("东岭证券进一步上调了云岚科技 2025 年盈利预测，目前 EPS 为 1.2 元。", "云岚科技", "东岭证券"),
        # Nobody revises anything: the company says what it expects of itself.
        ("云岚科技预测 2025 年 EPS 为 1.2 元。", "云岚科技", "云岚科技"),
    ],
)
def test_who_is_revised_says_nothing(text, subject, speaker):
    fact = row(text, "1.2 元")
    assert (fact.subject, fact.speaker) == (subject, speaker)
