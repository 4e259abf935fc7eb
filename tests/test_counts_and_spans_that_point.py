"""Counts and spans that claim nothing: they point to what is named, or say in what time or among whom; with counters."""

import pytest

from digestnlp import extract

# A sentence, which of its figures are claims, and which are none.
POINTING = {
    "those listed before": [
        ("棉纱、坯布、印染、成衣四个生产环节的年产能均达到 60 万吨。", ["60 万吨"], ["四个"]),
        ("而山云、锦溪、肉次方三個品牌接近預期。", [], ["三個"]),
        ("甲辰电脑（JC.US）和乙巳电脑（YS.US）两家厂商分别出货 190 万台、150 万台。", ["190 万台"], ["两家"]),
        ("北京、上海、广州新开三家门店。", ["三家"], []),
        ("公司设有北京、上海、浙江三家分公司。", ["三家"], []),
    ],
    "those named behind": [
        ("增长率最高的是两款手游《星海》和《远山》。", [], ["两款"]),
        ("云岚科技推出两款手游。", ["两款"], []),
    ],
    "since when there is what is measured": [
        ("影片《长夜》上映3天票房突破2亿元。", ["2亿元"], ["3天"]),
        ("新机开售2小时销量突破10万台。", ["10万台"], ["2小时"]),
        ("游戏上线7天，下载量超过500万次。", ["500万次"], ["7天"]),
        ("新片将连续上映30天。", ["30天"], []),
    ],
    "when goods were made": [
        ("23年飞天茅台散瓶报2400元。", ["2400元"], ["23年"]),
        ("该窖池使用23年，产酒300吨。", ["23年", "300吨"], []),
        ("公司深耕茅台镇20年，茅台酒产量为300吨。", ["20年", "300吨"], []),
    ],
    "what a price is for": [
        ("云岚单车起步价为2元/20分钟。", ["2元"], ["20分钟"]),
        ("云岚单车骑行15分钟收费1.8元。", ["15分钟", "1.8元"], []),
        ("两版零百加速分别为3.5秒/4.2秒。", ["3.5秒", "4.2秒"], []),
    ],
    "by what fuel is graded": [
        ("江州港5000大卡动力煤报价612元/吨。", ["612元/吨"], ["5000大卡"]),
        ("一顿晚餐的热量为1200大卡。", ["1200大卡"], []),
    ],
    "of how many one has heard it": [
        ("从至少两位家电供应商处获悉，产品已停产。", [], ["两位"]),
        ("云岚科技从两家供应商采购芯片。", ["两家"], []),
    ],
    "among whom one is last or first": [
        ("净利润增幅在四家企业中垫底。", [], ["四家"]),
        ("增速位居四家企业首位。", [], ["四家"]),
        ("云岚集团在四家企业中持有股份。", ["四家"], []),
    ],
    "a set of homes whose deals are told": [
        ("岚溪 8 個大型屋苑在過去一周合共錄得 16 宗成交。", ["16 宗"], ["8 個"]),
        ("全市新增 12 个屋苑。", ["12 个"], []),
    ],
    "slogans": [
        ("云岚集团提出做好“四个坚持”，投资 3 亿元。", ["3 亿元"], ["四个"]),
        ("江州打响“三大攻坚战”。", [], ["三大"]),
        ("云岚集团建成“两个”仓库。", ["两个"], []),
        ("云岚集团坚持四个项目同时开工。", ["四个"], []),
    ],
    "years of accounts and words": [
        ("对未来两个会计年度的业绩产生影响。", [], ["两个"]),
        ("发展离不开“创新”二字。", [], ["二字"]),
        ("公司有两个项目。", ["两个"], []),
    ],
    "the time in which something came about": [
        ("云岚云业务收入两年增长五倍。", ["五倍"], ["两年"]),
        ("云岚资本 6 年暴赚 68 倍。", ["68 倍"], ["6 年"]),
        ("云岚资本在短短 6 天减持套现 6 亿元。", ["6 亿元"], ["6 天"]),
        ("云岚科技营收连续三年增长 8%。", ["三年", "8%"], []),
    ],
    "spans within a measure's name": [
        ("重点地区 72 小时准时率为 84.4%。", ["84.4%"], ["72 小时"]),
        ("国内业务 90 天以上逾期率升至 2.13%。", ["2.13%"], ["90 天以上"]),
        ("市盈率已回到 20 年的平均值。", [], ["20 年"]),
        ("该机续航 72 小时。", ["72 小时"], []),
    ],
    "classes of chips": [
        ("以 7 納米（含）以下先進製程生產的晶圓貢獻營收。", [], ["7 納米（含）以下"]),
        ("受惠云岚充足的 3 納米代工產能。", [], ["3 納米"]),
        ("其餘投入 8 吋製程。", [], ["8 吋"]),
        ("该芯片采用 3 纳米工艺。", ["3 纳米"], []),
    ],
    "power once more in another unit": [
        ("最大马力为 171 kW（232 hp）。", ["171 kW"], ["232 hp"]),
        ("前后电机功率为 171 kW、232 kW。", ["171 kW", "232 kW"], []),
    ],
}


@pytest.mark.parametrize(("text", "claims", "none"), [case for cases in POINTING.values() for case in cases])
def test_what_only_points_claims_nothing(text, claims, none):
    found = [fact.text for fact in extract(text)]
    assert [figure for figure in claims if figure not in found] == []
    assert [figure for figure in none if figure in found] == []
