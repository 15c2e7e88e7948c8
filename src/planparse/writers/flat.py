"""Documents as flat tables: a row for each thing found, with its source, plan, region, period and place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planparse.schema import Found, ParsedDocument, Plan, ScheduleItem, Section, Target, Time, Unit
from planparse.writers.tables import Column, Row, Value

_CHUNK = 5_000  # rows that wait for a table before they are written
_LARGEST = 2**63 - 1

_PLAN = (Column("source"), Column("plan"), Column("region"), Column("adcode"), Column("period"))
_SPAN = (Column("start", "integer"), Column("end", "integer"), Column("page", "integer"))
_FOUND = (*_SPAN, Column("evidence"), Column("confidence", "number"))
_UNIT = (
    *_PLAN,
    *map(Column, ("id", "type", "section", "label", "title", "text", "actors", "times", "times_edtf", "references")),
    *map(Column, ("targets", "topics", "points", "verb", "object")),
    *_FOUND,
)

TABLES: dict[str, tuple[Column, ...]] = {
    "plans": (
        *_PLAN,
        *map(Column, ("title", "kind", "issuer", "province", "city", "county", "period_label", "published", "number")),
        *map(Column, ("addressee", "attachments", "media_type", "encoding", "sha256")),
        *(Column(name, "integer") for name in ("size", "pages")),
        *_FOUND,
    ),
    "sections": (
        *_PLAN,
        *map(Column, ("id", "parent", "label", "title")),
        Column("level", "integer"),
        Column("roles"),
        *_FOUND,
    ),
    "goals": _UNIT,
    "tasks": _UNIT,
    "context": _UNIT,
    "schedule": (
        *_PLAN,
        *map(Column, ("id", "section", "time", "edtf")),
        Column("frequency_count", "integer"),
        *map(Column, ("frequency_per", "activity", "actors", "place")),
        *_FOUND,
    ),
    "targets": (
        *_PLAN,
        *map(Column, ("id", "unit_id", "text", "indicator", "indicator_id", "op")),
        *(Column(name, "number") for name in ("value", "value_max")),
        *map(Column, ("unit", "measure", "target_period", "target_edtf")),
        Column("frequency_count", "integer"),
        *map(Column, ("frequency_per", "subject", "status")),
        Column("stretch", "flag"),
        *(Column(name, "number") for name in ("normal_value", "normal_value_max")),
        *map(Column, ("normal_unit", "dimension")),
        Column("baseline", "number"),
        *map(Column, ("attribute", "absence", "absence_indicator_id", "absence_tied_to")),
        *_FOUND,
    ),
    "references": (*_PLAN, *map(Column, ("id", "title", "number")), *_FOUND),
    "warnings": (*_PLAN, Column("code"), Column("message"), *_SPAN),
}


def chunks(lines: Iterable[str]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of documents given as lines of JSON, some thousands of one table at a time.

    Yields:
        Name of a table and rows for it; within one table rows keep the order of the documents.
    """
    waiting: dict[str, list[Row]] = {name: [] for name in TABLES}
    for line in lines:
        for name, row in rows(ParsedDocument.model_validate_json(line)):
            waiting[name].append(row)
        for name, kept in waiting.items():
            if len(kept) >= _CHUNK:
                yield name, kept
                waiting[name] = []
    yield from ((name, kept) for name, kept in waiting.items() if kept)


def rows(document: ParsedDocument) -> Iterator[tuple[str, Row]]:
    """Every row of a document with the name of its table."""
    for plan in document.plans:
        head = _head(document, plan)
        yield "plans", _plan_row(document, plan, head)
        yield from (("sections", (*head, *_section(section))) for section in plan.sections)
        for name, units in (("goals", plan.goals), ("tasks", plan.tasks), ("context", plan.context)):
            yield from ((name, (*head, *_unit(unit))) for unit in units)
        yield from (("schedule", (*head, *_scheduled(item))) for item in plan.schedule)
        yield from (("targets", (*head, *_target(target))) for target in plan.targets)
        for cited in plan.references:
            yield "references", (*head, cited.id, cited.title, cited.number, *_found(cited))
    for notice in document.warnings:
        place = notice.span
        span = (place.start, place.end, place.page) if place else (None, None, None)
        yield "warnings", (*_around(document, place.start if place else None), notice.code, notice.message, *span)


def _head(document: ParsedDocument, plan: Plan) -> tuple[Value, ...]:
    region = plan.region
    names = [part for part in (region.province, region.city, region.county) if part] if region else []
    return (
        document.source.path,
        plan.id,
        "".join(names) or None,
        region.adcode if region else None,
        plan.period.edtf if plan.period else None,
    )


def _around(document: ParsedDocument, start: int | None) -> tuple[Value, ...]:
    """The head of the plan that ``start`` lies in; of the file alone when it lies in none."""
    for plan in document.plans:
        if start is not None and plan.span.start <= start < plan.span.end:
            return _head(document, plan)
    return (document.source.path, None, None, None, None)


def _plan_row(document: ParsedDocument, plan: Plan, head: tuple[Value, ...]) -> Row:
    source, region = document.source, plan.region
    places = (region.province, region.city, region.county) if region else (None, None, None)
    return (
        *head,
        *(plan.title, plan.kind, plan.issuer, *places),
        *(plan.period.label if plan.period else None, plan.published, plan.number, plan.addressee),
        *(_list(plan.attachments), source.media_type, source.encoding, source.sha256, source.size, source.pages),
        *_found(plan),
    )


def _section(section: Section) -> Row:
    named = (section.id, section.parent, section.label, section.title, section.level, _list(section.roles))
    return (*named, *_found(section))


def _unit(unit: Unit) -> Row:
    return (
        *(unit.id, unit.type, unit.section, unit.label, unit.title, unit.text, _list(unit.actors)),
        *(_list([time.text for time in unit.times]), _list([time.edtf or "" for time in unit.times])),
        *(_list(unit.references), _list(unit.targets), _list(unit.topics)),
        _list([f"{point.label}{point.text}" for point in unit.points]),
        *((unit.action.verb, unit.action.object) if unit.action else (None, None)),
        *_found(unit),
    )


def _scheduled(item: ScheduleItem) -> Row:
    return (item.id, item.section, *_time(item.time), item.activity, _list(item.actors), item.place, *_found(item))


def _target(target: Target) -> Row:
    time, edtf = _time(target.period)[:2]
    often, normal, absence = target.frequency, target.normalized, target.absence
    return (
        *(target.id, target.unit_id, target.text, target.indicator, target.indicator_id, target.op),
        *(target.value, target.value_max, target.unit, target.measure, time, edtf),
        *((_whole(often.count), often.per) if often else (None, None)),
        *(target.subject, target.status, target.stretch),
        *((normal.value, normal.value_max, normal.unit, normal.dimension) if normal else (None,) * 4),
        *(target.baseline, target.attribute),
        *((absence.kind, absence.indicator_id, absence.tied_to) if absence else (None,) * 3),
        *_found(target),
    )


def _time(time: Time | None) -> tuple[Value, ...]:
    if time is None:
        return (None,) * 4
    often = time.frequency
    return (time.text, time.edtf, *((_whole(often.count), often.per) if often else (None, None)))


def _found(item: Found) -> Row:
    return (item.span.start, item.span.end, item.span.page, item.evidence, item.confidence)


def _whole(count: int) -> int | None:
    """A number that a column of whole numbers holds (64 bits); what is larger stands in the text alone."""
    return count if abs(count) <= _LARGEST else None


def _list(values: Sequence[str]) -> str | None:
    """Several values in one cell."""
    return "；".join(values) or None
