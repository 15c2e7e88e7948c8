import pytest

from planparse.schema import (
    Absence,
    Action,
    Amount,
    Frequency,
    Notice,
    ParsedDocument,
    Plan,
    Reference,
    ScheduleItem,
    Section,
    SourceInfo,
    Span,
    Target,
    Time,
    Unit,
)
from planparse.writers.html.items import Fact, plan_items, warning_items

TEXT = "一、 工作任务。加强巡查，每月2次。\n3月10日 全体大会"


def at(part):
    start = TEXT.index(part)
    return Span(start=start, end=start + len(part))


def items(**parts):
    return plan_items(Plan(id="p", span=Span(start=0, end=len(TEXT)), **parts), TEXT)


def facts(item):
    return [(fact.key, fact.text, fact.labels) for fact in item.facts]


def test_a_heading_ends_before_what_stands_under_it():
    section = Section(id="s1", label="一、", title="工作任务", level=1, roles=("task",), span=Span(start=0, end=19))
    unit = Unit(id="k1", type="task", text="", span=at("加强巡查，每月2次。"))
    heading, _ = items(sections=(section,), tasks=(unit,))
    assert (TEXT[heading.start : heading.end], heading.lead, heading.tags) == (
        "一、 工作任务。",
        "一、工作任务",
        ("task",),
    )


def test_a_heading_ends_with_its_line():
    section = Section(id="s1", title="加强巡查，每月2次。后面", level=2, span=Span(start=8, end=len(TEXT)))
    (heading,) = items(sections=(section,))
    assert TEXT[heading.start : heading.end] == "加强巡查，每月2次。"


def test_a_unit_tells_who_when_and_what_it_cites():
    often = Time(text="每月2次", span=at("每月2次"), frequency=Frequency(count=2, per="P1M"))
    unit = Unit(
        id="c1", type="review", title="巡查", text="加强巡查", span=at("加强巡查"),
        actors=("安全办", "各校"), times=(often,),
        references=("r1",), topics=("edu.safety", "没有的主题"), evidence="unit.role", confidence=0.8,
        action=Action(verb="加强", object="巡查", span=at("加强巡查")),
    )  # fmt: skip
    reference = Reference(id="r1", title="安全法", span=at("大会"))
    shown, _ = items(context=(unit,), references=(reference,))
    assert (shown.type, shown.lead, shown.tags, shown.evidence, shown.confidence) == (
        "context", "巡查", ("review",), "unit.role", 0.8,
    )  # fmt: skip
    assert facts(shown) == [
        ("actors", "安全办、各校", ()),
        ("times", "每月2次（2 × P1M）", ()),
        ("topics", "", ("topic.edu.safety",)),
        ("references", "《安全法》", ()),
    ]


@pytest.mark.parametrize(
    ("time", "lead", "told"),
    [
        (None, "", []),
        (Time(text="3月10日", span=at("3月10日"), edtf="2024-03-10"), "3月10日", [("period", "2024-03-10", ())]),
        (Time(text="近期", span=at("3月")), "近期", [("period", "", ("edtf.none",))]),
        (
            Time(text="每旬", span=at("3月"), frequency=Frequency(count=1, per="P10D")),
            "每旬",
            [("frequency", "1 × P10D", ())],
        ),
    ],
)
def test_calendar_entries_tell_their_time(time, lead, told):
    entry = ScheduleItem(id="i1", time=time, activity="全体大会", span=at("全体大会"))
    (shown,) = items(schedule=(entry,))
    assert (shown.type, shown.lead, shown.text, facts(shown)) == ("schedule", lead, "全体大会", told)


def test_a_target_tells_its_figure():
    target = Target(
        id="t1", span=at("每月2次"), text="每月2次", indicator="巡查", op=">=", value=2, unit="次", status="planned",
        stretch=True, frequency=Frequency(count=2, per="P1M"), subject="各校", baseline=1, indicator_id="x.y",
        normalized=Amount(value=2, unit="次", dimension="count"),
    )  # fmt: skip
    (shown,) = items(targets=(target,))
    assert (shown.lead, shown.tags) == ("巡查 ≥ 2 次", ("status.planned", "stretch"))
    assert facts(shown) == [
        ("subject", "各校", ()),
        ("measure_kind", "", ("measure_kind.level",)),
        ("frequency", "2 ×", ("per.P1M",)),
        ("baseline", "1 次", ()),
        ("normalized", "2 次", ()),
        ("indicator_id", "x.y", ()),
    ]


def test_a_stated_absence_is_told():
    absence = Absence(kind="tied", indicator_id="income", tied_to="gdp.growth")
    target = Target(id="t1", span=at("大会"), text="与经济增长同步", indicator="收入", op="=", absence=absence)
    (shown,) = items(targets=(target,))
    assert shown.lead == "收入"
    assert Fact("absence", "gdp.growth", ("absence.tied",)) in shown.facts
    assert Fact("indicator_id", "income") in shown.facts


def test_warnings_with_and_without_a_place():
    notices = (
        Notice(code="a", message="one", span=Span(start=3, end=3)),
        Notice(code="b", message="two"),
        Notice(code="c", message="three", span=Span(start=500, end=600)),
    )
    source = SourceInfo(path="a.txt", media_type="text/plain", sha256="0" * 64, size=1)
    shown = warning_items(ParsedDocument(source=source, text=TEXT, warnings=notices))
    assert [(each.lead, each.text, each.located) for each in shown] == [
        ("a", "one", True),
        ("b", "two", False),
        ("c", "three", False),
    ]
    assert (shown[0].start, shown[0].end) == (3, 4)
