"""Reading and writing the part of EDTF (ISO 8601-2, levels 0 to 2) that plans need."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date
from functools import lru_cache

UNKNOWN = "XXXX"

_POINT = re.compile(r"([\dX]{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?[~?%]?")
_LEAP_DAY = re.compile(r"(\d{4})-02-29")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def point(year: str, month: int | None = None, day: int | None = None) -> str:
    """A year, month or day.

    Example:
        >>> point("2023"), point("XXXX", 2), point("2023", 10, 7)
        ('2023', 'XXXX-02', '2023-10-07')
    """
    if month is None:
        return year
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"


def month_length(year: str, month: int) -> int:
    """Days of a month; February of an unknown year has 28."""
    return monthrange(int(year), month)[1] if year.isdigit() else monthrange(2023, month)[1]


def lacks_day(edtf: str) -> bool:
    """Whether an expression names 29 February of a year that has none.

    Example:
        >>> lacks_day("2025-02-24/2025-02-29"), lacks_day("2024-02-29"), lacks_day("XXXX-02-29")
        (True, False, False)
    """
    return "-02-29" in edtf and not all(isleap(int(year)) for year in _LEAP_DAY.findall(edtf))


def add_years(year: str, count: int) -> str:
    """A later or earlier year; an unknown year stays unknown."""
    return f"{int(year) + count:04d}" if year.isdigit() else year


@lru_cache(maxsize=512)
def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF expression; None where it is open or its year unknown.

    Args:
        edtf: A date, month, year, decade, interval or set.

    Example:
        >>> [str(day) for day in bounds("2024-02")]
        ['2024-02-01', '2024-02-29']
        >>> bounds("../2023-09-15")
        (None, datetime.date(2023, 9, 15))
        >>> bounds("XXXX-02")
        (None, None)
    """
    if not edtf:
        return None, None
    if edtf[0] in "{[":
        parts = [bounds(part.replace("..", "/")) for part in edtf[1:-1].split(",")]
        firsts, lasts = [first for first, _ in parts], [last for _, last in parts]
        return _least(firsts), _most(lasts)
    if "/" in edtf:
        lower, upper = edtf.split("/", 1)
        return bounds(lower)[0] if lower != ".." else None, bounds(upper)[1] if upper != ".." else None
    return _point_bounds(edtf)


def within(edtf: str | None, period: str | None) -> bool:
    """Whether a time lies wholly inside a period; what has no known bounds lies in none.

    Example:
        >>> within("2023-10", "2023-08/2024-07"), within("2024-08", "2023-08/2024-07"), within("XXXX-02", "2023")
        (True, False, False)
    """
    first, last = bounds(edtf)
    start, end = bounds(period)
    return None not in (first, last, start, end) and start <= first and last <= end  # type: ignore[operator]


def _least(days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _most(days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _point_bounds(edtf: str) -> tuple[date | None, date | None]:
    match = _POINT.fullmatch(edtf)
    if match is None or "X" in match[1][:3] or "XX" in (match[2], match[3]):
        return None, None
    low, high = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    if match[2] is None:
        return date(low, 1, 1), date(high, 12, 31)
    month = int(match[2])
    if low != high:
        return None, None
    if month in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[month]
        return date(low, first, 1), date(low, last, monthrange(low, last)[1])
    if match[3] is None:
        return date(low, month, 1), date(low, month, monthrange(low, month)[1])
    return date(low, month, int(match[3])), date(low, month, int(match[3]))
