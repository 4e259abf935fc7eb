"""Builds data/gold from data/annotated: finds each marked quote in its article, so that offsets never drift.

    python scripts/build_gold.py             # writes data/gold
    python scripts/build_gold.py --check     # exit 1 where data/gold is not what the annotations say
    python scripts/build_gold.py --review    # every claim on a line, and the figures that no claim covers

How to write annotations, and what counts as a claim, is in data/README.md.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from digestnlp.models import Basis, Direction, Modality, Relation, plain
from digestnlp.rules import load_rules
from digestnlp.rules.schema import MetricEntry, UnitEntry

DATA = Path(__file__).resolve().parent.parent / "data"

Row = dict[str, Any]
Names = Mapping[str, Sequence[str]]

BEFORE = 24
DECIMALS = 18
# Front matter, the title and link targets: gold does not cover them.
OUTSIDE = r"\A---\r?\n[\s\S]*?\n---\r?$|^# .*$|\(https?:[^)]*\)"
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
# 基点 and 美分 are hundredths of their unit; no figure of the articles reaches 10^16.
POWERS = {Decimal(10) ** k for k in range(-2, 16)}
CLAIM_KEYS = {
    "at",
    "value",
    "unit",
    "metric",
    "subject",
    "each",
    "comparator",
    "change",
    "period",
    "modality",
    "speaker",
    "optional",
}
DEFAULTS = ("subject", "metric", "change", "period", "modality", "speaker")
SECTION_KEYS = {"section", "claims", *DEFAULTS}
COMPARATORS = {*get_args(Relation), "approx"}


class AnnotationError(Exception):
    """An annotation that cannot be meant: says where, what, and what is allowed."""


class Name(NamedTuple):
    """A name that the articles use, and how its mentions are marked."""

    text: str
    label: str
    optional: bool


# --- values -------------------------------------------------------------------------------------------------------------


def parse_value(text: str) -> tuple[Decimal, Decimal | None, str | None]:
    """`3.86万 辆`, `5亿..10亿 CNY`, `1/3`: value, value_max or None, unit or None."""
    number, _, unit = text.partition(" ")
    ends = [_number(end) for end in number.split("..")]
    if len(ends) > 2 or ends != sorted(ends):
        raise AnnotationError(f"value {text!r}: a range is LOW..HIGH")
    return ends[0], ends[1] if len(ends) == 2 else None, unit.strip() or None


def _number(text: str) -> Decimal:
    if fraction := re.fullmatch(r"(\d+)/(\d+)", text):
        return round(Decimal(fraction[1]) / Decimal(fraction[2]), DECIMALS)
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(万亿|[万亿]?)", text)
    if not match:
        raise AnnotationError(f"value {text!r}: write digits, with 万, 亿 or 万亿 behind them where it helps, or 1/3")
    return Decimal(match[1]) * SCALES[match[2]]


def check_value(quote: str, value: Decimal, value_max: Decimal | None) -> None:
    """A figure written in digits must be the value up to a power of ten; 3 万 4000 is left to the reader."""
    written = [Decimal(re.sub("[,，]", "", n)) for n in re.findall(r"\d[\d,，]*(?:\.\d+)?", quote)]
    ends = [value] if value_max is None else [value, value_max]
    if not written or len(written) > len(ends):
        return
    for end in map(abs, ends):
        if not any(n == end or (n and end / n in POWERS) for n in written):
            raise AnnotationError(f"value {plain(end)} is not what «{quote}» says")


def check_unit(quote: str, unit: str | None, units: frozenset[str]) -> None:
    """A unit is canonical, or a classifier as written.

    What it is per (CNY/股) may be said elsewhere (每股 3 元), and a bare figure may have its unit elsewhere, as in a table.
    """
    measured = (unit or "").partition("/")[0]
    bare = re.fullmatch(r"[\d.,]+", quote)
    if measured and not bare and measured not in units and measured not in quote:
        raise AnnotationError(f"unit {measured!r} is neither a unit of the rules nor in «{quote}»")


# --- periods ------------------------------------------------------------------------------------------------------------


def parse_period(text: str) -> Row:
    """`2024`, `2024-Q3`, `2024-H1`, `2024-12`, `2024-12-31`; `A..B` from A's first day to B's last; `..B` and `A..` are open."""
    first, dots, last = text.partition("..")
    start = _days(first)[0].isoformat() if first else None
    closing = last if dots else first
    return {"start": start, "end": _days(closing)[1].isoformat() if closing else None}


def _days(text: str) -> tuple[date, date]:
    match = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?", text)
    if not match:
        raise AnnotationError(
            f"period {text!r}: write 2024, 2024-Q3, 2024-H1, 2024-12 or 2024-12-31, and .. between two"
        )
    year, (quarter, half, month, day) = int(match[1]), match.groups()[1:]
    if day:
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    first, last = 1, 12
    if quarter:
        first, last = 3 * int(quarter) - 2, 3 * int(quarter)
    elif half:
        first, last = 6 * int(half) - 5, 6 * int(half)
    elif month:
        first = last = int(month)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


# --- claims -------------------------------------------------------------------------------------------------------------


class ClaimReader:
    """Turns the claims of one article into gold rows, from the first to the last in reading order."""

    def __init__(self, stem: str, text: str, names: Names) -> None:
        self.stem = stem
        self.text = text
        self.names = names
        rules = load_rules()
        self.metrics = frozenset(entry.key for entry in rules.of(MetricEntry))
        self.units = frozenset(entry.id for entry in rules.of(UnitEntry))
        self.place = 0

    def rows(self, sections: Sequence[Row]) -> Iterator[Row]:
        """The gold rows of all sections.

        Raises:
            AnnotationError: names the claim.
        """
        for section in sections:
            _known(section, SECTION_KEYS, "section")
            defaults = {key: section[key] for key in DEFAULTS if key in section}
            if "section" in section:
                self._move_to(section["section"])
            for claim in section["claims"]:
                yield from self._claim(claim, defaults)

    def _move_to(self, heading: str) -> None:
        place = self.text.find(heading, self.place)
        if place < 0:
            raise AnnotationError(f"section {heading!r} is not in the article behind the claims before it")
        self.place = place

    def _claim(self, claim: Row, defaults: Row) -> list[Row]:
        try:
            _known(claim, CLAIM_KEYS, "claim")
            return self._rows_of_claim({**defaults, **claim})
        except AnnotationError as error:
            raise AnnotationError(f"{claim.get('at')}: {error}") from error

    def _rows_of_claim(self, claim: Row) -> list[Row]:
        start, end = self._find(claim["at"])
        quote = self.text[start:end]
        value, value_max, unit = parse_value(str(claim["value"]))
        check_value(quote, value, value_max)
        units = _listed(claim.get("unit", unit))
        for one in units:
            check_unit(quote, one, self.units)
        line = max(self.text.rfind("\n", 0, start) + 1, start - BEFORE)
        row = {
            "doc": self.stem,
            "start": start,
            "end": end,
            "quote": quote,
            "before": self.text[line:start],
            "subject": [],
            "metric": _allowed(claim.get("metric"), self.metrics, "metric"),
            "value": plain(value),
            "value_max": None if value_max is None else plain(value_max),
            "unit": units,
            "comparator": _allowed(
                claim.get("comparator", "eq" if value_max is None else "range"), COMPARATORS, "comparator"
            ),
            "change": _read(claim.get("change"), parse_change),
            "period": _read(claim.get("period"), parse_period),
            "modality": _allowed(claim.get("modality", "actual"), get_args(Modality), "modality"),
            "speaker": self._with_aliases(claim.get("speaker")),
            "optional": claim.get("optional", False),
        }
        subjects = claim["each"] if "each" in claim else [claim.get("subject")]
        return [{**row, "subject": self._with_aliases(subject)} for subject in subjects]

    def _find(self, at: str) -> tuple[int, int]:
        """The place of the «marked» words, behind the claim before."""
        mark = re.fullmatch("([^«»]*)«([^«»]+)»([^«»]*)", at)
        if not mark:
            raise AnnotationError("put the claim's words between « and », and around them as much as finds the place")
        before, quote, behind = mark.groups()
        place = self.text.find(before + quote + behind, max(self.place - len(before), 0))
        if place < 0:
            raise AnnotationError("not found in the article behind the claim before; claims stand in reading order")
        start = place + len(before)
        self.place = start + len(quote)
        return start, self.place

    def _with_aliases(self, names: object) -> list[str | None]:
        """Every spelling of the names that are listed, best first."""
        return list(dict.fromkeys(s for name in _listed(names) for s in (name, *self.names.get(name or "", ()))))


def parse_change(text: str) -> Row:
    """`increase yoy`, `decrease`: direction and basis."""
    direction, _, basis = text.partition(" ")
    _allowed(direction, get_args(Direction), "change")
    _allowed(basis or None, [*get_args(Basis), None], "change basis")
    return {"direction": direction, "basis": basis or None}


def _known(row: Row, keys: set[str], what: str) -> None:
    if unknown := row.keys() - keys:
        raise AnnotationError(f"{what} key {sorted(unknown)[0]!r} is not known; allowed: {', '.join(sorted(keys))}")


def _listed(given: object) -> list[str | None]:
    """YAML reads 2024 as a number and 2024-12-31 as a date: here all answers are strings, or None for no answer."""
    return [None if one is None else str(one) for one in (given if isinstance(given, list) else [given])]


def _read(given: object, parse: Callable[[str], Row]) -> list[Row | None]:
    return [None if one is None else parse(one) for one in _listed(given)]


def _allowed(given: object, allowed: Sequence[str | None] | frozenset[str] | set[str], what: str) -> list[str | None]:
    found = _listed(given)
    for one in found:
        if one not in allowed:
            raise AnnotationError(f"{what} {one!r} is not known; allowed: {', '.join(sorted(filter(None, allowed)))}")
    return found


# --- entities -----------------------------------------------------------------------------------------------------------


def mentions(stem: str, text: str, names: Sequence[Name], unmarked: Sequence[str]) -> Iterator[Row]:
    """Every mention of the names in the article's body, longest name first; `unmarked` are places that only look like one."""
    taken = [_place(text, at) for at in unmarked]
    taken += [(m.start(), m.end()) for m in re.finditer(OUTSIDE, text, re.M)]
    found: list[Row] = []
    for name in sorted(names, key=lambda n: -len(n.text)):
        for match in re.finditer(_whole(name.text), text):
            start, end = match.span()
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                found.append(
                    {
                        "doc": stem,
                        "start": start,
                        "end": end,
                        "text": name.text,
                        "label": name.label,
                        "optional": name.optional,
                    }
                )
    yield from sorted(found, key=lambda row: row["start"])


def _place(text: str, at: str) -> tuple[int, int]:
    before, quote, behind = re.split("[«»]", at)
    place = text.find(before + quote + behind)
    if place < 0:
        raise AnnotationError(f"unmarked: {at}: not found in the article")
    return place + len(before), place + len(before) + len(quote)


def _whole(name: str) -> str:
    """Latin letters and digits of a name do not continue beyond it."""
    before = "(?<![A-Za-z0-9])" if re.match("[A-Za-z0-9]", name) else ""
    behind = "(?![A-Za-z0-9])" if re.search("[A-Za-z0-9]$", name) else ""
    return before + re.escape(name) + behind


# --- files --------------------------------------------------------------------------------------------------------------


def read_names() -> tuple[list[Name], dict[str, list[str]]]:
    """names.yaml: the names to mark, and the aliases of each."""
    groups = yaml.safe_load((DATA / "annotated" / "names.yaml").read_text(encoding="utf-8"))
    names, aliases = [], {}
    for group, labels in groups.items():
        for label, entries in labels.items():
            for name, others in entries.items():
                names += [Name(spelling, label, optional=group == "optional") for spelling in (name, *others)]
                aliases[name] = list(others)
    return names, aliases


def article(stem: str) -> str:
    """The article's text as read: newlines stay as they are."""
    file = next(f for f in sorted((DATA / "articles").glob(f"{stem}.*")) if f.suffix in (".md", ".txt"))
    return file.read_bytes().decode("utf-8")


def build() -> dict[Path, list[Row]]:
    """All gold files and their rows.

    Raises:
        AnnotationError: names file and claim.
    """
    names, aliases = read_names()
    gold: dict[Path, list[Row]] = {}
    for file in sorted((DATA / "annotated").glob("*.yaml")):
        if file.name == "names.yaml":
            continue
        annotated = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = article(file.stem)
        try:
            claims = list(ClaimReader(file.stem, text, aliases).rows(annotated["sections"]))
            entities = list(mentions(file.stem, text, names, annotated.get("unmarked", [])))
        except AnnotationError as error:
            raise AnnotationError(f"{file.name}: {error}") from error
        gold[DATA / "gold" / f"{file.stem}.facts.jsonl"] = claims
        gold[DATA / "gold" / f"{file.stem}.entities.jsonl"] = entities
    return gold


def to_jsonl(rows: Sequence[Row]) -> bytes:
    """One row a line, in UTF-8."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def outdated(gold: Mapping[Path, Sequence[Row]]) -> list[Path]:
    """Gold files that are missing, differ, or have no annotation any more."""
    stray = set((DATA / "gold").glob("*.jsonl")) - gold.keys()
    return sorted(stray | {f for f, rows in gold.items() if not f.exists() or f.read_bytes() != to_jsonl(rows)})


def review(gold: Mapping[Path, Sequence[Row]]) -> Iterator[str]:
    """For the second annotator: each claim with all its answers, and the figures that no claim covers."""
    for file, rows in gold.items():
        stem, kind = file.name.removesuffix(".jsonl").rsplit(".", 1)
        yield f"== {stem}: {len(rows)} {kind}"
        if kind == "entities":
            yield " ".join(f"{row['text']}/{row['label'][:4]}{'?' * row['optional']}" for row in rows)
            continue
        for row in rows:
            changes = [c and f"{c['direction']} {c['basis']}" for c in row["change"]]
            periods = [p and f"{p['start']}..{p['end']}" for p in row["period"]]
            slots = [row[slot] for slot in ("subject", "metric", "value", "value_max", "unit", "comparator")]
            slots += [changes, periods, row["modality"], row["speaker"], "optional" * row["optional"]]
            yield f"{row['before']}«{row['quote']}» " + " · ".join(
                str(slot) for slot in slots if slot not in (None, [None], "")
            )
        text = article(stem)
        for match in re.finditer(r"\d+", text):
            if not any(row["start"] <= match.start() < row["end"] for row in rows):
                yield f"   no claim: {text[max(match.start() - 8, 0) : match.end() + 6]!r}"


def main() -> int:
    """Runs the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where data/gold is out of date")
    parser.add_argument("--review", action="store_true", help="write nothing; print the claims for a second reading")
    arguments = parser.parse_args()
    try:
        gold = build()
    except AnnotationError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if arguments.review:
        sys.stdout.writelines(f"{line}\n" for line in review(gold))
        return 0
    old = outdated(gold)
    if arguments.check:
        sys.stderr.writelines(f"{file.name}: not up to date; run python scripts/build_gold.py\n" for file in old)
        return 1 if old else 0
    for file in old:
        if file in gold:
            file.write_bytes(to_jsonl(gold[file]))
        else:
            file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
