"""Which way a figure is meant: whether more or less of it is the higher aim, and how strictly it binds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planparse.comparison.similarity import plain
from planparse.lexicons.loader import table
from planparse.mentions.indicators import less_is_better
from planparse.schema import Target

Better = Literal["higher", "lower"]

_WHOLE = re.compile("全[省市县区国州盟旗校]|我[省市县区国州校]")
_ADDED, _TOTAL = ("新增", "净增"), ("达到", "总数", "总量", "累计", "突破", "保有")
_KINDS = ("id", "remedy", "fall")
_STRICTNESS = {"~": 0, "=": 1, "range": 1, ">=": 2, "<=": 2, ">": 3, "<": 3}
_FLOORS, _CEILINGS = frozenset({">", ">="}), frozenset({"<", "<="})
_PART = re.compile(r"P([1-9]\d{0,3})([DWMY])")
_A_YEAR = {"D": 364.0, "W": 52.0, "M": 12.0, "Y": 1.0}
_NARROWED = "收窄"  # a fall that is to become smaller is no aim of less


@dataclass(frozen=True, slots=True)
class _Words:
    """Ids of indicators of which less is better, and verbs that say what is done with them."""

    ids: tuple[str, ...]
    remedies: tuple[str, ...]
    down_to: tuple[str, ...]


@cache
def _known() -> _Words:
    rows = table("lower_is_better")
    ids, remedies, falls = (tuple(r["name"] for r in rows if r["kind"] == kind) for kind in _KINDS)
    return _Words(ids, remedies, tuple(f"{verb}{to}" for verb in falls for to in "至到为"))


def better(indicator_id: str | None, indicator: str, *stated: Target) -> Better:
    """Say whether a higher or a lower value is the higher aim.

    Known indicators come first (prices, unemployment, energy use: lower). Of others a promised fall (降低3%, 压缩至2天)
    and what is bad in itself (事故) is better when lower, unless it is what is done away with (化解债务5亿元,
    隐患整改率95%). Then counts how the figure is worded (不超过 is a ceiling, 以上 a floor); a plain quota is higher
    with more.

    Args:
        indicator_id: Canonical id, or None.
        indicator: The indicator in the document's words.
        stated: The promises.

    Example:
        >>> from planparse.schema import Span
        >>> def debt(text: str) -> Target:
        ...     return Target(id="t", span=Span(start=0, end=9), text=text, indicator="债务", op="=", value=5)
        >>> better(None, "债务", debt("债务余额5亿元")), better(None, "债务", debt("化解债务5亿元"))
        ('lower', 'higher')
    """
    known = _known()
    if indicator_id is not None:
        below = any(indicator_id == name or indicator_id.startswith(f"{name}.") for name in known.ids)
        return "lower" if below else _as_worded(stated)
    if _falls(stated):
        return "lower"
    if less_is_better(indicator):
        remedied = any(verb in target.text for target in stated for verb in known.remedies)
        return _as_worded(stated) if remedied else "lower"
    down = any(verb in target.text for target in stated for verb in known.down_to)
    return "lower" if down else _as_worded(stated)


def _falls(stated: Sequence[Target]) -> bool:
    """Whether all figures are falls, none of which is to become smaller."""
    values = [target.value for target in stated if target.value is not None]
    kept = any(target.op in _FLOORS or _NARROWED in target.text for target in stated)
    return not kept and any(value < 0 for value in values) and all(value <= 0 for value in values)


def _as_worded(stated: Sequence[Target]) -> Better:
    ops = {target.op for target in stated}
    return "lower" if _CEILINGS & ops and not _FLOORS & ops else "higher"


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
    """Whether the figures of two targets are of the same unit, and of one indicator or at least one measure.

    What is added (新增10家) is not comparable with what there is (达到60家).
    """
    same_indicator = one.indicator_id is not None and one.indicator_id == other.indicator_id
    mixed = (_is_added(one) and _is_total(other)) or (_is_total(one) and _is_added(other))
    return _of_one_unit(one, other) and not mixed and (same_indicator or one.measure == other.measure)


def _of_one_unit(one: Target, other: Target) -> bool:
    """Whether two figures have one unit; none at all (零事故) goes with every one."""
    units = amount(one)[2], amount(other)[2]
    return units[0] == units[1] or any(each.value == 0 and each.unit is None for each in (one, other))


def _is_added(target: Target) -> bool:
    return any(word in target.text for word in _ADDED)


def _is_total(target: Target) -> bool:
    return not _is_added(target) and any(word in target.text for word in _TOTAL)


def indicator_of(target: Target) -> str | None:
    """Canonical id, also of a stated absence."""
    return target.absence.indicator_id if target.absence else target.indicator_id


def whom(target: Target) -> str:
    """For whom a figure is; empty for the whole place or body."""
    return _WHOLE.sub("", plain(target.subject or ""))


def rhythm(target: Target) -> str:
    """For which time again and again a figure is (ISO 8601-1 duration), else empty."""
    return target.frequency.per if target.frequency else ""


def times_a_year(per: str) -> float:
    """How many times a year an ISO 8601-1 duration of one part comes round; 0 for another form.

    Example:
        >>> times_a_year("P3M"), times_a_year("P1W")
        (4.0, 52.0)
    """
    part = _PART.fullmatch(per)
    return _A_YEAR[part[2]] / int(part[1]) if part else 0.0
