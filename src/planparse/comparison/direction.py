"""Which way a figure is meant: whether more or less of it is the higher aim, and how strictly it binds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from planparse.lexicons.loader import table
from planparse.schema import Target

Better = Literal["higher", "lower"]

_STRICTNESS = {"~": 0, "=": 1, "range": 1, ">=": 2, "<=": 2, ">": 3, "<": 3}
_FLOORS, _CEILINGS = frozenset({">", ">="}), frozenset({"<", "<="})


@cache
def _lower() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Indicator ids (or their beginnings) and words of indicators of which less is better."""
    rows = table("lower_is_better")
    return tuple(r["name"] for r in rows if r["kind"] == "id"), tuple(r["name"] for r in rows if r["kind"] == "word")


def better(indicator_id: str | None, indicator: str, *ops: str) -> Better:
    """Say whether a higher or a lower value is the higher aim.

    Known indicators come first (prices, unemployment, energy use: lower), then how the figure is worded (不超过 is a
    ceiling, 以上 a floor); a plain quota is higher with more.

    Args:
        indicator_id: Canonical id, or None.
        indicator: The indicator in the document's words.
        ops: The operators the figure is stated with.

    Example:
        >>> better("cpi.growth", "居民消费价格涨幅", "~"), better(None, "每周作业", "<="), better(None, "听课", "=")
        ('lower', 'lower', 'higher')
    """
    ids, words = _lower()
    if indicator_id is not None and any(indicator_id == name or indicator_id.startswith(f"{name}.") for name in ids):
        return "lower"
    if indicator_id is None and any(word in indicator for word in words):
        return "lower"
    return "lower" if _CEILINGS & set(ops) and not _FLOORS & set(ops) else "higher"


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """How far a promise binds, ordered from weak to strong when less is ``lower``: see ``bound``."""

    value: float
    strictness: int
    other: float


def bound(target: Target, way: Better) -> Bound | None:
    """The value that must be reached, and how strictly; None without a figure. A stronger promise compares greater.

    Of a range the lower end binds where more is better, the upper end where less is better. 以上 binds more than the
    plain figure, 超过 more than 以上, 左右 less.
    """
    value, value_max, _ = amount(target)
    if value is None:
        return None
    low, high = value, value if value_max is None else value_max
    strictness = _STRICTNESS[target.op]
    return Bound(low, strictness, high) if way == "higher" else Bound(-high, strictness, -low)


def amount(target: Target) -> tuple[float | None, float | None, str | None]:
    """Value, upper value and unit of a target, in the base unit where that is known."""
    if target.normalized is not None:
        return target.normalized.value, target.normalized.value_max, target.normalized.unit
    return target.value, target.value_max, target.unit


def comparable(one: Target, other: Target) -> bool:
    """Whether the figures of two targets are of the same unit, and of one indicator or at least one measure."""
    same_indicator = one.indicator_id is not None and one.indicator_id == other.indicator_id
    return amount(one)[2] == amount(other)[2] and (same_indicator or one.measure == other.measure)
