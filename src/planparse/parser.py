"""The road: file to source, clean text, outline, extraction, result. Every stage is one call; read it top to bottom."""

from __future__ import annotations

import hashlib
import os.path
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planparse import readers
from planparse.classifiers.told import teller_of_types, with_roles, with_topics
from planparse.errors import ReadError, legible
from planparse.extractors.conflicts import conflicts
from planparse.extractors.items import in_order, numbered
from planparse.extractors.metadata import extract_metadata
from planparse.extractors.references import extract_references
from planparse.extractors.schedule import extract_schedule, read_calendars
from planparse.extractors.sections import extract_sections
from planparse.extractors.tables import KnownTable, extract_tables, known_tables, with_borders
from planparse.extractors.targets import extract_targets
from planparse.extractors.types import typed
from planparse.extractors.units import extract_units
from planparse.mentions.times import TimeScan
from planparse.outline.build import build
from planparse.outline.model import PlanOutline
from planparse.outline.notices import notices_of
from planparse.readers import Limits, Source
from planparse.readers.drawn import drawn_tables
from planparse.readers.text import plausibility
from planparse.schema import CONTEXT_TYPES, Notice, ParsedDocument, Plan, SourceInfo
from planparse.text.clean import CleanText
from planparse.text.repair import clean as repair

if TYPE_CHECKING:
    from planparse.classifiers.predict import Classifiers

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_LEAST_CHINESE = 0.02
_READS_WELL = 0.5
_LONGEST_PATH = 1024
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses one document at a time; holds settings only, so one parser serves any number of documents.

    Args:
        limits: How large an input may be.
        ocr: Whether pages without a text layer are recognised (needs ``planparse[ocr]``).
        classifiers: Decide where rules abstain, and tell topics; None for rules alone. ``load`` sets them.
    """

    limits: Limits = Limits()
    ocr: bool = False
    classifiers: Classifiers | None = None

    def parse(self, source: str | bytes | Path, *, name: str | None = None) -> ParsedDocument:
        r"""Turn a file, its bytes or a text into a structured document.

        Args:
            source: A path (``Path``, or a one-line ``str`` that names an existing file), the bytes of a file, or text.
            name: Name of the input in results and errors; by default its path, or ``-``.

        Returns:
            The document with its plans, every item tied to its characters.

        Raises:
            ReadError: The input cannot be turned into text; the code says why.

        Example:
            >>> document = Parser().parse("一、工作目标\n1、每位教师每学期听课不少于15节。")
            >>> [(target.indicator, target.op, target.value, target.unit) for target in document.plans[0].targets]
            [('听课', '>=', 15.0, '节')]
        """
        path = _existing_path(source)
        if path is not None:
            return self._bytes(readers.load(path, self.limits), name or str(path))
        if isinstance(source, bytes):
            return self._bytes(source, name or "-")
        return self._text(str(source), name or "-")

    def _bytes(self, data: bytes, name: str) -> ParsedDocument:
        source = readers.read(data, name, limits=self.limits, ocr=self.ocr)
        return self._document(source, _info(source, data, name))

    def _text(self, text: str, name: str) -> ParsedDocument:
        if not text:
            raise ReadError("P003", "read", "the text is empty", "leave it out", file=name)
        text = _LONE_SURROGATE.sub("\ufffd", text)  # what no output could hold
        source = Source(text=text, media_type="text/plain", tables=drawn_tables(text))
        return self._document(source, _info(source, text.encode("utf-8"), name))

    def _document(self, source: Source, info: SourceInfo) -> ParsedDocument:
        warnings = list(source.warnings)
        plans: list[Plan] = []
        clean = replace(repair(source.text), pages=source.pages)
        if _is_chinese(clean, source, info):
            warnings += clean.warnings
            tables = known_tables(clean, source.tables)
            clean = with_borders(clean, tables)
            outlines = build(
                clean,
                marked=_marked(clean, source, "heading"),
                tables=[(table.start, table.end) for table in tables],
                aside=_marked(clean, source, "furniture", "footnote"),
            )
            for number, outline in enumerate(outlines, start=1):
                plan, notices = _plan(clean, outline, tables, f"p{number}", info.path, self.classifiers)
                plans.append(plan)
                warnings += notices
        return ParsedDocument(source=info, text=source.text, plans=tuple(plans), warnings=tuple(warnings))


def load(*, limits: Limits = Limits(), ocr: bool = False, classifiers: bool | Path = True) -> Parser:
    r"""A parser with these settings, for many documents.

    Args:
        limits: How large an input may be.
        ocr: Whether pages without a text layer are recognised.
        classifiers: Whether trained classifiers decide where rules abstain, and tell topics; or a folder of models.

    Raises:
        ModelError: ``P040`` to ``P042`` where the models cannot be used.

    Example:
        >>> load().parse("一、指导思想\n以质量为中心。").plans[0].sections[0].roles
        ('guiding',)
    """
    return Parser(limits, ocr, _classifiers(classifiers))


def parse(source: str | bytes | Path, *, name: str | None = None) -> ParsedDocument:
    r"""Parse one document with the default settings; see ``Parser.parse``.

    Example:
        >>> parse("青石镇2024年教研工作计划\n一、主要工作\n1、办好读书节。").plans[0].title
        '青石镇2024年教研工作计划'
    """
    return load().parse(source, name=name)


def _classifiers(wanted: bool | Path) -> Classifiers | None:  # noqa: FBT001  handed on from load
    if wanted is False:
        return None
    from planparse.classifiers import predict

    return predict.load(None if wanted is True else wanted)


def _plan(
    clean: CleanText,
    outline: PlanOutline,
    tables: Sequence[KnownTable],
    plan_id: str,
    name: str,
    classifiers: Classifiers | None,
) -> tuple[Plan, tuple[Notice, ...]]:
    about = extract_metadata(clean, outline, name=name)
    period = about.period.edtf if about.period else None
    if classifiers is not None:
        outline = with_roles(outline, classifiers)
    outline = typed(clean, outline, teller_of_types(classifiers) if classifiers else None)
    scan = TimeScan(clean.text)
    references = extract_references(clean, outline)
    in_tables = extract_tables(clean, tables, outline, period)
    calendars = read_calendars(clean, outline, period, scan)
    found = extract_targets(clean, in_tables.outline, period, in_tables.deadlines, scan, calendars, about.kind)
    targets = numbered("t", (*found, *in_tables.targets))
    schedule = numbered("i", (*extract_schedule(clean, outline, period, calendars), *in_tables.schedule))
    units = extract_units(
        clean, in_tables.outline, period, references, targets, in_tables.actors, scan, in_tables.deadlines
    )
    units = in_order((*units, *in_tables.goals))
    sections = extract_sections(clean, outline)
    if classifiers is not None:
        units = with_topics(units, sections, f"{about.title or ''} {about.issuer or ''}", classifiers)
    plan = Plan(
        id=plan_id,
        title=about.title,
        kind=about.kind,
        issuer=about.issuer,
        region=about.region,
        period=about.period,
        published=about.published,
        number=about.number,
        addressee=about.addressee,
        attachments=about.attachments,
        span=clean.span(outline.start, outline.end),
        sections=sections,
        goals=tuple(unit for unit in units if unit.type == "goal"),
        tasks=tuple(unit for unit in units if unit.type == "task"),
        context=tuple(unit for unit in units if unit.type in CONTEXT_TYPES),
        schedule=schedule,
        targets=targets,
        references=references,
        evidence=about.evidence,
        confidence=about.confidence,
    )
    return plan, (
        *notices_of(clean, outline, [table.start for table in tables]),
        *conflicts(clean, outline, about, references, scan),
    )


def _existing_path(source: str | bytes | Path) -> Path | None:
    if isinstance(source, Path):
        return source
    if not isinstance(source, str) or "\n" in source or not 0 < len(source) < _LONGEST_PATH:
        return None
    is_file = os.path.isfile(source)  # noqa: PTH113  Path.is_file raises where a line is too long for a name
    return Path(source) if is_file else None


def _info(source: Source, data: bytes, name: str) -> SourceInfo:
    return SourceInfo(
        path=legible(name),
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=len(source.pages) or None,
    )


def _is_chinese(clean: CleanText, source: Source, info: SourceInfo) -> bool:
    """Whether there is a Chinese text; a scan without a text layer has none and is told by its warning.

    A text that is Chinese by its repairs alone, as the bytes of a page taken for Latin letters are, has to read well.
    """
    if _holds_chinese(source.text) or (_holds_chinese(clean.text) and plausibility(clean.text) > _READS_WELL):
        return True
    if any(notice.code == "no_text" for notice in source.warnings):
        return False
    raise ReadError("P020", "outline", "it holds no Chinese text", "check that it is a plan", file=info.path)


def _holds_chinese(text: str) -> bool:
    visible = len(text) - text.count(" ") - text.count("\n")
    chinese = 0
    for run in _CHINESE.finditer(text):
        chinese += run.end() - run.start()
        if chinese >= _LEAST_CHINESE * visible:
            return True
    return False


def _marked(clean: CleanText, source: Source, *kinds: str) -> dict[int, int]:
    """Clean offsets and levels of the lines that the file's format marks so; the document's own title is no heading."""
    return {
        clean.clean_range(mark.start, mark.end)[0]: mark.level
        for mark in source.marks
        if mark.kind in kinds and (mark.kind != "heading" or mark.level > 0)
    }
