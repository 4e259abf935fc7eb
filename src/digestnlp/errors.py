"""Errors that users meet: each says what is wrong, where, what is allowed and what to do.

Their text is English; what it is filled with is kept apart, so that the command line can say it in the user's language.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence


class Message:
    """A text for people: a template for `str.format`, and what fills it.

    Args:
        template: the text in English, with the names of the values in braces.
        values: what stands there; another message, or a sequence of them, is said in the same language.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        # Paths and exceptions as text: not all of them survive pickling between processes.
        self.values = {
            name: str(value) if isinstance(value, (os.PathLike, BaseException)) else value
            for name, value in values.items()
        }

    def __str__(self) -> str:
        return self.said(str)

    def said(self, translate: Callable[[str], str]) -> str:
        """The text, with `translate` giving each template in another language."""
        values = {name: _said(value, translate) for name, value in self.values.items()}
        return translate(self.template).format(**values)


def _said(value: object, translate: Callable[[str], str]) -> object:
    if isinstance(value, Message):
        return value.said(translate)
    if isinstance(value, Sequence) and any(isinstance(part, Message) for part in value):
        return "; ".join(str(_said(part, translate)) for part in value)
    return value


class DigestError(Exception):
    """Base of every error that the library raises on purpose.

    Args:
        text: what is wrong, as a message, as the template of one, or as it is where there are no values.
        values: what fills the template.
    """

    def __init__(self, text: str | Message, /, **values: object) -> None:
        # One positional argument is what pickling hands on.
        super().__init__(Message(text, **values) if isinstance(text, str) and values else text)

    def said(self, translate: Callable[[str], str]) -> str:
        """The error in another language, as far as that is known; see `Message.said`."""
        (text,) = self.args
        return text.said(translate) if isinstance(text, Message) else translate(str(text))


class ReadError(DigestError):
    """A file, folder or stream that cannot be read as articles."""


class RuleError(DigestError):
    """A rule pack that is not valid: the message names file, rule, field, value and what is allowed."""


class TaggerError(DigestError):
    """An entity tagger that is not installed or cannot be used."""


class WorkerError(DigestError):
    """Worker processes that cannot be started."""


class SinkError(DigestError):
    """An output that cannot be opened or written."""


class EvaluationError(DigestError):
    """Gold or predictions that cannot be compared."""
