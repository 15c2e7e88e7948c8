"""What a reader of an outline should distrust: numbering that repeats or skips, headings over nothing, lost tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planparse.outline.headings import is_caption
from planparse.outline.model import PlanOutline, SectionNode, UnitNode
from planparse.outline.numbering import Kind, label_of
from planparse.schema import Notice
from planparse.text.clean import CleanText


def notices_of(clean: CleanText, outline: PlanOutline, tables: Sequence[int] = ()) -> tuple[Notice, ...]:
    """Warnings ``numbering``, ``empty_section`` and ``missing_table`` of one plan, in the order of the text.

    ``tables`` holds the clean offsets of tables that are read by their columns.
    """
    found = [*_numbering(clean, outline), *_empty(clean, outline, tables)]
    return tuple(sorted(found, key=lambda notice: notice.span.start if notice.span else 0))


def _numbering(clean: CleanText, outline: PlanOutline) -> Iterator[Notice]:
    last: dict[tuple[str | None, Kind], int] = {}
    items: list[SectionNode | UnitNode] = [*outline.sections, *outline.units]
    for item in sorted(items, key=lambda item: (item.start, isinstance(item, UnitNode))):
        label = label_of(item.label + "　") if item.label else None
        if label is None:
            continue
        place = (item.parent if isinstance(item, SectionNode) else item.section, label.kind)
        before = last.get(place)
        last[place] = label.number
        if before is not None and label.number not in {before + 1, 1}:
            verb = "repeats" if label.number == before else "follows"
            yield Notice(
                code="numbering",
                message=f"{item.label} {verb} number {before}",
                span=clean.span(item.start, item.start + len(item.label)),
            )


def _empty(clean: CleanText, outline: PlanOutline, tables: Sequence[int]) -> Iterator[Notice]:
    filled = {section.parent for section in outline.sections} | {unit.section for unit in outline.units}
    filled |= {calendar.section for calendar in outline.calendars}
    for section in outline.sections:
        if section.id in filled or any(section.start <= at < section.end for at in tables):
            continue
        lost = is_caption(f"{section.label}{section.title}")
        code, what = (
            ("missing_table", "nothing follows the caption") if lost else ("empty_section", "nothing stands under")
        )
        yield Notice(code=code, message=f"{what} {section.title}", span=clean.span(section.start, section.end))
