"""``Source``: what a reader makes of a file's bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from planparse.schema import Notice


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an input is worked on; every limit can be set.

    ``max_bytes`` of one file, ``max_pages`` of a paged file, ``max_seconds`` for a conversion by an outside program,
    ``max_members`` and ``max_ratio`` (unpacked to packed size) of an archive.
    """

    max_bytes: int = 50_000_000
    max_pages: int = 1_000
    max_seconds: float = 60.0
    max_members: int = 10_000
    max_ratio: float = 200.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its place in the grid and its characters ``[start, end)`` in ``Source.text``.

    A cell that spans several rows or columns is listed once, at its first place.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose text stands at ``[start, end)``: rows on lines, cells divided by tabs or as a text draws them."""

    start: int
    end: int
    cells: tuple[Cell, ...]


MarkKind = Literal["heading", "footnote", "furniture"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a format says about a stretch of text.

    A ``heading`` (with its level from 1; 0 is the document's title), ``footnote``,
    ``furniture`` (entries of a table of contents, source and date lines of a web page).
    """

    start: int
    end: int
    kind: MarkKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Text in reading order, paragraphs on lines, with what the format tells about it.

    ``pages[k]`` is the offset in ``text`` where page ``k + 1`` begins.
    """

    text: str
    media_type: str
    encoding: str | None = None
    pages: Sequence[int] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[Notice, ...] = field(default=())
