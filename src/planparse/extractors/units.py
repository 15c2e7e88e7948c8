"""Leaf units of the outline as goals, tasks and context, with who acts, when, and what is done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planparse.extractors.actions import action_of
from planparse.extractors.actors import actors_in
from planparse.extractors.times import time_of
from planparse.mentions.times import TimeMention, TimeScan
from planparse.mentions.times.weeks import week_of
from planparse.outline.model import PlanOutline, SectionNode, UnitNode
from planparse.schema import Point, Reference, Target, Unit
from planparse.text.clean import CleanText

_HEADED_YEAR = re.compile(r"(?<![\d—–－~～至-])(?:19|20)\d\d(?=年)")
_BORDER = re.compile(r" ?\t[ \n]?")
_POINT = re.compile(
    r"(?P<label>[一二三四五六七八九十首其再最第（(](?:(?<![\u4e00-\u9fff].)(?<=[一二三四五六七八九十])[一二三四五六七八九十]?是(?!否)"
    r"|(?:(?<=首)先|(?<=[其再])次|(?<=再)者|(?<=最)后)(?=[，,])|(?<=第)[一二三四五六七八九十](?=[，,、])|(?<=[。；;：:][（(])\d{1,2}[）)]))"
)


def extract_units(
    clean: CleanText,
    outline: PlanOutline,
    period: str | None,
    references: Sequence[Reference],
    targets: Sequence[Target],
    actors: Mapping[str, tuple[str, ...]],
    scan: TimeScan | None = None,
    deadlines: Mapping[str, TimeMention] = MappingProxyType({}),
) -> tuple[Unit, ...]:
    """Every typed leaf of a plan as a ``Unit``, linked to the references and targets that stand in it.

    Args:
        clean: The repaired text.
        outline: The plan's outline with typed units.
        period: EDTF of the time the plan covers, for times such as 今年.
        references: What the plan cites.
        targets: What the plan promises or reports.
        actors: Who acts, by unit id, where a table's columns say so.
        scan: The times of the text, where other questions about them are asked as well.
        deadlines: Until when, by unit id, where a table's columns say so; of a cell that spans rows, each row has it.

    Returns:
        Units in the order of the text.
    """
    cited = [reference.span.start for reference in references]
    by_unit: dict[str | None, list[str]] = {}
    for target in targets:
        by_unit.setdefault(target.unit_id, []).append(target.id)
    scan = scan or TimeScan(clean.text)
    years = _years_of_review(outline.sections)
    week = period if week_of(period) else None
    units = []
    for node in outline.units:
        span = clean.span(node.start, node.end)
        text = clean.text[node.start : node.end]
        if "\t" in text:
            text = _BORDER.sub(" ", text)
        first, last = bisect_left(cited, span.start), bisect_left(cited, span.end)
        units.append(
            Unit(
                id=node.id,
                type=node.type,
                section=node.section,
                label=node.label,
                title=node.title,
                text=text,
                span=span,
                actors=actors.get(node.id) or actors_in(text, node.type),
                times=tuple(
                    time_of(clean, time)
                    for time in (
                        *scan.find(_behind_label(node), node.end, period=period, anchor=years.get(node.section, week)),
                        *_in_front(deadlines.get(node.id), node),
                    )
                ),
                references=tuple(reference.id for reference in references[first:last]),
                targets=tuple(by_unit.get(node.id, ())),
                points=_points(clean, node),
                action=action_of(clean, node) if node.type == "task" else None,
                evidence=node.evidence,
                confidence=node.confidence,
            )
        )
    return tuple(units)


def _in_front(deadline: TimeMention | None, node: UnitNode) -> tuple[TimeMention, ...]:
    """The deadline of a row in a cell before its task, or one that began in a row above it."""
    return (deadline,) if deadline is not None and deadline.end <= _behind_label(node) else ()


def _behind_label(node: UnitNode) -> int:
    """Where the title begins, or the body where there is none."""
    return node.start + len(node.label) if node.title else node.body


def _years_of_review(sections: Sequence[SectionNode]) -> dict[str | None, str]:
    """The year that a heading looks back on (一、2024年工作总结), by the ids of its section and of those in it."""
    years: dict[str | None, str] = {}
    for section in sections:
        named = _HEADED_YEAR.findall(section.title) if section.roles == ("review",) else []
        if len(named) == 1:
            years[section.id] = named[0]
        elif section.parent in years:
            years[section.id] = years[section.parent]
    return years


def _points(clean: CleanText, node: UnitNode) -> tuple[Point, ...]:
    """The ordered points inside a unit (一是…二是…), where there are at least two."""
    marks = list(_POINT.finditer(clean.text, node.start, node.end))
    if len(marks) < 2:
        return ()
    bounds = [*(mark.start() for mark in marks), node.end]
    return tuple(
        Point(
            label=mark["label"],
            text=clean.text[mark.end() : end].strip("，,、；; \n"),
            span=clean.span(mark.start(), end),
        )
        for mark, end in zip(marks, bounds[1:], strict=True)
    )
