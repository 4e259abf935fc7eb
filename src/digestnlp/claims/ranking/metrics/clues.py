"""What is so of a figure: its unit, the words about it, what the readers make of it, and what the figures before are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.ranking.words import FIGURE, MARK, NAME, TIME, units

_WORDS = 6  # Words before the figure in its stretch that are clues.
_BEHIND = 3  # Words behind it.
_FAR = 16  # Words before it, however far.
_LONGEST_WORD = 4
_FIGURES = 3  # Figures before whose measures are clues.
_NEAR = 60  # Characters within which the names of measures are clues.


def of_figure(
    site: Site,
    options: Sequence[MetricChoice],
    chosen: MetricChoice,
    before: Sequence[Draft],
    drafts: Sequence[Draft],
) -> list[str]:
    """All of it.

    Args:
        site: the figure in its stretch.
        options: every reading that some evidence speaks for.
        chosen: the one that the readers took.
        before: the claims before it in the sentence.
        drafts: those of the sentences before it in the block, nearest first.
    """
    quantity = site.quantity
    level = site.direction or "level"
    last = before[-1] if before else drafts[0] if drafts else None
    clues = [
        f"unit:{quantity.unit}:{level}",
        f"dimension:{quantity.dimension}:{level}",
        f"size:{quantity.dimension}:{len(str(abs(int(quantity.value))))}",
        f"named:{site.named[-1] if site.named else None}",
        f"taken:{chosen.entry.key}:{chosen.how}",
        f"block:{site.sentence.block.kind}",
    ]
    if last is not None:
        clues.append(f"last:{last.metric.entry.key}:{level}")
    for option in options:
        clues += [f"option:{option.entry.key}", f"option:{option.entry.key}:{option.how}"]
    return [*clues, *_words(site), *_of_figures(site, before, drafts), *_named(site)]


def _words(site: Site) -> Iterator[str]:
    """The words before the figure in its stretch, those behind it, and those before it however far."""
    figure = site.quantity
    apart = (NAME, FIGURE, TIME, MARK)
    words = [u for u in units(site.sentence) if u.kind not in apart and len(u.text) <= _LONGEST_WORD]
    left = [word.text for word in words if word.end <= figure.start]
    own = [word.text for word in words if word.end <= figure.start and word.start >= site.left]
    right = [word.text for word in words if figure.end <= word.start < site.right]
    yield from (f"word:{word}" for word in own[-_WORDS:])
    yield from (f"word:+{word}" for word in right[:_BEHIND])
    yield from (f"far:{word}" for word in left[-_FAR:])


def _of_figures(site: Site, before: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[str]:
    """What the figures before are of, and whether their unit is the figure's."""
    for name, told in (("before", [*reversed(before)]), ("earlier", drafts)):
        for away, draft in enumerate(told[:_FIGURES]):
            same = draft.quantity.unit == site.quantity.unit
            yield f"{name}:{away}:{draft.metric.entry.key}:{same}:{draft.direction}"


def _named(site: Site) -> Iterator[str]:
    """The measures that words near the figure name."""
    figure = site.quantity.start
    for cue in site.sentence.metrics:
        if abs(cue.start - figure) < _NEAR:
            where = "before" if cue.end <= figure else "behind"
            for reading in cue.entry:
                yield f"cue:{reading.role}:{reading.entry.key}:{where}"
