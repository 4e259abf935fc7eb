"""Whose the members of a list are that figures are dealt out over: a company's parts (甲公司国内、国外收入分别为…), or their own."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC, accepts
from digestnlp.claims.members import SHARED_OUT
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.models import Entity
from digestnlp.rules import Rules


class DealtParts:
    """Gives each figure its member of the list, or whoever's part that is."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._shares_of_any = frozenset(rules.words("shares_of_any_whole"))

    def give(self, group: Sequence[Draft], subjects: Sequence[Subject]) -> None:
        """Gives each figure its subject, or whose part it is: 甲公司国内、国外收入分别为…, 甲公司上海、北京门店分别达…."""
        owner = self._owner(group[0].sentence, subjects) if subjects else None
        teller = self._teller(group[0], subjects) if owner is None else None
        whole = self._whole_of(group[0], subjects) if owner is None and teller is None else None
        for draft, subject in zip(group, subjects, strict=False):
            draft.subject = subject
            if owner is not None:
                draft.subject = Subject.of(owner)
                draft.scope = draft.sentence.view[max(owner.end, subject.start) : subject.end].strip()
            elif teller is not None:
                draft.subject, draft.scope = Subject.of(teller, inherited=True), subject.text
            elif whole is not None:
                draft.subject, draft.scope = whole, subject.text
            if accepts(group[0].metric.entry, draft.site):
                draft.metric = group[0].metric  # 分别跌 7%、6%: the verb stands before the first alone

    @staticmethod
    def _owner(sentence: Sentence, members: Sequence[Subject]) -> Entity | None:
        """The company whose name the first member begins with or stands right behind; None where they are none's parts."""
        first = members[0]
        for entity in sentence.entities:
            begins = entity.label == "COMPANY" and entity.start <= first.start <= entity.end < first.end
            if begins and "\u4e00" <= sentence.view[max(first.start, entity.end)] <= "\u9fff":
                named = [e for e in sentence.entities if e.label == "COMPANY" and e.start > entity.end]
                others = any(m.start <= e.start and e.end <= m.end for e in named for m in members)
                return None if others or first.type not in ("OTHER", "PLACE") else entity
        return None

    def _teller(self, draft: Draft, members: Sequence[Subject]) -> Entity | None:
        """The company that tells of its accounts in places: 甲公司公布，中国和港澳的零售值分别增长 24%、下跌 6%."""
        if not members or any(m.type != "PLACE" for m in members) or draft.metric.entry.subjects[:1] != ("COMPANY",):
            return None
        sentence = draft.sentence
        told = (
            e
            for e in sentence.entities
            if e.label == "COMPANY"
            and e.end <= members[0].start
            and self._roles.speech.speaks(sentence, e)
            and self._roles.own_words.may_speak_of_itself(sentence, e)
        )
        return next(told, None)

    def _whole_of(self, draft: Draft, parts: Sequence[Subject]) -> Subject | None:
        """The company in force whose accounts those are that only its parts are dealt out of: 直营、代理渠道分别贡献营收…."""
        subject, entry = draft.subject, draft.metric.entry
        if not parts or subject is None or not subject.inherited or subject.type != "COMPANY":
            return None
        if draft.direction is not None:
            return None  # how parts move is told of them
        if entry.subjects[:1] != ("COMPANY",) or entry.key in GENERIC or any(part.type != "OTHER" for part in parts):
            return None
        return None if entry.key in SHARED_OUT and draft.metric.text in self._shares_of_any else subject
