"""The front matter of a text: lines of YAML between two lines of ---, which say what the text is."""

from __future__ import annotations

from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from digestnlp.deferred import deferred
from digestnlp.errors import Message, ReadError

_FRONT_MATTER = YAMLHandler()
# Everything is text in this loader: an id of 007 stays so, and a date that is none is our error, not YAML's.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FIRST_KEY = deferred(r"\s*(?:#[^\n]*\n\s*)*(?:[\"']?[A-Za-z_][\w -]*[\"']? *:|$)")
_NULLS = ("", "~", "null")
# YAML takes a hundred times the memory of its text.
_LONGEST_FRONT_MATTER = 100_000


def front_matter(text: str, where: str) -> tuple[dict[str, Any] | None, int]:
    """The fields of the front matter, None where there is none, and where the body begins."""
    if not _FRONT_MATTER.detect(text):
        return None, 0
    try:
        content, body = _FRONT_MATTER.split(text)
    except ValueError:  # No line closes it: a rule that the text begins with.
        return None, 0
    if not _FIRST_KEY.match(content):
        return None, 0
    if len(content) > _LONGEST_FRONT_MATTER:
        raise ReadError(
            "{where}: the front matter is longer than {most:,} characters, the most that is read; put what is text behind it",
            where=where,
            most=_LONGEST_FRONT_MATTER,
        )
    try:
        fields = _FRONT_MATTER.load(content, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ReadError(
            "{where}: {place}: the front matter is not valid YAML: {problem}; "
            "put values that hold ': ' or begin with a mark in quotes",
            where=where,
            place=Message("line {number}", number=mark.line + 1) if mark else Message("front matter"),
            problem=Message(error.problem or ""),
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ReadError(
            "{where}: the front matter is not valid YAML: {error}; write 'field: value' lines", where=where, error=error
        ) from error
    if fields and not isinstance(fields, dict):
        raise ReadError("{where}: the front matter must be 'field: value' lines between two lines of ---", where=where)
    return {key: value for key, value in (fields or {}).items() if value not in _NULLS}, len(text) - len(body)
