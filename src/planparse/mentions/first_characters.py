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


def one_of(words: Iterable[str], guards: Mapping[str, str] = MappingProxyType({})) -> str:
    """An alternation of words, the longer first; those that begin alike are one branch.

    Args:
        words: Words of at least one character, in any order.
        guards: What must not follow a word, as a pattern.

    Example:
        >>> one_of(["校", "校长", "园"], {"校": "园"})
        '园(?:)|校(?:长|(?!园))'
    """
    branches: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        guard = f"(?!{guards[word]})" if word in guards else ""
        branches[word[0]].append(re.escape(word[1:]) + guard)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(branches.items()))
