"""What the rules know of a candidate: whether it plays another part, is a member of a list, or only adds a word to whom they took."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import is_first_of_places
from digestnlp.claims.ranking.subjects.candidates import Candidate
from digestnlp.claims.ranking.subjects.clues import is_same, names_in
from digestnlp.claims.ranking.words import JOINS, Phrase
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

PLATFORM, MANNER, OUTLET = "platform", "manner", "opens_item"
"""The clues of what is no subject: where something is sold or rated, words of how likely something is, the outlet of a dateline:
某网 3 月 4 日讯."""
UNUSABLE = "holds_unusable"
"""The clue of a name that plays another part than having figures, or of a phrase with such a name."""
_OF_NAMES = (UNUSABLE, OUTLET, "acts_for_others")
_LISTED = "、"
_OWNERS = ("COMPANY", "PRODUCT")


class Standing:
    """Tells it by the packs' words and the parts that names play."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        joins, partners = (pattern_of(rules.words(name)) for name in ("coordinators", "concert_parties"))
        self._joined = deferred(rf" *(?:{joins})? *(?:其?(?:{partners}))? *")  # 甲及其一致行动人 + 乙
        self._leads = rules.words("leading_words")
        self._manners = (*rules.words("trailing_manners"), *rules.words("possibilities"))
        self._platforms = frozenset(rules.words("platforms"))

    def of_candidate(self, candidate: Candidate, sentence: Sentence) -> list[str]:
        """Clues that hold for every figure of the sentence: whom it stands for, and which parts the names in it play."""
        subject, phrase = candidate.subject, candidate.phrase
        clues = []
        if subject.text in self._platforms:
            clues.append(PLATFORM)  # Steam 评分: of the game
        if subject.text.endswith(self._manners):
            clues.append(MANNER)  # 油价 + 可能
        if phrase is None:
            return clues
        if held := names_in(phrase, sentence):
            of_names = [self._of_name(sentence, entity) for entity in held]
            clues += [clue for clue in _OF_NAMES if any(clue in of_name for of_name in of_names)]
        return clues

    def _of_name(self, sentence: Sentence, entity: Entity) -> list[str]:
        """Which parts the name plays."""
        clues = sentence.standing.get(entity.start)
        if clues is None:
            parts = (
                not self._roles.usable(sentence, entity),
                self._roles.speech.opens_item(sentence, entity),
                self._acts_for_others(sentence, entity),
            )
            clues = sentence.standing[entity.start] = list(itertools.compress(_OF_NAMES, parts))
        return clues

    def of_figure(
        self, candidate: Candidate, draft: Draft, found: Subject | None, before: Sequence[Draft]
    ) -> list[str]:
        """Clues that hold for the one figure.

        Args:
            candidate: the candidate.
            draft: the figure's claim.
            found: whom the readers took.
            before: the claims before it in the sentence.
        """
        clues = []
        if found is not None and is_same(candidate.subject, found):
            clues += _of_taken(draft, found, before)
        if candidate.phrase is None:
            return clues
        if _is_counted_too(candidate.phrase, draft):
            clues.append("counted_too")
        if found is not None:
            clues += self._beside_taken(candidate, candidate.phrase, draft, found)
        return clues

    def _beside_taken(self, candidate: Candidate, phrase: Phrase, draft: Draft, found: Subject) -> list[str]:
        """How the candidate stands to whom the readers took."""
        sentence = draft.sentence
        clues = []
        if self._adds_nothing(candidate.subject, found):
            clues.append("adds_nothing")
        if _is_place_of(candidate, draft, found):
            clues.append("place_of_taken")
        if self._is_listed_with(phrase, sentence, found):
            clues.append("listed_with_taken")
        return clues

    def _acts_for_others(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the name is of one who only speaks, invests in another, is bought by him, or by or to whom something is done."""
        roles = self._roles
        speaks = roles.speech.speaks(sentence, entity) or roles.raters.invests(sentence, entity)
        objects = roles.objects
        other = objects.is_bought(sentence, entity) or objects.holds(sentence, entity)
        return speaks or other or objects.is_agent(sentence, entity)

    def _adds_nothing(self, subject: Subject, found: Subject) -> bool:
        """Whether the subject is the one found and a word that only leads to it (连 + 债券型基金), or the beginning of one in force."""
        if found.inherited and subject.text in found.text:
            return True
        return subject.text.endswith(found.text) and subject.text[: -len(found.text)] in self._leads

    def _is_listed_with(self, phrase: Phrase, sentence: Sentence, found: Subject) -> bool:
        """Whether both stand in one list of names, which has the figure as a whole: 甲、乙两家产量合计 3 万吨."""
        names = [e for e in sentence.entities if e.start in (found.start, phrase.start)]
        if len(names) < 2 or not sentence.start <= found.start < sentence.end:
            return False
        first, last = names[0], names[-1]
        listed = [first, *(e for e in sentence.entities if first.end <= e.start < last.start), last]
        return all(
            self._joined.fullmatch(sentence.view, one.end, other.start) is not None
            for one, other in itertools.pairwise(listed)
        )


def is_named(found: Subject | None, sentence: Sentence) -> bool:
    """Whether whom the readers took is a name in the figure's own sentence, not handed on from an earlier clause."""
    if found is None or found.inherited or found.type == "OTHER":
        return False
    return sentence.start <= found.start < sentence.end


def are_several(found: Subject, sentence: Sentence) -> bool:
    """Whether the readers took several who have the figure together or each, or to whom it is dealt out later.

    They take the list (甲、乙均涨 3%), its last member, to whom others are joined later, or those who are counted (两家公司).
    """
    if _LISTED in found.text:
        return True
    if found.inherited or not sentence.start <= found.start < sentence.end:
        return False
    if any(q.start == found.start for q in sentence.quantities):
        return True
    return sentence.view.endswith(JOINS, sentence.start, found.start)


def _of_taken(draft: Draft, found: Subject, before: Sequence[Draft]) -> list[str]:
    """Why whom the readers took is hardly wrong."""
    clues = []
    if _goes_on(draft, found, before):
        clues.append("goes_on")
    if any(d.quantity.dimension == "count" and d.quantity.end == found.start for d in before[-1:]):
        clues.append("counted_before")  # 6 家 + 券商
    if _is_own_measure(draft, found):
        clues.append("own_measure")
    return clues


def _goes_on(draft: Draft, found: Subject, before: Sequence[Draft]) -> bool:
    """Whether the figure before, in the same clause and of the same measure, has the same subject: 由 3 万辆上调至 5 万辆."""
    last = before[-1] if before else None
    if last is None or last.subject is None or last.subject.name != found.name:
        return False
    clause, _ = draft.sentence.clause(draft.quantity.start)
    return last.metric.entry.key == draft.metric.entry.key and last.quantity.start >= clause


def _is_own_measure(draft: Draft, found: Subject) -> bool:
    """Whether the subject is the measure's own name: 人民币对美元中间价报 7.13."""
    metric = draft.metric
    if metric.start is None or metric.end is None:
        return False
    return metric.entry.is_subject or (found.start < metric.end and metric.start < found.end)


def _is_counted_too(phrase: Phrase, draft: Draft) -> bool:
    """Whether the phrase is what another figure counts as this one does: 5 家 + 上市公司、8 家科创企业."""
    if draft.quantity.dimension != "count":
        return False
    return any(q.end == phrase.start and q.dimension == "count" for q in draft.sentence.quantities)


def _is_place_of(candidate: Candidate, draft: Draft, found: Subject) -> bool:
    """Whether the candidate is, or opens with, a place that only narrows what a company or product has: 北美市场销量."""
    if found.type not in _OWNERS or is_first_of_places(draft) or candidate.phrase is None:
        return False
    start = candidate.phrase.start
    return any(e.start == start and e.label == "PLACE" for e in draft.sentence.entities)
