"""Who has a figure that several are named for: members of lists, ranks, runs of quotes, items that stand under others."""

import pytest

from claimed import PUBLISHED, check
from digestnlp import extract, parse_article


def rows(text):
    return [(f.text, f.subject) for f in extract(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "figure", "subjects"),
    [
        ("广西、云南等地最高气温达 38℃。", "38℃", ["广西", "云南"]),
        ("青海、甘肃、宁夏等地局地气温可达 38℃。", "38℃", ["青海", "甘肃", "宁夏"]),
        ("部分品种如沪锡、沪铅跌超 3%。", "3%", ["沪锡", "沪铅"]),
        ("其中豆粕、棕榈油等涨超 1%。", "1%", ["豆粕", "棕榈油"]),
        ("SUV、MPV 销量均下降 5%。", "5%", ["SUV", "MPV"]),
        ("半导体、消费电子、白酒等板块跌幅超过 2%。", "2%", ["半导体", "消费电子", "白酒"]),
        ("云岚科技、星帆软件、海岳电子等公司的毛利率超过 40%。", "40%", ["云岚科技", "星帆软件", "海岳电子"]),
        ("云岚科技、星帆软件等两家公司营收均超过 5 亿元。", "5 亿元", ["云岚科技", "星帆软件"]),
        ("杭州、苏州、青岛这三个城市的房价都超过 2 万元。", "2 万元", ["杭州", "苏州", "青岛"]),
        ("北京、上海和深圳三地房价均超过 6 万元。", "6 万元", ["北京", "上海", "深圳"]),
        ("云岚 (1234-TW)、星帆 (2345-TW) 也有 5% 的涨幅。", "5%", ["云岚", "星帆"]),
        ("浙江与江苏进出口均增长 4%。", "4%", ["浙江", "江苏"]),
        ("营收排名前三的公司为云岚科技、星帆软件和海岳电子。", "前三", ["云岚科技", "星帆软件", "海岳电子"]),
    ],
)
def test_each_member_has_it(text, figure, subjects):
    assert [subject for found, subject in rows(text) if found == figure] == subjects


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("云岚科技和星帆软件两家公司的营收合计 5 亿元。", "5 亿元", "云岚科技和星帆软件"),
        ("排名靠前的是云岚科技、星帆软件，合计营收 8 亿元。", "8 亿元", "云岚科技、星帆软件"),
        ("云岚科技、星帆软件等 9 家公司退出。", "9 家", "云岚科技"),
        ("5 月，浙江与岚国零部件进出口 62 亿元。", "62 亿元", "浙江"),
        ("浙江与岚国进出口规模占全省外贸总值的 9%。", "9%", "浙江"),
    ],
)
def test_a_sum_is_of_all_and_a_count_of_the_first(text, figure, subject):
    assert [found for found in rows(text) if found[0] == figure] == [(figure, subject)]


def test_what_a_list_is_counted_by_is_no_claim():
    assert rows("云岚科技、星帆软件这两家公司已退出。") == []
    assert rows("杭州、苏州、青岛这三个城市已试点。") == []


def test_those_to_whom_something_is_done_are_no_subjects():
    found = rows("松果基金对云岚科技、星帆软件这两只股票的持仓市值均达 7 亿元。")
    assert [subject for figure, subject in found if figure == "7 亿元"] == ["松果基金"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "沪指收报 3120.5 点，跌幅 0.5%；深成指报 9800.2 点，跌幅 0.8%，成交额 4500 亿元。",
            ["沪指", "沪指", "深成指", "深成指", "深成指"],
        ),
        (
            "恒指跌 0.6%，收报 27333 点；国企指数跑赢大市，收涨 1.69%，收报 13609 点。",
            ["恒指", "恒指", "国企指数", "国企指数"],
        ),
        ("云岚科技涨超 3%。大市成交 849 亿港元。", ["云岚科技", "大市"]),
        ("恒指昨日收报 26800 点。云岚科技大涨 5%。若重越 26858 点，可望再升。", ["恒指", "云岚科技", "恒指"]),
        ("杭州位居第一，南京第二，苏州第三。", ["杭州", "南京", "苏州"]),
        ("会议指出，第一，要稳增长，第二，要促改革。", []),
        ("两融余额均值为 1.7 万亿元；IPO 规模 1121 亿元；资管规模 10.6 万亿元。", ["两融余额", "IPO 规模", "资管规模"]),
    ],
)
def test_runs(text, expected):
    assert [subject for _, subject in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云岚资本、Harvest Fund，L.P、星帆创投、海岳资本分别持有公司 2.3%、1.5%、1.1%、0.2% 的股份。",
            ["云岚资本", "Harvest Fund，L.P", "星帆创投", "海岳资本"],
        ),
        ("云岚资本、Harvest Fund 和海岳资本分别持股 2.3%、1.5%、0.2%。", ["云岚资本", "Harvest Fund", "海岳资本"]),
        (
            "云岚科技和星帆软件目标价，分别从 10 元升至 12 元，20 元升至 23 元。",
            ["云岚科技", "云岚科技", "星帆软件", "星帆软件"],
        ),
        ("云岚科技毛利率为 5%，星帆软件从 8% 升至 9%。", ["云岚科技", "星帆软件", "星帆软件"]),
        # Those who have had figures each are summed up.
        (
            "造纸行业用水 3.4 亿吨，印染行业用水 1.2 亿吨，其他行业用水 5 亿吨，两大行业占比分别为 35% 和 13%，合计 48%。",
            ["造纸行业", "印染行业", "其他行业", "造纸行业", "印染行业", "两大行业"],
        ),
        (
            "云岚科技收入 3 亿元，星帆软件收入 2 亿元，两家公司毛利率分别为 31% 和 28%。",
            ["云岚科技", "星帆软件", "公司", "云岚科技", "星帆软件"],
        ),
        ("云岚科技收入 3 亿元，两大业务毛利率分别为 31% 和 28%。", ["云岚科技", "云岚科技", "云岚科技"]),
    ],
)
def test_names_dealt_out(text, expected):
    assert [subject for _, subject in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江浙两省进口额分别增长 3% 和 4%。", ["江浙", "江浙"]),  # 江 alone is no province
        ("京沪两地房价分别上涨 3% 和 4%。", ["北京", "上海"]),
        ("去年京沪深的人均消费分别为 5.1 万元、5.2 万元和 4.9 万元。", ["北京", "上海", "深圳"]),
        ("中美出口分别增长 3% 和 4%。", ["中国", "美国"]),
        ("沪深两市成交额分别为 2800 亿元和 3900 亿元。", ["沪市", "深市"]),
        ("京沪的人均存款都超过 8 万元，分别为 9.1 万元和 8.6 万元。", ["北京", "上海", "北京", "上海"]),
        ("京沪进口、出口分别增长 3% 和 4%。", [None, None]),
        ("贵港房价去年和今年分别上涨 3% 和 4%。", ["贵港", "贵港"]),
        ("中美贸易额增长 3%。", ["中美"]),
    ],
)
def test_places_that_a_character_each_stands_for(text, expected):
    assert [subject for _, subject in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("云岚科技国内、国外、线上收入分别为 30 亿元、20 亿元和 10 亿元。", ["国内", "国外", "线上"]),
        ("云岚科技上海、北京门店分别达 30 家、20 家。", ["上海", "北京"]),
    ],
)
def test_parts_of_the_company_that_stands_before_them(text, scopes):
    found = extract(text, published=PUBLISHED)
    assert [(f.subject, f.scope) for f in found] == [("云岚科技", scope) for scope in scopes]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (
            "云岚科技销售/管理/研发费用为 3.5/3.1/3.4 亿元，分别同比增加 6.8%/14.5%/12.5%。",
            ["expense", "expense", "rd_expense"] * 2,
        ),
        ("云岚科技归母/扣非净利润分别为 1.2/1.1 亿元。", ["net_profit", "adjusted_net_profit"]),
        ("云岚科技毛利率、净利率分别为 35% 和 12%。", ["gross_margin", "net_margin"]),
        (
            "云岚科技营收和净利润分别由 20 亿元升至 25 亿元、由 3 亿元降至 2 亿元。",
            ["revenue", "revenue", "net_profit", "net_profit"],
        ),
    ],
)
def test_measures_dealt_out(text, metrics):
    assert [f.metric for f in extract(text, published=PUBLISHED)] == metrics


def test_each_rate_has_its_own_name():
    found = extract("云岚科技销售、管理、研发费用率分别为 5%、3% 和 8%。", published=PUBLISHED)
    assert [f.metric_text for f in found] == ["销售费用率", "管理费用率", "研发费用率"]


def test_items_that_stand_under_another():
    text = (
        "5、云岚科技上半年营收 5 亿元。\n   - 净利润 1 亿元，同比增长 5%。\n   - 毛利率 30%。\n\n6、净利润 2 亿元。\n"
    )
    found = extract(parse_article(text, id="x", published=PUBLISHED))
    assert [f.subject for f in found] == ["云岚科技"] * 4 + [None]
    assert len({f.period_start for f in found[:3]}) == 1


def test_who_has_news_from_somewhere_is_an_outlet():
    found = extract("云岚网从江州市发改委获悉，星帆软件营收 5 亿元。", published=PUBLISHED)
    assert [f.subject for f in found] == ["星帆软件"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("5 月云岚汽车产销均增长 12%。", ["production", "sales_volume"]),
        ("5 月云岚汽车产销量同比下降 12%。", ["production", "sales_volume"]),
        ("5 月云岚汽车产销比为 12%。", ["ratio"]),
    ],
)
def test_a_change_of_what_one_word_names_together(text, measures):
    assert [f.metric for f in extract(text, published=PUBLISHED)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "排骨本周零售价 33.2 元/公斤、前腿肉 30.1 元/公斤、牛腩 62 元/公斤。",
            ["排骨", "前腿肉", "牛腩"],
        ),
        ("超市货品的销售额跌 6.3%；家电跌 27.9%；燃料则跌 12%；中药跌 5.5%。", ["超市货品", "家电", "燃料", "中药"]),
        ("木材进口量增 4%，纸浆增 9%，橡胶减 2%。", ["木材", "纸浆", "橡胶"]),
        ("9 月冷饮销售额上升 4%；服装上升 9%；灯具下跌 2%。", ["冷饮", "服装", "灯具"]),
        ("云岚科技营收 3 亿元、净利润 2 亿元。", ["云岚科技", "云岚科技"]),
        ("云岚科技营收增长 4%，毛利增长 9%。", ["云岚科技", "云岚科技"]),
        ("云岚科技销量增长 4%，环比增长 9%。", ["云岚科技", "云岚科技"]),
    ],
)
def test_words_of_no_list_between_two_figures_of_one_measure(text, expected):
    assert [subject for _, subject in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("公路、铁路和水路共运送货物 41 亿吨，同比增长 3.1%。", "41 亿吨", "公路、铁路和水路"),
        ("公路、铁路和水路累计发送旅客 41 亿人次。", "41 亿人次", "公路、铁路和水路"),
        ("公路、铁路一共运送货物 41 亿吨。", "41 亿吨", "公路、铁路"),
        ("公路、铁路和公共交通运送旅客 41 亿人次。", "41 亿人次", "公路、铁路和公共交通"),
        ("公路、铁路和水路分别运送货物 4 亿吨、3 亿吨、2 亿吨。", "3 亿吨", "铁路"),
    ],
)
def test_what_those_in_a_row_do_together_is_of_all(text, figure, subject):
    check(text, {figure: {"subject": subject}})
