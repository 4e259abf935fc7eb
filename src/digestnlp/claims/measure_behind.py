"""The measure of a list's figures that stands behind its last: 分别贡献了 3 亿元、2 亿元和 1 亿元的收入."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import MetricChoice, Site
from digestnlp.claims.evidence import LIST, NOUN_BEHIND
from digestnlp.claims.fit import accepts, alike, says_little
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# What may stand between the list's last figure and the noun: the figure qualifies it.
_QUALIFIES = r" *(?:的[^，。；：、（()）\d]{0,6}?)?"
# 520km 和 650km 两种续航: how many they are.
_KINDS = r" *(?:[两二三四五六多2-6] ?[种款个档](?:不同)?)?"
_COMMAS = ("，", ",")
_BRACKET = r"(?:\s*[（(][^（()）]*[)）])?"


class MeasuresBehind:
    """Finds them by the packs' coordinators."""

    def __init__(self, rules: Rules) -> None:
        # 人气 10 万，7 小时销售额…: what a comma parts is another clause's
        coordinators = pattern_of(word for word in rules.words("coordinators") if word not in _COMMAS)
        # 3 亿元（+8%）、2 亿元（+5%）
        self._goes_on = deferred(rf"{_BRACKET}\s*(?:{coordinators})\s*")
        self._to_noun = deferred(_BRACKET + _KINDS + _QUALIFIES)

    def options(self, site: Site) -> Iterator[MetricChoice]:
        """The measure that the last of the figures that follow the site's in its list qualifies."""
        sentence = site.sentence
        last = self._last_of_list(site)
        if last is None:
            return
        # 分别 says that what stands behind the last is of all; else what is named otherwise has it.
        said = sentence.says("respectively", sentence.clause(site.quantity.start)[0], site.quantity.start)
        end = sentence.clause(last.start)[1]
        for cue in sentence.metrics:
            if not last.end <= cue.start < end or not self._to_noun.fullmatch(sentence.view, last.end, cue.start):
                continue
            for reading in cue.entry:
                if reading.role == "noun" and not says_little(reading.entry) and accepts(reading.entry, site):
                    score = NOUN_BEHIND if said else LIST
                    yield MetricChoice(reading.entry, cue.text, "list", score=score)
            return

    def _last_of_list(self, site: Site) -> Quantity | None:
        """The last of the figures alike that follow the site's with nothing but coordinators and brackets between; None without any."""
        last, figures = site.quantity, self._levels(site)
        for figure in figures:
            if not alike(last, figure) or not self._goes_on.fullmatch(site.sentence.view, last.end, figure.cue_start):
                break
            last = figure
        return last if last is not site.quantity else None

    @staticmethod
    def _levels(site: Site) -> Sequence[Quantity]:
        """The figures behind the site's that stand in no bracket."""
        view, end = site.sentence.view, site.quantity.end
        behind = [q for q in site.sentence.quantities if q.start >= end]
        return [q for q in behind if _depth(view[end : q.start]) <= 0]


def _depth(text: str) -> int:
    """How many brackets are open at the text's end."""
    return text.count("（") + text.count("(") - text.count("）") - text.count(")")
