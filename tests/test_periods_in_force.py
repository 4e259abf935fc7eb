"""How far a cue and a time reach: into brackets and lists, over what is past, and onto what follows; with counters."""

import pytest

from claimed import check, row
from digestnlp import find_times

YEAR_24, YEAR_25, YEAR_26, YEAR_27 = (f"{year}-01-01..{year}-12-31" for year in (2024, 2025, 2026, 2027))
MODALITIES = {
    "a price tag is no plan, but its date and stock are": (
        "星原 S7 将于 4 月 1 日开售，售价 3299 元起，首批备货 3 万台；年内将新增门店 30 家。",
        {"3299 元起": "actual", "30 家": "plan"},
    ),
    "at what price one will sell": ("星原 S7 将以 3299 元的价格开售。", {"3299 元": "plan"}),
    "what a programme by that name has done": (
        "云岚科技的春风计划帮助了 30 万名司机，育苗计划已培训学员 3 万名。",
        {"30 万名": "actual", "3 万名": "actual"},
    ),
    "what is planned": ("云岚科技计划深入了解 30 家企业，计划培训学员 3 万名。", {"30 家": "plan", "3 万名": "plan"}),
    "a bracket ends no forecast": (
        "云岚科技预计 2025 年营收 30 亿元（此前预计 35 亿元），净利润 3 亿元。",
        {"30 亿元": "forecast", "35 亿元": "forecast", "3 亿元": "forecast"},
    ),
    "what was expected of the same years": (
        "我们预计 2025-2027 年云岚科技营收分别为 3/5/7 亿元（前值为 4/6/8 亿元），净利润为 0.1/0.2/0.3 亿元。",
        {"3": "forecast", "7 亿元": "forecast", "4": "forecast", "8 亿元": "forecast", "0.3 亿元": "forecast"},
    ),
    "the month before is no forecast": (
        "江国 2 月 CPI 预计升 0.4%（前值升 0.5%）。",
        {"0.4%": "forecast", "0.5%": "actual"},
    ),
    "a cue in a bracket stays there": (
        "云岚科技去年营收 3 亿元（预计今年达 5 亿元），净利润 1 亿元。",
        {"3 亿元": "actual", "5 亿元": "forecast", "1 亿元": "actual"},
    ),
    "members of a planned list": (
        "云岚科技拟计提减值准备共 3 亿元：对存货计提 1 亿元；对商誉计提 2 亿元。",
        {"3 亿元": "plan", "1 亿元": "plan", "2 亿元": "plan"},
    ),
    "members that begin alike": (
        "云岚科技拟计提减值准备 3 亿元，其中对存货计提 1 亿元；对商誉计提 2 亿元。",
        {"1 亿元": "plan", "2 亿元": "plan"},
    ),
    "no member behind a semicolon": (
        "云岚科技拟投资 3 亿元，其中自有资金 1 亿元；公司净资产 8 亿元。",
        {"3 亿元": "plan", "1 亿元": "plan", "8 亿元": "actual"},
    ),
    "years dealt out that are not over": (
        "我们维持云岚科技 25-27 年 EPS 分别为 0.9/1.2/1.5 元。",
        {"0.9": "forecast", "1.5 元": "forecast"},
    ),
    "years dealt out that are over": (
        "云岚科技 2022-2024 年 EPS 分别为 0.9/1.2/1.5 元。",
        {"0.9": "actual", "1.5 元": "actual"},
    ),
    "the next list of the same years": (
        "预计云岚科技 2025-2027 年 EPS 分别为 0.9 元、1.2 元和 1.5 元。对应净利润分别为 3 亿元、4 亿元和 5 亿元。",
        {"3 亿元": "forecast", "5 亿元": "forecast"},
    ),
    "a past year behind a coming one": (
        "云岚科技预期截至 2025 年 6 月 30 日止年度亏损约 3 亿元，而截至 2024 年 6 月 30 日止年度则录得亏损约 6 亿元。",
        {"3 亿元": "forecast", "6 亿元": "actual"},
    ),
    "a past year before a coming one": (
        "东岭证券预计，云岚科技 2024 年营收 6 亿元，2025 年营收 7 亿元。",
        {"6 亿元": "forecast", "7 亿元": "forecast"},
    ),
    "what others expect is a measure": (
        "云岚置地的销售额高于该行预期，土地储备约 300 亿元，其中 60% 位于江州。",
        {"300 亿元": "actual", "60%": "actual"},
    ),
    "a house expects": ("云岚置地销售平稳，该行预期其全年销售额 300 亿元。", {"300 亿元": "forecast"}),
    "willed in a word": ("云岚置地今年将推 11 个新商场。", {"11 个": "plan"}),
    "an object in a word": ("江国央行将关键利率下调 25 个基点。", {"25 个基点": "actual"}),
    "an object that is moved": (
        "云岚电子将产能转向新品，其手机出货量下降 10%。",
        {"10%": "actual"},
    ),
    "what one puts money in": ("云岚科技将投资 5 亿元用于建厂。", {"5 亿元": "plan"}),
    "data say": ("某报援引云岚咨询数据称，上周成交 3 万套。", {"3 万套": "actual"}),
    "it is said": ("据称，云岚科技以 3 亿美元融资。", {"3 亿美元": "rumor"}),
    "a noun of forecasting": ("新模型的预测精度提高 30%。", {"30%": "actual"}),
    "hoped to reach": ("星原汽车明年冲击 80 万辆。", {"80 万辆": "target"}),
    "hit by": ("受疫情冲击，3 家门店关闭。", {"3 家": "actual"}),
    "fair value": ("未来一年合理估值区间为 52-58 元。", {"52-58 元": "forecast"}),
    "what news of a plan has done": (
        "云岚集团有意收购电厂的消息传出后，股价升 3%。云岚集团有意以 2 亿元收购电厂。",
        {"3%": "actual", "2 亿元": "plan"},
    ),
    "the market has heard": ("云岚科技昨日截止公开发售，市传共录得 180 倍超额认购。", {"180 倍": "rumor"}),
    "of another company": (
        "云岚科技预计净利润增长 50%，海岳电子营收 44 亿元。",
        {"50%": "forecast", "44 亿元": "actual"},
    ),
    "a house expects of several": (
        "东岭证券预计江州汽车净利润增长 50%，海岳电子营收 44 亿元。",
        {"50%": "forecast", "44 亿元": "forecast"},
    ),
}


@pytest.mark.parametrize("name", MODALITIES)
def test_how_far_a_cue_reaches(name):
    text, expected = MODALITIES[name]
    check(text, {figure: {"modality": modality} for figure, modality in expected.items()})


FEBRUARY, JANUARY, QUARTER_4 = "2025-02-01..2025-02-28", "2025-01-01..2025-01-31", "2024-10-01..2024-12-31"
PERIODS = {
    "left behind": (
        "云岚科技 2024 年摆脱了 2015 年巨亏的阴影，营收增长 10%，毛利率升至 8%。",
        {"10%": YEAR_24, "8%": YEAR_24},
    ),
    "left behind with its figure": (
        "江国 2 月出口扭转 1 月萎缩 0.5% 的走势，增长 9.7%。电子出口增长 14%。",
        {"0.5%": JANUARY, "9.7%": FEBRUARY, "14%": FEBRUARY},
    ),
    "since a time the highest": (
        "江州 2 月博彩收入 158 亿元，创自 2020 年 1 月疫情后单月最高，相当于 2019 年同期的 74%。",
        {"158 亿元": FEBRUARY, "74%": FEBRUARY},
    ),
    "back to a share": (
        "江州 2 月博彩收入 158 亿元，按年增长 30%，即回复至 2019 年同期的 62%。",
        {"62%": FEBRUARY},
    ),
    "the week before the last": (
        "江州上周录得 30 宗成交，较前周的 20 宗增加 50%。",
        {"30 宗": "2025-02-24..2025-03-02", "20 宗": "2025-02-17..2025-02-23"},
    ),
    "a level with its change behind": (
        "云岚农业 2 月销售生猪 30 万头，均重 117 公斤/头，较上月上升 1.7%。",
        {"117 公斤/头": FEBRUARY, "1.7%": FEBRUARY},
    ),
    "a level without": ("云岚农业 2 月销售生猪 30 万头，均重 117 公斤/头。", {"117 公斤/头": ".."}),
    "prices of a buyback": (
        "2025 年 2 月，云岚科技回购股份 300 万股，最高成交价为 32.1 元/股，支付金额 9000 万元。",
        {"32.1 元/股": FEBRUARY, "9000 万元": FEBRUARY},
    ),
    "months of a span": (
        "2025 年 1-2 月江州住宅成交面积分别为 151 万平方米、83 万平方米。",
        {"151 万平方米": JANUARY, "83 万平方米": FEBRUARY},
    ),
    "measures of a span": (
        "2025 年 1-2 月云岚科技营收和净利润分别为 3 亿元、1 亿元。",
        {"3 亿元": "2025-01-01..2025-02-28", "1 亿元": "2025-01-01..2025-02-28"},
    ),
    "of what time the section is, and not the paper": (
        "近日，金融局公布 2 月保险业数据。数据显示，前 2 个月，保险业保费收入 9 亿元。\n\n按可比口径，保费收入增长 10%。",
        {"9 亿元": "2025-01-01..2025-02-28", "10%": "2025-01-01..2025-02-28"},
    ),
    "a session whose day was named": (
        "国际油价昨日走高。截至收盘，原油期货价格上涨 0.7%。",
        {"0.7%": "2025-03-04..2025-03-04"},
    ),
    "but no price of another kind": ("国际油价昨日走高。洗衣液价格上涨 0.7%。", {"0.7%": ".."}),
    "a time of what lies ahead alone": (
        "云岚科技建设二厂，预计年底完工，届时新能源产能由四成提高为五成五。",
        {"五成五": "2025-12-01..2025-12-31"},
    ),
    "years with commas": (
        "我们将云岚科技 2025，2026 和 2027 年净利润预测分别上调 11%，38% 和 44%。",
        {"11%": YEAR_25, "38%": YEAR_26, "44%": YEAR_27},
    ),
    "what was expected of a year": (
        "我们预计云岚科技 2025 年营收 24 亿元（前值 19 亿元）。",
        {"24 亿元": YEAR_25, "19 亿元": YEAR_25},
    ),
    "a half-year of its own": (
        "云岚集团公布截至 9 月底止六个月的中期业绩，收益 18 亿元，毛利 5 亿元。",
        {"18 亿元": "2024-04-01..2024-09-30", "5 亿元": "2024-04-01..2024-09-30"},
    ),
    "a plan under way": (
        "云岚集团拟自 2 月 20 日起的 6 个月内增持公司股份，金额不低于 5000 万元。",
        {"5000 万元": "2025-02-20..2025-08-19"},
    ),
    "a plan that begins": (
        "云岚集团拟自 3 月 20 日起的 6 个月内增持公司股份，金额不低于 5000 万元。",
        {"5000 万元": "2025-03-20..2025-09-19"},
    ),
    "no plan of the day of a count": (
        "截至 2 月 28 日，云岚集团持股 300 万股。公司预计营收 3 亿元。",
        {"3 亿元": ".."},
    ),
    "built in": ("云岚电视 2 月发布。新品内置 300 颗芯片。", {"300 颗": ".."}),
    "added to": (
        "星原汽车 2025 年目标在 2024 年 40 万辆基础上实现超 20% 增长。",
        {"40 万辆": YEAR_24, "20%": YEAR_25},
    ),
    "by then": (
        "单位去年底叫价 736 万元，及至上月底，减至 690 万元。",
        {"736 万元": "2024-12-01..2024-12-31", "690 万元": "2025-02-21..2025-02-28"},
    ),
    "together": ("2 月，三家公司合计营收 3 亿元。", {"3 亿元": FEBRUARY}),
    "a list that answers": (
        "2 月，星原汽车订单突破 10 万辆。\n\n其他车企表现如何？\n\n1. 云岚汽车订单 7200 辆。\n2. 海岳汽车订单 1.4 万辆。",
        {"7200 辆": FEBRUARY, "1.4 万辆": FEBRUARY},
    ),
}


@pytest.mark.parametrize("name", PERIODS)
def test_which_time_is_in_force(name):
    text, expected = PERIODS[name]
    check(text, {figure: {"period": period} for figure, period in expected.items()})


def test_a_source_in_a_bracket_has_the_figure_before_it():
    text = "据新华社报道，云岚电视售价 5000 元（据雷科技），峰值亮度 2200 尼特。"
    check(text, {"5000 元": {"speaker": "雷科技"}, "2200 尼特": {"speaker": "新华社"}})


def test_what_is_left_behind_is_no_base_of_the_change():
    check("云岚科技 2024 年摆脱了 2015 年巨亏的阴影，营收增长 10%。", {"10%": {"basis": None}})


@pytest.mark.parametrize("text", ["此前周王明出席", "提前周转", "目前周边有店"])
def test_no_week_before(text):
    assert [time.text for time in find_times(text, "2025-03-05") if "前周" in time.text] == []


def test_a_highest_price_is_of_the_whole_span():
    text = "云岚科技 2024 年第四季度回购股份，最高成交价为 4.2 元/股，2025 年 3 月 3 日收报 5.1 元。"
    assert str(row(text, "4.2 元/股").period_end) == "2024-12-31"
    assert str(row(text, "5.1 元").period_end) == "2025-03-03"
