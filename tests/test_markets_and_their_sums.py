"""Whose the figures of markets, sums lent and assets are, and of what is listed where no name is known."""

from __future__ import annotations

import pytest

from claimed import check
from digestnlp import Engine, parse_article

ROWS = {
    "members that a clause before names, without what they were told to do": (
        "云岚客车、江岚客车和星原客车构成第一梯队，销量分别达到 3 万辆、2 万辆、1 万辆。",
        {"3 万辆": {"subject": "云岚客车"}, "2 万辆": {"subject": "江岚客车"}, "1 万辆": {"subject": "星原客车"}},
    ),
    "a verb that is only the beginning of a word": (
        "当日净流入居前的还有有色金属、家用电器、化工，净流入额分别为 9 亿元、7 亿元、4 亿元。",
        {"9 亿元": {"subject": "有色金属"}, "7 亿元": {"subject": "家用电器"}, "4 亿元": {"subject": "化工"}},
    ),
    "names that are singled out are no parts of whom the sentence opens with": (
        "云岚客车净流入 3 亿元；净流入居前的个股还有天赐材料、格力电器，净流入金额分别为 2.5 亿元、2 亿元。",
        {"2.5 亿元": {"subject": "天赐材料"}, "2 亿元": {"subject": "格力电器"}},
    ),
    "but measures are no members": (
        "银行业利润下滑，资产利润率和资本利润率均有所下降，分别至 1.4%、21.5%。",
        {"1.4%": {"subject": "银行业"}, "21.5%": {"subject": "银行业"}},
    ),
    "those above, one after the other": (
        "云岚银行人均薪酬 36 万元，江岚银行人均薪酬 35 万元。上述银行人均薪酬依次提高 2 万元、1 万元。",
        {"2 万元": {"subject": "云岚银行"}, "1 万元": {"subject": "江岚银行"}},
    ),
    "two markets behind the end of a day": (
        "截至当日末沪深两市融资余额 2.1 万亿元，较前一交易日减少 9 亿元。",
        {"2.1 万亿元": {"subject": "沪深两市"}, "9 亿元": {"subject": "沪深两市"}},
    ),
    "what is dealt in on them": (
        "去年 11 月，沪、深两市的股票成交总额达 17 万亿元，环比减少 26%。两市债券成交额 2 万亿元。",
        {"17 万亿元": {"subject": "沪、深两市"}, "26%": {"subject": "沪、深两市"}, "2 万亿元": {"subject": "两市"}},
    ),
    "a sum that a company has": (
        "3 月 23 日，云岚科技（600001）融资买入 9000 万元。融资融券余额 7 亿元，较昨日上涨 2%。",
        {"7 亿元": {"subject": "云岚科技"}, "2%": {"subject": "云岚科技"}},
    ),
    "the same sum of the markets": (
        "两市历史两融余额为 1.4 万亿元。两市融资融券余额 2 万亿元。",
        {"1.4 万亿元": {"subject": "两市"}, "2 万亿元": {"subject": "两市"}},
    ),
    "assets, one after the other": (
        "截至年末，银行存款 2.4 万亿元，占比 19%；债券 4.2 万亿元，占比 33%。",
        {
            "2.4 万亿元": {"subject": "银行存款"},
            "19%": {"subject": "银行存款"},
            "4.2 万亿元": {"subject": "债券"},
            "33%": {"subject": "债券"},
        },
    ),
    "but what is lent by somebody": (
        "商业银行贷款余额 3 万亿元，个人存款 2 万亿元。",
        {"3 万亿元": {"subject": "商业银行"}},
    ),
    "deals of kinds, told in the same words": (
        "同业拆借日均成交同比下降 27%，现券日均成交同比增长 25%，质押式回购日均成交同比增长 6%。",
        {"25%": {"subject": "现券"}, "6%": {"subject": "质押式回购"}},
    ),
    "but no verb and no word of the measure": (
        "港口货物吞吐量同比增长 4%，完成港口集装箱吞吐量同比增长 6%。钢材销量同比增长 3%，累计销量同比增长 5%。",
        {"5%": {"subject": "钢材"}},
    ),
    "goods behind a product": (
        "云枕 X1 售价 3000 元，现货白银收盘于 11 美元/盎司，上涨 0.2 美元/盎司。",
        {"11 美元/盎司": {"subject": "现货白银"}, "0.2 美元/盎司": {"subject": "现货白银"}},
    ),
    "the shares of an index's companies": (
        "其中，深市公司回购超 700 亿元，沪深300成分股公司回购总额达 450 亿元，中证500公司回购总额达 120 亿元。",
        {
            "700 亿元": {"subject": "深市公司"},
            "450 亿元": {"subject": "沪深300成分股公司"},
            "120 亿元": {"subject": "中证500公司"},
        },
    ),
    "reinsurers": (
        "产险公司利润总额为 330 亿元；再保险公司利润总额为 38 亿元，同比增加 13 亿元。",
        {"38 亿元": {"subject": "再保险公司"}, "13 亿元": {"subject": "再保险公司"}},
    ),
    "companies that others hold": (
        "央企控股上市公司实现较快增长，2023 年实现营收 25 万亿元，增速为 1.5%。",
        {"25 万亿元": {"subject": "央企控股上市公司"}, "1.5%": {"subject": "央企控股上市公司"}},
    ),
    "those who are counted, all together": (
        "迄今，16 家上市险企披露了 5 月的数据。5 月合计取得营业收入 212 亿元，环比减少 8%。",
        {"212 亿元": {"subject": "上市险企"}, "8%": {"subject": "上市险企"}},
    ),
    "but a company in force": (
        "云岚科技接待了 16 家机构。5 月合计取得营业收入 4 亿元。",
        {"4 亿元": {"subject": "云岚科技"}},
    ),
    "who buys is the company, not who is bought": (
        "云岚钛业（600001）扩产。2016 年 9 月，公司完成收购江岚钛业，公司产能由 26 万吨提升至 56 万吨。",
        {"26 万吨": {"subject": "云岚钛业"}, "56 万吨": {"subject": "云岚钛业"}},
    ),
    "a firm that the company has, by no list's name": (
        "云岚集团公布 4 月数据，集装箱吞吐量 220 万标准箱。集团所属江州集装箱公司吞吐量完成 169 万标准箱，同比增长 13%。",
        {
            "220 万标准箱": {"subject": "云岚集团"},
            "169 万标准箱": {"subject": "江州集装箱公司"},
            "13%": {"subject": "江州集装箱公司"},
        },
    ),
    "but not all that it has": (
        "云岚集团公布 4 月数据。公司下属各子公司发电量 3 亿千瓦时。",
        {"3 亿千瓦时": {"subject": "云岚集团"}},
    ),
    "goods of a kind of firms": (
        "产险公司家财险保费收入 83 亿元，同比增长 12%。产险公司保费收入 1400 亿元。",
        {
            "83 亿元": {"subject": "产险公司家财险"},
            "12%": {"subject": "产险公司家财险"},
            "1400 亿元": {"subject": "产险公司"},
        },
    ),
    "shares that are given, no company of that name": (
        "云岚证券坚持现金分红，累计送转股份超过 136 亿股。",
        {"136 亿股": {"subject": "云岚证券"}},
    ),
    "who is set against another": (
        "与云岚汽车形成鲜明对比的是星原汽车，其上一年的年报让人刮目相看。全年营收增至 73 亿元。",
        {"73 亿元": {"subject": "星原汽车"}},
    ),
    "who is unlike another": (
        "与云岚汽车不同的是，星原汽车全年营收达到 73 亿元，同比增长 18%。",
        {"73 亿元": {"subject": "星原汽车"}, "18%": {"subject": "星原汽车"}},
    ),
    "the whole country says only where": (
        "云岚汽车换电布局独树一帜，全国已有 2427 座换电站。公司从一个工厂扩张为全国 8 个工厂。",
        {"2427 座": {"subject": "云岚汽车"}, "8 个": {"subject": "云岚汽车"}},
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_subjects_of_markets(case: str) -> None:
    text, rows = ROWS[case]
    check(text, rows)


@pytest.mark.parametrize(
    ("title", "text", "figure", "subject"),
    [
        (
            "云岚科技产能扩张历程",
            "2016 年，公司完成收购江岚钛业，公司钛白粉产能提升至 56 万吨。",
            "56 万吨",
            "云岚科技",
        ),
        ("云岚科技调研纪要", "海外市场订单前三季度约 25 亿元。公司在手订单 90 亿元。", "25 亿元", "云岚科技"),
        (
            "云岚硅业融资买入 9000 万元",
            "融券方面，云岚硅业融券余量 300 万股。\n融资融券余额 7 亿元。",
            "7 亿元",
            "云岚硅业",
        ),
    ],
)
def test_whom_the_title_names(title: str, text: str, figure: str, subject: str) -> None:
    article = parse_article(f'---\ntitle: "{title}"\ndate: 2023-01-12\n---\n\n{text}\n', id="x")
    assert [f.subject for f in Engine().process(article).facts if f.text == figure] == [subject]
