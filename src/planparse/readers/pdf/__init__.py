"""PDF: paragraphs rejoined over lines, columns and pages; running heads and page numbers gone; tables kept.

pdfplumber reads the characters; a file that it refuses goes through pypdfium2. ``layout`` makes lines of them,
``margins`` takes out what repeats on every page, ``unruled`` finds tables without rules, ``paragraphs`` and ``tables``
put together what the page parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.pdf.guard import check_streams
from planparse.readers.pdf.layout import Box, Char, Line, in_reading_order, make_lines, page_gutters
from planparse.readers.pdf.margins import without_margins
from planparse.readers.pdf.page import DamagedError, Page
from planparse.readers.pdf.paragraphs import Paragraph, column_margins, join_lines
from planparse.readers.pdf.rebuild import rebuild
from planparse.readers.pdf.tables import Edges, PdfTable, append, continues, grid, make_table
from planparse.readers.pdf.unruled import unruled_tables
from planparse.readers.pdf.watermarks import without_watermarks
from planparse.readers.source import Limits, Source
from planparse.schema import Notice


def read(data: bytes, name: str, limits: Limits, *, ocr: bool = False) -> Source:
    """Read a PDF.

    Warnings: ``damaged`` (read by the second library), ``no_text`` (scanned pages without text layer),
    ``recognised`` (pages read by ocr), ``truncated_pages`` (more pages than the limit).

    Args:
        data: The file.
        name: Its name, for errors.
        limits: ``max_pages`` are read; ``max_bytes`` and ``max_ratio`` bound what its streams unpack to.
        ocr: Recognise scanned pages with rapidocr.

    Raises:
        ReadError: P012 damaged beyond reading, P013 encrypted, P014 a library is missing, P015 a stream is a bomb.
    """
    check_streams(data, name, limits)
    found, count, notices = _pages(data, name, limits)
    if count > len(found):
        notices.append(
            Notice(code="truncated_pages", message=f"the first {len(found)} of {count} pages were read (max_pages)")
        )
    scanned = [number for number, page in enumerate(found) if page.pictures and len(page.chars) < 10]
    if not any(page.chars for page in found):
        scanned = list(range(len(found)))
    if scanned and ocr:
        from planparse.readers.pdf.ocr import recognise

        for number, chars in recognise(data, name, scanned).items():
            found[number] = replace(found[number], chars=chars)
        notices.append(Notice(code="recognised", message=f"text of pages {_numbers(scanned)} was recognised by ocr"))
    elif scanned:
        how = "read it with ocr (pip install planparse[ocr])"
        notices.append(Notice(code="no_text", message=f"pages {_numbers(scanned)} have no text layer; {how}"))
    unmapped = sum(char.text == "\ufffd" for page in found for char in page.chars)
    if unmapped:
        message = f"{unmapped} characters have no meaning in the file (font without a map); ocr may read them"
        notices.append(Notice(code="unmapped_characters", message=message))
    builder = Builder(warnings=notices)
    _add(builder, _items(without_watermarks(found)), len(found))
    return builder.source("application/pdf")


def _pages(data: bytes, name: str, limits: Limits) -> tuple[list[Page], int, list[Notice]]:
    """Pages, how many there are, and a warning if the file had to be repaired."""
    try:
        from planparse.readers.pdf import pdfium, plumber
    except ImportError as error:
        advice = "pip install planparse[pdf]"
        raise ReadError("P014", "read", f"{error.name} is not installed", advice, file=name) from error
    reason = ""
    for library, form in ((plumber, data), (plumber, None), (pdfium, data), (pdfium, None)):
        content = form or rebuild(data)
        if content is None:
            continue
        try:
            found, count = library.pages(content, name, limits.max_pages)
        except DamagedError as error:
            reason = reason or str(error)[:200]
            continue
        if found:
            message = f"the PDF is damaged ({reason or 'no pages found'}); pages or table cells may be lost"
            healthy = library is plumber and form is data
            return found, count, [] if healthy else [Notice(code="damaged", message=message)]
    raise ReadError("P012", "read", f"the PDF is damaged ({reason or 'no pages found'})", "fetch it again", file=name)


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


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(str(page + 1) for page in pages[:10])
    return shown if len(pages) <= 10 else f"{shown} ... ({len(pages)} in all)"
