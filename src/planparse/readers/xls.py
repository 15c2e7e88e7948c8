"""XLS workbooks of Excel 97 and WPS: each visible sheet as a table."""

from __future__ import annotations

import io

from planparse.errors import ReadError
from planparse.readers.builder import Builder
from planparse.readers.sheets import add_sheet, shown, written
from planparse.readers.source import Limits, Source

_MEDIA = "application/vnd.ms-excel"


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read an XLS workbook.

    Raises:
        ReadError: P012 damaged, P013 encrypted, P014 xlrd is not installed.
    """
    del limits  # the size was checked before; the format is not packed
    try:
        import xlrd
    except ImportError as error:
        raise ReadError("P014", "read", "xlrd is not installed", "pip install planparse[sheets]", file=name) from error
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # xlrd lets all kinds through for damaged files: struct.error, AssertionError, KeyError
        if "encrypted" in str(error):
            raise ReadError("P013", "read", "it is encrypted", "save it without password", file=name) from error
        raise ReadError("P012", "read", f"the workbook is damaged ({error})", "save it again", file=name) from error
    builder = Builder()
    sheets = [sheet for sheet in book.sheets() if sheet.visibility == 0]
    for sheet in sheets:
        values = {}
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row)):
                form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                if cell.ctype in {xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER}:
                    values[row, column] = written(cell.value, form)
                elif cell.ctype == xlrd.XL_CELL_DATE:
                    values[row, column] = written(xlrd.xldate_as_datetime(cell.value, book.datemode), form)
                elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                    values[row, column] = written(bool(cell.value))
        merged = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
        rows = {row for row, information in sheet.rowinfo_map.items() if information.hidden}
        columns = {column for column, information in sheet.colinfo_map.items() if information.hidden}
        values, areas = shown(builder, sheet.name, values, merged, (rows, columns))
        add_sheet(builder, sheet.name, values, areas, named=len(sheets) > 1)
    return builder.source(_MEDIA)
