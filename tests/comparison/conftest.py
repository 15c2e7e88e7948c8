"""Builds small documents whose annotation is known."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from planparse.schema import (
    Frequency,
    ParsedDocument,
    Period,
    Plan,
    Region,
    ScheduleItem,
    Section,
    SourceInfo,
    Span,
    Target,
    Time,
    Unit,
)

SHARED = Path(__file__).resolve().parents[3] / "shared"


class Draft:
    """Writes a document line by line; every entry knows its span."""

    def __init__(self, year="2024", *, kind="plan", title=None, region=None, path="a.txt"):
        self.text, self.year, self.kind, self.path = "", year, kind, path
        self.title = title or f"{year}年教研工作计划"
        self.region = Region(**region) if region else None
        self.sections, self.units, self.entries, self.targets = [], [], [], []
        self.line(self.title)

    def line(self, text):
        start = len(self.text)
        self.text += text + "\n"
        return Span(start=start, end=start + len(text))

    def section(self, title, *, label="", level=1, parent=None, roles=("task",)):
        span = self.line(label + title)
        section = Section(
            id=f"s{len(self.sections) + 1}",
            parent=parent,
            label=label,
            title=title,
            level=level,
            roles=roles,
            span=span,
        )
        self.sections.append(section)
        return self

    def unit(self, text, *, type="task", label="", title=None, topics=()):  # noqa: A002  the field's name
        section = self.sections[-1].id if self.sections else None
        span = self.line(label + text)
        self.units.append(
            Unit(
                id=f"u{len(self.units) + 1}", type=type, section=section, label=label, title=title, text=label + text,
                span=span, topics=topics,
            )
        )  # fmt: skip
        return self

    def tasks(self, *texts):
        for text in texts:
            self.unit(text)
        return self

    def entry(self, activity, edtf, text="时间"):
        span = self.line(activity)
        time = Time(text=text, span=span, edtf=edtf)
        self.entries.append(ScheduleItem(id=f"c{len(self.entries) + 1}", time=time, activity=activity, span=span))
        return self

    def target(self, text, indicator, op, value, unit="%", **fields):
        per = fields.pop("per", None)
        period = fields.pop("period", None)
        span = self.units[-1].span if self.units else Span(start=0, end=1)
        at = self.text.find(text)
        span = Span(start=at, end=at + len(text)) if at >= 0 else span
        self.targets.append(
            Target(
                id=f"t{len(self.targets) + 1}", unit_id=self.units[-1].id if self.units else None, text=text,
                indicator=indicator, op=op, value=value, unit=unit, span=span,
                frequency=Frequency(count=1, per=per) if per else None,
                period=Time(text=period, span=span, edtf=period) if period else None,
                **fields,
            )
        )  # fmt: skip
        return self

    def plan(self):
        def of(*types):
            return tuple(unit for unit in self.units if unit.type in types)

        return Plan(
            id="p1", title=self.title, kind=self.kind, span=Span(start=0, end=len(self.text)), region=self.region,
            period=Period(label=f"{self.year}年", edtf=self.year) if self.year else None, sections=tuple(self.sections),
            goals=of("goal"), tasks=of("task"), context=of("background", "guiding", "review"),
            schedule=tuple(self.entries), targets=tuple(self.targets),
        )  # fmt: skip

    def document(self):
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = SourceInfo(
            path=self.path, media_type="text/plain", encoding="utf-8", sha256=digest, size=len(self.text)
        )
        return ParsedDocument(source=source, text=self.text, plans=(self.plan(),))


@pytest.fixture
def draft():
    return Draft


@pytest.fixture
def shared():
    if not SHARED.is_dir():
        pytest.skip("the measured documents are not beside the project")
    return SHARED


@pytest.fixture
def shared_rows(shared):
    def read(name):
        with (shared / "gold" / name).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    return read


@pytest.fixture
def shared_report(shared):
    """The State Council's report of 2025 with its gold units, as a document."""
    name = "2025年国务院政府工作报告"
    text = (shared / "corpus" / "reports" / f"{name}.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))["plans"][0]
    units = [
        Unit(
            id=f"u{number}", type=unit["type"], label=unit["label"], title=unit["title"], span=Span(**unit["span"]),
            text=text[unit["span"]["start"] : unit["span"]["end"]],
        )
        for number, unit in enumerate(gold["units"], 1)
    ]  # fmt: skip
    sections = tuple(
        Section(
            id=f"s{number}", label=each["label"], title=each["title"], level=each["level"], roles=tuple(each["roles"]),
            span=Span(**each["span"]),
        )
        for number, each in enumerate(gold["sections"], 1)
    )  # fmt: skip
    plan = Plan(
        id="p1", title=None, kind="report", span=Span(**gold["span"]), period=Period(label="2025年", edtf="2025"),
        sections=sections,
        goals=tuple(unit for unit in units if unit.type == "goal"),
        tasks=tuple(unit for unit in units if unit.type == "task"),
        context=tuple(unit for unit in units if unit.type not in {"goal", "task"}),
    )  # fmt: skip
    source = SourceInfo(path=f"{name}.txt", media_type="text/plain", sha256="0" * 64, size=0)
    return ParsedDocument(source=source, text=text, plans=(plan,))
