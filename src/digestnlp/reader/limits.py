"""What no input may exceed, so that memory and time stay bounded whatever an archive holds."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from digestnlp.errors import DigestError, Message, ReadError

# Bytes of one article's file, or of one line of JSONL: 600,000 characters of Chinese, more than an annual report has. A text
# that is full of figures takes 300 times its size of memory while it is read.
LARGEST_ARTICLE = 2_000_000
# Characters of an id, which is a key of every table: PostgreSQL takes keys of at most 2,704 bytes.
LONGEST_ID = 600
# A compressed file may grow to so many bytes, or to so many times its size, whichever is more. Text grows up to ten times,
# very uniform JSON fifty times.
LARGEST_EXPANSION = 50_000_000
EXPANSION = 200

_CHUNK = 65_536


class TooLarge(DigestError):  # noqa: N818 (it is caught where the file is known, and said as ReadError)
    """A compressed file asks for more than it may; the message says of what."""


def article_bytes(stream: BinaryIO, where: str, *, head: bytes = b"") -> bytes:
    """All that the stream holds, behind what was read of it before.

    Raises:
        ReadError: it is more than `LARGEST_ARTICLE`.
    """
    data = head + stream.read(max(0, LARGEST_ARTICLE + 1 - len(head)))
    if len(data) > LARGEST_ARTICLE:
        raise too_large(where)
    return data


def too_large(where: str) -> ReadError:
    """An article beyond the limit."""
    return ReadError(
        "{where}: larger than {most:,} bytes, the most that one article may have; cut it into articles",
        where=where,
        most=LARGEST_ARTICLE,
    )


@dataclass
class Budget:
    """How many bytes may still come out of a compressed file."""

    left: int

    @classmethod
    def of(cls, size: int) -> Budget:
        """The budget of a file of so many bytes."""
        return cls(max(LARGEST_EXPANSION, EXPANSION * size))

    def spend(self, count: int) -> None:
        """Takes so many bytes out.

        Raises:
            TooLarge: there are not so many left.
        """
        self.left -= count
        if self.left < 0:
            problem = Message(
                "unpacks to more than {times} times its size and {most:,} bytes, the most that is read; "
                "if it is no mistake, unpack it yourself and give the folder",
                times=EXPANSION,
                most=LARGEST_EXPANSION,
            )
            raise TooLarge(problem)


class _Spending(io.RawIOBase):
    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def within(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """The same bytes, taken out of the budget as they are read."""
    return io.BufferedReader(_Spending(stream, budget), _CHUNK)
