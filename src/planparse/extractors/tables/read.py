"""The tables of a document that say something by their columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planparse.extractors.tables.calendar import schedule_from_table
from planparse.extractors.tables.classify import TableKind, classify_table
from planparse.extractors.tables.grid import grid_of, turned
from planparse.extractors.tables.indicators import goals_from_table, targets_from_table
from planparse.extractors.tables.tasks import TaskRow, task_rows
from planparse.mentions.times import TimeMention
from planparse.outline.model import PlanOutline, UnitNode
from planparse.readers.drawn import PIPES
from planparse.readers.source import Table
from planparse.schema import ScheduleItem, Target, Unit
from planparse.text.clean import CleanText

_TABS = str.maketrans(PIPES, "\t" * len(PIPES))


@dataclass(frozen=True, slots=True)
class KnownTable:
    """A calendar, a division of tasks or a table of indicators; ``[start, end)`` is its clean range."""

    kind: TableKind
    table: Table
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableItems:
    """What the tables of one plan hold.

    ``outline`` is the plan's outline with the rows of divisions of tasks as further units, so that their figures and
    times are found like those of any unit; ``actors`` has the bodies and ``deadlines`` the times that their columns
    name, by unit id.
    """

    outline: PlanOutline
    actors: Mapping[str, tuple[str, ...]]
    deadlines: Mapping[str, TimeMention]
    goals: tuple[Unit, ...]
    schedule: tuple[ScheduleItem, ...]
    targets: tuple[Target, ...]


def known_tables(clean: CleanText, tables: Sequence[Table]) -> tuple[KnownTable, ...]:
    """The tables whose columns tell what they are; all others stay text."""
    found = []
    for table in tables:
        kind = classify_table(grid_of(table, clean))
        if kind != "other":
            found.append(KnownTable(kind, table, *clean.clean_range(table.start, table.end)))
        elif _lies(table, clean):
            found.append(KnownTable("calendar", turned(table), *clean.clean_range(table.start, table.end)))
    return tuple(found)


def _lies(table: Table, clean: CleanText) -> bool:
    """Whether a table is a calendar that lies on its side: the names of its columns stand below each other."""
    grid = grid_of(turned(table), clean)
    return bool(grid.columns) and classify_table(grid) == "calendar"


def with_borders(clean: CleanText, known: Sequence[KnownTable]) -> CleanText:
    """The text with a tab at every border that a known table draws as a pipe, so that no cell runs into the next."""
    text = clean.text
    for each in known:
        drawn = text[each.start : each.end]
        if any(pipe in drawn for pipe in PIPES):
            text = text[: each.start] + drawn.translate(_TABS) + text[each.end :]
    return clean if text is clean.text else replace(clean, text=text)


def extract_tables(
    clean: CleanText, known: Sequence[KnownTable], outline: PlanOutline, period: str | None
) -> TableItems:
    """Items of the tables inside a plan; ids of units go on from those of the outline."""
    nodes = list(outline.units)
    actors: dict[str, tuple[str, ...]] = {}
    deadlines: dict[str, TimeMention] = {}
    goals: list[Unit] = []
    schedule: list[ScheduleItem] = []
    targets: list[Target] = []
    for each in known:
        if not outline.start <= each.start < outline.end:
            continue
        section = _section_at(outline, each.start)
        if each.kind == "calendar":
            schedule += schedule_from_table(clean, each.table, period, section=section)
        elif each.kind == "tasks":
            for row in task_rows(clean, each.table, period):
                node = _node(row, f"u{len(nodes) + len(goals) + 1}", section)
                nodes.append(node)
                actors[node.id] = row.actors
                if row.deadline is not None:
                    deadlines[node.id] = row.deadline
        else:
            first = len(nodes) + len(goals) + 1
            found = goals_from_table(clean, each.table, section=section)
            goals += (goal.model_copy(update={"id": f"u{n}"}) for n, goal in enumerate(found, start=first))
            targets += targets_from_table(clean, each.table, period)
    with_rows = replace(outline, units=tuple(nodes))
    return TableItems(with_rows, actors, deadlines, tuple(goals), tuple(schedule), tuple(targets))


def _node(row: TaskRow, unit_id: str, section: str | None) -> UnitNode:
    return UnitNode(
        id=unit_id,
        type="task",
        section=section,
        label=row.label,
        title=None,
        start=row.start,
        end=row.end,
        body=row.body,
        evidence="table.tasks",
        confidence=0.9,
    )


def _section_at(outline: PlanOutline, at: int) -> str | None:
    """Id of the innermost section that holds an offset."""
    return next((s.id for s in reversed(outline.sections) if s.start <= at < s.end), None)
