"""What became of the times of a calendar: earlier, later, dropped."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.comparison.model import Item, ScheduleShift, ShiftKind
from planparse.comparison.times import day
from planparse.schema import Period, Plan, ScheduleItem, Time


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
            periods = earlier.period, later.period
            shifts += [_shift(before[i], after[j], *periods) for i in item.earlier for j in item.later]
    return shifts


def _shift(one: ScheduleItem, other: ScheduleItem, period: Period | None, later_period: Period | None) -> ScheduleShift:
    days = _days(one.time, other.time, period, later_period)
    kind: ShiftKind = "unclear" if days is None else "same" if days == 0 else "earlier" if days < 0 else "later"
    return ScheduleShift(
        kind=kind, earlier=one.id, later=other.id, earlier_time=one.time, later_time=other.time, days=days
    )


def _days(one: Time | None, other: Time | None, period: Period | None, later_period: Period | None) -> int | None:
    """Days between the beginnings, or between the ends where the beginnings are the same."""
    if one is None or other is None:
        return None
    starts = day(one.edtf, period), day(other.edtf, later_period)
    ends = day(one.edtf, period, "end"), day(other.edtf, later_period, "end")
    if starts[0] is None or starts[1] is None or ends[0] is None or ends[1] is None:
        return None
    return (starts[1] - starts[0]) or (ends[1] - ends[0])
