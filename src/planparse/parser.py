"""The road: file to source, clean text, outline, extraction, result. Every stage is one call; read it top to bottom."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planparse import readers
from planparse.classifiers.predict import Classifiers
from planparse.errors import ReadError
from planparse.extractors.metadata import PlanMetadata, extract_metadata, year_conflicts
from planparse.extractors.references import extract_references
from planparse.extractors.schedule import extract_schedule
from planparse.extractors.sections import extract_sections
from planparse.extractors.tables import TableItems, extract_tables
from planparse.extractors.targets import extract_targets
from planparse.extractors.types import typed
from planparse.extractors.units import extract_units
from planparse.outline.build import build
from planparse.outline.model import PlanOutline
from planparse.readers import Limits, Source
from planparse.schema import CONTEXT_TYPES, Notice, ParsedDocument, Plan, SourceInfo
from planparse.text.clean import CleanText
from planparse.text.repair import clean as repair

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LEAST_CHINESE = 0.02


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses one document at a time; holds settings only, so one parser serves any number of documents.

    Args:
        limits: How large an input may be.
        ocr: Whether pages without a text layer are recognised (needs ``planparse[ocr]``).
        classifiers: Trained models for what rules leave open, or None for rules alone.
    """

    limits: Limits = Limits()
    ocr: bool = False
    classifiers: Classifiers | None = None

    def parse(self, source: str | bytes | Path, *, name: str | None = None) -> ParsedDocument:
        """Turn a file, its bytes or a text into a structured document.

        Args:
            source: A path (``Path``, or a one-line ``str`` that names an existing file), the bytes of a file, or text.
            name: Name of the input in results and errors; by default its path, or ``-``.

        Returns:
            The document with its plans, every item tied to its characters.

        Raises:
            ReadError: The input cannot be turned into text; the code says why.

        Example:
            >>> document = Parser().parse("一、工作目标\\n1、每位教师每学期听课不少于15节。")
            >>> [(target.indicator, target.op, target.value, target.unit) for target in document.plans[0].targets]
            [('听课', '>=', 15.0, '节')]
        """
        path = _existing_path(source)
        if path is not None:
            data = readers.load(path, self.limits)
            return self._parse_bytes(data, name or str(path))
        if isinstance(source, bytes):
            return self._parse_bytes(source, name or "-")
        return self._parse_text(str(source), name or "-")

    def _parse_bytes(self, data: bytes, name: str) -> ParsedDocument:
        source = readers.read(data, name, limits=self.limits, ocr=self.ocr)
        return self._assemble(source, _info(source, data, name))

    def _parse_text(self, text: str, name: str) -> ParsedDocument:
        if not text:
            raise ReadError("P003", "read", "the text is empty", "leave it out", file=name)
        data = text.encode("utf-8", errors="surrogatepass")
        source = Source(text=text, media_type="text/plain")
        return self._assemble(source, _info(source, data, name))

    def _assemble(self, source: Source, info: SourceInfo) -> ParsedDocument:
        warnings = list(source.warnings)
        if not _is_chinese(source.text):
            if not any(notice.code == "no_text" for notice in warnings):
                raise ReadError("P020", "outline", "it holds no Chinese text", "check that it is a plan", file=info.path)
            return ParsedDocument(source=info, text=source.text, warnings=tuple(warnings))
        clean = repair(source.text)
        warnings += clean.warnings
        outlines = build(clean, _marked_headings(clean, source))
        plans = []
        for number, outline in enumerate(outlines, start=1):
            plan, notices = self._plan(clean, source, outline, f"p{number}", info.path)
            plans.append(plan)
            warnings += notices
        return ParsedDocument(source=info, text=source.text, plans=tuple(plans), warnings=tuple(warnings))

    def _plan(
        self, clean: CleanText, source: Source, outline: PlanOutline, plan_id: str, name: str
    ) -> tuple[Plan, Sequence[Notice]]:
        metadata = extract_metadata(clean, outline, name=name)
        period = metadata.period.edtf if metadata.period else None
        outline = typed(clean, outline, self.classifiers.unit_type if self.classifiers else None)
        tables = extract_tables(clean, source.tables, outline, period)
        outline = tables.outline
        references = extract_references(clean, outline)
        targets = (*extract_targets(clean, outline, period), *tables.targets)
        schedule = (*extract_schedule(clean, outline, period), *tables.schedule)
        units = (*extract_units(clean, outline, period, references, targets), *tables.tasks)
        if self.classifiers:
            units = self.classifiers.with_topics(units)
        plan = Plan(
            id=plan_id,
            **metadata.fields(),
            span=clean.span(outline.start, outline.end),
            sections=extract_sections(clean, outline),
            goals=tuple(unit for unit in units if unit.type == "goal"),
            tasks=tuple(unit for unit in units if unit.type == "task"),
            context=tuple(unit for unit in units if unit.type in CONTEXT_TYPES),
            schedule=schedule,
            targets=targets,
            references=references,
        )
        return plan, year_conflicts(clean, outline, metadata)
