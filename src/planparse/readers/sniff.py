"""Which format bytes are in: by signature, then by structure; the suffix only breaks ties among text formats."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from planparse.errors import ReadError

Format = Literal["text", "markdown", "html", "csv", "docx", "xlsx", "xls", "pdf", "office", "mht", "zip"]

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
    ".zip": ("zip",),
}

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HTML = re.compile(
    rb"<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|table|article|h[1-6])(?:\s[^<>]{0,500})?>",
    re.IGNORECASE,
)
_MHT = re.compile(
    rb"(?:[\w-]{2,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,9}){0,20}Content-Type:\s{0,9}multipart/related",
    re.IGNORECASE,
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
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packaged(data, name)
    if head.startswith(_OLE):
        return _compound(data, name)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return "office"
    if head.startswith(_PICTURES[:4]) or (head.startswith(_PICTURES[4:]) and b"\x00" in head):
        raise ReadError("P010", "read", "it is a picture", "save it as PDF and read it with ocr", file=name)
    if _MHT.match(head):
        return "mht"
    return _textual(head, suffix(name))


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
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError):
        names, kind = _local_names(data), b""
    if kind.startswith((b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.master")):
        return "office"
    if kind.startswith(b"application/vnd.oasis.opendocument."):
        raise ReadError("P010", "read", "it is an OpenDocument file, but no text", "save it as XLSX or PDF", file=name)
    folders = {name.split("/", 1)[0] for name in names if "/" in name}
    if "[Content_Types].xml" in names and "word" in folders:
        return "docx"
    if "[Content_Types].xml" in names and "xl" in folders:
        return "xlsx"
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
    if _PAGE.search(tags) or (claimed == "html" and _HTML.search(tags)):
        return "html"
    return claimed if claimed in {"markdown", "csv"} else "text"
