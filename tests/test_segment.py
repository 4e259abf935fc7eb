import subprocess
import sys
import zlib
from itertools import accumulate

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp.dictionary import TOTALS, Dictionary, total
from digestnlp.segment import tokenize, word_borders

JIEBA = jieba.Tokenizer()
JIEBA.FREQ, JIEBA.total = JIEBA.gen_pfdict(JIEBA.get_dict_file())
JIEBA.initialized = True
TEXTS = st.text(alphabet="某人称去年某厂销量达到12.8万辆，。 \n\tABCxyz·（）％🚗", max_size=60)


def words(text, *spans):
    return [token.text for token in tokenize(text, spans)]


def span(text, part):
    start = text.index(part)
    return start, start + len(part)


def test_words_of_plain_text():
    assert words("门店开在上海") == ["门店", "开", "在", "上海"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("新店周获一万辆订单", ["一万辆"]),
        ("全年卖出 12.6 万台手机", ["12.6 万台"]),
        ("车机系统升级到7.0系统版本", ["7.0"]),
        ("白山汽车销量上升", ["白山汽车"]),
        ("白山 X9 Pro和白山 X7降价2万元", ["白山 X9 Pro", "白山 X7", "2万元"]),
    ],
)
def test_every_span_is_one_token(text, parts):
    tokens = words(text, *(span(text, part) for part in parts))
    assert [part for part in parts if part not in tokens] == []


def test_spans_may_come_in_any_order_and_overlap():
    text = "卖出12.8万辆汽车"
    number, quantity = span(text, "12.8"), span(text, "12.8万辆")
    assert words(text, quantity, number) == words(text, number, quantity)
    assert "12.8万辆" in words(text, number, quantity)


def test_spans_that_cross_become_one_token():
    assert words("甲乙丙丁戊", (1, 3), (2, 4)) == ["甲", "乙丙丁", "戊"]


def test_spans_that_touch_stay_two():
    assert words("12.8万辆", (0, 5), (5, 6)) == ["12.8万", "辆"]


def test_span_sheds_white_space_at_its_ends():
    assert [(token.start, token.end) for token in tokenize("甲 13 乙", [(1, 5)])] == [(0, 1), (2, 4), (5, 6)]


@pytest.mark.parametrize("bad", [(-1, 2), (0, 4), (2, 1)])
def test_span_outside_the_text(bad):
    with pytest.raises(ValueError, match="does not lie in the text; allowed: 0 <= start <= end <= 3"):
        tokenize("三个字", [bad])


@pytest.mark.parametrize("text", ["", " ", "\n\u3000"])
def test_nothing_but_white_space(text):
    assert tokenize(text, [(0, len(text))]) == []


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_tokens_tile_the_text_and_no_border_lies_in_a_span(text, pairs):
    spans = [tuple(sorted(min(offset, len(text)) for offset in pair)) for pair in pairs]
    tokens = tokenize(text, spans)
    covered = {offset for token in tokens for offset in range(token.start, token.end)}
    assert sum(token.end - token.start for token in tokens) == len(covered)
    assert all(offset in covered for offset, character in enumerate(text) if not character.isspace())
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(token.text == token.text.strip() != "" for token in tokens)
    borders = {offset for token in tokens for offset in (token.start, token.end)}
    for start, end in spans:
        first, last = (
            start + len(text[start:end]) - len(text[start:end].lstrip()),
            start + len(text[start:end].rstrip()),
        )
        assert not [offset for offset in borders if first < offset < last]


def test_word_borders_of_ordinary_words():
    assert word_borders("北京东部") == {0, 2, 4}
    assert 1 not in word_borders("理想化")


def test_word_borders_do_not_invent_words():
    # 蔚来 is in no dictionary: guessing it to be part of a longer word would veto the name.
    assert 1 in word_borders("壁仞")


@given(st.text("北京东部大学生前来理想化壁仞的一二人民银行市场地，AT&3.%-", max_size=12))
def test_words_and_their_borders_are_those_of_jieba(text):
    assert word_borders(text) == {0, *accumulate(map(len, JIEBA.cut(text, HMM=False)))}
    assert words(text) == list(JIEBA.cut(text))


@pytest.mark.parametrize("text", ["", "甲", "甲 乙"])
def test_word_borders_hold_both_ends(text):
    assert {0, len(text)} <= word_borders(text)


def test_global_tokenizer_and_its_logger_stay_as_they_were(tmp_path):
    program = (
        "import warnings; warnings.simplefilter('ignore'); import logging, jieba, digestnlp.segment as s;"
        "level = logging.getLogger('jieba').level; jieba.add_word('全年小米');"
        "assert [t.text for t in s.tokenize('全年小米')] == ['全年', '小米'];"
        "assert logging.getLogger('jieba').level == level"
    )
    environment = {"PATH": "", "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nothing_is_written_or_logged_and_nothing_warns(tmp_path):
    program = "import sys, digestnlp.segment as s; assert 'jieba' not in sys.modules; s.word_borders('北京东部')"
    environment = {"PATH": "", "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_the_sum_of_the_counts_is_known():
    with JIEBA.get_dict_file() as file:
        data = file.read()
    assert TOTALS[zlib.crc32(data)] == total(data) == JIEBA.total


def test_the_dictionary_finds_words_and_what_begins_them():
    words = Dictionary("云 5 n\n云岚 3 n\n云岚科技 2 nz\n岚 1 n\n𠮷野家 2 nz\n".encode())
    assert words.find("云岚科技") < words.find("云岚") < words.find("云") < 0
    assert words.find("岚") == words.unknown
    assert words.find("云岚科") == words.find("𠮷野") == words.find("𠮷") == 0  # they only begin words
    assert words.find("𠮷野家") == words.find("云岚科技")
    assert words.find("云海") is words.find("云岚科学") is words.find("海") is None
    assert words.tag("𠮷野家") == "nz"
