"""The embedded tagger: its file, the same answer however it is asked, exact offsets on any text."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import digestnlp
from digestnlp import find_entities
from digestnlp.reader import read
from digestnlp.tagger import Tagged, builtin
from digestnlp.tagger.builtin import (
    GRID,
    LABELS,
    LONGEST,
    BuiltinTagger,
    builtin_tagger,
    cut,
    model_bytes,
    model_version,
)
from digestnlp.tagger.spans import STATED
from digestnlp.view import view

ARTICLES = Path(__file__).parents[1] / "data/articles"
ODD = [
    "",
    " \r\n\t",
    "。。。！？",
    "𠮷野家与𡃁",
    "👩‍💻 发布 🚗🚗",
    "\ud800云岚科技\udfff",
    "云岚科技\r\n\r\n# 标题\r\n望舒",
    "**云岚科技**发布[新车](https://example.org/a?b=c)",
    "云" * (3 * LONGEST),
    "云岚科技，" * 200,
    "a" * 1000,
    "\x00\u200b\ufeff",
]


@pytest.fixture(scope="module")
def arrays():
    import io

    with np.load(io.BytesIO(model_bytes()), allow_pickle=False) as file:
        return dict(file)


def test_the_model_is_small_and_known_by_its_hash():
    content = model_bytes()
    assert len(content) < 2_500_000
    assert hashlib.sha256(content).hexdigest().startswith(model_version())


def test_weights_are_integers_of_eight_bits_whose_sums_are_exact(arrays):
    names = [name for name in arrays if name.endswith(("_inputs", "_states")) or name in ("embedding", "out")]
    assert len(names) == 2 + 2 * arrays["layers"]
    for name in names:
        assert arrays[name].dtype == np.int8
        if name not in ("embedding", "layer1_inputs"):
            assert GRID * np.abs(arrays[name].astype(int)).sum(-2).max() < 2**24, name


def test_the_same_text_gives_the_same_spans_in_any_company(monkeypatch):
    texts = [view(article.text) for article in read(str(ARTICLES))]
    together = builtin_tagger()(texts)
    assert [builtin_tagger()([text])[0] for text in texts] == together
    monkeypatch.setattr(builtin, "_BATCH", 5)
    shuffled = random.Random(4).sample(range(len(texts)), len(texts))
    again = builtin_tagger()([texts[n] for n in shuffled])
    assert [together[n] for n in shuffled] == again


def test_scores_are_the_same_to_the_bit_in_any_order_of_addition(arrays):
    tagger, sentence = BuiltinTagger(arrays), "翎川科技与望舒今天签约，Orvanta 也在其中。"
    _, margins, states = tagger._read([sentence])
    # Hidden units in another order: BLAS adds the same products up in another order.
    order = np.random.default_rng(4).permutation(arrays["layer1_states"].shape[1])
    mixed = dict(arrays)
    mixed["embedding"] = arrays["embedding"][:, order]
    mixed["layer1_inputs"] = arrays["layer1_inputs"][:, order]
    _, again, others = BuiltinTagger(mixed)._read([sentence])
    assert (again == margins).all()
    assert (others == states).all()


def test_states_are_of_each_character_that_is_read():
    texts = ["翎川科技与望舒今天签约。", "——\n翎川科技。", ""]
    together = builtin_tagger()(texts)
    assert [spans.states.shape for spans in together] == [(len(text), 512) for text in texts]
    assert [(builtin_tagger()([text])[0].states == of.states).all() for text, of in zip(texts, together, strict=True)]
    _, behind_dashes, _ = (spans.states for spans in together)
    assert not behind_dashes[:2].any()
    assert np.abs(behind_dashes[3:]).max() <= GRID
    assert behind_dashes[3:].any(axis=1).all()


def test_states_of_parts_stand_where_these_do():
    parts = ["翎川科技签约。", "望舒发布新车。"]
    first, second = builtin_tagger()(parts)
    joined = Tagged.joined(20, [(1, first), (10, second)])
    assert (joined.states[1 : 1 + len(parts[0])] == first.states).all()
    assert (joined.states[10 : 10 + len(parts[1])] == second.states).all()
    assert not joined.states[[0, 8, 9, 17, 18, 19]].any()
    assert [(span.start, span.label) for span in joined] == [
        *((span.start + 1, span.label) for span in first),
        *((span.start + 10, span.label) for span in second),
    ]


def test_states_of_very_long_texts_are_not_kept():
    assert builtin_tagger()(["翎川科技签约。" * (STATED // 7 + 1)])[0].states is None
    (spans,) = builtin_tagger()(["翎川科技签约。"])
    assert Tagged.joined(STATED + 1, [(0, spans)]).states is None
    assert Tagged.joined(9, [(0, list(spans))]).states is None  # another tagger's


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_offsets_on_odd_texts(text):
    check(text)
    check(view(text))
    for entity in find_entities(text):
        assert text[entity.start : entity.end] == entity.text


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("云岚科技望舒发布新车 A1-。，\n\r！🚗𠮷\ud800"), max_size=300))
def test_offsets_on_any_text(text):
    check(text)


def check(text):
    (spans,) = builtin_tagger()([text])
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.label in LABELS
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_stretches_hold_all_letters_of_the_text_and_are_short(text):
    pieces = list(cut(text))
    assert all(0 < end - start <= LONGEST for start, end in pieces)
    assert all(one[1] <= other[0] for one, other in pairwise(pieces))
    covered = {at for start, end in pieces for at in range(start, end)}
    assert not any(text[at].isalpha() for at in set(range(len(text))) - covered)


def test_a_higher_threshold_only_takes_away(arrays):
    texts = [view(article.text) for article in read(str(ARTICLES))]
    bold, shy = BuiltinTagger(arrays, 0)(texts), BuiltinTagger(arrays, 3)(texts)
    assert all(set(some) <= set(more) for some, more in zip(shy, bold, strict=True))
    assert sum(map(len, shy)) < sum(map(len, bold))


def test_the_activation_is_nearly_the_hyperbolic_tangent():
    x = np.linspace(-30, 30, 10_001, dtype=np.float32)
    assert np.abs(builtin._squashed(x) - np.tanh(x)).max() < 0.004


def test_importing_the_package_loads_no_model():
    code = (
        "import sys, digestnlp; digestnlp.find_quantities('3 元'); from digestnlp.tagger import load_tagger; "
        "load_tagger('builtin'); assert 'digestnlp.tagger.builtin' not in sys.modules"
    )
    source = str(Path(digestnlp.__file__).parents[1])
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": source})


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("格梵推出新品，第三季度营收 4.2 亿元，同比增长 12%。", "格梵", "COMPANY"),
        ("芯片设计商榛禾完成 B 轮融资，估值达到 30 亿元。", "榛禾", "COMPANY"),
        ("据报道，Velmora 正与多家银行商谈贷款，规模约 5 亿美元。", "Velmora", "COMPANY"),
        ("接替他的是来自市场部的褚云帆，任期三年。", "褚云帆", "PERSON"),
        ("多位经销商说，瓴渡 T7 的订单已排到明年。", "瓴渡 T7", "PRODUCT"),
    ],
)
def test_names_that_only_it_finds(text, name, label):
    assert find_entities(text, tagger=None) == []
    assert [(e.text, e.label, e.found_by) for e in find_entities(text)] == [(name, label, "tagger")]


def test_what_it_finds_in_one_place_the_memory_finds_in_another():
    text = "芯片设计商榛禾完成 B 轮融资，估值达到 30 亿元。\n\n问及此事的人都不认得榛禾"
    found = find_entities(text)
    assert {(e.text, e.label) for e in found} == {("榛禾", "COMPANY")}
    assert len(found) == 2
    assert found[0].found_by == "tagger"
