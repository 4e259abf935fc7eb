"""What is written out by a generator of numerals, units and money is read back exactly, in every way of writing it."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digestnlp import find_quantities
from spoken import DIGITS, spoken

FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
TRADITIONAL = str.maketrans("亿万两几余来个", "億萬兩幾餘來個")
FULL_WIDTH = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")
SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
UNITS = {"辆": "辆", "家": "家", "元": "CNY", "美元": "USD", "%": "%", "公里": "km", "吨": "t", "小时": "h", "倍": "倍"}


def decimals(places=4, highest=10**9):
    """Decimals without trailing zeros."""
    return st.tuples(st.integers(1, highest), st.integers(0, places)).map(
        lambda pair: Decimal(pair[0]).scaleb(-pair[1]).normalize()
    )


def only(text):
    found = find_quantities(text)
    assert len(found) == 1, (text, found)
    (quantity,) = found
    assert text[quantity.start : quantity.end] == quantity.text
    return quantity


@given(decimals(), st.sampled_from(sorted(UNITS)), st.sampled_from(["", " "]), st.booleans())
def test_arabic(value, unit, space, wide):
    number = format(value, "f")
    if unit == "元" and value >= 1000 and value == int(value):
        number = f"{int(value):,}"
    text = f"共{number.translate(FULL_WIDTH) if wide else number}{space}{unit}。"
    found = only(text)
    assert (found.value, found.unit) == (value, UNITS[unit])


@given(
    decimals(2, 99_999),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(["辆", "家", "元"]),
    st.sampled_from(["", " "]),
)
def test_arabic_with_a_scale(value, scale, unit, space):
    found = only(f"达{format(value, 'f')}{space}{scale}{space}{unit}，")
    assert found.value == value * SCALES[scale]


@given(st.integers(2, 10**11), st.sampled_from(["辆", "家", "美元"]))
def test_chinese(number, unit):
    assert only(f"共{spoken(number)}{unit}。").value == number


@given(st.integers(2, 10**11))
def test_financial(number):
    assert only(f"人民币{spoken(number).translate(FINANCIAL)}元整").value == number


@given(st.integers(2, 10**11))
def test_traditional(number):
    assert only(f"總計{spoken(number).translate(TRADITIONAL)}輛汽車。").value == number


@given(st.integers(1, 9999), st.integers(10, 9999))
def test_mixed(ten_thousands, rest):
    """26万2745辆 and 5万60辆; of 3万5 the last digit counts thousands."""
    assert only(f"交付{ten_thousands}万{rest}辆").value == ten_thousands * 10**4 + rest


@given(st.integers(1, 9999), st.integers(1, 9), st.integers(0, 9))
def test_money_in_parts(yuan, jiao, fen):
    written = f"{yuan}元{jiao}角" + (f"{fen}分" if fen else "")
    # 二元 is a word of its own (binary); money says 两元.
    said = "两" if yuan == 2 else spoken(yuan)
    spelled = f"{said}元{spoken(jiao)}角" + (f"{spoken(fen)}分" if fen else "")
    value = Decimal(yuan * 100 + jiao * 10 + fen) / 100
    assert only(f"售价{written}。").value == only(f"售价{spelled}。").value == value


@given(st.integers(0, 99), st.integers(0, 9999))
def test_chinese_decimals(whole, places):
    digits = f"{places:04d}"
    written = spoken(whole) + "点" + "".join(DIGITS[int(d)] for d in digits)
    assert only(f"占百分之{written}。").value == Decimal(f"{whole}.{digits}")


@given(
    st.integers(1, 50),
    st.integers(51, 99),
    st.sampled_from(["-", "~", "至", "到", "—", "－", "～"]),
    st.sampled_from(["%", "万元", "家"]),
)
def test_ranges(low, high, dash, unit):
    for text in (f"约{low}{dash}{high}{unit}", f"约{low}{unit}{dash}{high}{unit}"):
        found = only(text)
        factor = 10**4 if unit == "万元" else 1
        assert (found.value, found.value_max, found.relation) == (low * factor, high * factor, "range")


@given(st.integers(1, 999), st.integers(2, 1000))
def test_fractions(above, below):
    found = only(f"约占{spoken(below)}分之{spoken(above)}。")
    assert abs(found.value - Decimal(above) / Decimal(below)) < Decimal("1e-18")


@settings(max_examples=300)
@given(st.text(alphabet="0123456789.,，零一二两三十百千万亿兆点半几多余数上第 元%个约超至-—/（）分之又负", max_size=40))
def test_any_text_gives_exact_places_in_order(text):
    found = find_quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["1", "一", "亿", "（", "、", " ", "1元", "约", "1/", "又", "一又", "1至", "×1", "个半", "数十", "第一", "负"],
)
def test_long_runs_are_read(piece):
    """Every such line is read; how the time grows with the length is measured by benchmarks/bench.py."""
    found = find_quantities(piece * 20_000)
    assert all(q.end - q.start < 200 for q in found)
