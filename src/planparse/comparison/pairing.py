"""Which plans belong together: the same place and kind in one year and the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from planparse.comparison.model import Comparable, SourcedPlan, all_sourced
from planparse.comparison.places import place_name, region_name, same_body
from planparse.comparison.similarity import plain
from planparse.comparison.times import plan_start
from planparse.schema import Plan

_YEARS = re.compile(r"[0-9０-９xX×*〇零一二三四五六七八九十至—–-]{2,9}(?:学年度?|年度?|年)?")
_TERMS = re.compile(r"第?[一二上下]学期|[春秋]季?学期|[上下]半年|第?[一二三四]季度")
_FORMS = re.compile(r"工作|计划|要点|安排|方案|总结|报告")  # a plan and the summary of it are of one series
_Pair = tuple[SourcedPlan, SourcedPlan]
_Fit = Callable[[Plan, Plan], bool]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Plans that belong together, and those without a partner."""

    pairs: tuple[_Pair, ...]
    unpaired: tuple[SourcedPlan, ...]


def pair(earlier: Comparable | Iterable[Comparable], later: Comparable | Iterable[Comparable]) -> Pairs:
    """Pair plans by region and year.

    One plan on each side is a pair, whatever the plans are. Of several, each later plan is paired with the plan of
    the same kind and body (region and issuer as far as known, else the title without its year) whose period begins
    nearest before its own; where a body has several plans of a time, with the one of its title. Two plans that are
    the only ones of their body are a pair without that.
    """
    before, after = all_sourced(earlier), all_sourced(later)
    if len(before) == len(after) == 1:
        return Pairs(((before[0], after[0]),), ())
    return _found(before, after, _of_one_kind(before, after))


def pair_results(earlier: Comparable | Iterable[Comparable], later: Comparable | Iterable[Comparable]) -> Pairs:
    """Pair plans with what reports of them: as ``pair`` does, but a plan rather with the summary of its own time."""
    before, after = all_sourced(earlier), all_sourced(later)
    if len(before) == len(after) == 1:
        return Pairs(((before[0], after[0]),), ())
    reported = _with_summaries(before, after)
    used = {_identity(given) for each in reported for given in each}
    rest = [[given for given in side if _identity(given) not in used] for side in (before, after)]
    return _found(before, after, [*reported, *_of_one_kind(*rest)])


def _found(before: Sequence[SourcedPlan], after: Sequence[SourcedPlan], pairs: Sequence[_Pair]) -> Pairs:
    used = {_identity(given) for each in pairs for given in each}
    unpaired = tuple(given for given in (*before, *after) if _identity(given) not in used)
    return Pairs(tuple(pairs), unpaired)


def _of_one_kind(before: Sequence[SourcedPlan], after: Sequence[SourcedPlan]) -> list[_Pair]:
    def place(given: SourcedPlan) -> Hashable:
        return given.plan.kind, region_name(given.plan.region)

    found: list[_Pair] = []
    for olds, news in _grouped(before, after, place):
        ordered = sorted(news, key=lambda given: plan_start(given.plan) or (0, 0))
        turn = {id(given): at for at, given in enumerate(ordered)}
        named = all(given.plan.issuer for given in (*olds, *news))
        bodies = _grouped(olds, ordered, lambda given: given.plan.issuer) if named else [(olds, ordered)]
        pairs = [each for body in bodies for each in _pairs(*body)]
        found += sorted(pairs, key=lambda each, turn=turn: turn[id(each[1])])  # type: ignore[misc]
    return found


def _grouped(
    before: Sequence[SourcedPlan], after: Sequence[SourcedPlan], key: Callable[[SourcedPlan], Hashable]
) -> list[tuple[list[SourcedPlan], list[SourcedPlan]]]:
    groups: dict[Hashable, tuple[list[SourcedPlan], list[SourcedPlan]]] = defaultdict(lambda: ([], []))
    for side, plans in enumerate((before, after)):
        for given in plans:
            groups[key(given)][side].append(given)
    return list(groups.values())


def _pairs(olds: Sequence[SourcedPlan], news: Sequence[SourcedPlan]) -> Iterator[_Pair]:
    """Pairs among plans of one kind and region: those of one series first.

    Where all earlier plans lie before all later ones, an autumn term rather follows the autumn of the year before.
    """
    free, waiting = list(olds), list(news)
    fits: tuple[_Fit, ...] = (_of_one_series, _belong)
    starts = [[start for given in side if (start := plan_start(given.plan))] for side in (olds, news)]
    if all(starts) and max(starts[0]) < min(starts[1]):
        fits = (_of_one_season, *fits)
    for fit in fits:
        for new in tuple(waiting):
            old = _partner(free, new, news, fit)
            if old is not None:
                free, waiting = _without(free, old), _without(waiting, new)
                yield old, new


def _without(plans: Sequence[SourcedPlan], one: SourcedPlan) -> list[SourcedPlan]:
    return [given for given in plans if given is not one]


def _partner(
    free: Sequence[SourcedPlan], new: SourcedPlan, news: Sequence[SourcedPlan], fit: _Fit
) -> SourcedPlan | None:
    fitting = [old for old in free if fit(old.plan, new.plan)]
    start = plan_start(new.plan)
    before = [
        (begin, at) for at, old in enumerate(fitting) if (begin := plan_start(old.plan)) and start and begin < start
    ]
    if before:
        return fitting[max(before)[1]]
    alone = len(fitting) == 1 and sum(fit(fitting[0].plan, given.plan) for given in news) == 1
    return fitting[0] if alone else None


def _with_summaries(before: Sequence[SourcedPlan], after: Sequence[SourcedPlan]) -> list[_Pair]:
    """Plans, each with the one summary of its body and time; of several the one of its title."""
    summaries = [given for given in after if given.plan.kind == "summary"]
    pairs: list[_Pair] = []
    for old in before:
        if old.plan.kind not in {"plan", "summary_and_plan"} or plan_start(old.plan) is None:
            continue
        fitting = [
            new
            for new in summaries
            if plan_start(new.plan) == plan_start(old.plan) and _belong(old.plan, new.plan, _subject)
        ]
        titled = [new for new in fitting if _subject(new.plan) == _subject(old.plan)]
        chosen = titled or fitting
        if len(chosen) == 1:
            pairs.append((old, chosen[0]))
            summaries = _without(summaries, chosen[0])
    return pairs


def _series(plan: Plan) -> str:
    """The title without its time."""
    return plain(_TERMS.sub("", _YEARS.sub("", plan.title or "")))


def _subject(plan: Plan) -> str:
    """The title without its time and without what a plan or a summary is called."""
    return _FORMS.sub("", _series(plan))


def _of_one_series(one: Plan, other: Plan) -> bool:
    return _series(one) == _series(other) != "" and _belong(one, other)


def _of_one_season(one: Plan, other: Plan) -> bool:
    """Whether one plan begins a year before the other of its series."""
    start = plan_start(one)
    return start is not None and plan_start(other) == (start[0] + 1, start[1]) and _of_one_series(one, other)


def _belong(one: Plan, other: Plan, title: Callable[[Plan], str] = _series) -> bool:
    """Whether two plans of one region are of one body; without a place the titles have to be the same."""
    if place_name(one) is None and place_name(other) is None:
        return title(one) == title(other) != ""
    return same_body(one, other)


def _identity(given: SourcedPlan) -> tuple[str, str, int]:
    """A plan that stands on both sides (the same folder twice) is one plan; without source it is itself only."""
    return given.source, given.plan.id, 0 if given.source else id(given)
