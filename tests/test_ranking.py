"""Weighing subjects in doubt: the candidates, what speaks for them, whom the ranker takes, and how its weights are learnt."""

from __future__ import annotations

import itertools
import runpy
from pathlib import Path
from typing import Any

import pytest

from digestnlp import Engine, extract, load_rules, parse_article
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.ranking.subjects.doubt import in_doubt
from digestnlp.claims.ranking.subjects.ranker import MARGIN, SubjectRanker
from digestnlp.claims.ranking.weights import learnt_weights
from digestnlp.claims.ranking.words import FIGURE, NAME, TIME, phrases, units
from digestnlp.claims.scan import Sentence

ROOT = Path(__file__).parent.parent
DAY = "2025-03-05"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """What scripts/train_rankers.py defines."""
    return runpy.run_path(str(ROOT / "scripts" / "train_rankers.py"))


class Watcher(SubjectRanker):
    """Takes whom the readers took, and keeps what was weighed."""

    seen: list[tuple[Draft, list[str]]]

    def choose(self, draft: Draft, found: Subject | None, by: str, *rest: Any) -> Subject | None:
        """Whom the readers took."""
        self.seen.append((draft, [candidate.subject.text for candidate, _ in self.weighed(draft, found, by, *rest)]))
        return found


def watched(text: str) -> list[tuple[Draft, list[str]]]:
    """Each figure's claim, and the candidates for it."""
    engine = Engine(tagger=None)
    watcher = Watcher(engine.rules, engine.claims.roles, {})
    watcher.seen = []
    engine.claims.subjects.ranker = watcher
    result = engine.process(parse_article(text, id="x", published=DAY))
    assert result.error is None
    return watcher.seen


def sentence_of(text: str) -> Sentence:
    """The sentence that holds the text's first figure."""
    return watched(text)[0][0].sentence


# --- words --------------------------------------------------------------------------------------------------------------


def test_units_hold_all_of_the_sentence_in_order() -> None:
    sentence = sentence_of("2024 年，华为手机业务在江苏的出货量达 120 万部。")
    found = units(sentence)
    assert [(u.text, u.kind) for u in found if u.kind in (NAME, FIGURE, TIME)] == [
        ("2024 年", TIME), ("华为", NAME), ("江苏", NAME), ("120 万部", FIGURE),
    ]  # fmt: skip
    assert all(sentence.view[u.start : u.end] == u.text for u in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    kept = "".join(u.text for u in found)
    assert kept.replace(" ", "") == sentence.text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("沿海六大电厂日耗恢复至 65 万吨。", {"沿海六大电厂", "六大电厂", "电厂"}, {"恢复至"}),
        ("岚南省消费品市场规模达 3 亿元。", {"消费品市场"}, {"的"}),
        ("“夜游者”人群的消费占比达 37%。", {"“夜游者”", "“夜游者”人群"}, {"占比"}),
        ("澜江和岚川两地的游客达 3 万人。", {"两地的游客"}, {"和岚川"}),
    ],
)
def test_phrases_begin_and_end_as_nouns_do(text: str, there: set[str], not_there: set[str]) -> None:
    sentence = sentence_of(text)
    found = {sentence.view[p.start : p.end] for p in phrases(units(sentence), ())}
    assert there <= found
    assert not not_there & found


# --- candidates ---------------------------------------------------------------------------------------------------------


def test_candidates_are_names_phrases_and_who_was_told_of() -> None:
    *_, (draft, texts) = watched("华为去年营收 3 亿元。岚南手机市场回暖，公司的平板电脑销量为 12 万台。")
    assert draft.quantity.text == "12 万台"
    assert {"华为", "岚南手机市场", "平板电脑"} <= set(texts)
    assert "公司" not in texts  # it stands for another
    assert not any("销量" in text for text in texts)  # the figure's own measure


def test_a_phrase_that_cuts_a_name_is_no_candidate() -> None:
    (_, texts), *_ = watched("上海浦东发展银行的客户数达 3 万户。")
    assert "上海浦东发展银行" in texts
    assert not {"浦东发展银行", "银行", "上海浦东"} & set(texts)


# --- the ranker ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("预计月底，沿海六大电厂日耗将恢复至 65 万吨以上。", "65 万吨以上", "沿海六大电厂"),
        ("“90 后”在出行人群中占比达 37%。", "37%", "90 后"),
    ],
)
def test_subjects_that_the_rules_miss(text: str, figure: str, subject: str) -> None:
    (fact,) = (fact for fact in extract(text, published=DAY) if fact.text == figure)
    assert fact.subject == subject
    assert "subject_weighed" in fact.flags


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("华为去年营收 3 亿元。", "华为"),
        ("华为发布年报。去年营收 3 亿元，同比增长 8%。", "华为"),
        ("江苏 1 月出口 30 亿元，同比增长 8%。", "江苏"),
    ],
)
def test_where_the_rules_are_sure_nothing_is_weighed(text: str, subject: str) -> None:
    facts = extract(text, published=DAY)
    assert {fact.subject for fact in facts} == {subject}
    assert not any("subject_weighed" in fact.flags for fact in facts)


def with_weights(weights: dict[str, float], text: str) -> list[tuple[str, str | None]]:
    """Each figure and its subject where the clues weigh so much."""
    engine = Engine(tagger=None)
    engine.claims.subjects.ranker = SubjectRanker(engine.rules, engine.claims.roles, weights)
    facts = engine.process(parse_article(text, id="x", published=DAY)).facts
    return [(fact.text, fact.subject) for fact in facts]


def test_another_must_weigh_more_by_the_margin() -> None:
    text = "华为发布年报。有传言称江苏的订单达 3 亿元。"
    (_, by_rules), *_ = with_weights({}, text)
    (_, same), *_ = with_weights({"head:传言": MARGIN - 0.1}, text)
    (_, other), *_ = with_weights({"head:传言": MARGIN + 0.1}, text)
    assert same == by_rules == "华为"
    assert other is not None
    assert other.endswith("传言")


def test_a_name_in_the_figures_clause_stands_whatever_others_weigh() -> None:
    heavy = {"type:OTHER": 99.0, "before": 99.0}
    assert with_weights(heavy, "小米发布新机。华为去年营收 3 亿元。") == [("3 亿元", "华为")]


def test_what_is_in_doubt() -> None:
    ((draft, _),) = watched("华为去年营收 3 亿元。")
    name = Subject(0, 2, "华为", "华为", "COMPANY")
    kind = Subject(0, 4, "手机市场", "手机市场", "OTHER")
    assert in_doubt(draft, None, "in_force", [])
    assert in_doubt(draft, name._replace(inherited=True), "in_sentence", [])
    assert in_doubt(draft, kind, "in_clause", [])
    assert not in_doubt(draft, kind, "beside", [])
    assert not in_doubt(draft, name, "in_clause", [])


def test_weights_are_finite_and_speak_for_the_rules() -> None:
    weights = learnt_weights("subjects")
    assert all(abs(weight) < 20 for weight in weights.values())
    assert weights["taken"] > 0


# --- learning -----------------------------------------------------------------------------------------------------------


def test_marked_digests(script: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "few-1.md"
    file.write_text("甲公司营收 3 亿元⟦甲公司|公司⟧，增长 8%⟦=⟧。\n=====\n乙市有 2 家⟦乙市⟧工厂。\n", encoding="utf-8")
    first, second = script["read_digests"](file, frozenset({"公司"}))
    assert first.text == "甲公司营收 3 亿元，增长 8%。"
    assert {first.text[:at][-2:]: names for at, names in first.answers.items()} == {
        "亿元": frozenset({"甲公司"}),
        "8%": frozenset({"甲公司"}),
    }
    assert second.id == "few-1-1"
    assert second.text.strip() == "乙市有 2 家工厂。"


def test_learning_finds_what_tells_right_from_wrong(script: dict[str, Any]) -> None:
    choice = script["Choice"]
    choices = [
        choice(str(n), [["taken", "inside"], ["opens"], ["inside"]], [n % 5 == 0, n % 5 != 0, False], n % 5 == 0)
        for n in range(200)
    ]
    weights = script["learn"](choices)
    assert weights["opens"] > weights["taken"] + weights["inside"]
    assert script["learn"](choices) == weights
    assert "readers 0.200" in script["measure"](choices, weights)


@pytest.mark.parametrize("file", sorted((ROOT / "data" / "subjects").glob("*.md")), ids=lambda file: file.stem)
def test_marks_name_what_stands_in_their_digest(script: dict[str, Any], file: Path, tmp_path: Path) -> None:
    digests = file.read_text(encoding="utf-8").split(script["BETWEEN"])
    missing = []
    for number, marked in enumerate(digests):
        text = script["MARK"].sub("", marked)
        assert not set("⟦⟧") & set(text)
        names = (name for mark in script["MARK"].findall(marked) if mark != script["SAME"] for name in mark.split("|"))
        missing += [(number, name) for name in names if name not in text]
    assert not missing
    assert load_rules(pack_of(file, tmp_path))


def pack_of(file: Path, folder: Path) -> Path:
    """A pack of the names that stand in the file's digests."""
    (folder / "names.tsv").write_bytes(file.with_suffix(".names.tsv").read_bytes())
    return folder
