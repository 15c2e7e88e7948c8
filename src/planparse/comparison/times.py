"""Years and days of EDTF expressions (ISO 8601-2), as far as plans are compared by them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Literal

from planparse.schema import Period, Plan, Target, Time

_WHOLE_YEAR = re.compile(r"\d{4}|\d{4}-0[89]/\d{4}-0[678]")
_YEAR_END = re.compile(r"(?:\.\./)?(?P<year>\d{4})-12(?P<day>-(?:21/(?P=year)-12-)?31)?")
_DATE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH = (0, *accumulate(_MONTH_DAYS))
_YEAR_DAYS = 365  # a nominal year without leap day: the same date of two years is no shift


def start_year(edtf: str | None) -> int | None:
    """Year in which an expression begins, of a deadline the year in which it ends.

    Example:
        >>> start_year("2023-08/2024-07"), start_year("../2030"), start_year("XXXX-02")
        (2023, 2030, None)
    """
    if not edtf:
        return None
    dates = [part for part in edtf.split("/") if part not in {"..", ""}]
    head = _DATE.match(dates[0]) if dates else None
    return int(head["year"]) if head and head["year"] != "XXXX" else None


def single_year(edtf: str | None) -> int | None:
    """Year of an expression that does not reach over more than twelve months, else None.

    Example:
        >>> single_year("2025"), single_year("2023-08/2024-07"), single_year("2021/2025")
        (2025, 2023, None)
    """
    year = start_year(edtf)
    if year is None or edtf is None or "/" not in edtf or ".." in edtf:
        return year
    first, last = (_DATE.match(part) for part in edtf.split("/", 1))
    if first is None or last is None or "XXXX" in {first["year"], last["year"]}:
        return None
    months = [int(end["year"]) * 12 + int(end["month"] or default) for end, default in ((first, 1), (last, 12))]
    return year if months[1] - months[0] < 12 else None


def part_of_year(edtf: str | None) -> int:
    """How far a figure is from being for a whole year: 0 it is, 1 for its end or a deadline in it, 2 for a part.

    Example:
        >>> [part_of_year(edtf) for edtf in ("2024", "../2024-12-31", "2024-12", "2024-01/2024-06")]
        [0, 1, 1, 2]
    """
    if not edtf or _WHOLE_YEAR.fullmatch(edtf):
        return 0
    return 1 if edtf.startswith("../") or _YEAR_END.fullmatch(edtf) else 2


def plan_year(plan: Plan) -> int | None:
    """Year in which a plan's period begins."""
    return start_year(plan.period.edtf) if plan.period else None


def plan_start(plan: Plan) -> tuple[int, int] | None:
    """Year and month in which a plan's period begins, so that the terms of one year have an order.

    Example:
        >>> from planparse.schema import Period, Span
        >>> plan_start(Plan(id="p", span=Span(start=0, end=0), period=Period(label="", edtf="2024-08/2025-01")))
        (2024, 8)
    """
    year = plan_year(plan)
    if year is None or plan.period is None:
        return None
    found = _DATE.match(plan.period.edtf)
    return year, int(found["month"] or 1) if found else 1


def target_period(target: Target, plan: Plan) -> str | None:
    """EDTF of the time that a figure is for: its own, else the plan's."""
    if target.period is not None and target.period.edtf:
        return target.period.edtf
    return plan.period.edtf if plan.period else None


def end_of_year(period: Time | None) -> int | None:
    """The year at whose end a figure stands (年底, 2024年末, 12月底前), else None.

    Example:
        >>> from planparse.schema import Span
        >>> def time(text: str, edtf: str) -> Time:
        ...     return Time(text=text, span=Span(start=0, end=9), edtf=edtf)
        >>> end_of_year(time("年底", "2024-12")), end_of_year(time("12月份", "2024-12"))
        (2024, None)
    """
    found = _YEAR_END.fullmatch(period.edtf or "") if period else None
    if period is None or found is None or not (found["day"] or "底" in period.text or "末" in period.text):
        return None
    return int(found["year"])


def own_period(target: Target, plan: Plan) -> str:
    """The time of a promise as two plans can share it: empty for the plan's own period.

    Years of that period are counted from its first one (``+0-06``), all others stay as they are. A deadline in that
    period (8月底前) is for the period, and so is the end of its year (年底).

    Example:
        >>> from planparse.schema import Period, Span
        >>> plan = Plan(id="p", span=Span(start=0, end=9), period=Period(label="2025年", edtf="2025"))
        >>> promise = Target(id="t", span=Span(start=0, end=4), text="听课20节", indicator="听课", op="=", value=20)
        >>> own_period(promise, plan)
        ''
    """
    period = target_period(target, plan)
    own = plan.period.edtf if plan.period else None
    if period is None or period == own or (single_year(period) == single_year(own) and len(period) == 4):
        return ""
    base = start_year(own)
    if base is None or own is None:
        return period
    if own == f"{base}" and end_of_year(target.period) == base:
        return ""
    for year in (base, base + 1):
        if str(year) in own:
            period = period.replace(str(year), f"+{year - base}")
    return "" if period.startswith("../+") else period


def day(edtf: str | None, period: Period | None, end: Literal["start", "end"] = "start") -> int | None:
    """Day of a date counted from the beginning of the plan's first year, in nominal years of 365 days.

    A deadline counts with its end. Masked years take the year of the period in which the month lies.

    Args:
        edtf: The time of a calendar entry.
        period: The plan's period, whose first month tells which year a masked month belongs to.
        end: Which end of an interval or a month to take.

    Example:
        >>> day("2024-03-05", Period(label="2024年", edtf="2024"))
        63
        >>> year = Period(label="学年", edtf="2023-08/2024-07")
        >>> day("2024-03-05", year) == day("XXXX-03-05", year)
        True
    """
    parts = [part for part in (edtf or "").split("/") if part not in {"..", ""}]
    if not parts:
        return None
    found = _DATE.match(parts[-1] if end == "end" else parts[0])
    first = _DATE.match(period.edtf) if period else None
    if found is None or not found["month"]:
        return None
    first_month = int(first["month"] or 1) if first else 1
    base = first["year"] if first else "XXXX"
    month = int(found["month"])
    masked = "XXXX" in {found["year"], base}
    years = int(month < first_month) if masked else int(found["year"]) - int(base)
    last_day = _MONTH_DAYS[month - 1] if end == "end" else 1
    return years * _YEAR_DAYS + _BEFORE_MONTH[month - 1] + int(found["day"] or last_day) - 1
