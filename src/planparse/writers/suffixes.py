"""What writes a file, by the suffix of its name; the module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from planparse.errors import WriteError


def function_for(path: Path, known: Mapping[str, str], form: str) -> Callable[..., Any]:
    """The function that ``known`` names, as ``module:function``, for the suffix of ``path``.

    Args:
        path: The output.
        known: Suffixes and what writes them.
        form: What they are called in the error, such as ``table format``.

    Raises:
        WriteError: P050 for a suffix that is not known, P014 when a library it needs is not installed.
    """
    suffix = path.suffix.lower()
    if suffix not in known:
        message = f"no {form} is called {path.suffix or path.name!r}"
        raise WriteError("P050", "write", message, f"use one of {' '.join(known)}", file=str(path))
    module, _, name = known[suffix].partition(":")
    try:
        found: Callable[..., Any] = getattr(import_module(module), name)
    except ImportError as error:
        extra = "report" if suffix == ".html" else "tables"
        message = f"{path.suffix} needs {error.name}"
        raise WriteError("P014", "write", message, f"pip install 'planparse[{extra}]'", file=str(path)) from error
    return found
