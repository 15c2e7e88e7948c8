"""Names that are nearly the same, found without holding each against each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from math import ceil
from typing import TypeAlias

from planparse.comparison.similarity import ROUNDED, ratios

_Character: TypeAlias = tuple[str, int]  # with how often it stood before in its name


def alike(earlier: Collection[str], later: Collection[str], least: float) -> Iterator[tuple[str, str, float]]:
    """Pairs of names with a ``ratio`` of ``least`` or more, each with it.

    Names that are so alike share a certain part of the characters of each. So if as many characters of a name are
    looked at as may be missing from the other one, and one more, then one that is shared is among them; those that
    few names have are looked at.

    Args:
        earlier: Different names.
        later: Different names, too.
        least: Least ratio, above 0.

    Example:
        >>> list(alike(["课堂合格率", "绿化面积"], ["课堂达标率", "新增绿化面积"], 0.6))
        [('课堂合格率', '课堂达标率', 0.6), ('绿化面积', '新增绿化面积', 0.8)]
    """
    names = {name: _characters(name) for name in (*earlier, *later)}
    usual = Counter(character for characters in names.values() for character in characters)
    holders: dict[_Character, list[str]] = defaultdict(list)
    for name in later:
        for character in _telling(names[name], usual, least):
            holders[character].append(name)
    for name in earlier:
        shared = (holders.get(character, ()) for character in _telling(names[name], usual, least))
        candidates = dict.fromkeys(candidate for holding in shared for candidate in holding)
        yield from ((name, other, share) for other, share in ratios(name, [*candidates], least))


def _characters(name: str) -> list[_Character]:
    """The characters of a name, each one different; an empty name is like empty ones only."""
    seen: Counter[str] = Counter()
    found = []
    for character in name:
        found.append((character, seen[character]))
        seen[character] += 1
    return found or [("", 0)]


def _telling(characters: list[_Character], usual: Counter[_Character], least: float) -> list[_Character]:
    """So many of the rarest characters that a name like this one has at least one of them."""
    share = least - ROUNDED
    shared = ceil(len(characters) * share / (2 - share))  # of a pair with that ratio, however long the other name is
    ordered = sorted(characters, key=lambda character: (usual[character], character))
    return ordered[: len(characters) - shared + 1]
