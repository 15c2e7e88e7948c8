"""Documents inside a Word document (``w:altChunk``): how web systems write DOCX files out of their pages."""

from __future__ import annotations

from planparse.errors import ReadError
from planparse.readers import html, mht, text
from planparse.readers.builder import Builder
from planparse.readers.package import Package
from planparse.readers.sniff import sniff
from planparse.readers.source import Source

_READERS = {"html": html.read, "mht": mht.read, "text": text.read}


def add_chunk(builder: Builder, package: Package, member: str | None) -> None:
    """Add the text of one part that is a page or a text; any other kind gives a warning ``unread_part``.

    Raises:
        ReadError: The part is damaged or breaks a limit.
    """
    try:
        source = _read(package, member) if member in package.names() and member else None
    except ReadError as error:
        if error.code != "P010":
            raise
        source = None
    if source is None:
        builder.warn("unread_part", f"a document inside it ({member}) was not read; save it again in Word")
    else:
        builder.add(source)


def _read(package: Package, member: str) -> Source | None:
    data = package.read(member)
    read = _READERS.get(sniff(data, member)) if data else None
    return read(data, f"{package.name}!{member}", package.limits) if read else None
