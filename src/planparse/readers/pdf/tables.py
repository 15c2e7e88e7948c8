"""Ruled tables: cells in their grid, wrapped lines rejoined, parts on several pages put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from planparse.readers.builder import GridCell
from planparse.readers.pdf.layout import Char, Line, make_lines
from planparse.readers.pdf.paragraphs import join_cell

Edges = tuple[float, float, float, float]
_SAME = 3.0
_ENOUGH_NAMES = 4
_LONGEST_NAME = 12


@dataclass(slots=True)
class PdfCell:
    """A cell with its edges (left, top, right, bottom), its lines, and how many rows it spans on later pages."""

    edges: Edges
    lines: list[Line]
    more: int = 0


@dataclass(slots=True)
class PdfTable:
    """A table, or the part of it on one page: rows of cells, with the page on which each row begins."""

    rows: list[list[PdfCell]]
    pages: list[int] = field(default_factory=list)

    @property
    def reach(self) -> tuple[float, float]:
        """Left and right end."""
        cells = [cell.edges for row in self.rows for cell in row]
        return min(cell[0] for cell in cells), max(cell[2] for cell in cells)


def make_table(cells: Sequence[Edges], chars: Sequence[Char], page: int) -> PdfTable | None:
    """Put the characters of a page into the cells of a ruled table; None for a mere frame around text."""
    if len(cells) < 2:
        return None
    rows: dict[int, list[PdfCell]] = {}
    tops = _distinct(cell[1] for cell in cells)
    ordered = sorted(chars, key=_middle)
    heights = [_middle(char) for char in ordered]
    for edges in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        beside = ordered[bisect_left(heights, edges[1]) : bisect_left(heights, edges[3])]
        inside = [char for char in beside if edges[0] <= (char.x0 + char.x1) / 2 < edges[2]]
        lines = make_lines(inside, gap=inf)
        for line in lines:
            line.page = page
        rows.setdefault(_place(tops, edges[1]), []).append(PdfCell(edges, lines))
    table = PdfTable([rows[top] for top in sorted(rows)])
    table.pages = [page] * len(table.rows)
    return table if any(cell.lines for row in table.rows for cell in row) else None


def continues(table: PdfTable, part: PdfTable) -> bool:
    """Whether a table at the top of a page goes on with the table that ended the page before."""
    return all(abs(one - other) <= _SAME for one, other in zip(table.reach, part.reach, strict=True))


def append(table: PdfTable, part: PdfTable) -> None:
    """Add the part on the next page: repeated header rows are dropped, a row cut by the page's end is put together."""
    rows, pages = part.rows, part.pages
    while len(rows) > 1 and any(_texts(rows[0]) == _texts(head) for head in table.rows[:3] if any(_texts(head))):
        rows, pages = rows[1:], pages[1:]
    beside = _beside(table, rows[0]) if rows else []
    if rows and _cut(table, beside):
        for cell in beside:
            above = next((other for other in table.rows[-1] if abs(other.edges[0] - cell.edges[0]) <= _SAME), None)
            if above is not None:
                above.lines += cell.lines
        for cell in rows[0]:
            if cell not in beside:
                _extend(table, cell, _height(cell, rows[1:]) - 1)
        rows, pages = rows[1:], pages[1:]
    elif rows:
        _extend_merged(table, rows)
    table.rows += rows
    table.pages += pages


def grid(table: PdfTable) -> list[GridCell]:
    """Cells with their rows, columns, spans and text."""
    sides = _distinct(edge for row in table.rows for cell in row for edge in (cell.edges[0], cell.edges[2]))
    padding = _padding(table)
    cells = []
    for number, row in enumerate(table.rows):
        below = table.rows[number + 1 : bisect_right(table.pages, table.pages[number])]
        for cell in row:
            left, _, right, _ = cell.edges
            column = _place(sides, left)
            wide = max(1, _place(sides, right) - column)
            text = join_cell(cell.lines, right - padding) if cell.lines else ""
            cells.append(GridCell(number, column, text, _height(cell, below) + cell.more, wide))
    return cells


def _height(cell: PdfCell, below: Iterable[Sequence[PdfCell]]) -> int:
    """How many rows a cell spans, of those below it on its page."""
    high = 1
    for row in below:
        if not cell.edges[1] < row[0].edges[1] < cell.edges[3] - _SAME:
            break
        high += 1
    return high


def _extend_merged(table: PdfTable, rows: list[list[PdfCell]]) -> None:
    """Give the empty head of a merged cell that goes on from the page before to that cell."""
    last = {round(cell.edges[0]) for cell in table.rows[-1]}
    for cell in list(rows[0]):
        high = _height(cell, rows[1:])
        if cell.lines or len(rows[0]) == 1 or (high == 1 and round(cell.edges[0]) in last):
            continue
        if _extend(table, cell, high):
            rows[0].remove(cell)


def _extend(table: PdfTable, cell: PdfCell, rows: int) -> bool:
    """Give rows to the cell above in the same column; False if there is none."""
    above = (other for row in reversed(table.rows) for other in row)
    owner = next((other for other in above if abs(other.edges[0] - cell.edges[0]) <= _SAME), None)
    if owner is not None:
        owner.more += rows
    return owner is not None


def _beside(table: PdfTable, first: Sequence[PdfCell]) -> list[PdfCell]:
    """Cells of a row without the empty heads of merged cells that reach down to it from the rows above the page end."""
    last = [cell.edges[0] for cell in table.rows[-1]]
    merged = [cell for cell in first if not cell.lines and all(abs(cell.edges[0] - left) > _SAME for left in last)]
    return [cell for cell in first if cell not in merged]


def _cut(table: PdfTable, first: Sequence[PdfCell]) -> bool:
    """Whether a row goes on from the page before.

    Its first cell, where rows have their name, is then empty, or begins unlike the names of the other rows (第三周,
    第四周, but 9.13-9.19); or a bracket is still open in the row above.
    """
    last = table.rows[-1]
    if len(last) != len(first) or abs(last[0].edges[0] - first[0].edges[0]) > _SAME:
        return False
    if any(text.count("（") > text.count("）") for text in _texts(last)):
        return any(cell.lines for cell in first)
    if not first[0].lines:
        return any(cell.lines for cell in first) and not _names_anew(table, first)
    usual = _usual([row[0] for row in table.rows[1:]])
    return bool(usual) and _kind(first[0]) != usual


def _names_anew(table: PdfTable, first: Sequence[PdfCell]) -> bool:
    """Whether a row whose first cell is empty, as under a month, has a name of its own behind it (第三周)."""
    for cell in first[1:]:
        above = [
            other
            for row in table.rows[1:]
            for other in row
            if abs(other.edges[0] - cell.edges[0]) <= _SAME and other.lines
        ]
        short = sum(len(other.lines) == 1 and len(other.lines[0].text) <= _LONGEST_NAME for other in above)
        if cell.lines and short > 0.7 * len(above) and _kind(cell) == _usual(above):
            return True
    return False


def _usual(cells: Sequence[PdfCell]) -> str:
    """How most of the names in a column begin; empty where they have nothing in common."""
    names = Counter(_kind(cell) for cell in cells if cell.lines)
    usual, count = names.most_common(1)[0] if names else ("", 0)
    return usual if count >= _ENOUGH_NAMES and count > 0.7 * names.total() else ""


def _kind(cell: PdfCell) -> str:
    """First character of a row's name; all digits are of one kind, and so are all Chinese numerals."""
    first = cell.lines[0].text[0]
    return "0" if first.isdigit() else "一" if first in "一二三四五六七八九十" else first


def _texts(row: Sequence[PdfCell]) -> list[str]:
    return ["".join(line.text for line in cell.lines) for cell in row]


def _padding(table: PdfTable) -> float:
    gaps = [line.x0 - cell.edges[0] for row in table.rows for cell in row for line in cell.lines]
    return max(0.0, min(gaps, default=0.0))


def _middle(char: Char) -> float:
    return (char.top + char.bottom) / 2


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found


def _place(places: Sequence[float], value: float) -> int:
    at = bisect_left(places, value - _SAME)
    return min(at, len(places) - 1)
