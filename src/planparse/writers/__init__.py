"""Results on disk: one function for each suffix of the output; an output appears whole or not at all.

A writer is a function ``(lines, path)``: it takes the documents one by one as lines of JSON, so that none is kept in
memory, and makes a file or folder at ``path``. Its module is imported when its suffix is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.writers.atomic import atomic
from planparse.writers.suffixes import function_for

if TYPE_CHECKING:
    from planparse.schema import ParsedDocument

__all__ = ["SUFFIXES", "Write", "atomic", "write", "writer"]

Write = Callable[[Iterable[str], Path], None]

SUFFIXES: dict[str, str] = {
    ".jsonl": "planparse.writers.lines:write_jsonl",
    ".json": "planparse.writers.lines:write_json",
    ".csv": "planparse.writers.csv_folder:write_csv",
    ".xlsx": "planparse.writers.workbook:write_xlsx",
    ".parquet": "planparse.writers.parquet:write_parquet",
    ".duckdb": "planparse.writers.databases:write_duckdb",
    ".sqlite": "planparse.writers.databases:write_sqlite",
    ".html": "planparse.writers.html:write_html",
}


def write(documents: Iterable[ParsedDocument | str], path: str | os.PathLike[str]) -> None:
    """Write documents in the form that the suffix of ``path`` names.

    Args:
        documents: Documents, or lines of JSON that hold one each.
        path: The output; replaced when it exists, and only after everything was written.

    Raises:
        WriteError: P050 for a suffix without writer, P014 when a library is missing, P052 when it cannot be written.
    """
    target = Path(path)
    write_lines = writer(target)
    with atomic(target) as temporary:
        write_lines(_lines(documents), temporary)


def writer(path: Path) -> Write:
    """The function that writes outputs named like ``path``.

    Raises:
        WriteError: P050 for a suffix without writer, P014 when a library it needs is not installed.
    """
    return function_for(path, SUFFIXES, "output format")


def _lines(documents: Iterable[ParsedDocument | str]) -> Iterator[str]:
    for document in documents:
        yield document if isinstance(document, str) else document.model_dump_json()
