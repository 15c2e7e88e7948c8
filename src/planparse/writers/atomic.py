"""Outputs that appear whole or not at all."""

from __future__ import annotations

import glob
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planparse.errors import WriteError

_LOGS = {".sqlite": ("-wal", "-shm", "-journal"), ".duckdb": (".wal",)}


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write a file or folder at; it takes the place of ``path`` when the block succeeds.

    A symbolic link stays one: what it leads to is replaced.

    Raises:
        WriteError: P051 where a pipe or device stands, P052 when the disk is full, the folder is missing or writing is
            not allowed.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with atomic(Path(folder, "a.txt")) as temporary:
        ...         _ = temporary.write_text("whole")
        ...     [path.name for path in Path(folder).iterdir()]
        ['a.txt']
    """
    check_kind(path)
    place = _behind_link(path)
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        _to_disk(temporary)
        _replace(temporary, place)
    except OSError as error:
        message = error.strerror or str(error)
        raise WriteError("P052", "write", message, "make room or choose another place", file=str(path)) from error
    finally:
        _remove_like(place, f".{os.getpid()}.tmp*")  # databases keep a log of their own beside it


def check_kind(path: Path) -> None:
    """Refuse a pipe or device as an output: it would be replaced by a file.

    Raises:
        WriteError: P051.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # nothing is there, or whoever writes next meets the same and says so
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise WriteError("P051", "write", "a pipe or device is there", "choose another name", file=str(path))


def sweep(path: Path) -> None:
    """Remove what a killed process left beside ``path`` in making it; only while no other process makes it."""
    _remove_like(_behind_link(path), ".*.tmp*")


def _behind_link(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _to_disk(path: Path) -> None:
    """Have the disk hold all of it before it takes its name, so that a power cut leaves the old or the new."""
    for file in filter(Path.is_file, path.rglob("*")) if path.is_dir() else [path]:
        with file.open("rb+") as stream:
            os.fsync(stream.fileno())


def _replace(temporary: Path, path: Path) -> None:
    if not path.is_dir() and not (temporary.is_dir() and path.exists()):
        temporary.replace(path)
        for log in _LOGS.get(path.suffix.lower(), ()):  # of an older database, which would be played into the new one
            _remove(path.with_name(path.name + log))
        return
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.rename(old)  # neither a folder that is not empty nor a file by a folder can be replaced in one step
    try:
        temporary.rename(path)
    except OSError:
        old.rename(path)
        raise
    _remove_like(path, ".*.old")


def _remove_like(path: Path, ending: str) -> None:
    for left in path.parent.glob(glob.escape(f".{path.name}") + ending):
        _remove(left)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
