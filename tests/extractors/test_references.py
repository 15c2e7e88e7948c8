import pytest

from planparse import parse
from planparse.extractors.references import extract_references
from planparse.outline.model import PlanOutline
from planparse.schema import Reference, Span
from planparse.text.clean import CleanText

TITLE = "云岭县听课工作方案"
TEXT = f"{TITLE}\n根据《听课管理办法》（云教发〔2024〕3号）和《听课管理办法》，落实《{TITLE}》。《课程标准》在计划之外"


def outline(start: int, end: int) -> PlanOutline:
    return PlanOutline(TITLE, start, start + len(TITLE), (), start, end, (), (), ())


def test_a_plan_cites_others_once_and_never_itself():
    end = TEXT.index("《课程标准》")
    assert extract_references(CleanText.of(TEXT), outline(0, end)) == (
        Reference(
            id="r1",
            title="听课管理办法",
            number="云教发〔2024〕3号",
            span=Span(start=12, end=33),
            evidence="citation.number",
            confidence=0.99,
        ),
    )


def test_spans_lead_back_to_the_raw_text():
    raw = f"　　{TEXT}"
    clean = CleanText(raw, TEXT, range(2, len(raw)))
    (reference,) = extract_references(clean, outline(0, TEXT.index("《课程标准》")))
    assert raw[reference.span.start : reference.span.end] == "《听课管理办法》（云教发〔2024〕3号）"


@pytest.mark.parametrize(
    ("letter", "cited"),
    [
        ("现将《云岭县评课方案》印发给你们，请落实。", []),
        ("《云岭县评课方案》（见附件）已经县政府同意，现印发给你们。", []),
        ("根据《评课条例》，我局制定了《云岭县评课方案》，经局领导同意，现印发给你们。", ["评课条例"]),
        ("根据《评课条例》，现印发本县的方案。", ["评课条例"]),
        ("按照《县教育局关于印发〈评课办法〉的通知》要求办理。", ["县教育局关于印发〈评课办法〉的通知"]),
    ],
)
def test_what_a_letter_hands_on_is_not_cited(letter, cited):
    plan = parse(f"各乡镇中心学校：\n{letter}\n一、加强领导\n各校要重视。").plans[0]
    assert [reference.title for reference in plan.references] == cited


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("云岭县关于实施《评课条例》的意见", ["评课条例", "评课方案"]),
        ("云岭县关于印发《云岭县2024年评课方案》的通知", ["评课条例"]),
        ("云岭县评课方案", ["评课条例"]),
    ],
)
def test_a_document_that_the_title_is_about_is_cited(title, cited):
    plan = parse(f"{title}\n一、工作任务\n落实《评课条例》（云发〔2024〕2号）和《评课方案》。").plans[0]
    assert [reference.title for reference in plan.references] == cited
