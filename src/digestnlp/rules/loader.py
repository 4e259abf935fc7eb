"""Reads rule packs: folders of TOML tables and lexicon TSVs, overlaid in order, into one immutable `Rules`."""

from __future__ import annotations

import difflib
import functools
import hashlib
import importlib.resources
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import tomli  # Compiled, which tomllib is not: packs are read in a third of the time.
from pydantic import TypeAdapter, ValidationError

from digestnlp._version import __version__
from digestnlp.building import uncollected
from digestnlp.errors import CLAUSES, Message, RuleError, joined
from digestnlp.rules.schema import TABLES, Entry, Label, LexiconEntry

if sys.version_info >= (3, 11):
    from importlib.resources.abc import Traversable
else:
    from importlib.abc import Traversable

E = TypeVar("E", bound=Entry)

LEXICON_COLUMNS = ("id", "label", "name", "aliases", "ticker", "parent", "context")
_LABELS = frozenset(get_args(Label))
# What a row of a lexicon says where it says nothing, for each field.
_UNSAID = {name: info.default for name, info in LexiconEntry.model_fields.items()}


@dataclass(frozen=True)
class Rules:
    """All entries of the packs in force.

    `version` is a hash of the package version and of the packs' files: two runs with one version give the same rows.
    """

    tables: dict[str, dict[str, Entry]] = field(repr=False)
    version: str

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rules) and self.version == other.version

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind, in the order in which the packs give them."""
        name = next(n for n, k in TABLES.items() if k is kind)
        return cast("tuple[E, ...]", tuple(self.tables[name].values()))

    def known(self, label: Label) -> tuple[LexiconEntry, ...]:
        """The names of the lexicon with this label, in their order."""
        return self._by_label.get(label, ())

    def words(self, name: str) -> tuple[str, ...]:
        """The named list of words; an unknown name is a mistake in the engine, hence KeyError."""
        return cast("Any", self.tables["words"][name]).words  # type: ignore[no-any-return]

    @functools.cached_property
    def _by_label(self) -> dict[Label, tuple[LexiconEntry, ...]]:
        """The lexicon by label: it is long, and most of who asks for it asks for the places alone."""
        found: dict[Label, list[LexiconEntry]] = {}
        for entry in self.of(LexiconEntry):
            found.setdefault(entry.label, []).append(entry)
        return {label: tuple(entries) for label, entries in found.items()}


def load_rules(*packs: str | Path) -> Rules:
    """The base pack, overlaid with the given folders in order.

    An entry whose id the packs below hold already needs `replace = true`; a file's top-level `disable = ["table:id"]` (or
    just the id, where it is unique) takes entries out.

    Raises:
        RuleError: names file, rule, field, value and the nearest allowed spelling.
    """
    return _overlaid(tuple((str(pack), _fingerprint(Path(pack))) for pack in packs))


@functools.lru_cache(maxsize=8)
@uncollected()
def _overlaid(packs: tuple[tuple[str, str], ...]) -> Rules:
    """The rules of the base pack and of the given folders, each with the fingerprint of its content."""
    base, content = _base()
    tables = {name: dict(entries) for name, entries in base.items()}
    for pack, _ in packs:
        _overlay(tables, Path(pack))
    files = [content, *(content for _, content in packs)]
    return Rules(tables, hashlib.sha256(" ".join([__version__, *files]).encode()).hexdigest()[:16])


@functools.cache
def _base() -> tuple[dict[str, dict[str, Entry]], str]:
    """The base pack's entries, read once whatever is laid over them, and the hash of its files."""
    tables: dict[str, dict[str, Entry]] = {name: {} for name in TABLES}
    _overlay(tables, base_pack())
    return tables, _content(base_pack())


def base_pack() -> Traversable:
    """The pack that the package carries."""
    return importlib.resources.files("digestnlp") / "packs" / "base"


def _fingerprint(pack: Path) -> str:
    """Changes when a file of the pack does, so that an edited pack is read anew."""
    if not pack.is_dir():
        raise RuleError(
            "{pack}: a rule pack is a folder of .toml and .tsv files, and this is {kind}; give the folder",
            pack=pack,
            kind=Message("a file") if pack.exists() else Message("not there"),
        )
    return _content(pack)


def _content(pack: Traversable) -> str:
    """A hash of the pack's files."""
    digest = hashlib.sha256()
    for file in _files(pack):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for child in sorted(folder.iterdir(), key=lambda c: c.name):
        if child.is_dir():
            yield from _files(child)
        elif child.name.endswith((".toml", ".tsv")):
            yield child


def _overlay(tables: dict[str, dict[str, Entry]], pack: Traversable) -> None:
    below = {(table, id_) for table, entries in tables.items() for id_ in entries}
    for file in _files(pack):
        for table, entries in _read_tsv(file) if file.name.endswith(".tsv") else _read_toml(file, tables):
            for entry in entries:
                if entry.id in tables[table] or entry.replace:
                    _check_replacement(tables[table], entry, file, table, known_below=(table, entry.id) in below)
                tables[table][entry.id] = entry
                if below:
                    below.discard((table, entry.id))


def _check_replacement(
    entries: dict[str, Entry], entry: Entry, file: Traversable, table: str, *, known_below: bool
) -> None:
    if entry.id in entries and not (entry.replace and known_below):
        advice = Message("set replace = true to take its place" if known_below else "give each entry an id of its own")
        raise RuleError(
            "{file}: {table} {id!r}: field 'id': this id is taken already; {advice}",
            file=file,
            table=table,
            id=entry.id,
            advice=advice,
        )
    if entry.replace and not known_below:
        near = _nearest(entry.id, entries)
        raise RuleError(
            "{file}: {table} {id!r}: field 'replace': there is no entry of this id below to replace{near}",
            file=file,
            table=table,
            id=entry.id,
            near=near,
        )


def _read_toml(file: Traversable, tables: dict[str, dict[str, Entry]]) -> Iterator[tuple[str, list[Entry]]]:
    try:
        data = tomli.loads(file.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError("{file}: not valid TOML in UTF-8: {error}", file=file, error=error) from error
    _disable(data.pop("disable", []), tables, str(file))
    for table, rows in data.items():
        if table not in TABLES or table == "lexicon":
            allowed = [t for t in TABLES if t != "lexicon"]
            raise RuleError(
                "{file}: table {table!r} is not known{near}; allowed: {allowed} and disable = [...]",
                file=file,
                table=table,
                near=_nearest(table, allowed),
                allowed=", ".join(f"[[{t}]]" for t in allowed),
            )
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise RuleError(
                "{file}: {table!r} must be an array of tables; write [[{table}]] before each entry",
                file=file,
                table=table,
            )
        places = [f"{file}: {table} {row.get('id', f'number {number}')!r}" for number, row in enumerate(rows, 1)]
        yield table, _entries(table, rows, places.__getitem__, lists=True)


def _disable(ids: object, tables: dict[str, dict[str, Entry]], where: str) -> None:
    if not isinstance(ids, list) or not all(isinstance(i, str) for i in ids):
        raise RuleError(
            "{where}: field 'disable': {ids!r} must be a list of ids, such as ['metric:auto.deliveries']",
            where=where,
            ids=ids,
        )
    for id_ in ids:
        table, _, name = id_.rpartition(":")
        if table and table not in tables:
            raise RuleError(
                "{where}: field 'disable': table {table!r} is not known{near}",
                where=where,
                table=table,
                near=_nearest(table, tables),
            )
        found = [t for t in ([table] if table else tables) if name in tables[t]]
        if not found:
            known = [i for t in ([table] if table else tables) for i in tables[t]]
            raise RuleError(
                "{where}: field 'disable': no entry {id!r}{near}", where=where, id=id_, near=_nearest(name, known)
            )
        if len(found) > 1:
            choices = ", ".join(f"{t}:{name}" for t in found)
            raise RuleError(
                "{where}: field 'disable': {id!r} stands in several tables; say which: {choices}",
                where=where,
                id=id_,
                choices=choices,
            )
        del tables[found[0]][name]


def _read_tsv(file: Traversable) -> Iterator[tuple[str, list[Entry]]]:
    """A lexicon: tab-separated, a header line, `|` between aliases, `?` before one that needs context, # for comments."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError("{file}: a lexicon is UTF-8 text: {error}; save it in UTF-8", file=file, error=error) from error
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        return
    columns = _columns(lines.pop(0)[1].split("\t"), str(file))
    rows = [_lexicon_row(columns, line.split("\t"), file, number) for number, line in lines]
    if all(row.get("label") in _LABELS and "id" in row and "name" in row for row in rows):
        # Nothing else can be wrong with what these cells were made into; pydantic would look at tens of thousands of them.
        yield "lexicon", [LexiconEntry.trusted({**_UNSAID, **row}) for row in rows]
        return
    yield (
        "lexicon",
        _entries(
            "lexicon",
            rows,
            lambda n: Message("{file}: line {number}: {id!r}", file=file, number=lines[n][0], id=rows[n].get("id", "")),
        ),
    )


def _columns(row: list[str], where: str) -> list[str]:
    for name in row:
        if name not in LEXICON_COLUMNS:
            raise RuleError(
                "{where}: column {name!r} is not known{near}; allowed: {allowed}",
                where=where,
                name=name,
                near=_nearest(name, LEXICON_COLUMNS),
                allowed=", ".join(LEXICON_COLUMNS),
            )
    for name in ("id", "label", "name"):
        if name not in row:
            raise RuleError(
                "{where}: column {name!r} is missing; the first line names the columns, id, label and name at least",
                where=where,
                name=name,
            )
    return row


def _lexicon_row(columns: list[str], row: list[str], file: Traversable, number: int) -> dict[str, Any]:
    if len(row) > len(columns):
        raise RuleError(
            "{file}: line {number}: {cells} cells under {count} columns; take tabs out of the cells",
            file=file,
            number=number,
            cells=len(row),
            count=len(columns),
        )
    values: dict[str, Any] = {key: cell for key, cell in zip(columns, map(str.strip, row), strict=False) if cell}
    listed = values.get("aliases")
    if listed is not None:
        aliases = [alias for alias in map(str.strip, listed.split("|")) if alias]
        values["aliases"] = tuple(aliases)
        if "?" in listed:
            values["aliases"] = tuple(alias for alias in aliases if alias[0] != "?")
            values["context_aliases"] = tuple(alias[1:].strip() for alias in aliases if alias[0] == "?")
    if "context" in values:
        if values["context"] not in ("yes", "no", "traditional"):
            raise RuleError(
                "{file}: line {number}: {id!r}: field 'context': {value!r} is not allowed; write yes, traditional, or nothing",
                file=file,
                number=number,
                id=values.get("id", ""),
                value=values["context"],
            )
        values["traditional"] = values["context"] == "traditional"
        values["context"] = values["context"] != "no"
    return values


def _entries(
    table: str, rows: list[dict[str, Any]], where: Callable[[int], str | Message], *, lists: bool = False
) -> list[Entry]:
    """The rows as entries, checked at once: one by one takes twice as long.

    Args:
        table: what they are entries of.
        rows: their fields.
        where: says for a row's number where it stands.
        lists: whether lists stand for tuples in the rows.
    """
    model = TABLES[table]
    adapter: TypeAdapter[list[Entry]] = TypeAdapter(list[model])  # type: ignore[valid-type]
    try:
        # Both refuse "3" for 3; but only JSON has tuples read from lists then, and takes twice as long.
        entries = (
            adapter.validate_json(json.dumps(rows, default=str), strict=True)
            if lists
            else adapter.validate_python(rows, strict=True)
        )
    except ValidationError as error:
        errors = error.errors()
        number = cast("int", errors[0]["loc"][0])
        mistakes = [_explain(model, rows[number], where(number), dict(e)) for e in errors if e["loc"][0] == number]
        raise RuleError(joined(mistakes, CLAUSES)) from error
    for entry in entries:  # A set of its own takes more room than a name.
        object.__setattr__(entry, "__pydantic_fields_set__", model._every_field)
    return entries


def _explain(model: type[Entry], row: dict[str, Any], where: str | Message, error: dict[str, Any]) -> Message:
    path = [str(p) for p in error["loc"][1:]]  # the first is the row's number
    name, value = path[0], row.get(path[0])
    if error["type"] == "extra_forbidden":
        return Message(
            "{where}: field {name!r} is not known (value {value!r}){near}; allowed: {allowed}",
            where=where,
            name=name,
            value=value,
            near=_nearest(name, model.model_fields),
            allowed=", ".join(model.model_fields),
        )
    if error["type"] == "missing":
        return Message("{where}: field {name!r} is missing; add it", where=where, name=name)
    value = error["input"]
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return Message(
            "{where}: field {name!r}: {value!r} is not allowed{near}; allowed: {allowed}",
            where=where,
            name=name,
            value=value,
            near=_nearest(value, allowed),
            allowed=", ".join(allowed),
        )
    return Message(
        "{where}: field {name!r}: {value!r} is not allowed: {reason}",
        where=where,
        name=".".join(path),
        value=value,
        reason=Message(error["msg"]),
    )


def _nearest(name: object, allowed: Iterable[str]) -> Message | str:
    near = difflib.get_close_matches(str(name), list(allowed), n=1, cutoff=0.4)
    return Message("; did you mean {near!r}?", near=near[0]) if near else ""
