"""Pages to text: lines, paragraphs and tables in reading order, put together over columns and pages."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.readers.builder import Builder
from planparse.readers.pdf.layout import Box, Char, Line, in_reading_order, make_lines, page_gutters
from planparse.readers.pdf.margins import without_margins
from planparse.readers.pdf.page import Page
from planparse.readers.pdf.paragraphs import Paragraph, column_margins, join_lines
from planparse.readers.pdf.tables import Edges, PdfTable, append, continues, grid, make_table
from planparse.readers.pdf.unruled import unruled_tables
from planparse.readers.pdf.watermarks import without_watermarks


def compose(builder: Builder, pages: Sequence[Page]) -> None:
    """Write the text of the pages into ``builder``, and note where each page begins."""
    _add(builder, _items(without_watermarks(pages)), len(pages))


def _items(found: Sequence[Page]) -> list[Line | PdfTable]:
    """Lines and tables of all pages in reading order, what repeats in the margins left out."""
    lines: list[list[Line]] = []
    boxes: list[list[Box]] = []
    for number, page in enumerate(found):
        boxes.append(_boxes(page.tables, page.chars, number))
        free = [char for char in page.chars if not any(_covers(box, char) for box in boxes[-1])]
        lines.append(make_lines(free))
        for line in lines[-1]:
            line.page = number
    lines = without_margins(lines, [page.height for page in found])
    for unruled in unruled_tables(lines):
        taken = {id(char) for part in unruled.parts for char in part.chars}
        for number, cells in unruled.cells():
            chars = [char for line in lines[number] for char in line.chars if id(char) in taken]
            boxes[number] += _boxes([cells], chars, number)
            lines[number] = [line for line in lines[number] if id(line.chars[0]) not in taken]
    gutters = page_gutters(lines, [page.width for page in found])
    items: list[Line | PdfTable] = []
    for page, page_lines, page_boxes, gutter in zip(found, lines, boxes, gutters, strict=True):
        fresh = True
        for item in in_reading_order(page_lines, page_boxes, page.width, gutter):
            table = item.content if isinstance(item, Box) else None
            last = items[-1] if items else None
            if not isinstance(table, PdfTable):
                items.append(item)  # type: ignore[arg-type]
            elif fresh and isinstance(last, PdfTable) and continues(last, table):
                append(last, table)
            else:
                items.append(table)
            fresh = False
    return items


def _boxes(tables: Sequence[Sequence[Edges]], chars: Sequence[Char], number: int) -> list[Box]:
    boxes = []
    for cells in tables:
        table = make_table(cells, chars, number)
        if table is not None:
            tops, bottoms = [cell[1] for cell in cells], [cell[3] for cell in cells]
            boxes.append(Box(*table.reach, min(tops), max(bottoms), table))
    return boxes


def _covers(box: Box, char: Char) -> bool:
    middle = (char.top + char.bottom) / 2
    return box.x0 <= (char.x0 + char.x1) / 2 < box.x1 and box.top <= middle < box.bottom


def _add(builder: Builder, items: Sequence[Line | PdfTable], pages: int) -> None:
    """Write paragraphs and tables, and note where each page begins."""
    margins = column_margins(item for item in items if isinstance(item, Line))
    begins: dict[int, int] = {}
    run: list[Line] = []
    for item in [*items, None]:
        if isinstance(item, Line):
            run.append(item)
            continue
        for paragraph in join_lines(run, margins):
            _add_paragraph(builder, paragraph, begins)
        run = []
        if item is not None:
            _add_table(builder, item, begins)
    following = builder.length
    for number in range(pages - 1, -1, -1):
        following = begins.get(number, following)
        builder.pages.insert(0, following)


def _add_paragraph(builder: Builder, paragraph: Paragraph, begins: dict[int, int]) -> None:
    start = builder.next_start
    for offset, page in paragraph.starts:
        begins.setdefault(page, start + offset)
    builder.paragraph(paragraph.text, "furniture" if paragraph.contents_entry else None)


def _add_table(builder: Builder, table: PdfTable, begins: dict[int, int]) -> None:
    begins.setdefault(table.pages[0], builder.next_start)
    above = builder.table(grid(table))
    starts = {cell.row: cell.start for cell in reversed(builder.tables[-1].cells)}
    for row, page in enumerate(table.pages[above:]):
        if row in starts:
            begins.setdefault(page, starts[row])
