"""Names by lexicon, pattern, memory and tagger, alone and together."""

from pathlib import Path

import pytest

from digestnlp import find_entities, load_rules
from digestnlp.entities import EntityFinder
from digestnlp.reader import read
from digestnlp.segment import word_borders
from digestnlp.tagger import TaggedSpan
from digestnlp.view import view


def names(text, *, tagger=None, **options):
    found = find_entities(text, tagger=tagger, **options)
    for entity in found:
        assert text[entity.start : entity.end] == entity.text
    return [(e.text, e.label, e.name, e.found_by) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小米集團與輝達合作", [("小米集團", "COMPANY", "小米", "lexicon"), ("輝達", "COMPANY", "英伟达", "lexicon")]),
        ("国家统计局称", [("国家统计局", "ORG", "国家统计局", "lexicon")]),
        ("在Ｈｕａｗｅｉ购买", [("Ｈｕａｗｅｉ", "COMPANY", "华为", "lexicon")]),
        (
            "云岚科技董事长周行之表示",
            [("云岚科技", "COMPANY", "云岚科技", "pattern"), ("周行之", "PERSON", "周行之", "pattern")],
        ),
        ("砚石股份（300999.SZ）公告", [("砚石股份", "COMPANY", "砚石股份", "pattern")]),
        ("据鸿海公告，", [("鸿海", "COMPANY", "鸿海", "lexicon")]),
        ("\n拓衡宣布", [("拓衡", "COMPANY", "拓衡", "pattern")]),
    ],
)
def test_names(text, expected):
    found = [(t, label, by) for t, label, _, by in names(text)]
    assert found == [(t, label, by) for t, label, _, by in expected]


def test_brand_and_product_are_one_span():
    ((text, label, *_),) = names("小米 SU7 上市")
    assert (text, label) == ("小米 SU7", "PRODUCT")


def test_common_words_need_context():
    assert [n[2] for n in names("蔚来、理想、小鹏公布销量")] == ["蔚来", "理想汽车", "小鹏汽车"]
    assert names("理想很丰满，现实很骨感") == []
    assert names("大众化消费") == []


def test_memory_finds_short_forms_again():
    text = "星澜汽车发布新车。星澜今年将交付新车。"
    found = names(text)
    assert found[0][:2] == ("星澜汽车", "COMPANY")
    assert ("星澜", "COMPANY", found[0][2], "memory") in found


def test_a_users_lexicon(tmp_path):
    (tmp_path / "own.tsv").write_text(
        "id\tlabel\tname\taliases\nown.a\tCOMPANY\t晨曦动能\t晨曦集团\n", encoding="utf-8"
    )
    ((text, label, name, by),) = names("晨曦集团今日开业", rules=load_rules(tmp_path))
    assert (text, label, name, by) == ("晨曦集团", "COMPANY", "晨曦动能", "lexicon")


def test_a_tagger_adds_names():
    assert tagged("记者从望舒处了解到情况。", ("望舒", "COMPANY")) == [("望舒", "COMPANY", "tagger")]


@pytest.mark.parametrize(
    ("text", "span", "found"),
    [
        ("小米集团宣布", ("小米集团宣布", "PERSON"), [("小米集团", "COMPANY", "lexicon")]),
        ("云岚科技公告", ("云岚科技公告", "PRODUCT"), [("云岚科技", "COMPANY", "pattern")]),
        ("星澜汽车发布新车，星澜动感十足", ("星澜动感", "PRODUCT"), [("星澜汽车", "COMPANY", "pattern"), ("星澜", "COMPANY", "memory")]),
    ],
)  # fmt: skip
def test_a_tagger_overrules_no_other_source(text, span, found):
    assert tagged(text, span) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他把望交给了记者", "望"),
        ("房间号是 3507，请上楼", "3507"),
        ("在北京东部的园区", "京东"),
        ("新品叫 Orvanta，今天上市", "Orvan"),
        ("来人 望舒 说", "望舒 "),
        ("他作出解释", "解释"),
        ("带宽达到 20 Gbps", "Gbps"),
        ("全年 GMV 创新高", "GMV"),
        ("记者问「望舒」在哪", "望舒」在"),
        ("望舒 X6/X8 降价", "望舒 X6/X8"),
        ("本次 OTA 更新下周推送", "OTA"),
        ("老用户感恩同行计划开启", "感恩同行"),
    ],
)
def test_what_a_tagger_says_and_cannot_be_a_name(text, name):
    assert [found for found in tagged(text, (name, "COMPANY")) if found[2] == "tagger"] == []


def test_a_tagger_adds_the_brand_to_a_model():
    text = "搭载砚石 K2 芯片，售价 2999 元"
    assert tagged(text) == [("K2", "PRODUCT", "pattern")]
    assert tagged(text, ("砚石 K2", "PRODUCT")) == [("砚石 K2", "PRODUCT", "tagger")]
    assert tagged(text, ("砚石 K2", "COMPANY")) == [("K2", "PRODUCT", "pattern")]


def test_memory_finds_again_what_the_tagger_found_once():
    text = "记者从望舒处了解到情况。有人不认得望舒。"
    at = text.index("望舒")

    def once(texts):
        return [[TaggedSpan(at, at + 2, "COMPANY")] for _ in texts]

    found = EntityFinder(load_rules(), word_borders, once).find(view(text), text)
    assert [(e.start, e.found_by) for e in found] == [(at, "tagger"), (text.rindex("望舒"), "memory")]


def test_words_that_are_mostly_no_name_are_none():
    text = "记者从望舒处了解到情况。望舒是月亮的御者，古诗里的望舒也是月亮。"
    at = text.index("望舒")

    def once(texts):
        return [[TaggedSpan(at, at + 2, "COMPANY")] for _ in texts]

    assert EntityFinder(load_rules(), word_borders, once).find(view(text), text) == []


def test_a_company_of_ordinary_words_must_be_sure():
    text = "记者走访了雨伞股份的工厂"

    def found(margin):
        finder = EntityFinder(load_rules(), word_borders, everywhere(("雨伞股份", "COMPANY"), margin=margin))
        return [entity.text for entity in finder.find(view(text), text) if entity.found_by == "tagger"]

    assert (found(2.0), found(5.0)) == ([], ["雨伞股份"])


def test_a_measure_is_no_part_of_a_product():
    assert tagged("岁金纪 20g 售价 1.6 万元", ("岁金纪 20g", "PRODUCT")) == [("岁金纪", "PRODUCT", "tagger")]


def test_a_tagged_name_that_needs_context_is_the_lexicons():
    text = "记者走访了理想的门店"
    finder = EntityFinder(load_rules(), word_borders, everywhere(("理想", "COMPANY")))
    ((name, by),) = ((e.name, e.found_by) for e in finder.find(view(text), text))
    assert (name, by) == ("理想汽车", "tagger")


def test_the_tagger_reads_the_view_section_by_section():
    seen = []

    def tag(texts):
        seen.extend(texts)
        return [[] for _ in texts]

    text = "**云嵐**，\r\n萬輛"
    EntityFinder(load_rules(), word_borders, tag).find(view(text), text, sections=[(0, 6), (8, 11)])
    assert seen == ["  云岚  ", "\n万辆"]


def test_what_the_other_sources_find_stays_with_the_built_in_tagger():
    for article in read(str(Path(__file__).parents[1] / "data/articles")):
        without = names(article.text)
        everything = names(article.text, tagger="builtin")
        # A model may gain its brand.
        lost = [name for name in without if name not in everything]
        assert [name for name in lost if name[1] != "PRODUCT"] == []
        assert all(any(more[0].endswith(name[0]) for more in everything) for name in lost)


@pytest.mark.parametrize("source", ["lexicon", "pattern", "tagger", "memory"])
def test_each_source_alone_and_each_switched_off(source):
    text = "华为、云岚科技与望舒签约，云岚供货。"
    tagger = everywhere(("望舒", "COMPANY"))
    by_source = {"lexicon": {"华为"}, "pattern": {"云岚科技"}, "tagger": {"望舒"}, "memory": {"云岚"}}

    def found(sources):
        entities = EntityFinder(load_rules(), word_borders, tagger, sources).find(view(text), text)
        return {entity.text for entity in entities}

    everything = set().union(*by_source.values())
    assert found(tuple(by_source)) == everything
    lost = by_source[source] | (by_source["memory"] if source == "pattern" else set())
    assert found([other for other in by_source if other != source]) == everything - lost
    assert found([source]) == (by_source[source] if source != "memory" else set())


def everywhere(*names, margin=2.0):
    """A tagger that knows some names."""

    def tag(texts):
        return [
            sorted(
                TaggedSpan(at, at + len(name), label, margin)
                for name, label in names
                for at in range(len(text))
                if text.startswith(name, at)
            )
            for text in texts
        ]

    return tag


def tagged(text, *names):
    found = EntityFinder(load_rules(), word_borders, everywhere(*names)).find(view(text), text)
    return [(e.text, e.label, e.found_by) for e in found]


def test_a_hundred_thousand_names(tmp_path):
    letters = "甲乙丙丁戊己庚辛壬癸"
    rows = "\n".join(
        f"own.{n}\tCOMPANY\t" + "".join(letters[int(d)] for d in f"{n:05d}") + "钛业" for n in range(100_000)
    )
    (tmp_path / "own.tsv").write_text("id\tlabel\tname\n" + rows + "\n", encoding="utf-8")
    ((text, *_),) = names("本次丁戊己庚辛钛业参会", rules=load_rules(tmp_path))
    assert text == "丁戊己庚辛钛业"


@pytest.mark.parametrize("text", ["", "。", "新能源汽车销量", "两家公司", "国有银行", "小米", "万"])
def test_offsets_hold_on_short_texts(text):
    names(text)


def test_a_title_at_the_end_of_the_text_has_nobody_behind_it():
    assert [e.text for e in find_entities("他将会见三星会长、LG社长", tagger=None)] == ["三星", "LG"]
