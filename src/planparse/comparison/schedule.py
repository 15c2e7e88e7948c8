"""What became of the times of a calendar: earlier, later, dropped."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.comparison.model import Item, ScheduleShift, ShiftKind
from planparse.comparison.times import day
from planparse.schema import Plan, ScheduleItem


def compare_schedule(earlier: Plan, later: Plan, items: Iterable[Item]) -> list[ScheduleShift]:
    """Compare the times of calendar entries that correspond.

    Args:
        earlier: The earlier plan.
        later: The later plan.
        items: The compared entries, of which those of the calendar are read.

    Returns:
        One shift for each pair of entries, and one for each entry without counterpart.
    """
    before = {entry.id: entry for entry in earlier.schedule}
    after = {entry.id: entry for entry in later.schedule}
    shifts: list[ScheduleShift] = []
    for item in items:
        if item.what != "schedule":
            continue
        if not item.later:
            shifts += [ScheduleShift(kind="dropped", earlier=i, earlier_time=before[i].time) for i in item.earlier]
        elif not item.earlier:
            shifts += [ScheduleShift(kind="new", later=j, later_time=after[j].time) for j in item.later]
        else:
            shifts += [_shift(earlier, later, before[i], after[j]) for i in item.earlier for j in item.later]
    return shifts


def days_between(earlier: Plan, later: Plan, one: ScheduleItem, other: ScheduleItem) -> int | None:
    """Days between the beginnings of two entries, or between their ends where the beginnings are the same.

    Each is counted from the period of its plan; None where one of them has no date.
    """
    if one.time is None or other.time is None:
        return None
    before, after = (one.time.edtf, earlier.period), (other.time.edtf, later.period)
    starts, ends = (day(*before), day(*after)), (day(*before, "end"), day(*after, "end"))
    if starts[0] is None or starts[1] is None or ends[0] is None or ends[1] is None:
        return None
    return (starts[1] - starts[0]) or (ends[1] - ends[0])


def _shift(earlier: Plan, later: Plan, one: ScheduleItem, other: ScheduleItem) -> ScheduleShift:
    days = days_between(earlier, later, one, other)
    kind: ShiftKind = "unclear" if days is None else "same" if days == 0 else "earlier" if days < 0 else "later"
    return ScheduleShift(
        kind=kind, earlier=one.id, later=other.id, earlier_time=one.time, later_time=other.time, days=days
    )
