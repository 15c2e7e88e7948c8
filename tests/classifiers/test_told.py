"""What classifiers add to a parsed plan, and what they leave alone."""

import json
from pathlib import Path

import pytest

from planparse.classifiers.told import family_of, teller_of_types, with_roles
from planparse.outline.model import PlanOutline, SectionNode
from planparse.parser import load
from planparse.schema import Span, Unit

PLAN = """青石镇中心小学2024年工作计划
一、主要工作
1、抓好校园安全。每月开展一次消防演练，排查安全隐患。
2、加强教师培训。组织骨干教师外出研修。
"""


class Fixed:
    """Classifiers that tell every section one role."""

    def __init__(self, roles):
        self.roles = roles

    def section_role(self, title):
        return (self.roles, "model.section_role", 0.9) if "甲" in title else None


def section(number, parent, title, roles, evidence):
    return SectionNode(f"s{number}", parent, "", title, 1 if parent is None else 2, roles, 0, 9, evidence, 0.3)


def outline(*sections):
    return PlanOutline(None, None, None, (), 0, 9, sections, (), ())


def test_only_silent_headings_and_what_is_below_them_change():
    given = outline(
        section(1, None, "甲", ("other",), "role.none"),
        section(2, "s1", "其下", ("other",), "role.parent"),
        section(3, "s2", "再下", ("other",), "role.parent"),
        section(4, None, "甲目标", ("goal",), "role.goal"),
        section(5, "s4", "其下", ("goal",), "role.parent"),
        section(6, None, "乙", ("other",), "role.none"),
    )
    told = with_roles(given, Fixed(("task",)))
    assert [(node.roles, node.evidence) for node in told.sections] == [
        (("task",), "model.section_role"),
        (("task",), "role.parent"),
        (("task",), "role.parent"),
        (("goal",), "role.goal"),
        (("goal",), "role.parent"),
        (("other",), "role.none"),
    ]


@pytest.mark.parametrize("role", ["schedule", "appendix", "review"])
def test_what_form_and_year_tell_is_not_asked(role):
    given = outline(section(1, None, "甲", ("other",), "role.none"))
    assert with_roles(given, Fixed((role,))) == given


def test_a_unit_is_not_told_to_look_back():
    class Says:
        def unit_types(self, units):
            return [(text, "model.unit_type", 0.9) if text else None for text, _ in units]

    told = teller_of_types(Says())
    assert told([("background", ()), ("review", ()), ("", ())]) == [("background", "model.unit_type", 0.9), None, None]


def test_topics_of_a_plan():
    with_topics = load().parse(PLAN).plans[0]
    assert [unit.topics for unit in with_topics.tasks] == [("edu.safety",), ("edu.teachers",)]


def test_rules_alone_tell_no_topics_and_the_same_otherwise():
    alone, both = load(classifiers=False).parse(PLAN), load().parse(PLAN)
    assert [unit.topics for unit in alone.plans[0].units] == [(), ()]
    bare = [unit.model_copy(update={"topics": ()}) for unit in both.plans[0].units]
    assert bare == list(alone.plans[0].units)


def test_a_silent_heading_is_told():
    text = "栖霞区教育局2025年工作要点\n一、锻造教师队伍，激发内生动力\n1、举办研修班3期。\n2、培养骨干教师60名。\n"
    assert load(classifiers=False).parse(text).plans[0].sections[0].roles == ("other",)
    told = load().parse(text).plans[0].sections[0]
    assert (told.roles, told.evidence) == (("task",), "model.section_role")


def unit(text):
    return Unit(span=Span(start=0, end=1), id="u1", type="task", text=text)


@pytest.mark.parametrize(
    ("about", "text", "family"),
    [
        ("苍岭县人民政府 政府工作报告", "发展教育，建设学校。", "cap"),
        ("湛溪县教育事业发展规划", "", "edu"),
        ("春蕾中学", "", "edu"),
        ("", "各学校组织教师学习，教研组听课评课。", "edu"),
        ("", "新建高标准农田2万亩，招商引资30亿元。", "cap"),
        ("市场监督管理局2024年工作计划", "开展食品安全检查。", "cap"),
        ("少先队工作计划第二学期", "", "edu"),
        ("中班班务计划", "", "edu"),
        ("", "各中队辅导员要召开队会，班主任要联系家长。", "edu"),
    ],
)
def test_families(about, text, family):
    assert family_of(about, [unit(text)] if text else []) == family


SHARED = Path(__file__).parents[3] / "shared"


def places(document):
    """Types of units and roles of sections by where they stand."""
    told = {}
    for plan in document.plans:
        told |= {("unit", unit.span.start, unit.span.end): unit.type for unit in plan.units}
        told |= {("section", section.span.start, section.span.end): set(section.roles) for section in plan.sections}
    return told


def right(told, gold):
    return {
        *(
            key
            for plan in gold["plans"]
            for unit in plan["units"]
            if told.get(key := ("unit", unit["span"]["start"], unit["span"]["end"])) == unit["type"]
        ),
        *(
            key
            for plan in gold["plans"]
            for section in plan["sections"]
            if told.get(key := ("section", section["span"]["start"], section["span"]["end"])) == set(section["roles"])
        ),
    }


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measured documents are not beside the project")
def test_nothing_is_lost_on_measured_documents():
    files = sorted((SHARED / "gold").glob("*.json"))
    assert files
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        source = SHARED / "corpus" / gold["source"]
        alone, both = (places(load(classifiers=asked).parse(source)) for asked in (False, True))
        assert right(alone, gold)
        assert right(both, gold) >= right(alone, gold)
