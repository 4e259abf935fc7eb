"""What the press of Taiwan writes of places in an order, small prices, days and rooms at home; and who says it there."""

import pytest

from claimed import check
from digestnlp import extract, find_quantities

PLACES = {
    "東海科技排名第30名，較去年進步4名。": {"第30名": ("rank", None), "4名": ("rank", "increase")},
    "相比去年，遠航電子名次下滑6名。": {"6名": ("rank", "decrease")},
    "云岚科技位列第 30 位，较去年上升 3 位。": {"3 位": ("rank", "increase")},
    "云岚科技前进 5 个名次。": {"5 个名次": ("rank", "increase")},
    "东海科技排名升至第 3 位。": {"第 3": ("rank", None)},
    "公司排名第一，招聘人数较去年增加 3 名。": {"3 名": ("hires", "increase")},
    "云岚科技排名第一，参赛人数下降 3 名。": {"3 名": ("count", "decrease")},
}
LISTED_PLACES = {
    "东海电子、云岚科技和远航汽车分列二、三、四位。": {"二": "东海电子", "三": "云岚科技", "四位": "远航汽车"},
    "東海電子及雲嵐科技分居三、四名。": {"三": "东海电子", "四名": "云岚科技"},
}
FIGURES = {
    "每晚千元有找。": [("千元", 1000, "lt")],
    "午餐 300 元有找。": [("300 元", 300, "lt")],
    "午餐 300 元，有找到的人。": [("300 元", 300, "eq")],
    "供貨全縣十八鄉鎮市、八十鄉鎮。": [("十八鄉鎮市", 18, "eq"), ("八十鄉鎮", 80, "eq")],
    "賣場分為三區。": [("三區", 3, "eq")],
    "海川三區停水。": [],
    "共有甲、乙兩館。": [("兩館", 2, "eq")],
    "他来自三国。": [],
    "橋面是四線車道。": [("四線", 4, "eq")],
    "三线城市的房价。": [],
    "維修最多 6 個工作天。": [("6 個工作天", 6, "le")],
    "審核需三個營業日。": [("三個營業日", 3, "eq")],
    "換 Orion 7/7s Plus 的電池，收費900元。": [("900元", 900, "eq")],
    "跑完全程 7s。": [("7s", 7, "eq")],
    "门店仅一家。": [("一家", 1, "eq")],
    "他们只有一间办公室，办法只有一条。": [],
    "停水逾一周。": [("一周", 1, "gt")],
    "停電近兩週。": [("兩週", 2, "eq")],
    "停工近三个月。": [("三个月", 3, "eq")],
    "停电一周后恢复，近两周没有停水，停水一周。": [],
    "绿地面积不及全国平均的三分之一。": [("三分之一", None, "lt")],
    "毛利率超过去年同期的 5%。": [("5%", 5, "eq")],
}
SPEAKERS = {
    "王大明表示，輕軌會造成車道縮減。他說，費用增加2億元。": {"2億元": "王大明"},
    "王大明表示，工厂今年完工。她也指出，产能达 3 万台。据东海统计局数据，去年产能 5 万台。": {
        "3 万台": "王大明",
        "5 万台": "东海统计局",
    },
    "东海统计局表示，会继续调查。他说，费用增加 2 亿元。": {"2 亿元": None},
    "顾客林小姐说：“以前换屏幕要 8 千元。”": {"8 千元": "林小姐"},
    "家住江州的林女士说，保养费一年要 8 千元。": {"8 千元": "林女士"},
    "公司向林女士说明，赔偿 8 千元。": {"8 千元": None},
    "王大明团队表示，今年完成 3 项研究。": {"3 项": None},
    "王大明表示，团队今年完成 3 项研究。": {"3 项": "王大明"},
}
NAMES = {
    "看好商机，大洋兴业公司取得经营权，预计投入三亿元。": {"三亿元": "大洋兴业公司"},
    "兴业公司宣布，今年营收达 3 亿元。": {"3 亿元": "兴业银行"},
    "我国兴业公司投资 3 万元。": {"3 万元": "兴业银行"},
}
QUOTED = {
    "江州老店“云小捞”门店达 300 家。": {"300 家": "云小捞"},
    "江州酒店“一路向前”\n\n云岚科技营收 3 亿元。": {"3 亿元": "云岚科技"},
    "衛福部公布名單，知名茶飲大廠「小山坊」上月進口一批3萬公斤的茶葉。小山坊昨表示，損失30萬元。": {
        "3萬公斤": "小山坊",
        "30萬元": "小山坊",
    },
    "連鎖超市「好鄰家」去年營收3億元。": {"3億元": "好邻家"},
    "云岚科技打造品牌“年轻化”，投入 3 亿元。": {"3 亿元": "云岚科技"},
    "云岚科技入选龙头企业“灯塔工厂”，营收 3 亿元。": {"3 亿元": "云岚科技"},
    "海川政府在 4 月 2 日“清仓日”宣布的关税降至 10%。": {"10%": "海川政府"},
    "云能投信旗下云能永续高股息（00998）规模 3 亿元。": {"3 亿元": "云能永续高股息"},
    "“云岚日”销量 3 万台。": {"3 万台": "云岚日"},
}
TOPICS = {
    "海川站设有旅馆，约设 80 个床位；至于江州站二楼，占地约 1300 平方米，分为两区。": {
        "1300 平方米": "江州站二楼",
        "两区": "江州站二楼",
    },
    "酒店设有 80 个床位；至于停车场，面积约 1300 平方米。": {"1300 平方米": "停车场"},
    "云岚科技营收 3 亿元；至于远航汽车，营收约 2 亿元。": {"2 亿元": "远航汽车"},
    "反观电动车，销量达 3 万辆。": {"3 万辆": "电动车"},
    "云岚科技营收 3 亿元；至于净利润，约 2 亿元。": {"2 亿元": "云岚科技"},
    "至于为什么涨价，云岚科技称成本增加 3 亿元。": {"3 亿元": "云岚科技"},
}
PARTS = {
    "东海商城共有甲、乙两馆，两馆总投资约 80 亿元。": {"两馆": "东海商城", "80 亿元": "东海商城"},
    "云岚公司设有三厂，三厂年产 3 万台。": {"3 万台": "云岚公司"},
    "江州新增 3 家企业，3 家企业投资 5 亿元。": {"5 亿元": "3 家企业"},
}
SHOPS = {
    "以电池为例，云岚科技收费 2800 元、德谊 3600 元。": {"2800 元": "云岚科技", "3600 元": "德谊"},
    "云岚科技收费 2800 元、押金 360 元。": {"360 元": "云岚科技"},
    "云岚公司与远航汽车合作。江州南站商场预计投入 3 亿元，营业额 4 亿元。": {
        "3 亿元": "江州南站商场",
        "4 亿元": "江州南站商场",
    },
    "云岚公司说，江州夜市今年客流 3 万人。": {"3 万人": "江州夜市"},
    "江州统计局预计，就业 3 万人。": {"3 万人": "江州统计局"},
}
MEASURES = {
    "东海大学研究经费达 3 亿元。": {"3 亿元": ("expense", "东海大学")},
    "去年流感就診人次達85萬。": {"85萬": ("visits", "流感")},
    "去年車站進出人次約3萬5千。": {"3萬5千": ("visits", "车站")},
    "雲嵐公司官股占31%。": {"31%": ("stake", "云岚公司")},
    "云岚公司市场占 31%。": {"31%": ("market_share", "云岚公司")},
    "今年貢獻約25萬現金股息。": {"25萬": ("dividend", None)},
    "雲嵐公司每股配發3元現金股利。": {"3元": ("dividend", "云岚公司")},
}
PERIODS = {
    "比起去年，遠航電子營收上升5%。": {"5%": ("..", "yoy")},
    "比起上月，云岚科技订单增加 5%。": {"5%": ("..", "mom")},
    "云岚科技营收比去年增长 8%，由去年的 25 亿元增至今年的 27 亿元。": {"8%": ("2025-01-01..2025-12-31", "yoy")},
    "云岚科技营收增长 8%，由远航汽车今年的 25 亿元订单带动，产能 3 万台。": {"8%": ("..", None)},
}
MODALITIES = {
    "交通規劃攸關發展，輕軌會占用兩線車道。": {"兩線": "actual"},
    "云岚科技规划建厂 3 座。": {"3 座": "plan"},
    "过去若坏了就得换新，要花 3000 元，现在只要 300 元。": {"3000 元": "actual", "300 元": "actual"},
    "若电池坏了就得换新，要花 3000 元。": {"3000 元": "forecast"},
}
OF_EACH = {
    "云岚科技、远航汽车和海川电子毛利率均为 30%，是同业的两倍。": {"两倍": ["云岚科技", "远航汽车", "海川电子"]},
    "云岚科技、远航汽车毛利率均为 30%，较去年提高 2 个百分点。": {"2 个百分点": ["云岚科技", "远航汽车"]},
    "云岚科技、远航汽车毛利率均为 30%，远航汽车净利润 3 亿元。": {"3 亿元": ["远航汽车"]},
    "东海电子（海川集团旗下）和云岚科技（远航汽车母公司）营收分别为 3 亿元和 5 亿元。": {
        "3 亿元": ["东海电子"],
        "5 亿元": ["云岚科技"],
    },
    "东海电子（远航汽车供应商）营收 3 亿元。": {"3 亿元": ["东海电子"]},
}
CHAINS = {
    "東海連鎖藥局全台有120家分店，員工逾900人。": {"120家": "东海连锁药局", "900人": "东海连锁药局"},
    "东海书店全国共有 12 家门市。": {"12 家": "东海书店"},
    "目前全国有 3000 家门店。": {"3000 家": "中国"},
    "云岚科技表示，全国有 3000 家门店。": {"3000 家": "中国"},
    "消基會抽查30件商品。": {"30件": "消基会"},
}
TOWNS = {
    "大高雄地區的失業率為3%。": {"3%": "大高雄地区"},
    "大武汉地区 GDP 增长 3%。": {"3%": "大武汉地区"},
    "加大武汉地区投资，今年投入 3 亿元。": {"3 亿元": "武汉"},
}


@pytest.mark.parametrize("text", PLACES)
def test_places_moved_by(text):
    check(text, {figure: {"metric": metric, "direction": way} for figure, (metric, way) in PLACES[text].items()})


@pytest.mark.parametrize("text", LISTED_PLACES)
def test_places_listed(text):
    check(text, {figure: {"subject": who, "metric": "rank"} for figure, who in LISTED_PLACES[text].items()})


@pytest.mark.parametrize("text", FIGURES)
def test_figures(text):
    found = [(q.text, q.value, q.relation) for q in find_quantities(text)]
    wanted = [
        (said, found[n][1] if value is None else value, how) for n, (said, value, how) in enumerate(FIGURES[text])
    ]
    assert found == wanted


@pytest.mark.parametrize("text", SPEAKERS)
def test_speakers(text):
    check(text, {figure: {"speaker": who} for figure, who in SPEAKERS[text].items()})


@pytest.mark.parametrize(
    ("text", "whose"),
    [*NAMES.items(), *QUOTED.items(), *TOPICS.items(), *PARTS.items(), *SHOPS.items(), *TOWNS.items(), *CHAINS.items()],
)
def test_whose_figure_it_is(text, whose):
    check(text, {figure: {"subject": who} for figure, who in whose.items()})


@pytest.mark.parametrize("text", MEASURES)
def test_measures(text):
    check(text, {figure: {"metric": key, "subject": who} for figure, (key, who) in MEASURES[text].items()})


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text):
    check(text, {figure: {"period": when, "basis": basis} for figure, (when, basis) in PERIODS[text].items()})


@pytest.mark.parametrize("text", MODALITIES)
def test_how_real_it_is(text):
    check(text, {figure: {"modality": how} for figure, how in MODALITIES[text].items()})


@pytest.mark.parametrize("text", OF_EACH)
def test_what_holds_for_each(text):
    for figure, whose in OF_EACH[text].items():
        assert [fact.subject for fact in extract(text) if fact.text == figure] == whose


def test_who_has_come_to_light_tells_nothing():
    check("云岚新机曝光，售价 2590 元。", {"2590 元": {"speaker": None}})
    check("云岚科技曝光 3 个漏洞。", {"3 个": {"speaker": "云岚科技"}})


def test_dollars_of_hong_kong():
    (fact,) = extract("食環署上月罰款12萬元。")
    assert fact.unit == "HKD"
    (fact,) = extract("縣府上月罰款12萬元。")
    assert fact.unit == "TWD"


def test_a_model_is_no_time():
    assert [fact.text for fact in extract("換 Orion 7/7s Plus 的電池，收費900元。")] == ["900元"]
