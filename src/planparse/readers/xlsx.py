"""XLSX workbooks: each visible sheet as a table."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.package import Package
from planparse.readers.sheets import add_sheet, written
from planparse.readers.source import Limits, Source

_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAX_CELLS = 500_000


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read an XLSX workbook: stored results of formulas, merged cells once, hidden sheets left out.

    Raises:
        ReadError: P012 damaged, P013 encrypted, P014 openpyxl is not installed, P015 a limit is broken.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise ReadError(
            "P014", "read", "openpyxl is not installed", "pip install planparse[sheets]", file=name
        ) from error
    package = Package.open(data, name, limits)
    for part in package.names():
        if part.endswith(".xml"):
            package.xml(part)  # limits, damage and entities are found here, with a clear error
    try:
        workbook = load_workbook(io.BytesIO(data), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError) as error:
        raise ReadError("P012", "read", f"the workbook is damaged ({error})", "save it again", file=name) from error
    builder = Builder()
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        _add(builder, sheet, named=len(sheets) > 1)
    return builder.source(_MEDIA)


def _add(builder: Builder, sheet: Any, *, named: bool) -> None:
    cells = sheet._cells  # noqa: SLF001 (sparse; iter_rows makes a million cells of one far corner)
    if len(cells) > _MAX_CELLS:
        builder.warn("truncated_sheet", f"sheet {sheet.title} has {len(cells)} cells; the first {_MAX_CELLS} were read")
    values = {
        (row - 1, column - 1): written(cell.value, cell.number_format)
        for (row, column), cell in sorted(cells.items())[:_MAX_CELLS]
        if cell.value is not None
    }
    merged = {
        (area.min_row - 1, area.min_col - 1): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
    }
    add_sheet(builder, sheet.title, values, merged, named=named)
