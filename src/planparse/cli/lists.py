"""Lists of inputs, as other programs write them."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

import click

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def listed(name: str) -> list[str]:
    """The names in a list: one a line, or each ended by NUL (``find -print0``) where there is a NUL at all.

    Names are bytes, taken as they are; a byte order mark tells that an editor or PowerShell wrote the list.

    Args:
        name: The file, or ``-`` for standard input.

    Raises:
        click.UsageError: It cannot be read.
    """
    try:
        data = _standard_input() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise click.UsageError(f"The list {name} cannot be read ({error.strerror or error}).") from error
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    lines = data.split(b"\0") if b"\0" in data else [line.rstrip(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(line) for line in lines if line]


def _standard_input() -> bytes:
    return b"" if sys.stdin is None else sys.stdin.buffer.read()
