"""Takes another subject where one weighs more than whom the readers of subjects took."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import is_of_words
from digestnlp.claims.holders import HELD
from digestnlp.claims.kinds import ACCOUNTS
from digestnlp.claims.objects import is_object_of_act
from digestnlp.claims.ranking.scales import Scales, ends_of_figure
from digestnlp.claims.ranking.subjects.candidates import Candidate, CandidateFinder, Scene, may_have
from digestnlp.claims.ranking.subjects.clues import is_same, of_candidate
from digestnlp.claims.ranking.subjects.figure_clues import Figure, of_figure
from digestnlp.claims.ranking.subjects.standing import (
    MANNER,
    OUTLET,
    PLATFORM,
    UNUSABLE,
    Standing,
    are_several,
    is_named,
)
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_words, pattern_of

if TYPE_CHECKING:
    from digestnlp.claims.ranking.network import Network

MARGIN = 0.3
"""How much more one must weigh than any other where the readers took nobody."""
LEANING = 0.5
"""How much more a name in an earlier clause of the sentence weighs than was learnt: many of the digests that the weights are learnt from
were written to be hard, and turn from a name to a thing of its more often than news does."""
HOPELESS = 2.0
"""How much less than the best a candidate may weigh by what holds for all figures, so that it is weighed for one: the clues of one figure
hardly ever make up for more, and cost the most time. All of them were chosen on articles that the weights were not learnt from."""

# What an outlet may have itself: 云岚社股价涨 3%.
_OWN = ACCOUNTS | {"share_price", "market_cap"}
_MARKS = " “「《"
_LEANED_TO = ("COMPANY", "PRODUCT", "PERSON")
_ACTORS = ("COMPANY", "PRODUCT", "ORG")


# 各 + 20 万枚, 各约 + 20 万枚
_EACH = deferred("各自?[约近超达有为]* ?$")


class SubjectRanker:
    """Weighs the candidates for a figure by what was learnt from marked digests.

    Args:
        rules: the packs in force.
        roles: tells which parts names play.
        weights, network: as of `Scales`.
    """

    def __init__(
        self,
        rules: Rules,
        roles: Roles,
        weights: Mapping[str, float] | None = None,
        network: Network | None = None,
    ) -> None:
        self._roles = roles
        self._finder = CandidateFinder(rules)
        self._standing = Standing(rules, roles)
        self._scales = Scales("subjects", weights, network)
        self._scene: Scene | None = None
        self._pronouns = frozenset((*rules.words("company_pronouns"), *rules.words("product_pronouns")))
        self._of_staff = compile_words(rules.words("staff_of_firms"))
        self._issuers = rules.words("issuer_heads")
        self._parts = deferred(rf"(?:{pattern_of(rules.words('part_openers'))})[，,]?")

    def choose(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom the readers took, or another who weighs more; a name in the figure's own sentence is nearly always right and stays.

        Args:
            draft: the figure's claim.
            found: whom the readers took.
            by: which readers they were.
            before: the claims before it in the sentence.
            topics: who is in force, and what was told of.
        """
        # Later, with the others of its list, or each of those behind it: 各约 20 万枚的云岚科技和海岳科技.
        is_dealt_out = are_several(found, draft.sentence) if found is not None else _is_of_each(draft)
        if is_dealt_out or draft.metric.how == "list" or is_named(found, draft.sentence):
            return found
        weights: dict[str, float] = {}
        best: Candidate | None = None
        weighed = self.weighed(draft, found, by, before, topics)
        all_of_them = [
            (candidate, TAKEN in clues, weight)
            for (candidate, clues), weight in zip(weighed, self._weights(draft, weighed), strict=True)
        ]
        # Of those who weigh no more than whom the readers took, nothing need be asked.
        least = max((w for one, taken, w in all_of_them if taken and not self._is_cause(one, draft)), default=-math.inf)
        for candidate, taken, weight in all_of_them:
            if weight <= least and not taken:
                continue
            if found is None and UNUSABLE in candidate.clues:
                continue  # the outlet that opens an item has no figure, even where nobody else is named
            if not taken and self._is_barred(candidate, draft, found, by):
                continue
            if self._is_cause(candidate, draft):
                continue
            name = TAKEN if taken else candidate.subject.name
            if weight > weights.get(name, -math.inf):
                weights[name] = weight
                best = candidate if weight == max(weights.values()) else best
        if best is None or not _stands_out(weights):
            return found
        return best.subject._replace(inherited=not self._is_near(draft, best), weighed=True)

    def _weights(self, draft: Draft, weighed: Sequence[tuple[Candidate, Sequence[str]]]) -> list[float]:
        """What each candidate weighs."""
        whatever = [candidate.held for candidate, _ in weighed if candidate.held is not None]
        for_this = self._scales.held(clues for _, clues in weighed)
        weights = [
            one.weight + more.weight + (LEANING if _is_name_before(candidate, draft) else 0.0)
            for (candidate, _), one, more in zip(weighed, whatever, for_this, strict=True)
        ]
        network = self._scales.network
        if not weighed or network is None:
            return weights
        states = draft.sentence.states
        fresh = [candidate for candidate, _ in weighed if candidate.made is None]
        for candidate, made in zip(fresh, network.made(states, [one.place for one in fresh]), strict=True):
            candidate.made = made
        added = network.added(
            states,
            ends_of_figure(draft.quantity, draft.metric),
            [candidate.made for candidate, _ in weighed if candidate.made is not None],
            [one.vector + more.vector for one, more in zip(whatever, for_this, strict=True)],
        )
        return [weight + more for weight, more in zip(weights, added, strict=True)]

    def weighed(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> list[tuple[Candidate, list[str]]]:
        """The candidates that may be the figure's, each with the clues that hold for this figure alone."""
        scene = self._scene
        if scene is None or scene.sentence is not draft.sentence:
            scene = self._scene = self._finder.scene(draft.sentence, topics)
        candidates = [one for one in scene.candidates if may_have(one, draft)]
        if found is not None and not any(is_same(one.subject, found) for one in candidates):
            candidates.append(Candidate(found, marks=["by_readers_alone"]))
        fresh = [candidate for candidate in candidates if candidate.held is None]
        for candidate in fresh:
            candidate.clues = [
                *of_candidate(scene, candidate, topics, self._roles),
                *self._standing.of_candidate(candidate, scene.sentence),
            ]
        for candidate, held in zip(fresh, self._scales.held(one.clues for one in fresh), strict=True):
            candidate.held = held
        figure = Figure.of(scene, draft, found, by, before)
        weights = [candidate.held.weight for candidate in candidates if candidate.held is not None]
        least = max(weights, default=0.0) - HOPELESS
        return [
            (
                candidate,
                [*of_figure(scene, candidate, figure), *self._standing.of_figure(candidate, draft, found, before)],
            )
            for candidate, weight in zip(candidates, weights, strict=True)
            if weight >= least or (found is not None and is_same(candidate.subject, found))
        ]

    def _is_cause(self, candidate: Candidate, draft: Draft) -> bool:
        """Whether the figure only came about by the name, whoever else is told of: 受市场监管局调查影响 + 召回 3 次."""
        entity = candidate.entity
        return entity is not None and self._roles.objects.is_cause(draft.sentence, entity.start, entity.end)

    def _is_barred(self, candidate: Candidate, draft: Draft, found: Subject | None, by: str) -> bool:
        """Whether the candidate cannot be better than whom the readers took, whatever it weighs.

        One who only brings the news or counts others plays another part (某咨询预估，中国销售…); and whoever a sentence opens with, and
        nobody is named for a later figure, is told of there, no one from before (云岚科技是另一家入榜的公司，收入为 29 亿元), and
        nobody to whom it does something (某局检查云岚科技的门店 3 家). Nor is one that an earlier clause only makes.
        """
        if not {PLATFORM, MANNER, OUTLET}.isdisjoint(candidate.clues) or _is_object_before(candidate, draft):
            return True
        if found is not None and found.type == "COMPANY" and candidate.subject.text in self._issuers:
            return True  # 云岚科技公布年报。上市公司披露: the same one
        if candidate.subject.type == "PERSON" and not self._may_be_of_person(candidate, draft):
            return True
        goes_on = found is not None and by == "in_sentence" and self._opens(draft.sentence, found)
        if candidate.phrase is None:
            return goes_on
        if candidate.entity is not None and self._roles.objects.only_relates(draft.sentence, candidate.entity):
            return True
        if candidate.entity is None or UNUSABLE not in candidate.clues or draft.metric.entry.key in _OWN:
            return False
        if candidate.entity.label == "PRODUCT" and self._roles.objects.holds(draft.sentence, candidate.entity):
            return True  # 搭载骁龙 8 Gen3，机身厚度 7.8mm
        if goes_on and self._roles.objects.holds(draft.sentence, candidate.entity):
            return True
        return self._roles.trades.tells_of_others(candidate.entity) or self._only_counts(
            draft.sentence, candidate.entity
        )

    def _only_counts(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one whose data others' figures are from: 据江州云岚财富相关数据统计，去年信托规模达 3 亿元."""
        counts = not self._roles.own_words.may_speak_of_itself(sentence, entity)
        return counts and self._roles.speech.is_referred_to(sentence, entity)

    def _may_be_of_person(self, candidate: Candidate, draft: Draft) -> bool:
        """Whether a person may have the measure: 王小明接任，注册资本增至 3 亿元 is none; who speaks has only what is people's own."""
        subjects, entity = draft.metric.entry.subjects, candidate.entity
        if "PERSON" not in subjects or is_of_words(draft, self._of_staff):
            return False
        own = subjects[:1] == ("PERSON",) or draft.metric.entry.key in HELD
        return own or entity is None or not self._roles.speech.speaks(draft.sentence, entity)

    def _opens(self, sentence: Sentence, subject: Subject) -> bool:
        """Whether the sentence opens with the name of the company, product or body, or with a word for it (该机), or a part (其中乙)."""
        part = self._parts.match(sentence.view, sentence.start)
        start = part.end() if part is not None else sentence.start
        if sentence.start <= subject.start < sentence.end:
            named = subject.type in _ACTORS or start > sentence.start
            return named and not sentence.view[start : subject.start].strip(_MARKS)
        return any(start == cue.start and cue.text in self._pronouns for cue in sentence.words.get("pronouns", ()))

    @staticmethod
    def _is_near(draft: Draft, candidate: Candidate) -> bool:
        """Whether the candidate stands in the figure's clause."""
        if candidate.phrase is None:
            return False
        sentence = draft.sentence
        return sentence.clause_index(candidate.phrase.start) == sentence.clause_index(draft.quantity.start)


def _is_name_before(candidate: Candidate, draft: Draft) -> bool:
    """Whether the candidate is a company, product or person in an earlier clause of the figure's sentence."""
    entity, sentence = candidate.entity, draft.sentence
    if entity is None or entity.label not in _LEANED_TO:
        return False
    return sentence.start <= entity.start and entity.end <= sentence.clause(draft.quantity.start)[0]


def _is_object_before(candidate: Candidate, draft: Draft) -> bool:
    """Whether an earlier clause only makes the thing, so much of it: 将建设 1.2 万平方米的厂房，建成 5 条产线."""
    phrase, clause = candidate.phrase, draft.sentence.clause(draft.quantity.start)[0]
    if phrase is None or candidate.entity is not None or phrase.start >= clause:
        return False
    return is_object_of_act(draft.sentence, phrase.start)


def _is_of_each(draft: Draft) -> bool:
    """Whether 各 stands right before the figure."""
    return _EACH.search(draft.sentence.view, draft.sentence.start, draft.quantity.start) is not None


def _stands_out(weights: Mapping[str, float]) -> bool:
    """Whether another weighs more than whom the readers took or, where they took nobody, by the margin more than any other."""
    (name, most), *others = sorted(weights.items(), key=lambda item: -item[1])
    if TAKEN in weights:
        return name != TAKEN and most > weights[TAKEN]
    return most >= (others[0][1] if others else 0.0) + MARGIN
