"""Calendars written as tables go through the same entry code as calendars written in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extractors.schedule.attributes import names
from planparse.extractors.schedule.cutting import pieces
from planparse.extractors.schedule.dating import calendar_period
from planparse.extractors.schedule.entries import OwnTime
from planparse.extractors.schedule.extract import headings_of
from planparse.extractors.schedule.walk import Walk
from planparse.extractors.tables.grid import Grid, Slot, grid_of
from planparse.extractors.tables.weeks import Day, Weeks, week_in
from planparse.mentions.times import TimeMention, TimeScan, find_times
from planparse.mentions.times.forms import HOURS
from planparse.mentions.times.weeks import of_weekdays, week_of
from planparse.outline.model import Line
from planparse.readers.source import Table
from planparse.schema import ScheduleItem
from planparse.text.clean import CleanText

_WEEK_NUMBER = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[-—、](?:\d{1,2}|[一二三四五六七八九十]{1,3}))?")
_MONTH_DAY = re.compile(r"(1[0-2]|0?[1-9])[.．/](3[01]|[12]\d|0?[1-9])日?")
_MONTH = re.compile(r"[\dX]{4}-(0\d|1[0-2])")
_YEAR_MONTH = re.compile(r"(20\d\d)\s?[年.]?\s?(1[0-2]|0?[1-9])\s?月?")
_DAYS = re.compile(r"(?:3[01]|[12]\d|0?[1-9])(?:\s?[-—－–~～至]{1,2}\s?(?:3[01]|[12]\d|0?[1-9]))?")
_HOURS = re.compile(rf"(?:{HOURS}|[：:—–－~～至、，,（）()-])+")
_WORD = re.compile(r"\w")
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_LONGEST_OPEN = 12
_WEEKDAY = re.compile("[一二三四五六日天]")


def schedule_from_table(
    clean: CleanText, table: Table, period: str | None, *, section: str | None = None
) -> tuple[ScheduleItem, ...]:
    """Read every entry of a calendar table, row by row: its times, then what is to be done, then who and where.

    Args:
        clean: The repaired text.
        table: A table of the source whose text ``clean`` repairs.
        period: EDTF of the time the plan covers.
        section: Id of the section in which the table stands.

    Returns:
        Items in the order of the rows.
    """
    grid = grid_of(table, clean)
    times, weekdays = grid.having("time") or ((0,) if not grid.columns else ()), grid.having("weekday")
    written = [line for row in grid.rows for index in times for line in row[index].lines()]
    scan = TimeScan(clean.text)
    walk = Walk(clean, scan, calendar_period(headings_of(scan, pieces(clean.text, written)), period), section)
    _enter_captions(walk, grid.captions)
    days, weeks = grid.having("day"), Weeks()
    for row in grid.rows:
        if any(row[index].first and _dates(row[index]) for index in (*times, *weekdays)):  # the row is dated anew
            walk.place.day = None
        for index in times:
            _enter(walk, row[index], grid.columns[index].name if grid.columns else "", alone=len(times) == 1)
        for index in weekdays:
            _enter_weekday(walk, row[index])
        first = len(walk.found)
        if days:
            _enter_days(walk, grid, row, days, weeks)
        day = walk.place.day
        for slot, actors in _contents(grid, row, (*times, *weekdays)):
            walk.place.day, walk.place.day_is_heading = day, True
            begun = len(walk.found)
            for piece in pieces(clean.text, list(slot.lines())):
                walk.step(piece)
            walk.found[begun:] = [found.beside(actors, None) for found in walk.found[begun:]]
        walk.place.day = day
        _attach(walk, first, grid, row)
    return tuple(walk.item(found, number) for number, found in enumerate(walk.found, start=1))


def _enter_captions(walk: Walk, captions: tuple[Slot, ...]) -> None:
    """Go under the dates of the week that stands over a table."""
    for slot in captions:
        week = week_in(find_times(slot.text, period=walk.period))
        if week is not None:
            start, end = slot.start + week.start, slot.start + week.end
            walk.place.enter(OwnTime(start, end, week._replace(start=start, end=end)), heading=True)


def _enter_days(walk: Walk, grid: Grid, row: tuple[Slot, ...], days: tuple[int, ...], weeks: Weeks) -> None:
    """Go under the week of a row whose columns are days, and take up what stands in each of them."""
    dated = weeks.days([row[index] for index in days], _month_of(walk))
    _date_week(walk, row, days, dated)
    week = week_of(walk.anchor)
    for index, day in zip(days, dated, strict=True):
        slot = day.rest if day else row[index]
        if not slot.first or not slot.flat:
            continue
        edtf = _edtf(walk, day) if day else of_weekdays(grid.columns[index].name, week).fixed
        start, end = (row[index].start, slot.start) if day else (grid.columns[index].start, grid.columns[index].end)
        written = walk.clean.text[start:end]
        walk.place.enter(OwnTime(start, end, TimeMention(start, end, written, edtf, None, "date")), heading=True)
        for piece in pieces(walk.clean.text, list(slot.lines())):
            walk.step(piece)
    walk.place.day = None


def _date_week(walk: Walk, row: tuple[Slot, ...], days: tuple[int, ...], dated: list[Day | None]) -> None:
    """Date the week of a row by its days, from the first to the last."""
    known = [edtf for day in dated if day and (edtf := _edtf(walk, day))]
    if not known:
        return
    edtf = f"{known[0]}/{known[-1]}" if len(known) > 1 else known[0]
    above = walk.place.week
    if above is None or above.mention is None or above.mention.edtf is not None:
        start, end = row[days[0]].start, row[days[-1]].end
        mention = TimeMention(start, end, walk.clean.text[start:end], None, None, "week")
        above = OwnTime(start, end, mention)
    walk.place.enter(above._replace(mention=above.mention and above.mention._replace(edtf=edtf)), heading=True)


def _month_of(walk: Walk) -> int | None:
    mention = walk.place.month.mention if walk.place.month else None
    above = _MONTH.fullmatch(mention.edtf or "") if mention else None
    return int(above[1]) if above else None


def _edtf(walk: Walk, day: Day) -> str | None:
    above = walk.place.month.mention if walk.place.month else None
    anchor = above.edtf if above else None
    found = find_times(f"{day.month}月{day.day}日", period=walk.period, anchor=anchor) if day.month else []
    return found[0].edtf if found else None


def _contents(grid: Grid, row: tuple[Slot, ...], times: tuple[int, ...]) -> Iterator[tuple[Slot, tuple[str, ...]]]:
    """The cells that hold entries, activities before remarks, each with the body that its column names."""
    if not grid.columns:
        yield from ((slot, ()) for index, slot in enumerate(row) if index not in times and slot.first)
        return
    for role in ("activity", "body", None, "remark"):
        for index in grid.having(role):
            if row[index].first:
                yield row[index], (grid.columns[index].name,) if role == "body" else ()


def _enter(walk: Walk, slot: Slot, column: str, *, alone: bool) -> None:
    """Go under the times of a cell; a bare number in a column of weeks is a week.

    Words that no date can be given for (五一前, 待定) are a time where their column stands ``alone``.
    """
    if not slot.first or not _WORD.search(slot.flat):
        return
    if not _dates(slot):
        _enter_hours(walk, slot)
        return
    lines = list(slot.lines())
    bare = _year_and_month(walk, lines) if "年" in column else _bare_time(walk, lines, column)
    if bare is not None:
        walk.place.enter(bare, heading=True)
        return
    if len(slot.flat) <= _LONGEST_OPEN and all(mention.kind == "open" for mention in find_times(slot.text)):
        if alone or walk.place.nearest is None:
            walk.place.enter(OwnTime(lines[0].start, lines[-1].end, None), heading=True)
        return
    for piece in pieces(walk.clean.text, lines):
        walk.step(piece)


def _enter_hours(walk: Walk, slot: Slot) -> None:
    """Go under hours where no day is known but the one that the plan itself is for."""
    above = walk.place.nearest
    if above is not None and not _of_hours(walk, above):
        return
    day = walk.period if _DAY.fullmatch(walk.period or "") else None
    mention = TimeMention(slot.start, slot.end, slot.text, day, None, "date") if day else None
    walk.place.enter(OwnTime(slot.start, slot.end, mention), heading=True)


def _of_hours(walk: Walk, time: OwnTime) -> bool:
    return _HOURS.fullmatch("".join(walk.clean.text[time.start : time.end].split())) is not None


def _dates(slot: Slot) -> bool:
    """Whether a cell says more than an hour of the day."""
    return bool(slot.flat) and _HOURS.fullmatch(slot.flat) is None


def _year_and_month(walk: Walk, lines: list[Line]) -> OwnTime | None:
    """The month of a cell that holds a year and a month, one below the other."""
    year = _YEAR_MONTH.fullmatch("".join(line.text for line in lines))
    months = find_times(f"{year[1]}年{year[2]}月") if year else []
    start, end = lines[0].start, lines[-1].end
    return _moved(months, Line(start, end, walk.clean.text[start:end])) if months else None


def _bare_time(walk: Walk, lines: list[Line], column: str) -> OwnTime | None:
    if len(lines) != 1:
        return None
    (line,) = lines
    if "周" in column and _WEEK_NUMBER.fullmatch(line.text):
        return OwnTime(line.start, line.end, TimeMention(line.start, line.end, line.text, None, None, "week"))
    if "月" in column and _WEEK_NUMBER.fullmatch(line.text):
        months = find_times(f"{line.text}月", period=walk.period)
        return _moved(months, line) if months else None
    if column.endswith("日") and _DAYS.fullmatch(line.text):
        return _day_of_month(walk, line)
    day = _MONTH_DAY.fullmatch(line.text)
    if day:
        return _day(find_times(f"{day[1]}月{day[2]}日", period=walk.period), line)
    return None


def _day_of_month(walk: Walk, line: Line) -> OwnTime | None:
    """A day, or days from one to another, in the month of the row."""
    days = "日—".join(re.findall(r"\d+", line.text))
    number = _month_of(walk)
    if number is None:
        return None
    month = f"{number}月"
    found = find_times(month + days.replace("—", f"—{month}") + "日", period=walk.period, anchor=walk.place.anchor)
    return _day(found, line)


def _day(found: list[TimeMention], line: Line) -> OwnTime | None:
    """The time of a cell that says a day or days; a day that no year has (4.31) is none."""
    if not found or found[0].kind not in ("date", "range"):
        return None
    return OwnTime(line.start, line.end, TimeMention(line.start, line.end, line.text, found[0].edtf, None, "date"))


def _moved(found: list[TimeMention], line: Line) -> OwnTime:
    return OwnTime(line.start, line.end, TimeMention(line.start, line.end, line.text, found[0].edtf, None, "month"))


def _enter_weekday(walk: Walk, slot: Slot) -> None:
    """A day of the week in a column of its own."""
    if not slot.first or not _WEEKDAY.search(slot.flat) or (walk.place.day and walk.place.day.mention):
        return
    found = of_weekdays(slot.flat, week_of(walk.anchor))
    mention = TimeMention(slot.start, slot.end, slot.text, found.fixed, None, "weekday")
    walk.place.enter(OwnTime(slot.start, slot.end, mention), heading=True)


def _attach(walk: Walk, first: int, grid: Grid, row: tuple[Slot, ...]) -> None:
    """The people and the place of a row hold for all its entries."""
    actors = [name for index in grid.having("lead", "actor") for name in names(row[index].text)]
    places = [row[index].flat for index in grid.having("place") if row[index].flat]
    for at in range(first, len(walk.found)):
        walk.found[at] = walk.found[at].beside(actors, places[0] if places else None)
