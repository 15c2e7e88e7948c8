"""One module per format: bytes to ``Source``. ``load`` gets the bytes, ``read`` makes text of them.

Adding a format takes a module with ``read(data, name, limits)``, its signature in ``sniff`` and a line in ``_FORMATS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from planparse.errors import ReadError
from planparse.readers.files import load, load_stream, opening
from planparse.readers.sniff import SUFFIXES, Format, sniff, suffix
from planparse.readers.source import Cell, Limits, Mark, Source, Table
from planparse.schema import Notice

__all__ = ["Cell", "Limits", "Mark", "Source", "Table", "is_archive", "load", "load_stream", "opening", "read"]

# Modules are imported when the first file of their kind is read, so that a text file never pays for pdfplumber.
_FORMATS: dict[Format, str] = {
    "text": "planparse.readers.text",
    "markdown": "planparse.readers.markdown",
    "html": "planparse.readers.html",
    "mht": "planparse.readers.mht",
    "csv": "planparse.readers.csv_file",
    "docx": "planparse.readers.docx",
    "xlsx": "planparse.readers.xlsx",
    "xls": "planparse.readers.xls",
    "ofd": "planparse.readers.ofd",
    "office": "planparse.readers.office",
}

# Results and journals lie among documents and are full of Chinese; they must not be taken for plans.
_OWN = re.compile(rb'(?:\[\s*)?\{"(?:schema_version":"|planparse":"journal")')


def read(data: bytes, name: str, *, limits: Limits = Limits(), ocr: bool = False) -> Source:
    """Read the bytes of one document, whatever its format is.

    The format is told by signature and structure. The suffix of ``name`` only decides among text formats; one that
    does not fit the bytes gives a warning ``wrong_suffix``.

    Args:
        data: The whole file.
        name: Its name, for the suffix and for errors.
        limits: How large, long and slow it may be.
        ocr: Recognise the pages of a PDF without text layer (needs ``planparse[ocr]``).

    Returns:
        Text in reading order with tables, marks, page offsets and warnings.

    Raises:
        ReadError: P003 empty, P004 too large, P010 not a document (an archive too: read its members), P011 no
            encoding fits, P012 damaged, P013 encrypted, P014 something is not installed, P015 a limit is broken,
            P017 and P018 a conversion failed.

    Example:
        >>> read("一、指导思想".encode("utf-16"), "计划.txt").text
        '一、指导思想'
    """
    if not data:
        raise ReadError("P003", "read", "the file is empty", "leave it out", file=name)
    if len(data) > limits.max_bytes:
        raise ReadError(
            "P004", "read", f"{len(data)} bytes, at most {limits.max_bytes}", "raise max_bytes or split it", file=name
        )
    if _OWN.match(data):
        raise ReadError(
            "P010", "read", "planparse itself wrote it", "convert the documents it was made from", file=name
        )
    kind = sniff(data, name)
    if kind == "zip":
        from planparse.readers.package import Package

        Package.open(data, name, limits)  # says so if it is damaged
        raise ReadError("P010", "read", "it is an archive", "read its members one by one", file=name)
    if kind == "pdf":
        from planparse.readers.pdf import read as read_pdf

        source = read_pdf(data, name, limits, ocr=ocr)
    else:
        reader: Callable[[bytes, str, Limits], Source] = import_module(_FORMATS[kind]).read
        source = reader(data, name, limits)
    expected = SUFFIXES.get(suffix(name))
    if expected and kind not in expected:
        notice = Notice(code="wrong_suffix", message=f"named {suffix(name)}, but the content is {source.media_type}")
        return replace(source, warnings=(notice, *source.warnings))
    return source


def is_archive(data: bytes, name: str) -> bool:
    """Whether bytes are a plain zip archive, whose members are documents of their own (see ``archive.members``)."""
    return data.startswith(b"PK") and sniff(data, name) == "zip"
