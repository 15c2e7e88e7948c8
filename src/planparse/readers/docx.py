"""DOCX: paragraphs, tables and notes in reading order, numbering written out, tracked changes taken as accepted.

Read straight from the XML (ECMA-376): a document of 20,000 characters takes a few milliseconds. Running heads and
page footers are left out, as are deleted and hidden text and comments. Text boxes stand beside the paragraph that
anchors them, footnotes and endnotes at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from planparse.errors import ReadError
from planparse.readers.builder import Builder, GridCell
from planparse.readers.docx_chunks import add_chunk
from planparse.readers.docx_fields import FIELD, Fields, is_on
from planparse.readers.docx_numbering import BULLET, Numbering, W, integer, read_numbering, value_of
from planparse.readers.docx_parts import main_part, part, related
from planparse.readers.docx_styles import Styles, outline_level, read_styles
from planparse.readers.docx_symbols import symbol
from planparse.readers.docx_tables import is_frame, table_cells
from planparse.readers.package import Package
from planparse.readers.source import Limits, MarkKind, Source

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Elements that only wrap others, in blocks and in lines alike; insertions are accepted.
_WRAPPERS = frozenset(
    f"{W}{tag}"
    for tag in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)
_WRITTEN = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


@dataclass(slots=True)
class _Line:
    """A paragraph on its way: its characters, its open fields, the text boxes it anchors, the notes it refers to."""

    text: list[str] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class _Paragraph(NamedTuple):
    """Text, label and heading level of a paragraph, and the text boxes that it anchors."""

    text: str
    label: str
    outline: int | None
    boxes: list[etree._Element]


@dataclass(slots=True)
class _Document:
    package: Package
    targets: dict[str, str]
    styles: Styles
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    carried: str = ""
    builder: Builder = field(default_factory=Builder)

    def blocks(self, parent: etree._Element) -> None:
        """Add paragraphs, tables and documents inside in the order of the document."""
        for block in _blocks(parent):
            if block.tag == f"{W}p":
                self.paragraph(block)
            elif block.tag == f"{W}tbl":
                self.table(block)
            else:
                add_chunk(self.builder, self.package, self.targets.get(block.get(f"{_REL}id", "")))

    def paragraph(self, element: etree._Element) -> None:
        read = self.read_paragraph(element)
        above = [box for box in read.boxes if _above(box)]
        for box in above:
            self.blocks(box)
        if _goes_on(element):
            self.carried += read.label + read.text if read.text else ""
        else:
            text = self.carried + read.text
            contents = self.styles[_style_id(element.find(f"{W}pPr"))].contents
            mark: MarkKind | None = "furniture" if contents else "heading" if read.outline is not None else None
            self.builder.paragraph(read.label + text if text else "", mark, read.outline or 0)
            self.carried = ""
        for box in read.boxes:
            if box not in above:
                self.blocks(box)

    def table(self, element: etree._Element) -> None:
        cells = table_cells(element)
        if is_frame(cells):
            for cell in cells:
                self.blocks(cell.element)
            return
        self.builder.table(
            GridCell(cell.row, cell.column, self.cell_text(cell.element), cell.rows, cell.columns) for cell in cells
        )

    def cell_text(self, cell: etree._Element) -> str:
        """Paragraphs of a cell; where it holds no text, the number that Word prints in it."""
        labels: list[str] = []
        text = "\n".join(self.lines(cell, labels))
        return text if text.strip() else "".join(label for label in labels if label != BULLET)

    def lines(self, parent: etree._Element, labels: list[str] | None = None) -> Iterator[str]:
        """Paragraphs of a cell or note; a row of a table inside is one line. Labels are noted in ``labels``."""
        for block in _blocks(parent):
            if block.tag == f"{W}p":
                read = self.read_paragraph(block)
                if labels is not None:
                    labels.append(read.label)
                yield read.label + read.text if read.text else ""
                for box in read.boxes:
                    yield from self.lines(box)
            elif block.tag == f"{W}tbl":
                rows: dict[int, list[str]] = {}
                for cell in table_cells(block):
                    rows.setdefault(cell.row, []).append(" ".join(self.lines(cell.element)))
                yield from (" ".join(row) for row in rows.values())

    def read_paragraph(self, element: etree._Element) -> _Paragraph:
        properties = element.find(f"{W}pPr")
        style = self.styles[_style_id(properties)]
        line = _Line()
        if not style.hidden:
            _inline(element, line)
        self.notes += line.notes
        outline = outline_level(properties) if properties is not None else None
        outline = style.outline if outline is None else outline if outline <= 9 else None
        label = "" if _mark_deleted(element) else self.label(properties)
        return _Paragraph("".join(line.text).strip(" \t\r\n"), label, outline, line.boxes)

    def label(self, properties: etree._Element | None) -> str:
        """Count the paragraph in its list, if it is in one, and write its number."""
        style_id = _style_id(properties)
        style = self.styles[style_id]
        number, level = style.number, style.level
        direct = properties.find(f"{W}numPr") if properties is not None else None
        if direct is not None:
            own, index = direct.find(f"{W}numId"), direct.find(f"{W}ilvl")
            number = own.get(f"{W}val") if own is not None else number
            level = integer(index.get(f"{W}val"), 0) if index is not None else level
        if number in {None, "0"}:
            return ""
        if level is None:
            level = self.numbering.level_of_style(number, style_id or "")
        return self.numbering.label(number, level)


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a DOCX file.

    Heading styles become marks ``heading`` (level 0 is the document's title), entries of a table of contents marks
    ``furniture``, notes marks ``footnote``. Numbering is written as it is printed.

    Raises:
        ReadError: P012 damaged, P013 encrypted, P015 a limit is broken.
    """
    package = Package.open(data, name, limits)
    main = main_part(package)
    parts, targets = related(package, main)
    styles = read_styles(part(package, parts.get("styles")))
    numbering = read_numbering(part(package, parts.get("numbering")), styles.lists())
    root = part(package, main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise ReadError("P012", "read", "the document has no body", "save it again in Word", file=name)
    document = _Document(package, targets, styles, numbering)
    document.blocks(body)
    if document.carried:
        document.builder.paragraph(document.carried)
    for kind in ("footnotes", "endnotes"):
        _add_notes(document, kind, part(package, parts.get(kind)))
    if not document.builder.parts and any(True for tag in _DRAWN for _ in body.iter(tag)):
        document.builder.warn("no_text", "it holds pictures only; save it as PDF and read it with ocr")
    return document.builder.source(_MEDIA)


def _add_notes(document: _Document, kind: str, root: etree._Element | None) -> None:
    elements = {note.get(f"{W}id"): note for note in root} if root is not None else {}
    wanted = [key for where, key in document.notes if where == kind]
    for count, key in enumerate(wanted, 1):
        if key in elements:
            text = "\n".join(line for line in document.lines(elements[key]) if line)
            document.builder.paragraph(f"[{count}] {text}" if text else "", "footnote")


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl", f"{W}altChunk"}:
            yield child
        elif child.tag in _WRAPPERS and not _is_prompt(child):
            yield from _blocks(child)
        elif child.tag == f"{_MC}AlternateContent" and len(child):
            yield from _blocks(child[0])


def _inline(parent: etree._Element, line: _Line) -> None:
    for child in parent:
        tag = child.tag
        if tag == f"{W}r":
            if not is_on(child.find(f"{W}rPr/{W}vanish")):
                _run(child, line)
        elif tag in _WRAPPERS and not _is_prompt(child):
            _inline(child, line)
        elif isinstance(tag, str) and tag.startswith(_MATH):
            line.text.extend(piece.text or "" for piece in child.iter(f"{_MATH}t"))


def _run(run: etree._Element, line: _Line) -> None:
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            line.text.append(child.text or "")
        elif tag in _WRITTEN:
            line.text.append(_WRITTEN[tag])
        elif tag == f"{W}sym":
            line.text.append(symbol(child.get(f"{W}font", ""), child.get(f"{W}char", "20")))
        elif tag == f"{W}ruby":
            for base in child.iterfind(f"{W}rubyBase"):
                _inline(base, line)
        elif tag in _NOTES:
            line.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
        elif tag in FIELD:
            line.fields.take(child, line.text)
        elif tag in _DRAWN:
            line.boxes.extend(_text_boxes(child))
            line.text.extend(piece.text or "" for piece in child.iterfind(f"{_MC}Fallback/{W}t"))  # emoji


def _text_boxes(drawn: etree._Element) -> Iterator[etree._Element]:
    """Contents of text boxes; a box that is stored twice (new and old markup) is taken once."""
    if drawn.tag == f"{_MC}AlternateContent":
        for option in drawn:
            found = list(_text_boxes(option))
            if found:
                yield from found
                return
    elif drawn.tag == f"{W}txbxContent":
        yield drawn
    else:
        for child in drawn:
            yield from _text_boxes(child)


def _is_prompt(control: etree._Element) -> bool:
    """Whether a content control shows what to type (单击此处输入文字) rather than what was typed."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the paragraph mark was deleted or moved: the next paragraph goes on in its line, with its own number."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom"))


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether the next paragraph goes on in the line: the mark is deleted or a style separator, or it is an initial."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return False
    initial = properties.find(f"{W}framePr")
    return (
        _mark_deleted(paragraph)
        or is_on(properties.find(f"{W}rPr/{W}specVanish"))
        or (initial is not None and initial.get(f"{W}dropCap", "none") != "none")
    )


def _above(box: etree._Element) -> bool:
    """Whether a text box stands above the paragraph that anchors it."""
    anchor = next(box.iterancestors(f"{_WP}anchor"), None)
    offset = anchor.find(f"{_WP}positionV/{_WP}posOffset") if anchor is not None else None
    return offset is not None and (offset.text or "").startswith("-")


def _style_id(properties: etree._Element | None) -> str | None:
    return None if properties is None else value_of(properties, "pStyle")
