"""Parquet: a folder with a file for each table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from planparse.writers.flat import TABLES, chunks
from planparse.writers.tables import Column, Row

_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
_CHUNK = 5_000


def write_parquet(lines: Iterable[str], path: Path) -> None:
    """A folder ``path`` with ``plans.parquet``, ``tasks.parquet`` and so on."""
    path.mkdir()
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(pq.ParquetWriter(path / f"{name}.parquet", schema(columns)))
            for name, columns in TABLES.items()
        }
        for name, rows in chunks(lines):
            files[name].write_table(arrow(rows, TABLES[name]))


def parquet_table(rows: Iterable[Row], columns: Sequence[Column], path: Path) -> None:
    """One table in one file."""
    waiting = iter(rows)
    with pq.ParquetWriter(path, schema(columns)) as file:
        while chunk := list(islice(waiting, _CHUNK)):
            file.write_table(arrow(chunk, columns))


def schema(columns: Sequence[Column]) -> Any:
    """The Arrow schema of a table."""
    return pa.schema([(column.name, _TYPES[column.type]) for column in columns])


def arrow(rows: Sequence[Row], columns: Sequence[Column]) -> Any:
    """Rows as an Arrow table."""
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [pa.array(cells, type=_TYPES[column.type]) for cells, column in zip(values, columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema(columns))
