"""Names of regions, and how one region lies to another (GB/T 2260)."""

from __future__ import annotations

from planparse.comparison.model import Relation
from planparse.schema import Plan, Region


def region_name(region: Region | None) -> str | None:
    """Full name from the province down.

    Example:
        >>> region_name(Region(province="湖北省", city="黄冈市", county="罗田县"))
        '湖北省黄冈市罗田县'
    """
    parts = [part for part in (region.province, region.city, region.county) if part] if region else []
    return "".join(dict.fromkeys(parts)) or None


def region_key(plan: Plan) -> str | None:
    """What tells a plan's place: its region, else its issuer; None where neither is known."""
    return region_name(plan.region) or plan.issuer


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
    if region_key(earlier) is None or region_key(later) is None:
        return "unknown"
    if region_key(earlier) == region_key(later):
        return "same_plan"
    if earlier.region and later.region and lies_above(earlier.region, later.region):
        return "upper_level"
    return "neighbour"


def _path(region: Region) -> list[str]:
    return list(dict.fromkeys(part for part in (region.province, region.city, region.county) if part))
