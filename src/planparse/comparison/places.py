"""Names of regions, and how one region lies to another (GB/T 2260)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from planparse.comparison.model import Relation
from planparse.schema import Plan, Region

Numbers: TypeAlias = dict[int, None]  # of plans, in the order in which they came


def region_name(region: Region | None) -> str | None:
    """Full name from the province down.

    Example:
        >>> region_name(Region(province="湖北省", city="黄冈市", county="罗田县"))
        '湖北省黄冈市罗田县'
    """
    return ("".join(_path(region)) or None) if region else None


def place_name(plan: Plan) -> str | None:
    """Full name of a plan's region, else its issuer."""
    return region_name(plan.region) or plan.issuer


def same_body(one: Plan, other: Plan) -> bool:
    """Whether two plans may be of one body: of one region and one issuer, as far as both are known, and not of nobody.

    Example:
        >>> from planparse.schema import Span
        >>> def plan(issuer: str | None) -> Plan:
        ...     return Plan(id="p", span=Span(start=0, end=0), region=Region(province="湖北省"), issuer=issuer)
        >>> same_body(plan("湖北省人民政府"), plan(None)), same_body(plan("湖北省人民政府"), plan("罗田县人民政府"))
        (True, False)
    """
    regions = region_name(one.region), region_name(other.region)
    if regions[0] != regions[1] or (one.issuer and other.issuer and one.issuer != other.issuer):
        return False
    return regions[0] is not None or (one.issuer is not None and one.issuer == other.issuer)


def lies_above(upper: Region, lower: Region) -> bool:
    """Whether one region holds the other.

    Example:
        >>> lies_above(Region(province="湖北省"), Region(province="湖北省", city="黄冈市"))
        True
    """
    high, low = _path(upper), _path(lower)
    return len(high) < len(low) and low[: len(high)] == high


def relation(earlier: Plan, later: Plan) -> Relation:
    """Where the earlier plan stands, seen from the later one; a plan without place has no known relation."""
    if place_name(earlier) is None or place_name(later) is None:
        return "unknown"
    if same_body(earlier, later):
        return "same_plan"
    if earlier.region and later.region and lies_above(earlier.region, later.region):
        return "upper_level"
    return "neighbour"


class Earlier:
    """Plans in the order of time, found by their relation to a later one without a look at all of them.

    Example:
        >>> from planparse.schema import Span
        >>> def plan(**place: str) -> Plan:
        ...     return Plan(id="p", span=Span(start=0, end=0), region=Region(**place))
        >>> earlier = Earlier()
        >>> earlier.add(0, plan(province="湖北省"))
        >>> earlier.add(1, plan(province="湖北省", city="黄冈市"))
        >>> related = earlier.related(plan(province="湖北省", city="黄冈市"))
        >>> [[number for plans in group for number in plans] for group in related]
        [[1], [0], [0, 1], []]
    """

    def __init__(self) -> None:
        self._placed: Numbers = {}
        self._unplaced: Numbers = {}
        self._of_name: dict[str, Numbers] = defaultdict(dict)
        self._of_body: dict[tuple[str | None, str | None], Numbers] = defaultdict(dict)
        self._of_region: dict[tuple[str, ...], Numbers] = defaultdict(dict)

    def add(self, number: int, plan: Plan) -> None:
        """Take in a plan that comes after all others."""
        if place_name(plan) is None:
            self._unplaced[number] = None
            return
        self._placed[number] = None
        name = region_name(plan.region)
        self._of_body[name, plan.issuer or None][number] = None
        if name is not None:
            self._of_name[name][number] = None
        if plan.region:
            self._of_region[tuple(_path(plan.region))][number] = None

    def related(self, later: Plan) -> list[Sequence[Numbers]]:
        """The plans by their relation to one that comes after them, from ``same_plan`` to ``unknown``.

        What is related more closely stands in ``neighbour`` once more.
        """
        if place_name(later) is None:
            return [(self._placed, self._unplaced)]
        return [self._of_same_body(later), self._above(later), (self._placed,), (self._unplaced,)]

    def _of_same_body(self, later: Plan) -> Sequence[Numbers]:
        name, issuer = region_name(later.region), later.issuer or None
        if name is None:
            return (self._of_body.get((None, issuer), {}),)
        if issuer is None:
            return (self._of_name.get(name, {}),)
        return [self._of_body.get((name, each), {}) for each in (issuer, None)]

    def _above(self, later: Plan) -> Sequence[Numbers]:
        path = _path(later.region) if later.region else []
        return [self._of_region.get(tuple(path[:length]), {}) for length in range(len(path))]


def _path(region: Region) -> list[str]:
    return list(dict.fromkeys(part for part in (region.province, region.city, region.county) if part))
