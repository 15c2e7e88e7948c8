"""A look at the packed streams of a PDF before they are unpacked: pdfminer itself knows no limit."""

from __future__ import annotations

import re
import zlib

from planparse.readers.package import too_large
from planparse.readers.source import Limits

_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78][\x01-\xff])")
_STEP = 1_000_000
_HARMLESS = 20_000_000
_DEEPEST = 3


def check_streams(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a file with a stream that unpacks beyond reason, once or in several layers.

    Raises:
        ReadError: P015 if a stream is larger than ``max_bytes``, or than ``max_ratio`` times its packed size.
    """
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        packed = data[match.end() : end if end >= 0 else len(data)]
        bound = min(4 * limits.max_bytes, max(_HARMLESS, int(len(packed) * limits.max_ratio)))
        if _grows_beyond(packed, bound, _DEEPEST):
            raise too_large(name, f"a stream of {len(packed)} bytes unpacks to more than {bound}")


def _grows_beyond(packed: bytes, bound: int, depth: int) -> bool:
    """Whether zlib data unpacks to more than ``bound`` bytes; layers inside it are looked at, too."""
    unpacker = zlib.decompressobj()
    size, head, rest = 0, b"", packed
    inner: list[bytes] = []
    try:
        while rest and not unpacker.eof:
            piece = unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
            size += len(piece)
            head = head or piece[:2]
            if size > bound:
                return True
            if head[:1] == b"x" and depth > 1:
                inner.append(piece)
            if not piece:
                break
    except zlib.error:
        return False  # no zlib data, or damaged: nothing unpacks
    return bool(inner) and _grows_beyond(b"".join(inner), bound, depth - 1)
