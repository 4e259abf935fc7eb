#!/usr/bin/env python3
"""Share of the required gold figures that find_quantities finds with value, value_max and unit right.

    scripts/score_quantities.py GOLD_DIR [ARTICLES_DIR]      # data/gold data/articles by default; misses go to stderr

A figure is found where a quantity overlaps at least half of the longer of the two spans. Of a unit per another (CNY/t), the
first is enough, as in `digestnlp evaluate`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from digestnlp import find_quantities
from digestnlp.models import Quantity
from digestnlp.reader import read
from digestnlp.rules import load_rules
from digestnlp.rules.schema import UnitEntry

ENDINGS = (".md", ".txt")
DATA = Path(__file__).parents[1] / "data"


def required(gold: Path) -> Iterator[dict[str, Any]]:
    """The rows of the gold file that are not optional."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if not row["optional"]:
            yield row


def overlaps(found: Quantity, row: dict[str, Any]) -> bool:
    """Whether the two spans have at least half of the longer in common."""
    common = min(found.end, row["end"]) - max(found.start, row["start"])
    return common * 2 >= max(found.end - found.start, row["end"] - row["start"])


def agrees(found: Quantity, row: dict[str, Any], canonical: dict[str, str]) -> bool:
    """Whether value, upper value and unit are as in the gold row."""
    value, upper = Decimal(row["value"]), row["value_max"] and Decimal(row["value_max"])
    units = {canonical.get(unit or "", unit) for unit in row["unit"]}
    said = canonical.get(found.unit or "", found.unit)
    base = canonical.get((said or "").partition("/")[0], (said or "").partition("/")[0])
    return (found.value, found.value_max) == (value, upper) and (said in units or (base in units and said is not None))


def main(gold_folder: Path, articles_folder: Path) -> None:
    """Prints the share."""
    canonical = {s: unit.id for unit in load_rules().of(UnitEntry) for s in (unit.id, *unit.spellings)}
    right = total = 0
    for gold in sorted(gold_folder.glob("*.facts.jsonl")):
        stem = gold.name.removesuffix(".facts.jsonl")
        (article,) = read(next(path for end in ENDINGS if (path := articles_folder / f"{stem}{end}").exists()))
        quantities = find_quantities(article.text)
        for row in required(gold):
            total += 1
            found = [q for q in quantities if overlaps(q, row)]
            if any(agrees(q, row, canonical) for q in found):
                right += 1
            else:
                print(stem, row["quote"], [(q.text, str(q.value), q.unit) for q in found], file=sys.stderr)
    if not total:
        sys.exit(f"{gold_folder}: no required figures in *.facts.jsonl there; name the folder of a gold set")
    print(f"{right} of {total} required figures: {right / total:.4f}")


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:]] or [DATA / "gold", DATA / "articles"]
    main(folders[0], folders[-1])
