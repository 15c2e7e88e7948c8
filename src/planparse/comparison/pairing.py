"""Which plans belong together: the same place and kind in one year and the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planparse.comparison.model import Comparable, SourcedPlan, all_sourced
from planparse.comparison.places import place_name, region_name, same_body
from planparse.comparison.similarity import plain
from planparse.comparison.times import plan_start
from planparse.schema import Plan

_YEARS = re.compile(r"[0-9０-９xX×*〇零一二三四五六七八九十至—–-]{2,9}(?:学年度?|年度?|年)?")
_Place = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Plans that belong together, and those without a partner."""

    pairs: tuple[tuple[SourcedPlan, SourcedPlan], ...]
    unpaired: tuple[SourcedPlan, ...]


def pair(earlier: Comparable | Iterable[Comparable], later: Comparable | Iterable[Comparable]) -> Pairs:
    """Pair plans by region and year.

    One plan on each side is a pair, whatever the plans are. Of several, each later plan is paired with the plan of
    the same kind and body (region and issuer as far as known, else the title without its year) whose period begins
    nearest before its own. Two plans that are the only ones of their body are a pair without that.
    """
    before, after = all_sourced(earlier), all_sourced(later)
    if len(before) == len(after) == 1:
        return Pairs(((before[0], after[0]),), ())
    places: dict[_Place, tuple[list[SourcedPlan], list[SourcedPlan]]] = defaultdict(lambda: ([], []))
    for side, plans in enumerate((before, after)):
        for given in plans:
            places[given.plan.kind, region_name(given.plan.region)][side].append(given)
    pairs = [each for olds, news in places.values() for each in _pairs(olds, news)]
    used = {_identity(given) for each in pairs for given in each}
    unpaired = tuple(given for given in (*before, *after) if _identity(given) not in used)
    return Pairs(tuple(pairs), unpaired)


def _pairs(olds: list[SourcedPlan], news: list[SourcedPlan]) -> Iterator[tuple[SourcedPlan, SourcedPlan]]:
    """Pairs among plans of one kind and region."""
    free = list(olds)
    for new in sorted(news, key=lambda given: plan_start(given.plan) or (0, 0)):
        old = _partner(free, new, news)
        if old is not None:
            free = [given for given in free if given is not old]
            yield old, new


def _partner(free: list[SourcedPlan], new: SourcedPlan, news: list[SourcedPlan]) -> SourcedPlan | None:
    fitting = [old for old in free if _belong(old.plan, new.plan)]
    start = plan_start(new.plan)
    before = [
        (begin, at) for at, old in enumerate(fitting) if (begin := plan_start(old.plan)) and start and begin < start
    ]
    if before:
        return fitting[max(before)[1]]
    alone = len(fitting) == 1 and sum(_belong(fitting[0].plan, given.plan) for given in news) == 1
    return fitting[0] if alone else None


def _belong(one: Plan, other: Plan) -> bool:
    """Whether two plans of one kind and region are of one body; without a place the titles have to be the same."""
    if place_name(one) is None and place_name(other) is None:
        titles = plain(_YEARS.sub("", one.title or "")), plain(_YEARS.sub("", other.title or ""))
        return titles[0] == titles[1] != ""
    return same_body(one, other)


def _identity(given: SourcedPlan) -> tuple[str, str, int]:
    """A plan that stands on both sides (the same folder twice) is one plan; without source it is itself only."""
    return given.source, given.plan.id, 0 if given.source else id(given)
