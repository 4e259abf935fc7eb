"""What a noun phrase such as 该项目, 这座机场 or 上述地皮 stands for: the thing of that kind that the text has told of last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.fit import GENERIC
from digestnlp.claims.phrases import PhraseFinder
from digestnlp.claims.roles import Roles
from digestnlp.claims.scan import Sentence
from digestnlp.claims.topics import Topics
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_NOMINAL = ("n", "s", "b", "a", "m", "q", "j", "l", "i", "eng", "x", "f", "vn")
_REACH = 400  # How far back the thing may have been named.
_END = deferred("[。！？\n]")
# 近日，江州职校实训楼
_OPENING = deferred(r"[ \u3000]*(?:[^，。：\n]{2,6}[，,] ?)?(?P<clause>[^，。；：！？\n]{4,})")
_MARK = deferred(r"[，。；：、！？,;\n]")
_ONE = deferred(r"一[个种座项款家条台艘枚只支架辆处栋幢套幅宗块](?=..)")
_LONGEST_APPOSITION = 24
_LAND = "地"  # 该地 is land where land has been told of, and else a place.
_MARKUP = " *`_“「《"
_NAMED_SO = deferred(r"[ *`_”」》]*的[\u4e00-\u9fffA-Za-z ]{0,8}")
_LEFT_OUT = deferred(r"[（(]不[含包][^（）()\n]*$")  # 施工内容为路基工程（不含绿化 + 工程）
_QUOTED = deferred(r"[“「《][^“”「」《》\n]{2,20}[”」》]$")


class DefiniteNouns:
    """Resolves them by the packs' words."""

    def __init__(self, rules: Rules, roles: Roles, phrases: PhraseFinder) -> None:
        self._roles = roles
        self._phrases = phrases
        bare = rules.words("bare_lands")
        lands = pattern_of((*bare, *rules.words("definite_lands")))
        things = pattern_of((*rules.words("definite_things"), *rules.words("entities.product_nouns")))
        self._opening = deferred(
            rf"(?:{pattern_of(rules.words('definite_openers'))})"
            rf"(?P<noun>(?:(?!的)[\u4e00-\u9fff]){{0,2}}?(?:{lands}|{things})|{_LAND}(?![区方点段位势形址产]))"
            rf"(?![\u4e00-\u9fff]{{0,2}}(?:人士|人员|负责人|方))"
        )
        self._bare = deferred(rf"(?P<noun>{pattern_of(bare)})")
        kinds = rules.words("bare_kinds")
        self._bare_thing = deferred(rf"(?P<noun>{pattern_of((*rules.words('bare_things'), *kinds))})")
        self._kinds = frozenset(kinds)
        self._things = deferred(rf"(?:{things})(?![\u4e00-\u9fff]{{0,2}}(?:人士|人员|负责人|方))")
        self._land = deferred(lands)
        self._land_at_end = deferred(rf"(?:{lands}|{_LAND})$")
        # 政府将 + 该地 + 重推，单位增至 450 伙
        self._done_to = deferred(r"[^，。；：\d]{0,8}?[将把](?=[该这上前])")
        self._products = frozenset(rules.words("entities.product_nouns"))

    def find(self, draft: Draft, floor: int, topics: Topics) -> Subject | None:
        """The thing that a clause of the sentence opens with, the figure's own or an earlier one behind the place."""
        sentence = draft.sentence
        for start, _ in reversed(sentence.clauses):
            if floor <= start < draft.quantity.start and (opening := self._opens(draft, start)):
                told = opening.re.pattern == self._bare.pattern and _names_another(draft, opening.end())
                return None if told else self._meant(sentence, opening, topics)
        return None

    def instead(self, draft: Draft, named: Subject | None, floor: int, topics: Topics) -> Subject | None:
        """What is meant where the subject is only the word for a thing that was named before (大桥), else the subject."""
        return (self.find(draft, floor, topics) if self._is_bare(named) else None) or named

    def stands_for(self, thing: Subject | None, named: Subject | None) -> bool:
        """Whether the thing is only a word for what is named, whose name it ends: 大桥 for 滨海湾大桥."""
        if thing is None or named is None or not self._is_bare(thing):
            return False
        return thing.text != named.text and named.text.endswith(thing.text)

    def _is_bare(self, subject: Subject | None) -> bool:
        return subject is not None and self._bare_thing.fullmatch(subject.text) is not None

    def _opens(self, draft: Draft, start: int) -> re.Match[str] | None:
        """The definite noun that a clause begins with, times and marks aside; of land also what the clause does something to."""
        sentence = draft.sentence
        while sentence.view[start : start + 1] in (" ", "，", ","):
            start += 1
        for time in sentence.times:
            if time.start == start:
                start = time.end + (sentence.view[time.end : time.end + 1] in ("，", ","))
        opening = self._opening.match(sentence.view, start, sentence.end) or self._on_land(draft, start)
        opening = opening or self._on_thing(draft, start)
        if opening is None:
            return None
        named = (r for cue in sentence.metrics if start < cue.end <= opening.end() for r in cue.entry)
        return None if any(reading.role == "noun" for reading in named) else opening  # 该指数 is a measure

    def _on_land(self, draft: Draft, start: int) -> re.Match[str] | None:
        """The land that the clause opens with or does something to, and whose the figure can be: 地皮可建 300 伙; 政府将该地重推."""
        entry = draft.metric.entry
        if entry.subjects[:1] == ("COMPANY",) and entry.key not in GENERIC:
            return None
        view, end = draft.sentence.view, draft.sentence.end
        done_to = self._done_to.match(view, start, end)
        opening = self._opening.match(view, done_to.end(), end) if done_to is not None else None
        if opening is not None and self._land_at_end.search(opening["noun"]):
            return opening
        return self._bare.match(view, start, end)

    def _on_thing(self, draft: Draft, start: int) -> re.Match[str] | None:
        """The thing that a sentence opens with as if it were known, before its measure or what it does: 大桥 + 全长 4 公里."""
        sentence = draft.sentence
        if sentence.view[sentence.start : start].strip(" ，,") and not any(t.end <= start for t in sentence.times):
            return None
        opening = self._bare_thing.match(sentence.view, start, draft.quantity.start)
        if opening is None:
            return None
        end = opening.end()
        goes_on = any(item.start == end for group in (sentence.metrics, sentence.times) for item in group)
        word = dictionary_words(sentence.view[end : draft.quantity.start])[:1]
        acts = bool(word) and (part_of_speech(word[0].text) or "n").startswith(("v", "d"))
        return opening if goes_on or acts else None

    def _meant(self, sentence: Sentence, opening: re.Match[str], topics: Topics) -> Subject | None:
        """Of a product the one right before, else that in force; else the words that the noun ends and that stand last before it."""
        noun, at = opening["noun"], opening.start()
        if noun in self._products:
            return self._roles.product_before(sentence, at) or topics.by_type.get("PRODUCT")
        if (called := _called(sentence.view, noun, at, topics)) is not None:
            return called
        told = list(self._told_of(sentence.view, noun, at))
        for start, end in told:
            phrase = self._named(sentence, start, end)
            if phrase is not None and phrase.text != noun:
                return phrase._replace(inherited=True)
        if opening.re.pattern == self._bare_thing.pattern:
            return self._opened_with(sentence) if noun in self._kinds and not told else None
        if noun == _LAND and not told:
            return None
        said = opening.span("noun") if len(noun) > 1 else opening.span()  # 该厂, of which 厂 alone is no word
        start, end = told[0] if noun == _LAND else said
        return Subject(start, end, sentence.view[start:end], sentence.view[start:end], "OTHER", inherited=True)

    def _opened_with(self, sentence: Sentence) -> Subject | None:
        """The thing that the sentence before opens with, of whatever kind it is: 近日，江州职校实训楼投入使用。项目 + 占地 4 千平方米."""
        view, floor = sentence.view, max(sentence.block.start, sentence.start - _REACH)
        last = max((mark.end() for mark in _END.finditer(view, floor, sentence.start - 1)), default=floor)
        opening = _OPENING.match(view, last, sentence.start)
        if opening is None:
            return None
        start, end = opening.span("clause")
        named = (self._named(sentence, *thing.span()) for thing in self._things.finditer(view, start, end))
        whole = [phrase for phrase in named if phrase is not None and phrase.start == start]
        return whole[-1]._replace(inherited=True) if whole else None

    def _told_of(self, view: str, noun: str, at: int) -> Iterator[tuple[int, int]]:
        """Where the noun stands before the place, the last first; land has many names: 住宅地 … 该地皮."""
        floor = max(0, at - _REACH)
        if self._land_at_end.search(noun):
            yield from reversed([named.span() for named in self._land.finditer(view, floor, at)])
            return
        while (at := view.rfind(noun, floor, at)) >= 0:
            if not _LEFT_OUT.search(view, floor, at):
                yield at, at + len(noun)

    def _named(self, sentence: Sentence, start: int, end: int) -> Subject | None:
        """The noun phrase that the noun between the two places ends: 江州国际机场, “松花江”项目."""
        view = sentence.view
        quoted = _QUOTED.search(view, max(0, start - _REACH), start)
        if quoted is not None:
            return Subject(quoted.start(), end, view[quoted.start() : end], view[quoted.start() : end], "OTHER")
        floor = max((mark.end() for mark in _MARK.finditer(view, max(0, start - _REACH), start)), default=0)
        phrase = self._phrases.noun_phrase(sentence, floor, start, end)
        if phrase is None or self._opening.match(view, phrase.start) or not _is_noun(phrase.text):
            return None
        one = _ONE.match(phrase.text)
        text = phrase.text[one.end() :] if one is not None else phrase.text
        return phrase._replace(start=end - len(text), text=text, name=text)


def _names_another(draft: Draft, start: int) -> bool:
    """Whether a company or product is named between: 新盘销情理想，江岚地产昨日售出一伙，呎价 2 万元."""
    return any(
        start <= e.start and e.end <= draft.quantity.start and e.label in ("COMPANY", "PRODUCT")
        for e in draft.sentence.entities
    )


def _is_noun(text: str) -> bool:
    """Whether no word of the dictionary among the words is a verb or a function word: 江州国际机场, not 建成一所房子."""
    return all((part_of_speech(word.text) or "n").startswith(_NOMINAL) for word in dictionary_words(text))


def _called(view: str, noun: str, at: int, topics: Topics) -> Subject | None:
    """Who is spoken of with the noun right before or behind the name: 开源项目 Polaris; 名为 HALO 的控制系统."""
    for subject in topics.by_type.values():
        last = view.rfind(noun, max(0, subject.end - _LONGEST_APPOSITION), min(at, subject.end + _LONGEST_APPOSITION))
        if last < 0 or subject.type not in ("COMPANY", "PRODUCT"):
            continue
        behind = subject.type == "PRODUCT" and _NAMED_SO.fullmatch(view, subject.end, last) is not None
        if behind or (subject.start >= last and not view[last + len(noun) : subject.start].strip(_MARKUP)):
            return subject
    return None
