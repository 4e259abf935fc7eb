"""Which measures a figure may be of: those that some evidence speaks for, those told of before, and those named in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.evidence import FALLBACK, IN_FORCE, choice
from digestnlp.claims.fit import accepts
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.rules.schema import MetricEntry

_FIGURES = 4  # Figures before whose measures are weighed.


@dataclass(slots=True)
class Candidate:
    """A measure that a figure may be of.

    Attributes:
        choice: as the claim would get it.
        marks: where it was found; part of its clues.
    """

    choice: MetricChoice
    marks: list[str] = field(default_factory=list)


def candidates(
    site: Site, options: Sequence[MetricChoice], chosen: MetricChoice, before: Sequence[Draft], drafts: Sequence[Draft]
) -> list[Candidate]:
    """All of them, each measure once, with where it was found; first what the readers took.

    Args:
        site: the figure in its stretch.
        options: every reading that some evidence speaks for.
        chosen: the one that the readers took.
        before: the claims before it in the sentence.
        drafts: those of the sentences before it in the block, nearest first.
    """
    found = {chosen.entry.key: Candidate(chosen, [TAKEN])}
    strongest_first = sorted(options, key=lambda option: -option.score)
    for option, mark in (
        *((option, f"option:{option.how}") for option in strongest_first),
        *_before(site, before, drafts),
        *_named(site),
    ):
        if not _is_share_of_change(site, option.entry):
            candidate = found.setdefault(option.entry.key, Candidate(option))
            if mark not in candidate.marks:
                candidate.marks.append(mark)
    return list(found.values())


def _is_share_of_change(site: Site, entry: MetricEntry) -> bool:
    """Whether the figure is a change by so many per cent, and the measure a share, which changes by points: 占 GDP 的 25%，增长 12%."""
    return site.changes and site.quantity.unit == "%" and entry.dimensions[0] == "ratio" and entry.key != "growth"


def _named(site: Site) -> Iterator[tuple[MetricChoice, str]]:
    """The measures that nouns of the sentence name, which no evidence may speak for; the nearest first."""
    figure = site.quantity.start
    for cue in sorted(site.sentence.metrics, key=lambda one: abs(one.start - figure)):
        for reading in cue.entry:
            if reading.role == "noun" and accepts(reading.entry, site):
                where = "before" if cue.end <= figure else "behind"
                yield choice(reading, cue, "in_force", FALLBACK), f"named_{where}"


def _before(site: Site, before: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[tuple[MetricChoice, str]]:
    """The measures of the figures before that are of the same unit."""
    for name, told in (("of_figure", [*reversed(before)]), ("of_figure_before", drafts)):
        for away, draft in enumerate(told[:_FIGURES]):
            entry = draft.metric.entry
            if draft.quantity.unit == site.quantity.unit and accepts(entry, site):
                yield MetricChoice(entry, draft.metric.text, "in_force", score=IN_FORCE), f"{name}:{away}"
