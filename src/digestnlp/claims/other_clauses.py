"""Whom another clause of the sentence tells of, of whom the figure's own says how much: 医药行业整体承压，收入微增 0.8%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digestnlp.claims.clause_starts import ClauseStarts
from digestnlp.claims.clause_words import ClauseWords
from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.kinds import KindFinder
from digestnlp.claims.measure_names import goods_in
from digestnlp.claims.phrases import PhraseFinder, on_to_measure
from digestnlp.claims.roles import Roles
from digestnlp.claims.singled_out import SingledOut
from digestnlp.claims.topics import TopicFinder, Topics
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# Parts of speech in the dictionary: verbs, adverbs, adjectives, prepositions.
_PREDICATES = ("v", "vd", "vi", "d", "ad", "a", "z", "zg", "p")


class OtherClauses:
    """Finds them by the measure, the maker, the part, the trade or the main clause that it names."""

    def __init__(
        self,
        rules: Rules,
        roles: Roles,
        topics: TopicFinder,
        phrases: PhraseFinder,
        starts: ClauseStarts,
        kinds: KindFinder,
        singled_out: SingledOut,
        words: ClauseWords,
    ) -> None:
        self._roles = roles
        self._words = words
        self._topics = topics
        self._phrases = phrases
        self._starts = starts
        self._kinds = kinds
        self._singled_out = singled_out
        self._only_links = on_to_measure(rules)
        self._alone = frozenset(rules.words("company_kinds"))
        self._determiners = (*rules.words("determiners"), *rules.words("no_subjects"))
        self._leads_on = deferred(rf"(?:{pattern_of(rules.words('clause_subordinators'))}) *[，,] *$")

    def with_measure_before(
        self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics
    ) -> Subject | None:
        """The kind whose measure the clause right before names, whose figure opens the next: 云岚ETF净申购最多，达 7 亿元."""
        sentence = draft.sentence
        if draft.metric.how != "in_force" or clause_start <= sentence.start:
            return None
        if self._only_links.fullmatch(sentence.view, clause_start, draft.quantity.cue_start) is None:
            return None
        start, _ = sentence.clause(clause_start - 1)
        if any(start <= q.start < clause_start for q in sentence.quantities):
            return None
        for cue in reversed(sentence.metrics):
            if start <= cue.start and cue.end <= clause_start and cue.text == draft.metric.text:
                site = draft.site._replace(left=start)
                metric = draft.metric._replace(start=cue.start, end=cue.end, how="cue_before")
                found = self._kinds.find(replace(draft, site=site, metric=metric), start, before, topics)
                return None if found is None else found._replace(inherited=True)
        return None

    def with_measure(self, draft: Draft, clause_start: int, before: Sequence[Draft]) -> Subject | None:
        """Whose measure an earlier clause names, of which this one says how it moved: 而海岳国出口低迷，上月下降 11%."""
        sentence = draft.sentence
        if before or draft.metric.how != "in_force":
            return None
        said = (c for c in reversed(sentence.metrics) if c.end <= clause_start and c.text == draft.metric.text)
        cue = next(said, None)
        entity = next((e for e in sentence.entities if cue is not None and e.end == cue.start), None)
        if entity is None or not self._roles.usable(sentence, entity):
            return None
        if entity.label == "PLACE" and not self._starts.opens(sentence, entity.start):
            return None  # 百货店的海岳国游客人数
        return Subject.of(entity, inherited=True)

    def made(self, draft: Draft, clause_start: int) -> Subject | None:
        """What no list has and the clause before tells by whom it was made: 云枕储物柜由江岚科技研发，已投放 1 万组."""
        sentence = draft.sentence
        if clause_start == sentence.start:
            return None
        start, end = sentence.clause(clause_start - 1)
        by = self._roles.objects.done_to(sentence, start, end)
        if by is None or any(start <= e.start and e.end == by for e in sentence.entities):
            return None
        made = self._phrases.noun_phrase(sentence, start, by, by)
        if made is None or made.start > start or made.text.startswith(self._determiners):
            return None  # 本次发行由云岚证券承销
        return made._replace(inherited=True)

    def part(self, draft: Draft, start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """What the clause before says that it tells of, where no company or product is spoken of whose part it is."""
        if self._kinds.owned(draft.sentence, start, before, topics):
            return None
        return self._singled_out.named_as_part(draft, start) or self._singled_out.moved(draft, start)

    def trade(self, draft: Draft, clause_start: int, before: Sequence[Draft], topics: Topics) -> Subject | None:
        """The trade that the sentence opens with and tells of before the figure's clause: 医药行业整体承压，收入微增 0.8%."""
        sentence = draft.sentence
        accounts = draft.metric.how == "cue_before" and draft.metric.entry.subjects[:1] == ("COMPANY",)
        if not accounts or self._kinds.owned(sentence, clause_start, before, topics):
            return None
        found = self._kinds.told_of(sentence, clause_start)
        return found if found is not None and self._starts.opens(sentence, found.start) else None

    def told_of_first(self, draft: Draft, clause_start: int) -> Subject | None:
        """The noun phrase that the sentence opens with, where nobody else is spoken of: 插混汽车 + 出口大增，9 月出口 30 万辆."""
        sentence = draft.sentence
        opening, end = sentence.clause(sentence.start)
        label = max(sentence.view.rfind(mark, opening, end) for mark in "：:")  # 协会：手机销量回升，
        start, _ = self._starts.with_part(sentence, max(opening, label + 1))
        if end > clause_start or not start < end or any(q.start < end for q in sentence.quantities):
            return None
        moves = any(start < c.start < end for c in sentence.changes)  # 手机市场回暖; but 消息公布后
        measured = (c for c in sentence.metrics if start <= c.start < end and any(r.role == "noun" for r in c.entry))
        named = next(measured, None)
        if named is None and not moves:
            return None
        goods = goods_in(sentence, named) if named is not None else None
        up_to = goods.end if goods is not None else named.start if named is not None else end
        words = self._words.of(sentence.view[start:up_to].rstrip("，, "))
        tags = [self._words.tag(words, number) for number in range(len(words))]
        words = words[: next((number for number, tag in enumerate(tags) if tag in _PREDICATES), len(words))]
        if not words or not self._words.is_noun(sentence.view[start : start + words[-1].end]):
            return None
        phrase = self._phrases.phrase(sentence, start, start + words[-1].end)
        if phrase is None or phrase.start != start or phrase.text in self._alone:
            return None  # 行业保持增长: which it is was said before
        if phrase.text.startswith(self._determiners):
            return None
        return phrase._replace(inherited=True, unknown=True)

    def main(self, draft: Draft) -> Subject | None:
        """Whom the clause behind names first, where the figure's own only leads to it: 以 3 亿元收购乙公司后，甲公司继续扩产."""
        sentence = draft.sentence
        _, end = sentence.clause(draft.quantity.start)
        if end >= sentence.end or not self._leads_on.search(sentence.view, draft.quantity.end, end):
            return None
        _, main_end = sentence.clause(end)
        first = next((e for e in sentence.entities if end <= e.start and e.end <= main_end), None)
        if first is None or sentence.view[end : first.start].strip() or not self._topics.may_be_meant(sentence, first):
            return None
        return Subject.of(first, inherited=True) if first.label in ("COMPANY", "PRODUCT") else None
