"""Types of units: by their own words, else by the roles of their section, else by the classifier."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from planparse.lexicons import first_match, rules
from planparse.outline.model import PlanOutline, SectionNode, UnitNode
from planparse.schema import UnitType
from planparse.text.clean import CleanText

#: Given the unit's text and its place, a type with its probability and the model's name, or None below the threshold.
TypeClassifier = Callable[[str, Sequence[str]], tuple[UnitType, float, str] | None]

_OPENING = 120
_CLOSE = 24
_BY_ROLE: tuple[tuple[str, UnitType], ...] = (
    ("task", "task"),
    ("measure", "task"),
    ("review", "review"),
    ("goal", "goal"),
    ("guiding", "guiding"),
    ("schedule", "task"),
    ("appendix", "task"),
    ("background", "background"),
)
_PRINCIPLE = re.compile(r"^(?:坚持|以.{2,30}为(?:指导|引领|统领|核心)|全面贯彻|深入贯彻|高举|认真贯彻|贯彻落实|紧紧围绕|围绕)")
_LOOKS_BACK = re.compile(r"^(?:过去|刚刚过去|[一五]年来|(?:20\d\d)年，?(?:是|我们|全)|去年|上学期|上学年|回顾)")
_PROMISES = re.compile(r"(?:今年|本学期|本学年|本年度|下一步|今后|新的一年)[^。]{0,20}(?:将|要|继续|进一步|计划|拟)")


def typed(clean: CleanText, outline: PlanOutline, classifier: TypeClassifier | None = None) -> PlanOutline:
    """The same outline with every unit typed; ``evidence`` and ``confidence`` say by what and how surely."""
    by_id = {section.id: section for section in outline.sections}
    typed_units = []
    for index, unit in enumerate(outline.units):
        section = by_id.get(unit.section or "")
        kind, evidence, confidence = _type_of(clean.text, unit, section, index, outline, classifier)
        typed_units.append(replace(unit, type=kind, evidence=evidence, confidence=confidence))
    return replace(outline, units=tuple(typed_units))


def _type_of(
    text: str,
    unit: UnitNode,
    section: SectionNode | None,
    index: int,
    outline: PlanOutline,
    classifier: TypeClassifier | None,
) -> tuple[UnitType, str, float]:
    roles = section.roles if section else ()
    opening = text[unit.start : min(unit.end, unit.start + _OPENING)].replace("\n", "")
    if not unit.label:
        close = text[max(unit.start, unit.end - _CLOSE) : unit.end] if unit.end - unit.start > _OPENING else ""
        rule = first_match(rules("unit_types"), f"{opening}\n{close}" if close else opening)
        if rule is not None and not (rule.value == "review" and "review" not in roles and section is not None and unit.title):
            return rule.value, rule.id, rule.confidence  # type: ignore[return-value]
        thanks = _thanks(text, unit, roles)
        if thanks:
            return thanks
    by_role = next((kind for role, kind in _BY_ROLE if role in roles), None)
    if by_role == "goal" and section is not None and section.evidence == "role.parent":
        return "task", "unit.work_under_goals", 0.75
    if by_role == "guiding" and unit.title and not unit.label and not _PRINCIPLE.match(opening):
        return "task", "unit.titled_work", 0.8
    if by_role is not None and (section is None or section.evidence != "role.none"):
        return by_role, f"unit.role.{by_role}", 0.9
    if classifier is not None:
        decided = classifier(text[unit.start : unit.end], roles)
        if decided is not None:
            return decided[0], decided[2], decided[1]
    return _without_role(opening, text[unit.start : unit.end], unit, index, outline)


def _thanks(text: str, unit: UnitNode, roles: Sequence[str]) -> tuple[UnitType, str, float] | None:
    """Thanks close a review anywhere in its last sentences."""
    if "review" not in roles:
        return None
    rule = next(rule for rule in rules("unit_types") if rule.id == "unit.thanks")
    if rule.pattern.search(text, max(unit.start, unit.end - 200), unit.end):
        return "background", rule.id, rule.confidence
    return None


def _without_role(
    opening: str, whole: str, unit: UnitNode, index: int, outline: PlanOutline
) -> tuple[UnitType, str, float]:
    """Type of a unit whose section tells nothing: by position and by how it opens."""
    before_sections = not outline.sections or unit.start < outline.sections[0].start
    if _LOOKS_BACK.match(opening) and not _PROMISES.search(whole):
        return "review", "unit.looks_back", 0.6
    if _PRINCIPLE.match(opening) and not unit.label:
        return "guiding", "unit.principle", 0.6
    if before_sections and index < 4 and not unit.label:
        return "background", "unit.opening", 0.85
    return "task", "unit.default", 0.6
