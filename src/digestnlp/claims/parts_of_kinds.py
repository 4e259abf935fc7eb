"""Of whom a part does something, named behind it: 四成的村庄通了自来水, 61% 的荒地披上绿装."""

from __future__ import annotations

from digestnlp.claims.draft import Draft, Subject
from digestnlp.claims.phrases import names_nothing
from digestnlp.deferred import deferred
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech
from digestnlp.wordlist import pattern_of

_OF = "的"
_LONGEST = 12
# Parts of speech of nouns and of what stands before them; what may be a verb as well is what they do.
_NOUNS = ("n", "j", "s", "b", "l", "eng", "x")
_BEHIND = ("后", "时", "前", "之后", "之前")
# Parts of speech with which what they do does not begin: conjunctions, numbers, marks.
_GOES_ON = ("c", "m", "x", "uj")


class PartsOfKinds:
    """Finds them by the packs' words and the parts of speech of the dictionary's words."""

    def __init__(self, rules: Rules) -> None:
        openers = pattern_of(
            word for name in ("rest_openers", "part_openers", "kind_openers") for word in rules.words(name)
        )
        self._opens = deferred(rf"(?:{openers}|[，, ])*")
        self._nobody = frozenset(rules.words("no_subjects"))
        self._verbs = frozenset(rules.words("origin_verbs"))

    def find(self, draft: Draft) -> Subject | None:
        """The noun behind 的 of which the part that opens its clause does something."""
        sentence, quantity = draft.sentence, draft.quantity
        if quantity.dimension != "ratio" or draft.direction is not None or quantity.unit == "pp":
            return None
        clause, end = sentence.clause(quantity.start)
        view, start = sentence.view, quantity.end + len(_OF)
        if not view.startswith(_OF, quantity.end) or not self._opens.fullmatch(view, clause, quantity.cue_start):
            return None
        words = dictionary_words(view[start : min(end, start + 2 * _LONGEST)])
        count = 0
        while count < len(words) and self._is_noun(words[count].text):
            count += 1
        if 1 < count < len(words) and words[count].text in _BEHIND:
            count -= 1  # 学生 + 毕业后
        if not 0 < count < len(words) or (part_of_speech(words[count].text) or "x").startswith(_GOES_ON):
            return None
        noun_end = start + words[count - 1].end
        text = view[start:noun_end]
        letter = len(text) == 1 and text.isascii()  # Z + 世代
        if letter or len(text) > _LONGEST or text in self._nobody or (len(text) > 1 and names_nothing(text)):
            return None
        cues = (c for c in sentence.metrics if c.start < noun_end and start < c.end)
        if any(r.role != "head" for c in cues for r in c.entry):
            return None  # 30% 的股权被卖出
        return Subject(start, noun_end, text, text, "OTHER")

    def _is_noun(self, word: str) -> bool:
        return word not in self._verbs and (part_of_speech(word) or "n").startswith(_NOUNS)
