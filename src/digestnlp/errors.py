"""Errors that users meet: each says what is wrong, where, what is allowed and what to do.

Their text is English; what it was filled with is kept beside it, so that the command line can say it in the user's language.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Self


class Message(str):
    """A text for people, in English, that knows how to be said in other languages; also in a copy, and in another process.

    It is text like any other: JSON, databases and comparisons see the English.

    Args:
        template: a template for `str.format` with the names of the values in braces; the text itself where there are no values.
        values: what stands there; another message is said in the same language.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:  # noqa: D102 (the class says it)
        # Paths and exceptions as text: not all of them survive pickling between processes.
        plain = {
            name: str(value) if isinstance(value, (os.PathLike, BaseException)) else value
            for name, value in values.items()
        }
        message = super().__new__(cls, template.format(**plain) if plain else template)
        message.template, message.values = str(template), plain
        return message

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """What pickling makes it of anew."""
        return (self.template,), self.values

    def said(self, translate: Callable[[str], str]) -> str:
        """The text, with `translate` giving each template in another language."""
        # gettext has its own head under the empty text.
        template = translate(self.template) if self.template else ""
        if not self.values:
            return template
        return template.format(
            **{name: said(value, translate) if isinstance(value, str) else value for name, value in self.values.items()}
        )


def said(text: str, translate: Callable[[str], str]) -> str:
    """The text in another language where it is a message, else as it is."""
    return text.said(translate) if isinstance(text, Message) else text


def joined(parts: Sequence[str], template: Message) -> str:
    """Texts as one, by a template of `one` and `other`."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    # By halves, so that many parts are not nested deeply.
    half = len(parts) // 2
    return Message(template, one=joined(parts[:half], template), other=joined(parts[half:], template))


def reason_of(error: Exception) -> Message:
    """What the system or a library found wrong, in its words; the catalogue knows the common ones."""
    if isinstance(error, json.JSONDecodeError):
        return Message(
            "{problem}: line {line} column {column} (char {position})",
            problem=Message(error.msg),
            line=error.lineno,
            column=error.colno,
            position=error.pos,
        )
    return Message(getattr(error, "strerror", None) or str(error) or type(error).__name__)


# Templates for `joined`.
LIST, CLAUSES = Message("{one}, {other}"), Message("{one}; {other}")


class DigestError(Exception):
    """Base of every error that the library raises on purpose.

    Args:
        text: what is wrong, as a message, as the template of one, or as it is where there are no values.
        values: what fills the template.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        # One positional argument is what pickling hands on.
        super().__init__(text if isinstance(text, Message) and not values else Message(text, **values))

    @property
    def text(self) -> Message:
        """What is wrong."""
        text: Message = self.args[0]
        return text

    def said(self, translate: Callable[[str], str]) -> str:
        """The error in another language, as far as that is known; see `Message.said`."""
        return self.text.said(translate)


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
