"""Written documents as DOCX, with Word's tables and, if wanted, its automatic numbering."""

from __future__ import annotations

import io
import zipfile
from itertools import groupby
from typing import Any

from planparse.corpus.figures import chinese_number
from planparse.corpus.formats import Layout, layout
from planparse.corpus.gold import Written
from planparse.corpus.labels import label_length

_FORMS = {"一、": ("chineseCountingThousand", "%{}、"), "（一）": ("chineseCountingThousand", "（%{}）")}
_DECIMAL = {"1、": "%{}、", "1.": "%{}.", "（1）": "（%{}）"}
_LEVELS = ("一、", "（一）", "1", "（1）")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def docx_bytes(written: Written) -> bytes:
    """DOCX of a document; ``@numbering auto`` makes Word count the labels that it can count.

    The same document gives the same bytes.
    """
    from docx import Document

    document = Document()
    lines = list(layout(written))
    numbers = _Numbers(document) if written.settings.get("numbering") == "auto" else None
    if numbers:
        numbers.look_over(lines)
    for is_row, group in groupby(lines, key=lambda line: line.kind == "row"):
        if is_row:
            _add_table(document, [line.text.split("\t") for line in group])
        else:
            for line in group:
                _add_paragraph(document, line, numbers)
    written_to = io.BytesIO()
    document.save(written_to)
    return _same_time(written_to.getvalue())


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            first, *more = text.split("\n")
            cell.text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)


def _add_paragraph(document: Any, line: Layout, numbers: _Numbers | None) -> None:
    style = {"title": "Title", "heading": f"Heading {min(line.level, 9)}"}.get(line.kind, "Normal")
    level = numbers.level(line.text) if numbers and line.kind in {"heading", "text"} else None
    text = line.text if level is None else line.text[label_length(line.text) :]
    paragraph = document.add_paragraph(text, style=style)
    if numbers and level is not None:
        numbers.count(paragraph, level)


class _Numbers:
    """A multilevel list for the usual labels; which decimal form it prints follows the first one met."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.decimal: dict[int, str] = {}
        self.root = document.part.numbering_part.element
        self.abstract: Any = None
        self.going_on: set[int] = set()

    def look_over(self, lines: list[Layout]) -> None:
        """See which levels go on counting behind a heading of a higher level."""
        fresh: set[int] = set()
        for line in lines:
            level = self.level(line.text) if line.kind in {"heading", "text"} else None
            if level is None:
                continue
            if level in fresh and chinese_number(line.text[: label_length(line.text)].strip("（）、. 　")) != 1:
                self.going_on.add(level)
            fresh = {lower for lower in fresh if lower != level} | set(range(level + 1, len(_LEVELS)))

    def level(self, text: str) -> int | None:
        """The list level of a line with a label that Word can count, else None."""
        label = text[: label_length(text)]  # with a space behind it, Word would print it without
        for level, form in enumerate(("、", "（）")):
            if (
                label
                and label.strip("（）、") in "一二三四五六七八九十"
                and label.replace(label.strip("（）、"), "") == form
            ):
                return level
        digits = "".join(char for char in label if char.isascii() and char.isdigit())
        if not digits or label.replace(digits, "1") not in _DECIMAL:
            return None
        form = label.replace(digits, "1")
        level = 3 if form == "（1）" else 2
        return level if self.decimal.setdefault(level, form) == form else None

    def count(self, paragraph: Any, level: int) -> None:
        """Let Word count a paragraph."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        if self.abstract is None:
            self._define()
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 (python-docx has no numbering of its own)
        numbering = OxmlElement("w:numPr")
        for tag, value in (("w:ilvl", str(level)), ("w:numId", "99")):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            numbering.append(child)
        properties.append(numbering)
        self._describe(level)

    def _define(self) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99"><w:multiLevelType w:val="multilevel"/></w:abstractNum>'
        )
        self.root.insert(0, self.abstract)
        self.root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))

    def _describe(self, level: int) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls, qn

        if any(child.get(qn("w:ilvl")) == str(level) for child in self.abstract):
            return
        form, text = _FORMS.get(_LEVELS[level], ("decimal", _DECIMAL.get(self.decimal.get(level, ""), "")))
        restart = '<w:lvlRestart w:val="0"/>' if level in self.going_on else ""
        made = parse_xml(
            f'<w:lvl {nsdecls("w")} w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'{restart}<w:suff w:val="nothing"/><w:lvlText w:val="{text.format(level + 1)}"/></w:lvl>'
        )
        later = [child for child in self.abstract if int(child.get(qn("w:ilvl"), "-1")) > level]
        if later:
            later[0].addprevious(made)
        else:
            self.abstract.append(made)


def _same_time(content: bytes) -> bytes:
    """The same archive with one time for all members."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
