"""Alternations told apart by their first character: only the few that may begin at a place are tried there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType


def by_first_character(forms: Iterable[tuple[str, str]]) -> Mapping[str, re.Pattern[str]]:
    """One alternation for each character, in the order of the forms.

    Args:
        forms: Patterns, each with all characters that a match of it may begin with.

    Example:
        >>> found = by_first_character([("ab", "[ab]x"), ("bc", "[bc]y")])
        >>> {first: pattern.pattern for first, pattern in found.items()}
        {'a': '[ab]x', 'b': '[ab]x|[bc]y', 'c': '[bc]y'}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for firsts, pattern in forms:
        for character in dict.fromkeys(firsts):
            found[character].append(pattern)
    return MappingProxyType({first: re.compile("|".join(patterns)) for first, patterns in found.items()})
