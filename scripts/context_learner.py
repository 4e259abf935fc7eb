"""Learns the layer that `digestnlp.claims.ranking.context` runs over whole texts, together with a network that reads what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from clue_learner import Floats, Integers

from digestnlp.claims.ranking.context import DEPTH, squashed

INPUTS, SUMS = 64, 64
"""To how many numbers the tagger's states are projected, and how many sums a layer keeps in a direction."""
CONTEXT = 2 * SUMS
"""Numbers that are said of each character."""
DROPPED = 0.2
"""Share of the numbers between layers that is left out."""
LONGEST_KEPT = 3.0
"""How far a sum leans to keeping what it has at first, from none at all to this; those of a layer begin evenly between."""

Dropped = Callable[[Floats, str, float], Floats]
"""Leaves out a share of the numbers; the second is the name under which it is kept which."""


class _Padded(NamedTuple):
    """How the characters of texts of different lengths stand in steps: the first of each text, the second of each, and so on.

    Attributes:
        shape: how many steps and texts there are.
        taken: the character at each step of each text, forward and backward (2, steps, texts); some character where it is over.
        put: at which step of which text, counted through, each character is taken (2, characters).
    """

    shape: tuple[int, int]
    taken: Integers
    put: Integers

    @classmethod
    def of(cls, lengths: Sequence[int]) -> _Padded:
        sizes = np.array(lengths)
        firsts = np.cumsum(sizes) - sizes
        steps, texts = int(sizes.max()), len(sizes)
        step = np.arange(steps)[:, None]
        forward, backward = firsts + np.minimum(step, sizes - 1), firsts + np.maximum(sizes - 1 - step, 0)
        of_text = np.repeat(np.arange(texts), sizes)
        place = np.arange(int(sizes.sum())) - firsts[of_text]
        put = np.stack([place, sizes[of_text] - 1 - place]) * texts + of_text
        return cls((steps, texts), np.stack([forward, backward]), put)

    def spread(self, numbers: Floats) -> Floats:
        """Numbers of characters (2, characters, n) by steps (steps, 2, texts, n)."""
        return np.stack([numbers[way][self.taken[way]] for way in (0, 1)], 1)

    def gathered(self, steps: Floats) -> Floats:
        """The other way round."""
        flat = steps.swapaxes(0, 1).reshape(2, -1, steps.shape[-1])
        return np.stack([flat[way][self.put[way]] for way in (0, 1)])

    def scattered(self, numbers: Floats) -> Floats:
        """As `spread`, but 0 where a text is over."""
        steps, texts = self.shape
        flat = np.zeros((2, steps * texts, numbers.shape[-1]), np.float32)
        for way in (0, 1):
            flat[way, self.put[way]] = numbers[way]
        return np.ascontiguousarray(flat.reshape(2, steps, texts, -1).swapaxes(0, 1))


class _Layer(NamedTuple):
    """What a pass through one layer leaves: what went in, its gates, the sums and what was kept at each step, the sums of characters."""

    inputs: Floats
    gates: Floats
    sums: Floats
    kept: Floats
    of_characters: Floats


class ContextPassed(NamedTuple):
    """What a pass through all layers leaves for the way back."""

    padded: _Padded
    states: Floats
    layers: list[_Layer]


def begun(states: int, random: Callable[..., Floats]) -> dict[str, Floats]:
    """The parameters at first.

    Args:
        states: how many numbers the tagger's states at a character are.
        random: gives random numbers of a shape, the smaller the longer its first axis is.
    """
    parameters = {"context_in": random(states, INPUTS), "context_in_bias": np.zeros(INPUTS, np.float32)}
    for number in range(DEPTH):
        wide = CONTEXT if number else INPUTS
        bias = np.zeros((2, 1, 3 * SUMS), np.float32)
        bias[:, :, :SUMS] = -np.linspace(0, LONGEST_KEPT, SUMS)
        parameters[f"context{number}"] = np.stack([random(wide, 3 * SUMS) for _ in (0, 1)])
        parameters[f"context{number}_bias"] = bias
    return parameters


def forward(
    of: Mapping[str, Floats], states: Floats, lengths: Sequence[int], dropped: Dropped
) -> tuple[Floats, ContextPassed]:
    """What the layer says of each character of several texts (characters, `CONTEXT`).

    Args:
        of: the parameters.
        states: of the tagger, those of one text behind the other's.
        lengths: of the texts.
        dropped: leaves out numbers where something is learnt.
    """
    padded = _Padded.of(lengths)
    states = dropped(states, "context", DROPPED)
    inputs = states @ of["context_in"] + of["context_in_bias"]
    layers: list[_Layer] = []
    for number in range(DEPTH):
        if number:
            inputs = dropped(inputs, f"context{number}", DROPPED)
        gates = squashed(np.matmul(inputs[None], of[f"context{number}"]) + of[f"context{number}_bias"])
        taken, new, shown = _parted(gates)
        added, kept = padded.spread(taken * new), padded.spread(1 - taken)
        sums = np.empty_like(added)
        now = np.zeros_like(added[0])
        for step in range(len(added)):
            now = kept[step] * now + added[step]
            sums[step] = now
        of_characters = padded.gathered(sums)
        layers.append(_Layer(inputs, gates, sums, kept, of_characters))
        inputs = np.concatenate(list(shown * of_characters), 1)
    return inputs, ContextPassed(padded, states, layers)


def slopes(
    of: Mapping[str, Floats], passed: ContextPassed, slope: Floats, dropped: Mapping[str, Floats]
) -> dict[str, Floats]:
    """How the loss changes with each parameter.

    Args:
        of: the parameters.
        passed: what the pass forward left.
        slope: how the loss changes with what was said of each character.
        dropped: what numbers between layers were multiplied with, by name.
    """
    found: dict[str, Floats] = {}
    padded = passed.padded
    for number in reversed(range(DEPTH)):
        layer = passed.layers[number]
        taken, new, shown = _parted(layer.gates)
        said = np.stack([slope[:, :SUMS], slope[:, SUMS:]])
        of_sums = padded.scattered(said * shown)
        later = np.zeros_like(of_sums[0])
        for step in reversed(range(len(of_sums))):
            later = of_sums[step] + later
            of_sums[step] = later
            later = later * layer.kept[step]
        before = np.zeros_like(layer.sums)
        before[1:] = layer.sums[:-1]
        of_added, of_kept = padded.gathered(of_sums), padded.gathered(of_sums * before)
        of_gates = np.concatenate(
            [(of_added * new - of_kept) / 2, of_added * taken, said * layer.of_characters / 2], -1
        )
        flat = 1 - layer.gates * layer.gates
        of_gates *= flat * np.sqrt(flat)
        found[f"context{number}"] = np.matmul(layer.inputs.T[None], of_gates)
        found[f"context{number}_bias"] = of_gates.sum(1, keepdims=True)
        slope = np.matmul(of_gates, of[f"context{number}"].swapaxes(1, 2)).sum(0)
        if number:
            slope = slope * dropped[f"context{number}"]
    found["context_in"], found["context_in_bias"] = passed.states.T @ slope, slope.sum(0)
    return found


def _parted(gates: Floats) -> tuple[Floats, Floats, Floats]:
    """How much of what is new is taken, what is new, and how much of the sum is shown."""
    taken, new, shown = np.split(gates, 3, -1)
    return (1 + taken) / 2, new, (1 + shown) / 2
