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
