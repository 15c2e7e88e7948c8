"""Excel workbooks: a sheet for each table, text as text whatever it begins with."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from lxml.etree import SerialisationError
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import WorkbookAlreadySaved
from openpyxl.writer.excel import ExcelWriter

from planparse.writers.flat import TABLES, chunks
from planparse.writers.tables import Column, Row, Value

_ROWS = 1_048_576  # of a sheet; what is beyond goes to a second sheet
_CHARACTERS = 32_767  # of a cell, in units of UTF-16
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT = "…（超出单元格容量）"


def write_xlsx(lines: Iterable[str], path: Path) -> None:
    """A workbook with the sheets ``plans``, ``tasks`` and so on."""
    with _book(path) as book:
        sheets = {name: _Sheets(book, name, columns) for name, columns in TABLES.items()}
        for name, rows in chunks(lines):
            for row in rows:
                sheets[name].append(row)


def xlsx_table(rows: Iterable[Row], columns: Sequence[Column], path: Path) -> None:
    """One table in a workbook of one sheet."""
    with _book(path) as book:
        sheet = _Sheets(book, "table", columns)
        for row in rows:
            sheet.append(row)


@contextmanager
def _book(path: Path) -> Iterator[Any]:
    book = openpyxl.Workbook(write_only=True)
    try:
        with path.open("wb") as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:  # first: the place is there
            yield book
            ExcelWriter(book, archive).save()  # not book.save, which leaves its archive open when the disk is full
    except SerialisationError as error:  # openpyxl keeps the rows of a sheet in a temporary file until it saves
        raise OSError(f"{error} in {tempfile.gettempdir()}") from error
    finally:
        for sheet in book.worksheets:
            with suppress(WorkbookAlreadySaved, SerialisationError):
                sheet.close()  # else its half-written stream complains when it is collected


class _Sheets:
    """A table in one sheet, or in several (``tasks``, ``tasks_2``) when it has more rows than a sheet holds."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column]) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._number = self._rows = 0
        self._begin()

    def append(self, row: Row) -> None:
        if self._rows >= _ROWS:
            self._begin()
        self._sheet.append(list(self._cells(row)))
        self._rows += 1

    def _begin(self) -> None:
        self._number += 1
        title = self._name if self._number == 1 else f"{self._name}_{self._number}"
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        self._sheet.append([column.name for column in self._columns])
        self._rows = 1

    def _cells(self, row: Row) -> Iterator[Any]:
        for value in row:
            yield self._text(value) if isinstance(value, str) else value

    def _text(self, text: Value) -> Any:
        cell = WriteOnlyCell(self._sheet, value=_fitting(str(text)))
        cell.data_type = "s"  # a string even when it begins with =
        return cell


def _fitting(text: str) -> str:
    """Text that a cell can hold: no control characters, and an end that says when it was cut."""
    clean = _NOT_IN_XML.sub("�", text)
    if 2 * len(clean) <= _CHARACTERS:
        return clean
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * _CHARACTERS:
        return clean
    return units[: 2 * (_CHARACTERS - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
