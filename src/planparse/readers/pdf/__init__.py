"""PDF: paragraphs rejoined over lines, columns and pages; running heads and page numbers gone; tables kept.

pdfplumber reads the characters; a file that it refuses goes through pypdfium2. ``layout`` makes lines of them,
``margins`` takes out what repeats on every page, ``unruled`` finds tables without rules, ``paragraphs`` and ``tables``
put together what the page parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.pdf.compose import compose
from planparse.readers.pdf.guard import check_streams
from planparse.readers.pdf.page import DamagedError, Page
from planparse.readers.pdf.rebuild import rebuild
from planparse.readers.source import Limits, Source
from planparse.schema import Notice


def read(data: bytes, name: str, limits: Limits, *, ocr: bool = False) -> Source:
    """Read a PDF.

    Warnings: ``damaged`` (read by the second library), ``no_text`` (scanned pages without text layer),
    ``recognised`` (pages read by ocr), ``truncated_pages`` (more pages than the limit).

    Args:
        data: The file.
        name: Its name, for errors.
        limits: ``max_pages`` are read; ``max_bytes`` and ``max_ratio`` bound what its streams unpack to.
        ocr: Recognise scanned pages with rapidocr.

    Raises:
        ReadError: P012 damaged beyond reading, P013 encrypted, P014 a library is missing, P015 a stream is a bomb.
    """
    check_streams(data, name, limits)
    found, count, notices = _pages(data, name, limits)
    if count > len(found):
        notices.append(
            Notice(code="truncated_pages", message=f"the first {len(found)} of {count} pages were read (max_pages)")
        )
    scanned = [number for number, page in enumerate(found) if page.pictures and len(page.chars) < 10]
    if not any(page.chars for page in found):
        scanned = list(range(len(found)))
    if scanned and ocr:
        from planparse.readers.pdf.ocr import recognise

        for number, chars in recognise(data, name, scanned).items():
            found[number] = replace(found[number], chars=chars)
        notices.append(Notice(code="recognised", message=f"text of pages {_numbers(scanned)} was recognised by ocr"))
    elif scanned:
        how = "read it with ocr (pip install planparse[ocr])"
        notices.append(Notice(code="no_text", message=f"pages {_numbers(scanned)} have no text layer; {how}"))
    unmapped = sum(char.text == "\ufffd" for page in found for char in page.chars)
    if unmapped:
        message = f"{unmapped} characters have no meaning in the file (font without a map); ocr may read them"
        notices.append(Notice(code="unmapped_characters", message=message))
    builder = Builder(warnings=notices)
    compose(builder, found)
    return builder.source("application/pdf")


def _pages(data: bytes, name: str, limits: Limits) -> tuple[list[Page], int, list[Notice]]:
    """Pages, how many there are, and a warning if the file had to be repaired."""
    try:
        from planparse.readers.pdf import pdfium, plumber
    except ImportError as error:
        advice = "pip install planparse[pdf]"
        raise ReadError("P014", "read", f"{error.name} is not installed", advice, file=name) from error
    reason = ""
    for library, form in ((plumber, data), (plumber, None), (pdfium, data), (pdfium, None)):
        content = form or rebuild(data)
        if content is None:
            continue
        try:
            found, count = library.pages(content, name, limits.max_pages)
        except DamagedError as error:
            reason = reason or str(error)[:200]
            continue
        if found:
            message = f"the PDF is damaged ({reason or 'no pages found'}); pages or table cells may be lost"
            healthy = library is plumber and form is data
            return found, count, [] if healthy else [Notice(code="damaged", message=message)]
    raise ReadError("P012", "read", f"the PDF is damaged ({reason or 'no pages found'})", "fetch it again", file=name)


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(str(page + 1) for page in pages[:10])
    return shown if len(pages) <= 10 else f"{shown} ... ({len(pages)} in all)"
