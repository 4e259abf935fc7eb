"""Names by lexicon, pattern, memory and tagger, alone and together."""

import pytest

from digestnlp import find_entities, load_rules
from digestnlp.entities import EntityFinder
from digestnlp.segment import word_borders
from digestnlp.tagger import TaggedSpan
from digestnlp.view import view


def names(text, **options):
    found = find_entities(text, **options)
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
    def tag(text):
        at = text.find("望舒")
        return [TaggedSpan(at, at + 2, "COMPANY")] if at >= 0 else []

    finder = EntityFinder(load_rules(), word_borders, tag)
    text = "记者从望舒处了解到情况。"
    found = [(e.text, e.found_by) for e in finder.find(view(text), text)]
    assert found == [("望舒", "tagger")]


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
