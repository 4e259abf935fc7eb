"""Words around a number that say about, more than, at most: 约, 超过, 不到, 以上, 左右, 起."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.models import Relation
from digestnlp.numerals import skip_spaces
from digestnlp.quantities.mention import Mention
from digestnlp.rules import Rules
from digestnlp.wordlist import compile_last, compile_words, pattern_of

_CHAIN = 4  # words before a number that are read one after another: 不超过 · 约 · 人民币
_TOLERANCE_REACH = 8
_LONGEST_WHOLE = 14
_VERB_REACH = 8  # from the end of a word such as 约 over the verb to the figure: 约 + 会落在
_BEHIND_WITHIN = deferred(r"[，。；、！？,;）)」』”\n的]|$")
# 1500 万元+: more; but 3000 元+500 元, 12GB+
_PLUS_BEHIND = deferred(r" ?[+＋](?=[，。；、！？,;)）」』”\n]|$)")
_SUMS = frozenset({"money", "count", "mass", "length", "area", "ratio"})
# 比去年的 3 万辆多: behind what is compared with 多 says which is more.
_COMPARED = deferred(r"[比较][^，。；、\d]{0,10}的 ?$")
_COMPARED_REACH = 12
_MORE = "多"
_BOUNDED_WITHIN = frozenset({"time", "mass", "length", "area", "money", "ratio"})


class Before(NamedTuple):
    """What the words before a number say; `start` is where they begin, `word` the nearest of them."""

    relation: Relation
    approx: bool
    start: int
    word: str


class Behind(NamedTuple):
    """What the words behind a quantity say; `end` is where they end."""

    relation: Relation
    approx: bool
    end: int


class Cues:
    """Reads the words around a number."""

    def __init__(self, rules: Rules) -> None:
        self._before: dict[str, tuple[Relation, bool]] = {}
        self._behind: dict[str, tuple[Relation, bool]] = {}
        relations: tuple[Relation, ...] = ("gt", "ge", "lt", "le")
        for relation in relations:
            for word in rules.words(f"quantity_{relation}_before"):
                self._before[word] = (relation, False)
            for word in rules.words(f"quantity_{relation}_behind"):
                self._behind[word] = (relation, False)
        for word in rules.words("quantity_approx_before"):
            self._before[word] = ("eq", True)
        for word in rules.words("quantity_approx_behind"):
            relation, _ = self._behind.get(word, ("eq", False))
            self._behind[word] = (relation, True)
        self._links = frozenset(rules.words("quantity_cue_links"))
        self._none = frozenset(rules.words("quantity_no_cues"))
        words = [*self._before, *self._links]
        self._lengths = _lengths_by_end(words)
        self._none_lengths = sorted({len(w) for w in self._none}, reverse=True)
        self._behind_pattern = compile_words([*self._behind, *rules.words("quantity_no_behind")])
        self._differences = frozenset(rules.words("differences"))
        self._within = deferred(rf" ?内(?!{pattern_of(rules.words('no_within'))})")
        self._behind_first = frozenset(w[0] for w in self._behind)
        self._change_given = rules.words("change_given_behind")
        # 不超过总股本的 1%: the word stands before the whole that the share is of.
        of_whole = pattern_of(rules.words("quantity_before_wholes"))
        # 不低于公告日前 30 个交易日均价的 75%: times may be part of what the whole is.
        part = r"(?:[^\d\s，。；、：（）]|\d{1,4} ?(?=[个期日天年月季]))"
        self._of_whole = deferred(
            rf"({of_whole})占?{part}{{0,{_LONGEST_WHOLE}}}(?: ?\d{{4}} ?年 ?)?{part}{{2,{_LONGEST_WHOLE}}}"
            rf"(?:[（(][^（()）]{{1,{_LONGEST_WHOLE}}}[）)])?的 ?$"  # 不低于总股本（3.2 亿股）的 1%
        )
        # 约占全球销售额一半
        self._of_share = deferred(rf"({of_whole})占{part}{{2,{_LONGEST_WHOLE}}} ?$")
        # 至少增加 3 万吨, 约季减 1%, 至少已造成 30 人受伤
        verbs = rules.words("quantity_verbs")
        before = pattern_of(rules.words("quantity_before_verbs"))
        self._before_verb = deferred(
            rf"({before})(?:[会将可能了已]|已经|仍?需要?|还要|可以|能够)?(?:{pattern_of(verbs)})[了至到为达出]? ?$"
        )
        self._verb_cues = frozenset(word[-1] for word in rules.words("quantity_before_verbs"))
        self._verb_ends = frozenset([*(word[-1] for word in verbs), *"了至到为达出"])
        # 不超过股份总数 2%, 约占营收 12%: without 的 the whole is one of those that shares are said of.
        wholes = rules.words("quantity_wholes")
        self._right_before = deferred(
            rf"({of_whole})占?{part}{{0,{_LONGEST_WHOLE}}}?(?:{pattern_of(wholes)})(?:的?(?:比例|比重|比率))?(?:约|为|达)? ?$"
        )
        self._whole_ends = frozenset([*(word[-1] for word in wholes), "例", "重", "率", "约", "为", "达"])
        times = pattern_of(rules.words("quantity_no_whole_times"))
        self._no_whole = deferred(rf"{pattern_of(rules.words('quantity_no_wholes'))}|(?:{times})的? ?$")
        tolerances = rules.words("tolerance_words")
        self._tolerances = compile_last(tolerances)
        # The characters beside a number that a word about it may end or begin with.
        self._tolerance_ends = frozenset(word[-1] for word in tolerances)
        self._ends = self._tolerance_ends.union(self._lengths)
        self._starts = self._behind_first | {" ", "内", "+", "＋"}

    def last_characters(self) -> str:
        """The characters that a word before a number may end in, sorted."""
        return "".join(sorted(self._lengths))

    def first_characters_behind(self) -> str:
        """The characters that a word behind a quantity may begin with, sorted."""
        return "".join(sorted(self._behind_first))

    def take(self, view: str, mention: Mention) -> None:
        """Gives the mention what the words around it say."""
        start = mention.cue_start = mention.start
        last = view[start - 1 : start]
        if last == " ":
            last = _last(view, start)
        if mention.dimension == "ratio" and (last in self._whole_ends or last not in self._verb_ends):
            self._take_of_share(view, mention, last)
        if last in self._ends:
            before = self.before(view, start)
            if before is not None:
                mention.cue_start, mention.cued = before.start, True
                mention.approx = mention.approx or before.approx
                # 超出 7 个百分点: by so much
                by_so_much = mention.name == "pp" and before.word in self._differences
                if mention.relation == "eq" and not by_so_much:
                    mention.relation = before.relation
            mention.dated = self._is_tolerance(view, mention.cue_start) or (
                mention.cued and self._is_tolerance(view, start)
            )
        if last in self._verb_ends and not mention.cued:
            said = view[start - _VERB_REACH if start > _VERB_REACH else 0 : start]
            if not self._verb_cues.isdisjoint(said):
                self._take_before_whole(view, mention, self._before_verb)
        if view[mention.end : mention.end + 1] in self._starts:
            self._take_behind(view, mention)

    def _take_behind(self, view: str, mention: Mention) -> None:
        """Gives the mention what the words and marks behind it say."""
        if mention.relation == "eq" and self._is_within(view, mention):
            mention.relation = "lt"  # 48 小时内: an end, as in 48 小时以内
        scaled = mention.numeral is not None and mention.numeral.scaled
        countable = mention.dimension in _SUMS and (mention.unit is not None or scaled)
        more = _PLUS_BEHIND.match(view, mention.end) if countable else None
        if more is not None and mention.relation == "eq":
            mention.relation, mention.end = "gt", more.end()
        if (
            mention.dimension == "money"
            and mention.relation == "eq"
            and view.startswith(self._change_given, mention.end)
        ):
            mention.relation = "lt"  # 百元有找
        behind = self.behind(view, mention.end)
        if behind is not None and not self._says_which_is_more(view, mention, behind):
            mention.end = behind.end
            mention.approx = mention.approx or behind.approx
            if behind.relation != "eq":
                mention.relation = behind.relation

    @staticmethod
    def _says_which_is_more(view: str, mention: Mention, behind: Behind) -> bool:
        """Whether 多 behind the figure ends a comparison with it: 比去年的 3 万辆多; not 比去年的 3 万多辆."""
        if view[mention.end : behind.end].strip() != _MORE or _BEHIND_WITHIN.match(view, behind.end) is None:
            return False
        return _COMPARED.search(view, max(0, mention.cue_start - _COMPARED_REACH), mention.cue_start) is not None

    def _is_within(self, view: str, mention: Mention) -> bool:
        """Whether 内 behind the figure bounds it: 48 小时内; of a measure only where nothing follows (250 克内, but 8 英寸内屏)."""
        within = self._within.match(view, mention.end)
        if within is None or mention.dimension not in _BOUNDED_WITHIN:
            return False
        return mention.dimension == "time" or _BEHIND_WITHIN.match(view, within.end()) is not None

    def _take_of_share(self, view: str, mention: Mention, last: str) -> None:
        """Gives a share what stands before the whole that it is of, by the character before it."""
        if last == "的":
            self._take_before_whole(view, mention, self._of_whole)
        elif last in self._whole_ends:
            self._take_before_whole(view, mention, self._right_before)
        if view.find("占", max(0, mention.start - _LONGEST_WHOLE), mention.start) > 0:
            self._take_before_whole(view, mention, self._of_share)

    def _take_before_whole(self, view: str, mention: Mention, of_whole: re.Pattern[str]) -> None:
        """Gives a share what the word before its whole says, and a figure what that before its verb does: 不超过总股本的 1%."""
        found = of_whole.search(view, max(0, mention.start - 3 * _LONGEST_WHOLE - 10), mention.start)
        if found is None or self._is_part_of_another_word(view, found.end(1), len(found[1])):
            return
        relation, approx = self._before[found[1]]
        # 不到去年同期的三分之一: a fraction is always of a whole, a percentage may be compared with another.
        compared = relation != "eq" and mention.name is not None
        if compared and self._no_whole.search(view, found.end(1), found.end()):
            return
        mention.relation = relation if mention.relation == "eq" else mention.relation
        mention.approx = mention.approx or approx

    def _is_tolerance(self, view: str, start: int) -> bool:
        if _last(view, start) not in self._tolerance_ends:
            return False
        return self._tolerances.search(view, max(0, start - _TOLERANCE_REACH), start) is not None

    def before(self, view: str, start: int) -> Before | None:
        """The words before a number at `start` that say something of it, None where there are none."""
        relation: Relation = "eq"
        approx, cue_start, end, nearest = False, start, start, ""
        for _ in range(_CHAIN):
            while end and view[end - 1] == " ":
                end -= 1
            word = self._word_before(view, end)
            if not word:
                break
            end -= len(word)
            found = self._before.get(word)
            if found:
                nearest = nearest or word
                relation = found[0] if relation == "eq" else relation
                approx = approx or found[1]
                cue_start = end
        return Before(relation, approx, cue_start, nearest) if cue_start < start else None

    def _word_before(self, view: str, end: int) -> str:
        for length in self._lengths.get(view[end - 1], ()) if end else ():
            word = view[end - length : end] if end >= length else ""
            if word in self._before:
                return "" if self._is_part_of_another_word(view, end, length) else word
            if word in self._links:
                return word
        return ""

    def _is_part_of_another_word(self, view: str, end: int, own_length: int) -> bool:
        """Whether a longer word ends where the cue does: 超 in 中超, but not in 其中超, which is a cue of its own."""
        for length in self._none_lengths:
            if length <= own_length:
                break
            if length <= end and view[end - length : end] in self._none:
                return True
        return False

    def behind(self, view: str, end: int) -> Behind | None:
        """The words behind a quantity that ends at `end`."""
        position = skip_spaces(view, end)
        if view[position : position + 1] not in self._behind_first or position - end > 2:
            return None
        found = self._behind_pattern.match(view, position)
        if not found or found.group() not in self._behind:
            return None
        relation, approx = self._behind[found.group()]
        return Behind(relation, approx, found.end())


def _last(view: str, end: int) -> str:
    """The last character before the place, spaces left out; empty where there is none."""
    while end and view[end - 1] == " ":
        end -= 1
    return view[end - 1] if end else ""


def _lengths_by_end(words: Iterable[str]) -> dict[str, list[int]]:
    """By the last character of the words, how long those that end in it are, the longest first."""
    lengths: dict[str, list[int]] = {}
    for length, last in sorted({(len(word), word[-1]) for word in words}, reverse=True):
        lengths.setdefault(last, []).append(length)
    return lengths
