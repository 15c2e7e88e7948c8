"""The lines of a cleaned text, with entries cut free that a scraper glued to the line before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.text.glued import cuts

_GOES_ON = re.compile(r"(?:是|为)[：:]|[，。；、）”》](?!\S{0,3}$)")
_FIGURE = re.compile(r"\d{1,4}(?:\.\d{1,3})?$")
_STOPS_SHORT = re.compile(r"[《“（]$|[\u4e00-\u9fff]的$|[^\d]\d{1,3}\.\d{1,2}$|（PM$|[（(][A-Z]{1,4}$")
_INLINE = re.compile(r"[（(]\d{1,2}[）)]|[①-⑳]|\d{1,2}[）)]")
_ANNOUNCES = re.compile(r"^[^。；]{4,60}(?:是|为)[：:]$")
_APART = re.compile(r"[—–－-]{2}|[一二三四五六七八九十]{1,2}是")
_BULLET = re.compile(r"[●◆■□▲★◇▪•※]")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
_QUOTED = 40
_PROSE = 20
_STOP = re.compile(r"[。；]|，.*，")
_OPEN_END = re.compile(r"[\u4e00-\u9fff，、]$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BEGINS = re.compile(
    r"(?:附[件表]|各位代表|同志们|第[一二三四五六七八九十\d]{1,3}[周章节条]|周[一二三四五六日]|[一二三四五六七八九十]{1,2}月|[一二三四五六七八九十]{1,2}是|责任编辑)"
)
_CLOSED = re.compile(r"[。！？；：:!?;]$")
_BLANK = " \t\u3000\xa0"


#: The text of a line that stands for a table which is read by its columns.
TABLE = "\ufffc"


def lines_of(text: str, tables: Sequence[tuple[int, int]] = ()) -> list[Line]:
    r"""All lines that are not blank, in order; each of ``tables`` (clean ranges) is one line ``TABLE``.

    Example:
        >>> [line.text for line in lines_of(" 一、目标\n\n1、听课。2、评课。")]
        ['一、目标', '1、听课。', '2、评课。']
    """
    found: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        found += _pieces(raw, start)
        start += len(raw) + 1
    joined = _rejoined(found)
    for first, last in tables:
        at = next((i for i, line in enumerate(joined) if line.start >= first), len(joined))
        joined[at:] = [Line(first, last, TABLE), *(line for line in joined[at:] if line.start >= last)]
    return joined


def _rejoined(lines: list[Line]) -> list[Line]:
    """Join what a page's layout cut from its sentence: a stressed word before 是：, a lone figure, a leading comma."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _continues(before.text, line.text):
            joined[-1] = Line(before.start, line.end, before.text + line.text)
        else:
            joined.append(line)
    return joined


def _continues(before: str, text: str) -> bool:
    if label_of(text):
        return False
    label = label_of(before)
    if (label is not None and label.end == len(before)) or _closes(before, text):
        return True
    if _CLOSED.search(before):
        return bool(_ANNOUNCES.match(before)) and not _APART.match(text)
    if _BULLET.match(before):
        return _CHINESE.match(text) is not None and _CLOSED.search(text) is not None and not _BEGINS.match(text)
    if len(before) >= _PROSE and _STOP.search(before) and _OPEN_END.search(before) and _CHINESE.match(text):
        return not _BEGINS.match(text)
    return bool(_GOES_ON.match(text) or _FIGURE.match(text) or _STOPS_SHORT.search(before))


def _closes(before: str, text: str) -> bool:
    """Whether a line closes the quotation, title or bracket that the line before left open."""
    for opening, closing in _PAIRS:
        if before.count(opening) > before.count(closing):
            at = text.find(closing)
            return 0 <= at < _QUOTED and opening not in text[:at]
    return False


def _pieces(raw: str, start: int) -> Iterator[Line]:
    if not raw.strip(_BLANK):
        return
    at = [0, *(cut for cut in cuts(raw) if not _INLINE.match(raw, cut)), len(raw)]
    for a, b in pairwise(at):
        piece = raw[a:b]
        left = len(piece) - len(piece.lstrip(_BLANK))
        stripped = piece.strip(_BLANK)
        if stripped:
            yield Line(start + a + left, start + a + left + len(stripped), stripped)
