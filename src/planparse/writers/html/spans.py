"""Overlapping spans as a row of pieces that do not overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text that belongs to an item: ``number`` finds the item, ``type`` its colour."""

    start: int
    end: int
    number: int
    type: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that lie within the same marks, the outermost first."""

    text: str
    marks: tuple[Mark, ...]


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a text at the ends of all marks; the pieces together are the text.

    Args:
        text: The text.
        marks: Ranges in any order; what lies outside of the text, or is empty, is left out.

    Example:
        >>> [(piece.text, [mark.number for mark in piece.marks])
        ...  for piece in pieces("abcdef", [Mark(1, 4, 1, "task"), Mark(2, 6, 2, "target")])]
        [('a', []), ('b', [1]), ('cd', [1, 2]), ('ef', [2])]
    """
    size = len(text)
    inside = [mark for mark in marks if 0 <= mark.start < min(mark.end, size)]
    inside.sort(key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({0, size} | {mark.start for mark in inside} | {min(mark.end, size) for mark in inside})
    active: list[Mark] = []
    coming = iter(inside)
    following = next(coming, None)
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while following is not None and following.start == start:
            active.append(following)
            following = next(coming, None)
        yield Piece(text[start:end], tuple(active))
