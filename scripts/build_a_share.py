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
# Words of the dictionary that mean the company and nothing else.
NAMES = frozenset(
    [
        "深振业",
        "飞亚达",
        "深纺织",
        "深赛格",
        "沈阳机床",
        "粤高速",
        "创元科技",
        "中钨高新",
        "山推股份",
        "模塑科技",
        "双环科技",
        "英洛华",
        "云铝股份",
        "云南铜业",
        "新乡化纤",
        "锡业股份",
        "广联达",
        "武钢股份",
        "大唐电信",
        "紫江企业",
        "西藏药业",
        "天方药业",
        "海正药业",
        "赣粤高速",
        "洪都航空",
        "天通股份",
        "澳柯玛",
        "华微电子",
        "宁沪高速",
        "龙净环保",
        "江山股份",
        "大众交通",
        "大商股份",
        "凤凰股份",
        "国电电力",
        "中西药业",
        "大秦铁路",
        "广深铁路",
        "深南电",
        "上海石化",
        "鲁银投资",
        "深圳华强",
        "冀东水泥",
        "丽珠集团",
        "厦门信达",
        "新华制药",
        "津滨发展",
        "南宁糖业",
        "华联商厦",
        "东方通信",
        "东方集团",
        "泸天化",
        "四川双马",
        "美尔雅",
        "苏常柴",
        "吉林敖东",
        "富安娜",
        "爱仕达",
        "科士达",
        "桂发祥",
        "英派斯",
        "利亚德",
        "北信源",
        "康斯特",
        "斯迪克",
        "齐鲁石化",
        "云天化",
        "黄河旋风",
        "伊力特",
        "安彩高科",
        "青海华鼎",
        "江苏舜天",
        "广东明珠",
        "康恩贝",
        "马应龙",
        "九牧王",
        "康普顿",
        "金达莱",
        "科威尔",
        "吉贝尔",
        "利尔达",
        "海达尔",
        "哈尔斯",
        "阿尔特",
        "宏源证券",
        "风华高科",
        "歌华有线",
        "乐凯胶片",
        "东安动力",
        "平高电气",
    ]
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
        ordinary = len(name) < 3 or name in PHRASES or (name not in NAMES and word_borders(name) == {0, len(name)})
        lines.append(f"a_share.{code}\tCOMPANY\t{name}\t\t{ticker}\t\t{'yes' if ordinary else ''}".rstrip("\t"))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} names, {sum(line.endswith('yes') for line in lines)} with context only")


if __name__ == "__main__":
    main(*sys.argv[1:])
