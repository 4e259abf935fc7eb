"""Looks up the row of a figure in a text, and checks its slots."""

from datetime import date

from digestnlp import extract

PUBLISHED = date(2025, 3, 5)


def row(text, figure, nth=0):
    found = [f for f in extract(text, published=PUBLISHED) if f.text == figure]
    assert len(found) > nth, f"no row {figure!r}: {[(f.text, f.metric) for f in extract(text, published=PUBLISHED)]}"
    fact = found[nth]
    assert text[fact.start : fact.end] == fact.text
    return fact


def marked_row(marked):
    """The row of the figure that stands in 【】, as the text without the marks has it."""
    start, end = marked.index("【"), marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    (fact,) = (f for f in extract(text, published=PUBLISHED) if (f.start, f.end) == (start, end))
    return fact


def days(fact):
    """The period as `start..end`; an end that is not said is empty."""
    return f"{fact.period_start or ''}..{fact.period_end or ''}"


def check(text, expected):
    """`expected`: figure → slots; period as `start..end`, None slots must be None."""
    for figure, slots in expected.items():
        fact = row(text, figure)
        said = fact.row()
        said["period"] = days(fact)
        assert {k: said[k] for k in slots} == slots, figure


def of(slot, **values):
    """One slot by figure, for `check`; a keyword has `_` in front where no name may be so: _3万台 is 3万台."""
    return {figure.lstrip("_"): {slot: value} for figure, value in values.items()}
