"""Words that nothing is known of but that they stand where who has a figure does: 甲 7 元、乙 6 元; 岚溪：3 亿元."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.phrases import PhraseFinder, opens_with
from digestnlp.claims.scan import Sentence
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import by_first, pattern_of

_TOWARDS = ("对", "向", "往", "自", "从")
_BRACKET = deferred(r" ?[（(][^（）()\n]{1,12}[）)] ?")
_NO_NOUNS = ("v", "d", "p", "c", "m", "q", "t", "r", "zg")
_FEES = tuple("费价金")  # 收费 7 元、押金 5 元
_LISTED_NAME = deferred(r" ?、 ?([\u4e00-\u9fffA-Za-z]{2,8}) ?")
_PARTED = deferred(" ?(?:、|，?以及)")
_MOVED_NAME = deferred(
    r" ?(?:[，、]?(?:以及|及|和)|[、，；]) ?([\u4e00-\u9fffA-Za-z]{2,8}?)(?:[则也亦按年同比环月季]*) ?"
)


class UnknownWords:
    """Takes them by where they stand, and leaves what cannot have a figure."""

    def __init__(self, rules: Rules, phrases: PhraseFinder) -> None:
        self._phrases = phrases
        self._joined = deferred(rf"(?:{pattern_of(rules.words('coordinators'))})$")
        self._compared = by_first(rules.words("comparison_openers"))
        self._no_subjects = frozenset(rules.words("no_subjects"))
        self._charging = deferred(rf" ?(?:则|要|仅|只|约)?(?:{pattern_of(rules.words('charging_verbs'))})[价为约]? ?")
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))

    def next_in_list(self, draft: Draft, before: Sequence[Draft]) -> Subject | None:
        """Whom no list has, between two figures of one measure, the first of which has its own: 甲 7 元、乙 6 元; 甲跌 7%；乙跌 6%."""
        last, sentence = before[-1] if before else None, draft.sentence
        if last is None or last.subject is None or last.subject.inherited or last.quantity.unit != draft.quantity.unit:
            return None
        listed = draft.metric.how in ("list", "in_force") or _both_move(draft, last)
        if not listed or draft.metric.entry.key != last.metric.entry.key:
            return None
        charges = self._charges(last, last.subject)
        if not charges and not self._stands_before(last, last.subject):
            return None
        moved = self._moved_at(draft) if last.direction is not None else None
        end = draft.quantity.cue_start if moved is None else moved
        name = (_LISTED_NAME if moved is None else _MOVED_NAME).fullmatch(sentence.view, last.quantity.end, end)
        if name is None or name[1] in self._no_subjects or not (part_of_speech(name[1]) or "n").startswith("n"):
            return None
        if charges and name[1].endswith(_FEES):
            return None
        verbs = {(c.start, c.end) for c in sentence.metrics if all(r.role == "verb" for r in c.entry)}  # 居 in 居住类
        if any(a < name.end(1) and name.start(1) < b for a, b in _told(sentence) if (a, b) not in verbs):
            return None
        return Subject(*name.span(1), name[1], name[1], "OTHER", unknown=True)

    def _charges(self, last: Draft, subject: Subject) -> bool:
        """Whether a verb says right behind the subject that the figure is what it takes for something: 甲收费 + 7 元."""
        between = last.sentence.view[subject.end : max(subject.end, last.quantity.cue_start)]
        return last.metric.entry.key == "price" and self._charging.fullmatch(between) is not None

    @staticmethod
    def _stands_before(last: Draft, subject: Subject) -> bool:
        """Whether nothing but times, a change and the measure's name stands between the two: 甲本周零售价 + 7 元; 甲（一级）7 元."""
        sentence, start, end = last.sentence, subject.end, last.quantity.cue_start
        between = sentence.view[start:end]
        for item_start, item_end in _told(sentence):
            if start <= item_start and item_end <= end:
                between = between.replace(sentence.view[item_start:item_end], "", 1)
        return start <= end and not _BRACKET.sub("", between).strip(" 的为达")

    @staticmethod
    def _moved_at(draft: Draft) -> int | None:
        """Where the change begins that stands right before the figure."""
        before = draft.sentence.view[: draft.quantity.cue_start].rstrip(" ")
        return next((c.start for c in draft.sentence.changes if c.end == len(before)), None)

    def before_measure(self, draft: Draft, start: int) -> Subject | None:
        """The words before the measure, where nothing that is known has the figure."""
        metric, view = draft.metric, draft.sentence.view
        listed = (
            view[draft.site.left : draft.quantity.start].strip().endswith(("：", ":"))
            or draft.sentence.block.kind == "item"
            or view.startswith(("：", ":"), draft.quantity.end)
        )
        if not listed and (metric.how != "cue_before" or metric.entry.key in GENERIC):
            return None  # without a measure's name behind them, any words could stand there
        end = draft.anchor
        while end > start and view[end - 1] in " 的：:":
            end -= 1
        end = self._before_prefixes(view, start, end)
        if self._joined.search(view, start, end):
            return None  # 营收和净利润: what is joined to the measure is a measure too
        phrase = self._phrases.noun_phrase(draft.sentence, start, end, end) if end - start >= 2 else None
        if phrase is None or phrase.text in self._no_subjects or not _has_noun(phrase.text):
            return None
        if view.endswith(_TOWARDS, start, phrase.start) and any(
            e.start == phrase.start and e.label == "PLACE" for e in draft.sentence.entities
        ):
            return None  # 对邻国 + 出口 3 亿元
        if self._is_measure(draft.sentence, phrase) or opens_with(phrase.text, self._compared):
            return None
        told = [*draft.sentence.changes, *draft.sentence.words.get("pronouns", ())]
        moves = any(phrase.start <= c.start and c.end <= phrase.end for c in told)
        return None if moves else phrase._replace(unknown=True)

    def _before_prefixes(self, view: str, start: int, end: int) -> int:
        """Where the words end without those that the measure's name begins with: 寿险产品 + 预定 + 利率."""
        words = dictionary_words(view[start:end])
        while words and words[-1].text in self._measure_prefixes and start + words[-1].end == end:
            end = start + words.pop().start
        return end

    @staticmethod
    def _is_measure(sentence: Sentence, phrase: Subject) -> bool:
        """Whether the words end with the name of a measure, which has no figure of another: 海外营业收入占比; but 内存价格."""
        ends = (
            reading.entry
            for cue in sentence.metrics
            if cue.end == phrase.end
            for reading in cue.entry
            if reading.role == "noun"
        )
        return any(not entry.is_subject and entry.dimensions[0] != "data" for entry in ends)


def _both_move(draft: Draft, last: Draft) -> bool:
    """Whether both are moves of who stands before them, and 、 or 以及 parts them: 衣着类涨 2%、居住类涨 1%."""
    moves = last.direction is not None and draft.direction is not None
    return moves and _PARTED.match(draft.sentence.view, last.quantity.end) is not None


def _told(sentence: Sentence) -> list[tuple[int, int]]:
    """Where names of measures, changes, times and bases stand."""
    groups = (sentence.metrics, sentence.changes, sentence.times, sentence.bases)
    return [(item.start, item.end) for group in groups for item in group]


@functools.lru_cache(maxsize=1024)
def _has_noun(text: str) -> bool:
    """Whether one of the words may be a noun, as single characters, 第三期 and what no dictionary has may be; not 增至, 已披露."""
    return any(
        len(word.text) == 1
        or word.text.startswith("第")
        or not (part_of_speech(word.text) or "n").startswith(_NO_NOUNS)
        for word in dictionary_words(text)
    )
