"""Reads gold folders and what was found: rows of JSONL files, and the articles that they are of."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from digestnlp.errors import EvaluationError, Message, reason_of
from digestnlp.reader import read

Row = Mapping[str, Any]

# Without these keys a row cannot be scored.
SCORED_KEYS = ("start", "end", "text", "metric", "value", "relation", "modality")
DECODER = json.JSONDecoder(parse_float=Decimal)


def read_rows(path: Path, needed: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The rows of a JSONL file, numbers exact.

    Args:
        path: the file.
        needed: the keys that each row must have.

    Raises:
        EvaluationError: names the file, or the line that is no JSON object or has not all keys.
    """
    rows = []
    try:
        with path.open("rb") as lines:  # bytes, for a row may hold U+2028 and its like
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = Message("{path}: line {number}", path=path, number=number)
                    rows.append(_row_of(line.decode("utf-8"), needed, where))
    except FileNotFoundError as error:
        raise EvaluationError("{path}: there is no such file or folder; check the path", path=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError("{path}: cannot be read as UTF-8 JSON lines: {error}", path=path, error=error) from error
    return rows


def _row_of(line: str, needed: Sequence[str], where: Message) -> dict[str, Any]:
    try:
        row = DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(
            "{where} is no JSON: {error}; write one row a line", where=where, error=reason_of(error)
        ) from error
    if not isinstance(row, dict):
        raise EvaluationError("{where} is no JSON object; write one row a line", where=where)
    missing = [key for key in needed if key not in row]
    if missing:
        raise EvaluationError(
            "{where} has no {missing}; a fact row has {needed}; take what digestnlp run or extract writes",
            where=where,
            missing=", ".join(map(repr, missing)),
            needed=", ".join(needed),
        )
    return row


def read_found(
    found: Path, gold: Path, *, articles: Path | None = None
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]] | None]:
    """Facts and entities by stem, as `evaluate` takes them; entities are None where no file holds any.

    Args:
        found: a folder of `STEM.jsonl` and `STEM.entities.jsonl`, or one JSONL file of facts of all articles.
        gold: the folder of gold files.
        articles: the folder of the articles, where it is not the gold folder.

    Raises:
        EvaluationError: nothing of it belongs to a gold article, or it cannot be read.
    """
    stems = stems_of(gold)
    if found.is_dir():
        facts = {
            stem: read_rows(found / f"{stem}.jsonl", SCORED_KEYS)
            for stem in stems
            if (found / f"{stem}.jsonl").exists()
        }
        names = {stem: found / f"{stem}.entities.jsonl" for stem in stems}
        entities = {stem: read_rows(path) for stem, path in names.items() if path.exists()}
        expected = Message("STEM.jsonl for a gold article, such as {stem}.jsonl", stem=stems[0])
    else:
        facts, entities = defaultdict(list), {}
        stem_of = {article.id: stem for stem in stems for article in read(_article_path(articles or gold, stem))}
        for row in read_rows(found, ("article_id", *SCORED_KEYS)):
            # A folder's articles are named by their path in it.
            name = row["article_id"]
            facts[stem_of.get(name, PurePosixPath(name).stem)].append(row)
        expected = Message("a row of a gold article, such as article_id {id!r}", id=next(iter(stem_of)))
    if not set(stems) & {*facts, *entities}:
        raise EvaluationError(
            "{found}: no {expected}; run digestnlp over the articles of {gold} first",
            found=found,
            expected=expected,
            gold=gold,
        )
    return dict(facts), entities or None


def stems_of(gold: Path) -> list[str]:
    """The stems of the articles that a folder has gold for.

    Raises:
        EvaluationError: it has none.
    """
    stems = [path.name.removesuffix(".facts.jsonl") for path in sorted(gold.glob("*.facts.jsonl"))]
    if not stems:
        raise EvaluationError("{gold}: no gold here; a gold folder holds STEM.facts.jsonl files", gold=gold)
    return stems


def _article_path(folder: Path, stem: str) -> Path:
    for suffix in (".md", ".txt"):
        path = folder / f"{stem}{suffix}"
        if path.exists():
            return path
    raise EvaluationError(
        "{folder}: no article {stem}.md or {stem}.txt for the gold file {stem}.facts.jsonl",
        folder=folder,
        stem=stem,
    )


def source_of(folder: Path, stem: str) -> str:
    """The text of an article, as offsets count it.

    Raises:
        EvaluationError: the folder has no such article, or it is no UTF-8.
    """
    path = _article_path(folder, stem)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise EvaluationError("{path}: a gold article is UTF-8 text: {error}", path=path, error=error) from error


def in_scope(rows: Sequence[Row], source: str, stem: str) -> list[Row]:
    """The rows that gold covers: front matter and first-level headings are left out."""
    for row in rows:
        start, end, text = row["start"], row["end"], row["text"]
        if source[start:end] != text:
            raise EvaluationError(
                "{stem}: {text!r} is not the article's text at {start}:{end} ({there!r}); "
                "offsets count code points of the file as read",
                stem=stem,
                text=text,
                start=start,
                end=end,
                there=source[start:end],
            )
    outside = _out_of_scope(source)
    return [row for row in rows if not any(start <= row["start"] < end for start, end in outside)]


def _out_of_scope(source: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    if source.startswith("---\n") and "\n---\n" in source:
        spans.append((0, source.index("\n---\n") + 5))
    for line in source.split("\n"):
        if line.startswith("# "):
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans
