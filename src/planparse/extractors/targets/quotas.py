"""How often: 每月至少一次, 每学期四次, 一周一公示."""

from __future__ import annotations

import re

from planparse.extractors.targets.forms import form
from planparse.mentions.quantities import Quantity
from planparse.schema import Frequency

RECURRING = frozenset("每一1隔")  # every recurrence holds one of these
_ONCE = re.compile("[年月度期周旬季天日]一")  # a quick look
_PER = {
    **dict.fromkeys(("天", "日"), "P1D"),
    **dict.fromkeys(("周", "星期"), "P1W"),
    **dict.fromkeys(("两周", "双周", "隔周"), "P2W"),
    **dict.fromkeys(("隔天", "隔日"), "P2D"),
    "隔年": "P2Y",
    "旬": "P10D",
    **dict.fromkeys(("半月", "半个月"), "P15D"),
    "月": "P1M",
    **dict.fromkeys(("两月", "两个月", "2个月", "双月", "隔月"), "P2M"),
    **dict.fromkeys(("季", "季度", "三个月", "3个月", "半学期", "半个学期"), "P3M"),
    **dict.fromkeys(("学期", "半年", "六个月", "6个月"), "P6M"),
    **dict.fromkeys(("年", "学年", "年度", "春季", "夏季", "秋季", "冬季"), "P1Y"),
}
_COUNTABLE = frozenset(
    {
        "count",
        "credits",
        "lesson_hours",
        "session",
        "person",
        "institution",
        "organisation",
        "household",
        "time.hours",
        "time.days",
        "time",
        "money",
        "person_times",
    }
)


def frequency_of(text: str, start: int, quantity: Quantity) -> Frequency | None:
    """The recurrence that a clause names before a value; the count is the value where it counts times.

    Example:
        >>> from planparse.mentions.quantities import find_quantities
        >>> frequency_of("每学期4次", 0, find_quantities("每学期4次")[0])
        Frequency(count=4, per='P6M')
    """
    if quantity.dimension not in _COUNTABLE:
        return None
    per = recurrence(text, start, quantity.start)
    return None if per is None else Frequency(count=_count(quantity), per=per)


def recurrence(text: str, start: int, end: int) -> str | None:
    """The span of time in which something recurs, by the last words that tell one.

    Example:
        >>> recurrence("每位教师每学期上", 0, 8)
        'P6M'
    """
    if RECURRING.isdisjoint(text[start:end]):
        return None
    found = list(form("frequency.every").finditer(text, start, end))
    if not found:
        return None
    nearest = found[-1]
    return _PER[nearest["each"] or nearest["one"] or nearest["apart"]]


def like(frequency: Frequency, quantity: Quantity) -> Frequency:
    """The same recurrence for another value: 每学期4次，一次网络，三次实地."""
    return Frequency(count=_count(quantity), per=frequency.per)


def _count(quantity: Quantity) -> int:
    return int(quantity.value) if quantity.unit == "次" and quantity.value_max is None and quantity.value >= 1 else 1


def one_each(text: str, start: int, end: int) -> list[tuple[int, int, str, Frequency]]:
    """Where something is to happen once in each span (一周一公示): range, what happens, how often."""
    if _ONCE.search(text, start, end) is None:
        return []
    return [
        (match.start(), match.end(), match["what"], Frequency(count=1, per=_PER[match["per"]]))
        for match in form("frequency.one_each").finditer(text, start, end)
    ]
