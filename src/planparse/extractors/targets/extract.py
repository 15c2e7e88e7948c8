"""``extract_targets``: all targets of one plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from types import MappingProxyType

from planparse.extractors.schedule import ReadCalendar, read_calendars
from planparse.extractors.schedule.cutting import Piece
from planparse.extractors.targets.context import Context
from planparse.extractors.targets.core import targets_in
from planparse.extractors.targets.reading import Draft
from planparse.extractors.times import time_of
from planparse.mentions.times import TimeMention, TimeScan
from planparse.mentions.units import amount_of
from planparse.outline.model import PlanOutline
from planparse.schema import Amount, PlanKind, Target, Time
from planparse.text.clean import CleanText

_LABELLED_DATE = re.compile(r"(?:\d{1,2}[、.．)）]\s?)?(?P<date>\d{1,2}[.．/]\d{1,2})")


def extract_targets(
    clean: CleanText,
    outline: PlanOutline,
    period: str | None,
    deadlines: Mapping[str, TimeMention] = MappingProxyType({}),
    scan: TimeScan | None = None,
    calendars: Sequence[ReadCalendar] | None = None,
    kind: PlanKind = "plan",
) -> tuple[Target, ...]:
    """Targets of all units and calendar entries of a plan, in the order of the text.

    Args:
        clean: The cleaned text.
        outline: Headings, units and calendars of the plan.
        period: EDTF of the time that the plan covers, if known.
        deadlines: The time that a table sets for the unit of a row, by unit id.
        scan: The times of the text, where other questions about them are asked as well.
        calendars: The calendars of the outline, where they were read before.
        kind: What the plan is; a summary reports where its words leave it open.
    """
    drafts: list[tuple[Draft, str | None]] = []
    scan = scan or TimeScan(clean.text)
    context = Context(clean.text, outline, period, scan, kind)
    for unit in outline.units:
        if context.is_glossary(unit):
            continue
        of_unit = targets_in(
            clean.text,
            unit.start + (len(unit.label) if clean.text.startswith(unit.label, unit.start) else 0),
            unit.end,
            planned=context.promises(unit),
            period=context.period(unit),
            topic=context.topic(unit),
            running=deadlines.get(unit.id) or context.running(unit),
            scan=scan,
        )
        context.learn(unit, silent=not of_unit)
        drafts += [(draft, unit.id) for draft in of_unit]
    for read in read_calendars(clean, outline, period, scan) if calendars is None else calendars:
        found = _of_calendar(clean.text, read, context.opening(read.calendar), scan)
        drafts += [(draft, None) for draft in found]
    drafts.sort(key=lambda entry: (entry[0].start, entry[0].end))
    time = cache(partial(time_of, clean))  # many targets share the time of their passage
    return tuple(
        _target(clean, draft, unit_id, f"t{number}", time) for number, (draft, unit_id) in enumerate(drafts, 1)
    )


def _of_calendar(text: str, read: ReadCalendar, opening: TimeMention | None, scan: TimeScan) -> Iterator[Draft]:
    """Targets of a calendar, each under the time of the entry that it stands in."""
    held = {piece.start: (piece, time) for piece, time in zip(read.pieces, read.times, strict=True)}
    ends = {line.start: line.end for line in read.calendar.lines}
    end = 0
    for start, following in pairwise([*sorted({*ends, *held}), len(text)]):
        end = ends.get(start, end)
        if start in held:
            piece, time = held[start]
            begin, stop, running = _behind_date(text, piece, time), piece.end, time or opening
        else:  # a note, or what stands before the first entry of a line
            begin, stop, running = start, min(following, end), opening
        yield from targets_in(text, begin, stop, period=read.period, running=running, scan=scan)


def _behind_date(text: str, piece: Piece, time: TimeMention | None) -> int:
    """Where the words of an entry begin, behind its date if that could be read as a figure (9.10, 3/12)."""
    date = _LABELLED_DATE.match(text, piece.start, piece.end)
    return time.end if date and time is not None and time.start == date.start("date") else piece.start


def _target(
    clean: CleanText,
    draft: Draft,
    unit_id: str | None,
    target_id: str,
    time: Callable[[TimeMention], Time],
) -> Target:
    span = clean.span(draft.start, draft.end)
    return Target(
        id=target_id,
        unit_id=unit_id,
        span=span,
        text=clean.raw[span.start : span.end],
        indicator=draft.indicator,
        indicator_id=draft.indicator_id,
        op=draft.op,
        value=draft.value,
        value_max=draft.value_max,
        unit=draft.unit,
        measure=draft.measure,
        period=None if draft.time is None else time(draft.time),
        frequency=draft.frequency,
        subject=draft.subject,
        status=draft.status,
        stretch=draft.stretch,
        normalized=_amount(draft),
        baseline=draft.baseline,
        attribute=draft.attribute,
        absence=draft.absence,
        evidence=draft.evidence,
        confidence=draft.confidence,
    )


def _amount(draft: Draft) -> Amount | None:
    if draft.value is None or draft.unit is None:
        return None
    return amount_of(draft.value, draft.value_max, draft.unit)
