"""Takes another subject where one weighs clearly more than whom the readers of subjects took, and these are in doubt."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Mapping, Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.ranking.candidates import Candidate, CandidateFinder, Scene
from digestnlp.claims.ranking.clues import is_same, of_candidate, of_figure
from digestnlp.claims.roles import Roles
from digestnlp.claims.topics import Topics
from digestnlp.rules import Rules

MARGIN = 2.0
"""How much more another must weigh. Chosen on articles that the weights were not learnt from."""
MARGIN_WITHOUT = 1.0
"""How much more than any other one must weigh where the readers took none."""
TAKEN = "taken"
_WEIGHTS = "subjects.tsv"


class SubjectRanker:
    """Weighs the candidates for a figure by what was learnt from marked digests."""

    def __init__(self, rules: Rules, roles: Roles, weights: Mapping[str, float] | None = None) -> None:
        self._roles = roles
        self._finder = CandidateFinder(rules)
        self._weights = learnt_weights() if weights is None else weights
        self._scene: Scene | None = None

    def choose(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """Whom the readers took, or another who weighs more by the margin.

        Args:
            draft: the figure's claim.
            found: whom the readers took.
            by: which readers they were.
            before: the claims before it in the sentence.
            topics: who is in force, and what was told of.
        """
        if not in_doubt(draft, found, by):
            return found
        weights: dict[str, float] = {}
        best: Candidate | None = None
        for candidate, clues in self.weighed(draft, found, by, before, topics):
            name = TAKEN if TAKEN in clues else candidate.subject.name
            weight = candidate.weight + self._sum(clues)
            if weight > weights.get(name, float("-inf")):
                weights[name] = weight
                best = candidate if weight == max(weights.values()) else best
        if best is None or not _stands_out(weights, MARGIN if found is not None else MARGIN_WITHOUT):
            return found
        return best.subject._replace(inherited=not self._is_near(draft, best), weighed=True)

    def weighed(
        self, draft: Draft, found: Subject | None, by: str, before: Sequence[Draft], topics: Topics
    ) -> list[tuple[Candidate, list[str]]]:
        """The candidates for the figure, each with the clues that hold for this figure alone."""
        scene = self._scene
        if scene is None or scene.sentence is not draft.sentence:
            scene = self._scene = self._finder.scene(draft.sentence, topics)
        candidates = [one for one in scene.candidates if _may_have(scene, one, draft, found)]
        if found is not None and not any(is_same(one.subject, found) for one in candidates):
            candidates.append(Candidate(found, marks=["by_readers_alone"]))
        for candidate in candidates:
            if not candidate.clues:
                candidate.clues = of_candidate(scene, candidate, topics, self._roles)
                candidate.weight = self._sum(candidate.clues)
        return [(candidate, of_figure(scene, candidate, draft, found, by, before)) for candidate in candidates]

    def _sum(self, clues: Sequence[str]) -> float:
        """What the clues weigh together."""
        return sum(filter(None, map(self._weights.get, clues)))

    @staticmethod
    def _is_near(draft: Draft, candidate: Candidate) -> bool:
        """Whether the candidate stands in the figure's clause."""
        if candidate.phrase is None:
            return False
        sentence = draft.sentence
        return sentence.clause_index(candidate.phrase.start) == sentence.clause_index(draft.quantity.start)


def in_doubt(draft: Draft, found: Subject | None, by: str) -> bool:
    """Whether the readers may be wrong: whom they found beside the figure, or by the measure's own name, is nearly always right."""
    if found is None or found.inherited:
        return True
    return found.type == "OTHER" and by != "beside" and not draft.metric.entry.is_subject


def _stands_out(weights: Mapping[str, float], margin: float) -> bool:
    """Whether another than whom the readers took weighs most, and by the margin more than these, or than any other."""
    (name, most), *others = sorted(weights.items(), key=lambda item: -item[1])
    if name == TAKEN:
        return False
    rival = weights.get(TAKEN, others[0][1] if others else float("-inf"))
    return most >= rival + margin


def _may_have(scene: Scene, candidate: Candidate, draft: Draft, found: Subject | None) -> bool:
    """Whether the candidate may have the figure: it holds no part of it or its measure, and stands before it or in its clause."""
    phrase = candidate.phrase
    if phrase is None:
        return True
    quantity, metric = draft.quantity, draft.metric
    if phrase.start < quantity.end and quantity.start < phrase.end:
        return False
    if phrase.start >= quantity.end and phrase.start > scene.sentence.clause(quantity.start)[1]:
        return False
    if candidate.entity is not None:
        return True
    own = metric.start is not None and metric.end is not None and not metric.entry.is_subject
    if own and phrase.start < (metric.end or 0) and (metric.start or 0) < phrase.end:
        return False
    # Of a name that was found, words in it are no better one.
    named = found is not None and found.type != "OTHER" and not found.inherited
    return not (named and found is not None and found.start <= phrase.start and phrase.end <= found.end)


def _weights_file() -> bytes:
    return (importlib.resources.files("digestnlp") / "data" / _WEIGHTS).read_bytes()


@functools.cache
def weights_version() -> str:
    """What tells these weights from others."""
    return hashlib.sha256(_weights_file()).hexdigest()[:16]


@functools.cache
def learnt_weights() -> Mapping[str, float]:
    """The weight of each clue, as `scripts/train_subjects.py` has learnt it."""
    lines = _weights_file().decode().splitlines()
    return {clue: float(weight) for clue, _, weight in (line.rpartition("\t") for line in lines)}
