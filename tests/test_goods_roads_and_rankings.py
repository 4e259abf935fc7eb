"""Goods that move together, roads, ranks without 第, bases of plans, and what markets and statistics say, with counters."""

import pytest

from claimed import check, of
from digestnlp import extract, find_entities, find_quantities, find_times

# Articles of 2025-03-05, a Wednesday.
NONE = ".."
LAST_WEEK = "2025-02-24..2025-03-02"
THIS_WEEK = "2025-03-03..2025-03-09"
NEXT_YEAR = "2026-01-01..2026-12-31"

CASES = {
    # A ratio's name that begins as a company's ends
    "no house of capital": ("云岚银行资本充足率为13.2%。", {"13.2%": {"subject": "云岚银行", "metric": "ratio"}}),
    "what is spent": ("云岚科技资本支出为8亿元。", {"8亿元": {"subject": "云岚科技", "metric": "capex"}}),
    "a budget for it": ("海岳科技2025年资本开支预算增至120亿元。", {"120亿元": {"metric": "capex"}}),
    "a house of capital": ("云岚资本管理规模为8亿元。", {"8亿元": {"subject": "云岚资本"}}),
    # Roads that are called after places
    "a road": ("昆明路快速路总投资22亿元。", {"22亿元": {"subject": "昆明路快速路"}}),
    "a place": ("昆明总投资22亿元。", {"22亿元": {"subject": "昆明"}}),
    # Ranks
    "places without 第": ("云岚银行资产规模排名9位。", {"9位": {"metric": "rank"}}),
    "people": ("云岚银行拥有9位理财师。", {"9位": {"metric": "count"}}),
    "among the largest": ("云岚科技挤进全球前20大，股价涨2%。", {"前20大": {"subject": "云岚科技", "metric": "rank"}}),
    # Goods
    "goods of no list among others": (
        "螺纹钢、热卷、纸浆、焦炭涨1%。",
        [("1%", {"subject": goods}) for goods in ("螺纹钢", "热卷", "纸浆", "焦炭")],
    ),
    "goods with codes": (
        "昨日夜盘，沥青、燃料油（FU）、PTA均跌2%。",
        [("2%", {"subject": goods}) for goods in ("沥青", "燃料油", "PTA")],
    ),
    "an event before goods": ("需求回暖、焦炭涨1%。", [("1%", {"subject": "焦炭"})]),
    "funds": (
        "云岚优享生活、江河多因子安远、海岳远景精选两年持有A均超30%。",
        [("30%", {"subject": name}) for name in ("云岚优享生活", "江河多因子安远", "海岳远景精选两年持有A")],
    ),
    "measures": (
        "云岚科技营收、净利润、每股收益均增长30%。",
        [("30%", {"subject": "云岚科技", "metric": key}) for key in ("revenue", "net_profit", "eps")],
    ),
    # Goods of the world that no list has
    "goods of the world": ("全球AI眼镜销量达96万台。", {"96万台": {"subject": "全球AI眼镜"}}),
    "goods of two words": ("一季度全球可穿戴腕带设备出货量4660万台。", {"4660万台": {"subject": "全球可穿戴腕带设备"}}),
    "goods whose name the measure's begins with": ("全球智能手机出货量3亿部。", {"3亿部": {"subject": "全球智能手机"}}),
    "whose they are": ("云岚科技去年全球智能手机出货量3000万部。", {"3000万部": {"subject": "云岚科技"}}),
    "no goods": ("全球累计销量达96万台。", {"96万台": {"subject": "全球"}}),
    # People
    "those of a place": ("雅加达人口达到450万。", {"450万": {"subject": "雅加达"}}),
    "a kind of them": ("全国流动人口达3.8亿人。", {"3.8亿人": {"subject": "全国流动人口"}}),
    "those of towns and villages": (
        "城镇居民人均可支配收入27561元，农村居民人均可支配收入11936元。",
        of("subject", _27561元="城镇居民", _11936元="农村居民"),
    ),
    # Bonds and shares that somebody buys or sells are no debt of his
    "bonds that are owed": ("云岚地产境内债余额86亿元。", {"86亿元": {"metric": "debt"}}),
    "a group of shares is no measure": ("龙头股海岳电子涨6%，电池股走强。", {"6%": {"metric": "share_price"}}),
    # Whose growth a central bank expects
    "of the country": ("美联储预计2025年GDP增长1.7%。", {"1.7%": {"subject": "美国"}}),
    # An earthquake
    "how strong": ("江州外海上午发生芮氏规模5.7地震。", {"5.7": {"metric": "other"}}),
    # Weeks
    "three indices": (
        "上周三大航运指数齐跌，云岚航运指数报912点，环比下跌3.1%。",
        {"912点": {"period": LAST_WEEK}, "3.1%": {"basis": "prior"}},
    ),
    "a Wednesday": ("上周三大涨的云岚科技报912元。", {"912元": {"period": "2025-02-26..2025-02-26"}}),
    "of a month": ("2月云岚航运指数环比下跌3.1%。", {"3.1%": {"basis": "mom"}}),
    "with last week's": (
        "本周生猪均价为每公斤15元，与上周14.2元相比上涨5.6%。",
        of("period", _15元=THIS_WEEK, **{"14.2元": LAST_WEEK, "5.6%": THIS_WEEK}),
    ),
    "with that of a year before": (
        "截至2024年9月末，应收账款余额3.1亿元，与2023年同期应收账款余额2.6亿元相比增长19%。",
        {"2.6亿元": {"period": "2023-09-30..2023-09-30"}, "19%": {"period": "2024-09-30..2024-09-30"}},
    ),
    # What a plan or forecast starts from is so
    "what is planned to grow": (
        "公司计划2026年将门店从2万家增至4万家。",
        {"2万家": {"modality": "actual", "period": NONE}, "4万家": {"modality": "plan", "period": NEXT_YEAR}},
    ),
    "what is expected to grow": (
        "公司预计2026年毛利率将从20%提高到25%。",
        {"20%": {"modality": "actual", "period": NONE}, "25%": {"modality": "forecast", "period": NEXT_YEAR}},
    ),
    "what was expected before": (
        "机构将2025年GDP增速预测从5%下调至4%。",
        of("modality", **{"5%": "forecast", "4%": "forecast"}),
    ),
    "what grows over years": (
        "2023至2028年全球仓储机器人规模将由90亿美元升到240亿美元。",
        {"90亿美元": {"period": "2023-01-01..2023-12-31"}},
    ),
    "a goal that is raised": ("云岚汽车将全年销量目标上调10%，达到50万辆。", {"50万辆": {"modality": "target"}}),
    "what is reached": ("云岚汽车2月交付增长10%，达到5万辆。", {"5万辆": {"modality": "actual"}}),
    # Years in the names of events
    "a fair": ("2025年江州车展上，云岚科技宣布累计出货突破1000万套。", {"1000万套": {"period": NONE}}),
    "what is shown of a year": (
        "2024年度业绩说明会上，云岚科技表示营收为3亿元。",
        {"3亿元": {"period": "2024-01-01..2024-12-31"}},
    ),
    "five quarters in a row": ("云岚科技连续五个财季增长。", {"五个财季": {"metric": "streak"}}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_wording(name):
    text, expected = CASES[name]
    if isinstance(expected, dict):
        check(text, expected)
        return
    figure = expected[0][0]
    facts = [fact for fact in extract(text, published="2025-03-05") if fact.text == figure]
    found = [tuple(getattr(fact, slot) for slot in slots) for fact, (_, slots) in zip(facts, expected, strict=True)]
    assert found == [tuple(slots.values()) for _, slots in expected]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("西起高新四路，东至南京路。", []),
        ("处理器支持 53 路视频。", ["53 路"]),
        ("依照消费者权益保护法55条，予以处罚。", []),
        ("支持民营经济的办法 30 条。", ["30 条"]),
        ("拥有 10 座机场。", ["10 座"]),
        ("约 30 几位地主", ["30 几位"]),
        ("2025 几家公司", []),
        ("购入土地 17 余坪", ["17 余坪"]),
        ("3 余额宝", []),
    ],
)
def test_figures(text, figures):
    assert [quantity.text for quantity in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "unit"), [("15 元左右每公斤", "CNY/kg"), ("15 元左右，每公斤涨 1 角", "CNY"), ("3 元上下/斤", "CNY/斤")]
)
def test_what_a_sum_is_for_behind_a_word_about_it(text, unit):
    assert find_quantities(text)[0].unit == unit


def test_a_road_is_no_place():
    assert [
        entity.text for entity in find_entities("昆明路改造工程在昆明开工。", tagger=None) if entity.label == "PLACE"
    ] == ["昆明"]


def test_a_weekday_before_a_big_move():
    assert [time.text for time in find_times("上周三大跌，上周三大涨，上周三大运营商提速。")] == [
        "上周三",
        "上周三",
        "上周",
    ]


def test_bonds_that_are_bought_are_no_debt():
    (fact,) = extract("9月外资净增持境内债券86亿美元。")
    assert fact.metric in ("amount", "net_inflow")
