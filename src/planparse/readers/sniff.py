"""Which format bytes are in: by signature, then by structure; the suffix only breaks ties among text formats."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from planparse.errors import ReadError

Format = Literal["text", "markdown", "html", "csv", "docx", "xlsx", "xls", "pdf", "ofd", "office", "mht", "zip"]

SUFFIXES: dict[str, tuple[Format, ...]] = {
    ".txt": ("text", "markdown", "csv"),
    ".text": ("text", "markdown", "csv"),
    ".md": ("markdown",),
    ".markdown": ("markdown",),
    ".htm": ("html",),
    ".html": ("html",),
    ".shtml": ("html",),
    ".xhtml": ("html",),
    ".mht": ("mht",),
    ".mhtml": ("mht",),
    ".eml": ("mht",),
    ".csv": ("csv",),
    ".tsv": ("csv",),
    ".docx": ("docx",),
    ".docm": ("docx",),
    ".doc": ("office", "docx"),
    ".wps": ("office", "docx"),
    ".dot": ("office",),
    ".rtf": ("office",),
    ".odt": ("office",),
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".xls": ("xls",),
    ".et": ("xls", "xlsx"),
    ".pdf": ("pdf",),
    ".ofd": ("ofd",),
    ".zip": ("zip",),
}

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HTML = re.compile(
    rb"<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|table|article|h[1-6])(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
# The head of a message: fields, some of them on several lines, one of which tells a type that a page can come in.
_FIELDS = rb"(?:[\w-]{2,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,99}){0,99}"
_MHT = re.compile(
    rb"\s{0,9}" + _FIELDS + rb"(?:Content-Type:\s{0,9}multipart/related"
    rb"|MIME-Version:[^\n]{0,99}\n" + _FIELDS + rb"Content-Type:\s{0,9}(?:multipart/|text/(?:html|plain))"
    rb"|Content-Type:\s{0,9}(?:multipart/|text/(?:html|plain))[^\n]{0,999}\n(?:[ \t][^\n]{0,999}\n){0,9}"
    + _FIELDS + rb"MIME-Version:)",
    re.IGNORECASE,
)  # fmt: skip
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=[\"']Word\.Document|<w:wordDocument\s")
_FLAT_OFFICE = re.compile(
    rb"<pkg:package\s|<\?mso-application\s+progid=[\"']Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet"
)
_UNREAD = (
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
)
_PAGE = re.compile(rb"<!doctype\s{1,9}html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_HEAD = 65_536


def sniff(data: bytes, name: str) -> Format:
    """Tell the format of a file by its bytes.

    Args:
        data: The file's bytes, not empty.
        name: Its name; its suffix decides only among text formats, which share one structure.

    Raises:
        ReadError: P010 for a format that holds no document, P013 for an encrypted office file.

    Example:
        >>> sniff("一、指导思想".encode(), "a.md"), sniff(b"%PDF-1.7", "a.txt")
        ('markdown', 'pdf')
    """
    head = data[:_HEAD]
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    _refuse(head, name)
    kind: Format
    if b"%PDF-" in head[:1024]:
        kind = "pdf"
    elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind = _packaged(data, name)
    elif head.startswith(_OLE):
        kind = _compound(data, name)
    elif start.startswith(b"{\\rtf") or (start.startswith(b"<?xml") and _WORD_XML.search(head)):
        kind = "office"
    elif _MHT.match(head):
        kind = "mht"
    else:
        kind = _textual(head, suffix(name))
    return kind


def _refuse(head: bytes, name: str) -> None:
    """Say what a file is that holds no text, or none that is read."""
    if head.startswith(_PICTURES[:4]) or (head.startswith(_PICTURES[4:]) and b"\x00" in head):
        raise ReadError("P010", "read", "it is a picture", "save it as PDF and read it with ocr", file=name)
    for signature, what in _UNREAD:
        if head.startswith(signature):
            raise ReadError("P010", "read", f"it is {what}", "unpack it and read its members", file=name)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and _FLAT_OFFICE.search(head):
        raise ReadError("P010", "read", "it is an Office file in plain XML", "save it as XLSX or DOCX", file=name)


def suffix(name: str) -> str:
    """The suffix of a name, in small letters.

    Example:
        >>> suffix("一.zip!附件/计划.DOCX")
        '.docx'
    """
    return PurePath(name).suffix.lower()


def _packaged(data: bytes, name: str) -> Format:
    """What a zip file is: named parts tell office files from plain archives."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {member.replace("\\", "/") for member in archive.namelist()}
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError):
        names, kind = _local_names(data), b""
    if kind.startswith((b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.master")):
        return "office"
    if kind.startswith(b"application/epub+zip"):
        raise ReadError("P010", "read", "it is an EPUB book", "save it as PDF or text", file=name)
    if kind.startswith(b"application/vnd.oasis.opendocument."):
        raise ReadError("P010", "read", "it is an OpenDocument file, but no text", "save it as XLSX or PDF", file=name)
    folders = {name.split("/", 1)[0] for name in names if "/" in name}
    if "[Content_Types].xml" in names and "word" in folders:
        return "docx"
    if "xl/workbook.bin" in names:
        raise ReadError("P010", "read", "it is a binary workbook (XLSB)", "save it as XLSX", file=name)
    if "[Content_Types].xml" in names and "xl" in folders:
        return "xlsx"
    if "[Content_Types].xml" in names and "ppt" in folders:
        raise ReadError("P010", "read", "it is a presentation", "save its text as DOCX or PDF", file=name)
    if any(name.strip("/").lower() == "ofd.xml" for name in names):
        return "ofd"
    return "zip"


def _local_names(data: bytes) -> set[str]:
    """Member names of a zip file whose directory is lost, so that a truncated DOCX is called what it was."""
    found = re.findall(rb"PK\x03\x04.{26}(\[Content_Types\]\.xml|(?:word|xl)/[\w./]{1,40})", data, re.DOTALL)
    return {entry.decode("ascii") for entry in found}


def _compound(data: bytes, name: str) -> Format:
    """What an OLE compound file is, by the names of its streams."""
    if _stream("EncryptedPackage") in data:
        raise ReadError("P013", "read", "it is encrypted", "save it without a password", file=name)
    if _stream("WordDocument") in data:
        return "office"
    if _stream("Workbook") in data or _stream("Book") in data:
        return "xls"
    return "office"


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def _textual(head: bytes, ending: str) -> Format:
    # NUL bytes go, so that the tags of a page in UTF-16 are seen as well
    tags = head.replace(b"\x00", b"") if b"\x00" in head[:4096] else head
    claimed = SUFFIXES.get(ending, ("text",))[0]
    if _PAGE.search(tags) or (claimed not in {"text", "markdown", "csv"} and _HTML.search(tags)):
        return "html"  # web systems name a page .xls or .doc, often a mere table
    if claimed in {"xls", "xlsx"}:
        return "csv"  # and so they do with columns between tabs
    return claimed if claimed in {"markdown", "csv"} else "text"
