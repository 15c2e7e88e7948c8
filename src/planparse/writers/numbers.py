"""Numbers as people write them."""

from __future__ import annotations


def plain_number(value: float) -> str:
    """A number as people write it.

    Example:
        >>> plain_number(5.0), plain_number(12600.5), plain_number(0.1 + 0.2), plain_number(1234567.0)
        ('5', '12600.5', '0.3', '1234567')
    """
    written = f"{value:.6f}" if abs(value) < 1e15 else f"{value:g}"
    return written.rstrip("0").rstrip(".") if "." in written else written
