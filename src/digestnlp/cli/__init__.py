"""The command line: a thin face of the library, with facts on stdout and messages on stderr.

Exit codes: 0 all went well, 1 a check failed, 2 the command or its input cannot be used, 3 done, but some articles failed,
130 interrupted.
"""

from __future__ import annotations

import io
import sys
from gettext import gettext
from typing import Any

import click

from digestnlp._version import __version__
from digestnlp.cli.archive import run_command
from digestnlp.cli.articles import extract
from digestnlp.cli.attempts import explain
from digestnlp.cli.common import Unusable
from digestnlp.cli.finders import entities, quantities, times
from digestnlp.cli.language import chosen_language, translated
from digestnlp.cli.packs import rules
from digestnlp.cli.pages import show
from digestnlp.cli.schemas import schema
from digestnlp.cli.scores import compare, evaluate
from digestnlp.errors import DigestError
from digestnlp.threads import one_thread_each

__all__ = ["main"]


class _Commands(click.Group):
    """Commands in the user's language, whose expected errors are messages, not tracebacks."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (click's protocol)
        with chosen_language(), one_thread_each():
            return super(_Commands, translated(self)).main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (click's protocol)
        try:
            return super().invoke(ctx)
        except DigestError as error:
            raise Unusable(error.said(gettext)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="digestnlp", message="%(prog)s %(version)s")
def main() -> None:
    """Chinese business and tech news into fact rows: who, what, how much, when, how real, and where it says so."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Rows are UTF-8 whatever the locale says.
        sys.stdout.reconfigure(encoding="utf-8")


for _command in (extract, run_command, show, quantities, times, entities, explain, rules, evaluate, compare, schema):
    main.add_command(_command)
