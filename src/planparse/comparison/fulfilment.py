"""``fulfil``: what became of the promises of a year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from planparse.comparison.direction import amount, better, comparable, rhythm, whom
from planparse.comparison.model import Comparable, Fulfilment, SourcedPlan, Verdict, only_plan
from planparse.comparison.places import region_name
from planparse.comparison.similarity import plain
from planparse.comparison.times import end_of_year, own_period, plan_year, single_year, target_period
from planparse.schema import Model, Target

_EXACT = 1e-9  # part of a figure that is noise of binary fractions
_OFFICE = re.compile(r"(?![每各]).*(?:局|厅|委|办|处|室|科|股|组|部|中心|政府|部门)")


class VerdictRule(Model):
    """When a promise counts as met.

    The figure that must be reached is the promised value, of a range its lower end where more is better (growth, jobs,
    output) and its upper end where less is better (prices, unemployment, energy use). A promise is

    * ``met`` when the reported figure reaches it or goes beyond it;
    * ``about`` when the promise was approximate (左右) and the figure misses it by ``points`` at most (rates and shares
      in per cent), or by ``part`` of the promised value (counts and amounts);
    * ``missed`` else;
    * ``unknown`` when no figure of the same unit is reported for the single year.
    """

    points: float = 0.3
    part: float = 0.03


def verdict(promise: Target, achieved: Target | None, rule: VerdictRule | None = None) -> Verdict:
    """Judge a promise by what is reported; see ``VerdictRule``.

    Args:
        promise: The promised figure.
        achieved: The figure reported for the same time, or None.
        rule: Margins.

    Example:
        >>> from planparse.schema import Span
        >>> def growth(op: str, value: float) -> Target:
        ...     return Target(id="t", span=Span(start=0, end=1), text="", indicator="生产总值", measure="growth",
        ...         indicator_id="gdp.growth", op=op, value=value, unit="%")
        >>> [verdict(growth("~", 5), growth("=", value)) for value in (5.2, 4.8, 4.5)]
        ['met', 'about', 'missed']
    """
    rule = rule or VerdictRule()
    if achieved is None or not comparable(promise, achieved):
        return "unknown"
    way = better(promise.indicator_id, promise.indicator, promise)
    wanted, reached = _binding(promise, way), _binding(achieved, way)
    if wanted is None or reached is None:
        return "unknown"
    short = wanted - reached if way == "higher" else reached - wanted
    falls_short = achieved.op == ("<" if way == "higher" else ">")
    exact = _EXACT * max(abs(wanted), abs(reached))
    if short < -exact or (short <= exact and not falls_short):
        return "met"
    in_points = (promise.unit or "").endswith(("%", "％", "百分点"))
    margin = rule.points if in_points else rule.part * abs(wanted)
    return "about" if promise.op == "~" and short <= margin + exact else "missed"


def fulfil(
    earlier: Comparable, later: Comparable, *, rule: VerdictRule | None = None, every_target: bool = False
) -> list[Fulfilment]:
    """Hold the promises of a plan against what a later plan reports for the same year.

    Args:
        earlier: The plan of year Y that promises.
        later: The plan, report or summary that tells what was achieved in Y.
        rule: Margins of the verdict.
        every_target: Also promises without a canonical indicator, held against reported figures of the same name.

    Returns:
        One row per promise for the single year Y, in the order of the text, repeated figures once. Of the
        reported figures the first in the promised unit counts that is for the same subject (每位教师) and as often
        (每月); a total is no result of each.

    Raises:
        CompareError: ``P060`` where a document holds no plan, or several.
    """
    one, other = only_plan(earlier), only_plan(later)
    year = plan_year(one.plan)
    reported: dict[str, list[Target]] = defaultdict(list)
    for figure in _figures(other, "achieved", year):
        reported[_name(figure)].append(figure)
    found: list[Fulfilment] = []
    seen: set[tuple[object, ...]] = set()
    for promise in _figures(one, "planned", year):
        name = _name(promise)
        key = (
            name,
            whom(promise),
            rhythm(promise),
            promise.op,
            promise.stretch,
            promise.measure,
            *amount(promise),
        )
        if key in seen or (promise.indicator_id is None and not every_target):
            continue
        seen.add(key)
        achieved = _reported(promise, reported.get(name, ()))
        found.append(_row(one, other, promise, achieved, verdict(promise, achieved, rule)))
    return found


def _figures(given: SourcedPlan, status: str, year: int | None) -> list[Target]:
    """Figures for the single year, in the order of the text."""
    found = [
        target
        for target in given.plan.targets
        if target.status == status and target.value is not None and _is_for(target, given, year)
    ]
    return sorted(found, key=lambda target: target.span.start)


def _is_for(target: Target, given: SourcedPlan, year: int | None) -> bool:
    """Whether a figure is for the whole year, not for a month or half of it; a promise may have a deadline in it."""
    period = target_period(target, given.plan)
    if period is None or year is None:
        return False
    own = given.plan.period.edtf if given.plan.period else None
    if end_of_year(target.period) == year or (single_year(period) == year and period in {str(year), own}):
        return True
    deadline = target.status == "planned" and period.startswith("../") and single_year(own) == year
    return deadline and own_period(target, given.plan) == ""


def _name(target: Target) -> str:
    return target.indicator_id or plain(target.indicator)


def _reported(promise: Target, figures: Sequence[Target]) -> Target | None:
    """The first figure of the same unit, frequency and subject; a total is no result of each school.

    An office of which something is promised (教研室听课80节) need not be named again.
    """
    fitting = [figure for figure in figures if rhythm(figure) == rhythm(promise) and comparable(promise, figure)]
    subject = whom(promise)
    subjects = [subject, ""] if _OFFICE.fullmatch(subject) else [subject]
    return next((figure for each in subjects for figure in fitting if whom(figure) == each), None)


def _binding(target: Target, way: str) -> float | None:
    value, value_max, _ = amount(target)
    return value if way == "higher" or value_max is None else value_max


def _row(one: SourcedPlan, other: SourcedPlan, promise: Target, achieved: Target | None, judged: Verdict) -> Fulfilment:
    region = one.plan.region or other.plan.region
    return Fulfilment(
        region=region_name(region),
        adcode=region.adcode if region else None,
        year=plan_year(one.plan),
        indicator_id=promise.indicator_id,
        indicator=promise.indicator,
        promised_op=promise.op,
        promised_value=promise.value,
        promised_value_max=promise.value_max,
        promised_unit=promise.unit,
        achieved_op=achieved.op if achieved else None,
        achieved_value=achieved.value if achieved else None,
        achieved_value_max=achieved.value_max if achieved else None,
        achieved_unit=achieved.unit if achieved else None,
        verdict=judged,
        earlier_source=one.source,
        earlier_start=promise.span.start,
        earlier_end=promise.span.end,
        later_source=other.source if achieved else None,
        later_start=achieved.span.start if achieved else None,
        later_end=achieved.span.end if achieved else None,
        issuer=one.plan.issuer,
    )


def fulfil_many(
    pairs: Iterable[tuple[Comparable, Comparable]], *, rule: VerdictRule | None = None, every_target: bool = False
) -> list[Fulfilment]:
    """Hold many plans against their successors; see ``fulfil``."""
    return [row for earlier, later in pairs for row in fulfil(earlier, later, rule=rule, every_target=every_target)]
