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


def _path(region: Region) -> list[str]:
    return list(dict.fromkeys(part for part in (region.province, region.city, region.county) if part))
