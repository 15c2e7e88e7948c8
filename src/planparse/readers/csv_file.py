"""CSV and TSV files: one table."""

from __future__ import annotations

import csv
import io

from planparse.errors import ReadError
from planparse.readers.builder import Builder, GridCell
from planparse.readers.source import Limits, Source
from planparse.readers.text import decode

_DELIMITERS = ",\t;，|"


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a CSV or TSV file in any encoding as a table.

    The delimiter is the one that stands in the first line most often. A first line with one cell before a wider
    table is its title.

    Raises:
        ReadError: P010 and P011 as for text files, P012 if quotes are damaged.
    """
    del limits  # the size was checked before
    text, codec, notices = decode(data, name)
    head = next((line for line in text.splitlines() if any(mark in line for mark in _DELIMITERS)), "")
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise ReadError("P012", "read", f"its quotes are damaged ({error})", "save it again", file=name) from error
    builder = Builder(warnings=list(notices))
    while len(rows) > 1 and sum(bool(cell.strip()) for cell in rows[0]) == 1:
        builder.paragraph("".join(rows.pop(0)))
    builder.table(GridCell(number, column, cell) for number, row in enumerate(rows) for column, cell in enumerate(row))
    return builder.source("text/csv", codec)
