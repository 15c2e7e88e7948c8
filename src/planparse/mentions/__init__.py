"""Surface to value: numbers, quantities, times, regions, bodies, citations. Pure functions over a string.

Each gives frozen mentions with their place in the string; each is imported when it is first used.

Example:
    >>> from planparse import mentions
    >>> [(m.text, m.edtf) for m in mentions.find_times("9月15日前完成", period="2024")]
    [('9月15日前', '../2024-09-15')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planparse.mentions.bodies import find_bodies
    from planparse.mentions.citations import find_citations
    from planparse.mentions.indicators import indicator_id
    from planparse.mentions.numbers import find_numbers
    from planparse.mentions.quantities import find_quantities
    from planparse.mentions.regions import find_regions, resolve_region
    from planparse.mentions.times import find_times

__all__ = [
    "find_bodies",
    "find_citations",
    "find_numbers",
    "find_quantities",
    "find_regions",
    "find_times",
    "indicator_id",
    "resolve_region",
]

_HOMES = {
    "find_bodies": "bodies",
    "find_citations": "citations",
    "find_numbers": "numbers",
    "find_quantities": "quantities",
    "find_regions": "regions",
    "find_times": "times",
    "indicator_id": "indicators",
    "resolve_region": "regions",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"planparse.mentions.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'planparse.mentions' has no attribute {name!r}")
