"""planparse: Chinese plan documents as data.

The functions that are promised are ``parse``, ``parse_many``, ``compare``, ``panel`` and ``load``; the types are those
of ``planparse.schema``. Importing the package is light: what a name needs is imported when the name is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planparse.version import __version__

if TYPE_CHECKING:
    from planparse.batch import parse_many
    from planparse.comparison import compare, panel
    from planparse.errors import PlanParseError
    from planparse.parser import load, parse
    from planparse.schema import (
        Frequency,
        Notice,
        ParsedDocument,
        Period,
        Plan,
        Reference,
        Region,
        ScheduleItem,
        Section,
        Span,
        Target,
        Time,
        Unit,
    )

_HOMES = {
    "planparse.batch": ("parse_many",),
    "planparse.comparison": ("compare", "panel"),
    "planparse.errors": ("PlanParseError",),
    "planparse.parser": ("load", "parse"),
    "planparse.schema": (
        "Frequency",
        "Notice",
        "ParsedDocument",
        "Period",
        "Plan",
        "Reference",
        "Region",
        "ScheduleItem",
        "Section",
        "Span",
        "Target",
        "Time",
        "Unit",
    ),
}

__all__ = [
    "Frequency",
    "Notice",
    "ParsedDocument",
    "Period",
    "Plan",
    "PlanParseError",
    "Reference",
    "Region",
    "ScheduleItem",
    "Section",
    "Span",
    "Target",
    "Time",
    "Unit",
    "__version__",
    "compare",
    "load",
    "panel",
    "parse",
    "parse_many",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'planparse' has no attribute {name!r}")
