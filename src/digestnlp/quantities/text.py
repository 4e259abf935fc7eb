"""A text while its quantities are being read."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """What every stage of the reading may ask of the text.

    Attributes:
        view: its view.
        traditional: whether it is in traditional script, which decides 元 and 兆.
        plain_currency: whether 元 is CNY all over it.
        alone: whether numbers without a unit that stand by themselves are wanted.
    """

    view: str
    traditional: bool
    plain_currency: bool
    alone: bool
