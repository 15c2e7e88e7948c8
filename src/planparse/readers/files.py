"""Getting the bytes of a file or stream within limits: nothing hangs, nothing large is read in vain."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from planparse.errors import ReadError
from planparse.readers.source import Limits

_PIECE = 1_000_000


def load(path: str | os.PathLike[str], limits: Limits = Limits()) -> bytes:
    """Read the bytes of a regular file, after a look at its size and kind.

    Args:
        path: The file.
        limits: ``max_bytes`` is checked before anything is read.

    Raises:
        ReadError: P001 it does not exist, P002 it cannot be opened (permission, symlink loop), P003 it is empty,
            P004 it is too large, P006 it is a folder, device or pipe.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "a.txt")
        ...     _ = path.write_text("计划", encoding="utf-8")
        ...     load(path).decode()
        '计划'
    """
    with opening(path, limits) as size, Path(path).open("rb") as stream:
        return load_stream(stream, limits, os.fspath(path), expected=size)


@contextmanager
def opening(path: str | os.PathLike[str], limits: Limits = Limits()) -> Iterator[int]:
    """Look at the kind and size of a file before it is opened in the block, and say why it cannot be.

    Yields:
        Its size.

    Raises:
        ReadError: As for ``load``.
    """
    name = os.fspath(path)
    try:
        status = os.stat(path)  # noqa: PTH116 (Path cannot hold every name that the system can)
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("P006", "read", f"it is a {_kind(status.st_mode)}", "give a regular file", file=name)
        if status.st_size == 0:
            raise ReadError("P003", "read", "the file is empty", "leave it out", file=name)
        if status.st_size > limits.max_bytes:
            raise _too_large(f"{status.st_size} bytes", limits, name)
        yield status.st_size
    except FileNotFoundError as error:
        raise ReadError("P001", "read", "there is no such file", "check the path", file=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(
            "P002", "read", f"it cannot be opened ({reason})", "check links and rights", file=name
        ) from error


def load_stream(stream: BinaryIO, limits: Limits = Limits(), name: str = "-", *, expected: int = _PIECE) -> bytes:
    """Read a binary stream, such as standard input, up to the limit; memory is taken for what is ``expected`` at first.

    Raises:
        ReadError: P003 if it is empty, P004 if it holds more than ``limits.max_bytes``.
    """
    pieces: list[bytes] = []
    left = limits.max_bytes + 1
    while left > 0 and (piece := stream.read(min(left, max(expected, _PIECE) + 1))):
        pieces.append(piece)
        left -= len(piece)
    data = b"".join(pieces)
    if not data:
        raise ReadError("P003", "read", "the input is empty", "leave it out", file=name)
    if len(data) > limits.max_bytes:
        raise _too_large("more bytes", limits, name)
    return data


def _too_large(what: str, limits: Limits, name: str) -> ReadError:
    return ReadError("P004", "read", f"{what}, at most {limits.max_bytes}", "raise max_bytes or split it", file=name)


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "pipe"), (stat.S_ISCHR, "device"), (stat.S_ISBLK, "device"))
    return next((word for test, word in kinds if test(mode)), "socket")
