"""Alternations told apart by their first character: only the few that may begin at a place are tried there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType


def places_by_first(firsts: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """The places in a list of those that may begin with a character, in order.

    Args:
        firsts: For each of the list all characters that it may begin with.

    Example:
        >>> dict(places_by_first(["ab", "bc"]))
        {'a': (0,), 'b': (0, 1), 'c': (1,)}
    """
    found: dict[str, list[int]] = defaultdict(list)
    for place, characters in enumerate(firsts):
        for character in dict.fromkeys(characters):
            found[character].append(place)
    return MappingProxyType({character: tuple(places) for character, places in found.items()})


def lengths_by_first(words: Iterable[str], characters: int = 1) -> Mapping[str, tuple[int, ...]]:
    """How long the words are that begin with the same ``characters`` characters, the longest first.

    Example:
        >>> dict(lengths_by_first(["米", "平方米", "平方公里"]))
        {'米': (1,), '平': (4, 3)}
    """
    found: dict[str, set[int]] = defaultdict(set)
    for word in words:
        found[word[:characters]].add(len(word))
    return MappingProxyType({first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()})


def by_first_character(forms: Iterable[tuple[str, str]]) -> Mapping[str, re.Pattern[str]]:
    """One alternation for each character, in the order of the forms.

    Args:
        forms: Patterns, each with all characters that a match of it may begin with.

    Example:
        >>> found = by_first_character([("ab", "[ab]x"), ("bc", "[bc]y")])
        >>> {first: pattern.pattern for first, pattern in found.items()}
        {'a': '[ab]x', 'b': '[ab]x|[bc]y', 'c': '[bc]y'}
    """
    listed = [*forms]
    places = places_by_first(firsts for firsts, _ in listed)
    return MappingProxyType(
        {first: re.compile("|".join(listed[number][1] for number in numbers)) for first, numbers in places.items()}
    )


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
