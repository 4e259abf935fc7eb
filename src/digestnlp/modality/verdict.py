"""How real a text says that a claim is."""

from __future__ import annotations

from typing import NamedTuple

from digestnlp.models import Modality

# Strongest first: of several cues that reach a claim, the first of these decides.
STRENGTH: tuple[Modality, ...] = ("denied", "rumor", "target", "plan", "forecast", "estimate", "actual")
# Modalities of what has not happened yet: their bare dates look ahead, and their periods are not handed on.
AHEAD: frozenset[Modality] = frozenset({"target", "plan", "forecast"})
# Modalities of what somebody wants to do.
WILLED: frozenset[Modality] = frozenset({"target", "plan"})


class Verdict(NamedTuple):
    """How real the text says that a claim is, and the words that decided it."""

    modality: Modality = "actual"
    cue: str | None = None


# What nothing speaks against.
ACTUAL = Verdict()


def stronger(first: Verdict, second: Verdict) -> Verdict:
    """The verdict that decides where both are said."""
    return min(first, second, key=lambda verdict: STRENGTH.index(verdict.modality))
