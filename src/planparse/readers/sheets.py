"""What the readers of workbooks share: a sheet's cells as titles and a table."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from planparse.readers.builder import Builder, GridCell

Merged = Mapping[tuple[int, int], tuple[int, int]]
_QUOTED = re.compile(r"\"[^\"]{0,99}\"|\\.")
_BRACKETS = re.compile(r"\[[^\]]{0,30}\]")  # colour, language
# The places of a number, with what stands before it and the unit behind; scaled (0!.0,), scientific and fractional
# ones are left alone.
_WORD = r"(?:\"([^\"]{1,9})\"|\\([^\s()-]))?"
_DIGITS = re.compile(rf"{_WORD}[#0?,]{{0,15}}[#0?](?:\.([#0?]{{1,15}}))?(?![#0?.,E!]){_WORD}")
_CONDITION = re.compile(r"\[[<>=]")
_EXACT = 1e15  # numbers below have all their digits
_TITLE = 8  # characters at least, so that no month or week is one
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how workbooks store characters that XML cannot hold


class _Form(NamedTuple):
    """How numbers are shown: in per cent or not, places behind the point (None: as many as there are), words around."""

    percent: bool = False
    places: int | None = None
    before: str = ""
    unit: str = ""


def add_sheet(
    builder: Builder, title: str, values: Mapping[tuple[int, int], str], merged: Merged, *, named: bool
) -> None:
    """Add a sheet: its name (where there are several sheets), its tables with the lines over and under them.

    Args:
        builder: Where it is added.
        title: Name of the sheet.
        values: Text by row and column, from 0; empty cells may be missing.
        merged: Rows and columns that the merged cell at this place spans.
        named: Whether the name is written as a heading.
    """
    lines = _lines(values)
    if not lines:
        return
    if named:
        builder.paragraph(title, "heading", 1)
    for block in _blocks(lines):
        _add_block(builder, {row: lines[row] for row in block}, values, merged)


def _blocks(lines: Mapping[int, Mapping[int, str]]) -> list[list[int]]:
    """Rows of each table on a sheet: an empty row parts them where a title or a note stands alone below it."""
    blocks: list[list[int]] = []
    for row, line in lines.items():
        apart = not blocks or row > blocks[-1][-1] + 1
        if apart and (not blocks or (len(line) == 1 and len(next(iter(line.values()))) >= _TITLE)):
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _add_block(
    builder: Builder, lines: Mapping[int, Mapping[int, str]], values: Mapping[tuple[int, int], str], merged: Merged
) -> None:
    """Add one table with the lines over it."""
    rows = list(lines)
    columns = sorted({column for line in lines.values() for column in line})
    at = 0
    while at < len(rows) - 1 and len(columns) > 1 and _is_alone(rows[at], lines[rows[at]], merged):
        builder.paragraph(next(iter(lines[rows[at]].values())))
        at += 1
    builder.table(_cells(rows[at:], columns, values, merged))


def _lines(values: Mapping[tuple[int, int], str]) -> dict[int, dict[int, str]]:
    """By row and column, in order: what is written."""
    lines: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(values.items()):
        if text.strip():
            lines.setdefault(row, {})[column] = text
    return lines


def _is_alone(row: int, line: Mapping[int, str], merged: Merged) -> bool:
    """Whether a row holds one cell, which no row below belongs to."""
    return len(line) == 1 and all(merged.get((row, column), (1, 1))[0] == 1 for column in line)


def shown(
    builder: Builder,
    title: str,
    values: Mapping[tuple[int, int], str],
    merged: Merged,
    hidden: tuple[Collection[int], Collection[int]],
) -> tuple[dict[tuple[int, int], str], Merged]:
    """Cells and merged areas outside hidden rows and columns, with a warning ``hidden_cells`` for what is left out.

    A merged area whose first row or column is hidden begins at the first one that is not.
    """
    rows, columns = hidden
    gone = {at for at, text in values.items() if text.strip() and (at[0] in rows or at[1] in columns)}
    if not gone:
        return dict(values), merged
    kept = {at: text for at, text in values.items() if at not in gone}
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (high, wide) in merged.items():
        below = next((row for row in range(top, top + high) if row not in rows), None)
        right = next((column for column in range(left, left + wide) if column not in columns), None)
        if below is not None and right is not None:
            areas[below, right] = high - (below - top), wide - (right - left)
            if (top, left) in gone:
                gone.discard((top, left))
                kept[below, right] = values[top, left]
    if gone:
        message = (
            f"{len(gone)} cells in hidden rows or columns of sheet {title} were left out; show them to have them read"
        )
        builder.warn("hidden_cells", message)
    return kept, areas


def _cells(
    rows: list[int], columns: list[int], values: Mapping[tuple[int, int], str], merged: Merged
) -> list[GridCell]:
    covered: set[tuple[int, int]] = set()
    cells = []
    for row, at in enumerate(rows):
        for column, over in enumerate(columns):
            if (at, over) in covered:
                continue
            high, wide = merged.get((at, over), (1, 1))
            below = rows[row : bisect_left(rows, at + high)]
            beside = columns[column : bisect_left(columns, over + wide)]
            if len(below) * len(beside) > 1:
                covered.update(product(below, beside))
            cells.append(GridCell(row, column, values.get((at, over), ""), len(below), len(beside)))
    return cells


def written(value: object, number_format: str = "") -> str:
    """A cell's value as it is shown: numbers rounded and with the words of their format, whole ones without a point.

    Example:
        >>> written(12.0), written(0.06512, "0.0%"), written(8.5, '0.00"亿元"'), written(dt.datetime(2024, 3, 1))
        ('12', '6.5%', '8.5亿元', '2024-03-01')
    """
    match value:
        case None:
            text = ""
        case bool():
            text = "是" if value else "否"
        case dt.datetime():
            text = _date(value, number_format)
        case dt.time() | dt.timedelta():
            text = str(value).removesuffix(":00") if str(value).count(":") > 1 else str(value)
        case int() | float():
            text = _number(value, number_format)
        case _:
            text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)) if "_x" in str(value) else str(value)
    return text


def _number(value: float, number_format: str) -> str:
    if not abs(value) < _EXACT:
        return str(value) if isinstance(value, int) else f"{value:.12g}"
    form = _form(number_format)
    exact = Decimal(f"{value:.15g}") * (100 if form.percent else 1)
    step = Decimal(1).scaleb(-form.places if form.places is not None else min(exact.adjusted() - 11, 0))
    shown = exact.quantize(step, ROUND_HALF_UP).normalize() or Decimal(0)
    return f"{form.before}{shown:f}{form.unit}"


@lru_cache
def _form(number_format: str) -> _Form:
    """What the first section of a number format says; ``General`` and conditions say nothing."""
    section = number_format.split(";", 1)[0]
    bare = _QUOTED.sub("", section)
    percent = "%" in bare
    digits = None if "/" in bare or _CONDITION.search(bare) else _DIGITS.search(_BRACKETS.sub("", section))
    if digits is None:
        return _Form(percent, unit="%" if percent else "")
    quoted, escaped, places, unit, sign = digits.groups("")
    return _Form(percent, len(places), quoted + escaped, "%" if percent else unit + sign)


def _date(value: dt.datetime, number_format: str) -> str:
    """A date with the parts that its format shows, in Chinese where the format is."""
    if "月" in number_format or "年" in number_format:
        parts = ((f"{value.year}年", "年"), (f"{value.month}月", "月"), (f"{value.day}日", "日"))
        return "".join(text for text, part in parts if part in number_format)
    return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
