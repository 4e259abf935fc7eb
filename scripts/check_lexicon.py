#!/usr/bin/env python3
"""Checks the tickers of the lexicon against a list of shares: a CSV with the columns `ticker` and `name`.

    scripts/check_lexicon.py SHARES.csv .HK .TW

Prints the companies of these markets whose ticker the list has not, and those that it calls by a name which is none of theirs.
A name of either script will do, and so will marks of a kind of share (-W, -KY, *ST). What it prints is to be looked at: shares are
renamed and delisted.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

from digestnlp.rules import load_rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.view import view

MARKS = re.compile(r"^(?:S?\*?ST|XD|XR|DR|[NC](?=[\u4e00-\u9fff]))|\*?(?:-(?:KY|[SWBPUD]{1,2}))?(?:-創)?$|\s")


def plain(name: str) -> str:
    """The name in simplified characters and without marks, spaces and differences of case."""
    return MARKS.sub("", view(unicodedata.normalize("NFKC", name))).casefold()


def main(shares: str, *markets: str) -> None:
    """Prints what the list does not bear out."""
    rows = csv.DictReader(Path(shares).read_text(encoding="utf-8-sig").splitlines())
    listed = {row["ticker"]: row["name"] for row in rows}
    entries = [e for e in load_rules().of(LexiconEntry) if e.ticker and e.ticker.endswith(markets or ("",))]
    wrong = 0
    for entry in entries:
        name = listed.get(entry.ticker or "")
        if name is None or plain(name) not in map(plain, (entry.name, *entry.aliases, *entry.context_aliases)):
            wrong += 1
            print(entry.id, entry.name, entry.ticker, name or "not in the list", sep="\t")
    print(f"{len(entries)} tickers, {wrong} to be looked at")


if __name__ == "__main__":
    main(*sys.argv[1:])
