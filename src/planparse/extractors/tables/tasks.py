"""Divisions of tasks (任务分解表): who does what by when."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.extractors.schedule.attributes import names
from planparse.extractors.tables.grid import Grid, Slot, grid_of
from planparse.mentions.times import TimeMention, find_times
from planparse.readers.source import Table
from planparse.text.clean import CleanText


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a division of tasks; ``[start, end)`` is its clean range, from its number through its last cell."""

    label: str
    start: int
    end: int
    body: int
    actors: tuple[str, ...]
    deadline: TimeMention | None


def task_rows(clean: CleanText, table: Table, period: str | None) -> tuple[TaskRow, ...]:
    """Rows that name a task; the body that leads comes before those that help.

    Args:
        clean: The repaired text.
        table: A table of the source whose text ``clean`` repairs.
        period: EDTF of the time the plan covers.
    """
    grid = grid_of(table, clean)
    found = (_row(clean, grid, row, period) for row in grid.rows)
    return tuple(row for row in found if row is not None)


def _row(clean: CleanText, grid: Grid, row: tuple[Slot, ...], period: str | None) -> TaskRow | None:
    task = next(
        (row[index] for index in reversed(grid.having("activity")) if row[index].first and row[index].flat), None
    )
    if task is None:
        return None
    number = next((row[index] for index in grid.having("number") if row[index].first and row[index].flat), None)
    filled = [slot for slot in row if slot.first and slot.flat and slot.start >= task.start]
    first, last = number or task, max(filled, key=lambda slot: slot.end)
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    actors = (name for role in ("lead", "actor") for index in grid.having(role) for name in names(row[index].text))
    return TaskRow(
        label=number.flat if number else "",
        start=start,
        end=end,
        body=task.start,
        actors=tuple(dict.fromkeys(actors)),
        deadline=_deadline(clean, grid, row, period),
    )


def _deadline(clean: CleanText, grid: Grid, row: tuple[Slot, ...], period: str | None) -> TimeMention | None:
    for index in grid.having("deadline", "time"):
        found = find_times(clean.text, row[index].start, row[index].end, period=period)
        if found:
            return found[0]
    return None
