"""The command line in the user's language, by gettext.

`LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` choose, as everywhere; `DIGESTNLP_LANG` overrides them. Only what the commands print for
people is translated: their help, messages, and what the library says as `errors.Message`s, such as errors and explanations. Rows,
JSON and schemas are data, and the library by itself speaks English, so that programs can rely on what it says.
"""

from __future__ import annotations

import contextlib
import copy
import gettext
import inspect
import os
import re
from collections.abc import Iterator
from typing import TypeVar

import click

from digestnlp.translation import CATALOGUES, DOMAIN

C = TypeVar("C", bound=click.Command)


@contextlib.contextmanager
def chosen_language() -> Iterator[None]:
    """While it is open, `gettext` speaks the user's language to us and to click, which asks the same function."""
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    if chosen := os.environ.get("DIGESTNLP_LANG"):
        os.environ["LANGUAGE"] = chosen
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = language


def translated(command: C) -> C:
    """A copy of the command, of its options and of those below it, that explains itself in the user's language."""
    command = copy.copy(command)
    command.help = _said(command.help and inspect.cleandoc(command.help))
    # The first sentence, whole: click would cut it off in a list of commands, and knows no Chinese full stop.
    command.short_help = command.help and re.split(r"(?<=\.)\s|(?<=。)|\n\n", command.help)[0]
    if command.epilog:
        head, kind, *examples = command.epilog.splitlines()
        command.epilog = "\n".join([head, gettext.gettext(kind), *examples])
    command.params = [_translated_parameter(parameter) for parameter in command.params]
    if isinstance(command, click.Group):
        command.commands = {name: translated(below) for name, below in command.commands.items()}
    return command


def _translated_parameter(parameter: click.Parameter) -> click.Parameter:
    parameter = copy.copy(parameter)
    if isinstance(parameter, click.Option):
        parameter.help = _said(parameter.help)
    return parameter


def _said(text: str | None) -> str | None:
    return gettext.gettext(text) if text else text
