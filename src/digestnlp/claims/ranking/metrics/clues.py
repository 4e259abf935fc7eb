"""What speaks for or against a measure: the evidence, its words, the words beside the figure, and what figures before are of."""

from __future__ import annotations

from collections.abc import Sequence

from digestnlp.claims.draft import Draft, MetricChoice, Site
from digestnlp.claims.ranking.metrics.candidates import Candidate
from digestnlp.claims.ranking.weights import TAKEN
from digestnlp.claims.ranking.words import FIGURE, MARK, NAME, TIME, units

_WORDS = 6  # Words before the figure that are clues.
_BEHIND = 3  # Words behind it.
_LONGEST_WORD = 4


def of_figure(site: Site, chosen: MetricChoice, before: Sequence[Draft], drafts: Sequence[Draft]) -> list[str]:
    """What is so of the figure, whatever it is of; a clue only together with the measure."""
    quantity = site.quantity
    level = site.direction or "level"
    last = before[-1] if before else drafts[0] if drafts else None
    clues = [
        f"unit:{quantity.unit}:{level}",
        f"dimension:{quantity.dimension}:{level}",
        f"size:{quantity.dimension}:{len(str(abs(int(quantity.value))))}",
        f"named:{site.named[-1] if site.named else None}",
        f"taken:{chosen.entry.key}:{chosen.how}",
    ]
    if last is not None:
        clues.append(f"last:{last.metric.entry.key}:{level}")
    return clues + [f"word:{word}" for word in _words(site)]


def of_candidate(site: Site, candidate: Candidate, chosen: MetricChoice) -> list[str]:
    """What the measure is, and how its words lie to the figure."""
    metric = candidate.choice
    key, sentence, figure = metric.entry.key, site.sentence, site.quantity.start
    changes = "change" if site.changes else "level"
    clues = [
        f"key:{key}",
        f"text:{''.join((metric.text or '').split())}",
        f"how:{metric.how}:{changes}",
        f"score:{metric.how}:{metric.score // 10}",
    ]
    for mark in candidate.marks:
        clues += [mark, f"{mark}:{key}", f"{mark}:{changes}"]
    if TAKEN in candidate.marks:
        clues += [f"taken:{metric.how}", f"taken:{metric.how}:{changes}", f"taken:{key}:{changes}"]
    else:
        clues.append(f"instead:{chosen.entry.key}:{chosen.how}:{key}")
    if metric.start is not None and metric.end is not None:
        away = sentence.clause_index(figure) - sentence.clause_index(metric.start)
        figures = sum(metric.end <= q.start < figure for q in sentence.quantities)
        clues += [
            f"at:{max(-2, min(away, 4))}",
            f"at:{max(-2, min(away, 4))}:{metric.how}:{min(figures, 3)}",
            f"gap:{min(abs(figure - metric.end), 30) // 3}:{metric.end <= figure}",
        ]
    return clues


def joined(figure: Sequence[str], candidate: Candidate) -> list[str]:
    """What is so of the figure, with the measure, and with how it was found."""
    what = (candidate.choice.entry.key, candidate.marks[0])
    return [f"{clue}&{one}" for clue in figure for one in what]


def _words(site: Site) -> list[str]:
    """The last words before the figure in its stretch, and the first behind it."""
    figure = site.quantity
    apart = (NAME, FIGURE, TIME, MARK)
    words = [u for u in units(site.sentence) if u.kind not in apart and len(u.text) <= _LONGEST_WORD]
    left = [u.text for u in words if u.end <= figure.start and u.start >= site.left][-_WORDS:]
    right = [f"+{u.text}" for u in words if figure.end <= u.start < site.right][:_BEHIND]
    return left + right
