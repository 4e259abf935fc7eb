"""Lists one after the other, lists of two units, thresholds and goods that go on with a measure, members of whom each has a figure."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract

YEAR = "2024-01-01..2024-12-31"
CASES = {
    "a time between the list and the word that deals it out": (
        "民营企业、国有企业、外资企业 2024 年分别实现营收 9 亿元、8 亿元、7 亿元，实现净利润 3 亿元、2 亿元、1 亿元。",
        {
            "9 亿元": {"subject": "民营企业", "metric": "revenue", "period": YEAR},
            "7 亿元": {"subject": "外资企业", "metric": "revenue", "period": YEAR},
            "2 亿元": {"subject": "国有企业", "metric": "net_profit", "period": YEAR},
            "1 亿元": {"subject": "外资企业", "metric": "net_profit", "period": YEAR},
        },
    ),
    "what is compared with is no end of a list": (
        "江州出口、进口比去年同期分别增长 3%、4%。",
        {"3%": {"metric": "exports", "basis": "yoy"}, "4%": {"metric": "trade", "basis": "yoy"}},
    ),
    "a second list of changes": (
        "星原牧业销售肉鸡 3 万只，销售收入 2 亿元，均价 17 元/公斤，环比变动分别为 1%、2%、3%，同比变动分别为 4%、5%、6%。",
        {
            "3%": {"metric": "price", "basis": "mom"},
            "4%": {"metric": "sales_volume", "basis": "yoy"},
            "5%": {"metric": "revenue", "basis": "yoy"},
            "6%": {"metric": "price", "basis": "yoy"},
        },
    ),
    "shares and points": (
        "云岚科技净利润为 2 亿元及净利率为 11%，分别增长 8% 及 0.7 个百分点。",
        {"8%": {"metric": "net_profit"}, "0.7 个百分点": {"metric": "net_margin", "direction": "increase"}},
    ),
    "shares and points of measures named in a row": (
        "云岚科技营收和毛利率分别增长 8% 和 0.7 个百分点。",
        {"8%": {"metric": "revenue"}, "0.7 个百分点": {"metric": "gross_margin"}},
    ),
    "a word for two measures without one that deals out": (
        "今年前两月，江州客车产销 1.3 万辆和 1.2 万辆，同比分别增长 4.1% 和 5.2%。",
        {
            "1.3 万辆": {"metric": "production"},
            "1.2 万辆": {"metric": "sales_volume"},
            "4.1%": {"metric": "production"},
            "5.2%": {"metric": "sales_volume"},
        },
    ),
    "two years of the two": (
        "星原汽车 2022 年、2023 年产销 4.3 万辆和 4.4 万辆。",
        {"4.3 万辆": {"period": "2022-01-01..2022-12-31"}, "4.4 万辆": {"period": "2023-01-01..2023-12-31"}},
    ),
    "members named in the clause before": (
        "股票型基金有鹏程价值、岚湖优选，认购天数分别为 5 天、12 天。",
        {"5 天": {"subject": "鹏程价值"}, "12 天": {"subject": "岚湖优选"}},
    ),
    "figures behind the bound that all of them keep": (
        "上半年，家具、纺织和造纸业出口均增长逾两成，分别为 21%、24% 和 26%。",
        {
            "21%": {"subject": "家具", "metric": "exports", "direction": "increase"},
            "26%": {"subject": "造纸业", "metric": "exports", "direction": "increase"},
        },
    ),
    "figures behind a bound that is of another measure": (
        "江州、海州的毛利率均超过 20%，出口占比分别为 21%、24%。",
        {"21%": {"subject": "江州", "metric": "ratio"}, "24%": {"subject": "海州", "metric": "ratio"}},
    ),
    "figures behind a level that is no bound": (
        "江州上半年出口增长 20%，其中纺织、家具分别为 21%、24%。",
        {"21%": {"subject": "纺织"}, "24%": {"subject": "家具"}},
    ),
    "a further threshold": (
        "净利润增幅下限超过 50% 的有 21 家，超过 100% 的有 8 家。",
        {"100%": {"metric": "net_profit", "direction": "increase", "relation": "gt"}, "8 家": {"metric": "count"}},
    ),
    "of a level": (
        "营收超过 10 亿元的公司有 21 家，超过 20 亿元的有 8 家。",
        {"20 亿元": {"metric": "revenue", "direction": None}},
    ),
    "a threshold of another measure": (
        "净利润增幅超过 50% 的有 21 家，毛利率超过 40% 的有 8 家。",
        {"40%": {"metric": "gross_margin", "direction": None}},
    ),
    "goods by another unit": (
        "云岚能源生产石油 604 万吨、天然气 300 亿立方米。",
        {"604 万吨": {"metric": "production"}, "300 亿立方米": {"metric": "production"}},
    ),
    "whose level another is measured by": (
        "云岚科技毛利率为 21%，远高于星帆软件 12% 的水平，也高于同行 15% 的平均水平。",
        {
            "12%": {"subject": "星帆软件", "metric": "gross_margin"},
            "15%": {"subject": "同行", "metric": "gross_margin"},
        },
    ),
    "by how much it is higher": (
        "云岚科技毛利率为 21%，高出星帆软件 12 个百分点。",
        {"12 个百分点": {"subject": "云岚科技", "metric": "gross_margin", "direction": "increase"}},
    ),
    "what each of two changes is measured against": (
        "2 月末，江州信贷余额 9 亿元，同比增长 7.4%，增速分别比上月末和上年同期低 0.6 个和 1.7 个百分点。",
        {
            "0.6 个": {"direction": "decrease", "basis": "mom", "period": "2025-02-28..2025-02-28"},
            "1.7 个百分点": {"direction": "decrease", "basis": "yoy", "period": "2025-02-28..2025-02-28"},
        },
    ),
    "a quarter and a year before": (
        "云岚科技去年四季度营收 3 亿元，较上季度和上年同期分别增长 3% 和 9%。",
        {
            "3%": {"basis": "qoq", "period": "2024-10-01..2024-12-31", "metric": "revenue"},
            "9%": {"period": "2024-10-01..2024-12-31", "metric": "revenue"},
        },
    ),
    "years that are none to compare with": (
        "云岚科技海外收入占比 2023 年、2024 年分别提高 3 个和 4 个百分点。",
        {
            "3 个": {"period": "2023-01-01..2023-12-31"},
            "4 个百分点": {"period": "2024-01-01..2024-12-31"},
        },
    ),
    "a rate that is lower than before": (
        "2 月社会融资增长 3.1%，增速比上月低 1.6 个百分点，比上年同期高 0.3 个百分点。",
        {
            "1.6 个百分点": {"direction": "decrease", "basis": "mom"},
            "0.3 个百分点": {"direction": "increase", "basis": "yoy"},
        },
    ),
    "what grows by less": (
        "2 月住户贷款增加 31 亿元，同比少增 8 亿元。",
        {"31 亿元": {"direction": "increase"}, "8 亿元": {"direction": "decrease", "basis": "yoy"}},
    ),
    "a group and a name that is joined to it": (
        "两家民营运输企业及中国邮政的网点达 12.4 万个，比上年末增加 3100 个。",
        {
            "12.4 万个": {"subject": "两家民营运输企业及中国邮政"},
            "3100 个": {"subject": "两家民营运输企业及中国邮政", "direction": "increase"},
        },
    ),
    "how large a change is among others": (
        "江州各类商品中，交通按年升幅最大，达 4.4%，耐用品跌幅最显著达 2.8%。",
        {"4.4%": {"direction": "increase", "basis": "yoy"}, "2.8%": {"direction": "decrease"}},
    ),
    "that of a period": (
        "江州 4 月物价升 2.1%。月內食品價格升 1.3%。",
        {"1.3%": {"subject": "食品", "direction": "increase"}},
    ),
    "what falls by less": (
        "2 月信托贷款减少 96 亿元，同比少减 18 亿元；财政存款同比少降 7 亿元。",
        {
            "96 亿元": {"direction": "decrease"},
            "18 亿元": {"direction": "increase"},
            "7 亿元": {"direction": "increase"},
        },
    ),
    "at least": (
        "江岚银行存款至少增加 3 亿元，贷款至少减少 2 亿元。",
        {"3 亿元": {"direction": "increase"}, "2 亿元": {"direction": "decrease"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lists(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "figure", "subjects"),
    [
        (
            "云岚科技、星帆软件和海岳电子三家公司，全年营收均超过 4 亿元。",
            "4 亿元",
            ["云岚科技", "星帆软件", "海岳电子"],
        ),
        ("云岚科技、星帆软件两家公司，营收均超过 4 亿元，毛利率均超过 15%。", "15%", ["云岚科技", "星帆软件"]),
        ("云岚科技、星帆软件等少数个股上涨，涨幅均未超 2%。", "2%", ["云岚科技", "星帆软件"]),
        ("云岚科技与星帆软件是仅有的两家毛利率超过 20% 的公司。", "20%", ["云岚科技", "星帆软件"]),
        # others are counted, or the figure is of what they make
        ("云岚科技、星帆软件三家公司，营收均超过 4 亿元。", "4 亿元", ["云岚科技"]),
        ("云岚科技、星帆软件推出三款手机，售价均超过 3000 元。", "3000 元", ["云岚科技"]),
    ],
)
def test_each_of_those_named_before_has_it(text, figure, subjects):
    assert [f.subject for f in extract(text, published=PUBLISHED) if f.text == figure] == subjects
