"""The documents that a plan cites."""

from __future__ import annotations

from planparse.mentions.citations import find_citations
from planparse.outline.model import PlanOutline
from planparse.schema import Reference
from planparse.text.clean import CleanText


def extract_references(clean: CleanText, outline: PlanOutline) -> tuple[Reference, ...]:
    """Every document but the plan itself cited between its title and its end, in the order of the text, each once.

    Example:
        >>> text = "落实《云岭县听课管理办法》（云教发〔2024〕3号），办好《云岭教育》。"
        >>> whole = PlanOutline(None, None, None, (), 0, len(text), (), (), ())
        >>> [(found.id, found.title, found.number) for found in extract_references(CleanText.of(text), whole)]
        [('r1', '云岭县听课管理办法', '云教发〔2024〕3号')]
    """
    start = outline.start if outline.title_end is None else outline.title_end
    own = outline.title or ""
    cited = [citation for citation in find_citations(clean.text, start, outline.end) if citation.title not in own]
    return tuple(
        Reference(
            id=f"r{index}",
            title=citation.title,
            number=citation.number,
            span=clean.span(citation.start, citation.end),
            evidence=citation.evidence,
            confidence=citation.confidence,
        )
        for index, citation in enumerate(cited, 1)
    )
