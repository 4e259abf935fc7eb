"""What a figure's time is and is not, in sentences of our own: states, bases, announcements, what is summed up."""

from datetime import date

import pytest

from claimed import check
from digestnlp import find_times

YEAR = "2024-01-01..2024-12-31"
TODAY = "2025-03-05..2025-03-05"

CASES = {
    "states of another paragraph": (
        "云岚科技 2024 年营收 30 亿元。\n\n江岚工厂月产能为 3 万片，排名第二，质保期 10 年。",
        {"3 万片": {"period": ".."}, "第二": {"period": ".."}},
    ),
    "measures of another paragraph": (
        "云岚科技 2024 年营收 30 亿元。\n\n净利润为 4 亿元，同比增长 8%。",
        {"4 亿元": {"period": YEAR}, "8%": {"period": YEAR}},
    ),
    "what holds from a day on": (
        "云岚商城自 3 月 1 日起推出补贴。旧机满 300 元的用户补贴 700 元。",
        {"700 元": {"period": ".."}},
    ),
    "a change of prices": (
        "2 月 18 日至 24 日，江州市场成交额 3 亿元。猪肉价格比前一周上涨 0.1%，牛肉价格下跌 0.2%。",
        {"0.1%": {"period": "2025-02-18..2025-02-24"}, "0.2%": {"period": "2025-02-18..2025-02-24"}},
    ),
    "a bracket with a figure of its own": (
        "云岚科技报告 2024 年业绩，收入约 7720 万元（2023 年：约 1.29 亿元）。",
        {"7720 万元": {"period": YEAR}},
    ),
    "a bracket that says the time": (
        "云岚汽车销量 3 万辆（2024 年）。",
        {"3 万辆": {"period": YEAR}},
    ),
    "figures in brackets of another month": (
        "以下为江州 2 月的失业率（括号内为 1 月数据）：东城区 5.6%（5.4%），西城区 4.9%（5.0%）。",
        {
            "5.6%": {"period": "2025-02-01..2025-02-28"},
            "5.4%": {"period": "2025-01-01..2025-01-31"},
            "5.0%": {"period": "2025-01-01..2025-01-31"},
        },
    ),
    "a time that opens its clause": (
        "云岚汽车去年交付 491 辆，未能上榜，不过踏入 2025 年 1 月份，凭借 344 辆登上榜首。",
        {"344 辆": {"period": "2025-01-01..2025-01-31"}},
    ),
    "a later month": (
        "2 月营收较去年同期锐减 36%，即使到了旺季的 1 月份，营收仍较去年同期大减 21%。",
        {"21%": {"period": "2025-01-01..2025-01-31"}},
    ),
    "until the day of an announcement": (
        "2025 年 3 月 1 日，甲控股减持云岚科技股份。截至本公告披露日，甲控股持有云岚科技 5% 的股份。",
        {"5%": {"period": TODAY}},
    ),
    "since a day until that of an announcement": (
        "江岚股份公告，自 2025 年 1 月 1 日起截至公告披露日，公司累计收到订单 5 亿元。",
        {"5 亿元": {"period": "2025-01-01..2025-03-05"}},
    ),
    "so many months from a day on": (
        "云岚科技股东计划自 2025 年 2 月 23 日起 12 个月内增持公司股份，总金额不少于 5000 万元。",
        {"5000 万元": {"period": "2025-02-23..2026-02-22"}},
    ),
    "so many months from a day that is not said": (
        "云岚科技股东拟自公告之日起 15 个交易日后的 6 个月内减持不超过 540 万股。",
        {"540 万股": {"period": ".."}},
    ),
    "what a share is reckoned of": (
        "截至 2025 年 1 月 31 日，云岚科技回购股份 482 万股，占公司目前总股本的 1.5%。",
        {"1.5%": {"period": "2025-01-31..2025-01-31"}},
    ),
    "the year so far": (
        "云岚汽车 2 月销量 3 万辆，今年累计销量 7 万辆，同比增长 9%。",
        {"7 万辆": {"period": "2025-01-01..2025-02-28"}, "9%": {"period": "2025-01-01..2025-02-28"}},
    ),
    "the year so far of no month": (
        "云岚汽车今年累计销量 7 万辆。",
        {"7 万辆": {"period": "2025-01-01..2025-12-31"}},
    ),
    "stocks at the end of a year": (
        "云岚银行网点从 2023 年底的 230 家增至 2024 年底的 271 家。",
        {"230 家": {"period": "2023-12-31..2023-12-31"}, "271 家": {"period": "2024-12-31..2024-12-31"}},
    ),
    "compared with a month": (
        "2 月云岚汽车销量同比下降 16%，降幅与上月相比扩大 1.8%。",
        {"1.8%": {"period": "2025-02-01..2025-02-28"}},
    ),
    "a base before its measure": (
        "1、2 月合计每股获利 0.61 元，已超越去年第四季度的全季获利 0.58 元。",
        {"0.58 元": {"period": "2024-10-01..2024-12-31"}},
    ),
    "the year before": (
        "云岚科技 2024 年毛利率由前一年度 24.1% 升至 26.3%。",
        {"24.1%": {"period": "2023-01-01..2023-12-31"}, "26.3%": {"period": YEAR}},
    ),
    "a single month behind a quarter": (
        "云岚科技公布 1 月自结数据，受惠第一季度旺季，单月净利润 603 万元。",
        {"603 万元": {"period": "2025-01-01..2025-01-31"}},
    ),
    "that day of a sentence before": (
        "1 月 22 日，云岚科技向员工授予股票。\n\n按云岚科技当日收盘价 146 元计算，公司市值 235 亿元。",
        {"146 元": {"period": "2025-01-22..2025-01-22"}},
    ),
    "that year of what is compared": (
        "云岚酒店股价不如 2014 年改组后，当年 11 月股价一度来到 65.5 元。",
        {"65.5 元": {"period": "2014-11-01..2014-11-30"}},
    ),
    "a name with a time in it": (
        "2024 年第四季度，江州消费者信心回升。“江州当前经济形势评价指数”为 144.5 点，环比上升 7.2 点。",
        {"144.5 点": {"period": "2024-10-01..2024-12-31"}, "7.2 点": {"period": "2024-10-01..2024-12-31"}},
    ),
    "a superlative": (
        "这是云岚科技迄今为止最大的一款车型，车内可容纳 7 人。",
        {"7 人": {"period": ".."}},
    ),
    "a source before the time": (
        "2024 年，江州汽车销量为 5 万辆。\n\n据江州汽车协会统计，2025 年 1 月，产销保持增长。其中，云岚汽车销售 3 万辆。",
        {"3 万辆": {"period": "2025-01-01..2025-01-31"}},
    ),
    "a price from a day on": (
        "云岚石油自 2 月 25 日起将汽油价格每吨提高 300 元。",
        {"300 元": {"period": "2025-02-25..2025-02-25"}},
    ),
    "what is laid down": (
        "云岚银行 2024 年上半年净利润 3 亿元。\n\n监管部门规定，房贷占比上限分别为 40%、27.5%。",
        {"40%": {"period": ".."}, "27.5%": {"period": ".."}},
    ),
    "what is summed up is an aside": (
        "云岚科技 2024 年第四季度营收 3 亿元，累计全年营收 9 亿元。净利润 1 亿元。",
        {"1 亿元": {"period": "2024-10-01..2024-12-31"}},
    ),
    "a base behind its figure": (
        "云岚科技 2024 年上半年毛利率为 2.8%，2023 年上半年毛利率为 0.2%。净利润 1 亿元。",
        {"0.2%": {"period": "2023-01-01..2023-06-30"}, "1 亿元": {"period": "2024-01-01..2024-06-30"}},
    ),
    "a day behind what is planned": (
        "云岚科技 2 月 28 日公布业绩，外媒报道云岚拟打造芯片后，今早高开近 15% 后，盘中曾见 137.5 元。",
        {"137.5 元": {"period": TODAY}},
    ),
    "a weekday of an index": (
        "江海指数周二下跌 110 点。",
        {"110 点": {"period": "2025-03-04..2025-03-04"}},
    ),
    "what is told in words": (
        "2024 年云岚科技营收 30 亿元。\n\n云岚科技前三季度的营收和净利润均下滑。从净利润看，为 2 亿元，同比下降 5%。",
        {"2 亿元": {"period": "2024-01-01..2024-09-30"}, "5%": {"period": "2024-01-01..2024-09-30"}},
    ),
    "what is told in words of what is to come": (
        "2024 年云岚科技营收 30 亿元。预计二季度净利润将增长。净利润为 2 亿元。",
        {"2 亿元": {"period": YEAR}},
    ),
    "history": (
        "50 年前，江岚火箭曾把宇航员送上月球。\n\n有 300 万人收看了直播。",
        {"300 万人": {"period": ".."}},
    ),
    "two years in a line without figures": (
        "2024 年，市场低迷，进入 2025 年则走强。\n\n云岚科技的营收同比增长 20%。",
        {"20%": {"period": ".."}},
    ),
    "a month that is just over": (
        "在刚刚过去的 1 月份，市场走强，江州指数累计上涨 9.3%。",
        {"9.3%": {"period": "2025-01-01..2025-01-31"}},
    ),
    "what has fallen within a span": (
        "但 3 个月内云岚股份股价仍下挫 20%。",
        {"20%": {"period": "2024-12-05..2025-03-05"}},
    ),
    "what quotes closed at": (
        "投资者的预期反映在报价上，周二收报 93.07 点。",
        {"93.07 点": {"period": "2025-03-04..2025-03-04"}},
    ),
    "quotes without a day": (
        "北川指數收市報 23718 點，跌 69 點，主板成交額近 4065 億元，較上日升近 10%。",
        {
            "23718 點": {"period": TODAY, "period_from": "inherited"},
            "69 點": {"period": TODAY},
            "4065 億元": {"period": TODAY},
            "10%": {"period": TODAY},
        },
    ),
    "a heading of quotes, with the day below": (
        "## 北川指数高收 0.3%\n\n北川股市周一上升，综合指数收市报 38256 点。",
        {"0.3%": {"period": "2025-03-03..2025-03-03"}, "38256 点": {"period": "2025-03-03..2025-03-03"}},
    ),
    "quotes of another day": (
        "云岚科技上市首日收盘大涨 50%。江岚股份股价曾在盘中跌破 10 元。",
        {"50%": {"period": ".."}, "10 元": {"period": ".."}},
    ),
    "quotes of no trading": (
        "云岚科技的股价为 12 元。",
        {"12 元": {"period": ".."}},
    ),
    "a central bank's acts": (
        "人民銀行公開市場進行 2150 億元人民幣 7 日期逆回購操作，利率維持 1.5 厘，淨投放 900 億元。",
        {"2150 億元人民幣": {"period": TODAY}, "1.5 厘": {"period": TODAY}, "900 億元": {"period": TODAY}},
    ),
    "a move that is gone back on": (
        "黄金期货回吐上周五部分涨幅，白银走低。北川交易所 12 月黄金期货下跌 6.10 美元。",
        {"6.10 美元": {"period": ".."}},
    ),
    "sir and born": (
        "王云岚先生于 2025 年 2 月 6 日在北川公司办理了 300 万股股份的质押解除手续。",
        {"300 万股": {"period": "2025-02-06..2025-02-06"}},
    ),
    "years that no word deals out": (
        "预计云岚科技 2025、2026 年的净利润为 2.75、3.85 亿元，同比增长 20%、40%。",
        {
            "2.75": {"period": "2025-01-01..2025-12-31"},
            "3.85 亿元": {"period": "2026-01-01..2026-12-31"},
            "20%": {"period": "2025-01-01..2025-12-31"},
            "40%": {"period": "2026-01-01..2026-12-31"},
        },
    ),
    "years and figures with slashes": (
        "预计云岚科技 2025/2026/2027 年营收为 2.7/3.8/4.9 亿元。",
        {"2.7": {"period": "2025-01-01..2025-12-31"}, "4.9 亿元": {"period": "2027-01-01..2027-12-31"}},
    ),
    "a span and figures with slashes": (
        "预计云岚科技 2025-2027 年营收为 2.7/3.8/4.9 亿元。",
        {"3.8": {"period": "2026-01-01..2026-12-31"}},
    ),
    "figures of one year": (
        "云岚科技 2024 年营收、净利润为 3 亿元、1 亿元。",
        {"3 亿元": {"period": YEAR}, "1 亿元": {"period": YEAR}},
    ),
    "the sum of years": (
        "云岚科技承诺 2025 年、2026 年和 2027 年净利润分别不低于 2000 万元、2600 万元和 3800 万元，合计不低于 8400 万元。",
        {
            "3800 万元": {"period": "2027-01-01..2027-12-31"},
            "8400 万元": {"period": "2025-01-01..2027-12-31"},
        },
    ),
    "a loss of the year before": (
        "法人估雲嵐今年 EPS 5 元，較去年虧損 3.2 元轉虧為盈，毛利率 30%。",
        {"3.2 元": {"period": YEAR}, "30%": {"period": "2025-01-01..2025-12-31"}},
    ),
    "better than the year before": (
        "江岚科技今年每股盈余 6 元，优于去年的 4 元，营收年增 20%。",
        {"4 元": {"period": YEAR}, "20%": {"period": "2025-01-01..2025-12-31"}},
    ),
    "a base that is told of at length": (
        "江州 2 月新增职位 22.8 万个，高于 1 月向下修订的 11.7 万个。",
        {"11.7 万个": {"period": "2025-01-01..2025-01-31"}},
    ),
    "changes of the base": (
        "2 月用电量由去年同期下降 5.0% 转为增长 21.5%。2 月零售额下跌 1.3%，较 1 月跌 4.5% 有所收窄。",
        {
            "5.0%": {"period": "2024-02-01..2024-02-29"},
            "21.5%": {"period": "2025-02-01..2025-02-28"},
            "4.5%": {"period": "2025-01-01..2025-01-31"},
        },
    ),
    "a change since the base": (
        "2 月营收较 1 月增长 5%。",
        {"5%": {"period": "2025-02-01..2025-02-28"}},
    ),
    "what comes again and again": (
        "3 月 4 日，云岚仓开业，每天处理 3 万件包裹。3 月 2 日，云岚电站并网，年发电量 2 亿千瓦时，每年减排 20 万吨。",
        {"3 万件": {"period": ".."}, "2 亿千瓦时": {"period": ".."}, "20 万吨": {"period": ".."}},
    ),
    "what comes every year, of its own": (
        "2024 年发电量 3 亿千瓦时，每股收益 0.2 元。",
        {"3 亿千瓦时": {"period": YEAR}, "0.2 元": {"period": YEAR}},
    ),
    "values that were expected or so before": (
        "江国 2 月零售销售环比升 0.9%，市场预期升 0.1%，前值从降 0.2% 修正为降 0.3%；同比升 2.8%，前值为升 2.5%。",
        {
            "0.1%": {"basis": "mom", "direction": "increase"},
            "0.2%": {"basis": "mom", "direction": "decrease"},
            "0.3%": {"basis": "mom", "direction": "decrease"},
            "2.5%": {"basis": "yoy", "period": "2025-01-01..2025-01-31"},
        },
    ),
    "values that were expected, in brackets": (
        "江国 2 月出口同比持平（预期增长 2.1%，前值下降 1.2%），进口较上月增长 3%。",
        {"2.1%": {"basis": "yoy"}, "1.2%": {"basis": "yoy"}, "3%": {"basis": "mom"}},
    ),
    "what a company expects": (
        "云岚科技 2024 年营收同比增长 20%，预期今年毛利率提升 3%。",
        {"20%": {"basis": "yoy"}, "3%": {"basis": None}},
    ),
    "the report before": (
        "江州铜库存 30 万吨，较上期减少 2%。",
        {"2%": {"basis": "prior"}},
    ),
    "from the end of one quarter to that of the next": (
        "江州企业贷款由 2024 年三季度末的 30 亿元增长至四季度末的 33 亿元，环比增长 10%。",
        {"10%": {"basis": "qoq"}},
    ),
    "all day is no day": (
        "## 江州股市全天走低\n\n江州股市全天震荡走低。上证指数跌 0.82%。\n\n## 其他\n\n云岚汽车涨 5%。",
        {"0.82%": {"period": ".."}, "5%": {"period": ".."}},
    ),
    "all of a day that is named": (
        "3 月 4 日，江州股市全天震荡走低，上证指数跌 0.82%。",
        {"0.82%": {"period": "2025-03-04..2025-03-04"}},
    ),
    "final values of the month before hand nothing on": (
        "江国 2 月制造业 PMI 初值 45.6，预期 45.8，1 月终值 45.7；服务业 PMI 初值 53.3，预期 51.9。",
        {
            "45.7": {"period": "2025-01-01..2025-01-31"},
            "53.3": {"period": "2025-02-01..2025-02-28"},
            "51.9": {"period": "2025-02-01..2025-02-28"},
        },
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_periods(case):
    check(*CASES[case])


@pytest.mark.parametrize(
    ("text", "said", "start", "end"),
    [
        ("全球市場去（2015）年已達", "去（2015）年", date(2015, 1, 1), date(2015, 12, 31)),
        ("車站一○五年度的旅客", "一○五年度", date(2016, 1, 1), date(2016, 12, 31)),
        ("18 年以来仅有三单", "18 年以来", date(2018, 1, 1), date(2019, 3, 5)),
        ("近 18 年以来仅有三单", "近 18 年以来", date(2001, 3, 5), date(2019, 3, 5)),
        ("二月中下旬的跌势", "二月中下旬", date(2019, 2, 11), date(2019, 2, 28)),
        ("6 月营业额跌。\n\n截至 9 月底止第二季营收 3 亿元。\n\n期内开店", "期内", date(2018, 7, 1), date(2018, 9, 30)),
        ("去年第四季营收 3 亿元，今年 1 月营收升，期内开店", "期内", date(2019, 1, 1), date(2019, 1, 31)),
        ("预计 2019/2020/2021 年营收为 2/3/4 亿元", "2019/2020/2021 年", date(2019, 1, 1), date(2021, 12, 31)),
        ("较去年 9 月同期少", "去年 9 月同期", date(2018, 9, 1), date(2018, 9, 30)),
    ],
)
def test_times(text, said, start, end):
    published = date(2016, 6, 1) if said.startswith("去（") else date(2019, 3, 5)
    (time,) = [t for t in find_times(text, published) if t.text == said]
    assert (time.period_start, time.period_end) == (start, end)


@pytest.mark.parametrize("text", ["7 日期逆回购利率", "14日期央行票据", "7 日通知存款利率"])
def test_terms_are_no_days(text):
    assert not find_times(text, date(2025, 2, 27))


def test_the_days_of_a_period_are_days():
    assert find_times("7 日期间售出 300 辆", date(2025, 2, 27))
