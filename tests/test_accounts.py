"""Accounts, indices, shares and comparisons: which period and whom a figure is of, in sentences of our own."""

from datetime import date

import pytest

from claimed import check
from digestnlp import Engine, extract, find_times, parse_article

CASES = {
    "a quarter of a fiscal year that the text tells of": (
        "大禾科技 2 月 28 日公布截至 12 月止第三财季业绩。\n\n第三财季收入增长 8%，首财季收入 30 亿元。",
        {"8%": {"period": "2024-10-01..2024-12-31"}, "30 亿元": {"period": "2024-04-01..2024-06-30"}},
    ),
    "a fiscal quarter whose months are told in a bracket": (
        "大禾科技公布 2025 财年第二季度（2024.07.01 - 2024.09.30）的财报。季度收入为 30 亿元。\n\n第二财季毛利率为 21%。",
        {"30 亿元": {"period": "2024-07-01..2024-09-30"}, "21%": {"period": "2024-07-01..2024-09-30"}},
    ),
    "sums behind a quote of a day": (
        "云岚科技股价 3 月 4 日收涨 5%。公司 2024 年第四季度营收 30 亿元。\n\n毛利率为 16%。",
        {"16%": {"metric": "gross_margin", "period": "2024-10-01..2024-12-31"}},
    ),
    "accounts that a sentence says are out": (
        "昨日，海岳网络发布了 2024 年第四季度财报。净收入为 133 亿元，同比增长 49%。",
        {"133 亿元": {"period": "2024-10-01..2024-12-31"}, "49%": {"period": "2024-10-01..2024-12-31"}},
    ),
    "the end of the period in force": (
        "海岳网络 2024 年上半年营收 3 亿元。报告期末总资产 42 亿元。",
        {"42 亿元": {"subject": "海岳网络", "period": "2024-06-30..2024-06-30"}},
    ),
    "no year that is to come": (
        "新厂最快 2027 年投产。云岚科技的市占率为 32%。",
        {"32%": {"period": "..", "modality": "actual"}},
    ),
    "what was, behind what is expected": (
        "机构预计 2026 年市场规模可到 60 亿美元；去年市场规模不到 20 亿美元。",
        {
            "60 亿美元": {"modality": "forecast"},
            "20 亿美元": {"modality": "actual", "period": "2024-01-01..2024-12-31"},
        },
    ),
    "an index of expectations": (
        "2024 年第四季度，江州消费者信心指数为 106.2 点。\n\n“就业预期指数”为 98.4 点，环比上升 3.5 点。",
        {
            "98.4 点": {"modality": "actual", "period": "2024-10-01..2024-12-31", "metric": "index_level"},
            "3.5 点": {"basis": "qoq", "direction": "increase"},
        },
    ),
    "an index that is compared": (
        "沪指全天走弱。创业板指数表现弱于两市大盘，收盘报 2710.16 点，跌幅达到 2.63%。",
        {"2710.16 点": {"subject": "创业板指数"}, "2.63%": {"subject": "创业板指数"}},
    ),
    "what was read of a weak cue": (
        "沪指成交额 1.2 万亿元。晶圆代工厂联和半导体收 246.5 元，小跌 0.4%。",
        {"0.4%": {"metric": "share_price", "direction": "decrease"}},
    ),
    "a change behind a share": (
        "2 月三元电池装车量 9.2GWh，占总装车量 38%，同比增长 97%，环比增长 7%。",
        {
            "38%": {"metric": "market_share"},
            "97%": {"metric": "installed_capacity"},
            "7%": {"metric": "installed_capacity"},
        },
    ),
    "an index among shares": (
        "台股早盘一度拉升至 21,596 点，上涨 70 点，联和半导体收涨 2.7%，终场收 21,529 点，涨幅 0.04%。",
        {"21,529 点": {"subject": "台股"}, "0.04%": {"subject": "台股", "metric": "index_level"}},
    ),
    "what only the heading of an item expects": (
        "【云岚增收不增利，预计明年产能紧张】3 月 4 日，云岚科技公布，去年第四季度营收增长 5%。",
        {"5%": {"modality": "actual", "period": "2024-10-01..2024-12-31"}},
    ),
    "months that are joined": (
        "合计联和半导体 1 月及 2 月营收已达 371 亿元。",
        {"371 亿元": {"metric": "revenue", "period": "2025-01-01..2025-02-28"}},
    ),
    "months that are dealt out": (
        "联和半导体 1 月和 2 月营收分别为 180 亿元和 191 亿元。",
        {"180 亿元": {"period": "2025-01-01..2025-01-31"}, "191 亿元": {"period": "2025-02-01..2025-02-28"}},
    ),
    "a change that a mark parts from what follows": (
        "云岚科技 2024 年营收达 10.9 亿元，年增 12.7%、净利达 1.2 亿元，年增 37%。",
        {"12.7%": {"metric": "revenue"}, "37%": {"metric": "net_profit"}},
    ),
    "what is counted beside users": (
        "云岚平台用户达 5.8 亿，有 698 个品牌参加。",
        {"5.8 亿": {"metric": "users"}, "698 个": {"metric": "count"}},
    ),
    "the years of an analyst's note": (
        "预计 2025/26/27 年每股收益分别为 1.2/1.5/1.8 元。",
        {
            "1.2": {"metric": "eps", "period": "2025-01-01..2025-12-31", "modality": "forecast"},
            "1.8 元": {"metric": "eps", "period": "2027-01-01..2027-12-31"},
        },
    ),
    "what only the headline of a paragraph expects": (
        "手游收入下滑，预期今年反弹；策略偏重海外：云岚科技去年手游收入增长 19%。",
        {"19%": {"modality": "actual", "period": "2024-01-01..2024-12-31"}},
    ),
    "no year of what is compared with": (
        "云岚钢铁 2 月盈利 9 亿元，与去年 2 月亏损 2 亿元相比好转；累计前两月净利润 14 亿元。",
        {"14 亿元": {"period": "2025-01-01..2025-02-28"}},
    ),
    "accounts behind goods": (
        "云岚钢铁公布业绩。2 月碳钢销量 93 万吨，单月营收 418 亿元。",
        {"418 亿元": {"subject": "云岚钢铁", "metric": "revenue"}},
    ),
    "quarters of a company's own year by word": (
        "红源软件今天发布了截至 1 月 31 日的 2025 财年第四季度财报。上一财季，红源软件总营收达 2.6 亿美元，去年同期为 2 亿美元。",
        {"2.6 亿美元": {"period": "2024-11-01..2025-01-31"}, "2 亿美元": {"period": "2023-11-01..2024-01-31"}},
    ),
    "a list of nouns in the clause before": (
        "用户投诉的主要问题是投递、延误和丢失，占比分别为 43%、18% 和 11%。",
        {"43%": {"subject": "投递"}, "18%": {"subject": "延误"}, "11%": {"subject": "丢失"}},
    ),
    "a list with a joined member": (
        "科学研究、信息服务、研发与设计服务增幅较大，同比分别增长 86%、48% 和 41%。",
        {"86%": {"subject": "科学研究"}, "41%": {"subject": "研发与设计服务", "direction": "increase"}},
    ),
    "a gap of growth": (
        "制造业用电量同比增长 20%，增速高于第二产业 2.7 个百分点。",
        {"2.7 个百分点": {"metric": "energy_consumption", "direction": "increase"}},
    ),
    "a sum before its conversion": (
        "黑岩集团以 42 亿美元（约 55 亿澳元）的价格收购了百乐酒店。",
        {"42 亿美元": {"metric": "acquisition_price", "subject": "黑岩集团"}},
    ),
    "what will be held": (
        "交易完成后，云岚集团将持有江岚商业 9.9% 的股份。",
        {"9.9%": {"subject": "云岚集团", "modality": "plan"}},
    ),
    "shares that another holds": (
        "江岚材料以 3.8 亿元收购控股股东持有的泰岚玻纤 70% 的股权。",
        {"70%": {"subject": "江岚材料", "metric": "stake"}},
    ),
    "a battery that a car only carries": (
        "朔风 X9 搭载云岚磷酸铁锂刀片电池，续航里程为 401 公里。",
        {"401 公里": {"subject": "朔风 X9"}},
    ),
    "a plan in total": (
        "云岚科技：三名股东拟合共减持不超 3.7% 公司股份。",
        {"3.7%": {"modality": "plan", "metric": "stake"}},
    ),
    "what a conjunction opens": ("AR 增长 154%，而 VR 下降 57%。", {"57%": {"subject": "VR"}}),
    "what a phone only holds": (
        "朔风 X9 配备骁龙 8 至尊版处理器，最高支持 67 瓦快充，售价 3999 元。",
        {"67 瓦": {"subject": "朔风 X9"}, "3999 元": {"subject": "朔风 X9"}},
    ),
    "a rate that no pack knows": ("1 月乘客运载率下跌 3.2 个百分点。", {"3.2 个百分点": {"metric": "ratio"}}),
    "bases that are joined": (
        "预测整月登记 1800 宗及 185 亿元，将较 1 月的 1439 宗及 150 亿元，分别上升 25% 及 22%。",
        {
            "150 亿元": {"period": "2025-01-01..2025-01-31", "modality": "actual"},
            "25%": {"metric": "count", "modality": "forecast"},
            "22%": {"metric": "amount", "modality": "forecast"},
        },
    ),
    "a base with a change of its own": (
        "第四季度 GDP 季增 0.6%，逊于前季的季增 0.8%。",
        {"0.8%": {"metric": "gdp", "period": "2024-07-01..2024-09-30"}},
    ),
    "holders": (
        "增资完成后，云岚科技持有江岚锂业的股权比例由 54% 增至 73%。",
        {"54%": {"subject": "云岚科技"}, "73%": {"subject": "云岚科技"}},
    ),
    "who puts money in": (
        "云岚科技对全资子公司江州云岚汽车有限公司增资 1.8 亿美元。",
        {"1.8 亿美元": {"subject": "云岚科技"}},
    ),
    "shares of the company that issued them": (
        "控股股东云岚集团已通过集中竞价累计增持公司股票 435 万股。",
        {"435 万股": {"subject": "云岚集团"}},
    ),
    "earnings of a depositary share": (
        "海岳网络第四季度每股美国存托凭证摊薄收益为 2.18 美元，不及分析师预期的 2.47 美元。",
        {"2.18 美元": {"metric": "eps", "modality": "actual"}, "2.47 美元": {"metric": "eps", "modality": "forecast"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_wording(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("春节长假前", (None, date(2025, 1, 27))),
        ("清明节连假", (date(2025, 4, 4), date(2025, 4, 6))),
        ("国庆假期后", (date(2024, 10, 8), None)),
        ("学期末", None),
    ],
)
def test_before_and_after_holidays(text, days):
    found = find_times(text, published=date(2025, 3, 5))
    assert [(t.period_start, t.period_end) for t in found] == ([] if days is None else [days])


def test_a_conversion_in_a_bracket_is_no_row_of_its_own():
    rows = extract("黑岩集团以 42 亿美元（约 55 亿澳元）的价格收购了百乐酒店。", published=date(2025, 3, 5))
    assert [fact.text for fact in rows] == ["42 亿美元"]


def test_what_is_counted_sets_no_topic():
    """The noun that a figure counts has that figure alone."""
    facts = extract("上半年有 1830 家上市公司获得补贴。云岚科技营收 3 亿元。", published=date(2025, 3, 5))
    assert [fact.subject for fact in facts] == ["上市公司", "云岚科技"]


@pytest.mark.parametrize(
    "text", ["# 云岚控股静候新游戏\n\n集团收入 73 亿元。", "# 雲嵐控股靜候新遊戲\n\n集團收入 73 億元。"]
)
def test_an_article_that_calls_one_company_so_is_about_it(text):
    article = parse_article(f"{text}\n\n毛利率 30%。", id="note", published=date(2025, 3, 5))
    facts = Engine(tagger=None).process(article).facts
    assert [fact.subject for fact in facts] == ["云岚控股", "云岚控股"]


def test_a_title_with_a_stocks_code_says_whom_a_brokers_note_is_about():
    note = "# 云岚控股（0999.HK）：静候新游戏上线\n\n四季度收入同比增长 30% 至 73 亿元。"
    article = parse_article(note, id="note", published=date(2025, 3, 5))
    assert [fact.subject for fact in Engine(tagger=None).process(article).facts] == ["云岚控股", "云岚控股"]
