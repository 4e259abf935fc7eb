"""Errors that users meet: each says what is wrong, where, what is allowed and what to do.

All take positional arguments only, so that they survive pickling between processes.
"""

from __future__ import annotations


class DigestError(Exception):
    """Base of every error that the library raises on purpose."""


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
