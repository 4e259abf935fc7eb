"""Several numbers that share a unit: 5145×1998×1766mm, 18/20 寸, 6/7 亿元, 1.34、1.01 个百分点, 2.4/2.7（前值 1.8/2.1）亿元."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from digestnlp.deferred import deferred
from digestnlp.numerals import read_numeral, skip_spaces
from digestnlp.quantities.bare import BareNumbers
from digestnlp.quantities.cues import Cues
from digestnlp.quantities.mention import Mention
from digestnlp.quantities.signs import Signs
from digestnlp.quantities.units import UnitHit, UnitTable
from digestnlp.rules import Rules
from digestnlp.rules.schema import ChangeEntry
from digestnlp.wordlist import pattern_of

_STARTS = frozenset("×xX*✕/、，,和与及（( ")
_SIGN = deferred(r" ?(?:[×xX*✕] ?|/(?![0-9]+/[0-9]+ ?[年月日]) ?[+-]?)(?=[0-9])")
# 1.34、1.01 个百分点, 0.9 和 1.6 个百分点: figures with decimals are no list of names, numbers or dates.
_LISTED = deferred(r" ?[、和与及] ?[+-]?(?=[0-9]+\.[0-9])")
_WHOLE_LISTED = deferred(r" ?、 ?(?=[0-9]{2})")
_RATIOS = frozenset({"倍", "%"})
# 41、45、49 毫米 + 三种
_OF_KINDS = deferred(r" ?(?:[二两三四五六七八九十0-9]{1,2} ?(?:种|款|档|类|挡)|等[多数二两三四五六七八九十]种)")
# 分别为 16、27 和 38 亿元: whole numbers as well where it is said that they are dealt out.
_DEALT_OUT = deferred(r" ?[、和与及] ?[+-]?(?=[0-9]+(?:\.[0-9])?)")
# 对应 PE 分别为 59，47 和 37
_MULTIPLES = deferred(r" ?[/、，,和与及] ?(?=[0-9])")
_SCALES = {"万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12}
_SCALE = deferred(rf" ?({'|'.join(sorted(_SCALES, key=len, reverse=True))}) ?")
_TEN_THOUSAND = 10**4
_LONGEST = 8
_REACH = 16  # What is looked at before the first for the words that deal numbers out.
# 分别实现归母净利 16、19、24 亿元
_DEALT_VERB = r"分别(?![在于向对从由])[\u4e00-\u9fff]{2,10}"
_REACH_OF_NAME = 20  # And for the name of a multiple before those: 预测市盈率分别约为.
# What is given as one number times another.
_MEASURED_ACROSS = frozenset({"length", "count"})


class Chains:
    """Reads chains with the units of the packs."""

    def __init__(self, rules: Rules, units: UnitTable, cues: Cues, signs: Signs, bare: BareNumbers) -> None:
        self._units, self._cues, self._signs, self._bare = units, cues, signs, bare
        # 分别为 16、27 和 38 亿元, 分别回落 1.3 和 2.6 个百分点
        changes = pattern_of(word for entry in rules.of(ChangeEntry) for word in entry.words)
        unsaid = pattern_of(rules.words("changes_unsaid"))
        self._dealt_out = deferred(
            rf"(?:(?:{pattern_of(rules.words('dealt_out_before'))})(?:(?:{changes})[了至到]?|{unsaid})?|{_DEALT_VERB}) *[+-]?$"
        )
        # 对应 PE 分别为 59/47/37
        dealt_out = pattern_of(rules.words("dealt_out_before"))
        self._multiples = deferred(
            rf"(?<![A-Za-z])(?:{pattern_of(rules.words('valuation_multiples'))}) ?(?:{dealt_out}) ?$"
        )
        self._former = deferred(rf" ?[（(](?:{pattern_of(rules.words('former_in_brackets'))})[：: ]*(?=[0-9])")
        # 4710*1850*1660（1675）毫米: of a version with rails on its roof.
        self._other = deferred(" ?[（(](?=[0-9.]+[)）])")

    def read(self, view: str, first: Mention, *, traditional: bool) -> tuple[Iterable[Mention], int] | None:
        """The mentions of a chain and its end, from its first number: one unit for all; of 6/7 亿元 one scale too."""
        if view[first.end : first.end + 1] not in _STARTS:
            return None
        if _MULTIPLES.match(view, first.end) and self._multiples.search(
            view, max(0, first.start - _REACH_OF_NAME), first.start
        ):
            return self._bare_multiples(view, first, traditional=traditional)
        return self._shared(view, first, traditional=traditional)

    def _shared(self, view: str, first: Mention, *, traditional: bool) -> tuple[Iterable[Mention], int] | None:
        """The mentions whose unit stands behind the last, and their end; None where the number begins no such chain."""
        listed = _LISTED.match(view, first.end) is not None or _DEALT_OUT.match(view, first.end) is not None
        joint = self._list_joint(view, first) if listed else _SIGN
        chain = self._run(view, first, joint, traditional=traditional) if joint is not None else None
        if joint is None or chain is None:
            return None
        last = chain[-1]
        former = self._former_run(view, last, joint, traditional=traditional)
        if last is first and not former:
            return None
        behind = skip_spaces(view, last.end)
        shared = last.numeral.scale if last.numeral else 1
        if former:
            # 24.3/27.5（前值 18.9/21.1）亿元: the unit stands behind the bracket, and its scale too.
            chain, last = [*chain, *former], former[-1]
            scale = _SCALE.match(view, skip_spaces(view, last.end) + 1)
            shared = _SCALES[scale[1]] if scale else 1
            behind = scale.end() if scale else skip_spaces(view, last.end) + 1
        hit = self._units.match(view, behind, last.start)
        slashed = "/" in view[first.end : last.start]
        if hit is None and not former and self._stand_without(view, chain, slashed=slashed):
            self._take_shared(view, chain, shared)
            return chain, last.end
        if listed and (hit is None or hit.unit.calendar or (joint is _WHOLE_LISTED and not _are_alike(view, hit))):
            return None
        has_slash = listed or bool(former) or slashed
        if not has_slash and hit is not None and hit.unit.dimension not in _MEASURED_ACROSS:
            return None  # 2×66 万千瓦: so many of the other
        if has_slash and (hit is None or hit.unit.calendar or hit.unit.dimension == "time"):
            return None
        if hit is None:
            return [], last.end
        if has_slash:
            self._take_shared(view, chain, shared)
        for mention in chain:
            mention.take_unit(hit.unit, hit.end if mention is last and not former else mention.end)
            mention.written = (hit.start, hit.end) if hit.unit.classifier else None
            self._cues.take(view, mention)
        return chain, hit.end if former else last.end

    def _bare_multiples(self, view: str, first: Mention, *, traditional: bool) -> tuple[Iterable[Mention], int] | None:
        """The multiples of a valuation, of which 倍 may be left out: PE 分别为 59/47/37."""
        chain = self._run(view, first, _MULTIPLES, traditional=traditional)
        if chain is None or len(chain) == 1:
            return None
        hit = self._units.match(view, skip_spaces(view, chain[-1].end), chain[-1].start)
        if hit is not None and hit.unit.name not in _RATIOS:
            return None
        for mention in chain:
            if hit is not None:
                mention.take_unit(hit.unit, hit.end if mention is chain[-1] else mention.end)
            self._cues.take(view, mention)
        return chain, chain[-1].end

    def _stand_without(self, view: str, chain: list[Mention], *, slashed: bool) -> bool:
        """Whether the figures count something although no unit stands behind them: 82/101/118 亿, EPS 为 1.2、1.4、1.6."""
        first, last = chain[0], chain[-1]
        scale = last.numeral.scale if last.numeral else 1
        if scale > 1:
            return slashed and scale >= _TEN_THOUSAND
        crossed = not slashed and _DEALT_OUT.match(view, first.end) is None
        return not crossed and self._bare.are_said(view, first, last)

    def _take_shared(self, view: str, chain: Iterable[Mention], scale: int) -> None:
        """Gives the figures the scale that stands behind the last, and each its own sign: 同比+18.2/+24.5/-3.1%."""
        for mention in chain:
            if scale > 1 and mention.numeral and not mention.numeral.scaled:
                mention.scale(Decimal(scale))
            self._signs.take(view, mention)

    def _list_joint(self, view: str, first: Mention) -> re.Pattern[str] | None:
        """What joins the numbers of the list that begins here; None where it may be one of names or dates."""
        if self._dealt_out.search(view, max(0, first.start - _REACH), first.start):
            return _DEALT_OUT
        if first.numeral and first.numeral.decimal:
            return _LISTED
        # 市盈率为 43、30 倍: whole numbers too, but only of a ratio or of sizes that are counted, and no number of a line.
        opens_line = view[first.start - 1 : first.start] in ("", "\n")
        return _WHOLE_LISTED if not opens_line and _WHOLE_LISTED.match(view, first.end) else None

    @staticmethod
    def _run(view: str, first: Mention, joint: re.Pattern[str], *, traditional: bool) -> list[Mention] | None:
        """The numbers from the first on with nothing but what joins them between; None where one of them is none."""
        run = [first]
        while (sign := joint.match(view, run[-1].end)) and len(run) < _LONGEST:
            numeral = read_numeral(view, sign.end(), trillion=traditional)
            if numeral is None:
                return None
            run.append(Mention.of(numeral))
        return run

    def _former_run(self, view: str, last: Mention, joint: re.Pattern[str], *, traditional: bool) -> list[Mention]:
        """What stands in a bracket between the figures and their unit: （前值 18.9/21.1）, （1675）."""
        opened = self._former.match(view, last.end) or (joint is _SIGN and self._other.match(view, last.end)) or None
        numeral = read_numeral(view, opened.end(), trillion=traditional) if opened else None
        run = self._run(view, Mention.of(numeral), joint, traditional=traditional) if numeral else None
        if run is None or view[(end := skip_spaces(view, run[-1].end)) : end + 1] not in ("）", ")"):
            return []
        return run


def _are_alike(view: str, hit: UnitHit) -> bool:
    """Whether whole numbers that are listed have the unit together: multiples, and sizes that are counted behind it (49 毫米三种)."""
    return hit.unit.name in _RATIOS or (not hit.unit.classifier and _OF_KINDS.match(view, hit.end) is not None)
