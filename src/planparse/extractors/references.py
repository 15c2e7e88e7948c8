"""The documents that a plan cites."""

from __future__ import annotations

import re

from planparse.mentions.citations import Citation, find_citations
from planparse.outline.covers import sent_title
from planparse.outline.model import PlanOutline
from planparse.schema import Reference
from planparse.text.clean import CleanText

_CLAUSE = 120
_SENDS = re.compile(r"(?:将|把|定了|订了|形成了?)\s?$")
_SENT = re.compile(
    r"(?:[（(][^）)。]{1,30}[）)])?\s?(?P<approved>(?:已经?|业?经)[^。《]{2,60}[，,]\s?)?"
    r"[，,]?\s?(?:经[^。《，,]{2,30}[，,]\s?)?(?:现|并)?(?:予|将其)?(?:印发|下[达发]|送你|发给)"
)


def extract_references(clean: CleanText, outline: PlanOutline) -> tuple[Reference, ...]:
    """Every document but the plan itself cited between its title and its end, in the order of the text, each once.

    Example:
        >>> text = "落实《云岭县听课管理办法》（云教发〔2024〕3号），办好《云岭教育》。"
        >>> whole = PlanOutline(None, None, None, (), 0, len(text), (), (), ())
        >>> [(found.id, found.title, found.number) for found in extract_references(CleanText.of(text), whole)]
        [('r1', '云岭县听课管理办法', '云教发〔2024〕3号')]
    """
    own = outline.title or ""
    cited = [
        citation
        for citation in find_citations(clean.text, outline.content_start, outline.end)
        if not _is_own(citation.title, own) and not _is_sent(clean.text, citation)
    ]
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


def _is_own(title: str, own: str) -> bool:
    """Whether a title is that of the plan, or of what its notice hands on, in full or without what stands before it."""
    return own.endswith(title) or (sent_title(own) or "").endswith(title)


def _is_sent(text: str, citation: Citation) -> bool:
    """Whether a letter hands a document on (现将《…》印发给你们) and so is about its own plan."""
    sent = _SENT.match(text, citation.end, citation.end + _CLAUSE)
    return sent is not None and bool(sent["approved"] or _SENDS.search(text, citation.start - 4, citation.start))
