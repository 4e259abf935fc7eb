"""Names as news articles of many outlets write them: people in Latin letters, bylines, holders, and what looks like a name and is none."""

import pytest

from digestnlp import find_entities, load_rules
from digestnlp.entities import EntityFinder
from digestnlp.segment import word_borders
from digestnlp.tagger import TaggedSpan
from test_entity_families import names, tagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("作者 Etienne Marchand 离职，Etienne 将创业", ["PERSON:Etienne Marchand", "PERSON:Etienne"]),
        ("由 Rodney Kestrel 和 Anders Holm 创办", ["PERSON:Rodney Kestrel", "PERSON:Anders Holm"]),
        ("前锋是 Giovanni de Marchi", ["PERSON:Giovanni de Marchi"]),
        ("主管 Pierre-Yves Maillard 预计升息", ["PERSON:Pierre-Yves Maillard"]),
        ("引述 Ramesh Oduya 的话", ["PERSON:Ramesh Oduya"]),
        ("Douglas Steel 减产", []),
        ("入读 Warren College", []),
        ("Gerard River Laboratories 收购云岚", ["COMPANY:Gerard River Laboratories"]),
        ("Morgan Stanley 上调预期", ["COMPANY:Morgan Stanley"]),
        ("Johnson Controls 与 Ford Motor 上涨", ["COMPANY:Johnson Controls", "COMPANY:Ford Motor"]),
        ("Beyond Meat表示亏损", ["COMPANY:Beyond Meat"]),
    ],
)
def test_a_given_name_opens_the_name_of_a_person(text, expected):
    assert names(text) == expected


def test_a_given_name_alone_is_a_person_to_the_tagger():
    assert tagged("昨日 Colin 离开", "Colin", "COMPANY") == ["PERSON:Colin"]
    assert tagged("昨日 Kestrelo 离开", "Kestrelo", "COMPANY") == ["COMPANY:Kestrelo"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("江州报讯（记者高晓岚、通讯员周立民、卢平、何静）", ["高晓岚", "周立民", "卢平", "何静"]),
        ("（见习记者：赵文清 通讯员：孙丽）", ["赵文清", "孙丽"]),
        ("（本报记者 周明远）大会开幕", ["周明远"]),
        ("（编辑 何小雨，校对 吴静）", ["何小雨", "吴静"]),
        ("（数据截至9月）", []),
        ("（记者获悉，云岚拟扩产）", []),
    ],
)
def test_a_byline_in_brackets_names_people(text, people):
    assert names(text) == [f"PERSON:{name}" for name in people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("股东陈立山和吴晓明分别转让股份", ["陈立山", "吴晓明"]),
        ("股东徐立明拟减持", ["徐立明"]),
        ("交易对方谢大伟、郑小川合计持有28%", ["谢大伟", "郑小川"]),
        ("向转让方许明山等4人支付对价", ["许明山"]),
        ("股东周转率下降", []),
        ("股东陈列馆开放", []),
        ("股东徐州城投减持", []),
        ("股东权益、利润和现金", []),
    ],
)
def test_a_holder_of_shares_is_a_person_by_a_full_name(text, people):
    assert [name for name in names(text) if name.startswith("PERSON")] == [f"PERSON:{name}" for name in people]


def test_a_list_of_people_goes_on_behind_one_whom_the_tagger_knows():
    text = "会议由石大伟、唐晓明等八位出席"

    def tag(texts):
        return [[TaggedSpan(3, 6, "PERSON", 9.0), TaggedSpan(7, 10, "COMPANY", 9.0)] for _ in texts]

    found = EntityFinder(load_rules(), word_borders, tag).find(text)
    assert [(entity.text, entity.label) for entity in found] == [("石大伟", "PERSON"), ("唐晓明", "PERSON")]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("登革热流行", "登革热", "COMPANY"),
        ("手足口病毒传播", "手足口病毒", "COMPANY"),
        ("对外合作司负责", "对外合作司", "COMPANY"),
        ("太阳能并网提速", "太阳能", "COMPANY"),
        ("共有6家银行降息", "6家银行", "COMPANY"),
        ("第二份股份转让", "第二份股份", "COMPANY"),
        ("7天Shibor持平", "天Shibor", "COMPANY"),
        ("ATM机关停", "ATM机", "COMPANY"),
        ("LNG双燃料卡车", "LNG双燃料", "COMPANY"),
        ("进入TWh时代", "TWh时代", "COMPANY"),
        ("手机TOP20出炉", "TOP20", "COMPANY"),
        ("手机TOP20出炉", "TOP20", "PRODUCT"),
        ("网红餐饮企业转型", "网红餐饮企业", "COMPANY"),
        ("元宇宙展览开幕", "元宇宙", "PRODUCT"),
        ("用 Decoder-Only 结构", "Decoder-Only", "PRODUCT"),
        ("做 Text-to-Video 生成", "Text-to-Video", "PRODUCT"),
        ("更新到 v1.1.0", "v1.1.0", "PRODUCT"),
        ("设 Orvanta 大奖 Prize", "Prize", "PRODUCT"),
        ("有云岚森林、暮光罗兰和亮黑三款配色", "云岚森林", "COMPANY"),
        ("提供云岚蓝和暮光紫两种颜色", "云岚蓝", "COMPANY"),
        ("道琼斯工业平均指数走平", "道琼斯工业", "COMPANY"),
        ("开通云岚快线", "云岚快线", "COMPANY"),
        ("所有者权益较年中增长", "所有者权益较年中", "COMPANY"),
    ],
)
def test_what_is_counted_generic_or_technical_is_no_name(text, name, label):
    assert tagged(text, name, label) == []


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("云岚贝司推出新品", "云岚贝司", "COMPANY"),
        ("云岚蓝推出新品", "云岚蓝", "COMPANY"),
        ("发布 Orvanta-Decoder 权重", "Orvanta-Decoder", "PRODUCT"),
        ("双11云岚宝销量", "云岚宝", "COMPANY"),
    ],
)
def test_what_looks_alike_is_a_name(text, name, label):
    assert tagged(text, name, label) == [f"{label}:{name}"]


def test_a_product_of_ordinary_words_needs_marks_or_a_sure_tagger():
    assert tagged("族群零星点火", "零星点火", "PRODUCT", 2.0) == []
    assert tagged("族群零星点火", "零星点火", "PRODUCT", 9.0) == ["PRODUCT:零星点火"]
    assert tagged("申请“卫星伴侣”商标", "卫星伴侣", "PRODUCT", 2.0) == ["PRODUCT:卫星伴侣"]
    assert tagged("着陆器与银杏三号失联", "银杏三号", "PRODUCT", 2.0) == ["PRODUCT:银杏三号"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏钢铁（000888）公告", ["COMPANY:江苏钢铁"]),
        ("控股股东四川和岚投资集团有限公司持股", ["COMPANY:四川和岚投资集团有限公司"]),
        ("上海绿城建设被执行", ["COMPANY:上海绿城建设"]),
        ("杭州云岚置业，竞得地块", ["COMPANY:杭州云岚置业"]),
        ("股东Orvanta Engineering Sdn. Bhd.拟减持", ["COMPANY:Orvanta Engineering Sdn. Bhd."]),
        ("买方 Yunlan Foods Co., Ltd. 支付", ["COMPANY:Yunlan Foods Co., Ltd."]),
        ("被 Kestrel & Forge Holdings Inc. 收购", ["COMPANY:Kestrel & Forge Holdings Inc."]),
        ("Orvanta Automotive公司的车", ["COMPANY:Orvanta Automotive"]),
        ("向Orvanta Labs投资5000万美元", ["COMPANY:Orvanta Labs"]),
        ("由岚禾茶叶专业合作社收购", ["COMPANY:岚禾茶叶专业合作社"]),
        ("农民专业合作社增加", []),
        ("济南、太原两个电力局集团公司减员", []),
        ("入股扫地机器人公司", []),
        ("率先公布季报公司不多", []),
        ("从海通码头出口", []),
        ("汽车品牌极狐打算上新", ["COMPANY:极狐"]),
        ("猫粮品牌云岚砚计划开店", ["COMPANY:云岚砚"]),
        ("哪吒汽车由第300台升到第500台", ["COMPANY:哪吒汽车"]),
        ("台达召开年会", ["COMPANY:台达"]),
        ("深华发A12月5日公告", ["COMPANY:深华发A"]),
        ("京东方A下跌", ["COMPANY:京东方A"]),
    ],
)
def test_where_a_companys_name_begins_and_ends(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海南海峡股份去年扩产", ["COMPANY:海峡股份"]),
        ("太阳能增长", []),
        ("归属于母公司所有者权益比期初增长", []),
        ("商家林小岚的店铺", ["PERSON:林小岚"]),
    ],
)
def test_listed_companies_whose_names_the_dictionary_has(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蘋果 (AAPL-US) 上漲，亞馬遜 (AMZN-US) 下跌", ["COMPANY:蘋果", "COMPANY:亞馬遜"]),
        ("蘋果市占 27%", ["COMPANY:蘋果"]),
        ("中鼎法說會登場", ["COMPANY:中鼎"]),
        ("總經理陳雅雯今（12）日表示", ["PERSON:陳雅雯"]),
        ("周大福珠寶零售值增長", ["COMPANY:周大福珠寶"]),
    ],
)
def test_borders_of_names_in_traditional_script(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("麦当劳McRoot汉堡上市", ["PRODUCT:麦当劳McRoot"]),
        ("九章云极YunCanvas公司发布", ["COMPANY:九章云极", "COMPANY:YunCanvas公司"]),
        ("任天堂YouTube频道", ["COMPANY:任天堂", "PRODUCT:YouTube"]),
        ("框架 Keras、JAX 与 Theano", ["PRODUCT:Keras", "PRODUCT:JAX", "PRODUCT:Theano"]),
        ("ESPN+和Hulu的用户", ["PRODUCT:ESPN+", "PRODUCT:Hulu"]),
        ("网络课程《云岚编程九讲》上线", ["PRODUCT:云岚编程九讲"]),
        ("小说《江州雾海》出版", ["PRODUCT:江州雾海"]),
        ("专辑《云岚》发行", ["PRODUCT:云岚"]),
        ("依诺肝素获批", ["PRODUCT:依诺肝素"]),
    ],
)
def test_whole_names_of_products(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("副主席哈桑·侯赛因利说，产量增长 3%。", "哈桑·侯赛因利"),
        ("副议长赛义德·卡里姆·沙介绍，产量增长 3%。", "赛义德·卡里姆·沙"),
        ("总裁约翰·莫里斯因病辞职。", "约翰·莫里斯"),
    ],
)
def test_names_written_by_sound(text, name):
    assert [entity.text for entity in find_entities(text) if entity.label == "PERSON"] == [name]
