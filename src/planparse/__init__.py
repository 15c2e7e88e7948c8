"""planparse: Chinese plan documents as data.

Importing the package is light: what a name needs is imported when the name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planparse.version import __version__

if TYPE_CHECKING:
    from planparse.batch import parse_many
    from planparse.comparison import compare, panel
    from planparse.parser import load, parse

__all__ = ["__version__", "compare", "load", "panel", "parse", "parse_many"]

_HOMES = {
    "compare": "planparse.comparison",
    "load": "planparse.parser",
    "panel": "planparse.comparison",
    "parse": "planparse.parser",
    "parse_many": "planparse.batch",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'planparse' has no attribute {name!r}")
