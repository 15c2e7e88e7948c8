"""``extract_targets``: all targets of one plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planparse.extractors.targets.core import Draft, targets_in
from planparse.extractors.targets.periods import usable
from planparse.mentions.quantities import amount_of
from planparse.mentions.times import TimeMention, find_times
from planparse.outline.model import Calendar, PlanOutline, SectionNode, UnitNode
from planparse.schema import Amount, Target, Time
from planparse.text.clean import CleanText

_YEARS = re.compile(r"\d{4}(?:/\d{4})?")


def extract_targets(clean: CleanText, outline: PlanOutline, period: str | None) -> tuple[Target, ...]:
    """Targets of all units and calendar entries of a plan, in the order of the text.

    Args:
        clean: The cleaned text.
        outline: Headings, units and calendars of the plan.
        period: EDTF of the time that the plan covers, if known.
    """
    drafts: list[tuple[Draft, str | None]] = []
    context = _Context(clean.text, outline, period)
    for unit in outline.units:
        running = context.running(unit)
        anchor = running.edtf if running is not None else None
        found = targets_in(
            clean.text, unit.start, unit.end, planned=unit.type != "review", period=context.period(unit), anchor=anchor,
            topic=context.topic(unit), running=running,
        )  # fmt: skip
        context.learn(unit)
        drafts += [(draft, unit.id) for draft in found]
    for calendar in outline.calendars:
        drafts += [(draft, None) for draft in _calendar(clean.text, calendar, context.opening(calendar), period)]
    drafts.sort(key=lambda entry: (entry[0].start, entry[0].end))
    return tuple(_target(clean, draft, unit_id, f"t{number}") for number, (draft, unit_id) in enumerate(drafts, 1))


def _calendar(text: str, calendar: Calendar, opening: TimeMention | None, period: str | None) -> Iterator[Draft]:
    """Targets of a calendar: a month or week that stands at the head or at the end of a line holds from there on."""
    running = opening
    for line in calendar.lines:
        times = find_times(text, line.start, line.end, period=period, anchor=running.edtf if running is not None else None)
        named = [time for time in times if time.edtf is not None]
        if named and named[0].start - line.start <= 3:
            running = named[0]
        yield from targets_in(text, line.start, line.end, period=period, anchor=running.edtf if running is not None else None, running=running)
        if named and text[named[-1].end : line.end].strip() in {"", ":", "：", "份", "份：", "份:"}:
            running = named[-1]


class _Context:
    """The time that headings and openings give to the passages under them."""

    def __init__(self, text: str, outline: PlanOutline, period: str | None) -> None:
        self._text = text
        self._period = period
        self._sections = {section.id: section for section in outline.sections}
        self._headings = {section.id: self._heading(section) for section in outline.sections}
        self._opened: dict[str | None, TimeMention] = {}

    def _heading(self, section: SectionNode) -> list[TimeMention]:
        end = min(section.end, section.start + len(section.label) + len(section.title) + 4)
        found = find_times(self._text, section.start, end, period=self._period)
        return [time for time in found if time.edtf is not None and _YEARS.fullmatch(time.edtf) and usable(self._text, time)]

    def _chain(self, unit: UnitNode) -> Iterator[SectionNode]:
        section = self._sections.get(unit.section or "")
        while section is not None:
            yield section
            section = self._sections.get(section.parent or "")

    def period(self, unit: UnitNode) -> str | None:
        """今年 in the summary that precedes a plan is the year of the summary."""
        for section in self._chain(unit):
            if "总结" in section.title and len(self._headings[section.id]) == 1:
                return self._headings[section.id][0].edtf
        return self._period

    def opening(self, calendar: Calendar) -> TimeMention | None:
        """The first time between the heading of a calendar and its first line (…安排 二○一一年一月：)."""
        section = self._sections.get(calendar.section or "")
        if section is None or not calendar.lines:
            return None
        found = find_times(self._text, section.start, calendar.lines[0].start, period=self._period)
        return next((time for time in reversed(found) if time.edtf is not None and time.kind in {"month", "date"}), None)

    def topic(self, unit: UnitNode) -> str | None:
        """What a unit is about: its title, else the nearest heading."""
        if unit.title:
            return unit.title
        nearest = next(self._chain(unit), None)
        return nearest.title if nearest is not None else None

    def running(self, unit: UnitNode) -> TimeMention | None:
        """The time of the nearest heading that names one, else what an earlier passage of the section opened with."""
        for section in self._chain(unit):
            times = self._headings[section.id]
            if section.id in self._opened and unit.type == "review":
                return self._opened[section.id]
            if len(times) == 1:
                return times[0]
        if unit.type == "review":
            return self._opened.get(None) or self._last_year(unit)
        return None

    def _last_year(self, unit: UnitNode) -> TimeMention | None:
        """A report that looks back without naming a year speaks of the year before its own."""
        looks_back = any("review" in section.roles for section in self._chain(unit))
        if not looks_back or self._period is None or not re.fullmatch(r"\d{4}", self._period):
            return None
        named = [time for section in self._chain(unit) for time in self._headings[section.id]]
        singles = [time for time in named if time.edtf and len(time.edtf) == 4]
        if singles:
            return singles[0]
        return TimeMention(unit.start, unit.start, "", str(int(self._period) - 1), None, "year")

    def learn(self, unit: UnitNode) -> None:
        """Remember the time that a passage opens with, for those that follow in its section."""
        if unit.type != "review":
            return
        head = self._text[unit.start : min(unit.end, unit.start + 24)]
        found = find_times(head, period=self._period)
        time = next((t for t in found if t.start <= 8 and t.edtf and _YEARS.fullmatch(t.edtf) and usable(head, t)), None)
        if time is not None:
            top = next(reversed([section.id for section in self._chain(unit)]), None)
            self._opened[top] = replace(time, start=unit.start + time.start, end=unit.start + time.end)


def _target(clean: CleanText, draft: Draft, unit_id: str | None, target_id: str) -> Target:
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
        period=_time(clean, draft.time),
        frequency=draft.frequency,
        subject=draft.subject,
        status=draft.status,
        stretch=draft.stretch,
        baseline=draft.baseline,
        absence=draft.absence,
        normalized=_amount(draft),
        evidence=draft.evidence,
        confidence=draft.confidence,
    )


def _amount(draft: Draft) -> Amount | None:
    if draft.value is None or draft.unit is None:
        return None
    return amount_of(draft.value, draft.value_max, draft.unit)


def _time(clean: CleanText, time: TimeMention | None) -> Time | None:
    if time is None:
        return None
    return Time(text=time.text, span=clean.span(time.start, time.end), edtf=time.edtf, frequency=time.frequency)
