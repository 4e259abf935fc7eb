#!/usr/bin/env python3
"""Builds packs/base/lexicon/taiwan.tsv from the lists of the Taiwan Stock Exchange and of TPEx (`type,code,name,…,market,…`).

    scripts/build_taiwan.py twse_equities.csv tpex_equities.csv

The lists come from the `twstock` package (MIT, see NOTICE). Names and tickers that the hand-written lexicon has already are left
out. Most short names are of two and three characters (全新, 声宝): they count with context alone, and those that are no ordinary
words anywhere in texts in traditional script, whose readers know them.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

import jieba

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
SHORTEST, SHORT = 2, 3
# Names that the dictionary knows so rarely (聲寶) are its names of companies and people; but these are words.
RARE = 10
WORDS = frozenset(
    (
        "东友", "信实", "居易", "高技", "全域", "进阶", "三顾", "庆生", "腾云", "剑湖山", "中宇", "创业家", "生达", "美亚",
        "太空梭", "欣欣", "零壹", "精金", "台端", "顺天", "关贸", "大武山", "大台北", "华兴", "福兴", "光罩", "永道", "单井",
        "百一", "环宇", "英利", "安瑞", "达新",
    )
)  # fmt: skip
MARKS = re.compile(r"\*?(?:-KY)?創?(?:-創)?$")


def main(*lists: str) -> None:
    """Writes the lexicon."""
    rules = load_rules()
    others = [e for e in rules.of(LexiconEntry) if not e.id.startswith("taiwan.")]
    known = {n for e in others for n in (e.name, *e.aliases, *e.context_aliases)}
    tickers = {e.ticker for e in others if e.ticker}
    endings = {*rules.words("entities.company_suffixes"), *rules.words("entities.generic_cores")}
    jieba.initialize()
    lines: list[str] = []
    for path in lists:
        for row in csv.DictReader(Path(path).read_text(encoding="utf-8-sig").splitlines()):
            market = MARKETS.get(row["market"], "TW")
            ticker = f"{row['code']}.{market}"
            name = view(MARKS.sub("", unicodedata.normalize("NFKC", row["name"])))
            if (
                row["type"] not in SHARES
                or ticker in tickers
                or name in known
                or len(name) < SHORTEST
                or name in endings
            ):
                continue
            known.add(name)
            lines.append(f"taiwan.{row['code']}\tCOMPANY\t{name}\t\t{ticker}\t\t{doubt(name)}".rstrip("\t"))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} names, {sum(line.endswith('yes') for line in lines)} with context only")


def doubt(name: str) -> str:
    """Where the name counts with context alone: nowhere, outside of traditional script, or everywhere."""
    is_word = name in PHRASES or name in WORDS or jieba.dt.FREQ.get(name, 0) > RARE
    if is_word or (len(name) > SHORT and word_borders(name) == {0, len(name)}):
        return "yes"
    return "traditional" if len(name) <= SHORT else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
