"""Whose figures are in stores and launches, things that are meant by their kind, parts of goals, and what stands per head."""

import pytest

from claimed import check, of

# Articles of 2025-03-05, a Wednesday.
NONE = ".."
YEAR = "2025-01-01..2025-12-31"
LAST_YEAR = "2024-01-01..2024-12-31"

CASES = {
    # Who sells is not who has the figure
    "in stores": ("岚海 X15 京东销量 3 万台，天猫售价 4499 元。", of("subject", **{"3 万台": "岚海 X15", "4499 元": "岚海 X15"})),
    "what the store itself sells": ("京东去年销售额 3 万亿元。", {"3 万亿元": {"subject": "京东"}}),
    # Models behind their makers
    "the model beside the measure": ("小米去年 SU7 交付 13 万辆。", {"13 万辆": {"subject": "小米 SU7", "period": LAST_YEAR}}),
    # Who launches what
    "what is launched with another's part": (
        "云岚汽车发布搭载鲲鹏电池的云岚 S7，续航 751 公里。",
        {"751 公里": {"subject": "云岚 S7"}},
    ),
    "a part whose size is told": ("岚海 L7 采用 5 纳米的骁龙 8 芯片。", {"5 纳米": {"subject": "岚海 L7"}}),
    "a price from": ("星原 S7 大定破万，52.99 万元起。", {"52.99 万元起": {"metric": "price", "relation": "ge"}}),
    "orders in so many minutes": ("星原 S7 3 分钟大定 20 万台。", {"20 万台": {"metric": "orders"}}),
    "months in a row are told of": ("星原汽车连续 9 个月销量增长。", {"9 个月": {"metric": "streak"}}),
    # The first weeks of what is launched are no weeks of the year
    "the first week of a series": ("短剧《江河风云》首周播放量破 10 亿次。", {"10 亿次": {"subject": "江河风云", "period": NONE}}),
    "the first month of a game": ("《云岚：谋定天下》手游首月流水超 5 亿元。", {"5 亿元": {"subject": "云岚：谋定天下", "period": NONE}}),
    "the first month of a year": ("江州市首月出口 3 亿元。", {"3 亿元": {"period": "2025-01-01..2025-01-31"}}),
    # Things that are meant by their kind
    "a bridge": (
        "滨海湾大桥 3 月 1 日通车。大桥全长 4.2 公里，总投资 31 亿元。",
        of("subject", **{"4.2 公里": "滨海湾大桥", "31 亿元": "滨海湾大桥"}),
    ),
    "what one sees": ("星河湾景区去年免门票。景区全年接待游客 320 万人次。", {"320 万人次": {"subject": "星河湾景区"}}),
    "those who build it": ("滨海湾大桥通车。大桥建设者共有 3000 人。", {"3000 人": {"subject": "大桥建设者"}}),
    # What is called after a place, an owner or somebody else
    "a station": ("江苏水电站发电量 3 亿千瓦时。", {"3 亿千瓦时": {"subject": "江苏水电站"}}),
    "a museum": ("青岛啤酒博物馆接待游客 210 万人次。", {"210 万人次": {"subject": "青岛啤酒博物馆"}}),
    "an underground": ("上海地铁昨日客流 1286 万人次。", {"1286 万人次": {"subject": "上海地铁"}}),
    "stations that are counted": ("江苏建成水电站 3 座。", {"3 座": {"subject": "江苏"}}),
    "shares of a kind": ("华为概念股今日平均涨 3.2%。", {"3.2%": {"subject": "华为概念股", "metric": "share_price"}}),
    # Places that only say where
    "a market": ("云岚科技中国有 280 家门店。", {"280 家": {"subject": "云岚科技"}}),
    "what is a firm's own": ("小鹏汽车昨日降价。全国自建充电桩总数 1800 根。", {"1800 根": {"subject": "小鹏汽车"}}),
    "a place set apart": ("在河南，去年高考报名人数 136 万。", {"136 万": {"subject": "河南", "period": LAST_YEAR}}),
    # Per head
    "doctors": ("上海每千人口执业医师 3.9 人。", {"3.9 人": {"subject": "上海"}}),
    "cars": ("我国每百户家庭拥有汽车 49.7 辆。", {"49.7 辆": {"subject": "中国"}}),
    # What goes on with a goal is one
    "parts of a goal": ("零跑今年目标 50 万辆，其中海外 5 万辆。", of("modality", **{"50 万辆": "target", "5 万辆": "target"})),
    "goals of brands": (
        "蔚来今年目标 44 万辆，乐道 24 万辆。",
        {"24 万辆": {"subject": "乐道", "modality": "target", "period": YEAR}},
    ),
    "what was sold": ("零跑去年销量 29 万辆，其中海外 1 万辆。", {"1 万辆": {"modality": "actual"}}),
    # What somebody has behind what he plans
    "members": (
        "云岚科技今年将新增 30 家门店，会员数达 380 万。",
        of("modality", **{"30 家": "plan", "380 万": "actual"}),
    ),
    "members that are planned": (
        "云岚科技计划今年新增 10 万用户，用户数达到 100 万。",
        of("modality", **{"10 万": "plan", "100 万": "plan"}),
    ),
    # A rate that will be moved on is a rate
    "a rate": ("央行将回购利率下调 10 个基点至 1.4%。", of("modality", **{"10 个基点": "actual", "1.4%": "actual"})),
    # What a sum is for, behind a move
    "by the month": ("最低工资标准由每月 2420 元调整到 2540 元。", of("unit", **{"2420 元": "CNY/月", "2540 元": "CNY/月"})),
    "by the hour": ("设计时速由 100 公里提高至 120 公里。", of("unit", **{"100 公里": "km/h", "120 公里": "km/h"})),
    # Ranks dealt out
    "two ranks": ("浙江、江苏分列第二、三位。", {"第二": {"subject": "浙江"}, "三位": {"subject": "江苏", "metric": "rank"}}),
    # Levels and moves
    "a level behind a move since": (
        "云岚指数今年以来下跌 2.1%，收 22715 点。",
        {"2.1%": {"period": "2025-01-01..2025-03-05"}, "22715 点": {"period": NONE}},
    ),
    "a level before a price that stays": (
        "云岚酒批价下跌 10 元，1499 元的指导价未变。",
        of("direction", **{"10 元": "decrease", "1499 元": None}),
    ),
    "shares behind what all are worth": (
        "云岚科技总市值超 3000 亿元，今日涨 8%。",
        of("metric", **{"3000 亿元": "market_cap", "8%": "share_price"}),
    ),
    "what all are worth": ("云岚科技市值涨 8%。", {"8%": {"metric": "market_cap"}}),
    "a level in points alone": ("云岚指数跌 1.2% 至 5778，海岳指数跌 0.3%。", {"5778": {"metric": "index_level", "direction": None}}),
    # Years
    "a former year": (
        "云岚科技去年营收 120 亿元，而 2023 年为 140 亿元，毛利率为 12%。",
        of("period", **{"140 亿元": "2023-01-01..2023-12-31", "12%": LAST_YEAR}),
    ),
    "years and a part of one": (
        "公司 2022 年、2023 年及 2024 年前三季度实现营收 12.5 亿元、18.3 亿元和 16.7 亿元。",
        of(
            "period",
            **{
                "12.5 亿元": "2022-01-01..2022-12-31",
                "18.3 亿元": "2023-01-01..2023-12-31",
                "16.7 亿元": "2024-01-01..2024-09-30",
            },
        ),
    ),
    # Yields and cases
    "a yield": ("法国 5 年期国债收益率升至 3%。", {"3%": {"metric": "bond_yield", "subject": "法国 5 年期国债收益率"}}),
    "cases": ("肺炎每年约有 20 万重症病例。", {"20 万": {"metric": "casualties"}}),
    # Lines of the maker beside his product
    "a line": (
        "苹果上季度 iPhone 营收 691 亿美元，服务营收 263.4 亿美元。",
        of("subject", **{"691 亿美元": "iPhone", "263.4 亿美元": "苹果"}),
    ),
    "all of the maker": (
        "云岚科技旗下星河 X3 门店 276 家，去年集团营收 170 亿元。",
        of("subject", **{"276 家": "星河 X3", "170 亿元": "云岚科技"}),
    ),
    "the product itself": ("苹果上季度 iPhone 营收 691 亿美元，去年营收 2000 亿美元。", {"2000 亿美元": {"subject": "iPhone"}}),
    # Words in front
    "the present year's rise": ("云岚科技今年涨 35%。", {"35%": {"basis": None}}),
    "a report of the press": ("据報云嵐科技計劃集資 50 億美元。", {"50 億美元": {"modality": "rumor"}}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_wording(name):
    check(*CASES[name])
