#!/usr/bin/env python3
"""Writes the pages of docs/ that say what the code says: the record, metrics, units, tables of rules, commands, Python, scores.

    scripts/build_docs.py            # writes what is stale, and says which
    scripts/build_docs.py --check    # writes nothing; exit code 1 where a page is stale

Whole pages are generated, or a part between `<!-- generated: NAME -->` and `<!-- end of NAME -->`.
"""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
from pydantic import BaseModel

import digestnlp
from digestnlp.batch import run
from digestnlp.cli import main as commands
from digestnlp.evaluation import evaluate
from digestnlp.models import Entity, Fact
from digestnlp.rules import Rules, load_rules
from digestnlp.rules.schema import TABLES, ClassifierEntry, Entry, MetricEntry, UnitEntry

ROOT = Path(__file__).parents[1]
NOTE = "<!-- Written by scripts/build_docs.py: change what it is made from, then run it. -->\n\n"
NONE = "–"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell(text) for text in line)} |\n" for line in lines)


def cell(text: str) -> str:
    """Text on one line that ends no cell and opens no tag."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;") or NONE


def code(value: object) -> str:
    """A value as code."""
    return f"`{value}`"


# ---------------------------------------------------------------- types and docstrings


def type_name(annotation: Any) -> str:  # noqa: ANN401 (annotations are of any kind)
    """How a reader calls the type of a field."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return " or ".join("null" if part is type(None) else type_name(part) for part in arguments)
    if origin is Literal:
        return ", ".join(code(value) for value in arguments)
    if origin is Annotated:
        return type_name(arguments[0])
    if origin is tuple:
        inner = [type_name(part) for part in arguments if part is not Ellipsis]
        return f"list of {inner[0]}" if Ellipsis in arguments else f"({', '.join(inner)})"
    if origin is dict:
        return f"{type_name(arguments[0])} → {type_name(arguments[1])}"
    return getattr(annotation, "__name__", str(annotation))


SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises):\n((?:(?: {4}.*)?\n?)*)", re.M)
TITLES = {"Args": "Arguments"}


def docstring(thing: object) -> str:
    """The docstring of a function or class as Markdown; sections of Google style become lists."""
    text = inspect.getdoc(thing) or ""
    if isinstance(thing, type) and issubclass(thing, BaseModel):
        told = "".join(f"- {code(name)}: {meaning}\n" for name, meaning in attributes(thing).items())
        return f"{summary(thing)}\n\n**Attributes**\n\n{told}".strip()
    text = SECTION.sub(lambda found: f"**{TITLES.get(found[1], found[1])}**\n\n{section(*found.groups())}\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def section(kind: str, body: str) -> str:
    """The body of a section: a list of what it names, or the text of `Returns`."""
    body = textwrap.dedent(body).strip()
    if kind in ("Returns", "Yields"):
        return f"{body}\n"
    return "".join(f"- {code(name)}: {meaning}\n" for name, meaning in described(body))


def described(body: str) -> Iterator[tuple[str, str]]:
    """The names of a section, each with its meaning on one line."""
    for item in re.split(r"\n(?=\S)", body):
        name, _, meaning = item.partition(":")
        yield name, " ".join(meaning.split())


def attributes(model: type) -> dict[str, str]:
    """What the fields of a class, its docstring and those above it say of each attribute."""
    meanings: dict[str, str] = {}
    owners = [owner for owner in model.__mro__ if owner.__module__.startswith("digestnlp")]
    for owner in reversed(owners):
        for kind, body in SECTION.findall(inspect.cleandoc(owner.__doc__ or "")):
            if kind == "Attributes":
                for names, meaning in described(textwrap.dedent(body).strip()):
                    meanings |= dict.fromkeys(names.split(", "), meaning)
    fields = model.model_fields if issubclass(model, BaseModel) else {}
    return {name: field.description for name, field in fields.items() if field.description} | meanings


# ---------------------------------------------------------------- pages


def record_page() -> str:
    """The fields of a fact row."""
    rows = []
    for name, field in Fact.model_fields.items():
        rows.append((code(name), type_name(field.annotation), field.description or ""))
    return f"""# The record

{inspect.getdoc(Fact)}

One definition, `digestnlp.Fact`, gives this page, the JSON schema (`digestnlp schema`), the tables of databases and the columns of files.
In JSON, decimals are strings in plain notation and dates `YYYY-MM-DD`; offsets count Unicode code points of the article as read and
are half-open.

{table(("field", "type", "meaning"), rows)}
A level has no `direction`; a change has one, and its value stays positive. Where several rows of one subject, metric and period differ,
`scope` says of which part each is: "the" figure is the row whose `scope` and `direction` are null.

## Names

Beside the facts, an article gives its names, one `digestnlp.Entity` a mention.

{table(("field", "type", "meaning"), model_rows(Entity))}"""


def model_rows(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    """Fields of a record with what its docstring says of them."""
    meanings = attributes(model)
    for name, field in model.model_fields.items():
        yield code(name), type_name(field.annotation), meanings.get(name, "")


def metrics_page(rules: Rules) -> str:
    """The measures, by family."""
    entries = rules.of(MetricEntry)
    families = [
        f"\n## {family}\n\n"
        + table(("metric", "名称", "what it is", "dimensions", "for example"), map(metric_row, group))
        for family, group in groupby(entries, lambda entry: entry.id.partition(".")[0])
    ]
    return f"""# Metrics

The {len({entry.key for entry in entries})} measures of the base pack, as `fact.metric` names them. The figure that an example is about
stands in 【】. A change of a measure may be a ratio whatever its dimensions. Families are files of `packs/base/metrics`; your own pack adds
to them ([guide for rule authors](rules.md)).
{"".join(families)}"""


def metric_row(entry: MetricEntry) -> Sequence[str]:
    """A measure's line."""
    return (
        code(entry.key), entry.label, entry.doc, ", ".join(entry.dimensions), entry.examples[0] if entry.examples else "",
    )  # fmt: skip


def units_page(rules: Rules) -> str:
    """Units by dimension, and classifiers."""
    by_dimension: dict[str, list[UnitEntry]] = {}
    for entry in rules.of(UnitEntry):
        by_dimension.setdefault(entry.dimension, []).append(entry)
    dimensions = [
        f"\n## {dimension}\n\n" + table(("unit", "written", "is", "for example"), map(unit_row, entries))
        for dimension, entries in by_dimension.items()
    ]
    classifiers = rules.of(ClassifierEntry)
    return f"""# Units

The {len(rules.of(UnitEntry))} units and {len(classifiers)} classifiers of the base pack, as `fact.unit` names them. `unit/per` joins two
(`CNY/t`, `km/h`). Units with a Pint definition convert into each other: `digestnlp.convert`; money and classifiers never do.
{"".join(dimensions)}
## Classifiers

Each is its own unit, as written.

{" ".join(code(entry.id) for entry in classifiers)}
"""


def unit_row(entry: UnitEntry) -> Sequence[str]:
    """A unit's line."""
    written = [*entry.prefixes, *entry.spellings, *entry.fractions, *entry.nearby]
    return (
        code(entry.id),
        ", ".join(dict.fromkeys(written)),
        code(entry.pint) if entry.pint else "",
        entry.examples[0] if entry.examples else "",
    )


def tables_page() -> str:
    """What may stand in a rule pack."""
    shared = table(("field", "type", "default", "meaning"), field_rows(Entry, skip=()))
    parts = [
        f"\n## {name}\n\n{summary(model)}\n\n"
        + (
            table(("field", "type", "default", "meaning"), rows)
            if (rows := [*field_rows(model, skip=Entry.model_fields)])
            else ""
        )
        for name, model in TABLES.items()
    ]
    return f"""# Tables of a rule pack

Each `[[table]]` of a pack's TOML files, and each line of its lexicon files, is one of these. An unknown field is an error that names the
nearest known one. The [guide](rules.md) shows them at work.

## Every entry

{shared}{"".join(parts)}"""


def summary(model: type[BaseModel]) -> str:
    """A docstring without its attributes."""
    return SECTION.sub("", inspect.cleandoc(model.__doc__ or "")).strip()


def field_rows(model: type[BaseModel], *, skip: Iterable[str]) -> Iterator[Sequence[str]]:
    """Fields of an entry with their defaults."""
    meanings = attributes(model)
    for name, field in model.model_fields.items():
        if name not in skip:
            default = "required" if field.is_required() else code(toml(field.get_default(call_default_factory=True)))
            yield code(name), type_name(field.annotation), default, meanings.get(name, "")


def toml(value: object) -> str:
    """A default as a pack would say it."""
    return (
        {(): "[]", None: "none", True: "true", False: "false"}.get(value, repr(value))
        if not isinstance(value, dict)
        else "{}"
    )


def commands_page() -> str:
    """Every command with its arguments, options and examples."""
    parts = [command_part(name, command) for name, command in all_commands(commands, "digestnlp")]
    return f"""# Command line

{commands.help}

Facts go to stdout, messages to stderr. Exit codes: 0 all went well, 1 a check failed, 2 the command or its input cannot be used, 3 done,
but some articles failed. Help, messages and explanations are English or Chinese by the locale; `DIGESTNLP_LANG=en` or `zh_CN` says
which. JSON is the same in both.

{"".join(parts)}"""


def all_commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """The commands below a group, by their full names."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def command_part(name: str, command: click.Command) -> str:
    """One command's part of the page."""
    context = click.Context(command, parent=click.Context(commands, **commands.context_settings))
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    options = [
        option_row(option, context) for option in command.get_params(context) if isinstance(option, click.Option)
    ]
    examples = textwrap.dedent("\n".join((command.epilog or "").splitlines()[2:]))
    return f"""## {name}

```text
{usage}
```

{inspect.cleandoc(command.help or "")}

{table(("option", "default", "meaning"), options)}
```text
{examples}
```

"""


def option_row(option: click.Option, context: click.Context) -> Sequence[str]:
    """An option's line."""
    takes = f" {option.make_metavar(context)}" if not option.is_flag else ""
    names = ", ".join(code(name + takes) for name in sorted(option.opts, key=len, reverse=True))
    default = option.get_default(context) if option.show_default else None
    return names, "required" if option.required else code(default) if default is not None else "", option.help or ""


def python_page() -> str:
    """The public names."""
    parts = []
    for name in digestnlp.__all__:
        thing = getattr(digestnlp, name)
        if callable(thing):
            parts.append(f"\n## {name}\n\n{signature(name, thing)}{docstring(thing)}\n{methods(name, thing)}")
    return f"""# Python

All of these are names of `digestnlp`; each is imported when it is first used. Records are frozen pydantic models.
{"".join(parts)}"""


def signature(name: str, thing: Callable[..., object]) -> str:
    """How it is called; records and errors are made by the library."""
    if inspect.isclass(thing) and issubclass(thing, (BaseModel, Exception)):
        return ""
    text = re.sub(r"'([^']*[\[|][^']*|[A-Z]\w+|bool|str|int)'", r"\1", str(inspect.signature(thing)))
    return f"```text\n{name}{text}\n```\n\n"


def methods(name: str, thing: object) -> str:
    """The public methods and properties of a class of our own."""
    if not inspect.isclass(thing):
        return ""
    parts = []
    for method, value in vars(thing).items():
        if method.startswith("_") or method == "model_config" or not inspect.getdoc(value):
            continue
        if inspect.isfunction(value):
            parts.append(f"\n### {name}.{method}\n\n{signature(method, value)}{docstring(value)}\n")
        elif isinstance(value, property) or hasattr(value, "func"):
            parts.append(f"\n### {name}.{method}\n\n{docstring(value)}\n")
    return "".join(parts)


def scores() -> str:
    """What the engine scores on the sample articles."""
    articles = ROOT / "data/articles"
    facts = {}
    for result in run([articles]):
        facts.setdefault(Path(result.article.id).stem, []).extend(fact.row() for fact in result.facts)
    report = evaluate(ROOT / "data/gold", facts, articles=articles)
    rows = [
        (level, *(f"{value:.3f}".lstrip("0") for value in (score.precision, score.recall, score.f1)))
        for level, score in report.levels.items()
    ]
    return table(("level", "precision", "recall", "F1"), rows)


# ---------------------------------------------------------------- writing


def pages() -> dict[Path, str]:
    """Every page that is generated, or has a part that is, with what it should hold."""
    rules = load_rules()
    whole = {
        "schema": record_page(),
        "metrics": metrics_page(rules),
        "units": units_page(rules),
        "tables": tables_page(),
        "cli": commands_page(),
        "api": python_page(),
    }
    made = {ROOT / "docs" / f"{name}.md": NOTE + text.rstrip("\n") + "\n" for name, text in whole.items()}
    found = scores()
    for page in (ROOT / "README.md", ROOT / "docs/accuracy.md"):
        made[page] = with_part(page.read_text(encoding="utf-8"), "scores", found, page)
    return made


def with_part(text: str, name: str, part: str, page: Path) -> str:
    """The page with the part between its two marks."""
    pattern = re.compile(f"(<!-- generated: {name} -->\n).*?(<!-- end of {name} -->)", re.S)
    if not pattern.search(text):
        raise SystemExit(
            f"{page}: there is no part {name!r}; put <!-- generated: {name} --> and <!-- end of {name} --> there"
        )
    return pattern.sub(lambda marks: f"{marks[1]}\n{part}\n{marks[2]}", text)


def main() -> None:
    """Writes the stale pages, or only names them."""
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        raise SystemExit(__doc__)
    stale = [page for page, text in pages().items() if not page.exists() or page.read_text(encoding="utf-8") != text]
    for page in stale:
        print(f"{page.relative_to(ROOT)}: {'stale; run scripts/build_docs.py' if check else 'written'}")
    if check:
        sys.exit(bool(stale))
    for page, text in pages().items():
        if page in stale:
            page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
