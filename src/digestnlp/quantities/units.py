"""The unit table: what stands behind a number (元, 万 aside), before it (US$), and what lies between two units (元/股)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from digestnlp.deferred import deferred
from digestnlp.numerals import EXACT, skip_spaces
from digestnlp.rules import Rules
from digestnlp.rules.schema import ClassifierEntry, UnitEntry
from digestnlp.wordlist import compile_at, compile_words

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_CLAUSE_BORDERS = deferred(r"[，；。！？,;\n]")
# Letters for thousands right before a Chinese unit: 15k元, 3w辆.
_THOUSANDS = {"k": 1000, "K": 1000, "w": 10000, "W": 10000}
# A maker's name with a model's code: 云岚 H20 behind 1 万块.
_MAKER_AND_MODEL = deferred(r"[\u4e00-\u9fff]{2,5} ?[A-Z]{1,3}[0-9]{2,4}")
_APART_REACH = 3  # how far behind a unit that is whole the rest of a longer one may be torn off
_SOLD_BY = ("mass", "volume", "area")  # What goods are sold by.
_MORE = ("半", "多", "余", "的", "级")
_PER_REACH = 6  # how far 每 may stand before the number: 每分钟 10 公里
# The figures before the last of a list, whose word stands before the first: PE 分别为 39X、29X 和 23X.
_COORDINATORS = frozenset("、/和及与")
_LISTED = deferred(r"(?:[\d.]+ ?[^\d，。；、]{0,3}[、/和及与])+$")
_LONGEST_LIST = 40
_WORDS_BEFORE = 12  # how far a word that decides a shared spelling may stand before the number
_WORDS_BEHIND = 5


@dataclass(frozen=True)
class Unit:
    """A spelling's meaning: one of it is `factor` of the unit `name`.

    Attributes:
        calendar: the spelling also names a date (3月).
        classifier: a Chinese measure word, its own unit.
        approx: the spelling itself says "some" (个多小时).
        arabic, names_years: as in the classifier's entry.
        per: may stand behind a slash.
    """

    name: str
    dimension: str
    factor: Decimal | None = None
    calendar: bool = False
    classifier: bool = False
    approx: bool = False
    arabic: bool = False
    names_years: bool = False
    per: bool = False


@dataclass(frozen=True)
class UnitHit:
    """A unit that was found in the text."""

    unit: Unit
    start: int
    end: int


class _Follower(NamedTuple):
    """A smaller unit that may follow, and how many of it make one of the larger."""

    unit: Unit
    spellings: re.Pattern[str]
    many: Decimal

    @classmethod
    def of(cls, entry: UnitEntry, many: Decimal) -> _Follower:
        # 3 年 2 月 is a date: what also names a part of the calendar counts nothing there.
        spellings = compile_words({entry.id, *entry.spellings, *entry.nearby}.difference(entry.calendar))
        return cls(Unit(entry.id, entry.dimension, per=entry.per), spellings, many)


class UnitTable:
    """Finds units in a view; the longest spelling at a place wins.

    Attributes:
        pattern: matches a spelling, also one of a word that only looks like a unit.
    """

    def __init__(self, rules: Rules) -> None:
        self._spellings: dict[str, Unit | None] = {}
        self._nearby: dict[str, list[tuple[Unit, re.Pattern[str]]]] = {}
        self._prefixes: dict[str, Unit] = {}
        self._heads: dict[str, tuple[Unit, re.Pattern[str]]] = {}
        self._parts: dict[str, dict[str, Decimal]] = {}
        # What stands behind a slash only: 100公里, 百万 tokens.
        self._amount_units: dict[str, Unit] = {}
        units, classifiers = rules.of(UnitEntry), rules.of(ClassifierEntry)
        for unit in units:
            self._add_unit(unit)
        for classifier in classifiers:
            self._add_classifier(classifier)
        # Last, for a word that bars one unit may itself be one: 部分 bars 部.
        for word in (*(w for u in units for w in u.not_before), *(w for c in classifiers for w in c.not_before)):
            self._spellings.setdefault(word, None)
        by_id = {unit.id: unit for unit in units}
        self._followers = {
            unit.id: [_Follower.of(by_id[smaller], Decimal(many)) for smaller, many in unit.followed_by.items()]
            for unit in units
            if unit.followed_by
        }
        self._in_context = {*self._nearby, *self._heads}
        self.pattern = compile_at({*self._spellings, *self._in_context})
        self._amounts = compile_at(self._amount_units)
        self._apart_words = [
            s for s, u in self._spellings.items() if u and u.dimension in ("ratio", "money") and s[0] > "\u2e80"
        ]
        self._apart = compile_words(self._apart_words)
        self._apart_firsts = frozenset(word[0] for word in self._apart_words) | {" "}
        self._prefix_lengths = sorted({len(p) for p in self._prefixes}, reverse=True)
        self._prefix_ends = frozenset(p[-1] for p in self._prefixes)

    def _add_unit(self, entry: UnitEntry) -> None:
        unit = Unit(entry.id, entry.dimension, per=entry.per)
        if entry.per_only:
            self._amount_units.update(dict.fromkeys((entry.id, *entry.spellings), unit))
            return
        fractions = {s: Unit(entry.id, entry.dimension, Decimal(factor)) for s, factor in entry.fractions.items()}
        meanings = {
            **dict.fromkeys((entry.id, *entry.spellings), unit),
            **fractions,
            **{s: replace(unit, approx=True) for s in entry.spellings if "多" in s},
            **dict.fromkeys(entry.calendar, replace(unit, calendar=True)),
            **dict.fromkeys(entry.arabic, replace(unit, arabic=True)),
        }
        self._spellings.update({s: meaning for s, meaning in meanings.items() if s not in entry.nearby})
        for spelling, words in entry.nearby.items():
            self._nearby.setdefault(spelling, []).append((fractions.get(spelling, unit), compile_words(words)))
        if entry.parts:
            self._parts[entry.id] = {word: Decimal(factor) for word, factor in entry.parts.items()}
        for prefix in entry.prefixes:
            self._prefixes[prefix] = unit

    def _add_classifier(self, entry: ClassifierEntry) -> None:
        unit = Unit(
            entry.id,
            entry.dimension,
            classifier=True,
            arabic=entry.arabic,
            names_years=entry.names_years,
            per=True,
        )
        if entry.nearby:
            self._nearby.setdefault(entry.id, []).append((unit, compile_words(entry.nearby)))
        if entry.heads:
            self._heads[entry.id] = unit, compile_words(entry.heads)
        else:
            self._spellings.setdefault(entry.id, unit)

    def certain(self) -> dict[str, Unit]:
        """The spellings that mean one unit whatever stands around them."""
        return {s: unit for s, unit in self._spellings.items() if unit is not None and s not in self._in_context}

    def prefix_ends(self) -> frozenset[str]:
        """The characters that a currency before a number may end in."""
        return self._prefix_ends

    def torn_off(self) -> str:
        """The characters that may stand behind a space in a unit that markup has torn apart."""
        return "".join(sorted({character for word in self._apart_words for character in word[1:]}))

    def latin(self) -> re.Pattern[str]:
        """Matches a spelling that begins with a Latin letter."""
        return compile_at(s for s in (*self._spellings, *self._in_context) if s[0] in _LATIN)

    def behind_prefix(self) -> str:
        """A pattern that matches behind the first digit of a number that a currency stands directly before."""
        by_length: dict[int, list[str]] = {}
        for prefix in sorted(self._prefixes):
            by_length.setdefault(len(prefix), []).append(re.escape(prefix))
        return "|".join(f"(?<=(?:{'|'.join(prefixes)})[0-9])" for _, prefixes in sorted(by_length.items()))

    def first_characters(self) -> str:
        """The characters that a spelling may begin with, sorted."""
        return "".join(sorted({spelling[0] for spelling in (*self._spellings, *self._in_context)}))

    def beginnings_behind_one(self) -> str:
        """A pattern of how the units begin that 一 may count; before classifiers and spans of time it means "a".

        Two characters, where no such unit has one alone: 个百 of 个百分点, for 个 is a classifier.
        """
        spellings = {s for s, u in self._spellings.items() if u and not u.classifier and u.dimension != "time"}
        seconds: dict[str, set[str]] = {}
        for spelling in sorted(spellings | set(self._nearby)):
            seconds.setdefault(spelling[0], set()).add(spelling[1:2])
        alone = re.escape("".join(first for first, found in seconds.items() if "" in found))
        longer = (
            f"{re.escape(first)}[{re.escape(''.join(sorted(found)))}]"
            for first, found in seconds.items()
            if "" not in found
        )
        return "|".join((f"[{alone}]", *longer))

    def parts(self, name: str) -> Mapping[str, Decimal]:
        """The parts of a unit that count only behind an amount of it (角 of CNY), and how much of it each is."""
        return self._parts.get(name, {})

    def has_followers(self, name: str) -> bool:
        """Whether amounts of a smaller unit may follow one of the unit."""
        return name in self._followers

    def follower(self, view: str, position: int, name: str) -> tuple[UnitHit, Decimal] | None:
        """The smaller unit at `position` behind an amount of the unit `name` and a number, and how many of it make one.

        Behind hours 分 are minutes, whatever they would mean alone.
        """
        for follower in self._followers.get(name, ()):
            found = follower.spellings.match(view, position)
            longest = self.pattern.match(view, position)
            if found and longest and longest.end() == found.end():
                return UnitHit(follower.unit, position, found.end()), follower.many
        return None

    def named(self, name: str) -> Unit | None:
        """The unit of an id or spelling."""
        return self._spellings.get(name)

    def match(self, view: str, position: int, number_start: int) -> UnitHit | None:
        """The unit that begins at `position`, behind a number that begins at `number_start`."""
        found = self.pattern.match(view, position)
        if not found:
            return self._match_thousands(view, position, number_start) or self._match_apart(view, position)
        end, spelling = found.end(), found.group()
        if _cut(view, end):
            return None
        unit = (
            self._counted_unit(view, end, spelling)
            or self._nearby_unit(view, number_start, end, spelling)
            or self._spellings.get(spelling)
        )
        if unit is None:
            return None
        if " " in view[end : end + _APART_REACH]:
            return self._match_apart(view, position) or UnitHit(unit, position, end)
        return UnitHit(unit, position, end)

    def _match_thousands(self, view: str, position: int, number_start: int) -> UnitHit | None:
        thousands = _THOUSANDS.get(view[position : position + 1])
        if thousands is None or not view[position + 1 : position + 2] > "\u2e80":
            return None
        hit = self.match(view, position + 1, number_start)
        if hit is None or hit.unit.calendar:
            return None
        factor = EXACT.multiply(hit.unit.factor or Decimal(1), thousands)
        return UnitHit(replace(hit.unit, factor=factor), position, hit.end)

    def _counted_unit(self, view: str, end: int, spelling: str) -> Unit | None:
        """The classifier that counts the noun behind: 块 before 屏幕, or before a name (三块 M2 芯片, 1 万块云岚 H20 芯片)."""
        if spelling not in self._heads:
            return None
        unit, nouns = self._heads[spelling]
        behind = skip_spaces(view, end)
        if nouns.match(view, behind) or view[behind : behind + 1] in _LATIN:
            return unit
        return unit if _MAKER_AND_MODEL.match(view, behind) else None

    def _nearby_unit(self, view: str, number_start: int, end: int, spelling: str) -> Unit | None:
        candidates = self._nearby.get(spelling)
        if not candidates:
            return None
        if view[number_start - 1 : number_start] in _COORDINATORS:
            listed = _LISTED.search(view, max(0, number_start - _LONGEST_LIST), number_start)
            number_start = listed.start() if listed else number_start
        before = _CLAUSE_BORDERS.split(view[max(0, number_start - _WORDS_BEFORE) : number_start])[-1]
        behind = _CLAUSE_BORDERS.split(view[end : end + _WORDS_BEHIND])[0]
        # What is said before the number weighs more: 零下 40 度也能放电 is about a temperature.
        return next((unit for side in (before, behind) for unit, words in candidates if words.search(side)), None)

    def _match_apart(self, view: str, position: int) -> UnitHit | None:
        """A unit of ratio or money that markup has torn apart: 个 百分点."""
        if view[position : position + 1] not in self._apart_firsts:
            return None
        stretch = view[position : position + 16].partition("\n")[0]
        if " " not in stretch:
            return None
        kept = [i for i, character in enumerate(stretch) if character != " "]
        joined = "".join(stretch[i] for i in kept)
        found = self._apart.match(joined)
        if not found or found.end() < 2 or not joined[0] > "\u2e80":
            return None
        unit = self._spellings[found.group()]
        return UnitHit(unit, position, position + kept[found.end() - 1] + 1) if unit else None

    def prefix(self, view: str, position: int) -> UnitHit | None:
        """The currency that stands before `position` (US$ 5, 人民币 3 亿元); spaces may lie between."""
        end = position
        while end and view[end - 1] == " ":
            end -= 1
        if not end or view[end - 1] not in self._prefix_ends:
            return None
        for length in self._prefix_lengths:
            word = view[max(0, end - length) : end]
            if word in self._prefixes:
                start = end - len(word)
                if word[0] in _LATIN and start and view[start - 1] in _LATIN:
                    continue
                return UnitHit(self._prefixes[word], start, end)
        return None

    def per_before(self, view: str, position: int) -> UnitHit | None:
        """The unit behind 每 right before `position`: 每小时."""
        each = view.rfind("每", max(0, position - _PER_REACH), position)
        hit = self.match(view, each + 1, each + 1) if each >= 0 else None
        if hit is None or not hit.unit.per or hit.unit.factor is not None or skip_spaces(view, hit.end) != position:
            return None
        return UnitHit(hit.unit, each, hit.end)

    def goods_by(self, view: str, position: int) -> UnitHit | None:
        """The weight, volume or area at `position` by which goods are sold: 吨, 平方米."""
        hit = self.match(view, position, position)
        if hit is None or hit.unit.dimension not in _SOLD_BY or not hit.unit.per or hit.unit.factor is not None:
            return None
        return hit

    def per(self, view: str, position: int) -> UnitHit | None:
        """The unit behind a slash, 每 or 一 at `position`: /股, 每吨; 9 元一斤, but not 9 元一次, 300 元一天, 一斤半."""
        slash = skip_spaces(view, position)
        character = view[slash : slash + 1]
        if character == "/":
            start = skip_spaces(view, slash + 1)
        elif character == "每" and slash == position:
            start = slash + 1
        elif character == "一" and slash == position:
            hit = self.goods_by(view, slash + 1)
            return hit if hit is not None and view[hit.end : hit.end + 1] not in _MORE else None
        else:
            return None
        amount = self._amounts.match(view, start)
        if amount and not _cut(view, amount.end()):
            return UnitHit(self._amount_units[amount.group()], start, amount.end())
        hit = self.match(view, start, start)
        if hit is None or not hit.unit.per or hit.unit.factor is not None:
            return None
        return hit


def _cut(view: str, end: int) -> bool:
    """Whether the place is within a Latin word or number."""
    return view[end - 1] in _LATIN and view[end : end + 1] in _LATIN
