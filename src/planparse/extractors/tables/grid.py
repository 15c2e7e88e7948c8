"""A table as a full grid of slots over clean offsets, with the meaning of its columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planparse.lexicons.loader import first_match, rules
from planparse.mentions.times import find_times
from planparse.outline.model import Line
from planparse.outline.official import is_body
from planparse.readers.source import Cell, Table
from planparse.text.clean import CleanText

_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"[\d一二三四五六七八九十.．/、—–－~～至-]{1,12}")
_NUMERALS = re.compile("[一二三四五六七八九十]+")
_BETWEEN_TIMES = re.compile(r"[（()）：:，,、至—–－~～-]")
_LONGEST_TIME = 24
_WEEKDAY = re.compile("(?:星期|周|礼拜)?[一二三四五六日天]")
_LEAST_WEEKDAYS = 5


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


_EMPTY = Slot(0, 0, "", first=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds (None where the heading does not tell), and where the heading stands."""

    name: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Body rows under named columns; ``columns`` is empty where the table has no heading.

    ``captions`` are the cells over all columns above the heading.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Slot, ...], ...]
    captions: tuple[Slot, ...] = ()

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
    columns = _by_bodies(_by_weekdays(columns))
    if sum(column.role is not None for column in columns) < 2:
        return Grid((), tuple(rows[top:]))
    heading = tuple(slot.flat for slot in rows[top])
    body = [row for row in rows[top + depth :] if tuple(slot.flat for slot in row) != heading]
    columns = _stretched(columns, body)
    columns, body = _unfolded(columns, body)
    captions = tuple(row[0] for row in rows[:top] if row[0].flat)
    return Grid(columns, tuple(_slid_back(columns, row) for row in body if any(slot.flat for slot in row)), captions)


def turned(table: Table) -> Table:
    """A table whose times lie in its first row, with its columns as rows."""
    cells = (Cell(cell.column, cell.row, cell.start, cell.end, cell.columns, cell.rows) for cell in table.cells)
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _unfolded(
    columns: tuple[Column, ...], body: list[tuple[Slot, ...]]
) -> tuple[tuple[Column, ...], list[tuple[Slot, ...]]]:
    """The rows of a table whose columns stand twice side by side, one half below the other."""
    half, odd = divmod(len(columns), 2)
    names = [column.name for column in columns]
    if odd or half < 2 or names[:half] != names[half:] or "time" not in {column.role for column in columns}:
        return columns, body
    return columns[:half], [*(row[:half] for row in body), *(row[half:] for row in body)]


def _stretched(columns: tuple[Column, ...], body: list[tuple[Slot, ...]]) -> tuple[Column, ...]:
    """The columns where the heading of the times stood over several, and the others slid to the left."""
    named = next((len(columns) - at for at, column in enumerate(reversed(columns)) if column.name), 0)
    missing = len(columns) - named
    if not missing or columns[0].role != "time":
        return columns
    full = [row for row in body if _end(row) == len(columns)]
    timed = [row for row in full if all(_may_be_time(slot) for slot in row[: missing + 1])]
    return (columns[0],) * (missing + 1) + columns[1:named] if timed and 2 * len(timed) >= len(full) else columns


def _slid_back(columns: tuple[Column, ...], row: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """A row that slid to the left because cells above reach into it, back under its columns.

    Such a row ends early, and something else stands under the times.
    """
    free = len(columns) - _end(row)
    for shift in range(free + 1) if free else ():
        moved = (_EMPTY,) * shift + row[: len(row) - shift]
        if all(_fits(slot, column) for slot, column in zip(moved, columns, strict=True) if column.role == "time"):
            return moved
    return row


def _fits(slot: Slot, column: Column) -> bool:
    """Whether a cell may stand under a column of times; no year and month is a lone Chinese numeral."""
    return _may_be_time(slot) and not ("年" in column.name and _NUMERALS.fullmatch(slot.flat))


def _end(row: tuple[Slot, ...]) -> int:
    """The number of the last cell that the row has."""
    return max((at for at, slot in enumerate(row, start=1) if slot is not _EMPTY), default=0)


def _may_be_time(slot: Slot) -> bool:
    """Whether a cell is empty, a number, or nothing but a time."""
    if len(slot.flat) > _LONGEST_TIME:
        return False
    if not slot.flat or _NUMBER.fullmatch(slot.flat):
        return True
    found = find_times(slot.flat)
    return bool(found) and not _BETWEEN_TIMES.sub("", slot.flat[: found[0].start] + slot.flat[found[-1].end :])


def _by_bodies(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns of what each body does, where times stand before them and every other column names a body."""
    times = next((at for at, column in enumerate(columns) if column.role != "time"), len(columns))
    if not times or len(columns) - times < 2 or not all(is_body(column.name) for column in columns[times:]):
        return columns
    return (*columns[:times], *(replace(column, role="body") for column in columns[times:]))


def _by_weekdays(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns of single days where a table has one for each working day at least."""
    days = [column for column in columns if _WEEKDAY.fullmatch(column.name)]
    if len(days) < _LEAST_WEEKDAYS:
        return columns
    return tuple(replace(column, role="day") if column in days else column for column in columns)


def _filled(table: Table, clean: CleanText) -> list[tuple[Slot, ...]]:
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    grid = [[_EMPTY] * width for _ in range(height)]
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
