"""Patterns that are compiled when they are first asked something."""

import copy
import re

import pytest

from digestnlp.deferred import deferred


def test_a_deferred_pattern_does_what_a_compiled_one_does():
    source = r"(?P<number>[0-9]+) ?(万?)(辆|台)"
    late, early = deferred(source), re.compile(source)
    text = "云岚汽车交付 3 万辆，海岳科技售出 20台。"
    for _ in range(2):  # while it is compiled, and behind that
        assert [found.groups() for found in late.finditer(text)] == [found.groups() for found in early.finditer(text)]
        assert late.sub("…", text) == early.sub("…", text)
        assert late.split(text) == early.split(text)
        assert late.findall(text) == early.findall(text)
        assert late.search(text, 3, 5) is early.search(text, 3, 5) is None
        assert late.fullmatch("20台")
        assert late.match("3 万辆，")
    assert late.pattern == early.pattern == late.search(text).re.pattern
    assert late.groupindex == early.groupindex
    assert deferred("nimbus", re.IGNORECASE).match("NIMBUS")


def test_what_is_wrong_with_the_source_is_said_by_the_first_use():
    late = deferred("(")
    assert late.pattern == "("
    with pytest.raises(re.error):
        late.search("(")


def test_it_is_compiled_once_and_not_before():
    late = deferred("万?辆")
    assert "search" not in vars(late)
    assert late.search("3 万辆")
    first = late.search
    assert late.search("20 辆")
    assert late.search is first


def test_its_source_is_made_once_and_not_before():
    made = []
    late = deferred(lambda: made.append("…") or "万?辆")
    assert not made
    assert late.search("3 万辆")
    assert late.pattern == late.search("20 辆").re.pattern == "万?辆"
    assert len(made) == 1


@pytest.mark.parametrize("text", ["交付 3 万辆，售出 20 辆", "3 万", "辆", "", "售出 20 辆"])
def test_a_clue_changes_nothing_that_is_found(text):
    early = re.compile("[0-9]+ ?(万?)辆")
    for start in range(len(text) + 1):
        late, again = deferred(early.pattern, clue="辆"), deferred(early.pattern, clue="辆")
        for _ in range(2):
            assert [f.span() for f in late.finditer(text, start)] == [f.span() for f in early.finditer(text, start)]
            found, expected = again.search(text, start), early.search(text, start)
            assert (found and found.span()) == (expected and expected.span())
        assert bool(late.match(text, start)) == bool(early.match(text, start))


def test_without_its_clue_it_is_not_compiled():
    late = deferred("([0-9]+", clue="辆")  # broken
    assert not late.search("3 万")
    assert not list(late.finditer("3 辆", 0, 2))
    with pytest.raises(re.error):
        late.search("3 辆")


def test_it_can_be_copied():
    late = deferred("万?辆")
    assert copy.copy(late).search("3 万辆")[0] == "万辆"
    assert late.search("3 万辆")
    assert copy.copy(late).search("20 辆")[0] == "辆"
