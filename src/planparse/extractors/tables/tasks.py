"""Divisions of tasks (任务分解表): who does what by when."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.extractors.schedule.attributes import names
from planparse.extractors.tables.grid import Grid, Slot, grid_of
from planparse.mentions.times import TimeMention, find_times
from planparse.readers.source import Table
from planparse.schema import Time, Unit
from planparse.text.clean import CleanText

_PUNCTUATION = " \u3000\n。；;"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a division of tasks; ``[start, end)`` is the clean range of the task, ``deadline`` lies in its cell."""

    label: str
    text: str
    start: int
    end: int
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


def tasks_from_table(
    clean: CleanText, table: Table, period: str | None, *, section: str | None = None
) -> tuple[Unit, ...]:
    """The rows of a division of tasks as units; ids are counted by the caller."""
    return tuple(
        Unit(
            id=f"u{number}",
            type="task",
            section=section,
            label=row.label,
            text=row.text,
            span=clean.span(row.start, row.end),
            actors=row.actors,
            times=(time_of(clean, row.deadline),) if row.deadline else (),
            evidence="table.tasks",
            confidence=0.9,
        )
        for number, row in enumerate(task_rows(clean, table, period), start=1)
    )


def time_of(clean: CleanText, mention: TimeMention) -> Time:
    """A mention as the result holds it: the raw characters and their span."""
    span = clean.span(mention.start, mention.end)
    return Time(text=clean.raw[span.start : span.end], span=span, edtf=mention.edtf, frequency=mention.frequency)


def _row(clean: CleanText, grid: Grid, row: tuple[Slot, ...], period: str | None) -> TaskRow | None:
    task = next(
        (row[index] for index in reversed(grid.having("activity")) if row[index].first and row[index].flat), None
    )
    if task is None:
        return None
    number = next((row[index].flat for index in grid.having("number") if row[index].first), "")
    start = task.start + len(task.text) - len(task.text.lstrip())
    end = task.start + len(task.text.rstrip())
    actors = (name for role in ("lead", "actor") for index in grid.having(role) for name in names(row[index].text))
    return TaskRow(
        number,
        "".join(line.text for line in task.lines()).strip(_PUNCTUATION),
        start,
        end,
        tuple(dict.fromkeys(actors)),
        _deadline(clean, grid, row, period),
    )


def _deadline(clean: CleanText, grid: Grid, row: tuple[Slot, ...], period: str | None) -> TimeMention | None:
    for index in grid.having("deadline", "time"):
        found = find_times(clean.text, row[index].start, row[index].end, period=period)
        if found:
            return found[0]
    return None
