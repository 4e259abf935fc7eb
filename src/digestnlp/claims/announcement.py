"""Tells whose announcement an article is (甲股份：关于…的公告, 证券简称：甲股份), or whom a broker's note is on: 公司 is that one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from digestnlp.claims.draft import Subject
from digestnlp.claims.roles import Roles
from digestnlp.claims.titles import LONGEST_HEAD, titles_of
from digestnlp.deferred import deferred
from digestnlp.entities.mentions import STOCK_CODE
from digestnlp.models import Article, Entity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of


def opening_issuer(rules: Rules) -> re.Pattern[str]:
    """Where words begin with what an announcement calls its issuer: ，公司将扩大产能."""
    return deferred(rf"(?<![\u4e00-\u9fff]){pattern_of(rules.words('issuer_pronouns'))}")


class Announcement(NamedTuple):
    """What an article says of itself.

    Attributes:
        issuer: the company whose announcement it is, or that a broker's note is on.
        title: where its title stands, which may say the period that it reports on.
    """

    issuer: Subject
    title: tuple[int, int]


class Announcements:
    """Tells announcements by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._labels = deferred(rf"(?:{pattern_of(rules.words('issuer_labels'))}) *[：:] *$")
        self._papers = deferred(pattern_of(rules.words("announcements")))
        self._rates = deferred(pattern_of(rules.words("note_signs")))
        self._own = opening_issuer(rules)
        self._wires = deferred(rf" *(?:\d{{1,2}}月\d{{1,2}}日)?晚?间?(?:{pattern_of(rules.words('wired_verbs'))})")
        self._announces = deferred(rf" *(?:[：:]|[^，；。|｜\n]*(?:{pattern_of(rules.words('announcements'))}))")

    def find(self, article: Article, view: str, names: Sequence[Entity]) -> Announcement | None:
        """The announcement that the article is; None where it is news about others."""
        titles = titles_of(article)
        for name in names:
            if name.start > LONGEST_HEAD:
                break
            if name.label != "COMPANY" or self._roles.trades.observes(name):
                continue  # 甲研究院：乙行业增长 8%
            own = next((title for title in titles if title[0] == name.start), None)
            if (
                own is not None
                and self._roles.speech.has_opinion(view, name)
                and not self._papers.search(view, name.end, own[1])
            ):
                continue  # 甲证券：看好乙行业
            if own is not None and self._announces.match(view, name.end, own[1]):
                return Announcement(Subject.of(name, inherited=True), own)
            if self._labels.search(view, max(0, name.start - 12), name.start) is not None:
                return Announcement(Subject.of(name, inherited=True), titles[0] if titles else (0, 0))
        covered = self._wired(article, view, names) or self._covered(article, view, names, titles)
        return Announcement(Subject.of(covered, inherited=True), titles[0] if titles else (0, 0)) if covered else None

    def _wired(self, article: Article, view: str, names: Sequence[Entity]) -> Entity | None:
        """The company whose announcement a wire is on, the only one with a code: 云岚股份(600999.SH)公布，…上市公司需支付 3 亿元."""
        if len(article.sections) != 1 or not self._own.search(view):
            return None
        start = article.sections[0].start
        coded = [
            (e, code.end())
            for e in names
            if e.label == "COMPANY" and e.start >= start and (code := STOCK_CODE.match(view, e.end)) is not None
        ]
        if not coded or any(e.name != coded[0][0].name for e, _ in coded):
            return None
        issuer, end = coded[0]
        opens = issuer.start - start <= LONGEST_HEAD
        return issuer if opens and self._wires.match(view, end) is not None else None

    def _covered(
        self, article: Article, view: str, names: Sequence[Entity], titles: Sequence[tuple[int, int]]
    ) -> Entity | None:
        """The company that a broker's note is on, which gives its code or names it more often than all others: …，维持“买入”评级.

        A house is one that its title tells of behind its beginning (大行唱好 云岚控股再创新高), since what opens the title has written it.
        A note in several sections is on the company that opens its title with its code; else it is a digest.
        """
        if not self._rates.search(view) or not self._own.search(view):
            return None
        if len(article.sections) != 1:
            opens = {title[0] for title in titles}
            return next((e for e in names if e.start in opens and STOCK_CODE.match(view, e.end)), None)
        told_of = {e.name for e in names if any(start < e.start < end for start, end in titles)}
        firms = [
            e
            for e in names
            if e.label == "COMPANY"
            and e.start >= article.sections[0].start
            and (e.name in told_of or not self._roles.trades.tells_for_others(e))
        ]
        coded = {e.name: e for e in reversed(firms) if STOCK_CODE.match(view, e.end)}
        if len(coded) == 1:
            return next(iter(coded.values()))
        most = Counter(e.name for e in firms).most_common(1)
        return next((e for e in firms if most[0][1] * 2 > len(firms) and e.name == most[0][0]), None)
