#!/usr/bin/env python3
"""Builds packs/base/lexicon/taiwan.tsv from the lists of the Taiwan Stock Exchange and of TPEx (`type,code,name,…,market,…`).

    scripts/build_taiwan.py twse_equities.csv tpex_equities.csv

The lists come from the `twstock` package (MIT, see NOTICE). Names and tickers that the hand-written lexicon has already are left
out, and so are the short names of two and three characters (全新, 先进光), most of which are words or parts of phrases: a doubtful
name that is found and refused hides what stands beneath it (全国 under 全国电). The hand-written lexicon has those that the press uses.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

from digestnlp.rules import load_rules
from digestnlp.rules.schema import LexiconEntry
from digestnlp.segment import word_borders
from digestnlp.view import view

OUT = Path(__file__).parents[1] / "src/digestnlp/packs/base/lexicon/taiwan.tsv"
HEAD = """# Companies listed in Taiwan by short name, built by scripts/build_taiwan.py.
# Source: the twstock package's lists of TWSE and TPEx equities, in simplified characters. Licence: MIT (see NOTICE).
id\tlabel\tname\taliases\tticker\tparent\tcontext
"""
SHARES = ("股票", "創新板")
MARKETS = {"上市": "TW", "上櫃": "TWO"}
# Phrases of ordinary words as well, which no dictionary has as one word.
PHRASES = frozenset(
    ("三地开发", "智联服务", "正能量智能", "钻石投资", "建德工业", "联合再生", "皇家美食", "惠民实业", "世界健身")
)
SHORTEST = 4
MARKS = re.compile(r"\*?(?:-KY)?創?(?:-創)?$")


def main(*lists: str) -> None:
    """Writes the lexicon."""
    others = [e for e in load_rules().of(LexiconEntry) if not e.id.startswith("taiwan.")]
    known = {n for e in others for n in (e.name, *e.aliases, *e.context_aliases)}
    tickers = {e.ticker for e in others if e.ticker}
    lines: list[str] = []
    for path in lists:
        for row in csv.DictReader(Path(path).read_text(encoding="utf-8-sig").splitlines()):
            market = MARKETS.get(row["market"], "TW")
            ticker = f"{row['code']}.{market}"
            name = view(MARKS.sub("", unicodedata.normalize("NFKC", row["name"])))
            if row["type"] not in SHARES or ticker in tickers or name in known or len(name) < SHORTEST:
                continue
            known.add(name)
            doubtful = name in PHRASES or word_borders(name) == {0, len(name)}
            lines.append(
                f"taiwan.{row['code']}\tCOMPANY\t{name}\t\t{ticker}\t\t{'yes' if doubtful else ''}".rstrip("\t")
            )
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} names, {sum(line.endswith('yes') for line in lines)} with context only")


if __name__ == "__main__":
    main(*sys.argv[1:])
