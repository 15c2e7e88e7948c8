"""Running heads, footers and page numbers: what stands at the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planparse.readers.pdf.layout import Line

_NUMBER = re.compile(
    r"\s*(?:[-—–－─·•~～]{1,3}\s{0,3}[\dIVXivx]{1,5}\s{0,3}[-—–－─·•~～]{1,3}"
    r"|第\s{0,3}[\d一二三四五六七八九十百]{1,5}\s{0,3}页(?:[\s，,/]{0,3}共\s{0,3}[\d一二三四五六七八九十百]{1,5}\s{0,3}页)?"
    r"|(?:page\s)?\d{1,4}\s?(?:/|of)\s?\d{1,4})\s*",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*(\d{1,4})\s*")
_DIGITS = re.compile(r"\d{1,6}")
_ZONE = 0.13
_SHARE = 0.3


def without_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Lines of each page without running heads, footers and page numbers.

    A line goes if it is a page number by its form, or if it stands near the edge of the page and at the same height on
    at least three pages in ten (right and left pages may differ). Numbers in it may count the pages.
    """
    outer = [[line for line in lines if _near_edge(line, height)] for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for lines in outer for key in {key for line in lines for key in _keys(line)})
    enough = max(2, _SHARE * len(pages))
    counted = _counted(outer)
    kept = []
    for number, lines in enumerate(pages):
        edge = set(map(id, outer[number]))
        kept.append(
            [
                line
                for line in lines
                if id(line) not in edge
                or not (_repeated(line, counts, enough) or _NUMBER.fullmatch(line.text) or id(line) in counted)
            ]
        )
    return kept


def _near_edge(line: Line, height: float) -> bool:
    return line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height


def _keys(line: Line) -> set[tuple[str, int]]:
    """Text and height of a line as they are, and with numbers counted from the page on which they stand."""
    text, row = "".join(line.text.split()), round(line.top / 4)
    return {(text, row), (_DIGITS.sub(lambda match: f"#{int(match[0]) - line.page}#", text), row)}


def _repeated(line: Line, counts: Counter[tuple[str, int]], enough: float) -> bool:
    return any(sum(counts[text, near] for near in (row - 1, row, row + 1)) >= enough for text, row in _keys(line))


def _counted(outer: Sequence[Sequence[Line]]) -> set[int]:
    """Lines that are a bare number which goes up by one from page to page."""
    found: set[int] = set()
    previous: dict[int, Line] = {}
    for lines in outer:
        bare = {int(match[1]): line for line in lines if (match := _BARE.fullmatch(line.text))}
        for number, line in bare.items():
            if number - 1 in previous:
                found |= {id(line), id(previous[number - 1])}
        previous = bare
    return found
