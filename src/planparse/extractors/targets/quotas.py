"""How often: 每月至少一次, 每学期四次, 一周一公示."""

from __future__ import annotations

import re

from planparse.mentions.quantities import Quantity
from planparse.schema import Frequency

_PER = {
    "天": "P1D", "日": "P1D", "周": "P1W", "星期": "P1W", "两周": "P2W", "旬": "P10D", "半月": "P15D", "半个月": "P15D", "月": "P1M", "两月": "P2M", "两个月": "P2M",
    "季": "P3M", "季度": "P3M", "学期": "P6M", "半年": "P6M", "年": "P1Y", "学年": "P1Y", "年度": "P1Y",
}  # fmt: skip
EVERY = re.compile(r"每(?:个|一个|一)?(?P<each>半个月|半年|半月|两个?月|两周|星期|学期|学年|季度|年度|[天日周旬月季年])|(?<![第近这前后整为期])一(?:个)?(?P<one>学期|学年|星期|[周月年])(?!来|以来|度|级|内|前|后|多|个|间|时|定|体)")
_ONE_EACH = re.compile(r"(?:每|一)(?P<per>周|月|季|学期|年)一(?P<what>(?![次个度级带路])[一-鿿]{2,3})(?=$|[，。；、）)])")
_COUNTABLE = frozenset({"count", "lesson_hours", "session", "person", "institution", "organisation", "household", "time.hours", "person_times"})


def frequency_of(text: str, start: int, quantity: Quantity) -> Frequency | None:
    """The recurrence that a clause names before a value; the count is the value where it counts times.

    Example:
        >>> from planparse.mentions.quantities import find_quantities
        >>> frequency_of("每学期4次", 0, find_quantities("每学期4次")[0])
        Frequency(count=4, per='P6M')
    """
    if quantity.dimension not in _COUNTABLE:
        return None
    found = None
    for found in EVERY.finditer(text, start, quantity.start):  # noqa: B007  # the last one is the nearest
        pass
    if found is None:
        return None
    return Frequency(count=_count(quantity), per=_PER[found["each"] or found["one"]])


def like(frequency: Frequency, quantity: Quantity) -> Frequency:
    """The same recurrence for another value: 每学期4次，一次网络，三次实地."""
    return Frequency(count=_count(quantity), per=frequency.per)


def _count(quantity: Quantity) -> int:
    return int(quantity.value) if quantity.unit == "次" and quantity.value_max is None and quantity.value >= 1 else 1


def one_each(text: str, start: int, end: int) -> tuple[int, int, str, Frequency] | None:
    """一周一公示: once in each week, without a measure word."""
    match = _ONE_EACH.search(text, start, end)
    if match is None:
        return None
    return match.start(), match.end(), match["what"], Frequency(count=1, per=_PER[match["per"]])
