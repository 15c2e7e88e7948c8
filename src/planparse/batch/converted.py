"""Converted files as records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from planparse.batch.record import Record, record_id
from planparse.errors import BatchError


def converted(path: Path) -> Iterator[Record]:
    """The records of a converted file (``.jsonl``), one for each line.

    Raises:
        BatchError: P001 or P002 when the file cannot be read, P061 for a line that is no converted document.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield _record(line, f"{path}:{number}")
    except UnicodeDecodeError as error:
        raise BatchError("P061", "read", "it is not UTF-8", "convert it again", file=str(path)) from error
    except OSError as error:
        code = "P001" if isinstance(error, FileNotFoundError) else "P002"
        raise BatchError(code, "read", error.strerror or str(error), "check the path", file=str(path)) from error


def _record(line: str, place: str) -> Record:
    try:
        source = json.loads(line)["source"]
        shown, sha256 = source["path"], source["sha256"]
    except (ValueError, TypeError, KeyError) as error:
        raise BatchError("P061", "read", "it is no converted document", "convert it again", file=place) from error
    return Record(shown, record_id(shown.encode(), sha256), "ok", sha256, line.rstrip("\n"))
