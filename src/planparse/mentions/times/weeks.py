"""Days and months that are named by their place in the week or month at hand (周二至四, 本周, 下月)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from planparse.mentions.times.edtf import UNKNOWN, add_years, lacks_day, month_length, point
from planparse.mentions.times.numerals import small_number
from planparse.mentions.times.points import Now, Point

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_NAMED = re.compile(r"([-—–－~～至到])?[、及和与，周星期礼拜 \u3000]*([一二三四五六日天])")
_COMMON_YEAR, _LEAP_YEAR = 2023, 2024  # stand in for an unknown year, the latter where it has a 29 February
_MONDAY = 0


@lru_cache(maxsize=256)
def week_of(edtf: str | None) -> tuple[str, str] | None:
    """First and last day where an interval is a week: two days to seven, given to the day.

    Example:
        >>> week_of("XXXX-08-23/XXXX-08-29")
        ('XXXX-08-23', 'XXXX-08-29')
        >>> week_of("2023-08/2024-07") is None
        True
    """
    lower, _, upper = (edtf or "").partition("/")
    if not (_DAY.fullmatch(lower) and _DAY.fullmatch(upper)) or lacks_day(f"{lower}/{upper}"):
        return None
    return (lower, upper) if 0 <= _length(lower, upper) < 7 else None


def of_weekdays(text: str, week: tuple[str, str] | None) -> Point:
    """Days of a dated week: one day, an interval of neighbouring days, or a set; open without a dated week.

    A week of a known year lies as the calendar says; in an unknown year it begins on Monday.

    Example:
        >>> of_weekdays("周二至四", ("XXXX-09-20", "XXXX-09-26")).fixed
        'XXXX-09-21/XXXX-09-23'
    """
    numbers = _numbers(text)
    if week is None or not numbers:
        return Point("weekday", open=True)
    start, end = week
    if not start[:4].isdigit() and _length(start, end) < 4:
        return Point("weekday", open=True)
    first = _date(start).weekday() if start[:4].isdigit() else _MONDAY
    days = sorted((number - first) % 7 for number in numbers)
    names = [shifted(start, day) for day in days]
    if len(days) == 1:
        return Point("weekday", fixed=names[0])
    if days[-1] - days[0] == len(days) - 1:
        return Point("weekday", fixed=f"{names[0]}/{names[-1]}")
    return Point("weekday", fixed="{" + ",".join(names) + "}")


def of_this_week(text: str, week: tuple[str, str] | None) -> Point:
    """本周, 下周五: the week at hand or its neighbour."""
    if week is None:
        return Point("week", open=True)
    step = {"上": -7, "下": 7}.get(text[0], 0) * (text.count(text[0], 0, 2))
    moved = (shifted(week[0], step), shifted(week[1], step))
    rest = re.sub("^.{1,2}?[一个]?(?:周|星期)", "", text)
    return of_weekdays(rest, moved) if rest else Point("week", fixed="/".join(moved))


def of_this_month(text: str, now: Now) -> Point:
    """本月, 下月: the month at hand or its neighbour; for a week the month of most of its days."""
    frame = now.anchor
    if now.week:
        middle = shifted(now.week[0], _length(*now.week) // 2)
        year, month = middle[:4], int(middle[5:7])
    elif frame and frame.month and (frame.month, frame.year) == (frame.last_month, frame.last_year):
        year, month = frame.year, frame.month
    elif now.month:
        year, month = now.year_of(now.month), now.month
    else:
        return Point("month", open=True)
    month += {"上": -1, "下": 1, "次": 1, "翌": 1}.get(text[0], 0) * text.count(text[0], 0, 2)
    if not 1 <= month <= 12:
        year, month = add_years(year, 1 if month > 12 else -1), (month - 1) % 12 + 1
    return Point("month", year, (month, None), (month, None))


def nth_weekday(month: Point, text: str, now: Now) -> Point:
    """6月第三个星期日, 每月最后一个周五: a day of a month in a known year, open in an unknown one."""
    number = month.first[0]
    year = month.year or (now.year_of(number) if number else UNKNOWN)
    if number is None or not year.isdigit():
        return Point("weekday", open=True)
    first = date(int(year), number, 1)
    wanted = min("一二三四五六日天".index(text[-1]), 6)
    day = 1 + (wanted - first.weekday()) % 7
    length = month_length(year, number)
    day = day + (length - day) // 7 * 7 if "最后" in text else day + 7 * (small_number(text.lstrip("的第")[0]) - 1)
    return Point("date", year, (number, day), (number, day)) if day <= length else Point("weekday", open=True)


def shifted(day: str, count: int) -> str:
    """A day so many days later; an unknown year stays unknown.

    Example:
        >>> shifted("XXXX-12-27", 6), shifted("2024-02-28", 1)
        ('XXXX-01-02', '2024-02-29')
    """
    moved = _date(day) + timedelta(days=count)
    return point(f"{moved.year}" if day[:4].isdigit() else UNKNOWN, moved.month, moved.day)


def _date(day: str, unknown: int = _COMMON_YEAR) -> date:
    year = int(day[:4]) if day[:4].isdigit() else _LEAP_YEAR if day.endswith("-02-29") else unknown
    return date(year, int(day[5:7]), int(day[8:10]))


def _length(start: str, end: str) -> int:
    unknown = _LEAP_YEAR if start.endswith("-02-29") or end.endswith("-02-29") else _COMMON_YEAR
    days = (_date(end, unknown) - _date(start, unknown)).days
    return days if days >= 0 or start[:4].isdigit() else days + 365


def _numbers(text: str) -> list[int]:
    numbers: list[int] = []
    for dash, name in _NAMED.findall(text):
        number = min("一二三四五六日天".index(name), 6)
        if dash and numbers:
            numbers.extend(range(numbers[-1] + 1, number))
        numbers.append(number)
    return sorted(set(numbers))
