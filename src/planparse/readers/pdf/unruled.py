"""Tables that are set without rules: short entries that stand below each other in columns, row after row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import inf
from statistics import mean, median
from typing import TypeAlias

from planparse.readers.pdf.layout import SAME_LINE, Char, Line, cut, line_of, type_size
from planparse.readers.pdf.paragraphs import is_full
from planparse.readers.pdf.tables import Edges

_COLUMNS, _ROWS = 3, 3  # at least; fewer may be chance
_MOST_COLUMNS = 100
_APART = 0.5  # between two columns, in sizes of the type
_BELOW = 3.2  # from line to line, in sizes of the type
_SHORT, _NAME = 8, 24  # characters of the entries of one column, and of the first one
_CONTENTS = re.compile(r"第?[一二三四五六七八九十\d]{1,3}[章节篇、.．]")
_NEARLY_ALL = 0.8
_SLACK = 0.5

_Strip: TypeAlias = tuple[float, float]  # what a column takes of the page's width
_Part: TypeAlias = list[Char]  # characters of a printed line without a wide gap
_Row: TypeAlias = list[Line]  # parts of printed lines beside each other


@dataclass(slots=True)
class UnruledTable:
    """Printed rows, maybe of several pages, whose parts stand in the same strips."""

    strips: list[_Strip] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)

    @property
    def parts(self) -> Iterator[Line]:
        """All that stands in it."""
        return (part for row in self.rows for part in row)

    def cells(self) -> Iterator[tuple[int, list[Edges]]]:
        """Pages of the table, each with the edges (left, top, right, bottom) of all cells there, in points."""
        ends = [right + _SLACK for _, right in self.strips]  # at its longest line: it tells which lines are full
        sides = list(zip([self.strips[0][0] - _SLACK, *ends], ends, strict=False))
        for page, rows in groupby(_entries(self), key=lambda row: row[0].page):
            heights = [(min(part.top for part in row), max(part.bottom for part in row)) for row in rows]
            tops = [top - _SLACK for top, _ in heights]
            bottoms = [*tops[1:], heights[-1][1] + _SLACK]
            levels = zip(tops, bottoms, strict=True)
            yield page, [(left, top, right, bottom) for top, bottom in levels for left, right in sides]


def unruled_tables(pages: Iterable[Iterable[Line]]) -> list[UnruledTable]:
    """Find the tables without rules of a document.

    Args:
        pages: The printed lines of each page.
    """
    found = [UnruledTable()]
    grows = False  # whether the row above is the last one of the last table
    for page, lines in enumerate(pages):
        for at, parts in enumerate(_printed_rows(lines)):
            if not grows and len(parts) < _COLUMNS:
                continue
            row = _row(parts, page)
            table = found[-1]
            near = grows and (at == 0 or row[0].base - table.rows[-1][0].base <= _BELOW * row[0].size)
            grown = _with_row(table.strips, row) if near else None
            if grown is None and len(row) >= _COLUMNS:
                found.append(table := UnruledTable())
                grown = _with_row([], row)
            grows = grown is not None
            if grown is not None:
                table.strips = grown
                table.rows.append(row)
    for table in found:
        _drop_tail(table)
    return [table for table in found if _is_table(table)]


def _printed_rows(lines: Iterable[Line]) -> Iterator[list[_Part]]:
    """Lines from top to bottom, cut at all gaps that may be between columns, their parts from left to right."""
    rows: list[list[_Part]] = []
    chars = (char for line in lines for char in line.chars)
    for part in sorted(cut(chars, _APART), key=lambda part: part[0].base):
        if rows and part[0].base - rows[-1][0][0].base <= SAME_LINE * type_size(part):
            rows[-1].append(part)
        else:
            rows.append([part])
    return (sorted(row, key=lambda part: part[0].x0) for row in rows)


def _row(parts: Iterable[_Part], page: int) -> _Row:
    """The parts of a printed row as lines of their page."""
    row = [line for part in parts if (line := line_of(part)) is not None]
    for line in row:
        line.page = page
    return row


def _with_row(strips: Sequence[_Strip], row: _Row) -> list[_Strip] | None:
    """The strips of a table together with one more row; None where its parts do not stand in columns with them."""
    if len(row) > _MOST_COLUMNS:
        return None
    grown: list[_Strip] = []
    for left, right in sorted([*strips, *((part.x0, part.x1) for part in row)]):
        if grown and left < grown[-1][1]:
            grown[-1] = grown[-1][0], max(right, grown[-1][1])
        else:
            grown.append((left, right))
    added = len(grown) - len(strips)
    apart = all(right[0] - left[1] >= _APART * row[0].size for left, right in pairwise(grown))
    alone = len({_column(grown, part) for part in row}) == len(row)
    known = added < len(row) or not strips  # something of it stands below what is there
    return grown if apart and alone and known and added >= 0 and len(grown) <= _MOST_COLUMNS else None


def _column(strips: Sequence[_Strip], part: Line) -> int:
    """Number of the strip that a part of the table stands in."""
    return bisect_right(strips, (part.x0, inf)) - 1


def _drop_tail(table: UnruledTable) -> None:
    """Leave out lines at the end that stand in the first column alone, as a note or heading below a table does."""
    while len(table.rows) > 1:
        above, (part, *more) = table.rows[-2], table.rows[-1]
        if more or _column(table.strips, part) > 0:
            return
        if _column(table.strips, above[0]) == 0 and is_full(above[0], part, table.strips[0][1]):
            return  # it goes on with the entry above it
        table.rows.pop()


def _is_table(table: UnruledTable) -> bool:
    """Whether enough rows are full, names begin them and some column holds short entries only; no contents."""
    full = [row for row in table.rows if len(row) >= _COLUMNS]
    if len(full) < _ROWS:
        return False
    columns: list[list[int]] = [[] for _ in table.strips]
    for part in table.parts:
        columns[_column(table.strips, part)].append(len(part.text))
    if max(columns[0], default=0) > _NAME or min(median(column) for column in columns if column) > _SHORT:
        return False
    contents = sum(bool(_CONTENTS.match(row[0].text)) and row[-1].text.isdecimal() for row in full)
    return contents < 0.5 * len(full)


def _entries(table: UnruledTable) -> list[_Row]:
    """Printed rows to rows of the table.

    What stands beside an entry of several lines is set at its first line or at its middle. Gaps tell which of both:
    they are wider between two entries than within one.
    """
    rows = table.rows
    full = _full_rows(table)
    starts = max(set(full), _around_middles(full, len(rows)), key=lambda starts: _gain(rows, starts))
    cuts = [at for at, row in enumerate(rows) if at in starts or row[0].page != rows[at - 1][0].page]
    return [[part for row in rows[start:end] for part in row] for start, end in pairwise([*cuts, len(rows)])]


def _full_rows(table: UnruledTable) -> list[int]:
    """Numbers of the first row and of those with an entry in the column of names and one beside it.

    That is the first column with an entry in nearly all rows; months may stand before the names of weeks.
    """
    held = [{_column(table.strips, part) for part in row} for row in table.rows]
    most = max(len(columns) for columns in held)
    whole = [columns for columns in held if 2 * len(columns) > most]
    counts = [sum(at in columns for columns in whole) for at in range(len(table.strips))]
    names = next(at for at, count in enumerate(counts) if count >= _NEARLY_ALL * max(counts))
    return [at for at, columns in enumerate(held) if at == 0 or (names in columns and len(columns) > 1)]


def _around_middles(full: Sequence[int], end: int) -> set[int]:
    """Where entries begin that reach as far above their full row as below it; the full rows where that cannot be."""
    starts, above = [full[0]], 0
    for here, following in pairwise([*full, end]):
        above = following - here - 1 - above
        if above < 0:
            return set(full)
        starts.append(following - above)
    return set(full if above else starts[:-1])


def _gain(rows: Sequence[_Row], starts: set[int]) -> float:
    """How much wider the gaps before the starts are than all others."""
    gaps = {at: row[0].base - above[0].base for at, (above, row) in enumerate(pairwise(rows), start=1)}
    between = [gap for at, gap in gaps.items() if at in starts and gap > 0]  # not over a page's end
    within = [gap for at, gap in gaps.items() if at not in starts and gap > 0]
    return mean(between) - mean(within) if between and within else 0.0
