"""Sentences and clauses of Chinese text, as ranges of offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_CLOSERS = "”’」』）)】》〉〕］\\]\"'"
_SENTENCE = re.compile(rf"(?:[。！？!?]+[{_CLOSERS}]{{0,4}}|\n)+")
_SENTENCE_OR_SEMICOLON = re.compile(rf"(?:[。！？!?；;]+[{_CLOSERS}]{{0,4}}|\n)+")
_PAIRS = {
    "《": "》",
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "〈": "〉",
}
_REACH = 200  # characters within which a bracket must close to protect what is in it
_ASCII = {"，": ",", "；": ";", "：": ":"}


def sentences(text: str, start: int = 0, end: int | None = None, *, semicolon: bool = False) -> list[tuple[int, int]]:
    """Split at 。！？ and line ends; closing quotes and brackets stay with their sentence.

    Args:
        text: Any text.
        start: First offset looked at.
        end: Offset behind the last one, or None for the end of the text.
        semicolon: Whether ； ends a sentence, too.

    Returns:
        Ascending, disjoint ranges without white space at their ends. All that lies outside of them is white space.

    Example:
        >>> text = "他说：“加强管理。”会议结束！"
        >>> [text[a:b] for a, b in sentences(text)]
        ['他说：“加强管理。”', '会议结束！']
    """
    stop = len(text) if end is None else end
    pattern = _SENTENCE_OR_SEMICOLON if semicolon else _SENTENCE
    return list(_trimmed(text, start, stop, (match.end() for match in pattern.finditer(text, start, stop))))


def clauses(text: str, start: int = 0, end: int | None = None, *, marks: str = "，；：") -> list[tuple[int, int]]:
    """Split at commas and the like and at the ends of sentences, but not inside 《》, quotes and brackets.

    Args:
        text: Any text.
        start: First offset looked at.
        end: Offset behind the last one, or None for the end of the text.
        marks: Where to split, out of ``，、；：``; the ASCII form of a mark counts as well, save between digits.

    Returns:
        Ranges as of ``sentences``; a mark closes its clause.

    Example:
        >>> text = "落实《教育、科技规划》，增长5,000人、提高质量。"
        >>> [text[a:b] for a, b in clauses(text)]
        ['落实《教育、科技规划》，', '增长5,000人、提高质量。']
    """
    stop = len(text) if end is None else end
    return list(_trimmed(text, start, stop, _clause_ends(text, start, stop, _clause_pattern(marks))))


@cache
def _clause_pattern(marks: str) -> re.Pattern[str]:
    both = "".join(mark + _ASCII.get(mark, "") for mark in marks)
    openers = "".join(map(re.escape, _PAIRS))
    split = rf"(?:(?<!\d)[{both}]|[{both}](?!\d))|" if both else ""
    return re.compile(rf"(?P<open>[{openers}])|(?:{split}[。！？!?]+[{_CLOSERS}]{{0,4}}|\n)")


def _clause_ends(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[int]:
    at = start
    while match := pattern.search(text, at, end):
        at = match.end()
        if match["open"] is None:
            yield at
            continue
        reach = min(at + _REACH, end)
        line = text.find("\n", at, reach)
        close = text.find(_PAIRS[match["open"]], at, reach if line < 0 else line)
        at = at if close < 0 else close + 1


def _trimmed(text: str, start: int, end: int, ends: Iterator[int]) -> Iterator[tuple[int, int]]:
    first = start
    for last in (*ends, end):
        piece = text[first:last]
        bare = piece.strip()
        if bare:
            head = first + len(piece) - len(piece.lstrip())
            yield head, head + len(bare)
        first = max(first, last)
