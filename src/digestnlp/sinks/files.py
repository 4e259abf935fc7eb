"""Files of facts: JSON lines, CSV and Parquet, staged beside their place and put there when all is written."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digestnlp.columns import FACTS
from digestnlp.errors import SinkError
from digestnlp.models import Result
from digestnlp.sinks.base import Sink, cannot_write, lone_surrogate, not_open
from digestnlp.sinks.frames import write_parquet
from digestnlp.sinks.jsonl import json_line, regular_file
from digestnlp.sinks.locks import locked
from digestnlp.sinks.staging import Staging

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

# Takes the rows of each article, as JSON lines.
Writer = Callable[[Path, Iterable[str]], None]


def _write_jsonl(path: Path, articles: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(articles)


def _write_csv(path: Path, articles: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FACTS.names)
        writer.writerows([_cell(value) for value in row.values()] for row in _rows(articles))


def _cell(value: Any) -> str | int | None:  # noqa: ANN401 (what JSON holds)
    """Text and numbers as they are; the rest as JSON says it."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (bool, list)) else value


def _write_parquet(path: Path, articles: Iterable[str]) -> None:
    write_parquet(path, _rows(articles))


def _rows(articles: Iterable[str]) -> Iterator[dict[str, Any]]:
    for lines in articles:
        # Not splitlines: JSON leaves line separators of Unicode as they are.
        yield from map(json.loads, lines.split("\n")[:-1])


WRITERS: dict[str, Writer] = {".jsonl": _write_jsonl, ".csv": _write_csv, ".parquet": _write_parquet}


class FileSink(Sink):
    """The facts of one run, in the order of its articles.

    Rows are gathered in `OUT.part` and OUT is replaced at the end. After an exception, or a kill at any moment, OUT is as it
    was before; `OUT.part` stays where there is something in it, and a sink that is opened with `resume` goes on with it.

    Args:
        path: where the file shall be; its suffix is one of `WRITERS`.
        resume: whether to go on with what a run before has left; else that is thrown away.
    """

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        super().__init__(str(path))
        self.path = path
        self._resume = resume
        self._target = path
        self._exit = contextlib.ExitStack()
        self._staging: Staging | None = None

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack, self._errors():
            self._target = regular_file(self.path)
            stack.enter_context(locked(self._target, self.path))
            self._staging = Staging(self._beside(".part"), resume=self._resume)
            stack.callback(self._staging.close)
            self._exit = stack.pop_all()
        return self

    def _beside(self, suffix: str) -> Path:
        return self._target.with_name(self._target.name + suffix)

    def _holds(self, article_id: str, content_hash: str, rules_version: str) -> bool:
        return self._open_staging().holds(article_id, content_hash, rules_version)

    def _write(self, result: Result) -> None:
        staging, article = self._open_staging(), result.article
        if result.error is not None:
            return
        rows = "".join(json_line(fact.row()) for fact in result.facts)
        with self._errors():
            staging.put(article.id, article.content_hash, result.rules_version, rows)

    def _open_staging(self) -> Staging:
        if self._staging is None:
            raise not_open(self.path)
        return self._staging

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        staging, self._staging = self._open_staging(), None
        with self._exit, self._errors():
            staging.commit()
            if kind is None:
                self._complete(staging)
            finished = kind is None or staging.is_empty()
            staging.close()
            if finished:
                staging.remove()

    def _complete(self, staging: Staging) -> None:
        whole = self._beside(".part.whole")
        try:
            WRITERS[self.path.suffix.lower()](whole, staging.rows())
            whole.replace(self._target)
        finally:
            whole.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise cannot_write(self.path, self._target.parent, error) from error
        except UnicodeEncodeError as error:
            raise SinkError(lone_surrogate(self.path, error)) from error
