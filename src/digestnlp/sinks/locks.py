"""A lock on an output: held by one sink at a time, and let go by the system however a process ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from digestnlp.errors import SinkError

# The system's locks are a process's own: two sinks of one process are told apart here.
_held_by_this_process: set[Path] = set()


@contextlib.contextmanager
def locked(target: Path, shown: object) -> Iterator[None]:
    """Holds `TARGET.lock` while the block runs.

    The file means nothing by itself: what counts is the system's lock on it, which ends with the process. One that a killed
    process left behind is taken over. Worker processes do not inherit the lock.

    Raises:
        SinkError: another sink, of this or another process, holds it; the message begins with `shown`.
        OSError: the file cannot be made.
    """
    path = target.with_name(target.name + ".lock")
    if path in _held_by_this_process:
        raise _busy(shown)
    descriptor = _taken(path, shown)
    _held_by_this_process.add(path)
    try:
        yield
    finally:
        _held_by_this_process.discard(path)
        _let_go(descriptor, path)


def _busy(shown: object) -> SinkError:
    return SinkError(
        "{shown}: another run is writing to this output; wait until it is done, or write elsewhere", shown=shown
    )


def _taken(path: Path, shown: object) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor)
            if _is_still_there(descriptor, path):
                return descriptor
        except (BlockingIOError, PermissionError) as error:  # what systems say of a lock that another process holds
            os.close(descriptor)
            raise _busy(shown) from error
        except OSError:
            os.close(descriptor)
            raise
        # Its last holder removed the file between our opening and locking it: the lock is on nothing.
        os.close(descriptor)


def _is_still_there(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover - tested where it runs
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _let_go(descriptor: int, path: Path) -> None:
        os.close(descriptor)
        # Another process may have it open by now, which keeps it.
        with contextlib.suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(descriptor: int, path: Path) -> None:
        # Removed while it is held, so that nobody removes the file of the next one.
        path.unlink(missing_ok=True)
        os.close(descriptor)
