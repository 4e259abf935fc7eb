"""Cuts a block into sentences and clauses and finds the cues in them, so that the later steps only look things up."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from digestnlp.deferred import deferred
from digestnlp.models import Block, Entity, Quantity, Time
from digestnlp.rules import Rules
from digestnlp.rules.schema import BasisEntry, ChangeEntry, MetricEntry
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import WordLists, compile_words, overruled, pattern_of

if TYPE_CHECKING:
    from digestnlp.claims.ranking.words import Unit
    from digestnlp.tagger.spans import States

T = TypeVar("T")
S = TypeVar("S", Entity, Quantity, Time)

# Each of these opens with a class of characters, so that `re` runs fast over what is no member of it.
SENTENCE_END = deferred(r"[。!?！？\n](?:(?<!\n)[。!?！？]*[”」』’\"）)]*)?")
HEADING_END = deferred(r"[。!?！？|丨｜\n](?:(?<!\n)[。!?！？|丨｜]*[”」』’\"）)]*)?")
# A circled number begins a sentence of its own: ①甲拟发债②乙逾期.
CIRCLED = deferred(r"[①-⑳]")
CIRCLED_END = deferred(SENTENCE_END.pattern + r"|(?<=[^\s①-⑳])(?=[①-⑳])")
# 【甲公司：上半年净利润 3 亿元】同比增长 8%。: the title of an entry is a sentence of its own.
ENTRY_END = deferred(CIRCLED_END.pattern + r"|】(?=.)")
# A colon between digits is of a time of day (16:30) or a score.
_MARK = r"(?<=[，；;])|(?<=[：:])(?:(?![0-9])|(?<![0-9].))|(?<=,)(?![0-9])"
# 我国最大油田——岚海油田: what a thing is, and its name, which ends alike.
APPOSED = r"(?<=(?P<kind>[\u4e00-\u9fff]{2}))(?:——|──)(?=[\u4e00-\u9fffA-Za-z0-9·“”]{1,14}?(?P=kind))"
CLAUSE_END = deferred(rf"[，；;：:,](?:{_MARK})|{APPOSED}")
# In a heading a space between two Chinese words does the work of a comma.
HEADING_CLAUSE_END = deferred(rf"[，；;：:, ](?:{_MARK}|(?<=[\u4e00-\u9fff”」』] ) *(?=[\u4e00-\u9fff“「『]))")
# What opens the title of an entry that has a paragraph to itself.
ENTRY = "【"
# Longer sentences are cut at the ends of clauses; evidence is never longer.
LONGEST_SENTENCE = 1000
# Marks, and a time of day.
_MARKS = r"\s，,、：:;；“”「」‘’\"'*"
WEIGHTLESS = deferred(rf"[{_MARKS}0-9](?:(?<![0-9])[{_MARKS}]*|(?<![0-9].)[0-9]?:[0-9]{{2}}(?![0-9]))")
_LATIN = deferred("[A-Za-z]{2}")
# 京沪 + 日均客流 100 万人次: no word for each of those named, but 去年均亏损, 7 月均增长.
_MEAN = deferred(r"(?:[人户平]|(?<![去今前全半明当本上一二三四五六七八九十两\d ])[日周月季年])均$")
_LONGEST_MEAN = 3
_LONGEST_EXCLUDED = 48
# The code of a share, which no bond has: （600123）, (00123.HK).
_SHARE_CODE = deferred(r" *[（(](?:S[HZ])?(?:(?!1[123])\d{6}|\d{4,5})(?:\.[A-Z]{2})?[)）]")
# What says behind a measure that someone is ranked by it, and what opens the figure with which.
# 年 of 年产 in 2024 年产铜, 周 of 周播放量 in 首周播放量
_SPANS, _SPAN_BEFORE = "年季月周日", deferred("[0-9首]")
# 消费 + 股, but not 增持 + 股份
_OF_SHARES = deferred("(?<=[\u4e00-\u9fff])股(?![份权东本价息票数市利民])")
_RANKED = ("排名", "居首", "居前", "位居", "首位", "第一", "第二", "第三", "前十", "前五", "前列")
_RANKED_BY = ("以", "凭", "凭借")
# How far from a character the word that holds it is looked for, and what nouns are in the dictionary.
_WORD_REACH = 6
_NOUNS = frozenset({"n", "nr", "nz", "ns", "nt"})
BRACKETED = deferred(r"[（(][^（()）\n]{0,60}[)）]")


@dataclass(slots=True)
class Cue(Generic[T]):
    """A word of the packs at its place, with what the packs say of it.

    Nobody changes one; but a sentence has dozens, and frozen ones would take six times as long to make.
    """

    start: int
    end: int
    text: str
    entry: T


@dataclass(frozen=True, slots=True)
class MetricCue:
    """One reading of a metric word: as a noun or verb that governs a figure, the head that a classifier counts, or a verb behind it."""

    role: str
    entry: MetricEntry


class Finds(NamedTuple):
    """What was found in a stretch of text, in its order.

    Attributes:
        times_ahead: gives the times of the whole section with bare ones read as ahead: the same spans, which are read a
            second time only where a claim is of what is to come.
        states: what the tagger knows at each character of the article, where it says so (`tagger.Tagged`).
    """

    entities: Sequence[Entity]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    times_ahead: Callable[[], Sequence[Time]]
    states: States | None = None

    def within(self, start: int, end: int) -> Finds:
        """The finds that lie wholly between the two places."""
        return Finds(
            inside(self.entities, start, end),
            inside(self.quantities, start, end),
            inside(self.times, start, end),
            self.times_ahead,
            self.states,
        )

    def spans(self) -> list[tuple[int, int]]:
        """The places of the entities, quantities and times."""
        return [(i.start, i.end) for group in (self.entities, self.quantities, self.times) for i in group]


class Quotation(NamedTuple):
    """Words in quotation marks, and who is said to have spoken them.

    Attributes:
        house: the company of which a person who speaks is named: 甲公司董事长王小明.
    """

    start: int
    end: int
    speaker: Entity
    house: Entity | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence with everything that was found in it, in the order of the text. All offsets are the article's.

    Attributes:
        times, times_ahead: bare ones read as past, and those of the whole section read as ahead.
        states: what the tagger knows at each character of the article, where it says so.
        weight: running sum of the characters of substance.
        quotations: those that reach into the sentence and whose speakers its block names.
        teller: who has told something last before the sentence, for 该行估计.
        speaking, usable, held: by where a name begins, whether it speaks, can have a figure and is an object, once that was asked.
        standing: by where a name begins, the clues that it is to `ranking.subjects.standing`, once somebody asks.
        excluded: where what is told of is named without: 除饮料以外的食品.
        units: its words and finds, once somebody asks `ranking.words.units` for them.
    """

    view: str
    start: int
    end: int
    block: Block
    clauses: list[tuple[int, int]]
    entities: Sequence[Entity]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    times_ahead: Callable[[], Sequence[Time]]
    states: States | None = field(default=None, compare=False)
    cut: bool = False
    metrics: list[Cue[list[MetricCue]]] = field(default_factory=list)
    changes: list[Cue[ChangeEntry]] = field(default_factory=list)
    bases: list[Cue[BasisEntry]] = field(default_factory=list)
    words: dict[str, list[Cue[str]]] = field(default_factory=dict)
    weight: list[int] = field(default_factory=list)
    quotations: Sequence[Quotation] = ()
    teller: Entity | None = None
    speaking: dict[int, bool] = field(default_factory=dict)
    usable: dict[int, bool] = field(default_factory=dict)
    held: dict[int, bool] = field(default_factory=dict)
    standing: dict[int, list[str]] = field(default_factory=dict)
    excluded: Sequence[tuple[int, int]] = ()
    units: list[Unit] | None = None

    @property
    def text(self) -> str:
        """The sentence in the view."""
        return self.view[self.start : self.end]

    @property
    def future_times(self) -> Sequence[Time]:
        """The same times, bare ones read as ahead."""
        return inside(self.times_ahead(), self.start, self.end)

    def clause_index(self, at: int) -> int:
        """The number of the clause that holds the place."""
        number = bisect.bisect_right(self.clauses, (at, len(self.view)))
        return number - 1 if number else 0

    def clause(self, at: int) -> tuple[int, int]:
        """The borders of the clause that holds the place."""
        return self.clauses[self.clause_index(at)]

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that holds the place."""
        return next((quote for quote in self.quotations if quote.start < at < quote.end), None)

    def says(self, words: str, start: int, end: int) -> bool:
        """Whether a word of the pack's list begins between the two places: 均 of `distributors`."""
        return any(start <= cue.start < end for cue in self.words.get(words, ()))

    def cost(self, start: int, end: int) -> int:
        """How many characters of substance lie between: links, times, names and brackets weigh nothing."""
        if end <= start:
            return 0
        return self.weight[end - self.start] - self.weight[start - self.start]


_START, _END = attrgetter("start"), attrgetter("end")


def inside(items: Sequence[S], start: int, end: int) -> list[S]:
    """The items that lie wholly between the two places."""
    if not items:
        return []
    first = bisect.bisect_left(items, start, key=_START)
    last = bisect.bisect_right(items, end, lo=first, key=_END)
    return list(items[first:last])


class Splitter:
    """Cuts a block where no mark stands inside what was found in it."""

    def __init__(self, view: str, block: Block, finds: Finds) -> None:
        self._view = view
        self._first = block.start
        self._covered = bytearray(block.end - block.start)
        for start, end in finds.spans():
            self._covered[start - block.start : end - block.start] = b"\1" * (end - start)
        # A colon right before a figure leads to it from its name (每股收益：0.21 元), in a heading from who speaks.
        is_heading = block.kind in ("heading", "title")
        self._led_to = frozenset() if is_heading else frozenset(q.cue_start for q in finds.quantities)

    def split(self, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The parts of a range of the block, each with the mark that ends it."""
        view, at = self._view, start
        for mark in ends.finditer(view, start, end):
            if self._covered[mark.start() - self._first] or self._leads(mark.end()):
                continue
            if view[at : mark.end()].strip():
                yield at, mark.end()
            at = mark.end()
        if view[at:end].strip():
            yield at, end

    def _leads(self, end: int) -> bool:
        """Whether a colon ends at the place, and a figure begins there."""
        view = self._view
        return view[end - 1] in "：:" and (
            end in self._led_to or (view.startswith(" ", end) and end + 1 in self._led_to)
        )

    def pieces(self, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The sentence, or a very long one cut at the ends of clauses: what a megabyte says far apart is not related."""
        if end - start <= LONGEST_SENTENCE:
            yield start, end
            return
        at = start
        for clause_start, clause_end in self.split(start, end, ends):
            if clause_end - at > LONGEST_SENTENCE and clause_start > at:
                yield at, clause_start
                at = clause_start
        yield at, end


def sentence_end(view: str, block: Block) -> re.Pattern[str]:
    """What ends the sentences of a block that is no heading."""
    if view.startswith(ENTRY, block.start):
        return ENTRY_END
    return CIRCLED_END if CIRCLED.search(view, block.start, block.end) else SENTENCE_END


class Scanner:
    """Finds the packs' cues in sentences; built once for a set of rules."""

    SMALL = ("pronouns", "respectively", "distributors", "totals", "generic_heads")

    def __init__(self, rules: Rules) -> None:
        self._metrics: dict[str, list[MetricCue]] = {}
        for entry in rules.of(MetricEntry):
            roles = (("noun", entry.nouns), ("verb", entry.verbs), ("head", entry.heads), ("tail", entry.tails))
            for role, words in roles:
                for word in words:
                    self._metrics.setdefault(word, []).append(MetricCue(role, entry))
        for word in rules.words("no_measures"):
            self._metrics.setdefault(word, [])  # 黄金周: longer than 黄金, and no measure's
        self._issuers = rules.words("issuer_pronouns")
        self._markets = frozenset(rules.words("stock_markets"))
        self._longest = max(map(len, self._metrics), default=0)
        # Most words are never overruled, whatever stands beside them.
        self._plain = {
            word
            for word, readings in self._metrics.items()
            if not any(reading.entry.not_before or reading.entry.not_after for reading in readings)
        }
        self._joined = frozenset(rules.words("joined_kinds"))
        self._counted_there = frozenset(rules.words("counted_in_places"))
        self._changes = {w: e for e in rules.of(ChangeEntry) for w in e.words}
        self._bases = {w: e for e in rules.of(BasisEntry) for w in e.words}
        self._words = WordLists(
            {
                "metrics": self._metrics,
                "changes": self._changes,
                "bases": self._bases,
                **{name: rules.words(name) for name in self.SMALL},
                "generic_heads": (*rules.words("generic_heads"), *self._joined),
            }
        )
        self._links = compile_words(rules.words("links"))
        openers, closers = (pattern_of(rules.words(f"exclusion_{ends}")) for ends in ("openers", "closers"))
        self._excluded = deferred(rf"(?:{openers})(?P<what>[^，。；：]{{1,{_LONGEST_EXCLUDED}}}?)(?:{closers})")
        # 38 家上市券商（剔除云岚证券，下同）
        without = pattern_of((*rules.words("exclusion_openers"), *rules.words("deductions")))
        self._excluded_aside = deferred(
            rf"[（(](?:{without})(?P<what>[^（）()，。；：]{{1,{_LONGEST_EXCLUDED}}})[，,）)]"
        )

    def sentences(self, view: str, block: Block, finds: Finds) -> Iterator[Sentence]:
        """The block's sentences, each with the finds that lie in it and the cues of the packs."""
        heading = block.kind in ("heading", "title")
        finds = finds.within(block.start, block.end)
        splitter = Splitter(view, block, finds)
        ends = HEADING_CLAUSE_END if heading else CLAUSE_END
        for full in splitter.split(block.start, block.end, HEADING_END if heading else sentence_end(view, block)):
            for start, end in splitter.pieces(*full, ends):
                own = finds.within(start, end)
                clauses = list(splitter.split(start, end, ends))
                sentence = Sentence(view, start, end, block, clauses, *own, cut=(start, end) != full)
                if own.quantities:
                    self._scan(sentence)
                yield sentence

    def stretch(
        self, view: str, block: Block, start: int, end: int, finds: Finds, clauses: Sequence[tuple[int, int]] = ()
    ) -> Sentence:
        """A part of the block as one sentence, whatever marks stand in it: a table's row with its cells as clauses."""
        own = finds.within(start, end)
        sentence = Sentence(view, start, end, block, list(clauses) or [(start, end)], *own)
        self._scan(sentence)
        return sentence

    def _scan(self, sentence: Sentence) -> None:
        view = sentence.view
        found = self._words.find(view, sentence.start, sentence.end)
        bases = [Cue(start, end, word, self._bases[word]) for start, end, word in found.get("bases", ())]
        sentence.bases = [cue for cue in bases if not overruled(cue.entry, view, cue.start, cue.end)]
        # 开采 in 石油和天然气开采业 measures nothing.
        kinds = [(start, end) for start, end, word in found.get("generic_heads", ()) if word in self._joined]
        cues = list(self._metric_cues(sentence, found.get("metrics", ()), kinds))
        sentence.metrics = [
            cue for number, cue in enumerate(cues) if not number or not _again(view, cues[number - 1], cue)
        ]
        changes = [Cue(start, end, word, self._changes[word]) for start, end, word in found.get("changes", ())]
        figures = [(q.start, q.end) for q in sentence.quantities] if changes else []
        sentence.changes = [
            cue
            for cue in changes
            if not overruled(cue.entry, view, cue.start, cue.end)
            and not any(a < cue.start and cue.end <= b for a, b in figures)  # 升 of 500 毫升
        ]
        sentence.words = {
            name: [
                Cue(start, end, word, word)
                for start, end, word in found[name]
                if not self._says_where_listed(sentence, end, word)
                and not _MEAN.search(view, max(sentence.start, end - _LONGEST_MEAN), end)
            ]
            for name in self.SMALL
            if name in found
        }
        sentence.excluded = [
            found.span("what")
            for pattern in (self._excluded, self._excluded_aside)
            for found in pattern.finditer(view, sentence.start, sentence.end)
        ]
        if "generic_heads" in sentence.words:
            # 汽车 in the name of 江海汽车 is no kind of thing.
            names = [(e.start, e.end) for e in sentence.entities if e.label != "PLACE"]
            names += sentence.excluded
            heads = sentence.words["generic_heads"]
            # Right behind a place's name it is what is measured there, or whose measure is: 江州市 + 人口, 江州市 + 居民收入.
            places = {e.end for e in sentence.entities if e.label == "PLACE"}
            measures = {cue.start for cue in sentence.metrics}
            names += [
                (h.start, h.end)
                for h in heads
                if h.start in places and h.text in self._counted_there and not measures.isdisjoint((h.start, h.end))
            ]
            sentence.words["generic_heads"] = [
                h for h in heads if not any(a <= h.start and h.end <= b for a, b in names)
            ]
        sentence.weight = self._weigh(sentence)

    def _metric_cues(
        self, sentence: Sentence, words: Sequence[tuple[int, int, str]], kinds: Sequence[tuple[int, int]]
    ) -> Iterator[Cue[list[MetricCue]]]:
        names = [*kinds, *((e.start, e.end) for e in sentence.entities if e.label != "PLACE")]
        # Of a place's name only a part is no cue: 国 in 美国.
        names += [(e.start, e.end - 1) for e in sentence.entities if e.label == "PLACE"]
        names += [(e.start + 1, e.end) for e in sentence.entities if e.label == "PLACE"]
        borders = {found.end for group in (sentence.times, sentence.entities) for found in group}
        for start, end, text in words:
            named = self._named(sentence, start, end, text)
            if named is None:
                continue
            start, end, text = named
            held = names and any(a <= start and end <= b for a, b in names)
            if (held and not self._ends_a_name(sentence, end, text)) or self._says_where_listed(sentence, end, text):
                continue
            behind = () if borders.isdisjoint(range(start + 1, end)) else self._behind(sentence, start, end)
            for a, b, word in (*behind, (start, end, text)):
                readings = self._metrics[word]
                if word not in self._plain:
                    parted = _is_parted(sentence, a, b)
                    readings = [r for r in readings if not overruled(r.entry, sentence.view, a, b, parted=parted)]
                if readings:
                    yield Cue(a, b, word, readings)
                    break
            else:
                if self._metrics[text]:  # 可比口径 is no measure, nor is 口径 in it
                    yield from self._instead(sentence, start, end)

    def _named(self, sentence: Sentence, start: int, end: int, text: str) -> tuple[int, int, str] | None:
        """Where the word is that names a measure in what was found, and what it is; None where it is only part of another word."""
        view = sentence.view
        if (len(text) == 1 and _is_in_a_noun(sentence, start)) or _cuts_latin(view, start, end):
            return None  # 花 in 梅花肉, MAU in MAUREEN
        if _OF_SHARES.match(view, end):
            return None  # 消费股, 电池股: a group of shares
        if text[0] in _SPANS and text[1:] in self._metrics and _SPAN_BEFORE.search(view, max(0, start - 1), start):
            start, text = start + 1, text[1:]  # 2024 年 + 产铜, 首周 + 播放量
        compared = next((b.start for b in sentence.bases if start < b.start < end), end)
        if self._metrics.get(text) and view[start:compared] in self._metrics:
            end, text = compared, view[start:compared]  # 产销 + 比上年同期, and no 产销比
        return (start, end, text) if text in self._metrics else None

    def _instead(self, sentence: Sentence, start: int, end: int) -> Iterator[Cue[list[MetricCue]]]:
        """The word that goes on behind one that is overruled there, or ends it: 价格 in 鲜菜价格, 贷款 in 商业银行贷款."""
        for begin in range(start + 1, end):
            ends_it = self._ends_word(sentence.view[start:begin], sentence.view[begin:end])
            for stop in range(min(sentence.end, begin + self._longest), end - ends_it, -1):
                word = sentence.view[begin:stop]
                readings = [
                    r for r in self._metrics.get(word, ()) if not overruled(r.entry, sentence.view, begin, stop)
                ]
                if readings:
                    yield Cue(begin, stop, word, readings)
                    return

    def _ends_word(self, before: str, text: str) -> bool:
        """Whether the text is a word that ends another, or a measure's name by which the longer one is also told: 居民 + 人均可支配收入."""
        if _are_words(before, text):
            return True
        of_text, of_both = self._metrics.get(text, ()), self._metrics.get(before + text, ())
        return any(short.entry is long.entry for short in of_text for long in of_both)

    def _ends_a_name(self, sentence: Sentence, end: int, text: str) -> bool:
        """Whether the word is of a measure that is its own subject, and ends what was taken for a company: 甲转债."""
        is_subject = any(reading.entry.is_subject for reading in self._metrics[text])
        if is_subject and _SHARE_CODE.match(sentence.view, end):
            return False  # 甲黄金（600123）跌 3%
        return is_subject and any(e.end == end and e.label == "COMPANY" for e in sentence.entities)

    def _says_where_listed(self, sentence: Sentence, end: int, text: str) -> bool:
        """Whether the market's name only says where the company beside it is listed: 港股云岚科技涨 4%, 该公司A股收跌."""
        if text not in self._markets:
            return False
        start = end - len(text)
        return sentence.view[sentence.start : start].rstrip().endswith(self._issuers) or any(
            e.label == "COMPANY" and (e.start == end or e.end == start) for e in sentence.entities
        )

    def _behind(self, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The longest word behind a time or name that has a part of this one: 股价 in 茅台股价, although 台股 is a word too."""
        ends = [t.end for t in sentence.times if start < t.end < end]
        ends += [e.end for e in sentence.entities if e.start < start < e.end < end]
        for behind in ends:
            for stop in range(min(sentence.end, behind + self._longest), behind, -1):
                if sentence.view[behind:stop] in self._metrics:
                    yield behind, stop, sentence.view[behind:stop]
                    break

    def metric_words(self, sentence: Sentence) -> Iterator[Cue[list[MetricCue]]]:
        """The packs' metric words in the sentence, also those that a name holds or the words beside them overrule."""
        found = self._words.find(sentence.view, sentence.start, sentence.end)
        for start, end, text in found.get("metrics", ()):
            yield Cue(start, end, text, self._metrics[text])

    def _weigh(self, sentence: Sentence) -> list[int]:
        """Running sum of the characters of substance, for `Sentence.cost`."""
        start, end = sentence.start, sentence.end
        weights = bytearray(b"\1") * (end - start)
        light = [(i.start, i.end) for group in (sentence.entities, sentence.times) for i in group]
        light += [(c.start, c.end) for c in sentence.changes] + [(b.start, b.end) for b in sentence.bases]
        light += [
            m.span()
            for pattern in (WEIGHTLESS, BRACKETED, self._links)
            for m in pattern.finditer(sentence.view, start, end)
        ]
        for first, last in light:
            weights[first - start : last - start] = bytes(last - first)
        return [0, *accumulate(weights)]


def _is_in_a_noun(sentence: Sentence, at: int) -> bool:
    """Whether the character at the place is a part of a longer noun of the dictionary, and so no verb: 花 in 梅花 and 菜花.

    What a name ends before is no part of one with it: 云岚科技 + 报 12 元.
    """
    named = max((e.end for e in sentence.entities if e.end <= at), default=sentence.start)
    view, start = sentence.view, max(named, at - _WORD_REACH)
    words = dictionary_words(view[start : min(sentence.end, at + _WORD_REACH)])
    word = next((w for w in words if start + w.start <= at < start + w.end), None)
    return word is not None and len(word.text) > 1 and (part_of_speech(word.text) or "") in _NOUNS


def _cuts_latin(view: str, start: int, end: int) -> bool:
    """Whether a Latin word goes on beyond either place."""
    return any(0 < at < len(view) and _LATIN.match(view, at - 1) is not None for at in (start, end))


def _is_parted(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands behind a measure makes it no other one: a base (吞吐量比上年增加), or the rank that a figure of it gives.

    In 以 30 万台的出货量排名第三 and 以 3 亿元成交额居首 the figure has the measure; 出货量排名第三 alone only says by what is ranked.
    """
    if any(base.start == end for base in sentence.bases):
        return True
    view = sentence.view
    if not view.startswith(_RANKED, end):
        return False
    at = start - view.endswith("的", 0, start)
    figure = next((q for q in sentence.quantities if q.end == at), None)
    return figure is not None and (at < start or view[sentence.start : figure.cue_start].rstrip().endswith(_RANKED_BY))


def _again(view: str, before: Cue[list[MetricCue]], cue: Cue[list[MetricCue]]) -> bool:
    """Whether a bracket behind a measure's name holds nothing but its other name: 居民消费价格指数（CPI）."""
    if (
        view[cue.start - 1] not in "（("
        or view[before.end : cue.start - 1].strip()
        or view[cue.end : cue.end + 1] not in "）)"
    ):
        return False
    entries = [reading.entry for reading in before.entry]
    return any(reading.entry is entry for reading in cue.entry for entry in entries)


def _are_words(*parts: str) -> bool:
    """Whether each of the parts is a word of the dictionary and no single character: 银行 + 贷款, but not 账 + 户数."""
    return all(len(part) > 1 and part_of_speech(part) is not None for part in parts)
