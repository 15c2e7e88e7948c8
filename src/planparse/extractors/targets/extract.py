"""``extract_targets``: all targets of one plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType

from planparse.extractors.schedule import DatedCalendar, dated_calendars
from planparse.extractors.targets.context import Context
from planparse.extractors.targets.core import targets_in
from planparse.extractors.targets.reading import Draft
from planparse.extractors.times import time_of
from planparse.mentions.times import TimeMention, TimeScan
from planparse.mentions.units import amount_of
from planparse.outline.model import Line, PlanOutline
from planparse.schema import Amount, PlanKind, Target, Time
from planparse.text.clean import CleanText

_WHOLE = frozenset({"year", "school_year"})  # in a calendar they name what an entry is about (2024年度总结)
_DATE = re.compile(r"\d{1,2}[.．]\d{1,2}")
_LABEL_END = frozenset({"", ":", "：", "份", "份:", "份："})


def extract_targets(
    clean: CleanText,
    outline: PlanOutline,
    period: str | None,
    deadlines: Mapping[str, TimeMention] = MappingProxyType({}),
    scan: TimeScan | None = None,
    calendars: Sequence[DatedCalendar] | None = None,
    kind: PlanKind = "plan",
) -> tuple[Target, ...]:
    """Targets of all units and calendar entries of a plan, in the order of the text.

    Args:
        clean: The cleaned text.
        outline: Headings, units and calendars of the plan.
        period: EDTF of the time that the plan covers, if known.
        deadlines: The time that a table sets for the unit of a row, by unit id.
        scan: The times of the text, where other questions about them are asked as well.
        calendars: The calendars of the outline, where they were dated before.
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
    for dated in dated_calendars(outline, period, scan) if calendars is None else calendars:
        found = _calendar(clean.text, dated, context.opening(dated.calendar), scan)
        drafts += [(draft, None) for draft in found]
    drafts.sort(key=lambda entry: (entry[0].start, entry[0].end))
    time = cache(partial(time_of, clean))  # many targets share the time of their passage
    return tuple(
        _target(clean, draft, unit_id, f"t{number}", time) for number, (draft, unit_id) in enumerate(drafts, 1)
    )


def _calendar(text: str, dated: DatedCalendar, opening: TimeMention | None, scan: TimeScan) -> Iterator[Draft]:
    """Targets of a calendar: a month or week at the head or at the end of a line holds from there on."""
    running, period = opening, dated.period
    dates = {piece.start for piece in dated.pieces if piece.points}
    for line in dated.calendar.lines:
        anchor = running.edtf if running is not None else None
        times = [t for t in scan.find(line.start, line.end, period=period, anchor=anchor) if t.edtf is not None]
        if (
            times
            and times[0].start - line.start <= 3
            and (times[0].kind not in _WHOLE or _is_label(text, times[0], line))
        ):
            running = times[0]
        date = _DATE.match(text, line.start, line.end) if line.start in dates else None
        start = date.end() if date else line.start
        yield from targets_in(text, start, line.end, period=period, running=running, scan=scan)
        if times and _is_label(text, times[-1], line):
            running = times[-1]


def _is_label(text: str, time: TimeMention, line: Line) -> bool:
    """Whether a line ends in a time, which then holds for the lines below it."""
    return text[time.end : line.end].strip() in _LABEL_END


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
