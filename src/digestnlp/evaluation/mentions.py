"""Counts mentions of companies, people and products over articles, by exact span and label."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.evaluation.files import Row
from digestnlp.evaluation.report import Difference, Score

Mention = tuple[int, int, str]
LABELS = ("COMPANY", "PERSON", "PRODUCT")


class MentionTally:
    """Counts mentions over articles, by exact span and label."""

    def __init__(self) -> None:
        self.scores = {label: Score() for label in LABELS}
        self.differences: list[Difference] = []

    def add(self, stem: str, rows: Sequence[Row], gold_rows: Sequence[Row], source: str) -> None:
        """Counts the mentions of one article."""
        gold = {_mention(row) for row in gold_rows if not row.get("optional")}
        optional = [row for row in gold_rows if row.get("optional")]
        found = _in_gold_form({_mention(row) for row in rows if row["label"] in LABELS}, gold, source)
        found = {
            mention
            for mention in found
            if mention in gold or not any(mention[0] < row["end"] and row["start"] < mention[1] for row in optional)
        }
        for mention in sorted(gold | found):
            start, end, label = mention
            right = mention in gold and mention in found
            self.scores[label] += Score(right, mention in found, mention in gold)
            if not right:
                kind = "missed" if mention in gold else "spurious"
                self.differences.append(Difference(kind, stem, f"{label} {source[start:end]} at {start}"))


def _mention(row: Row) -> Mention:
    return row["start"], row["end"], row["label"]


def _in_gold_form(found: set[Mention], gold: set[Mention], source: str) -> set[Mention]:
    """Found mentions, with brand and product side by side as one span or two, as gold has them."""
    for whole in found - gold:
        for brand, product in _brand_and_product(whole, gold, source):
            found = found - {whole} | {brand, product}
    for whole in gold - found:
        for brand, product in _brand_and_product(whole, found - gold, source):
            found = found - {brand, product} | {whole}
    return found


def _brand_and_product(whole: Mention, parts: set[Mention], source: str) -> list[tuple[Mention, Mention]]:
    """The pairs among the parts that are a brand and its product and together make the whole product."""
    start, end, label = whole
    if label != "PRODUCT":
        return []
    brands = [part for part in parts if part[2] == "COMPANY" and part[0] == start]
    products = [part for part in parts if part[2] == "PRODUCT" and part[1] == end]
    return [(b, p) for b in brands for p in products if b[1] <= p[0] and not source[b[1] : p[0]].strip()]
