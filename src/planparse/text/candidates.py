"""What may be read where one of the two bytes of a character is lost."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from planparse.text.gbk import code, unassigned, with_lead, with_trail
from planparse.text.plausible import common, surprise
from planparse.text.script import simplified

_FREQUENT = 10  # candidates that are worth a try anywhere
_PUNCTUATION, _OPENING = 0xA3, 0xA8  # the two bytes of （; the first one is also that of ）


class Candidate(NamedTuple):
    """A character, the byte of it that is lost, and its simplified form."""

    byte: int
    character: str
    plain: str


class Pool:
    """Candidates; a pool equals only itself.

    Args:
        members: The candidates, the most frequent characters first.
    """

    __slots__ = ("_others", "_plains", "frequent", "members")

    def __init__(self, members: tuple[Candidate, ...]) -> None:
        self.members = members
        self.frequent = members[:_FREQUENT]
        self._others: dict[str, list[Candidate]] = {}
        for one in members[_FREQUENT:]:
            self._others.setdefault(one.plain, []).append(one)
        self._plains = frozenset(self._others)

    def among(self, *likely: AbstractSet[str]) -> list[Candidate]:
        """The frequent candidates, and others whose simplified form is in one of some sets of characters."""
        found = frozenset().union(*(self._plains & characters for characters in likely))
        return [*self.frequent, *(one for plain in found for one in self._others[plain])]


def _pool(candidates: Iterable[tuple[int, str]]) -> Pool:
    known = (Candidate(byte, one, simplified(one)) for byte, one in candidates)
    return Pool(tuple(sorted((one for one in known if common(one.plain)), key=lambda one: (surprise(one.plain), one))))


@cache
def leads(byte: int) -> Pool:
    """Characters in common use whose first byte is given.

    Example:
        >>> "教" in {one.character for one in leads(0xBD).members}
        True
    """
    return _pool(with_lead(byte))


@cache
def trails(byte: int) -> Pool:
    """Characters in common use whose second byte is given."""
    return _pool(with_trail(byte))


@cache
def before_gap(byte: int) -> Pool:
    """Like ``leads``: those whose second byte may have been dropped together with the byte behind it."""
    return Pool(
        tuple(one for one in leads(byte).members if any(unassigned(one.byte, second) for second in range(0x81, 0xFF)))
    )


@cache
def after_gap(lost: int, byte: int) -> Pool:
    """Like ``trails``: those whose first byte may have been dropped together with the byte before it."""
    return Pool(tuple(one for one in trails(byte).members if unassigned(lost, one.byte)))


@cache
def skipped(byte: int, following: int) -> Pool:
    """Like ``leads``: those whose second byte makes no pair with the byte behind it and may have been skipped alone."""
    return Pool(tuple(one for one in leads(byte).members if unassigned(one.byte, following)))


@cache
def dropped_numbers() -> tuple[str, ...]:
    """Numerals between （ and ） of which a slip leaves nothing, since neither of the two pairs has a character."""
    codes = ((number, code(number)) for number in "一二三四五六七八九十")
    return tuple(
        number for number, own in codes if own and unassigned(_OPENING, own[0]) and unassigned(own[1], _PUNCTUATION)
    )
