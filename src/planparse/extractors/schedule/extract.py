"""``extract_schedule``: the entries of a plan's calendars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planparse.extractors.schedule.cutting import Piece, pieces
from planparse.extractors.schedule.dating import calendar_period, year_by_months
from planparse.extractors.schedule.entries import may_open_with_time, read_entry
from planparse.extractors.schedule.rows import joined_rows
from planparse.extractors.schedule.walk import Found, Walk
from planparse.mentions.times import TimeMention, TimeScan
from planparse.outline.calendars import is_day_lead
from planparse.outline.columns import columns_behind, columns_below, is_column, is_columns, weeks_counted
from planparse.outline.model import Calendar, PlanOutline
from planparse.outline.official import is_body
from planparse.schema import ScheduleItem
from planparse.text.clean import CleanText

_NO_ENTRY = re.compile(r"\d{1,3}|[^。；;]{0,40}如下\s?[：:]?|(?:主要|重要|重大|相关)?(?:节日|纪念日|时间节点)\s?[：:]")
_NOTE = re.compile(
    r"(?:注|备注|说明|附注)\s?[：:]|(?:以上|上述)(?:安排|内容|活动|计划|时间|日程|工作)[^。；]{0,20}(?:变动|变化|调整|通知|为准)"
    r"|如有(?:变动|变化|调整)"
)
_SIGNED = re.compile(r"(?P<body>\S{4,30}?)(?:\s*\d{4}年\d{1,2}月(?:\d{1,2}日)?)?")
_LONGEST_COLUMN = 8
_EMPTY = re.compile(r"[\W_]*")


class ReadCalendar(NamedTuple):
    """A calendar that was read from its first line to its last.

    ``pieces`` are what it was cut into, ``times`` the dated time that holds for each of them, ``period`` is EDTF of the
    time that the calendar covers, and ``walk`` has the entries.
    """

    calendar: Calendar
    pieces: tuple[Piece, ...]
    times: tuple[TimeMention | None, ...]
    period: str | None
    walk: Walk


def read_calendars(
    clean: CleanText, outline: PlanOutline, period: str | None, scan: TimeScan
) -> tuple[ReadCalendar, ...]:
    """The calendars that the outline marks, cut into pieces, dated and read.

    A calendar covers the year that it names itself, else that of the plan.

    Args:
        clean: The repaired text.
        outline: The plan's outline; its calendars hold the lines.
        period: EDTF of the time the plan covers.
        scan: The times of the clean text.

    Example:
        >>> from planparse.outline.model import Line
        >>> text = "二○一一年一月："
        >>> whole = PlanOutline(None, None, None, (), 0, 8, (), (), (Calendar(None, (Line(0, 8, text),)),))
        >>> [read.period for read in read_calendars(CleanText.of(text), whole, "2024", TimeScan(text))]
        ['2011']
    """
    return tuple(_read(clean, calendar, outline.title, period, scan) for calendar in outline.calendars)


def _read(clean: CleanText, calendar: Calendar, title: str | None, period: str | None, scan: TimeScan) -> ReadCalendar:
    texts = [line.text for line in calendar.lines]
    cut = _cut(scan, calendar, title)
    covered = calendar_period(headings_of(scan, cut), period) if _may_cover_another(scan, cut, period) else period
    by_days = any(map(is_day_lead, texts[:1]))
    walk = Walk(clean, scan, covered, calendar.section, columns_behind(texts), by_days)
    return ReadCalendar(calendar, cut, tuple(map(walk.step, cut)), covered, walk)


def _cut(scan: TimeScan, calendar: Calendar, title: str | None) -> tuple[Piece, ...]:
    """The pieces of a calendar without names of columns, notes and signature."""
    cut = tuple(piece for piece in pieces(scan.text, calendar.lines) if not _is_furniture(piece.text))
    first = [line.text for line in calendar.lines[:1]]
    if any(map(is_columns, first)):
        cut = _below_columns(scan, _with_weeks(cut, first))
    return cut[:-1] if cut and _signs(cut[-1].text, title) else cut


def _may_cover_another(scan: TimeScan, cut: Iterable[Piece], period: str | None) -> bool:
    """Whether a calendar may cover another time than its plan, a quick look before its headings are read."""
    return year_by_months(period) is not None or any(scan.names_year(piece.start, piece.end) for piece in cut)


def extract_schedule(
    clean: CleanText,
    outline: PlanOutline,
    period: str | None,
    calendars: Sequence[ReadCalendar] | None = None,
) -> tuple[ScheduleItem, ...]:
    """The entries of the calendars that the outline marks.

    An entry has its own time, else that of its day, week or month; undated entries (未定, 见通知) are items too.

    Args:
        clean: The repaired text.
        outline: The plan's outline; its calendars hold the lines.
        period: EDTF of the time the plan covers.
        calendars: The calendars of the outline, where they were read before.

    Returns:
        Items in the order of the text; ``time.text`` is a slice of the raw text.
    """
    if calendars is None:
        calendars = read_calendars(clean, outline, period, TimeScan(clean.text))
    entries: list[tuple[Walk, Found]] = []
    for read in calendars:
        below = columns_below([line.text for line in read.calendar.lines])
        found = joined_rows(read.walk.found, below) if below else read.walk.found
        entries += ((read.walk, entry) for entry in found)
    entries.sort(key=lambda entry: entry[1].entry.start)
    return tuple(walk.item(found, number) for number, (walk, found) in enumerate(entries, start=1))


def _is_furniture(text: str) -> bool:
    return bool(
        is_column(text) or is_columns(text) or _NO_ENTRY.fullmatch(text) or _NOTE.match(text) or _EMPTY.fullmatch(text)
    )


def _below_columns(scan: TimeScan, cut: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces from the first time on, where names of columns that nobody knows stand before it."""
    first = next((at for at, piece in enumerate(cut) if may_open_with_time(scan, piece)), 0)
    return cut[first:] if all(len(piece.text) <= _LONGEST_COLUMN for piece in cut[:first]) else cut


def _with_weeks(cut: tuple[Piece, ...], columns: list[str]) -> tuple[Piece, ...]:
    """The pieces with the bare numbers of weeks marked, where the rows begin with them."""
    weeks = weeks_counted([*columns, *(piece.text for piece in cut)])
    return tuple(piece._replace(week=weeks.get(at, 0)) for at, piece in enumerate(cut, start=1)) if weeks else cut


def _signs(text: str, title: str | None) -> bool:
    """Whether the last line of a calendar is the body that the plan's title names, as a signature."""
    match = _SIGNED.fullmatch(text)
    return bool(match and title and match["body"] in title and is_body(match["body"]))


def headings_of(scan: TimeScan, cut: Iterable[Piece]) -> list[TimeMention]:
    """The months and weeks of a calendar as they stand, without the plan's period."""
    opening = (piece for piece in cut if may_open_with_time(scan, piece))
    entries = (read_entry(scan, piece, None, None, dated=True) for piece in opening)
    led = [entry.own.mention for entry in entries if entry.own and (entry.heading or entry.leads)]
    return [
        mention for mention in led if mention and mention.edtf and mention.kind in ("month", "range", "week", "date")
    ]
