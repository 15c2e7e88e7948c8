"""Attention: how much of the text and of the tasks belongs to each topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from planparse.comparison.model import TopicShift
from planparse.schema import Plan, Unit


@dataclass(frozen=True, slots=True)
class Share:
    """Attention to a topic: share of the characters and of the tasks of a plan (0 to 1), and the number of tasks."""

    text: float = 0.0
    tasks: float = 0.0
    task_count: int = 0


def shares(plan: Plan) -> dict[str, Share]:
    """Attention of a plan to each topic that it touches.

    A unit with several topics counts for each of them in equal parts, so that shares of text and tasks add up to what
    has a topic at all; ``task_count`` counts it fully for each.
    """
    text = _weights(plan.units, size=True)
    tasks = _weights(plan.tasks, size=False)
    counts: dict[str, int] = defaultdict(int)
    for task in plan.tasks:
        for topic in task.topics:
            counts[topic] += 1
    whole = max(1, sum(len(unit.text) for unit in plan.units)), max(1, len(plan.tasks))
    return {
        topic: Share(text[topic] / whole[0], tasks.get(topic, 0.0) / whole[1], counts[topic]) for topic in sorted(text)
    }


def compare_topics(earlier: Plan, later: Plan) -> list[TopicShift]:
    """Attention of two plans side by side, the greatest shift of text first."""
    before, after = shares(earlier), shares(later)
    shifts = [_shift(topic, before.get(topic, Share()), after.get(topic, Share())) for topic in {*before, *after}]
    return sorted(shifts, key=lambda shift: (-abs(shift.shift), shift.topic))


def _weights(units: Iterable[Unit], *, size: bool) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for unit in units:
        for topic in unit.topics:
            weights[topic] += (len(unit.text) if size else 1) / len(unit.topics)
    return weights


def _shift(topic: str, before: Share, after: Share) -> TopicShift:
    return TopicShift(
        topic=topic,
        earlier_share=round(before.text, 4),
        later_share=round(after.text, 4),
        shift=round(after.text - before.text, 4),
        earlier_task_share=round(before.tasks, 4),
        later_task_share=round(after.tasks, 4),
        task_shift=round(after.tasks - before.tasks, 4),
    )
