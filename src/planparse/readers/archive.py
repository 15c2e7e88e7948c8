"""Plain zip archives: their members as inputs of their own, within limits against bombs and path escape.

Nothing is unpacked to disk. A member of an archive inside the archive is named ``inner.zip!member.txt``.
"""

from __future__ import annotations

import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from planparse.errors import ReadError
from planparse.readers.package import UTF8_FLAG, Package, too_large
from planparse.readers.sniff import sniff
from planparse.readers.source import Limits
from planparse.readers.text import decode

_DEEPEST = 3
_LOST_ALONE = frozenset(("P012", "P013"))
_UNICODE_PATH = 0x7075
_INNER = "!"
_LEFT_BY_SYSTEMS = frozenset(("__macosx", "thumbs.db", "desktop.ini"))


@dataclass(slots=True)
class _Budget:
    """What an archive and the archives inside it may hold together."""

    members: int
    size: int


def names(data: bytes, name: str, limits: Limits = Limits()) -> list[str]:
    """Names of all documents in an archive and in the archives inside it, in the order of the directory.

    Folders, hidden files and what systems leave behind (``__MACOSX``) are left out. Names are right whether they are
    stored in UTF-8, GBK or Big5.

    Args:
        data: The archive.
        name: Its name, for errors.
        limits: How many members and bytes it may hold.

    Raises:
        ReadError: P012 damaged, P015 a limit is broken or a name leads out of the archive. A damaged archive inside is
            a document that cannot be read.
    """
    budget = _Budget(limits.max_members, int(max(limits.max_bytes, len(data)) * limits.max_ratio))
    return list(_names(data, name, limits, budget, 1))


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive: its directory is read once for any number of members; so is that of the last one inside it."""

    package: Package
    entries: dict[str, zipfile.ZipInfo]
    nested: dict[str, Archive] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes | Path, name: str, limits: Limits = Limits()) -> Archive:
        """Open the bytes of an archive, or its file, of which only the members that are asked for are read.

        Raises:
            ReadError: As for ``names``.
        """
        package = Package.open(data, name, limits)
        return cls(package, _entries(package))

    def read(self, inner: str) -> bytes:
        """Bytes of one member, by a name out of ``names``.

        Raises:
            ReadError: P001 there is no such member, and as for ``names``.
        """
        if inner in self.entries:
            return self.package.read(self.entries[inner])
        parts = inner.split(_INNER)
        for end in range(1, len(parts)):
            outer = _INNER.join(parts[:end])
            if outer in self.entries:
                return self._inside(outer).read(_INNER.join(parts[end:]))
        raise ReadError("P001", "read", f"it has no member {inner}", "check the name", file=self.package.name)

    def _inside(self, outer: str) -> Archive:
        if outer not in self.nested:
            self.nested.clear()
            data = self.package.read(self.entries[outer])
            self.nested[outer] = Archive.open(data, f"{self.package.name}{_INNER}{outer}", self.package.limits)
        return self.nested[outer]


def member(data: bytes, name: str, inner: str, limits: Limits = Limits()) -> bytes:
    """Bytes of one member; see ``Archive.read``."""
    return Archive.open(data, name, limits).read(inner)


def members(data: bytes, name: str, limits: Limits = Limits()) -> Iterator[tuple[str, bytes]]:
    """Documents of an archive one by one: name within the archive, and bytes.

    Example:
        >>> import io
        >>> buffer = io.BytesIO()
        >>> with zipfile.ZipFile(buffer, "w") as archive:
        ...     archive.writestr("计划/三月.txt", "开学")
        >>> [(inner, content.decode()) for inner, content in members(buffer.getvalue(), "a.zip")]
        [('计划/三月.txt', '开学')]
    """
    archive = Archive.open(data, name, limits)
    for inner in names(data, name, limits):
        yield inner, archive.read(inner)


def _names(data: bytes, name: str, limits: Limits, budget: _Budget, depth: int) -> Iterator[str]:
    package = Package.open(data, name, limits)
    for inner, info in _entries(package).items():
        if _escapes(inner):
            raise ReadError("P015", "read", f"member {inner!r} leads out of it", "do not trust it", file=name)
        if info.is_dir() or _hidden(inner):
            continue
        budget.members -= 1
        budget.size -= info.file_size
        if budget.members < 0:
            raise too_large(name, f"more than {limits.max_members} members")
        if budget.size < 0:
            raise too_large(name, "its members together break the limit")
        yield from _nested(package, info, inner, budget, depth) if inner.lower().endswith(".zip") else [inner]


def _nested(package: Package, info: zipfile.ZipInfo, inner: str, budget: _Budget, depth: int) -> list[str]:
    """Names in an archive inside; its own where it is none or damaged: it costs no other member."""
    name = package.name
    try:
        content = package.read(info)
        if not content.startswith(b"PK") or sniff(content, inner) != "zip":
            return [inner]
        if depth == _DEEPEST:
            raise too_large(name, f"archives inside archives, more than {_DEEPEST} deep")
        found = list(_names(content, f"{name}{_INNER}{inner}", package.limits, budget, depth + 1))
    except ReadError as error:
        if error.code not in _LOST_ALONE:
            raise
        return [inner]
    return [f"{inner}{_INNER}{deeper}" for deeper in found]


def _entries(package: Package) -> dict[str, zipfile.ZipInfo]:
    """The members by their names; of several with one name the later ones are numbered, ``计划 (2).txt``."""
    entries: dict[str, zipfile.ZipInfo] = {}
    seen: Counter[str] = Counter()
    for info in package.zip.infolist():
        name = stored = _decoded(info)
        while name in entries:
            seen[stored] += 1
            path = PurePosixPath(stored)
            name = str(path.with_name(f"{path.stem} ({seen[stored] + 1}){path.suffix}")) if path.name else stored + "/"
        entries[name] = info
    return entries


def _decoded(info: zipfile.ZipInfo) -> str:
    """Name of a member: zipfile takes what is not marked as UTF-8 for cp437, while Chinese systems write GBK."""
    if info.flag_bits & UTF8_FLAG:
        return info.filename
    stored = _unicode_path(info.extra)
    if stored:
        return stored
    raw = info.orig_filename.encode("cp437", "replace")
    return info.filename if raw.isascii() else decode(raw)[0].replace("\\", "/")


def _unicode_path(extra: bytes) -> str | None:
    """Name out of the extra field Info-ZIP Unicode Path (APPNOTE 4.6.9)."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and 5 < size <= len(extra) - 4:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def _escapes(inner: str) -> bool:
    path = PureWindowsPath(inner)  # knows both slashes and drives
    return bool(path.anchor) or ".." in path.parts


def _hidden(inner: str) -> bool:
    parts = [part for part in inner.lower().split("/") if part != "."]  # ./计划.txt, as bsdtar writes it
    return any(part in _LEFT_BY_SYSTEMS or part.startswith((".", "~$")) for part in parts)
