"""Archives as folders: what is in them, and one member at a time."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from planparse import readers
from planparse.readers import archive

_LIMITS = readers.Limits(max_bytes=2_000_000_000)  # of an archive; its members are held to the usual limit


def members(path: str) -> list[str] | None:
    """Names of the documents in an archive; None when the file is none (a DOCX called .zip, a text).

    Raises:
        ReadError: It cannot be read, is damaged, encrypted or breaks a limit.
    """
    data = readers.load(path, _LIMITS)
    if not readers.is_archive(data, path):
        return None
    return archive.names(data, path)


def content(path: str, member: str, limits: readers.Limits) -> bytes:
    """The bytes of one member.

    Raises:
        ReadError: As for ``members``, and P001 when there is no such member.
    """
    try:
        status = Path(path).stat()
        stamp = (status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):  # ValueError: a name that no system can hold
        stamp = (0, 0)  # the reader meets the same and says so
    return _opened(path, stamp, limits).read(member)


@lru_cache(maxsize=1)
def _opened(path: str, _stamp: tuple[int, int], limits: readers.Limits) -> archive.Archive:
    """An archive as it is now; kept, because its members come one after the other."""
    with readers.opening(path, _LIMITS):
        return archive.Archive.open(Path(path), path, limits)
