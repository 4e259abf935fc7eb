"""Whose a figure is and when, as the press says it: those who tell together, firms named before, what is only looked back to."""

import pytest

from claimed import check, row

SUBJECTS = [
    # Companies that announce together have what is dealt out.
    ("云岚电子、江岚电子昨日公布二季度营收，分别为 30 亿元、20 亿元。", {"30 亿元": "云岚电子", "20 亿元": "江岚电子"}),
    ("云岚汽车和江岚汽车公布 2 月销量，分别为 3 万辆和 2 万辆。", {"3 万辆": "云岚汽车", "2 万辆": "江岚汽车"}),
    (
        "雲嵐電子(3799-TW)、江嵐電子(3798-TW)今(5)日公布 2 月營收，分別達 14 億元、7 億元，年增 15%、年減 4%。",
        {"14 億元": "云岚电子", "7 億元": "江岚电子", "15%": "云岚电子", "4%": "江岚电子"},
    ),
    ("云岚电子公布，江岚汽车、远山汽车销量分别为 3 万辆和 2 万辆。", {"3 万辆": "江岚汽车", "2 万辆": "远山汽车"}),
    # 前者 and 后者 open a part of the sentence.
    (
        "李大海控股云岚创投、江岚资本。\n\n前者业务为创业投资，管理规模为 30 亿元，产品有 12 只；"
        "后者则做私募股权，在管资金超 90 亿元。",
        {"30 亿元": "云岚创投", "12 只": "云岚创投", "90 亿元": "江岚资本"},
    ),
    # Those firms, and groups of them by rank, are no company that was spoken of.
    ("云岚科技公布客户名单。这些公司合计有 3 万名员工。", {"3 万名": "这些公司"}),
    ("云岚科技的对手陆续公布业绩。不过，这些企业营收合计 30 亿元。", {"30 亿元": "这些企业"}),
    ("云岚科技进入新市场。这些公司中，江岚科技营收 3 亿元。", {"3 亿元": "江岚科技"}),
    ("云岚科技列出对手。这些公司的投资方江岚资本营收 3 亿元。", {"3 亿元": "江岚资本"}),
    (
        "市场由云岚电子、江岚电子等企业占据，前八大企业的市占率合计 75%，其余厂商出货量增长 5%。",
        {"75%": "前八大企业", "5%": "其余厂商"},
    ),
    ("云岚科技披露，前五大客户贡献 30% 的营收。", {"30%": "云岚科技"}),
    # A house that revises what it expects of another company.
    ("高盛将云岚科技今明两年的盈利预测分别调低 4% 及 12%。", {"4%": "云岚科技", "12%": "云岚科技"}),
    ("瑞银把云岚科技全年销量上调至 300 万辆。", {"300 万辆": "云岚科技"}),
    ("云岚科技将江岚科技的采购量下调 3%。", {"3%": "云岚科技"}),
    # A person's wealth is ranked, whatever company he is of.
    ("云岚科技董事长李大海身价跃升至富豪榜第五位。", {"第五位": "李大海"}),
    ("云岚科技董事长李大海介绍，公司销量位居第五。", {"第五": "云岚科技"}),
    ("李大海的身价达到 49 亿美元，第二名是身价 48 亿美元的王晓林。", {"49 亿美元": "李大海", "48 亿美元": "王晓林"}),
    ("估值 30 亿元的云岚科技融资 2 亿元。", {"30 亿元": "云岚科技", "2 亿元": "云岚科技"}),
    # Counts in a row, each with its noun, are of one place.
    (
        "江州市现有 5 家上市公司、8 家科创企业和 9 家试点企业，合计 22 家。",
        {"5 家": "江州市", "8 家": "江州市", "9 家": "江州市", "22 家": "江州市"},
    ),
    ("江州市 2 月有过夜旅客 7 万人次和不过夜旅客 5 万人次。", {"5 万人次": "不过夜旅客"}),
    # A market that is striven for, and the world where a company expands, have nothing themselves.
    ("云岚建材发布规划。公司争取全球瓷砖市场 40% 的份额。", {"40%": "云岚建材"}),
    ("云岚建材制定规划，计划将全球业务布局扩大至 5 亿平方米。", {"5 亿平方米": "云岚建材"}),
    ("云岚建材公布研究，全球陆地面积为 1.5 亿平方公里。", {"1.5 亿平方公里": "全球"}),
    ("JPR：2024 年四季度全球显卡出货量增长 6%", {"6%": "全球"}),
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_whose_it_is(text, subjects):
    for figure, subject in subjects.items():
        assert row(text, figure).subject == subject, figure


PERIODS = [
    # Years of two digits that stand before an account of them are no count, whatever stands before.
    (
        "微调整 25-27 年EPS为 1.5 元、2.7 元、3.2 元。",
        {"1.5 元": "2025-01-01..2025-12-31", "3.2 元": "2027-01-01..2027-12-31"},
    ),
    ("解锁条件为 25、26 年营收增速超过 12%。", {"12%": "2025-01-01..2026-12-31"}),
    # What is looked back to is not of the paragraphs that follow; a year that is told of is.
    (
        "早在 2013 年，云岚科技就成立了江岚投资。\n\n江岚投资已经投资了 85 家企业，累计出手 96 次。",
        {"85 家": "..", "96 次": ".."},
    ),
    ("追溯至 2013 年，云岚科技已有布局。\n\n公司销量为 3 万台。", {"3 万台": ".."}),
    ("2024 年，云岚科技布局海外市场。\n\n公司销量为 3 万台。", {"3 万台": "2024-01-01..2024-12-31"}),
    (
        "自云岚科技 2014 年开售第一款带 Kala 屏幕的学习台灯以来，公司共售出约 500 万台。",
        {"500 万台": "2014-01-01..2025-03-05"},
    ),
    # The price of now is that of the day of the news.
    (
        "云岚科技(01999)现价跌 4.3%，报 12.6 元。该股成交约 5300 万股。",
        {"4.3%": "2025-03-05..2025-03-05", "12.6 元": "2025-03-05..2025-03-05", "5300 万股": "2025-03-05..2025-03-05"},
    ),
    ("云岚手机现价 2999 元。", {"2999 元": ".."}),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_when_it_is(text, periods):
    check(text, {figure: {"period": period} for figure, period in periods.items()})


def test_a_house_that_revises_is_who_says_it():
    assert row("高盛将云岚科技今明两年的盈利预测分别调低 4% 及 12%。", "4%").speaker == "高盛"
