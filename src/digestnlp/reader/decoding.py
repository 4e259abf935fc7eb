"""Bytes into text: UTF-8 first, then the encodings of Chinese archives, never a silent guess."""

from __future__ import annotations

import codecs
import functools

from digestnlp.deferred import deferred
from digestnlp.errors import ReadError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS_OF_ARCHIVES = ("gb18030", "big5hkscs")
_NOT_ASCII = deferred(r"[^\x00-\x7f]+")
_UNSTORABLE = deferred("[\x00\ud800-\udfff]")


def decode(data: bytes, where: str) -> str:
    """The text of the bytes, without a byte order mark; newlines stay as they are.

    Raises:
        ReadError: where the bytes are neither UTF-8 nor Chinese text in GB 18030 or Big5.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _undecodable(where, error) from error
        for encoding in _ENCODINGS_OF_ARCHIVES:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _is_plausible(text):
                return text
        raise _undecodable(where, error) from error


def without_unstorable(text: str) -> tuple[str, bool]:
    """The text with U+FFFD for each NUL and lone surrogate, which neither files nor databases hold; whether there were any."""
    replaced, count = _UNSTORABLE.subn("\ufffd", text)
    return replaced, count > 0


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(where, error) from error


def _undecodable(where: str, error: UnicodeDecodeError) -> ReadError:
    return ReadError(
        "{where}: byte {start} (0x{byte:02x}) is not text in UTF-8, and the whole is not in GB 18030 or Big5 either; "
        "save it in UTF-8",
        where=where,
        start=error.start,
        byte=error.object[error.start],
    )


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is good UTF-8; GB 18030 would read the rest, too, and give rubbish."""
    text = data.decode("utf-8", errors="replace")
    foreign = "".join(_NOT_ASCII.findall(text))
    bad = foreign.count("\ufffd")
    return len(foreign) - bad > 4 * bad


@functools.cache
def _common_characters() -> frozenset[str]:
    """The characters of GB 2312 and of Big5's first level, which ordinary text is made of."""
    pairs = [bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)]
    simplified = b"".join(pairs).decode("gb2312", errors="ignore")
    lows = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = b"".join(bytes((high, low)) for high in range(0xA4, 0xC7) for low in lows).decode(
        "big5", errors="ignore"
    )
    kana_and_alphabets = deferred(r"[\u0370-\u052f\u3040-\u312f\u2500-\u257f]")
    return frozenset(
        kana_and_alphabets.sub("", simplified + traditional + "《》“”‘’—…·「」『』，。！？；：、（）％～　")
    )


def _is_plausible(text: str) -> bool:
    foreign = "".join(_NOT_ASCII.findall(text))
    common = _common_characters()
    return sum(character in common for character in foreign) >= 0.9 * len(foreign)
