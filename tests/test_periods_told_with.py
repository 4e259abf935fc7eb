"""Of when figures are whose time is told with other words: fiscal quarters, sums up to a month, days of publishing, weeks beside weeks."""

from datetime import date

import pytest

from digestnlp import extract

NONE = ".."


def periods(text, day):
    return {f.text: f"{f.period_start or ''}..{f.period_end or ''}" for f in extract(text, published=day)}


Q4_2023, Q2_2024 = "2023-10-01..2023-12-31", "2024-04-01..2024-06-30"
APRIL, TO_APRIL = "2024-04-01..2024-04-30", "2024-01-01..2024-04-30"
WEEK, BEFORE = "2024-11-04..2024-11-10", "2024-10-28..2024-11-03"

CASES = {
    "a fiscal quarter by its bare number": (
        "云岚商城公布了2023财年第四季度业绩，股价走高。第四季度，公司净营收为36亿元，同比增长5.2%。",
        {"36亿元": Q4_2023, "5.2%": Q4_2023},
    ),
    "the bare number in another paragraph": (
        "云岚商城发布2023财年第四季度财报。\n\n第三季度，星原汽车营收为9亿元。",
        {"9亿元": "2024-07-01..2024-09-30"},
    ),
    "a quarter that is still to come": (
        "云岚商城发布2023财年第四季度财报。公司预计第四季度营收9亿元。",
        {"9亿元": "2024-10-01..2024-12-31"},
    ),
    "weeks up to the first days of a month": (
        "在截至10月1日的三个月里，云岚咖啡第四季度营收84亿元，净利润9亿元。",
        {"84亿元": "2024-07-02..2024-10-01", "9亿元": "2024-07-02..2024-10-01"},
    ),
    "months up to the last days of one": (
        "截至9月30日止三个月，云岚咖啡营收84亿元。",
        {"84亿元": "2024-07-01..2024-09-30"},
    ),
    "the year of a quarter of weeks": (
        "云岚手机发布截至4月1日的2024财年第二财季财报。财报显示，第二财季营收为94亿元。",
        {"94亿元": "2024-01-01..2024-03-31"},
    ),
    "a second quarter's report": ("云岚信贷发布2024年二季报。期内，公司营业收入35亿元。", {"35亿元": Q2_2024}),
    "a third quarter's report": (
        "云岚信贷发布2024年三季报。期内，公司营业收入35亿元。",
        {"35亿元": "2024-01-01..2024-09-30"},
    ),
    "a sum spent by a budget": (
        "4月，石桥县财政支出累计为6亿元，相当于预算数18亿元的33%，比上年减支4000万元。",
        {"6亿元": TO_APRIL, "33%": TO_APRIL, "4000万元": TO_APRIL},
    ),
    "what a budget spends in a month": ("4月，石桥县财政支出6亿元。", {"6亿元": APRIL}),
    "the day of publishing": (
        "云岚航空今天公布營業淨利為149億元，每股稅後盈餘1.6元。",
        {"149億元": NONE, "1.6元": NONE},
    ),
    "a share on the day of publishing": ("云岚航空今天公布业绩，股价跌5%。", {"5%": "2024-11-12..2024-11-12"}),
    "what a day has left behind": (
        "云岚科技股價一掃昨走跌的氣壓，漲停至94元。",
        {"94元": "2024-11-12..2024-11-12"},
    ),
    "a quote of the day before": ("云岚科技昨收報94元。", {"94元": "2024-11-11..2024-11-11"}),
    "a low base": ("本周江州市场恢复，上周基数较小，海平成交面积涨幅超过四成。", {"四成": "2024-11-11..2024-11-17"}),
    "the week before a week that is numbered": (
        "2024年第45周，江州新房成交930套；上周成交1325套；成交套数下跌29.8%。",
        {"930套": WEEK, "1325套": BEFORE, "29.8%": WEEK},
    ),
    "a level that has moved": (
        "上半年，云岚科技营收3亿元，毛利率由30.1%升至33.5%。",
        {"30.1%": NONE, "33.5%": "2024-01-01..2024-06-30", "3亿元": "2024-01-01..2024-06-30"},
    ),
    "a level that has moved by a part": (
        "第一季度云岚科技营业利润下降21%。销售额从9.8万亿元增长15%至11.3万亿元。",
        {"9.8万亿元": NONE, "11.3万亿元": "2024-01-01..2024-03-31"},
    ),
    "a level that has moved in some months": (
        "2024年3月至4月，云岚科技估值从16亿元升至60亿元。",
        {"16亿元": "2024-03-01..2024-04-30"},
    ),
    "levels of the years told of": (
        "2022年至2023年，云岚科技海外收入占比从16.4%提升至79.0%。",
        {"16.4%": "2022-01-01..2022-12-31", "79.0%": "2023-01-01..2023-12-31"},
    ),
    "a bare day behind one of long ago": (
        "江州指数在8月29日一度涨至5240点，8日收于4875点。",
        {"5240点": "2024-08-29..2024-08-29", "4875点": "2024-11-08..2024-11-08"},
    ),
    "a bare day behind one of its month": (
        "江州指数在8月8日一度涨至5240点，29日收于4875点。",
        {"4875点": "2024-08-29..2024-08-29"},
    ),
    "a bare day that another is compared with": (
        "江州指数8月29日收于5240点，较27日的5180点上涨1.2%。",
        {"5180点": "2024-08-27..2024-08-27"},
    ),
    "last week": ("上周，江州新房成交930套。", {"930套": WEEK}),
    "since the year's first session": (
        "累計今年年初開盤迄今，江州交易所總成交金額為60兆元。",
        {"60兆元": "2024-01-01..2024-11-12"},
    ),
    "a bonus compared": ("若与去年发放的年终相比，67%的企业持平。", {"67%": NONE}),
    "the whole of the year whose end is told of": (
        "2023年末石桥县人口14万人，比上年末减少2万人。全年出生人口9000人，出生率为6.3‰，意味着2023年每百人不到1人。",
        {"9000人": "2023-01-01..2023-12-31", "6.3‰": "2023-01-01..2023-12-31"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_periods_told_with_other_words(case):
    text, expected = CASES[case]
    found = periods(text, date(2024, 11, 12))
    assert {said: found.get(said) for said in expected} == expected
