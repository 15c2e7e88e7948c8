"""Level, growth, change or share; the sign of a fall; the comparison."""

from __future__ import annotations

import re

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.predicate import Predicate
from planparse.mentions.indicators import less_is_better
from planparse.mentions.quantities import Quantity, is_fraction
from planparse.schema import Measure, Op

_GROWTH_AIM = re.compile(r"(?:增长|上涨|增速|涨幅)(?:的)?(?:预期|速度)?(?:目标|预期)")
_GROWTH_REACHED = re.compile(r"(?:增长|递增)(?:率|幅度|速度)?(?:达到?|为|[保维]持在|稳定在|控制在|超过)$")
_BETTERS = ("同比改善", "同比好转")
_EXCEEDS = ("超过", "超出", "超")
_MIRROR: dict[Op, Op] = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}


def measure_of(quantity: Quantity, said: Predicate, name: str) -> tuple[Measure, int]:
    """The measure of a value and the sign that it takes.

    Args:
        quantity: Number and unit.
        said: The words between the indicator and the value.
        name: The indicator as written.
    """
    moves = said.moves and not said.reaches
    sign = said.sign if moves else 1
    if said.text.endswith(_BETTERS) and less_is_better(name):  # PM2.5浓度同比改善6%
        sign = -1
    rate = not quantity.dimension and (is_fraction(quantity.text) or name.endswith("率"))  # 辍学率为零
    part = quantity.dimension == "ratio" or rate
    if part or quantity.dimension in {"multiple", "doubling"}:
        if form("measure.fall").search(name):
            return "growth", -1
        grows = moves or _GROWTH_AIM.search(said.text) or form("measure.growth").search(name)
        grows = grows or _GROWTH_REACHED.search(said.text)
        return ("growth", sign) if grows else ("share" if part else "level", 1)
    if quantity.dimension == "rank":
        return "level", 1
    added = "净" in said.text and "new" in said.kinds and bool(name)
    return ("change", sign) if moves or added or quantity.dimension == "points" else ("level", 1)


def op_of(quantity: Quantity, said: Predicate, sign: int, *, planned: bool) -> Op:
    """The comparison of a value: what touches the number first, then the words before; a fall turns it round."""
    op = quantity.op
    if "than" in said.kinds and said.text.endswith(_EXCEEDS) and op == ">":  # 比目标超过3亿元 is the difference
        op = "="
    if op == "=" and said.op is not None:
        op = said.op
    if op == "=" and "cap" in said.kinds and planned:
        op = "<="
    return _MIRROR.get(op, op) if sign < 0 else op


def signed(quantity: Quantity, sign: int) -> tuple[float, float | None]:
    """The value and the upper value with the sign of a fall; a range of falls keeps the order of its numbers."""
    if sign > 0:
        return quantity.value, quantity.value_max
    if quantity.value_max is None:
        return -abs(quantity.value), None
    return -quantity.value_max, -quantity.value
