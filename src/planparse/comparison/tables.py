"""Comparison results as flat rows, one dictionary per row with the same fields in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planparse.comparison.model import Item, PlanDiff, ScheduleShift, TargetChange, TopicShift
from planparse.schema import Span, Target, Time

DIFF_COLUMNS = (
    "earlier_source", "later_source", "earlier_plan", "later_plan", "what", "kind", "similarity", "moved", "earlier",
    "later", "earlier_start", "earlier_end", "later_start", "later_end", "earlier_text", "later_text", "indicator_id",
    "indicator", "subject", "difference", "unit", "days", "topic", "earlier_share", "later_share",
    "earlier_op", "earlier_value", "earlier_value_max", "earlier_unit", "later_op", "later_value", "later_value_max",
    "later_unit",
)  # fmt: skip
"""Fields of a row of ``diff_rows``."""


def diff_rows(diff: PlanDiff) -> Iterator[dict[str, Any]]:
    """One row for each item, target, calendar shift, topic and warning of a diff; ``what`` tells them apart."""
    head = {
        "earlier_source": diff.earlier.source,
        "later_source": diff.later.source,
        "earlier_plan": diff.earlier.plan,
        "later_plan": diff.later.plan,
    }
    found: list[dict[str, Any]] = [_item(item) for item in diff.items]
    found += [_target(change) for change in diff.targets]
    found += [_shift(shift) for shift in diff.schedule]
    found += [_topic(topic) for topic in diff.topics]
    found += [{"what": "warning", "kind": notice.code, "later_text": notice.message} for notice in diff.warnings]
    for row in found:
        yield dict.fromkeys(DIFF_COLUMNS) | head | row


def _ends(spans: Iterable[Span], side: str) -> dict[str, int]:
    listed = list(spans)
    return {f"{side}_start": listed[0].start, f"{side}_end": listed[-1].end} if listed else {}


def _item(item: Item) -> dict[str, Any]:
    return {
        "what": item.what,
        "kind": item.kind,
        "similarity": item.similarity,
        "moved": item.moved,
        "earlier": " ".join(item.earlier),
        "later": " ".join(item.later),
        "earlier_text": "".join(step.earlier for step in item.changes),
        "later_text": "".join(step.later for step in item.changes),
        **_ends(item.earlier_spans, "earlier"),
        **_ends(item.later_spans, "later"),
    }


def _target(change: TargetChange) -> dict[str, Any]:
    def side(target: Target | None, name: str) -> dict[str, Any]:
        if target is None:
            return {}
        figure = {f"{name}_{part}": getattr(target, part) for part in ("op", "value", "value_max", "unit")}
        return {name: target.id, f"{name}_text": target.text, **_ends([target.span], name), **figure}

    return {
        "what": "target",
        "kind": change.kind,
        "indicator_id": change.indicator_id,
        "indicator": change.indicator,
        "subject": change.subject,
        "difference": change.difference,
        "unit": change.unit,
        **side(change.earlier, "earlier"),
        **side(change.later, "later"),
    }


def _shift(shift: ScheduleShift) -> dict[str, Any]:
    def written(time: Time | None) -> str | None:
        return time.text if time else None

    return {
        "what": "time",
        "kind": shift.kind,
        "earlier": shift.earlier,
        "later": shift.later,
        "earlier_text": written(shift.earlier_time),
        "later_text": written(shift.later_time),
        "days": shift.days,
    }


def _topic(shift: TopicShift) -> dict[str, Any]:
    return {
        "what": "topic",
        "kind": "more" if shift.shift > 0 else "less" if shift.shift < 0 else "same",
        "topic": shift.topic,
        "earlier_share": shift.earlier_share,
        "later_share": shift.later_share,
        "difference": shift.shift,
    }
