"""Numerals with their units: what is said, exactly.

Reading order for a newcomer: `finder` scans from one place that `triggers` names to the next, passes over `names`, and asks
for each place who reads it: `plain` in the short way, else `ordinals` with `ranks`, `words`, or `numbers` in the long one. That asks
one module for each thing beside a number: `lookalikes`, `fractions` and `written`, `chains`, `measures` with `units`, `signs`,
`bounds`, `money` with `currency`, `rates` and `cues`; `counting` with `bare` and `spans` says whether it counts at all. `mention` is
what they fill in, of a `text`; `restated` marks what was said before; `conversion` converts what was found.
"""

from digestnlp.quantities.conversion import convert
from digestnlp.quantities.finder import QuantityFinder, find_quantities

__all__ = ["QuantityFinder", "convert", "find_quantities"]
