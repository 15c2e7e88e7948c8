"""The two-byte codes of GBK, forwards and backwards, and what may stand where one of the two bytes is lost."""

from __future__ import annotations

from functools import cache


def code(character: str) -> tuple[int, int] | None:
    """Lead and trail byte of a character, or None for what has no two-byte code.

    Example:
        >>> [hex(byte) for byte in code("一")]
        ['0xd2', '0xbb']
    """
    encoded = character.encode("gb18030", "ignore")
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


@cache
def character(lead: int, trail: int) -> str:
    """The character of two bytes; empty where they have none outside the areas for private use.

    Example:
        >>> character(0xD2, 0xBB), character(0xFD, 0xA3)
        ('一', '')
    """
    try:
        found = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return found if len(found) == 1 and not "\ue000" <= found <= "\uf8ff" and found > "\x7f" else ""


@cache
def with_lead(lead: int) -> tuple[tuple[int, str], ...]:
    """All characters with a lead byte, each with its trail byte."""
    return tuple((trail, found) for trail in range(0x40, 0xFF) if (found := character(lead, trail)))


@cache
def with_trail(trail: int) -> tuple[tuple[int, str], ...]:
    """All characters with a trail byte, each with its lead byte."""
    return tuple((lead, found) for lead in range(0x81, 0xFF) if (found := character(lead, trail)))


def unassigned(lead: int, trail: int) -> bool:
    """Whether a well-formed pair of bytes has no character, so that a decoder may have dropped it in silence."""
    return 0x81 <= lead <= 0xFE and 0x40 <= trail <= 0xFE and trail != 0x7F and not character(lead, trail)
