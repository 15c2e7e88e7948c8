"""``Walk``: the way through a calendar, from piece to piece and from heading to heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from planparse.extractors.actors import actors_in
from planparse.extractors.schedule.attributes import Attributes, attributes_of, is_attribute, names
from planparse.extractors.schedule.cutting import Piece
from planparse.extractors.schedule.dating import Place, believable, redated
from planparse.extractors.schedule.entries import Entry, OwnTime, activity_of, read_entry
from planparse.mentions.times import TimeMention, TimeScan, find_times
from planparse.mentions.times.weeks import week_of
from planparse.outline.calendars import is_day_lead
from planparse.outline.columns import Behind
from planparse.schema import ScheduleItem, Time
from planparse.text.clean import CleanText

_LONGEST_ACTOR = 16
_DAY = re.compile(r"\d[月日]")
_NO_ACTIVITY = re.compile(r"无|[\W_]+")
_COUNT = re.compile(r"\d{1,2}(?:课时|节)?")
_BLANKS = " \u3000"
_ONE_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_OUTER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s?|[一二三四五六七八九十]{1,3}、\s?")
_MONTH = re.compile(r"(?:十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月")


def _unlabelled(text: str, piece: Piece) -> int:
    """Where a piece begins that has no number, or one of those that stand before headings (（一）九月：)."""
    outer = None if piece.two_months else _OUTER.match(text, piece.start, piece.end)
    return outer.end() if outer else piece.start


class Found(NamedTuple):
    """An entry with its activity, and with the time and attributes it got."""

    entry: Entry
    activity: str
    time: OwnTime | None
    level: str
    attributes: Attributes

    def beside(self, actors: Iterable[str], place: str | None) -> Found:
        """The same entry with more people and a place from outside its own words."""
        known = self.attributes
        more = known._replace(actors=tuple(dict.fromkeys((*known.actors, *actors))), place=known.place or place)
        return self._replace(attributes=more)


def _without_last(found: Found, behind: Sequence[Behind]) -> Found:
    """An entry of a row whose last words are who is to act and where, in the order of ``behind``."""
    activity, *last = found.activity.rsplit(maxsplit=len(behind))
    if len(last) < len(behind) or any(len(word) > _LONGEST_ACTOR for word in last):
        return found
    if any(kind == "hours" and not _COUNT.fullmatch(word) for kind, word in zip(behind, last, strict=True)):
        return found
    actors = [name for kind, word in zip(behind, last, strict=True) if kind == "actor" for name in names(word)]
    place = next((word for kind, word in zip(behind, last, strict=True) if kind == "place"), None)
    return found._replace(activity=activity_of(activity)).beside(actors, place)


@dataclass(slots=True)
class Walk:
    """The way through a calendar: where it stands, and what it found."""

    clean: CleanText
    scan: TimeScan
    period: str | None
    section: str | None
    behind: tuple[Behind, ...] = ()
    by_days: bool = False
    place: Place = field(default_factory=Place)
    found: list[Found] = field(default_factory=list)
    cell: int = 0
    times: dict[OwnTime, Time] = field(default_factory=dict)  # of headings: many entries share one

    @property
    def anchor(self) -> str | None:
        """EDTF that the times of an entry are read by: the headings above it, else the week that the plan covers."""
        return self.place.anchor or (self.period if week_of(self.period) else None)

    def step(self, piece: Piece) -> TimeMention | None:
        """Read one piece: go under a heading, or take up an entry; returns the dated time that holds for it."""
        time = self._take(piece)
        return time.mention if time and time.dated else self.place.governing

    def _take(self, piece: Piece) -> OwnTime | None:
        if piece.cell != self.cell:
            self.cell, self.place.day = piece.cell, None
        if self.found and is_attribute(piece.text):
            return self._attach(piece)
        entry = read_entry(self.scan, piece, self.period, self.anchor, dated=self.place.dated)
        if entry.own:
            own = self._of_day(entry.own) if entry.hours else self._settled(entry.own, piece)
            entry = entry._replace(own=own)
        if entry.heading and entry.own:
            time = self._heading(entry.own, piece)
            self.place.enter(time, heading=True)
            return time
        return self._add(entry, piece)

    def _heading(self, own: OwnTime, piece: Piece) -> OwnTime:
        """The time of a heading; the month above it does not govern the next month."""
        if own.mention is None or own.mention.kind != "month" or self.place.anchor is None:
            return own
        return read_entry(self.scan, piece, self.period, None, dated=True).own or own

    def _add(self, entry: Entry, piece: Piece) -> OwnTime | None:
        if entry.own and not entry.hours and (entry.leads or (self.by_days and is_day_lead(piece.text))):
            self.place.enter(entry.own, heading=self.by_days)
        elif not entry.hours and (entry.own or not (self.place.day_is_heading or entry.label)):
            self.place.day = None
        time = entry.own or self.place.nearest
        attributes = attributes_of(self.clean.text[entry.body : entry.end])
        activity = self._activity(entry, attributes)
        if entry.own and not entry.leads and entry.own.start == _unlabelled(self.clean.text, piece):
            self._run_on(entry.own, piece)
        if activity and not _NO_ACTIVITY.fullmatch(activity):
            found = Found(entry, activity, time, "own" if entry.own else "heading", attributes)
            if entry.aside:
                found = found.beside(entry.aside.actors, entry.aside.place)
            self.found.append(_without_last(found, self.behind) if self.behind else found)
        return time

    def _run_on(self, own: OwnTime, piece: Piece) -> None:
        """Let the time of an entry that begins its line hold for what goes on below it."""
        line = self.clean.text.rfind("\n", 0, piece.start) + 1
        if not self.clean.text[line : piece.start].strip(_BLANKS):
            self.place.run_on(own)

    def _of_day(self, hours: OwnTime) -> OwnTime:
        """Hours of the day that stands above them, or of the one that the plan itself is for."""
        above = self.place.nearest.mention if self.place.nearest else None
        edtf = above.edtf if above else self.period if _ONE_DAY.fullmatch(self.period or "") else None
        if edtf is None:
            return hours
        written = self.clean.text[hours.start : hours.end]
        return hours._replace(mention=TimeMention(hours.start, hours.end, written, edtf, None, "date"))

    def _settled(self, own: OwnTime, piece: Piece) -> OwnTime:
        """The own time with a contradicted year taken back, and 本月 of a week of two months settled."""
        mention = own.mention
        if mention is None:
            return own
        if own.start == _unlabelled(self.clean.text, piece) and not believable(mention) and mention.edtf:
            return own._replace(mention=mention._replace(edtf=redated(mention.edtf, self.period)))
        week = week_of(self.place.anchor)
        if mention.text in ("本月", "本月份") and week and week[0][5:7] != week[1][5:7]:
            named = _MONTH.search(self.clean.text, mention.end, piece.end)
            months = find_times(named.group(), anchor=self.place.anchor, period=self.period) if named else []
            if months and months[0].edtf in (week[0][:7], week[1][:7]):
                return own._replace(mention=mention._replace(edtf=months[0].edtf))
        return own

    def _attach(self, piece: Piece) -> OwnTime | None:
        """A line such as 地点：… says more of the entry above it."""
        last = self.found[-1]
        more = attributes_of(piece.text)
        time = last.time
        if more.time and last.level != "own":
            start, end = (piece.start + offset for offset in more.time)
            mentions = self.scan.find(start, end, period=self.period, anchor=self.anchor)
            time = OwnTime(start, end, mentions[0]) if mentions else time
        self.found[-1] = last._replace(time=time).beside(more.actors, more.place)
        return time

    def _activity(self, entry: Entry, attributes: Attributes) -> str:
        start, end = entry.body, entry.end
        if attributes.cut == 0 and attributes.content:
            start, end = (entry.body + offset for offset in attributes.content)
        elif attributes.cut:
            end = entry.body + attributes.cut
        return activity_of(self.clean.text[start:end])

    def item(self, found: Found, number: int) -> ScheduleItem:
        """The entry as the result holds it."""
        entry, attributes = found.entry, found.attributes
        acting = (
            actor for actor in actors_in(found.activity, "task") if actor != attributes.place and not _DAY.search(actor)
        )
        return ScheduleItem(
            id=f"i{number}",
            section=self.section,
            time=self._time(found.time),
            activity=found.activity,
            span=self.clean.span(entry.start, entry.end),
            actors=tuple(dict.fromkeys((*attributes.actors, *acting))),
            place=attributes.place,
            evidence=f"schedule.{found.level if found.time else 'undated'}",
            confidence={"own": 0.95, "heading": 0.9}[found.level] if found.time else 0.6,
        )

    def _time(self, time: OwnTime | None) -> Time | None:
        if time is None:
            return None
        if time not in self.times:
            self.times[time] = self._time_of(time)
        return self.times[time]

    def _time_of(self, time: OwnTime) -> Time:
        span = self.clean.span(time.start, time.end)
        mention = time.mention
        return Time(
            text=self.clean.raw[span.start : span.end],
            span=span,
            edtf=mention.edtf if mention else None,
            frequency=mention.frequency if mention else None,
        )
