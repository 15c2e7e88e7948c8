"""Characters on a page to lines: doubled ones removed, spaces set, columns put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Char(NamedTuple):
    """A printed character: its box in points from the top left of the page, its baseline, its font size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float


@dataclass(slots=True)
class Line:
    """A printed line, or the part of it that stands in one column."""

    text: str
    chars: list[Char]
    page: int = 0
    column: tuple[int, int, int] = (0, 0, 1)
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.x1 = self.chars[0].x0, max(char.x1 for char in self.chars)
        self.top, self.bottom = min(char.top for char in self.chars), max(char.bottom for char in self.chars)
        self.size = type_size(self.chars)
        self.base = self.chars[0].base


class Box(NamedTuple):
    """Something that takes a place on the page and is no line: a table."""

    x0: float
    x1: float
    top: float
    bottom: float
    content: object


_SPACED_DIGITS = re.compile(r"(?<![\d.])\d(?: \d){1,7} ?(?=[年月日号时点届%％])")
_WIDE_FROM = "\u2e80"
_FEW_LETTERS = 8
_NO_SPACE = 0.05
_EVEN = 0.8
SAME_LINE = 0.45  # of the size: baselines so near are of one line
COLUMN_GAP = 1.2


def make_lines(chars: Iterable[Char], *, gap: float = COLUMN_GAP) -> list[Line]:
    """Group characters into lines from top to bottom.

    Args:
        chars: The characters, in any order, none of them doubled.
        gap: Lines are cut at wider gaps, in sizes of the type, so that columns can be told apart.
    """
    return [line for part in cut(chars, gap) if (line := line_of(part)) is not None]


def cut(chars: Iterable[Char], gap: float) -> Iterator[list[Char]]:
    """Characters of one baseline from left to right, cut at wider gaps, from top to bottom."""
    groups: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.base, char.x0)):
        if groups and char.base - groups[-1][0].base <= SAME_LINE * max(char.size, groups[-1][0].size):
            groups[-1].append(char)
        else:
            groups.append([char])
    for group in groups:
        group.sort(key=lambda char: char.x0)
        yield from _parts(group, gap)


def type_size(chars: Iterable[Char]) -> float:
    """The size of most characters of a line."""
    sizes = sorted(char.size for char in chars)
    return sizes[len(sizes) // 2]


def without_doubles(chars: Iterable[Char]) -> list[Char]:
    """Drop characters printed again at almost the same place: how some programs make bold."""
    kept: list[Char] = []
    seen: dict[tuple[str, int, int], list[Char]] = {}
    for char in chars:
        tolerance = max(1.0, 0.12 * char.size)
        column, row = int(char.x0 / 3), int(char.top / 3)
        near = (
            other
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in seen.get((char.text, column + right, row + down), ())
        )
        if any(abs(other.x0 - char.x0) < tolerance and abs(other.top - char.top) < tolerance for other in near):
            continue
        seen.setdefault((char.text, column, row), []).append(char)
        kept.append(char)
    return kept


def in_reading_order(
    lines: Sequence[Line], boxes: Sequence[Box], width: float, gutter: float | None
) -> list[Line | Box]:
    """Lines and tables of a page in the order in which they are read; lines are told their column."""
    items: list[Line | Box] = sorted([*lines, *boxes], key=lambda item: (item.top, item.x0))
    if gutter is None:
        for line in lines:
            line.column = (round(width), 0, 1)
        return _rows(items)
    ordered: list[Line | Box] = []
    band: list[Line | Box] = []

    def close_band() -> None:
        for column in (0, 1):
            part = [item for item in band if (item.x0 >= gutter - 1) == bool(column)]
            for item in part:
                if isinstance(item, Line):
                    item.column = (round(width), column, 2)
            ordered.extend(_rows(part))
        band.clear()

    for item in items:
        if item.x0 < gutter < item.x1:  # a title or table over both columns ends what stands above it
            close_band()
            ordered.append(item)
        else:
            band.append(item)
    close_band()
    return ordered


def page_gutters(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[float | None]:
    """Gutter of each page; a page with little text takes the one of the other pages, if nothing stands in it."""
    gutters = [find_gutter(lines, width) for lines, width in zip(pages, widths, strict=True)]
    known = [gutter for gutter in gutters if gutter is not None]
    if not known:
        return gutters
    usual = median(known)
    for number, lines in enumerate(pages):
        sides = {line.x0 >= usual for line in lines}
        if gutters[number] is None and len(sides) == 2 and not any(line.x0 < usual < line.x1 for line in lines):
            gutters[number] = usual
    return gutters


def find_gutter(lines: Sequence[Line], width: float) -> float | None:
    """Middle of the empty strip between two columns of running text; None if there is one column."""
    text = [line for line in lines if len(line.text) >= 2]
    if len(text) < 10:
        return None
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        x = width * step / 100
        crossing = sum(line.x0 < x < line.x1 for line in text)
        if (
            best is None
            or crossing < best[0]
            or (crossing == best[0] and abs(x - width / 2) < abs(best[1] - width / 2))
        ):
            best = (crossing, x)
    if best is None or best[0] > 0.25 * len(text):
        return None
    left = [line for line in text if line.x1 <= best[1]]
    right = [line for line in text if line.x0 >= best[1]]
    if min(len(left), len(right)) < max(4, 0.25 * len(text)):
        return None
    if min(median(len(line.text) for line in left), median(len(line.text) for line in right)) < 8:
        return None  # short entries beside each other are a table without rules
    overlap = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    return best[1] if overlap > 0 else None


def _rows(items: list[Line | Box]) -> list[Line | Box]:
    """Join parts of one line that stand beside each other within a column, from left to right."""
    groups: list[list[Line | Box]] = []
    for item in items:
        last = groups[-1][-1] if groups else None
        if isinstance(item, Line) and isinstance(last, Line) and abs(item.base - last.base) <= SAME_LINE * last.size:
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_joined(group) for group in groups]


def _joined(group: list[Line | Box]) -> Line | Box:
    lines = sorted((item for item in group if isinstance(item, Line)), key=lambda line: line.x0)
    if len(lines) < 2:
        return group[0]
    chars = [char for line in lines for char in line.chars]
    return Line(" ".join(line.text for line in lines), chars, lines[0].page, lines[0].column)


def _parts(group: list[Char], gap: float) -> list[list[Char]]:
    parts: list[list[Char]] = []
    end = 0.0
    for char in group:
        if not parts or (not char.text.isspace() and char.x0 - end > gap * char.size):
            parts.append([])
        parts[-1].append(char)
        if not char.text.isspace():
            end = char.x1
    return parts


def line_of(chars: Sequence[Char]) -> Line | None:
    """The line that characters make, with its spaces; None where they show nothing."""
    pieces: list[str] = []
    shown: list[Char] = []
    space = ""
    apart = _letter_space(chars)
    for char in chars:
        if char.text.isspace():
            space += char.text
            continue
        if shown:
            gap = char.x0 - shown[-1].x1 - apart
            if gap < _NO_SPACE * char.size:
                space = ""  # a mark without width that the font shows as a space
            wide = shown[-1].text >= _WIDE_FROM or char.text >= _WIDE_FROM
            if space and not apart:
                pieces.append(space)
            elif gap > (0.7 if wide else 0.25) * char.size:
                pieces.append(" ")
        space = ""
        shown.append(char)
        pieces.append(char.text)
    if not shown:
        return None
    text = _SPACED_DIGITS.sub(lambda match: match[0].replace(" ", ""), "".join(pieces))
    return Line(text, shown)


def _letter_space(chars: Sequence[Char]) -> float:
    """The space that a line has between all of its characters, to look wide; 0 where spaces stand between some only."""
    shown = [char for char in chars if not char.text.isspace()]
    if len(shown) < _FEW_LETTERS:
        return 0.0
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(shown))
    usual = gaps[len(gaps) // 2]
    even = sum(abs(gap - usual) <= 0.15 * shown[0].size for gap in gaps)
    return usual if usual > 0.2 * shown[0].size and even >= _EVEN * len(gaps) else 0.0
