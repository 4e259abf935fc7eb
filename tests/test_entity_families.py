"""Families of names that news writes one way and dictionaries do not know, each with what looks alike and is none."""

import pytest

from digestnlp import find_entities, load_rules
from digestnlp.entities import EntityFinder
from digestnlp.segment import word_borders
from digestnlp.tagger import TaggedSpan
from digestnlp.view import view

LABELS = ("COMPANY", "PERSON", "PRODUCT")


def names(text, tagger=None, **options):
    """The companies, people and products of a text, as `label:text`."""
    found = find_entities(text, tagger=tagger, **options)
    return [f"{entity.label}:{entity.text}" for entity in found if entity.label in LABELS]


def tagged(text, name, label, margin=9.0):
    """What is left of one name that a tagger finds."""

    def tag(texts):
        return [
            [TaggedSpan(at, at + len(name), label, margin)] if (at := part.find(name)) >= 0 else [] for part in texts
        ]

    found = EntityFinder(load_rules(), word_borders, tag).find(view(text), text)
    return [f"{entity.label}:{entity.text}" for entity in found if entity.found_by == "tagger"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "温州云岚启元海洋装备股权投资合伙企业（有限合伙）今日成立",
            "温州云岚启元海洋装备股权投资合伙企业（有限合伙）",
        ),
        ("由苏州拓衡股权投资中心（有限合伙）持有", "苏州拓衡股权投资中心（有限合伙）"),
        ("以增发新股的方式引入砚石投资有限公司为股东", "砚石投资有限公司"),
        ("股东为特斯拉储能香港有限公司", "特斯拉储能香港有限公司"),
        ("中标方为星澜系统工程有限公司", "星澜系统工程有限公司"),
        ("华为云岚保险经纪有限公司成立", "华为云岚保险经纪有限公司"),
    ],
)
def test_a_legal_name_begins_where_its_first_word_does(text, name):
    assert names(text) == [f"COMPANY:{name}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("芬兰航空公司恢复航线", ["COMPANY:芬兰航空公司"]),
        ("智利铁路公司已复工", ["COMPANY:智利铁路公司"]),
        ("全国铁路公司众多", []),
        ("多家美国石油公司减产", []),
        ("旗下三六九航空购入客机", ["COMPANY:三六九航空"]),
        ("公司旗下的人工智能公司今日开业", []),
        ("拟与湖南砚岚电力签订合同", ["COMPANY:湖南砚岚电力"]),
        ("日本砚岚电力签订合同", ["COMPANY:砚岚电力"]),
        ("中国油茶控股公告，董事会换届", ["COMPANY:中国油茶控股"]),
        ("中国科技公司公告增多", []),
        ("Nimbus Forge软件公司被收购", ["COMPANY:Nimbus Forge"]),
        ("与Orvanta Industries Company签约", ["COMPANY:Orvanta Industries Company"]),
        ("数字资产交易所NMX Bitcoin开业", ["COMPANY:NMX Bitcoin"]),
        ("极星Polestar宣布", ["COMPANY:极星Polestar"]),
        ("腾讯砚岚工作室的新作", ["COMPANY:腾讯砚岚工作室"]),
        ("对该公司等作出行政处罚", []),
        ("岚木机器人与砚光精密签约", ["COMPANY:岚木机器人", "COMPANY:砚光精密"]),
        ("上海暂停砚岚药业的采购资格", ["COMPANY:砚岚药业"]),
        ("发表在《Orvanta Electronics》上", []),
    ],
)
def test_endings_behind_places_brands_and_latin_words(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司拟收购筑岚和钧51.2%的股权", ["COMPANY:筑岚和钧"]),
        ("其持有的标的公司30%的股权", []),
        ("收购少数股东持有的股权", []),
        ("收购关联方所持拓岚衡51%股权", ["COMPANY:拓岚衡"]),
        ("全资子公司岚衡中东与对方签约", ["COMPANY:岚衡中东"]),
        ("全资子公司计划与对方签约", []),
        ("歌尔岚作为歌尔股份的子公司，正筹备上市", ["COMPANY:歌尔岚", "COMPANY:歌尔股份"]),
        ("他作为该集团的子公司负责人发言", []),
        ("砚筑衡的控股子公司中标", ["COMPANY:砚筑衡"]),
        ("公司的控股子公司中标", []),
        ("全资子公司苏州小米供货", ["COMPANY:苏州小米"]),
        ("设备转让给温州步步高", ["COMPANY:温州步步高"]),
        ("加入一家名为海上花的广告公司", ["COMPANY:海上花"]),
        ("加入一家专门的广告公司", []),
    ],
)
def test_companies_by_their_ties(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "客流增长和票价下降",
        "第一财季营收下滑",
        "营收为 53 亿欧元",
        "十月有金十之称",
        "人形机器人概念受关注",
        "购物车界面更新",
        "由各单位统一采购",
    ],
)
def test_words_that_hold_a_short_name(text):
    assert names(text) == []


def test_a_number_behind_a_brand_that_is_new_or_old_is_its_model():
    text = "老款名爵360仍有样车，全新名爵 720 本周末到店，新款名爵 260 辆，新款名爵 2021 年到店"
    assert names(text) == ["PRODUCT:名爵360", "PRODUCT:名爵 720", "COMPANY:名爵", "COMPANY:名爵"]


def test_a_kind_of_things_is_no_company_that_is_named_so():
    text = "机器人股价大涨，人形机器人销量增长"
    assert names(text) == ["COMPANY:机器人"]


def test_a_link_before_a_name_does_not_cut_it():
    assert names("他们和歌尔合作") == ["COMPANY:歌尔"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该国总统贝洛萨抵达", ["PERSON:贝洛萨"]),
        ("国务卿沙利文抵达", ["PERSON:沙利文"]),
        ("分析师高盛", ["COMPANY:高盛"]),
        ("会长周行之和该国代表格兰迪特等到场", ["PERSON:周行之", "PERSON:格兰迪特"]),
        ("代表作品很多，代表团已抵达", []),
        ("宇航员洛伦·威廉顿和米娜·柴廉斯入舱", ["PERSON:洛伦·威廉顿", "PERSON:米娜·柴廉斯"]),
        ("监事祁行之、郁砚秋将离任", ["PERSON:祁行之", "PERSON:郁砚秋"]),
        ("总经理周行之、小米集团均表示", ["PERSON:周行之", "COMPANY:小米集团"]),
        ("制造商本托·卡罗维供货", ["COMPANY:本托·卡罗维"]),
        ("合伙人本托·卡罗维说", ["PERSON:本托·卡罗维"]),
        ("阿岚家属表示不满", ["PERSON:阿岚"]),
        ("大阿姨家属不满", []),
        ("次轮险胜贝尔卡罗斯", ["PERSON:贝尔卡罗斯"]),
        ("击败对手", []),
    ],
)
def test_people(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("搭载 M4 芯片的新机", ["PRODUCT:M4"]),
        ("发布了iOS 17.4.1更新", ["PRODUCT:iOS 17.4.1"]),
        ("iOS 17.4 万次下载", ["PRODUCT:iOS 17"]),
        ("Microsoft 365教育版上线", ["PRODUCT:Microsoft 365教育版"]),
        ("Microsoft Harbor 天气团队", ["PRODUCT:Microsoft Harbor"]),
        ("Microsoft Harbor 2024 大会", ["COMPANY:Microsoft"]),
        ("Arm公司V9架构", ["COMPANY:Arm公司"]),
        ("命名为“岚梭（NimShuttle）”的桌面玩具", ["PRODUCT:岚梭", "PRODUCT:NimShuttle"]),
        ("发起名为“岚梭”的行动", []),
        ("2026款砚仕达SUV正式亮相", ["PRODUCT:砚仕达"]),
        ("2025款轿车正式上市", []),
        ("在售车型包括砚弧L", ["PRODUCT:砚弧L"]),
        ("商品名为岚沐，上月开售", ["PRODUCT:岚沐"]),
        ("其药物岚瑞达®获批", ["PRODUCT:岚瑞达"]),
        ("与产品®标志", []),
        ("乘坐芬兰航空XK3140航班", ["COMPANY:芬兰航空"]),
        ("玩家期待《砚环：岚城归来》", ["PRODUCT:砚环：岚城归来"]),
        ("《岚城安全法案》与游戏无关", []),
    ],
)
def test_products(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A mark behind a Chinese name, with a brand before it and without one.
        ("小米推出了新款清汐风扇3 Pro，售价 199 元", ["COMPANY:小米", "PRODUCT:清汐风扇3 Pro"]),
        ("华为砚汐循环扇 2 Max开售", ["PRODUCT:华为砚汐循环扇 2 Max"]),
        ("带来最新成果——岚瞳智驾1.5 Max，已上车", ["PRODUCT:岚瞳智驾1.5 Max"]),
        ("公布了年内第二代 Pro 规划", []),
        ("该公司生产线增至3 Pro", []),
        # A thing that is launched by a name of its own; a brand with a noun is the brand.
        ("小米推出声汐岚牙刷，售价 99 元", ["COMPANY:小米", "PRODUCT:声汐岚牙刷"]),
        ("华为砚汐耳机正式上架", ["PRODUCT:华为砚汐耳机"]),
        ("华为推出智能手表，售价 999 元", ["COMPANY:华为"]),
        ("三星手机销量下滑", ["COMPANY:三星"]),
        ("小米摄像机降价", ["COMPANY:小米"]),
        ("申请一种输入设备，即砚汐键盘，可折叠", ["PRODUCT:砚汐键盘"]),
        ("这是一种外设，即无线键盘，可折叠", []),
        # Services that a brand has one of.
        ("华为地图新增功能", ["PRODUCT:华为地图"]),
        ("招商银行信用卡交易额下降", ["COMPANY:招商银行"]),
        ("华为音乐节开幕", ["COMPANY:华为"]),
        # Quotation marks, with a noun before or behind them.
        ("推出全新的AI产品“砚问”，免费使用", ["PRODUCT:砚问"]),
        ("上线大模型“飞鱼”", ["PRODUCT:飞鱼"]),
        ("推出了“五日醇”酸奶新品", ["PRODUCT:五日醇"]),
        ("推出了“安心换”服务", []),
        ("汽车“价格大战”升级", []),
        ("推出“以旧换新”活动", []),
        ("手机“下周见”", []),
        ("发布一款名为“21 nimmod”的全新跑车", ["PRODUCT:21 nimmod"]),
        ("推出一款名为Nimbus Strider的限量版智能运动鞋", ["PRODUCT:Nimbus Strider"]),
        # Versions and editions.
        ("微软发布 Windows Server 2031 预览版", ["COMPANY:微软", "PRODUCT:Windows Server 2031"]),
        ("微软发布 Windows Server 2031年度更新", ["COMPANY:微软", "PRODUCT:Windows Server"]),
        ("登陆 Xbox Series S|X 平台", ["PRODUCT:Xbox Series S|X"]),
        ("谷歌的 Gemini AI能读图了", ["COMPANY:谷歌", "PRODUCT:Gemini AI"]),
        ("谷歌的 Gemini AI 功能升级", ["COMPANY:谷歌", "PRODUCT:Gemini"]),
        ("小米 SU7 岚焰限量版上市", ["PRODUCT:小米 SU7 岚焰限量版"]),
        ("小米 SU7 也有限量版上市", ["PRODUCT:小米 SU7"]),
        ("iPhone 16 国行版降价", ["PRODUCT:iPhone 16"]),
        ("电动汽车NM.Golfa将延期，Q-Rally SUV也将延期", ["PRODUCT:NM.Golfa", "PRODUCT:Q-Rally"]),
        ("发布了全新SUV小米 15的谍照", ["PRODUCT:小米 15"]),
        ("阿维塔 15的员工", ["COMPANY:阿维塔"]),
        # Lists of works.
        (
            "三部电影《砚城》、《岚兽大战2：归来》和《草木人》占据票房前三",
            ["PRODUCT:砚城", "PRODUCT:岚兽大战2：归来", "PRODUCT:草木人"],
        ),
        ("审议《砚城条例》、《草木书》和《票房办法》", []),
        # An ordinary word is a product's name where it is quoted, and a word elsewhere.
        ("上线应用“天气”，用户可看天气", ["PRODUCT:天气"]),
    ],
)
def test_products_in_chinese(text, expected):
    assert names(text) == expected


def test_a_model_is_known_again_with_its_edition():
    text = "小米 SU7 岚焰限量版亮相。店里只有 SU7岚焰限量版，没有 SU7。"
    assert names(text) == ["PRODUCT:小米 SU7 岚焰限量版", "PRODUCT:SU7岚焰限量版", "PRODUCT:SU7"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资方包括筑岚砚科创、中砚熙和清砚资本。", ["COMPANY:筑岚砚科创", "COMPANY:中砚熙", "COMPANY:清砚资本"]),
        ("投资方包括多家知名机构和个人投资者", []),
        ("本轮融资由砚岚衡领投，岚汐创投、拓砚跟投", ["COMPANY:砚岚衡", "COMPANY:岚汐创投", "COMPANY:拓砚"]),
        ("由老股东继续领投", []),
        ("云岚科技计划共同投资两座电站", ["COMPANY:云岚科技"]),
        ("此前已吸引腾讯风投、岚砚资本等机构", ["COMPANY:腾讯风投", "COMPANY:岚砚资本"]),
        ("京东超市门店增加", ["COMPANY:京东超市"]),
        ("华为教育业务增长", ["COMPANY:华为"]),
        ("华为零售店开业", ["COMPANY:华为"]),
        ("最大的客运公司——西日本旅客铁路公司承认", ["COMPANY:西日本旅客铁路公司"]),
        ("与加拿大国家铁路公司谈判", ["COMPANY:加拿大国家铁路公司"]),
        ("中国国家铁路公司众多", []),
        ("广州砚易生物近期完成融资", ["COMPANY:广州砚易生物"]),
        ("云岚科技宣布扩产。云岚公司签约。", ["COMPANY:云岚科技", "COMPANY:云岚公司"]),
        ("制定了算力网络调度力指标", []),
        ("采用耐用的PBQ塑料外壳", []),
        ("砚岚网络董事长表示", ["COMPANY:砚岚网络"]),
        ("本周的Microsoft AI Day上有新品", []),
        ("买方与新希望存在关联", ["COMPANY:新希望"]),
    ],
)
def test_companies_in_lists_with_endings_and_things(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总经理马贺衡、董秘祁专收到警示函", ["PERSON:马贺衡", "PERSON:祁专"]),
        ("与砚城医学科学院宿岚团队合作", ["PERSON:宿岚"]),
        ("砚城大学研究团队合作", []),
        ("美联储沃伦姆斯称，降息在即", ["PERSON:沃伦姆斯"]),
        ("美联储理事会称，降息在即", []),
        ("钢琴家祁岚参与演出", ["PERSON:祁岚"]),
        ("举行集结赛·丽江站赛事", []),
        ("实际控制人金岚拟增持股份", ["PERSON:金岚"]),
    ],
)
def test_people_behind_roles_and_bodies(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("支持Flowrix搭建和训练", "Flowrix", "COMPANY", []),
        ("客户Flowrix供货", "Flowrix", "COMPANY", ["COMPANY:Flowrix"]),
        ("测试代号“Nimbora”。", "Nimbora", "COMPANY", []),
        ("防范间谍软件", "间谍软件", "COMPANY", []),
        ("南向资金持股", "南向资金", "COMPANY", []),
        ("黄河中游降雨", "黄河中游", "COMPANY", []),
        ("鼓励量子科技", "量子科技", "COMPANY", []),
        ("展示了AI公司的成果", "AI公司", "COMPANY", []),
        ("支持中央企业创业", "中央企业", "COMPANY", []),
        ("岚衡民航部门称", "岚衡民航", "COMPANY", []),
        ("走访岚衡启的工厂", "岚衡启", "COMPANY", ["COMPANY:岚衡启"]),
        ("通过Level 3 考试", "Level 3", "PRODUCT", []),
        ("审议《岚城安全法案》", "岚城安全法案", "PRODUCT", []),
        ("加入Project Nimbora战略", "Project Nimbora", "PRODUCT", []),
        ("调试后，将光网络带宽提高", "将光网络", "COMPANY", []),
        ("提出适应通用智能的终端", "通用智能", "COMPANY", []),
        ("与通用智能签订协议", "通用智能", "COMPANY", ["COMPANY:通用智能"]),
        ("系统由车载电源、控制器构成", "车载电源", "COMPANY", []),
        ("扩大绿色低碳国际合作", "绿色低碳国际", "COMPANY", []),
        ("稳步推进碳达峰碳中和", "碳达峰碳", "PRODUCT", []),
        ("以及岚城人车定向挑战赛", "岚城人车", "COMPANY", []),
        ("推动中法企业对接", "中法企业", "COMPANY", []),
        ("完成NimCap现网试验", "NimCap", "PRODUCT", []),
        ("用于Nano-LED显示芯片", "Nano-LED", "COMPANY", []),
        ("在Nimbus AI Day上", "Nimbus AI Day", "COMPANY", []),
        ("新一代轿车岚鸥上市", "岚鸥", "COMPANY", ["PRODUCT:岚鸥"]),
        ("系统5.0 Release版本发布", "5.0 Release", "PRODUCT", []),
        ("获得NIPS 140 认证", "NIPS 140", "PRODUCT", []),
        ("她试戴Nimbeats Pro", "Nimbeats Pro", "COMPANY", ["PRODUCT:Nimbeats Pro"]),
        ("科瓦德维奇获亚军", "科瓦德维奇", "COMPANY", ["PERSON:科瓦德维奇"]),
    ],
)  # fmt: skip
def test_what_speaks_against_a_tagged_name(text, name, label, expected):
    assert [found for found in tagged(text, name, label) if name in found] == expected


def test_words_that_end_the_search_for_a_name_may_overlap():
    """车企 and 企业 in 汽车企业: the name begins behind the last of them."""
    assert [e.text for e in find_entities("新能源汽车企业远帆汽车4月交付2.1万辆。", tagger=None)] == ["远帆汽车"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《财富》公布了世界500强榜单", ["COMPANY:财富"]),
        ("据《华尔街日报》报道，谈判中止", ["COMPANY:华尔街日报"]),
        ("岚衡电子（SH600001）股价上涨", ["COMPANY:岚衡电子"]),
        ("台积电 9001-TW 收红", ["COMPANY:台积电"]),
        ("宁德时代SZ300001下跌", ["COMPANY:宁德时代"]),
        ("砚木股份(9002-TW)今日收涨", ["COMPANY:砚木股份"]),
        ("小米 SU7 上市", ["PRODUCT:小米 SU7"]),
        ("该项目化总投资约30亿元", []),
        ("满足用户个性化出行需求", []),
        ("总损失吸收能力非资本债务工具", []),
        ("满足家长出行需求", []),
        ("家住砚岚科技附近", ["COMPANY:砚岚科技"]),
        ("年内新发基金份额增长", []),
        ("拟向砚恒科技增资", ["COMPANY:砚恒科技"]),
        ("两款电动汽车亮相", []),
    ],
)
def test_marks_codes_and_parts_of_words_are_no_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "predicate", ["则表示反对", "已辞职", "也认为需求会降", "还称成本高", "将出任总裁", "所持股份被冻结"]
)
def test_a_particle_is_no_part_of_a_persons_name(predicate):
    assert names(f"对此，林屿{predicate}") == ["PERSON:林屿"]
    assert names(f"对此，林知屿{predicate}") == ["PERSON:林知屿"]


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("股东苏岚则反对这一方案", "苏岚则", "PERSON", ["PERSON:苏岚"]),
        ("他叫苏岚则", "苏岚则", "PERSON", ["PERSON:苏岚则"]),
        ("岚衡启明股票停牌", "岚衡启明股票", "COMPANY", ["COMPANY:岚衡启明"]),
        ("业绩远超岚衡启", "远超岚衡启", "COMPANY", ["COMPANY:岚衡启"]),
        ("个股表現不一", "表現不一", "COMPANY", []),
        ("岚衡转债涨停", "岚衡", "COMPANY", []),
        ("“24岚城控MTN001”兑付", "岚城控MTN001", "PRODUCT", []),
        ("SH600001 涨停", "SH600001", "PRODUCT", []),
        ("岚城强震影响产能", "岚城强震", "COMPANY", []),
        ("新品“岚鸥（L1”上架", "岚鸥（L1", "PRODUCT", ["PRODUCT:岚鸥"]),
        ("记者问「岚鸥」在哪", "「岚鸥", "COMPANY", ["COMPANY:岚鸥"]),
    ],
)  # fmt: skip
def test_what_belongs_to_no_name_is_taken_from_a_tagged_one(text, name, label, expected):
    assert tagged(text, name, label) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("長榮、陽明、萬海走強", ["COMPANY:長榮", "COMPANY:陽明", "COMPANY:萬海"]),
        ("陽明、裕民、慧洋走強", ["COMPANY:陽明", "COMPANY:裕民", "COMPANY:慧洋"]),
        ("王陽明的學說", []),
        ("向約18萬海外賣家洩露", []),
        ("有3万科技人员", []),
        ("創意、智慧與勇氣", []),
    ],
)
def test_common_words_in_a_list_that_a_company_opens_or_ends_are_companies(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低基期的台衡（9101）逆勢走高", ["COMPANY:台衡"]),
        ("售出3台衡器", []),
        ("合和公衡（9102）復牌", ["COMPANY:合和公衡"]),
        ("母公司岚业实业（9103）亦复牌", ["COMPANY:岚业实业"]),
        ("統一（1216）收紅", ["COMPANY:統一"]),
        ("要求統一（2024）標準", []),
        ("综合岚衡投顾的看法", ["COMPANY:岚衡投顾"]),
        ("岚衡科技有限公司（以下简称“公司”）今日公告。公司股份未被质押。", ["COMPANY:岚衡科技有限公司"]),
        ("公司控股股东一致行动人苏岚清先生保证内容真实", ["PERSON:苏岚清"]),
        ("副社长中村岚夫飞来站台", ["PERSON:中村岚夫"]),
        ("全国企业年金投资收益", []),
        ("兹提述岚衡控股有限公司（「本公司」）刊发之公告", ["COMPANY:岚衡控股有限公司"]),
        ("采用超薄UTG玻璃", []),
    ],
)
def test_names_in_lists_of_shares_and_in_filings(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("岚泰也信誓旦旦表示", "岚泰也信誓旦旦", "COMPANY", ["COMPANY:岚泰"]),
        ("旗舰XR5昨上市", "XR5昨", "PRODUCT", ["PRODUCT:XR5"]),
        ("新能源汽车的目标", "新能源汽车", "COMPANY", []),
        ("最终拥有人为岚川先生", "岚川先生", "COMPANY", ["PERSON:岚川"]),
        ("三菱与岚衡之间合作", "岚衡之间", "COMPANY", ["COMPANY:岚衡"]),
    ],
)
def test_more_that_belongs_to_no_tagged_name(text, name, label, expected):
    assert tagged(text, name, label) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("汽车和家电以旧换新", []),
        ("看中小红书流量", ["COMPANY:小红书"]),
        ("寻求同台积电合作", ["COMPANY:台积电"]),
        ("上海蔚来能源有限公司变更", ["COMPANY:上海蔚来能源有限公司"]),
        ("沪深300ETF放量", []),
        ("农产品涨跌不一", []),
        ("岚衡科技在湖南成立新能源公司", ["COMPANY:岚衡科技"]),
        ("立新能源公告", ["COMPANY:立新能源"]),
        ("未交付房地产项目", []),
    ],
)
def test_words_around_known_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岚纬新材控股股东变更", ["COMPANY:岚纬新材"]),
        ("腾讯控股公告", ["COMPANY:腾讯控股"]),
        ("董事长洪岚宁昨（2）日表示", ["PERSON:洪岚宁"]),
        ("洪水预警", []),
        ("广东梅州发文提出", []),
        ("仅苹果涨1.8%、英伟达涨0.4%", ["COMPANY:苹果", "COMPANY:英伟达"]),
        ("岚木X2机器人订单突破2000台", ["PRODUCT:X2"]),
    ],
)
def test_who_controls_and_who_speaks(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王小明正表示，目标是3万辆", ["PERSON:王小明"]),
        ("王小明均持有股份3万股", ["PERSON:王小明"]),
        ("李克正表示，目标是3万辆", ["PERSON:李克正"]),
        ("张晓峰亦称，收入达3亿元", ["PERSON:张晓峰"]),
        ("球员戈洛夫坚科打进3球", ["PERSON:戈洛夫坚科"]),
        ("伊格纳琴科说，出口额为3亿美元", ["PERSON:伊格纳琴科"]),
        ("分析師陳林淑芬表示，年增3%", ["PERSON:陳林淑芬"]),
        ("理财师陈晓东称，收益率为3%", ["PERSON:陈晓东"]),
        ("市民王小明告诉记者，票价为30元", ["PERSON:王小明"]),
        ("編輯 王小明", ["PERSON:王小明"]),
        ("二审 李晓东\n三审 陈晓峰", ["PERSON:李晓东", "PERSON:陈晓峰"]),
        ("编辑 负责版面", []),
    ],
)
def test_people_with_particles_roles_and_bylines(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工商银行昆山分行贷款增长3%", ["COMPANY:工商银行昆山分行"]),
        ("苏州银行岚溪支行发放贷款", ["COMPANY:苏州银行岚溪支行"]),
        ("工商银行在昆山的分行", ["COMPANY:工商银行"]),
        ("中国银行（香港）贷款增长3%", ["COMPANY:中国银行（香港）"]),
        ("浙江企业云岚澄智能科技有限公司中标", ["COMPANY:云岚澄智能科技有限公司"]),
        ("岚溪基金旗下产品岚溪成长混合A规模达30亿元", ["COMPANY:岚溪基金", "PRODUCT:岚溪成长混合A"]),
        ("岚溪稳健增长混合C净值上涨2%", ["PRODUCT:岚溪稳健增长混合C"]),
        ("PVC期货上涨3%", []),
        ("su7交付3万辆", ["PRODUCT:su7"]),
        ("代号为“Tundra”的新手机售价3000元", ["PRODUCT:Tundra"]),
    ],
)
def test_branches_seats_and_funds(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["产业新地标投资30亿元", "加快建设工业体系", "执行北极星任务", "当地铁塔高300米", "灯塔高30米"]
)
def test_words_that_hold_a_company_name(text):
    assert names(text) == []


@pytest.mark.parametrize("name", ["岚州白云机场", "岚溪会展中心", "岚溪人民医院", "岚溪公园", "岚溪购物中心"])
def test_a_facility_is_no_company(name):
    assert tagged(f"{name}去年投资3亿元", name, "COMPANY") == [f"ORG:{name}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岚光今天公告，拟投资3亿元", ["COMPANY:云岚光"]),
        ("云岚光稍早宣布，拟投资3亿元", ["COMPANY:云岚光"]),
        ("董事会决议买回股份3万股", []),
        ("预定购回股份3万股", []),
        ("大云兴业公司投资3亿元", ["COMPANY:大云兴业公司"]),
        ("去年带动岚恩电子增长15%", ["COMPANY:岚恩电子"]),
        ("连接器厂岚程在车用市场的收入增长3%", ["COMPANY:岚程"]),
        ("代工厂产能在增长3%", []),
        ("岚氏能源资讯7月8日公布，产量增长3%", ["COMPANY:岚氏能源资讯"]),
        ("旅游资讯点击量增长3%", []),
    ],
)
def test_verbs_and_days_beside_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏希望银行、浙江团圆人寿获批", ["COMPANY:江苏希望银行", "COMPANY:浙江团圆人寿"]),
        ("江苏民营银行、浙江上市银行降息3次", []),
        ("四川多家银行下调利率", []),
        ("香港置地行政总裁表示，楼价上升3%", ["COMPANY:香港置地"]),
        ("香港银行业人士表示，楼价上升3%", []),
        ("江苏农业物资集团公司储备化肥3万吨", ["COMPANY:江苏农业物资集团公司"]),
        ("该集团公司储备化肥3万吨", []),
    ],
)
def test_names_that_a_place_opens(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者江晓明上海19日电", ["PERSON:江晓明"]),
        ("记者王小明昆山3日讯", ["PERSON:王小明"]),
        ("记者从上海19日电得知", []),
    ],
)
def test_a_reporter_before_the_place_and_day_of_the_report(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("网通厂岚易（3999-TW）23 日公告财报。", ["岚易"]),
        ("微型电池厂岚能高（6999）Q2 合并营收 4.2 亿元，岚能高 Q2 每股小亏 0.01 元。", ["岚能高", "岚能高"]),
        ("资讯服务商岚扬昨公布去年财报。", ["岚扬"]),
        ("IC 设计厂岚瀚 8 月营收 6 亿元。", ["岚瀚"]),
        ("控股股东王小明共持有公司股份 100 万股。", ["王小明"]),
        ("王小明共持有公司股份 100 万股。", ["王小明"]),
        ("全国登记在册的个体工商户达 1.31 亿户。", []),
        ("自营商卖超（合计）4.57 亿元。", []),
        ("经销商库存在下降，代工厂订单今年增加。", []),
        ("我国通用航空企业 281 家。", []),
    ],
)
def test_trades_days_and_shared_verbs_are_no_part_of_names(text, names):
    found = [e.text for e in find_entities(text) if e.label in ("COMPANY", "PERSON", "PRODUCT")]
    assert found == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全拓精機（1234-TW）產能滿載", ["COMPANY:全拓精機"]),
        ("聲寶機電昨公告營收", ["COMPANY:聲寶機電"]),
        ("，硯岚飯店集團營運長表示", ["COMPANY:硯岚飯店集團"]),
        ("嘉硯精密工業（1234）擴廠", ["COMPANY:嘉硯精密工業"]),
        ("並指派源硯投資執行長出任董事", ["COMPANY:源硯投資"]),
        ("業外加上轉投資獲利改善", []),
        ("旗下瞄準保健食品的客群", []),
    ],
)
def test_names_in_full_behind_short_ones(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“比硯岚科技”近日开业", ["COMPANY:比硯岚科技"]),
        ("元宇宙品牌“米岚乐”完成逾八百万元天使轮融资", ["COMPANY:米岚乐"]),
        ("互联网平台“米岚乐”获逾八百万元天使轮融资", ["COMPANY:米岚乐"]),
        ("“Orva&Julie Fitness”完成数百万美元融资", ["COMPANY:Orva&Julie Fitness"]),
        ("推出两种标准化硯电电池，与伙伴共同启动", []),
    ],
)
def test_names_in_quotation_marks_and_things_without(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外媒傳出擬出售台灣家樂福股權", ["COMPANY:台灣家樂福"]),
        ("台灣星巴克表示，展店順利", ["COMPANY:台灣星巴克"]),
        ("台灣微軟手機市占率三成", ["COMPANY:微軟"]),
        ("永彰大股東日商 Orvanta 持有股權", ["COMPANY:永彰", "COMPANY:Orvanta"]),
        (
            "车架来自 Apple、Google、Zorvina、Microsoft 等",
            ["COMPANY:Apple", "COMPANY:Google", "COMPANY:Zorvina", "COMPANY:Microsoft"],
        ),
        ("支持 Zorvina、Kestral、Umbrina 等", []),
        ("旗下長銷的冷藏咖啡品牌「貝岚頌」", ["PRODUCT:貝岚頌"]),
        ("經濟學家卡萝·威金森（Carola Wilkinsen）表示", ["PERSON:卡萝·威金森", "PERSON:Carola Wilkinsen"]),
        ("分析师弗莱特·吉莫尔（Flett Gimore）认为", ["PERSON:弗莱特·吉莫尔", "PERSON:Flett Gimore"]),
        ("下院代表向莫坦·维萨拉发问", ["PERSON:莫坦·维萨拉"]),
        ("首席分析師魏琦代任總經理", ["PERSON:魏琦"]),
        ("证监会同意思岚科技（杭州）股份有限公司上市", ["COMPANY:思岚科技（杭州）股份有限公司"]),
        ("光大银行金融业分析师王小明认为", ["COMPANY:光大银行", "PERSON:王小明"]),
    ],
)
def test_borders_that_the_press_sets(text, expected):
    assert names(text) == expected


def test_the_tagger_must_be_surer_in_traditional_script():
    assert tagged("氣泡飲與酸甜岚味最受歡迎，這與廠商說的不同", "酸甜岚味", "COMPANY", 1.5) == []
    assert tagged("气泡饮与岚岳甲最受欢迎", "岚岳甲", "COMPANY", 9.0) == ["COMPANY:岚岳甲"]
    assert tagged("受惠大宗物資漲價", "大宗物資", "COMPANY", 9.0) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("包括：至遠( 8912 )、岚达( 8913 )，其次為至遠3元", ["COMPANY:至遠", "COMPANY:岚达", "COMPANY:至遠"]),
        ("报名人数以上(5000)", []),
        ("相對於IC設計股王岚力-KY( 8915 )殖利率低", ["COMPANY:岚力-KY"]),
        ("获云岚科技集团(Yunlan)投资", ["COMPANY:云岚科技集团", "COMPANY:Yunlan"]),
        (
            "云岚集团（Yunlan Group）与江岚集团（JLG）合作",
            ["COMPANY:云岚集团", "COMPANY:Yunlan Group", "COMPANY:江岚集团"],
        ),
        ("云岚集团（YLAN.US）收跌", ["COMPANY:云岚集团"]),
        ("云岚研究中心（Center for Global and Lunar Studies）表示", []),
        ("公司總裁Tom Resler（雷斯勒）曾表示", ["PERSON:Tom Resler", "PERSON:雷斯勒"]),
        ("云岚饭店株式会社社长里山雅之表示", ["COMPANY:云岚饭店株式会社", "PERSON:里山雅之"]),
        ("云岚科技社长将在明年表示", ["COMPANY:云岚科技"]),
        ("科技大亨卡隆·马勒旗下云岚公司", ["PERSON:卡隆·马勒", "COMPANY:云岚公司"]),
        ("责任编辑：叶周行#", ["PERSON:叶周行"]),
        ("投资者放空云岚公司", ["COMPANY:云岚公司"]),
        ("港股美国预托证券急挫", []),
        ("不仅限于律师事务所，从云岚集团到一人公司都有", ["COMPANY:云岚集团"]),
        ("正是套现的好时机", []),
        ("好时推出新品", ["COMPANY:好时"]),
    ],
)
def test_names_in_brackets_and_beside_words(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资家彭博（Rick Bloomberg）表示，市场过热。彭博说", ["PERSON:彭博", "PERSON:Rick Bloomberg", "PERSON:彭博"]),
        ("彭博报道称，经济学家彭博（Rick Bloomberg）辞职", ["COMPANY:彭博", "COMPANY:彭博", "PERSON:Rick Bloomberg"]),
    ],
)
def test_whose_name_is_a_company_as_well(text, expected):
    found = names(text)
    assert [found[0], found[-1]] == [expected[0], expected[-1]]


def test_a_company_written_by_sound_otherwise():
    found = find_entities("耐克思（Nike）宣布涨价，耐克思有7家工厂", tagger=None)
    assert [(entity.text, entity.id) for entity in found] == [
        (name, found[1].id) for name in ("耐克思", "Nike", "耐克思")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [("尽管中美在航空领域有差距", "中美"), ("影响股价的实的因素", "实的"), ("预订环湖之旅", "环湖之旅")],
)
def test_what_a_tagger_takes_for_a_company(text, name):
    assert tagged(text, name, "COMPANY") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("首发高通骁龙788+处理器", ["PRODUCT:高通骁龙788+"]),
        ("高通骁龙788+6GB内存", ["PRODUCT:高通骁龙788"]),
        ("力帆汽车发布旗下全新旗舰车型", ["COMPANY:力帆汽车"]),
        ("全新（000007.SZ）今日停牌", ["COMPANY:全新"]),
    ],
)
def test_pluses_and_words_of_launches(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岚药业的Orlantinib（奥岚替尼）获批上市", ["PRODUCT:Orlantinib", "PRODUCT:奥岚替尼"]),
        ("Orlantinib（奥岚科技研发）上市", ["COMPANY:奥岚科技"]),
        (
            "Claude Opus 居前，前排是 GPT-5、Opus 系列",
            ["PRODUCT:Claude Opus", "PRODUCT:GPT-5", "PRODUCT:Opus"],
        ),
        ("前排是 GPT-5、Opus 系列", ["PRODUCT:GPT-5"]),
        (
            "米家音箱居首。米家音箱好用，小米的米家音箱获奖。小米米家音箱降价。",
            [
                "PRODUCT:米家音箱",
                "PRODUCT:米家音箱",
                "COMPANY:小米",
                "PRODUCT:米家音箱",
                "PRODUCT:小米米家音箱",
            ],
        ),
        ("米家音箱居首，米家获奖，米家发布新品。", ["COMPANY:米家", "COMPANY:米家", "COMPANY:米家"]),
        ("特斯拉 Optimus（擎天柱）机器人发布", ["PRODUCT:特斯拉 Optimus", "PRODUCT:擎天柱"]),
    ],
)
def test_lines_that_the_article_itself_shows(text, expected):
    assert [name for name in names(text) if not name.endswith("云岚药业")] == expected
