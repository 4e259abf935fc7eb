from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digestnlp.view import is_traditional, view

MARKUP = st.text(alphabet="[]()!<>*_`~#\\|&;:/-+. \n\rhtps甲30%％亿，𠮷\u200b\u3000", max_size=60)


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("７１．５％", "71.5%"),
        ("８～１０家", "8~10家"),
        ("ＧＤＰ增３．２％", "GDP增3.2%"),
        ("－１３亿元", "-13亿元"),
        ("−2.5‑3–4", "-2.5-3-4"),
        ("￥１９９／月", "¥199/月"),
        ("营收，净利；合计：共、（下同）。！？", "营收，净利；合计：共、（下同）。！？"),
        ("a,b;c:d(e)", "a,b;c:d(e)"),
        ("41%—46%", "41%—46%"),
        ("⽉销⼀万", "月销一万"),
        ("Škoda、Nestlé、Łódź、Ørsted", "Skoda、Nestle、Lodz、Orsted"),
        ("Weiß 10×20 µm", "Weiß 10×20 µm"),
    ],
)
def test_width(source: str, seen: str) -> None:
    assert view(source) == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("營業額為新臺幣九八○億元，年增兩成餘", "营业额为新台币九八○亿元，年增两成余"),
        ("不低於５萬輛", "不低于5万辆"),
        ("顯著增長", "显著增长"),
        ("显著、乾照光电、昇腾、哪吒、慰藉、覆盖", "显著、乾照光电、昇腾、哪吒、慰藉、覆盖"),
        ("裡程與衞星", "里程与卫星"),
    ],
)
def test_traditional_becomes_simplified_where_it_is_unambiguous(source: str, seen: str) -> None:
    assert view(source) == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("**62**％", "  62  %"),
        ("(+56**%**)", "(+56  %  )"),
        ("*斜* _体_ `码` ~~删~~", " 斜   体   码    删  "),
        ("snake_case", "snake_case"),
        (r"\*图源：本社", "  图源：本社"),
        (r"\~30% 1\. 甲", " ~30% 1 . 甲"),
        ("30*40 * 50 mm", "30*40 * 50 mm"),
        ("*ST远望 涨停", "*ST远望 涨停"),
        ("## 车市\n> 引\n- 24 万辆\n-13亿", "   车市\n  引\n  24 万辆\n-13亿"),
        ("#标签", "#标签"),
        ("| 甲 | 30 |", "| 甲 | 30 |"),
        ("x < 5 且 y > 3", "x < 5 且 y > 3"),
        ("A&B; C", "A&B; C"),
    ],
)
def test_marks(source: str, seen: str) -> None:
    assert view(source) == seen


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[甲公司](https://a.example/x_y(1)) 售出", "甲公司 售出"),
        ("[**甲**](news/1.html)卖", "甲 卖"),
        ("[![图 3](a.png)](https://a.example)后", "后"),
        ("![图 30 万](https://a.example/c.png?x=1)后", "后"),
        ("见 https://a.example/b?c=30，增长 5%", "见 ，增长 5%"),
        ("(www.example.com/30)", "( )"),
        ("**https://a.example/3**", ""),
        ("<p class='x'>增长<br/>30%</p>", "增长 30%"),
        ("甲<!-- 30 万\n辆 -->乙", "甲 乙"),
        ("12.8\u200b万\u00ad辆\u3000整\x00\t", "12.8 万 辆 整"),
        ("62&#37;&nbsp;&yen;5&amp;6", "62% ¥ 5& 6"),
        ("增长[2](30%)", "增长[2](30%)"),
        ("合计[注](下同)", "合计[注]（下同）"),
    ],
)
def test_what_is_no_text_becomes_spaces(source: str, words: str) -> None:
    assert len(view(source)) == len(source)
    assert " ".join(view(source).split()) == words


def test_line_breaks_are_all_alike_and_keep_their_place() -> None:
    assert view("a\r\nb\rc\u2028d\ne") == "a \nb\nc\nd\ne"


def test_plain_text_is_its_own_view() -> None:
    source = "甲公司 3 月售出 12.6 万台，同比增长 35%。"
    assert view(source) is source


@given(st.text() | MARKUP)
def test_the_view_has_the_length_of_the_source(source: str) -> None:
    assert len(view(source)) == len(source)


@given(st.characters())
def test_a_canonical_form_is_its_own(character: str) -> None:
    form = view(f"甲{character}甲")
    assert view(form) == form


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("營收年增三成，淨利創新高", True),
        ("营收同比增长三成，净利创新高", False),
        ("营收同比增长，净利亏损收窄，《經濟報》这样说", False),
        ("台北 101", False),
        ("", False),
    ],
)
def test_is_traditional(source: str, *, expected: bool) -> None:
    assert is_traditional(source) is expected


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "!",
        "<",
        "*",
        "(",
        "![",
        "[](",
        "![](",
        "![](()",
        "[a](b",
        "<!--",
        "<a ",
        "&",
        "\\",
        "_",
        " ",
        "http://.",
        "#",
        "> ",
        "- ",
    ],
)
@pytest.mark.parametrize("head", ["", "[甲](", "[甲](a", "![", "<a "])
def test_hostile_input_keeps_its_length(unit: str, head: str) -> None:
    """How the time grows is measured by benchmarks/bench.py --growth."""
    source = head + unit * (100_000 // len(unit))
    assert len(view(source)) == len(source)


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("５﹒６１元", "5.61元"),
        ("升2‧5%", "升2.5%"),
        ("馬克﹒李", "马克·李"),
        ("约翰‧史密斯 3 人", "约翰·史密斯 3 人"),
        ("9·18", "9·18"),
        ("第3﹒节", "第3·节"),
    ],
)
def test_the_small_dot_is_a_decimal_point_between_digits_and_a_name_s_dot_elsewhere(source: str, seen: str) -> None:
    assert view(source) == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("营收10亿元,同比增长5%,净利润2亿元;", "营收10亿元，同比增长5%，净利润2亿元；"),
        ("增长5%,10月又增3%", "增长5%，10月又增3%"),
        ("交付量: 3万辆, 其中出口1万辆", "交付量： 3万辆， 其中出口1万辆"),
        ("云岚科技(600123.SH)上涨", "云岚科技（600123.SH）上涨"),
        ("收入3亿元(上年同期(重述)2亿元)", "收入3亿元（上年同期（重述）2亿元）"),
        ("真的吗?真的!", "真的吗？真的！"),
        ("1,000辆", "1,000辆"),
        ("10:30开盘", "10:30开盘"),
        ("Apple, Inc. (AAPL)", "Apple, Inc. (AAPL)"),
        ("Yahoo!奇摩", "Yahoo!奇摩"),
    ],
)
def test_marks_beside_chinese_are_full_width(source: str, seen: str) -> None:
    assert view(source) == seen
