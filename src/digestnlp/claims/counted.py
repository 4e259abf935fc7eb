"""The noun that says what a figure is of where no measure is named: behind its classifier (三件大事), or before it (登记 343 万对)."""

from __future__ import annotations

from typing import NamedTuple

from digestnlp.claims.draft import Draft, Site
from digestnlp.deferred import deferred
from digestnlp.models import Quantity
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.segment import Word, dictionary_words, part_of_speech
from digestnlp.wordlist import compile_last

REACH = 18  # How far behind the figure a noun may end, what is said of it included.
LONGEST = 12  # A longer noun is cut to its last words.
LONGEST_BEFORE = 8
FEW = 6
OF = "的"
_NAME = deferred(r"[\u4e00-\u9fffA-Za-z]+")
_NAME_BEFORE = deferred(r"[\u4e00-\u9fff]{2,}$")
_QUOTED = deferred(r"[“「]([\u4e00-\u9fffA-Za-z]{1,12})[”」]")
_NOUNS, _NOMINAL = "nj", frozenset({"vn", "an", "l", "i", "s", "x", "zg", "eng", "ng"})
_MODIFIERS = "abz"


class Noun(NamedTuple):
    """A noun at its place in the article."""

    start: int
    end: int
    text: str


class CountedNouns:
    """Finds them by the parts of speech of the dictionary's words."""

    def __init__(self, rules: Rules) -> None:
        self._stops = frozenset(rules.words("head_stops")) - {OF}
        self._plain = frozenset(rules.words("plain_classifiers"))
        self._places = frozenset(rules.words("kinds_of_places"))
        heads = (word for entry in rules.of(MetricEntry) for word in entry.heads if entry.key != "casualties")
        self.ends = (*rules.words("counted_heads"), *(w for w in heads if (part_of_speech(w) or "n")[0] != "v"))
        self._says_nothing = frozenset(rules.words("no_subjects"))
        self._links = compile_last(rules.words("links"))

    def behind(self, site: Site) -> Noun | None:
        """The noun behind the figure, as far as it is one: 9 家央企共同组建, 26 款车通过测试, 30 个线上线下融合的示范场景."""
        sentence, at = site.sentence, site.quantity.end
        view, right = sentence.view, min(site.right, at + REACH)
        while at < right and view[at] in f" {OF}":
            at += 1
        for change in sentence.changes:
            if at <= change.start < right:
                right = change.start
                break
        counted = site.quantity.dimension == "count"
        verbs = counted and site.quantity.unit not in self._plain and self.counts_itself(site) is None
        noun = self._read(view, at, right, verbs=verbs) or self._known(site, at)
        if noun is not None and noun.end == at + REACH:
            return None  # it goes on
        if noun is None and counted and (site.quantity.unit in self._plain or site.quantity.unit == "起"):
            # 两起由商标引发的“官司”
            of = view.find(OF, at, right)
            run = _NAME.match(view, at, right)
            if of > 0 and run is not None and run.end() > of:
                noun = self._quoted(view, of + 1) or self._read(view, of + 1, right)
        if noun is not None and not counted and _is_verb(dictionary_words(noun.text)[0]):
            return None  # 3000 万元受让基金
        if noun is not None and noun.end - noun.start > LONGEST:
            last = dictionary_words(noun.text)[-1]
            noun = Noun(noun.start + last.start, noun.end, last.text)
        return noun

    def head(self, site: Site) -> str | None:
        """The noun behind the figure, or the words there of which none is known as a noun's end: 增程式大型 SUV."""
        noun = self.behind(site)
        return noun.text if noun is not None else self.words_behind(site)

    def is_plain(self, quantity: Quantity) -> bool:
        """Whether the classifier says little of what is counted: 个, 家."""
        return quantity.unit in self._plain

    def words_behind(self, site: Site) -> str | None:
        """The first characters behind the figure, whatever they are."""
        at = site.quantity.end
        run = _NAME.match(site.sentence.view, at + site.sentence.view.startswith(" ", at), min(site.right, at + FEW))
        return run[0] if run is not None else None

    def counts_itself(self, site: Site) -> Noun | None:
        """The classifier, where it is a noun: 4 部门联合发布, 支持 9 省做好救灾."""
        quantity = site.quantity
        unit = quantity.unit or ""
        is_noun = unit in self._places or (len(unit) > 1 and (part_of_speech(unit) or "")[:1] == "n")
        if quantity.dimension != "count" or not is_noun or not quantity.text.endswith(unit):
            return None
        return Noun(quantity.end - len(unit), quantity.end, unit)

    def before(self, draft: Draft) -> Noun | None:
        """The noun right before the figure: 离婚登记 127 万对, 交易保证金标准为 8%; who has the figure is none."""
        site, sentence = draft.site, draft.sentence
        view, end, left = sentence.view, site.quantity.cue_start, site.left
        ends = [
            *(item.end for group in (sentence.times, sentence.entities) for item in group),
            *(cue.end for cue in sentence.changes),
            *(cue.end for cue in sentence.bases),
        ]
        left = max([left, *(at for at in ends if left < at <= end)])
        if draft.subject is not None and left < draft.subject.end <= end:
            left = draft.subject.end
        while (link := self._links.search(view, left, end)) is not None and link.start() < end:
            end = link.start()
        end = left + len(view[left:end].rstrip())
        run = _NAME_BEFORE.search(view, left, end)
        if run is None:
            return None
        words: list[Word] = []
        for word in reversed(dictionary_words(run[0])):
            tag = part_of_speech(word.text) or "x"
            named = tag[0] in _NOUNS or tag in _NOMINAL or (tag == "v" and len(word.text) > 1)
            if not named or len(run[0]) - word.start > LONGEST_BEFORE:
                break
            words.insert(0, word)
        if words and not _is_verb(words[-1]):
            while _is_verb(words[0]):
                words.pop(0)  # 收集种质资源
        elif site.quantity.dimension != "count":
            return None  # 获得 3 亿元, but 离婚登记 127 万对
        start = run.start() + words[0].start if words else run.end()
        if view[start : run.end()] in self._says_nothing:
            return None
        return Noun(start, run.end(), view[start : run.end()]) if run.end() - start > 1 else None

    def holds(self, noun: Noun | None, end: int) -> bool:
        """Whether a word that ends at the place is only the beginning of the noun: 芯片 in 芯片工厂."""
        return noun is not None and noun.start < end < noun.end and noun.text.endswith(self.ends)

    def _known(self, site: Site, start: int) -> Noun | None:
        """A noun of the packs that the dictionary does not know: 49 间据点."""
        cue = next((c for c in site.sentence.metrics if c.start == start and c.end <= site.right), None)
        return Noun(cue.start, cue.end, cue.text) if cue is not None and cue.text in self.ends else None

    def _read(self, view: str, start: int, right: int, *, verbs: bool = False) -> Noun | None:
        """The noun that begins at the place, to the verb, adverb or particle that follows.

        Args:
            view: the view of the article.
            start: where it begins.
            right: where it ends at the latest.
            verbs: whether it may begin with any verb (7000 万次查询需求): what people and companies do stands there as well.
        """
        run = _NAME.match(view, start, right)
        if run is None:
            return None
        words = dictionary_words(run[0])
        end, opened = 0, False
        for number, word in enumerate(words):
            tag = part_of_speech(word.text) or "x"
            before = (part_of_speech(words[number - 1].text) or "x") if number else ""
            behind = words[number + 1] if number + 1 < len(words) else None
            if word.text == OF and end and self._is_relative(words[number - 1]):
                return self._quoted(view, run.start() + word.end) or self._read(view, run.start() + word.end, right)
            if word.text in self._stops or word.text == OF:
                break
            if tag[0] in _NOUNS or tag in _NOMINAL or (tag == "uv" and not number):  # 7 宗地
                end = word.end
            elif tag[0] == "v" and not end:
                opened = True
            elif not (tag[0] in _MODIFIERS or self._qualifies(tag, before, behind, begins=not end and not opened)):
                break
        if end == len(run[0]) and view[run.end() : run.end() + 1].isdigit() and words[-1].text.isascii():
            end = words[-1].start  # 6 架 C919
        text = run[0][:end]
        if not text or (opened and not verbs and not text.endswith(self.ends)):
            return None  # 4 部门介绍政策, but 98 家参评企业
        return Noun(run.start(), run.start() + end, text)

    @staticmethod
    def _qualifies(tag: str, before: str, behind: Word | None, *, begins: bool) -> bool:
        """Whether what is no noun goes on to one: 全新笔记本电脑, 线上线下融合的场景."""
        follows = (part_of_speech(behind.text) or "x") if behind is not None else ""
        is_noun = follows[:1] in _NOUNS and follows != ""
        return (is_noun and ((tag[0] == "d" and begins) or before == "vn")) or (tag[0] == "f" and follows == "vn")

    @staticmethod
    def _is_relative(word: Word) -> bool:
        """Whether what stands before 的 says what the noun behind it does or is: 融合的场景, but 样本的数据."""
        return (part_of_speech(word.text) or "x")[0] in "vad"

    @staticmethod
    def _quoted(view: str, at: int) -> Noun | None:
        quoted = _QUOTED.match(view, at)
        return Noun(quoted.start(1), quoted.end(1), quoted[1]) if quoted else None


def _is_verb(word: Word) -> bool:
    return part_of_speech(word.text) == "v"
