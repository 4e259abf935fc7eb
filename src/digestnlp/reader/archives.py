"""The members of zip and tar archives, read as a stream: nothing is unpacked to disk, and a member's path is only a name."""

from __future__ import annotations

import contextlib
import gzip
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from tarfile import EmptyHeaderError, EOFHeaderError, InvalidHeaderError  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from digestnlp.deferred import deferred
from digestnlp.errors import Message, ReadError, reason_of
from digestnlp.reader.decoding import decode, without_unstorable
from digestnlp.reader.inputs import ARCHIVES, LINES, TEXTS, shown
from digestnlp.reader.limits import Budget, TooLarge, within

if TYPE_CHECKING:
    from typing_extensions import Self

# What the standard library raises over bytes that are no archive, or a damaged or encrypted one.
DAMAGE = (
    EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError, ValueError,
    lzma.LZMAError, struct.error, tarfile.TarError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
# Bytes of a zip's list of members, which is read whole and takes six times its size of memory: 300,000 members and more.
LARGEST_DIRECTORY = 32_000_000
# Bytes of a tar header that gives a long name or further fields; they are read whole.
LARGEST_HEADER = 100_000

_HEADER_TYPES = (
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
)  # fmt: skip
_ZIP_NAME_IS_UTF8 = 0x800
_DRIVE = deferred(r"[A-Za-z]:$")


@dataclass(frozen=True)
class Member:
    """A member that is named like articles, or a part of the archive that cannot be read.

    Attributes:
        name: its path without what leads out of the archive: `../`, a leading slash, a drive. Empty for damage between members.
        problem: why there is nothing to read.
        stream: gives its bytes, before the next member is taken.
    """

    name: str
    problem: Message | None = None
    stream: AbstractContextManager[BinaryIO] | None = None


def gunzip(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """The bytes that a gzip file holds, within the budget."""
    return within(cast("BinaryIO", gzip.GzipFile(fileobj=stream)), budget)


def members(stream: BinaryIO, name: str, budget: Budget) -> Iterator[Member]:
    """The members of an archive in their order. Hidden ones, folders and those that are not named like articles are left out.

    Args:
        stream: the archive; a zip must be seekable.
        name: its file's name, whose ending says what it is.
        budget: how many bytes may come out of it.

    Raises:
        TooLarge, DAMAGE: while iterating, the archive cannot be read, or not to its end.
    """
    name = name.lower()
    if name.endswith(".zip"):
        found = _zip_members(stream, budget)
    elif name.endswith(".tar"):
        found = _tar_members(stream)
    else:
        found = _tar_members(gunzip(stream, budget))
    return (_without_archives(member) for member in found if not member.name or _is_to_be_read(member.name))


def damage(error: Exception) -> Message:
    """What is wrong with an archive or a member, said of it."""
    return Message(
        "cannot be read: {reason}; it is damaged, cut off, encrypted or of another kind than its name says",
        reason=reason_of(error),
    )


def safe_name(name: str) -> str:
    """The path without what leads out of the archive."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return without_unstorable("/".join(part for part in parts if not _DRIVE.match(part)))[0] or "unnamed"


def _is_to_be_read(name: str) -> bool:
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
    return not hidden and name.lower().endswith((*TEXTS, *LINES, *ARCHIVES))


def _without_archives(member: Member) -> Member:
    if member.name.lower().endswith(ARCHIVES):
        return Member(member.name, Message("an archive in an archive is not read; unpack the outer one"))
    return member


class _Zip:
    """A zip of which no more is read at once than its list of members may have; members themselves are read in pieces."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (all else is the stream's)
        return getattr(self._stream, name)

    def read(self, size: int = -1) -> bytes:
        """Some bytes.

        Raises:
            TooLarge: they are too many.
        """
        if size > LARGEST_DIRECTORY:
            problem = Message(
                "its list of members is larger than {most:,} bytes, the most that is read; "
                "unpack it yourself and give the folder",
                most=LARGEST_DIRECTORY,
            )
            raise TooLarge(problem)
        return self._stream.read(size)


def _zip_members(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(cast("BinaryIO", _Zip(stream))) as archive:
        for info in archive.infolist():
            name = safe_name(_zip_name(info).replace("\\", "/"))
            if info.is_dir():
                continue
            if stat.S_ISLNK(info.external_attr >> 16):
                yield Member(name, _NO_FILE)
            else:
                yield Member(name, stream=_opened_in_zip(archive, info, budget))


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: zips made on Chinese Windows have names in GB 18030 that the format takes for cp437."""
    if info.flag_bits & _ZIP_NAME_IS_UTF8 or info.filename.isascii():
        return info.filename
    try:
        return decode(info.filename.encode("cp437"), "name")
    except (UnicodeError, ReadError):
        return info.filename


@contextlib.contextmanager
def _opened_in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[BinaryIO]:
    with archive.open(info) as member:
        yield within(cast("BinaryIO", member), budget)


_NO_FILE = Message("this member is a link or something else that is no file; it is not followed")


class _Tar(tarfile.TarFile):
    """A tar that goes on behind damage, where it finds the next header.

    Attributes:
        damaged_at: the byte where no header was found since the last member.
        complete: the mark of the archive's end was read.
    """

    members: list[tarfile.TarInfo]
    damaged_at: int | None = None
    complete = False


class _Header(tarfile.TarInfo):
    """A header that cannot ask for more memory than it may, and that tells what the standard library is silent about."""

    # Called of every header, before it is acted upon; newer versions of the library pass `frombuf` by.
    def _proc_member(self, tarfile: tarfile.TarFile) -> Self | None:
        if self.type in _HEADER_TYPES and self.size > LARGEST_HEADER:
            problem = Message(
                "a member's header is larger than {most:,} bytes, the most that is read", most=LARGEST_HEADER
            )
            raise TooLarge(problem)
        return super()._proc_member(tarfile)  # type: ignore[misc, no-any-return]

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        archive = cast("_Tar", tarfile)
        try:
            return super().fromtarfile(archive)
        except EOFHeaderError as error:
            archive.complete = True
            raise EmptyHeaderError(str(error)) from error  # ends it, while `ignore_zeros` goes on behind damage
        except InvalidHeaderError:
            if archive.damaged_at is None:
                archive.damaged_at = archive.offset
            raise


def _tar_members(stream: BinaryIO) -> Iterator[Member]:
    with _Tar.open(fileobj=stream, mode="r|", tarinfo=_Header, ignore_zeros=True) as archive:
        while True:
            info = archive.next()
            if archive.damaged_at is not None:
                problem = Message(
                    "damaged at byte {byte} of the archive; what lay there is not read", byte=archive.damaged_at
                )
                yield Member("", problem)
                archive.damaged_at = None
            if info is None:
                break
            # The archive keeps all headers, which would be without bounds.
            archive.members.clear()
            name = safe_name(shown(info.name))
            if info.isdir():
                continue
            if not info.isreg() or info.issparse():
                yield Member(name, _NO_FILE)
            elif (data := archive.extractfile(info)) is not None:
                yield Member(name, stream=contextlib.closing(cast("BinaryIO", data)))
        if not archive.complete:
            yield Member("", Message("the archive ends without its end mark; what may have followed is not read"))
