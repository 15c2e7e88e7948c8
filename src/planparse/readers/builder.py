"""``Builder``: the one way for readers to lay text out as ``Source`` promises, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from planparse.readers.source import Cell, Mark, MarkKind, Source, Table
from planparse.schema import Notice

_CELL_BREAK = re.compile(r"[ \t\r\f\v]*\n\s*")
_CELL_SPACE = re.compile(r"[\t\r\f\v]+")
_MADE = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]|\d{4}年\d{1,2}月")  # 制表单位：教务处
_NOTE = re.compile(r"(?:[备附]?注|说\s{0,4}明|备\s{1,4}注)\s{0,2}[:：]")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell before it has a place in the text: its grid position, how far it reaches, and its text."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Builder:
    r"""Collects paragraphs, tables and pages in reading order and keeps count of the offsets.

    Example:
        >>> builder = Builder()
        >>> builder.paragraph("工作安排", "heading", 1)
        >>> above = builder.table([GridCell(0, 0, "时间"), GridCell(0, 1, "内容"), GridCell(1, 0, "三月")])
        >>> source = builder.source("text/plain")
        >>> source.text
        '工作安排\n时间\t内容\n三月\t'
        >>> [source.text[cell.start : cell.end] for cell in source.tables[0].cells]
        ['时间', '内容', '三月']
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[int] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)

    def paragraph(self, text: str, mark: MarkKind | None = None, level: int = 0) -> None:
        """Add a paragraph on a line of its own; a paragraph of white space is left out."""
        text = text.strip()
        if not text:
            return
        start = self._append(text)
        if mark:
            self.marks.append(Mark(start, self.length, mark, level))

    def table(self, cells: Iterable[GridCell]) -> int:
        """Add a table: rows on lines, columns divided by tabs; places covered by a larger cell stay empty.

        Rows over the table that one cell fills are its titles, and stand above it as paragraphs, as do those that say
        who made it and when; notes in its last rows stand below it.

        Returns:
            How many rows stand above the table.
        """
        rows: dict[int, dict[int, GridCell]] = {}
        for cell in cells:
            rows.setdefault(cell.row, {})[cell.column] = replace(cell, text=cell_text(cell.text))
        columns = max((cell.column + cell.columns for row in rows.values() for cell in row.values()), default=0)
        if not any(cell.text for row in rows.values() for cell in row.values()):
            return 0
        first = 0
        while len(rows) > 2 and columns > 1 and (title := _above(rows.get(first, {}), columns)):
            self.paragraph(title)
            del rows[first]
            first += 1
        notes = _notes(rows) if columns > 1 else {}
        for row in notes:
            del rows[row]
        placed: list[Cell] = []
        start = -1
        for row in range(first, max(rows) + 1):
            line = rows.get(row, {})
            at = self._append("\t".join(line[column].text if column in line else "" for column in range(columns)))
            start = at if start < 0 else start
            for column in range(columns):
                if column in line:
                    cell = line[column]
                    placed.append(Cell(row - first, column, at, at + len(cell.text), cell.rows, cell.columns))
                    at += len(cell.text)
                at += 1
        self.tables.append(Table(start, self.length, tuple(placed)))
        for note in notes.values():
            self.paragraph(note)
        return first

    def add(self, source: Source) -> None:
        """Add what another reader found."""
        if source.text:
            at = self._append(source.text)
            self.tables += [
                Table(table.start + at, table.end + at, tuple(_moved(cell, at) for cell in table.cells))
                for table in source.tables
            ]
            self.marks += [replace(mark, start=mark.start + at, end=mark.end + at) for mark in source.marks]
        self.warnings += source.warnings

    @property
    def next_start(self) -> int:
        """Offset where the next line added will start."""
        return self.length + 1 if self.parts else 0

    def warn(self, code: str, message: str) -> None:
        """Add a warning."""
        self.warnings.append(Notice(code=code, message=message))

    def source(self, media_type: str, encoding: str | None = None) -> Source:
        """Everything collected, as a ``Source``."""
        return Source(
            "\n".join(self.parts),
            media_type,
            encoding,
            tuple(min(page, self.length) for page in self.pages),
            tuple(self.tables),
            tuple(self.marks),
            tuple(self.warnings),
        )

    def _append(self, text: str) -> int:
        """Add one line (or lines) and return the offset where it starts."""
        start = self.next_start
        self.parts.append(text)
        self.length = start + len(text)
        return start


def _above(row: dict[int, GridCell], columns: int) -> str:
    """Text of a row that stands over a table: one cell fills it, or it says who made the table and when."""
    cell = row.get(0)
    if cell and len(row) == 1:
        return cell.text if cell.columns == columns and cell.rows == 1 else ""
    texts = [cell.text for cell in row.values() if cell.text]
    return " ".join(texts) if len(texts) > 1 and all(map(_MADE.match, texts)) else ""


def _notes(rows: dict[int, dict[int, GridCell]]) -> dict[int, str]:
    """Text of the rows below a table that explain it: one cell in each, of which the first says that it is a note."""
    below: list[tuple[int, str]] = []
    noted = 0
    for row in sorted(rows, reverse=True)[:-2]:
        texts = [cell.text for cell in rows[row].values() if cell.text]
        if len(texts) != 1:
            break
        below.append((row, texts[0]))
        if _NOTE.match(texts[0]):
            noted = len(below)
    return dict(reversed(below[:noted]))


def _moved(cell: Cell, by: int) -> Cell:
    return replace(cell, start=cell.start + by, end=cell.end + by)


def cell_text(text: str) -> str:
    r"""Text of a cell: inner paragraphs on lines of their own, no tabs and no empty lines.

    Example:
        >>> cell_text(" 第一周\t8.30 \n\n 开学 ")
        '第一周 8.30\n开学'
    """
    return _CELL_SPACE.sub(" ", _CELL_BREAK.sub("\n", text.strip()))
