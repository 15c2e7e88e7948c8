"""Which years a calendar covers, and under which month, week and day its entries stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planparse.extractors.schedule.entries import OwnTime
from planparse.mentions.times import TimeMention
from planparse.mentions.times.edtf import UNKNOWN, add_years, point
from planparse.mentions.times.frame import Frame
from planparse.mentions.times.weeks import week_of

_END = re.compile(r"([\dX]{4})-(0\d|1[0-2])(?:-(\d\d))?")  # a season (2012-21) names no month
_SCHOOL_YEAR_BEGINS = 8
_MONDAY, _SUNDAY = 0, 6
_WORKING_DAYS = 5
_GOVERNING = frozenset({"month", "range", "week", "quarter"})


@dataclass(slots=True)
class Place:
    """The headings above an entry, the innermost last."""

    month: OwnTime | None = None
    week: OwnTime | None = None
    day: OwnTime | None = None
    day_is_heading: bool = False
    running: frozenset[str] = frozenset()  # what an entry named that goes on below it

    def enter(self, time: OwnTime, *, heading: bool) -> None:
        """Go under a heading; what it does not lie in ends."""
        depth = _depth(time.mention)
        self.running -= {depth}
        match depth:
            case "month":
                self.month, self.week, self.day = time, None, None
            case "week":
                self.week, self.day = time, None
            case _:
                self.day, self.day_is_heading = time, heading

    def run_on(self, time: OwnTime) -> None:
        """Go under the month or week that an entry begins with, as far as no heading names one."""
        depth = _depth(time.mention)
        if time.mention is None or time.mention.kind not in _GOVERNING or depth == "day":
            return
        headed = {"month": self.month, "week": self.week}
        if any(headed[level] and level not in self.running for level in (depth, "week")):
            return
        ended = {"month", "week"} if depth == "month" else {"week"}
        running = self.running - ended | {depth}
        self.enter(time, heading=False)
        self.running = running

    @property
    def dated(self) -> bool:
        """Whether the heading of a month or week stands above."""
        headed = {"month": self.month, "week": self.week}
        return any(time is not None and level not in self.running for level, time in headed.items())

    @property
    def governing(self) -> TimeMention | None:
        """The week or month above that is dated."""
        return next((time.mention for time in (self.week, self.month) if time and time.dated), None)

    @property
    def anchor(self) -> str | None:
        """EDTF that the times of an entry are read by."""
        return self.governing.edtf if self.governing else None

    @property
    def nearest(self) -> OwnTime | None:
        """The time of an entry without its own."""
        return self.day or self.week or self.month


def _depth(mention: TimeMention | None) -> str:
    if mention is None:
        return "month"
    if mention.kind == "week":
        return "week"
    if mention.kind in ("weekday", "date"):
        return "day"
    edtf = mention.edtf or ""
    if re.fullmatch(r"[\dX]{4}-\d\d-\d\d/[\dX]{4}-\d\d-\d\d", edtf):
        return "week"
    return "day" if re.search(r"-\d\d-\d\d", edtf) and mention.kind in ("deadline", "since") else "month"


def calendar_period(headings: Sequence[TimeMention], period: str | None) -> str | None:
    """EDTF of the year or school year that a calendar covers.

    A year that a heading names goes before the plan's own period, unless it contradicts the calendar: weeks begin on
    Monday or Sunday. Where the months run from autumn into spring, the later ones are in the next year.

    Args:
        headings: The months and weeks of the calendar in their order, read without a period.
        period: EDTF of the time the plan covers.
    """
    ends = [_END.search(heading.edtf or "") for heading in headings]
    months = [int(end[2]) for end in ends if end]
    rolls = _rolls_over(months)
    for heading, end in zip(headings, ends, strict=True):
        if end and end[1].isdigit() and believable(heading):
            year = end[1]
            if not rolls:
                return year
            return _from_month(months[0], add_years(year, -int(int(end[2]) < months[0])))
    year = year_by_months(period)
    return _from_month(months[0], year) if rolls and year else period


def year_by_months(period: str | None) -> str | None:
    """The year of a plan that ends in December, whose calendar may run on into spring: its months tell; else None."""
    frame = Frame.of(period)
    return frame.single_year if frame and frame.single_year != UNKNOWN and frame.ends_with_its_year else None


def believable(heading: TimeMention) -> bool:
    """Whether a heading's own year agrees with its weekdays; a few days before or behind the full weeks always do."""
    week = week_of(heading.edtf)
    if week is None or not week[0][:4].isdigit():
        return True
    first, last = map(date.fromisoformat, week)
    return first.weekday() in (_MONDAY, _SUNDAY) or (last - first).days < _WORKING_DAYS - 1


def redated(edtf: str, period: str | None) -> str:
    """A time with the years that the period gives its months, instead of its own."""
    frame = Frame.of(period)

    def dated(match: re.Match[str]) -> str:
        month = int(match[2])
        return point(frame.year_of(month) if frame else UNKNOWN, month, int(match[3]) if match[3] else None)

    return _END.sub(dated, edtf)


def _rolls_over(months: Sequence[int]) -> bool:
    if not months or months[0] < _SCHOOL_YEAR_BEGINS:
        return False
    return any(month < _SCHOOL_YEAR_BEGINS for month in months)


def _from_month(month: int, year: str) -> str:
    last = month - 1 or 12
    return f"{point(year, month)}/{point(add_years(year, 1), last)}"
