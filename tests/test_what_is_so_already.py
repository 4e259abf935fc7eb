"""How real figures are that stand beside a plan, a goal, a forecast, a rumour or a denial: the words reach theirs and no others."""

from datetime import date

import pytest

from digestnlp import extract

# Wordings with the modality of each marked figure, in their order.
CASES = {
    "what is so now ends a plan": (
        "云岚科技将为客户提供更多方案，目前山河云在全球共【45 个】可用区；支付的月活达到【8 亿】。",
        ["actual", "actual"],
    ),
    "what is so at a day": (
        "云岚科技计划发债【5 亿元】，截至 6 月底总资产【66 亿元】。",
        ["plan", "actual"],
    ),
    "what is done goes on": (
        "江州计划改造管网，去年已改造管道【30 公里】，覆盖居民【2 万户】。",
        ["actual", "actual"],
    ),
    "a plan goes on behind what is done": (
        "云岚科技计划投资【5 亿元】，上半年已投入【2 亿元】，下半年再投入【3 亿元】。",
        ["plan", "actual", "plan"],
    ),
    "a part of the year that is over": (
        "外资预估全年 EPS【8 元】，上半年 EPS【3.5 元】，年增【20%】。",
        ["forecast", "actual", "actual"],
    ),
    "quarters to come": ("机构预计三季度出货【1 亿台】，四季度出货【1.2 亿台】。", ["forecast", "forecast"]),
    "a base is no turn": ("云岚科技预计下半年毛利率【30%】，较上半年提高【2 个百分点】。", ["forecast", "forecast"]),
    "a clause that only announces": ("云岚科技预计，截至年底，门店达到【1000 家】。", ["forecast"]),
    "a year that is over behind a goal": (
        "预计到 2027 年，市场规模将超过【800 亿元】，2022 年为【420 亿元】。",
        ["forecast", "actual"],
    ),
    "years to come behind each other": (
        "云岚科技预计 2024 年净利润【3 亿元】，2025 年【4 亿元】。",
        ["forecast", "forecast"],
    ),
    "a plan of years ago": (
        "2016 年，云岚科技计划进驻 4 万个社区，到 2017 年覆盖【8 万个】社区。",
        ["plan"],
    ),
    "what happens on the news of a plan": (
        "据悉，云岚科技计划出售一项业务，星原电商一度急跌超过【5%】，指数收在【16980 点】。",
        ["actual", "actual"],
    ),
    "parts of what is planned": (
        "云岚科技拟授予股票期权【500 万份】。其中，首次授予【420 万份】；预留【80 万份】。",
        ["plan", "plan", "plan"],
    ),
    "parts that are done": (
        "云岚科技拟回购【500 万股】。其中，已回购【420 万股】。",
        ["plan", "actual"],
    ),
    "the next range of a notice": (
        "云岚科技预计上半年净利润【3 亿元至 4 亿元】。扣非净利润【2 亿元至 3 亿元】。",
        ["forecast", "forecast"],
    ),
    "no range, no notice": ("云岚科技预计上半年净利润【3 亿元至 4 亿元】。员工【2000 人】。", ["forecast", "actual"]),
    "what was expected measures what is so": ("云岚科技第二季度净利润较东岭证券预测低【3%】。", ["actual"]),
    "kinds of notices": ("预喜公司中，预增【210 家】、略增【35 家】。", ["actual", "actual"]),
    "a notice": ("云岚科技净利润预增【210%】。", ["forecast"]),
    "a goal is reached in part": ("云岚科技完成年度销售目标【190 万辆】的【27%】。", ["target", "actual"]),
    "parts of goals": ("交易笔数和金额分别达成目标值的【80%】与【64%】。", ["actual", "actual"]),
    "a row of months at the goal": ("云岚科技目前已连续【3 个月】达成破万目标。", ["actual"]),
    "a condition of incentives": ("触发值为 2024 年净利润【2.5 亿元】。", ["target"]),
    "a promise to invest": ("云岚科技承诺五年内投资【100 亿元】，三年来已投资【40 亿元】。", ["plan", "actual"]),
    "a promise of profits": ("卖方承诺云岚动力 2025 年净利润不低于【3 亿元】。", ["target"]),
    "years from now": ("云岚科技过去三年投资【30 亿元】，未来三年投资【50 亿元】。", ["actual", "plan"]),
    "what is given for years": ("云岚科技获得未来五年【30 亿元】的授信。", ["actual"]),
    "将 as 把 far from its verb": ("云岚科技在第二季度将清算成本占佣金收入的百分比维持在【3%】。", ["actual"]),
    "who expects glued to whom": ("花旗料雲嵐科技全年營收【30 億元】，上半年營收【14 億元】。", ["forecast", "actual"]),
    "foreign houses": ("外資估雲嵐電子第四季毛利率【42%】。", ["forecast"]),
    "料 at the head": (
        "雲嵐醫療發盈警，料年度虧損介乎【1 億至 1.2 億元】，上年度純利【5000 萬元】。",
        ["forecast", "actual"],
    ),
    "a forecast of guidance": ("二季度交付【3 万辆】，略低于【3.1 万辆】的交付指引下限。", ["actual", "forecast"]),
    "rumours of Taiwan": ("市場傳雲嵐電子將砸【50 億元】擴廠，公司目前產能為【3 萬片】。", ["rumor", "actual"]),
    "rumours of Hong Kong": (
        "市場消息指，雲嵐能源計劃集資【5 億美元】，去年收入為【12 億美元】。",
        ["rumor", "actual"],
    ),
    "reports of Taiwan": ("據外電報導，雲嵐電子砍單【三成】。", ["rumor"]),
    "all that insiders tell": (
        "消息人士称，云岚科技去年营收【12 亿元】，今年上半年营收【8 亿元】。",
        ["rumor", "rumor"],
    ),
    "a report of what comes next": ("云岚科技下跌【5%】，此前有报道称，星原电商减持。", ["actual"]),
    "what is untrue is all that is denied": (
        "云岚科技澄清，网传裁员【2000 人】不实，公司目前员工【1.2 万人】。",
        ["denied", "actual"],
    ),
    "a rumour ends where it is denied": (
        "针对“亏损【8 亿元】”的传闻，云岚科技回应称不属实，去年公司净利润为【2 亿元】。",
        ["denied", "actual"],
    ),
    "a denial ends the sentence": ("市場盛傳雲嵐電子將減資【20%】，雲嵐電子發言人予以否認。", ["denied"]),
    "the part of those who plan something": (
        "计划外游的市民有【六成三】，较去年多【5 个百分点】。",
        ["actual", "actual"],
    ),
    "the part of those who expect something": (
        "预估缩编的公司占【6.4%】，企业预计平均加薪【4.2%】。",
        ["actual", "forecast"],
    ),
    "those who say what they do not plan": ("表示“不打算置业”的占【33%】，跌【4 个百分点】。", ["actual", "actual"]),
    "the part that a thing is expected to have": ("预计电动车的占比达【30%】。", ["forecast"]),
    "an expectation that is told of": (
        "降息预期回升，沪指昨日收涨【1.4%】，成交量放大至【52 亿股】。",
        ["actual", "actual"],
    ),
    "a list of goals": (
        "今年目标新增就业【5 万人以上】，居民消费价格涨幅【2%左右】，粮食产量【80 万吨】。",
        ["target", "target", "target"],
    ),
    "goals behind a colon": (
        "江州今年的预期目标是：地区生产总值增长【5.5%】，一般公共预算收入增长【3%】，城镇新增就业【4 万人】。",
        ["target", "target", "target"],
    ),
    "a goal and what is so": ("今年目标新增就业【5 万人】，1 至 9 月实际新增【4.6 万人】。", ["target", "actual"]),
    "a goal that is only a figure": ("云岚汽车的销量目标为【24 万辆】，毛利率【20%】。", ["target", "actual"]),
    "a goal of one and what another has": (
        "云岚汽车目标销量【10 万辆】，上半年交付【4 万辆】。",
        ["target", "actual"],
    ),
    "money that one has got": (
        "江州先后争取上级资金【2 亿元】，下拨救灾资金【4000 万元】。",
        ["actual", "actual"],
    ),
    "what one strives for": ("江州争取全年产量达到【2 亿斤】。", ["target"]),
    "how much of a plan is done": ("江州税收占年初计划的【83%】。", ["actual"]),
    "a plan for the year": ("云岚科技计划全年投资【50 亿元】。", ["plan"]),
    "what a thing may be fitted with": (
        "新机有望内置【7500mAh】电池，iPhone 18 或采用【6.3 英寸】屏幕。",
        ["forecast", "forecast"],
    ),
    "a blogger who leaks": ("据博主透露，新机电池容量为【6500mAh】。", ["rumor"]),
    "what is expected by one character": ("新盘最终收票料逾【8000 张】。", ["forecast"]),
    "by how much an expectation is raised": (
        "云岚电子的净利润预期上调至【3000 亿日元】，增加【200 亿日元】。",
        ["forecast", "forecast"],
    ),
    "what is bought": ("江岚药厂采购原料逾【3 吨】。", ["actual"]),
    "what is denied goes on": ("云岚科技否认裁员【300 人】、关店【20 家】。", ["denied", "denied"]),
    "what who denies has": ("云岚科技否认将裁员【500 人】，称公司现有员工【1.2 万人】。", ["denied", "actual"]),
}


@pytest.mark.parametrize("name", CASES)
def test_how_real(name):
    text, expected = CASES[name]
    plain, starts, at = text.replace("【", "").replace("】", ""), [], 0
    for character in text:
        if character == "【":
            starts.append(at)
        elif character != "】":
            at += 1
    facts = {fact.start: fact.modality for fact in extract(plain, published=date(2024, 8, 20))}
    assert [facts.get(start) for start in starts] == expected


def test_another_source_ends_what_the_last_has_told():
    text = "云岚科技年报显示，净亏损 13 亿元；而据测算，星原电商单店年销售额突破 1 亿元。"
    facts = extract(text, published=date(2024, 8, 20))
    assert [fact.speaker for fact in facts] == ["云岚科技", None]


def test_a_house_tells_by_one_character():
    (fact,) = extract("花旗料云岚科技全年销量 20 万辆。", published=date(2024, 8, 20))
    assert (fact.speaker, fact.subject) == ("花旗", "云岚科技")


def test_a_row_of_months_dates_nothing_behind_it():
    text = "各家公布 8 月份成绩单。云岚汽车目前已连续 3 个月达成破万目标。星原汽车交付新车 48122 辆。"
    fact = extract(text, published=date(2024, 9, 2))[-1]
    assert (fact.period_start, fact.period_end) == (date(2024, 8, 1), date(2024, 8, 31))
