"""How real a claim is: scopes, strengths, and cues that are none."""

from datetime import date

import pytest

from claimed import marked_row
from digestnlp import extract
from digestnlp.rules.schema import CueEntry
from digestnlp.wordlist import WordLists, compile_words, overruled

CASES = [
    ("云岚科技 2024 年营收【3 亿元】。", "actual"),
    ("云岚科技目标营收【3 亿元】。", "target"),
    ("云岚科技定下【3 亿元】的营收目标。", "target"),
    ("云岚科技拟募资【3 亿元】。", "plan"),
    ("云岚科技预计将投资【3 亿元】。", "forecast"),
    ("云岚科技营收有望达到【3 亿元】。", "forecast"),
    ("机构估算其成本约【300 元】。", "estimate"),
    ("网传云岚科技营收达【3 亿元】。", "rumor"),
    ("云岚科技否认融资【5 亿美元】。", "denied"),
    ("有消息称云岚科技融资【5 亿美元】。云岚科技回应称，上述消息不实。", "denied"),
    ("业绩超预期，云岚科技营收【3 亿元】。", "actual"),
    ("目标人群约【300 万人】。", "actual"),
    ("云岚科技将手机售价下调【200 元】。", "actual"),
    ("若油价跌至【60 美元】，公司将减产。", "forecast"),
]


@pytest.mark.parametrize(("marked", "modality"), CASES)
def test_modality(marked, modality):
    fact = marked_row(marked)
    assert fact.modality == modality
    assert (fact.cue is None) == (modality == "actual")


def test_a_denial_does_not_reach_what_it_does_not_answer():
    text = "云岚科技 2024 年营收 3 亿元。\n\n对裁员传闻，公司称消息不实。"
    (fact,) = extract(text, published=date(2025, 3, 5))
    assert fact.modality == "actual"


def test_a_word_list_finds_the_longest():
    pattern = compile_words(["销", "销量", "销量榜", "a.b"])
    assert pattern.findall("销量榜销量销a.baxb") == ["销量榜", "销量", "销", "a.b"]
    assert compile_words([]).search("anything") is None
    assert compile_words([""]).search("anything") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司计划书", True),
        ("有机构的计划", False),
        ("Pro 计划", True),
        ("Pro          计划", True),
        ("Pro\n计划", False),
        ("计划", False),
    ],
)
def test_words_around_a_cue_make_it_none(text, expected):
    entry = CueEntry(id="x", modality="plan", words=("计划",), not_before=("书",), not_after=("Pro",))
    at = text.index("计划")
    assert overruled(entry, text, at, at + 2) == expected


@pytest.mark.parametrize("text", ["销量榜上销售量增长了", "销", "涨涨停板销量", "增长增长率销", "a.b 销量榜", ""])
def test_word_lists_find_of_each_list_what_its_own_pattern_finds(text):
    lists = {"metrics": ["销", "销量", "销量榜", "长率"], "changes": ["涨", "涨停板", "增长", "增长率"], "none": []}
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            found = WordLists(lists).find(text, start, end)
            for name, words in lists.items():
                own = [(*m.span(), m[0]) for m in compile_words(words).finditer(text, start, end)]
                assert found.get(name, []) == own, (name, start, end)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("云岚科技回复问询。现将回复内容公告如下：\n\n2024 年，公司营收为 3 亿元。", "actual"),
        ("兹将调整方案披露如下：\n\n2024 年，云岚科技营收为 3 亿元。", "actual"),
        ("云岚科技计划扩产。各厂的情况如下：\n\n江州厂 2024 年产能 3 万片。", "actual"),
        ("云岚科技计划扩产：\n\n江州厂产能 3 万片", "plan"),
        ("云岚科技现将投资 3 亿元。", "plan"),
    ],
)
def test_what_the_line_before_a_list_says_of_it(text, modality):
    (fact,) = extract(text, published=date(2025, 3, 5))
    assert fact.modality == modality
