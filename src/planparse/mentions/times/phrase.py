"""One point of time out of the words of a run: year, then month, day and what narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from planparse.mentions.times import points
from planparse.mentions.times.edtf import UNKNOWN, month_length
from planparse.mentions.times.frame import school_year
from planparse.mentions.times.model import Kind
from planparse.mentions.times.points import Now, Point
from planparse.mentions.times.weeks import of_this_month, of_this_week, of_weekdays


class Word(Protocol):
    """What is read of a token."""

    @property
    def kind(self) -> str:
        """Kind of word."""

    @property
    def text(self) -> str:
        """The word itself."""


@dataclass(frozen=True, slots=True)
class Read:
    """A point, the index of the word behind it, and whether it names its year."""

    point: Point
    end: int
    named_year: bool = False


@dataclass(frozen=True, slots=True)
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


def read_point(words: Sequence[Word], at: int, now: Now, before: Point | None) -> Read | None:
    """Read the point of time that begins with a word.

    Args:
        words: The words of the run.
        at: Index of the first word.
        now: What governs the reading.
        before: The point before it in a range or list, which lends its month.
    """
    word = words[at]
    if word.kind == "year":
        return _of_year(words, at, now)
    if word.kind == "school_year":
        return _of_school_year(words, at, now)
    if word.kind in ("week", "weekday", "this_week"):
        return _of_week(words, at, now)
    point = _alone(word, now, before)
    if point is None:
        return None
    return _narrowed(words, at + 1, point)


def _kind_at(words: Sequence[Word], at: int) -> str:
    return words[at].kind if at < len(words) else ""


def _alone(word: Word, now: Now, before: Point | None) -> Point | None:
    """A point that names no year before itself."""
    text = word.text
    match word.kind:
        case "month" | "quarter" | "quarter_list" | "half" | "first_months":
            return points.OF_YEAR[word.kind](text, None)
        case "month_list":
            return _of_months(text, None)
        case "numeric" | "numeric_end":
            return points.of_numeric(text)
        case "month_day" | "month_day_end":
            return _valid(points.of_month_day(text), before)
        case "masked_date":
            return points.of_masked(text, now)
        case "year_pair":
            return points.of_year_pair(text)
        case "decade":
            return points.of_decade(text)
        case "window":
            return points.of_window(text, now)
        case "plan":
            return points.of_plan(text)
        case "era":
            return points.of_era(text)
        case "term":
            return points.of_term(text, None, None, now)
        case "this_term":
            return points.of_this_term(now)
        case "holiday":
            return points.of_holiday(text, None, None, now)
        case "feast":
            return Point("open", open=True)
        case "this_month":
            return of_this_month(text, now)
        case "year_part":
            return points.of_year_part(text, now)
        case "bare_day" | "day":
            return _of_day(text, now, before)
        case "part" if before is not None and before.first[0]:
            return points.with_part(before, text)
    return None


def _of_year(words: Sequence[Word], at: int, now: Now) -> Read | None:
    year = points.of_year(words[at].text, now)
    if year is None:
        return None
    kind = _kind_at(words, at + 1)
    text = words[at + 1].text if kind else ""
    point = Point("year", year)
    if kind in points.OF_YEAR:
        return replace(_narrowed(words, at + 2, points.OF_YEAR[kind](text, year)), named_year=True)
    if kind == "month_list":
        return Read(_of_months(text, year), at + 2, named_year=True)
    if kind == "part" and text[-1] not in "旬":
        return Read(points.with_edge(point, text), at + 2, named_year=True)
    if kind == "term":
        return Read(points.of_term(text, year, None, now), at + 2, named_year=True)
    if kind == "holiday":
        return Read(points.of_holiday(text, year, None, now), at + 2, named_year=True)
    if kind == "feast":
        return Read(Point("open", open=True), at + 2)
    if kind == "year_part":
        return Read(points.with_edge(point, text.removesuffix("内")), at + 2, named_year=True)
    return Read(point, at + 1, named_year=True)


def _of_school_year(words: Sequence[Word], at: int, now: Now) -> Read | None:
    year = points.of_school_year(words[at].text, now)
    kind = _kind_at(words, at + 1)
    if kind in ("term", "holiday"):
        text = words[at + 1].text
        make = points.of_term if kind == "term" else points.of_holiday
        return Read(make(text, None, year or UNKNOWN, now), at + 2)
    if year is None:
        return Read(Point("term", open=True), at + 1)
    return Read(Point("term", fixed=school_year(year)), at + 1)


def _of_week(words: Sequence[Word], at: int, now: Now) -> Read | None:
    """A numbered week, a weekday, or a date that either is written with."""
    word = words[at]
    kind = _kind_at(words, at + 1)
    inner = at + 2 if kind == "open_paren" else at + 1
    if word.kind != "this_week" and _kind_at(words, inner) in (
        "month",
        "month_day",
        "month_day_end",
        "numeric",
        "numeric_end",
        "year",
    ):
        if (dated := _dated_week(words, inner, now)) is not None:
            closed = kind == "open_paren"
            if not closed:
                return dated
            if _kind_at(words, dated.end) == "close_paren":
                return replace(dated, end=dated.end + 1)
    if word.kind == "week":
        end = at + 2 if kind == "weekday" else at + 1
        return Read(Point("week", open=True), _past_hours(words, end))
    make = of_weekdays if word.kind == "weekday" else of_this_week
    return Read(make(word.text, now.week), _past_hours(words, at + 1))


def _dated_week(words: Sequence[Word], at: int, now: Now) -> Read | None:
    first = read_point(words, at, now, None)
    if first is None or _kind_at(words, first.end) != "to" or first.end + 1 >= len(words):
        return first
    last = read_point(words, first.end + 1, now, first.point)
    joined = points.through(first.point, last.point, now) if last else None
    return Read(Point("week", fixed="/".join(joined)), last.end) if last and joined else first


def _narrowed(words: Sequence[Word], at: int, point: Point) -> Read:
    """A month takes its day or 旬, a day its weekday and hours."""
    kind = _kind_at(words, at)
    if point.kind == "month" and point.first[0]:
        if kind in ("day", "bare_day"):
            dated = _valid(points.with_day(point, words[at].text), None)
            return Read(dated, _past_hours(words, at + 1)) if dated else Read(point, at)
        if kind == "part":
            return Read(points.with_part(point, words[at].text), at + 1)
        if kind == "year_part":
            return Read(point, at)
    if point.kind == "date":
        return Read(point, _past_hours(words, at))
    if point.kind == "term" and kind == "part":
        return Read(Point("open", open=True), at + 1)
    return Read(point, at)


def _past_hours(words: Sequence[Word], at: int) -> int:
    """Skip what names the day once more or the hour of it."""
    while _kind_at(words, at) in ("weekday", "paren_weekday", "hours"):
        at += 1
    return at


def _of_months(text: str, year: str | None) -> Point:
    listed = points.of_months(text, year)
    first, last = listed[0].first[0], listed[-1].last[0]
    return Point("month", year, (first, None), (last, None), members=tuple(point.first[0] or 0 for point in listed))


def _of_day(text: str, now: Now, before: Point | None) -> Point | None:
    month = before.first[0] if before is not None else None
    if month is None and now.month is None and not (now.anchor and now.anchor.month == now.anchor.last_month):
        return None
    month = month or now.month or (now.anchor.month if now.anchor else None)
    if month is None:
        return None
    base = Point("month", before.year if before else None, (month, None), (month, None))
    return _valid(points.with_day(base, text), before)


def _valid(point: Point, before: Point | None) -> Point | None:
    """The point where its month has such a day."""
    month, day = point.first
    if month is None or day is None or not 1 <= month <= 12:
        return None
    year = point.year or (before.year if before else None) or UNKNOWN
    longest = 29 if month == 2 and not year.isdigit() else month_length(year, month)
    return point if 1 <= day <= longest else None
