"""The shape of one plan before extraction: headings, leaf units and calendars over clean offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from planparse.schema import Role, UnitType


class Line(NamedTuple):
    """A line of the cleaned text without surrounding blanks; ``[start, end)`` are clean offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SectionNode:
    """A heading and everything under it; ``[start, end)`` runs from its label through the end of its contents."""

    id: str
    parent: str | None
    label: str
    title: str
    level: int
    roles: tuple[Role, ...]
    start: int
    end: int
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A leaf: ``[start, end)`` runs from the label through the last character.

    ``body`` is where the text behind label and title begins (clean offset).
    """

    id: str
    type: UnitType
    section: str | None
    label: str
    title: str | None
    start: int
    end: int
    body: int
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Calendar:
    """A stretch of a section whose lines are entries of a calendar (months, weeks, dated events), heading excluded."""

    section: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """One plan of a document.

    ``title`` is the title's line where there is one; ``head`` holds the lines about the plan (speaker, date, source,
    document number, addressee) that are no unit; ``[start, end)`` runs from title through the last content.
    """

    title: str | None
    title_start: int | None
    title_end: int | None
    head: tuple[Line, ...]
    start: int
    end: int
    sections: tuple[SectionNode, ...]
    units: tuple[UnitNode, ...]
    calendars: tuple[Calendar, ...]

    @property
    def content_start(self) -> int:
        """Where content begins behind the title and the lines about the plan."""
        starts = [section.start for section in self.sections[:1]]
        starts += [unit.start for unit in self.units[:1]]
        starts += [calendar.lines[0].start for calendar in self.calendars]
        behind_head = max(
            (line.end for line in self.head if line.start < self.end), default=self.title_end or self.start
        )
        return min(starts, default=behind_head)
