"""Scores of documents as `nlp.evaluate` reports them: names, quantities and times by span, facts by span and by row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

SCORER = "digestnlp.scorer.v1"

GROUPS = ("entities", "quantities", "times", "facts")
# What a row claims, and where; the other fields are its evidence, or say how it was read.
CLAIMED = (
    "start", "end", "subject", "scope", "metric", "value", "value_max", "relation", "approx", "unit", "direction", "basis",
    "period_start", "period_end", "modality", "speaker",
)  # fmt: skip

Scores = dict[str, Any]
Row = dict[str, Any]


@registry.scorers(SCORER)  # type: ignore[untyped-decorator]
def create_scorer() -> Callable[..., Scores]:
    """Makes the scorer that a pipeline's config names."""
    return score


def score(examples: Iterable[Example], **_: object) -> Scores:
    """Precision, recall and F1 of what the examples' references hold; what a reference lacks is not scored.

    Args:
        examples: predicted and reference documents of the same texts.

    Returns:
        `KEY_p`, `KEY_r`, `KEY_f` and `KEY_per_type`; KEY is

        - `ents`, for the names in `doc.ents`;
        - `spans_entities`, `spans_quantities`, `spans_times`, `spans_facts`, for the groups of `doc.spans`: right is the
          same span with the same label;
        - `facts`, for the rows in `doc._.digest["facts"]`, by metric: right is the same claim in every field of `CLAIMED`.
    """
    examples = list(examples)
    scores: Scores = Scorer.score_spans(examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))
    for group in GROUPS:
        scores |= Scorer.score_spans(
            examples,
            f"spans_{group}",
            getter=lambda doc, key: doc.spans[key.removeprefix("spans_")],
            has_annotation=lambda doc, group=group: group in doc.spans,  # type: ignore[misc]
            allow_overlap=True,
        )
    return scores | _score_rows(examples)


def _score_rows(examples: Iterable[Example]) -> Scores:
    whole, by_metric = PRFScore(), defaultdict[str, PRFScore](PRFScore)
    for example in examples:
        if example.reference._.digest is None:
            continue
        found, gold = _claims(example.predicted), _claims(example.reference)
        for metric in found.keys() | gold.keys():
            for counts in (whole, by_metric[metric]):
                counts.score_set(found[metric], gold[metric])
    if not len(whole):
        return dict.fromkeys(("facts_p", "facts_r", "facts_f", "facts_per_type"))
    return {
        **{f"facts_{name}": value for name, value in whole.to_dict().items()},
        "facts_per_type": {metric: counts.to_dict() for metric, counts in sorted(by_metric.items())},
    }


def _claims(doc: Doc) -> defaultdict[str, set[str]]:
    """What the document's rows claim, by metric."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for row in (doc._.digest or {}).get("facts", ()):
        claims[row["metric"]].add(json.dumps([row.get(field) for field in CLAIMED]))
    return claims
