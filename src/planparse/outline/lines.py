"""The lines of a cleaned text, with entries cut free that a scraper glued to the line before."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.outline.model import Line
from planparse.text.glued import cuts

_BLANK = " \t\u3000\xa0"


def lines_of(text: str) -> list[Line]:
    """All lines that are not blank, in order.

    Example:
        >>> [line.text for line in lines_of(" 一、目标\\n\\n1、听课。2、评课。")]
        ['一、目标', '1、听课。', '2、评课。']
    """
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        found += _pieces(raw, start)
        start += len(raw) + 1
    return found


def _pieces(raw: str, start: int) -> Iterator[Line]:
    at = [0, *cuts(raw), len(raw)]
    for a, b in zip(at, at[1:], strict=False):
        piece = raw[a:b]
        left = len(piece) - len(piece.lstrip(_BLANK))
        stripped = piece.strip(_BLANK)
        if stripped:
            yield Line(start + a + left, start + a + left + len(stripped), stripped)
