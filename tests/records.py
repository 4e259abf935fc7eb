"""Records for tests that need rows but no engine."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from digestnlp.models import Article, Entity, Fact, Result

TEXT = "星河汽车去年交付12.8万辆，售价20万元。"


def fact(article_id: str = "a.md", **changes: Any) -> Fact:
    """A fact about TEXT: 12.8 万辆, unless fields are changed."""
    fields = {
        "article_id": article_id,
        "subject": "星河汽车",
        "metric": "deliveries",
        "value": Decimal("128000"),
        "unit": "辆",
        "dimension": "count",
        "text": "12.8万辆",
        "start": 8,
        "end": 14,
        "sentence": TEXT,
        "sentence_start": 0,
        "sentence_end": len(TEXT),
        "rule": "auto.deliveries",
        "rules_version": "v1",
        "flags": ("subject_inherited",),
    } | changes
    key = f"{article_id} {fields['metric']} {fields['start']}"
    return Fact(id=hashlib.sha256(key.encode()).hexdigest()[:16], **fields)


def entity(**changes: Any) -> Entity:
    """A name in TEXT."""
    return Entity(**{"start": 0, "end": 4, "text": "星河汽车", "label": "COMPANY", "name": "星河汽车"} | changes)


def result(
    article_id: str = "a.md",
    *facts: Fact,
    text: str = TEXT,
    error: str | None = None,
    rules_version: str | None = "v1",
    entities: tuple[Entity, ...] = (),
) -> Result:
    """What one article gave."""
    article = Article(id=article_id, text=text)
    return Result(article=article, facts=facts, entities=entities, error=error, rules_version=rules_version)


def unread(article_id: str = "a.md", error: str = "broken") -> Result:
    """What an article gave that could not be read."""
    return Result(article=Article(id=article_id, text=""), error=error)
