"""Pages of a PDF through pypdfium2, for files that pdfminer refuses."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
from pypdfium2 import raw

from planparse.errors import ReadError
from planparse.readers.pdf.layout import Char, without_doubles
from planparse.readers.pdf.page import DamagedError, Page


def pages(data: bytes, name: str, limit: int) -> tuple[list[Page], int]:
    """Read at most ``limit`` pages, without tables; also returns how many pages there are.

    Raises:
        DamagedError: This library refuses the file, too.
        ReadError: P013 for a file that needs a password.
    """
    document = open_document(data, name)
    try:
        count = len(document)
        found = []
        for number in range(min(count, limit)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                found.append(Page([], [], 0.0, 0.0))
                continue
            found.append(_read(page))
            page.close()
        return found if any(page.chars or page.pictures for page in found) else [], count
    finally:
        document.close()


def open_document(data: bytes, name: str) -> Any:
    """Open a PDF with pypdfium2."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError("P013", "read", "it is encrypted", "save it without password", file=name) from error
        raise DamagedError(str(error)) from error


def _read(page: Any) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    chars = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in {0, 0xFFFE, 0xFFFF} or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index) or top - bottom
        chars.append(Char(chr(code), left, right, height - top, height - bottom, height - y.value, size))
    pictures = any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)))
    text.close()
    return Page(without_doubles(chars), [], width, height, pictures)
