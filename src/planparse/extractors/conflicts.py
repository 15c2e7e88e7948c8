"""Years that contradict each other: a plan published long before its year, a calendar or a citation of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.extractors.metadata import PlanMetadata
from planparse.mentions.times import TimeScan
from planparse.outline.model import PlanOutline
from planparse.schema import Notice, Reference
from planparse.text.clean import CleanText

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d")
_SAME_YEAR_TWICE = re.compile(r"((?:19|20)\d\d)\s?[-—－–~～至/]{1,2}\s?\1\s?学年")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


def conflicts(
    clean: CleanText,
    outline: PlanOutline,
    metadata: PlanMetadata,
    references: Sequence[Reference] = (),
    scan: TimeScan | None = None,
) -> tuple[Notice, ...]:
    """A ``year_conflict`` notice for every pair of years that cannot both be true.

    Compared are the plan's period with the date of publication (earlier by more than a year), with the years that its
    calendar names, and the year in a cited title with the year in the document's number. Reposted plans often carry
    replaced years.
    """
    return tuple(
        Notice(code="year_conflict", message=message, span=clean.span(start, end))
        for start, end, message in (
            *_published(clean, outline, metadata),
            *_calendar(scan or TimeScan(clean.text), outline, metadata),
        )
    ) + tuple(_cited(references))


def _plan_years(metadata: PlanMetadata) -> tuple[int, int] | None:
    years = [int(year) for year in _YEARS.findall(metadata.period.edtf)] if metadata.period else []
    return (min(years), max(years)) if years else None


def _published(clean: CleanText, outline: PlanOutline, metadata: PlanMetadata) -> Iterator[tuple[int, int, str]]:
    years = _plan_years(metadata)
    if metadata.title and outline.title_start is not None and outline.title_end is not None:
        twice = _SAME_YEAR_TWICE.search(clean.text, outline.title_start, outline.title_end)
        if twice:
            yield twice.start(), twice.end(), f"a school year from {twice[1]} to {twice[1]}: the years look replaced"
    if years is None or metadata.published is None or years[0] - int(metadata.published[:4]) <= 1:
        return
    for line in outline.head:
        match = re.search(metadata.published[:4], line.text)
        if match:
            message = f"published {metadata.published}, but the plan is for {years[0]}: the years look replaced"
            yield line.start + match.start(), min(line.end, line.start + match.start() + 10), message
            return


def _calendar(scan: TimeScan, outline: PlanOutline, metadata: PlanMetadata) -> Iterator[tuple[int, int, str]]:
    years = _plan_years(metadata)
    if years is None:
        return
    for start, end in _dated_lines(outline):
        for mention in scan.find(start, end) if scan.names_year(start, end) else ():
            named = [int(year) for year in _YEARS.findall(mention.edtf or "")]
            if named and not any(years[0] - 1 <= year <= years[1] + 1 for year in named):
                message = f"the calendar says {mention.text}, but the plan is for {years[0]}: one of the years is wrong"
                yield mention.start, mention.end, message
                return


def _dated_lines(outline: PlanOutline) -> Iterator[tuple[int, int]]:
    """Headings of schedules and lines of calendars."""
    for section in outline.sections:
        if "schedule" in section.roles:
            yield section.start, min(section.end, section.start + len(section.label) + len(section.title) + 16)
    for calendar in outline.calendars:
        for line in calendar.lines:
            yield line.start, line.end


def _cited(references: Sequence[Reference]) -> Iterator[Notice]:
    for reference in references:
        title = _TITLE_YEAR.search(reference.title)
        number = _YEARS.search(reference.number or "")
        if title and number and abs(int(title[1]) - int(number[0])) > 1:
            message = f"a document for {title[1]} with a number of {number[0]}: one of the years is wrong"
            yield Notice(code="year_conflict", message=message, span=reference.span)
