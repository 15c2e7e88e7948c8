"""XLSX workbooks: each visible sheet as a table."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.package import Package
from planparse.readers.sheets import add_sheet, shown, written
from planparse.readers.source import Limits, Source

_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORKBOOK = "xl/workbook.xml"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,30})/")
_MAX_CELLS = 500_000


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read an XLSX workbook: stored results of formulas, merged cells once; what is hidden is left out.

    Warnings: ``hidden_cells`` in visible sheets, ``no_results`` of formulas, ``truncated_sheet``, ``damaged`` (sheets
    are missing).

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
    unknown = 0
    renamed = any("\\" in info.orig_filename for info in package.zip.infolist())
    for part in package.names():
        if part.endswith(".xml"):
            root = package.xml(part)  # limits, damage and entities are found here as well
            renamed |= _STRICT in root.nsmap.values()
            unknown += _without_result(root)
    try:
        workbook = load_workbook(_as_usual(package) if renamed else io.BytesIO(data), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError) as error:
        raise ReadError("P012", "read", f"the workbook is damaged ({error})", "save it again", file=name) from error
    lost = _missing(package)
    if lost and not workbook.worksheets:
        raise ReadError("P012", "read", "its sheets are missing", "fetch the file again", file=name)
    builder = Builder()
    if lost:
        builder.warn("damaged", f"{lost} sheets are missing in the file")
    if unknown:
        message = f"{unknown} formulas have no stored result; open the workbook in Excel or WPS and save it"
        builder.warn("no_results", message)
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        _add(builder, sheet, named=len(sheets) > 1)
    return builder.source(_MEDIA)


def _as_usual(package: Package) -> io.BytesIO:
    """A workbook under the names that openpyxl knows: those of the transitional form, parts divided by slashes."""
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as archive:
        for part in dict.fromkeys(package.names()):
            archive.writestr(part, _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", package.read(part)))
    workbook.seek(0)
    return workbook


def _missing(package: Package) -> int:
    """How many sheets of the workbook are not in the package."""
    sheets = {relation.path for relation in package.relations(_WORKBOOK) if relation.kind == "worksheet"}
    return len(sheets - set(package.names()))


def _add(builder: Builder, sheet: Any, *, named: bool) -> None:
    cells = sheet._cells  # noqa: SLF001 (sparse; iter_rows makes a million cells of one far corner)
    if len(cells) > _MAX_CELLS:
        builder.warn("truncated_sheet", f"sheet {sheet.title} has {len(cells)} cells; the first {_MAX_CELLS} were read")
    values = {
        (row - 1, column - 1): written(cell.value, cell.number_format)
        for (row, column), cell in sorted(cells.items())[:_MAX_CELLS]
        if cell.value is not None and cell.data_type != "e"
    }
    merged = {
        (area.min_row - 1, area.min_col - 1): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
    }
    values, areas = shown(builder, sheet.title, values, merged, _hidden(sheet))
    add_sheet(builder, sheet.title, values, areas, named=named)


def _hidden(sheet: Any) -> tuple[set[int], set[int]]:
    """Rows and columns that are not shown, from 0."""
    rows = {number - 1 for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = {
        at - 1
        for column in sheet.column_dimensions.values()
        if column.hidden and column.min and column.max
        for at in range(column.min, column.max + 1)
    }
    return rows, columns


def _without_result(root: etree._Element) -> int:
    """How many formulas on a sheet were never calculated: the program that wrote them only wrote."""
    cells = (cell for cell in root.iter(f"{_MAIN}c", f"{{{_STRICT}}}c") if cell.find("{*}f") is not None)
    return sum(cell.get("t") != "str" and not cell.findtext("{*}v") for cell in cells)
