"""Tables of a Word document: where each cell stands in the grid, and how far merged ones reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planparse.readers.docx_numbering import W, integer

_WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(slots=True)
class TableCell:
    """A cell with its element."""

    row: int
    column: int
    element: etree._Element
    rows: int = 1
    columns: int = 1


def table_cells(table: etree._Element) -> list[TableCell]:
    """Cells of a table, merged ones once, at their first place. Deleted rows and cells are left out."""
    cells: list[TableCell] = []
    open_cells: dict[int, TableCell] = {}
    rows = [row for row in _children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
    for number, row in enumerate(rows):
        column = _count(row, f"{W}trPr/{W}gridBefore", 0)
        previous: TableCell | None = None
        for element in _children(row, f"{W}tc"):
            if element.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            span = _count(element, f"{W}tcPr/{W}gridSpan", 1)
            above = open_cells.get(column)
            if (
                above is not None
                and _continues(element, "vMerge")
                and (_is_merged(above.element) or not _text(element))
            ):
                above.rows = number - above.row + 1
            elif _continues(element, "hMerge") and previous is not None:
                previous.columns += span
            else:
                previous = TableCell(number, column, element, 1, span)
                cells.append(previous)
                open_cells[column] = previous
            column += span
    return cells


def is_frame(cells: list[TableCell]) -> bool:
    """Whether a table lays out text rather than holding data.

    It has one column, or one row with several paragraphs in a cell, or mostly holds tables of several rows.
    """
    if not any(cell.column for cell in cells):
        return True
    if not any(cell.row for cell in cells) and any(_paragraphs(cell.element) > 1 for cell in cells):
        return True
    tables = (table for cell in cells for table in _children(cell.element, f"{W}tbl"))
    inner = sum(len(_text(table)) for table in tables if len(list(_children(table, f"{W}tr"))) > 1)
    return inner > 0 and 2 * inner > sum(len(_text(cell.element)) for cell in cells)


def _paragraphs(cell: etree._Element) -> int:
    return sum(bool(_text(paragraph)) for paragraph in _children(cell, f"{W}p"))


def _text(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t")).strip()


def _continues(cell: etree._Element, tag: str) -> bool:
    """Whether a cell goes on the one above (``vMerge``) or to the left (``hMerge``): the default of both tags."""
    merge = cell.find(f"{W}tcPr/{W}{tag}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_merged(cell: etree._Element) -> bool:
    """Whether a cell begins or continues an area; one that does not may stand over a cell that wrongly continues it."""
    return cell.find(f"{W}tcPr/{W}vMerge") is not None


def _count(element: etree._Element, path: str, default: int) -> int:
    found = element.find(path)
    value = integer(found.get(f"{W}val") if found is not None else None, default)
    return min(value, 1000) if value >= 0 else default


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)
