"""Whose figures are told in statistics, budgets and company news of Taiwan and Hong Kong."""

from __future__ import annotations

import pytest

from claimed import check


def check_subjects(text, wanted):
    check(text, {figure: {"subject": subject} for figure, subject in wanted.items()})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "变动较大者包含：居住类涨3.1%、杂项类涨2.2%、医药保健类涨1.7%，以及衣着类跌1.4%。",
            {"3.1%": "居住类", "2.2%": "杂项类", "1.7%": "医药保健类", "1.4%": "衣着类"},
        ),
        (
            "價格上漲的有：木瓜漲 31%、國內旅遊團費漲 22%、旅館住宿費漲 17%、橄欖油及調理油漲15%。",
            {"31%": "木瓜", "22%": "国内旅游团费", "17%": "旅馆住宿费", "15%": "橄榄油及调理油"},
        ),
        (
            "各項指數漲多跌少。煤炭、天然氣及燃料上升5.2%，衣物上升1.9%，美容、旅遊等雜項則上升2%。",
            {"5.2%": "煤炭、天然气及燃料", "1.9%": "衣物", "2%": "美容、旅游等杂项"},
        ),
        ("肉類漲3%，加以水果、食用油及外食費各漲8%、5%及4%。", {"8%": "水果", "4%": "外食费"}),
        # What moves is a measure of somebody, or a time of the day.
        ("云岚科技收入增长3%、利润增长12%、成本增长5%。", {"3%": "云岚科技", "12%": "云岚科技", "5%": "云岚科技"}),
        ("云岚科技早盘涨1%、午后涨2%、尾盘跌3%。", {"1%": "云岚科技", "2%": "云岚科技", "3%": "云岚科技"}),
    ],
)
def test_what_stands_before_its_move_in_a_list(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "云岚珠寶公布，上季集團零售值增長8.5%。\n\n香港同店銷售急跌39%；澳門同店銷售錄得27%的增長，內地則跌11%。",
            {"8.5%": "云岚珠宝", "39%": "云岚珠宝", "27%": "云岚珠宝", "11%": "云岚珠宝"},
        ),
        ("云岚餐飲第二季營收12億元。中國大陸營收3億元，年減5%。", {"3億元": "云岚餐饮", "5%": "云岚餐饮"}),
        ("云岚珠寶公布業績。期內集團在江州增設1間自營店。", {"1間": "云岚珠宝"}),
        # A region has these itself.
        ("統計處公布，香港零售值增長3%。", {"3%": "中国香港"}),
    ],
)
def test_regions_where_a_company_is_told_of(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "江岚集團經銷的TOYOTA+Lexus今年首季掛牌3萬輛，年增6.4%。",
            {"3萬輛": "TOYOTA+Lexus", "6.4%": "TOYOTA+Lexus"},
        ),
        ("Orvanta+Lexus兩品牌掛牌數1860輛。", {"1860輛": "Orvanta+Lexus"}),
        ("Disney+ 與 Netflix 競爭，Netflix用戶3億。", {"3億": "奈飞"}),
    ],
)
def test_brands_that_a_plus_joins(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("三家公司營收同步下滑，其中國巨2月營收為70億元。", {"70億元": "国巨"}),
        ("云岚科技营收3亿元，其中国业务营收2亿元。", {"2亿元": "云岚科技"}),
        ("多家公司营收增长，其中国药控股营收9亿元。", {"9亿元": "国药控股"}),
        ("本周江州售出图书80万册，其中国产漫画销售额为3亿元，占比为四成。", {"3亿元": "国产漫画", "四成": "国产漫画"}),
    ],
)
def test_names_behind_among_them(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "立法院審議中央政府總預算案，歲入編列3兆元、歲出編列4兆元，差短1兆元。\n\n其中國防支出5000億元，占12%。",
            {"3兆元": "中央政府", "4兆元": "中央政府", "1兆元": "中央政府", "5000億元": "中央政府", "12%": "中央政府"},
        ),
        ("行政院通過中央政府總預算案。云岚科技營收3億元，年增5%。", {"3億元": "云岚科技", "5%": "云岚科技"}),
        ("行政院通過總預算案，國防支出5500億元。", {"5500億元": "行政院"}),
    ],
)
def test_books_of_a_government(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "今年外資圈不斷上調星原汽车目標價，以里昂證券的300元最高，其他還包括高盛與花旗的260元。",
            {"300元": "星原汽车", "260元": "星原汽车"},
        ),
        (
            "星原汽车股價大漲。摩根士丹利（大摩）將目標價由90元上調至120元，調幅33%；不少外資也上調目標價至110元。",
            {"90元": "星原汽车", "120元": "星原汽车", "33%": "星原汽车", "110元": "星原汽车"},
        ),
        ("云岚證券給予星原汽车「買入」評級，目標價32元。", {"32元": "星原汽车"}),
        ("云岚资本给予星原汽车“买入”评级，目标价由52元上调至60元。", {"52元": "星原汽车", "60元": "星原汽车"}),
        # Houses are rated, too.
        ("大摩给予高盛增持评级，目标价500美元。", {"500美元": "高盛"}),
        ("大和給予滙控（00005.HK）「持有」評級，目標價78元。", {"78元": "汇丰"}),
        ("星原汽车股價大漲。高盛股价上涨2%。", {"2%": "高盛"}),
    ],
)
def test_whose_target_prices_are(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("三大法人買超39億元，單外資就買超22億元。", {"22億元": "外资"}),
        ("今年以来，单只基金平均规模为6亿元。", {"6亿元": "单只基金"}),
        ("上述岚溪半島買賣轉旺，售出單位有3座低層B室，實用面積485方呎。", {"485方呎": "岚溪半岛"}),
        (
            "財政部表示，十一月出口第三度超車南韓，領先差距擴大至三十億美元，出超破五百億美元。",
            {"五百億美元": "中国台湾"},
        ),
    ],
)
def test_words_that_only_lead_to_a_subject(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "兩市上週新屋成交量出爐，分別為台北310戶，週增6%；新北745戶，週減3%。",
            {"310戶": "台北", "6%": "台北", "745戶": "新北", "3%": "新北"},
        ),
        ("三大市场销量分别为江州3万辆、海岳2万辆。", {"3万辆": "江州"}),
        ("云岚科技营收和净利润分别为3亿元和2亿元。", {"3亿元": "云岚科技", "2亿元": "云岚科技"}),
    ],
)
def test_the_first_of_those_that_a_sentence_deals_out(text, wanted):
    check_subjects(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "雲端及企業專線服務收入約58億元，按年下跌6%，其中，企業專線業務收入21億元。",
            {"58億元": "云岚电信", "6%": "云岚电信", "21億元": "云岚电信"},
        ),
        # A trade that no company's line is.
        ("全球前十大晶圓代工營收1115億美元。", {"1115億美元": "全球前十大晶圆代工"}),
    ],
)
def test_lines_of_business_in_an_article_on_a_company(text, wanted):
    head = "---\ntitle: 云岚电信中期純利升8%\ndate: 2025-03-05\n---\n\n云岚电信中期純利218億元。\n\n"
    check_subjects(head + text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新鴻基地產(016)旗下江州現樓「岚璽」錄得141宗。", {"141宗": "岚玺"}),
        ("云岚股份首日升兩成。該股的抽籤結果顯示，僅350人中籤，一手中籤率3%。", {"3%": "云岚股份"}),
        ("新鴻基地產上月售出30伙。", {"30伙": "新鸿基地产"}),
    ],
)
def test_homes_for_sale_and_those_who_subscribe(text, wanted):
    check_subjects(text, wanted)
