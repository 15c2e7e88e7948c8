"""What became of promised figures: tightened, loosened, the same, new or dropped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planparse.comparison.alignment import assign
from planparse.comparison.direction import (
    amount,
    better,
    bound,
    comparable,
    indicator_of,
    rhythm,
    times_a_year,
    whom,
)
from planparse.comparison.model import TargetChange, TargetKind
from planparse.comparison.names import alike
from planparse.comparison.similarity import plain, ratio
from planparse.comparison.times import own_period, target_period
from planparse.schema import Plan, Target

_Time = Literal["own", "absolute"]
_TIMES: tuple[_Time, ...] = ("own", "absolute")
_NOT = re.compile("[不未无非]")  # 合格率 and 不合格率 are alike by their characters only
_SAME_NAME = 0.85  # free indicators: names so alike are one indicator,
_LINKED_NAME = 0.6  # or so alike where the sentences around them correspond
_PLAIN_RATE = 1.5  # so many times as much in a year: 每月一次 beside 每季度一次, not 每周一节 beside 每学期二十节


@dataclass(frozen=True, slots=True)
class _Place:
    """A promise with what it may be paired by: whom it is for, how often, and for which time."""

    target: Target
    subject: str
    per: str
    time: str
    period: str | None
    rank: tuple[bool, int]

    def time_of(self, kind: _Time) -> str | None:
        """The time counted from the plan's own period, or as it is."""
        return self.time if kind == "own" else self.period


def compare_targets(earlier: Plan, later: Plan, pairs: Iterable[tuple[str, str]]) -> list[TargetChange]:
    """Compare the promises of two plans; what a plan reports as achieved is no promise.

    Figures of one canonical indicator are paired for the same subject, frequency and time, counted from the period of
    each plan, those left over for the same year (到2025年). Free indicators are paired by name, unit and measure. What
    is left is paired in another rhythm (每季度一次, then 每月一次) where one plainly comes to more in a year; such a
    pair has no difference. Repetitions of a figure count once.

    Args:
        earlier: The earlier plan.
        later: The later plan.
        pairs: Ids of units that correspond.

    Returns:
        Changes in the order of the later plan, dropped ones at the end.
    """
    before, after = _promises(earlier), _promises(later)
    linked = defaultdict(set)
    for one, other in pairs:
        linked[one].add(other)
    matched: dict[int, int] = {}
    for kind in _TIMES:
        matched |= dict(_by_indicator(before, after, matched, kind))
    matched |= dict(_by_name(before, after, matched, linked))
    matched |= dict(_in_another_rhythm(before, after, matched))
    changes = [(j, _change(before[i].target, after[j].target)) for i, j in matched.items()]
    found = set(matched.values())
    changes += [(j, _change(None, place.target)) for j, place in enumerate(after) if j not in found]
    ordered = [change for _, change in sorted(changes, key=lambda each: each[0])]
    return ordered + [_change(place.target, None) for i, place in enumerate(before) if i not in matched]


def _promises(plan: Plan) -> list[_Place]:
    """Promises in the order of the text, each figure once."""
    goals = {unit.id for unit in plan.goals}
    seen: set[tuple[object, ...]] = set()
    found: list[_Place] = []
    for target in sorted(plan.targets, key=lambda each: each.span.start):
        if target.status != "planned":
            continue
        subject, per = whom(target), rhythm(target)
        rank = target.unit_id not in goals, target.span.start
        place = _Place(target, subject, per, own_period(target, plan), target_period(target, plan), rank)
        name = indicator_of(target) or plain(target.indicator)
        key = (
            name,
            subject,
            per,
            place.time,
            target.op,
            target.measure,
            target.stretch,
            target.attribute,
            *amount(target),
        )
        if key not in seen:
            seen.add(key)
            found.append(place)
    return found


def _by_indicator(
    before: Sequence[_Place], after: Sequence[_Place], matched: Mapping[int, int], kind: _Time
) -> Iterable[tuple[int, int]]:
    """Pairs of one canonical indicator: equal figures first, then in order, those of the goals before all others."""
    groups: dict[tuple[object, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (places, taken) in enumerate(((before, set(matched)), (after, set(matched.values())))):
        for at in sorted(range(len(places)), key=lambda k, of=places: of[k].rank):  # type: ignore[misc]
            place = places[at]
            name = indicator_of(place.target)
            time = place.time_of(kind)
            if name is not None and time is not None and at not in taken:
                key = (name, place.subject, place.per, time, place.target.stretch, place.target.attribute)
                groups[key][side].append(at)
    for left, right in groups.values():
        free = set(right)
        for fits in (_are_equal, _are_of_one_unit):
            for i in list(left):
                j = next((j for j in right if j in free and fits(before[i].target, after[j].target)), None)
                if j is not None:
                    yield i, j
                    left.remove(i)
                    free.remove(j)


def _are_equal(one: Target, other: Target) -> bool:
    return _are_of_one_unit(one, other) and _kind(one, other) == "same"


def _are_of_one_unit(one: Target, other: Target) -> bool:
    """Whether two promises can be held against each other; a stated absence can against any."""
    return one.absence is not None or other.absence is not None or comparable(one, other)


def _by_name(
    before: Sequence[_Place], after: Sequence[_Place], matched: Mapping[int, int], linked: Mapping[str, set[str]]
) -> list[tuple[int, int]]:
    """Pairs of free indicators, by name, unit and measure."""
    taken = set(matched.values())
    left = {i: one for i, one in enumerate(before) if i not in matched and indicator_of(one.target) is None}
    right = {j: other for j, other in enumerate(after) if j not in taken and indicator_of(other.target) is None}
    together = dict(_of_linked_units(left, right, linked))
    shares = together | {(i, j): share for i, j, share in _of_one_name(left, right)}
    scores = {
        (i, j): (share + 0.2 * ((i, j) in together)) ** 2 + 0.01 * _same_amount(left[i], right[j])
        for (i, j), share in sorted(shares.items())
        if _may_meet(left[i], right[j])
    }
    return assign(scores, len(before), len(after))


def _of_linked_units(
    earlier: Mapping[int, _Place], later: Mapping[int, _Place], linked: Mapping[str, set[str]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of free indicators in units that correspond, with names that are somewhat alike."""
    of_unit = defaultdict(list)
    for j, other in later.items():
        of_unit[other.target.unit_id].append(j)
    for i, one in earlier.items():
        name = plain(one.target.indicator)
        for j in (j for unit in linked.get(one.target.unit_id or "", ()) for j in of_unit.get(unit, ())):
            other_name = plain(later[j].target.indicator)
            share = ratio(name, other_name)
            if share >= _LINKED_NAME and _deny_equally(name, other_name):
                yield (i, j), share


def _in_another_rhythm(
    before: Sequence[_Place], after: Sequence[_Place], matched: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Pairs of what is promised in one rhythm and then in another one."""
    taken = set(matched.values())
    left = {i: one for i, one in enumerate(before) if i not in matched and one.per}
    right = {j: other for j, other in enumerate(after) if j not in taken and other.per}
    scores = {
        (i, j): share
        for i, j, share in _of_one_name(left, right)
        if _change_rhythm(before[i], after[j]) and _are_of_one_case(before[i], after[j])
    }
    return assign(scores, len(before), len(after))


def _of_one_name(earlier: Mapping[int, _Place], later: Mapping[int, _Place]) -> list[tuple[int, int, float]]:
    """Pairs of one canonical indicator, or of free ones whose names are alike and deny equally much."""
    (known, free), (known_later, free_later) = _named(earlier), _named(later)
    found = [(i, j, 1.0) for name in known for i in known[name] for j in known_later.get(name, ())]
    for one, other, share in alike(free, free_later, _SAME_NAME):
        if _deny_equally(one, other):
            found += [(i, j, share) for i in free[one] for j in free_later[other]]
    return sorted(found)


def _named(places: Mapping[int, _Place]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Promises by canonical indicator, and free ones by name."""
    known: dict[str, list[int]] = defaultdict(list)
    free: dict[str, list[int]] = defaultdict(list)
    for at, place in places.items():
        name = indicator_of(place.target)
        if name is None:
            free[plain(place.target.indicator)].append(at)
        else:
            known[name].append(at)
    return known, free


def _deny_equally(one: str, other: str) -> bool:
    return len(_NOT.findall(one)) == len(_NOT.findall(other))


def _same_amount(one: _Place, other: _Place) -> bool:
    return amount(one.target) == amount(other.target)


def _change_rhythm(one: _Place, other: _Place) -> bool:
    """Whether one of two rhythms plainly comes to more in a year."""
    return one.per != other.per and _differ_plainly(_of_a_year(one.target), _of_a_year(other.target))


def _differ_plainly(first: float, second: float) -> bool:
    return bool(first and second) and max(first, second) >= _PLAIN_RATE * min(first, second)


def _of_a_year(target: Target) -> float:
    value = amount(target)[0]
    return 0.0 if value is None or target.frequency is None else value * times_a_year(target.frequency.per)


def _may_meet(one: _Place, other: _Place) -> bool:
    return one.per == other.per and _are_of_one_case(one, other)


def _are_of_one_case(one: _Place, other: _Place) -> bool:
    return (
        one.subject == other.subject
        and (one.time == other.time or (one.period == other.period is not None))
        and one.target.stretch == other.target.stretch
        and comparable(one.target, other.target)
    )


def _kind(earlier: Target, later: Target) -> TargetKind:
    """How a promise changed; a stated absence of a figure drops the promise, and a figure after it is new."""
    way = better(indicator_of(later), later.indicator, earlier, later)
    before, after = bound(earlier, way), bound(later, way)
    if before is None or after is None:
        if before is None and after is None:
            return "same"
        return "new" if before is None else "dropped"
    if rhythm(earlier) != rhythm(later):
        more = _of_a_year(later) > _of_a_year(earlier)
        return "tightened" if more == (way == "higher") else "loosened"
    return "tightened" if after > before else "loosened" if after < before else "same"


def _change(earlier: Target | None, later: Target | None) -> TargetChange:
    shown = later or earlier
    if shown is None:
        raise ValueError("a change needs a target")
    kind: TargetKind = "new" if earlier is None else "dropped" if later is None else _kind(earlier, later)
    return TargetChange(
        kind=kind,
        indicator_id=indicator_of(shown),
        indicator=shown.indicator,
        subject=shown.subject,
        earlier=earlier,
        later=later,
        difference=_difference(earlier, later),
        unit=amount(shown)[2],
    )


def _difference(earlier: Target | None, later: Target | None) -> float | None:
    """Later minus earlier bound in the base unit; None without two figures of one unit."""
    if earlier is None or later is None or not comparable(earlier, later) or rhythm(earlier) != rhythm(later):
        return None
    way = better(indicator_of(later), later.indicator, earlier, later)
    before, after = bound(earlier, way), bound(later, way)
    if before is None or after is None:
        return None
    change = after.value - before.value
    return float(f"{change if way == 'higher' else -change:.12g}") + 0.0  # without the noise of binary fractions
