#!/usr/bin/env python3
"""Draws random sentences from articles and shows what was found in each, for a person to judge.

    scripts/sample_sentences.py PATH… --kind facts --count 100 --seed 1

`facts` draws sentences that hold a quantity, and lists each quantity with the row that it gave, or with a dash; `entities` draws any
sentence of Chinese words, and lists its names; `plain` draws the same sentences and lists nothing, for a reader to mark them before
he sees what was found. `--json` prints one object a sentence. The same articles, kind, count and seed give the same sentences, and
`plain` the same as `entities`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sample_mentions import positive, reservoir

from digestnlp import Engine, find_quantities
from digestnlp.claims.scan import SENTENCE_END
from digestnlp.models import Article, Block, Entity, Fact, Section
from digestnlp.reader import read

KINDS = ("facts", "entities", "plain")
FEWEST_CHINESE = re.compile(r"(?:[\u4e00-\u9fff].*){8}", re.DOTALL)
# How much of the block before the sentence is shown with it.
CONTEXT = 160


@dataclass(frozen=True)
class Drawn:
    """A sentence at its place in its section."""

    article: Article
    section: Section
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]


def sentences(articles: Iterable[Article]) -> Iterator[Drawn]:
    """Each sentence of the articles' paragraphs and items."""
    for article in articles:
        for section in article.sections:
            for block in section.blocks:
                if block.kind in ("paragraph", "item"):
                    yield from _of_block(article, section, block)


def _of_block(article: Article, section: Section, block: Block) -> Iterator[Drawn]:
    at = block.start
    ends = [m.end() for m in SENTENCE_END.finditer(article.text, block.start, block.end)]
    for end in [*ends, block.end]:
        if article.text[at:end].strip():
            yield Drawn(article, section, block, at, end)
        at = end


def draw(articles: Iterable[Article], kind: str, count: int, seed: int) -> list[Drawn]:
    """The sample, in the order of the articles."""
    every = sentences(articles)
    if kind == "facts":
        wanted: Iterable[Drawn] = (s for s in every if find_quantities(s.text))
    else:
        wanted = (s for s in every if FEWEST_CHINESE.search(s.text))
    return reservoir(wanted, count, random.Random(seed))  # noqa: S311 - nothing secret


def found(drawn: Drawn, kind: str, engine: Engine) -> list[dict[str, object]]:
    """What the sentence gave, in the order of the text."""
    if kind == "plain":
        return []
    analysis = engine.analyze(drawn.article)
    if kind == "entities":
        return [entity_row(e) for e in analysis.entities if drawn.start <= e.start < drawn.end]
    quantities = [q for q in analysis.quantities if drawn.start <= q.start < drawn.end]
    rows: list[dict[str, object]] = []
    for quantity in quantities:
        facts = [f for f in analysis.facts if (f.start, f.end) == (quantity.start, quantity.end)]
        rows += [fact_row(f) for f in facts] or [{"text": quantity.text, "start": quantity.start}]
    return rows


def entity_row(entity: Entity) -> dict[str, object]:
    """The entity as it is shown."""
    return entity.model_dump(mode="json", include={"text", "start", "end", "label", "name", "found_by"})


def fact_row(fact: Fact) -> dict[str, object]:
    """The fact as it is shown: the slots that are judged, without those that are empty."""
    row = fact.row()
    slots = (
        "text start end subject scope metric metric_text value value_max unit relation approx direction basis period_start "
        "period_end period_from modality cue speaker"
    ).split()
    return {slot: row[slot] for slot in slots if row[slot] not in (None, False, "eq")}


def shown(number: int, drawn: Drawn, rows: list[dict[str, object]]) -> str:
    """The sentence with its context, then a line for each row."""
    article, start = drawn.article, drawn.start
    before = article.text[max(drawn.block.start, start - CONTEXT) : start].strip()
    head = " · ".join(str(part) for part in (article.id, drawn.section.published, drawn.section.heading or article.title))
    lines = [f"{number}. {head}", *([f"   … {before}"] if before else []), f"   {drawn.text.strip()}"]
    for row in rows:
        slots = " · ".join(f"{k}={v}" for k, v in row.items() if k not in ("text", "start", "end"))
        lines.append(f"   - 【{row['text']}】 {slots or '-'}")
    return "\n".join(lines)


def as_object(number: int, drawn: Drawn, rows: list[dict[str, object]]) -> dict[str, object]:
    """The sentence for a program."""
    where = {"number": number, "article": drawn.article.id, "start": drawn.start, "end": drawn.end}
    return {**where, "heading": drawn.section.heading or drawn.article.title, "text": drawn.text, "rows": rows}


def main(arguments: list[str] | None = None) -> None:
    """Prints the sample."""
    about, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=about, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument("--kind", choices=KINDS, required=True, help="what to show")
    parser.add_argument("--count", type=positive, default=100, help="sentences to draw (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others (default: %(default)s)")
    parser.add_argument("--tagger", default="builtin", help="none, or a spaCy pipeline (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="one JSON object a sentence")
    chosen = parser.parse_args(arguments)
    engine = Engine(tagger=None if chosen.tagger == "none" else chosen.tagger)
    drawn = draw(read(*chosen.paths), chosen.kind, chosen.count, chosen.seed)
    for number, sentence in enumerate(drawn, 1):
        rows = found(sentence, chosen.kind, engine)
        print(
            json.dumps(as_object(number, sentence, rows), ensure_ascii=False)
            if chosen.json
            else shown(number, sentence, rows)
        )


if __name__ == "__main__":
    main()
