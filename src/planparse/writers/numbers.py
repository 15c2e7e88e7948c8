"""Numbers as people write them."""

from __future__ import annotations

from planparse.schema import Frequency

#: What stands before a value for its comparison.
SIGNS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈", "range": ""}


def plain_number(value: float) -> str:
    """A number as people write it.

    Example:
        >>> plain_number(5.0), plain_number(12600.5), plain_number(0.1 + 0.2), plain_number(1234567.0)
        ('5', '12600.5', '0.3', '1234567')
    """
    written = f"{value:.6f}" if abs(value) < 1e15 else f"{value:g}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def how_often(frequency: Frequency | None) -> str:
    """What stands behind a value for its recurrence.

    Example:
        >>> how_often(Frequency(count=2, per="P1W")), how_often(None)
        (' × 2/P1W', '')
    """
    return f" × {frequency.count}/{frequency.per}" if frequency else ""
