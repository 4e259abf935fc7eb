"""The lines of JSONL, of which no one is held beyond the most that an article may have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from digestnlp.errors import ReadError, reason_of
from digestnlp.reader.decoding import decode
from digestnlp.reader.limits import LARGEST_ARTICLE, too_large

_CHUNK = 65_536


@dataclass(frozen=True)
class Line:
    """A line with its end, and its number from 1.

    Attributes:
        is_cut: the line is longer than `LARGEST_ARTICLE` bytes; the rest was passed over.
    """

    number: int
    data: bytes
    is_cut: bool = False


def lines_of(stream: BinaryIO) -> Iterator[Line]:
    """The lines of the stream, each taken when it is asked for."""
    number = 0
    while data := stream.readline(LARGEST_ARTICLE + 1):
        number += 1
        is_cut = len(data) > LARGEST_ARTICLE and not data.endswith(b"\n")
        yield Line(number, data, is_cut)
        if is_cut:
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass


def parse_line(line: Line, where: str) -> object:
    """What a line of JSONL holds.

    Raises:
        ReadError: it is too long, no text, or no JSON.
    """
    if line.is_cut:
        raise too_large(where)
    text = decode(line.data, where)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            "{where}: not valid JSON: {error}; each line holds one whole object, such as {example}",
            where=where,
            error=reason_of(error),
            example='{"id": "a1", "title": "…", "date": "2025-01-02", "source": "…", "text": "…"}',
        ) from error
