"""HTML elements to lines and tables, as a browser lays them out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml import etree

from planparse.readers.builder import GridCell
from planparse.readers.html_lists import Lists

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "caption",
))  # fmt: skip
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map",
    "head", "select", "textarea", "button", "input", "rt", "rp", "nav", "frameset", "del", "title",
))  # fmt: skip
# Word's own properties tell hidden text, running heads and comments.
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer|comment)",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"display\s*:\s*(?:block|flex|grid|list-item|table|table-row|table-caption)(?![\w-])", re.IGNORECASE
)
_KEPT = re.compile(r"white-space\s*:\s*(?:pre(?![\w-])|pre-|break-spaces)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
_INDENTED = re.compile(r"\n[ \t\r\n\f]*(?=\u3000\u3000)")
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_LONG_CELL = 400
_PLACES = {"thead": 0, "tfoot": 2}
_HOLE = -1
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Block:
    """A line (with its heading level, if it is one) or a table."""

    text: str = ""
    level: int = 0
    cells: list[GridCell] = field(default_factory=list)


@dataclass(slots=True)
class _Layout:
    """Inline text gathered until the next block begins."""

    found: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    level: int = 0
    label: str = ""
    lists: Lists = field(default_factory=Lists)
    kept: set[etree._Element] = field(default_factory=set)

    def start(self, element: etree._Element) -> bool:
        """Begin an element; False if its content was dealt with."""
        tag = element.tag
        if unseen(element):
            return False
        if tag == "table" and is_data(element):
            self.flush()
            for caption in element.iterfind("caption"):
                self.found.extend(blocks(caption))
            self.found.append(Block(cells=table_cells(element)))
            return False
        if tag == "br":
            self.pieces.append("\v")
        elif _is_block(element):
            self.flush()
            self.level = int(tag[1]) if tag in _HEADINGS else 0
            if tag == "li":
                self.label = self.lists.label(element)
        if tag == "pre" or _KEPT.search(element.get("style", "")):
            self.kept.add(element)
        self.write(element.text)
        return True

    def end(self, element: etree._Element) -> None:
        self.kept.discard(element)
        if _is_block(element):
            self.flush()
            self.level = 0
            if element.tag == "li":
                self.label = ""

    def write(self, text: str | None) -> None:
        """Add text; inside preformatted elements its line ends are forced breaks."""
        if text:
            self.pieces.append(text.replace("\n", "\v") if self.kept else text)

    def flush(self) -> None:
        """End the lines gathered so far; the number of a list item goes before the first of its lines."""
        lines = collapse("".join(self.pieces)).split("\n")
        for line in filter(None, map(str.strip, lines)):
            self.found.append(Block(self.label + line, self.level))
            self.label = ""
        self.pieces.clear()


def blocks(root: etree._Element) -> list[Block]:
    """Lines and tables under an element in reading order."""
    return _laid_out(root, None)


def blocks_around(root: etree._Element, hole: etree._Element) -> tuple[list[Block], list[Block]]:
    """Lines and tables before and after an element inside another."""
    found = _laid_out(root, hole)
    at = next((number for number, block in enumerate(found) if block.level == _HOLE), len(found))
    return found[:at], found[at + 1 :]


def _laid_out(root: etree._Element, hole: etree._Element | None) -> list[Block]:
    layout = _Layout()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is hole:
                layout.flush()
                layout.found.append(Block(level=_HOLE))
                walk.skip_subtree()
            elif not layout.start(element):
                walk.skip_subtree()
            continue
        layout.end(element)
        if element is not root:
            layout.write(element.tail)
    layout.flush()
    return layout.found


def plain(element: etree._Element) -> str:
    """All characters under an element."""
    return "".join(str(piece) for piece in element.itertext())


def collapse(text: str) -> str:
    r"""White space as a browser shows it; a vertical tab stands for a forced break.

    A line end between two Chinese characters is no space (CSS Text 3, segment breaks). One before two ideographic
    spaces is where an author begins a paragraph.

    Example:
        >>> collapse("加强\n 教育  2024\n年\v\n落实")
        '加强教育 2024 年\n 落实'
    """
    text = _WRAPPED.sub("", _INDENTED.sub("\v", text)).replace("\n", " ")
    return _SPACE.sub(" ", text).replace("\v", "\n")


def unseen(element: etree._Element) -> bool:
    """Whether a browser does not show an element."""
    return element.tag in UNSEEN or hidden(element)


def hidden(element: etree._Element) -> bool:
    """Whether an element is hidden by its attributes."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data in rows and columns, rather than laying out a page or other tables."""
    if table.find(".//table//table") is not None:
        return False
    rows = [_row_cells(row) for row in _rows(table)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    lengths = [len(plain(cell).strip()) for row in rows for cell in row]
    inside = sum(len(plain(inner).strip()) for inner in table.iterfind(".//table"))
    return max(lengths) < max(_LONG_CELL, 0.6 * sum(lengths)) and 2 * inside <= sum(lengths)


def table_cells(table: etree._Element) -> list[GridCell]:
    """Cells of a data table with the rows and columns that they span; columns where no cell begins do not count."""
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # by column: the row at which it is free again
    rows = list(_rows(table))
    for number, row in enumerate(rows):
        column = 0
        for element in _row_cells(row):
            while taken.get(column, 0) > number:
                column += 1
            high = min(_span(element, "rowspan") or len(rows), len(rows) - number)
            wide = _span(element, "colspan") or 1
            taken.update(dict.fromkeys(range(column, column + wide), number + high))
            text = "\n".join(_lines(blocks(element)))
            cells.append(GridCell(number, column, text, high, wide))
            column += wide
    begins = sorted({cell.column for cell in cells})
    for number, cell in enumerate(cells):
        first, last = bisect_left(begins, cell.column), bisect_left(begins, cell.column + cell.columns)
        cells[number] = replace(cell, column=first, columns=last - first)
    return cells


def _lines(found: Iterable[Block]) -> Iterator[str]:
    """Lines of a cell; a row of a table inside is one line."""
    for block in found:
        if block.cells:
            rows = groupby(block.cells, key=lambda cell: cell.row)
            yield from (" ".join(filter(None, (cell.text for cell in row))) for _, row in rows)
        else:
            yield block.text


def _is_block(element: etree._Element) -> bool:
    style = element.get("style")
    return element.tag in BLOCKS or bool(style and _BLOCK.search(style))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Rows in the order in which a browser shows them: a foot may be written before the body."""
    for child in sorted(table, key=lambda child: _PLACES.get(child.tag, 1)):
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterfind("tr")


def _row_cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in {"td", "th"} and not unseen(cell)]


def _span(element: etree._Element, attribute: str) -> int:
    value = element.get(attribute, "1").strip()
    return min(int(value), 100) if value.isdecimal() else 1
