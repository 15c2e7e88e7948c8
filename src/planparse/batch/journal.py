"""The journal of a run: each finished record on disk, so that an interrupted run goes on where it stopped.

A JSON Lines file beside the output. Its first line names the format; then each record takes two lines, a header and the
document (an empty line when there is none). Where a crash or a full disk has torn or emptied a record, the journal is
cut off when it is opened again, and what followed is done again.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import time
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from planparse.batch.record import Failure, Record
from planparse.errors import BatchError, WriteError
from planparse.version import __version__
from planparse.writers import atomic

FORMAT = 1
_SYNC = 1.0  # seconds between forced writes to the disk: what a power cut, not a kill, may cost


class Journal:
    """An open journal, for one process at a time.

    Args:
        path: The file; created when missing.
        settings: Everything besides a file's bytes that decides its result; a record made with other settings or by
            another version of planparse is not taken again.
        anew: Forget what is in the file.

    Raises:
        BatchError: P053 when the file is no journal or another run has it open.
        WriteError: P052 when it cannot be written.
    """

    def __init__(self, path: Path, settings: str = "", *, anew: bool = False) -> None:
        self.path = path
        self._made_with = f"{__version__} {settings}".strip()
        self._places: dict[str, int] = {}
        self._synced = time.monotonic()
        try:
            self._file: BinaryIO = path.open("a+b", buffering=0)
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            _lock(self._file, path)
            if anew and path.is_file():
                self._file.truncate(0)
            with path.open("rb") as stream:
                self._end = self._recover(stream)
            self._reader = path.open("rb")  # not the stream above, which may hold what was cut off
        except BaseException:
            self._file.close()
            raise

    def __len__(self) -> int:
        """How many documents are here."""
        return len(self._places)

    def find(self, record_id: str) -> int | None:
        """Where the document of an input lies, if it was made from the same bytes, version and settings."""
        return self._places.get(record_id)

    def append(self, record: Record) -> int:
        """Write a record; returns where it lies.

        Raises:
            WriteError: P052 when the disk is full or gone; what was written before stays.
        """
        place = self._end
        body = (record.line or "").encode()
        header: dict[str, Any] = {**asdict(record), "line": None, "size": len(body), "made_with": self._made_with}
        header["check"] = zlib.crc32(body)
        self._write(_line(header) + body + b"\n")
        self._note(record.id, record.status, place)
        return place

    def read(self, place: int) -> Record:
        """The record at ``place``."""
        header = self._header(place)
        return _record(header, self._reader.read(header["size"]).decode())

    def compact(self, places: Iterable[int]) -> None:
        """Keep the documents at ``places`` alone if they are less than half of the file; the last act before closing.

        A run that is repeated every night would else keep every document that was ever made.
        """
        kept = {place: self._size(place) for place in places if self._header(place)["status"] != "failed"}
        if 2 * (len(_FIRST) + sum(kept.values())) >= self._end:
            return
        with contextlib.suppress(WriteError), atomic(self.path) as temporary, temporary.open("wb") as stream:
            stream.write(_FIRST)  # where there is no room to tidy up, the journal stays as it is
            for place, size in kept.items():
                self._reader.seek(place)
                stream.write(self._reader.read(size))

    def close(self, *, remove: bool = False) -> None:
        """Release the file, and delete it when the run is complete or never began."""
        if self._file.closed:
            return
        if remove or self._end == len(_FIRST):
            self.path.unlink(missing_ok=True)
        self._file.close()
        self._reader.close()

    def _size(self, place: int) -> int:
        """Bytes of the record at ``place``, with its header."""
        size: int = self._header(place)["size"]
        return self._reader.tell() - place + size + 1

    def _header(self, place: int) -> dict[str, Any]:
        self._reader.seek(place)
        header: dict[str, Any] = json.loads(self._reader.readline())
        return header

    def _note(self, record_id: str, status: str, place: int) -> None:
        if status != "failed":  # a failure is tried again
            self._places[record_id] = place

    def _recover(self, stream: BinaryIO) -> int:
        """Index what is whole, cut off what is not; returns where the next record goes."""
        first = stream.readline(len(_FIRST))
        if not (self.path.is_file() and _FIRST.startswith(first)):
            raise BatchError("P053", "resume", "this is no journal of a run", "remove it", file=str(self.path))
        if first != _FIRST:
            self._file.truncate(0)
            self._end = 0
            self._write(_FIRST)
            return self._end
        good = stream.tell()
        while header := _header(stream.readline()):
            body = stream.read(header["size"] + 1)
            if len(body) <= header["size"] or zlib.crc32(body[:-1]) != header["check"]:
                break
            if header["made_with"] == self._made_with:
                self._note(header["id"], header["status"], good)
            good = stream.tell()
        self._file.truncate(good)
        return good

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        try:
            while view:
                view = view[self._file.write(view) :]
            if time.monotonic() - self._synced > _SYNC:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise self._unwritable(error) from error
        self._end += len(data)

    def _unwritable(self, error: OSError) -> WriteError:
        advice = "make room or choose another place, then go on with --resume"
        return WriteError("P052", "write", error.strerror or str(error), advice, file=str(self.path))


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _header(line: bytes) -> dict[str, Any] | None:
    """A header, if the line is whole; a crash of the machine may leave any bytes in its place."""
    try:
        header: dict[str, Any] = json.loads(line)
    except ValueError:
        return None
    return header if line.endswith(b"\n") and isinstance(header, dict) and header.keys() >= _HEADER else None


def _record(header: dict[str, Any], line: str) -> Record:
    error = Failure(**header["error"]) if header["error"] else None
    return Record(header["path"], header["id"], header["status"], header["sha256"], line or None, error)


_HEADER = {"path", "id", "status", "sha256", "error", "size", "made_with", "check"}
_FIRST = _line({"planparse": "journal", "format": FORMAT})


def _lock(stream: BinaryIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows keeps a second writer out only by the user's care
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in {errno.EAGAIN, errno.EACCES}:  # a file system that knows no locks
            return
        message = "another run is writing this output"
        raise BatchError("P053", "resume", message, "wait for it or choose another output", file=str(path)) from error
