"""Finds who the text says said a claim: before it, behind it, or beside the quotation that it stands in."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from operator import attrgetter

from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Quotation, Sentence
from digestnlp.deferred import deferred
from digestnlp.models import Entity, Quantity
from digestnlp.rules import Rules
from digestnlp.wordlist import pattern_of

# Shorter quotations are of a word or a name.
_QUOTATION = deferred(r"[“「](?=[^“”「」\n]*[，。；！？、])[^“”「」\n]{8,}[”」]")
# What may stand between the figure's clause and who has said it: …，分析师王小明表示.
_BEHIND = deferred(r"[，,]\s*$")
_TITLED = deferred(r"[，,][^，。；：“”\n]{0,12}$")
_ENDS = deferred(r"\s*(?:$|[。；！？\n])")
_MARKS = deferred(r"[，。；：“”\n]")
# 销量 3 万辆（据某报）: of the figure before the bracket, and of no other.
_SOURCED = deferred(r"[（(] ?(?:据|根据|来源：?|引自) ?[“《「]?$")
_SOURCED_REACH, _UP_TO_SOURCE = 6, 16
_OTHER_SOURCE = deferred("[；。](?:而|又|另|另外|此外)?[，,]?(?:另|又)?(?:据|根据)(?![此点])")
_EVENT = deferred(r"后[，,] *$")
# What stands before the name behind a quotation: 28 日，江州市的菜农.
_WHO = deferred(r"[ ，,。]*(?:[^，。；：“”\n]{1,8}[，,])?[^，。；：“”\n]{0,24}")
_LONGEST_ATTRIBUTION = 10
# How far from a quotation its speaker is named, and from him his house.
_FAR = 40
_START = attrgetter("start")


class SpeakerFinder:
    """Finds speakers by their part in the sentence and by the packs' verbs of quoting."""

    def __init__(self, rules: Rules, roles: Roles) -> None:
        self._roles = roles
        self._quoting = deferred(
            rf"(?:一?边[^。“”\n]{{0,30}}|[^，。；：“”\n]{{0,{_LONGEST_ATTRIBUTION}}}?)"
            rf"(?:{pattern_of(rules.words('quoting_verbs'))})"
        )
        # 该行估计, 报告还指出
        self._again = deferred(
            rf"(?:^|[，,。；;：“\n])\s*(?P<who>{pattern_of(rules.words('tellers_again'))})"
            rf"(?:还|也|亦|则|并|又|同时|进一步|此前)?(?:{pattern_of(rules.words('voiced_verbs'))}|显示)"
        )
        voiced = (
            rf"(?:还|也|亦|则|并|又|同时|进一步|随后|昨|今)?(?!{pattern_of(rules.words('speech_nouns'))})"
            rf"(?:{pattern_of(rules.words('voiced_verbs'))})"
        )
        # 他说, 她进一步指出
        self._he_says = deferred(rf"(?:^|[，,。；;：:“「\n]) *[他她] ?{voiced}")
        # 车主张先生说: nobody whom the text names in full.
        surnames, titles = (pattern_of(rules.words(name)) for name in ("entities.surnames", "civil_titles"))
        self._titled = deferred(rf"(?<![向对给与和])(?P<who>{surnames}(?:{titles})) ?{voiced}")

    def last(self, sentence: Sentence) -> Entity | None:
        """Who has told something last in the sentence."""
        told = (e for e in reversed(sentence.entities) if e.label not in ("PRODUCT", "PLACE"))
        return next((e for e in told if self._tells(sentence, e)), None)

    def find(self, sentence: Sentence, quantity: Quantity) -> Entity | None:
        """Who the quotation is of that holds the claim, else the nearest name before it that speaks, else one behind it."""
        quotation = sentence.quotation(quantity.start)
        speakers = [e for e in sentence.entities if e.label not in ("PRODUCT", "PLACE") and self._tells(sentence, e)]
        sources = [e for e in speakers if _is_source(sentence, e)]
        if (source := _source_behind(sentence, quantity, sources)) is not None:
            return source
        speakers = [e for e in speakers if e not in sources]
        before = [e for e in speakers if e.end <= quantity.start and not self._is_over(sentence, e, quantity)]
        if quotation is not None and not any(e.start > quotation.start for e in before):
            return quotation.speaker
        if before:
            return before[-1]
        again = self._again.search(sentence.view[sentence.start : quantity.start])
        if again is not None and sentence.teller is not None:
            # 报告显示 may as well be of the company's own report.
            of_report = again["who"].endswith(("报", "报告"))
            return None if of_report and not self._roles.trades.tells_for_others(sentence.teller) else sentence.teller
        if (person := self._unnamed(sentence, quantity)) is not None:
            return person
        return next((e for e in speakers if e.start >= quantity.end and self._ends_with(sentence, e)), None)

    def _unnamed(self, sentence: Sentence, quantity: Quantity) -> Entity | None:
        """The person whom a pronoun or a surname with a title names before the figure as the one who speaks: 他说, 林小姐表示."""
        said = sentence.view[sentence.start : quantity.start]
        if sentence.teller is not None and sentence.teller.label == "PERSON" and self._he_says.search(said):
            return sentence.teller
        titled = self._titled.search(said)
        if titled is None:
            return None
        start, end = (sentence.start + at for at in titled.span("who"))
        return Entity(start=start, end=end, text=titled["who"], label="PERSON", name=titled["who"], found_by="pattern")

    def _tells(self, sentence: Sentence, entity: Entity) -> bool:
        return self._roles.speech.tells(sentence, entity)

    @staticmethod
    def _is_over(sentence: Sentence, entity: Entity, quantity: Quantity) -> bool:
        """Whether only something that happened is told of the speaker, or what is said after him is of other sources.

        某报报道甲公司造芯后，今早高开 5%. 甲公司年报显示，亏损 1 亿元；另据测算，乙公司亏损 3 亿元
        """
        if _OTHER_SOURCE.search(sentence.view, entity.end, quantity.start):
            return True
        _, end = sentence.clause(entity.start)
        return end <= quantity.start and _EVENT.search(sentence.view, entity.end, end) is not None

    def _ends_with(self, sentence: Sentence, entity: Entity) -> bool:
        """Whether the sentence names the speaker at its end: …，王五表示; …，分析师王五表示。."""
        if _BEHIND.search(sentence.view, sentence.start, entity.start):
            return True
        if _TITLED.search(sentence.view, sentence.start, entity.start) is None:
            return False
        said = self._quoting.match(sentence.view, entity.end, sentence.end)
        return said is not None and _ENDS.match(sentence.view, said.end(), sentence.end) is not None

    def mark_quotations(self, sentences: Sequence[Sentence]) -> None:
        """Gives the sentences of a block the quotations that reach into them."""
        quotations = list(self._quotations(sentences))
        starts, ends = [quote.start for quote in quotations], [quote.end for quote in quotations]
        for sentence in sentences:
            first, last = bisect.bisect_right(ends, sentence.start), bisect.bisect_left(starts, sentence.end)
            sentence.quotations = quotations[first:last]

    def _quotations(self, sentences: Sequence[Sentence]) -> Iterator[Quotation]:
        """The quotations of a block whose speakers it names."""
        if not sentences:
            return
        view, starts = sentences[0].view, [sentence.start for sentence in sentences]
        names = [e for sentence in sentences for e in sentence.entities if e.label not in ("PRODUCT", "PLACE")]
        for quote in _QUOTATION.finditer(view, starts[0], sentences[-1].end):
            opening, closing = quote.span()
            before = self._before(sentences[bisect.bisect_right(starts, opening) - 1], opening)
            speaker = before or self._behind(view, _between(names, closing, closing + _FAR), closing)
            if speaker is not None:
                near = _between(names, speaker.start - _FAR, speaker.start)
                yield Quotation(opening, closing, speaker, self._house(view, near, speaker))

    def _before(self, sentence: Sentence, opening: int) -> Entity | None:
        """Who speaks right before the quotation: 王小明在大会上说：“…”."""
        if not sentence.view[sentence.start : opening].rstrip().endswith(("：", ":", "，", ",")):
            return None
        told = [e for e in sentence.entities if e.end <= opening and e.label not in ("PRODUCT", "PLACE")]
        return next((e for e in reversed(told) if self._tells(sentence, e)), None)

    def _behind(self, view: str, names: Sequence[Entity], closing: int) -> Entity | None:
        """Who is named behind the quotation as its speaker: “…”，村民王小明告诉记者."""
        near = (e for e in reversed(names) if _WHO.fullmatch(view, closing, e.start))
        return next((e for e in near if self._quoting.match(view, e.end)), None)

    @staticmethod
    def _house(view: str, names: Sequence[Entity], speaker: Entity) -> Entity | None:
        if speaker.label != "PERSON":
            return speaker if speaker.label == "COMPANY" else None
        near = (e for e in names if e.label == "COMPANY" and 0 <= speaker.start - e.end <= _LONGEST_ATTRIBUTION)
        return next((e for e in near if not _MARKS.search(view[e.end : speaker.start])), None)


def _is_source(sentence: Sentence, entity: Entity) -> bool:
    """Whether a bracket names who the figure before it is from: 3 万辆（据某报）."""
    return _SOURCED.search(sentence.view, max(sentence.start, entity.start - _SOURCED_REACH), entity.start) is not None


def _source_behind(sentence: Sentence, quantity: Quantity, sources: Sequence[Entity]) -> Entity | None:
    """The first of them, where no other figure and no border of a clause stands between: 最高 300 个分区（据某报）."""
    source = next((e for e in sources if e.start >= quantity.end), None)
    if (
        source is None
        or source.start - quantity.end > _UP_TO_SOURCE
        or _MARKS.search(sentence.view, quantity.end, source.start)
    ):
        return None
    return None if any(quantity.end <= q.start < source.start for q in sentence.quantities) else source


def _between(names: Sequence[Entity], start: int, end: int) -> Sequence[Entity]:
    """Those of the names, in the order of the text, that begin between the two places."""
    first = bisect.bisect_left(names, start, key=_START)
    return names[first : bisect.bisect_right(names, end, lo=first, key=_START)]
