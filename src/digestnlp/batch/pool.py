"""Worker processes that read batches of articles; one that dies or hangs costs the article that it was reading.

Each worker has a pipe of its own, so that what one leaves behind when it is killed disturbs no other. It holds at most two
batches: the one that it reads, and the next, so that it need not wait. An article whose worker died is tried once more, alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from digestnlp.batch.compact import unpack
from digestnlp.batch.entries import Entry
from digestnlp.batch.worker import Done, Ready, Task, Whereabouts, work
from digestnlp.errors import DigestError, Message, WorkerError
from digestnlp.models import Result
from digestnlp.threads import one_thread_each

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

_HELD_BY_A_WORKER = 2
_STARTS_THAT_MAY_FAIL = 3
# Seconds between two looks at what does not report itself.
_LONGEST_WAIT = 0.5
_SHORTEST_WAIT = 0.01


@dataclass
class _Batch:
    """Articles that are sent together.

    Attributes:
        again: an article that is tried a second time, with nothing else in its worker.
    """

    number: int
    entries: Sequence[Entry]
    again: bool = False


@dataclass
class _Worker:
    """A process and what it holds, the oldest batch first.

    Attributes:
        last, since: what its whereabouts were, and since when they are the same.
    """

    process: SpawnProcess
    connection: Connection
    whereabouts: Whereabouts
    rules_version: str | None = None
    batches: deque[_Batch] = field(default_factory=deque)
    last: tuple[int, int | None] = (0, None)
    since: float = 0.0
    is_over_time: bool = False

    def has_room_for(self, batch: _Batch) -> bool:
        if self.rules_version is None or self.is_over_time:
            return False
        alone = batch.again or any(held.again for held in self.batches)
        return len(self.batches) < (1 if alone else _HELD_BY_A_WORKER)

    def end(self) -> None:
        self.process.kill()
        self.connection.close()
        self.process.join()


class Pool:
    """A number of workers; use it as a context manager, at whose end they are killed.

    Args:
        workers: how many.
        packs: folders of rules to lay over the base pack.
        tagger: the tagger's name, or None.
        timeout: seconds that an article may take; None for any.
    """

    def __init__(
        self, workers: int, packs: Sequence[str | Path], tagger: str | None, timeout: float | None = None
    ) -> None:
        self.size = workers
        self._packs = tuple(map(str, packs))
        self._tagger = tagger
        self._timeout = timeout
        # Not forked: a copy of a process with threads may hang, and there is no fork on Windows.
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._waiting: deque[_Batch] = deque()
        self._numbers = itertools.count(1)
        self._failed_starts = 0

    def __enter__(self) -> Self:
        try:
            for _ in range(self.size):
                self._workers.append(self._start())
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def has_room(self) -> bool:
        """Whether a further batch keeps somebody busy."""
        held = sum(len(worker.batches) for worker in self._workers)
        return len(self._waiting) + held < _HELD_BY_A_WORKER * self.size + 1

    def submit(self, entries: Sequence[Entry]) -> None:
        """Has the articles read; their results are set in a later `step`."""
        self._waiting.append(self._batch(entries))

    def step(self, *, block: bool) -> None:
        """Sends what can be sent, and takes in what has come, waiting for it where asked to.

        Raises:
            WorkerError: no worker can be started.
            RuleError, TaggerError: a pack or the tagger cannot be used.
        """
        self._send()
        patience = self._patience() if block else 0.0
        while ready := wait([worker.connection for worker in self._workers], patience):
            for connection in ready:
                self._receive(next(worker for worker in self._workers if worker.connection is connection))
            self._send()
            patience = 0.0
        if self._timeout is not None:
            self._end_those_over(self._timeout)

    def _patience(self) -> float:
        return _LONGEST_WAIT if self._timeout is None else max(_SHORTEST_WAIT, min(_LONGEST_WAIT, self._timeout / 5))

    def _batch(self, entries: Sequence[Entry], *, again: bool = False) -> _Batch:
        return _Batch(next(self._numbers), entries, again)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        shared = self._context.RawValue(ctypes.c_uint64, 0)
        process = self._context.Process(
            target=work, args=(theirs, self._packs, self._tagger, shared), name="digestnlp worker", daemon=True
        )
        with _interrupts_held(), one_thread_each():
            process.start()
        theirs.close()
        return _Worker(process, ours, Whereabouts(shared))

    def _send(self) -> None:
        """Gives the oldest batches to the workers that hold the least."""
        while self._waiting:
            batch = self._waiting[0]
            free = [worker for worker in self._workers if worker.has_room_for(batch)]
            if not free:
                return
            worker = min(free, key=lambda worker: len(worker.batches))
            self._waiting.popleft()
            if not worker.batches:
                worker.since = time.monotonic()
            worker.batches.append(batch)
            # One that is dead says so when it is asked for results.
            with contextlib.suppress(OSError):
                worker.connection.send(Task(batch.number, [entry.article for entry in batch.entries]))

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        if isinstance(message, DigestError):
            raise message
        if isinstance(message, Ready):
            worker.rules_version = message.rules_version
            self._failed_starts = 0
        elif isinstance(message, Done):
            batch = worker.batches.popleft()
            for entry, packed in zip(batch.entries, message.results, strict=True):
                entry.result = unpack(entry.article, packed)

    def _replace(self, worker: _Worker) -> None:
        """Starts another worker in the place of one that died, and says what becomes of the articles that it held."""
        worker.end()
        cause = _cause(worker.process.exitcode)
        if worker.rules_version is None:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS_THAT_MAY_FAIL:
                raise WorkerError(
                    "worker processes cannot start: the last one {cause} before it was ready. A script that runs with "
                    'workers must do so under `if __name__ == "__main__":`, since each worker imports the script; '
                    "what else went wrong stands on stderr",
                    cause=cause,
                )
        self._workers[self._workers.index(worker)] = self._start()
        if worker.batches:
            self._waiting.extendleft(
                reversed([*self._what_is_left(worker, cause), *itertools.islice(worker.batches, 1, None)])
            )

    def _what_is_left(self, worker: _Worker, cause: Message) -> list[_Batch]:
        """The batches that the oldest batch of a dead worker becomes; the article that is to blame fails, or is tried again."""
        batch = worker.batches[0]
        number, position = worker.whereabouts.read()
        if number == batch.number and position is not None:
            suspects = [batch.entries[position]]
        elif worker.is_over_time and number != batch.number:
            suspects = []  # what took so long was done just before the end
        else:
            suspects = list(batch.entries)
        if worker.is_over_time and len(suspects) == 1:
            over_time = Message(
                "took longer than {seconds:g} seconds; give it more time, or leave it out", seconds=self._timeout
            )
            self._fail(suspects.pop(), over_time, worker)
        elif batch.again and suspects:
            deadly = Message(
                "the process that read it {cause}, twice; the second time it read nothing else", cause=cause
            )
            self._fail(suspects.pop(), deadly, worker)
        left = [self._batch([entry], again=True) for entry in suspects]
        others = [entry for entry in batch.entries if entry.result is None and entry not in suspects]
        return [*left, self._batch(others)] if others else left

    def _fail(self, entry: Entry, problem: Message, worker: _Worker) -> None:
        error = Message("{where}: {problem}", where=entry.article.id, problem=problem)
        entry.result = Result(article=entry.article, error=error, rules_version=worker.rules_version)

    def _end_those_over(self, timeout: float) -> None:
        now = time.monotonic()
        for worker in self._workers:
            where = worker.whereabouts.read()
            if where != worker.last or not worker.batches:
                worker.last, worker.since = where, now
                continue
            # What is done for several articles at once may take the time of all.
            is_one = where[1] is not None and where[0] == worker.batches[0].number
            if now - worker.since > timeout * (1 if is_one else len(worker.batches[0].entries)):
                worker.is_over_time = True
                worker.process.kill()


def _cause(code: int | None) -> Message:
    """How a process ended."""
    if code is None or code >= 0:
        return Message("ended with exit code {code}", code=code)
    try:
        name = f", {signal.Signals(-code).name}"
    except ValueError:
        name = ""
    return Message("died (signal {signal}{name})", signal=-code, name=name)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keeps Ctrl-C from a process while it starts, when it would only print a traceback; it inherits what is held here."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
