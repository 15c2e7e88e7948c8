"""Units and measure words: of which dimension they are, and what a value is in the base unit of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from planparse.lexicons.loader import table
from planparse.mentions.first_characters import lengths_by_first
from planparse.mentions.numerals import SCALES
from planparse.schema import Amount

OF_SO_MANY = {"百": 100, "千": 1000, "万": 10000}  # 张/千人


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its place among the others.

    ``factor`` leads to ``base``, the unit that its dimension is compared in; with a character of ``unless`` behind it
    the unit is the beginning of another word (成 in 成为).
    """

    name: str
    dimension: str
    base: str
    factor: float
    unless: str = ""


@cache
def units() -> dict[str, Unit]:
    """All units of the lexicon by name, without 万 and 亿."""
    known = {}
    for row in table("units"):
        name = row["unit"]
        base = name if row["base"] == "=" else row["base"]
        known[name] = Unit(name, row["dimension"], base, float(row["factor"]), row["unless"])
    return known


@cache
def unit_lengths() -> Mapping[str, tuple[int, ...]]:
    """Lengths of the names of units by their first character, longest first."""
    return lengths_by_first(units())


@lru_cache(maxsize=2048)
def unit_of(name: str) -> Unit | None:
    """A unit as written, with 万, 亿, 万亿 before it and ``/``, ``·`` or 每 inside it.

    Example:
        >>> unit_of("万亿元").factor, unit_of("微克/立方米").dimension
        (1000000000000.0, 'mass/volume')
    """
    scale = next((scale for scale in ("万亿", "亿", "万") if name.startswith(scale) and name != scale), "")
    core = name[len(scale) :]
    core = core if core in units() else core.replace("·", "/")
    above, slash, below = (core, "", "") if core in units() else core.partition("/" if "/" in core else "每")
    top = units().get(above)
    if top is None:
        return None
    factor = top.factor * SCALES.get(scale, 1)
    if not slash:
        return Unit(name, top.dimension, top.base, factor)
    many = OF_SO_MANY.get(below[:1], 1) if below not in units() and below[1:] in units() else 1
    bottom = unit_of(below if many == 1 else below[1:])
    if bottom is None:
        return None
    return Unit(
        name, f"{top.dimension}/{bottom.dimension}", f"{top.base}/{bottom.base}", factor / (bottom.factor * many)
    )


def conversion(unit: str, other: str) -> float | None:
    """By what a value in ``unit`` is multiplied to be one in ``other``; None where it cannot be one.

    Example:
        >>> conversion("亿元", "万元"), conversion("亿元", "万人")
        (10000.0, None)
    """
    if unit == other:
        return 1.0
    one, second = unit_of(unit), unit_of(other)
    if one is None or second is None or (one.dimension, one.base) != (second.dimension, second.base):
        return None
    return one.factor / second.factor


def amount_of(value: float, value_max: float | None, unit: str) -> Amount | None:
    """A value in the base unit of its dimension.

    Example:
        >>> amount_of(1.26, None, "万亿元") == amount_of(12600, None, "亿元")
        True
        >>> amount_of(35, None, "微克/立方米").value
        3.5e-11
    """
    known = unit_of(unit)
    if known is None:
        return None
    scaled_max = None if value_max is None else _scaled(value_max, known)
    return Amount(value=_scaled(value, known), value_max=scaled_max, unit=known.base, dimension=known.dimension)


def _scaled(value: float, unit: Unit) -> float:
    """A value in the base unit, without the noise of binary fractions; small ones keep their digits."""
    return float(f"{value * unit.factor:.15g}") + 0.0
