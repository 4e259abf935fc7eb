"""Words with a figure in them, spans that open a sentence, moves over years, times that another is compared with; with counters."""

from __future__ import annotations

import pytest

from digestnlp import extract, find_quantities

PUBLISHED = "2025-05-08"
FIGURES = {
    "kilolitres": ("该厂年产果酒3万千升。", ["3万千升"], []),
    "a word that holds a half": ("公司通过半导体业务获利。经过半年努力，近半个月订单回升。", [], ["过半", "近半"]),
    "more than a half": ("过半商户盈利，近半商户扩店。", ["过半", "近半"], []),
    "what is more than a half": ("超过半数商户盈利。", ["半数"], ["过半数"]),
    "a fraction that a change has": ("客流较去年增长了1/4，成本下降1/3。", ["1/4", "1/3"], []),
    "a date behind a change": ("客流增长，1/4开幕。", [], ["1/4"]),
    "the days of a feast": ("国庆长假七天，客流30万人次。春节7天，票房3亿元。", ["30万人次", "3亿元"], ["七天", "7天"]),
    "days of leave": ("员工可享年假7天。", ["7天"], []),
    "a span that opens a sentence": ("十年时间，它成为行业龙头。", [], ["十年时间"]),
    "a span that is told": ("建设用了三年时间。", ["三年时间"], []),
    "a move over years": ("2012年至2022年间，收入从3亿到90亿。", ["3亿", "90亿"], ["3亿到90亿"]),
    "a level that is no decimal": ("3月景气指数从2月的52降至50.4。", ["52", "50.4"], []),
    "a number behind 的": ("编号为13的52降至50.4号。", [], ["52"]),
    "a term behind a space": ("该车质保 8 年，售价 30 万元。", ["8 年"], []),
    "paid leave": ("员工享有带薪假期15天，另有婚假7天。", ["15天", "7天"], []),
    "more than half of some": ("过半年轻人租房，过半程序员加班。", ["过半"], []),
    "a round of a cup": ("该队晋级1/4决赛，观众3万人。", ["3万人"], ["1/4"]),
    "a range all the while": ("2012年至2022年间，票价一直从80元到900元不等。", ["80元到900元"], ["80元"]),
    "a range of prices": ("票价从80元到900元不等。", ["80元到900元"], []),
}


@pytest.mark.parametrize(("text", "there", "absent"), FIGURES.values(), ids=FIGURES)
def test_what_is_a_figure(text, there, absent):
    told = [f.text for f in extract(text, published=PUBLISHED)]
    assert [figure for figure in there if figure not in told] == []
    assert [figure for figure in absent if figure in told] == []


def test_kilolitres_are_a_unit_of_their_own():
    (quantity,) = find_quantities("3万千升")
    assert (quantity.value, quantity.unit, quantity.dimension) == (30000, "千升", "volume")


MEASURES = {
    "what one bought before is worth": ("云岚科技估值较上轮融资时翻倍。", {"翻倍": "valuation"}),
    "what was raised": ("云岚科技融资额较去年翻倍。", {"翻倍": "funding"}),
    "injured in either script": ("列車出軌，造成4死12傷。", {"4死": "casualties", "12傷": "casualties"}),
    "storage beside memory": (
        "该机配备16GB DDR5内存、1TB PCIe固态硬盘。", {"16GB": "memory", "1TB": "storage"}
    ),
    "projects of a country": ("该院承担9个国家重点工程项目。", {"9个": "count"}),
    "countries": ("该产品销往9个国家。", {"9个": "countries"}),
    "how much is made at home": ("轴承国产化率升至72%。", {"72%": "ratio"}),
    "firms of a trade": ("目前全省有3000家充电桩相关企业。", {"3000家": "count"}),
    "piles": ("全省建成3万个充电桩。", {"3万个": "stations"}),
    "premises are no shops": ("公司以门店物业出资设立5家子公司。", {"5家": "count"}),
    "help with wages": ("计划涉及工资补贴6亿港元。", {"6亿港元": "subsidy"}),
    "households": ("该村现有42户。", {"42户": "count"}),
    "customers by the household": ("宽带用户新增2万户。", {"2万户": "users"}),
    "a loss of one who sells": ("他卖掉仓库，大赔90万元。", {"90万元": "net_loss"}),
    "how long people live": ("江州人均预期寿命升至80.3岁。", {"80.3岁": "other"}),
    "traffic": ("跨江大桥日均车流量约8万辆次。", {"8万辆次": "visits"}),
    "shops that have opened": ("已开业的21家门店都盈利。", {"21家": "stores"}),
    "parcels": ("江州站包裹量达3万件，其中进港量2万件。", {"3万件": "shipments", "2万件": "shipments"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURES.values(), ids=MEASURES)
def test_which_measure(text, expected):
    found = {f.text: f.metric for f in extract(text, published=PUBLISHED)}
    assert {figure: found.get(figure) for figure in expected} == expected


PERIODS = {
    "an era in spelled digits": ("民國一一三年營收3億元。", {"3億元": ("2024-01-01", "2024-12-31")}),
    "the month that it has come from": (
        "4月景气指数自前月的51.2降至50.1。",
        {"51.2": ("2025-03-01", "2025-03-31"), "50.1": ("2025-04-01", "2025-04-30")},
    ),
    "the month before the one told of": ("2024年5月售出2万台，前月为1万台。", {"1万台": ("2024-04-01", "2024-04-30")}),
    "a season to come": ("2027年春运，客流3万人次。", {"3万人次": ("2027-01-22", "2027-03-02")}),
    "since a day of the month": ("4月客流增长。自上月10日起，客流达3万人次。", {"3万人次": ("2025-04-10", None)}),
    "since the month": ("自上月起，客流达3万人次。", {"3万人次": ("2025-04-01", None)}),
    "days of a feast that are looked at": (
        "从清明假期三天的数据来看，江州游客30万人次。",
        {"30万人次": ("2025-04-04", "2025-04-06")},
    ),
    "a season of travel": ("2024年春运，江州机场客流90万人次。", {"90万人次": ("2024-01-26", "2024-03-05")}),
    "both ends of a move": (
        "2012年至2022年，云岚科技收入从3亿到90亿。",
        {"3亿": ("2012-01-01", "2012-12-31"), "90亿": ("2022-01-01", "2022-12-31")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), PERIODS.values(), ids=PERIODS)
def test_which_period(text, expected):
    found = {
        f.text: tuple(str(d) if d else None for d in (f.period_start, f.period_end))
        for f in extract(text, published=PUBLISHED)
    }
    assert {figure: found.get(figure) for figure in expected} == expected


def test_a_plan_does_not_reach_what_is_sold():
    text = "该案规划18至40坪，成交均价每坪60万元，已售五成。"
    told = {f.text: f.modality for f in extract(text, published=PUBLISHED)}
    assert (told["18至40坪"], told["60万元"], told["五成"]) == ("plan", "actual", "actual")


MODALITIES = {
    "what a judge decides": ("张三否认指控，法官裁定其交保90万元。", {"90万元": "actual"}),
    "what is denied": ("云岚科技否认裁员900人，股价跌3%。", {"900人": "denied", "3%": "actual"}),
    "the price of what is planned": ("公司拟回购90万股，单价不超过15元。", {"90万股": "plan", "15元": "plan"}),
    "how much of a plan is done": ("已增持90万元，占增持计划总额的45%。", {"90万元": "actual", "45%": "actual"}),
}


@pytest.mark.parametrize(("text", "expected"), MODALITIES.values(), ids=MODALITIES)
def test_how_real(text, expected):
    found = {f.text: f.modality for f in extract(text, published=PUBLISHED)}
    assert {figure: found.get(figure) for figure in expected} == expected


def test_what_another_holds_then_is_no_bound():
    (stake, other) = extract("云岚资本持股升至14%，超过海岳资本减持后的11%。", published=PUBLISHED)
    assert (stake.relation, other.relation) == ("eq", "eq")
