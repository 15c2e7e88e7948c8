"""Rows with typed columns, and one table in one file: ``write_table``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from planparse.writers.atomic import atomic
from planparse.writers.suffixes import function_for

Value = str | int | float | bool | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and the type of its values; every value may be missing (None)."""

    name: str
    type: Literal["text", "integer", "number", "flag"] = "text"


_FORMS: dict[str, str] = {
    ".csv": "planparse.writers.csv_folder:csv_table",
    ".jsonl": "planparse.writers.lines:jsonl_table",
    ".parquet": "planparse.writers.parquet:parquet_table",
    ".xlsx": "planparse.writers.workbook:xlsx_table",
}


def write_table(rows: Iterable[Row], columns: Sequence[Column], path: str | os.PathLike[str]) -> None:
    """Write one table in the form that the suffix of ``path`` names.

    Text is written so that no spreadsheet takes it for a formula: as a string cell in a workbook, with a ``'`` before
    it in CSV where it begins with one of ``= + - @ '`` (full width too), a tab, the end of a line or a NUL.

    Args:
        rows: A value for each column; taken one by one.
        columns: Names and types.
        path: The output (``.csv`` ``.xlsx`` ``.parquet`` ``.jsonl``); it appears when everything is written.

    Raises:
        WriteError: P050 for another suffix, P014 when a library is missing, P052 when it cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "a.csv")
        ...     write_table([("=1+1", 5)], [Column("text"), Column("value", "integer")], path)
        ...     path.read_text(encoding="utf-8-sig").split()
        ['text,value', "'=1+1,5"]
    """
    target = Path(path)
    form = table_form(target)
    with atomic(target) as temporary:
        form(rows, columns, temporary)


def table_form(path: Path) -> Callable[[Iterable[Row], Sequence[Column], Path], None]:
    """The function that writes tables named like ``path``.

    Raises:
        WriteError: P050 for a suffix without one, P014 when a library it needs is not installed.
    """
    return function_for(path, _FORMS, "table format")
