"""Figures of a panel that can be drawn: by indicator, place and year, in one unit each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planparse.comparison.times import part_of_year
from planparse.mentions.units import conversion
from planparse.writers.html.words import figure

Columns = Mapping[str, Sequence[Any]]
Row = dict[str, Any]

_NEEDED = ("indicator_id", "year", "value", "status")
_OFFICE = re.compile(r"(?:人民)?政府$")


def figures(columns: Columns) -> list[Row]:
    """Rows that can be drawn, ordered by how much there is of their indicator.

    Args:
        columns: The long form of a panel, or anything else.

    Returns:
        For each place, indicator, year and status the first figure that is for the whole place, and for the whole year
        rather than for a part of it, expressed in the unit in which the indicator is stated most often; what cannot be
        converted to it is not drawn. Nothing where the columns of a panel are missing.

    Example:
        >>> panel = {"indicator_id": ["gdp.level"] * 3, "year": [2023, 2024, 2025], "value": [9000.0, 9500.0, 1.0],
        ...     "status": ["achieved"] * 3, "region": ["山西省"] * 3, "unit": ["亿元", "亿元", "万亿元"]}
        >>> [(row["year"], row["value"], row["figure"]) for row in figures(panel)]
        [(2023, 9000.0, '9000 亿元'), (2024, 9500.0, '9500 亿元'), (2025, 10000.0, '1 万亿元')]
    """
    if not all(name in columns for name in _NEEDED):
        return []
    by_indicator: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _first(_rows(columns)):
        by_indicator[row["indicator"]].append(row)
    ordered = sorted(by_indicator.items(), key=lambda each: (-len(each[1]), each[0]))
    return [row for _, rows in ordered for row in _in_one_unit(rows)]


def _rows(columns: Columns) -> Iterable[Row]:
    count = len(columns["value"])
    blank = [None] * count
    regions, issuers = columns.get("region", blank), columns.get("issuer", blank)
    finer = len(set(issuers) - {None}) > len(set(regions) - {None})
    for at in range(count):
        given = {name: values[at] for name, values in columns.items()}
        place = (issuers[at] or regions[at]) if finer else (regions[at] or issuers[at])
        known = isinstance(given["value"], int | float) and isinstance(given["year"], int | float)
        if not (known and given["indicator_id"] and place) or given.get("stretch") or given.get("subject"):
            continue
        yield {
            "indicator": str(given["indicator_id"]),
            "place": _OFFICE.sub("", str(place)) or str(place),
            "year": int(given["year"]),
            "status": given["status"],
            "part": part_of_year(given.get("period")),
            "value": given["value"],
            "unit": given.get("unit") or "",
            "figure": figure(given.get("op"), given["value"], given.get("value_max"), given.get("unit")),
            "text": given.get("text") or "",
        }


def _first(rows: Iterable[Row]) -> Iterable[Row]:
    """The first figure of each place, indicator, year and status, those for whole years before those for a part."""
    seen = set()
    for row in sorted(rows, key=lambda row: row["part"]):
        key = row["indicator"], row["place"], row["year"], row["status"]
        if key not in seen:
            seen.add(key)
            yield row


def _in_one_unit(rows: list[Row]) -> list[Row]:
    common = Counter(row["unit"] for row in rows).most_common(1)[0][0]
    factors = [conversion(row["unit"], common) for row in rows]
    return [
        {name: value for name, value in row.items() if name != "part"}
        | {"value": row["value"] * factor, "unit": common}
        for row, factor in zip(rows, factors, strict=True)
        if factor is not None
    ]
