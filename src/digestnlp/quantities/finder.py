"""Finds the quantities of a view: one scan for what may begin one, then an exact reading at each such place.

Most numbers of a text have little around them that matters. Each stage therefore first looks at the one character that
could concern it, and only then at words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from digestnlp.models import Quantity, Relation
from digestnlp.numerals import (
    DIGITS,
    EXACT,
    NUMERAL_CHARACTERS,
    SPACES,
    Numeral,
    read_numeral,
    skip_numeral,
    skip_spaces,
)
from digestnlp.quantities.bare import BareNumbers, is_year
from digestnlp.quantities.bounds import Bounds
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.currency import Currencies
from digestnlp.quantities.fractions import fraction, written_fraction
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.plain import PlainQuantities
from digestnlp.quantities.ranks import Ranks
from digestnlp.quantities.spans import PlacingSpans
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.quantities.words import NumberWords
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.view import is_traditional
from digestnlp.view import view as view_of
from digestnlp.wordlist import compile_words

_CHINESE = "零〇○一壹幺二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾廿卅百佰千仟万亿兆"
# What may follow the first character of a Chinese numeral that counts something, besides units and marks.
_FOLLOWS = _CHINESE + "0123456789点成分半多余几来又洞拐 ~—-–至到"
_FOLLOWS_ARABIC = _FOLLOWS + "×*✕和与或的而且那这"
# What makes the digit before it the first of a date: 2024 年, 12 月 31 日 and its 31 日.
_DATE_BEHIND_DIGIT = (
    r"(?:(?<=1)9|(?<=2)0)[0-9]{2} ?年|[0-9]? ?月 ?[0-9]{1,2} ?[日号]|(?:(?<=月[0-9])|(?<=月 [0-9]))[0-9]? ?[日号]"
    # 9 时 30 分 15 秒: of a time of day, what stands behind the hour.
    r"|(?:(?<=[0-9][时点][0-9])|(?<=[0-9][时点] [0-9])|(?<=[0-9] [时点] [0-9]))[0-9]? ?分(?!钟)"
    r"|(?:(?<=[0-9]分[0-9])|(?<=[0-9] 分 [0-9]))[0-9]? ?秒"
)
_DIGITS = re.compile("[0-9]+")
_CHAIN_SIGN = re.compile(r" ?(?:[×xX*✕]|/(?![0-9]+/[0-9]+ ?[年月日])) ?(?=[0-9])")
_LONGEST_CHAIN = 8
# What is given as one number times another.
_MEASURED_ACROSS = frozenset({"length", "count"})
_CHAIN_STARTS = frozenset("×xX*✕/ ")
# What only looks like a number: phone numbers, dates, scores and times of day, and identifiers with leading zeros.
_NO_NUMBER = re.compile(
    r"[0-9]+(?:-[0-9]+){2,}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]+(?::[0-9]+)+|0[0-9]+(?:-[0-9]+)?(?![.0-9])"
    r"|1[3-9][0-9]{9}(?![0-9])"
)
_NO_NUMBER_HINTS = frozenset("-/.:")
_MOBILE_LENGTH = 11
_WORD_LETTER = re.compile(r"[A-Za-z_]")
_LETTERS_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9.]*[-_.]?$")
_ASCII_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./")
_ENDS_BEHIND = re.compile(r" *(?:[，。；、！？,;)）」』”\n]|和|与|或|的|而|且|$)")
# What says that a number before 起 is a price from which on, and no count of cases.
_PRICE_BEFORE = re.compile(r"[价售费仅￥¥$金][^，。；、！？,;\n]*$")
_PRICE_REACH = 10
_CHANGE_BEFORE = re.compile(r"[涨跌报升降增减高低加少价调了] *$")
# 两个半小时: two hours and a half.
_AND_A_HALF = re.compile(r"个半(?P<unit>小时|钟头|月|星期)")
# 两年半, but 三年半价: half of what follows.
_HALF_BEHIND = re.compile(r"半(?=[，。；、：！？,;)）」』”\n 后前内来的时以之左多间就才仍了]|$)")
_HALF, _TENTH, _TEN = Decimal("0.5"), Decimal("0.1"), Decimal(10)
# Behind a currency sign: $5M, US$1.5bn, $2 billion.
_ENGLISH_SCALE = re.compile(
    r" ?(?:(thousand|[kK])|(million|mln|mn|[mM])|(billion|bln|bn|[bB])|(trillion|tn|[tT]))(?![A-Za-z])"
)
_ENGLISH_SCALES = (10**3, 10**6, 10**9, 10**12)
_MINUS_ENDS = frozenset("负下")  # 负, 零下
_SIGNS = _MINUS_ENDS | frozenset("+-−")
_SIGN_REACH = 4
_HOURS = 24
_SHORTEST_NAME = 3
_BEFORE_FORMER = frozenset("目此之以日年月天周赛节会战空当先眼跟税盘午")
_STREAK_REACH, _TOLERANCE_REACH, _CONVERSION_REACH, _SPAN_REACH, _SPEED_REACH = 4, 8, 24, 8, 10


class _Text(NamedTuple):
    """A text while it is being read.

    Attributes:
        view: its view.
        traditional: whether it is in traditional script, which decides 元 and 兆.
        plain_currency: whether 元 is CNY all over it.
        alone: whether numbers without a unit that stand by themselves are wanted.
    """

    view: str
    traditional: bool
    plain_currency: bool
    alone: bool


class QuantityFinder:
    """Finds quantities by the unit tables and words of the packs; built once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._units = UnitTable(rules)
        self._cues = Cues(rules)
        self._currencies = Currencies(rules, self._units)
        self._ranks = Ranks(rules)
        self._number_words = NumberWords(rules)
        self._bounds = Bounds(self._units)
        self._bare = BareNumbers(rules)
        names = (*rules.words("numeral_words"), *_names_with_numerals(rules))
        self._names = compile_words(names)
        self._name_offsets = _offsets(names)
        self._placing = PlacingSpans(rules)
        self._spans = _ending(rules.words("time_span_words"))
        hourly = compile_words(rules.words("hourly_words")).pattern
        self._hourly_before = re.compile(rf"(?:{hourly})[^，。；、！？,;\n0-9]{{0,4}}$")
        self._hourly_behind = re.compile(rf" *的? *(?:{hourly})")
        self._no_minus = _ending(rules.words("quantity_no_minus"))
        self._tolerances = _ending(rules.words("tolerance_words"))
        # The characters beside a number that a word about it may end or begin with.
        self._cue_ends = (
            frozenset(self._cues.last_characters()) | {w[-1] for w in rules.words("tolerance_words")} | {" "}
        )
        self._cue_starts = frozenset(self._cues.first_characters_behind()) | {" "}
        self._conversions = compile_words(rules.words("conversion_words"))
        self._ordinal_names = re.compile(
            rf"第 ?(?:[0-9]+|[{_CHINESE}]+) ?(?:{compile_words(rules.words('rank_no_behind')).pattern})"
        )
        self._heads = rules.words("rank_heads")
        self._word_starts = frozenset(word[0] for word in (*self._number_words, *self._heads))
        self._is_traditional = functools.lru_cache(maxsize=2)(is_traditional)
        self._plain = PlainQuantities(self._units, self._cues, _SIGNS, _MINUS_ENDS)
        self._start = _start_pattern(
            (*self._number_words, *self._heads), rules.words("time_span_words"), self._units, self._cues
        )

    def find(self, view: str, source: str | None = None, *, alone: bool = False) -> list[Quantity]:
        """The quantities of a text, in its order, none overlapping another.

        Args:
            view: the view of the text.
            source: the text itself, from which `Quantity.text` is taken; the view where None.
            alone: whether numbers without a unit that stand by themselves (a line that is only 1001) are wanted too.
        """
        source = view if source is None else source
        # The view of a text in traditional script has other characters; the comparison spares the count.
        traditional = view != source and is_traditional(source)
        text = _Text(view, traditional, self._currencies.is_plain(view, traditional=traditional), alone)
        joined = self._bounds.join(view, (m for m in self._mentions(text) if not m.dated))
        if joined and self._conversions.search(view):
            self._flag_conversions(view, joined)
        return [m.quantity(source) for m in joined]

    def one(self, view: str, source: str, start: int, end: int) -> Quantity | None:
        """One of the unit that is all that stands between the places, in the currency of its text: 亿元 of 金额（亿元）.

        Its offsets mean nothing, for no text says it.
        """
        said = view[start:end]
        traditional = view != source and self._is_traditional(source)
        for at in range(len(said)):
            # 人民币亿元: the number stands behind the currency.
            alone = f" {said[:at]}1{said[at:]}"
            if at and self._units.prefix(alone, at + 1) is None:
                continue
            read, _ = self._read_number(_Text(alone, traditional, plain_currency=True, alone=True), at + 1)
            for mention in read:
                if mention.end == len(alone):
                    self._take_assumed(view, start, mention, traditional=traditional)
                    return mention.quantity(alone)
        return None

    def _take_assumed(self, view: str, start: int, mention: Mention, *, traditional: bool) -> None:
        """What 元 means at the place, where the words around the number do not say it."""
        said = view[start : start + mention.end]
        if mention.unit is None or mention.unit.name != "CNY" or "人民币" in said or "RMB" in said:
            return
        assumed = self._currencies.of(view, start, mention.unit, sign="元", traditional=traditional)
        per = (mention.name or "").partition("/")
        mention.unit, mention.name = assumed.unit, assumed.unit.name + "".join(per[1:])
        if assumed.assumed:
            mention.flags += ("currency_assumed",)

    def _mentions(self, text: _Text) -> Iterator[Mention]:
        view, position = text.view, 0
        search, plain_currency = self._start.search, text.plain_currency
        read_plain, offsets = self._plain.read, self._name_offsets
        while found := search(view, position):
            at = found.start()
            if view[at] in offsets and (end := self._name_end(view, at, offsets[view[at]])):
                position = end
                continue
            plain = read_plain(view, at, plain_currency=plain_currency)
            if plain is not None:
                if plain.dimension == "money":
                    self._take_per_before(view, plain)
                if plain.dimension != "time" or not self._placing.places(view, plain):
                    self._take_cues(view, plain)
                    yield plain
                position = plain.end
                continue
            read, position = self._read(text, at)
            yield from read

    def _name_end(self, view: str, at: int, offsets: dict[int, frozenset[str]]) -> int:
        """The end of the word that counts nothing and has the character at `at` in it; 0 where there is none."""
        for offset, firsts in offsets.items():
            if offset <= at and view[at - offset] in firsts:
                name = self._names.match(view, at - offset)
                if name is not None and name.end() > at and self._is_name(view, at, name):
                    return name.end()
        return 0

    def _is_name(self, view: str, at: int, name: re.Match[str]) -> bool:
        """Whether the numeral is part of the word; 一点 is one, but not in 一点五万, nor 十分 in 十分钟."""
        if view[at] in "第前" or self._number_words.read(view, at):
            return False
        numeral = read_numeral(view, at) if at == name.start() else None
        if numeral is None:
            return True
        if numeral.end > name.end() or fraction(view, _mention_of(numeral), trillion=False) is not None:
            return False
        hit = None if numeral.bare else self._units.match(view, numeral.end, at)
        return hit is None or hit.end <= name.end()

    def _read(self, text: _Text, at: int) -> tuple[Iterable[Mention], int]:
        """What begins at the place, and where to go on."""
        view = text.view
        first = view[at]
        if first in "第前Tt":
            return self._read_ordinal(view, at)
        if first in self._word_starts:
            word = self._number_words.read(view, at)
            if word is not None:
                self._take_cues(view, word)
                return [word], word.end
            rank = self._ranks.head(view, at)
            if rank is not None:
                return [rank], rank.end
            if first not in NUMERAL_CHARACTERS:
                return [], at + 1
        if "0" <= first <= "9":
            no_number = self._no_number_end(view, at)
            if no_number:
                return [], no_number
        return self._read_number(text, at)

    def _no_number_end(self, view: str, at: int) -> int:
        """The end of a date, a phone number and the like at the place; 0 where there is none."""
        run = _DIGITS.match(view, at)
        assert run is not None  # noqa: S101 - a digit stands there
        end = run.end()
        if view[end : end + 1] not in _NO_NUMBER_HINTS and view[at] != "0" and end - at != _MOBILE_LENGTH:
            return 0
        found = _NO_NUMBER.match(view, at)
        if found is None:
            return 0
        counted = found.end() == end and view[at] != "0" and self._units.match(view, skip_spaces(view, end), at)
        return 0 if counted else found.end()

    def _read_ordinal(self, view: str, at: int) -> tuple[Iterable[Mention], int]:
        """第 N and 前 N: a claimed rank, a day of a streak (连续第 29 天), or a name that counts nothing."""
        largest = self._ranks.largest(view, at) if view[at] == "第" else None
        if largest is not None:
            return [largest], largest.end
        name = self._ordinal_names.match(view, at)
        if name is not None and "连续" not in view[max(0, at - _STREAK_REACH) : at]:
            return [], name.end()
        is_top = view[at] in "Tt"
        number = skip_spaces(view, at + (3 if is_top else 1))
        numeral = read_numeral(view, number)
        end = numeral.end if numeral else skip_numeral(view, number)
        rank = self._ranks.ordinal(view, at, end) if view[at] == "第" else self._ranks.top(view, at, number)
        if rank is not None:
            return [rank], rank.end
        hit = self._units.match(view, skip_spaces(view, end), number)
        if (
            numeral
            and view[at] == "第"
            and hit
            and hit.unit.dimension == "time"
            and view[max(0, at - _STREAK_REACH) : at].rstrip().endswith("连续")
        ):
            mention = _mention_of(numeral)
            mention.start = at
            mention.take_unit(hit.unit, hit.end)
            return [mention], mention.end
        if view[at] == "前" and (view[at - 1 : at] == "提" or self._ends_in_former(view, at, hit)):
            return [], number
        return [], hit.end if hit else end

    @staticmethod
    def _ends_in_former(view: str, at: int, hit: UnitHit | None) -> bool:
        """Whether 前 ends a word and does not say "first": 目前三家, but not 此前三年."""
        return view[at - 1 : at] in _BEFORE_FORMER and not (hit and hit.unit.dimension == "time")

    def _read_number(self, text: _Text, at: int) -> tuple[Iterable[Mention], int]:
        view, traditional = text.view, text.traditional
        numeral = read_numeral(view, at, trillion=traditional)
        before = view[at - 1] if at else ""
        if numeral is None or before in NUMERAL_CHARACTERS or ("0" <= before <= "9"):
            return [], skip_numeral(view, at)
        if numeral.arabic and self._in_name(view, numeral, before):
            return [], skip_numeral(view, at)
        mention = _mention_of(numeral)
        found = fraction(view, mention, trillion=traditional)
        if found is not None:
            return self._complete(text, found)
        is_scale_only = numeral.bare and not (text.alone and view[numeral.end - 1] in DIGITS)
        if is_scale_only and self._cues.before(view, at).start == at:
            return [], numeral.end  # 百家, 万辆 are figures behind 近 and 破 only
        if numeral.arabic:
            if view[numeral.end : numeral.end + 1] in ("/", " ", "⁄"):
                written = self._read_written_fraction(text, mention)
                if written is not None:
                    return [written], written.end
            chain = self._read_chain(view, mention, traditional=traditional)
            if chain is not None:
                return chain
        return self._complete(text, mention)

    def _in_name(self, view: str, numeral: Numeral, before: str) -> bool:
        """Digits that touch Latin letters are part of a name (SU7, GPT-5o, 5G), but for currencies (US$5, RMB5) and units."""
        start, end = numeral.start, numeral.end
        if before == "+" and view[start - 2 : start - 1] == "N":
            return True  # N+1 months of pay
        if before in _ASCII_NAME:
            letters = _LETTERS_BEFORE.search(view, max(0, start - 24), start)
            if letters and self._units.prefix(view, start) is None:
                return True
        if not _WORD_LETTER.match(view, end) or self._units.match(view, end, start) is not None:
            return False
        return self._units.prefix(view, start) is None or _ENGLISH_SCALE.match(view, end) is None

    def _read_written_fraction(self, text: _Text, whole: Mention) -> Mention | None:
        """1/3 的用户, 2 1/2 英寸, or a line that is only 1/3; other slashes part two numbers (18/20 寸)."""
        view = text.view
        found = written_fraction(view, whole)
        if found is None:
            return None
        mention, sure = found
        before = self._cues.before(view, mention.start)
        sure = sure or (mention.value < 1 and (before.approx or before.relation != "eq"))
        if whole.end < mention.end and view[whole.end] == " ":
            hit = self._units.match(view, skip_spaces(view, mention.end), mention.start)
            if hit is not None and not hit.unit.calendar:
                mention.take_unit(hit.unit, hit.end)
                sure = True
        if sure or (text.alone and self._bare.stands_alone(view, mention)):
            self._take_cues(view, mention)
            return mention
        return None

    def _read_chain(self, view: str, first: Mention, *, traditional: bool) -> tuple[Iterable[Mention], int] | None:
        """5145×1998×1766mm and 18/20 寸: one unit for all; 6/7 亿元: one scale too."""
        if view[first.end : first.end + 1] not in _CHAIN_STARTS:
            return None
        chain = [first]
        while (sign := _CHAIN_SIGN.match(view, chain[-1].end)) and len(chain) < _LONGEST_CHAIN:
            numeral = read_numeral(view, sign.end(), trillion=traditional)
            if numeral is None:
                return None
            chain.append(_mention_of(numeral))
        last = chain[-1]
        if last is first:
            return None
        hit = self._units.match(view, skip_spaces(view, last.end), last.start)
        has_slash = "/" in view[first.end : last.start]
        if not has_slash and hit is not None and hit.unit.dimension not in _MEASURED_ACROSS:
            return None  # 2×66 万千瓦: so many of the other
        if has_slash and (hit is None or hit.unit.calendar or hit.unit.dimension == "time"):
            return None
        if hit is None:
            return [], last.end
        shared = last.numeral.scale if last.numeral and has_slash else 1
        for mention in chain:
            if shared > 1 and mention.numeral and not mention.numeral.scaled:
                mention.scale(Decimal(shared))
            mention.take_unit(hit.unit, hit.end if mention is last else mention.end)
            mention.written = (hit.start, hit.end) if hit.unit.classifier else None
            self._take_cues(view, mention)
        return chain, last.end

    def _complete(self, text: _Text, mention: Mention) -> tuple[Iterable[Mention], int]:
        """Adds unit, sign, range, currency and the words around; nothing is returned where the number counts nothing."""
        view = text.view
        if mention.name is None and mention.dimension == "count":
            self._take_unit(view, mention)
        number = mention.start
        self._take_sign(view, mention)
        self._bounds.take_upper(view, mention, traditional=text.traditional)
        self._take_currency(text, mention, number)
        if mention.name is not None:
            self._take_per(view, mention)
        self._take_cues(view, mention)
        counts = self._counts(view, mention) or (
            text.alone and mention.unit is None and self._bare.stands_alone(view, mention)
        )
        return ([mention] if counts else []), max(mention.end, number + 1)

    def _take_unit(self, view: str, mention: Mention) -> None:
        start = mention.start
        position = mention.end
        if view[position : position + 1] in SPACES:
            position = skip_spaces(view, position)
        more = view.startswith("+", position) and mention.numeral is not None and mention.numeral.arabic
        hit = self._units.match(view, skip_spaces(view, position + 1) if more else position, start)
        if more and (hit is None or not hit.unit.classifier):
            return
        if hit is None or (hit.unit.name == "起" and self._is_price_from(view, mention, hit)):
            return
        if hit.unit.classifier and self._take_half(view, mention, hit):
            return
        mention.take_unit(hit.unit, hit.end)
        if more:
            mention.relation = "gt"  # 300+ 家
        if view[hit.start : hit.end] == "成":
            self._take_tenths(view, mention)
        elif hit.unit.name == "折":
            self._take_discount(mention)
        elif hit.unit.dimension == "money" and mention.value_max is None:
            self._currencies.take_parts(view, mention)
        elif hit.unit.dimension == "time" and mention.value_max is None:
            self._take_smaller_units(view, mention)

    @staticmethod
    def _is_price_from(view: str, mention: Mention, hit: UnitHit) -> bool:
        """售价 3999 起, 12.8 万起: from so much on; 投诉 57 起 counts cases."""
        if _ENDS_BEHIND.match(view, hit.end) is None:
            return False
        is_fraction = mention.numeral is not None and mention.numeral.decimal
        before = _PRICE_BEFORE.search(view, max(0, mention.start - _PRICE_REACH), mention.start)
        return is_fraction or before is not None

    def _take_half(self, view: str, mention: Mention, hit: UnitHit) -> bool:
        """两个半小时: whether the unit stands behind a half."""
        half = _AND_A_HALF.match(view, hit.start)
        if half is None or mention.value_max is not None:
            return False
        mention.value = EXACT.add(mention.value, _HALF)
        named = self._units.named(view[half.start() : half.start() + 1] + half.group("unit"))
        mention.take_unit(named or hit.unit, half.end())
        return True

    def _take_smaller_units(self, view: str, mention: Mention) -> None:
        """1 小时 20 分钟 is 80 min, 2 分 5 秒 125 s, 两年半 2.5 年."""
        if _HALF_BEHIND.match(view, mention.end) and mention.value == mention.value.to_integral_value():
            mention.value, mention.end = EXACT.add(mention.value, _HALF), mention.end + 1
            return
        while mention.name is not None and self._units.has_followers(mention.name):
            numeral = read_numeral(view, skip_spaces(view, mention.end))
            found = self._units.follower(view, skip_spaces(view, numeral.end), mention.name) if numeral else None
            if numeral is None or found is None or numeral.value >= found[1]:
                return
            hit, many = found
            mention.value = EXACT.add(EXACT.multiply(mention.value, many), numeral.value)
            mention.take_unit(hit.unit, hit.end)

    @staticmethod
    def _take_tenths(view: str, mention: Mention) -> None:
        """三成一 is 31 %; 三成一万 is not read so."""
        at = skip_spaces(view, mention.end)
        tenth = DIGITS.get(view[at : at + 1])
        if tenth and view[at + 1 : at + 2] not in NUMERAL_CHARACTERS:
            mention.value, mention.end = EXACT.add(mention.value, tenth), at + 1

    @staticmethod
    def _take_discount(mention: Mention) -> None:
        """八五折 and 85 折 are 8.5 折: the second digit is a tenth."""
        if mention.value == mention.value.to_integral_value() and _TEN < mention.value < _TEN * _TEN:
            mention.scale(_TENTH)

    def _take_sign(self, view: str, mention: Mention) -> None:
        start = mention.start
        sign = view[start - 1] if start else ""
        if sign == " ":
            start = len(view[max(0, start - _SIGN_REACH) : start].rstrip(" ")) + max(0, start - _SIGN_REACH)
            sign = view[start - 1] if start and view[start - 1] in _MINUS_ENDS else ""
        if sign not in _SIGNS:
            return
        before = view[start - 2] if start > 1 else ""
        if sign in _MINUS_ENDS:
            self._take_minus_word(view, mention, start)
        elif (before.isalnum() and before.isascii()) or before in NUMERAL_CHARACTERS or (before and before in "%+-/"):
            return
        elif sign == "+":
            mention.start -= 1
        elif mention.numeral is not None and mention.numeral.arabic:
            mention.negate(start - 1)

    def _take_minus_word(self, view: str, mention: Mention, end: int) -> None:
        """负 5%, 零下 5 度; 胜负 and 担负 are no sign, nor is 负 in 3 胜 2 负."""
        before = view[end - 2] if end > 1 else ""
        if view[end - 1] == "下":
            if before == "零":
                mention.negate(end - 2)
        elif not before.isdigit() and not self._no_minus.search(view, max(0, end - 3), end):
            mention.negate(end - 1)

    def _take_currency(self, text: _Text, mention: Mention, number: int) -> None:
        if mention.dimension not in ("count", "money"):
            return
        view, traditional = text.view, text.traditional
        prefix = self._units.prefix(view, number)
        if prefix is not None and prefix.unit.dimension == "money":
            self._take_prefix(view, mention, prefix, traditional=traditional)
        elif mention.unit is not None and mention.unit.name == "CNY" and mention.dimension == "money":
            said = view[mention.start : mention.end]
            if text.plain_currency or "人民币" in said or "RMB" in said:
                return
            assumed = self._currencies.of(view, number, mention.unit, sign="元", traditional=traditional)
            mention.unit, mention.name = assumed.unit, assumed.unit.name
            if assumed.assumed:
                mention.flags += ("currency_assumed",)

    def _take_prefix(self, view: str, mention: Mention, prefix: UnitHit, *, traditional: bool) -> None:
        sign = view[prefix.start : prefix.end]
        assumed, chosen = False, prefix.unit
        if sign == "$":
            chosen, assumed = self._currencies.of(view, prefix.end, prefix.unit, sign=sign, traditional=traditional)
        fresh = mention.unit is None
        if not fresh and (mention.dimension != "money" or mention.name not in ("CNY", chosen.name)):
            return
        if fresh or _is_whole_currency(mention):
            mention.unit, mention.name, mention.dimension = chosen, chosen.name, "money"
        if fresh and mention.value_max is None:
            scale = _ENGLISH_SCALE.match(view, mention.end)
            if scale:
                mention.scale(Decimal(_ENGLISH_SCALES[(scale.lastindex or 1) - 1]))
                mention.end = scale.end()
        is_symbol = not "\u4e00" <= sign[-1] <= "\u9fff"
        if is_symbol or fresh:
            mention.start = prefix.start
        if assumed:
            mention.flags += ("currency_assumed",)

    def _take_per(self, view: str, mention: Mention) -> None:
        """元/股, 元每吨; 每小时 80 公里."""
        if mention.dimension == "time":
            return
        while view[mention.end : mention.end + 1] in ("/", "每", " ") and (per := self._units.per(view, mention.end)):
            mention.name, mention.end = f"{mention.name}/{per.unit.name}", per.end
        if mention.dimension == "money" and "/" not in (mention.name or ""):
            self._take_per_before(view, mention)
        elif mention.dimension == "length" and mention.start:
            self._take_speed(view, mention)

    def _take_per_before(self, view: str, mention: Mention) -> None:
        """每吨 3000 元 is CNY/t."""
        before = self._units.per_before(view, mention.start)
        if before is not None:
            mention.name = f"{mention.name}/{before.unit.name}"

    def _take_speed(self, view: str, mention: Mention) -> None:
        """每小时 80 公里, 时速达到 120 公里, 350 公里的时速."""
        before = self._units.per_before(view, mention.start)
        hourly = before is None and (
            self._hourly_before.search(view, max(0, mention.start - _SPEED_REACH), mention.start)
            or self._hourly_behind.match(view, mention.end)
        )
        per = before.unit.name if before else "h" if hourly else None
        speed = self._units.named(f"{mention.name}/{per}") if per else None
        if speed is not None:
            mention.unit, mention.name, mention.dimension = speed, speed.name, speed.dimension

    def _take_cues(self, view: str, mention: Mention) -> None:
        start = mention.cue_start = mention.start
        if start and view[start - 1] in self._cue_ends:
            before = self._cues.before(view, start)
            mention.cue_start = before.start
            mention.cued = before.start < start
            mention.approx = mention.approx or before.approx
            if mention.relation == "eq":
                mention.relation = before.relation
            mention.dated = self._is_tolerance(view, start) or (mention.cued and self._is_tolerance(view, before.start))
        if view[mention.end : mention.end + 1] in self._cue_starts:
            behind = self._cues.behind(view, mention.end)
            if behind is not None:
                mention.end = behind.end
                mention.approx = mention.approx or behind.approx
                if behind.relation != "eq":
                    mention.relation = behind.relation

    def _is_tolerance(self, view: str, start: int) -> bool:
        return self._tolerances.search(view, max(0, start - _TOLERANCE_REACH), start) is not None

    def _flag_conversions(self, view: str, mentions: list[Mention]) -> None:
        """（约合 1.4 亿美元）: the same amount once more."""
        for mention in mentions:
            reach = max(0, mention.start - _CONVERSION_REACH)
            opened = max(view.rfind("（", reach, mention.start), view.rfind("(", reach, mention.start))
            closed = max(view.rfind("）", reach, mention.start), view.rfind(")", reach, mention.start))
            if opened > closed and self._conversions.search(view, opened, mention.start):
                mention.flags += ("conversion",)

    def _counts(self, view: str, mention: Mention) -> bool:
        """Whether the number is a quantity: dates, ordinals, versions, list numbers and 一 as "a" are none."""
        numeral, unit = mention.numeral, mention.unit
        if numeral is None or mention.name == "%" or mention.dimension == "ratio":
            return True
        if unit is None:
            return self._bare.is_said(view, mention)
        if unit.names_years and is_year(numeral):
            return False
        if not numeral.arabic:
            one = view[numeral.start : numeral.end] == "一" and mention.value == 1
            if unit.arabic or (one and (unit.classifier or unit.dimension == "time")):
                return False
        if unit.dimension == "time" and self._placing.places(view, mention):
            return False
        if unit.calendar:
            return self._spans.search(view, max(0, numeral.start - _SPAN_REACH), numeral.start) is not None
        if unit.dimension == "time":
            return unit.name != "年" or not (is_year(numeral) or numeral.spelled >= 2)
        if unit.name == "点" and not numeral.decimal and not numeral.grouped and numeral.value <= _HOURS:
            return _CHANGE_BEFORE.search(view, max(0, mention.cue_start - 3), mention.cue_start) is not None
        return True


def _mention_of(numeral: Numeral) -> Mention:
    relation: Relation = "ge" if numeral.least else "eq"
    return Mention(
        numeral.start, numeral.end, numeral.value, numeral.value_max, numeral, relation=relation, approx=numeral.approx
    )


def _is_whole_currency(mention: Mention) -> bool:
    """Whether the unit is no part of a currency (美分), so that another currency may take its place."""
    return mention.unit is not None and mention.unit.factor is None


def _names_with_numerals(rules: Rules) -> Iterator[str]:
    """The names of the lexicon that begin like a quantity (三只松鼠, 六个核桃)."""
    for entry in rules.of(LexiconEntry):
        if not entry.context:
            for name in (entry.name, *entry.aliases):
                if len(name) >= _SHORTEST_NAME and name[0] in _CHINESE:
                    yield view_of(name)


def _offsets(words: Iterable[str]) -> dict[str, dict[int, frozenset[str]]]:
    """For each character that may begin a quantity, how far into words it stands, the farthest first, and how those begin."""
    firsts: dict[str, dict[int, set[str]]] = {}
    for word in words:
        for offset, character in enumerate(word):
            if character in _CHINESE or character.isdigit():
                firsts.setdefault(character, {}).setdefault(offset, set()).add(word[0])
    return {
        character: {offset: frozenset(found[offset]) for offset in sorted(found, reverse=True)}
        for character, found in firsts.items()
    }


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words right before the end, spaces aside."""
    return re.compile(rf"(?:{compile_words(words).pattern}) *$")


def _start_pattern(words: Iterable[str], span_words: Iterable[str], units: UnitTable, cues: Cues) -> re.Pattern[str]:
    """Where a quantity may begin: a character class, which lets `re` run fast over the rest, and what must stand beside it.

    Most digits of a text are no quantity: dates, and numbers with nothing behind them that could be a unit or an end.
    """
    seconds: dict[str, str] = {}
    for word in words:
        seconds[word[0]] = seconds.get(word[0], "") + (word[1] if len(word) > 1 else "")
    behind_chinese = f"[{_class(_FOLLOWS, units.first_characters())}]|[^\\w]|$"
    behind_one = f"[{_class(_FOLLOWS, units.first_characters(behind_one=True))}]|[^\\w]|$"
    unit_firsts = re.sub("[A-Za-z]", "", units.first_characters())
    behind_arabic = (
        f"[{_class(_FOLLOWS_ARABIC, unit_firsts, cues.first_characters_behind())}]|[^\\w]|$"
        rf"|(?:{units.latin().pattern})(?![A-Za-z0-9])|[kKwW](?=[^\x00-\x7f])|[eE][+-]"
    )
    # 3 月 and 3 日 are dates but behind words for spans (连续 3 月).
    span_ends = _class(*(word[-1] for word in span_words))
    no_number = rf"{_DATE_BEHIND_DIGIT}|(?<![{span_ends} ][0-9])[0-9]? ?(?:月|日(?![元圆币]))"
    starts = [
        rf"(?<=[0-9])(?<![0-9][0-9])(?:{units.behind_prefix()}"
        rf"|(?<![A-Za-z_][0-9])(?!{no_number})(?=[0-9]*(?:\.[0-9]+)? ?(?:{behind_arabic})))",
        r"(?<=\.)(?=[0-9])(?<![0-9.]\.)",
        rf"(?<=[{_CHINESE.replace('一', '')}])(?={behind_chinese})",
        rf"(?<=一)(?={behind_one})",
        "(?<=一)(?=(?:年|天|小时)半)",
        f"(?<=[{_class(cues.last_characters())}][百千万亿])",
        f"(?<=[是于][{_CHINESE}])",
        "(?<=[数几])(?=[十百千万亿])",
        "(?<=上)(?=[百千万亿])",
        "(?<=第)(?= ?[0-9一二三四五六七八九十百])",
        "(?<=前)(?= ?[0-9一二两三四五六七八九十百])",
        "(?<=T)(?=(?:OP|op) ?[0-9])",
        *(f"(?<={first})" + (f"(?=[{then}])" if then else "") for first, then in sorted(seconds.items())),
    ]
    firsts = _class("0123456789.数几上第前T", _CHINESE, *seconds)
    return re.compile(rf"[{firsts}](?:{'|'.join(starts)})")


def _class(*characters: str) -> str:
    return re.escape("".join(sorted(set("".join(characters)))))


@functools.lru_cache(maxsize=4)
def finder_for(rules: Rules) -> QuantityFinder:
    """The finder of these rules, built once."""
    return QuantityFinder(rules)


def find_quantities(text: str, *, rules: Rules | None = None) -> list[Quantity]:
    """The quantities of any text, in its order, none overlapping another.

    Numbers without a unit are among them where they stand by themselves: 1001 in a cell or a line, 那是五. The engine makes
    no facts of those.

    Args:
        text: any text; offsets count its code points.
        rules: the packs in force; the base pack where None.

    Returns:
        Quantities with exact Decimal values in canonical units; `text[q.start:q.end] == q.text`.
    """
    return finder_for(rules if rules is not None else load_rules()).find(view_of(text), text, alone=True)
