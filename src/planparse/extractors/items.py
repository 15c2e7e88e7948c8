"""Order and ids of the items of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from planparse.schema import ScheduleItem, Target, Unit

Numbered = TypeVar("Numbered", ScheduleItem, Target)


def in_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units in the order of the text."""
    return tuple(sorted(units, key=lambda unit: unit.span.start))


def numbered(prefix: str, items: Iterable[Numbered]) -> tuple[Numbered, ...]:
    """Items with ids counted through, in the order they are given."""
    return tuple(
        item if item.id == f"{prefix}{n}" else item.model_copy(update={"id": f"{prefix}{n}"})
        for n, item in enumerate(items, start=1)
    )
