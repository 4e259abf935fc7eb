"""Libraries that not everybody needs: imported when they are used, and a missing one says what to install."""

from __future__ import annotations

import importlib
from typing import Any

from digestnlp.errors import Message, SinkError


def library(name: str, *, extra: str, wanted_for: str | Message) -> Any:  # noqa: ANN401 - a module, with whatever is in it
    """The module of that name.

    Args:
        name: the module's import name.
        extra: the extra of this package that installs it.
        wanted_for: what needs it, as the error says it.

    Raises:
        SinkError: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise  # it is there, but broken: its own error says more
        raise SinkError(
            "{wanted_for}: {name} is not installed; pip install 'digestnlp[{extra}]'",
            wanted_for=wanted_for,
            name=name,
            extra=extra,
        ) from error
