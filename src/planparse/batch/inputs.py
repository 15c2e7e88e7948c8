"""From what a user names (files, folders, patterns, archives) to single inputs, lazily and in a fixed order."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from planparse.batch.record import Failure, Record, legible, record_id
from planparse.errors import PlanParseError

# What lies beside documents in folders and surely is none: data (our own outputs too), programs, pictures, sound, film.
_DATA = (".plan", ".json", ".jsonl", ".journal", ".parquet", ".duckdb", ".sqlite", ".db", ".log")
_PROGRAMS = (".toml", ".yaml", ".yml", ".py", ".ipynb", ".js", ".css", ".ini", ".lnk", ".exe", ".dll", ".ttf", ".woff")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".svg", ".webp", ".ico")
_FILMS = (".mp3", ".wav", ".mp4", ".avi", ".mov")
ASIDE = frozenset((*_DATA, *_PROGRAMS, *_PICTURES, *_FILMS))


@dataclass(frozen=True, slots=True)
class Item:
    """One input: a file, a member of an archive, or bytes with a name; or what already failed in finding it."""

    path: str
    member: str | None = None
    data: bytes | None = None
    error: Failure | None = None

    @property
    def shown(self) -> str:
        """How records and results name it."""
        return legible(self.path) if self.member is None else f"{legible(self.path)}!{self.member}"

    @property
    def key(self) -> bytes:
        """Its path to the byte, which tells it from all others even where two are shown alike."""
        return os.fsencode(self.path) + (b"" if self.member is None else f"!{self.member}".encode())

    def failed(self, error: Failure, sha256: str | None = None) -> Record:
        """Its record when it gave no document."""
        return Record(self.shown, record_id(self.key, sha256), "failed", sha256, None, error)

    @classmethod
    def of(cls, source: str | os.PathLike[str] | Item) -> Item:
        """The input that ``source`` names."""
        return source if isinstance(source, Item) else cls(os.fspath(source))


def standard_input() -> Item:
    """The document on standard input, within the size limit of a file."""
    from planparse import readers

    try:
        return Item("-", data=readers.load_stream(sys.stdin.buffer))
    except PlanParseError as error:
        return Item("-", error=Failure.of(error))


def expand(
    names: Iterable[str | os.PathLike[str] | Item],
    aside: Counter[str] | None = None,
    without: Sequence[Path] = (),
) -> Iterator[Item]:
    """Every file under the folders, patterns and archives named, sorted by name in each folder, each path once.

    A folder is walked with its subfolders, each real folder once whatever links lead to it. Hidden names (``.git``,
    ``~$open.docx``) are passed over, and files that surely are no documents (``ASIDE``), but never a file that is named
    itself. A name that leads nowhere is an input that fails.

    Args:
        names: Paths and patterns (``plans/**/*.docx``); an ``Item`` is passed on as it is.
        aside: Counts, by suffix, the files of folders that are passed over because they are no documents.
        without: What is passed over in folders without a word: outputs that lie among the inputs.
    """
    seen: set[bytes] = set()
    for name in names:
        for item in _named(name, Counter() if aside is None else aside, without):
            key = hashlib.blake2b(item.key, digest_size=16).digest()
            if key not in seen:
                seen.add(key)
                yield item


def _named(name: str | os.PathLike[str] | Item, aside: Counter[str], without: Sequence[Path]) -> Iterator[Item]:
    if isinstance(name, Item):
        yield name
        return
    path = Path(name)
    if path.is_dir():
        yield from _folder(path, aside, without)
    elif has_magic(str(path)) and not os.path.lexists(path):
        found = sorted(glob(str(path), recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        if not found:
            yield Item(str(path), error=Failure("find", "P001", "the pattern fits no file", "check the pattern"))
        for each in found:
            if not Path(each).is_dir():
                yield from _file(Path(each))
    else:
        yield from _file(path)


def _folder(folder: Path, aside: Counter[str], without: Sequence[Path]) -> Iterator[Item]:
    empty = True
    for found in walk(folder, without):
        if isinstance(found, Path) and found.suffix.lower() in ASIDE:
            aside[found.suffix.lower()] += 1
            continue
        empty = False
        yield from _file(found) if isinstance(found, Path) else [found]
    if empty:
        yield Item(str(folder), error=Failure("find", "P005", "the folder holds no document", "name another folder"))


def walk(folder: Path, without: Sequence[Path] = ()) -> Iterator[Path | Item]:
    """All files under ``folder`` in the order of their names; a folder that cannot be listed as a failed input."""
    seen: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        current = stack.pop()
        if any(current.name == left.name and left.exists() and current.samefile(left) for left in without):
            continue
        if not current.is_dir():
            yield current
            continue
        status = current.stat()
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        try:
            stack.extend(sorted(filter(_visible, current.iterdir()), reverse=True))
        except OSError as error:
            reason = error.strerror or str(error)
            yield Item(str(current), error=Failure("find", "P002", f"the folder cannot be listed ({reason})"))


def _visible(path: Path) -> bool:
    return not path.name.startswith((".", "~$"))


def _file(path: Path) -> Iterator[Item]:
    if path.suffix.lower() != ".zip":
        yield Item(str(path))
        return
    from planparse.batch.archives import members

    try:
        inner = members(str(path))
    except PlanParseError as error:
        yield Item(str(path), error=Failure.of(error))
    else:
        yield from (Item(str(path), member) for member in inner) if inner is not None else [Item(str(path))]
