"""Numbers of ordered lists in web pages, as a browser or an editor's style sheet writes them before the items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from planparse.readers.docx_numbering import written_number

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:(?:in|out)side\s+)?([a-z-]{4,30})(?=\s*(?:;|!|$|inside|outside))", re.IGNORECASE
)
_LABELLED = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[、.．)）]")
_WHOLE = re.compile(r"\s{0,4}([+-]?\d{1,6})\s{0,4}")
# The types of CSS Counter Styles and of the attribute ``type``: form of the number and how it is written.
_TYPES = {
    **dict.fromkeys(("decimal", "1"), ("decimal", "{}. ")),
    "decimal-leading-zero": ("decimalZero", "{}. "),
    **dict.fromkeys(("lower-alpha", "lower-latin", "a"), ("lowerLetter", "{}. ")),
    **dict.fromkeys(("upper-alpha", "upper-latin", "A"), ("upperLetter", "{}. ")),
    **dict.fromkeys(("lower-roman", "i"), ("lowerRoman", "{}. ")),
    **dict.fromkeys(("upper-roman", "I"), ("upperRoman", "{}. ")),
    **dict.fromkeys(
        ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "japanese-informal"),
        ("chineseCounting", "{}、"),
    ),
    "cjk-decimal": ("ideographDigital", "{}、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "{}、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "{}、"),
    "cjk-heavenly-stem": ("ideographTraditional", "{}、"),
    **dict.fromkeys(("none", "disc", "circle", "square"), ("none", "")),
}
# Classes that UEditor, the editor of many school sites, gives to its Chinese lists.
_UEDITOR = {
    "custom_num": ("decimal", "{}、"),
    "custom_num1": ("decimal", "{}）"),
    "custom_num2": ("decimal", "（{}）"),
    "custom_cn": ("chineseCounting", "{}、"),
    "custom_cn1": ("chineseCounting", "{}）"),
    "custom_cn2": ("chineseCounting", "（{}）"),
}


@dataclass(slots=True)
class Lists:
    """The number that the next item of each list bears."""

    following: dict[etree._Element, int] = field(default_factory=dict)

    def label(self, item: etree._Element) -> str:
        """Count an item and write its number; empty in lists of bullets, or where the text brings its own number."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        falling = parent.get("reversed") is not None
        number = _whole(item.get("value"))
        if number is None:
            number = self.following[parent] if parent in self.following else _first(parent, falling=falling)
        self.following[parent] = number + (-1 if falling else 1)
        form, frame = _type(item) or _type(parent) or _TYPES["decimal"]
        own = "".join(str(piece) for piece in item.itertext()).strip()[:8] if frame else ""
        return "" if _LABELLED.match(own) else frame.format(written_number(number, form))


def _first(ordered: etree._Element, *, falling: bool) -> int:
    start = _whole(ordered.get("start"))
    if start is not None:
        return start
    return len(ordered.findall("li")) if falling else 1


def _whole(value: str | None) -> int | None:
    match = _WHOLE.fullmatch(value or "")
    return int(match[1]) if match else None


def _type(element: etree._Element) -> tuple[str, str] | None:
    """Form of the numbers that an element asks for; None if it says nothing."""
    for name in element.get("class", "").split():
        if name in _UEDITOR:
            return _UEDITOR[name]
    style = _STYLE.search(element.get("style", ""))
    if style and style[1].lower() in _TYPES:
        return _TYPES[style[1].lower()]
    return _TYPES.get(element.get("type", ""))
