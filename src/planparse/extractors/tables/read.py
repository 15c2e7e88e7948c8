"""The tables of a document that say something by their columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planparse.extractors.tables.calendar import schedule_from_table
from planparse.extractors.tables.classify import TableKind, classify_table
from planparse.extractors.tables.grid import grid_of
from planparse.extractors.tables.indicators import goals_from_table, targets_from_table
from planparse.extractors.tables.tasks import tasks_from_table
from planparse.outline.model import PlanOutline
from planparse.readers.source import Table
from planparse.schema import ScheduleItem, Target, Unit
from planparse.text.clean import CleanText


@dataclass(frozen=True, slots=True)
class KnownTable:
    """A calendar, a division of tasks or a table of indicators; ``[start, end)`` is its clean range."""

    kind: TableKind
    table: Table
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableItems:
    """What the tables of one plan hold."""

    units: tuple[Unit, ...] = ()
    schedule: tuple[ScheduleItem, ...] = ()
    targets: tuple[Target, ...] = ()


def known_tables(clean: CleanText, tables: Sequence[Table]) -> tuple[KnownTable, ...]:
    """The tables whose columns tell what they are; all others stay text."""
    found = []
    for table in tables:
        kind = classify_table(grid_of(table, clean))
        if kind != "other":
            found.append(KnownTable(kind, table, *clean.clean_range(table.start, table.end)))
    return tuple(found)


def extract_tables(
    clean: CleanText, known: Sequence[KnownTable], outline: PlanOutline, period: str | None
) -> TableItems:
    """Items of the tables inside a plan, with ids that go on from those of the outline."""
    units: list[Unit] = []
    schedule: list[ScheduleItem] = []
    targets: list[Target] = []
    for each in known:
        if not outline.start <= each.start < outline.end:
            continue
        section = _section_at(outline, each.start)
        if each.kind == "calendar":
            schedule += schedule_from_table(clean, each.table, period, section=section)
        elif each.kind == "tasks":
            units += tasks_from_table(clean, each.table, period, section=section)
        else:
            units += goals_from_table(clean, each.table, section=section)
            targets += targets_from_table(clean, each.table, period)
    first = len(outline.units) + 1
    return TableItems(
        units=tuple(unit.model_copy(update={"id": f"u{n}"}) for n, unit in enumerate(units, start=first)),
        schedule=tuple(schedule),
        targets=tuple(targets),
    )


def _section_at(outline: PlanOutline, at: int) -> str | None:
    """Id of the innermost section that holds an offset."""
    return next((s.id for s in reversed(outline.sections) if s.start <= at < s.end), None)
