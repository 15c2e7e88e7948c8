"""Which plans belong together: the same place and kind in one year and the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from planparse.comparison.model import Comparable, SourcedPlan, all_sourced
from planparse.comparison.places import region_key
from planparse.comparison.similarity import plain
from planparse.comparison.times import plan_year
from planparse.schema import Plan

_YEARS = re.compile(r"[0-9０-９xX×*〇零一二三四五六七八九十至—–-]{2,9}(?:学年度?|年度?|年)?")
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Plans that belong together, and those without a partner."""

    pairs: tuple[tuple[SourcedPlan, SourcedPlan], ...]
    unpaired: tuple[SourcedPlan, ...]


def pair(earlier: Comparable | Iterable[Comparable], later: Comparable | Iterable[Comparable]) -> Pairs:
    """Pair plans by region and year.

    One plan on each side is a pair, whatever the plans are. Of several, each later plan is paired with the plan of
    the same region (else issuer, else title without its year) and the same kind whose year is nearest before it;
    without an earlier year, or where a year is unknown, nothing is paired, except plans that are the only ones of
    their place on both sides.
    """
    before, after = all_sourced(earlier), all_sourced(later)
    if len(before) == len(after) == 1:
        return Pairs(((before[0], after[0]),), ())
    places: dict[_Key, tuple[list[SourcedPlan], list[SourcedPlan]]] = defaultdict(lambda: ([], []))
    for side, plans in enumerate((before, after)):
        for given in plans:
            places[_key(given.plan)][side].append(given)
    pairs: list[tuple[SourcedPlan, SourcedPlan]] = []
    for olds, news in places.values():
        pairs += _pairs(olds, news)
    used = {id(given) for each in pairs for given in each}
    unpaired = tuple(given for given in (*before, *after) if id(given) not in used)
    return Pairs(tuple(pairs), unpaired)


def _pairs(olds: list[SourcedPlan], news: list[SourcedPlan]) -> list[tuple[SourcedPlan, SourcedPlan]]:
    if len(olds) == len(news) == 1:
        return [(olds[0], news[0])]
    found: list[tuple[SourcedPlan, SourcedPlan]] = []
    free = list(olds)
    for new in sorted(news, key=lambda given: plan_year(given.plan) or 0):
        year = plan_year(new.plan)
        years = [(plan_year(old.plan), at) for at, old in enumerate(free)]
        known = [(old, at) for old, at in years if old is not None and year is not None and old < year]
        if known:
            found.append((free.pop(max(known)[1]), new))
    return found


def _key(plan: Plan) -> _Key:
    """Place and kind; without a known place the title has to do, its years and masks left out."""
    return region_key(plan) or plain(_YEARS.sub("", plan.title or "")), plan.kind
