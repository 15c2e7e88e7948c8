"""DuckDB and SQLite: one database file with a table for each kind of row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from planparse.writers.flat import TABLES, chunks
from planparse.writers.tables import Column

_DUCKDB = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "flag": "BOOLEAN"}
_SQLITE = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "flag": "INTEGER"}


def write_duckdb(lines: Iterable[str], path: Path) -> None:
    """A DuckDB database."""
    import duckdb

    from planparse.writers.parquet import arrow

    try:
        with closing(duckdb.connect(str(path))) as base:
            for name, columns in TABLES.items():
                base.execute(_create(name, columns, _DUCKDB))
            for name, rows in chunks(lines):
                base.register("waiting", arrow(rows, TABLES[name]))
                base.execute(f'INSERT INTO "{name}" SELECT * FROM waiting')  # noqa: S608  names of our own tables
                base.unregister("waiting")
            base.execute("CHECKPOINT")  # closing would try the same and say nothing when the disk is full
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def write_sqlite(lines: Iterable[str], path: Path) -> None:
    """An SQLite database; flags are 0 and 1."""
    try:
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("PRAGMA journal_mode = OFF")  # the file takes its name only when it is complete
            for name, columns in TABLES.items():
                base.execute(_create(name, columns, _SQLITE))
            for name, rows in chunks(lines):
                marks = ", ".join("?" * len(TABLES[name]))
                base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608  names of our own tables
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _create(name: str, columns: Sequence[Column], types: dict[str, str]) -> str:
    body = ", ".join(f'"{column.name}" {types[column.type]}' for column in columns)
    return f'CREATE TABLE "{name}" ({body})'
