"""``compare``: everything that changed from one plan to another."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.comparison.alignment import THRESHOLD
from planparse.comparison.attention import compare_topics
from planparse.comparison.checks import pair_notices
from planparse.comparison.extras import require
from planparse.comparison.items import compare_items
from planparse.comparison.model import Comparable, Item, PlanDiff, PlanRef, SourcedPlan, only_plan
from planparse.comparison.schedule import compare_schedule
from planparse.comparison.targets import compare_targets
from planparse.schema import Notice


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
        CompareError: ``P060`` where a document holds no plan, or several; ``P014`` where a library is missing.

    Example:
        >>> from planparse.schema import Plan, Span, Unit
        >>> def plan(text: str) -> Plan:
        ...     span = Span(start=0, end=len(text))
        ...     return Plan(id="p", span=span, tasks=(Unit(id="u", type="task", text=text, span=span),))
        >>> diff = compare(plan("组织听课二十次。"), plan("组织听课三十次。"))
        >>> diff.items[0].kind, [(c.earlier, c.later) for c in diff.items[0].changes if c.op == "replace"]
        ('reworded', [('二十次', '三十次')])
    """
    require("jieba", "rapidfuzz", "scipy")
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
    yield from pair_notices(one, other)
    sections = [item for item in items if item.what == "section"]
    if (one.plan.sections or other.plan.sections) and not any(item.earlier and item.later for item in sections):
        yield Notice(code="no_common_section", message="no section of one plan corresponds to one of the other")
