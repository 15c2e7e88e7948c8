"""Which entries changed their place: another section, or another order among their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence


def out_of_order(numbers: Sequence[int], weights: Sequence[float] | None = None) -> set[int]:
    """Indices outside the heaviest increasing run of numbers: the least that must move to explain the order.

    Args:
        numbers: Different numbers.
        weights: What it costs to call each of them moved, 1 by default.

    Example:
        >>> out_of_order([0, 3, 1, 2])
        {1}
        >>> out_of_order([1, 0]), out_of_order([1, 0], [2, 1])
        ({0}, {1})
    """
    ends: list[int] = []  # last numbers of runs, rising, each run heavier than the one before
    heavy: list[float] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        place = bisect_left(ends, number)
        weight = (heavy[place - 1] if place else 0.0) + (weights[index] if weights else 1.0)
        before.append(at[place - 1] if place else None)
        beaten = place
        while beaten < len(ends) and heavy[beaten] <= weight:
            beaten += 1
        ends[place:beaten], heavy[place:beaten], at[place:beaten] = [number], [weight], [index]
    kept: set[int] = set()
    last = at[-1] if at else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(range(len(numbers))) - kept


def moved(
    pairs: Mapping[tuple[int, int], float],
    earlier_parents: Sequence[Hashable],
    later_parents: Sequence[Hashable],
    same_place: Mapping[Hashable, set[Hashable]],
) -> set[tuple[int, int]]:
    """Pairs whose later entry stands at another place than the earlier one.

    Args:
        pairs: Entries that correspond, by index, each with what it costs to call it moved.
        earlier_parents: Section of each earlier entry, None at the top.
        later_parents: Section of each later entry.
        same_place: For each earlier section the later ones that it became.

    Returns:
        Pairs in another section, or overtaken by their neighbours.
    """
    found: set[tuple[int, int]] = set()
    neighbours: dict[tuple[Hashable, Hashable], list[tuple[int, int]]] = defaultdict(list)
    for i, j in sorted(pairs):
        before, after = earlier_parents[i], later_parents[j]
        if before == after is None or after in same_place.get(before, ()):
            neighbours[before, after].append((i, j))
        else:
            found.add((i, j))
    for group in neighbours.values():
        found |= {group[k] for k in out_of_order([j for _, j in group], [pairs[each] for each in group])}
    return found
