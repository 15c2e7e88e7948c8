"""A table as a full grid of slots over clean offsets, with the meaning of its columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planparse.lexicons.loader import first_match, rules
from planparse.outline.model import Line
from planparse.outline.official import is_body
from planparse.readers.source import Cell, Table
from planparse.text.clean import CleanText

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the grid; ``[start, end)`` are clean offsets.

    A merged cell fills several slots and is ``first`` in one of them.
    """

    start: int
    end: int
    text: str
    first: bool

    @property
    def flat(self) -> str:
        """The text without blanks."""
        return _BLANK.sub("", self.text)

    def lines(self) -> Iterator[Line]:
        """The lines of the cell without surrounding blanks."""
        at = self.start
        for part in self.text.split("\n"):
            stripped = part.strip()
            if stripped:
                first = at + len(part) - len(part.lstrip())
                yield Line(first, first + len(stripped), stripped)
            at += len(part) + 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds (None where the heading does not tell), and where the heading stands."""

    name: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Body rows under named columns; ``columns`` is empty where the table has no heading."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Slot, ...], ...]

    def having(self, *roles: str | None) -> tuple[int, ...]:
        """Indices of the columns of these roles; None stands for columns whose role is not known."""
        return tuple(index for index, column in enumerate(self.columns) if column.role in roles)


def grid_of(table: Table, clean: CleanText) -> Grid:
    """Lay a table out, find its heading and name its columns.

    A caption over all columns is left out, a heading may take several rows, and a heading that is repeated on a new
    page is no row.

    Args:
        table: A table of the source; its offsets are those of ``clean.raw``.
        clean: The repaired text.
    """
    rows = _filled(table, clean)
    top = next((at for at, row in enumerate(rows) if len({slot.start for slot in row}) > 1), 0)
    depth = _depth(table, top)
    columns = tuple(_column(rows[top : top + depth], index) for index in range(len(rows[top]))) if rows else ()
    columns = _by_bodies(columns)
    if sum(column.role is not None for column in columns) < 2:
        return Grid((), tuple(rows[top:]))
    heading = tuple(slot.flat for slot in rows[top])
    body = (row for row in rows[top + depth :] if tuple(slot.flat for slot in row) != heading)
    return Grid(columns, tuple(row for row in body if any(slot.flat for slot in row)))


def _by_bodies(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns of what each body does, where times stand before them and every other column names a body."""
    if len(columns) < 3 or columns[0].role != "time" or not all(is_body(column.name) for column in columns[1:]):
        return columns
    return (columns[0], *(replace(column, role="body") for column in columns[1:]))


def _filled(table: Table, clean: CleanText) -> list[tuple[Slot, ...]]:
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    empty = Slot(0, 0, "", first=False)
    grid = [[empty] * width for _ in range(height)]
    for cell in table.cells:
        start, end = bisect_left(clean.origin, cell.start), bisect_left(clean.origin, cell.end)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = Slot(start, end, clean.text[start:end], first=_is_first(cell, row, column))
    return [tuple(row) for row in grid]


def _is_first(cell: Cell, row: int, column: int) -> bool:
    return (row, column) == (cell.row, cell.column)


def _depth(table: Table, top: int) -> int:
    """Rows of the heading: several where a cell of its first row spans columns that are named below it."""
    cells = [cell for cell in table.cells if cell.row == top]
    grouped = any(cell.columns > 1 for cell in cells)
    return max((cell.rows for cell in cells), default=1) if grouped else 1


def _column(heading: list[tuple[Slot, ...]], index: int) -> Column:
    slots = [row[index] for row in heading]
    names = list(dict.fromkeys(slot.flat for slot in slots if slot.flat))
    last = slots[-1]
    rule = first_match(rules("table_columns"), names[-1]) if names else None
    if names and rule is None:
        rule = first_match(rules("table_columns"), "".join(names))
    return Column("".join(names), rule.value if rule else None, last.start, last.end)
