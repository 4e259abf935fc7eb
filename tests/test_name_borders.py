"""What is no name, where one begins and ends, and whose figure it is."""

from __future__ import annotations

from datetime import date

import pytest

from digestnlp import extract, find_entities

PUBLISHED = date(2024, 9, 13)


def named(text, *labels):
    """The texts of the names with these labels, of companies where none is given."""
    return [e.text for e in find_entities(text) if e.label in (labels or ("COMPANY",))]


def subjects(text):
    return {f.text: f.subject for f in extract(text, published=PUBLISHED)}


@pytest.mark.parametrize(
    "text",
    [
        "撇除投资物业公允价值变动，公司纯利增长12%。",
        "扣除投资收益，净利润同比下降5%。",
        "要加强电动汽车充电建设，投资30亿元。",
        "会议强调银行须遵守规定，罚款30万元。",
        "产值将达晶圆厂的3倍。",
        "韩媒：新机销量300万部",
        "日媒透露，裁员500人。",
        "大多数人购买手表花了300元。",
        "下滑来自纯燃油车（ICE），少卖了20%。",
        "一批惠企政策红利让厂家受益，减税20亿元。",
        "惠农政策红利带动农民收入增长6%。",
        "问卷里有16%填了“更多投资”。",
        "土地储备（含合联营公司）为3000万平方米。",
        "公司通过大宗交易减持300万股。",
        "全年增长转为Mid-twenty（百分之二十五）。",
        "在AI浪潮持续之际，存储产值增长30%。",
        "智能体（Agent）浪潮带动下，存储产值增长30%。",
        "面板厂掌握极强的话语权，毛利率达50%。",
        "平台PaaS的毛利率为31%。",
    ],
)
def test_what_is_no_company(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岚汽车召回美逾5万辆汽车", ["云岚汽车"]),
        ("本田在华累计产量突破300万辆。", ["本田"]),
        ("公告速递：云岚股份拟回购3亿元股份", ["云岚股份"]),
        ("财报快报：云岚股份净利润3亿元", ["云岚股份"]),
        ("浪潮发布新服务器，营收增长20%。", ["浪潮"]),
        ("在华润置地任职的员工达3万人。", ["华润置地"]),
        ("晶圆代工厂云岚芯的营收增长5%。", ["云岚芯"]),
    ],
)
def test_companies_beside_such_words(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "汽车“缺芯”影响产量30万辆。",
        "手机“涨价”影响销量30万部。",
        "汽车制造业（代码C36）的市盈率为21倍。",
    ],
)
def test_what_is_no_product(text):
    assert named(text, "PRODUCT") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市价低于云岚指数有限公司给出的市盈率30倍。", ["云岚指数有限公司"]),
        ("保荐人（主承销商）海岚证券股份有限公司认购300万股。", ["海岚证券股份有限公司"]),
        ("王大海及其一致行动人岚海集团有限公司共持有1,588万股。", ["岚海集团有限公司"]),
        ("云岚路桥建设有限公司净利润3亿元。", ["云岚路桥建设有限公司"]),
        ("思岚科技（江州）有限公司净利润3亿元。", ["思岚科技（江州）有限公司"]),
        ("股东招远岚兴农业发展中心持有3000万股。", ["招远岚兴农业发展中心"]),
        ("一致行动人招远市金岚金矿持有92万股。", ["招远市金岚金矿"]),
        ("山西露天煤矿产量3亿吨。", []),
        ("幕墙承建商金岚国际(8123)今日招股，集资3亿元。", ["金岚国际"]),
        ("交行金融研究中心预计增速达5%。", ["交行金融研究中心"]),
        ("万科房地产集团营收3亿元。", ["万科房地产集团"]),
        ("据云岚网数据，手机销量300万部。", ["云岚网"]),
        ("房企如恒大、佳兆业、世茂等负债3000亿元。", ["恒大", "佳兆业", "世茂"]),
        ("“21万科03”票面利率5.6%。", []),
    ],
)
def test_where_a_companys_name_begins_and_ends(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestrel&完成4.8亿美元种子轮融资", ["Kestrel&"]),
        ("记账平台 Orvanta 近日完成 3000 万美元融资", ["Orvanta"]),
        ("存储引擎 **KvNimbus** 已完成 20 万美元融资", ["KvNimbus"]),
        ("- [Nimbus] Orvanta 获 20 万美元融资", ["Orvanta"]),
        ("[WebNews] 谷歌发布新模型，用户达5亿", ["谷歌"]),
        ("AI 完成 1 亿美元融资", []),
    ],
)
def test_latin_names_that_are_funded_and_labels_of_lines(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新机用上高通骁龙8至尊版，卖3999元。", ["高通骁龙8至尊版"]),
        ("《星海战记3：远征之翼》卖出30万份。", ["星海战记3：远征之翼"]),
        ("配天玑9000+1.5K曲屏，售价1999元。", ["天玑9000"]),
        ("搭载天玑9300+，售价3000元。", ["天玑9300+"]),
        ("把 iPhone 2022 财年的出货预估调到 2 亿部。", ["iPhone"]),
        ("开源工具库klipper 星标数为8402。", ["klipper"]),
        ("李海管理的泰达宏利岚溪智选6个月持有净值上涨20%。", ["泰达宏利岚溪智选6个月持有"]),
        ("基金经理在管的嘉实云海精选今年以来涨幅30%。", ["嘉实云海精选"]),
        ("华安基金公司的华安岚溪行业精选股票限购50万元", ["华安岚溪行业精选股票"]),
        ("这款SLG小游戏《云岚》登顶，收入3亿元。", ["云岚"]),
        ("华夏幸福成长空间巨大，基金规模300亿元。", []),
        ("招商银行基金销售收入30亿元，净值增长3%。", []),
    ],
)
def test_where_a_products_name_begins_and_ends(text, expected):
    assert named(text, "PRODUCT") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美联翁凯明表示，三房户卖了800万元。", ["翁凯明"]),
        ("记者林德明报道：市场成交3亿元。", ["林德明"]),
        ("孙大海管理的基金规模达30亿元。", ["孙大海"]),
        ("高瓴管理的资产规模达300亿元。", []),
        ("理想情况下表示增长5%。", []),
    ],
)
def test_people(text, expected):
    assert named(text, "PERSON") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "苏州丹阳矿业有限公司在此。苏州丹阳总资产为3,000万元，总负债800万元。",
            {"3,000万元": "苏州丹阳矿业有限公司", "800万元": "苏州丹阳矿业有限公司"},
        ),
        (
            "江苏丹阳建设有限公司中标3亿元。江苏丹阳GDP增长5%。",
            {"3亿元": "江苏丹阳建设有限公司", "5%": "丹阳市"},
        ),
        (
            "云岚药业公布业绩。幕墙承建商金岚国际(8123)今日招股。该股超额认购30倍，集资500万元。",
            {"30倍": "金岚国际", "500万元": "金岚国际"},
        ),
        (
            "恒隆集团上半年收入60亿元，恒隆地产收入50亿元。",
            {"60亿元": "恒隆集团", "50亿元": "恒隆地产"},
        ),
        (
            "榜单上，苹果的库克以20亿美元身家位列第9。小米的雷军身家300亿元。",
            {"20亿美元": "蒂姆·库克", "第9": "蒂姆·库克", "300亿元": "雷军"},
        ),
        ("腾讯的马化腾表示，公司收入增长20%。", {"20%": "腾讯"}),
        ("王小海管理的银华岚溪成长前三季净值涨了30%。", {"30%": "银华岚溪成长"}),
        ("「柏岚峰」上月录得36宗成交。", {"36宗": "柏岚峰"}),
        ("经公司和海岚证券协商确定发行300万股。", {"300万股": None}),
    ],
)
def test_whose_figure_it_is(text, expected):
    found = subjects(text)
    assert {figure: found[figure] for figure in expected} == expected


def test_estates_are_no_companies():
    assert named("沙田欣岚轩录得两宗成交，成交价470万元。") == []
    assert named("云海置业旗下“云岚府”项目售出120套。") == ["云海置业"]
    assert named("云岚科技售出3万辆汽车。") == ["云岚科技"]


@pytest.mark.parametrize("verb", ["拖累", "质疑", "督促", "抛售", "取代", "拯救", "离开", "协助"])
def test_no_name_begins_with_what_is_done_to_it(verb):
    assert named(f"云海置业{verb}星沅科技。") == ["云海置业", "星沅科技"]


def test_a_verb_that_is_the_name_stays():
    assert named("飞跃科技宣布裁员。超越集团营收 3 亿元。") == ["飞跃科技", "超越集团"]
