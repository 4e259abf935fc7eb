"""Scores facts and entities against gold claims: how many are right, and in which slots the others differ.

A gold folder holds `STEM.facts.jsonl` and `STEM.entities.jsonl` for each article `STEM.md` (or `.txt`). Slots of a gold
claim list every acceptable answer; `optional` claims are neither rewarded nor punished. Rows and claims pair one to one
where their spans overlap by at least half of the longer. Each level then asks for more of a pair:

- quantity: value, upper value and unit are equal;
- core: quantity, and subject and metric are acceptable;
- full: core, and period, modality, comparator and change.

The same counts are also kept for each metric and modality, where a pair is right only if it agrees in that too, and for each
rule, which is found but never wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from digestnlp.evaluation.agreement import unit_spellings
from digestnlp.evaluation.claims import ClaimTally
from digestnlp.evaluation.files import Row, in_scope, read_found, read_rows, source_of, stems_of
from digestnlp.evaluation.mentions import MentionTally
from digestnlp.evaluation.report import LEVELS, Difference, Report, Score
from digestnlp.rules import Rules, load_rules

__all__ = ["LEVELS", "Difference", "Report", "Row", "Score", "evaluate", "read_found", "read_rows"]


def evaluate(
    gold: str | Path,
    facts: Mapping[str, Sequence[Row]],
    entities: Mapping[str, Sequence[Row]] | None = None,
    *,
    articles: str | Path | None = None,
    rules: Rules | None = None,
) -> Report:
    """Compares found facts and entities with a gold folder.

    Args:
        gold: the folder of gold files.
        facts: for each article's stem its rows, as `Fact.row()` gives them; an article without rows is all missed.
        entities: for each stem its mentions (start, end, text, label); None leaves entities out of the report.
        articles: the folder of the articles, where it is not the gold folder.
        rules: whose unit spellings count alike; the base pack's by default.

    Raises:
        EvaluationError: a folder without gold, an article that is not there, or a row whose text is not the article's.
    """
    folder, sources = Path(gold), Path(articles or gold)
    units = unit_spellings(rules or load_rules())
    claims, mentions = ClaimTally(units), MentionTally()
    for stem in stems_of(folder):
        source = source_of(sources, stem)
        claims.add(stem, in_scope(facts.get(stem, ()), source, stem), read_rows(folder / f"{stem}.facts.jsonl"))
        gold_mentions = folder / f"{stem}.entities.jsonl"
        if entities is not None and gold_mentions.exists():
            mentions.add(stem, in_scope(entities.get(stem, ()), source, stem), read_rows(gold_mentions), source)
    return Report(
        levels=claims.levels,
        paired=claims.paired,
        agreed=claims.agreed,
        entities=mentions.scores if entities is not None else {},
        metrics=claims.by["metric"].scores,
        modalities=claims.by["modality"].scores,
        rules=claims.by["rule"].scores,
        differences=(*claims.differences, *mentions.differences),
    )
