"""What classifiers add to a plan where rules are silent: roles of headings that tell none, and topics of units."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planparse.outline.model import PlanOutline, SectionNode
from planparse.schema import Section, Unit, UnitType

if TYPE_CHECKING:
    from planparse.classifiers.predict import Classifiers, Family

_NOT_BY_WORDS = {"schedule", "appendix", "review"}
_WITH_TOPICS = {"goal", "task", "review"}
_GOVERNMENT = re.compile(r"政府工作报告|国民经济|政府工作")
_EDUCATION = re.compile(
    r"教育|教研|教科|教学|教师|教导|教务|政教|德育|学校|[中小]学|幼儿|学期|学年|学院|大学|班主任|校|培训"
    r"|少先队|大队部|学生|班级|班务|[大中小]班|保教|备课|语文|数学|英语"
)
_SCHOOL = re.compile(r"学校|教师|学生|教学|教研|课堂|幼儿|校园|班级|班主任|家长|同学|少先队|队员|辅导员")
_SCHOOL_SHARE = 1 / 60


def with_roles(outline: PlanOutline, classifiers: Classifiers) -> PlanOutline:
    """The same outline; headings that tell the rules nothing have the roles that the classifier is sure of.

    Sections below that take over the roles of such a heading change with it. Calendars and
    appendices are told by their form, and what looks back by its year: never by the classifier.
    """
    changed: dict[str, SectionNode] = {}
    sections = []
    for section in outline.sections:
        parent = changed.get(section.parent or "")
        new = section
        if section.evidence == "role.none":
            found = classifiers.section_role(section.title)
            if found is not None and not _NOT_BY_WORDS.intersection(found[0]):
                new = replace(section, roles=found[0], evidence=found[1], confidence=found[2])
        elif section.evidence == "role.parent" and parent is not None:
            new = replace(section, roles=parent.roles, confidence=min(section.confidence, parent.confidence))
        if new is not section:
            changed[section.id] = new
        sections.append(new)
    return replace(outline, sections=tuple(sections))


def teller_of_types(
    classifiers: Classifiers,
) -> Callable[[Sequence[tuple[str, Sequence[str]]]], list[tuple[UnitType, str, float] | None]]:
    """What tells the types of units, each a text and the roles of its section, about which the rules are silent.

    The words of a sentence with figures are the same in a promise and in a report a year later, so that the classifier
    is not believed that a unit looks back: the rules know by year and tense.
    """

    def told(units: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[UnitType, str, float] | None]:
        found = classifiers.unit_types(units)
        return [None if one is None or one[0] == "review" else one for one in found]

    return told


def with_topics(
    units: Sequence[Unit], sections: Sequence[Section], about: str, classifiers: Classifiers
) -> tuple[Unit, ...]:
    """The same units; goals, tasks and reviews with their topics.

    Args:
        units: All units of a plan.
        sections: All sections of the plan.
        about: Title and issuer of the plan.
        classifiers: The classifiers.
    """
    by_id = {section.id: section for section in sections}
    chosen = [unit for unit in units if unit.type in _WITH_TOPICS]
    asked = [(unit.text, heading_of(unit, by_id.get(unit.section or ""))) for unit in chosen]
    told = classifiers.topics_of(asked, family_of(about, units))
    topics = {unit.id: found for unit, found in zip(chosen, told, strict=True) if found}
    return tuple(unit.model_copy(update={"topics": topics[unit.id]}) if unit.id in topics else unit for unit in units)


def heading_of(unit: Unit, section: Section | None) -> str:
    """The headings of a unit, as its topics are told from them."""
    return "。".join(part for part in (unit.title, section.title if section else None) if part)


def family_of(about: str, units: Sequence[Unit]) -> Family:
    """The family of topics that fits a plan: by its title and issuer, else by how often it speaks of schools.

    Example:
        >>> family_of("苍岭县教育局2024年工作要点", ()), family_of("2024年政府工作报告", ())
        ('edu', 'cap')
    """
    if _GOVERNMENT.search(about):
        return "cap"
    if _EDUCATION.search(about):
        return "edu"
    length = sum(len(unit.text) for unit in units)
    spoken = sum(len(_SCHOOL.findall(unit.text)) for unit in units)
    return "edu" if spoken > length * _SCHOOL_SHARE else "cap"
