"""Columns that are the days of the week: a grid of dates, or what is done on each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from planparse.extractors.tables.grid import Grid, Slot
from planparse.mentions.times import TimeMention, find_times
from planparse.mentions.times.edtf import month_length
from planparse.mentions.times.weeks import week_of

_DATE = re.compile(
    r"(?:(?P<month>1[0-2]|0?[1-9])\s?[.．/月]\s?)?(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.．/:：—–~～-])\s?[日号]?\s*"
)
_OF_WEEKS = re.compile("[周月]|日期")
_LEAP_YEAR = "2024"


class Day(NamedTuple):
    """The day that a cell names, its month where that is known, and the cell without them."""

    month: int | None
    day: int
    rest: Slot


def has_weeks(grid: Grid) -> bool:
    """Whether the rows of a table are weeks with a column for each day; a timetable of lessons has none."""
    days = grid.having("day")
    cells = [row[index].flat for row in grid.rows for index in days if row[index].flat]
    dated = sum(_DATE.match(cell) is not None for cell in cells)
    return bool(days) and (
        2 * dated > len(cells)
        or any(_OF_WEEKS.search(grid.columns[index].name) for index in grid.having("time"))
        or is_of_week(grid)
    )


def is_of_week(grid: Grid) -> bool:
    """Whether the caption of a table dates one week."""
    return any(week_in(find_times(slot.text)) for slot in grid.captions)


def week_in(mentions: Sequence[TimeMention]) -> TimeMention | None:
    """The first time that is a week with its dates."""
    return next((mention for mention in mentions if week_of(mention.edtf)), None)


@dataclass(slots=True)
class Weeks:
    """The way down a grid of dates: the last day of the row above."""

    month: int | None = None
    day: int = 0

    def days(self, row: Sequence[Slot], month: int | None) -> list[Day | None]:
        """The day of each cell of a row, None for one that names none.

        Args:
            row: The cells of the days of one week.
            month: The month that the row itself is under, as its column says.
        """
        dates = [_DATE.match(slot.text) for slot in row]
        numbers = [int(date["day"]) for date in dates if date]
        if not numbers:
            return [None] * len(row)
        self._begin(numbers, next((int(date["month"]) for date in dates if date and date["month"]), None), month)
        return [self._next(slot, date) for slot, date in zip(row, dates, strict=True)]

    def _begin(self, numbers: Sequence[int], named: int | None, above: int | None) -> None:
        """Find the month of the first day: it goes on from the row above, else the row or one of its days names it.

        Where a month ends within the row, what is named is the month of the later days.
        """
        follows = self.month is not None and numbers[0] == self.day % month_length(_LEAP_YEAR, self.month) + 1
        if follows or (named is None and above is None):
            return
        self.month, self.day = named or above, 0
        last = next((one for one, other in pairwise(numbers) if one > other), None)
        if last and self.month and (named or last != month_length(_LEAP_YEAR, self.month)):
            self.month = (self.month - 2) % 12 + 1

    def _next(self, slot: Slot, date: re.Match[str] | None) -> Day | None:
        if date is None:
            return None
        day = int(date["day"])
        if date["month"]:
            self.month = int(date["month"])
        elif self.month is not None and day < self.day:
            self.month = self.month % 12 + 1
        self.day = day
        rest = replace(slot, start=slot.start + date.end(), text=slot.text[date.end() :])
        return Day(self.month, day, rest)
