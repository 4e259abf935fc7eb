"""The wording of market reports, announcements, statistics, and of the Taiwanese and Hong Kong press, in sentences of our own."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

CASES = {
    "a pair of currencies": (
        "昨日在岸人民币对美元 16:30 报收 7.1052，较前一日下跌 64 个基点，夜盘报收 7.0988。",
        {
            "7.1052": {"subject": "在岸人民币对美元", "metric": "exchange_rate", "unit": None},
            "64 个基点": {"metric": "exchange_rate", "direction": "decrease", "basis": "prior"},
            "7.0988": {"subject": "在岸人民币对美元", "metric": "exchange_rate", "period": "2025-03-04..2025-03-04"},
        },
    ),
    "convertible bonds": (
        "澜江转债涨 8.4%，星原转债则跌 3.1%。",
        {
            "8.4%": {"subject": "澜江转债", "metric": "price", "direction": "increase"},
            "3.1%": {"subject": "星原转债", "metric": "price", "direction": "decrease"},
        },
    ),
    "raw materials with what they are": (
        "电池级碳酸锂跌 350 元报 8.6 万元/吨，原油跌 1.2%。",
        {
            "350 元": {"subject": "电池级碳酸锂", "metric": "price", "direction": "decrease"},
            "8.6 万元/吨": {"subject": "电池级碳酸锂", "unit": "CNY/t"},
            "1.2%": {"subject": "原油", "metric": "price"},
        },
    ),
    "a contract that an earlier clause names": (
        "江州期货所铜主力合约跌势不减，当天又下跌 3%。",
        {"3%": {"subject": "江州期货所铜主力合约", "metric": "price", "direction": "decrease"}},
    ),
    "a cut of the rate": ("美联储降息 50 个基点。", {"50 个基点": {"metric": "rate", "direction": "decrease"}}),
    "people without work are no layoffs": (
        "该国截至 3 月 1 日当周的初请失业金人数为 19.8 万人。",
        {"19.8 万人": {"metric": "count"}},
    ),
    "the move of a share behind figures of the market": (
        "南向资金净卖出 10 亿港元。星原汽车绩前涨 4.7%，海岳银行跌近 5%。",
        {
            "4.7%": {"subject": "星原汽车", "metric": "share_price", "direction": "increase"},
            "5%": {"subject": "海岳银行", "metric": "share_price", "direction": "decrease"},
        },
    ),
    "the market behind the company's name": (
        "上证指数涨 0.3%，星原汽车A股收跌 1.8%。",
        {"1.8%": {"subject": "星原汽车", "metric": "share_price"}},
    ),
    "quotes of the day that was named": (
        "3 月 4 日，沪深两市走势分化。收盘时上证指数跌 0.3%，星原汽车跌 2%。",
        {
            "0.3%": {"metric": "index_level", "period": "2025-03-04..2025-03-04"},
            "2%": {"metric": "share_price", "period": "2025-03-04..2025-03-04"},
        },
    ),
    "money and credit name themselves": (
        "2 月末，广义货币余额 320 万亿元，同比增长 8%；前两个月人民币贷款增加 6 万亿元。",
        {
            "320 万亿元": {"subject": "广义货币", "metric": "amount", "period": "2025-02-28..2025-02-28"},
            "6 万亿元": {"subject": "人民币贷款", "direction": "increase", "period": "2025-01-01..2025-02-28"},
        },
    ),
    "a place before them has them": (
        "2 月我国社会融资规模增量为 2.2 万亿元。",
        {"2.2 万亿元": {"subject": "中国", "metric": "amount"}},
    ),
    "an index of prices without a country": (
        "2 月 CPI 同比上涨 0.7%，环比由降转涨，上涨 0.4%。",
        {"0.7%": {"subject": "CPI", "basis": "yoy"}, "0.4%": {"basis": "mom", "direction": "increase"}},
    ),
    "a market's size is the market's": (
        "云岚科技营收 3 亿元。机构预计，2027 年国内折叠伞市场规模将达 60 亿元。",
        {"60 亿元": {"subject": "国内折叠伞市场", "metric": "amount", "modality": "forecast"}},
    ),
    "a company that makes its own figures known": (
        "远山汽车公布，2 月新能源乘用车销量为 5.1 万辆，同比增长 12%。",
        {"5.1 万辆": {"subject": "远山汽车", "metric": "sales_volume"}, "12%": {"subject": "远山汽车"}},
    ),
    "whom a leading clause is about": (
        "以 18 亿元拿下云岚半导体 12% 股权后，远山汽车有望继续扩产。",
        {"18 亿元": {"subject": "远山汽车", "metric": "acquisition_price"}},
    ),
    "a name before brackets": (
        "星原汽车把远山汽车（3.8 万辆）甩在身后，2 月交付 5 万辆。",
        {"3.8 万辆": {"subject": "远山汽车"}, "5 万辆": {"subject": "星原汽车"}},
    ),
    "the first and the second of two": (
        "云岚科技与海岳电子成立合资公司。前者出资 3 亿元，后者出资 2 亿元。",
        {"3 亿元": {"subject": "云岚科技"}, "2 亿元": {"subject": "海岳电子"}},
    ),
    "a factory in a place is its company's": (
        "远山汽车 2 月交付 5 万辆。江州二期工厂已竣工，年产能将提升至 30 万辆。",
        {"30 万辆": {"subject": "远山汽车", "metric": "capacity"}},
    ),
    "an analyst's house": (
        "东岭证券首席经济学家杜维钧表示，年内还有 20 个基点的降息空间。",
        {"20 个基点": {"subject": None, "metric": "rate", "speaker": "杜维钧"}},
    ),
    "a kind of companies beside a company": (
        "云岚科技营收 3 亿元。百强房企 2 月销售额 2000 亿元，同比下降 14%。",
        {"2000 亿元": {"subject": "百强房企", "metric": "revenue"}, "14%": {"subject": "百强房企"}},
    ),
    "guidance that was there before": (
        "云岚科技预计 2025 年收入达 425 亿元，此前为 410 亿元。",
        {"425 亿元": {"modality": "forecast"}, "410 亿元": {"metric": "revenue", "modality": "forecast"}},
    ),
    "a plan takes no period that is over": (
        "去年三季度云岚科技营收 3 亿元。公司拟以 1 亿元回购股份。",
        {"1 亿元": {"subject": "云岚科技", "modality": "plan", "period": ".."}},
    ),
    "a time behind an earlier figure": (
        "2 月，江州港吞吐量 300 万吨，同比增长 5%；1 至 2 月，吞吐量 640 万吨。",
        {"640 万吨": {"period": "2025-01-01..2025-02-28"}},
    ),
    "since when and until now": (
        "云岚优品自 2023 年 5 月至今，先后在 19 个省办展。",
        {"19 个": {"period": "2023-05-01..2025-03-05"}},
    ),
    "the day on which accounts are closed": (
        "2024 年末，云岚茶饮门店 403 家，3 月末将减至 390 家。",
        {"403 家": {"period": "2024-12-31..2024-12-31"}},
    ),
    "a year before a quarter": (
        "2024 年四季度毛利率 11.4%，一年前则为 7.9%。",
        {"7.9%": {"metric": "gross_margin", "period": "2023-10-01..2023-12-31"}},
    ),
    "since when it is the highest": (
        "去年四季度云岚科技毛利率 11%，为 2022 年以来首次回到两位数。",
        {"两位数": {"period": "2024-10-01..2024-12-31"}},
    ),
    "when a goal was set": (
        "星原汽车完成了年初定下的 50 万辆目标的不到四成。",
        {"50 万辆": {"period": ".."}, "四成": {"metric": "ratio", "relation": "lt"}},
    ),
    "from one rate of growth to another": (
        "云岚饮料营收增速由 2024 年三季度的 39% 回落到 33%。",
        {
            "39%": {"metric": "revenue", "direction": "increase", "period": "2024-07-01..2024-09-30"},
            "33%": {"metric": "revenue", "direction": "increase"},
        },
    ),
    "a change and the level that it leads to": (
        "2024 年云岚茶饮门店净增 110 家至 587 家。",
        {
            "110 家": {"metric": "store_openings", "direction": "increase"},
            "587 家": {"metric": "stores", "direction": None, "value_max": None},
        },
    ),
    "a loss that another period had": (
        "云岚科技净利润 3 亿元，去年同期为亏损 1.2 亿元。",
        {"1.2 亿元": {"metric": "net_loss"}},
    ),
    "more than the year before": (
        "2024 年星原汽车卖出 19.8 万辆新车，比上年多卖了 4.3 万辆。",
        {
            "4.3 万辆": {
                "metric": "sales_volume",
                "direction": "increase",
                "basis": "yoy",
                "period": "2024-01-01..2024-12-31",
            }
        },
    ),
    "signed changes": (
        "云岚科技收入 21.6 亿元，同比 -9.3%。",
        {"-9.3%": {"value": "9.3", "direction": "decrease", "basis": "yoy"}},
    ),
    "about a part of a whole": (
        "合同金额 4.3 亿元，约占公司 2024 年营收的 38%。",
        {"38%": {"approx": True}},
    ),
    "what is no plan": ("云岚科技计提存货跌价准备 6240 万元。", {"6240 万元": {"modality": "actual"}}),
    "money spent on what was named": (
        "云岚科技研发费用仍在高位，去年投入 38 亿元。",
        {"38 亿元": {"metric": "rd_expense"}},
    ),
    "a share whose name ends in 率": (
        "云岚茶饮门店占到全国的 5%，闭店率约为 6.9%。",
        {"6.9%": {"metric": "ratio", "metric_text": "闭店率"}},
    ),
    "what the Taiwanese press estimates": (
        "海岳電子第三季營收估130億元，季減7%至14%。",
        {"130億元": {"metric": "revenue", "unit": "TWD", "modality": "forecast"}, "7%至14%": {"direction": "decrease"}},
    ),
    "how the Taiwanese press tells of shares": (
        "海岳電子收160元，跌3元。",
        {
            "160元": {"subject": "海岳电子", "metric": "share_price"},
            "3元": {"metric": "share_price", "direction": "decrease"},
        },
    ),
    "a year that ends in June": (
        "南湾控股公布截至去年6月底止全年业绩，股东应占溢利 19.3 亿元。",
        {"19.3 亿元": {"metric": "net_profit", "period": "2023-07-01..2024-06-30"}},
    ),
    "numbers with 万 and thousands": (
        "新車領牌2萬7,318輛。",
        {"2萬7,318輛": {"value": "27318", "metric": "registrations"}},
    ),
    "numbers in parts with thousands, spaces and decimals": (
        "雲嵐電 9 月營收 4,218 億 6,000 萬元，前三季營收 3兆1,405.27億元，配息 2億4,600萬元，外資賣超 1,800逾張。",
        {
            "4,218 億 6,000 萬元": {"value": "421860000000", "metric": "revenue"},
            "3兆1,405.27億元": {"value": "3140527000000", "metric": "revenue", "period": "2024-01-01..2024-09-30"},
            "2億4,600萬元": {"value": "246000000"},
            "1,800逾張": {"value": "1800", "approx": True},
        },
    ),
    "the quarter before": (
        "雲嵐電第三季營收 98 億元，比前一季 93 億元增加；稅後純益率 31.2%。",
        {
            "93 億元": {"metric": "revenue", "period": "2024-04-01..2024-06-30"},
            "31.2%": {"metric": "net_margin"},
        },
    ),
    "what beats expectations is no forecast": (
        "雲嵐電 9 月營收優於預期，推升第三季營收衝上 98 億元。",
        {"98 億元": {"modality": "actual", "period": "2024-07-01..2024-09-30"}},
    ),
    "a share price of today": (
        "雲嵐電今日股價大漲 3%。",
        {"3%": {"metric": "share_price", "direction": "increase"}},
    ),
    "a plan that is carried out": (
        "增持计划实施前，云岚集团持有公司股份 300 万股，占公司总股本的 6.5%。",
        {"300 万股": {"modality": "actual"}, "6.5%": {"modality": "actual"}},
    ),
    "a branch to which shares are pledged": (
        "公司控股股东云岚集团向江州银行股份有限公司青溪分行质押 1.1 亿股。",
        {"1.1 亿股": {"subject": "云岚集团"}},
    ),
    "how fast is read and written": (
        "云岚 X1 固态硬盘顺序读取可达 5.3GB/s，顺序写入 4.9GB/s。",
        {"5.3GB/s": {"metric": "speed"}, "4.9GB/s": {"metric": "speed"}},
    ),
    "a part of all shares": (
        "云岚集团持有本公司股份 300 万股，占公司总股份数的 6.4%。",
        {"6.4%": {"subject": "云岚集团", "metric": "stake"}},
    ),
    "a kind of place with the place's name": (
        "江州铁路发送旅客 350 万人次，西岭动物园接待游客 14 万人次。",
        {"350 万人次": {"subject": "江州铁路"}, "14 万人次": {"subject": "西岭动物园"}},
    ),
    "a sum of a product": (
        "云岚 X1 手机 12GB+256GB：2499 元。",
        {"2499 元": {"subject": "云岚 X1", "metric": "price"}},
    ),
    "a market that has been counted": (
        "根据 Canalys 的报告，去年三季度全球折叠屏市场显著回暖，收入达 158 亿美元。",
        {"158 亿美元": {"subject": "全球折叠屏市场", "metric": "revenue", "speaker": "Canalys"}},
    ),
    "who only supplies": (
        "云岚 X1 搭载海岳电子供应的 6.7 英寸屏幕。",
        {"6.7 英寸": {"subject": "云岚 X1", "metric": "screen_size"}},
    ),
    "a brand by what it is": (
        "猫粮品牌橘喵朗的双十一成交额为 3.17 亿元。",
        {"3.17 亿元": {"subject": "橘喵朗"}},
    ),
    "half a tenth": ("云岚茶饮外卖占销售额约五成半。", {"五成半": {"value": "55", "unit": "%"}}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_wording(text, expected):
    check(text, expected)


ENTRIES = """# 晚间公告

【北川港：上半年净利润6.8亿元】同比下滑4.1%。

【云海德：股东拟减持不超1%】减持期间为4月。

*ST海临：子公司中标3亿元项目。

江海电器A：拟每10股派2元。

第三季度指引：营收5亿元。
"""


def test_entries_are_about_the_company_that_they_open_with_and_take_no_others_period():
    facts = {fact.text: fact for fact in extract(ENTRIES, published=PUBLISHED)}
    assert facts.pop("5亿元").subject != "第三季度指引"
    assert {text: fact.subject for text, fact in facts.items()} == {
        "6.8亿元": "北川港",
        "4.1%": "北川港",
        "1%": "云海德",
        "3亿元": "*ST海临",
        "2元": "江海电器A",
    }
    assert facts["4.1%"].metric == "net_profit"
    assert facts["4.1%"].period_end == facts["6.8亿元"].period_end
    assert facts["3亿元"].period_start is None


LIST = """云岚研究院公布手表市场数据。

厂商方面，去年三季度排名前列的分别是：

- 橘朗科技：出货18.4万台，份额29.5%。
- 海岳电子：出货9.7万台。

另外，南湾控股出货2万台。
"""


def test_the_items_of_a_list_are_of_the_time_that_the_line_before_them_says():
    facts = {fact.text: fact for fact in extract(LIST, published=PUBLISHED)}
    quarter = {text: str(fact.period_start) for text, fact in facts.items()}
    assert {quarter[text] for text in ("18.4万台", "29.5%", "9.7万台")} == {"2024-07-01"}
    assert [facts[text].subject for text in ("18.4万台", "9.7万台")] == ["橘朗科技", "海岳电子"]


REPORT = """---
title: 澜屿医疗：2024年年度报告摘要
date: 2025-03-03
---

综合毛利率由上年的13.4%降至11.7%。

单位：元

| 项目 | 2024年 | 2023年 | 本年比上年增减 |
| --- | ---: | ---: | ---: |
| 营业收入 | 1,957,442,310.55 | 1,712,880,946.02 | 14.28% |

分季度数据（单位：万元）

| | 第一季度 | 第二季度 |
| --- | --- | --- |
| 营业收入 | 42,130.66 | 50,388.71 |
"""


def test_a_years_report_tells_of_its_year_and_of_its_company():
    facts = {fact.text: fact for fact in extract(REPORT)}
    assert {fact.subject for fact in facts.values()} == {"澜屿医疗"}
    years = {text: (str(fact.period_start), str(fact.period_end)) for text, fact in facts.items()}
    assert years["13.4%"] == ("2023-01-01", "2023-12-31")
    assert years["14.28%"] == ("2024-01-01", "2024-12-31")
    assert years["42,130.66"] == ("2024-01-01", "2024-03-31")
    assert years["50,388.71"] == ("2024-04-01", "2024-06-30")


def test_who_holds_shares_is_told_of_in_passing():
    text = "曜澜微电子递交招股书。\n\n星原资本持股 12%，海岳资本持股 5%。公司去年营收 3 亿元。"
    title = f"---\ntitle: 曜澜微电子冲刺上市\ndate: 2025-03-03\n---\n\n{text}"
    facts = {fact.text: fact for fact in extract(title)}
    assert facts["12%"].subject == "星原资本"
    assert facts["3 亿元"].subject == "曜澜微电子"


def test_a_denial_that_quotes_what_it_denies_reaches_back_to_nothing_else():
    text = "云岚科技在手订单 9 亿元。\n公司计划减持 400 万股。对于“大股东清仓”的传闻，公司予以否认。"
    assert {fact.modality for fact in extract(text, published=PUBLISHED)} == {"actual", "plan"}
