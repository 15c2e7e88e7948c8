"""CSV: a folder with a file for each table, in UTF-8 with a mark by which spreadsheet programs know it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from planparse.writers.flat import TABLES, chunks
from planparse.writers.tables import Column, Row, Value

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\0", "\t", "\n", "\r", "'")  # full width counts in East Asia


def write_csv(lines: Iterable[str], path: Path) -> None:
    """A folder ``path`` with ``plans.csv``, ``tasks.csv`` and so on."""
    path.mkdir()
    with ExitStack() as stack:
        files = {name: stack.enter_context(_open(path / f"{name}.csv")) for name in TABLES}
        for name, columns in TABLES.items():
            csv.writer(files[name]).writerow([column.name for column in columns])
        for name, rows in chunks(lines):
            csv.writer(files[name]).writerows(map(_safe, rows))


def csv_table(rows: Iterable[Row], columns: Sequence[Column], path: Path) -> None:
    """One table in one file."""
    with _open(path) as stream:
        csv.writer(stream).writerow([column.name for column in columns])
        csv.writer(stream).writerows(map(_safe, rows))


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8-sig", newline="")


def _safe(row: Row) -> list[Value]:
    return [_guarded(value) if isinstance(value, str) else value for value in row]


def _guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula; a first ``'`` is doubled, so that taking one away restores it.

    Example:
        >>> _guarded("=HYPERLINK()"), _guarded("'a'"), _guarded("抓好教研")
        ("'=HYPERLINK()", "''a'", '抓好教研')
    """
    return "'" + text if text.startswith(_FORMULA) else text
