"""``planparse summary``: what was found, counted by file."""

from __future__ import annotations

import sys

import click

from planparse.cli.documents import documents
from planparse.errors import PlanParseError
from planparse.schema import ParsedDocument

COLUMNS = ("plans", "sections", "goals", "tasks", "context", "schedule", "targets", "references", "warnings")

_PLAIN_WIDTH = 132


def counts(document: ParsedDocument) -> tuple[int, ...]:
    """Numbers of plans, of the items in them by kind, and of warnings, in the order of ``COLUMNS``."""
    inside = (sum(len(getattr(plan, name)) for plan in document.plans) for name in COLUMNS[1:-1])
    return (len(document.plans), *inside, len(document.warnings))


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
def summary(inputs: tuple[str, ...]) -> None:
    """Count what is in INPUT (documents, folders or converted .jsonl files), a line for each file."""
    from rich.console import Console
    from rich.table import Table

    failures: list[PlanParseError] = []
    table = Table(box=None, pad_edge=False)
    table.add_column("file", overflow="fold", min_width=24, no_wrap=False)
    for name in COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    total = [0] * len(COLUMNS)
    for document in documents(inputs, failures):
        row = counts(document)
        total = [a + b for a, b in zip(total, row, strict=True)]
        table.add_row(document.source.path, *map(str, row))
    table.add_row("total", *map(str, total), style="bold")
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = _PLAIN_WIDTH
    console.print(table)
    for error in failures:
        click.echo(str(error), err=True)
    sys.exit(1 if failures else 0)
