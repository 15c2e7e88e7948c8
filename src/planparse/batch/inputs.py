"""From what a user names (files, folders, patterns, archives) to single inputs, lazily and in a fixed order."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from planparse.batch.outputs import are_tables, is_any
from planparse.batch.record import Failure, Record, record_id
from planparse.errors import PlanParseError, WriteError, legible

if TYPE_CHECKING:
    from planparse.readers import Limits

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


def standard_input(limits: Limits | None = None) -> Item:
    """The document on standard input, within the size limit of a file."""
    from planparse import readers

    if sys.stdin is None:
        return Item("-", error=Failure("read", "P002", "standard input is closed", "name a file"))
    try:
        return Item("-", data=readers.load_stream(sys.stdin.buffer, limits or readers.Limits()))
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
    itself. An archive is a folder. A name that leads nowhere is an input that fails.

    Args:
        names: Paths and patterns (``plans/**/*.docx``); an ``Item`` is passed on as it is.
        aside: Counts, by suffix, the files of folders that are passed over because they are no documents.
        without: Outputs: passed over in folders without a word, and where a pattern of the shell names them.

    Raises:
        WriteError: P051 when one of ``without`` is named that may be a document.
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
    if not os.fspath(name):
        yield Item("", error=Failure("find", "P001", "the name is empty", "name a file or folder"))
    elif _is_folder(path):
        yield from _folder(path, aside, without)
    elif has_magic(str(path)) and not os.path.lexists(path):
        yield from _fitting(path, aside, without)
    else:
        yield from _single(path, aside, without)


def _fitting(pattern: Path, aside: Counter[str], without: Sequence[Path]) -> Iterator[Item]:
    """What fits a pattern; folders that fit are walked, unless ``**`` has crossed them already."""
    fit = False
    for path in map(Path, sorted(glob(str(pattern), recursive=True))):  # noqa: PTH207  Path.glob takes no absolute one
        suffix = path.suffix.lower()
        if _is_folder(path):
            inner = _folder(path, aside, without) if "**" not in pattern.parts else iter(())
        elif is_any(path, without) or path.name.startswith("~$"):
            continue
        elif suffix in ASIDE and suffix != pattern.suffix.lower():
            aside[suffix] += 1
            continue
        else:
            inner = _file(path, aside)
        for item in inner:
            fit = True
            yield item
    if not fit:
        yield Item(str(pattern), error=Failure("find", "P001", "the pattern fits no file", "check the pattern"))


def _single(path: Path, aside: Counter[str], without: Sequence[Path]) -> Iterator[Item]:
    """A file that is named, by the user or by a pattern of the shell, which takes outputs along."""
    if not is_any(path, without):
        yield from _file(path, aside)
    elif path.suffix.lower() not in ASIDE:
        message, advice = "it is an output of this run and an input, too", "write to another place"
        raise WriteError("P051", "find", message, advice, file=str(path))


def _folder(folder: Path, aside: Counter[str], without: Sequence[Path]) -> Iterator[Item]:
    if is_any(folder, without):
        return
    empty = True
    for found in walk(folder, without):
        suffix = found.suffix.lower() if isinstance(found, Path) else ""
        if suffix in ASIDE or (isinstance(found, Path) and suffix == ".csv" and _is_folder(found)):
            aside[suffix] += 1
            continue
        empty = False
        yield from _file(found, aside) if isinstance(found, Path) else [found]
    if empty:
        yield Item(str(folder), error=Failure("find", "P005", "the folder holds no document", "name another folder"))


def walk(folder: Path, without: Sequence[Path] = ()) -> Iterator[Path | Item]:
    """All files under ``folder`` in the order of their names, and folders of our tables as if they were files.

    A folder that cannot be listed comes as a failed input.
    """
    seen: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        current = stack.pop()
        if is_any(current, without):
            continue
        if not _is_folder(current) or (current != folder and current.suffix == ".csv" and are_tables(current)):
            yield current
            continue
        try:
            status = current.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            stack.extend(sorted((path for path in current.iterdir() if is_visible(path.name)), reverse=True))
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"the folder cannot be listed ({reason})"
            yield Item(str(current), error=Failure("find", "P002", message, "check its rights"))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises where a name is too long or may not be looked at


def is_visible(name: str) -> bool:
    """Whether a name in a folder is looked at: not hidden, and not what an office program keeps beside an open file."""
    return not name.startswith((".", "~$"))


def _file(path: Path, aside: Counter[str]) -> Iterator[Item]:
    if path.suffix.lower() != ".zip":
        yield Item(str(path))
        return
    from planparse.batch.archives import members

    try:
        inner = members(str(path))
    except PlanParseError as error:
        yield Item(str(path), error=Failure.of(error))
    else:
        yield from _members(path, inner, aside) if inner is not None else [Item(str(path))]


def _members(path: Path, inner: Sequence[str], aside: Counter[str]) -> Iterator[Item]:
    empty = True
    for member in inner:
        suffix = PurePosixPath(member).suffix.lower()
        if suffix in ASIDE:
            aside[suffix] += 1
            continue
        empty = False
        yield Item(str(path), member)
    if empty:
        yield Item(str(path), error=Failure("find", "P005", "the archive holds no document", "leave it out"))
