"""One text into an article: what its front matter or its row says of it, its date, and its sections."""

from __future__ import annotations

import difflib
import itertools
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from digestnlp.errors import ReadError
from digestnlp.models import Article
from digestnlp.reader.datelines import day_in, day_of
from digestnlp.reader.decoding import without_unstorable
from digestnlp.reader.layout import Draft, find_drafts, group, with_first_line_as_heading, with_titles
from digestnlp.reader.limits import LONGEST_ID
from digestnlp.rules import Rules, load_rules
from digestnlp.times.calendar import anchor_day
from digestnlp.view import view

FIELDS = ("id", "title", "date", "source", "text")

_RULE = "---"
"""Opens front matter, and is a rule where none follows."""
# Of a row's many fields, those that may be a misspelt one of ours.
_FIELDS_TO_CHECK, _LONGEST_FIELD = 50, 20


_SHORTENED = reprlib.Repr()
_SHORTENED.maxlevel = 2  # YAML's aliases can make a value of nine letters that is a billion when it is written out


@dataclass(frozen=True)
class _Metadata:
    id: str | None = None
    title: str | None = None
    published: date | None = None
    source: str | None = None


def parse_article(
    text: str,
    *,
    id: str,
    name: str | None = None,
    title: str | None = None,
    published: date | str | None = None,
    source: str | None = None,
    rules: Rules | None = None,
) -> Article:
    r"""An article from Markdown with or without front matter, or from plain text.

    Args:
        text: the whole text; a byte order mark is dropped, NUL and lone surrogates become U+FFFD.
        id: the article's id where the front matter gives none.
        name: where the text is from, for errors; a full date in it serves where there is no other. Default: `id`.
        title: what the caller knows better than the text, as `published` and `source` are.
        published: the article's date.
        source: the outlet.
        rules: the rules whose word lists to use; default: the base pack.

    Returns:
        The article. Blocks leave out a （来源：…） or an outlet in brackets at their end; `Section.source` has it.

    Raises:
        ReadError: broken front matter, or a field of it that is not as it should be.
        ValueError: `published` is no day.
    """
    name = id if name is None else name
    text, replaced = without_unstorable(text.removeprefix("\ufeff"))
    fields, body = _front_matter(text, name)
    metadata = _metadata(fields or {}, name)
    known = _Metadata(
        id=metadata.id or id,
        title=title or metadata.title,
        published=anchor_day(published) or metadata.published,
        source=source or metadata.source,
    )
    seen = view(text)
    rules = rules or load_rules()
    drafts = find_drafts(text, seen, body, rules)
    if fields is None:
        drafts = with_first_line_as_heading(drafts, seen)
    return _article(text, seen, drafts, known, name=name, where=name, replaced=replaced, rules=rules)


def own_id(row: object) -> str | None:
    """The id that a row of JSONL gives itself; None where it has none that can be one."""
    try:
        return _label(row, "id", "") if isinstance(row, dict) else None
    except ReadError:
        return None


def article_from_row(row: object, *, id: str, name: str, where: str, rules: Rules) -> Article:
    """An article from a row of JSONL; its text is the title, a blank line, the text.

    Args:
        row: what the line holds; an object with `text` or `title`, and `id`, `date`, `source`.
        id: the article's id where the row gives none.
        name: the file's name; a full date in it serves where there is no other.
        where: file and line, for errors.
        rules: the rules whose word lists to use.

    Raises:
        ReadError: a row or a field that is not as it should be.
    """
    if not isinstance(row, dict):
        raise ReadError(
            "{where}: a line holds one JSON object with the fields {fields}; this is {row}",
            where=where,
            fields=", ".join(FIELDS),
            row=_brief(row),
        )
    _check_spelling(row, where)
    metadata = _metadata(row, where)
    title, body = _field(row, "title", where), _field(row, "text", where)
    if not (title or body):
        raise ReadError("{where}: fields 'title' and 'text' are missing or empty; give at least one", where=where)
    text, replaced = without_unstorable((body or "") if title is None else f"{title}\n\n{body or ''}")
    seen = view(text)
    start = 0 if title is None else len(title) + 2
    drafts = find_drafts(text, seen, start, rules)
    if title is not None and (shown := seen[: start - 2].strip()):
        begin = seen.index(shown)
        drafts.insert(0, Draft("heading", begin, begin + len(shown), last_line=-1))
    known = _Metadata(metadata.id or id, metadata.title, metadata.published, metadata.source)
    return _article(text, seen, drafts, known, name=name, where=where, replaced=replaced, rules=rules)


def _article(
    text: str, seen: str, drafts: list[Draft], known: _Metadata, *, name: str, where: str, replaced: bool, rules: Rules
) -> Article:
    drafts = with_titles(drafts, text, known.title)
    title = known.title or _first_heading(drafts, text)
    published, flags = known.published, []
    if published is None and title and (published := day_in(title)):
        flags.append("date_from_title")
    if published is None and (published := day_in(PurePath(name).name)):
        flags.append("date_from_name")
    if replaced:
        flags.append("characters_replaced")
    id_ = known.id or name
    if len(id_) > LONGEST_ID:
        raise ReadError(
            "{where}: the id is longer than {most} characters, the most that databases look up; give the article a shorter one",
            where=where,
            most=LONGEST_ID,
        )
    return Article(
        id=id_,
        text=text,
        title=title,
        published=published,
        source=known.source,
        sections=group(drafts, text, seen, rules=rules, published=published, source=known.source),
        flags=tuple(flags),
    )


def _first_heading(drafts: list[Draft], text: str) -> str | None:
    """The title that the layout shows: the first block, where it is a title or no Markdown heading of a section."""
    first = drafts[0] if drafts else None
    if first and (first.kind == "title" or (first.kind == "heading" and first.level < 2)):
        return text[first.start : first.end]
    return None


def _front_matter(text: str, where: str) -> tuple[dict[str, Any] | None, int]:
    """The fields of the front matter, None where there is none, and where the body begins."""
    if not text.startswith(_RULE):
        return None, 0
    from digestnlp.reader.front_matter import front_matter  # Loads YAML, which takes long and most texts have none of.

    return front_matter(text, where)


def _metadata(fields: Mapping[str, Any], where: str) -> _Metadata:
    said = _field(fields, "date", where)
    published = day_of(said.strip()) if said else None
    if said and published is None:
        raise ReadError(
            "{where}: field 'date': {value} is no date; write it as 2025-01-02 (a time may follow)",
            where=where,
            value=_brief(said),
        )
    id_, title, source = (_label(fields, name, where) for name in ("id", "title", "source"))
    return _Metadata(id_, title, published, source)


def _label(fields: Mapping[str, Any], name: str, where: str) -> str | None:
    value = _field(fields, name, where)
    return without_unstorable(value.strip())[0] if value else None


def _field(fields: Mapping[str, Any], name: str, where: str) -> str | None:
    """A field's text, None where it is missing or empty. A number is allowed for an id."""
    value = fields.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise ReadError(
            "{where}: field {name!r}: {value} is not allowed; write text in quotes, or leave the field out",
            where=where,
            name=name,
            value=_brief(value),
        )
    return value if value and value.strip() else None


def _check_spelling(row: Mapping[str, Any], where: str) -> None:
    """Fields that the reader does not know are other programs' business, unless one looks like a field that is missing."""
    missing = [name for name in FIELDS if name not in row]
    unknown = (key for key in row if key not in FIELDS and len(key) <= _LONGEST_FIELD)
    for key in itertools.islice(unknown, _FIELDS_TO_CHECK):
        near = difflib.get_close_matches(key, missing, n=1, cutoff=0.75)
        if near:
            raise ReadError(
                "{where}: field {key!r} is not known; did you mean {near!r}? Allowed: {allowed}",
                where=where,
                key=key,
                near=near[0],
                allowed=", ".join(FIELDS),
            )


def _brief(value: object) -> str:
    """A value for an error, whatever its size."""
    return f"{_SHORTENED.repr(value):.60}"
