#!/usr/bin/env python3
"""Keeps the catalogue of messages in step with the code: src/digestnlp/locale/zh/LC_MESSAGES/digestnlp.po and .mo.

    scripts/build_messages.py            # adds new messages without a translation, drops old ones, compiles
    scripts/build_messages.py --check    # writes nothing; exit code 1 where something is missing, stale or does not fit

Messages are the commands' help, literals in `_(…)` and `gettext(…)`, the templates of errors and of `Message(…)`, and what click and
other libraries say.
Needs Babel.
"""

from __future__ import annotations

import ast
import inspect
import io
import string
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from digestnlp import errors
from digestnlp.cli import main as commands

PACKAGE = Path(errors.__file__).parent
CATALOGUE = PACKAGE / "locale/zh/LC_MESSAGES/digestnlp.po"
MARKS = {"_", "gettext", "Message", *(name for name, value in vars(errors).items() if inspect.isclass(value))}
HEADER = "# Chinese of the command line and of explanations. Written by people; scripts/build_messages.py keeps it in step with the code."
# What click itself says; a message with a plural is a pair.
CLICK: tuple[str | tuple[str, str], ...] = (
    "Usage:",
    "Options",
    "Commands",
    "Aborted!",
    "Show this message and exit.",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Missing argument",
    "Missing option",
    "Missing command.",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Option {name!r} does not take a value.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "default: {default}",
    "required",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}."),
)
# What the system and libraries commonly find wrong: `errors.reason_of`, and what YAML and Pydantic say.
REASONS = (
    "File name too long",
    "Input/output error",
    "Is a directory",
    "No space left on device",
    "No such file or directory",
    "Not a directory",
    "Permission denied",
    "Read-only file system",
    "Too many open files",
    "Expecting ',' delimiter",
    "Expecting ':' delimiter",
    "Expecting property name enclosed in double quotes",
    "Expecting value",
    "Extra data",
    "Illegal trailing comma before end of array",
    "Illegal trailing comma before end of object",
    "Invalid \\escape",
    "Invalid \\uXXXX escape",
    "Invalid control character at",
    "Unterminated string starting at",
    "could not find expected ':'",
    "did not find expected ',' or ']'",
    "did not find expected '-' indicator",
    "did not find expected key",
    "did not find expected node content",
    "found character that cannot start any token",
    "found undefined alias",
    "found unexpected end of stream",
    "mapping values are not allowed in this context",
    "Compressed file ended before the end-of-stream marker was reached",
    "File is not a zip file",
    "invalid header",
    "truncated header",
    "unexpected end of data",
    "Input should be a valid array",
    "Input should be a valid boolean",
    "Input should be a valid dictionary",
    "Input should be a valid integer",
    "Input should be an object",
    "Input should be a valid string",
    "Input should be a valid tuple",
    "String should have at least 1 character",
)


class Chinese(Catalog):
    """A catalogue whose head says nothing of when and by what it was written."""

    mime_headers = (
        ("Language", "zh"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("Content-Type", "text/plain; charset=utf-8"),
    )


def messages() -> Iterator[str | tuple[str, str]]:
    """All that can be said in another language, in a fixed order."""
    yield from _explained(commands)
    for file in sorted(PACKAGE.rglob("*.py")):
        yield from _marked(ast.parse(file.read_text(encoding="utf-8")))
    yield from CLICK
    yield from REASONS


def _explained(command: click.Command) -> Iterator[str]:
    """The help of a command and of those below it."""
    if command.help:
        yield inspect.cleandoc(command.help)
    if command.epilog:
        yield command.epilog.splitlines()[1]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _explained(below)


def _marked(tree: ast.Module) -> Iterator[str]:
    """The literals that are given first to what takes templates, in the order of the file."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", None)
        if name in MARKS:
            yield from _literals(call.args[0])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))


def updated(old: Catalog) -> Catalog:
    """A catalogue of the messages, with the translations that the old one has."""
    new = Chinese("zh", header_comment=HEADER, fuzzy=False)
    for message in messages():
        known = old.get(message if isinstance(message, str) else message[0])
        new.add(message, known.string if known else None)
    return new


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as people and as gettext read it."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, width=0, omit_header=False)
    write_mo(compiled, catalogue)
    return text.getvalue().rstrip() + b"\n", compiled.getvalue()


def faults(catalogue: Catalog) -> Iterator[str]:
    """Messages without a translation, or with one that is filled with other values."""
    for message in catalogue:
        if message.id and not all(_texts(message.string)):
            yield f"no translation: {_texts(message.id)[0]!r}"
        elif message.id and not _fits(message):
            yield f"other placeholders: {_texts(message.id)[0]!r}"


def _fits(message: Message) -> bool:
    """Whether the translation is filled with the values that the message is; one for any number, with those of the plural."""
    wanted = _placeholders(_texts(message.id)[-1])
    return all(_placeholders(text) == wanted for text in _texts(message.string))


def _texts(text: str | Iterable[str] | None) -> list[str]:
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def _placeholders(text: str) -> set[tuple[str, str | None]]:
    return {(name, conversion) for _, name, _, conversion in string.Formatter().parse(text) if name is not None}


def main() -> None:
    """Writes the catalogue, or says what is wrong with it."""
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        raise SystemExit(__doc__)
    catalogue = updated(
        read_po(io.BytesIO(CATALOGUE.read_bytes()) if CATALOGUE.exists() else io.BytesIO(), locale="zh")
    )
    files = dict(zip((CATALOGUE, CATALOGUE.with_suffix(".mo")), written(catalogue), strict=True))
    found = list(faults(catalogue))
    if check:
        found += [
            f"{file.name} is stale" for file, data in files.items() if not file.exists() or file.read_bytes() != data
        ]
    else:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        for file, data in files.items():
            file.write_bytes(data)
    print("\n".join(found) or "the catalogue is complete")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
