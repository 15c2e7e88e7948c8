"""A page as both PDF libraries hand it over."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.readers.pdf.layout import Char
from planparse.readers.pdf.tables import Edges


class DamagedError(Exception):
    """One library cannot read the file; another may."""


@dataclass(slots=True)
class Page:
    """Characters of a page, cells of its ruled tables, its size in points, and whether it shows a picture."""

    chars: list[Char]
    tables: list[list[Edges]]
    width: float
    height: float
    pictures: bool = False
