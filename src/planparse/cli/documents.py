"""Documents that a user names: files to parse, folders, or what was converted before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planparse.batch import Item, Record, expand, parse_many
from planparse.batch.converted import converted
from planparse.errors import CompareError, PlanParseError
from planparse.schema import ParsedDocument


def documents(names: Iterable[str], failures: list[PlanParseError]) -> Iterator[ParsedDocument]:
    """Read converted files, parse all others; a folder without documents gives the converted files in it.

    Args:
        names: Files, folders, patterns, archives.
        failures: Takes what could not be read; the others go on.

    Raises:
        PlanParseError: ``P061`` for a converted file that is damaged or of another kind.
    """
    for name in names:
        for record in _records(Path(name)):
            error = record.failure()
            if error is not None:
                failures.append(error)
            elif record.document is not None:
                yield record.document


def _records(path: Path) -> Iterator[Record]:
    if path.suffix.lower() == ".jsonl":
        yield from _converted(path)
        return
    items = list(expand([path]))
    found = sorted(path.rglob("*.jsonl")) if path.is_dir() and _holds_no_document(items) else []
    if found:
        for each in found:
            yield from _converted(each)
        return
    yield from parse_many(items, workers=0 if len(items) < 3 else None)


def _holds_no_document(items: Sequence[Item]) -> bool:
    return all(item.error is not None and item.error.code == "P005" for item in items)


def _converted(path: Path) -> Iterator[Record]:
    """The records of a converted file, each one read as a document at once."""
    try:
        for record in converted(path):
            record.document  # noqa: B018  reading it is the check
            yield record
    except ValueError as error:
        told = str(error).splitlines()[0]
        raise CompareError(
            "P061", "read", f"a line of it is no converted document ({told})", "convert it again", file=str(path)
        ) from error
