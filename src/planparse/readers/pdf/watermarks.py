"""Watermarks: large characters that stand at the same place on page after page, across the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median_low

from planparse.readers.pdf.layout import Char
from planparse.readers.pdf.page import Page

_LARGE = 1.5  # times the size of the text
_SHARE = 0.5


def without_watermarks(pages: Sequence[Page]) -> list[Page]:
    """The pages without large characters that are repeated at their place on half of the pages, two at least."""
    sizes = [char.size for page in pages for char in page.chars]
    if len(pages) < 2 or not sizes:
        return list(pages)
    large = _LARGE * median_low(sizes)
    places = Counter(key for page in pages for key in {_key(char) for char in page.chars if char.size >= large})
    enough = max(2, _SHARE * len(pages))
    repeated = {key for key, count in places.items() if count >= enough}
    if not repeated:
        return list(pages)
    return [
        replace(page, chars=[char for char in page.chars if char.size < large or _key(char) not in repeated])
        for page in pages
    ]


def _key(char: Char) -> tuple[str, int, int]:
    return char.text, round(char.x0 / 2), round(char.base / 2)
