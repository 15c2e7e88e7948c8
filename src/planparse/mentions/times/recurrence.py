"""Recurrences: how often in which stretch of time."""

from __future__ import annotations

import re

from planparse.mentions.times.numerals import small_number
from planparse.schema import Frequency

_UNITS = (
    ("半个学期", 3, "M"), ("半学期", 3, "M"), ("半学年", 6, "M"), ("半年", 6, "M"), ("半个月", 15, "D"),
    ("半月", 15, "D"), ("学期", 6, "M"), ("学年", 1, "Y"), ("季", 3, "M"), ("工作日", 1, "D"), ("旬", 10, "D"),
    ("星期", 1, "W"), ("周", 1, "W"), ("月", 1, "M"), ("年", 1, "Y"), ("天", 1, "D"), ("日", 1, "D"), ("晚", 1, "D"),
)  # fmt: skip
_UNIT = re.compile("|".join(unit for unit, _, _ in _UNITS))
_NUMBER = re.compile(r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二两三四五六七八九]")
_DASHED = r"(?:[ \u3000]{0,2}(?:[-—–－~～至到]{1,2}|、)?[ \u3000]{0,2}(?:\d{1,3}|[一二两三四五六七八九十]))?"
_COUNT = re.compile(
    r"[^，。；、,;\n\d一二两三四五六七八九十]{0,12}(\d{1,3}|[一二三]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
    rf"{_DASHED}[ \u3000]{{0,2}}[余多]?(?:次(?![会性序生])|回(?![顾答头应]))"
)


def frequency_of(text: str, source: str, end: int, limit: int) -> Frequency:
    """Read a recurrence, and the count that follows it in its clause (每学期组织4-5次 is 4 in P6M).

    Args:
        text: The recurrence itself: 每周二, 双月, 每两周, 一学期.
        source: The text it stands in.
        end: Where it ends in ``source``.
        limit: Where the search for the count ends at the latest.
    """
    match = _UNIT.search(text)
    if match is None:
        raise ValueError(f"{text} names no unit of time")
    size, letter = next((size, letter) for unit, size, letter in _UNITS if unit == match.group())
    count = _COUNT.match(source, end, limit)
    times = small_number(count[1]) if count else _days_named(text, match.end())
    return Frequency(count=times, per=f"P{size * _step(text, match.start())}{letter}")


def _step(text: str, unit: int) -> int:
    if text[0] in "双隔" or text[unit - 1 : unit] in ("双", "单"):
        return 2
    number = _NUMBER.search(text, 0, unit)
    return small_number(number.group()) if number else 1


def _days_named(text: str, start: int) -> int:
    """每周一、三、五 are three days a week; 每周二至四 is one stretch, 每月第二周 one week."""
    days = re.findall("[一二三四五六日天]", text[start:])
    listed = not re.search("[-—–－~～至到]", text[start:]) and "第" not in text
    return max(len(days), 1) if listed else 1
