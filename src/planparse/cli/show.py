"""``planparse show``: a file as a tree in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from planparse.batch import Record, expand, parse_many
from planparse.batch.converted import converted
from planparse.batch.inputs import standard_input
from planparse.batch.task import Job


@click.command()
@click.argument("file")
@click.option("--full", is_flag=True, help="Whole texts instead of their beginnings.")
@click.option("--ocr", is_flag=True, help="Recognise pages without text (needs planparse[ocr]).")
@click.option("--width", type=click.IntRange(min=40), help="Columns. [default: the terminal's]")
def show(file: str, full: bool, ocr: bool, width: int | None) -> None:
    """Show what is in FILE as a tree: plans, sections, units, schedule and targets with their values.

    FILE is a document, a folder or zip archive of documents, a converted file (.jsonl), or '-' for a document on
    standard input.
    """
    from rich.console import Console

    from planparse.cli.tree import tree

    console = Console(width=width, highlight=False, markup=False, emoji=False)
    status = 0
    for record in _records(file, Job(options=(("ocr", True),) if ocr else ())):
        error = record.failure()
        if error is not None:
            click.echo(str(error), err=True)
            status = 1
        elif record.document is not None:
            console.print(tree(record.document, full=full))
    sys.exit(status)


def _records(file: str, job: Job) -> Iterator[Record]:
    if file == "-":
        return parse_many([standard_input()], workers=0, job=job)
    if file.endswith(".jsonl"):
        return converted(Path(file))
    return parse_many(expand([file]), workers=0, job=job)
