"""What a comparison finds: frozen models, and ``SourcedPlan``, a plan together with the document it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from planparse.errors import CompareError
from planparse.schema import Model, Notice, Op, ParsedDocument, Period, Plan, PlanKind, Region, Span, Target, Time

What = Literal["section", "goal", "task", "context", "schedule"]
ItemKind = Literal["kept", "reworded", "moved", "split", "merged", "added", "removed"]
TargetKind = Literal["tightened", "loosened", "same", "new", "dropped"]
ShiftKind = Literal["same", "earlier", "later", "unclear", "new", "dropped"]
Verdict = Literal["met", "missed", "about", "unknown"]
Relation = Literal["same_plan", "upper_level", "neighbour", "unknown"]


class SourcedPlan(Model):
    """A plan and, where known, the document that it stands in (its text and its path)."""

    plan: Plan
    document: ParsedDocument | None = None

    @property
    def source(self) -> str:
        """Path of the source file, empty where it is not known."""
        return self.document.source.path if self.document else ""


Comparable = ParsedDocument | SourcedPlan | Plan


def sourced(given: Comparable) -> tuple[SourcedPlan, ...]:
    """All plans of what was given, each with its document.

    Raises:
        CompareError: ``P060`` for what is neither a document nor a plan, such as a path.
    """
    if isinstance(given, ParsedDocument):
        return tuple(SourcedPlan.model_construct(plan=plan, document=given) for plan in given.plans)
    if not isinstance(given, SourcedPlan | Plan):
        advice = "pass documents as planparse.parse returns them, or plans"
        raise CompareError("P060", "compare", f"a {type(given).__name__} is no plan", advice)
    return (given if isinstance(given, SourcedPlan) else SourcedPlan.model_construct(plan=given, document=None),)


def all_sourced(given: Comparable | Iterable[Comparable]) -> tuple[SourcedPlan, ...]:
    """All plans of several documents, in their order."""
    many = given if isinstance(given, Iterable) and not isinstance(given, Model | str | bytes) else (given,)
    return tuple(plan for each in many for plan in sourced(each))


def only_plan(given: Comparable) -> SourcedPlan:
    """The one plan that was given.

    Raises:
        CompareError: ``P060`` where a document holds no plan, or several of which one must be chosen.
    """
    plans = sourced(given)
    if len(plans) == 1:
        return plans[0]
    path = given.source.path if isinstance(given, ParsedDocument) else "-"
    if not plans:
        raise CompareError(
            "P060", "compare", "the document holds no plan", "compare documents that hold one", file=path
        )
    ids = ", ".join(each.plan.id for each in plans)
    advice = "choose one and pass SourcedPlan(plan=..., document=...)"
    raise CompareError("P060", "compare", f"the document holds {len(plans)} plans ({ids})", advice, file=path)


class PlanRef(Model):
    """Which plan was compared."""

    source: str
    plan: str
    title: str | None = None
    period: Period | None = None
    kind: PlanKind
    region: Region | None = None


class Change(Model):
    """One step of a word-level diff; all steps together give both texts."""

    op: Literal["equal", "insert", "delete", "replace"]
    earlier: str
    later: str


class Item(Model):
    """What became of a section, a unit or a calendar entry.

    ``earlier`` and ``later`` are ids, empty on the side where nothing corresponds. ``similarity`` is the share of
    characters that both texts have in common in order (1: the same text, 0: nothing corresponds). ``moved`` also
    marks a reworded item that changed its place.
    """

    what: What
    kind: ItemKind
    similarity: float
    moved: bool = False
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    earlier_spans: tuple[Span, ...] = ()
    later_spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()


class TargetChange(Model):
    """What became of a promised figure; ``difference`` is later minus earlier in ``unit``."""

    kind: TargetKind
    indicator_id: str | None = None
    indicator: str
    subject: str | None = None
    earlier: Target | None = None
    later: Target | None = None
    difference: float | None = None
    unit: str | None = None


class ScheduleShift(Model):
    """What became of the time of a calendar entry.

    ``days`` counts from the same day of the earlier plan's period; ``unclear`` where one of the times has no date.
    """

    kind: ShiftKind
    earlier: str | None = None
    later: str | None = None
    earlier_time: Time | None = None
    later_time: Time | None = None
    days: int | None = None


class TopicShift(Model):
    """Attention to a topic: its share of the text and of the tasks, each between 0 and 1."""

    topic: str
    earlier_share: float
    later_share: float
    shift: float
    earlier_task_share: float
    later_task_share: float
    task_shift: float


class PlanDiff(Model):
    """Everything that changed from one plan to another."""

    schema_version: Literal["1"] = "1"
    earlier: PlanRef
    later: PlanRef
    items: tuple[Item, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    schedule: tuple[ScheduleShift, ...] = ()
    topics: tuple[TopicShift, ...] = ()
    warnings: tuple[Notice, ...] = ()


class Fulfilment(Model):
    """A promised figure, what is reported of it, and the verdict."""

    region: str | None
    adcode: str | None
    year: int | None
    indicator_id: str | None
    promised_op: Op
    promised_value: float | None
    promised_value_max: float | None
    promised_unit: str | None
    achieved_op: Op | None
    achieved_value: float | None
    achieved_value_max: float | None
    achieved_unit: str | None
    verdict: Verdict
    earlier_source: str
    earlier_start: int
    earlier_end: int
    later_source: str | None
    later_start: int | None
    later_end: int | None
    indicator: str
    issuer: str | None = None


class Reuse(Model):
    """A passage that two plans share; offsets are into the text of each document.

    ``characters`` counts those that both passages have in common in order, ``similarity`` is their share of both,
    ``text`` is the later passage as written. ``relation`` says whose text it was: an earlier plan of the same body
    (``same_plan``), a region above it, or another body. Regions are named by their issuer where they are not known.
    """

    earlier_source: str
    earlier_start: int
    earlier_end: int
    later_source: str
    later_start: int
    later_end: int
    characters: int
    similarity: float
    text: str
    relation: Relation
    earlier_region: str | None = None
    earlier_year: int | None = None
    later_region: str | None = None
    later_year: int | None = None
