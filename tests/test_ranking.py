"""Weighing what is in doubt: the candidates, what speaks for them, what the rankers take, and how their weights are learnt."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import measure_classifier
import numpy as np
import pytest
import ranker_network
from marked_digests import BETWEEN, MARK, Answer, read_digests, slots_of
from measure_classifier import Example
from ranker_network import Choice
from train_rankers import half_of, measure, scores
from train_rankers import watched as recorded

from conftest import OUTWEIGHED
from digestnlp import Engine, extract, load_rules, parse_article
from digestnlp.claims.draft import Draft, Period, Subject
from digestnlp.claims.ranking.clue_table import ClueTable
from digestnlp.claims.ranking.clue_weights import ClueWeights, learnt_weights
from digestnlp.claims.ranking.metrics.classifier import Classifier, learnt_classifier
from digestnlp.claims.ranking.metrics.ranker import LEAST, MetricRanker
from digestnlp.claims.ranking.network import FARTHEST, Network, between, learnt_network
from digestnlp.claims.ranking.periods.ranker import MARGIN as MARGIN_OF_PERIODS
from digestnlp.claims.ranking.periods.ranker import PeriodRanker
from digestnlp.claims.ranking.scales import ends_of_figure
from digestnlp.claims.ranking.subjects.candidates import Candidate
from digestnlp.claims.ranking.subjects.ranker import HOPELESS, LEANING, MARGIN, SubjectRanker
from digestnlp.claims.ranking.subjects.standing import are_several, is_named
from digestnlp.claims.ranking.weights import CLASSIFIER, RANKED, TAKEN, Ranked, network_file, opened
from digestnlp.claims.ranking.words import FIGURE, NAME, NOUN, TIME, phrases, units
from digestnlp.claims.scan import Sentence
from digestnlp.claims.told import Text
from digestnlp.rules.schema import MetricEntry
from digestnlp.tagger.builtin import builtin_tagger

ROOT = Path(__file__).parent.parent
DAY = "2025-03-05"


class Watcher(SubjectRanker):
    """Takes whom the readers took, and keeps what was weighed."""

    seen: list[tuple[Draft, dict[str, list[str]]]]

    def choose(self, draft: Draft, found: Subject | None, by: str, *rest: Any) -> Subject | None:
        """Whom the readers took."""
        weighed = self.weighed(draft, found, by, *rest)
        self.seen.append((draft, {one.subject.text: [*one.clues, *clues] for one, clues in weighed}))
        return found


def watched(text: str) -> list[tuple[Draft, dict[str, list[str]]]]:
    """Each figure's claim, and the candidates for it with their clues."""
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
        ("北方八大港口库存恢复至 3 万吨。", {"北方八大港口", "八大港口", "港口"}, {"恢复至"}),
        ("岚南省消费品市场规模达 3 亿元。", {"消费品市场"}, {"的"}),
        ("“夜游者”人群的消费占比达 37%。", {"“夜游者”", "“夜游者”人群"}, {"占比"}),
        ("澜江和岚川两地的游客达 3 万人。", {"两地的游客"}, {"和岚川"}),
        ("公共充电桩利用率为 7%。", {"公共充电桩"}, {"桩"}),
        ("江州园出租率为 95%。", {"江州园"}, {"园"}),
    ],
)
def test_phrases_begin_and_end_as_nouns_do(text: str, there: set[str], not_there: set[str]) -> None:
    sentence = sentence_of(text)
    found = {sentence.view[p.start : p.end] for p in phrases(units(sentence), ())}
    assert there <= found
    assert not not_there & found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("预计 DRAM 合约价上涨 3%。", "DRAM"),
        ("7 月末 M2 余额增长 8.8%。", "M2"),
        ("券商 ETF 盘中涨 2.3%。", "ETF"),
        ("A股上涨 3%。", "A股"),
    ],
)
def test_a_latin_word_is_one_noun(text: str, word: str) -> None:
    assert (word, NOUN) in [(unit.text, unit.kind) for unit in units(sentence_of(text))]


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
        ("预计年底，沪上写字楼空置率将升至 21%。", "21%", "沪上写字楼"),
        ("沪上写字楼空置率升至 21%。", "21%", "沪上写字楼"),
    ],
)
def test_subjects_that_the_rules_miss(text: str, figure: str, subject: str) -> None:
    (fact,) = (fact for fact in extract(text, published=DAY) if fact.text == figure)
    assert fact.subject == subject
    assert "subject_weighed" in fact.flags


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("苗圃科技近日收下了 3000 万元 A 轮资金。", "funding"),
        ("海岳电器 9 月只卖 37 支。", "sales_volume"),
        ("某商场全年收租 6.4 亿元。", "revenue"),
    ],
)
def test_measures_that_no_word_of_a_rule_names(text: str, metric: str) -> None:
    (fact,) = extract(text, published=DAY)
    assert fact.metric == metric
    assert "metric_weighed" in fact.flags


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


def test_what_the_whole_text_tells_of_a_candidate() -> None:
    title, first = "# 华为手机热销\n\n", "华为发布手机。"
    *_, (_, of) = watched(f"{title}{first}供应链说，江苏的订单去年达 3 亿元。华为很满意。")
    assert {"entitled:name", "in_lead:name", "in_text:name:3"} <= {*of["华为"]}  # up to 4 times
    assert {"new:name", "not_again:name"}.isdisjoint(of["华为"])
    assert {"not_entitled:name", "new:name", "not_again:name", "in_text:name:1"} <= {*of["江苏"]}
    assert "not_entitled:thing" in of["供应链"]


def test_the_text_of_an_item_is_its_own() -> None:
    *_, (_, of) = watched("- 华为发布手机。\n- 小米去年营收 3 亿元，华为未公布。\n- 华为发布电脑。\n")
    assert {"new:name", "not_again:name"} <= {*of["华为"]}
    assert not any(clue.startswith(("entitled", "not_entitled")) for clue in of["华为"])


def test_of_a_long_text_only_what_is_near_is_looked_at() -> None:
    view = "甲" + "一" * 10_000 + "乙" + "一" * 10_000 + "甲"
    text = Text(view, 0, len(view), ["丙丁"])
    assert (text.mentions("甲", 0), text.mentions("甲", 10_000), text.mentions("乙", 9_000)) == (1, 0, 1)
    assert (text.has_before("甲", 100), text.has_before("甲", 10_000), text.has_before("乙", 10_001)) == (
        True,
        False,
        False,
    )
    assert (text.has_behind("甲", len(view) - 9), text.has_behind("甲", 10_000)) == (True, False)
    assert (text.begins_with("甲"), text.begins_with("乙")) == (True, False)
    assert (text.is_entitled("丁"), text.is_entitled("甲")) == (True, False)


def test_another_must_weigh_more() -> None:
    text = "华为发布年报。有传言称江苏的订单达 3 亿元。"
    (_, by_rules), *_ = with_weights({}, text)
    assert with_weights({}, "小米发布新机。华为发布年报。去年营收 3 亿元。") == [("3 亿元", "华为")]  # all weigh alike
    (_, same), *_ = with_weights({"head:传言": -0.1}, text)
    (_, other), *_ = with_weights({"head:传言": 0.1}, text)
    assert same == by_rules == "华为"
    assert other is not None
    assert other.endswith("传言")


def test_where_the_rules_take_nobody_one_must_stand_out() -> None:
    text = "投资者热情不减，订单达 3 亿元。"
    assert with_weights({"head:投资者": MARGIN - 0.1}, text) == [("3 亿元", None)]
    assert with_weights({"head:投资者": MARGIN + 0.1}, text) == [("3 亿元", "投资者")]


def test_a_name_in_the_figures_clause_stands() -> None:
    text = "小米发布新机。华为去年营收 3 亿元。"
    assert with_weights({"before:COMPANY": 50.0}, text) == [("3 亿元", "华为")]


def test_a_name_in_an_earlier_clause_weighs_more_than_was_learnt() -> None:
    text = "小米发布新机。华为发布年报，有传言称订单达 3 亿元。"
    near, far = ({"head:传言": LEANING + more} for more in (-0.1, 0.1))
    ((_, leaned_to),), ((_, outweighed),) = with_weights(near, text), with_weights(far, text)
    assert leaned_to == "华为"
    assert outweighed is not None
    assert outweighed.endswith("传言")


def test_who_weighs_far_less_than_the_best_is_weighed_for_no_figure() -> None:
    text = "华为发布年报。有传言称江苏的订单达 3 亿元。"
    near, far = ({"head:传言": less, "at:L0:--:V": 9.0} for less in (0.1 - HOPELESS, -0.1 - HOPELESS))
    assert with_weights(near, text) == [("3 亿元", "传言")]
    assert with_weights(far, text) == with_weights({}, text) == [("3 亿元", "华为")]


@pytest.mark.parametrize(
    ("text", "found", "named", "several"),
    [
        ("华为去年营收 3 亿元。", "华为", True, False),
        ("手机市场规模达 3 亿元。", "手机市场", False, False),
        ("岚南、岚北手机市场规模达 3 亿元。", "岚南、岚北手机市场", False, True),
        ("豆粕、棕榈油价格涨 3 元。", "棕榈油", False, True),
        ("涨价后 3 家公司合计盈利 3 亿元。", "3 家公司", False, True),
        ("涨价后公司合计盈利 3 亿元。", "公司", False, False),
    ],
)
def test_who_is_hardly_ever_and_who_never_in_doubt(text: str, found: str, named: bool, several: bool) -> None:
    sentence = sentence_of(text)
    start = text.index(found)
    subject = Subject(start, start + len(found), found, found, "COMPANY" if found == "华为" else "OTHER")
    assert is_named(subject, sentence) is named
    assert are_several(subject, sentence) is several
    assert not is_named(None, sentence)
    assert not is_named(subject._replace(inherited=True), sentence)
    assert are_several(subject._replace(inherited=True), sentence) is ("、" in found)


@pytest.mark.parametrize(
    ("text", "candidate", "clue"),
    [
        ("丰田汽车全球销量 120 万辆。北美市场销量为 30 万辆。", "北美市场", "place_of_taken"),
        ("沪上写字楼市场规模由 3 亿元增至 5 亿元。", "沪上写字楼市场", "goes_on"),
        ("江州市有 5 家上市公司、8 家科创企业。", "上市公司", "counted_too"),
        ("华为表示，写字楼市场规模达 3 亿元。", "华为", "acts_for_others"),
        ("华为、小米和荣耀合计销量 3 亿台。", "小米", "listed_with_taken"),
    ],
)
def test_what_the_rules_know_of_a_candidate(text: str, candidate: str, clue: str) -> None:
    *_, (_, weighed) = watched(text)
    assert clue in weighed[candidate]
    others = [clues for name, clues in weighed.items() if name != candidate]
    assert any(clue not in clues for clues in others)


# --- measures -----------------------------------------------------------------------------------------------------------


class Sure:
    """Finds the measures as likely as it is told to, whatever the figure."""

    def __init__(self, likely: dict[str, float], rules: Mapping[str, str]) -> None:
        self._likely = likely
        self.rules = rules

    def likeliest(self, *_: Any) -> list[tuple[str, float]]:
        """The measures, the likeliest first."""
        return sorted(self._likely.items(), key=lambda item: -item[1])


def metrics_with(likely: dict[str, float], text: str) -> dict[str, tuple[str, bool]]:
    """The measure of each figure where measures are so likely, and whether it was weighed."""
    engine = Engine(tagger=None)
    engine.claims.metric_ranker = MetricRanker(engine.rules, Sure(likely, learnt_classifier().rules))
    facts = engine.process(parse_article(text, id="x", published=DAY)).facts
    return {fact.text: (fact.metric, "metric_weighed" in fact.flags) for fact in facts}


def test_another_measure_must_be_likely_enough() -> None:
    text = "华为去年营收 3 亿元，员工 2 万人。另有 5 亿元。"
    by_rules = metrics_with({"revenue": 1.0}, text)["5 亿元"]
    assert by_rules == ("revenue", False)
    for share, found in ((LEAST - 0.01, by_rules), (LEAST + 0.01, ("funding", True))):
        rest = dict.fromkeys(("cost", "assets", "debt"), (1 - share) / 3)  # none of these is likelier
        assert metrics_with({"funding": share, **rest}, text)["5 亿元"] == found


def test_a_measure_named_beside_its_figure_stands_however_likely_others_are() -> None:
    assert metrics_with({"assets": 1.0}, "华为成本 1 亿元，营收 3 亿元。") == {
        "1 亿元": ("cost", False),
        "3 亿元": ("revenue", False),
    }


def test_a_figure_goes_on_with_the_measure_of_the_one_before_it() -> None:
    found = metrics_with({"exports": 1.0}, "海岳超市门店 200 家，同比增长 6%。另有 30 家。")
    assert found == {"200 家": ("stores", False), "6%": ("stores", False), "30 家": ("exports", True)}


def test_measures_that_the_figure_cannot_be_of_are_passed_over() -> None:
    likely = {"headcount": 0.9, "market_share": 0.8, "exports": 0.7}
    assert metrics_with(likely, "另有 5 亿元。")["5 亿元"] == ("exports", True)
    found = metrics_with({"market_share": 0.9, "exports": 0.8}, "华为去年营收 3 亿元。同比增长 12%。")
    assert found["12%"] == ("exports", True)  # a share grows by points


def test_a_measure_that_the_network_does_not_know_stands() -> None:
    engine = Engine(tagger=None)
    engine.claims.metric_ranker = MetricRanker(engine.rules, Sure({"assets": 1.0}, {"assets": "finance.assets"}))
    (fact,) = engine.process(parse_article("华为成本 1 亿元。", id="x", published=DAY)).facts
    assert fact.metric == "cost"


def test_a_measure_whose_rule_is_switched_off_is_not_brought_back(tmp_path: Path) -> None:
    (tmp_path / "off.toml").write_text('disable = ["finance.revenue"]\n', encoding="utf-8")
    engine = Engine(load_rules(tmp_path), tagger=None)
    engine.claims.metric_ranker = MetricRanker(engine.rules, Sure({"revenue": 1.0}, learnt_classifier().rules))
    (fact,) = engine.process(parse_article("岚田去年营收 3.4 亿元。", id="x", published=DAY)).facts
    assert fact.metric == "amount"


def test_a_measure_that_the_sentence_names_is_taken_with_its_words() -> None:
    engine = Engine(tagger=None)
    engine.claims.metric_ranker = MetricRanker(engine.rules, Sure({"exports": 1.0}, learnt_classifier().rules))
    text = "江州出口回暖，其中一季度、二季度达 3 亿元、5 亿元。"
    *_, fact = engine.process(parse_article(text, id="x", published=DAY)).facts
    assert (fact.metric, fact.metric_text) == ("exports", "出口")


def test_a_long_line_behind_a_measures_name_is_read_at_once() -> None:
    text = "各车型销量如下：\n\n海岸 S 销量如下" + "总的来说呢" * 40 + " 3.2 万辆。"
    assert "3.2 万辆" in metrics_with({"price": 1.0}, text)


def test_the_classifier_of_the_package_tells_measures_that_no_rule_names() -> None:
    clues = ["unit:CNY:level", "dimension:money:level", "word:融资", "word:轮"]
    figure = next(iter(extract("甲 3 亿元。", published=DAY))).model_copy(update={"start": 2, "end": 6})
    classifier = learnt_classifier()
    likeliest = classifier.likeliest(None, figure, clues, 5)
    assert "funding" in dict(likeliest)
    assert likeliest[0][1] == 1.0
    assert [odds for _, odds in likeliest] == sorted((odds for _, odds in likeliest), reverse=True)
    states = np.random.default_rng(3).integers(-256, 256, (8, 512)).astype(np.int16)
    assert classifier.likeliest(states, figure, clues, 5) != likeliest


def test_the_classifier_learns_measures_by_clues_and_by_states() -> None:
    """What is written tells the measures that were learnt, by clues where there are no states and by these where clues say nothing."""
    random = np.random.default_rng(5)
    told = {"revenue": np.full((4, 8), 200, np.int16), "cost": np.full((4, 8), -200, np.int16)}
    keys = ("revenue", "cost", "assets")
    examples = []
    for number in range(1500):
        key = ("revenue", "cost")[number % 2]
        noise = random.integers(-40, 40, (4, 8)).astype(np.int16)
        by_clue = number % 4 < 2
        clues = [f"word:{key}"] if by_clue else ["word:other"]
        states = noise if by_clue else (told[key] + noise).astype(np.int16)
        examples.append(Example(str(number), clues, states, keys, frozenset({key}), "assets", number % 3 == 0))
    learners = [measure_classifier.learnt(examples, seed) for seed in (1, 2)]
    assert learners[0].measures == ["cost", "revenue"]
    said = measure_classifier.measured(learners, examples, 0.5)
    assert said.startswith("500 figures: readers 0.000, ranked 1.000")
    classifier = Classifier(measure_classifier.exported(learners, {key: f"finance.{key}" for key in keys}))
    figure = next(iter(extract("甲 3 亿元。", published=DAY))).model_copy(update={"start": 2, "end": 4})
    for key in ("revenue", "cost"):
        assert classifier.likeliest(None, figure, [f"word:{key}"], 1)[0][0] == key
        states = np.concatenate([told[key], told[key]])
        assert classifier.likeliest(states, figure, ["word:other"], 1)[0][0] == key


# --- periods ------------------------------------------------------------------------------------------------------------


def periods_with(weights: dict[str, float], text: str) -> dict[str, tuple[date | None, date | None, bool]]:
    """The period of each figure where the clues weigh so much, and whether it was weighed."""
    engine = Engine(tagger=None)
    claims = engine.claims
    claims.period_ranker = PeriodRanker(engine.rules, claims.undated, claims.changes, weights)
    facts = engine.process(parse_article(text, id="x", published=DAY)).facts
    return {fact.text: (fact.period_start, fact.period_end, "period_weighed" in fact.flags) for fact in facts}


YEAR = date(2024, 1, 1), date(2024, 12, 31)


def test_another_period_must_weigh_more_by_the_margin() -> None:
    text = "华为去年营收 3 亿元。新机售价为 2000 元。"
    assert periods_with({}, text)["2000 元"] == (None, None, False)
    assert periods_with({"told:0": MARGIN_OF_PERIODS - 0.1}, text)["2000 元"] == (None, None, False)
    assert periods_with({"told:0": MARGIN_OF_PERIODS + 0.1}, text)["2000 元"] == (*YEAR, True)


def test_no_time_may_weigh_most() -> None:
    text = "华为去年营收 3 亿元，净利润 1 亿元。"
    assert periods_with({}, text)["1 亿元"] == (*YEAR, False)
    assert periods_with({"nothing": 9.0}, text)["1 亿元"] == (None, None, True)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("华为今年 1 月营收 3 亿元，去年营收 30 亿元。", "30 亿元"),  # a time beside it
        ("华为 2 月交付 3 万辆，累计交付 50 万辆。", "50 万辆"),  # a total that no word alone dates
        ("监管部门去年规定，房贷占比上限为 40%。", "40%"),  # what is laid down
        ("华为 1 月营收 3 亿元，较去年 12 月增长 8%。", "8%"),  # a time that opens a comparison is no candidate
    ],
)
def test_what_dates_a_figure_for_certain(text: str, figure: str) -> None:
    heavy = {"kind:year:over": 99.0, "kind:month:over": 99.0}
    assert periods_with(heavy, text)[figure] == periods_with({}, text)[figure]


# --- what the rules read rightly, and weights easily outweigh -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figure", "slot", "right"),
    [
        ("云岚超市目前有门店 1700 家，带动热食业绩成长近 3 倍。", "3 倍", "metric", "growth"),
        ("江州港前 8 月吞吐量都在上升，分别取得 5% 和 1.8% 的增长。", "5%", "metric", "shipments"),
        ("云岚股份 2024 年营收 3 亿元，股价上涨 5%，成交额 2 亿元。", "2 亿元", "period_start", None),
        ("云岚科技大涨 5%，法人指出，反弹接近 18000 点。", "18000 点", "subject", None),
        (
            "云岚股份主营智能雷潮设备产品、海防装备产品，智能雷潮设备产品占比41%，海防装备产品占比18%。",
            "18%",
            "subject",
            "云岚股份",
        ),
        ("灾情影响下财政收入减少 5%。", "5%", "subject", None),
        ("云岚电子预期，若以美元兑日元 150 元计算，全年毛利率可达 52%。", "52%", "subject", "云岚电子"),
        ("北辰国银行业本币资产 860 亿美元，境外负债 540 亿美元。", "540 亿美元", "subject", "北辰国银行业"),
        ("云岚汽车营收 4 亿元，仅为全球最大车企海岳汽车营收的一半。", "一半", "subject", "云岚汽车"),
    ],
)
def test_readings_that_weights_easily_outweigh(text: str, figure: str, slot: str, right: str | None) -> None:
    (fact,) = (fact for fact in extract(text, published=DAY) if fact.text == figure)
    assert getattr(fact, slot) == right


def test_what_is_outweighed_is_tested() -> None:
    tests = Path(__file__).parent
    for node in OUTWEIGHED:
        file, _, function = node.removeprefix("tests/").partition("::")
        assert f"def {function.partition('[')[0]}(" in (tests / file).read_text(encoding="utf-8"), node


# --- the weights --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", [CLASSIFIER, *map(network_file, RANKED)])
def test_vectors_need_not_be_inflated(file: str) -> None:
    with opened(file) as stream, zipfile.ZipFile(stream) as arrays:
        kinds = {array.filename: array.compress_type for array in arrays.infolist()}
    assert kinds["vectors.npy"] == zipfile.ZIP_STORED
    assert kinds["clues.npy"] == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("of", RANKED)
def test_weights_are_finite_and_speak_for_the_rules(of: Ranked) -> None:
    with np.load(ROOT / "src" / "digestnlp" / "data" / network_file(of)) as arrays:
        names, (of_none, *hundredths) = bytes(arrays["clues"]).decode().split("\n"), arrays["weights"].tolist()
    weights = {clue: weight / 100 for clue, weight in zip(names, hundredths, strict=True)}
    assert of_none == 0
    assert sum(map(bool, hundredths)) > 1000
    assert all(abs(weight) < 20 for weight in weights.values())
    assert weights["taken"] > 0
    singles, some = [*weights][::97], [*weights][5::311]
    *each, all_of_them, unknown, nothing = learnt_weights(of).held(
        [*([clue] for clue in singles), [*some, "taken", some[0], "no such clue"], ["no such clue"], []]
    )
    assert [held.weight for held in each] == [weights[clue] for clue in singles]
    assert all_of_them.weight == pytest.approx(weights["taken"] + sum(weights[clue] for clue in some))
    assert unknown.weight == nothing.weight == 0
    assert all_of_them.vector.any()
    assert not unknown.vector.any()


def test_clues_are_numbered_in_the_order_of_their_names() -> None:
    table = ClueTable(["乙", "甲", "丙"])
    assert table.numbers(["丙", "丁", "乙", "甲", "乙"]).tolist() == [3, 0, 1, 2, 1]
    assert table.numbers([]).tolist() == []
    assert ClueTable([]).numbers(["丙", "乙"]).tolist() == [0, 0]


def test_clues_of_one_holder_are_counted_once() -> None:
    numbered = ClueTable(["乙", "甲"]).numbered([["甲", "丁", "甲"], [], ["乙"]])
    assert numbered.sums(np.array([0, 100, 20], np.int8)).tolist() == [20, 0, 100]
    many = ClueTable(map(str, range(999))).numbered([map(str, range(999))])
    assert many.sums(np.full((1000, 2), 127, np.int8)).tolist() == [[1000 * 127] * 2]
    assert ClueWeights.of({"甲": 0.29, "乙": -1.3}).held([["甲", "乙", "丁"]])[0].weight == -1.01
    assert ClueWeights.of({}).held([]) == []


# --- learning -----------------------------------------------------------------------------------------------------------


def test_marked_digests(tmp_path: Path) -> None:
    file = tmp_path / "few-1.md"
    text = (
        "甲公司营收 3 亿元⟦甲公司|公司⟧，增长 8%⟦=⟧。\n=====\n"
        "乙市上半年有 2 家⟦乙市;count|stores;2025-H1⟧工厂，产量 3 万吨⟦=;production;=⟧，增长 4%⟦=⟧。\n"
    )
    file.write_text(text, encoding="utf-8")
    first, second = read_digests(file, frozenset({"公司"}))
    assert first.text == "甲公司营收 3 亿元，增长 8%。"
    assert list(first.answers.values()) == [Answer(frozenset({"甲公司"}))] * 2
    assert second.id == "few-1-1"
    assert second.text.strip() == "乙市上半年有 2 家工厂，产量 3 万吨，增长 4%。"
    half, place = (date(2025, 1, 1), date(2025, 6, 30)), frozenset({"乙市"})
    counted, produced, grown = second.answers.values()
    assert counted == Answer(place, frozenset({"count", "stores"}), frozenset({half}))
    assert produced.metrics == frozenset({"production"})
    assert grown == produced
    assert counted.names(Subject(0, 2, "乙市", "乙市", "PLACE"))
    assert counted.dates(Period(*half))
    assert not counted.dates(Period())


def test_learning_finds_what_tells_right_from_wrong() -> None:
    choices = [
        Choice(
            str(n // 10),
            [["taken", "inside"], ["opens"], ["inside"]],
            [n % 5 == 0, n % 5 != 0, False],
            n % 5 == 0,
            [None] * 3,
        )
        for n in range(2000)
    ]
    states = {str(n): np.zeros((4, 8), np.int16) for n in range(200)}

    learner, again, held_back = (ranker_network.learnt(choices, states, decay) for decay in (3e-5, 3e-5, 0.1))
    right = measure(choices, scores([learner], choices, states), 0.0)
    assert right.startswith("2000 figures: readers 0.200, ranked 0.800")
    learnt = ranker_network.hundredths([learner])
    assert ranker_network.hundredths([again]).tolist() == learnt.tolist()
    assert np.abs(ranker_network.hundredths([held_back])).sum() < np.abs(learnt).sum()


def test_the_network_learns_what_no_sum_of_weights_tells() -> None:
    kinds = [["near", "company"], ["far", "company"], ["near", "place"], ["far", "place"]]
    pairs = itertools.product((0, 3), (1, 2))  # right are companies nearby and places far away
    choices = [
        Choice(str(n // 10), [[*kinds[a], "taken"], kinds[b]], [True, False], True, [(0, 1), None], ((2, 2), (3, 3)))
        for n, (a, b) in zip(range(1200), itertools.cycle(pairs), strict=False)
    ]
    turned = [
        one._replace(
            digest=f"{one.digest} turned",
            clues=[[*one.clues[1], "taken"], one.clues[0][:2]],
            right=[False, True],
            taken=False,
        )
        for one in choices
    ]
    both = [*choices, *turned]
    states = {one.digest: np.full((4, 8), 1, np.int16) for one in both}
    learner = ranker_network.learnt(both, states, 3e-5)
    said = measure(both, scores([learner], both, states), 0.0)
    assert said.startswith("2400 figures: readers 0.500, ranked 1.000")
    assert next(scores([learner], [Choice("0", [], [], False), choices[0]], states)) == []
    weights = weights_of(learner)
    sums = ([sum(weights.get(clue, 0.0) for clue in clues) for clues in one.clues] for one in both)
    assert "ranked 1.000" not in measure(both, sums, 0.0)


def test_the_network_at_work_adds_what_was_learnt() -> None:
    """What is written is read as what was learnt, but for the grid of the vectors."""
    draft, weighed = weighed_in("华为发布年报。有传言称江苏的订单达 3 亿元。")
    states = np.random.default_rng(7).integers(-256, 256, (len(draft.sentence.view), 8)).astype(np.int16)
    draft.sentence.states = states
    clues = sorted({clue for one, more in weighed for clue in (*one.clues, *more)} - {TAKEN})
    learner = ranker_network.Learner([*clues, TAKEN], states.shape[1])
    learner.of_clues[:] = np.random.default_rng(8).normal(0, 0.3, learner.of_clues.shape)
    choice = Choice(
        "x", [[*one.clues, *more] for one, more in weighed], [True] * len(weighed), True,
        [one.place for one, _ in weighed], ends_of_figure(draft.quantity, draft.metric),
    )  # fmt: skip
    (digest,) = ranker_network.digests(learner, [choice], {"x": states})
    learnt, _ = learner.scores([digest])
    weights = weights_of(learner)
    network = Network(ranker_network.exported([learner]))
    sums = [sum(weights.get(clue, 0.0) for clue in (*one.clues, *more)) for one, more in weighed]
    at_work = [total + added for total, added in zip(sums, added(network, draft, weighed), strict=True)]
    assert np.abs(np.array(at_work) - learnt).max() < 0.3
    assert np.ptp(learnt) > 1
    draft.sentence.states = None  # another tagger's
    (question,) = digest.questions
    nowhere = digest._replace(questions=[question._replace(told=np.zeros_like(question.told))])
    assert not np.allclose(added(network, draft, weighed), np.array(at_work) - sums)
    assert not np.allclose(learner.scores([nowhere])[0], learnt)


def test_networks_side_by_side_add_the_mean_of_what_each_adds() -> None:
    draft, weighed = weighed_in("华为发布年报。有传言称江苏的订单达 3 亿元。")
    draft.sentence.states = np.random.default_rng(7).integers(-256, 256, (len(draft.sentence.view), 8)).astype(np.int16)
    clues = sorted({clue for one, more in weighed for clue in (*one.clues, *more)} | {TAKEN})
    learners = [ranker_network.Learner(clues, 8, seed) for seed in (1, 2)]
    for learner in learners:
        learner.of_clues[:] = learner.random.normal(0, 0.3, learner.of_clues.shape)
    one, other, both = (
        np.array(added(Network(ranker_network.exported(of)), draft, weighed))
        for of in (learners[:1], learners[1:], learners)
    )
    assert not np.allclose(one, other, atol=0.1)
    assert np.allclose(both, (one + other) / 2, atol=0.01)
    first, second, mean = (ranker_network.hundredths(of)[1:] for of in (learners[:1], learners[1:], learners))
    assert not np.array_equal(first, second)
    assert np.abs(mean - (first + second) / 2).max() <= 1


def test_what_is_noted_comes_about_under_the_ranker_from_the_other_half() -> None:
    """One half's takes 传言, the other's whom the readers took; each is asked of the digests that it has not learnt from."""
    learner = ranker_network.Learner([TAKEN, "head:传言"], 512)
    learner.parameters["out"][:] = 0
    exported = ranker_network.exported([learner])
    for_it, for_taken = (np.array(of, np.int16) for of in ((0, 0, 500), (0, 500, 0)))
    halves = Network(exported | {"weights": for_it}), Network(exported | {"weights": for_taken})
    text = "华为发布年报。有传言称江苏的订单达 3 亿元，增长 8%。"
    names = {half_of(name): name for name in map(str, range(9))}
    for half, subject in ((1, "传言"), (0, "华为")):
        engine = Engine(tagger=None)
        notes = recorded(engine, engine.rules, "subjects", halves)
        notes.digest = names[half]
        notes.answers = {text.index("，增"): Answer(frozenset({"江苏"}))}
        facts = engine.process(parse_article(text, id="x", published=DAY)).facts
        assert facts[0].subject is not None
        assert facts[0].subject.endswith(subject)
        (noted,) = notes.choices
        assert noted.digest == names[half]
        assert not noted.taken  # whatever the ranker did, the readers took 华为


def test_what_stands_between_a_candidate_and_the_figure() -> None:
    states = np.arange(100, dtype=np.int16)[:, None] * np.array([256, -256], np.int16)
    figure = (60, 63)
    places = [(50, 55), (58, 59), None, (66, 70), (0, 1)]
    near, beside, nowhere, behind, far = between(states, places, figure).tolist()
    assert near == [57.5, -57.5]  # 56 … 59
    assert beside == nowhere == [0, 0]
    assert behind == [64.5, -64.5]  # 64, 65
    assert far == [(2 + 1 + FARTHEST) / 2, -(2 + 1 + FARTHEST) / 2]  # no more than so many behind the first


def added(network: Network, draft: Draft, weighed: list[tuple[Candidate, list[str]]]) -> list[float]:
    """What the network adds to the weight of each candidate."""
    states = draft.sentence.states
    made = network.made(states, [one.place for one, _ in weighed])
    vectors = network.clues.summed([*one.clues, *clues] for one, clues in weighed)
    return network.added(states, ends_of_figure(draft.quantity, draft.metric), made, [*vectors])


def weights_of(learner: ranker_network.Learner) -> dict[str, float]:
    """The weight of each clue, as it is at work."""
    _, *hundredths = ranker_network.hundredths([learner]).tolist()
    return {clue: weight / 100 for clue, weight in zip(learner.clues, hundredths, strict=True)}


def weighed_in(text: str) -> tuple[Draft, list[tuple[Candidate, list[str]]]]:
    """The last figure's claim, and the candidates for it with the clues of this figure alone."""
    seen: list[tuple[Draft, list[tuple[Candidate, list[str]]]]] = []

    class Keeper(SubjectRanker):
        def choose(self, draft: Draft, found: Subject | None, by: str, *rest: Any) -> Subject | None:
            seen.append((draft, self.weighed(draft, found, by, *rest)))
            return found

    engine = Engine(tagger=None)
    engine.claims.subjects.ranker = Keeper(engine.rules, engine.claims.roles, {})
    assert engine.process(parse_article(text, id="x", published=DAY)).error is None
    return seen[-1]


def test_the_network_of_the_package_tells_with_and_without_states() -> None:
    draft, weighed = weighed_in("华为发布年报。有传言称江苏的订单达 3 亿元。")
    network = learnt_network("subjects")
    without = added(network, draft, weighed)
    assert len(without) == len(weighed)
    assert np.isfinite(without).all()
    draft.sentence.states = builtin_tagger()([draft.sentence.view])[0].states
    assert not np.allclose(added(network, draft, weighed), without)
    assert added(network, draft, weighed[:1]) == pytest.approx(added(network, draft, weighed)[:1])


@pytest.mark.parametrize("file", sorted((ROOT / "data" / "marked").glob("*.md")), ids=lambda file: file.stem)
def test_marks_name_what_stands_in_their_digest(file: Path, tmp_path: Path) -> None:
    digests = file.read_text(encoding="utf-8").split(BETWEEN)
    missing = []
    for number, marked in enumerate(digests):
        text = MARK.sub("", marked)
        assert not set("⟦⟧") & set(text)
        slots: list[list[str]] = []
        for mark in MARK.findall(marked):
            slots = slots_of(mark, slots)
            missing += [(number, name) for name in slots[0] if name not in text]
    assert not missing
    rules = load_rules(pack_of(file, tmp_path))
    keys = {entry.key for entry in rules.of(MetricEntry)}
    answers = [answer for digest in read_digests(file, frozenset()) for answer in digest.answers.values()]
    assert not {key for answer in answers for key in answer.metrics or ()} - keys


def pack_of(file: Path, folder: Path) -> Path:
    """A pack of the names that stand in the file's digests."""
    (folder / "names.tsv").write_bytes(file.with_suffix(".names.tsv").read_bytes())
    return folder
