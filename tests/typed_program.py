"""A program as users write it, for mypy: every public function, with the types that they rely on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import digestnlp
from digestnlp import Article, Attempt, Entity, Fact, Quantity, Result, Rules, Time, Token

text: str = "星原汽车去年交付12.8万辆。"
facts: list[Fact] = digestnlp.extract(text, published=date(2025, 1, 3))
value: Decimal = facts[0].value
subject: str | None = facts[0].subject
row: dict[str, object] = facts[0].row()

rules: Rules = digestnlp.load_rules()
attempts: list[Attempt] = list(digestnlp.explain(text, rules=rules))
quantities: list[Quantity] = digestnlp.find_quantities(text)
times: list[Time] = digestnlp.find_times(text, date(2025, 1, 3))
entities: list[Entity] = digestnlp.find_entities(text)
tokens: list[Token] = digestnlp.tokenize(text)
length: Quantity = digestnlp.convert(digestnlp.find_quantities("702 km")[0], "m")

articles: Iterator[Article] = digestnlp.read("articles")
results: Iterator[Result] = digestnlp.run([Path("articles")], tagger=None)
with digestnlp.open_sink("facts.db") as sink:
    for result in results:
        sink.write(result)

doc = digestnlp.load()(text)
names: list[str] = [entity.text for entity in doc.ents]
version: str = digestnlp.__version__

try:
    digestnlp.load_rules("missing")
except digestnlp.RuleError as error:
    message: str = error.said(str)
