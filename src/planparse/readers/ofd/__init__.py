"""OFD, the fixed-layout format of Chinese official documents (GB/T 33190-2016), read as the pages of a PDF are.

``package`` finds the pages in the archive, ``objects`` puts their characters and ruled lines where they are printed.
"""

from __future__ import annotations

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.ofd.objects import page_of
from planparse.readers.ofd.package import sheets
from planparse.readers.package import Package
from planparse.readers.pdf.compose import compose
from planparse.readers.source import Limits, Source
from planparse.schema import Notice


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read an OFD file.

    Warnings: ``no_text`` (pages that are pictures only), ``truncated_pages`` (more pages than the limit), ``damaged``
    (pages or drawings that are lost).

    Args:
        data: The file.
        name: Its name, for errors.
        limits: ``max_pages`` are read; the others bound what the archive unpacks to.

    Raises:
        ReadError: P012 damaged, P013 encrypted, P014 a library is missing, P015 a limit is broken.
    """
    try:
        import pdfplumber.table  # noqa: F401  it makes cells of the lines of tables
    except ImportError as error:
        advice = "pip install planparse[pdf]"
        raise ReadError("P014", "read", f"{error.name} is not installed", advice, file=name) from error
    found, count, lost = sheets(Package.open(data, name, limits), limits.max_pages)
    pages = [page_of(sheet) for sheet in found]
    builder = Builder()
    if lost:
        builder.warn("damaged", f"a part of it is lost ({lost}); fetch the file again")
    if count > limits.max_pages:
        message = f"the first {len(pages)} of {count} pages were read (max_pages)"
        builder.warnings.append(Notice(code="truncated_pages", message=message))
    if not any(page.chars for page in pages):
        message = "its pages hold no text, only pictures; export it as PDF and read that with ocr"
        builder.warnings.append(Notice(code="no_text", message=message))
    compose(builder, pages)
    return builder.source("application/ofd")
