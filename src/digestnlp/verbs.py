"""Whether a verb follows a word such as 将: 将累计投入 tells of what is to come, 将售价下调 (将 = 把) of what is done."""

from __future__ import annotations

from collections.abc import Collection

from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.times.numbers import CHINESE
from digestnlp.wordlist import pattern_of

_LONGEST_VERB = 4
_OBJECT_REACH = 10
_REACH = 24  # How far behind the verb the second one stands where the first only begins a noun phrase.

# 帮助了, 已覆盖过; but not 了解
_DONE = deferred(r" *(?:已|已经|成功|先后|共)?(?P<verb>[\u4e00-\u9fff]{2})[了过](?![解结去程渡滤])")


class VerbsAhead:
    """Tells by the packs' adverbs and the parts of speech of the dictionary."""

    def __init__(self, rules: Rules) -> None:
        self._adverbs = deferred(rf"(?: *(?:{pattern_of(rules.words('adverbs_before_verbs'))}))* *")
        # 将推 11 个新盘; but 将关键利率下调
        self._in_a_word = deferred(
            rf"(?:{pattern_of(rules.words('willed_in_a_word'))}) ?[约近逾超至]?[多少过]? ?[{CHINESE}两\d]"
        )
        self._prepositions = rules.words("prepositions_before_verbs")
        # 将投放规模由 3 亿元提高至 5 亿元: the noun phrase that 将 takes begins with a verb.
        changes = pattern_of(rules.words("changes_to_a_level"))
        self._is_object = deferred(rf"[^，。；\n把]{{1,{_REACH}}}?(?:{changes})")
        # 将产能转向新品, 将硬件集成于框内
        moved = pattern_of(rules.words("moves_of_an_object"))
        self._is_moved = deferred(rf"[^，。；\n\d]{{0,{_OBJECT_REACH}}}?(?:{moved})")
        # 将从 3 万辆升至 5 万辆, 将在明年降至 3%: the verb stands behind what it starts from, or when it takes place.
        moves = pattern_of(rules.words("moves_to_a_level"))
        self._moves_from = deferred(rf"(?: ?(?:从|由)|(?<=将[在于]))[^，。；\n将把]{{1,{_REACH}}}?(?:{moves})")

    @staticmethod
    def is_done(view: str, at: int) -> bool:
        """Whether a verb stands at the place that says by 了 or 过 that it is done: 计划 + 帮助了."""
        done = _DONE.match(view, at)
        return done is not None and (part_of_speech(done["verb"]) or "").startswith("v")

    def follows(self, view: str, at: int, verbs: Collection[str] = ()) -> bool:
        """Whether a verb stands at the place, adverbs aside: one of the verbs, or any of the dictionary where none is given."""
        adverbs = self._adverbs.match(view, at)
        start = adverbs.end() if adverbs is not None else at
        if verbs:
            return view.startswith(tuple(verbs), start) or self._moves_from.match(view, start) is not None
        if view.startswith(self._prepositions, start) or self._in_a_word.match(view, start):
            return True
        word = next(iter(dictionary_words(view[start : start + _LONGEST_VERB])), None)
        if word is None or word.start or len(word.text) < 2:
            return False
        tag = part_of_speech(word.text) or ""
        # 投资 and the like may be nouns, but not behind an adverb.
        if tag != "v" and not (tag == "vn" and start > at):
            return False
        behind = start + len(word.text)
        return self._is_object.match(view, behind) is None and self._is_moved.match(view, behind) is None
