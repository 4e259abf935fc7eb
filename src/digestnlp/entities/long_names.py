"""Full names of companies and organisations, which often open with a place: 江州云岚科技有限公司, 江州市统计局."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.branches import Branches
from digestnlp.entities.company_endings import CORE, SHORTEST_CORE, CompanyEndings
from digestnlp.entities.mentions import Mention, is_han, is_latin, one_of
from digestnlp.entities.name_stops import JOINING
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.segment import dictionary_words, part_of_speech

_VERBS = ("v", "vd", "vi")  # Parts of speech in the dictionary.
_UNITED = "联合"
_LEGAL = 36  # Characters of a full legal name or of an organisation's name before its ending.

# 江州市现有小学 + 62 所: so many of them, and none by name.
_COUNTED = deferred(r" ?[约近]?\d[\d.,]* ?[万余多]{0,2} ?(?:所|家|支|个(?![月百]))")


class LongNames:
    """Finds them by the packs' legal forms and the endings of organisations."""

    def __init__(
        self,
        rules: Rules,
        words: OrdinaryWords,
        endings: CompanyEndings,
        branches: Branches,
        home: Container[str | None],
    ) -> None:
        self._words = words
        self._endings = endings
        self._branches = branches
        self._home = home
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._kinds_of_firms = rules.words("entities.kinds_of_firms")
        self._legal = deferred(one_of(rules.words("entities.legal_suffixes")))
        self._mines = frozenset(rules.words("entities.mines"))
        self._state_firm = deferred(one_of((*rules.words("entities.state_firms"), *self._mines)))
        fields, forms = (one_of(rules.words(f"entities.body_{kind}")) for kind in ("fields", "forms"))
        suffixes = f"{one_of(rules.words('entities.org_suffixes'))}|(?:{fields})(?:{forms})"
        self._organisation = deferred(f"(?:{suffixes})(?![性部面势限])")  # 省政府性基金, 财政局面
        self._home_bodies = frozenset(rules.words("entities.home_bodies"))
        self._not_organisations = self._generic | frozenset(rules.words("entities.not_organisations"))
        self._ranks = frozenset(rules.words("place_ranks"))
        self._legal_stop = deferred(one_of(rules.words("entities.legal_stops")))

    def companies(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Legal names (江州云岚科技有限公司), state firms and mines, and known companies with the place that opens their legal name."""
        for match in self._legal.finditer(text):
            known = ends.get(match.start())
            start = self._start(text, match.start(), ends)
            if start is None:
                continue
            if (
                known is not None
                and known.label == "COMPANY"
                and not self._endings.ending.fullmatch(text, known.start, known.end)
                and not self._opens_before(text, start, known.start)
            ):
                continue
            if match[0].endswith("合作社") and not self._words.is_unknown(text[start : match.start()]):
                continue  # 农民专业合作社
            for end in {match.end(), self._branches.end(text, match.end())}:
                yield Mention(start, end, "COMPANY", text[start:end])
        for match in self._state_firm.finditer(text):
            start = self._start(text, match.start(), ends)
            place = next((p for p in ends.values() if p.start == start and p.label == "PLACE"), None)
            if place is not None and (match[0] not in self._mines or self._is_own(text[place.end : match.start()])):
                yield Mention(place.start, match.end(), "COMPANY", text[place.start : match.end()])
        for known in ends.values():
            # A known company's legal name with the place that opens it: 杭州市 + 云岚启元科技有限公司.
            place = ends.get(known.start)
            if place is None or place.label != "PLACE" or known.label != "COMPANY":
                continue
            legal = self._legal.match(text, known.end)
            if legal is not None:
                yield Mention(place.start, legal.end(), "COMPANY", text[place.start : legal.end()], None, known.id)
            elif text.endswith("有限公司", 0, known.end):
                yield Mention(place.start, known.end, "COMPANY", known.name, known.id, known.parent)

    def organisations(self, text: str, ends: Mapping[int, Mention]) -> Iterator[Mention]:
        """Organisations by their ending (江州市统计局), and bodies of other countries by the name of one at home."""
        for match in self._organisation.finditer(text):
            start = self._start(text, match.start(), ends)
            core = text[start : match.start()] if start is not None else ""
            if (
                start is not None
                and self._is_longer(text, start, ends.get(match.end()))
                and core not in self._not_organisations
                and not any(map(str.isdigit, core))
                and not self._words.goes_on(text, *match.span())
                and _COUNTED.match(text, match.end()) is None
            ):
                yield Mention(start, match.end(), "ORG", text[start : match.end()])
        for known in ends.values():
            # Another country's body by the short name of one at home: 北辰国 + 央行, 海岳国 + 财政部.
            place, name = ends.get(known.start), text[known.start : known.end]
            if known.label != "ORG" or (name == known.name and name not in self._home_bodies) or place is None:
                continue
            if place.label == "PLACE" and place.id != "place.china" and place.id not in self._home:
                yield Mention(place.start, known.end, "ORG", text[place.start : known.end])

    def _start(self, text: str, suffix: int, ends: Mapping[int, Mention]) -> int | None:
        """Where a long name begins: at the place that opens it, else behind the nearest word that is no part of a name."""
        border = suffix
        limit = max(0, suffix - _LEGAL)
        while border > limit and (
            is_han(text[border - 1]) or is_latin(text[border - 1]) or text[border - 1] in "（）()·&"
        ):
            border -= 1
        for stop in self._legal_stop.finditer(text, border, suffix):
            if (
                self._words.stands_alone(text, *stop.span())
                and not _is_in_company(stop.span(), ends)
                and not self._opens_core(text, stop, ends)
            ):
                border = stop.end()
        for at in range(border + 1, suffix - 1):
            place = ends.get(at)
            if (
                place is not None
                and place.label == "PLACE"
                and place.start >= border
                and text[place.start - 1 : place.start] not in ("（", "(")
            ):
                brand = ends.get(place.start)
                border = place.start if brand is None or brand.label != "COMPANY" else max(border, brand.start)
                legal = self._legal.match(text, suffix) is not None
                kinds = [kind for kind in self._kinds_of_firms if legal and text.startswith(kind, place.end)]
                border = place.end + max(map(len, kinds)) if kinds else border
                break
        border = _behind_brackets(text, border, suffix)
        name = text[border:suffix]
        if name in self._ranks:
            return border  # 市 + 财政局
        named = len(name) >= 2 and (is_han(name[-1]) or name[-1] in "）)")
        return border if named and name not in self._generic else None

    def _is_own(self, core: str) -> bool:
        """Whether what stands between a place and a mine is a name: 江州市 + 金岚 + 金矿, but not 江州 + 露天 + 煤矿."""
        return SHORTEST_CORE <= len(core) <= CORE and all(map(is_han, core)) and self._words.is_unknown(core)

    @staticmethod
    def _is_longer(text: str, start: int, known: Mention | None) -> bool:
        """Whether what begins at the place is more than the name that is known: 江州市 + 统计局; but not 商会拖欠 + 联合国."""
        if known is None:
            return True
        if known.label != "ORG" or known.start <= start:
            return False
        return not any(part_of_speech(word.text) in _VERBS for word in dictionary_words(text[start : known.start]))

    def _opens_before(self, text: str, start: int, known: int) -> bool:
        """Whether a name opens with what no dictionary has before one that is known: 云岚 + 路桥建设有限公司."""
        opens = not is_han(text[start - 1 : start])
        return opens and SHORTEST_CORE <= known - start <= CORE and self._words.is_unknown(text[start:known])

    def _opens_core(self, text: str, stop: re.Match[str], ends: Mapping[int, Mention]) -> bool:
        """Whether 和 behind a place at home opens a name, as no other place stands behind it: 四川 + 和岚投资集团有限公司.

        So does 联合 behind any place: 中国 + 联合云岚集团有限公司.
        """
        place = ends.get(stop.start())
        if stop[0] == _UNITED and place is not None and place.label == "PLACE":
            return True
        if stop[0] not in JOINING or place is None or place.label != "PLACE" or place.id not in self._home:
            return False
        joined = any(other.start == stop.end() for other in ends.values())
        return not joined and self._words.is_unknown(text[stop.start() : stop.end() + 1])


def _behind_brackets(text: str, start: int, end: int) -> int:
    """Where a name begins behind a bracket that opens it (（主承销商）云岚证券), or that opens or closes outside of it."""
    name = text[start:end]
    opened, closed = max(name.rfind("("), name.rfind("（")), max(name.rfind(")"), name.rfind("）"))
    if opened > closed:
        return start + opened + 1
    alone = name.count("（") + name.count("(") != name.count("）") + name.count(")")
    return start + closed + 1 if closed >= 0 and (alone or opened == 0) else start


def _is_in_company(span: tuple[int, int], ends: Mapping[int, Mention]) -> bool:
    """Whether a known company's name holds the span: 为 in 天有为."""
    near = (ends.get(end) for end in range(span[1], span[1] + CORE))
    return any(known is not None and known.label == "COMPANY" and known.start <= span[0] for known in near)
