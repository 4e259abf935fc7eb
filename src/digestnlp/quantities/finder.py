"""Finds the quantities of a view: one scan for what may begin one, then an exact reading at each such place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from digestnlp.models import Quantity
from digestnlp.numerals import (
    DIGITS,
    EXACT,
    NUMERAL_CHARACTERS,
    SCALES,
    Numeral,
    read_numeral,
    skip_numeral,
    skip_spaces,
)
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.currency import Currencies
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.ranks import Ranks
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.quantities.words import HUNDREDTHS, WHOLE, fraction, hundredths, whole_word
from digestnlp.rules import Rules, load_rules
from digestnlp.view import is_traditional
from digestnlp.view import view as view_of
from digestnlp.wordlist import compile_words

_START = re.compile(
    r"第(?= ?[0-9一二三四五六七八九十百])|前(?= ?[0-9三五十百])|(?:TOP|Top) ?(?=[0-9])|榜首|首位|居首|榜眼|头名|"
    + "|".join(sorted((*WHOLE, *HUNDREDTHS), key=len, reverse=True))
    + r"|[0-9]|\.(?=[0-9])|[零〇○一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖十拾廿卅百佰千仟万亿兆]|[数几](?=[十百千万亿])|上(?=[百千万亿])"
)
_SEPARATOR = re.compile(r" ?(?:-|~|—{1,2}|–|－|至|到|─{1,2}) ?")
_TIMES_SIGN = re.compile(r" ?[×xX*✕] ?(?=[0-9])")
# What only looks like a number: phone numbers, dates, scores and times of day, and identifiers with leading zeros.
_NO_NUMBER = re.compile(
    r"[0-9]+(?:-[0-9]+){2,}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]+(?::[0-9]+)+|0[0-9]{2,}(?:-[0-9]+)?|1[3-9][0-9]{9}(?![0-9])"
)
_WORD_LETTER = re.compile(r"[A-Za-z_]")
_LETTERS_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9.]*[-_.]?$")
_ENDS_BEHIND = re.compile(r" *(?:[，。；、！？,;)）」』”\n]|和|与|或|的|而|且|$)")
_RANGE_BOUNDS = re.compile(r"[ （(含)）,，、]*(?:且|并|但|而)?[ ]*")
_BETWEEN = re.compile(r"介于[约 ]*$")
_SHARED = re.compile(r" ?(?:和|与|及|至|到) ?")
_SECOND_PREFIX = re.compile(r"百分之|(?:US|HK|NT)?[$¥€£]")
_CHANGE_BEFORE = re.compile(r"[涨跌报升降增减高低加少价调了] *$")
# 两个半小时: two hours and a half.
_AND_A_HALF = re.compile(r"个半(?P<unit>小时|钟头|月|星期)")
_HALF = Decimal("0.5")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_HOURS = 24


class QuantityFinder:
    """Finds quantities by the unit tables and words of the packs; built once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._units = UnitTable(rules)
        self._cues = Cues(rules)
        self._currencies = Currencies(rules, self._units)
        self._ranks = Ranks(rules)
        self._words = compile_words(rules.words("numeral_words"))
        self._links = re.compile(rf"(?:{compile_words(rules.words('number_links')).pattern}) *$")
        self._spans = re.compile(rf"(?:{compile_words(rules.words('time_span_words')).pattern}) *$")
        self._tolerances = re.compile(rf"(?:{compile_words(rules.words('tolerance_words')).pattern}) *$")
        self._conversions = compile_words(rules.words("conversion_words"))

    def find(
        self,
        view: str,
        source: str | None = None,
        *,
        start: int = 0,
        end: int | None = None,
        traditional: bool | None = None,
    ) -> list[Quantity]:
        """The quantities between the two places, in the order of the text, none overlapping another.

        Args:
            view: the view of the text.
            source: the text itself, from which `Quantity.text` is taken; the view where None.
            start: where to begin to look.
            end: where to stop; nothing found reaches beyond it.
            traditional: whether the text is in traditional script, which decides 元 and 兆; told from the source where None.
        """
        end = len(view) if end is None else end
        source = view if source is None else source
        script = is_traditional(source) if traditional is None else traditional
        stretch = view if end == len(view) else view[:end]
        mentions = [m for m in self._mentions(stretch, start, end, traditional=script) if not m.dated]
        return [m.quantity(source) for m in self._join_bounds(stretch, mentions)]

    def _mentions(self, view: str, start: int, end: int, *, traditional: bool) -> Iterator[Mention]:
        position = start
        names = self._words.finditer(view, start, end)
        name = next(names, None)
        while found := _START.search(view, position, end):
            at = found.start()
            while name is not None and name.end() <= at:
                name = next(names, None)
            if name is not None and name.start() <= at and self._is_word(view, found, name):
                position = name.end()
                continue
            read, position = self._read(view, found, traditional=traditional)
            yield from read

    @staticmethod
    def _is_word(view: str, found: re.Match[str], name: re.Match[str]) -> bool:
        """Whether the numeral is part of a word that counts nothing; 一点 is one, but not in 一点五万."""
        if found.group() in ("第", "前") or found.group() in WHOLE:
            return False
        numeral = read_numeral(view, found.start()) if found.start() == name.start() else None
        return numeral is None or numeral.end <= name.end()

    def _read(self, view: str, found: re.Match[str], *, traditional: bool) -> tuple[list[Mention], int]:
        """What begins at the place, and where to go on."""
        at, text = found.start(), found.group()
        if text in ("第", "前") or text.strip() in ("TOP", "Top"):
            return self._read_ordinal(view, at, found.end())
        if text in ("榜首", "首位", "居首", "榜眼", "头名"):
            rank = self._ranks.head(view, at)
            return ([rank] if rank else []), found.end()
        if text in WHOLE:
            word = whole_word(view, at)
            if word is None:
                return [], found.end()
            self._take_cues(view, word)
            return [word], word.end
        if text in HUNDREDTHS:
            mention = hundredths(view, at, found.end())
            if mention is None:
                return [], found.end()
            return self._complete(view, mention, traditional=traditional)
        no_number = _NO_NUMBER.match(view, at)
        counted = (
            no_number
            and no_number.group().isdigit()
            and self._units.match(view, skip_spaces(view, no_number.end()), at)
        )
        if no_number and "." not in no_number.group()[:2] and not counted:
            return [], no_number.end()
        return self._read_number(view, at, traditional=traditional)

    def _read_ordinal(self, view: str, at: int, number_start: int) -> tuple[list[Mention], int]:
        """第 N and 前 N: a claimed rank, a day of a streak (连续第 29 天), or a name that counts nothing."""
        number = skip_spaces(view, number_start)
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
            and view[max(0, at - 4) : at].rstrip().endswith("连续")
        ):
            mention = Mention(at, numeral.end, numeral.value, numeral=numeral)
            mention.take_unit(hit.unit, hit.end)
            return [mention], mention.end
        return [], hit.end if hit else end

    def _read_number(self, view: str, at: int, *, traditional: bool) -> tuple[list[Mention], int]:
        numeral = read_numeral(view, at, trillion=traditional)
        tail = at > 0 and (view[at - 1].isdigit() or view[at - 1] in NUMERAL_CHARACTERS)
        if numeral is None or tail:
            return [], skip_numeral(view, at)
        if self._in_name(view, at, numeral.end, arabic=numeral.arabic):
            return [], skip_numeral(view, at)
        if numeral.bare and self._cues.before(view, at).relation == "eq":
            return [], numeral.end
        mention = Mention(numeral.start, numeral.end, numeral.value, numeral.value_max, numeral, approx=numeral.approx)
        if numeral.least:
            mention.relation = "ge"
        part = fraction(view, mention)
        if part is not None:
            self._take_cues(view, part)
            return [part], part.end
        chain = self._read_chain(view, mention, traditional=traditional)
        return chain if chain else self._complete(view, mention, traditional=traditional)

    def _in_name(self, view: str, start: int, end: int, *, arabic: bool) -> bool:
        """Digits that touch Latin letters are part of a name (SU7, GPT-5o, 5G), but for currencies (US$5, RMB5) and units."""
        if not arabic:
            return False
        before = view[start - 1 : start]
        if before and (before.isascii() and (before.isalnum() or before in "-_./")):
            letters = _LETTERS_BEFORE.search(view, max(0, start - 24), start)
            if letters and self._units.prefix(view, start) is None:
                return True
            if before.isdigit():
                return True
        return bool(_WORD_LETTER.match(view, end)) and self._units.match(view, end, start) is None

    def _read_chain(self, view: str, first: Mention, *, traditional: bool) -> tuple[list[Mention], int] | None:
        """5145×1998×1766mm: one unit for all."""
        chain = [first]
        while sign := _TIMES_SIGN.match(view, chain[-1].end):
            numeral = read_numeral(view, sign.end(), trillion=traditional)
            if numeral is None:
                return None
            chain.append(Mention(numeral.start, numeral.end, numeral.value, numeral=numeral))
        if len(chain) == 1:
            return None
        last = chain[-1]
        hit = self._units.match(view, skip_spaces(view, last.end), last.start)
        if hit is None:
            return [], last.end
        for mention in chain:
            mention.take_unit(hit.unit, hit.end if mention is last else mention.end)
        return chain, last.end

    def _complete(self, view: str, mention: Mention, *, traditional: bool) -> tuple[list[Mention], int]:
        """Adds sign, unit, range, currency and the words around; returns nothing where the number counts nothing."""
        number_start = mention.start
        if mention.unit is None and mention.name is None:
            self._take_unit(view, mention, self._units.match(view, skip_spaces(view, mention.end), number_start))
        self._take_range(view, mention, traditional=traditional)
        self._take_currency(view, mention, number_start, traditional=traditional)
        self._take_sign(view, mention)
        per = self._units.per(view, mention.end) if mention.name else None
        if per is not None and mention.dimension not in ("time",):
            mention.name, mention.end = f"{mention.name}/{per.unit.name}", per.end
        self._take_cues(view, mention)
        end = max(mention.end, number_start + 1)
        return ([mention] if self._counts(view, mention, number_start) else []), end

    def _take_unit(self, view: str, mention: Mention, hit: UnitHit | None) -> None:
        if hit is None or (hit.unit.name == "起" and _ENDS_BEHIND.match(view, hit.end)):
            return  # 8999 起: from so much on
        half = _AND_A_HALF.match(view, hit.start)
        if half and hit.unit.classifier and mention.value_max is None:
            mention.value = EXACT.add(mention.value, _HALF)
            named = self._units.named(view[half.start() : half.start() + 1] + half.group("unit"))
            mention.take_unit(named or hit.unit, half.end())
            return
        mention.take_unit(hit.unit, hit.end)
        tenth = DIGITS.get(view[hit.end : hit.end + 1]) if view[hit.start : hit.end] == "成" else None
        if tenth and view[hit.end + 1 : hit.end + 2] not in NUMERAL_CHARACTERS:
            mention.value, mention.end = EXACT.add(mention.value, tenth), hit.end + 1  # 三成一 is 31 %

    def _take_range(self, view: str, mention: Mention, *, traditional: bool) -> None:
        """A second bound behind a dash or 至: the unit and scale may stand on the last only."""
        separator = _SEPARATOR.match(view, mention.end)
        if separator is None or mention.value_max is not None or mention.numeral is None:
            return
        sign, at = 1, separator.end()
        if view[at : at + 1] in ("-", "−") and "至" in separator.group() + "到":
            sign, at = -1, at + 1
        second = self._second_bound(view, mention, at, traditional=traditional)
        if second is None:
            return
        other, hit = second
        low, high = mention.value, other.value * sign
        unscaled = mention.unit is None and not mention.numeral.scaled
        if unscaled and other.scale > 1 and EXACT.multiply(low, other.scale) <= abs(high):
            low = EXACT.multiply(low, other.scale)
        if sign > 0 and low >= high and not self._negative(view, mention.start):
            return
        changed = separator.group().strip() in ("至", "到") and _CHANGE_BEFORE.search(
            view, max(0, mention.start - 3), mention.start
        )
        if changed and mention.dimension == "money" and high >= 2 * low:
            return  # 降价 2 万元至 18.98 万元: a change and the level that it leads to
        mention.value, mention.value_max, mention.end = low, abs(high), other.end
        if hit is not None:
            if mention.unit is None and mention.name is None:
                mention.take_unit(hit.unit, hit.end)
            elif hit.unit.factor is not None and mention.unit == hit.unit:
                mention.value_max = EXACT.multiply(mention.value_max, hit.unit.factor)
            mention.end = hit.end
        mention.approx = mention.approx or other.approx

    def _second_bound(
        self, view: str, mention: Mention, at: int, *, traditional: bool
    ) -> tuple[Numeral, UnitHit | None] | None:
        """The numeral at `at` with its unit, where it can be the upper bound of the mention."""
        prefix = _SECOND_PREFIX.match(view, at)
        at = prefix.end() if prefix else at
        if not view[at : at + 1] or not (view[at].isdigit() or view[at] in SCALES or read_numeral(view, at)):
            return None
        other = read_numeral(view, at, trillion=traditional)
        if other is None or (_WORD_LETTER.match(view, other.end) and self._units.match(view, other.end, at) is None):
            return None
        hit = self._units.match(view, skip_spaces(view, other.end), at)
        if prefix and prefix.group() == "百分之":
            return (other, None) if mention.name == "%" else None
        if hit is None:
            return (other, None) if (mention.unit is None and other.scaled) or prefix else None
        same = mention.unit is None or mention.unit.name == hit.unit.name
        return (other, hit) if same and mention.name in (None, hit.unit.name) else None

    @staticmethod
    def _negative(view: str, start: int) -> bool:
        return view[start - 1 : start] in ("-", "−") and start > 0

    @staticmethod
    def _take_sign(view: str, mention: Mention) -> None:
        sign = view[mention.start - 1 : mention.start] if mention.start else ""
        before = view[mention.start - 2 : mention.start - 1] if mention.start > 1 else ""
        if (
            sign not in ("+", "-", "−")
            or not sign
            or (before and ((before.isalnum() and before.isascii()) or before in "%+-" or before in NUMERAL_CHARACTERS))
        ):
            return
        if sign == "+":
            mention.start -= 1
        elif mention.numeral is not None and mention.numeral.arabic:
            mention.negate(mention.start - 1)

    def _take_currency(self, view: str, mention: Mention, number_start: int, *, traditional: bool) -> None:
        prefix = self._units.prefix(view, number_start)
        if prefix is not None and prefix.unit.dimension == "money" and mention.dimension in ("count", "money"):
            sign = view[prefix.start : prefix.end]
            unit = (
                self._currencies.of(view, number_start, prefix.unit, sign=sign, traditional=traditional)
                if sign == "$"
                else None
            )
            chosen = unit.unit if unit else prefix.unit
            symbol = not "\u4e00" <= sign[-1] <= "\u9fff"
            if mention.unit is None or (mention.dimension == "money" and mention.unit.name in ("CNY", chosen.name)):
                fresh = mention.unit is None
                if fresh or scale_free(mention):
                    mention.unit, mention.name, mention.dimension = chosen, chosen.name, "money"
                if symbol or fresh:
                    mention.start = prefix.start
                if unit and unit.assumed:
                    mention.flags.append("currency_assumed")
                return
        if mention.unit is not None and mention.unit.name == "CNY" and mention.dimension == "money":
            text = view[mention.start : mention.end]
            if "人民币" in text or "RMB" in text:
                return
            assumed = self._currencies.of(view, number_start, mention.unit, sign="元", traditional=traditional)
            mention.unit, mention.name = assumed.unit, assumed.unit.name
            if assumed.assumed:
                mention.flags.append("currency_assumed")

    def _take_cues(self, view: str, mention: Mention) -> None:
        before = self._cues.before(view, mention.start)
        mention.cue_start = before.start
        mention.cued = before.start < mention.start
        mention.approx = mention.approx or before.approx
        if mention.relation == "eq":
            mention.relation = before.relation
        behind = self._cues.behind(view, mention.end)
        if behind is not None:
            mention.end = behind.end
            mention.approx = mention.approx or behind.approx
            if behind.relation != "eq":
                mention.relation = behind.relation
        if self._tolerances.search(view, max(0, mention.start - 8), before.start) or self._tolerances.search(
            view, max(0, mention.start - 8), mention.start
        ):
            mention.dated = True
        opened = max(
            view.rfind("（", max(0, mention.start - 24), mention.start),
            view.rfind("(", max(0, mention.start - 24), mention.start),
        )
        if opened >= 0 and self._conversions.search(view, opened, mention.start):
            mention.flags.append("conversion")

    def _counts(self, view: str, mention: Mention, number_start: int) -> bool:
        """Whether the number is a quantity: dates, ordinals, versions, list numbers and 一 as "a" are none."""
        numeral, unit = mention.numeral, mention.unit
        if numeral is None or mention.name == "%":
            return True
        if unit is None:
            return self._counts_bare(view, mention, number_start)
        one = view[numeral.start : numeral.end] == "一"
        if one and (unit.classifier or unit.dimension == "time"):
            return False
        if unit.arabic and not numeral.arabic:
            return False
        if unit.calendar:
            return self._spans.search(view, max(0, number_start - 8), number_start) is not None
        if unit.dimension == "time":
            year = unit.name == "年" and (_FIRST_YEAR <= numeral.value <= _LAST_YEAR or numeral.spelled >= 2)
            return not year
        if unit.name == "点" and not numeral.decimal and not numeral.grouped and numeral.value <= _HOURS:
            return _CHANGE_BEFORE.search(view, max(0, mention.cue_start - 3), mention.cue_start) is not None
        return True

    def _counts_bare(self, view: str, mention: Mention, number_start: int) -> bool:
        numeral = mention.numeral
        if numeral is None or _WORD_LETTER.match(view, numeral.end):
            return False
        if not numeral.scaled and view[numeral.end : numeral.end + 1] in ("年", "月", "日", "号"):
            return False
        if numeral.scaled and (numeral.value >= 10000 or numeral.arabic) and not numeral.spelled:
            return True
        if numeral.bare:
            return mention.relation != "eq"
        if mention.relation in ("ge", "le") and mention.end > numeral.end and numeral.arabic:
            return True
        if not numeral.arabic:
            return False
        year = not numeral.decimal and not numeral.grouped and _FIRST_YEAR <= numeral.value <= _LAST_YEAR
        linked = self._links.search(view, max(0, number_start - 10), number_start) is not None
        return (
            (linked or mention.cued or numeral.grouped)
            and not year
            and _ENDS_BEHIND.match(view, mention.end) is not None
        )

    @staticmethod
    def _join_bounds(view: str, mentions: list[Mention]) -> list[Mention]:
        """Two bounds of one range: 不低于 4000 万元且不超过 8000 万元; 介于 1.2 亿元和 1.5 亿元之间."""
        joined: list[Mention] = []
        for mention in mentions:
            last = joined[-1] if joined else None
            if last is not None and last.name == mention.name and last.value_max is None and mention.value_max is None:
                both = (
                    last.relation == "ge"
                    and mention.relation == "le"
                    and _RANGE_BOUNDS.fullmatch(view, last.end, mention.cue_start)
                )
                between = _SHARED.fullmatch(view, last.end, mention.start) and (
                    view.startswith("之间", skip_spaces(view, mention.end))
                    or _BETWEEN.search(view, max(0, last.start - 4), last.start)
                )
                if (both or between) and last.value < mention.value:
                    last.value_max, last.end = mention.value, mention.end
                    continue
            joined.append(mention)
        return joined


def scale_free(mention: Mention) -> bool:
    """Whether the unit is no part of a currency (美分), so that another currency may take its place."""
    return mention.unit is not None and mention.unit.factor is None


@functools.lru_cache(maxsize=4)
def finder_for(rules: Rules) -> QuantityFinder:
    """The finder of these rules, built once."""
    return QuantityFinder(rules)


def find_quantities(text: str, *, rules: Rules | None = None) -> list[Quantity]:
    """The quantities of any text, in its order, none overlapping another.

    Args:
        text: any text; offsets count its code points.
        rules: the packs in force; the base pack where None.

    Returns:
        Quantities with exact Decimal values in canonical units; `text[q.start:q.end] == q.text`.
    """
    return finder_for(rules if rules is not None else load_rules()).find(view_of(text), text)
