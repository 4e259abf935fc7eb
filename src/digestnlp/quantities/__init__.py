"""Numerals with their units: what is said, exactly.

Reading order for a newcomer: `finder` scans and decides what counts; `units`, `currency`, `cues`, `ranks` and `words` each read
one thing beside a number; `mention` is what they fill; `conversion` converts what was found.
"""

from digestnlp.quantities.conversion import convert
from digestnlp.quantities.finder import QuantityFinder, find_quantities

__all__ = ["QuantityFinder", "convert", "find_quantities"]
