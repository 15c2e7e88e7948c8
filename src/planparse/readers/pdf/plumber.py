"""Pages of a PDF through pdfplumber."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from planparse.errors import ReadError
from planparse.readers.pdf.layout import without_doubles
from planparse.readers.pdf.page import DamagedError, Page
from planparse.readers.pdf.turned import read_level

_MAX_EDGES = 4_000


def pages(data: bytes, name: str, limit: int) -> tuple[list[Page], int]:
    """Read at most ``limit`` pages; also returns how many pages there are.

    Raises:
        DamagedError: The file is refused; another library may read it.
        ReadError: P013 for a file that needs a password.
    """
    with _quiet():
        try:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                return list(_read(pdf.pages[:limit])), len(pdf.pages)
        except (
            Exception
        ) as error:  # pdfminer lets every kind through for damaged files, from KeyError to RecursionError
            causes = {type(error), *map(type, error.args), type(error.__cause__), type(error.__context__)}
            if causes & {PDFPasswordIncorrect, PDFEncryptionError}:
                raise ReadError("P013", "read", "it is encrypted", "save it without password", file=name) from error
            raise DamagedError(f"{type(error).__name__}: {error}") from error


def _read(sheets: list[Any]) -> Iterator[Page]:
    for sheet in sheets:
        few = len(sheet.lines) + len(sheet.rects) + len(sheet.curves) < _MAX_EDGES
        tables = [table.cells for table in sheet.find_tables()] if few else []
        written = _seen([char for char in sheet.chars if char["text"]], sheet)
        page = read_level(written, tables, float(sheet.width), float(sheet.height))
        yield replace(page, chars=without_doubles(page.chars), pictures=bool(sheet.images))
        sheet.close()


def _seen(chars: list[dict[str, Any]], sheet: Any) -> list[dict[str, Any]]:
    """The characters inside the page as it is cut; what a printer's program wrote beside it is not shown.

    Only a page that is not turned tells its cut in the coordinates of its characters.
    """
    x0, top, x1, bottom = sheet.mediabox if sheet.rotation else sheet.cropbox
    inside = [
        char
        for char in chars
        if 2 * x0 <= char["x0"] + char["x1"] <= 2 * x1 and 2 * top <= char["top"] + char["bottom"] <= 2 * bottom
    ]
    return inside or chars


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pdfminer from writing about each damaged object; what matters becomes a warning of the result."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
