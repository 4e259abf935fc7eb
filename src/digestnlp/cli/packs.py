"""The commands about rule packs."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from digestnlp.cli.common import CHECK_FAILED, Unusable, examples_of, print_rows
from digestnlp.errors import RuleError
from digestnlp.examples import check_examples
from digestnlp.rules import load_rules


@click.group()
def rules() -> None:
    """Look at rule packs and check them."""


@rules.command("list", epilog=examples_of("digestnlp rules list", "digestnlp rules list my_rules --table metric"))
@click.argument("packs", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--table", help="Only the entries of this table, such as metric or unit.")
def list_rules(packs: tuple[Path, ...], table: str | None) -> None:
    """List the entries in force: the base pack, with the packs DIR laid over it."""
    tables = load_rules(*packs).tables
    if table is not None and table not in tables:
        raise Unusable(
            _("there is no table {table!r}; allowed: {tables}").format(table=table, tables=", ".join(tables))
        )
    print_rows(
        {"table": name, "id": entry.id, "doc": entry.doc}
        for name, entries in tables.items()
        if table in (None, name)
        for entry in entries.values()
    )


@rules.command("check", epilog=examples_of("digestnlp rules check my_rules"))
@click.argument("packs", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def check_rules(ctx: click.Context, packs: tuple[Path, ...]) -> None:
    """Load the packs DIR over the base pack and run the examples and counters of all entries."""
    try:
        loaded = load_rules(*packs)
        failures = check_examples(loaded)
    except RuleError as error:
        click.echo(_("Error: {message}").format(message=error.said(_)), err=True)
        ctx.exit(CHECK_FAILED)
    print_rows(dict(failure) for failure in failures)
    entries = [entry for table in loaded.tables.values() for entry in table.values()]
    examples = sum(len(entry.examples) + len(entry.counters) for entry in entries)
    summary = _("{entries} entries, {examples} examples and counters, {failures} failures")
    click.echo(summary.format(entries=len(entries), examples=examples, failures=len(failures)), err=True)
    if failures:
        ctx.exit(CHECK_FAILED)
