"""What news of the world's economy measures: output, trade, emissions, fuel, rates; who stands out in a place; bases of a rate."""

import pytest

from claimed import check, of

MEASURES = {
    "江国的水泥生产一路下滑，5 月减少 7%。": {"7%": "production"},
    "江国的汽车生产和销售一样，2 月下跌三成，而 4 月增长 2.6%，增至 12 万辆。": {
        "三成": "production",
        "2.6%": "production",
        "12 万辆": "production",
    },
    "江国小麦收成预计为 3200 万吨，比去年减少 6%。": {"3200 万吨": "production", "6%": "production"},
    "云岚钢铁生产基地占地 30 公顷。": {"30 公顷": "area"},
    "江国 3 月对海岳国的出口贸易额环比下降 2.3%，进口贸易额增长 1.2%。": {"2.3%": "exports", "1.2%": "trade"},
    "江国与海岳国的贸易额为 30 亿美元。": {"30 亿美元": "trade"},
    "上个月，海岳国原油占江国原油总进口量的 34%。": {"34%": "ratio"},
    "江国原油日产量下降 3%。": {"3%": "production"},
    "国际原油下跌 3%，报 71 美元/桶。": {"3%": "price", "71 美元/桶": "price"},
    "最富有的家庭的碳排放总量占全国碳排放量的 17%。": {"17%": "market_share"},
    "江国碳排放量减少 4%，降至 3.2 亿吨。": {"4%": "other", "3.2 亿吨": "other"},
    "全球货轮空船率同比上升 3.2%。": {"3.2%": "ratio"},
    "出租车空驶率比上月下降 6%。": {"6%": "ratio"},
    "江国顶尖富豪的财产总值达 1.6 万亿美元，4 月以来增长 12%。": {"1.6 万亿美元": "assets", "12%": "assets"},
    "火灾造成财产损失 300 万元。": {"300 万元": "amount"},
    "云岚科技营收增长率达 12%。": {"12%": "revenue"},
}
SUBJECTS = {
    "汽油价格连日上涨，周五达到每升 2.1 欧元，比一年前高出三成。": {"2.1 欧元": "汽油", "三成": "汽油"},
    "可是柴油价格屡创新高，上周升至每升 1.9 欧元。": {"1.9 欧元": "柴油"},
    "江国汽油平均零售价上涨 3%，至每升 2.1 欧元。": {"3%": "江国汽油", "2.1 欧元": "江国汽油"},
    "95 汽油每公升调涨 0.3 元。": {"0.3 元": "95 汽油"},
    "江国最繁忙的港口吞吐量下降 3%。": {"3%": "江国最繁忙的港口"},
    "全球最大的矿企利润下降 3%。": {"3%": "全球最大的矿企"},
    "江国最大的城市江州 GDP 增长 4%。": {"4%": "江州"},
    "江国最大的问题是，出口下降 4%。": {"4%": "江国"},
    "120 个身家超过 10 亿美元的富豪捐款 18 亿美元。": {"120 个": "富豪", "18 亿美元": "富豪"},
    "35 家负债超过 1 亿元的企业申请破产。": {"35 家": "企业"},
    "云岚科技发布 3 款售价超过 1000 元的手机。": {"3 款": "云岚科技"},
    "上个月，海岳国原油占江国原油总进口量的 34%，居首位。": {"34%": "海岳国原油", "居首": "海岳国原油"},
}
PERIODS = {
    "江国 2 月 CPI 同比上涨 4.6%，高于 1 月份同比涨幅 4.3%。": {"4.3%": "2025-01-01..2025-01-31"},
    "江国上月零售额同比增长 6.4%，低于 1 月平均增速 7.1%。": {"7.1%": "2025-01-01..2025-01-31"},
    "江国 2 月出口同比增长 6.4%，不及去年全年增速 9%。": {"9%": "2024-01-01..2024-12-31"},
    "江国 2 月出口同比增长 6.4%，高于去年同期增速 0.7 个百分点。": {"0.7 个百分点": "2025-02-01..2025-02-28"},
}
DIRECTIONS = {
    "江国人均碳排放量是海岳国的三倍。": of("direction", 三倍=None),
    "江国的温室气体排放量占全球排放量的 6%。": {"6%": {"direction": None}},
    "云岚科技股价放量上涨 3%。": {"3%": {"direction": "increase"}},
    "受新品带动，云岚手机出货放量 30%。": {"30%": {"direction": "increase"}},
}


@pytest.mark.parametrize(("text", "expected"), MEASURES.items())
def test_measures(text, expected):
    check(text, {figure: {"metric": metric} for figure, metric in expected.items()})


@pytest.mark.parametrize(("text", "expected"), SUBJECTS.items())
def test_whose_figure(text, expected):
    check(text, {figure: {"subject": subject} for figure, subject in expected.items()})


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_the_time_of_what_a_rate_is_compared_with(text, expected):
    check(text, {figure: {"period": period} for figure, period in expected.items()})


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS.items())
def test_moves(text, expected):
    check(text, expected)
