"""The page of one article: its text with what was found in it, and the rows that were made of it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from digestnlp.claims import Draft
from digestnlp.engine import Analysis, prepared
from digestnlp.errors import said
from digestnlp.explanation import explained
from digestnlp.models import Article, Fact
from digestnlp.rendering.labels import Language, labels_in
from digestnlp.rendering.marks import Mark, ShownText, Span
from digestnlp.rendering.page import page_of
from digestnlp.rendering.rows import MetricNames, choices_of, csv_of, rows_of
from digestnlp.rules import Rules
from digestnlp.translation import translation

KINDS = ("COMPANY", "PERSON", "PRODUCT", "ORG", "PLACE", "QUANTITY", "TIME")

# What of a fact is lit in the text, beside its sentence and figure.
Places = dict[str, Span | None]


def render(
    source: Article | str,
    facts: Sequence[Fact] | None = None,
    *,
    published: date | str | None = None,
    rules: Rules | Sequence[str | Path] | None = None,
    tagger: str | None = "builtin",
    language: Language = "zh",
) -> str:
    """One self-contained HTML page of an article: its text with all that was found in it, and its fact rows explained.

    Args:
        source: an `Article`, or a text that is read as one (Markdown with front matter, or plain).
        facts: the rows to show; those that the rules read in it where None.
        published: the day that relative times resolve against, where the text or article itself gives none.
        rules: loaded `Rules`, or folders of packs that overlay the base pack.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.
        language: of the page's own words: `zh` or `en`.

    Raises:
        RuleError, TaggerError: a pack or tagger cannot be used.
        ValueError: `published` is no day, `language` is not known, or a fact is not of this text.
    """
    labels = labels_in(language)
    engine, article = prepared(source, published, rules, tagger)
    analysis, attempts, trials = explained(engine, article)
    draft_of = {trial.quantity.start: trial.draft for trial in trials}
    shown = analysis.facts if facts is None else facts
    for fact in shown:
        _check_text(fact, article)
    attempt_of = {fact.id: attempt for attempt in attempts for fact in attempt.facts}
    rows = rows_of(shown, labels, MetricNames(engine.rules, language))
    places = [_places(fact, draft_of.get(fact.start), article.text) for fact in shown]
    text = ShownText(article, analysis.view, _marks(analysis, shown), (s for p in places for s in p.values() if s))
    rows_at: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        rows_at[row.fact.start].append(row.number)
    return page_of(
        "article.html",
        language=language,
        data={
            "csv": csv_of(rows),
            "places": [{name: span and text.pieces_of(span) for name, span in place.items()} for place in places],
        },
        scripts=["article.js"],
        article=article,
        text=text,
        rows=rows,
        rows_at=rows_at,
        choices=choices_of(rows, labels),
        attempt_of=attempt_of,
        said=functools.partial(said, translate=translation(language)),
        without_facts=[a for a in attempts if not a.facts and a.quantity.start not in rows_at],
        kinds=text.kinds(),
        kind_order=KINDS,
        rules_version=engine.version,
    )


def _check_text(fact: Fact, article: Article) -> None:
    if article.text[fact.start : fact.end] != fact.text:
        raise ValueError(
            f"fact {fact.id}: {fact.text!r:.40} does not stand at {fact.start}:{fact.end} of article {article.id!r}; "
            "give facts that were read in this very text"
        )


def _marks(analysis: Analysis, facts: Sequence[Fact]) -> Iterator[Mark]:
    """What was found, the strongest first: figures of rows, other quantities, names (the longest first), times."""
    yield from (Mark(f.start, f.end, "QUANTITY", f.text) for f in facts)
    yield from (Mark(q.start, q.end, "QUANTITY", q.text) for q in analysis.quantities)
    for name in sorted(analysis.entities, key=lambda name: name.start - name.end):
        yield Mark(name.start, name.end, name.label, name.name)
    yield from (Mark(t.start, t.end, "TIME", t.text) for t in analysis.times)


def _places(fact: Fact, draft: Draft | None, text: str) -> Places:
    """Where the words stand that the row was read from: as the engine read them, else where such words are nearest."""
    read: Places = {}
    if draft is not None:
        subject, metric, time = draft.subject, draft.metric, draft.period.time
        if subject is not None and subject.name == fact.subject:
            read["subject"] = (subject.start, subject.end)
        if metric.start is not None and metric.end is not None and metric.entry.key == fact.metric:
            read["metric"] = (metric.start, metric.end)
        if time is not None and time.text == fact.period_text:
            read["period"] = (time.start, time.end)
    return {
        "sentence": (fact.sentence_start, fact.sentence_end),
        "figure": (fact.start, fact.end),
        "subject": read.get("subject") or nearest(text, fact.subject_text, fact),
        "metric": read.get("metric") or nearest(text, fact.metric_text, fact),
        "period": read.get("period") or nearest(text, fact.period_text, fact),
    }


def nearest(text: str, words: str | None, fact: Fact) -> Span | None:
    """Where the words of a slot stand: last before the figure in its sentence, else behind it there, else last before the sentence."""
    if not words:
        return None
    places = (
        text.rfind(words, fact.sentence_start, fact.start),
        text.find(words, fact.start, fact.sentence_end),
        text.rfind(words, 0, fact.sentence_start),
    )
    start = next((place for place in places if place >= 0), None)
    return None if start is None else (start, start + len(words))
