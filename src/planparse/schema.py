"""The result: frozen models of what is found in one source file.

All offsets are ``str`` offsets, half open ``[start, end)``, into ``ParsedDocument.text``. Times are in EDTF
(ISO 8601-2), regions carry codes of GB/T 2260.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

PlanKind = Literal["plan", "summary", "summary_and_plan", "report"]
UnitType = Literal["goal", "task", "background", "guiding", "review"]
Role = Literal["background", "guiding", "review", "goal", "task", "measure", "schedule", "appendix", "other"]
Op = Literal["=", ">=", "<=", ">", "<", "~", "range"]
Measure = Literal["level", "growth", "change", "share"]
Status = Literal["planned", "achieved"]

CONTEXT_TYPES: tuple[UnitType, ...] = ("background", "guiding", "review")


class Model(BaseModel):
    """Base of all result models: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """Half open range of characters in ``ParsedDocument.text``; ``page`` counts from 1 in paged formats."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = None


class Found(Model):
    """What was found, where, and why it is believed.

    ``evidence`` names the rule (its id) or the model that decided; ``confidence`` is between 0 and 1.
    """

    span: Span
    evidence: str = ""
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)


class Notice(Model):
    """A warning: something that a reader of the data should distrust."""

    code: str
    message: str
    span: Span | None = None


class SourceInfo(Model):
    """The file that was read."""

    path: str
    media_type: str
    encoding: str | None = None
    sha256: str
    size: int
    pages: int | None = None


class Region(Model):
    """A place by its full official names, with its GB/T 2260 code."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    adcode: str | None = None


class Period(Model):
    """The time a plan covers: as written, and as EDTF."""

    label: str
    edtf: str


class Frequency(Model):
    """So many times in each period of time (``per`` is an ISO 8601 duration)."""

    count: int
    per: str


class Time(Model):
    """A time expression. ``edtf`` is null for recurrences and for what is left open."""

    text: str
    span: Span
    edtf: str | None = None
    frequency: Frequency | None = None


class Section(Found):
    """A heading and everything under it."""

    id: str
    parent: str | None = None
    label: str = ""
    title: str
    level: int = Field(ge=1)
    roles: tuple[Role, ...] = ()


class Point(Model):
    """One numbered or ordered point inside a unit (一是, 首先)."""

    label: str
    text: str
    span: Span


class Action(Model):
    """The main action of a task."""

    verb: str
    object: str
    span: Span


class Unit(Found):
    """A leaf of the tree: a goal, a task or a piece of context."""

    id: str
    type: UnitType
    section: str | None = None
    label: str = ""
    title: str | None = None
    text: str
    actors: tuple[str, ...] = ()
    times: tuple[Time, ...] = ()
    references: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    action: Action | None = None


class ScheduleItem(Found):
    """One entry of a calendar."""

    id: str
    section: str | None = None
    time: Time | None = None
    activity: str
    actors: tuple[str, ...] = ()
    place: str | None = None


class Amount(Model):
    """A value in the base unit of its dimension, so that 1.26万亿元 and 12600亿元 compare equal."""

    value: float
    value_max: float | None = None
    unit: str
    dimension: str


class Absence(Model):
    """A stated absence of a figure: none is set, or it is tied to another indicator."""

    kind: Literal["unset", "tied"]
    indicator_id: str | None = None
    tied_to: str | None = None


class Target(Found):
    """A quantity that is promised, demanded or reported.

    A stated absence (不设具体增长目标, 与经济增长同步) has ``value`` null and ``absence`` set; its ``indicator_id`` is
    null and stands in ``absence``, so that whoever joins figures by indicator never meets a row without a figure.
    """

    id: str
    unit_id: str | None = None
    text: str
    indicator: str
    indicator_id: str | None = None
    op: Op
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    measure: Measure = "level"
    period: Time | None = None
    frequency: Frequency | None = None
    subject: str | None = None
    status: Status = "planned"
    stretch: bool = False
    normalized: Amount | None = None
    baseline: float | None = None
    attribute: str | None = None
    absence: Absence | None = None


class Reference(Found):
    """A document that the plan cites."""

    id: str
    title: str
    number: str | None = None


class Plan(Found):
    """One plan, summary or report."""

    id: str
    title: str | None = None
    kind: PlanKind = "plan"
    issuer: str | None = None
    region: Region | None = None
    period: Period | None = None
    published: str | None = None
    number: str | None = None
    addressee: str | None = None
    attachments: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    goals: tuple[Unit, ...] = ()
    tasks: tuple[Unit, ...] = ()
    context: tuple[Unit, ...] = ()
    schedule: tuple[ScheduleItem, ...] = ()
    targets: tuple[Target, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def units(self) -> tuple[Unit, ...]:
        """All leaf units in the order of the text."""
        return tuple(sorted(self.goals + self.tasks + self.context, key=lambda unit: unit.span.start))


class ParsedDocument(Model):
    """Everything found in one source file."""

    schema_version: Literal["1"] = "1"
    source: SourceInfo
    text: str
    plans: tuple[Plan, ...] = ()
    warnings: tuple[Notice, ...] = ()
