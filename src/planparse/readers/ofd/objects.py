"""What is drawn on a page of an OFD document: characters with their places, and the lines of tables."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple

from lxml import etree

from planparse.readers.ofd.package import Sheet, named
from planparse.readers.pdf.layout import Char, without_doubles
from planparse.readers.pdf.page import Page
from planparse.readers.pdf.tables import Edges
from planparse.readers.pdf.turned import way

_POINTS = 72 / 25.4  # in a millimetre
_ASCENT = 0.88  # of the size, above the baseline
_NARROW = 0.5  # of the size: what an ASCII character takes where nothing tells
_SAME, _THIN = 3.0, 2.0  # points: edges so near are one, boxes so thin are lines
_MAX_EDGES = 4_000
_FARTHEST = 1e9  # millimetres: no page is so large
_OBJECTS = ("TextObject", "PathObject", "ImageObject", "CompositeObject")
_WORD = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_DRAWN = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}  # operands of each operator


class _Matrix(NamedTuple):
    """From the space of an object to points of the page."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a place stands on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def around(self, element: etree._Element) -> _Matrix:
        """The matrix of an object within, by its CTM and boundary."""
        x, y, _, _ = _numbers(element.get("Boundary"), 4)
        a, b, c, d, e, f = _numbers(element.get("CTM") or "1 0 0 1 0 0", 6)
        (a, b), (c, d) = (
            (self.a * right + self.c * below, self.b * right + self.d * below) for right, below in ((a, b), (c, d))
        )
        return _Matrix(a, b, c, d, *self.point(e + x, f + y))

    @property
    def scale(self) -> float:
        """By how much lengths grow."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


def page_of(sheet: Sheet) -> Page:
    """The page with its characters, the cells of its ruled tables, and whether it shows a picture.

    What is slanted is a watermark or a seal, and left out.
    """
    left, top, width, height = _numbers(sheet.box, 4)
    page = _Matrix(_POINTS, 0.0, 0.0, _POINTS, -left * _POINTS, -top * _POINTS)
    shown: set[str] = set()
    objects = [drawn for layer in sheet.layers for drawn in _drawn(layer, page, sheet, shown)]
    texts = [drawn for drawn in objects if named(drawn[0], "TextObject")]
    chars = without_doubles(char for each, matrix in texts if way(matrix) != "slanted" for char in _chars(each, matrix))
    lines = (line for each, matrix in objects if named(each, "PathObject") for line in _lines(each, matrix))
    pictures = any(named(each, "ImageObject") for each, _ in objects)
    return Page(chars, _tables(lines), width * _POINTS, height * _POINTS, pictures)


def _drawn(
    root: etree._Element, outer: _Matrix, sheet: Sheet, shown: set[str]
) -> Iterator[tuple[etree._Element, _Matrix]]:
    """Texts, paths and pictures under an element that are not hidden, each with its matrix.

    Of the drawings that composite objects show each is taken once a page, so that they cannot multiply.
    """
    for element in root.iter():
        if element.get("Visible") == "false" or not any(named(element, name) for name in _OBJECTS):
            continue
        matrix = outer.around(element)
        unit = element.get("ResourceID", "")
        if not named(element, "CompositeObject"):
            yield element, matrix
        elif unit in sheet.units and unit not in shown:
            shown.add(unit)
            yield from _drawn(sheet.units[unit], matrix, sheet, shown)


def _chars(element: etree._Element, matrix: _Matrix) -> Iterator[Char]:
    size = _number(element.get("Size"))
    x = y = 0.0
    for code in element:
        if not named(code, "TextCode"):
            continue
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        text = _text(code)
        steps = [_steps(code.get(name), len(text)) for name in ("DeltaX", "DeltaY")]
        if code.get("DeltaX") is None and code.get("DeltaY") is None:
            steps[0] = [_usual(character, size) for character in text]
        places = zip(accumulate(chain([x], steps[0])), accumulate(chain([y], steps[1])), strict=True)
        for character, place, step in zip(text, places, steps[0], strict=False):
            yield _char(character, place, min(step, size) if step > 0 else _usual(character, size), size, matrix)


def _char(character: str, place: tuple[float, float], width: float, size: float, matrix: _Matrix) -> Char:
    x, base = matrix.point(*place)
    high = size * matrix.scale
    across = width * math.hypot(matrix.a, matrix.b)
    return Char(character, x, x + across, base - _ASCENT * high, base + (1 - _ASCENT) * high, base, high)


def _usual(character: str, size: float) -> float:
    return size * (_NARROW if character.isascii() else 1.0)


def _steps(written: str | None, count: int) -> list[float]:
    """Distances from character to character; ``g 3 5`` stands for three times 5. What is not told is 0."""
    steps: list[float] = []
    words = iter(_WORD.findall(written or ""))
    for word in words:
        if word == "g":
            times, value = int(_number(next(words, None))), _number(next(words, None))
            steps += [value] * min(times, count - len(steps))
        elif len(steps) < count:
            steps.append(_number(word))
    return steps + [0.0] * (count - len(steps))


def _lines(element: etree._Element, matrix: _Matrix) -> Iterator[Edges]:
    """Level and upright lines of a path in points, also the outline of a box; curves and slanted lines are left out."""
    data = " ".join(_text(each) for each in element if named(each, "AbbreviatedData"))
    for stroke in _strokes(data):
        for one, two in pairwise(matrix.point(x, y) for x, y in stroke):
            if abs(one[0] - two[0]) < _THIN or abs(one[1] - two[1]) < _THIN:
                yield min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def _strokes(data: str) -> Iterator[list[tuple[float, float]]]:
    """The polylines of a path in abbreviated notation, parted where it is curved."""
    stroke: list[tuple[float, float]] = []
    words = _WORD.findall(data)
    at = 0
    while at < len(words):
        operator, at = words[at], at + 1
        count = _DRAWN.get(operator, 0)
        operands = [_number(word) for word in words[at : at + count]]
        at += count
        if operator in ("M", "S", "Q", "B", "A"):
            yield stroke
            stroke = []
        if operator == "C" and stroke:
            stroke.append(stroke[0])
        elif operator in _DRAWN and len(operands) >= 2:
            stroke.append((operands[-2], operands[-1]))
    yield stroke


def _tables(lines: Iterator[Edges]) -> list[list[Edges]]:
    """Cells of the tables that the lines rule."""
    from pdfplumber import table

    edges = [_edge(line) for line in lines if max(line[2] - line[0], line[3] - line[1]) > _SAME]
    if not 4 <= len(edges) <= _MAX_EDGES:
        return []
    merged = table.merge_edges(edges, _SAME, _SAME, _SAME, _SAME)
    cells = table.intersections_to_cells(table.edges_to_intersections(merged, _SAME, _SAME))
    return [list(cells) for cells in table.cells_to_tables(cells)]


def _edge(line: Edges) -> dict[str, Any]:
    x0, top, x1, bottom = line
    level = x1 - x0 >= bottom - top
    across, along = ((top + bottom) / 2, (x0, x1)) if level else ((x0 + x1) / 2, (top, bottom))
    x0, x1, top, bottom = (*along, across, across) if level else (across, across, *along)
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": "h" if level else "v", "object_type": "line",
    }  # fmt: skip


def _text(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def _numbers(written: str | None, count: int) -> Sequence[float]:
    """So many numbers of a list; 0 for those that are missing."""
    found = [_number(word) for word in _WORD.findall(written or "")[:count]]
    return found + [0.0] * (count - len(found))


def _number(written: str | None, usual: float = 0.0) -> float:
    try:
        value = float(written) if written is not None else usual
    except ValueError:
        return usual
    return value if abs(value) < _FARTHEST else usual
