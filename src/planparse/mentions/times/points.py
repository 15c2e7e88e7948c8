"""Points of time as words name them, with what is left to the context."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from planparse.mentions.times.edtf import UNKNOWN, add_years, month_length, point
from planparse.mentions.times.frame import Frame
from planparse.mentions.times.model import Kind


class Now(NamedTuple):
    """What governs the reading of a mention: the document's period, the passage's time, the sentence's year."""

    period: Frame | None
    anchor: Frame | None
    week: tuple[str, str] | None = None
    year: str | None = None
    month: int | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The passage's time before the document's."""
        return tuple(frame for frame in (self.anchor, self.period) if frame)

    @property
    def this_year(self) -> str:
        """The year that 今年 means."""
        frame = self.period or self.anchor
        return frame.single_year if frame else UNKNOWN

    @property
    def passage_year(self) -> str:
        """The year that 全年 or 年底 mean: of the sentence, else of the passage, else of the document."""
        if self.year:
            return self.year
        return next((frame.single_year for frame in self.frames if frame.single_year != UNKNOWN), UNKNOWN)

    def year_of(self, month: int) -> str:
        """The year of a month that is named without one."""
        if self.year:
            return self.year
        years = (frame.year_of(month) for frame in self.frames)
        return next((year for year in years if year != UNKNOWN), UNKNOWN)


@dataclass(slots=True)
class Point:
    """A stretch of days, months or years as far as the words name it.

    ``first`` and ``last`` are ``(month, day)``; a ``day`` of 0 is the last of its month. ``fixed`` is an EDTF
    expression where the words need no further context; ``year_end`` marks 年底; ``open`` says that no date can be
    given. ``members`` are the months of an enumeration (3、5、9月). ``holiday`` marks what work is done
    before or behind, not in (暑假前).
    """

    kind: Kind
    year: str | None = None
    first: tuple[int | None, int | None] = (None, None)
    last: tuple[int | None, int | None] = (None, None)
    fixed: str | None = None
    open: bool = False
    year_end: bool = False
    members: tuple[int, ...] = ()
    holiday: bool = False

    def resolved(self, now: Now) -> tuple[str, str] | None:
        """Lower and upper end in EDTF, or None where they are open."""
        if self.open:
            return None
        if self.fixed is not None:
            lower, _, upper = self.fixed.partition("/")
            return lower, upper or lower
        if self.members:
            whole = "{" + ",".join(point(self.year or now.year_of(month), month) for month in self.members) + "}"
            return whole, whole
        (month, day), (last_month, last_day) = self.first, self.last
        if month is None or last_month is None:
            if day is not None or self.year is None:
                return None
            return self.year, self.year
        year = self.year or now.year_of(month)
        end = month_length(year, last_month) if last_day == 0 else last_day
        return point(year, month, day), point(year, last_month, end)


def through(first: Point, last: Point, now: Now) -> tuple[str, str] | None:
    """Both ends of a range; the year of one point holds for the other, and a smaller month is of the next year."""
    month, last_month = first.first[0], last.last[0]
    if month and last_month:
        ahead = int(last_month < month)
        if first.year is None:
            first = replace(first, year=add_years(last.year, -ahead) if last.year else now.year_of(month))
        if last.year is None and first.year is not None:
            last = replace(last, year=add_years(first.year, ahead))
    elif month and first.year is None:
        first = replace(first, year=last.year)
    elif last_month and last.year is None:
        last = replace(last, year=first.year)
    lower, upper = first.resolved(now), last.resolved(now)
    if lower is None or upper is None or (lower[0] > upper[1] and (lower[0] + upper[1])[:4].isdigit()):
        return None
    return lower[0], upper[1]
