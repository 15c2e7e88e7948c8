"""JSON Lines, the reference form, and one JSON array of all documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from planparse.writers.tables import Column, Row


def write_jsonl(lines: Iterable[str], path: Path) -> None:
    """One document on a line."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(line + "\n" for line in lines)


def write_json(lines: Iterable[str], path: Path) -> None:
    """An array with one document on a line."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("[")
        for number, line in enumerate(lines):
            stream.write(("," if number else "") + "\n" + line)
        stream.write("\n]\n")


def jsonl_table(rows: Iterable[Row], columns: Sequence[Column], path: Path) -> None:
    """One table, an object with a field for each column on a line."""
    names = [column.name for column in columns]
    objects = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)
    write_jsonl(objects, path)
