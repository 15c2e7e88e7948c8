"""CSV and TSV files: one table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.sheets import add_sheet
from planparse.readers.source import Limits, Source
from planparse.readers.text import decode

_DELIMITERS = ",\t;，|"
_SAID = re.compile(r"sep=([,\t;，|])\r?(?:\n|$)", re.IGNORECASE)  # how Excel is told the delimiter
_SAMPLE = 20_000


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a CSV or TSV file in any encoding as a table.

    The delimiter is the one that cuts most rows into the same number of cells; a file without one is read as text.
    Lines with one cell before a wider table are its titles, and notes may stand below it. Where a quotation mark is
    never closed, each line is a row, with a warning ``damaged``.

    Raises:
        ReadError: P010 and P011 as for text files, P012 if quotes are damaged.
    """
    del limits  # the size was checked before
    text, codec, notices = decode(data, name)
    builder = Builder(warnings=list(notices))
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text)
    if delimiter is None:
        for line in text.splitlines():
            builder.paragraph(line)
        return builder.source("text/csv", codec)
    try:
        closed = _is_closed(text, delimiter)
        rows = _rows(text, delimiter, csv.QUOTE_MINIMAL if closed else csv.QUOTE_NONE)
    except csv.Error as error:
        raise ReadError("P012", "read", f"its quotes are damaged ({error})", "save it again", file=name) from error
    if not closed:
        builder.warn("damaged", "a quotation mark is never closed; each line was read as a row")
        rows = [[cell.strip('"') for cell in row] for row in rows]
    values = {(number, column): cell for number, row in enumerate(rows) for column, cell in enumerate(row)}
    add_sheet(builder, "", values, {}, named=False)
    return builder.source("text/csv", codec)


def _rows(text: str, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    return [row for row in lines if any(map(str.strip, row))]


def _delimiter(text: str) -> str | None:
    """The delimiter that cuts most rows alike; None where none of them cuts more than prose would."""
    best: tuple[int, int, str] | None = None
    for delimiter in _DELIMITERS:
        try:
            rows = _rows(text[:_SAMPLE], delimiter)
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, alike = max(widths.items(), key=lambda item: (item[1], item[0]))
        if alike * 2 >= len(rows) - 1 and (best is None or (alike, width) > best[:2]):
            best = alike, width, delimiter
    return best[2] if best else None


def _is_closed(text: str, delimiter: str) -> bool:
    """Whether every quotation mark that opens a cell is closed before the end, or before a cell grows beyond reason."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return not any(sign in str(error) for sign in ("unexpected end of data", "field larger"))
    return True
