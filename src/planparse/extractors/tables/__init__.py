"""Tables of plans as data: calendars, divisions of tasks, indicators."""

from planparse.extractors.tables.calendar import schedule_from_table
from planparse.extractors.tables.classify import TableKind, classify_table
from planparse.extractors.tables.grid import Grid, Slot, grid_of
from planparse.extractors.tables.indicators import IndicatorRow, goals_from_table, indicator_rows, targets_from_table
from planparse.extractors.tables.read import KnownTable, TableItems, extract_tables, known_tables, with_borders
from planparse.extractors.tables.tasks import TaskRow, task_rows

__all__ = [
    "Grid",
    "IndicatorRow",
    "KnownTable",
    "Slot",
    "TableItems",
    "TableKind",
    "TaskRow",
    "classify_table",
    "extract_tables",
    "goals_from_table",
    "grid_of",
    "indicator_rows",
    "known_tables",
    "schedule_from_table",
    "targets_from_table",
    "task_rows",
    "with_borders",
]
