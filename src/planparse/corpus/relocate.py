"""Gold moved to another text of the same document: every span is looked up anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from planparse.errors import CorpusError
from planparse.schema import ParsedDocument


def move_spans(value: Any, place: Callable[[int, int], tuple[int, int]]) -> Any:
    """Apply ``place`` to every span in dumped result models.

    Example:
        >>> move_spans({"span": {"start": 1, "end": 3, "page": None}, "id": "a"}, lambda s, e: (s + 10, e + 10))
        {'span': {'start': 11, 'end': 13}, 'id': 'a'}
    """
    if isinstance(value, dict):
        if value.keys() >= {"start", "end"}:
            start, end = place(value["start"], value["end"])
            return {"start": start, "end": end}
        return {key: move_spans(part, place) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [move_spans(part, place) for part in value]
    return value


def relocate(document: ParsedDocument, text: str, outside: list[tuple[int, int]]) -> ParsedDocument:
    """Gold for a text that holds the same lines in the same order, but other furniture.

    Args:
        document: Gold with its text.
        text: What a reader makes of the document in another format.
        outside: Stretches of the document's own text that may be missing.

    Raises:
        CorpusError: ``P045`` where a line of content is missing in the text.
    """
    lines = _found_lines(document.text, text, outside, document.source.path)

    def place(start: int, end: int) -> tuple[int, int]:
        return _moved(lines, start), _moved(lines, max(end - 1, start)) + (end > start)

    dumped = document.model_dump(exclude_defaults=True)
    return ParsedDocument.model_validate(dumped | {"text": text, "plans": move_spans(dumped.get("plans", []), place)})


def _found_lines(old: str, new: str, outside: list[tuple[int, int]], file: str) -> list[tuple[int, int, int]]:
    """Start and end of each old line, and how far it moved."""
    found: list[tuple[int, int, int]] = []
    at = cursor = 0
    for line in old.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        stripped = line.strip()
        begin = start + len(line) - len(line.lstrip())
        where = new.find(stripped, cursor) if stripped else -1
        if any(low <= begin < high for low, high in outside):
            where = _whole_line(stripped, new, cursor)
            if where < 0:
                continue
        if where >= 0:
            found.append((start, end, where - begin))
            cursor = where + len(stripped)
        elif stripped:
            message = f"the line {stripped[:30]!r} is not in what is read back from the file"
            raise CorpusError("P045", "corpus", message, "mend the way the format is written", file=file)
    return found


def _whole_line(line: str, text: str, cursor: int) -> int:
    """Where a line of furniture stands alone on its line, -1 if nowhere."""
    match = re.compile(rf"(?<![^\n]){re.escape(line)}(?![^\n])").search(text, cursor) if line else None
    return match.start() if match else -1


def _moved(lines: list[tuple[int, int, int]], at: int) -> int:
    for start, end, shift in lines:
        if start <= at < end:
            return at + shift
    raise ValueError(f"offset {at} lies outside all lines of content")
