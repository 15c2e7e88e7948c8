"""Headings of the outline as ``Section`` items."""

from __future__ import annotations

from planparse.outline.model import PlanOutline
from planparse.schema import Section
from planparse.text.clean import CleanText


def extract_sections(clean: CleanText, outline: PlanOutline) -> tuple[Section, ...]:
    """Every heading of a plan, in order."""
    return tuple(
        Section(
            id=node.id,
            parent=node.parent,
            label=node.label,
            title=node.title,
            level=node.level,
            roles=node.roles,
            span=clean.span(node.start, node.end),
            evidence=node.evidence,
            confidence=node.confidence,
        )
        for node in outline.sections
    )
