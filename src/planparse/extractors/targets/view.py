"""A quantity among its words, and what several filters look for in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.mentions.quantities import Quantity

YEARS = frozenset({"time", "time.days", "term", "school_year"})
HOURS = frozenset({"time.hours", "time.workdays"})
EVENTS = frozenset({"次", "轮", "遍", "场", "节", "篇", "期", "周", "个月", "场次"})
FIGURE = re.compile(r"(?:达到?了?|为|至|到|指数|系数|分值|得分|比|超过|突破|率|水平|不低于|不高于|不超过|低于|控制在)$")


@dataclass(slots=True)
class View:
    """A quantity with the words of its clause before and behind it."""

    quantity: Quantity
    before: str
    behind: str
    written: str
    chinese: bool
    suffix: str
    inner: bool
    later: bool
    planned: bool
    siblings: int
    listed: bool
