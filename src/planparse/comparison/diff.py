"""``compare``: everything that changed from one plan to another."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.comparison.alignment import THRESHOLD
from planparse.comparison.attention import compare_topics
from planparse.comparison.items import compare_items
from planparse.comparison.model import Comparable, Item, PlanDiff, PlanRef, SourcedPlan, only_plan
from planparse.comparison.schedule import compare_schedule
from planparse.comparison.similarity import plain
from planparse.comparison.targets import compare_targets
from planparse.comparison.times import plan_start
from planparse.schema import Notice, Plan


def compare(earlier: Comparable, later: Comparable, *, threshold: float = THRESHOLD) -> PlanDiff:
    """Compare two plans: sections, goals, tasks, context, calendar, targets and attention.

    Args:
        earlier: A document with one plan, a ``SourcedPlan``, or a plan.
        later: Likewise.
        threshold: Least score, between 0 and 1, of texts that correspond; below it they are added and removed.

    Returns:
        All entries of both plans, each once. ``warnings`` say what makes the comparison less meaningful
        (``different_kind``, ``same_year``, ``year_order``, ``unknown_year``, ``no_common_section``, ``duplicate``).

    Raises:
        CompareError: ``P060`` where a document holds no plan, or several.

    Example:
        >>> from planparse.schema import Plan, Span, Unit
        >>> def plan(text: str) -> Plan:
        ...     span = Span(start=0, end=len(text))
        ...     return Plan(id="p", span=span, tasks=(Unit(id="u", type="task", text=text, span=span),))
        >>> diff = compare(plan("组织听课二十次。"), plan("组织听课三十次。"))
        >>> diff.items[0].kind, [(c.earlier, c.later) for c in diff.items[0].changes if c.op == "replace"]
        ('reworded', [('二十次', '三十次')])
    """
    one, other = only_plan(earlier), only_plan(later)
    items, pairs = compare_items(one.plan, other.plan, threshold)
    return PlanDiff(
        earlier=_ref(one),
        later=_ref(other),
        items=tuple(items),
        targets=tuple(compare_targets(one.plan, other.plan, pairs)),
        schedule=tuple(compare_schedule(one.plan, other.plan, items)),
        topics=tuple(compare_topics(one.plan, other.plan)),
        warnings=tuple(_warnings(one, other, items)),
    )


def _ref(given: SourcedPlan) -> PlanRef:
    plan = given.plan
    return PlanRef(
        source=given.source, plan=plan.id, title=plan.title, period=plan.period, kind=plan.kind, region=plan.region
    )


def _warnings(one: SourcedPlan, other: SourcedPlan, items: Iterable[Item]) -> Iterable[Notice]:
    before, after = one.plan, other.plan
    if before.kind != after.kind:
        yield Notice(code="different_kind", message=f"a {before.kind} is compared with a {after.kind}")
    yield from _year_warnings(before, after)
    sections = [item for item in items if item.what == "section"]
    if (before.sections or after.sections) and not any(item.earlier and item.later for item in sections):
        yield Notice(code="no_common_section", message="no section of one plan corresponds to one of the other")
    if _is_duplicate(one, other):
        yield Notice(code="duplicate", message="both plans have the same text")


def _year_warnings(before: Plan, after: Plan) -> Iterable[Notice]:
    years = plan_start(before), plan_start(after)
    for name, year in zip(("earlier", "later"), years, strict=True):
        if year is None:
            yield Notice(code="unknown_year", message=f"the year of the {name} plan is not known")
    if years[0] is None or years[1] is None:
        return
    if before.period and after.period and before.period.edtf == after.period.edtf:
        yield Notice(code="same_year", message=f"both plans are for {before.period.edtf}")
    elif years[0] > years[1]:
        yield Notice(
            code="year_order", message=f"the plan called earlier begins in {years[0][0]}, the other in {years[1][0]}"
        )


def _is_duplicate(one: SourcedPlan, other: SourcedPlan) -> bool:
    texts = [[plain(unit.text) for unit in given.plan.units] for given in (one, other)]
    entries = [[plain(entry.activity) for entry in given.plan.schedule] for given in (one, other)]
    return bool(texts[0] or entries[0]) and texts[0] == texts[1] and entries[0] == entries[1]
