"""Zip packages and the XML in them, read within limits: no zip bomb, no XML bomb, no outside entity."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from planparse.errors import ReadError
from planparse.readers.source import Limits

_SMALL = 2_000_000  # below this size any ratio is harmless: white space and repeated markup pack well
_ENCRYPTED = 0x1
UTF8_FLAG = 0x800


class Relation(NamedTuple):
    """What a part refers to: its id there, the kind of it, and the name of its member."""

    id: str
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Package:
    """An open zip file whose members are read within ``limits``."""

    zip: zipfile.ZipFile
    name: str
    limits: Limits

    @classmethod
    def open(cls, data: bytes | Path, name: str, limits: Limits) -> Package:
        """Open a zip, as bytes or as a file that stays open, and check how many members there are and how large.

        Raises:
            ReadError: P012 if the directory is damaged, P015 if a limit is broken.
        """
        try:
            archive = zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError) as error:
            raise ReadError(
                "P012", "read", f"the zip directory is damaged ({error})", "fetch it again", file=name
            ) from (error)
        _divide_by_slashes(archive)
        members = len(archive.infolist())
        if members > limits.max_members:
            raise too_large(name, f"{members} members, at most {limits.max_members}")
        return cls(archive, name, limits)

    def names(self) -> list[str]:
        """Names of the members in the order of the directory."""
        return self.zip.namelist()

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """Bytes of one member.

        Raises:
            ReadError: P012 if it is damaged or missing, P013 if it is encrypted, P015 if it breaks a limit.
        """
        try:
            info = self.zip.getinfo(member) if isinstance(member, str) else member
        except KeyError as error:
            raise self._damaged(f"{member} is missing") from error
        if info.flag_bits & _ENCRYPTED:
            raise ReadError("P013", "read", "the archive is encrypted", "unpack it with its password", file=self.name)
        if info.file_size > self.limits.max_bytes:
            raise too_large(self.name, f"{info.filename} unpacks to {info.file_size} bytes")
        if info.file_size > max(_SMALL, info.compress_size * self.limits.max_ratio):
            raise too_large(self.name, f"{info.filename} grows more than {self.limits.max_ratio:g} times")
        try:
            # zipfile stops at the stated size, so that a member cannot grow beyond what was checked above
            return self.zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise self._damaged(f"{info.filename} cannot be unpacked") from error

    def xml(self, member: str) -> etree._Element:
        """Root element of an XML member; a document type (where bombs and outside entities live) is refused."""
        return parse_xml(self.read(member), self.name)

    def relations(self, part: str) -> Iterator[Relation]:
        """What a part of an Office package refers to inside it, in order; the part ``""`` is the package itself."""
        folder, base = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{base}.rels")
        for relation in self.xml(member) if member in self.names() else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, relation.get("Target", ""))
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                yield Relation(relation.get("Id", ""), kind, posixpath.normpath(target).lstrip("/"))

    def _damaged(self, what: str) -> ReadError:
        return ReadError("P012", "read", what, "fetch the file again", file=self.name)


def _divide_by_slashes(archive: zipfile.ZipFile) -> None:
    r"""Name members as zipfile does on Windows: some programs there write ``word\document.xml``.

    In names whose encoding is not known yet the byte may be half of a character (誠 in GBK).
    """
    for info in archive.infolist():
        if "\\" in info.filename and (info.filename.isascii() or info.flag_bits & UTF8_FLAG):
            info.filename = info.filename.replace("\\", "/")
            archive.NameToInfo[info.filename] = info


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse XML without entities, network or document type.

    Raises:
        ReadError: P012 for XML that is not well formed or declares a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("P012", "read", f"its XML is damaged ({error.msg})", "save it again", file=name) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise ReadError("P012", "read", "its XML declares a document type", "save it again", file=name)
    return root


def too_large(name: str, what: str) -> ReadError:
    """The error of an archive that breaks a limit."""
    return ReadError("P015", "read", f"the archive is too large: {what}", "unpack it, or raise the limit", file=name)
