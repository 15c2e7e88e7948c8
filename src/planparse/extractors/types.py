"""Types of units: by their own words, else by the roles of their section, else by the classifier."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from planparse.lexicons import first_match, rules
from planparse.outline.headings import GLOSSARY
from planparse.outline.model import PlanOutline, SectionNode, UnitNode
from planparse.outline.roles import roles_of
from planparse.outline.trailing import CLOSE
from planparse.schema import Role, UnitType
from planparse.text.clean import CleanText

#: A type, what decided it (rule id or model name), and how surely.
Decision = tuple[UnitType, str, float]

#: Given texts of units and the roles of their sections, for each a decision, or None below the model's threshold.
TypeClassifier = Callable[[Sequence[tuple[str, Sequence[str]]]], Sequence[Decision | None]]

# An entry above or beside the top sections is a demand of a letter, or one of a plan that is but a list.
_ENTRY: Decision = ("task", "unit.entry", 0.8)
_OPENING = 120
_CLOSE = 24
_LAST_SENTENCES = 200
_BY_ROLE: tuple[tuple[Role, UnitType], ...] = (
    ("task", "task"),
    ("measure", "task"),
    ("review", "review"),
    ("goal", "goal"),
    ("guiding", "guiding"),
    ("schedule", "task"),
    ("appendix", "task"),
    ("background", "background"),
)
_PRINCIPLE = re.compile(
    r"^(?:坚持|以.{2,30}为(?:指导|引领|统领|核心)|全面贯彻|深入贯彻|高举|认真贯彻|贯彻落实|紧紧围绕|围绕)"
)
_LOOKS_BACK = re.compile(r"^(?:过去|刚刚过去|[一五]年来|(?:20\d\d)年，我们|去年|上学期|上学年|回顾)")
_PROMISES = re.compile(
    r"(?:今年|本学期|本学年|本年度|下一步|今后|新的一年)[^。]{0,20}(?:将|要|继续|进一步|计划|打算|拟)"
)
_YEARS_WORK = re.compile(r"(?:20[\dxX]{2}年|[今明]年|下一?步|下半年)[^，。]{0,6}(?:思路|打算)")
_AIM = re.compile(r"(?:达到|增长|控制在|不低于|稳定在|超过|突破|提高到)[^。，]{0,12}?\d")
_RESULT = re.compile(r"^(?:[—–－-]{2}|到(?:20\d\d年|[“\"]?十[一二三四五]五))")
_STANDS_FOR = re.compile(r"(?:要|必须)?坚持|牢牢把握|稳中求进|以[^，。]{2,24}为(?:主题|主线|指导|引领|重点|中心)")
# What those who are taught are to be able to do: 能独立穿脱衣服, 喜欢听故事.
_STATE = re.compile(
    r"(?:[大中小]?班?(?:幼儿|学生|孩子|教师|家长)们?)?(?:都|均|基本|初步)?"
    r"(?:能(?![力量源])|会(?![同议员计])|喜欢|喜爱|乐[意于]|愿意|懂得|学会|知道|了解|掌握|养成|具[有备](?!体))"
)
_AIMS: frozenset[Role] = frozenset({"goal", "guiding"})
_LONGEST_NAME = 10  # characters of a title that is but the name of its kind
_AHEAD: frozenset[Role] = frozenset({"goal", "guiding", "task", "measure"})
_TIMES = re.compile(
    r"十[一二三四五六七八九]五|20\d\d年|[今过]后?去?[一二三四五六七八九十]{1,2}年|未来[一二三四五六七八九十]{1,2}年|今年|下一?[步年]"
)
#: A heading over problems and what is done about them; behind it, how the second of these opens.
PROBLEMS_FIRST = re.compile(r"(?:问题|不足|困难|短板)[^，,]{0,10}(?:打算|措施|举措|思路|计划|安排|方向)")
_NEXT = re.compile(r"(?:下一?步|下一?阶段|今后|接下来)(?!.{0,12}(?:存在|问题))|针对(?:以上|上述|这些|存在)")
_TOLD = re.compile(r"[^，,。；;]{0,30}(?:已经|曾经|[^为除]了[\u4e00-\u9fff])")  # what was done
_TURN = 16  # characters in which a unit names the time it speaks of
_PURPOSE = re.compile(r"(?:特?制[定订](?:了)?(?:本|以下|如下|此)|安排如下|计划如下)")


@dataclass(frozen=True, slots=True)
class _Place:
    """A unit in its plan."""

    unit: UnitNode
    section: SectionNode | None
    heading: str  # which names the roles of the section
    opening: str
    is_entry: bool
    is_opening: bool
    is_last: bool

    @property
    def words(self) -> str:
        """The opening behind the label."""
        return self.opening[len(self.unit.label) :].lstrip()

    @property
    def roles(self) -> tuple[Role, ...]:
        return self.section.roles if self.section else ()


def typed(clean: CleanText, outline: PlanOutline, classifier: TypeClassifier | None = None) -> PlanOutline:
    """The same outline with every unit typed; ``evidence`` and ``confidence`` say by what and how surely."""
    by_id = {section.id: section for section in outline.sections}
    first_section = outline.sections[0].start if outline.sections else outline.end
    places: list[tuple[_Place, Decision | None]] = []
    turned: set[str] = set()
    problems = _ends_of_problems(clean.text, outline)
    for index, unit in enumerate(outline.units):
        opening = clean.text[unit.start : min(unit.end, unit.start + _OPENING)].replace("\n", "")
        above = unit.start < first_section
        beside = unit.section is None and _TOLD.match(opening, len(unit.label)) is None
        is_entry, at_top = bool(unit.label) and (above or beside), above and index < 4 and not unit.label
        is_last = unit is outline.units[-1]
        section = _at_hand(by_id, unit, opening, turned)
        if section is not None and unit.start < problems.get(section.id, 0):
            section = replace(section, roles=("review",))
        heading = _heading_above(by_id, section).title if section else ""
        place = _Place(unit, section, heading, opening, is_entry, at_top, is_last)
        places.append((place, _by_words(clean.text, place) or _by_title(place) or _by_role(place)))
    silent = [place for place, decision in places if decision is None]
    asked = [(clean.text[place.unit.start : place.unit.end], place.roles) for place in silent]
    told = iter(classifier(asked) if classifier and asked else [None] * len(asked))
    units = []
    for place, decision in places:
        kind, evidence, confidence = decision or next(told) or _by_look(clean.text, place)
        if place.is_entry and kind == "background":
            kind, evidence, confidence = _ENTRY
        units.append(replace(place.unit, type=kind, evidence=evidence, confidence=confidence))
    return replace(outline, units=tuple(units))


def _ends_of_problems(text: str, outline: PlanOutline) -> dict[str, int]:
    """Where sections on problems and what is done about them turn to the second, where that can be seen."""
    both = {
        section.id
        for section in outline.sections
        if "review" in section.roles and len(section.roles) > 1 and PROBLEMS_FIRST.search(section.title)
    }
    if not both:
        return {}
    turns = [(one.parent, one.start) for one in outline.sections if one.parent in both and "review" not in one.roles]
    turns += [(one.section, one.start) for one in outline.units if one.section in both and _NEXT.match(text, one.start)]
    return {section: start for section, start in sorted(turns, key=lambda turn: -turn[1]) if section}


def _at_hand(by_id: Mapping[str, SectionNode], unit: UnitNode, opening: str, turned: set[str]) -> SectionNode | None:
    """The section of a unit; one that looks back and on (十三五成就和十四五目标) turns at the time it names last."""
    section = by_id.get(unit.section or "")
    if section is None or "review" not in section.roles or _AHEAD.isdisjoint(section.roles):
        return section
    told = _heading_above(by_id, section)
    named = _TIMES.findall(told.title)
    if len(named) > 1 and any(
        named[-1] in words[:_TURN] for words in (opening, section.title if section is not told else "")
    ):
        turned.add(told.id)
    if told.id not in turned:
        return section
    return replace(section, roles=tuple(role for role in section.roles if role != "review"))


def _heading_above(by_id: Mapping[str, SectionNode], section: SectionNode) -> SectionNode:
    """The section whose heading names the roles that this one has."""
    while section.evidence == "role.parent" and section.parent:
        section = by_id[section.parent]
    return section


def _by_words(text: str, place: _Place) -> Decision | None:
    """What an entry without a number says of itself in its opening and its close."""
    unit = place.unit
    if unit.label:
        return None
    long = unit.end - unit.start > _OPENING
    ends = f"{place.opening}\n{text[unit.end - _CLOSE : unit.end]}" if long else place.opening
    if place.is_last and CLOSE.match(place.opening):
        return "background", "unit.close", 0.88
    rule = first_match(rules("unit_types"), ends)
    looks_forward = place.section is not None and "review" not in place.roles
    if rule is not None and rule.id == "unit.lead_in" and "review" in place.roles:
        rule = None
    if rule is not None and not (rule.value == "review" and looks_forward and unit.title):
        return rule.value, rule.id, rule.confidence  # type: ignore[return-value]
    return _thanks(text, place) if "review" in place.roles else None


def _thanks(text: str, place: _Place) -> Decision | None:
    """Thanks close a review anywhere in its last sentences."""
    rule = next(rule for rule in rules("unit_types") if rule.id == "unit.thanks")
    start = max(place.unit.start, place.unit.end - _LAST_SENTENCES)
    return ("background", rule.id, rule.confidence) if rule.pattern.search(text, start, place.unit.end) else None


def _by_role(place: _Place) -> Decision | None:
    """What the heading over a unit says; None where it says nothing."""
    if place.section is None or place.section.evidence == "role.none":
        return None
    if "appendix" in place.roles and GLOSSARY.search(place.section.title):
        return "background", "unit.glossary", 0.95
    kind = next((kind for role, kind in _BY_ROLE if role in place.roles), None)
    if "goal" in place.roles and not place.unit.label and _RESULT.match(place.opening) and _AIM.search(place.opening):
        return "goal", "unit.result", 0.9
    if kind == "goal" and not place.unit.label and _is_principle(place):
        kind = "guiding"
    if kind == "goal" and place.section.evidence == "role.parent" and not _STATE.match(place.words):
        return "task", "unit.work_under_goals", 0.95
    if kind == "guiding" and _is_titled_work(place):
        return "task", "unit.titled_work", 0.95
    return (kind, f"unit.role.{kind}", 0.98) if kind else None


def _by_title(place: _Place) -> Decision | None:
    """What the title of an entry says itself under a heading of principles or aims (总体要求: （二）工作目标。…)."""
    title = place.unit.title
    if not title or len(title) > _LONGEST_NAME or _AIMS.isdisjoint(place.roles):
        return None
    own = _AIMS.intersection(roles_of(title)[0])
    kind = next((kind for role, kind in _BY_ROLE if len(own) == 1 and role in own), None)
    return (kind, "unit.title_role", 0.95) if kind else None


def _is_titled_work(place: _Place) -> bool:
    """Whether a titled paragraph under a heading of principles is work; an entry is where they are of a year."""
    if not place.unit.title or _PRINCIPLE.match(place.words) or "原则" in place.heading:
        return False
    return not place.unit.label or bool(_YEARS_WORK.search(place.heading))


def _is_principle(place: _Place) -> bool:
    """Whether a paragraph under a heading of goals states principles and no figures."""
    aims = len(_AIM.findall(place.opening))
    return aims < 2 if "guiding" in place.roles else aims == 0 and bool(_STANDS_FOR.search(place.opening))


def _by_look(text: str, place: _Place) -> Decision:
    """Type of a unit whose section tells nothing: by position and by how it opens."""
    unit = place.unit
    if place.is_opening and _PURPOSE.search(text, max(unit.start, unit.end - 40), unit.end):
        return "background", "unit.purpose", 0.9
    if _LOOKS_BACK.match(place.opening) and not _PROMISES.search(text, unit.start, unit.end):
        return "review", "unit.looks_back", 0.6
    if _PRINCIPLE.match(place.opening) and not unit.label:
        return "guiding", "unit.principle", 0.6
    if place.is_opening:
        return "background", "unit.opening", 0.85
    return "task", "unit.default", 0.6
