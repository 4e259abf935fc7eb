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
from digestnlp.claims.evidence import cues_before, cues_behind, cues_mentioned, weight
from digestnlp.claims.fit import (
    GENERIC,
    WEAK_REACH,
    Obstacle,
    obstacle_before,
    obstacle_mentioned,
    obstacle_to_fallback,
)
from digestnlp.claims.metric import MetricChooser
from digestnlp.claims.scan import Cue, MetricCue
from digestnlp.engine import Analysis, Engine, prepared
from digestnlp.errors import LIST, Message, joined
from digestnlp.models import Article, Fact, Quantity, Record, Said, plain
from digestnlp.rules import Rules
from digestnlp.rules.schema import MetricEntry
from digestnlp.wordlist import overruled

# What speaks for a reading, in words.
EVIDENCE = {
    "cue_before": Message("before it"),
    "verb_before": Message("verb before it"),
    "cue_behind": Message("behind it"),
    "head": Message("what it counts"),
    "unit": Message("its unit"),
    "list": Message("from the list that it stands in"),
    "table": Message("what its table says"),
    "in_force": Message("named earlier"),
    "fallback": Message("its dimension alone"),
    "weighed": Message("no word of a rule, but all clues together"),
}
ASIDES: dict[Aside, Message] = {
    "conversion": Message("it converts the figure before it, and is no claim of its own"),
    "reference": Message("it refers to what was named before, and counts nothing new"),
    "label": Message("it names a row or a column of the table"),
    "unchanged": Message("it says that nothing has changed"),
}
OBSTACLES: dict[Obstacle, Message] = {
    "dimension": Message("does not take {dimension}"),
    "subject": Message("subject type: the name before the figure does not have this measure"),
    "unnamed": Message("counts only where its {subjects} is named before it"),
    "weak": Message("priority {priority}, and more than {reach} characters from the figure"),
    "apart": Message("does not stand right beside the figure"),
    "change": Message("a counted noun does not take a change"),
    "classifier": Message("classifier {unit} not counted by this head"),
    "quote": Message("what is quoted comes behind it"),
    "needs_cue": Message("a figure of {dimension} is a claim only where a word says of what"),
    "bare": Message("a bare count is a claim only where a word says of what"),
}
# What fails by these was not near: words that say little, and verbs and heads that only stand in the same sentence.
NOT_NEAR: frozenset[Obstacle] = frozenset({"generic", "role"})


class Candidate(Record):
    """A metric rule that was weighed for a quantity, with the words that spoke for it.

    Attributes:
        metric: the key that its rows carry.
        how: the evidence: cue_before, verb_before, cue_behind, head, unit, list, table, in_force, fallback or weighed; None where a
            condition failed first.
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
    failed: Said | None = None

    @property
    def message(self) -> Message:
        """The candidate in words."""
        said: list[str] = []
        if self.text:
            said.append(self.text if self.start is None else _at(self.text, self.start, self.end))
        if self.how:
            said.append(EVIDENCE[self.how])
        if self.failed is not None:
            return Message("{rule} ({said}): {failed}", rule=self.rule, said=joined(said, LIST), failed=self.failed)
        if self.weight is not None:
            said.append(Message("weighs {weight}", weight=self.weight))
        return Message("{rule}: {said}", rule=self.rule, said=joined(said, LIST))

    def __str__(self) -> str:
        return self.message


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
    reason: Said | None = None
    near: tuple[Candidate, ...] = ()

    @property
    def messages(self) -> list[Message]:
        """The attempt in words, a line for each thing that was found or assumed."""
        quantity = self.quantity
        lines = [_at(quantity.text, quantity.start, quantity.end)]
        if self.chosen is not None:
            lines.append(Message("  rule      {rule}", rule=self.chosen.message))
        for fact in self.facts:
            lines += _told(fact)
        if self.reason is not None:
            lines.append(Message("  no row    {reason}", reason=self.reason))
        lines += [Message("  near      {rule}", rule=candidate.message) for candidate in self.near]
        return lines

    def __str__(self) -> str:
        return "\n".join(self.messages)


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


def _reason(trial: Trial | None, quantity: Quantity, analysis: Analysis) -> Message | None:
    """Why the quantity has no rows; None where it has some."""
    if trial is None:
        return _unread(quantity, analysis)
    if trial.aside is not None:
        return ASIDES[trial.aside]
    if trial.draft is not None or trial.site is None:
        return None
    obstacle = obstacle_to_fallback(quantity)
    why = _said(obstacle, trial.site) if obstacle else Message("the rules have no metric for what no word names")
    return Message("no metric applies: {why}", why=why)


def _unread(quantity: Quantity, analysis: Analysis) -> Message:
    """Why the reader of claims was not asked about the quantity."""
    for time in analysis.times:
        if time.start < quantity.end and quantity.start < time.end:
            return Message("it stands in the time {time}", time=_at(time.text, time.start, time.end))
    for name in analysis.entities:
        if name.start <= quantity.start < name.end:
            return Message("it stands in the name {name}", name=_at(name.text, name.start, name.end))
    return Message("it stands in the title or the front matter, which give no rows")


def _chosen(trial: Trial | None) -> Candidate | None:
    if trial is None or trial.draft is None:
        return None
    metric = trial.draft.metric
    chosen = trial.chosen
    # What the figure counts may have been found behind the weighing, by the same rule in the same way.
    if chosen is not None and (metric.entry, metric.how) == (chosen.entry, chosen.how):
        if metric.weighed and metric.how == "fallback":
            return _candidate(metric, how="weighed")
        return _candidate(metric, weight=weight(chosen)[0])
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


def _outweighed(option: MetricChoice, trial: Trial) -> Message:
    """Why the option that all conditions let pass did not win."""
    chosen, heaviest = trial.chosen, max(trial.options, key=weight)
    if option is chosen:
        return Message("the list that the figure stands in is dealt out otherwise")
    if option is heaviest and chosen is not None and chosen.weighed:
        return Message("all clues together speak more for {rule}", rule=chosen.entry.id)
    if option is heaviest and chosen is not None:
        return Message("its verb takes up {words}, named earlier", words=chosen.text)
    (own, priority), (best, best_priority) = weight(option)[:2], weight(heaviest)[:2]
    if own < best:
        return Message("outweighed: {own} by {best}", own=own, best=best)
    if priority < best_priority:
        return Message(
            "outweighed: both {weight}, and priority {own} by {best}", weight=own, own=priority, best=best_priority
        )
    return Message("outweighed: both {weight}, and the other was said first", weight=own)


class _Miss(NamedTuple):
    """A word of a metric rule in the sentence that does not speak for it, and the condition that failed."""

    cue: Cue[list[MetricCue]]
    entry: MetricEntry
    failed: Message


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
        yield from ((cue, reading, obstacle_mentioned(site, reading, cue.start)) for reading in cue.entry)


class _Neighbours(NamedTuple):
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


def _overruling(entry: MetricEntry, view: str, cue: Cue[list[MetricCue]]) -> Message:
    """Which neighbour makes the cue another word; else a name holds it."""
    for word in entry.not_before:
        if overruled(_Neighbours(not_before=(word,)), view, cue.start, cue.end):
            return Message("not_before: {word} follows", word=word)
    for word in entry.not_after:
        if overruled(_Neighbours(not_after=(word,)), view, cue.start, cue.end):
            return Message("not_after: {word} precedes", word=word)
    return Message("stands inside a name")


def _said(obstacle: Obstacle, site: Site, entry: MetricEntry | None = None) -> Message:
    return Message(
        OBSTACLES[obstacle],
        dimension=site.quantity.dimension,
        unit=site.quantity.unit,
        subjects=joined(entry.subjects, Message("{one} or {other}")) if entry else "",
        priority=entry.priority if entry else 0,
        reach=WEAK_REACH,
    )


def _distance(cue: Cue[list[MetricCue]], quantity: Quantity) -> int:
    return max(quantity.start - cue.end, cue.start - quantity.end)


def _candidate(
    choice: MetricChoice, *, how: str | None = None, weight: int | None = None, failed: Message | None = None
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


def _told(fact: Fact) -> Iterator[Message]:
    """The row in a line, and a line for each of its slots that has something behind it."""
    relation = None if fact.relation == "eq" else fact.relation
    yield Message(
        "  row       {before} {figure}{behind}, {days}, {modality}",
        before=" ".join(part for part in (fact.subject, fact.metric, relation) if part),
        figure=_figure(fact),
        behind="".join(f" {part}" for part in (fact.unit, fact.direction) if part),
        days=_days(fact),
        modality=fact.modality,
    )
    if fact.subject is not None:
        inherited = "subject_inherited" in fact.flags
        yield Message(
            "  subject   {text} ({type}), inherited" if inherited else "  subject   {text} ({type})",
            text=fact.subject_text,
            type=fact.subject_type,
        )
    if fact.period_from != "none":
        said = joined([part for part in (fact.period_text, fact.period_from) if part], LIST)
        yield Message("  period    {said}", said=said)
    if fact.cue is not None:
        yield Message("  modality  {modality} by {cue}", modality=fact.modality, cue=fact.cue)
    if fact.flags:
        yield Message("  assumed   {flags}", flags=joined(fact.flags, LIST))


def _figure(fact: Fact) -> str:
    if fact.value_max is None:
        return plain(fact.value)
    return Message("{least} to {most}", least=plain(fact.value), most=plain(fact.value_max))


def _days(fact: Fact) -> str:
    if fact.period_start is None and fact.period_end is None:
        return Message("no period")
    return f"{fact.period_start or ''}..{fact.period_end or ''}"


def _at(text: str, start: int | None, end: int | None) -> Message:
    return Message("{text} at {start}:{end}", text=text, start=start, end=end)
