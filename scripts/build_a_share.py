#!/usr/bin/env python3
"""Builds packs/base/lexicon/a_share.tsv from a CSV of A-share codes and short names (`stock_code,short_name,…`).

    scripts/build_a_share.py NAMES.csv

The list comes from the `adata` package (Apache-2.0, see NOTICE). Names that the hand-written lexicon has already are left out;
a name that is also an ordinary word or phrase, or has two characters only, counts with context alone.
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

OUT = Path(__file__).parents[1] / "src/digestnlp/packs/base/lexicon/a_share.tsv"
HEAD = """# Companies listed in Shanghai, Shenzhen and Beijing by short name, built by scripts/build_a_share.py.
# Source: the adata package's list of A shares. Licence: Apache-2.0 (see NOTICE).
id\tlabel\tname\taliases\tticker\tparent\tcontext
"""
MARKS = re.compile(r"^(?:\*?ST|S\*ST|SST|XD|XR|DR|N|C)(?=[\u4e00-\u9fff])|(?:-?[UWD]{1,2}|[AB]股?|\(退\)|退)$|\s")
# Short names that are phrases of ordinary words as well, which no dictionary has as one word.
PHRASES = frozenset(
    (
        "数字人",
        "线上线下",
        "新里程",
        "新城市",
        "新坐标",
        "新风光",
        "新经典",
        "西大门",
        "欢乐家",
        "夜光明",
        "信息发展",
        "财富趋势",
        "建设工业",
        "建设机械",
        "绿色动力",
        "航天科技",
        "航天工程",
        "航天发展",
        "航天动力",
        "航天软件",
        "国际医学",
        "国际实业",
        "联合动力",
        "数字认证",
        "创新医疗",
        "新兴装备",
        "地铁设计",
    )
)
# Left of longer names where the list has cut them, and goods; as names of companies they are said of none.
NO_NAMES = frozenset(("环保", "精密", "中期", "农产品"))
B_SHARES = ("900", "200")
MARKETS = (("6", "SH"), ("9", "BJ"), ("8", "BJ"), ("4", "BJ"), ("0", "SZ"), ("3", "SZ"))


def main(names: str) -> None:
    """Writes the lexicon."""
    others = [e for e in load_rules().of(LexiconEntry) if not e.id.startswith("a_share.")]
    known = {n for e in others for n in (e.name, *e.aliases, *e.context_aliases)}
    tickers = {e.ticker for e in others if e.ticker}
    lines, seen = [], set()
    for row in csv.DictReader(Path(names).read_text(encoding="utf-8-sig").splitlines()):
        name = MARKS.sub("", unicodedata.normalize("NFKC", row["short_name"]).replace("*", ""))
        code = row["stock_code"]
        market = next((m for prefix, m in MARKETS if code.startswith(prefix)), None)
        ticker = f"{code}.{market}"
        if code.startswith(B_SHARES) or name in NO_NAMES or name.startswith("退市"):
            continue
        if market is None or len(name) < 2 or name in known or name in seen or ticker in tickers:
            continue
        seen.add(name)
        ordinary = len(name) < 3 or name in PHRASES or word_borders(name) == {0, len(name)}
        lines.append(f"a_share.{code}\tCOMPANY\t{name}\t\t{ticker}\t\t{'yes' if ordinary else ''}".rstrip("\t"))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} names, {sum(line.endswith('yes') for line in lines)} with context only")


if __name__ == "__main__":
    main(*sys.argv[1:])
