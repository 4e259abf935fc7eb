"""What a worker process does: builds the engine once, then reads the batches that it is sent, until nobody is there to send."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import queue
import signal
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import NamedTuple

from digestnlp.batch.compact import Packed, pack
from digestnlp.batch.together import process
from digestnlp.engine import Engine
from digestnlp.errors import DigestError
from digestnlp.models import Article
from digestnlp.reader import parse_article
from digestnlp.rules import load_rules

# Has names that are looked up in the dictionary, a figure and a time: what it takes to load everything.
_FIRST_ARTICLE = "小米汽车和理想去年交付 12.8 万辆，同比增长 35%。"
_POSITION_BITS = 32


class Task(NamedTuple):
    """Articles to read, under a number that is never used again in this run."""

    number: int
    articles: Sequence[Article]


class Ready(NamedTuple):
    """The engine is built."""

    rules_version: str


class Done(NamedTuple):
    """The results of the oldest task that is not answered, in order."""

    results: Sequence[Packed]


class Whereabouts:
    """Which article of which task is being read, in memory that both processes see: it costs no message, and outlives a kill."""

    def __init__(self, shared: ctypes.c_uint64) -> None:
        self.shared = shared

    def say(self, task: int, position: int | None) -> None:
        """Position None: of the task, but of none of its articles alone."""
        self.shared.value = task << _POSITION_BITS | (0 if position is None else position + 1)

    def read(self) -> tuple[int, int | None]:
        """The task's number, 0 before the first, and the article's position in it."""
        task, position = divmod(self.shared.value, 1 << _POSITION_BITS)
        return task, position - 1 if position else None


def work(connection: Connection, packs: tuple[str, ...], tagger: str | None, shared: ctypes.c_uint64) -> None:
    """Answers `Ready`, or the error that keeps it from being so, and then each `Task` with `Done`, in order."""
    # Ctrl-C goes to all processes of a terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    try:
        engine = Engine(load_rules(*packs), tagger)
    except DigestError as error:
        connection.send(error)
        return
    engine.process(parse_article(_FIRST_ARTICLE, id="first"))
    # What is there now stays; the collector need not look through it, neither while it is built nor later.
    gc.freeze()
    gc.enable()
    connection.send(Ready(engine.version))
    whereabouts = Whereabouts(shared)
    while True:
        number, articles = tasks.get()
        results = process(engine, articles, lambda position, number=number: whereabouts.say(number, position))  # type: ignore[misc]
        connection.send(Done([pack(result) for result in results]))


def _receive(connection: Connection, tasks: queue.SimpleQueue[Task]) -> None:
    """Takes tasks as soon as they come, so that nobody waits to send one; ends the process with the other end of the pipe."""
    try:
        with contextlib.suppress(EOFError, OSError):
            while True:
                tasks.put(connection.recv())
    finally:
        os._exit(1)
