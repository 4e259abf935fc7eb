"""Which measure a figure has in news of places, goods and rankings: families of wordings, with counters."""

import pytest

from claimed import check
from digestnlp import extract

# What each marked figure of the sentence is a measure of.
METRICS = {
    "accounts of places": [
        (
            "前三季度，海平市地区生产总值 310 亿元，增长 5%。其中，第一产业增加值 42 亿元，同比增长 3.1%。",
            {"5%": "gdp", "42 亿元": "other", "3.1%": "other"},
        ),
        (
            "上半年，江县居民人均可支配收入 28450 元，名义增长 6.0%，扣除价格因素实际增长 5.6%。",
            {"28450 元": "other", "6.0%": "other", "5.6%": "other"},
        ),
        ("海平市税收收入 21.3 亿元，同口径增长 4.9%。", {"21.3 亿元": "revenue", "4.9%": "revenue"}),
        ("海平市工业增加值按可比口径增长 5%。", {"5%": "other"}),
    ],
    "a thing's calibre": [("该炮口径 105 毫米。", {"105 毫米": "dimension"})],
    "budgets": [
        ("云溪县非税收入 5.6 亿元，增长 12.4%。", {"5.6 亿元": "revenue", "12.4%": "revenue"}),
        (
            "云溪县一般公共预算收入 2.4 亿元，完成年初预算数 6.1 亿元，比上年增收 367 万元。",
            {"6.1 亿元": "revenue", "367 万元": "revenue"},
        ),
        ("海平市超收 4000 万元，减支 2600 万元。", {"4000 万元": "revenue", "2600 万元": "expense"}),
    ],
    "no budgets": [
        ("合作社带动农户户均增收 3000 元。", {"3000 元": "amount"}),
        ("海平市教育预算 3 亿元。", {"3 亿元": "expense"}),
    ],
    "goods that are moved": [
        ("海平机场保障航班 2150 架次、货邮 1830 吨。", {"2150 架次": "count", "1830 吨": "shipments"}),
        ("海平机场运输旅客 18 万人次、货邮 410 吨。", {"18 万人次": "visits", "410 吨": "shipments"}),
        ("海平港货物吞吐量比上年增加 300 万吨，增长 4.4%。", {"300 万吨": "shipments", "4.4%": "shipments"}),
        ("江口班列共开行 820 列、8.6 万标箱。", {"820 列": "count", "8.6 万标箱": "shipments"}),
        ("云溪油田累计采出原油 38 万吨。", {"38 万吨": "production"}),
        ("7 种水果交易量为 14.5 万吨，环比增加 12.6%。", {"14.5 万吨": "sales_volume", "12.6%": "sales_volume"}),
    ],
    "ships and plants for them": [
        ("江口港设计通过能力 300 万标箱。", {"300 万标箱": "capacity"}),
        ("江口船厂交付两艘 1.6 万 TEU 集装箱船。", {"1.6 万 TEU": "count"}),
        ("沪深两市成交量 320 亿股，增加 12.6%。", {"12.6%": "trading_volume"}),
    ],
    "spans that are a mean": [
        ("水电机组平均利用小时为 2410 小时。", {"2410 小时": "duration"}),
        ("云岚科技应收账款平均回收期为 58 天。", {"58 天": "duration"}),
    ],
    "how often": [("云岚咖啡平均每 3 天开一家新店。", {"3 天": "interval"})],
    "projects and markets": [
        ("石桥县一次签约合同项目 14 个。", {"14 个": "count"}),
        ("石桥县累计投产投用项目 487 个。", {"487 个": "count"}),
        ("海平市粮油批发市场监测的 18 个品种价格上涨。", {"18 个": "count"}),
        ("云岚出行关闭了 12 个城市的业务。", {"12 个": "cities"}),
    ],
    "no projects": [
        ("云岚科技签下订单 14 个。", {"14 个": "orders"}),
        ("云岚咖啡关闭门店 12 家。", {"12 家": "store_closures"}),
        ("云岚汽车批发 3 万辆。", {"3 万辆": "sales_volume"}),
    ],
    "what vouchers move": [
        ("海平市发放消费券 50 万张，带动消费总额 3.2 亿元。", {"3.2 亿元": "expense"}),
        ("海平市发放消费券 3000 万元。", {"3000 万元": "subsidy"}),
    ],
    "single characters within nouns": [
        (
            "海平市场五花肉 22 元/公斤，梅花肉 28.5 元/公斤，菜花 4.2 元/公斤。",
            {"22 元/公斤": "price", "28.5 元/公斤": "price", "4.2 元/公斤": "price"},
        ),
        ("云岚科技花 3 亿元买地。", {"3 亿元": "expense"}),
    ],
    "measures in Latin letters": [
        ("云岚集团EBIT同比增长12%。", {"12%": "operating_profit"}),
        ("云岚科技录得EBITDA3亿元。", {"3亿元": "ebitda"}),
        ("毛利率为 31%，经调整EBITDA利润率为 18%。", {"31%": "gross_margin", "18%": "operating_margin"}),
        ("云岚电讯税息前折旧摊销前利润 58 亿元。", {"58 亿元": "ebitda"}),
    ],
    "rates of return": [
        ("海岳银行股东权益回报率为 7.2%。", {"7.2%": "ratio"}),
        ("该项目内部收益率为 12%。", {"12%": "ratio"}),
        ("该基金成立以来回报率达 12.6%。", {"12.6%": "bond_yield"}),
    ],
    "of a share, a user, a sale": [
        ("海岳控股每股基本及攤薄盈利 1.27 港元。", {"1.27 港元": "eps"}),
        ("每股派息 0.2 元，盈利 3 亿元。", {"3 亿元": "net_profit"}),
        ("海岳餐饮平均每宗交易额升 6% 至 512 元。", {"6%": "arpu", "512 元": "arpu"}),
        ("该屋苑一个两房单位以 612 万元成交，实呎 1.38 万元。", {"612 万元": "price", "1.38 万元": "price"}),
        ("沪深两市 1.2 万亿元成交。", {"1.2 万亿元": "trading_volume"}),
    ],
    "what someone is ranked by": [
        ("远帆手机以 2700 万台的出货量排名第三。", {"2700 万台": "shipments"}),
        ("云岚股份以 3.2 亿元成交额居首。", {"3.2 亿元": "trading_volume"}),
        (
            "第三季度耳机出货量前三位分别为云岚科技（23%）、远帆科技（12%）。",
            {"23%": "market_share", "12%": "market_share"},
        ),
        ("云岚手机以 41% 的市场份额摘得桂冠，相较去年同期增长 9%。", {"41%": "market_share"}),
        ("地块由江岚置业以 3.2 亿元摘得。", {"3.2 亿元": "acquisition_price"}),
    ],
    "growth beside a share": [
        ("云岚电视在本国的份额占到 16.3%，但年增长率下滑 4.2%。", {"16.3%": "market_share", "4.2%": "growth"}),
        ("云岚电视出货量 81 万台，占有率 9.9%，年增幅为 11%。", {"11%": "shipments"}),
        ("云岚电视份额 16%，同比提升 0.4 个百分点。", {"0.4 个百分点": "market_share"}),
    ],
    "both ends of a move": [
        ("储能业务营收占比从上年的 18% 提高到 26%。", {"18%": "market_share", "26%": "market_share"}),
        ("海外收入占比从 2021 年的 12% 提升至 2023 年的 27%。", {"27%": "market_share"}),
        ("毛利率从 18% 提高到 26%，净利率由 3% 升至 5%。", {"26%": "gross_margin", "5%": "net_margin"}),
        ("出货皆有提升，带动营收季增 6%，达 21.4 亿美元。", {"6%": "revenue", "21.4 亿美元": "revenue"}),
        ("前十家企业的合计产能达全国总产能的 81%。", {"81%": "market_share"}),
    ],
}


@pytest.mark.parametrize(
    ("text", "metrics"),
    [pytest.param(*case, id=f"{name}: {case[0][:16]}") for name, cases in METRICS.items() for case in cases],
)
def test_the_measure_of_each_figure(text, metrics):
    check(text, {figure: {"metric": metric} for figure, metric in metrics.items()})


UNITS = [
    ("猪肉和牛肉价格为每公斤 23.1 元和 66.4 元。", {"23.1 元": "CNY/kg", "66.4 元": "CNY/kg"}),
    ("31 种水产均价每公斤为 7.45 元。", {"7.45 元": "CNY/kg"}),
    ("云岚钢铁螺纹钢每吨约 3600 元，净利 3 亿元。", {"3600 元": "CNY/t", "3 亿元": "CNY"}),
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_what_an_amount_is_reckoned_for(text, units):
    check(text, {figure: {"unit": unit} for figure, unit in units.items()})


def test_those_named_beyond_a_threshold():
    text = "海平市工业用电量同比增长 5.1%。增速超过 10% 的区有：东湖区（16.2%）、北岭区（12.4%）。"
    moved = {"metric": "energy_consumption", "direction": "increase"}
    check(text, {"16.2%": moved, "12.4%": moved})
    check("增速超过 10% 的区有 3 个（占比 12%）。", {"12%": {"direction": None}})


def test_a_count_of_figures_told_before():
    text = "海平古城接待游客 61 万人次，门票收入 2300 万元，两项数据较去年分别增长 8.1% 和 9.6%。"
    check(text, {"8.1%": {"metric": "visits"}, "9.6%": {"metric": "revenue"}})
    assert "两项" not in [fact.text for fact in extract(text)]
    assert "两项" in [fact.text for fact in extract("云岚科技推出两项服务。")]


def test_a_measure_of_many_is_not_their_number():
    check("四个县成交量全面下滑，云溪县环比减少 22.1%。", {"22.1%": {"metric": "trading_volume"}})
    check("云岚科技有 120 家门店，增长 4%。", {"4%": {"metric": "stores"}})


def test_more_and_less_paid_out():
    check("海岳控股按年多派 4%。", {"4%": {"metric": "dividend", "direction": "increase", "basis": "yoy"}})
    check("海平市财政同比减收 2400 万元。", {"2400 万元": {"metric": "revenue", "direction": "decrease"}})
