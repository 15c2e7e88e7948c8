"""What a page shows of a plan: its items, each with its place in the text and its values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.schema import (
    CONTEXT_TYPES,
    Frequency,
    Notice,
    ParsedDocument,
    Plan,
    Reference,
    ScheduleItem,
    Section,
    Span,
    Target,
    Time,
    Unit,
)
from planparse.writers.html.spans import Mark
from planparse.writers.html.words import figure, words

TYPES = ("section", "goal", "task", "context", "schedule", "target", "reference", "warning")
_SLACK = 8  # characters of numbering and blanks in a heading that are in neither its label nor its title


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with the key of its name; ``labels`` are keys of words that belong to it."""

    key: str
    text: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One item of the list, with the range of the text that is marked for it."""

    type: str
    id: str
    start: int
    end: int
    lead: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    evidence: str = ""
    confidence: float = 1.0
    level: int = 0
    located: bool = True


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its number in the document, which ties it to its marks."""

    number: int
    item: Shown

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return Mark(self.item.start, self.item.end, self.number, self.item.type)


def numbered(items: Sequence[Shown], first: int) -> list[Numbered]:
    """Items with consecutive numbers."""
    return [Numbered(number, item) for number, item in enumerate(items, first)]


def plan_items(plan: Plan, text: str) -> list[Shown]:
    """Everything found in a plan, in the order of the text, what is wider first."""
    titles = {reference.id: reference.title for reference in plan.references}
    starts = sorted({found.span.start for found in (*plan.sections, *plan.units, *plan.schedule)})
    found = [
        *(_section(section, text, starts) for section in plan.sections),
        *(_unit(unit, titles) for unit in plan.units),
        *(_entry(entry) for entry in plan.schedule),
        *(_target(target) for target in plan.targets),
        *(_reference(reference) for reference in plan.references),
    ]
    return sorted(found, key=lambda item: (item.start, TYPES.index(item.type)))


def warning_items(document: ParsedDocument) -> list[Shown]:
    """The warnings of a document."""
    return [_warning(notice, len(document.text)) for notice in document.warnings]


def _section(section: Section, text: str, starts: Sequence[int]) -> Shown:
    start = section.span.start
    line = text.find("\n", start)
    written = start + len(section.label) + len(section.title) + _SLACK
    ends = [section.span.end, written, *([line] if line >= 0 else []), *_after(starts, start)]
    return Shown(
        type="section",
        id=section.id,
        start=start,
        end=min(ends),
        lead=f"{section.label}{section.title}",
        tags=section.roles,
        level=section.level,
        evidence=section.evidence,
        confidence=section.confidence,
    )


def _after(starts: Sequence[int], start: int) -> list[int]:
    at = bisect_right(starts, start)
    return [starts[at]] if at < len(starts) else []


def _unit(unit: Unit, titles: dict[str, str]) -> Shown:
    facts = [
        Fact("actors", "、".join(unit.actors)),
        Fact("times", "；".join(_time(time) for time in unit.times)),
        Fact("topics", labels=tuple(f"topic.{topic}" for topic in unit.topics if f"topic.{topic}" in words())),
        Fact("references", "；".join(f"《{titles[each]}》" for each in unit.references if each in titles)),
        Fact("points", "；".join(f"{point.label}{point.text}" for point in unit.points)),
    ]
    return Shown(
        type="context" if unit.type in CONTEXT_TYPES else unit.type,
        id=unit.id,
        start=unit.span.start,
        end=unit.span.end,
        lead=unit.title or "",
        text=unit.text,
        tags=(unit.type,) if unit.type in CONTEXT_TYPES else (),
        facts=told(facts),
        evidence=unit.evidence,
        confidence=unit.confidence,
    )


def _entry(entry: ScheduleItem) -> Shown:
    facts = [Fact("actors", "、".join(entry.actors)), Fact("place", entry.place or ""), *_time_facts(entry.time)]
    return Shown(
        type="schedule",
        id=entry.id,
        start=entry.span.start,
        end=entry.span.end,
        lead=entry.time.text if entry.time else "",
        text=entry.activity,
        facts=told(facts),
        evidence=entry.evidence,
        confidence=entry.confidence,
    )


def _time_facts(time: Time | None) -> Iterator[Fact]:
    if time is None:
        return
    if time.edtf:
        yield Fact("period", time.edtf)
    if time.frequency:
        yield _often(time.frequency)
    if not time.edtf and not time.frequency:
        yield Fact("period", labels=("edtf.none",))


def _often(frequency: Frequency) -> Fact:
    key = f"per.{frequency.per}"
    known = key in words()
    return Fact("frequency", f"{frequency.count} ×" + ("" if known else f" {frequency.per}"), (key,) if known else ())


def _target(target: Target) -> Shown:
    amount, absence = target.normalized, target.absence
    facts = [
        Fact("period", _time(target.period) if target.period else ""),
        Fact("subject", target.subject or ""),
        Fact("measure_kind", labels=(f"measure_kind.{target.measure}",)),
        *([_often(target.frequency)] if target.frequency else []),
        Fact("baseline", figure("=", target.baseline, None, target.unit)),
        Fact("attribute", target.attribute or ""),
        Fact("absence", (absence.tied_to or "") if absence else "", (f"absence.{absence.kind}",) if absence else ()),
        Fact("normalized", figure("=", amount.value, amount.value_max, amount.unit) if amount else ""),
        Fact("indicator_id", target.indicator_id or (absence.indicator_id if absence else "") or ""),
    ]
    written = figure(target.op, target.value, target.value_max, target.unit)
    return Shown(
        type="target",
        id=target.id,
        start=target.span.start,
        end=target.span.end,
        lead=f"{target.indicator} {written}".strip(),
        text=target.text,
        tags=(f"status.{target.status}", *(("stretch",) if target.stretch else ())),
        facts=told(facts),
        evidence=target.evidence,
        confidence=target.confidence,
    )


def _reference(reference: Reference) -> Shown:
    return Shown(
        type="reference",
        id=reference.id,
        start=reference.span.start,
        end=reference.span.end,
        lead=f"《{reference.title}》",
        facts=told([Fact("number", reference.number or "")]),
        evidence=reference.evidence,
        confidence=reference.confidence,
    )


def _warning(notice: Notice, size: int) -> Shown:
    span = notice.span or Span(start=size, end=size)
    end = min(max(span.end, span.start + 1), size)
    return Shown(
        type="warning",
        id=notice.code,
        start=span.start,
        end=end,
        lead=notice.code,
        text=notice.message,
        located=notice.span is not None and span.start < end,
    )


def _time(time: Time) -> str:
    resolved = time.edtf or (f"{time.frequency.count} × {time.frequency.per}" if time.frequency else "")
    return f"{time.text}（{resolved}）" if resolved and resolved != time.text else time.text


def told(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that say something."""
    return tuple(fact for fact in facts if fact.text or fact.labels)
