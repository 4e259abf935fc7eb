"""The faster ways to look for words find what one pattern for all finds."""

import gc
import re

import pytest

from digestnlp.building import uncollected
from digestnlp.wordlist import Opened, WordSearch, compile_at, compile_words, pattern_of

TEXTS = ["董事长兼总裁甲", "总经理、总监", "裁总总裁", "总", "的确，总裁的", "，总裁。总裁总监", "", "a的b"]
WORDS = ("总裁", "总监", "董事长", "总经理", "的", "经理")


@pytest.mark.parametrize("text", TEXTS)
def test_a_search_for_words_finds_what_its_pattern_finds(text):
    behind = "[兼、]?"
    whole = re.compile(pattern_of(WORDS) + behind)
    assert [m.span() for m in WordSearch(WORDS, behind).finditer(text)] == [m.span() for m in whole.finditer(text)]


@pytest.mark.parametrize("text", TEXTS)
def test_overlapping_words_are_found_at_every_place(text):
    one, at = WordSearch(WORDS), compile_at(WORDS)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            each = [m.span() for place in range(start, end) if (m := at.match(text, place, end))]
            assert [m.span() for m in one.overlapping(text, start, end)] == each


@pytest.mark.parametrize("words", [(), ("的",), ("总裁",)])
def test_a_search_for_few_words(words):
    found = [m[0] for m in WordSearch(words).finditer("总裁的")]
    assert found == compile_words(words).findall("总裁的")


@pytest.mark.parametrize("text", ["甲乙，丙丁", "，甲乙。丙", "甲甲甲，，乙乙", "", "，", "甲，乙\n丙"])
def test_a_pattern_behind_marks_counts_at_the_beginning_too(text):
    whole = re.compile(r"(?:^|[，。\n])([甲乙丙丁])")
    opened = Opened("，。\n", "([甲乙丙丁])")
    assert [m.span(1) for m in opened.finditer(text)] == [m.span(1) for m in whole.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "甲公告",
        "，甲公告。乙公告，宣布",
        "丙，甲乙公告公告",
        "公告",
        "，公告",
        "",
        "甲" * 200 + "公告",
        "。 甲宣布",
        "甲，乙",
    ],
)
def test_marks_before_a_clue_give_what_all_marks_give(text):
    pattern, clue = " *([甲乙丙丁]{1,3}?)(?=(?:公告|宣布))", "公告|宣布"
    every, some = Opened("，。\n", pattern), Opened("，。\n", pattern, clue)
    assert [m.span(1) for m in some.finditer(text)] == [m.span(1) for m in every.finditer(text)]


def test_the_collector_rests_only_while_something_is_built():
    @uncollected()
    def build():
        assert not gc.isenabled()
        raise ValueError("broken")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        build()
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off():
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_built_is_old_for_the_collector():
    with uncollected():
        built = [[]]
    assert any(old is built for old in gc.get_objects(generation=2))


def test_what_is_frozen_stays_frozen():
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with uncollected():
            pass
        assert gc.get_freeze_count() > frozen // 2  # some of it may have gone
    finally:
        gc.unfreeze()
