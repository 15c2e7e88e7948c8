"""One point of time out of the words of a run: year, then month, day and what narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from planparse.mentions.times import words
from planparse.mentions.times.edtf import UNKNOWN, month_length
from planparse.mentions.times.frame import school_year
from planparse.mentions.times.model import Kind
from planparse.mentions.times.points import Now, Point, through
from planparse.mentions.times.weeks import nth_weekday, of_this_week, of_weekdays

_DAYS = {"day", "bare_day"}
_DATES = {"month", "month_day", "month_day_end", "numeric", "numeric_end", "year"}


class Word(Protocol):
    """What is read of a token."""

    @property
    def kind(self) -> str:
        """Kind of word."""

    @property
    def text(self) -> str:
        """The word itself."""


@dataclass(slots=True)
class Read:
    """A point, the index of the word behind it, and whether it names its year."""

    point: Point
    end: int
    named_year: bool = False


@dataclass(slots=True)
class Phrase:
    """A point or range with its two ends in EDTF; ``end`` is the index of the word behind it."""

    kind: Kind
    ends: tuple[str, str] | None
    points: tuple[Point, ...]
    end: int
    named_year: bool

    @property
    def edtf(self) -> str | None:
        """The whole in EDTF."""
        if self.ends is None:
            return None
        return self.ends[0] if self.ends[0] == self.ends[1] else "/".join(self.ends)


def read_point(run: Sequence[Word], at: int, now: Now, before: Point | None) -> Read | None:
    """Read the point of time that begins with a word.

    Args:
        run: The words of the run.
        at: Index of the first word.
        now: What governs the reading.
        before: The point before it in a range or list, which lends its month.
    """
    word = run[at]
    if word.kind == "year":
        return _of_year(run, at, now)
    if word.kind == "school_year":
        return _of_school_year(run, at, now)
    if word.kind in ("week", "weekday", "this_week"):
        return _of_week(run, at, now)
    point = _alone(word, now, before)
    if point is None:
        return None
    return _narrowed(run, at + 1, point, now)


def _kind_at(run: Sequence[Word], at: int) -> str:
    return run[at].kind if at < len(run) else ""


def _alone(word: Word, now: Now, before: Point | None) -> Point | None:
    """A point that names no year before itself."""
    if (of_year := words.OF_YEAR.get(word.kind)) is not None:
        return of_year(word.text, None)
    if (alone := words.ALONE.get(word.kind)) is not None:
        return alone(word.text, now)
    if word.kind in ("month_day", "month_day_end"):
        return _valid(words.of_month_day(word.text), before)
    if word.kind in ("bare_day", "day"):
        return _of_day(word.text, now, before)
    return _of_part(word.text, now, before) if word.kind == "part" else None


def _of_part(text: str, now: Now, before: Point | None) -> Point | None:
    """What a year's or a month's end says behind another time (3月—年底, 3月上旬至下旬)."""
    if text.startswith("年"):
        return words.of_year_part(text, now)
    return words.with_part(before, text) if before is not None and before.first[0] else None


def _of_year(run: Sequence[Word], at: int, now: Now) -> Read | None:
    year = words.of_year(run[at].text, now)
    if year is None:
        return None
    kind = _kind_at(run, at + 1)
    if (of_year := words.OF_YEAR.get(kind)) is not None:
        return replace(_narrowed(run, at + 2, of_year(run[at + 1].text, year), now), named_year=True)
    if (behind := words.BEHIND_YEAR.get(kind)) is not None and not run[at + 1].text.endswith("旬"):
        return Read(behind(run[at + 1].text, year), at + 2, named_year=kind != "feast")
    return Read(Point("year", year), at + 1, named_year=True)


def _of_school_year(run: Sequence[Word], at: int, now: Now) -> Read:
    year = words.of_school_year(run[at].text, now)
    if _kind_at(run, at + 1) in ("term", "year_term", "holiday"):
        return Read(words.in_school_year(run[at + 1].text, year or UNKNOWN), at + 2)
    return Read(Point("term", fixed=school_year(year)) if year else Point("term", open=True), at + 1)


def _of_week(run: Sequence[Word], at: int, now: Now) -> Read:
    """A numbered week, a weekday, or a date that either is written with."""
    word = run[at]
    dated = _dated(run, at + 1, now) if word.kind != "this_week" else None
    if dated is not None:
        return dated
    if word.kind == "week":
        return Read(Point("week", open=True), _past_hours(run, at + 1))
    make = of_weekdays if word.kind == "weekday" else of_this_week
    return Read(make(word.text, now.week), _past_hours(run, at + 1))


def _dated(run: Sequence[Word], at: int, now: Now) -> Read | None:
    """The date behind a week or weekday, in brackets or not."""
    bracket = _kind_at(run, at) == "open_paren"
    kind = _kind_at(run, at + bracket)
    if kind not in _DATES and not (bracket and kind in _DAYS):
        return None
    dated = _dated_week(run, at + bracket, now)
    if not bracket or dated is None:
        return dated
    return replace(dated, end=_past_hours(run, dated.end + 1)) if _kind_at(run, dated.end) == "close_paren" else None


def _dated_week(run: Sequence[Word], at: int, now: Now) -> Read | None:
    first = read_point(run, at, now, None)
    if first is None or _kind_at(run, first.end) != "to" or first.end + 1 >= len(run):
        return first
    last = read_point(run, first.end + 1, now, first.point)
    joined = through(first.point, last.point, now) if last else None
    return Read(Point("week", fixed="/".join(joined)), last.end) if last and joined else first


def _narrowed(run: Sequence[Word], at: int, point: Point, now: Now) -> Read:
    """A month takes its day, week or 旬, a day its weekday and hours."""
    kind = _kind_at(run, at)
    if point.kind == "month" and point.first[0] and (inner := _in_month(kind, run, at, point, now)) is not None:
        return Read(inner, at + 1 if kind == "part" else _past_hours(run, at + 1))
    if kind == "part" and (point.kind == "term" or (point.kind == "month" and point.open)):
        return Read(Point("open", open=True), at + 1)
    return Read(point, _past_hours(run, at) if point.kind == "date" else at)


def _in_month(kind: str, run: Sequence[Word], at: int, month: Point, now: Now) -> Point | None:
    match kind:
        case "day" | "bare_day":
            return _valid(words.with_day(month, run[at].text), None)
        case "part":
            return words.with_part(month, run[at].text)
        case "nth_weekday":
            return nth_weekday(month, run[at].text, now)
        case "week":
            return replace(month, kind="week")
    return None


def _past_hours(run: Sequence[Word], at: int) -> int:
    """Skip what names the day once more or the hour of it."""
    while _kind_at(run, at) in ("weekday", "paren_weekday", "hours"):
        at += 1
    return at


def _of_day(text: str, now: Now, before: Point | None) -> Point | None:
    month = before.first[0] if before is not None else None
    month = month or _month_of_week(text, now) or now.month or _month_of_passage(now)
    if month is None:
        return None
    base = Point("month", before.year if before else None, (month, None), (month, None))
    return _valid(words.with_day(base, text), before)


def _month_of_passage(now: Now) -> int | None:
    return now.anchor.month if now.anchor and now.anchor.month == now.anchor.last_month else None


def _month_of_week(text: str, now: Now) -> int | None:
    """The month in which a week of two months has a day, unless the sentence speaks of another."""
    if now.week is None or now.week[0][5:7] == now.week[1][5:7]:
        return None
    months, (first, last) = [int(edge[5:7]) for edge in now.week], [int(edge[8:10]) for edge in now.week]
    day = words.with_day(Point("month"), text).first[1]
    if day is None or (now.month is not None and now.month not in months):
        return None
    return months[0] if day >= first else months[1] if day <= last else None


def _valid(point: Point, before: Point | None) -> Point | None:
    """The point where its month has such a day."""
    month, day = point.first
    if month is None or day is None or not 1 <= month <= 12:
        return None
    year = point.year or (before.year if before else None) or UNKNOWN
    longest = 29 if month == 2 and not year.isdigit() else month_length(year, month)
    return point if 1 <= day <= longest else None
