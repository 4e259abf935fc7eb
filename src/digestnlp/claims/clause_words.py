"""Which words of a clause are its noun, and which its verb, by the dictionary's parts of speech and the packs' links."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from digestnlp.claims.phrases import ABLE, AGAIN
from digestnlp.rules import Rules
from digestnlp.segment import Word, dictionary_words, part_of_speech

# Parts of speech in the dictionary: adverbs and prepositions end what a clause opens with; verbs do where nothing else does.
ADVERBS = ("d", "ad", "zg", "p")
VERBS = ("v", "vd", "vi")
_PARTICLE = "则"  # 中古屋 + 则多在…: it stands behind what is spoken of, whatever single character is next to it.
_AGAIN = "再"  # 再 + 保险公司
_HEADS = ("车", "类")  # 网约车 + 司机, 居住类: the dictionary has them as no nouns.
NOUNS = ("n", "vn", "j", "l", "i", "eng", "x", "an", "s")


def _words(text: str) -> list[Word]:
    """The words of the dictionary, but that what can be done with a thing is part of its name: 可 + 再生能源 is one."""
    words = dictionary_words(text)
    if len(words) > 1 and text.startswith(ABLE, words[0].start) and len(words[0].text) == 1:
        end = words[1].end
        words[:2] = [Word(words[0].start, end, text[words[0].start : end])]
    return words


class ClauseWords:
    """Cuts stretches of a clause into words and judges these."""

    def __init__(self, rules: Rules) -> None:
        links = {*rules.words("links"), *rules.words("leading_words"), *rules.words("object_openers")}
        self.predicates = frozenset(word for word in links if len(word) > 1 or part_of_speech(word) in VERBS)
        self._speech = frozenset(rules.words("speech_verbs"))
        self._measure_prefixes = frozenset(rules.words("measure_prefixes"))
        self._events = frozenset(rules.words("events"))
        # One stretch is asked of more than once: for its figure, and for what else its words may be.
        self.of = functools.lru_cache(maxsize=16)(_words)

    def tag(self, words: Sequence[Word], number: int) -> str:
        """The word's part of speech; a noun's where single characters are what the dictionary makes no word of: 中欧班列."""
        word = words[number].text
        if word in self._events or (word in _HEADS and number):
            return "n"
        if word == _PARTICLE and number:
            return "d"
        if word == _AGAIN and "".join(w.text for w in words[number : number + 2]).startswith(AGAIN):
            return "n"
        if len(word) == 1:
            beside = [*words[max(0, number - 1) : number], *words[number + 1 : number + 2]]
            if any(len(w.text) == 1 and part_of_speech(w.text) not in ADVERBS for w in beside):
                return "n"
        return part_of_speech(word) or "n"

    def is_noun(self, text: str | None) -> bool:
        """Whether the words are only nouns, so that before a count they say of what those are who are counted; not 在全市场."""
        words = self.of(text) if text else ()
        if not words or part_of_speech(words[-1].text) in ADVERBS or words[-1].text in self.predicates:
            return False  # 4 家公司 + 上会且, 30 只新股 + 中有
        if words[0].text in self._speech:
            return False  # 两家银行 + 预计全球油价
        return all(self.tag(words, number).startswith(NOUNS) for number in range(len(words)))

    def ends_a_noun(self, words: Sequence[Word], begin: int) -> bool:
        """Whether the last of the words ends a noun phrase; a single character behind another word does: 消费展."""
        behind_another = len(words) - 1 > begin and len(words[-1].text) == 1
        tag = self.tag(words, len(words) - 1)
        if words[-1].text.startswith("新") or all(
            self.tag(words, number) in (*VERBS, "vn") for number in range(begin, len(words))
        ):
            return False  # 全国新开工, 设计年吞吐量
        return tag.startswith(NOUNS) or (behind_another and tag in VERBS)

    def before_measure(self, words: Sequence[Word]) -> int:
        """How many words stand before the measure's name and the verb that it is the object of, if any: 企业实现利润."""
        last = len(words)
        for number, word in enumerate(words):
            closes = self.tag(words, number) in ADVERBS and number < len(words) - 1  # 高速 is an adverb, too
            if word.text in self.predicates or closes:
                last = number
                break
        while last and words[last - 1].text in self._measure_prefixes:
            last -= 1  # 年吞吐量
        return 0 if words and self.tag(words, 0) in VERBS else last

    def before_predicate(self, words: Sequence[Word]) -> int | None:
        """How many words stand before the verb, which is an adverb's or the last; 0 where there is no verb.

        None where the clause opens with its verb, tells who speaks, or may have to be cut into words otherwise.
        """
        verb = 0
        for number, word in enumerate(words):
            behind = words[number + 1].text if number + 1 < len(words) else ""
            if word.text in self.predicates or self.tag(words, number) in ADVERBS:
                verb = number
                break
            # 督查办派出 4 个小组: a single character before another verb is a noun's last.
            if self.tag(words, number) in VERBS and (len(word.text) > 1 or part_of_speech(behind) not in VERBS):
                verb = number
        first = words[0].text
        if self.tag(words, 0) in (*VERBS, *ADVERBS) or first in self.predicates or words[verb].text in self._speech:
            return None
        if not verb:
            return 0
        if len(words[verb - 1].text) == 1 and part_of_speech(words[verb - 1].text + words[verb].text[0]) is not None:
            return None  # 跨年演 + 出售 + 票: the border may lie elsewhere
        while verb > 1 and self.tag(words, verb - 1) in VERBS and len(words[verb - 1].text) > 1:
            verb -= 1  # 夏粮收购累计
        return verb

    def behind_relative(self, words: Sequence[Word]) -> Sequence[Word] | None:
        """The noun that a clause opening with a verb qualifies, with that clause: 从事地图服务的网站; None without one."""
        if not words or len(words[0].text) < 2 or self.tag(words, 0) not in VERBS:
            return None
        at = max((number for number, word in enumerate(words) if word.text == "的"), default=0)
        behind = words[at + 1 :]
        while behind and behind[-1].text in self.predicates:
            behind = behind[:-1]
        nouns = all(self.tag(behind, number).startswith(NOUNS) for number in range(len(behind)))
        return [*words[: at + 1], *behind] if at and behind and nouns else None
