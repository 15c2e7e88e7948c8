"""Tables of indicators: where a plan starts from, where it wants to be, and whether that binds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extractors.items import numbered
from planparse.extractors.tables.grid import Column, Grid, Slot, grid_of
from planparse.extractors.times import time_of
from planparse.mentions.indicators import indicator_id
from planparse.mentions.numbers import Number, find_numbers
from planparse.mentions.times import TimeMention, bounds, find_times
from planparse.mentions.units import amount_of
from planparse.readers.source import Table
from planparse.schema import Measure, Op, Status, Target, Unit
from planparse.text.clean import CleanText

_SYMBOLS: dict[str, Op] = {
    ">=": ">=", "≥": ">=", "⩾": ">=", "＞": ">", ">": ">", "<=": "<=", "≤": "<=", "⩽": "<=", "＜": "<", "<": "<",
}  # fmt: skip
_SYMBOL = re.compile(r">=|<=|[≥⩾＞>≤⩽＜<]")
_UNIT_IN_NAME = re.compile(r"^(?P<name>.+?)\s*[（(](?P<unit>[^（）()]{1,12})[）)]$")
_UNIT_WORD = re.compile(
    r"[%％‰]|[万亿]?[元吨人户个件亩公里米家所名次项张床年岁天套辆台只头篇节度时种座处][^，。]{0,6}|千瓦|标准煤|平方|立方|微克|百分点"
)
_BASE = re.compile("基期|基数|基准|现状|实际|实绩|完成")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FALLS = re.compile("下降|降低|减少|降幅")
_RATE = re.compile("率$|占比|比重|比例|覆盖面")
_GROWS = re.compile("增长|增速|增幅")
_SUMMED = re.compile(
    r"\s*[〔\[【（(［]\s*(?P<figure>[^〔〕\[\]【】（()）［］\n]{1,16}?)\s*[〕\]】）)］]\s*"
)  # over the whole plan
_DASH = "一"  # what a dash was made into; the figures of such tables are Arabic
_LABEL = re.compile(r"^(?:\d{1,2}[、.．]|[（(]\d{1,2}[）)]|[①-⑳]|其中[：:]?|#)\s*")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a row: the number, its comparison, and the column it stands in.

    ``summed`` marks one that is a sum over the whole plan: 〔18〕 under 年均〔累计〕.
    """

    number: Number
    op: Op
    column: Column
    year: int | None
    slot: Slot
    summed: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of a table of indicators; ``[start, end)`` is the clean range of the name, ``[first, last)`` of the row."""

    name: str
    start: int
    end: int
    first: int
    last: int
    unit: str | None
    base: Value | None
    targets: tuple[Value, ...]
    attribute: str | None


def indicator_rows(clean: CleanText, table: Table) -> tuple[IndicatorRow, ...]:
    """Rows that name an indicator and give at least one figure to be reached, or else its growth over the plan.

    The earliest of several years is the starting point, as is a column that says so (基期, 2020年实际).

    Args:
        clean: The repaired text.
        table: A table of the source whose text ``clean`` repairs.
    """
    grid = grid_of(table, clean)
    found = (_row(clean, grid, row) for row in grid.rows)
    return tuple(row for row in found if row is not None)


def targets_from_table(clean: CleanText, table: Table, period: str | None) -> tuple[Target, ...]:
    """The figures of a table of indicators as targets, the starting point as achieved.

    Args:
        clean: The repaired text.
        table: A table of the source whose text ``clean`` repairs.
        period: EDTF of the time the plan covers, for columns that name no year.
    """
    found: list[Target] = []
    for row in indicator_rows(clean, table):
        if row.base is not None:
            found.append(_target(clean, row, row.base, period, status="achieved"))
        found += (_target(clean, row, value, period, status="planned") for value in row.targets)
    return numbered("t", found)


def goals_from_table(clean: CleanText, table: Table, *, section: str | None = None) -> tuple[Unit, ...]:
    """The rows of a table of indicators as goals, each from its first through its last cell."""
    return tuple(
        Unit(
            id=f"u{number}",
            type="goal",
            section=section,
            text=clean.text[row.first : row.last].replace("\t", " ").strip(),
            span=clean.span(row.first, row.last),
            evidence="table.indicators",
            confidence=0.85,
        )
        for number, row in enumerate(indicator_rows(clean, table), start=1)
    )


def _row(clean: CleanText, grid: Grid, row: tuple[Slot, ...]) -> IndicatorRow | None:
    named = next((row[i] for i in reversed(grid.having("indicator")) if row[i].flat), None)
    named = named or next((row[i] for i in grid.having("class") if row[i].flat), None)
    values = list(_values(clean, grid, row, "year", "target", "base"))
    if named is None:
        return None
    years = _years(grid)
    bases = [
        v
        for v in values
        if v.column.role == "base" or _BASE.search(v.column.name) or (len(years) > 1 and v.year == years[0])
    ]
    targets = tuple(value for value in values if value not in bases) or tuple(_values(clean, grid, row, "growth"))
    if not targets:
        return None
    name, unit = _name_and_unit(_LABEL.sub("", named.flat), next((row[i].flat for i in grid.having("unit")), ""))
    attribute = next((row[i].flat for i in grid.having("attribute") if row[i].flat), None)
    filled = [slot for slot in row if slot.flat]
    first, last = min(slot.start for slot in filled if slot.first), max(slot.end for slot in filled)
    return IndicatorRow(
        name, named.start, named.end, first, last, unit, bases[0] if bases else None, targets, attribute
    )


def _years(grid: Grid) -> list[int]:
    """The years that the headings of the columns name, in order."""
    named = (_YEAR.search(grid.columns[index].name) for index in grid.having("year", "target", "base"))
    return sorted({int(year.group()) for year in named if year is not None})


def _values(clean: CleanText, grid: Grid, row: tuple[Slot, ...], *roles: str) -> Iterator[Value]:
    for index in grid.having(*roles):
        slot, column = row[index], grid.columns[index]
        summed = _SUMMED.fullmatch(clean.text, slot.start, slot.end)
        numbers = find_numbers(clean.text, *((slot.start, slot.end) if summed is None else summed.span("figure")))
        if slot.first and len(numbers) >= 1 and slot.flat != _DASH:
            year = _YEAR.search(column.name)
            op = _op(slot.text, numbers[0])
            yield Value(numbers[0], op, column, int(year.group()) if year else None, slot, summed is not None)


def _op(text: str, number: Number) -> Op:
    symbol = _SYMBOL.search(text)
    return number.op if symbol is None else _SYMBOLS[symbol.group()]


def _name_and_unit(name: str, column: str) -> tuple[str, str | None]:
    inside = _UNIT_IN_NAME.match(name)
    if inside and _UNIT_WORD.search(inside["unit"]):
        name, written = inside["name"], inside["unit"]
        return name, _plain(column or written)
    return name, _plain(column) if column not in ("", "-", "—", "——") else None


def _plain(unit: str) -> str:
    return unit.replace("％", "%")


def _target(clean: CleanText, row: IndicatorRow, value: Value, period: str | None, *, status: Status) -> Target:
    number = value.number
    grows = value.column.role == "growth" and not value.summed
    unit = "%" if grows else _unit(row.unit, number)
    measure: Measure = "growth" if grows else _measure(row.name, unit)
    sign = -1 if measure in ("growth", "change") and _FALLS.search(row.name) and number.value > 0 else 1
    amount = sign * number.value
    amount_max = None if number.value_max is None else sign * number.value_max
    mention = _period(clean, value, period)
    span = clean.span(min(row.start, value.slot.start), max(row.end, value.slot.end))
    return Target(
        id="t0",
        text=clean.raw[span.start : span.end],
        span=span,
        indicator=row.name,
        indicator_id=indicator_id(row.name, unit, measure),
        op=value.op,
        value=amount,
        value_max=amount_max,
        unit=unit,
        measure=measure,
        period=time_of(clean, mention) if mention else None,
        status=status,
        normalized=amount_of(amount, amount_max, unit) if unit else None,
        baseline=row.base.number.value if row.base and status == "planned" and (not grows or row.unit == "%") else None,
        attribute=row.attribute,
        evidence="table.indicators",
        confidence=0.9,
    )


def _unit(written: str | None, number: Number) -> str | None:
    if number.sign:
        return number.sign
    return f"{number.scale}{written or ''}" or None


def _measure(name: str, unit: str | None) -> Measure:
    if unit in ("%", "‰"):
        if _GROWS.search(name) or _FALLS.search(name):
            return "growth"
        return "share" if _RATE.search(name) else "level"
    return "change" if _FALLS.search(name) else "level"


def _period(clean: CleanText, value: Value, period: str | None) -> TimeMention | None:
    """The year in the column's heading; None where it is the plan's own."""
    found = find_times(clean.text, value.column.start, value.column.end, period=period)
    if found:
        return found[0]
    year = _YEAR.search(clean.text, value.column.start, value.column.end)
    if year is None or bounds(year.group()) == bounds(period):
        return None
    return TimeMention(year.start(), year.end(), year.group(), year.group(), None, "year")
