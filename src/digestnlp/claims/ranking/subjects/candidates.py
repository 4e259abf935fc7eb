"""Who may have a figure of a sentence: the names and noun phrases in it, and those whom the text has told of before."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.phrases import no_openings, opens_with
from digestnlp.claims.ranking.words import NOUN, Phrase, Unit, phrases, units
from digestnlp.claims.scan import Cue, MetricCue, Sentence
from digestnlp.claims.told import Before
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.rules.schema import UnitEntry
from digestnlp.wordlist import compile_words, pattern_of

if TYPE_CHECKING:
    from digestnlp.claims.ranking.clue_weights import Held
    from digestnlp.claims.ranking.network import Ends, Made

# The subjects in force that are weighed, as `Topics` calls them.
IN_FORCE = ("block", "heading", "article", "section", "issuer", "sole", "named", "holder", "target", "index", "person")
_in_force = attrgetter(*IN_FORCE)
_BREADTH = "幅"
_NUMBERED = deferred("[一二三四五六七八九]是")
_LABELS = ("COMPANY", "PRODUCT", "PLACE", "ORG", "PERSON")
_NAMED_IN = 4  # Sentences before whose names are weighed.
_OPENED = 3  # Sentences before whose opening words are weighed.
_TOWARDS, _TRADED = ("对", "自", "从", "向"), deferred(" ?的?(?:进出口|出口|进口|贸易)")
_EACH, _ABLE = "每", "可"
_LONGEST_VERB = 6
_PEOPLE = ("名", "位")
_MARKS = " ，,；;。"
_MOST = "最"
_OTHER = "other"  # The key of what has none, of things of all kinds.
_AGE = "岁"
_PLACES, _FIRMS = ("PLACE",), frozenset(("COMPANY", "PRODUCT"))
_FAR = 3  # Farther sentences are all alike.


@dataclass(slots=True)
class Candidate:
    """One who may have figures of a sentence.

    Attributes:
        subject: as the claim would get it; inherited unless it stands in the sentence.
        phrase: where it stands in the sentence, None where it was told of before.
        entity: the name, where it is one.
        marks: where it was found; part of its clues.
        clues: what speaks for or against it, whatever the figure, once somebody asks.
        held: what they come to.
        made: what the network makes of it, once that was asked.
    """

    subject: Subject
    phrase: Phrase | None = None
    entity: Entity | None = None
    marks: list[str] = field(default_factory=list)
    clues: list[str] = field(default_factory=list)
    held: Held | None = None
    made: Made | None = None

    @property
    def place(self) -> Ends | None:
        """Where it stands in the article; None where that is not known."""
        place = self.phrase if self.phrase is not None else self.subject
        return (place.start, place.end - 1) if 0 <= place.start < place.end else None


@dataclass(slots=True)
class Scene:
    """A sentence with those who may have its figures.

    Attributes:
        units: its words and finds.
        candidates: those in it in their order, then those told of before.
        changes, measures: where its words of change, and the names of measures, begin.
    """

    sentence: Sentence
    units: list[Unit]
    candidates: list[Candidate]
    changes: Container[int]
    measures: Container[int]


class CandidateFinder:
    """Finds them by the packs' words that stand for nobody."""

    def __init__(self, rules: Rules) -> None:
        nobody = (
            "pronouns",
            "issuer_pronouns",
            "no_subjects",
            "lone_attributes",
            "place_pronouns",
            "determiners",
            "definite_firms",
            "no_candidates",
        )
        self._nobody = frozenset(word for name in nobody for word in rules.words(name))
        self._no_openings = no_openings(rules)
        self._thinking = rules.words("thinking_verbs")
        self._measure_prefixes = tuple(word for word in rules.words("measure_prefixes") if len(word) == 1)
        self._span_acts = rules.words("span_acts")
        self._sufferings = rules.words("sufferings")
        self._moves = tuple(word for word in rules.words("no_candidates") if word.endswith(_BREADTH))
        self._outdone = deferred(rf"(?:{pattern_of(rules.words('outdoing_verbs'))})了? ?$")
        self._no_ends = (*rules.words("no_candidate_ends"), *(word for word in rules.words("links") if len(word) > 1))
        self._kind_suffixes = rules.words("kind_suffixes")
        self._account = deferred(rf"[“「](?P<name>[^”」]+)[”」](?:{pattern_of(rules.words('account_heads'))})?")
        self._act_on_goods = deferred(
            rf"(?:{pattern_of(rules.words('place_pronouns'))})?(?:{pattern_of(rules.words('acts_on_goods'))})"
        )
        road_ends = (*rules.words("route_begins"), *rules.words("route_ends"))
        self._is = deferred(rf"(?<!的)(?:{pattern_of(rules.words('copulas'))})$")
        self._road_ends, self._names_road_end = road_ends, compile_words(road_ends)
        self._currencies = frozenset(prefix for unit in rules.of(UnitEntry) for prefix in unit.prefixes)

    def scene(self, sentence: Sentence, topics: Topics) -> Scene:
        """The sentence with all candidates for its figures."""
        taken = units(sentence)
        here = self._here(sentence, taken, owned=topics.owns(topics.in_force))
        changes, measures = ({cue.start for cue in cues} for cues in (sentence.changes, sentence.metrics))
        return Scene(sentence, taken, [*here, *self._before(sentence, topics)], changes, measures)

    def _here(self, sentence: Sentence, taken: list[Unit], *, owned: bool) -> list[Candidate]:
        """The names and noun phrases of the sentence, in their order; without the people that one who is spoken of has, if any."""
        cuts = [cue.start for cue in sentence.metrics]
        names = {(e.start, e.end): e for e in sentence.entities}
        found = {(p.start, p.end): p for p in phrases(taken, cuts)}
        for number, unit in enumerate(taken):
            if unit.entity is not None:
                place = unit.entity.start, unit.entity.end
                found.setdefault(place, Phrase(*place, *place, number, number + 1))
        here = []
        within = {at for e in sentence.entities for at in range(e.start + 1, e.end)}
        measures = [cue for cue in sentence.metrics if _measures(cue)]
        for place, phrase in sorted(found.items()):
            entity = names.get(place)
            if entity is not None and _is_traded_with(sentence, entity):
                continue
            if entity is not None:
                if self._outdone.search(sentence.view, max(sentence.start, place[0] - _LONGEST_VERB), place[0]) is None:
                    here.append(Candidate(Subject.of(entity), phrase, entity))
            elif (
                within.isdisjoint(place)
                and not any(_cuts(cue, *place) for cue in measures)
                and not any(_moves(sentence, cue, *place) for cue in measures)
                and self._may_name(sentence, *place)
                and not self._modifies(sentence, taken, phrase)
                and not (owned and _are_had(sentence, place[0]))
            ):
                text = sentence.view[phrase.start : phrase.end]
                here.append(Candidate(Subject(*place, text, text, "OTHER"), phrase))
        return here

    def _may_name(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words may be a thing, if they cut no name or measure: they stand for nobody."""
        text = sentence.view[start:end]
        if text in self._nobody or text[1:] in self._nobody or text.count("“") != text.count("”"):
            return False  # 经 + 公司, 维持“
        if (
            opens_with(text, self._no_openings)
            or text.startswith(_EACH)
            or text.endswith(self._no_ends)
            or self._tells(text)
        ):
            return False  # 受市场, 提前结束, 每斤榴莲, 全区实现, 港股跌势
        if any(text.find(word) > 0 for word in self._thinking):
            return False  # 家长认为作业 + 太多
        if self._is_beside_figure(sentence, text, start, end):
            return False
        if text.endswith(self._sufferings) or self._causes(sentence, start, end):
            return False  # 受局部调查影响 + 召回 3 次
        if sentence.view.startswith(_ABLE, start - 1):
            return False  # 可 + 降解塑料
        if sentence.view.endswith(self._road_ends, sentence.start, start) or self._names_road_end.search(text):
            return False  # 南起 + 东湖路, 北至西岭路
        return not (self._is_account(sentence, start, end) or self._says_what(sentence, start, end))

    def _is_beside_figure(self, sentence: Sentence, text: str, start: int, end: int) -> bool:
        """Whether the words belong to the measure, time or figure that they stand beside."""
        if text.endswith(self._measure_prefixes) and any(cue.start == end for cue in sentence.metrics):
            return True  # 项目预计实现年 + 销售额
        if text.endswith(self._span_acts) and any(time.start == end for time in sentence.times):
            return True  # 大学生毕业 + 半年后
        if self._act_on_goods.match(text) and any(0 <= q.cue_start - end <= 1 for q in sentence.quantities):
            return True  # 加工原油 + 3 万吨, 全镇种植油茶 + 3 万亩
        if text in self._currencies and any(0 <= q.start - end <= 1 for q in sentence.quantities):
            return True  # 人民币 + 3 亿元
        # 成立 + 三年的公司, but 25 岁劳动力
        return any(q.start == start and q.dimension == "time" and q.unit != _AGE for q in sentence.quantities)

    def _modifies(self, sentence: Sentence, taken: Sequence[Unit], phrase: Phrase) -> bool:
        """Whether the words only say of what kind the noun right behind them is: 股权质押类 + 信托余额; but not 食品类价格."""
        if not sentence.view.endswith(self._kind_suffixes, phrase.start, phrase.end) or phrase.behind >= len(taken):
            return False
        follows = taken[phrase.behind]
        named = any(cue.start == follows.start for cue in sentence.metrics)
        return follows.start == phrase.end and follows.kind == NOUN and not named

    def _is_account(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words are the name of a sum in somebody's books: “应付账款”科目, but not “云岚湾”项目."""
        said = self._account.fullmatch(sentence.view, start, end)
        return said is not None and any(cue.end == said.end("name") for cue in sentence.metrics)

    def _says_what(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words at the end of their clause only say what another is; but not which is the most: 最贵的品种为 + 榴莲.

        海岳国仍为 + 全球最大市场，销量达 3 亿部.
        """
        clause, clause_end = sentence.clause(start)
        told = None if sentence.view[end:clause_end].strip(_MARKS) else self._is.search(sentence.view, clause, start)
        return told is not None and _MOST not in sentence.view[clause : told.start()]

    def _causes(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the words are the end of what something came about by: 受局部 + 调查 + 影响，召回 3 次."""
        clause, _ = sentence.clause(start)
        return sentence.view.startswith(self._sufferings, end) and sentence.view.find("受", clause, start) >= 0

    def _may_be_told(self, text: str) -> bool:
        """Whether the words that a sentence opens with may be who is told of: neither a source (Wind) nor how something moves."""
        return not (text in self._nobody or opens_with(text, self._no_openings) or self._tells(text))

    def _tells(self, text: str) -> bool:
        """Whether the words say how something moves (港股跌幅), or number what is told (三是健康险)."""
        return text.endswith(self._moves) or _NUMBERED.match(text) is not None

    def _before(self, sentence: Sentence, topics: Topics) -> list[Candidate]:
        """Those whom the text has told of before, each once, with where that was."""
        found: dict[str, Candidate] = {}
        for subject, clue in _told_of(sentence, topics):
            if subject.type == "OTHER" and not self._may_be_told(subject.text):
                continue
            candidate = found.get(subject.name)
            if candidate is None:
                found[subject.name] = candidate = Candidate(
                    subject._replace(inherited=True), marks=["before", f"before:{subject.type}"]
                )
            if clue not in candidate.marks:
                candidate.marks.append(clue)
        return list(found.values())


def _is_traded_with(sentence: Sentence, entity: Entity) -> bool:
    """Whether the place is only one that goods go to or come from: 对海岳国出口 3 亿元, 自海岳国进口."""
    towards = sentence.view.startswith(_TOWARDS, entity.start - 1)
    return entity.label == "PLACE" and towards and _TRADED.match(sentence.view, entity.end) is not None


def may_have(candidate: Candidate, draft: Draft) -> bool:
    """Whether the candidate holds no part of the figure and its measure, and stands before the figure or in its clause.

    What only places have no company has, whatever is told of it.
    """
    phrase, quantity, metric = candidate.phrase, draft.quantity, draft.metric
    subjects, is_firm = metric.entry.subjects, candidate.subject.type in _FIRMS
    if is_firm and subjects[:1] == _PLACES and _FIRMS.isdisjoint(subjects) and metric.entry.key != _OTHER:
        return False
    if phrase is None:
        return True
    if phrase.start < quantity.end and quantity.start < phrase.end:
        return False
    if phrase.start >= quantity.end and phrase.start > draft.sentence.clause(quantity.start)[1]:
        return False
    if candidate.entity is not None:
        return True
    if metric.start is not None and metric.end is not None and not metric.entry.is_subject:
        return phrase.end <= metric.start or metric.end <= phrase.start
    return True


def in_force(topics: Topics) -> list[tuple[str, Subject]]:
    """The subjects in force, each with what `Topics` calls it."""
    return [(name, subject) for name, subject in zip(IN_FORCE, _in_force(topics), strict=True) if subject is not None]


def _told_of(sentence: Sentence, topics: Topics) -> Iterator[tuple[Subject, str]]:
    """Those whom the text has told of before the sentence, and how."""
    for name, subject in in_force(topics):
        yield subject, f"in_force:{name}"
    for subject in topics.by_type.values():
        yield subject, "in_force:of_type"
    for away, before in enumerate(reversed(topics.told.sentences)):
        where = f"{'same' if before.sentence.block is sentence.block else 'other'}{min(away, _FAR)}"
        yield from _had_figures(before, where)
        if away < _NAMED_IN:
            yield from _were_named(before, where)
        if away < _OPENED:
            yield from _opened(before, where)
    for subject in topics.told.headed:
        yield subject, "headed"


def _had_figures(before: Before, where: str) -> Iterator[tuple[Subject, str]]:
    for subject in before.subjects:
        yield subject, f"had:{where}"
    if before.subjects:
        yield before.subjects[-1], f"had_last:{where}"
        yield before.subjects[0], f"had_first:{where}"


def _were_named(before: Before, where: str) -> Iterator[tuple[Subject, str]]:
    left_out = before.sentence.excluded  # 上市券商（剔除云岚证券）
    named = [
        Subject.of(entity)
        for entity in before.sentence.entities
        if entity.label in _LABELS and not any(start <= entity.start < end for start, end in left_out)
    ]
    for subject in named:
        yield subject, f"named:{where}"
    if named:
        yield named[0], f"named_first:{where}"


def _opened(before: Before, where: str) -> Iterator[tuple[Subject, str]]:
    if before.openings is None:
        before.openings = list(_openings(before.sentence))
    for subject, whole in before.openings:
        yield subject, f"opened:{where}"
        if whole:
            yield subject, "opened_whole"


def _openings(sentence: Sentence) -> Iterator[tuple[Subject, bool]]:
    """The noun phrases that the sentence opens with, and whether each is all of the run of words."""
    found = phrases(units(sentence), ())
    for phrase in found:
        if phrase.start != found[0].start:
            return
        text = sentence.view[phrase.start : phrase.end]
        yield Subject(phrase.start, phrase.end, text, text, "OTHER"), phrase.end == phrase.run_end


def _cuts(cue: Cue[list[MetricCue]], start: int, end: int) -> bool:
    """Whether words between the two places end with the name of a measure, or within it."""
    return cue.start < end <= cue.end and (cue.start >= start or cue.end > end)


def _moves(sentence: Sentence, cue: Cue[list[MetricCue]], start: int, end: int) -> bool:
    """Whether the words between the two places tell how the measure in them moves: 新机重量 + 减轻, 插混汽车销量快速 + 增长."""
    if not start <= cue.start < cue.end < end:
        return False
    return any(cue.end <= change.start and change.end <= end for change in sentence.changes)


def _measures(cue: Cue[list[MetricCue]]) -> bool:
    """Whether the word names a measure that is no subject itself, as an index is."""
    return any(reading.role == "noun" and not reading.entry.is_subject for reading in cue.entry)


def _are_had(sentence: Sentence, start: int) -> bool:
    """Whether those are only counted whose name begins at the place: 该股只有 2000 名 + 幸运儿中签."""
    counted = next((q for q in sentence.quantities if 0 <= start - q.end <= 1 and q.unit in _PEOPLE), None)
    return counted is not None and "有" in sentence.view[max(sentence.start, counted.cue_start - 3) : counted.start]
