"""Documents that hold one of everything."""

import pytest

from planparse.schema import (
    Absence,
    Action,
    Amount,
    Frequency,
    Notice,
    ParsedDocument,
    Period,
    Plan,
    Point,
    Reference,
    Region,
    ScheduleItem,
    Section,
    SourceInfo,
    Span,
    Target,
    Time,
    Unit,
)

TEXT = "=青禾县2024年工作要点\n一、目标\n+全县粮食总产量达到12万吨。\n3月\t-开学检查\n"


def at(part):
    start = TEXT.index(part)
    return Span(start=start, end=start + len(part))


def make_document(path):
    march = Time(text="3月", span=at("3月"), edtf="2024-03", frequency=Frequency(count=1, per="P1Y"))
    goal = Unit(
        id="g1", type="goal", section="s1", text="+全县粮食总产量达到12万吨。", span=at("+全县粮食总产量达到12万吨。"),
        actors=("农业农村局", "各乡镇"), times=(march,), references=("r1",), targets=("t1",), topics=("农业",),
        points=(Point(label="一是", text="稳面积", span=at("一、")),),
        action=Action(verb="达到", object="12万吨", span=at("达到")),
        evidence="rule.goal", confidence=0.9,
    )  # fmt: skip
    targets = (
        Target(
            id="t1", unit_id="g1", text="粮食总产量达到12万吨", indicator="粮食总产量", indicator_id="grain_output",
            op=">=", value=12, unit="万吨", period=march, span=at("粮食总产量达到12万吨"), stretch=True,
            normalized=Amount(value=120000, unit="t", dimension="mass"), baseline=11.5,
        ),
        Target(
            id="t2", text="不设目标", indicator="增长", op="=", span=at("目标"),
            absence=Absence(kind="unset", indicator_id="gdp"),
            frequency=Frequency(count=2, per="P1M"), subject="每校", status="achieved",
        ),
    )  # fmt: skip
    plan = Plan(
        id="p1", title="=青禾县2024年工作要点", span=Span(start=0, end=len(TEXT) - 1),
        issuer="青禾县人民政府", number="青政发〔2024〕1号",
        region=Region(province="河东省", county="青禾县", adcode="990101"), period=Period(label="2024年", edtf="2024"),
        sections=(Section(id="s1", label="一、", title="目标", level=1, roles=("goal", "task"), span=at("一、目标")),),
        goals=(goal,), tasks=(goal.model_copy(update={"id": "k1", "type": "task"}),),
        context=(goal.model_copy(update={"id": "c1", "type": "review"}),),
        schedule=(ScheduleItem(id="e1", section="s1", time=march, activity="-开学检查", span=at("3月\t-开学检查")),),
        targets=targets, references=(Reference(id="r1", title="规划", number=None, span=at("要点")),),
    )  # fmt: skip
    return ParsedDocument(
        source=SourceInfo(path=path, media_type="text/plain", encoding="utf-8", sha256="0" * 64, size=99),
        text=TEXT,
        plans=(plan,),
        warnings=(
            Notice(code="placeholder", message="a year is masked", span=at("2024")),
            Notice(code="wrong_suffix", message="named .doc", span=None),
        ),
    )


@pytest.fixture
def documents():
    return [make_document("甲/计划.txt"), make_document("乙/计划.txt")]
