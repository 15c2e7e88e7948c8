import pytest

from planparse.extractors.conflicts import conflicts
from planparse.extractors.metadata import extract_metadata
from planparse.outline.model import Calendar, Line, PlanOutline
from planparse.schema import Reference, Span
from planparse.text.clean import CleanText


def messages(text: str, *, head: str = "", calendar: str = "", references: tuple[Reference, ...] = ()) -> list[str]:
    title = text.split("\n", maxsplit=1)[0]
    lines = (Line(text.index(head), text.index(head) + len(head), head),) if head else ()
    calendars = ()
    if calendar:
        at = text.index(calendar)
        calendars = (Calendar(None, (Line(at, at + len(calendar), calendar),)),)
    outline = PlanOutline(title, 0, len(title), lines, 0, len(text), (), (), calendars)
    clean = CleanText.of(text)
    found = conflicts(clean, outline, extract_metadata(clean, outline), references)
    assert {notice.code for notice in found} <= {"year_conflict"}
    return [text[notice.span.start : notice.span.end] for notice in found]


@pytest.mark.parametrize(
    ("date", "conflicting"),
    [("2021-10-08", ["2021-10-08"]), ("2023-12-20", []), ("2024-02-01", []), ("2026-01-01", [])],
)
def test_a_plan_published_long_before_its_year(date, conflicting):
    text = f"云岭县教研室2024年工作计划\n发布时间：{date}\n提高质量。"
    assert messages(text, head=f"发布时间：{date}") == conflicting


@pytest.mark.parametrize(
    ("month", "conflicting"), [("二○一二年三月：", ["二○一二年三月"]), ("2024年3月：", []), ("三月：", [])]
)
def test_a_calendar_of_another_year(month, conflicting):
    assert messages(f"云岭县教研室2024年工作计划\n{month}\n期末检测。", calendar=month) == conflicting


def test_a_school_year_of_one_year():
    assert messages("2024—2024学年教研室工作计划\n提高质量。") == ["2024—2024学年"]


@pytest.mark.parametrize(("number", "conflicting"), [("云教发〔2014〕3号", 1), ("云教发〔2022〕3号", 0)])
def test_a_citation_whose_number_is_of_another_year(number, conflicting):
    cited = Reference(id="r1", title="关于做好2023年度验收的通知", number=number, span=Span(start=0, end=4))
    assert len(messages("云岭县教研室2023年工作计划\n提高质量。", references=(cited,))) == conflicting


def test_a_plan_without_years_contradicts_nothing():
    assert messages("教研室工作计划\n2011年一月：", calendar="2011年一月：") == []
