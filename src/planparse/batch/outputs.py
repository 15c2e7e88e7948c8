"""The looks before a run: every output can be written, and none of them costs what is no output of ours."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from planparse.errors import WriteError
from planparse.writers.atomic import check_kind
from planparse.writers.tables import table_form

_LONGEST = 220  # bytes of a name; what is written beside it until it is complete has a longer one
_FOLDERS = (".csv", ".parquet")


def check_output(target: Path, *, replace: bool, advice: str = "--force replaces it") -> None:
    """Refuse an output that cannot be written, or that would take the place of something else.

    Args:
        target: The output.
        replace: An earlier output may be replaced, but never a folder with other files in it.
        advice: What to do about an earlier output.

    Raises:
        WriteError: P051 when there is something, P052 when it cannot be written.
    """
    _check_place(target)
    if target.is_dir() and not are_tables(target):
        message = "a folder with other files is there"
        raise WriteError("P051", "write", message, "choose another name", file=str(target))
    if target.exists() and not replace:
        raise WriteError("P051", "write", "the output exists", advice, file=str(target))


def check_errors(errors: Path, target: Path | None) -> None:
    """The same for the table of failures, which replaces an older one.

    Raises:
        WriteError: P050 for a suffix that is no table, P014 when a library is missing, P051 when it is the output
            itself or a folder, P052 when it cannot be written.
    """
    table_form(errors)
    _check_place(errors)
    if errors.is_dir() or (target is not None and same(errors, target)):
        message = "a folder is there" if errors.is_dir() else "it is the output, too"
        raise WriteError("P051", "write", message, "choose another name for --errors", file=str(errors))


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one place, there or not."""
    return os.path.realpath(one) == os.path.realpath(other)


def is_any(path: Path, others: Sequence[Path]) -> bool:
    """Whether a path that exists is one of ``others``."""
    return any(path.name == other.name and other.exists() and path.samefile(other) for other in others)


def are_tables(folder: Path) -> bool:
    """Whether a folder holds nothing but what a writer of its suffix makes."""
    suffix = folder.suffix.lower()
    if suffix not in _FOLDERS:
        return False
    from planparse.writers.flat import TABLES

    try:
        inside = list(folder.iterdir())
    except OSError:
        return False  # whoever lists it next meets the same and says so
    return all(each.suffix == suffix and (suffix == ".parquet" or each.stem in TABLES) for each in inside)


def _check_place(path: Path) -> None:
    check_kind(path)
    if not Path(os.path.realpath(path)).parent.is_dir():
        raise WriteError("P052", "write", "its folder does not exist", "make the folder first", file=str(path))
    if len(os.fsencode(path.name)) > _LONGEST:
        message = f"its name is longer than {_LONGEST} bytes"
        raise WriteError("P052", "write", message, "choose a shorter one", file=str(path))
