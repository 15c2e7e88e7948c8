"""Paragraph styles of a Word document: which are headings, and which carry automatic numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from planparse.readers.docx_numbering import W, integer, value_of

_HEADING = re.compile(r"(?:heading|标题|標題)\s?([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题|標題)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s?[1-9]$", re.IGNORECASE)
_BODY_LEVEL = 9  # w:outlineLvl of body text


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it takes over from the styles it is based on.

    ``outline`` is the heading level from 1, 0 for the document's title, None for body text.
    """

    outline: int | None = None
    number: str | None = None
    level: int | None = None
    contents: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """Styles by id, resolved when they are first asked for."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    resolved: dict[str, Style] = field(default_factory=dict)

    def __getitem__(self, key: str | None) -> Style:
        return self._resolve(key or self.default, ())

    def lists(self) -> dict[str, str]:
        """List of each numbering style."""
        found = {key: element.find(f"{W}pPr/{W}numPr/{W}numId") for key, element in self.elements.items()}
        return {key: number.get(f"{W}val", "") for key, number in found.items() if number is not None}

    def _resolve(self, key: str, below: tuple[str, ...]) -> Style:
        if key in self.resolved:
            return self.resolved[key]
        element = self.elements.get(key)
        if element is None or key in below:
            return Style()
        base = value_of(element, "basedOn")
        parent = self._resolve(base, (*below, key)) if base else Style()
        name = value_of(element, "name") or ""
        number = value_of(element, f"pPr/{W}numPr/{W}numId")
        level = value_of(element, f"pPr/{W}numPr/{W}ilvl")
        style = Style(
            outline=_outline(element, name, parent.outline),
            number=number if number is not None else parent.number,
            level=integer(level, 0) if level is not None else parent.level,
            contents=parent.contents or bool(_CONTENTS.match(name)),
            hidden=parent.hidden or element.find(f"{W}rPr/{W}vanish") is not None,
        )
        self.resolved[key] = style
        return style


def read_styles(root: etree._Element | None) -> Styles:
    """Read ``word/styles.xml``; a document without it has only body text."""
    styles = Styles()
    for element in root.iterfind(f"{W}style") if root is not None else ():
        key = element.get(f"{W}styleId", "")
        styles.elements[key] = element
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
            styles.default = key
    return styles


def outline_level(properties: etree._Element) -> int | None:
    """Heading level (from 1) that ``w:outlineLvl`` under these properties gives; None if there is none."""
    value = value_of(properties, "outlineLvl")
    return None if value is None else integer(value, _BODY_LEVEL) + 1


def _outline(element: etree._Element, name: str, inherited: int | None) -> int | None:
    properties = element.find(f"{W}pPr")
    direct = outline_level(properties) if properties is not None else None
    heading = _HEADING.match(name)
    if heading:
        return int(heading[1])
    if _TITLE.match(name):
        return 0
    if direct is not None:
        return direct if direct <= _BODY_LEVEL else None
    return inherited
