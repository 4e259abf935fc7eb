"""Where the short name of a company begins before its ending: 收购 + 云岚 + 科技, 江州 + 富民 + 银行."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from digestnlp.deferred import deferred
from digestnlp.entities.company_endings import CORE, SHORTEST_CORE, CompanyEndings
from digestnlp.entities.mentions import Mention, is_han, one_of
from digestnlp.entities.name_stops import NUMERALS, NameStops
from digestnlp.entities.places import ORIGINS, hard_border
from digestnlp.entities.words import OrdinaryWords
from digestnlp.rules import Rules
from digestnlp.segment import part_of_speech
from digestnlp.wordlist import pattern_at

_GROUPS = ("集团", "股份", "控股", "公司")
_VERBS, _LONGEST_VERB = ("v", "vn"), 2
# What a house does, whose name ends right before it: 花旗 + 料 + 云岚科技.
_EXPECTS = ("料", "估")
_OPENING, _CLOSING = tuple("“「"), tuple("”」")


class NameStarts:
    """Finds the beginning by what stands before an ending."""

    def __init__(
        self,
        rules: Rules,
        words: OrdinaryWords,
        endings: CompanyEndings,
        stops: NameStops,
        home: Container[str | None],
    ) -> None:
        """Compiles the word lists.

        Args:
            rules: the word lists `entities.*`.
            words: what is known of ordinary words.
            endings: of companies' names.
            stops: the words that are no part of a name.
            home: ids of the places that are most often part of the name behind them.
        """
        self._words = words
        self._endings = endings
        self._stops = stops
        self._home = home
        self._generic = frozenset(rules.words("entities.generic_cores"))
        self._many = frozenset(rules.words("entities.places_of_many"))
        self._city_companies = frozenset(rules.words("entities.city_companies"))
        self._financial = rules.words("entities.financial_suffixes")
        self._financial_kinds = rules.words("entities.financial_kinds")
        self._units = tuple(rules.words("entities.unit_suffixes"))
        self._kinds = ("公司", *rules.words("entities.generic_heads"))
        self._owned = deferred(f"(?:{one_of(rules.words('entities.owned_kinds'))}|旗下)的?")
        self._chiefs = rules.words("entities.chiefs")
        self._chief = deferred(one_of(rules.words("entities.roles")))
        self._word_ends = frozenset(rules.words("entities.word_ends"))
        self._acts = deferred(f" ?(?:{pattern_at(rules.words('entities.company_acts'))})")
        # 岚溪置业 + 7 月合约销售额, 岚溪生物上半年实现营收: what a company's report tells, with its time.
        self._reports = deferred(
            rf"(?:[\d年月上下半全前去今一二三四第季度个至同期-]| )*(?:{one_of(rules.words('entities.report_verbs'))})?"
            rf"(?:{one_of(rules.words('entities.company_results'))})"
        )

    def of_core(self, text: str, suffix: int, end: int | None, ends: Mapping[int, Mention]) -> int | None:
        """Where the distinctive part of a short company name begins, when there is one before the ending.

        Where words behind the ending say what only companies do, the part that stands between punctuation and the ending is a
        name even if it is an ordinary word.

        Args:
            text: a view.
            suffix: where the ending begins.
            end: where it ends.
            ends: known mentions by where they end.
        """
        if end is not None and (quoted := self._quoted_start(text, suffix, end)) is not None:
            return quoted
        limit = max(0, suffix - CORE - 4)
        border = hard_border(text, suffix, limit, ends)
        if border in ends and text.startswith(_EXPECTS, border):
            border += 1
        if suffix - border < SHORTEST_CORE:
            return None
        start = self._stops.behind(text, border, suffix)
        stands_alone = start == border
        if suffix - start > CORE:
            start = suffix - len(self._words.unknown_end(text[start:suffix]))
            if end is not None and text[suffix:end] in self._endings.things:
                return None  # 两种标准化换电 + 电池: what is more than a name before a thing is a description of it
        start = self._behind_verb(text, start, suffix)
        core = text[start:suffix]
        if not SHORTEST_CORE <= len(core) <= CORE or self.is_generic(core) or self._is_word_end(text, start):
            return None
        opens = self.wider(start, "", ends)
        stands_alone = stands_alone and not is_han(text[opens - 1 : opens])
        acts = stands_alone and end is not None and self._acts.match(text, end)
        if stands_alone and end is not None and text.startswith(self._financial, suffix):
            acts = acts or self._chief.match(text, end)
        if acts or self._words.is_unknown(core):
            return start
        named = opens < start and text.startswith(self._financial, suffix)
        if named and not any(kind in core for kind in self._financial_kinds):
            return start  # 江州 + 富民 + 银行
        if text.startswith(self._kinds, suffix):
            return None
        owned = any(owner.end() == start for owner in self._owned.finditer(text, max(0, start - 8), start))
        return start if owned and not self._words.is_word(text[start : suffix + 2]) else None

    def of_place(self, text: str, match: re.Match[str], ends: Mapping[int, Mention]) -> int | None:
        """Where a name begins whose ending stands right behind a place.

        It is an airline, a town's bank, a branch (云岚启元温州公司), one with a chief (香港甲业行政总裁), or called after the place.
        """
        place = ends[match.start()]
        if place.label != "PLACE":
            return None
        if match[0] == "航空":
            return None if text[place.start : place.end] in self._many else place.start
        if match[0] in self._city_companies and place.id in self._home:
            return place.start
        if match[0] == "公司" and place.id in self._home and is_han(text[place.start - 1 : place.start]):
            return self.of_core(text, place.start, None, ends)
        if (
            place.id in ORIGINS
            and not is_han(text[place.start - 1 : place.start])
            and text.startswith(self._chiefs, match.end())
        ):
            return place.start
        return self._named_for_place(text, match, place, ends)

    def _named_for_place(
        self, text: str, ending: re.Match[str], place: Mention, ends: Mapping[int, Mention]
    ) -> int | None:
        """Where a name begins that has a place's short name before its ending, and acts as companies do: 岚溪制药宣布.

        It does, too, where what only companies have is right behind it: 岚溪生物 + 上半年实现营收, but not 岚溪生物产值.
        Behind another place it is one whatever it does, if only companies have its ending: 江州 + 岚溪 + 集团.
        """
        if place.label != "PLACE" or place.id not in self._home or place.end - place.start != SHORTEST_CORE:
            return None
        before = ends.get(place.start)
        if before is not None and before.label == "PLACE":
            return self.wider(place.start, "", ends) if ending[0].endswith(_GROUPS) else None
        alone = not is_han(text[place.start - 1 : place.start])
        shown = self._acts.match(text, ending.end()) or self._reports.match(text, ending.end())
        return place.start if alone and shown else None

    def _quoted_start(self, text: str, suffix: int, end: int) -> int | None:
        """Where a name begins that fills its quotation marks, whatever its first characters are: “比岚科技”."""
        if text[end : end + 1] not in _CLOSING:
            return None
        start = suffix
        while suffix - start <= CORE and is_han(text[start - 1 : start]):
            start -= 1
        core = text[start:suffix]
        filled = text[start - 1 : start] in _OPENING and SHORTEST_CORE <= len(core) <= CORE
        return start if filled and not self.is_generic(core) and self._words.is_unknown(core) else None

    def wider(self, start: int, ending: str, ends: Mapping[int, Mention]) -> int:
        """Where a short name begins with what belongs to it before its core: a place at home, or the maker of a studio."""
        before = ends.get(start)
        if before is None:
            return start
        if before.label == "COMPANY":
            return before.start if ending in self._units else start
        while before is not None and before.label == "PLACE" and before.id in self._home:
            start, before = before.start, ends.get(before.start)
        return start

    def is_generic(self, core: str) -> bool:
        """Whether words before an ending make a common noun with it: 国有 + 银行, 六国 + 新能源."""
        if core[1:2] == "国" and core[0] in NUMERALS:
            return True
        return core in self._generic or core[:2] in self._generic or core[-2:] in self._generic

    def _behind_verb(self, text: str, start: int, suffix: int) -> int:
        """Where the core begins behind the verb of the dictionary that it only seems to open with: 拖累 + 云岚 + 科技.

        What is left must be unknown, as names are, so that 启迪科技 and 交通投资集团 keep theirs.
        """
        verb = start + _LONGEST_VERB
        if suffix - verb < SHORTEST_CORE or part_of_speech(text[start:verb]) not in _VERBS:
            return start
        return verb if self._words.is_unknown(text[verb:suffix]) else start

    def _is_word_end(self, text: str, at: int) -> bool:
        """Whether the character ends the word before it, which the dictionary may not know: 化 of 项目化."""
        return text[at] in self._word_ends and is_han(text[at - 1 : at])
