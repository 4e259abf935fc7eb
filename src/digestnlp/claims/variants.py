"""Finds the variant that a price or a rate is of: 8G 版售价 3999 元, 长续航版 26.8 万元起, 5 年期定期存款利率为 2%.

A variant is named with figures (12GB+256GB 版) and by what it ends or begins with, so that no noun phrase is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft
from digestnlp.deferred import deferred
from digestnlp.models import Entity
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

LONGEST = 18
_CAPACITY = r"\d+ ?(?:GB|G|TB|T)(?: ?\+ ?\d+ ?(?:GB|G|TB|T))?"
_VERSION = deferred(rf"(?:{_CAPACITY} ?)?[\w.+·\- ]{{1,{LONGEST}}}?(?:版本|版型|版)(?![面权块图式税本型])|{_CAPACITY}")
_CAPACITIES = deferred(_CAPACITY)
# 三个版本, 两版: versions that are counted.
_COUNTED = deferred(r"(?:[\d一二三四五六七八九十两几多各每该此这那新某]+[个款种大]?|多个|不同|全部)版(?:本|型)?$")
_TERM = deferred(r"(?:[0-9]{1,2}|[一二三五六七十]) ?(?:年|个月|天)期(?:以上|及以上)?")
_NOUN = deferred(r"[\u4e00-\u9fff]*")
_NAMED = ("n", "b", "j", "a", "vn", "eng", "x", "m", "nz", "f", "s", "i", "l", "q")


class VariantFinder:
    """Finds variants by the packs' words."""

    def __init__(self, rules: Rules) -> None:
        self._of_versions = frozenset(rules.words("measures_of_versions"))
        self._of_terms = frozenset(rules.words("measures_of_terms"))
        between = ("links", "scope_leads", "measure_compounds", "version_links")
        links = pattern_of(word for name in between for word in rules.words(name))
        self._between = deferred(rf"(?:{links}|[ ：:])*")
        self._leads = deferred(rf"(?:{pattern_of({*rules.words('part_openers'), *rules.words('leading_words')})})+")
        self._term_ends = deferred(rf"(?:{pattern_of(rules.words('no_terms'))}).*$")

    def find(self, draft: Draft, last: Draft | None) -> str | None:
        """The variant that the words before the figure name, or those before the figure that this one goes on from; else None."""
        key = draft.metric.entry.key
        if key in self._of_versions:
            return self._version(draft) or self._moved_from(draft, last)
        return self._term(draft) if key in self._of_terms else None

    def _version(self, draft: Draft) -> str | None:
        """The version that stands between the sum before and this one, with no more than the product and its price behind it."""
        sentence, figure, subject = draft.sentence, draft.quantity.cue_start, draft.subject
        sums = [q.end for q in sentence.quantities if q.end <= figure and q.dimension == "money"]
        left = max([sentence.clause(figure)[0], *sums[-1:]])
        if "版" not in sentence.view[left:figure] and "B" not in sentence.view[left:figure]:
            return None
        names = [e for e in sentence.entities if left <= e.start and e.end <= figure]
        for name in names:
            if subject is not None and name.start == subject.start and "版" in sentence.view[name.end : figure]:
                left = name.end  # 星原 M9 五座版
        found = None
        for match in _VERSION.finditer(sentence.view, left, figure):
            found = match
        if found is None or not self._leads_to(draft, found.end(), names):
            return None
        if "版" in sentence.view[left : found.start()]:
            return None  # 标准版和旗舰版分别为
        start, end = found.span()
        lead = self._leads.match(sentence.view, start, end)
        start = lead.end() if lead is not None and lead.end() < end else start
        capacity = _CAPACITIES.search(sentence.view, start, end)
        text = sentence.view[capacity.start() if capacity is not None else start : end].strip()
        if any(e.start < end and start < e.end for e in names) or (subject is not None and text == subject.text):
            return None
        return text if self._is_version(text) else None

    def _leads_to(self, draft: Draft, end: int, names: Sequence[Entity]) -> bool:
        """Whether nothing but the product, its price and links stand between the place and the figure: 8G 版星原 X1 的价格."""
        view, figure, metric = draft.sentence.view, draft.quantity.cue_start, draft.metric
        rest = view[end:figure]
        for name in names:
            if end <= name.start:
                rest = rest.replace(view[name.start : name.end], "", 1)
        if metric.text is not None and metric.start is not None and metric.start >= end:
            rest = rest.replace(metric.text, "", 1)
        return self._between.fullmatch(rest) is not None

    def _moved_from(self, draft: Draft, last: Draft | None) -> str | None:
        """The version whose price moved from the sum before to this one: 8G 版由 5999 元降至 4999 元."""
        if last is None or last.scope is None or last.metric.entry.key != draft.metric.entry.key:
            return None
        between = draft.sentence.view[last.quantity.end : draft.quantity.cue_start]
        return last.scope if self._between.fullmatch(between) is not None else None

    @staticmethod
    def _is_version(text: str) -> bool:
        """Whether the words name one version: nothing is done in them, and no versions are counted."""
        if _COUNTED.search(text) or len(text.rstrip("本型")) < 2:
            return False
        words = dictionary_words(text)
        return all((part_of_speech(w.text) or "n").startswith(_NAMED) for w in words)

    def _term(self, draft: Draft) -> str | None:
        """The loan, deposit or operation of so many years before the rate: 14 天期逆回购操作，操作利率 1.6%."""
        sentence, figure = draft.sentence, draft.quantity.cue_start
        if "期" not in sentence.text:
            return None
        number = sentence.clause_index(figure)
        start = sentence.clauses[number][0]
        at = draft.metric.start
        if number and at is not None and not sentence.view[start:at].strip():
            start = sentence.clauses[number - 1][0]
        last = max((q.end for q in sentence.quantities if q.dimension == "ratio" and q.end <= figure), default=start)
        terms = list(_TERM.finditer(sentence.view, max(start, last), figure))
        if len(terms) != 1:
            return None  # 7 天期和 14 天期利率分别为
        found, subject = terms[0], draft.subject
        if subject is not None and subject.start <= found.start() < subject.end:
            return None
        if any(e.label != "PLACE" and e.start < found.end() and found.start() < e.end for e in sentence.entities):
            return None  # in the name of a fund
        noun = _NOUN.match(sentence.view, found.end(), figure)
        return found[0] + self._term_ends.sub("", noun[0] if noun is not None else "")
