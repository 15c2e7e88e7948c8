"""Which way the text of a page runs, and the page turned so that it runs level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from planparse.readers.pdf.layout import Char
from planparse.readers.pdf.page import Page
from planparse.readers.pdf.tables import Edges

_LEVEL = 0.1  # rise of a level line; a scan may be a little askew
_WAYS = ("level", "up", "down", "over")


def way(matrix: Sequence[float]) -> str:
    """Which way a character stands, by its text matrix: level, up, down, over (on its head) or slanted.

    Example:
        >>> way((1, 0, 0, 1, 0, 0)), way((0, 1, -1, 0, 0, 0)), way((0.7, 0.7, -0.7, 0.7, 0, 0))
        ('level', 'up', 'slanted')
    """
    along, rise = matrix[:2]
    if abs(rise) <= _LEVEL * abs(along):
        return "level" if along >= 0 else "over"
    if abs(along) <= _LEVEL * abs(rise):
        return "up" if rise > 0 else "down"
    return "slanted"


def read_level(chars: Sequence[dict[str, Any]], tables: Sequence[Sequence[Edges]], width: float, height: float) -> Page:
    """A page with the characters that stand as most of them do, turned so that they stand level.

    Tables set sideways fill a page of their own; slanted characters are watermarks, and the others stand in margins.
    """
    ways = [way(char["matrix"]) for char in chars]
    counts = Counter(ways)
    main = max(_WAYS, key=lambda one: counts[one])
    turn = _turn(main, width, height)
    kept = [_char(char, main, turn, height) for char, one in zip(chars, ways, strict=True) if one == main]
    cells = [[turn(cell) for cell in table] for table in tables]
    across = main in {"up", "down"}
    return Page(kept, cells, *((height, width) if across else (width, height)))


def _turn(main: str, width: float, height: float) -> Callable[[Edges], Edges]:
    """What turning the page does to edges (left, top, right, bottom)."""
    match main:
        case "up":
            return lambda edges: (height - edges[3], edges[0], height - edges[1], edges[2])
        case "down":
            return lambda edges: (edges[1], width - edges[2], edges[3], width - edges[0])
        case "over":
            return lambda edges: (width - edges[2], height - edges[3], width - edges[0], height - edges[1])
    return lambda edges: edges


def _char(char: dict[str, Any], main: str, turn: Callable[[Edges], Edges], height: float) -> Char:
    left, top = char["matrix"][4], height - char["matrix"][5]
    x0, upper, x1, lower = turn((char["x0"], char["top"], char["x1"], char["bottom"]))
    base = turn((left, top, left, top))[1]
    size = char["size"] if main in {"level", "over"} else lower - upper
    text = "\ufffd" if char["text"].startswith("(cid:") else char["text"]  # the font does not say what it shows
    return Char(text, x0, x1, upper, lower, base, size)
