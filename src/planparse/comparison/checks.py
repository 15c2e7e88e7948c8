"""What makes a comparison less meaningful: plans of different kinds or of one year, unknown years, duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from planparse.comparison.model import SourcedPlan
from planparse.comparison.places import place_name
from planparse.comparison.times import plan_start
from planparse.schema import Notice, Plan


def pair_notices(one: SourcedPlan, other: SourcedPlan) -> Iterator[Notice]:
    """Trouble of an earlier and a later plan: ``different_kind unknown_year same_year year_order duplicate``."""
    before, after = one.plan, other.plan
    if before.kind != after.kind:
        yield Notice(code="different_kind", message=f"a {before.kind} is compared with a {after.kind}")
    starts = plan_start(before), plan_start(after)
    for name, start in zip(("earlier", "later"), starts, strict=True):
        if start is None:
            yield Notice(code="unknown_year", message=f"the year of the {name} plan is not known")
    if starts[0] is not None and starts[1] is not None:
        if before.period and after.period and before.period.edtf == after.period.edtf:
            yield Notice(code="same_year", message=f"both plans are for {before.period.edtf}")
        elif starts[0] > starts[1]:
            message = f"the plan called earlier begins in {starts[0][0]}, the other in {starts[1][0]}"
            yield Notice(code="year_order", message=message)
    if _content(before) and _content(before) == _content(after):
        yield Notice(code="duplicate", message="both plans have the same text")


def set_notices(plans: Iterable[SourcedPlan]) -> list[Notice]:
    """Trouble among many plans: ``unknown_year``, ``duplicate`` texts, and ``same_year`` of one body and kind."""
    listed = list(plans)
    notices = [
        Notice(code="unknown_year", message=f"the year of {_shown(given)} is not known")
        for given in listed
        if plan_start(given.plan) is None
    ]
    texts = _groups((_content(given.plan), given) for given in listed)
    notices += [Notice(code="duplicate", message=f"the same text: {_all(group)}") for group in texts]
    alike = {_shown(given) for group in texts for given in group}
    years = _groups((_body(given.plan), given) for given in listed)
    notices += [
        Notice(code="same_year", message=f"of one body, kind and time: {_all(group)}")
        for group in years
        if any(_shown(given) not in alike for given in group)
    ]
    return notices


def _content(plan: Plan) -> tuple[str, ...]:
    texts = (*(unit.text for unit in plan.units), *(entry.activity for entry in plan.schedule))
    return tuple("".join(text.split()) for text in texts)


def _body(plan: Plan) -> tuple[str, ...]:
    place = place_name(plan)
    if place is None or plan.period is None or plan_start(plan) is None:
        return ()
    return place, plan.issuer or "", plan.kind, plan.period.edtf


def _groups(keyed: Iterable[tuple[Hashable, SourcedPlan]]) -> list[list[SourcedPlan]]:
    """Plans of one key, where there are several; an empty key is none."""
    groups: dict[Hashable, list[SourcedPlan]] = defaultdict(list)
    for key, given in keyed:
        if key:
            groups[key].append(given)
    return [group for group in groups.values() if len(group) > 1]


def _shown(given: SourcedPlan) -> str:
    return f"{given.source} {given.plan.id}".strip()


def _all(group: Sequence[SourcedPlan]) -> str:
    return ", ".join(_shown(given) for given in group)
