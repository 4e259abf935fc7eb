"""Who tells in the sentence of himself: 甲航空则宣布调涨运费 20%, 甲公司宣布交付 3 万辆."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.models import Entity
from digestnlp.rules import Rules


class OwnFigures:
    """Finds them by what part they play, and what the measure is."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._own_account = rules.words("own_account")
        self._attending = rules.words("attending_openers")

    def of_announcer(self, draft: Draft, clause_start: int) -> Subject | None:
        """The company that tells in the figure's own clause what it does, whoever was told of before: 甲航空则宣布调涨运费 20%."""
        for entity in draft.sentence.entities:
            inside = clause_start <= entity.start and entity.end <= draft.anchor
            if inside and (
                ("COMPANY" in draft.metric.entry.subjects and self._roles.own_words.expects(draft.sentence, entity))
                or self._roles.own_words.announces(draft.sentence, entity)
                or self._roles.own_words.reports_figure(draft.sentence, entity, draft.quantity.cue_start)
            ):
                return Subject.of(entity)
        return None

    def of_speaker(self, draft: Draft) -> Subject | None:
        """The one who speaks, where the sentence has no other: 甲公司宣布交付 3 万辆."""
        for labels in (("COMPANY", "PRODUCT"), ("ORG", "PERSON", "PLACE")):
            for entity in draft.sentence.entities:
                if (
                    entity.end <= draft.quantity.start
                    and entity.label in labels
                    and (entity.label != "PERSON" or _is_of_persons(draft) or self._has_a_trade(draft, entity))
                    and not (entity.label == "PLACE" and self._only_attends(draft.sentence, entity.start))
                    and (
                        self._roles.speech.speaks(draft.sentence, entity) or self._roles.usable(draft.sentence, entity)
                    )
                    and self._roles.own_words.may_speak_of_itself(draft.sentence, entity)
                    and not self._only_counts(draft, entity)
                ):
                    return Subject.of(entity)
        of_firms = "COMPANY" in draft.metric.entry.subjects and draft.metric.entry.key not in GENERIC
        heard = (e for e in draft.sentence.entities if of_firms and self._roles.own_words.heard_of(draft.sentence, e))
        return next(map(Subject.of, heard), None)

    def _only_counts(self, draft: Draft, body: Entity) -> bool:
        """Whether a body of a state only says how many there are of what it governs: 水利部部长介绍，150 项工程已开工.

        But what it does is its own: 公安局通报，抓获嫌疑人 30 名.
        """
        if draft.metric.entry.key not in GENERIC or draft.quantity.dimension != "count":
            return False
        sentence = draft.sentence
        start = sentence.clause(draft.quantity.start)[0]
        start = max([start, *(t.end for t in sentence.times if start <= t.start and t.end <= draft.quantity.start)])
        return self._roles.trades.governs(body) and not sentence.view[start : draft.quantity.cue_start].strip(" ，,")

    def _has_a_trade(self, draft: Draft, person: Entity) -> bool:
        """Whether the person tells what he makes or sells himself: 店主王敏说，每天卖出 200 碗; but of 全村 a 村民 is only one."""
        if draft.metric.entry.key in GENERIC or not draft.sentence.view.endswith(self._own_account, 0, person.start):
            return False
        return not any(person.end <= e.start < draft.quantity.start for e in draft.sentence.entities)

    def _only_attends(self, sentence: Sentence, at: int) -> bool:
        """Whether the place's clause only tells what the next came about with: 随着江州土拍的结束，."""
        return sentence.view.startswith(self._attending, sentence.clause(at)[0])


def _is_of_persons(draft: Draft) -> bool:
    """Whether the measure is one that persons have, and not only any: what a person who speaks counts is mostly another's."""
    return "PERSON" in draft.metric.entry.subjects and draft.metric.entry.key not in GENERIC
