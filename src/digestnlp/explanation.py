"""Says for each quantity of an article which rule took it and why, or why none did, and which rules came near.

The engine reads the article as ever and keeps its trials; this module puts them into words. It judges nothing itself: which
condition a rule failed is said by the functions that `claims` decides with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from digestnlp.claims import ClaimReader, Trial
from digestnlp.claims.draft import Aside, MetricChoice, Site
from digestnlp.claims.metric import (
    GENERIC,
    WEAK_REACH,
    MetricChooser,
    Obstacle,
    cues_before,
    cues_behind,
    cues_mentioned,
    obstacle_before,
    obstacle_mentioned,
    obstacle_to_fallback,
    weight,
)
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.engine import Analysis, Engine, prepared
from digestnlp.models import Article, Fact, Quantity, Record, plain
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import overruled

# What speaks for a reading, in words.
EVIDENCE = {
    "cue_before": "before it",
    "verb_before": "verb before it",
    "cue_behind": "behind it",
    "head": "what it counts",
    "unit": "its unit",
    "list": "from the list that it stands in",
    "table": "what its table says",
    "in_force": "named earlier",
    "fallback": "its dimension alone",
}
ASIDES: dict[Aside, str] = {
    "conversion": "it converts the figure before it, and is no claim of its own",
    "reference": "it refers to what was named before, and counts nothing new",
    "label": "it names a row or a column of the table",
    "unchanged": "it says that nothing has changed",
}
OBSTACLES: dict[Obstacle, str] = {
    "dimension": "does not take {dimension}",
    "subject": "subject type: the name before the figure does not have this measure",
    "unnamed": "counts only where its {subjects} is named before it",
    "weak": "priority {priority}, and more than {reach} characters from the figure",
    "apart": "does not stand right beside the figure",
    "change": "a counted noun does not take a change",
    "classifier": "classifier {unit} not counted by this head",
    "quote": "what is quoted comes behind it",
    "needs_cue": "a figure of {dimension} is a claim only where a word says of what",
    "bare": "a bare count is a claim only where a word says of what",
}
# What fails by these was not near: words that say little, and verbs and heads that only stand in the same sentence.
NOT_NEAR: frozenset[Obstacle] = frozenset({"generic", "role"})


class Candidate(Record):
    """A metric rule that was weighed for a quantity, with the words that spoke for it.

    Attributes:
        metric: the key that its rows carry.
        how: the evidence: cue_before, verb_before, cue_behind, head, unit, list, table, in_force or fallback; None where a condition
            failed first.
        text, start, end: the words; without a place where they were named for an earlier figure, all None where there are none.
        weight: what the evidence weighed; None where a condition failed first, and where a list dealt the metric out.
        failed: the first condition that it failed; None for the rule that took the quantity.
    """

    rule: str
    metric: str
    how: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    weight: int | None = None
    failed: str | None = None

    def __str__(self) -> str:
        place = f" at {self.start}:{self.end}" if self.start is not None else ""
        words = f"{self.text}{place}" if self.text else ""
        evidence = EVIDENCE[self.how] if self.how else ""
        weighs = f"weighs {self.weight}" if self.weight is not None and self.failed is None else ""
        said = ", ".join(part for part in (words, evidence, weighs) if part)
        return f"{self.rule}: {said}" if self.failed is None else f"{self.rule} ({said}): {self.failed}"


class Attempt(Record):
    """What became of one quantity: its rows and the rule that made them, or why it has none; and which rules came near.

    Attributes:
        article_id: the article.
        quantity: as it was found; its rows may have a unit more, which a list shares.
        facts: its rows, those of `extract`; their `flags` say what was assumed.
        chosen: the rule that took it; None where it has no rows.
        reason: why it has no rows, else None.
        near: the other metric rules for which a word of the sentence spoke, strongest first, then nearest first, each once.
    """

    article_id: str
    quantity: Quantity
    facts: tuple[Fact, ...] = ()
    chosen: Candidate | None = None
    reason: str | None = None
    near: tuple[Candidate, ...] = ()

    def __str__(self) -> str:
        """The attempt in words, a line for each thing that was found or assumed."""
        quantity = self.quantity
        lines = [f"{quantity.text} at {quantity.start}:{quantity.end}"]
        if self.chosen is not None:
            lines.append(_line("rule", str(self.chosen)))
        for fact in self.facts:
            lines += _told(fact)
        if self.reason is not None:
            lines.append(_line("no row", self.reason))
        lines += [_line("near", str(candidate)) for candidate in self.near]
        return "\n".join(lines)


def explain(
    source: Article | str,
    *,
    published: date | str | None = None,
    rules: Rules | Sequence[str | Path] | None = None,
    tagger: str | None = "builtin",
) -> list[Attempt]:
    """What became of each quantity of an article or of a text, in its order; all facts together are those of `extract`.

    Args:
        source: an `Article`, or a text that is read as one (Markdown with front matter, or plain).
        published: the day that relative times resolve against, where the text or article itself gives none.
        rules: loaded `Rules`, or folders of packs that overlay the base pack.
        tagger: `builtin`, the name of an installed spaCy pipeline that takes its place, or None.

    Raises:
        RuleError, TaggerError: a pack or tagger cannot be used.
        ValueError: `published` is no day.
    """
    return explained(*prepared(source, published, rules, tagger))[1]


def explained(engine: Engine, article: Article) -> tuple[Analysis, list[Attempt], list[Trial]]:
    """All that was found in the article, what became of each of its quantities, and the trials behind that."""
    trials: list[Trial] = []
    analysis = engine.analyze(article, trials=trials)
    tried = {trial.quantity.start: trial for trial in trials}
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in analysis.facts:
        facts[fact.start].append(fact)
    attempts = [
        Attempt(
            article_id=article.id,
            quantity=quantity,
            facts=tuple(facts[quantity.start]),
            chosen=_chosen(tried.get(quantity.start)),
            reason=_reason(tried.get(quantity.start), quantity, analysis),
            near=tuple(_near(tried.get(quantity.start), engine.claims)),
        )
        for quantity in analysis.said
    ]
    return analysis, attempts, trials


def _reason(trial: Trial | None, quantity: Quantity, analysis: Analysis) -> str | None:
    """Why the quantity has no rows; None where it has some."""
    if trial is None:
        return _unread(quantity, analysis)
    if trial.aside is not None:
        return ASIDES[trial.aside]
    if trial.draft is not None or trial.site is None:
        return None
    obstacle = obstacle_to_fallback(quantity)
    why = _said(obstacle, trial.site) if obstacle else "the rules have no metric for what no word names"
    return f"no metric applies: {why}"


def _unread(quantity: Quantity, analysis: Analysis) -> str:
    """Why the reader of claims was not asked about the quantity."""
    for time in analysis.times:
        if time.start < quantity.end and quantity.start < time.end:
            return f"it stands in the time {time.text} at {time.start}:{time.end}"
    for name in analysis.entities:
        if name.start <= quantity.start < name.end:
            return f"it stands in the name {name.text} at {name.start}:{name.end}"
    return "it stands in the title or the front matter, which give no rows"


def _chosen(trial: Trial | None) -> Candidate | None:
    if trial is None or trial.draft is None:
        return None
    metric = trial.draft.metric
    if metric is trial.chosen:
        return _candidate(metric, weight=weight(metric)[0])
    return _candidate(metric, how="list")  # the list dealt it out after the weighing


def _near(trial: Trial | None, claims: ClaimReader) -> Iterator[Candidate]:
    """The other rules, each once: first those that were outweighed, then those of which a condition failed."""
    if trial is None or trial.site is None:
        return
    seen = {trial.draft.metric.entry.id} if trial.draft else set()
    for option in sorted(trial.options, key=weight, reverse=True):
        # The dimension alone speaks for a rule at every figure.
        if option.entry.id not in seen and option.how != "fallback":
            seen.add(option.entry.id)
            yield _candidate(option, weight=weight(option)[0], failed=_outweighed(option, trial))
    for miss in sorted(_misses(trial.site, claims), key=lambda miss: _distance(miss.cue, trial.quantity)):
        entry, cue = miss.entry, miss.cue
        # Words that say little of what is measured stand near everything.
        if entry.id not in seen and entry.key not in GENERIC:
            seen.add(entry.id)
            yield Candidate(
                rule=entry.id, metric=entry.key, text=cue.text, start=cue.start, end=cue.end, failed=miss.failed
            )


def _outweighed(option: MetricChoice, trial: Trial) -> str:
    """Why the option that all conditions let pass did not win."""
    chosen, heaviest = trial.chosen, max(trial.options, key=weight)
    if option is chosen:
        return "the list that the figure stands in is dealt out otherwise"
    if option is heaviest and chosen is not None:
        return f"its verb takes up {chosen.text}, named earlier"
    own, best = weight(option), weight(heaviest)
    if own[0] < best[0]:
        return f"outweighed: {own[0]} by {best[0]}"
    if own[1] < best[1]:
        return f"outweighed: both {own[0]}, and priority {own[1]} by {best[1]}"
    return f"outweighed: both {own[0]}, and the other was said first"


class _Miss(NamedTuple):
    """A word of a metric rule in the sentence that does not speak for it, and the condition that failed."""

    cue: Cue[list[MetricCue]]
    entry: MetricEntry
    failed: str


def _misses(site: Site, claims: ClaimReader) -> Iterator[_Miss]:
    """The metric words of the sentence that one condition or another keeps from taking the quantity."""
    for cue, reading, obstacle in _judged(site, claims.metrics):
        if obstacle is not None and obstacle not in NOT_NEAR:
            yield _Miss(cue, reading.entry, _said(obstacle, site, reading.entry))
    kept = {(cue.start, reading.entry.id) for cue in site.sentence.metrics for reading in cue.entry}
    for cue in claims.scanner.metric_words(site.sentence):
        if site.left <= cue.start and cue.end <= site.right:
            for reading in cue.entry:
                if (cue.start, reading.entry.id) not in kept:
                    yield _Miss(cue, reading.entry, _overruling(reading.entry, site.sentence.view, cue))


def _judged(site: Site, metrics: MetricChooser) -> Iterator[tuple[Cue[list[MetricCue]], MetricCue, Obstacle | None]]:
    """Each reading of the cues that could take the quantity, with the first condition that it fails."""
    for cue, gap in cues_before(site):
        yield from ((cue, reading, obstacle_before(site, cue, reading, gap)) for reading in cue.entry)
    for cue, gap in cues_behind(site):
        yield from ((cue, reading, metrics.obstacle_behind(site, cue, reading, gap)) for reading in cue.entry)
    for cue in cues_mentioned(site):
        yield from ((cue, reading, obstacle_mentioned(site, reading)) for reading in cue.entry)


class _Neighbours(NamedTuple):
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


def _overruling(entry: MetricEntry, view: str, cue: Cue[list[MetricCue]]) -> str:
    """Which neighbour makes the cue another word; else a name holds it."""
    for word in entry.not_before:
        if overruled(_Neighbours(not_before=(word,)), view, cue.start, cue.end):
            return f"not_before: {word} follows"
    for word in entry.not_after:
        if overruled(_Neighbours(not_after=(word,)), view, cue.start, cue.end):
            return f"not_after: {word} precedes"
    return "stands inside a name"


def _said(obstacle: Obstacle, site: Site, entry: MetricEntry | None = None) -> str:
    return OBSTACLES[obstacle].format(
        dimension=site.quantity.dimension,
        unit=site.quantity.unit,
        subjects=" or ".join(entry.subjects) if entry else "",
        priority=entry.priority if entry else 0,
        reach=WEAK_REACH,
    )


def _distance(cue: Cue[list[MetricCue]], quantity: Quantity) -> int:
    return max(quantity.start - cue.end, cue.start - quantity.end)


def _candidate(
    choice: MetricChoice, *, how: str | None = None, weight: int | None = None, failed: str | None = None
) -> Candidate:
    return Candidate(
        rule=choice.entry.id,
        metric=choice.entry.key,
        how=how or choice.how,
        text=choice.text,
        start=choice.start,
        end=choice.end,
        weight=weight,
        failed=failed,
    )


def _told(fact: Fact) -> Iterator[str]:
    """The row in a line, and a line for each of its slots that has something behind it."""
    figure = plain(fact.value) if fact.value_max is None else f"{plain(fact.value)} to {plain(fact.value_max)}"
    said = (
        fact.subject,
        fact.metric,
        None if fact.relation == "eq" else fact.relation,
        figure,
        fact.unit,
        fact.direction,
    )
    yield _line("row", " ".join(part for part in said if part) + f", {_days(fact)}, {fact.modality}")
    if fact.subject is not None:
        inherited = ", inherited" if "subject_inherited" in fact.flags else ""
        yield _line("subject", f"{fact.subject_text} ({fact.subject_type}){inherited}")
    if fact.period_from != "none":
        yield _line("period", ", ".join(part for part in (fact.period_text, fact.period_from) if part))
    if fact.cue is not None:
        yield _line("modality", f"{fact.modality} by {fact.cue}")
    if fact.flags:
        yield _line("assumed", ", ".join(fact.flags))


def _days(fact: Fact) -> str:
    if fact.period_start is None and fact.period_end is None:
        return "no period"
    return f"{fact.period_start or ''}..{fact.period_end or ''}"


def _line(label: str, words: str) -> str:
    return f"  {label:<8}  {words}"
