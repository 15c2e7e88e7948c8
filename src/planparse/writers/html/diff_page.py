"""The page of a comparison: rows side by side under their headings, figures, attention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.errors import CompareError
from planparse.mentions.units import conversion
from planparse.schema import ParsedDocument, Plan, Target
from planparse.writers.html.page import write_page
from planparse.writers.html.words import Lang, figure
from planparse.writers.numbers import plain_number

if TYPE_CHECKING:
    from planparse.comparison.model import Item, PlanDiff, PlanRef, ScheduleShift, TargetChange

KINDS = ("kept", "reworded", "moved", "split", "merged", "added", "removed")
TARGET_KINDS = ("tightened", "loosened", "same", "new", "dropped")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the comparison."""

    item: Item
    shift: ScheduleShift | None = None


@dataclass(slots=True)
class Group:
    """What stands under a heading; ``label`` names groups that have none."""

    label: str | None = None
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A line of the table of figures."""

    change: TargetChange
    earlier: str
    later: str
    difference: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """Attention to a topic in per cent of the text; ``widths`` are for the bars."""

    topic: str
    earlier: float
    later: float
    shift: float
    widths: tuple[float, float]


def write_diff(diff: PlanDiff, earlier: ParsedDocument, later: ParsedDocument, path: Path, lang: Lang) -> None:
    """Write the page.

    Raises:
        CompareError: ``P060`` where a document does not hold the plan that was compared.
    """
    plans = _plan(earlier, diff.earlier), _plan(later, diff.later)
    groups = group_rows(diff, *plans)
    write_page(
        path,
        "diff",
        lang=lang,
        scripts=["table.js", "diff.js"],
        diff=diff,
        sides=list(zip((diff.earlier, diff.later), plans, strict=True)),
        kinds=[(kind, _count(groups, kind)) for kind in KINDS],
        groups=groups,
        target_kinds=[(kind, sum(each.kind == kind for each in diff.targets)) for kind in TARGET_KINDS],
        targets=[_target_row(change) for change in diff.targets],
        topics=_topic_rows(diff),
    )


def group_rows(diff: PlanDiff, earlier: Plan, later: Plan) -> list[Group]:
    """Items by heading, in the order of the later plan; the calendar stands last.

    A unit stands under the heading of the later plan, or, where it was removed, with what its heading became.
    """
    homes = {("earlier", unit.id): unit.section for unit in earlier.units}
    homes |= {("later", unit.id): unit.section for unit in later.units}
    first, calendar = Group(), Group(label="calendar")
    headed: list[Group] = []
    by_section: dict[tuple[str, str | None], Group] = {}
    for item in diff.items:
        if item.what == "section":
            group = Group(rows=[Row(item)])
            headed.append(group)
            by_section |= {("earlier", each): group for each in item.earlier}
            by_section |= {("later", each): group for each in item.later}
    shifts = {(shift.earlier, shift.later): shift for shift in diff.schedule}
    for item in diff.items:
        if item.what == "schedule":
            ids = item.earlier[0] if item.earlier else None, item.later[0] if item.later else None
            calendar.rows.append(Row(item, shifts.get(ids)))
        elif item.what != "section":
            key = ("later", item.later[0]) if item.later else ("earlier", item.earlier[0])
            by_section.get((key[0], homes.get(key)), first).rows.append(Row(item))
    if headed and first.rows:
        first.label = "no_section"
    return [group for group in (first, *headed, calendar) if group.rows]


def _plan(document: ParsedDocument, compared: PlanRef) -> Plan:
    source = document.source.path
    plan = next((plan for plan in document.plans if plan.id == compared.plan), None)
    if plan is None or compared.source not in {"", source}:
        message = f"the document holds no plan {compared.plan} of {compared.source}".removesuffix(" of ")
        raise CompareError("P060", "write", message, "pass the documents that were compared", file=source)
    return plan


def _count(groups: Iterable[Group], kind: str) -> int:
    return sum(row.item.kind == kind for group in groups for row in group.rows)


def _target_row(change: TargetChange) -> TargetRow:
    return TargetRow(change, _figure(change.earlier), _figure(change.later), _difference(change))


def _difference(change: TargetChange) -> str:
    """The difference in the unit of the later figure."""
    if change.difference is None:
        return ""
    base = change.unit or ""
    shown = (change.later.unit if change.later else None) or base
    factor = conversion(base, shown)
    value, unit = (change.difference, base) if factor is None else (change.difference * factor, shown)
    sign = "+" if value > 0 else ""
    return f"{sign}{plain_number(value)} {unit}".strip()


def _figure(target: Target | None) -> str:
    if target is None:
        return ""
    return figure(target.op, target.value, target.value_max, target.unit) or target.text


def _topic_rows(diff: PlanDiff) -> list[TopicRow]:
    widest = max((max(each.earlier_share, each.later_share) for each in diff.topics), default=0) or 1
    return [
        TopicRow(
            topic=each.topic,
            earlier=100 * each.earlier_share,
            later=100 * each.later_share,
            shift=100 * each.shift,
            widths=(80 * each.earlier_share / widest, 80 * each.later_share / widest),
        )
        for each in diff.topics
    ]
