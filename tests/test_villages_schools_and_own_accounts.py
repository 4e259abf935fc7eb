"""Those who tell of their own trade or farm, schools and farms of a place, what is built there and when, races, lists of places."""

import pytest

from claimed import check, of
from digestnlp import extract

OWN_ACCOUNTS = {
    "“去年卖了 7 万斤，毛收入 30 多万元。”岭西村村民周大川说。": {"7 万斤": "周大川", "30 多万元": "周大川"},
    "“养了 400 多只羊，年收入 26 万元左右。”牧民巴雅尔说。": {"400 多只": "巴雅尔", "26 万元左右": "巴雅尔"},
    "走进海川县东岭村，李子挂满枝头。“今年雨水好，卖了 9 万多元。”果农王春生说。": {"9 万多元": "王春生"},
    "“我在工地干了 14 年，每月工资 8000 元。”来自江州云溪的木工刘建设说。": {"14 年": "刘建设", "8000 元": "刘建设"},
    "“去年产值 5200 万元，出口 400 万件。”云岚科技总经理黄志远说。": {"5200 万元": "云岚科技", "400 万件": "云岚科技"},
    # not his own
    "“全村养了 360 头牛，卖了 70 万元。”村民李大山说。": {"360 头": "全村", "70 万元": "全村"},
    "“今年苹果收购价涨到每斤 5 元。”果农赵树林说。": {"5 元": "苹果"},
    "“猪肉涨了 3 元。”摊主何小兰说。": {"3 元": "猪肉"},
    "“去年接待游客 16 万人次。”云溪县文旅局局长何涛说。": {"16 万人次": None},
}
OF_PLACES = {
    "云溪县实验小学占地 72 亩，设教学班 36 个。": {"72 亩": "云溪县实验小学", "36 个": "云溪县实验小学"},
    "返乡青年陈宇创办的云溪县禾香家庭农场，流转土地 380 亩，年销售额 460 万元。": {
        "380 亩": "云溪县禾香家庭农场",
        "460 万元": "云溪县禾香家庭农场",
    },
    "国网江州供电公司投入抢修人员 560 人，已恢复供电 3.8 万户。": {
        "560 人": "国网江州供电公司",
        "3.8 万户": "国网江州供电公司",
    },
    "江州市公安局交警支队通报，2 月共查处酒驾 286 起。": {"286 起": "江州市公安局交警支队"},
    "江州市慈善总会去年募集善款 1.9 亿元。": {"1.9 亿元": "江州市慈善总会"},
    "云溪县现有小学 62 所。": {"62 所": "云溪县"},
    "江州市农村居民人均收入 2.1 万元。": {"2.1 万元": "江州市农村居民"},
}
BUILT = {
    "今年，云溪县新建农村公路 130 公里、桥梁 9 座。": {"130 公里": "云溪县", "9 座": "云溪县"},
    "3 月，江州市推进城市更新。全市累计改造供水管网 190 公里，整治河道 42 公里。": {
        "190 公里": "江州市",
        "42 公里": "江州市",
    },
    "3 月 1 日，记者从江州市交通运输局获悉，今年全市计划新改建农村公路 470 公里，改造危桥 36 座。": {
        "470 公里": "江州市",
        "36 座": "江州市",
    },
    "新建住宅价格上涨 3%。": {"3%": "新建住宅"},
    "全市高速公路通车里程 640 公里。": {"640 公里": "高速公路"},
    "科技馆开馆首月接待观众 28 万人次。": {"28 万人次": "科技馆"},
}
YEAR = "2025-01-01..2025-12-31"
PERIODS = {
    "3 月 1 日，记者从江州市交通运输局获悉，今年全市计划投资 82 亿元，新改建农村公路 470 公里，改造危桥 36 座。": {
        "470 公里": YEAR,
        "36 座": YEAR,
    },
    "今年，云溪县新建农田 3.8 万亩，配套建设机耕路 140 公里、渠道 65 公里。": {"140 公里": YEAR, "65 公里": YEAR},
    "去年该景区接待游客 36 万人次，距市区 6 公里。": {"6 公里": ".."},
    "以前一天只能加工 300 斤。": {"300 斤": ".."},
    "该馆开馆首月接待观众 28 万人次。": {"28 万人次": ".."},
    "前一天加工 300 斤。": {"300 斤": "2025-03-04..2025-03-04"},
}
DEALT_OUT = {
    "2024 年，云溪、松湖、梅山三县分别完成造林 3.3 万亩、2.7 万亩和 1.8 万亩。": {
        "3.3 万亩": "云溪",
        "2.7 万亩": "松湖",
        "1.8 万亩": "梅山",
    },
    "江州、海川和云溪三地分别增长 3%、4% 和 5%。": {"3%": "江州", "5%": "云溪"},
    "云溪、松湖、三江分别完成造林 3.3 万亩、2.7 万亩和 1.8 万亩。": {"1.8 万亩": "三江"},
}
NO_CHANGES = {
    "去年，云溪县建成公园 7 个，改造提升 9 个。": {"9 个": None},
    "改造后产能提升 36%。": {"36%": "increase"},
}
RACES = {
    "孙浩以 10 秒 34 的成绩夺冠。": ("10 秒 34", "10.34"),
    "孙浩跑出 9 秒 9，打破纪录。": ("9 秒 9", "9.9"),
    "孙浩用时 2 分 04 秒 5。": ("2 分 04 秒 5", "124.5"),
    "该机每 10 秒 3 次。": ("10 秒", "10"),
}


@pytest.mark.parametrize("text", [*OWN_ACCOUNTS, *OF_PLACES, *BUILT, *DEALT_OUT], ids=lambda text: text[:16])
def test_whose_figure_it_is(text):
    expected = {**OWN_ACCOUNTS, **OF_PLACES, **BUILT, **DEALT_OUT}[text]
    check(text, of("subject", **{f"_{figure}": name for figure, name in expected.items()}))


@pytest.mark.parametrize("text", PERIODS, ids=lambda text: text[:16])
def test_when_it_was(text):
    check(text, of("period", **{f"_{figure}": days for figure, days in PERIODS[text].items()}))


@pytest.mark.parametrize("text", NO_CHANGES, ids=lambda text: text[:16])
def test_how_it_changed(text):
    check(text, of("direction", **{f"_{figure}": change for figure, change in NO_CHANGES[text].items()}))


@pytest.mark.parametrize("text", RACES, ids=lambda text: text[:16])
def test_hundredths_of_a_second(text):
    figure, value = RACES[text]
    found = {fact.text: f"{fact.value:f}" for fact in extract(text, published="2025-03-05")}
    assert found[figure] == value
