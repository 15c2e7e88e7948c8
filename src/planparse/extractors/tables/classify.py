"""Which kind of table it is."""

from __future__ import annotations

from typing import Literal

from planparse.extractors.tables.grid import Grid
from planparse.extractors.tables.weeks import has_weeks, is_of_week
from planparse.mentions.times import find_times

TableKind = Literal["calendar", "tasks", "indicators", "other"]

_DATED = {"date", "month", "range", "week", "weekday", "deadline", "since"}


def classify_table(grid: Grid) -> TableKind:
    """Tell calendars, divisions of tasks and tables of indicators apart by their columns.

    Without a heading, a table whose first column holds times is a calendar.

    Args:
        grid: The table as ``grid_of`` lays it out.
    """
    if grid.having("indicator", "class") and grid.having("year", "target") and not grid.having("lead", "deadline"):
        return "indicators"
    if grid.having("day"):
        return "calendar" if has_weeks(grid) else "other"
    timed = grid.having("time") or (grid.having("weekday") and is_of_week(grid))
    if timed and grid.having("activity", "remark", "body"):
        return "calendar"
    if grid.having("activity") and grid.having("lead", "actor", "deadline"):
        return "tasks"
    return "calendar" if not grid.columns and _opens_with_times(grid) else "other"


def _opens_with_times(grid: Grid) -> bool:
    opening = [row[0].text.strip() for row in grid.rows if len(row) > 1 and row[0].flat]
    timed = [
        text for text in opening if (found := find_times(text)) and found[0].start == 0 and found[0].kind in _DATED
    ]
    return len(timed) >= 2 and 2 * len(timed) > len(opening)
