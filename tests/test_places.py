"""Places: lists of divisions, patterns for what no list has, and what looks like a place and is none."""

import pytest

from digestnlp import find_entities, load_rules
from digestnlp.rules.schema import LexiconEntry


def places(text):
    """The places of a text, without a tagger."""
    return [entity.text for entity in find_entities(text, tagger=None) if entity.label == "PLACE"]


def names(text):
    """The companies, people and products of a text, without a tagger."""
    wanted = ("COMPANY", "PERSON", "PRODUCT")
    return [f"{e.label}:{e.text}" for e in find_entities(text, tagger=None) if e.label in wanted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖南江华瑶族自治县新增就业3000人", ["湖南", "江华瑶族自治县"]),
        ("江华县种茶2万亩", ["江华县"]),
        ("浙江安吉县游客增长20%", ["浙江", "安吉县"]),
        ("延边州、黔东南州各投资3亿元", ["延边州", "黔东南州"]),
        ("科尔沁左翼中旗有草场3万亩", ["科尔沁左翼中旗"]),
        ("南京市鼓楼区和福州鼓楼区各有企业300家", ["南京市鼓楼区", "福州鼓楼区"]),
        ("長春市朝陽區發放補助", ["長春市朝陽區"]),
        ("花蓮縣吉安鄉與屏東縣", ["花蓮縣", "吉安鄉", "屏東縣"]),
        ("深水埗區與油尖旺區", ["深水埗區", "油尖旺區"]),
        ("俄勒冈州和艾奥瓦州", ["俄勒冈州", "艾奥瓦州"]),
    ],
)
def test_divisions_are_known(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江苏丹阳有企业300家", ["江苏", "丹阳"]),  # behind what it lies in
        ("保定、朝阳等地投资3亿元", ["保定", "朝阳"]),  # in a list of places
        ("朝阳行业增长3%", []),
        ("华南沿海和东部、西南地区降雨增加3%", ["华南", "西南地区"]),
        ("英德两国各投资3亿元", []),
        ("湖北公安机关破案30起", ["湖北"]),  # 公安 is a county as well
        ("新疆温泉酒店有30家", ["新疆"]),
        ("广西资源丰富", ["广西"]),
        ("突破万亿大关", []),
        ("其中宁德时代上涨3%", []),
    ],
)
def test_a_short_form_that_is_a_word_needs_context(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安吉县岚桥镇有村民3000人", ["安吉县", "岚桥镇"]),
        ("江华县和平镇种茶2000亩", ["江华县", "和平镇"]),
        ("安吉县岚桥镇砚溪村集体收入200万元", ["安吉县", "岚桥镇", "砚溪村"]),
        ("工厂位于岚桥镇，年产30万台", ["岚桥镇"]),
        ("海淀区岚桥街道有居民15万人", ["海淀区", "岚桥街道"]),
        ("安吉县岚桥镇水城村田间有大棚300座", ["安吉县", "岚桥镇", "水城村"]),  # 水城 is a county, 村田 a company
        ("贵州黔东南州镇远县种茶3万亩", ["贵州", "黔东南州", "镇远县"]),
        ("浙江特色小镇吸引投资30亿元", ["浙江"]),
        ("安吉县多个乡镇受灾", ["安吉县"]),
        ("在特色小镇，游客增长20%", []),
    ],
)
def test_towns_and_villages_that_no_list_has(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合肥高新区有企业300家", ["合肥高新区"]),
        ("昆山岚湖经济技术开发区投资30亿元", ["昆山岚湖经济技术开发区"]),
        ("江西南昌高新区投资3亿元", ["江西", "南昌高新区"]),
        ("昆山园区有企业30家", ["昆山"]),
        ("昆山建设开发区", ["昆山"]),
    ],
)
def test_a_zone_goes_with_its_town(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泰国岚武里府接待游客3万人次", ["泰国", "岚武里府"]),
        ("德国巴伦符腾州就业人数为600万", ["德国", "巴伦符腾州"]),
        ("在明格斯克州，产量增长20%", ["明格斯克州"]),
        ("美国各州均增长3%", ["美国"]),
        ("美国其他州就业下降", ["美国"]),
    ],
)
def test_provinces_abroad_by_their_shape(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海市场销量达3万辆", ["上海"]),
        ("白银市场上涨2%", []),
        ("东方市场有商户30家", []),
        ("四川山区种茶3万亩", ["四川"]),
        ("其中山区占三成", []),
        ("上海城区人口达2000万", ["上海"]),
        ("广东省各地区产值为3万亿元", ["广东省"]),
        ("苏州市占江苏省的两成", ["苏州市", "江苏省"]),
    ],
)
def test_words_that_begin_or_end_as_places_do(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("集成华为的技术", ["COMPANY:华为"]),  # 成华 is a district
        ("其中宁德时代上涨3%", ["COMPANY:宁德时代"]),  # 中宁 is a county
        ("阿里云和腾讯云降价30%", ["COMPANY:阿里云", "COMPANY:腾讯云"]),  # 云和 is one too
        ("北川制药宣布，营收3亿元", ["COMPANY:北川制药"]),
        ("南宁威宁投资集团成立", ["COMPANY:南宁威宁投资集团"]),
        ("子公司新龙矿业停产", ["COMPANY:新龙矿业"]),
        ("京东京造推出新品", []),  # 东京 is no place in it
    ],
)
def test_short_forms_of_places_take_no_company_apart(text, expected):
    assert names(text) == expected
    assert "东京" not in places(text)


def test_each_division_lies_in_a_place_that_is_known():
    entries = load_rules().of(LexiconEntry)
    known = {entry.id for entry in entries if entry.label == "PLACE"}
    divisions = [entry for entry in entries if entry.id.startswith("division.")]
    assert len(divisions) > 3000
    assert all(entry.parent in known for entry in divisions)
